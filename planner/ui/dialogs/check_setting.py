"""One health check in full: what it found and rests on, its threshold, and muting it with a reason."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QFormLayout, QLineEdit, QPushButton, QSizePolicy, QWidget

from planner.domain.errors import UserError
from planner.domain.readiness import CheckSetting
from planner.ui.dialogs.saving import Save, SavingDialog, form_of
from planner.ui.pages.page_names import page_title
from planner.ui.widgets.card import styled_label
from planner.ui.widgets.evidence import Facts, GradedList
from planner.workspace import edits

if TYPE_CHECKING:
    from planner.advice.health_checks import Check
    from planner.domain.change import ChangeSet
    from planner.domain.profile import Profile


class CheckDialog(SavingDialog):
    """Tells everything about a check of a profile, and sets it. ``page_wanted`` carries where its action is done."""

    page_wanted = Signal(str)

    def __init__(self, check: "Check", profile: "Profile", save: Save, parent: QWidget | None = None) -> None:
        super().__init__(check.rule.name, save, parent)
        self._check = check
        self._profile = profile
        self.threshold = QLineEdit(f"{check.threshold:g}" if check.is_own_threshold else "")
        self.mute = QCheckBox("&Mute this check")
        self.reason = QLineEdit(check.muted)
        found = styled_label(f"{check.finding.outcome.capitalize()}: {check.finding.text}")
        above = [styled_label(check.rule.name, "title"), found, self._facts(), self._evidence()]
        self.go = QPushButton(f"&Open {page_title(check.finding.page)}")
        self.go.setAutoDefault(False)
        self.go.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.go.setHidden(not check.finding.action or not page_title(check.finding.page))
        self.go.clicked.connect(self._leave)
        self.lay_out(above, self._fields(), below=[self.go])

    def _leave(self) -> None:
        self.reject()
        self.page_wanted.emit(self._check.finding.page)

    def changes(self) -> "ChangeSet | None":
        """The check as it is set now. Raises ``UserError``."""
        is_muted = self.mute.isChecked()
        return changed_setting(self._profile, self._check, self.threshold.text(), self.reason.text(), is_muted=is_muted)

    def _facts(self) -> Facts:
        finding = self._check.finding
        records = [self._profile.records[one] for one in finding.facts if one in self._profile.records]
        facts = Facts()
        facts.show_facts(
            [
                ("What it is", self._check.rule.text),
                ("Rests on", ", ".join(map(edits.name, records[:5])) + _more(len(records) - 5) or "nothing recorded"),
                ("Against it", finding.against or "nothing in your profile"),
                ("What to do", finding.action),
            ]
        )
        return facts

    def _evidence(self) -> GradedList:
        from planner.market.evidence import Verdict, load_cards

        sides = {Verdict.SUPPORTED: "For: ", Verdict.REFUTED: "Against: ", Verdict.MIXED: "For and against: "}
        cards = load_cards()
        rule = self._check.rule
        lines = [
            (f"{sides.get(card.verdict, '')}{card.text}", str(card.grade), f"{card.source}, {card.date}, {card.size}")
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
        return form_of((f"&Threshold ({rule.unit})", self.threshold), ("", self.mute), ("&Reason", self.reason))


def _more(number: int) -> str:
    return f" and {number} more" if number > 0 else ""


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
