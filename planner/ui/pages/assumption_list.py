"""What a forecast takes for granted, line by line; what has a figure can be set in place and set back."""

from collections.abc import Callable, Collection, Iterator, Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from planner.ui.pages.assumption_values import Setting
from planner.ui.widgets.card import styled_label
from planner.ui.widgets.evidence import GradedList
from planner.ui.widgets.laid_out_once import laid_out_once
from planner.ui.widgets.steady_box import SteadyBox

_BOX_PX: Final = 118
_MADE_AT_ONCE: Final = 6


class AssumptionList(QWidget):
    """Sentences with their grades, then boxes. ``value_wanted`` carries an id and the value in the box's unit;
    ``reset_wanted`` the id of the figure to be as shipped again."""

    value_wanted = Signal(str, float)
    reset_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._told = GradedList()
        self._lines: dict[str, _SettingLine] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(10)
        self._column.addWidget(self._told)

    def parts(self, told: Sequence[tuple[str, str, str]], settings: Sequence[Setting]) -> Iterator[Callable[[], None]]:
        """What puts others in place, some at a time: sentence, grade and source of those that are only told, and those
        that can be set.
        """
        yield partial(self._told.show_lines, told)
        for start in range(0, len(settings), _MADE_AT_ONCE):
            yield partial(self._show_settings, settings[start : start + _MADE_AT_ONCE])
        yield partial(self._show_only, {setting.id for setting in settings})

    def _show_settings(self, settings: Sequence[Setting]) -> None:
        with laid_out_once(self._column):
            for setting in settings:
                if setting.id not in self._lines:
                    self._add(setting)
                self._lines[setting.id].show_setting(setting)

    def _show_only(self, names: Collection[str]) -> None:
        with laid_out_once(self._column):
            for name, line in self._lines.items():
                line.setVisible(name in names)

    def setting(self, name: str) -> Setting | None:
        """What the line of an id shows, None where there is no such line."""
        line = self._lines.get(name)
        return line.setting if line is not None and not line.isHidden() else None

    def focus(self, name: str) -> QWidget | None:
        """Put the keyboard on the first box whose id begins so, and return it; None where there is none."""
        for each, line in self._lines.items():
            if each.startswith(name) and not line.isHidden():
                line.box.setFocus(Qt.FocusReason.OtherFocusReason)
                line.box.selectAll()
                return line.box
        return None

    def _add(self, setting: Setting) -> None:
        line = _SettingLine(setting)
        line.box.valueChanged.connect(lambda value, name=setting.id: self.value_wanted.emit(name, value))
        line.reset.clicked.connect(lambda _=False, name=setting.id: self.reset_wanted.emit(name))
        self._lines[setting.id] = line
        self._column.addWidget(line)


class _SettingLine(QWidget):
    def __init__(self, setting: Setting) -> None:
        super().__init__()
        self.setting = setting
        self._name = styled_label("")
        self._grade = QLabel()
        self._grade.setProperty("kind", "grade")
        self.box = SteadyBox(setting.name, setting.least, setting.most, setting.decimals, setting.suffix)
        self.box.setSingleStep(10 ** (1 - setting.decimals) / 2)
        self.box.setFixedWidth(_BOX_PX)
        self.reset = QPushButton("Reset")
        self.reset.setProperty("kind", "link")
        self.reset.setAccessibleName(f"Reset: {setting.name}")
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(1, 1)
        grid.addWidget(self._name, 0, 0, 1, 2)
        grid.addWidget(self._grade, 0, 2, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
        grid.addWidget(self.box, 1, 0)
        grid.addWidget(self.reset, 1, 1, 1, 2, Qt.AlignmentFlag.AlignLeft)

    def show_setting(self, setting: Setting) -> None:
        self.setting = setting
        self._name.setText(setting.name)
        self._grade.setText(setting.grade)
        self.setToolTip(setting.source)
        with QSignalBlocker(self.box):
            self.box.setValue(setting.value)
        self.box.setAccessibleDescription(f"Grade {setting.grade}. {setting.source}")
        self.reset.setVisible(setting.is_own)
        self.reset.setToolTip("Take the shipped figure again")
