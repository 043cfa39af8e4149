import math

import pytest

from planner.domain.errors import UserError
from planner.market.own_places import means_remote, own_place, remote_place
from planner.market.pack import Pack
from planner.market.places import Place
from tests.market.made_up import pack
from tests.market.made_up_pay import pay_file

PACK = pack()


def nation(of: Pack) -> Place:
    assert of.nation is not None
    return of.nation


def test_an_own_place_pays_as_entered() -> None:
    place = own_place(nation(PACK), " Ruritania ", 60, 45)
    baker = PACK.family("baker")
    assert baker is not None
    here, there = PACK.level_pay(baker, place), PACK.level_pay(baker, nation(PACK))
    assert here is not None
    assert there is not None
    assert [a - b for a, b in zip(here.log_median, there.log_median, strict=True)] == pytest.approx(4 * [math.log(0.6)])
    assert here.jobs == there.jobs
    assert here.fallback == "nation used: its pay times 0.60, as you entered"
    assert (place.name, place.price_level, place.kind) == ("Ruritania", 45, "own")


def test_prices_may_be_unknown() -> None:
    assert own_place(nation(PACK), "Ruritania", 60, None).price_level is None


@pytest.mark.parametrize(("pay", "prices"), [(0, 100), (500, 100), (math.nan, 100), (100, 1), (100, math.inf)])
def test_figures_beyond_belief_are_refused(pay: float, prices: float) -> None:
    with pytest.raises(UserError, match="is not between 5 and 400 %"):
        own_place(nation(PACK), "Ruritania", pay, prices)


def test_a_place_needs_a_name() -> None:
    with pytest.raises(UserError, match="Place: it has no name"):
        own_place(nation(PACK), "  ", 100, 100)


def test_a_name_in_another_script_is_a_name() -> None:
    place = own_place(nation(PACK), "東京", 80, 70)
    assert (place.id, place.aliases) == ("own-東京", ("東京",))
    assert own_place(nation(PACK), "!!", 80, 70).aliases == ()


def test_remote_work_pays_as_measured_at_the_prices_of_home() -> None:
    home = PACK.find_place("Ville")
    place = remote_place(nation(PACK), pay_file(), home)
    baker = PACK.family("baker")
    assert baker is not None
    here, there = PACK.level_pay(baker, place), PACK.level_pay(baker, nation(PACK))
    assert here is not None
    assert there is not None
    assert here.log_median[0] - there.log_median[0] == pytest.approx(-0.01)
    assert here.fallback == "nation used: its pay times 0.99, as answers and adverts of remote work have it"
    assert (place.price_level, place.housing) == (110.5, 130.0)
    assert PACK.place_shift(place, (("51-1", 1.0),)) == -0.01


def test_remote_work_without_a_home_has_no_prices() -> None:
    place = remote_place(nation(PACK), pay_file(), None)
    assert (place.name, place.price_level) == ("Remote", None)


@pytest.mark.parametrize(
    ("text", "is_remote"), [("Remote", True), ("fully remote", True), ("Ville", False), ("", False)]
)
def test_remote_is_no_place(text: str, is_remote: bool) -> None:
    assert means_remote(text) is is_remote
