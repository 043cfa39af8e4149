"""Pictures of an icon font, drawn in any size and colour. Loaded after the first paint."""

import json
from collections.abc import Mapping
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Final

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QIcon, QIconEngine, QPainter, QPalette, QPixmap

_FONT: Final = "remixicon-2.5.0.ttf"
_CODES: Final = "remixicon-charmap-2.5.0.json"
_SHARE: Final = 0.83
"""How much of its square a picture takes."""


class GlyphEngine(QIconEngine):
    """Draws one character of the font: in a colour, in another one where it is checked, pale where it is disabled."""

    def __init__(self, character: str, colour: str, checked: str) -> None:
        super().__init__()
        self._character = character
        self._colours = {QIcon.State.Off: QColor(colour), QIcon.State.On: QColor(checked)}

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        """Draw it in the middle of a rectangle."""
        font = QFont(_family())
        font.setPixelSize(max(round(rect.height() * _SHARE), 1))
        painter.save()
        painter.setFont(font)
        painter.setPen(_disabled() if mode == QIcon.Mode.Disabled else self._colours[state])
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, self._character)
        painter.restore()

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        """Draw it on nothing."""
        drawn = QPixmap(size)
        drawn.fill(Qt.GlobalColor.transparent)
        painter = QPainter(drawn)
        self.paint(painter, QRect(QPoint(0, 0), size), mode, state)
        painter.end()
        return drawn


def glyph(name: str, colour: str, checked: str) -> QIcon:
    """The icon of a name in the font. Raises ``KeyError`` where it has none."""
    return QIcon(GlyphEngine(chr(int(_codes()[name], 16)), colour, checked))


@cache
def _folder() -> Path:
    # The font comes with qtawesome. To import that package would load a second binding of all of Qt.
    spec = find_spec("qtawesome")
    assert spec is not None
    assert spec.submodule_search_locations is not None
    return Path(spec.submodule_search_locations[0], "fonts")


@cache
def _family() -> str:
    number = QFontDatabase.addApplicationFont(str(_folder() / _FONT))
    return QFontDatabase.applicationFontFamilies(number)[0]


@cache
def _codes() -> Mapping[str, str]:
    codes: Mapping[str, str] = json.loads((_folder() / _CODES).read_text(encoding="utf-8"))
    return codes


def _disabled() -> QColor:
    return QGuiApplication.palette().color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.Text)
