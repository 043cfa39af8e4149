from pathlib import Path

import pytest

from planner.domain.errors import UserError
from planner.market.evidence import Grade
from planner.market.skills import load_skills
from planner.market.specialisations import load_specialisations
from planner.market.trends import Trends, load_trends
from tests.market.made_up_catalogue import edited, entry


@pytest.fixture(scope="module")
def trends() -> Trends:
    return load_trends()


def test_the_six_trends(trends: Trends) -> None:
    assert [one.id for one in trends.trends] == [
        *("foundation-models", "everyday-operations", "responsible-ai", "automation", "edge", "strong-demand"),
    ]


def test_every_trend_says_how_it_could_fail_to_come(trends: Trends) -> None:
    for one in trends.trends:
        assert one.counterpoint.endswith(".")
        assert one.lever.endswith(".")
        assert one.grade is Grade.D  # and so moves no number by itself
        assert one.source


def test_what_they_call_for_is_there(trends: Trends) -> None:
    skills, specialisations = load_skills(), load_specialisations()
    groups = {group.id for group in skills.groups if group.is_core}
    for one in trends.trends:
        assert all(skills.skill(skill) for skill in one.skills)
        assert {*one.strengthens, *one.weakens} <= groups
        assert not set(one.strengthens) & set(one.weakens)
        assert all(specialisations.specialisation(other) for other in one.specialisations)


def test_automation_weakens_pure_modelling(trends: Trends) -> None:
    automation = next(one for one in trends.trends if one.id == "automation")
    assert automation.weakens == ("modelling",)
    assert "mlops" in automation.strengthens


def test_strong_demand_never_stands_alone(trends: Trends) -> None:
    strong = next(one for one in trends.trends if one.id == "strong-demand")
    assert "downturn" in strong.counterpoint
    assert "downturn" in strong.lever


def test_a_trend_stands_once(tmp_path: Path) -> None:
    folder = edited(tmp_path, "trends.json", lambda file: entry(file, "trends", "edge").update(id="automation"))
    with pytest.raises(UserError, match=r"trends\.json: it is damaged \(the trend 'automation' is there twice\)"):
        load_trends(folder)
