import json
import os
from pathlib import Path

import pytest

from planner.calibration import certification_reader, skills_reader
from planner.calibration.catalogue_build import (
    CERTIFICATIONS,
    IMPORTANCE,
    RATED_OCCUPATIONS,
    TECHNOLOGIES,
    as_bytes,
    build_catalogue,
    catalogue_documents,
)
from planner.calibration.tables import SourceUnusable
from planner.market.catalogue_reading import read_document
from planner.market.certifications import CertificationsFile
from planner.market.requirements import ImportanceFile
from planner.market.skills import Technologies
from tests.calibration.made_up_catalogue import (
    rating_line,
    technology_line,
    write_catalogue_sources,
    write_ratings,
    write_technologies,
)
from tests.market.made_up_catalogue import SHIPPED

CHECKOUT = Path(__file__).resolve().parents[2]
FILES = (TECHNOLOGIES, IMPORTANCE, CERTIFICATIONS)


@pytest.fixture
def sources(tmp_path: Path) -> Path:
    return write_catalogue_sources(tmp_path / "sources")


@pytest.fixture
def out(tmp_path: Path) -> Path:
    folder = tmp_path / "out"
    folder.mkdir()
    return folder


def test_the_program_reads_what_was_built(sources: Path, out: Path) -> None:
    build_catalogue(sources, out)
    technologies = read_document(Technologies, TECHNOLOGIES, out)
    assert technologies.rows == (
        ("onet-abacus", "Abacus", "analytics", False, "15-1252.00", "15-1252.00"),
        ("onet-zither", "Zither", "other-tools", False, "15-1252.00", ""),
    )
    ratings = read_document(ImportanceFile, IMPORTANCE, out)
    assert set(ratings.importance) == set(RATED_OCCUPATIONS)
    assert dict(ratings.importance["15-1221.00"]) == {"Knowledge: Mathematics": 4.5, "Skills: Programming": 4.5}
    certifications = read_document(CertificationsFile, CERTIFICATIONS, out)
    assert [one.id for one in certifications.certifications] == ["cook-1"]
    assert [one.id for one in certifications.evidence] == ["evidence-1"]


def test_sources_tell_their_rows_and_attribution(sources: Path) -> None:
    documents = catalogue_documents(sources)
    assert [documents[name]["source"]["rows"] for name in FILES] == [2, 2 * len(RATED_OCCUPATIONS), 2]
    assert documents[TECHNOLOGIES]["source"]["licence"] == "CC BY 4.0"
    assert "USDOL/ETA" in documents[IMPORTANCE]["source"]["attribution"]


def test_the_same_sources_give_the_same_bytes(sources: Path, out: Path) -> None:
    build_catalogue(sources, out)
    first = [(out / name).read_bytes() for name in FILES]
    build_catalogue(sources, out)
    assert [(out / name).read_bytes() for name in FILES] == first


def test_bytes_are_sorted_one_entry_a_line() -> None:
    document = {"rows": [["é", 1]], "importance": {"b": {"z": 1}, "a": {}}, "schema": 1, "evidence": []}
    assert as_bytes(document).decode() == (
        '{\n"evidence": [],\n"importance": {\n  "a": {},\n  "b": {"z": 1}\n},\n'
        '"rows": [\n  ["é", 1]\n],\n"schema": 1\n}\n'
    )
    with pytest.raises(ValueError, match="Out of range float values"):
        as_bytes({"a": float("nan")})


def test_ids_differ_as_names_do(sources: Path) -> None:
    names = ("Salt Pan", "Salt  Pan", "SaltPan software", "C", "C#", "C++", "Salt")
    write_technologies(sources, *(technology_line(name) for name in names))
    ids = [row[0] for row in catalogue_documents(sources)[TECHNOLOGIES]["rows"]]
    assert ids == ["onet-c", "onet-c-sharp", "onet-c-plus-plus", "onet-salt", "onet-salt-pan"]


def test_an_occupation_without_ratings_is_told(sources: Path) -> None:
    write_ratings(sources, [rating_line(occupation="11-3021.00")], [])
    with pytest.raises(SourceUnusable, match=r"Skills\.tech\.csv\.gz, the file: there is no rating for 11-9041\.00"):
        catalogue_documents(sources)


def test_nothing_is_written_where_a_source_is_unusable(sources: Path, out: Path) -> None:
    (sources / certification_reader.FACTS_FILE).unlink()
    with pytest.raises(SourceUnusable, match=r"certification_facts\.csv, the file: it cannot be read"):
        build_catalogue(sources, out)
    assert list(out.iterdir()) == []


def test_the_parts_are_written(sources: Path, out: Path) -> None:
    build_catalogue(sources, out)
    assert [json.loads((out / name).read_bytes())["schema"] for name in FILES] == [1, 1, 1]


def public_sources() -> Path:
    """The folder of raw public data; skips the test where there is none."""
    named = os.environ.get("CAREER_PLANNER_SOURCES")
    folder = Path(named) if named else CHECKOUT.parent / "shared" / "data"
    if not (folder / skills_reader.TECHNOLOGY_FILE).is_file():
        pytest.skip(f"no raw public data in {folder}; name their folder in CAREER_PLANNER_SOURCES")
    return folder


@pytest.mark.source_data
@pytest.mark.parametrize("name", FILES)
def test_the_shipped_catalogue_is_what_the_public_data_give(name: str) -> None:
    assert as_bytes(catalogue_documents(public_sources())[name]) == (SHIPPED / name).read_bytes()
