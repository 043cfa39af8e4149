"""Where the current pay stands, as a card for any page."""

from PySide6.QtWidgets import QWidget

from planner.ui.widgets.card import Card, styled_label


class StandingCard(Card):
    """One strong sentence and one quiet line, as ``standing_words`` gives them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Your pay against the market", parent)
        self._answer = styled_label("")
        self._quiet = styled_label("", "muted")
        self.body.addWidget(self._answer)
        self.body.addWidget(self._quiet)

    @property
    def sentence(self) -> str:
        """What a screen reader speaks of it."""
        return f"{self._answer.text()}. {self._quiet.text()}"

    def show_words(self, answer: str, quiet: str) -> None:
        """Put other sentences in place."""
        self._answer.setText(answer)
        self._quiet.setText(quiet)
        self.setAccessibleDescription(self.sentence)
