"""One explanation of the Trajectory page's number, worked out on a thread of its own while somebody looks at it."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from planner.base.settings import Settings
from planner.domain.errors import UserError
from planner.ui.background import LatestRunner
from planner.ui.dialogs.save_chart import ask_where_to_save
from planner.ui.pages.trajectory_reasons import Explained, IsCancelled, Reasons
from planner.ui.theme import Theme
from planner.ui.turns import Turns
from planner.ui.widgets.card import styled_label
from planner.ui.widgets.effect_list import EffectList
from planner.ui.written_files import write_beside

if TYPE_CHECKING:
    from planner.charts.told import Told

_PAUSE_MS: Final = 250
"""A lever that is still being moved asks nothing."""
_TO_COME: Final = "Working out…"

Work = Callable[[Reasons, IsCancelled], Explained | None]


@dataclass(frozen=True, slots=True, eq=False)
class _Asked:
    number: int
    reasons: Reasons


class ReasonPanel(QWidget):
    """A list of effects. A newer question cancels the one being worked out; hidden, it asks nothing.

    ``change_wanted`` carries what the user wants to change; ``explained`` is emitted when the newest answer is shown.
    """

    change_wanted = Signal(str)
    explained = Signal()

    def __init__(self, work: Work, theme: Theme, settings: Settings, name: str) -> None:
        super().__init__()
        self._work = work
        self._settings = settings
        self._name = name
        self._newest = 0
        self._wanted: Reasons | None = None
        self._is_stale = False
        self._data: Told | None = None
        self._answer = styled_label("")
        self._quiet = styled_label("", "small")
        self._list = EffectList(theme)
        self._save = QPushButton("Save…")
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._turns = Turns(self)
        self._runner: LatestRunner[_Asked, Explained | None] = LatestRunner(self._explain, self)
        self._place()
        self._pause.timeout.connect(self._ask)
        self._runner.answered.connect(self._take)
        self._runner.failed.connect(self._tell)
        self._list.change_wanted.connect(self.change_wanted)
        self._save.clicked.connect(lambda: ask_where_to_save(self, settings, name, self.save))

    @property
    def data(self) -> "Told | None":
        """The numbers shown as a chart, None where there are none."""
        return self._data

    @property
    def sentences(self) -> list[str]:
        """What a screen reader says of each line."""
        return self._list.sentences

    def want(self, reasons: Reasons | None) -> None:
        """Explain other numbers, now or when somebody looks; None where there are none."""
        self._newest += 1
        self._wanted = reasons
        self._is_stale = True
        self._turns.stop()  # a newer answer is on its way
        if reasons is None:
            self._clear("There is nothing to explain yet.")
            return
        if self._data is None:
            self._clear(_TO_COME)
        if self.isVisible():
            self._pause.start()

    def save(self, path: Path) -> None:
        """Write the chart, or its numbers as CSV, as the ending says; a failure is told."""
        from planner.charts.saving import save_chart

        assert self._data is not None
        self._quiet.setText(f"Saving {path.name}…")
        write_beside(
            partial(save_chart, self._data),
            path,
            self,
            then=lambda: self._quiet.setText(f"Saved {path}."),
            fail=lambda error: self._quiet.setText(str(error)),
        )

    def close_panel(self) -> None:
        """Cancel, and return when the thread has ended."""
        self._newest += 1
        self._pause.stop()
        self._turns.stop()
        self._runner.close()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Work out what came while nobody looked."""
        super().showEvent(event)
        if self._is_stale and self._wanted is not None:
            self._pause.start(0)

    def _place(self) -> None:
        self._save.setProperty("kind", "link")
        self._save.setToolTip("Save the chart as PNG, SVG or PDF, or its numbers as CSV")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self._answer)
        column.addWidget(self._list)
        column.addWidget(self._quiet)
        column.addWidget(self._save, 0, Qt.AlignmentFlag.AlignLeft)
        self._clear(_TO_COME)

    def _ask(self) -> None:
        if self._wanted is None or not self.isVisible():
            return
        self._is_stale = False
        self._quiet.setText(_TO_COME)
        self._runner.ask(_Asked(self._newest, self._wanted))

    def _explain(self, asked: _Asked) -> Explained | None:
        """Runs on the worker; stops as soon as there is a newer question."""
        return self._work(asked.reasons, lambda: asked.number != self._newest)

    def _take(self, answer: Explained | None) -> None:
        if answer is not None and not self._is_stale:
            self._turns.start(chain(self._list.ahead(answer.effects), (partial(self._show, answer),)))

    def _show(self, answer: Explained) -> None:
        self._data = answer.data
        self._answer.setText(f"{answer.data.headline}.")
        self._answer.show()
        self._quiet.setText(answer.data.subtitle)
        self._list.show_effects(answer.effects)
        self._save.show()
        self.explained.emit()

    def _tell(self, error: Exception) -> None:
        self._clear(str(error))
        if not isinstance(error, UserError):
            raise error

    def _clear(self, sentence: str) -> None:
        self._data = None
        self._answer.hide()
        self._list.show_effects(())
        self._quiet.setText(sentence)
        self._save.hide()
