"""The forecast journal: forecasts kept, each with what really came since, and whether it still comes out the same."""

import datetime
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from planner import VERSION
from planner.base.settings import Settings
from planner.charts.palette import Palette
from planner.domain.errors import UserError
from planner.domain.journal import SavedForecast
from planner.domain.profile import Profile
from planner.market.pack import Pack
from planner.ui.background import LatestRunner
from planner.ui.bridge import Bridge, Follower
from planner.ui.dialogs.title import window_title
from planner.ui.history import History
from planner.ui.theme import Theme
from planner.ui.widgets.card import styled_label
from planner.ui.widgets.empty_state import EmptyState
from planner.ui.widgets.message_bar import MessageBar
from planner.ui.widgets.told_view import ToldView
from planner.workspace import edits
from planner.workspace.session import Session

if TYPE_CHECKING:
    from planner.charts.journal import JournalData
    from planner.charts.journal_figure import JournalFigure
    from planner.domain.change import ChangeSet

_LIST_PX: Final = 220
_EMPTY: Final = "No forecast is kept yet. Keep one now and see in some years what it was worth."
_ID: Final = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True)
class _Asked:
    record: SavedForecast
    profile: Profile
    pack: Pack
    today: datetime.date


@dataclass(frozen=True, slots=True)
class Look:
    """A kept forecast looked at: its chart, None where it cannot be read, and what came of working it out again."""

    record_id: str
    data: "JournalData | None"
    repeated: str


