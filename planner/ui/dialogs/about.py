"""What this program is, and how to begin."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from planner import VERSION
from planner.ui.dialogs.title import window_title
from planner.ui.widgets.card import styled_label

_WIDTH = 460

_STEPS = (
    "1. Open the page Profile and add the role you hold now: title, level, place and start.",
    "2. Add its pay: base, bonus and equity, each from the date it began. The forecast appears at once.",
    "3. Add earlier roles and pay, skills and certifications as you find the time; dates may be a year alone.",
    "4. Look at Trajectory. Its switches change what the numbers mean; its inspector (Ctrl+I) says what they rest on "
    "and lets you change what is assumed.",
    "5. Every edit is saved as you make it and can be undone (Ctrl+Z). File, Save a copy writes a copy elsewhere.",
)


def about_dialog(parent: QWidget, pack_version: str) -> QDialog:
    """Version, data and licence; not yet open."""
    return _dialog(
        parent,
        "About Career Planner",
        f"Career Planner {VERSION}",
        "Keeps one person's career in one local file and forecasts pay. No account, no network, no telemetry.",
        f"Market data: pack {pack_version or 'not loaded'}.",
        "Licence: MIT. Made with Qt (LGPL), matplotlib, NumPy, SQLAlchemy and Remix Icon.",
    )


def guide_dialog(parent: QWidget) -> QDialog:
    """How to begin, in five steps; not yet open."""
    return _dialog(parent, window_title("Guide"), "How to begin", *_STEPS)


def _dialog(parent: QWidget, named: str, title: str, *paragraphs: str) -> QDialog:
    dialog = QDialog(parent)
    dialog.setWindowTitle(named)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    column = QVBoxLayout(dialog)
    column.setContentsMargins(24, 24, 24, 16)
    column.setSpacing(12)
    column.addWidget(styled_label(title, "title"))
    for text in paragraphs:
        column.addWidget(styled_label(text))
    buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
    buttons.rejected.connect(dialog.reject)
    column.addWidget(buttons)
    dialog.setMinimumWidth(_WIDTH)
    return dialog
