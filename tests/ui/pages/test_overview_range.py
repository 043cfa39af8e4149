from planner.advice.pay_range import Reference, Step
from planner.domain.role import Level
from planner.market.evidence import load_cards
from planner.market.factors import Factor
from planner.market.pack import load_pack
from planner.ui.pages.overview_range import (
    combination_note,
    mover_rows,
    reference_rows,
    step_note,
    step_rows,
)

NBSP = "\u00a0"
FAMILY = load_pack().families[0]
SMALL = Step(Level.ENTRY, Level.MID, 0.2, (90_000.0, 120_000.0), (110_000.0, 140_000.0), 0.25)
LARGE = Step(Level.MID, Level.SENIOR, 0.3, (110_000.0, 140_000.0), (140_000.0, 190_000.0), 0.1)


def test_each_kind_of_work_is_a_row() -> None:
    (row,) = reference_rows([Reference(FAMILY, 148_000.0, 54.6, "nation used")])
    assert (row.text, row.value) == (FAMILY.name, "above 55 of 100")
    assert (row.detail, row.tip) == ("Half are paid more than $148k.", "nation used")
    assert reference_rows([Reference(FAMILY, 148_000.0, None, "")])[0].value == ""
    assert reference_rows([])[0].text.startswith("No estimate")


def test_the_largest_movers_are_rows_with_their_grade() -> None:
    factors = [Factor(f"f{n}", f"Fact {n}", -0.1, -0.2, 0.0, 5, "C", "BLS OEWS", "May 2025") for n in range(6)]
    rows = mover_rows(factors)
    assert [row.text for row in rows] == ["Fact 0", "Fact 1", "Fact 2", "Fact 3"]
    assert (rows[0].value, rows[0].tip) == (f"−10{NBSP}% · C", "BLS OEWS May 2025")
    assert "add industry" in mover_rows([])[0].text


def test_a_step_is_told_as_two_distributions() -> None:
    (row,) = step_rows([SMALL])
    assert (row.text, row.value) == ("Entry to mid", f"+20{NBSP}%")
    assert row.detail == "Middle half $90k to $120k, then $110k to $140k. " + (
        f"25{NBSP}% at entry level are paid more than half of mid level."
    )
    assert step_rows([])[0].tone == "quiet"


def test_both_statements_on_the_largest_step_are_quoted() -> None:
    tension = load_cards().tension("largest-step")
    told = step_note(tension, [SMALL, LARGE])
    assert tension.one_side in told
    assert tension.other_side in told
    assert told.endswith("Here it is mid to senior.")
    assert step_note(tension, []) == ""


def test_the_combination_is_told_with_what_lacks() -> None:
    rare = "Software, mathematics and data science together are rare."
    every = {"Software": True, "Mathematics": True, "Data science": True}
    assert combination_note(every) == f"{rare} Your skills show software, mathematics and data science."
    two = combination_note({**every, "Mathematics": False})
    assert two.endswith("Your skills show software and data science; no skill rated 3 or more for mathematics.")
    assert combination_note(dict.fromkeys(every, False)).endswith("Your skills show none of the three yet.")
