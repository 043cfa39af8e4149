"""How a lever looks: its name with a grade or number beside it, over what moves it; and rows of fields that flow."""

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget


class FieldRow(QWidget):
    """Fields that flow; a page that scrolls asks for the least height alone, so that is the one of all its lines."""

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """A narrower row has more lines."""
        super().resizeEvent(event)
        self.setMinimumHeight(self.heightForWidth(self.width()))


def lever_field(name: str, control: QWidget, beside: QWidget) -> QWidget:
    """A lever: its name with what stands beside it, over what moves it."""
    field = QWidget()
    column = QVBoxLayout(field)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(4)
    top = QHBoxLayout()
    top.setSpacing(6)
    label = QLabel(name)
    label.setBuddy(control)
    top.addWidget(label)
    top.addWidget(beside)
    top.addStretch(1)
    column.addLayout(top)
    column.addWidget(control)
    return field


def grade_label() -> QLabel:
    """A small grey letter, empty; where it is hidden its room stays."""
    label = QLabel()
    label.setProperty("kind", "grade")
    policy = label.sizePolicy()
    policy.setRetainSizeWhenHidden(True)
    label.setSizePolicy(policy)
    return label


def told_grade(grade: str, source: str) -> QLabel:
    """The letter of a grade, its source as tip and spoken."""
    label = grade_label()
    label.setText(grade)
    label.setToolTip(source)
    label.setAccessibleName(f"Grade {grade}. {source}")
    return label
