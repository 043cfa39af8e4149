from pathlib import Path

import pytest

from planner.calibration.certification_reader import read_evidence, read_facts
from planner.calibration.tables import SourceUnusable
from planner.market.certifications import Expiry, Standing
from planner.market.evidence import Grade
from tests.calibration.made_up_catalogue import evidence_line, fact_line, write_evidence, write_facts


def test_a_row_of_facts(tmp_path: Path) -> None:
    write_facts(tmp_path, fact_line())
    (one,) = read_facts(tmp_path, "2026")
    assert (one.id, one.name, one.provider, one.tier) == ("cook-1", "Certified Cook", "Kitchen", "Associate")
    assert (one.price_usd, one.validity_months, one.exam_minutes) == (100.0, 24, 90)
    assert (one.standing, one.retired_on, one.successor) == (Standing.ACTIVE, "", "")
    assert (one.as_of, one.source, one.confidence) == ("2026", "somewhere.org", "good")


def test_what_is_blank_is_not_known(tmp_path: Path) -> None:
    write_facts(tmp_path, fact_line(price="", months="", minutes="", renewal=""))
    (one,) = read_facts(tmp_path, "2026")
    assert (one.price_usd, one.validity_months, one.exam_minutes) == (None, None, None)
    assert one.expiry is Expiry.UNKNOWN


@pytest.mark.parametrize("renewal", ["no expiry", "fundamentals do not expire"])
def test_what_never_expires_says_so(tmp_path: Path, renewal: str) -> None:
    write_facts(tmp_path, fact_line(months="", renewal=renewal))
    assert read_facts(tmp_path, "2026")[0].expiry is Expiry.NEVER


@pytest.mark.parametrize(
    ("status", "renewal", "wanted"),
    [
        ("active", "", (Standing.ACTIVE, "", "")),
        ("active (exam refreshed 2026-06)", "", (Standing.ACTIVE, "", "")),
        ("active/beta 2026", "", (Standing.ACTIVE, "", "")),
        ("RETIRED 2026-06-30 -> COOK-2", "", (Standing.RETIRED, "2026-06-30", "COOK-2")),
        ("RETIRED 2026-03-31", "none (successor: COOK-3)", (Standing.RETIRED, "2026-03-31", "COOK-3")),
        ("RETIRED 2026-03-31", "none", (Standing.RETIRED, "2026-03-31", "")),
        ("believed discontinued; not confirmed", "", (Standing.UNCONFIRMED, "", "")),
    ],
)
def test_the_status_is_taken_apart(
    tmp_path: Path, status: str, renewal: str, wanted: tuple[Standing, str, str]
) -> None:
    write_facts(tmp_path, fact_line(status=status, renewal=renewal))
    (one,) = read_facts(tmp_path, "2026")
    assert (one.standing, one.retired_on, one.successor) == wanted
    assert one.standing_text == status


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (fact_line(status="sleeping"), "the status “sleeping” is not known"),
        (fact_line(status="RETIRED soon"), "the status “RETIRED soon” is not known"),
        (fact_line(months="24.5"), r"the column validity_months holds 24\.5 instead of a whole number"),
        (fact_line(minutes="0"), r"the column exam_minutes holds 0\.0 instead of a whole number"),
        (fact_line(price="free"), "the column price_usd holds “free” instead of a number"),
        (fact_line(price="0"), "a price or validity is not above 0"),
    ],
)
def test_a_changed_row_is_told(tmp_path: Path, line: str, reason: str) -> None:
    write_facts(tmp_path, fact_line(), line)
    with pytest.raises(SourceUnusable, match=rf"certification_facts\.csv, row 3: {reason}"):
        read_facts(tmp_path, "2026")


def test_evidence_is_graded_by_its_kind(tmp_path: Path) -> None:
    write_evidence(tmp_path, evidence_line("Smith 2007, CAIS 19(6)"), evidence_line(), evidence_line("Cooks Inc."))
    found = read_evidence(tmp_path)
    assert [(one.id, one.grade) for one in found] == [
        ("evidence-1", Grade.B),
        ("evidence-2", Grade.C),
        ("evidence-3", Grade.C),
    ]
    assert (found[0].topic, found[0].figure, found[0].remark) == ("Cooks", "+5%", "raw")


@pytest.mark.parametrize("line", [evidence_line(publisher=""), evidence_line(number="")])
def test_evidence_without_a_figure_or_publisher_is_told(tmp_path: Path, line: str) -> None:
    write_evidence(tmp_path, line)
    with pytest.raises(SourceUnusable, match="row 2: the publisher or the figure is missing"):
        read_evidence(tmp_path)


def test_a_missing_column_is_told(tmp_path: Path) -> None:
    path = write_facts(tmp_path)
    path.write_text("id,name\n", encoding="utf-8")
    with pytest.raises(SourceUnusable, match="row 1: the column provider is missing"):
        read_facts(tmp_path, "2026")


def test_facts_keep_the_order_of_the_file_and_its_other_scripts(tmp_path: Path) -> None:
    write_facts(tmp_path, fact_line("zeta"), fact_line("alpha"), fact_line("köchin-2"))
    assert [one.id for one in read_facts(tmp_path, "2026")] == ["zeta", "alpha", "köchin-2"]


def test_a_validity_in_months_wins_over_what_the_renewal_says(tmp_path: Path) -> None:
    write_facts(tmp_path, fact_line(months="36", renewal="no expiry"))
    (one,) = read_facts(tmp_path, "2026")
    assert (one.expiry, one.validity_months) == (Expiry.AFTER_MONTHS, 36)


@pytest.mark.parametrize("months", ["-12", "0", "1.5"])
def test_months_are_whole_and_above_0(tmp_path: Path, months: str) -> None:
    write_facts(tmp_path, fact_line(months=months))
    with pytest.raises(SourceUnusable, match=r"row 2: the column validity_months holds .* a whole number above 0"):
        read_facts(tmp_path, "2026")


def test_a_successor_in_the_status_wins_over_one_in_the_renewal(tmp_path: Path) -> None:
    write_facts(tmp_path, fact_line(status="RETIRED 2026-06-30 -> COOK-2", renewal="none (successor: COOK-3)"))
    assert read_facts(tmp_path, "2026")[0].successor == "COOK-2"


@pytest.mark.parametrize(("publisher", "grade"), [("Lee 2011, KSE", Grade.B), ("kse blog", Grade.C), ("CAI", Grade.C)])
def test_only_named_journals_are_studies(tmp_path: Path, publisher: str, grade: Grade) -> None:
    write_evidence(tmp_path, evidence_line(publisher))
    (one,) = read_evidence(tmp_path)
    assert (one.grade, one.publisher, one.address) == (grade, publisher, "https://example.org")
