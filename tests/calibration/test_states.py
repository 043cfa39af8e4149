from planner.calibration.states import STATE_CODES, STATE_NAMES


def test_fifty_states_and_the_district() -> None:
    assert len(STATE_CODES) == 51
    assert len(STATE_NAMES) == 51
    assert STATE_CODES["Washington"] == "WA"
    assert STATE_NAMES["DC"] == "District of Columbia"
    assert all(len(code) == 2 and code.isupper() for code in STATE_NAMES)
