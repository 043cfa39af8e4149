"""The catalogue as a whole: small, in the words of this program."""

import json
import re

import pytest

from tests.market.made_up_catalogue import SHIPPED

FILES = sorted(path.name for path in SHIPPED.glob("*.json"))

AVOIDED = re.compile(r"\b(cert|certs|badge|salary|salaries|score|helper)\b", re.IGNORECASE)
"""Words the glossary sets aside; sources and their titles keep their own."""

OWN_WORDS = ("text", "statement", "summary", "counterpoint", "lever", "handling", "thinness_note", "scope", "note")


def test_it_is_small() -> None:
    assert sum(path.stat().st_size for path in SHIPPED.iterdir()) <= 1_000_000


def test_every_file_says_its_kind_and_is_plain_text() -> None:
    assert len(FILES) == 14
    for name in FILES:
        content = (SHIPPED / name).read_bytes()
        assert json.loads(content)["schema"] == 1
        assert content.endswith(b"\n")
        assert b"\\u" not in content


def texts(value: object) -> list[str]:
    """Every text of our own words in a document."""
    if isinstance(value, list):
        return [text for one in value for text in texts(one)]
    if not isinstance(value, dict):
        return []
    own = [one for key, one in value.items() if key in OWN_WORDS and isinstance(one, str)]
    return own + [text for one in value.values() for text in texts(one)]


@pytest.mark.parametrize("name", [name for name in FILES if name not in ("technologies.json", "certifications.json")])
def test_it_speaks_the_words_of_this_program(name: str) -> None:
    own = texts(json.loads((SHIPPED / name).read_bytes()))
    assert own or name == "importance.json"
    assert [text for text in own if AVOIDED.search(text)] == []
