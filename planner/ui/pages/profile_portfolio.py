"""Under the achievements of the Profile page: as a document to keep or to send, and ready to talk about."""

import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QDialog, QFileDialog, QHBoxLayout, QPushButton, QWidget

from planner.domain.achievement import Achievement, PublicWork
from planner.domain.profile import Profile
from planner.ui.dialogs.save_document import ask_for_document
from planner.ui.widgets.card import styled_label
from planner.ui.widgets.message_bar import MessageBar

if TYPE_CHECKING:
    from planner.ui.pages.profile_section import Desk

_NOTE: Final = "Web page or Markdown: what has a figure comes first in each role; no word is changed."


class PortfolioLine(QWidget):
    """Two buttons with what the first does, or what came of it; that one waits for something that can be shown."""

    def __init__(self, desk: "Desk", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = desk.session
        self.message = MessageBar()
        self.button = QPushButton("Save as portfolio…")
        self.button.setToolTip("Save achievements and public work as a document")
        self.button.clicked.connect(self.ask)
        self._prepare = QPushButton("Prepare to negotiate…")
        self._prepare.setToolTip("What to have ready before pay is talked about, read off your profile")
        self._prepare.clicked.connect(self.prepare)
        self._note = styled_label(_NOTE, "muted")
        self.message.closed.connect(self._note.show)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        for button in (self.button, self._prepare):
            row.addWidget(button)
        for told in (self._note, self.message):
            row.addWidget(told, 1)
        desk.bridge.changed.connect(self._follow)
        self._follow()

    def ask(self) -> QFileDialog:
        """Ask for a file, beside the profile's own."""
        return ask_for_document(self, self._session.path.with_name("portfolio"), self.save)

    def save(self, path: Path) -> None:
        """Write the document as the ending says; a failure is told here."""
        self._note.hide()
        self.message.show_saved(partial(_write, self._session.profile), path, is_lasting=False)

    def prepare(self) -> QDialog:
        """Show what to have ready before pay is talked about."""
        from planner.advice.preparation import checklist, in_business_terms
        from planner.ui.dialogs.preparation import preparation_dialog

        profile = self._session.profile
        dialog = preparation_dialog(self.window(), checklist(profile, _today()), in_business_terms(profile))
        dialog.open()
        return dialog

    def _follow(self) -> None:
        self.message.pass_by()
        self._note.show()
        profile = self._session.profile
        self.button.setEnabled(any(True for kind in (Achievement, PublicWork) for _ in profile.all(kind)))


def _write(profile: Profile, path: Path) -> None:
    from planner.report.portfolio import portfolio  # not before somebody asks
    from planner.report.saving import save_portfolio

    save_portfolio(portfolio(profile, _today()), path)


def _today() -> datetime.date:
    return datetime.datetime.now().astimezone().date()
