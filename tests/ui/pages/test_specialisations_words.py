from dataclasses import replace

import pytest

from planner.advice.specialisations import SpecialisationComparison, SpecialisationRow
from planner.market.pack import Pack
from planner.ui.pages import specialisations_words as words
from planner.ui.pages.specialisations_question import answer
from tests.ui.pages.advice_desk import asked


@pytest.fixture(scope="module")
def told(pack: Pack) -> SpecialisationComparison:
    return answer(asked(pack)).comparison


def row(told: SpecialisationComparison, name: str) -> SpecialisationRow:
    found = told.row_of(name)
    assert found is not None
    return found


def cells(one: SpecialisationRow) -> dict[str, str]:
    return {column.title: column.short(one) for column in words.columns()}


def test_only_what_surely_pays_more_is_the_answer(told: SpecialisationComparison) -> None:
    mlops = row(told, "mlops")
    sure = replace(mlops, effect=replace(mlops.effect, log_effect=0.2, low=0.1, high=0.3))
    unsure = replace(mlops, effect=replace(mlops.effect, log_effect=0.2, low=-0.1, high=0.3))
    assert words.headline(replace(told, rows=(told.reference, sure)))[0] == "MLOps pays most, +22\u00a0%"
    assert words.headline(replace(told, rows=(told.reference, unsure)))[0].startswith("No specialisation surely")
    assert words.headline(replace(told, rows=(told.reference,)))[0].startswith("No specialisation surely")


def test_a_level_that_is_assumed_is_told(told: SpecialisationComparison) -> None:
    assert "assumed: yours is not known" in words.headline(replace(told, is_level_assumed=True))[1]
    assert "assumed" not in words.headline(told)[1]


def test_cells_say_effect_range_grade_and_fading(told: SpecialisationComparison) -> None:
    mlops = row(told, "mlops")
    told_cells = cells(replace(mlops, effect=replace(mlops.effect, log_effect=0.0953, low=-0.0513, high=0.2624)))
    assert told_cells["Pay"] == "+10\u00a0% (−5 to +30)"
    assert told_cells["Grade"] == "C"
    assert told_cells["Fades"].endswith(" y")


def test_an_unmeasured_one_has_no_figures_but_all_else(told: SpecialisationComparison) -> None:
    edge = row(told, "edge-ai")
    shown = cells(edge)
    assert (shown["Pay"], shown["Grade"], shown["Fades"]) == ("no estimate", "–", "–")
    assert shown["Market"] == "too thin"
    facts = dict(words.facts(edge))
    assert facts["At mid level"].startswith("No estimate.")
    assert (facts["Fades"], facts["Source"]) == ("", "")


def test_every_cell_of_every_row_has_a_text_and_a_tip(told: SpecialisationComparison) -> None:
    for one in told.rows:
        assert all(cells(one).values())
        assert all(column.whole_text(one) for column in words.columns())


def test_cards_stand_on_their_side_and_mixed_ones_on_both(told: SpecialisationComparison) -> None:
    for one in told.rows:
        lines = words.evidence(one)
        assert sum(text.startswith("For: ") for text, _, _ in lines) == len(one.in_favour)
        assert sum(text.startswith("Against: ") for text, _, _ in lines) == len(one.against)
        assert all(grade in "ABCD" and source for _, grade, source in lines)


def test_contradictions_are_shown_once_with_both_sides(told: SpecialisationComparison) -> None:
    one = row(told, "deep-learning")
    lines = words.contradictions(one, told)
    assert len(lines) == len({text for text, _, _ in lines}) >= len(told.tensions)
    assert all(" – but: " in text and grade == "D" and how for text, grade, how in lines)
