from dataclasses import replace

import pytest

from planner.advice.learning import Effort
from planner.advice.skill_gap import Hold
from planner.advice.specialisation_course import Span, SpecialisationCourse
from planner.advice.specialisations import SpecialisationComparison, SpecialisationRow
from planner.domain.role import Level
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
    assert told_cells["Pay"] == "+10\u00a0% (−5 to +30) C"
    assert told_cells["Fades"].endswith(" y")


def test_an_unmeasured_one_has_no_figures_but_all_else(told: SpecialisationComparison) -> None:
    edge = row(told, "edge-ai")
    shown = cells(edge)
    assert (shown["Pay"], shown["In 5 years"], shown["Fades"]) == ("no estimate", "–", "–")
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


def order(one: SpecialisationRow, title: str) -> object:
    return next(column.order_of(one) for column in words.columns() if column.title == title)


def tip(one: SpecialisationRow, title: str) -> str:
    return next(column.whole_text(one) for column in words.columns() if column.title == title)


def test_an_effect_that_just_touches_nothing_is_not_sure(told: SpecialisationComparison) -> None:
    mlops = row(told, "mlops")
    touching = replace(mlops, effect=replace(mlops.effect, log_effect=0.2, low=0.0, high=0.3))
    assert words.headline(replace(told, rows=(told.reference, touching)))[0].startswith("No specialisation surely")


def test_those_without_an_estimate_are_counted(told: SpecialisationComparison) -> None:
    rows = (told.reference, row(told, "mlops"), row(told, "edge-ai"))
    assert "1 specialisation of 3 without an estimate." in words.headline(replace(told, rows=rows))[1]


def test_ones_own_and_the_reference_are_marked(told: SpecialisationComparison) -> None:
    mlops = row(told, "mlops")
    own, other = replace(mlops, is_own=True), replace(mlops, is_own=False)
    assert (cells(own)["Specialisation"], cells(own)["In 5 years"]) == ("MLOps", "yours")
    assert tip(own, "Specialisation").startswith("MLOps · yours: ")
    assert tip(own, "In 5 years") == "Yours already: carrying on is what it is"
    assert cells(other)["In 5 years"] != "yours"
    assert tip(other, "Specialisation").startswith("MLOps: ")
    assert cells(told.reference)["Pay"] == "reference"
    assert tip(told.reference, "Pay") == "The others are compared with it."


def test_the_unmeasured_is_ordered_as_unknown(told: SpecialisationComparison) -> None:
    edge, mlops = row(told, "edge-ai"), row(told, "mlops")
    assert (order(edge, "Pay"), order(edge, "Fades")) == (None, None)
    assert (order(mlops, "Pay"), order(mlops, "Fades")) == (mlops.effect.log_effect, mlops.effect.half_life_years)


def test_an_effect_is_told_with_range_and_grade_and_its_absence_with_the_reason(
    told: SpecialisationComparison,
) -> None:
    effect = replace(row(told, "mlops").effect, log_effect=0.0953, low=-0.0513, high=0.2624, grade="B")
    assert words.told_effect(effect) == "+10\u00a0%, −5\u00a0% to +30\u00a0% (grade B)"
    none = replace(effect, grade="", note="Too few adverts.")
    assert words.told_effect(none) == "No estimate. Too few adverts."
    assert words.told_effect(replace(none, note="")) == "No estimate."


def test_facts_tell_market_growth_source_and_every_level(told: SpecialisationComparison) -> None:
    mlops = row(told, "mlops")
    effect = replace(mlops.effect, source="Adverts", date="2025", n=12_345)
    kind = replace(mlops.specialisation, is_growing=True, thinness_note="", applications=("serving", "monitoring"))
    facts = dict(words.facts(replace(mlops, effect=effect, specialisation=kind)))
    assert facts["Market"].endswith(", growing")
    assert (facts["Source"], facts["Used for"]) == ("Adverts, 2025, n 12,345", "serving, monitoring")
    assert {f"At {level} level" for level in ("entry", "mid", "senior", "architect")} <= facts.keys()
    staying = replace(mlops, effect=replace(effect, half_life_years=None))
    assert dict(words.facts(staying))["Fades"] == ""


