"""Hypothesis strategies for each kind of record and what its fields can hold. All values are valid."""

from decimal import Decimal

from hypothesis import strategies as st

from planner.domain.achievement import Achievement, PublicWork, PublicWorkKind
from planner.domain.certification import Certification, CertificationStatus
from planner.domain.compensation import EquityGrant, Pay
from planner.domain.dates import PartialDate
from planner.domain.figures import HIGHEST_PERCENT, LOWEST_PERCENT, Override, OwnPlace
from planner.domain.journal import SavedForecast
from planner.domain.money import PayPeriod
from planner.domain.person import Education, Person, Preferences, Scenario
from planner.domain.plan import Action, ActionKind, Plan
from planner.domain.readiness import CheckSetting, Evidence, OwnDescriptor
from planner.domain.role import Level, PayPolicy, Production, Role, Track, WorkMode
from planner.domain.skill import Skill

_LETTERS = st.characters(exclude_categories=["Cs", "Cc"]) | st.sampled_from("\n\té名ক😀")


def ids() -> st.SearchStrategy[str]:
    return st.uuids(version=4).map(lambda value: value.hex)


def texts(longest: int = 30) -> st.SearchStrategy[str]:
    return st.text(_LETTERS, max_size=longest)


def names(longest: int = 30) -> st.SearchStrategy[str]:
    return st.text(_LETTERS, min_size=1, max_size=longest).filter(str.strip)


@st.composite
def partial_dates(draw: st.DrawFn, earliest_year: int = 1900, latest_year: int = 2200) -> PartialDate:
    day = PartialDate.from_date(
        draw(st.dates()).replace(year=draw(st.integers(earliest_year, latest_year)), day=draw(st.integers(1, 28)))
    )
    known = draw(st.sampled_from(["year", "month", "day"]))
    if known == "day":
        return day
    return PartialDate(day.year, day.month if known == "month" else None)


@st.composite
def date_pairs(draw: st.DrawFn) -> tuple[PartialDate | None, PartialDate | None]:
    """A start and an end that do not contradict each other; an end has a start."""
    start = draw(st.none() | partial_dates())
    if start is None:
        return None, None
    end = draw(st.none() | partial_dates())
    if end is not None and end.latest() < start.earliest():
        start, end = end, start
    return start, end


def amounts(smallest: Decimal = Decimal(0)) -> st.SearchStrategy[Decimal]:
    """Amounts as written (1.50), at their shortest (1.5) and in powers of ten (1E+5)."""
    written = st.integers(0, 4).flatmap(
        lambda places: st.decimals(smallest, Decimal(99_999_999_999), places=places, allow_nan=False)
    )
    return written | written.map(Decimal.normalize)


def currencies() -> st.SearchStrategy[str]:
    return st.sampled_from(["USD", "EUR", "JPY", "INR", "XAF"])


def addresses() -> st.SearchStrategy[str]:
    return st.sampled_from(["", "https://example.org/c/1?a=b", "http://例え.jp/証"])


def _productions() -> st.SearchStrategy[Production | None]:
    return st.none() | st.sampled_from(Production)


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


@st.composite
def roles(draw: st.DrawFn, record_id: str | None = None) -> Role:
    start, end = draw(date_pairs())
    return Role(
        id=record_id or draw(ids()),
        title=draw(names()),
        employer=draw(texts()),
        level=draw(st.none() | st.sampled_from(Level)),
        track=draw(st.sampled_from(Track)),
        start=start,
        end=end,
        place=draw(texts()),
        work_mode=draw(st.none() | st.sampled_from(WorkMode)),
        share_percent=draw(st.integers(1, 100)),
        specialisation=draw(texts()),
        industry=draw(texts()),
        note=draw(texts(100)),
        pays_like=draw(texts()),
        company_size=draw(st.sampled_from(["", "S", "M", "L", "250"])),
        pay_policy=draw(st.none() | st.sampled_from(PayPolicy)),
        production=draw(_productions()),
    )


def pays(role_ids: st.SearchStrategy[str], record_id: str | None = None) -> st.SearchStrategy[Pay]:
    return st.builds(
        Pay,
        id=_given_or_new(record_id),
        role_id=role_ids,
        effective=partial_dates(),
        base=amounts(Decimal(1)),
        bonus=amounts(),
        currency=currencies(),
        period=st.sampled_from(PayPeriod),
        hours_per_week=st.decimals(Decimal("0.1"), Decimal(100), places=2),
    )


