"""What a number rests on, line by line. Lines are kept and rewritten: making new ones takes longer than a forecast."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from planner.ui.widgets.card import styled_label
from planner.ui.widgets.laid_out_once import laid_out_once

_WIDEST_NAME_PX: Final = 92  # a longer name takes two lines, so that what it is keeps its room


class Facts(QWidget):
    """Pairs of a quiet name and what it is, one below the other."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pairs: list[tuple[QLabel, QLabel]] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(1, 1)

    def show_facts(self, facts: Sequence[tuple[str, str]]) -> None:
        """Put other pairs in place; those without a value are left out."""
        known = [pair for pair in facts if pair[1]]
        with laid_out_once(self._grid):
            while len(self._pairs) < len(known):
                self._add_pair()
            for row, labels in enumerate(self._pairs):
                texts = known[row] if row < len(known) else ("", "")
                for label, text in zip(labels, texts, strict=True):
                    label.setText(text)
                    label.setVisible(bool(text))
                labels[0].setWordWrap(labels[0].fontMetrics().horizontalAdvance(texts[0]) > _WIDEST_NAME_PX)

    def _add_pair(self) -> None:
        name, value = styled_label("", "muted"), styled_label("")
        name.setMaximumWidth(_WIDEST_NAME_PX)
        value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._grid.addWidget(name, len(self._pairs), 0, Qt.AlignmentFlag.AlignTop)
        self._grid.addWidget(value, len(self._pairs), 1)
        self._pairs.append((name, value))


class GradedList(QWidget):
    """Sentences, each with a small grey letter for how well it is founded and its source as a tip."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: list[_GradedLine] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)

    def show_lines(self, lines: Sequence[tuple[str, str, str]]) -> None:
        """Put other lines in place: sentence, grade (A to D, "own"), source."""
        with laid_out_once(self._column):
            while len(self._lines) < len(lines):
                self._lines.append(_GradedLine())
                self._column.addWidget(self._lines[-1])
            for line, texts in zip(self._lines, lines, strict=False):
                line.show_texts(*texts)
            for row, line in enumerate(self._lines):
                line.setVisible(row < len(lines))


class _GradedLine(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self._sentence = styled_label("")
        self._grade = QLabel()
        self._grade.setProperty("kind", "grade")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._sentence, 1)
        row.addWidget(self._grade, 0, Qt.AlignmentFlag.AlignTop)

    def show_texts(self, text: str, grade: str, source: str) -> None:
        self._sentence.setText(text)
        self._grade.setText(grade)
        self.setToolTip(source)
        self.setAccessibleName(f"{text}, grade {grade}. {source}")
