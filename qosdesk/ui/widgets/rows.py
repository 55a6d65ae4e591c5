"""A plain table in the house's look: rows are chosen as a whole, its delegate paints the cells."""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from qosdesk.ui.theme import Theme


class RowCells(QStyledItemDelegate):
    """Paints what every cell has; a subclass paints its content over that.

    Args:
        theme: the theme.
        height: px of every row.
        parent: the table.
    """

    def __init__(self, theme: Theme, height: int, parent: QWidget) -> None:
        super().__init__(parent)
        self.theme = theme
        self.height = height

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """One height for all."""
        return QSize(60, self.height)

    def paint_ground(self, painter: QPainter, option: QStyleOptionViewItem, column: int) -> QRectF:
        """The ground and mark of a chosen row, the hairline below it. Returns where the cell is."""
        rect, c = QRectF(option.rect), self.theme.c
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, c.sel)
            if column == 0:
                painter.fillRect(QRectF(rect.x(), rect.y(), 2, rect.height()), c.accent)
        painter.fillRect(QRectF(rect.x(), rect.bottom() - 1, rect.width(), 1), c.line)
        return rect


class RowTable(QTableView):
    """Rows of one height without a grid; they scroll by pixels, never across.

    Args:
        theme: the theme.
        model: the rows.
        height: px of a row.
        parent: the panel or dialog.
    """

    def __init__(self, theme: Theme, model: QAbstractItemModel, height: int, parent: QWidget) -> None:
        super().__init__(parent)
        self.theme = theme
        self.setModel(model)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(height)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().setHighlightSections(False)

    def restyle(self) -> None:
        """Fonts; a subclass adds its words."""
        self.horizontalHeader().setFont(self.theme.font(11))
        self.viewport().update()
