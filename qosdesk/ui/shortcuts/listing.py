"""All commands with their keys as a table, group by group; for the help and for the page of the settings."""

from __future__ import annotations

from typing import Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from qosdesk.ui.desk import Desk
from qosdesk.ui.shortcuts.catalogue import (
    COMMANDS,
    english_of,
    fixed_keys,
    help_of,
    scope_title,
    title_of,
)
from qosdesk.ui.shortcuts.kinds import Command, Scope
from qosdesk.ui.theme.theme import SEMIBOLD

TITLE, KEYS, HELP = range(3)
_ROW: Final = 26
_KEYS_PX: Final = 190
_HELP_FROM_PX: Final = 640
Row = Command | tuple[str, str]
"""A command, or a text and its keys: fixed ones, or a group's title with none."""
_Index = QModelIndex | QPersistentModelIndex


class ShortcutsModel(QAbstractTableModel):
    """The commands, those that a text finds.

    Attributes:
        rows: as shown.
    """

    def __init__(self, desk: Desk, parent: QObject, *, fixed: bool) -> None:
        super().__init__(parent)
        self._desk = desk
        self._fixed = fixed
        self._wanted: tuple[str, ...] = ()
        self.pressed = ""
        """What is said in place of a command's keys while new ones are pressed, and of which command."""
        self.recorded = ""
        self.rows: list[Row] = []
        self.read()

    def look_for(self, text: str) -> None:
        """Commands in whose title, keys or group every word stands."""
        self._wanted = tuple(text.casefold().split())
        self.read()

    def read(self) -> None:
        """Anew: other keys, another language, another search."""
        self.beginResetModel()
        self.rows = []
        for scope in Scope:
            group = scope_title(scope)
            found = [one for one in COMMANDS if one.scope is scope and self._fits(one, group)]
            self.rows += [(group, ""), *found] if found else []
        if self._fixed and not self._wanted:
            self.rows.append((self.tr("Always the same"), ""))
            self.rows += [(does, keys) for keys, does in fixed_keys()]
        self.endResetModel()

    def as_text(self) -> str:
        """What is shown, one command a line, for the clipboard."""
        lines: list[str] = []
        for place, row in enumerate(self.rows):
            if isinstance(row, Command):
                lines.append(f"{self.keys_of(place)}\t{title_of(row)}\t{help_of(row)}")
            else:
                lines += [f"{row[1]}\t{row[0]}"] if row[1] else ["", row[0]]
        return "\n".join(lines).strip() + "\n"

    def command_at(self, place: int) -> Command | None:
        """The command of a row."""
        row = self.rows[place] if 0 <= place < len(self.rows) else None
        return row if isinstance(row, Command) else None

    def place_of(self, command_id: str) -> int:
        """The row of a command, -1 for none."""
        places = (at for at, row in enumerate(self.rows) if isinstance(row, Command) and row.id == command_id)
        return next(places, -1)

    def is_title(self, place: int) -> bool:
        """Whether a row is a group's title."""
        row = self.rows[place]
        return not isinstance(row, Command) and not row[1]

    def keys_of(self, place: int) -> str:
        """The keys of a row as this system writes them."""
        row = self.rows[place]
        if not isinstance(row, Command):
            return row[1]
        return self.pressed if row.id == self.recorded else self._desk.keymap.all_text(row.id)

    def _fits(self, command: Command, group: str) -> bool:
        texts = (title_of(command), english_of(command), group, self._desk.keymap.all_text(command.id))
        everything = " ".join(texts).casefold()
        return all(word in everything for word in self._wanted)

    # --- Qt -----------------------------------------------------------------------------------------------------------

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        """All rows."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        """Title, keys, what it does."""
        return 0 if parent.isValid() else 3

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:
        """Titles of the columns."""
        if role == Qt.ItemDataRole.DisplayRole and orientation is Qt.Orientation.Horizontal:
            return (self.tr("Command"), self.tr("Keys"), self.tr("What it does"))[section]
        return None

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Titles can't be chosen."""
        if self.is_title(index.row()):
            return Qt.ItemFlag.ItemIsEnabled
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: _Index, role: int = 0) -> Any:
        """Texts, weights, colours."""
        row, column, theme = self.rows[index.row()], index.column(), self._desk.theme
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._text(index.row(), row, column)
        if role == Qt.ItemDataRole.ToolTipRole and isinstance(row, Command):
            return help_of(row)
        if role == Qt.ItemDataRole.FontRole:
            return theme.font(12, SEMIBOLD) if self.is_title(index.row()) else theme.font(12)
        if role == Qt.ItemDataRole.ForegroundRole:
            own = isinstance(row, Command) and self._desk.keymap.is_own(row.id)
            if self.is_title(index.row()) or column == HELP:
                return theme.c.t2 if self.is_title(index.row()) else theme.c.t3
            return theme.c.accent if own and column == KEYS else theme.c.t1
        return None

    def _text(self, place: int, row: Row, column: int) -> str:
        if column == KEYS:
            return self.keys_of(place)
        if isinstance(row, Command):
            return title_of(row) if column == TITLE else help_of(row)
        return row[0] if column == TITLE else ""


class ShortcutsView(QTableView):
    """The table; a narrow one does without the sentences."""

    def __init__(self, desk: Desk, model: ShortcutsModel, parent: QWidget) -> None:
        super().__init__(parent)
        self.table = model
        self.setModel(model)
        self.setAccessibleName(self.tr("Keyboard shortcuts"))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setStyleSheet("QTableView::item { padding: 0 5px; }")
        self.setWordWrap(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(_ROW)
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setHighlightSections(False)
        header.setSectionsClickable(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setFont(desk.theme.font(11))

    def command(self) -> Command | None:
        """The chosen one."""
        return self.table.command_at(self.currentIndex().row())

    def sizeHint(self) -> QSize:
        """A good part of the list."""
        return QSize(720, 480)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Columns fit the width."""
        super().resizeEvent(event)
        room, with_help = self.viewport().width(), self.viewport().width() >= _HELP_FROM_PX
        self.setColumnHidden(HELP, not with_help)
        self.setColumnWidth(KEYS, _KEYS_PX)
        title = (room - _KEYS_PX) * 4 // 10 if with_help else room - _KEYS_PX
        self.setColumnWidth(TITLE, title)
        self.setColumnWidth(HELP, room - _KEYS_PX - title)
