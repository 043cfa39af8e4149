"""Hypothesis strategies for each kind of record and what its fields can hold. All values are valid.

Each is made once: to make one takes longer than to draw from it. So every record has a new id, and one that belongs to
another names ``NOBODY``; who wants others replaces them.
"""

from decimal import Decimal
from functools import cache
from typing import Any, Final

from hypothesis import strategies as st

from planner.domain.achievement import Achievement, PublicWork, PublicWorkKind
from planner.domain.certification import Certification, CertificationStatus
from planner.domain.compensation import EquityGrant, Pay
from planner.domain.dates import PartialDate
from planner.domain.figures import HIGHEST_PERCENT, LOWEST_PERCENT, Override, OwnPlace
from planner.domain.journal import SavedForecast
from planner.domain.money import PayPeriod
from planner.domain.person import Education, Person, Preferences, Scenario
from planner.domain.plan import MOVES, Action, ActionKind, Plan
from planner.domain.readiness import CheckSetting, Evidence, OwnDescriptor
from planner.domain.role import Level, PayPolicy, Production, Role, Track, WorkMode
from planner.domain.skill import Skill

NOBODY: Final = "nobody"
_LETTERS = st.characters(exclude_categories=["Cs", "Cc"]) | st.sampled_from("\n\té名ক😀")


@cache
def ids() -> st.SearchStrategy[str]:
    return st.uuids(version=4).map(lambda value: value.hex)


@cache
def texts(longest: int = 30) -> st.SearchStrategy[str]:
    return st.text(_LETTERS, max_size=longest)


@cache
def names(longest: int = 30) -> st.SearchStrategy[str]:
    return st.text(_LETTERS, min_size=1, max_size=longest).filter(str.strip)


@cache
def partial_dates() -> st.SearchStrategy[PartialDate]:
    year, month = st.integers(1900, 2200), st.integers(1, 12)
    return (
        st.builds(PartialDate, year)
        | st.builds(PartialDate, year, month)
        | st.builds(PartialDate, year, month, st.integers(1, 28))
    )


@cache
def date_pairs() -> st.SearchStrategy[tuple[PartialDate | None, PartialDate | None]]:
    """A start and an end that do not contradict each other; an end has a start."""
    return st.just((None, None)) | st.tuples(partial_dates(), st.none() | partial_dates()).map(_in_order)


def _in_order(
    dates: tuple[PartialDate, PartialDate | None],
) -> tuple[PartialDate | None, PartialDate | None]:
    start, end = dates
    return (end, start) if end is not None and end.latest() < start.earliest() else dates


@cache
def amounts(smallest: Decimal = Decimal(0)) -> st.SearchStrategy[Decimal]:
    """Amounts as written (1.50), at their shortest (1.5) and in powers of ten (1E+5)."""
    most = Decimal(99_999_999_999)
    written = st.one_of([st.decimals(smallest, most, places=places, allow_nan=False) for places in range(5)])
    return written | written.map(Decimal.normalize)


@cache
def currencies() -> st.SearchStrategy[str]:
    return st.sampled_from(["USD", "EUR", "JPY", "INR", "XAF"])


@cache
def addresses() -> st.SearchStrategy[str]:
    return st.sampled_from(["", "https://example.org/c/1?a=b", "http://例え.jp/証"])


@cache
def _productions() -> st.SearchStrategy[Production | None]:
    return st.none() | st.sampled_from(Production)


@cache
def persons() -> st.SearchStrategy[Person]:
    return st.builds(
        Person,
        name=texts(),
        home_place=texts(),
        working_since=st.none() | partial_dates(),
        is_sample=st.booleans(),
        education=st.none() | st.sampled_from(Education),
        id=st.just(Person().id),
    )


@cache
def preferences() -> st.SearchStrategy[Preferences]:
    return st.builds(
        Preferences,
        horizon_years=st.integers(1, 40),
        inflation_percent=st.floats(-5, 30),
        market_growth_percent=st.floats(-10, 20),
        seed=st.integers(0, 2**32 - 1),
        scenario=st.sampled_from(Scenario),
        discount_percent=st.floats(0, 30),
        id=st.just(Preferences().id),
    )


@cache
def roles() -> st.SearchStrategy[Role]:
    return st.builds(
        _role,
        date_pairs(),
        id=ids(),
        title=names(),
        employer=texts(),
        level=st.none() | st.sampled_from(Level),
        track=st.sampled_from(Track),
        place=texts(),
        work_mode=st.none() | st.sampled_from(WorkMode),
        share_percent=st.integers(1, 100),
        specialisation=texts(),
        industry=texts(),
        note=texts(100),
        pays_like=texts(),
        company_size=st.sampled_from(["", "S", "M", "L", "250"]),
        pay_policy=st.none() | st.sampled_from(PayPolicy),
        production=_productions(),
    )


def _role(dates: tuple[PartialDate | None, PartialDate | None], **fields: Any) -> Role:  # noqa: ANN401 - of any field
    return Role(start=dates[0], end=dates[1], **fields)


@cache
def pays() -> st.SearchStrategy[Pay]:
    return st.builds(
        Pay,
        id=ids(),
        role_id=st.just(NOBODY),
        effective=partial_dates(),
        base=amounts(Decimal(1)),
        bonus=amounts(),
        currency=currencies(),
        period=st.sampled_from(PayPeriod),
        hours_per_week=st.decimals(Decimal("0.1"), Decimal(100), places=2),
    )


