from dataclasses import dataclass

import hypothesis.strategies as st
import pytest
from hypothesis import given

from planner.market.finding import Finder, search_key, squeezed


@dataclass(frozen=True)
class Dish:
    name: str
    others: tuple[str, ...] = ()


def finder(*dishes: Dish) -> Finder[Dish]:
    return Finder(dishes, lambda dish: (dish.name, *dish.others))


CREPE = Dish("Crêpe Suzette", ("pancake",))
CREAM = Dish("Crème brûlée", ("burnt cream",))
CAKE = Dish("Rice cake")
MENU = finder(CREPE, CREAM, CAKE)


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("C++", "c plus plus"),
        ("C#", "c sharp"),
        ("C", "c"),
        ("Scikit-Learn", "scikit learn"),
        ("Weights & Biases", "weights and biases"),
        ("Node.js", "nodejs"),
        ("Crêpe", "crepe"),
        ("機械学習", "機械学習"),
        ("…", ""),
    ],
)
def test_words_become_comparable(text: str, key: str) -> None:
    assert search_key(text) == key


def test_blanks_do_not_matter() -> None:
    assert squeezed("scikit learn") == squeezed("Scikit-Learn") == squeezed("scikitlearn")


@pytest.mark.parametrize("text", ["crepe suzette", "CRÊPE-SUZETTE", "Crepesuzette", " pancake "])
def test_a_name_is_found_in_any_spelling(text: str) -> None:
    assert MENU.find(text) is CREPE


@pytest.mark.parametrize("text", ["", "crepe", "suzette pancake", "soup"])
def test_only_a_whole_name_is_found(text: str) -> None:
    assert MENU.find(text) is None


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("cr", (CREAM, CREPE)),  # both begin with it: by name
        ("cake", (CAKE,)),  # the beginning of a word, not the middle of pancake
        ("bru cre", (CREAM,)),  # words in any order
        ("pancake", (CREPE,)),
        ("burnt", (CREAM,)),
        ("cream", (CREAM,)),
        ("xyz", ()),
        ("", ()),
        ("!!", ()),
    ],
)
def test_searching(text: str, wanted: tuple[Dish, ...]) -> None:
    assert MENU.search(text) == wanted


def test_the_best_comes_first() -> None:
    exact, start, word, other = (
        Dish("Rice"),
        Dish("Rice pudding"),
        Dish("Fried rice"),
        Dish("Risotto", ("Rice, stirred",)),
    )
    found = finder(word, other, start, exact).search("rice")
    assert found == (exact, start, other, word)
    assert finder(word, other, start, exact).search("rice", limit=2) == (exact, start)


def test_a_name_that_means_two_entries_is_refused() -> None:
    with pytest.raises(ValueError, match="the name 'rice cake' means two entries"):
        finder(CAKE, Dish("Mochi", ("rice-cake",)))


def test_a_short_name_counts_only_where_it_means_nothing_else() -> None:
    rice, fried, wild = Dish("Rice"), Dish("Fried rice"), Dish("Wild rice")
    menu = Finder((rice, fried, wild), lambda dish: (dish.name,), lambda dish: dish.name.split())
    assert menu.find("rice") is rice  # its very name, though all three are called so
    assert menu.find("fried") is fried
    one, other = Dish("Apple pie"), Dish("Cherry pie")
    assert Finder((one, other), lambda dish: (dish.name,), lambda dish: dish.name.split()).find("pie") is None


@given(st.text())
def test_any_text_may_be_searched_for(text: str) -> None:
    found = MENU.search(text)
    assert set(found) <= {CREPE, CREAM, CAKE}
    assert MENU.find(text) in (*found, None)
