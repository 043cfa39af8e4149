"""How a cell of a record is painted and edited: lists for what is chosen, a line for what is typed."""

from typing import Final

from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, QPersistentModelIndex, QPointF, QRect, Qt
from PySide6.QtGui import QHelpEvent, QPainter, QPalette
from PySide6.QtWidgets import QAbstractItemView, QStyledItemDelegate, QStyleOptionViewItem, QToolTip, QWidget

from planner.ui.models.columns import PROFICIENCY_WORDS, Column
from planner.ui.models.records import RecordSearch
from planner.ui.widgets.record_editors import ChoiceBox, editor_for, show_text, typed_text
from planner.ui.widgets.text_delegate import TextDelegate

Index = QModelIndex | QPersistentModelIndex

_DOT: Final = 7
_DOT_STEP: Final = 12
_PADDING: Final = 11
_FAINT: Final = 0.15


class RecordDelegate(TextDelegate):
    """Edits the cells of a ``RecordSearch``."""

    def __init__(self, rows: RecordSearch, parent: QWidget | None = None) -> None:
        super().__init__(rows, parent)
        self._rows = rows

    def createEditor(  # noqa: N802 - Qt's name
        self,
        parent: QWidget,
        option: QStyleOptionViewItem,  # noqa: ARG002 - Qt's
        index: Index,
    ) -> QWidget:
        """A list where the field is one of a few values, else a line of text."""
        editor = editor_for(self._column(index), self._rows.table.profile, parent)
        if isinstance(editor, ChoiceBox):
            editor.chosen.connect(lambda: self._finish(editor))
        return editor

    def updateEditorGeometry(  # noqa: N802 - Qt's name
        self,
        editor: QWidget,
        option: QStyleOptionViewItem,
        index: Index,  # noqa: ARG002 - Qt's
    ) -> None:
        """Fill the cell above its line and no more, so that the text stays where it was."""
        editor.setGeometry(option.rect.adjusted(0, 0, 0, -1))

    def setEditorData(self, editor: QWidget, index: Index) -> None:  # noqa: N802 - Qt's name
        """Show what is stored, unless the editor holds something that was refused: that is the user's."""
        if not editor.property("refused"):
            show_text(editor, str(index.data(Qt.ItemDataRole.EditRole) or ""))

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:  # noqa: N802 - Qt's name
        """Hand on what was typed or chosen."""
        model.setData(index, typed_text(editor))

    def helpEvent(  # noqa: N802 - Qt's name
        self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: Index
    ) -> bool:
        """Where a cell is too narrow for its text, the whole of it as a tip; else the cell's own tip."""
        text = str(index.data() or "")
        is_tip = event.type() == QEvent.Type.ToolTip and not index.data(Qt.ItemDataRole.ToolTipRole)
        if is_tip and text and self.sizeHint(option, index).width() > option.rect.width():
            QToolTip.showText(event.globalPos(), text, view, option.rect)
            return True
        return super().helpEvent(event, view, option, index)

    def _column(self, index: Index) -> Column:
        return self._rows.table.columns[index.column()]

    def _finish(self, editor: QWidget) -> None:
        self.commitData.emit(editor)
        self.closeEditor.emit(editor, QStyledItemDelegate.EndEditHint.NoHint)


class ProficiencyDelegate(RecordDelegate):
    """Paints a proficiency as dots."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:  # noqa: N802 - Qt's name
        """Leave the place of the dots free."""
        super().initStyleOption(option, index)
        option.text = ""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint the cell, then its dots."""
        super().paint(painter, option, index)
        step = str(index.data(Qt.ItemDataRole.EditRole) or "")
        if step:
            painter.save()
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            _paint_dots(painter, option.rect, option.palette, int(step))
            painter.restore()


def _paint_dots(painter: QPainter, area: QRect, palette: QPalette, step: int) -> None:
    """As many full dots as the proficiency has steps, the rest empty."""
    painter.setPen(Qt.PenStyle.NoPen)
    empty = palette.color(QPalette.ColorRole.Text)
    empty.setAlphaF(_FAINT)
    middle = QPointF(area.left() + _PADDING + _DOT / 2, area.center().y() + 0.5)
    painter.setBrush(palette.color(QPalette.ColorRole.Accent))
    for number in range(len(PROFICIENCY_WORDS)):
        if number == step:
            painter.setBrush(empty)
        painter.drawEllipse(middle, _DOT / 2, _DOT / 2)
        middle.setX(middle.x() + _DOT_STEP)
