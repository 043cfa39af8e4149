import pytest

from tests.report.goldens import FOLDER, golden_documents

DOCUMENTS = golden_documents()


def test_every_document_is_kept() -> None:
    assert {path.name for path in FOLDER.iterdir()} == set(DOCUMENTS)


@pytest.mark.parametrize("name", sorted(DOCUMENTS))
def test_the_document_is_as_it_was_kept(name: str) -> None:
    assert DOCUMENTS[name] == (FOLDER / name).read_text(encoding="utf-8")
