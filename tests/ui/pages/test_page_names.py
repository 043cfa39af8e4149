from planner.ui.icons import NAMES
from planner.ui.pages.page_names import FIRST_PAGE, PAGES, page_title


def test_every_page_has_a_title_and_an_icon() -> None:
    assert [page_title(key) for key, _ in PAGES] == [title for _, title in PAGES]
    assert dict(PAGES).keys() <= NAMES.keys()
    assert FIRST_PAGE in dict(PAGES)


def test_a_page_that_is_not_there_has_no_title() -> None:
    assert page_title("nowhere") == ""