@st.composite
def equity_grants(draw: st.DrawFn, role_ids: st.SearchStrategy[str], record_id: str | None = None) -> EquityGrant:
    vesting = draw(st.integers(1, 240))
    return EquityGrant(
        id=record_id or draw(ids()),
        role_id=draw(role_ids),
        granted=draw(partial_dates()),
        value=draw(amounts()),
        currency=draw(currencies()),
        vesting_months=vesting,
        cliff_months=draw(st.integers(0, vesting)),
    )


def skills(record_id: str | None = None) -> st.SearchStrategy[Skill]:
    return st.builds(
        Skill,
        id=_given_or_new(record_id),
        name=names(),
        proficiency=st.none() | st.integers(1, 5),
        last_used=st.none() | partial_dates(),
        evidence=texts(100),
    )


@st.composite
def certifications(draw: st.DrawFn, record_id: str | None = None) -> Certification:
    earned, expires = draw(date_pairs())
    return Certification(
        id=record_id or draw(ids()),
        name=draw(names()),
        issuer=draw(texts()),
        credential_id=draw(texts()),
        url=draw(addresses()),
        status=draw(st.sampled_from(CertificationStatus)),
        earned=earned,
        expires=expires,
    )


def achievements(record_id: str | None = None) -> st.SearchStrategy[Achievement]:
    return st.builds(
        Achievement,
        id=_given_or_new(record_id),
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


def public_works(record_id: str | None = None) -> st.SearchStrategy[PublicWork]:
    return st.builds(
        PublicWork,
        id=_given_or_new(record_id),
        title=names(),
        kind=st.sampled_from(PublicWorkKind),
        date=st.none() | partial_dates(),
        url=addresses(),
        note=texts(100),
    )


def plans(record_id: str | None = None) -> st.SearchStrategy[Plan]:
    return st.builds(
        Plan,
        id=_given_or_new(record_id),
        name=names(),
        is_adopted=st.booleans(),
        adopted=st.none() | partial_dates(),
        hours_per_week=st.floats(0, 168),
        note=texts(100),
    )


def actions(plan_ids: st.SearchStrategy[str], record_id: str | None = None) -> st.SearchStrategy[Action]:
    return st.builds(
        Action,
        id=_given_or_new(record_id),
        plan_id=plan_ids,
        kind=st.sampled_from(ActionKind),
        start=partial_dates(),
        subject=texts(),
        months=st.integers(0, 120),
        proficiency=st.none() | st.integers(1, 5),
        hours=st.integers(0, 20_000),
        cost=amounts(),
        note=texts(100),
    )


def evidences(record_id: str | None = None) -> st.SearchStrategy[Evidence]:
    return st.builds(
        Evidence,
        id=_given_or_new(record_id),
        descriptor=names(),
        date=partial_dates(),
        text=texts(100),
        url=addresses(),
    )


@st.composite
def own_descriptors(draw: st.DrawFn, record_id: str | None = None) -> OwnDescriptor:
    replaces = draw(texts())
    return OwnDescriptor(
        id=record_id or draw(ids()),
        employer=draw(texts()),
        level=draw(st.sampled_from(Level)),
        track=draw(st.sampled_from(Track)),
        aspect=draw(texts()),
        text=draw(texts(100) if replaces else names(100)),
        replaces=replaces,
    )


@st.composite
def check_settings(draw: st.DrawFn, record_id: str | None = None) -> CheckSetting:
    is_muted = draw(st.booleans())
    return CheckSetting(
        id=record_id or draw(ids()),
        threshold=draw(st.none() | _numbers()),
        is_muted=is_muted,
        reason=draw(names(100) if is_muted else texts(100)),
    )


def overrides(record_id: str | None = None) -> st.SearchStrategy[Override]:
    return st.builds(Override, id=_given_or_new(record_id), value=_numbers(), note=texts(100))


def own_places(record_id: str | None = None) -> st.SearchStrategy[OwnPlace]:
    percents = st.floats(LOWEST_PERCENT, HIGHEST_PERCENT)
    return st.builds(
        OwnPlace,
        id=_given_or_new(record_id),
        name=names(),
        pay_percent=percents,
        price_percent=percents,
        note=texts(100),
    )


def saved_forecasts(record_id: str | None = None) -> st.SearchStrategy[SavedForecast]:
    return st.builds(
        SavedForecast,
        id=_given_or_new(record_id),
        name=names(),
        saved=partial_dates(),
        inputs=names(100),
        result=names(100),
        pack_version=texts(),
        program_version=texts(),
        note=texts(100),
    )


def _numbers() -> st.SearchStrategy[float]:
    return st.floats(allow_nan=False, allow_infinity=False)


def _given_or_new(record_id: str | None) -> st.SearchStrategy[str]:
    return ids() if record_id is None else st.just(record_id)
