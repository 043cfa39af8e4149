"""A form for a whole record: every field at once, saved together or not at all."""

from collections import defaultdict
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFrame,
    QGridLayout,
    QLabel,
    QLineEdit,
    QMessageBox,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from planner.base.settings import Settings
from planner.domain.errors import UserError
from planner.domain.profile import Profile, Record
from planner.ui.dialogs.title import window_title
from planner.ui.models.columns import Column
from planner.ui.turns import Turn
from planner.ui.widgets.card import styled_label
from planner.ui.widgets.message_bar import MessageBar
from planner.ui.widgets.record_field import RecordField
from planner.ui.widgets.section import Section
from planner.workspace.fields import broken_rules

Values = Mapping[str, object]

_MARGIN: Final = 24
_FIELD_WIDTH: Final = 268
_FEW: Final = 6  # up to so many fields stand under each other, more in two columns
_SCREEN_EDGE: Final = QSize(40, 60)  # room for the window's own title bar and frame
_SAVE_MNEMONIC: Final = "s"
_MORE: Final = "form_more"
_SECOND_PX: Final = 12  # from the boxes of the first column to the labels of the second


@dataclass(frozen=True, slots=True)
class Questions:
    """What a form asks: its title, the fields, what they hold at first.

    ``optional`` fields may stay empty though their type has no empty value, and are then None; ``captions`` stand
    above the field they are given for, and ``intro`` above them all. Where ``first`` is given, these fields come first
    and the others are folded under "More", open from the start if ``is_unfolded``.
    """

    title: str
    columns: Sequence[Column]
    texts: Mapping[str, str]
    optional: frozenset[str] = frozenset()
    captions: Mapping[str, str] = field(default_factory=dict)
    intro: str = ""
    first: tuple[str, ...] = ()
    is_unfolded: bool = False

    def ordered(self) -> list[Column]:
        """The columns as they are asked: the first ones, then the others in their order."""
        places = {attribute: place for place, attribute in enumerate(self.first)}
        return sorted(self.columns, key=lambda column: places.get(column.attribute, len(places)))


