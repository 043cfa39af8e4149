"""What a number rests on, line by line. Lines are kept and rewritten: making new ones takes longer than a forecast."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QWidget

from planner.ui.widgets.card import styled_label
from planner.ui.widgets.laid_out_once import laid_out_once
from planner.ui.widgets.line_list import LineList, made_ahead

_WIDEST_NAME_PX: Final = 92  # a longer name takes two lines, so that what it is keeps its room


class Facts(QWidget):
    """Pairs of a quiet name and what it is, one below the other."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pairs: list[tuple[QLabel, QLabel]] = []
        self._texts: list[tuple[str, str]] = []  # what each pair says
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
                self._make_pair(known)
            self._lay_out()
            for row, texts in enumerate(known):
                self._fill(row, texts)
            for row, labels in enumerate(self._pairs):
                for label in labels:
                    label.setVisible(row < len(known))

    def ahead(self, facts: Sequence[tuple[str, str]]) -> Iterator[Callable[[], None]]:
        """What makes the labels that other pairs still need, out of sight and a few at a time."""
        known = [pair for pair in facts if pair[1]]
        return made_ahead(lambda: len(self._pairs) < len(known), lambda: self._make_pair(known))

    def parts(self, facts: Sequence[tuple[str, str]]) -> Iterator[Callable[[], None]]:
        """What puts other pairs in place, part by part: nothing changes to the eye before the last."""
        yield from self.ahead(facts)
        yield partial(self.show_facts, facts)

    def _make_pair(self, known: Sequence[tuple[str, str]]) -> None:
        """Make one more pair for the fact in its place: filled, hidden, and not laid out yet."""
        name, value = styled_label("", "muted"), styled_label("")
        name.setMaximumWidth(_WIDEST_NAME_PX)
        value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        for label in (name, value):
            label.hide()
            label.setParent(self)
            label.ensurePolished()
        self._pairs.append((name, value))
        self._texts.append(("", ""))
        self._fill(len(self._pairs) - 1, known[len(self._pairs) - 1])

    def _fill(self, row: int, texts: tuple[str, str]) -> None:
        if texts != self._texts[row]:
            self._texts[row] = texts
            name, value = self._pairs[row]
            name.setText(texts[0])
            value.setText(texts[1])
            name.setWordWrap(name.fontMetrics().horizontalAdvance(texts[0]) > _WIDEST_NAME_PX)

    def _lay_out(self) -> None:
        for row in range(self._grid.count() // 2, len(self._pairs)):
            name, value = self._pairs[row]
            self._grid.addWidget(name, row, 0, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(value, row, 1)


class GradedList(LineList["_GradedLine", tuple[str, str, str]]):
    """Sentences, each with a small grey letter for how well it is founded and its source as a tip."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(8, parent)

    def show_lines(self, lines: Sequence[tuple[str, str, str]]) -> None:
        """Put other lines in place: sentence, grade (A to D, "own"), source."""
        self._show(lines)

    def _made(self, place: int) -> "_GradedLine":  # noqa: ARG002 - every line is the same
        return _GradedLine()

    def _fill(self, line: "_GradedLine", thing: tuple[str, str, str]) -> None:
        line.show_texts(*thing)


class _GradedLine(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self._texts = ("", "", "")
        self._sentence = styled_label("")
        self._grade = QLabel()
        self._grade.setProperty("kind", "grade")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._sentence, 1)
        row.addWidget(self._grade, 0, Qt.AlignmentFlag.AlignTop)

    def show_texts(self, text: str, grade: str, source: str) -> None:
        if (text, grade, source) == self._texts:
            return
        self._texts = (text, grade, source)
        self._sentence.setText(text)
        self._grade.setText(grade)
        self.setToolTip(source)
        self.setAccessibleName(f"{text}, grade {grade}. {source}")
