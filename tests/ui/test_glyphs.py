import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QIcon, QImage, QPalette
from PySide6.QtWidgets import QApplication

from planner.ui.glyphs import glyph

CHECKOUT = Path(__file__).resolve().parents[2]


def drawn(name: str, size: int = 24, mode: QIcon.Mode = QIcon.Mode.Normal) -> QImage:
    return glyph(name, "#336699", "#cc0000").pixmap(QSize(size, size), mode).toImage()


def inked(image: QImage) -> list[tuple[int, int]]:
    pixels = [(x, y) for x in range(image.width()) for y in range(image.height())]
    return [(x, y) for x, y in pixels if image.pixelColor(x, y).alpha() > 0]


@pytest.mark.parametrize("size", [1, 14, 24, 96])
def test_a_picture_fills_the_size_that_is_asked_for_and_stands_in_its_middle(size: int, qapp: QApplication) -> None:
    image = drawn("checkbox-blank-fill", size)
    assert image.size() == QSize(size, size)
    ink = inked(image)
    assert ink
    for place in (0, 1):
        low, high = min(one[place] for one in ink), max(one[place] for one in ink)
        assert abs((low + high + 1) / 2 - size / 2) <= 1
        assert high - low + 1 >= size * 0.5


def test_what_cannot_be_used_is_pale(qapp: QApplication) -> None:
    image = drawn("user-line", mode=QIcon.Mode.Disabled)
    pale = qapp.palette().color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.Text)
    opaque = {QColor(image.pixelColor(*at).rgb()).name() for at in inked(image) if image.pixelColor(*at).alpha() == 255}
    assert opaque == {pale.name()}


def test_names_are_told_apart(qapp: QApplication) -> None:
    assert drawn("user-line") != drawn("flag-line")
    with pytest.raises(KeyError):
        glyph("unicorn", "#336699", "#336699")


def test_the_code_beside_the_font_is_not_loaded() -> None:
    program = (
        "import sys; from PySide6.QtGui import QGuiApplication\n"
        "application = QGuiApplication(['-platform', 'offscreen'])\n"
        "from planner.ui.icons import icon; icon('why', '#000000').pixmap(16, 16)\n"
        "print(sorted({name.partition('.')[0] for name in sys.modules} & {'qtawesome', 'qtpy'}))\n"
    )
    run = subprocess.run([sys.executable, "-c", program], cwd=CHECKOUT, capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"
