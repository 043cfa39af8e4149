"""A card with a heading that may change and a way to the page that tells more."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from planner.ui.widgets.card import Card, styled_label


class LinkedCard(Card):
    """A card; its link, where it has one, emits ``followed``."""

    followed = Signal()

    def __init__(self, title: str, link: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._title = styled_label("", "strong")
        self.link = QPushButton(link)
        self.link.setProperty("kind", "link")
        policy = self.link.sizePolicy()
        policy.setRetainSizeWhenHidden(True)  # headings stand at one height with and without a link
        self.link.setSizePolicy(policy)
        self.link.clicked.connect(self.followed)
        self.body.setContentsMargins(16, 10, 16, 14)
        self.body.setSpacing(4)
        top = QHBoxLayout()
        top.setContentsMargins(0, 0, 0, 0)
        top.addWidget(self._title, 1)
        top.addWidget(self.link)
        self.body.addLayout(top)
        self.link.setHidden(not link)
        self.show_title(title)

    def show_title(self, title: str) -> None:
        """Call the card something else."""
        self._title.setText(title)
        self.setAccessibleName(title)
        self.link.setAccessibleName(f"{title}: {self.link.text()}")
