import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QIcon
from PySide6.QtWidgets import QApplication

from planner.ui.icons import NAMES, icon

_ON = QIcon.State.On


def colours(drawn: QIcon, state: QIcon.State = QIcon.State.Off) -> set[str]:
    """The colours of all pixels that are quite opaque."""
    image = drawn.pixmap(QSize(24, 24), QIcon.Mode.Normal, state).toImage()
    pixels = [image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height())]
    return {QColor(pixel.rgb()).name() for pixel in pixels if pixel.alpha() == 255}


@pytest.mark.parametrize("name", NAMES)
def test_every_icon_has_its_picture(name: str, qapp: QApplication) -> None:
    assert colours(icon(name, "#336699")) == {"#336699"}


def test_a_checked_icon_can_have_a_colour_of_its_own(qapp: QApplication) -> None:
    drawn = icon("profile", "#336699", "#cc0000")
    assert colours(drawn) == {"#336699"}
    assert colours(drawn, _ON) == {"#cc0000"}


def test_an_unknown_icon_is_refused(qapp: QApplication) -> None:
    with pytest.raises(KeyError):
        icon("unicorn", "#336699")
