"""The Places page shown over a workplace in memory, and what tests do with it."""

from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from planner.base.settings import Settings
from planner.domain.profile import Record
from planner.market.pack import Pack
from planner.ui.pages.places import PlacesPage
from planner.ui.theme import Theme
from planner.ui.widgets.message_bar import MessageBar
from planner.ui.widgets.place_box import PlaceBox
from planner.ui.widgets.segmented import SegmentedControl
from planner.workspace import edits
from tests.advice.examples import pack as example_pack
from tests.ui.workplace import in_memory


class Desk:
    """A page that is shown, and the workplace under it."""

    def __init__(
        self, qtbot: QtBot, settings: Settings, theme: Theme, *records: Record, pack: Pack | None = None
    ) -> None:
        self.qtbot = qtbot
        self.place, self.file = in_memory(*records)
        self.page = PlacesPage(
            self.place.session, self.place.history, self.place.bridge, pack or example_pack(), settings, theme
        )
        self.page.resize(900, 900)
        qtbot.addWidget(self.page)
        self.page.finish()
        self.page.show()
        self.settle()

    def settle(self) -> None:
        """Wait until the page shows what it was asked for."""
        self.qtbot.waitUntil(lambda: not self.page._runner.is_busy and not self.page._turns.is_waiting)

    def undo(self) -> None:
        self.place.history.undo()
        self.settle()

    def close(self) -> None:
        self.page.hide()
        self.page.close_page()

    @property
    def policy(self) -> SegmentedControl:
        return self.page.findChild(SegmentedControl)  # type: ignore[return-value]

    @property
    def employer(self) -> PlaceBox:
        boxes = self.page.findChildren(PlaceBox)
        return next(box for box in boxes if box.accessibleName() == "Employer's place")

    def employ_in(self, text: str) -> None:
        self.employer.setText(text)
        self.employer.textEdited.emit(text)
        self.employer.settled.emit()
        self.settle()

    def button(self, text: str) -> QPushButton:
        return next(each for each in self.page.findChildren(QPushButton) if each.text() == text)

    def said(self, widget: QWidget | None = None) -> list[str]:
        labels = (widget or self.page).findChildren(QLabel)
        return [label.text() for label in labels if not label.isHidden() and label.text()]

    def told(self) -> str:
        return next(bar.text for bar in self.page.findChildren(MessageBar))

    def column(self, number: int) -> list[str]:
        rows = self.page.list.rows
        return [str(rows.index(row, number).data()) for row in range(rows.rowCount())]

    def edit(self, record_id: str, attribute: str, text: str) -> None:
        changes = edits.set_field(self.place.session.profile, record_id, attribute, text)
        assert changes is not None
        self.place.history.push(changes)
        self.settle()
