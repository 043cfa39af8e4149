"""The catalogue as a whole: quick to load, small, in the words of this program."""

import json
import re
import subprocess
import sys

import pytest

from tests.market.made_up_catalogue import SHIPPED

FILES = sorted(path.name for path in SHIPPED.glob("*.json"))

AVOIDED = re.compile(r"\b(cert|certs|badge|salary|salaries|score|helper)\b", re.IGNORECASE)
"""Words the glossary sets aside; sources and their titles keep their own."""

OWN_WORDS = ("text", "statement", "summary", "counterpoint", "lever", "handling", "thinness_note", "scope", "note")

_TIMING = """
import time
from planner.market import (certifications, claims, evidence, industries, ladders, requirements, rules, skills,
    specialisations, trends)
loads = (skills.load_skills, certifications.load_certifications, requirements.load_requirements, ladders.load_ladders,
    industries.load_industries, industries.load_hubs, specialisations.load_specialisations, trends.load_trends,
    rules.load_rules, evidence.load_cards, claims.load_claims)
def all_of_them():
    for load in loads:
        load.cache_clear()
    start = time.process_time()
    for load in loads:
        load()
    return time.process_time() - start
print(min(all_of_them() for _ in range(7)))
catalogue = skills.load_skills()
catalogue.search("py")
start = time.process_time()
catalogue.search("tensor")
print(time.process_time() - start)
"""


def test_loading_all_of_it_is_quick() -> None:
    # in a process of its own, where no coverage is measured; in processor time, which does not count waiting for others
    load, search = (float(word) for word in subprocess.check_output([sys.executable, "-c", _TIMING]).split())
    assert load <= 0.050
    assert search <= 0.050


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
