"""What an hour of study is counted at, in a line with the way to change it, wherever it counts."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from planner.ui.dialogs.own_figure import OwnFigureDialog
from planner.ui.history import History
from planner.ui.widgets.card import styled_label
from planner.workspace.own_figures import reset_own_figures
from planner.workspace.session import Session

if TYPE_CHECKING:
    from planner.advice.study_hour import StudyHour


class StudyHourLine(QWidget):
    """A sentence and a link; hidden until there is an hour to tell of. What is changed here counts everywhere."""

    def __init__(self, session: Session, history: History) -> None:
        super().__init__()
        self._session, self._history = session, history
        self._hour: StudyHour | None = None
        self.label = styled_label("", "muted")
        self.change, self.reset = QPushButton("Change…"), QPushButton("Reset")
        self.change.setToolTip("Count an hour of study at your own figure, for certifications and plans alike")
        self.change.setAccessibleName("Change what an hour of study is counted at")
        self.reset.setToolTip("Count it as usual again")
        self.reset.setAccessibleName("Count an hour of study as usual again")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.label, 1)
        for button, act in ((self.change, self.ask), (self.reset, self.take_back)):
            button.setProperty("kind", "link")
            button.setAutoDefault(False)
            button.clicked.connect(act)
            row.addWidget(button)
        self.hide()

    def show_hour(self, hour: "StudyHour | None") -> None:
        """Tell of another hour; None where there is no forecast, and nothing is told."""
        self._hour = hour
        self.setVisible(hour is not None)
        if hour is not None:
            self.label.setText(f"{hour.sentence}.")
            self.reset.setVisible(hour.is_own)

    def ask(self) -> OwnFigureDialog | None:
        """Ask for the user's own figure."""
        if self._hour is None:
            return None
        figure = self._hour.figure
        dialog = OwnFigureDialog([figure], self._session, self._history, self)
        dialog.choose(figure.id)
        dialog.open()
        return dialog

    def take_back(self) -> None:
        """Count the usual figure again; an edit that can be undone."""
        if self._hour is not None and self._hour.is_own:
            figure = self._hour.figure
            self._history.push(reset_own_figures(self._session.profile, [figure], [figure.id]))
