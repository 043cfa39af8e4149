"""The factors of the shipped pay model: one row each with estimate, interval, size, grade, source and date."""

import math
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Final

import numpy as np

from planner.calibration import industry_cells
from planner.calibration.industry_cells import INDUSTRIES, Estimate
from planner.calibration.pay_fit import Observation
from planner.calibration.specialisation_fit import FEWEST_ADVERTS, REFERENCE, SpecialisationFit, fitted_specialisations
from planner.calibration.workplace_fit import EDUCATION, Effects, combined, education_of, fitted_effects
from planner.market.factors import FactorRow
from planner.market.pay_factors import CERTIFICATION, INDUSTRY_OF_WORD, UNMEASURED
from planner.market.pay_question import HOME

_OEWS, _ADVERTS, _ANSWERS = "BLS OEWS", "aijobs.net adverts", "Stack Overflow Developer Survey, US answers"
_MEASURED: Final = "C"
_Z80: Final = 1.2816
_DECIMALS: Final = 4
_LEVELS: Final = {"entry": "entry", "mid": "mid", "senior": "senior", "architect": "senior"}
"""Whose adverts speak to a level: adverts put architects among seniors."""

HALF_LIFE_YEARS: Final = 7.4
"""A premium of technical majors of 44 % at 24 is 14 % at 35 (Deming and Noray 2020): half of its logarithm is gone in
11 · ln 2 / ln(ln 1.44 / ln 1.14) years. That specialisations fade as majors do is an assumption."""

_FADES: Final = "It fades as the pay of technical majors does (Deming and Noray, 2020), which is an assumption."
_SIZES: Final = (
    *(("1", "Works alone"), ("2", "2 to 9 employees"), ("10", "10 to 19 employees"), ("20", "20 to 99 employees")),
    *(("100", "100 to 499 employees"), ("500", "500 to 999 employees"), ("1000", "1,000 to 4,999 employees")),
    *(("5000", "5,000 to 9,999 employees"), ("10000", "10,000 or more employees")),
)
_BANDS: Final = (
    ("small", "Small employer, under 100", "S", ("1", "2", "10", "20")),
    ("medium", "Medium employer, 100 to 499", "M", ("100",)),
    ("large", "Large employer, 500 or more", "L", ("500", "1000", "5000", "10000")),
)
_MODES: Final = (("on-site", "On site"), ("hybrid", "Hybrid"), ("remote", "Remote"))
_EDUCATIONS: Final = (
    *(
        ("doctorate", "Doctorate or professional degree"),
        ("master", "Master’s degree"),
        ("bachelor", "Bachelor’s degree"),
    ),
    *(
        ("associate", "Associate degree"),
        ("some-college", "College without a degree"),
        ("secondary", "Secondary school"),
    ),
)
_SPECIALISATIONS: Final = (
    *((REFERENCE, "General machine learning"), ("deep-learning", "Deep learning"), ("nlp", "Language")),
    *(("computer-vision", "Computer vision"), ("generative-ai", "Generative AI")),
    *(("reinforcement-learning", "Reinforcement learning"), ("mlops", "MLOps")),
    *(("autonomous-systems", "Autonomous systems"), ("edge-ai", "Edge AI"), ("responsible-ai", "Responsible AI")),
)
_UNMEASURED_WORDS: Final = (
    ("Tools", "No source tells tools apart from the work; they count towards readiness, not pay"),
    ("Production responsibility", "No source tells who answers for running systems"),
    ("Scope and complexity", "No source tells the scope of a job apart from its level"),
    ("Public portfolio", "No source tells what public work brings in pay"),
)


def factor_rows(
    sources_dir: Path, observations: Sequence[Observation], educations: Sequence[str], occupations: Sequence[str]
) -> list[FactorRow]:
    """Every factor; ``educations`` as told by each reported observation, in their order. Raises ``SourceUnusable``."""
    last = max(one.question.year for one in observations)
    told = [one for one in observations if one.question.basis == "reported"]
    recent = [(one, text) for one, text in zip(told, educations, strict=True) if one.question.year == last]
    answers = fitted_effects([one for one, _ in recent], [education_of(text) for _, text in recent])
    adverts = [one for one in observations if one.question.basis == "advertised"]
    offers = fitted_effects([one for one in adverts if one.question.country == HOME])
    cells = industry_cells.read_industry_cells(sources_dir, occupations)
    return [
        *_industries(industry_cells.shrunk(cells), answers),
        *_sizes(answers, offers),
        *_modes(answers, offers),
        *_educations(answers),
        *_specialisations(fitted_specialisations(adverts)),
        _certification(),
        *(_none(own_id, *words) for own_id, words in zip(UNMEASURED, _UNMEASURED_WORDS, strict=True)),
    ]


def factor_table(rows: Sequence[FactorRow]) -> dict[str, Any]:
    """The rows as a table of plain JSON values."""
    names = list(FactorRow.__dataclass_fields__)
    return {"fields": names, "rows": [[getattr(row, name) for name in names] for row in rows]}


def source_variance(found: Mapping[str, Estimate], answers: Effects) -> float:
    """Half the variance by which two sources differ about industries, their own errors taken out.

    What OEWS cannot tell apart (the place of an industry, the mix of work in it) shows where the survey disagrees.
    """
    words = answers.shares("industry")
    pairs = []
    for industry, one in found.items():
        mix = {word: share for word, share in words.items() if INDUSTRY_OF_WORD.get(word) == industry}
        if mix:
            total = sum(mix.values())
            pairs.append((one, answers.against_average("industry", {word: s / total for word, s in mix.items()})))
    if len(pairs) < 2:
        return 0.0
    gaps = np.array([one.effect - other.effect for one, other in pairs])
    noise = float(np.mean([one.error**2 + other.error**2 for one, other in pairs]))
    return max(float(gaps.var(ddof=1)) - noise, 0.0) / 2


