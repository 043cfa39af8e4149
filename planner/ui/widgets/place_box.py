"""A line for a place: what is typed is found as a person means it, and names are offered while typing."""

from collections.abc import Sequence

from PySide6.QtCore import QStringListModel, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from planner.market.pack import Pack, Place
from planner.ui.models.place_table import place_name
from planner.ui.widgets.completion import Completion


class PlaceBox(QLineEdit):
    """A place of the pack as text. ``settled`` is emitted when typing is finished or a name is picked."""

    settled = Signal()

    def __init__(self, name: str, pack: Pack, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pack = pack
        self._named = {place_name(place): place for place in pack.places}
        self.is_own = False
        self.setAccessibleName(name)
        self.setPlaceholderText("Place")
        self._names = QStringListModel(list(self._named), self)
        Completion(self._names, self).activated.connect(lambda _: self.settled.emit())
        self.textEdited.connect(self._mark)
        self.editingFinished.connect(self.settled)

    @property
    def place(self) -> Place | None:
        """The place meant, None for an unknown one or an empty line; never the nation unless it is named."""
        return self._named.get(self.text().strip()) or self._pack.find_place(self.text())

    def offer(self, more: Sequence[Place]) -> None:
        """Know other places besides those of the pack; the own ones win where a name means two."""
        named = {place_name(place): place for place in (*self._pack.places, *more)}
        if list(named.items()) != list(self._named.items()):
            self._named = named
            self._names.setStringList(list(named))

    def propose(self, place: Place | None) -> None:
        """Put a place in unless the user has written one."""
        if not self.is_own:
            self.setText("" if place is None else place_name(place))
            self.setCursorPosition(0)

    def _mark(self, text: str) -> None:
        self.is_own = bool(text)
