"""``career-planner evaluate pay FILE.csv``: how well the shipped pay model tells the pay of people in a file."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

import numpy as np

from planner.calibration.people import EITHER, Someone, Unknown, read_people
from planner.calibration.scoring import Array, Score, score
from planner.domain.errors import UserError
from planner.market.own_places import means_remote
from planner.market.pack import Pack, load_pack
from planner.market.pay_factors import JobFacts, factors_for, total_effect
from planner.market.pay_file import EXPERIENCE_BANDS, PayFile, load_pay
from planner.market.pay_model import QUANTILES, PayDistribution, PlaceEffect, mixed
from planner.market.pay_question import HOME, PayQuestion
from planner.market.place_words import choices
from planner.market.places import COUNTRY, Place
from planner.market.title_groups import GROUPS

PAY_THIRDS: Final = ("lowest", "middle", "highest")

_OCCUPATIONS: Final = {group.id: group.occupations for group in GROUPS}


def evaluate_pay(path: Path) -> dict[str, Any]:
    """The measures of the shipped pay model on a CSV file, as plain JSON values.

    Keys: n, coverage, tails, pinball, crps, median_abs_log_error, pit, the same for each of ``baselines`` (national:
    published pay of the occupation; level: the distribution of each level or experience band; level_occupation: of
    each level in each group of titles) and for each part of ``subgroups``, and ``unknown`` texts by column. Pay thirds
    are thirds of what the model expects, because thirds of the pay itself would sort people by the answer.
    Raises ``UserError`` for a file, row or value that cannot be read, and for a file without anyone to score.
    """
    pay, pack, unknown = load_pay(), load_pack(), Unknown()
    people = list(read_people(Path(path), pay.rates, unknown, pay.model.last_year))
    if not people:
        raise UserError(
            Path(path).name, "nobody in it has pay that can be compared", "Give base_pay, currency and basis"
        )
    observed = np.log([someone.pay for someone in people])
    people = [_placed(someone, pack, unknown) for someone in people]
    quantiles = np.array([_told(someone, pay, pack) for someone in people])
    report = measures([someone.question for someone in people], observed, quantiles, pay)
    report["unknown"] = unknown.as_json()
    return report


def measures(questions: Sequence[PayQuestion], observed: Array, quantiles: Array, pay: PayFile) -> dict[str, Any]:
    """All measures of distributions (n_people, n_quantiles) on log pay (n_people,), as plain JSON values."""
    report = score(observed, quantiles).as_json()
    report["baselines"] = {
        name: score(observed, np.array([of(question) for question in questions])).as_json()
        for name, of in pay.baselines().items()
    }
    report["subgroups"] = _subgroups(questions, observed, quantiles)
    report["unknown"] = {}
    return report


def as_text(report: dict[str, Any]) -> str:
    """The report in words, one measure a line."""
    lines = [f"{report['n']} people", _in_words("the model", report)]
    lines += [_in_words(f"baseline {name}", measures) for name, measures in report["baselines"].items()]
    for kind, parts in report["subgroups"].items():
        lines += [_in_words(f"{kind} {name}", measures) for name, measures in parts.items()]
    for column, texts in report["unknown"].items():
        shown = ", ".join(f"{text} ({count})" for text, count in list(texts.items())[:8])
        lines.append(f"unknown {column}: {sum(texts.values())}: {shown}")
    return "\n".join(lines) + "\n"


def _placed(someone: Someone, pack: Pack, unknown: Unknown) -> Someone:
    """Someone with the country of their place where they name none; a place not known, or not there, is told."""
    if not someone.place or means_remote(someone.place):
        return someone
    found, country = pack.find_place(someone.place), someone.question.country
    if found is None or (someone.has_country and country == HOME and found.kind == COUNTRY):
        unknown.add("place", someone.place)
    elif not someone.has_country:
        country = _country_there(someone, found, pack, unknown)
    return replace(someone, question=replace(someone.question, country=country))


def _country_there(someone: Someone, found: Place, pack: Pack, unknown: Unknown) -> str:
    """The country of a place. A name at home and abroad is told, and is abroad only where pay is in foreign money."""
    country = someone.question.country
    abroad = [place for place in (found, *pack.alternatives(someone.place)) if place.kind == COUNTRY]
    if abroad and len(choices(pack, someone.place)) > 1:
        unknown.add("place", f"{someone.place}: {' or '.join(choices(pack, someone.place))}")
    is_abroad = bool(abroad) and (found.kind == COUNTRY or country != HOME)
    return abroad[0].area if is_abroad else country


def _told(someone: Someone, pay: PayFile, pack: Pack) -> tuple[float, ...]:
    effect = _place_effect(someone, pay, pack)
    if someone.has_basis:
        return _distribution(someone.question, effect, pay).quantiles()
    return mixed([_distribution(replace(someone.question, basis=basis), effect, pay) for basis in EITHER]).quantiles()


def _distribution(question: PayQuestion, effect: PlaceEffect | None, pay: PayFile) -> PayDistribution:
    found = pay.model.distribution(question, effect)
    if question.basis != "paid":
        return found
    facts = JobFacts(question.industry, question.size, question.remote)
    occupations = _OCCUPATIONS.get(question.family, ())
    return found.moved(total_effect(factors_for(pay, occupations, question.level, facts)))


def _place_effect(someone: Someone, pay: PayFile, pack: Pack) -> PlaceEffect | None:
    place = pack.find_place(someone.place)
    if place is None or someone.question.country != HOME:
        return None
    shift = pack.place_shift(place, _OCCUPATIONS.get(someone.question.family, ()))
    return None if shift is None else PlaceEffect(shift, pay.place_variance)


def _in_words(name: str, measures: dict[str, Any]) -> str:
    inside = ", ".join(f"{share:.1%} in the {band} % band" for band, share in measures["coverage"].items())
    return f"{name} (n {measures['n']}): {inside}; pinball {measures['pinball']:.4f}, CRPS {measures['crps']:.4f}"


def _subgroups(questions: Sequence[PayQuestion], observed: Array, quantiles: Array) -> dict[str, dict[str, Any]]:
    """Scores by each way of sorting people; those a way says nothing about stay out of it."""
    third = _third(quantiles[:, QUANTILES.index(0.5)])
    names = {
        "basis": [question.basis for question in questions],
        "level": [question.level for question in questions],
        "occupation": [question.family for question in questions],
        "remote": [question.remote for question in questions],
        "pay_third": third,
        "experience": [_experience(question) for question in questions],
        "country": [question.country for question in questions],
    }
    return {kind: _by_name(each, observed, quantiles) for kind, each in names.items()}


def _by_name(names: Sequence[str], observed: Array, quantiles: Array) -> dict[str, Any]:
    array = np.array(names)
    scores: dict[str, Score] = {name: score(observed[array == name], quantiles[array == name]) for name in set(names)}
    return {name: scores[name].as_json() for name in sorted(scores, key=lambda name: (-scores[name].n, name)) if name}


def _third(middles: Array) -> list[str]:
    cuts = np.quantile(middles, [1 / 3, 2 / 3])
    return [PAY_THIRDS[place] for place in np.searchsorted(cuts, middles)]


def _experience(question: PayQuestion) -> str:
    years = question.years
    return "" if years is None else next(name for end, name in EXPERIENCE_BANDS if years < end)
