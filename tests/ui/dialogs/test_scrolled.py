from PySide6.QtCore import QSize
from PySide6.QtWidgets import QDialogButtonBox, QLabel, QWidget
from pytestqt.qtbot import QtBot

from planner.ui.dialogs.scrolled import scrolled_dialog


def test_the_card_is_shown_until_it_is_closed(qtbot: QtBot) -> None:
    parent, card = QWidget(), QLabel("Told in full")
    qtbot.addWidget(parent)
    dialog = scrolled_dialog(parent, "Why", card, QSize(300, 200))
    dialog.open()
    assert "Why" in dialog.windowTitle()
    assert card.isVisibleTo(dialog)
    assert dialog.size() == QSize(300, 200)
    with qtbot.waitSignal(dialog.destroyed):
        dialog.findChildren(QDialogButtonBox)[0].rejected.emit()


def test_it_is_never_larger_than_the_screen(qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    dialog = scrolled_dialog(parent, "Why", QLabel("Told"), QSize(20_000, 200))
    assert dialog.width() <= parent.screen().availableSize().width()
    assert dialog.height() == 200
    dialog.deleteLater()
