import math

import hypothesis.strategies as st
import pytest
from hypothesis import given

from planner.market.titles import Family, title_key, title_keys


@pytest.mark.parametrize(
    ("title", "key"),
    [
        ("Sr. ML Eng", "senior machine learning engineer"),
        ("ML engineer", "machine learning engineer"),
        ("MLE", "machine learning engineer"),
        ("AI/ML Architect", "artificial intelligence machine learning architect"),
        ("NLP-Engineer", "natural language processing engineer"),
        ("Eng Mgr", "engineer manager"),
        ("SWE II", "software engineer ii"),
        ("SDE2", "software development engineer 2"),
        ("Sr. MTS", "senior member of technical staff"),
        ("IC5 Web3 Dev", "ic5 web3 developer"),
        ("機械学習", "機械学習"),
    ],
)
def test_a_title_is_spelt_out(title: str, key: str) -> None:
    assert title_key(title) == key


@pytest.mark.parametrize(
    ("title", "wanted"),
    [
        ("Senior Machine Learning Engineer II", "machine learning engineer"),
        ("L5 Software Engineer", "software engineer"),
        ("Data Scientist 3", "data scientist"),
        ("Mid-level ML Engineer", "machine learning engineer"),
        ("Software Engineer, Machine Learning", "machine learning software engineer"),
        ("Staff Engineer (Backend)", "backend engineer"),
        ("Lead Data Scientist - Growth", "data scientist"),
        ("Research Scientist at Somewhere", "research scientist"),
        ("ML Engineer @ Somewhere", "machine learning engineer"),
        ("Member of Technical Staff II", "member of technical staff"),
    ],
)
def test_what_a_title_is_looked_up_by(title: str, wanted: str) -> None:
    assert wanted in title_keys(title)


def test_the_most_literal_comes_first() -> None:
    assert title_keys("Senior Developer, Data II") == (
        "senior developer data ii",
        "senior developer data",
        "developer data",
        "data ii senior developer",
        "data senior developer",
        "data developer",
        "senior developer",
        "developer",
    )


@pytest.mark.parametrize("title", ["", "  ", "—", "//"])
def test_no_words_no_keys(title: str) -> None:
    assert title_keys(title) == ()


@given(st.text())
def test_any_title_has_keys_without_repetition(title: str) -> None:
    keys = title_keys(title)
    assert len(set(keys)) == len(keys)
    assert "" not in keys


def family(*shares: float, name: str = "Baker") -> Family:
    return Family("baker", name, ("Baker",), tuple((f"51-{i}", share) for i, share in enumerate(shares)), "Assumed.")


def test_shares_sum_to_one() -> None:
    assert family(0.1, 0.2, 0.7).occupations[2] == ("51-2", 0.7)  # 0.1 + 0.2 + 0.7 is a hair below 1 in binary


@pytest.mark.parametrize("shares", [(0.5,), (0.5, 0.6)])
def test_shares_that_do_not(shares: tuple[float, ...]) -> None:
    with pytest.raises(ValueError, match="do not sum to 1"):
        family(*shares)


@pytest.mark.parametrize("shares", [(1.0, 0.0), (1.5, -0.5), (math.nan, 1.0)])
def test_every_occupation_has_a_share(shares: tuple[float, ...]) -> None:
    with pytest.raises(ValueError, match="no share"):
        family(*shares)


def test_a_family_has_a_name_and_an_occupation() -> None:
    with pytest.raises(ValueError, match="needs an id, a name"):
        family(1.0, name="")
    with pytest.raises(ValueError, match="an occupation"):
        family()
