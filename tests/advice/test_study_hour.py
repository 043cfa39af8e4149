import pytest

from planner.advice.checkup import ground_of
from planner.advice.plan_grounds import PlanGround
from planner.advice.study_hour import MOST_DOLLARS, STUDY_HOUR, StudyHour, study_hour_figure
from planner.domain.errors import UserError
from planner.domain.figures import Override
from planner.domain.profile import Record
from tests.advice.check_ups import checkup
from tests.forecast.examples import pay, role

ENGINEER = role("r", title="Machine learning engineer")


def hour(*held: Record) -> StudyHour:
    ground = ground_of(checkup(*held))
    assert isinstance(ground, PlanGround)
    return ground.study_hour


def test_it_is_the_base_pay_by_the_hour() -> None:
    told = hour(ENGINEER, pay("r", "2025-01", 104_000, bonus=50_000))
    assert (told.dollars, told.is_own) == (50.0, False)
    assert told.sentence == "An hour of study is counted at $50, your base pay by the hour"
    assert hour(ENGINEER, pay("r", "2025-01", 75, period="hour", hours_per_week=20)).dollars == pytest.approx(75)


def test_a_figure_of_ones_own_wins_and_the_usual_one_is_kept() -> None:
    told = hour(ENGINEER, pay("r", "2025-01", 104_000), Override(id=STUDY_HOUR, value=20.0))
    assert (told.dollars, told.usual, told.is_own) == (20.0, 50.0, True)
    assert told.sentence == "An hour of study is counted at $20, your own figure"
    assert told.figure.value == 50.0


@pytest.mark.parametrize(
    "held", [(ENGINEER,), (role("r", title="Machine learning engineer", end="2025-05"), pay("r", "2024-01", 104_000))]
)
def test_without_pay_it_is_what_the_market_pays(held: tuple[Record, ...]) -> None:
    told = hour(*held)
    assert 40 < told.dollars < 120
    assert told.of_what == "what the market pays at your level, as your pay is unknown"


@pytest.mark.parametrize(
    ("dollars", "text"), [(0.0, "$0"), (0.4, "$0.40"), (1.0, "$1"), (62.4, "$62"), (1e4, "$10,000")]
)
def test_dollars_are_short(dollars: float, text: str) -> None:
    assert StudyHour(dollars, dollars, "").short == text


def test_the_figure_takes_dollars_within_its_limits() -> None:
    figure = study_hour_figure(75.0)
    assert figure.answer() == "75\u00a0dollars"
    assert figure.stored("0") == 0
    assert figure.stored("12.5") == 12.5
    for text in ("-1", f"{MOST_DOLLARS + 1:g}", "much"):
        with pytest.raises(UserError):
            figure.stored(text)
    assert study_hour_figure().answer() == "no estimate"
