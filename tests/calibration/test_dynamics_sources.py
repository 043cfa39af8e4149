from planner.calibration.dynamics_catalogue import ADVERTS_AND_ANSWERS, MEDIANS, OWN, PANELS, PRICES, TOLD, TRACKER
from planner.calibration.dynamics_sources import sources_of
from planner.market.dynamics_file import dynamics_sources, load_dynamics
from planner.market.pack import load_pack

ROWS = {"dynamics.shock_sd": 960, "dynamics.move_premium": 300, "dynamics.market_sd": 12}


def test_rows_are_the_observations_that_speak_to_the_dynamics() -> None:
    panels, moves, medians = sources_of(ROWS)
    assert (panels.rows, moves.rows) == (960, 300)
    assert medians.rows == 13  # years; changes are one fewer


def test_every_source_says_what_it_is_and_under_which_licence() -> None:
    for source in sources_of(ROWS):
        assert all((source.id, source.publisher, source.title, source.date, source.licence, source.address))
        assert str(source.year) in source.date


def test_every_source_that_a_parameter_names_is_listed_somewhere() -> None:
    listed = {source.id for source in (*load_pack().sources, *dynamics_sources())}
    ids = {
        PANELS: {"wage-panels"},
        TRACKER: {"wage-growth-tracker"},
        ADVERTS_AND_ANSWERS: {"aijobs", "stackoverflow"},
        MEDIANS: {"oews-medians", "cpi"},
        PRICES: {"cpi"},
        f"{TRACKER}; {MEDIANS}": {"wage-growth-tracker", "oews-medians", "cpi"},
    }
    for told in TOLD.values():
        assert told.source == OWN or ids[told.source] <= listed


def test_the_shipped_rows_are_those_of_the_shipped_parameters() -> None:
    assert dynamics_sources() == sources_of({name: one.n for name, one in load_dynamics().items()})
