"""The pay model: from one job to the distribution of its pay.

The logarithm of yearly pay has a location (a sum of effects: basis, title, level or experience, country, place, year,
industry, size, work mode), a scale (a product of such effects) and a shape measured on people outside the fit. What is
not known about a job is averaged over and widens the distribution; so does what the model has seen rarely or never, and
a year for which it has no figures: there the effects of the nearest year stand, and may have moved. A title never seen
that differs from a known one by standing alone ("Senior Data Engineer II") has the effects of that one.
"""

import bisect
import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType
from typing import Final

from planner.market.pay_question import HOME, WORD, Feature, PayQuestion, location_features, scale_features
from planner.market.title_groups import title_group
from planner.market.titles import title_keys

QUANTILES: Final = (0.01, 0.025, *(step / 20 for step in range(1, 20)), 0.975, 0.99)
"""Where the shape is known: every twentieth from 5 to 95 %, and the tails."""

NARROWEST: Final = 0.08
WIDEST: Final = 1.2

_PLACE_SHARE: Final[Mapping[str, float]] = {"": 0.8, "on-site": 0.9, "hybrid": 0.9, "remote": 0.5}
"""Assumption: how much of a place's pay difference an advert or an answer shows, by work mode."""

_YEAR: Final = "year@"
_WITHOUT_WIDTH: Final = (_YEAR, WORD)
"""Groups whose new keys do not widen: growth stands for a year, and the whole title for its words."""

_WITHIN_YEAR: Final = "year:"
"""How the groups begin whose effects are those of a year in a family or a country; they step from year to year."""

Table = Mapping[str, Mapping[str, float]]
_NONE: Final[Mapping[str, float]] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class PlaceEffect:
    """What a place adds to log pay over the nation, and the variance that places explain in the nation."""

    shift: float
    variance: float


@dataclass(frozen=True, slots=True)
class PaidGroup:
    """Published national pay of a group of titles: ``log_pay`` at ``QUANTILES``, natural log of yearly dollars."""

    log_pay: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class PayDistribution:
    """The distribution of log yearly pay in dollars: ``location`` + ``scale`` × ``shape`` at ``QUANTILES``.

    ``unseen`` names the features without an estimate, which widened it.
    """

    location: float
    scale: float
    shape: tuple[float, ...]
    unseen: tuple[str, ...]

    def quantiles(self) -> tuple[float, ...]:
        """Log pay at ``QUANTILES``."""
        location, scale = self.location, self.scale
        return tuple([location + scale * number for number in self.shape])

    def moved(self, effect: float) -> "PayDistribution":
        """The distribution moved by an effect on log pay."""
        if not effect:
            return self
        return PayDistribution(self.location + effect, self.scale, self.shape, self.unseen)

    def quantile(self, share: float) -> float:
        """Log pay below which the share of jobs lies, a straight line between the known ones; 0.01 ≤ share ≤ 0.99."""
        return interpolated(share, QUANTILES, self.quantiles())

    def share_below(self, log_pay: float) -> float:
        """The share of jobs that pay less, between 0.01 and 0.99 at the ends of what is known."""
        return interpolated(log_pay, self.quantiles(), QUANTILES)


