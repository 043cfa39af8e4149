"""Plans for the tests: effects of every kind, and strategies that draw them."""

from hypothesis import strategies as st

from planner.forecast.effects import Break, Effect, MarketShift, Move, OfferedPay, PayShift, Readiness, TrackChange
from planner.forecast.scenario import BASE, BOOM, DOWNTURN, Scenario
from tests.forecast.examples import MEDIANS

DEARER = (MEDIANS[0] + 0.1, MEDIANS[1] + 0.12, MEDIANS[2] + 0.1, MEDIANS[3] + 0.15)

NOTHING: tuple[Effect, ...] = (
    PayShift(cause="nothing", at=1.0, log_effect=0.0),
    Readiness(cause="nothing", at=1.5, factor=1.0),
    Break(cause="nothing", at=2.0, years=0.0),
    MarketShift(cause="nothing", at=2.5, level_log_median=MEDIANS),
    TrackChange(cause="nothing", at=3.0, track="specialist", log_against=(0.0,) * 4, failure_rate_per_year=0.5),
)
"""Effects of a plan that changes nothing."""

OWN = Scenario(name="own", log_level=(0.1, -0.1), layoff_factor=(5.0, 0.0), promotion_speed=(0.5,), log_prices=(0.1,))

moments = st.floats(0.0, 12.0)
uncertain = st.sampled_from([0.0, 0.05])
causes = st.sampled_from(["certificate", "city", "course"])


def shifts(spreads: st.SearchStrategy[float] = uncertain) -> st.SearchStrategy[Effect]:
    """Shifts of pay, in part of all that can be said about them."""
    return st.builds(
        PayShift,
        cause=causes,
        at=moments,
        log_effect=st.floats(-0.3, 0.3),
        sd=spreads,
        half_life=st.none() | st.floats(0.2, 9.0),
        ends=st.none() | moments,
    )


def certain_shifts() -> st.SearchStrategy[Effect]:
    """What moves all careers alike."""
    breaks = st.builds(Break, cause=causes, at=st.floats(13.0, 20.0), years=st.just(1.0))
    return shifts(st.just(0.0)) | breaks


def effects() -> st.SearchStrategy[Effect]:
    """One effect of any kind."""
    factors = st.floats(0.25, 4.0)
    ladders = st.tuples(*[st.floats(-0.4, 0.4)] * 4)
    rates = st.sampled_from([0.0, 0.3])
    return st.one_of(
        shifts(),
        st.builds(Readiness, cause=causes, at=moments, factor=factors, sd=uncertain, ends=st.none() | moments),
        st.builds(Move, cause=causes, at=moments, sd=uncertain),
        st.builds(
            MarketShift,
            cause=causes,
            at=moments,
            level_log_median=st.sampled_from([MEDIANS, DEARER]),
            sd=uncertain,
            is_anew=st.booleans(),
        ),
        st.builds(
            OfferedPay,
            cause=causes,
            at=moments,
            log_pay=st.floats(10.0, 13.0),
            bonus_share=st.none() | st.floats(0.0, 0.5),
        ),
        st.builds(Break, cause=causes, at=moments, years=st.floats(0.0, 2.0), scar=uncertain),
        st.builds(
            TrackChange,
            cause=causes,
            at=moments,
            track=st.just("founder"),
            log_against=ladders,
            sd=uncertain,
            failure_rate_per_year=rates,
            scar=uncertain,
            is_assumption=st.booleans(),
        ),
    )


def plans() -> st.SearchStrategy[tuple[Effect, ...]]:
    """Up to five effects."""
    return st.lists(effects(), max_size=5).map(tuple)


scenarios = st.sampled_from([BASE, DOWNTURN, BOOM, OWN])
