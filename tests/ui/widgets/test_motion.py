import pytest
from PySide6.QtWidgets import QApplication, QProxyStyle, QStyle, QStyleHintReturn, QStyleOption, QWidget

from planner.base.settings import Settings
from planner.ui.theme import REDUCED_MOTION
from planner.ui.widgets.motion import is_motion_reduced


class StillStyle(QProxyStyle):
    """A system on which nothing is to move."""

    def styleHint(  # noqa: N802 - Qt's name
        self,
        hint: QStyle.StyleHint,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
        returnData: QStyleHintReturn | None = None,  # noqa: N803
    ) -> int:
        if hint == QStyle.StyleHint.SH_Widget_Animation_Duration:
            return 0
        return super().styleHint(hint, option, widget, returnData)


def test_things_may_move_unless_somebody_asks_for_stillness(qapp: QApplication, settings: Settings) -> None:
    assert not is_motion_reduced(settings)
    settings.set(REDUCED_MOTION, value=True)
    assert is_motion_reduced(settings)


def test_the_wish_of_the_system_counts(qapp: QApplication, settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    still = StillStyle()
    monkeypatch.setattr(QApplication, "style", lambda *_: still)
    assert is_motion_reduced(settings)