class RecordForm(QDialog):
    """Asks, and closes only when ``save`` took the values by attribute; what is wrong stands at its field, all at once.

    ``save`` is asked only where every field keeps its own rules. With ``settings`` it is remembered whether "More" is
    open; it opens by itself where a field under it is wrong.
    """

    def __init__(
        self,
        questions: Questions,
        profile: Profile,
        save: Callable[[Values], UserError | None],
        parent: QWidget | None = None,
        settings: Settings | None = None,
    ) -> None:
        super().__init__(parent)
        self._questions = questions
        self._save = save
        columns = questions.ordered()
        names = with_mnemonics([column.heading for column in columns])
        self.fields = {
            column.attribute: RecordField(column, profile, questions.texts.get(column.attribute, ""), name)
            for column, name in zip(columns, names, strict=True)
        }
        for each in self.fields.values():
            if self._is_needed(each):
                each.label.setText(f"{each.label.text()} (needed)")
        self._folded = {each for name, each in self.fields.items() if questions.first and name not in questions.first}
        self._more = Section("More", QWidget(), settings, _MORE) if questions.first else None
        self._captions: dict[str, QLabel] = {}
        self._labels: defaultdict[int, list[QLabel]] = defaultdict(list)  # of the first column and the second
        self._column = QVBoxLayout(self)
        self._area = QScrollArea()
        self._content = QWidget()
        self._message = MessageBar(is_closable=False)
        self._settling = Turn(self._grow, self)  # once sentences shown for the first time have their type
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
        if self._more is not None and field in self._folded:
            self._more.reveal()
            self._grow()
        field.setFocus()
        self._area.ensureWidgetVisible(field)

    def ask_for(self, attributes: Collection[str], *, is_asked: bool) -> None:
        """Ask for fields, with what stands above them, or for the time being not; the room for them stays.

        Raises ``KeyError`` for one that the form does not have.
        """
        for attribute in attributes:
            field = self.fields[attribute]
            for part in (field, field.label, self._captions.get(attribute)):
                if part is not None:
                    part.setVisible(is_asked)
        if is_asked and self.isVisible():
            self._grow()

    def accept(self) -> None:
        """Save and close; where something is wrong, say so at the fields and stay."""
        for each in self.fields.values():
            each.forget_error()
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

    def _is_needed(self, field: RecordField) -> bool:
        """Whether a field must not be left empty; a choice never is."""
        is_optional = field.column.attribute in self._questions.optional
        return field.column.is_needed and not is_optional and isinstance(field.editor, QLineEdit)

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
        if self._more is not None and not self._folded.isdisjoint(self.fields[error.attribute] for error in placed):
            self._more.reveal()
        self._grow()
        self._settling.start()
        if placed:
            self.focus_on(placed[0].attribute)

    def _grow(self) -> None:
        """Take the height that the sentences need, as far as the screen goes."""
        self._column.activate()
        self._measure_anew()
        room = self._area.viewport().size()
        missing = self._content.heightForWidth(room.width()) - room.height()
        if missing <= 0:
            return
        screen = self.screen().availableGeometry()
        self.resize(self.width(), min(self.height() + missing, screen.height() - _SCREEN_EDGE.height()))
        below = self.frameGeometry().bottom() - screen.bottom()
        if below > 0:
            self.move(self.x(), max(self.y() - below, screen.top()))

    def _measure_anew(self) -> None:
        """Have every layout forget its height now, from the inside out; Qt would tell them in turns of their own."""
        folding = () if self._more is None else (self._more.body, self._more)
        for part in (*self.fields.values(), *folding, self._content):
            part.updateGeometry()

    def _shrink(self) -> None:
        """Give back the height of what was folded away."""
        self._measure_anew()
        self.resize(self.width(), self._wanted().height())

    def _wanted(self) -> QSize:
        wanted = self._content.sizeHint() + QSize(24, 80)
        return wanted.boundedTo(QGuiApplication.primaryScreen().availableSize() - _SCREEN_EDGE)

    def _place(self) -> None:
        self._lay_out()
        self._area.setWidget(self._content)
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self._message)
        self._column.addWidget(self._area, 1)
        self._column.addWidget(self._buttons())
        next(iter(self.fields.values())).setFocus()
        self.resize(self._wanted())

    def _lay_out(self) -> None:
        """What is asked at first, and under it what is folded."""
        column = QVBoxLayout(self._content)
        column.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, 8)
        column.setSpacing(12)
        if self._questions.intro:
            column.addWidget(styled_label(self._questions.intro, "muted"))
        first = QGridLayout()
        column.addLayout(first)
        self._fill(first, [each for each in self.fields.values() if each not in self._folded])
        if self._more is not None:
            self._fill(QGridLayout(self._more.body), [each for each in self.fields.values() if each in self._folded])
            self._align_labels()
            column.addWidget(self._more)
            if self._questions.is_unfolded:
                self._more.reveal()
            self._more.opened.connect(self._grow)
            self._more.closed.connect(self._shrink)
        column.addStretch(1)

    def _align_labels(self) -> None:
        """Let the boxes of both parts begin at the same place."""
        for labels in self._labels.values():
            widest = max(label.sizeHint().width() for label in labels)
            for label in labels:
                label.setMinimumWidth(widest)

    def _fill(self, grid: QGridLayout, fields: Sequence[RecordField]) -> None:
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        n_across = 1 if len(self.fields) <= _FEW else 2
        row = place = 0
        for each in fields:
            caption = self._questions.captions.get(each.column.attribute)
            if place and (caption or each.column.is_long):
                row, place = row + 1, 0
            if caption:
                self._captions[each.column.attribute] = styled_label(caption, "strong")
                grid.addWidget(self._captions[each.column.attribute], row, 0, 1, -1)
                row += 1
            span = 2 * n_across - 1 if each.column.is_long else 1
            self._put(grid, each, row, place, span)
            place = (place + 1) % (1 if each.column.is_long else n_across)
            row += place == 0

    def _put(self, grid: QGridLayout, each: RecordField, row: int, place: int, span: int) -> None:
        top = Qt.AlignmentFlag.AlignTop
        self._labels[place].append(each.label)
        each.label.setContentsMargins(_SECOND_PX if place else 0, 6, 0, 0)
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
