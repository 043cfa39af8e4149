"""One health check in full: what it found and rests on, its threshold, and muting it with a reason."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QDialog, QDialogButtonBox, QFormLayout, QLineEdit, QVBoxLayout, QWidget

from planner.domain.errors import UserError
from planner.domain.readiness import CheckSetting
from planner.ui.dialogs.title import window_title
from planner.ui.widgets.card import styled_label
from planner.ui.widgets.evidence import Facts, GradedList
from planner.ui.widgets.message_bar import MessageBar
from planner.workspace import edits

if TYPE_CHECKING:
    from planner.advice.health_checks import Check
    from planner.domain.change import ChangeSet
    from planner.domain.profile import Profile

_WIDTH: Final = 520
_LEAST_HEIGHT: Final = 28


class CheckDialog(QDialog):
    """Closes with Save only when ``save`` took the changes; what is wrong stands above the fields."""

    def __init__(
        self,
        check: "Check",
        profile: "Profile",
        save: "Callable[[ChangeSet], UserError | None]",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._check = check
        self._profile = profile
        self._save = save
        self.threshold = QLineEdit(f"{check.threshold:g}" if check.is_own_threshold else "")
        self.mute = QCheckBox("&Mute this check")
        self.reason = QLineEdit(check.muted)
        self._message = MessageBar(is_closable=False)
        self.setWindowTitle(window_title(check.rule.name))
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(_WIDTH)
        self._place()

    def accept(self) -> None:
        """Save and close; where a field is wrong, say so and stay."""
        try:
            changes = changed_setting(
                self._profile, self._check, self.threshold.text(), self.reason.text(), is_muted=self.mute.isChecked()
            )
        except UserError as error:
            self._message.show_error(error)
            return
        refused = self._save(changes) if changes is not None else None
        if refused is None:
            super().accept()
        else:
            self._message.show_error(refused)

    def _place(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(12)
        column.addWidget(styled_label(self._check.rule.name, "title"))
        column.addWidget(styled_label(f"{self._check.finding.outcome.capitalize()}: {self._check.finding.text}"))
        column.addWidget(self._facts())
        column.addWidget(self._evidence())
        column.addWidget(self._message)
        column.addLayout(self._fields())
        column.addWidget(self._buttons())
        self.resize(_WIDTH, self.heightForWidth(_WIDTH))  # lines that wrap take more than the size hint

    def _buttons(self) -> QDialogButtonBox:
        box = QDialogButtonBox()
        save = box.addButton("&Save", QDialogButtonBox.ButtonRole.AcceptRole)
        save.setProperty("kind", "primary")
        save.setDefault(True)
        box.addButton("Cancel", QDialogButtonBox.ButtonRole.RejectRole).setAutoDefault(False)
        box.accepted.connect(self.accept)
        box.rejected.connect(self.reject)
        return box

    def _facts(self) -> Facts:
        finding = self._check.finding
        records = [self._profile.records[one] for one in finding.facts if one in self._profile.records]
        facts = Facts()
        facts.show_facts(
            [
                ("What it is", self._check.rule.text),
                ("Rests on", ", ".join(map(edits.name, records[:5])) + (" …" if len(records) > 5 else "")),
                ("Against it", finding.against),
                ("What to do", finding.action),
            ]
        )
        return facts

    def _evidence(self) -> GradedList:
        from planner.market.evidence import load_cards

        cards = load_cards()
        rule = self._check.rule
        lines = [
            (card.text, str(card.grade), f"{card.source}, {card.date}, {card.size}")
            for card in cards.cards
            if card.id in rule.cards
        ]
        tensions = map(cards.tension, rule.tensions)
        lines += [(f"{one.one_side} – but: {one.other_side}", "D", one.handling) for one in tensions]
        told = GradedList()
        told.show_lines(lines)
        told.setHidden(not lines)
        return told

    def _fields(self) -> QFormLayout:
        rule = self._check.rule
        shipped = rule.threshold
        self.threshold.setPlaceholderText(f"{shipped:g}, the shipped assumption")
        self.threshold.setAccessibleName(f"Threshold in {rule.unit}")
        self.reason.setPlaceholderText("Why it does not concern you")
        self.reason.setAccessibleName("Reason for muting")
        self.mute.setChecked(bool(self._check.muted))
        self.reason.textEdited.connect(lambda text: self.mute.setChecked(bool(text.strip())))  # why else write one
        for editor in (self.threshold, self.reason):
            editor.setMinimumHeight(_LEAST_HEIGHT)
        form = QFormLayout()
        form.setSpacing(8)
        form.addRow(f"&Threshold ({rule.unit})", self.threshold)
        form.addRow("", self.mute)
        form.addRow("&Reason", self.reason)
        return form


def changed_setting(
    profile: "Profile", check: "Check", threshold: str, reason: str, *, is_muted: bool
) -> "ChangeSet | None":
    """The edit that sets the check so; None where that changes nothing, and no record where all is as shipped.

    Raises ``UserError`` for a threshold that is no number and for muting without a reason.
    """
    own = _number(threshold)
    setting = CheckSetting(
        id=check.rule.id, threshold=own, is_muted=is_muted, reason=reason.strip() if is_muted else ""
    )
    if own is None and not is_muted:
        is_stored = profile.get(CheckSetting, setting.id) is not None
        return edits.delete(profile, [setting.id]) if is_stored else None
    return edits.replace(profile, setting)


def _number(text: str) -> float | None:
    if not text.strip():
        return None
    try:
        return float(text.strip().replace(",", "."))
    except ValueError as error:
        raise UserError("Threshold", f"“{text}” is not a number", "Write a number such as 12", "threshold") from error
