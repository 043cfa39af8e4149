from planner.calibration.states import STATE_CODES, STATE_NAMES, TERRITORY_CODES


def test_fifty_states_and_the_district() -> None:
    assert len(STATE_CODES) == 51
    assert len(STATE_NAMES) == 51
    assert STATE_CODES["Washington"] == "WA"
    assert STATE_NAMES["DC"] == "District of Columbia"
    assert all(len(code) == 2 and code.isupper() for code in STATE_NAMES)


def test_names_and_codes_lead_back_to_each_other() -> None:
    assert {STATE_NAMES[code] for code in STATE_CODES.values()} == set(STATE_CODES)
    assert list(STATE_CODES) == sorted(STATE_CODES)


def test_territories_are_no_states() -> None:
    assert dict(TERRITORY_CODES) == {"Guam": "GU", "Puerto Rico": "PR", "Virgin Islands": "VI"}
    assert not set(TERRITORY_CODES.values()) & set(STATE_NAMES)
