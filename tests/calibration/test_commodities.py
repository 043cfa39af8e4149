from planner.calibration.commodities import _SHELVES, OTHER, SHELF_OF
from planner.market.skills import load_skills


def test_every_shelf_is_a_group_of_the_catalogue() -> None:
    groups = {group.id for group in load_skills().groups}
    assert {OTHER, *SHELF_OF.values()} <= groups


def test_no_class_stands_on_two_shelves() -> None:
    assert len(SHELF_OF) == sum(len(commodities) for commodities in _SHELVES.values())


def test_where_some_belong() -> None:
    assert SHELF_OF["Data base management system software"] == "databases"
    assert SHELF_OF["Business intelligence and data analysis software"] == "analytics"
    assert SHELF_OF["Electronic mail software"] == "business-tools"
    assert "Abacus software" not in SHELF_OF


def test_few_are_left_over() -> None:
    assert len(load_skills().of_group(OTHER)) <= 5