class ForecastJournal(QDialog):
    """List, chart, name and note. Every edit is saved at once and can be undone, here as in the main window.

    ``keep_wanted`` asks to keep what the Trajectory page shows.
    """

    keep_wanted = Signal()

    def __init__(
        self,
        parent: QWidget,
        session: Session,
        history: History,
        bridge: Bridge,
        pack: Pack,
        settings: Settings,
        theme: Theme,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._history = history
        self._follower = Follower(bridge, self, lambda _: self._follow())
        self._pack = pack
        self._look: Look | None = None
        self.list = QListWidget()
        self.name = QLineEdit()
        self.note = QLineEdit()
        self.view = ToldView(_journal_figure, theme, settings, "Forecast and what came", QSize(520, 280))
        self._answer = styled_label("", "strong")
        self._quiet = styled_label("", "muted")
        self._repeated = styled_label("", "muted")
        self._message = MessageBar()
        self._delete = QPushButton("Delete")
        self._right = QWidget()
        self._empty = EmptyState(_EMPTY, "Keep this forecast")
        self._runner: LatestRunner[_Asked, Look] = LatestRunner(_look, self)
        self.setWindowTitle(window_title("Forecast journal"))
        self.resize(880, 560)
        self._place()
        self._connect()
        self._follow()

    @property
    def chosen(self) -> SavedForecast | None:
        """The forecast that the list is on, None where it is empty."""
        item = self.list.currentItem()
        return self._session.profile.get(SavedForecast, item.data(_ID)) if item is not None else None

    @property
    def look(self) -> Look | None:
        """What is shown of the chosen forecast, None while it is worked out."""
        return self._look

    @property
    def told(self) -> str:
        """What it last had to say, empty where nothing."""
        return self._message.text

    def tell(self, sentence: str) -> None:
        """Say something that is no error."""
        self._message.show_text(sentence)

    def show_forecast(self, record_id: str) -> None:
        """Choose a forecast, ready to be named."""
        for row in range(self.list.count()):
            if self.list.item(row).data(_ID) == record_id:
                self.list.setCurrentRow(row)
        self.name.setFocus(Qt.FocusReason.OtherFocusReason)
        self.name.selectAll()

    def close_journal(self) -> None:
        """Close, end the thread and stop listening."""
        self._follower.stop()
        self._runner.close()
        self.close()
        self.deleteLater()

    def _place(self) -> None:
        self.list.setAccessibleName("Kept forecasts")
        self.list.setFixedWidth(_LIST_PX)
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(self.list)
        row.addWidget(self._right, 1)
        row.addWidget(self._empty, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(12)
        column.addWidget(self._message)
        column.addLayout(row, 1)
        column.addWidget(self._closing())
        self._fill_right()

    def _closing(self) -> QDialogButtonBox:
        box = QDialogButtonBox()
        close = box.addButton("Close", QDialogButtonBox.ButtonRole.RejectRole)
        close.setToolTip("Close the journal (Escape); what is kept stays kept")
        close.setAutoDefault(False)
        box.rejected.connect(self.reject)
        return box

    def _fill_right(self) -> None:
        self._delete.setAutoDefault(False)
        top = QHBoxLayout()
        top.setSpacing(8)
        for text, box, share in (("&Name", self.name, 2), ("N&ote", self.note, 3)):
            label = QLabel(text)
            label.setBuddy(box)
            box.setAccessibleName(text.replace("&", ""))
            top.addWidget(label)
            top.addWidget(box, share)
        top.addWidget(self._delete)
        column = QVBoxLayout(self._right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(top)
        for part in (self._answer, self._quiet):
            column.addWidget(part)
        column.addWidget(self.view, 1)
        column.addWidget(self._repeated)

    def _connect(self) -> None:
        self.list.currentRowChanged.connect(lambda _: self._show_chosen())
        self.name.editingFinished.connect(lambda: self._set("name", self.name))
        self.note.editingFinished.connect(lambda: self._set("note", self.note))
        self._delete.clicked.connect(self._delete_chosen)
        self._empty.asked.connect(self.keep_wanted)
        self._runner.answered.connect(self._show)
        self._runner.failed.connect(self._raise)
        keys: tuple[tuple[QKeySequence.StandardKey, QWidget, Callable[[], object]], ...] = (
            (QKeySequence.StandardKey.Undo, self, self._history.undo),
            (QKeySequence.StandardKey.Redo, self, self._history.redo),
            (QKeySequence.StandardKey.Delete, self.list, self._delete_chosen),
        )
        for key, owner, slot in keys:
            shortcut = QShortcut(QKeySequence(key), owner)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(lambda slot=slot: slot())

    def _follow(self) -> None:
        """List what is kept, newest first; the choice stays where it can."""
        chosen = self.list.currentItem()
        record_id = chosen.data(_ID) if chosen is not None else ""
        kept = sorted(self._session.profile.all(SavedForecast), key=lambda one: one.saved.earliest(), reverse=True)
        with QSignalBlocker(self.list):
            self.list.clear()
            for record in kept:
                item = QListWidgetItem(record.name)
                item.setData(_ID, record.id)
                item.setToolTip(record.note)
                self.list.addItem(item)
            rows = [row for row, record in enumerate(kept) if record.id == record_id]
            self.list.setCurrentRow(rows[0] if rows else min(0, len(kept) - 1))
        self._show_chosen()

    def _show_chosen(self) -> None:
        record = self.chosen
        self._look = None
        self._right.setVisible(record is not None)
        self.list.setVisible(record is not None)
        self._empty.setVisible(record is None)
        if record is None:
            return
        for box, text in ((self.name, record.name), (self.note, record.note)):
            if box.text() != text:
                box.setText(text)
        self._repeated.setText("Working it out again…")
        today = datetime.datetime.now().astimezone().date()
        self._runner.ask(_Asked(record, self._session.profile, self._pack, today))

    def _show(self, look: Look) -> None:
        self._look = look
        self.view.setVisible(look.data is not None)
        self._answer.setText(f"{look.data.headline}." if look.data is not None else "")
        self._quiet.setText(look.data.subtitle if look.data is not None else "")
        if look.data is not None:
            self.view.show_data(look.data)
        self._repeated.setText(look.repeated)

    def _raise(self, error: Exception) -> None:
        raise error

    def _set(self, attribute: str, box: QLineEdit) -> None:
        record = self.chosen
        if record is None:
            return
        try:
            self._push(edits.set_field(self._session.profile, record.id, attribute, box.text()))
        except UserError as error:
            self._message.show_error(error)
            box.setText(getattr(record, attribute))

    def _delete_chosen(self) -> None:
        record = self.chosen
        if record is not None:
            self._push(edits.delete(self._session.profile, [record.id]))

    def _push(self, changes: "ChangeSet | None") -> None:
        self._message.pass_by()
        if changes is not None:
            error = self._history.push(changes)
            if error is not None:
                self._message.show_error(error)


def _look(asked: _Asked) -> Look:
    """Read a kept forecast, lay what came since over it, and work it out again. Runs on the worker."""
    from planner.charts.journal import kept_journal
    from planner.charts.loading import load_matplotlib
    from planner.forecast.kept import kept_from, paid_since, repeat
    from planner.forecast.past import past_pay

    record = asked.record
    repeated = repeat(record, VERSION).sentence
    try:
        kept = kept_from(record)
    except UserError:
        return Look(record.id, None, repeated)
    paid = paid_since(past_pay(asked.profile, asked.today), kept.forecast.inputs, asked.pack.price_index)
    load_matplotlib()
    return Look(record.id, kept_journal(kept, record.saved.earliest(), paid, record.pack_version), repeated)


def _journal_figure(palette: Palette, font: str) -> "JournalFigure":
    from planner.charts.journal_figure import JournalFigure

    return JournalFigure(palette, font=font)
