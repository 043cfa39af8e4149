"""Opens the window of the optimiser from the page it belongs to. Loaded with the page."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from planner.ui.dialogs.optimiser import OptimiserDialog

if TYPE_CHECKING:
    from planner.ui.pages.catalogue import Surroundings


class PlanFinder:
    """Opens the window of the optimiser, built when it is first wanted, and closes it with the page it belongs to."""

    def __init__(self, page: QWidget, around: "Surroundings") -> None:
        self._page = page
        self._around = around
        self._dialog: OptimiserDialog | None = None

    @property
    def dialog(self) -> OptimiserDialog | None:
        """The window, None before it was first opened."""
        return self._dialog

    def open(self) -> None:
        """Open the window, or bring it to the front."""
        if self._dialog is None:
            around = self._around
            self._dialog = dialog = OptimiserDialog(
                self._page.window(),
                around.session,
                around.history,
                around.bridge,
                around.pack,
                around.settings,
                around.theme,
            )
            dialog.answered.connect(lambda: around.tell_answer(dialog.sentence))
        self._dialog.open_window()

    def close(self) -> None:
        """Close the window, if it was opened."""
        if self._dialog is not None:
            self._dialog.close_dialog()
