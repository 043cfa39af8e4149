"""Settings and colours of their own for every test that has widgets."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from planner.base.settings import Settings
from planner.market.pack import Pack, load_pack
from planner.ui.theme import Theme

# What the screen that is none says of every dialog; it is about that screen, not about us.
_NO_SCREEN = "This plugin does not support propagateSizeHints"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if item.path.is_relative_to(Path(__file__).parent):
            item.add_marker(pytest.mark.qt_log_ignore(_NO_SCREEN))


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(tmp_path)


@pytest.fixture
def theme(qapp: QApplication, settings: Settings) -> Iterator[Theme]:
    theme = Theme(settings, qapp)
    yield theme
    theme.deleteLater()


@pytest.fixture(scope="session")
def pack() -> Pack:
    return load_pack()