def test_fading_halves_with_the_half_life(told: SpecialisationComparison) -> None:
    mlops = row(told, "mlops")
    effect = replace(mlops.effect, log_effect=0.2, low=0.1, high=0.3, half_life_years=5.0)
    fading = dict(words.facts(replace(mlops, effect=effect)))["Fades"].replace("\u00a0", " ").split(", ")
    assert (fading[0], fading[4]) == ("+22 % after 0 y", "+11 % after 5 y")
    assert cells(replace(mlops, effect=effect))["Fades"] == "5 y"


def test_skills_are_counted_named_and_ordered_by_their_share(told: SpecialisationComparison) -> None:
    mlops = row(told, "mlops")
    one = mlops.skills[0]
    holds = (Hold.HAVE, Hold.LACK, Hold.HAVE, Hold.RUSTY)
    held = tuple(replace(one, hold=hold, effort=Effort(100, 750, 1_500)) for hold in holds)
    shown, name = replace(mlops, skills=held), one.skill.name
    assert (cells(shown)["Skills"], order(shown, "Skills")) == ("2 of 4", 0.5)
    assert tip(shown, "Skills") == f"have: {name}, {name}; rusty: {name}; lack: {name}"
    assert (cells(shown)["Hours"], order(shown, "Hours")) == ("1,500", 1_500)
    assert tip(shown, "Hours") == "200 to 3,000 hours, an assumption (grade D)"
    assert words.lessons(shown)[-1] == (
        "Hours",
        "1,500 to close the gap; 200 to 3,000 hours, an assumption (grade D)",
    )
    assert order(replace(mlops, skills=()), "Skills") == 0


def test_the_quiet_line_says_what_the_effect_is_against_and_what_it_is_worth(told: SpecialisationComparison) -> None:
    quiet = words.headline(replace(told, is_level_assumed=False))[1]
    against = f"Effect on base pay against general machine learning at {told.level} level"
    assert quiet.startswith(f"{against}, with the range that holds four in five. ")
    assert quiet.endswith("Adverts and surveys (grade C): what people choose is not what makes them paid.")


def test_titles_of_the_columns_and_those_of_numbers() -> None:
    titles = {column.title: column.is_number for column in words.columns()}
    assert list(titles) == ["Specialisation", "Pay", "In 5 years", "Fades", "Market", "Skills", "Hours"]
    assert [title for title, is_number in titles.items() if is_number] == [
        "Pay",
        "In 5 years",
        "Fades",
        "Skills",
        "Hours",
    ]


def test_the_course_ahead_is_told_against_carrying_on(told: SpecialisationComparison) -> None:
    span = Span(-2_000.0, 3_100.0, 9_000.0)
    course = SpecialisationCourse({1: span, 5: span}, Span(-9_000.0, 20_000.0, 61_000.0), 0.6, 15)
    one = replace(row(told, "mlops"), course=course)
    assert dict(words.course(one)) == {
        "In 1 year": "+$3.1k, −$2k to +$9k a year",
        "In 5 years": "+$3.1k, −$2k to +$9k a year",
        "In 15 years together": "+$20k, −$9k to +$61k, discounted",
        "Better than carrying on": "in 12 of 20",
    }
    assert (cells(one)["In 5 years"], order(one, "In 5 years")) == ("+$3.1k", 3_100.0)
    assert tip(one, "In 5 years") == "+$3.1k, −$2k to +$9k a year against carrying on"
    assert words.course(replace(one, is_own=True)) == []
    bare = replace(one, course=None)
    assert (words.course(bare), order(bare, "In 5 years"), tip(bare, "In 5 years")) == ([], None, "no estimate")


def test_a_file_tells_levels_course_evidence_and_source(told: SpecialisationComparison) -> None:
    one = row(told, "mlops")
    file = {column.title: column.whole_text(one) for column in words.file_columns()}
    assert {"At entry", "At mid", "At senior", "At architect", "Course", "For", "Against", "Source"} <= set(file)
    assert file["At senior"] == words.told_effect(one.effects[Level.SENIOR])
    assert file["At entry"] == words.told_effect(one.effects[Level.ENTRY])
    assert "aijobs" in file["Source"]
    own = replace(one, effect=replace(one.effect, source="Your own figure", date="", n=0))
    assert words.file_columns()[-1].whole_text(own) == "Your own figure"
    assert words.file_columns()[-1].whole_text(row(told, "edge-ai")) == ""
