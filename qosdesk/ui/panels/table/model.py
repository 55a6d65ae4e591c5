"""The rows of one watchlist as an item model: selection, keyboard and accessibility work on it, painting does not.

Ticks never go through here: the view paints from the rows, so no `dataChanged` is sent for prices.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from qosdesk.domain.numbers import MISSING, format_percent
from qosdesk.domain.symbols import Symbol
from qosdesk.market.store import Store
from qosdesk.ui.panels.table.cells import session_word
from qosdesk.ui.panels.table.columns import Column, Paint
from qosdesk.ui.panels.table.filters import Mover, RowFilter
from qosdesk.ui.panels.table.rows import Freshness, Row, Section
from qosdesk.ui.ports import Watchlist

Item = Row | Section
Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


class TableModel(QAbstractTableModel):
    """Rows and section headers in the order in which they are shown.

    Attributes:
        columns: all there are, whether shown or not.
        items: what is shown.
        rows: all rows of the list, also those of closed sections and filtered ones, in the user's order.
        sections: in the user's order.
        sort_key, descending: column by which rows are sorted within their sections, empty for the user's order.
        filter: which rows are shown.
        matching: how many rows of the list the filter keeps.
    """

    def __init__(self, columns: Sequence[Column], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self.items: list[Item] = []
        self.rows: list[Row] = []
        self.sections: list[Section] = []
        self.sort_key = ""
        self.descending = False
        self.filter = RowFilter()
        self.matching = 0
        self._loose: list[Row] = []
        self._places: dict[Item, int] = {}

    # --- content -----------------------------------------------------------------------------------------------------

    def set_rows(self, loose: Sequence[Row], sections: Sequence[Section]) -> None:
        """Show a list: rows before any section, then sections with theirs. Rows that stay keep their selection."""
        self._loose = list(loose)
        self.sections = list(sections)
        self.rows = [*loose, *(row for section in sections for row in section.rows)]
        self._become(self._wanted())

    def place_of(self, item: Item) -> int:
        """Where an item is shown now, -1 when it is not."""
        return self._places.get(item, -1)

    def row_at(self, place: int) -> Row | None:
        """The row shown there; None for a section or outside."""
        item = self.items[place] if 0 <= place < len(self.items) else None
        return item if isinstance(item, Row) else None

    def next_row(self, place: int, step: int) -> int:
        """The nearest row from `place` on in the direction of `step`, -1 when there is none."""
        while 0 <= place < len(self.items):
            if isinstance(self.items[place], Row):
                return place
            place += step
        return -1

    def first_of(self, symbol: Symbol) -> int:
        """Where a symbol is shown, -1 when it is not."""
        row = next((row for row in self.rows if row.symbol == symbol), None)
        return self.place_of(row) if row is not None else -1

    def section_of(self, row: Row) -> Section | None:
        """The section a row stands in."""
        return next((section for section in self.sections if row in section.rows), None)

    def toggle(self, section: Section) -> None:
        """Fold or unfold a section."""
        section.closed = not section.closed
        self._become(self._wanted())

    # --- order -------------------------------------------------------------------------------------------------------

    @property
    def in_users_order(self) -> bool:
        """Whether rows stand where the user put them, so that they can be moved by hand."""
        return not self.sort_key and not self.filter.active

    def arrange(self) -> bool:
        """Put the rows in order by the figures that they have now, missing ones last whichever way.

        Returns:
            Whether any row moved, came or went.
        """
        wanted = self._wanted()
        if wanted == self.items:
            return False
        self._become(wanted)
        return True

    @property
    def in_order(self) -> bool:
        """Whether what is shown is what order and filter say for the figures of now."""
        return self._wanted() == self.items

    def _wanted(self) -> list[Item]:
        """What order and filter say for the figures of now."""
        kept = self.filter.ranked(self.rows) if self.filter.active else self.rows
        self.matching = len(kept)
        if self.filter.mover is not Mover.NONE:
            return [*self._sorted(kept)]
        chosen = set(kept) if self.filter.active else None
        items: list[Item] = [*self._sorted(_chosen(self._loose, chosen))]
        for section in self.sections:
            rows = _chosen(section.rows, chosen)
            if chosen is not None and not rows:
                continue
            items.append(section)
            if not section.closed:
                items.extend(self._sorted(rows))
        return items

    def _sorted(self, rows: list[Row]) -> list[Row]:
        column = next((column for column in self.columns if column.key == self.sort_key), None)
        if column is None:
            return rows
        return sort_rows(rows, column.value, descending=self.descending)

    # --- becoming something else -------------------------------------------------------------------------------------

    def _become(self, wanted: list[Item]) -> None:
        """Show these items: what goes is removed, what stays is moved, what comes is inserted.

        So the selection stays with what stays, and a screen reader hears of each change.
        """
        stays = set(wanted)
        for first, last in reversed(_runs([item in stays for item in self.items])):
            self.beginRemoveRows(_ROOT, first, last)
            del self.items[first : last + 1]
            self._number()
            self.endRemoveRows()
        there = set(self.items)
        kept = [item for item in wanted if item in there]
        if kept != self.items:
            self._permute(kept)
        for first, last in _runs([item in there for item in wanted]):
            self.beginInsertRows(_ROOT, first, last)
            self.items[first:first] = wanted[first : last + 1]
            self._number()
            self.endInsertRows()

    def _permute(self, wanted: list[Item]) -> None:
        self.layoutAboutToBeChanged.emit()
        before = self.persistentIndexList()
        held = [self.items[index.row()] for index in before]
        self.items = wanted
        self._number()
        after = [
            self.index(self._places[item], index.column()) for item, index in zip(held, before, strict=True)
        ]
        self.changePersistentIndexList(before, after)
        self.layoutChanged.emit()

    def _number(self) -> None:
        self._places = {item: place for place, item in enumerate(self.items)}

    # --- Qt ----------------------------------------------------------------------------------------------------------

    def rowCount(self, parent: Index = _ROOT) -> int:
        """Rows and section headers shown."""
        return 0 if parent.isValid() else len(self.items)

    def columnCount(self, parent: Index = _ROOT) -> int:
        """All columns, also hidden ones."""
        return 0 if parent.isValid() else len(self.columns)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Rows can be selected, sections only clicked."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        if isinstance(self.items[index.row()], Section):
            return Qt.ItemFlag.ItemIsEnabled
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Texts, tooltips and the spoken row."""
        if not index.isValid():
            return None
        item = self.items[index.row()]
        column = self.columns[index.column()]
        if isinstance(item, Section):
            if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
                return item.title if index.column() == 0 else ""
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return session_word(item) if column.paint is Paint.SESSION else item.texts.get(column.key, "")
        if role == Qt.ItemDataRole.ToolTipRole:
            return column.tooltip(item) or None
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self.spoken(item) if index.column() == 0 else item.texts.get(column.key, "")
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if column.right else Qt.AlignmentFlag.AlignLeft
            return int((side | Qt.AlignmentFlag.AlignVCenter).value)
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """The translated headers; a derived column is marked in the tooltip."""
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(self.columns):
            return None
        column = self.columns[section]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return column.title()
        return None

    def spoken(self, row: Row) -> str:
        """A row in words for a screen reader: `Tencent, 612.50, up 1.24 %, live` (LOOK 10)."""
        price = row.texts.get("last", MISSING)
        parts = [row.alias or row.name or row.state.code, self.tr("no price") if price == MISSING else price]
        percent = format_percent(abs(row.fraction)).lstrip("+")
        if percent != MISSING:
            word = (
                self.tr("up")
                if row.change > 0
                else self.tr("down")
                if row.change < 0
                else self.tr("unchanged")
            )
            parts.append(f"{word} {percent}" if row.change else word)
        ages = {
            Freshness.LIVE: self.tr("live"),
            Freshness.NEVER: row.absence or self.tr("no data"),
            Freshness.STALE: self.tr("stale"),
        }
        parts.append(ages.get(row.fresh, row.age))
        if row.tag:
            parts.append(self.tr("tag {0}").format(row.tag))
        if row.note:
            parts.append(self.tr("note: {0}").format(row.note))
        return ", ".join(parts)


