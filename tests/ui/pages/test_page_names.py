from planner.ui.icons import NAMES
from planner.ui.pages.page_names import FIRST_PAGE, PAGES


def test_every_page_has_an_icon_and_the_first_one_is_among_them() -> None:
    assert {key for key, _ in PAGES} <= NAMES.keys()
    assert FIRST_PAGE in dict(PAGES)
