import math
from dataclasses import replace

import pytest

from planner.market.pay_question import PayQuestion, location_features, scale_features, size_for

ADVERT = PayQuestion(basis="advertised", title="ml engineer", family="ml", level="senior", remote="remote", year=2024.6)
ANSWER = PayQuestion(basis="reported", title="dev", family="software", years=4.0, size="M", industry="fintech")


def test_a_known_level_is_certain() -> None:
    assert ADVERT.level_shares() == (("senior", 1.0),)


@pytest.mark.parametrize(
    ("years", "shares"),
    [
        (0.0, {"entry": 1.0}),
        (3.0, {"entry": 0.5, "mid": 0.5}),
        (4.5, {"mid": 1.0}),
        (7.0, {"mid": 0.5, "senior": 0.5}),
        (30.0, {"senior": 1.0}),
    ],
)
def test_experience_stands_for_an_unknown_level(years: float, shares: dict[str, float]) -> None:
    assert dict(PayQuestion("advertised", years=years).level_shares()) == pytest.approx(shares)


def test_shares_of_an_unknown_level_sum_to_one() -> None:
    assert math.isclose(sum(share for _, share in PayQuestion("advertised").level_shares()), 1)


def test_a_level_stands_for_unknown_experience() -> None:
    assert PayQuestion("reported", level="mid").experience() == (4.5,)
    assert PayQuestion("reported", years=60).experience() == (40.0,)
    assert len(PayQuestion("reported").experience()) == 9


def test_what_an_advert_is_made_of() -> None:
    assert list(location_features(ADVERT, "senior", 0.0)) == [
        ("basis", "advertised", 1.0),
        ("year@advertised", "2024", 1.0),
        ("level", "senior", 1.0),
        ("family", "ml", 1.0),
        ("family@advertised", "ml", 1.0),
        ("family:level", "ml:senior", 1.0),
        ("title", "ml engineer", 1.0),
        ("title:level", "ml engineer:senior", 1.0),
        ("title:word", "ml", 1.0),
        ("title:word", "engineer", 1.0),
        ("year:family", "2024:ml", 1.0),
        ("size@advertised", "@advertised", 1.0),
        ("industry", "@advertised", 1.0),
        ("remote@advertised", "remote", 1.0),
        ("remote:family@advertised", "remote:ml", 1.0),
        ("remote:level", "remote:senior", 1.0),
    ]


def test_another_title_may_stand_in_and_the_words_stay_its_own() -> None:
    job = replace(ADVERT, title="staff ml engineer")
    features = location_features(job, "senior", 0.0, known_title="ml engineer")
    told = {(group, key) for group, key, _ in features if group.startswith("title")}
    words = {("title:word", word) for word in ("staff", "ml", "engineer")}
    assert told == {("title", "ml engineer"), ("title:level", "ml engineer:senior"), *words}
    assert ("title", "ml engineer", 1.0) in scale_features(job, "senior", 0.0, "ml engineer")


def test_another_year_may_stand_in_for_the_question_s_own() -> None:
    features = location_features(ADVERT, "senior", 0.0, "2022")
    told = {(group, key) for group, key, _ in features if group.startswith("year")}
    assert told == {("year@advertised", "2022"), ("year:family", "2022:ml")}
    own = location_features(ADVERT, "senior", 0.0)
    assert [pair for pair in features if not pair[0].startswith("year")] == [
        pair for pair in own if not pair[0].startswith("year")
    ]


def test_what_an_answer_is_made_of() -> None:
    found = {(group, key): value for group, key, value in location_features(ANSWER, "", 4.0)}
    assert found[("years", "3")] == found[("years", "5")] == 0.5
    assert found[("family:years", "software")] == pytest.approx(math.log(6 / 10))
    assert found[("size@reported", "100")] == 1.0
    assert found[("industry", "fintech")] == 1.0
    assert not any(group in ("level", "title", "country", "abroad") for group, _ in found)


def test_countries_count_only_abroad() -> None:
    abroad = PayQuestion("advertised", family="ml", level="mid", country="DE")
    found = {(group, key) for group, key, _ in location_features(abroad, "mid", 0.0)}
    assert {("country", "DE"), ("abroad", ""), ("country:level", "DE:mid"), ("abroad:family", "ml")} <= found
    assert ("year:country", "2025:DE") in found


def test_what_widens_a_distribution() -> None:
    found = {group for group, _, _ in scale_features(ADVERT, "senior", 0.0)}
    assert found == {"basis", "level", "family", "family:level", "title", "country", "remote@advertised"}
    answer = {group for group, _, _ in scale_features(ANSWER, "", 4.0)}
    assert answer == {"basis", "years", "family", "country", "size@reported", "industry"}


@pytest.mark.parametrize(
    ("basis", "size", "wanted"),
    [
        ("advertised", "10", "S"),
        ("advertised", "100", "M"),
        ("advertised", "5000", "L"),
        ("advertised", "M", "M"),
        ("reported", "S", "20"),
        ("reported", "L", "1000"),
        ("reported", "500", "500"),
    ],
)
def test_sizes_in_the_words_of_the_basis(basis: str, size: str, wanted: str) -> None:
    assert size_for(basis, size) == wanted