def sort_rows(rows: Sequence[Row], value: Callable[[Row], float | str], *, descending: bool) -> list[Row]:
    """Stable order by value; missing values last in both directions."""
    known = [row for row in rows if (v := value(row)) == v and v != ""]
    missing = [row for row in rows if not ((v := value(row)) == v and v != "")]
    # A column's values are all numbers or all texts.
    return sorted(known, key=value, reverse=descending) + missing


def _chosen(rows: list[Row], chosen: set[Row] | None) -> list[Row]:
    return rows if chosen is None else [row for row in rows if row in chosen]


def _runs(stays: Sequence[bool]) -> list[tuple[int, int]]:
    """First and last of each run that does not stay."""
    runs: list[tuple[int, int]] = []
    for place, keep in enumerate(stays):
        if keep:
            continue
        if runs and runs[-1][1] == place - 1:
            runs[-1] = (runs[-1][0], place)
        else:
            runs.append((place, place))
    return runs


def read_list(
    watchlist: Watchlist, known: Mapping[str, Row], before: Sequence[Section], store: Store
) -> tuple[dict[str, Row], list[Row], list[Section]]:
    """The rows of a watchlist; rows and sections that are known are kept with what they remember.

    Args:
        watchlist: entries in the user's order, each symbol once.
        known: rows by symbol text.
        before: sections as they were, folded or not; one with the same title is the same one.
        store: where new rows read.

    Returns:
        Rows by symbol text, rows before the first section, sections with their rows.
    """
    rows: dict[str, Row] = {}
    loose: list[Row] = []
    sections: list[Section] = []
    left = list(before)
    for number, entry in enumerate(watchlist.entries):
        if entry.symbol is None:
            same = next((section for section in left if section.title == entry.section), None)
            if same is not None:
                left.remove(same)
                same.rows = []
                same.entry = number
            sections.append(same or Section(entry.section, number))
            continue
        code = str(entry.symbol)
        row = known.get(code) or Row(entry.symbol, store.state(entry.symbol), number)
        row.entry, row.tag, row.note, row.alias = number, entry.tag, entry.note, entry.alias
        rows[code] = row
        (sections[-1].rows if sections else loose).append(row)
    return rows, loose, sections
