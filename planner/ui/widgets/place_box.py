"""A line for a place: what is typed is found as a person means it, and names are offered while typing."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from planner.market.pack import Pack, Place
from planner.market.place_words import cities_offered, place_note
from planner.market.places import place_name
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
        self._completion = Completion(self._offered(), self)
        self._completion.activated.connect(lambda _: self.settled.emit())
        self.textEdited.connect(self._mark)
        self.editingFinished.connect(self.settled)

    @property
    def place(self) -> Place | None:
        """The place meant, None for an unknown one or an empty line; never the nation unless it is named."""
        return self._named.get(self.text().strip()) or self._pack.find_place(self.text())

    @property
    def note(self) -> str:
        """How what is written is understood, in a sentence; empty where it says so itself."""
        return "" if self.text().strip() in self._named else place_note(self._pack, self.text())

    def offer(self, more: Sequence[Place]) -> None:
        """Know other places besides those of the pack; the own ones win where a name means two."""
        named = {place_name(place): place for place in (*self._pack.places, *more)}
        if list(named.items()) != list(self._named.items()):
            self._named = named
            self._completion.offer(self._offered())

    def propose(self, place: Place | None) -> None:
        """Put a place in unless the user has written one."""
        if not self.is_own:
            self.setText("" if place is None else place_name(place))
            self.setCursorPosition(0)

    def _offered(self) -> dict[str, tuple[str, ...]]:
        """The names of all places, then cities abroad, with other spellings."""
        return {name: place.aliases for name, place in self._named.items()} | cities_offered(self._pack)

    def _mark(self, text: str) -> None:
        self.is_own = bool(text)