@cache
def equity_grants() -> st.SearchStrategy[EquityGrant]:
    return st.builds(
        _equity_grant,
        vesting=st.integers(1, 240),
        cliff=st.integers(0, 240),
        id=ids(),
        role_id=st.just(NOBODY),
        granted=partial_dates(),
        value=amounts(),
        currency=currencies(),
    )


def _equity_grant(vesting: int, cliff: int, **fields: Any) -> EquityGrant:  # noqa: ANN401 - of any field
    return EquityGrant(vesting_months=vesting, cliff_months=min(cliff, vesting), **fields)


@cache
def skills() -> st.SearchStrategy[Skill]:
    return st.builds(
        Skill,
        id=ids(),
        name=names(),
        proficiency=st.none() | st.integers(1, 5),
        last_used=st.none() | partial_dates(),
        evidence=texts(100),
    )


@cache
def certifications() -> st.SearchStrategy[Certification]:
    return st.builds(
        _certification,
        date_pairs(),
        id=ids(),
        name=names(),
        issuer=texts(),
        credential_id=texts(),
        url=addresses(),
        status=st.sampled_from(CertificationStatus),
    )


def _certification(
    dates: tuple[PartialDate | None, PartialDate | None],
    **fields: Any,  # noqa: ANN401 - of any field
) -> Certification:
    return Certification(earned=dates[0], expires=dates[1], **fields)


@cache
def achievements() -> st.SearchStrategy[Achievement]:
    return st.builds(
        Achievement,
        id=ids(),
        title=names(),
        date=st.none() | partial_dates(),
        employer=texts(),
        metric=texts(),
        before=texts(),
        after=texts(),
        impact=texts(100),
        production=_productions(),
        url=addresses(),
    )


@cache
def public_works() -> st.SearchStrategy[PublicWork]:
    return st.builds(
        PublicWork,
        id=ids(),
        title=names(),
        kind=st.sampled_from(PublicWorkKind),
        date=st.none() | partial_dates(),
        url=addresses(),
        note=texts(100),
    )


@cache
def plans() -> st.SearchStrategy[Plan]:
    return st.builds(
        Plan,
        id=ids(),
        name=names(),
        is_adopted=st.booleans(),
        adopted=st.none() | partial_dates(),
        hours_per_week=st.floats(0, 168),
        note=texts(100),
    )


@cache
def actions() -> st.SearchStrategy[Action]:
    offered = {"offered_pay": st.none() | amounts(Decimal(1)), "offered_bonus": st.none() | amounts()}
    return _actions(st.sampled_from(ActionKind)) | _actions(st.sampled_from(MOVES), **offered)


def _actions(
    kinds: st.SearchStrategy[ActionKind], **others: st.SearchStrategy[Decimal | None]
) -> st.SearchStrategy[Action]:
    return st.builds(
        Action,
        id=ids(),
        plan_id=st.just(NOBODY),
        kind=kinds,
        start=partial_dates(),
        subject=texts(),
        months=st.integers(0, 120),
        proficiency=st.none() | st.integers(1, 5),
        hours=st.integers(0, 20_000),
        cost=amounts(),
        note=texts(100),
        **others,
    )


@cache
def evidences() -> st.SearchStrategy[Evidence]:
    return st.builds(
        Evidence,
        id=ids(),
        descriptor=names(),
        date=partial_dates(),
        text=texts(100),
        url=addresses(),
    )


@cache
def own_descriptors() -> st.SearchStrategy[OwnDescriptor]:
    """Those that replace a shipped one may be empty."""
    return _own_descriptors(st.just(""), names(100)) | _own_descriptors(texts().filter(bool), texts(100))


def _own_descriptors(
    replaces: st.SearchStrategy[str], text: st.SearchStrategy[str]
) -> st.SearchStrategy[OwnDescriptor]:
    return st.builds(
        OwnDescriptor,
        id=ids(),
        employer=texts(),
        level=st.sampled_from(Level),
        track=st.sampled_from(Track),
        aspect=texts(),
        text=text,
        replaces=replaces,
    )


@cache
def check_settings() -> st.SearchStrategy[CheckSetting]:
    """Those that are muted have a reason."""
    return _check_settings(True, names(100)) | _check_settings(False, texts(100))


def _check_settings(is_muted: bool, reason: st.SearchStrategy[str]) -> st.SearchStrategy[CheckSetting]:
    return st.builds(
        CheckSetting, id=ids(), threshold=st.none() | _numbers(), is_muted=st.just(is_muted), reason=reason
    )


@cache
def overrides() -> st.SearchStrategy[Override]:
    return st.builds(Override, id=ids(), value=_numbers(), note=texts(100))


@cache
def own_places() -> st.SearchStrategy[OwnPlace]:
    percents = st.floats(LOWEST_PERCENT, HIGHEST_PERCENT)
    return st.builds(
        OwnPlace,
        id=ids(),
        name=names(),
        pay_percent=percents,
        price_percent=percents,
        note=texts(100),
    )


@cache
def saved_forecasts() -> st.SearchStrategy[SavedForecast]:
    return st.builds(
        SavedForecast,
        id=ids(),
        name=names(),
        saved=partial_dates(),
        inputs=names(100),
        result=names(100),
        pack_version=texts(),
        program_version=texts(),
        note=texts(100),
    )


@cache
def _numbers() -> st.SearchStrategy[float]:
    return st.floats(allow_nan=False, allow_infinity=False)
