"""A form for a whole record: every field at once, saved together or not at all."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFrame,
    QGridLayout,
    QMessageBox,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from planner.domain.errors import UserError
from planner.domain.profile import Profile, Record
from planner.ui.dialogs.title import window_title
from planner.ui.models.columns import Column
from planner.ui.widgets.card import styled_label
from planner.ui.widgets.message_bar import MessageBar
from planner.ui.widgets.record_field import RecordField
from planner.workspace.fields import broken_rules

Values = Mapping[str, object]

_MARGIN: Final = 24
_FIELD_WIDTH: Final = 268
_FEW: Final = 6  # up to so many fields stand under each other, more in two columns
_SCREEN_EDGE: Final = QSize(40, 60)  # room for the window's own title bar and frame
_SAVE_MNEMONIC: Final = "s"


@dataclass(frozen=True, slots=True)
class Questions:
    """What a form asks: its title, the fields, what they hold at first.

    ``optional`` fields may stay empty though their type has no empty value, and are then None; ``captions`` stand
    above the field they are given for.
    """

    title: str
    columns: Sequence[Column]
    texts: Mapping[str, str]
    optional: frozenset[str] = frozenset()
    captions: Mapping[str, str] = field(default_factory=dict)


class RecordForm(QDialog):
    """Asks, and closes only when ``save`` took the values by attribute; what is wrong stands at its field, all at once.

    ``save`` is asked only where every field keeps its own rules.
    """

    def __init__(
        self,
        questions: Questions,
        profile: Profile,
        save: Callable[[Values], UserError | None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._questions = questions
        self._save = save
        names = with_mnemonics([column.heading for column in questions.columns])
        self.fields = {
            column.attribute: RecordField(column, profile, questions.texts.get(column.attribute, ""), name)
            for column, name in zip(questions.columns, names, strict=True)
        }
        self._column = QVBoxLayout(self)
        self._area = QScrollArea()
        self._content = QWidget()
        self._message = MessageBar(is_closable=False)
        self.setWindowTitle(window_title(questions.title))
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._place()

    @property
    def is_changed(self) -> bool:
        """Whether something was typed or chosen."""
        return any(each.is_changed for each in self.fields.values())

    def focus_on(self, attribute: str) -> None:
        """Put the keyboard into a field, and the field where it is seen. Raises ``KeyError`` for one not asked."""
        field = self.fields[attribute]
        field.setFocus()
        self._area.ensureWidgetVisible(field)

    def accept(self) -> None:
        """Save and close; where something is wrong, say so at the fields and stay."""
        for each in self.fields.values():
            each.show_note("")
        self._message.hide()
        values, errors = self._read()
        if not errors:
            error = self._save(values)
            if error is None:
                super().accept()
                return
            errors = [error]
        self._tell(errors)

    def reject(self) -> None:
        """Close without saving; ask first where something would be lost."""
        if not self.is_changed:
            super().reject()
            return
        question = QMessageBox(self)
        question.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        question.setWindowTitle(self.windowTitle())
        question.setText("Close without saving what you typed?")
        question.setDefaultButton(question.addButton("Keep editing", QMessageBox.ButtonRole.RejectRole))
        discard = question.addButton("&Discard", QMessageBox.ButtonRole.DestructiveRole)
        discard.clicked.connect(self._discard)
        question.open()

    def _discard(self) -> None:
        super().reject()

    def _read(self) -> tuple[dict[str, object], list[UserError]]:
        """The values by attribute, and what is wrong with them in the order of the fields."""
        values: dict[str, object] = {}
        errors: dict[str, UserError] = {}
        left_out = {name for name in self._questions.optional if not self.fields[name].text.strip()}
        for attribute in self.fields.keys() - left_out:
            try:
                values[attribute] = self.fields[attribute].read()
            except UserError as error:
                errors[attribute] = error
        errors |= {error.attribute: error for error in self._broken(values)}
        order = [*self.fields, *errors]
        return values | dict.fromkeys(left_out), sorted(errors.values(), key=lambda error: order.index(error.attribute))

    def _broken(self, values: Values) -> list[UserError]:
        """The rules that the fields read break, whichever kind of record they are of."""
        of_kind: dict[type[Record], dict[str, object]] = {}
        for attribute, value in values.items():
            of_kind.setdefault(self.fields[attribute].column.kind, {})[attribute] = value
        return [error for kind, own in of_kind.items() for error in broken_rules(kind, own)]

    def _tell(self, errors: Sequence[UserError]) -> None:
        placed = [error for error in errors if error.attribute in self.fields]
        for error in errors:
            if error not in placed:
                self._message.show_error(error)
        for error in placed:
            self.fields[error.attribute].show_error(error)
        self._grow()
        if placed:
            self.focus_on(placed[0].attribute)

    def _grow(self) -> None:
        """Take the height that the sentences need, as far as the screen goes."""
        self._column.activate()
        room = self._area.viewport().size()
        missing = self._content.heightForWidth(room.width()) - room.height()
        if missing <= 0:
            return
        screen = self.screen().availableGeometry()
        self.resize(self.width(), min(self.height() + missing, screen.height() - _SCREEN_EDGE.height()))
        below = self.frameGeometry().bottom() - screen.bottom()
        if below > 0:
            self.move(self.x(), max(self.y() - below, screen.top()))

    def _place(self) -> None:
        self._fill(QGridLayout(self._content))
        self._area.setWidget(self._content)
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self._message)
        self._column.addWidget(self._area, 1)
        self._column.addWidget(self._buttons())
        next(iter(self.fields.values())).setFocus()
        wanted = self._content.sizeHint() + QSize(24, 80)
        self.resize(wanted.boundedTo(QGuiApplication.primaryScreen().availableSize() - _SCREEN_EDGE))

    def _fill(self, grid: QGridLayout) -> None:
        grid.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, 8)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        n_across = 1 if len(self.fields) <= _FEW else 2
        row = place = 0
        for attribute, each in self.fields.items():
            caption = self._questions.captions.get(attribute)
            if place and (caption or each.column.is_long):
                row, place = row + 1, 0
            if caption:
                grid.addWidget(styled_label(caption, "strong"), row, 0, 1, -1)
                row += 1
            span = 2 * n_across - 1 if each.column.is_long else 1
            self._put(grid, each, row, place, span)
            place = (place + 1) % (1 if each.column.is_long else n_across)
            row += place == 0
        grid.setRowStretch(row + 1, 1)

    def _put(self, grid: QGridLayout, each: RecordField, row: int, place: int, span: int) -> None:
        top = Qt.AlignmentFlag.AlignTop
        each.label.setContentsMargins(12 if place else 0, 6, 0, 0)
        each.setMinimumWidth(_FIELD_WIDTH)
        grid.addWidget(each.label, row, 2 * place, top)
        grid.addWidget(each, row, 2 * place + 1, 1, span, top)
        grid.setColumnStretch(2 * place + 1, 1)

    def _buttons(self) -> QDialogButtonBox:
        box = QDialogButtonBox()
        box.setContentsMargins(_MARGIN, 12, _MARGIN, 16)
        save = box.addButton("&Save", QDialogButtonBox.ButtonRole.AcceptRole)
        save.setProperty("kind", "primary")
        save.setDefault(True)
        box.addButton("Cancel", QDialogButtonBox.ButtonRole.RejectRole).setAutoDefault(False)
        box.accepted.connect(self.accept)
        box.rejected.connect(self.reject)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):  # plain Enter is a new line in long fields
            QShortcut(QKeySequence(keys), self).activated.connect(self.accept)
        return box


def with_mnemonics(names: Sequence[str]) -> list[str]:
    """Names with an ``&`` before a letter of their own each, as far as the letters go; s is left to Save."""
    taken = {_SAVE_MNEMONIC}
    marked = []
    for name in names:
        place = next((at for at, letter in enumerate(name) if letter.isalpha() and letter.lower() not in taken), None)
        if place is None:
            marked.append(name)
            continue
        taken.add(name[place].lower())
        marked.append(f"{name[:place]}&{name[place:]}")
    return marked