def _industries(shrunk: Mapping[str, tuple[Estimate, dict[str, Estimate]]], answers: Effects) -> list[FactorRow]:
    typical = {name: each["15-1252"] for name, (_, each) in shrunk.items() if "15-1252" in each}
    extra = source_variance(typical, answers)
    rows = []
    for industry, (name, _) in INDUSTRIES.items():
        if industry not in shrunk:
            rows.append(_none(f"industry.{industry}", name, "No figures are published for this industry"))
            continue
        whole, each = shrunk[industry]
        note = "Where the industry gathers in a few cities, part of it is in the place’s pay already."
        row = _row(f"industry.{industry}", name, _widened(whole, extra), _OEWS, "May 2025", note=note)
        rows.append(_with_occupations(row, {code: _widened(one, extra) for code, one in each.items()}))
    return rows


def _sizes(answers: Effects, offers: Effects) -> list[FactorRow]:
    rows = []
    for own_id, name, letter, keys in _BANDS:
        both = [_mixed(answers, "size@reported", keys), _mixed(offers, "size@advertised", (letter,))]
        rows.append(_of_both(f"size.{own_id}", name, both))
    for key, name in _SIZES:
        rows.append(_of_both(f"size.{key}", name, [_mixed(answers, "size@reported", (key,))]))
    return rows


def _modes(answers: Effects, offers: Effects) -> list[FactorRow]:
    return [
        _of_both(
            f"work_mode.{key}",
            name,
            [_mixed(answers, "remote@reported", (key,)), _mixed(offers, "remote@advertised", (key,))],
        )
        for key, name in _MODES
    ]


def _educations(answers: Effects) -> list[FactorRow]:
    return [_of_both(f"education.{key}", name, [_mixed(answers, EDUCATION, (key,))]) for key, name in _EDUCATIONS]


def _mixed(effects: Effects, group: str, keys: Sequence[str]) -> Estimate | None:
    """The effect of the keys together, each as frequent as among the rows; None where there are no rows."""
    shares = effects.shares(group)
    known = {key: shares[key] for key in keys if key in shares}
    if not known:
        return None
    total = sum(known.values())
    return effects.against_average(group, {key: share / total for key, share in known.items()})


def _of_both(own_id: str, name: str, both: Sequence[Estimate | None]) -> FactorRow:
    known = [one for one in both if one is not None and one.error > 0]
    if not known or sum(one.n for one in known) < FEWEST_ADVERTS:
        return _none(own_id, name, "Too few answers and adverts tell it")
    has = (bool(both[0]), len(both) > 1 and both[1] in known)
    source = " and ".join(text for text, is_used in zip((_ANSWERS, _ADVERTS), has, strict=True) if is_used)
    note = "Goes along with pay at equal title, experience and industry; it need not be the cause."
    return _row(own_id, name, combined(known), source, "2024" if not has[1] else "2020–2024", note=note)


def _specialisations(fit: SpecialisationFit) -> list[FactorRow]:
    rows = []
    for specialisation, name in _SPECIALISATIONS:
        for level, spoken in _LEVELS.items():
            own_id, full = f"specialisation.{specialisation}.{level}", f"{name}, {level}"
            estimate = fit.effect(specialisation, spoken)
            if estimate is None:
                why = f"{fit.n(specialisation)} adverts name it, and a figure needs {FEWEST_ADVERTS}"
                rows.append(_none(own_id, full, why))
                continue
            note = f"{fit.n(specialisation)} adverts name it at all levels. {_FADES}"
            half_life = None if specialisation == REFERENCE else HALF_LIFE_YEARS
            note = note if half_life else "What the others are compared with."
            rows.append(_row(own_id, full, estimate, _ADVERTS, "2020–2024", half_life, note))
    return rows


def _certification() -> FactorRow:
    return FactorRow(
        id=CERTIFICATION,
        name="Certification in force",
        estimate=round(math.log(1.02), _DECIMALS),
        low=0.0,
        high=round(math.log(1.06), _DECIMALS),
        n=0,
        grade="B",
        source="Vakhitova and Bollinger 2011; Quan, Dattero and Galup 2007",
        date="2007–2011",
        half_life_years=None,
        note="Once only, however many there are; less with experience, gone after expiry. Old studies, none about AI.",
    )


def _widened(one: Estimate, variance: float) -> Estimate:
    return Estimate(one.effect, math.sqrt(one.error**2 + variance), one.n)


def _none(own_id: str, name: str, why: str) -> FactorRow:
    return FactorRow(own_id, name, None, 0.0, 0.0, 0, "", "", "", None, why)


def _row(
    own_id: str, name: str, one: Estimate, source: str, date: str, half_life: float | None = None, note: str = ""
) -> FactorRow:
    effect, low, high, n = _four(one)
    return FactorRow(own_id, name, effect, low, high, int(n), _MEASURED, source, date, half_life, note)


def _with_occupations(row: FactorRow, each: Mapping[str, Estimate]) -> FactorRow:
    row.by_occupation.update({code: _four(one) for code, one in sorted(each.items())})
    return row


def _four(one: Estimate) -> list[float]:
    wide = _Z80 * one.error
    return [*(round(number, _DECIMALS) for number in (one.effect, one.effect - wide, one.effect + wide)), one.n]
