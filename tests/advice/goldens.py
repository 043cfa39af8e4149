"""The numbers of the advice on the sample on a fixed day, kept as JSON in ``tests/golden/advice``.

After a change that is meant to move them, write them anew from the checkout's folder and read the difference:

    python -m tests.advice.goldens
"""

import datetime
import json
import math
from pathlib import Path
from typing import Any, Final

from planner.advice.certification_value import CertificationValue, Money, NoValue
from planner.advice.checkup import checkup
from planner.advice.health_checks import health_checks
from planner.advice.next_steps import next_steps
from planner.advice.readiness import Shown, readiness_everywhere
from planner.advice.skill_gap import Hold
from planner.domain.dates import years_between
from planner.domain.profile import Profile, Record
from planner.domain.readiness import Evidence
from planner.forecast.careers import simulate
from planner.forecast.situation import Situation, situation
from planner.market.evidence import load_cards
from planner.market.pack import load_pack
from planner.ui.pages.advice_page import AdviceQuestion
from planner.ui.pages.certifications_question import answer as certifications
from planner.ui.pages.specialisations_question import answer as specialisations
from planner.workspace.sample import sample_profile
from tests.advice.records import evidence, own
from tests.strategies import profile_of

FOLDER: Final = Path(__file__).parents[1] / "golden" / "advice"
DAY: Final = datetime.date(2026, 11, 22)
SAMPLE: Final = sample_profile(DAY).applied_to(Profile())
_DIGITS: Final = 6

SHOWN: Final[tuple[Record, ...]] = (
    evidence("senior.design.1", "2026-05", text="A design"),
    evidence("senior.delivery.1", "2023-05", text="An old launch"),
    own("o1", employer="Northwind Language", text="Signs designs off.", replaces="senior.design.2"),
    own("o2", employer="Northwind Language", replaces="senior.design.3"),
    Evidence(id="e3", descriptor="o1", date=evidence("x", "2026-07").date, url="https://example.org/a"),
)
"""What the sample has not: evidence new and old, and an employer's own ladder."""


def golden_data() -> dict[str, Any]:
    """Everything that is kept, by the name of its file."""
    return {
        "certifications": _certifications(),
        "specialisations": _specialisations(),
        "readiness": _readiness(),
        "health-checks": _health_checks(),
        "next-steps": _next_steps(),
    }


def rounded(value: Any) -> Any:  # noqa: ANN401 - whatever JSON holds
    """Numbers so that no machine's last digit matters."""
    if isinstance(value, float):
        return round(value, _DIGITS)
    if isinstance(value, dict):
        return {key: rounded(inner) for key, inner in value.items()}
    return [rounded(inner) for inner in value] if isinstance(value, list | tuple) else value


def _question() -> AdviceQuestion:
    return AdviceQuestion(SAMPLE, load_pack(), DAY)


def _certifications() -> list[dict[str, Any]]:
    return [_worth(one.name, one.value) for one in certifications(_question()).offers]


def _worth(name: str, value: CertificationValue | NoValue | None) -> dict[str, Any]:
    if isinstance(value, CertificationValue):
        return {
            "name": name,
            "gain": _span(value.gain),
            "fee": value.fee,
            "study": _span(value.study),
            "net": _span(value.net),
            "chance": [value.slow_chance, value.chance, value.quick_chance],
            "needed": value.needed,
            "begin": str(value.begin),
            "years": value.counted_years,
        }
    return {"name": name, "no value": value.reason if value is not None else "costs and brings nothing"}


def _span(money: Money) -> list[float]:
    return [money.low, money.median, money.high]


def _specialisations() -> list[dict[str, Any]]:
    return [
        {
            "id": row.specialisation.id,
            "effects": {
                str(level): [effect.low, effect.log_effect, effect.high, effect.n, effect.grade]
                for level, effect in row.effects.items()
            },
            "half_life_years": row.effect.half_life_years,
            "fading": [left for _, left in row.fading],
            "market": str(row.specialisation.thinness),
            "skills": {str(hold): row.count(hold) for hold in Hold},
            "hours": [row.effort.low, row.effort.high],
            "for": [card.id for card in row.in_favour],
            "against": [card.id for card in row.against],
            "tensions": [one.id for one in row.tensions],
        }
        for row in specialisations(_question()).comparison.rows
    ]


def _readiness() -> list[dict[str, Any]]:
    profile = profile_of(*SAMPLE.records.values(), *SHOWN)
    library = checkup(profile, load_pack(), DAY).library
    return [
        {
            "rung": one.rung.id,
            "way": str(one.kind or ""),
            "counts": {str(shown): one.count(shown) for shown in Shown},
            "hidden": [line.lasting_id for line in one.hidden],
            "aspects": {
                aspect.aspect.id: [aspect.share, aspect.most, len(aspect.lines), len(aspect.offers)]
                for aspect in one.aspects
            },
        }
        for one in readiness_everywhere(profile, library, DAY)
    ]


def _health_checks() -> list[dict[str, Any]]:
    return [
        {
            "id": one.rule.id,
            "outcome": str(one.finding.outcome),
            "text": one.finding.text,
            "facts": list(one.finding.facts),
            "threshold": one.threshold,
            "against": one.finding.against,
            "action": one.finding.action,
            "page": one.finding.page,
        }
        for one in health_checks(checkup(SAMPLE, load_pack(), DAY))
    ]


def _next_steps() -> dict[str, Any]:
    told = next_steps(checkup(SAMPLE, load_pack(), DAY), load_cards())
    steps = [[str(one.source), one.title, one.changes, one.why, one.page] for one in told.steps]
    return {"steps": steps, "nothing_pays": told.nothing_pays}


def sums() -> dict[str, float]:
    """What a reader can check with a pencil: the value of the best certification, worked out a second way."""
    values = (one.value for one in certifications(_question()).offers)
    value = next(one for one in values if isinstance(one, CertificationValue))
    stand = situation(SAMPLE, load_pack(), DAY)
    assert isinstance(stand, Situation)
    pay = 1.1025641 * simulate(stand.inputs).dollars()  # the bonus: 16,000 on 156,000
    years, first = stand.inputs.years_of_experience, math.ceil(years_between(DAY, value.begin) + 4 / 12)
    counted = range(first, first + (value.known.facts.validity_months or 0) // 12)
    gain = sum(0.02 * float(pay[at - 1].mean()) * 0.5 ** ((years + at) / 10) / 1.03**at for at in counted)
    return {"gain": gain, "told": value.gain.median}


def main() -> None:
    """Write every file anew."""
    for name, data in golden_data().items():
        text = json.dumps(rounded(data), ensure_ascii=False, indent=1)
        (FOLDER / f"{name}.json").write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