@dataclass(frozen=True, slots=True, eq=False)
class PayModel:
    """The fitted effects.

    ``location`` and ``scale`` hold effects by group and key; ``thin`` the variance with which a location effect is
    known, by group and key, where it is worth telling; ``unseen`` the variance of a key never seen, by group;
    ``shapes`` the standardised quantiles by "basis" or "basis:band"; ``paid`` the published national pay by title
    group, at ``paid_year``, with "" for all computer occupations; ``ladder`` each level's distance in log pay from the
    middle of an occupation. ``growth`` is the yearly drift in log pay, ``growth_ahead`` that beyond ``last_year``.
    """

    location: Table
    scale: Table
    thin: Table
    unseen: Mapping[str, float]
    shapes: Mapping[str, tuple[float, ...]]
    paid: Mapping[str, tuple[float, ...]]
    ladder: Mapping[str, float]
    base_year: float
    last_year: float
    paid_year: float
    growth: float
    growth_ahead: float

    def distribution(self, question: PayQuestion, place: PlaceEffect | None = None) -> PayDistribution:
        """What the job pays, in dollars of the question's year; raises ``ValueError`` for an unknown basis."""
        found = _in_nation(self, question)
        if place is None:
            return found
        return _placed(found, place, 1.0 if question.basis == "paid" else _PLACE_SHARE[question.remote])

    def known_title(self, question: PayQuestion) -> str:
        """The title whose effects an advert has: its own or, if never seen, one of its group but for the standing."""
        return _known_title(self, question.title, question.family) if question.basis == "advertised" else ""

    def drift(self, year: float) -> float:
        """How much log pay has risen since the base year."""
        known = min(year, self.last_year)
        return self.growth * (known - self.base_year) + self.growth_ahead * (year - known)

    def _stated(self, question: PayQuestion) -> PayDistribution:
        cases = _cases(question)
        parts = [self._part(question, level, years) for level, years, _ in cases]
        location = sum([share * part[0] for (_, _, share), part in zip(cases, parts, strict=True)])
        variance = sum(
            [
                share * (scale**2 + (middle - location) ** 2)
                for (_, _, share), (middle, scale, _) in zip(cases, parts, strict=True)
            ]
        )
        missing = parts[0][2]
        return PayDistribution(
            location + self.drift(question.year),
            math.sqrt(variance),
            self._shape(question),
            tuple([f"{group} {key}" for group, key in missing]) if missing else (),
        )

    def _part(self, question: PayQuestion, level: str, years: float) -> tuple[float, float, list[tuple[str, str]]]:
        """Location and scale for a job of that level and experience, and the features without an estimate."""
        year, ahead = _known_year(self, question.basis, math.floor(question.year))
        title = self.known_title(question)
        features = location_features(question, level, years, year, title)
        location, missing = _sum(self.location, features)
        log_scale = _known_sum(self.scale, scale_features(question, level, years, title))
        variance = min(max(math.exp(log_scale), NARROWEST), WIDEST) ** 2 + doubt(self.thin, features)
        if question.basis != "advertised" and question.country in self.location.get("country", {}):
            variance += self.unseen.get("country", 0.0)  # only adverts told of other countries
        if missing:
            missing = [pair for pair in missing if not pair[0].startswith(_WITHOUT_WIDTH)]
            variance += sum([self.unseen.get(group, 0.0) for group, _ in missing])
        if ahead:
            new = {group for group, _ in missing}
            steps = [group for group, _, _ in features if group.startswith(_WITHIN_YEAR) and group not in new]
            variance += ahead * sum([self.unseen.get(group, 0.0) for group in steps])
        return location, math.sqrt(variance), missing

    def _shape(self, question: PayQuestion) -> tuple[float, ...]:
        return self.shapes.get(shape_key(question), self.shapes[question.basis])

    def _paid(self, question: PayQuestion) -> PayDistribution:
        log_pay = self.paid.get(question.family) or self.paid[""]
        drift = self.growth_ahead if question.year > self.paid_year else self.growth
        middle = log_pay[len(log_pay) // 2] + drift * (question.year - self.paid_year)
        wide, shape = _standardised(log_pay)
        if question.level or question.years is not None:
            shares = question.level_shares()
            rung = sum(share * self.ladder[level] for level, share in shares)
            wide = math.sqrt(max(wide**2 - self.ladder["variance"], (0.6 * wide) ** 2))
            middle += rung
        if question.country != HOME:
            abroad, _ = _sum(self.location, [("country", question.country, 1.0), ("abroad", "", 1.0)])
            middle, wide = middle + abroad, math.sqrt(wide**2 + self.unseen.get("country", 0.0))
        return PayDistribution(middle, wide, shape, ())


def mixed(parts: Sequence[PayDistribution]) -> PayDistribution:
    """The distribution of pay that is from any of the parts with the same chance; the shape is that of the last."""
    middle = sum([part.location for part in parts]) / len(parts)
    variance = sum([part.scale**2 + (part.location - middle) ** 2 for part in parts]) / len(parts)
    return PayDistribution(middle, math.sqrt(variance), parts[-1].shape, parts[-1].unseen)


def shape_key(question: PayQuestion) -> str:
    """Which shape a job takes: by level in adverts, by experience in reported pay."""
    if question.basis == "advertised" or question.years is None:
        return f"{question.basis}:{question.level}"
    years = question.years
    band = "under 4" if years < 4 else "4 to 11" if years < 12 else "12 and more"
    return f"{question.basis}:{band}"


def interpolated(at: float, known: Sequence[float], values: Sequence[float]) -> float:
    """The value at a point between known ones, which rise; the nearest value beyond them."""
    after = bisect.bisect_left(known, at)
    if after == 0:
        return values[0]
    if after == len(known):
        return values[-1]
    low, high = known[after - 1], known[after]
    return values[after - 1] + (at - low) / (high - low) * (values[after] - values[after - 1])


@lru_cache(maxsize=1024)  # the same jobs are asked for again whenever a page is drawn
def _in_nation(model: PayModel, question: PayQuestion) -> PayDistribution:
    if question.basis == "paid":
        return model._paid(question)
    if question.basis not in model.shapes:
        raise ValueError(f"the basis is “{question.basis}”, not paid, advertised or reported")
    return model._stated(question)


def _cases(question: PayQuestion) -> list[tuple[str, float, float]]:
    """Levels and years of experience the job may have with their shares: adverts tell levels, answers tell years."""
    if question.basis == "advertised":
        return [(level, 0.0, share) for level, share in question.level_shares()]
    years = question.experience()
    return [("", year, 1 / len(years)) for year in years]


@lru_cache(maxsize=256)
def _known_year(model: PayModel, basis: str, year: int) -> tuple[str, int]:
    """The year nearest to this one whose effects are known, and how many years lie between."""
    years = model.location.get(f"{_YEAR}{basis}")
    if not years:
        return str(year), 0
    nearest = min(years, key=lambda known: abs(int(known) - year))
    return nearest, abs(int(nearest) - year)


@lru_cache(maxsize=1024)
def _known_title(model: PayModel, title: str, family: str) -> str:
    """The title, or for one never seen a known one of the same group that differs by words of standing alone."""
    known = model.location.get("title")
    if not known or title in known:
        return title
    others = [key for key in title_keys(title) if key in known]
    return next((key for key in others if (group := title_group(key)) and group.id == family), title)


@lru_cache(maxsize=128)
def _standardised(log_pay: tuple[float, ...]) -> tuple[float, tuple[float, ...]]:
    """The standard deviation of a normal distribution as wide as this one from 5 to 95 %, and the shape in it."""
    wide = (log_pay[-3] - log_pay[2]) / 3.2897
    return wide, tuple([(number - log_pay[len(log_pay) // 2]) / wide for number in log_pay])


def doubt(thin: Table, features: Iterable[Feature]) -> float:
    """The variance that effects known from few jobs, and averages over what is not told, add to the location."""
    return sum([value**2 * thin[group].get(key, 0.0) for group, key, value in features if group in thin])


def _sum(table: Table, features: Iterable[Feature]) -> tuple[float, list[tuple[str, str]]]:
    """The sum of the effects, and the features that have none."""
    total, missing = 0.0, []
    for group, key, value in features:
        effects = table.get(group, _NONE)
        if key in effects:
            total += value * effects[key]
        else:
            missing.append((group, key))
    return total, missing


def _known_sum(table: Table, features: Iterable[Feature]) -> float:
    """The sum of the effects that there are."""
    return sum([value * table[group].get(key, 0.0) for group, key, value in features if group in table])


def _placed(found: PayDistribution, place: PlaceEffect, share: float) -> PayDistribution:
    """The distribution in a place: moved by the place, narrower by what places explain."""
    variance = found.scale**2 - share**2 * place.variance
    scale = math.sqrt(max(variance, (0.6 * found.scale) ** 2))
    return PayDistribution(found.location + share * place.shift, scale, found.shape, found.unseen)
