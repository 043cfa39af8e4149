"""The list of what the optimiser may choose from: a tick each, by groups, and a line to add more by name."""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QBrush
from PySide6.QtWidgets import QHeaderView, QLineEdit, QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from planner.domain import amounts as money
from planner.ui.dialogs.optimiser_words import short_action
from planner.ui.widgets.card import styled_label
from planner.ui.widgets.completion import Completion, Names

if TYPE_CHECKING:
    from planner.advice.optimiser_options import Option

_ID: Final = Qt.ItemDataRole.UserRole
_NAME, _HOURS, _COST = 0, 1, 2
_HOURS_PX: Final = 58
_COST_PX: Final = 50
_LEAST_PX: Final = 92


class OptimiserAllowed(QWidget):
    """Groups of options. ``changed`` tells that another one is ticked; ``addition_wanted`` carries a name typed."""

    changed = Signal()
    addition_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.tree = QTreeWidget()
        self.line = QLineEdit()
        self._count = styled_label("", "muted")
        self._completion = Completion((), self.line)
        self._options: tuple[Option, ...] = ()
        self._items: dict[str, QTreeWidgetItem] = {}
        self._place()
        self.tree.itemChanged.connect(self._follow)
        self.line.returnPressed.connect(self._add)

    @property
    def options(self) -> "tuple[Option, ...]":
        """Everything listed."""
        return self._options

    @property
    def count_text(self) -> str:
        """How many are allowed, in words."""
        return self._count.text()

    @property
    def ticked(self) -> "tuple[Option, ...]":
        """What is allowed."""
        is_on = Qt.CheckState.Checked
        return tuple(one for one in self._options if self._items[one.action.id].checkState(_NAME) is is_on)

    def show_options(self, options: "Iterable[Option]", names: Names = ()) -> None:
        """List other options; those that were there keep their ticks."""
        ticks = {name: item.checkState(_NAME) for name, item in self._items.items()}
        self._options = tuple(options)
        with QSignalBlocker(self.tree):
            self.tree.clear()
            self._items = {}
            for group in dict.fromkeys(one.group for one in self._options):
                self._add_group(str(group), [one for one in self._options if one.group is group], ticks)
        if names:
            self._completion.offer(names)
        self._tell()

    def tick(self, option_id: str, *, is_on: bool = True) -> None:
        """Allow an option, or no longer."""
        self._items[option_id].setCheckState(_NAME, Qt.CheckState.Checked if is_on else Qt.CheckState.Unchecked)

    def clear_line(self) -> None:
        """What was typed has been added."""
        self.line.clear()

    def _add_group(self, title: str, options: "list[Option]", ticks: Mapping[str, Qt.CheckState]) -> None:
        head = QTreeWidgetItem(self.tree, [title])
        head.setFlags(
            Qt.ItemFlag.ItemIsEnabled
            | Qt.ItemFlag.ItemIsSelectable
            | Qt.ItemFlag.ItemIsUserCheckable
            | Qt.ItemFlag.ItemIsAutoTristate
        )
        strong = head.font(_NAME)
        strong.setBold(True)
        head.setFont(_NAME, strong)
        for one in options:
            usual = Qt.CheckState.Checked if one.is_usual else Qt.CheckState.Unchecked
            item = self._item_of(head, one)
            item.setCheckState(_NAME, ticks.get(one.action.id, usual))
            self._items[one.action.id] = item
        head.setExpanded(True)

    def _item_of(self, head: QTreeWidgetItem, one: "Option") -> QTreeWidgetItem:
        action = one.action
        hours = f"{action.hours:,} h" if action.hours else ""
        item = QTreeWidgetItem(
            head, [short_action(action), hours, money.short(float(action.cost)) if action.cost else ""]
        )
        item.setData(_NAME, _ID, action.id)
        item.setToolTip(_NAME, f"{short_action(action)}: {one.note}")
        item.setData(_NAME, Qt.ItemDataRole.AccessibleDescriptionRole, one.note)
        for column in (_HOURS, _COST):
            item.setTextAlignment(column, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        if not one.has_estimate:
            for column in (_NAME, _HOURS, _COST):
                item.setForeground(column, QBrush(self.palette().placeholderText()))
        return item

    def _place(self) -> None:
        tree = self.tree
        tree.setAccessibleName("Allowed actions")
        tree.setColumnCount(3)
        tree.setHeaderHidden(True)
        tree.setIndentation(10)
        tree.setUniformRowHeights(True)
        tree.setMinimumHeight(_LEAST_PX)
        header = tree.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(_NAME, QHeaderView.ResizeMode.Stretch)
        for column, width in ((_HOURS, _HOURS_PX), (_COST, _COST_PX)):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Fixed)
            header.resizeSection(column, width)
        self.line.setAccessibleName("Add an action by name")
        self.line.setPlaceholderText("Add a certification, skill or place…")
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(6)
        whole.addWidget(tree, 1)
        whole.addWidget(self.line)
        whole.addWidget(self._count)

    def _follow(self) -> None:
        self._tell()
        self.changed.emit()

    def _tell(self) -> None:
        from planner.advice.optimiser_options import without_estimate

        ticked = self.ticked
        unknown = len(without_estimate(ticked))
        self._count.setText(
            f"{len(ticked)} allowed" + (f", {unknown} of them without an estimate (grey)" if unknown else "")
        )

    def _add(self) -> None:
        text = self.line.text().strip()
        if text:
            self.addition_wanted.emit(text)
