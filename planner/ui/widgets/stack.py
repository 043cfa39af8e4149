"""One widget at a time in the same place, each painted once when it comes."""

from PySide6.QtWidgets import QStackedWidget, QWidget


class Stack(QStackedWidget):
    """Qt's stack without its second painting.

    Qt's own switches updates off and on again meanwhile, whereupon every part of what it shows asks to be painted for
    itself: what lies in a scroll area is then painted twice, by itself and with the window.
    """

    def setCurrentWidget(self, widget: QWidget) -> None:  # noqa: N802 - Qt's name
        """Show another of its widgets."""
        from PySide6.QtCore import Qt  # not before the first paint: its enumerations take a tenth of a bare start

        before = self.currentWidget()
        # What counts for Qt as switched off already, it does not switch on again. Nothing is painted before the end.
        self.setAttribute(Qt.WidgetAttribute.WA_UpdatesDisabled)
        super().setCurrentWidget(widget)
        self.setAttribute(Qt.WidgetAttribute.WA_UpdatesDisabled, on=False)
        # One that switches its own off and on again when it comes or goes, as a stack of its own does, could not switch
        # them on below a parent that has none.
        for one in (before, widget):
            if one is not None and not one.updatesEnabled():
                one.setUpdatesEnabled(True)
