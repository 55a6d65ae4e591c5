"""The rows of one watchlist as an item model: selection, keyboard and accessibility work on it, painting does not.

Ticks never go through here: the view paints from the rows, so no `dataChanged` is sent for prices.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from qosdesk.domain.numbers import MISSING, format_percent
from qosdesk.domain.symbols import Symbol
from qosdesk.market.store import Store
from qosdesk.ui.panels.table.cells import session_word
from qosdesk.ui.panels.table.columns import Column, Paint
from qosdesk.ui.panels.table.rows import Freshness, Row, Section
from qosdesk.ui.ports import Watchlist

Item = Row | Section
Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


class TableModel(QAbstractTableModel):
    """Rows and section headers in the order in which they are shown.

    Attributes:
        columns: in the order of the header.
        items: what is shown.
        rows: all rows of the list, also those of closed sections, in the user's order.
        sections: in the user's order.
        sort_key, descending: column by which rows are sorted within their sections, empty for the user's order.
    """

    def __init__(self, columns: Sequence[Column], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self.items: list[Item] = []
        self.rows: list[Row] = []
        self.sections: list[Section] = []
        self.sort_key = ""
        self.descending = False
        self._loose: list[Row] = []
        self._places: dict[str, list[int]] = {}

    # --- content -----------------------------------------------------------------------------------------------------

    def set_rows(self, loose: Sequence[Row], sections: Sequence[Section]) -> None:
        """Show another list: rows before any section, then sections with theirs."""
        self.beginResetModel()
        self._loose = list(loose)
        self.sections = list(sections)
        self.rows = [*loose, *(row for section in sections for row in section.rows)]
        self._arrange()
        self.endResetModel()

    def places(self, code: str) -> Sequence[int]:
        """Where a symbol is shown now; it may stand in several sections."""
        return self._places.get(code, ())

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
        """Where a symbol is shown first, -1 when it is not."""
        places = self.places(str(symbol))
        return places[0] if places else -1

    def toggle(self, section: Section) -> None:
        """Fold or unfold a section."""
        section.closed = not section.closed
        self.beginResetModel()
        self._arrange()
        self.endResetModel()

    # --- order -------------------------------------------------------------------------------------------------------

    def sort_by(self, key: str, descending: bool) -> bool:
        """Order rows within their sections by value, missing last in both directions; no key: the user's order.

        Returns:
            Whether any row moved.
        """
        self.sort_key, self.descending = key, descending
        wanted = self._order()
        if wanted == self.items:
            return False
        self.layoutAboutToBeChanged.emit()
        before = self.persistentIndexList()
        held = [self.items[index.row()] for index in before]
        self._arrange(wanted)
        place = {id(item): number for number, item in enumerate(self.items)}
        after = [
            self.index(place[id(item)], index.column()) for item, index in zip(held, before, strict=True)
        ]
        self.changePersistentIndexList(before, after)
        self.layoutChanged.emit()
        return True

    def _order(self) -> list[Item]:
        items: list[Item] = [*self._sorted(self._loose)]
        for section in self.sections:
            items.append(section)
            if not section.closed:
                items.extend(self._sorted(section.rows))
        return items

    def _sorted(self, rows: list[Row]) -> list[Row]:
        column = next((column for column in self.columns if column.key == self.sort_key), None)
        if column is None:
            return rows
        return sort_rows(rows, column.value, descending=self.descending)

    def _arrange(self, items: list[Item] | None = None) -> None:
        self.items = self._order() if items is None else items
        self._places = {}
        for place, item in enumerate(self.items):
            if isinstance(item, Row):
                self._places.setdefault(item.state.code, []).append(place)

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
        parts = [row.name or row.state.code, self.tr("no price") if price == MISSING else price]
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
            Freshness.NEVER: self.tr("no data"),
            Freshness.STALE: self.tr("stale"),
        }
        parts.append(ages.get(row.fresh, row.age))
        return ", ".join(parts)


def sort_rows(rows: Sequence[Row], value: Callable[[Row], float | str], *, descending: bool) -> list[Row]:
    """Stable order by value; missing values last in both directions."""
    known = [row for row in rows if (v := value(row)) == v and v != ""]
    missing = [row for row in rows if not ((v := value(row)) == v and v != "")]
    # A column's values are all numbers or all texts.
    return sorted(known, key=value, reverse=descending) + missing


def read_list(
    watchlist: Watchlist, known: Mapping[str, Row], store: Store, closed: Collection[str]
) -> tuple[dict[str, Row], list[Row], list[Section]]:
    """The rows of a watchlist; rows that are known are kept with what they remember.

    Args:
        watchlist: entries in the user's order.
        known: rows by symbol text.
        store: where new rows read.
        closed: titles of sections that are folded.

    Returns:
        Rows by symbol text, rows before the first section, sections with their rows.
    """
    rows: dict[str, Row] = {}
    loose: list[Row] = []
    sections: list[Section] = []
    for number, entry in enumerate(watchlist.entries):
        if entry.symbol is None:
            sections.append(Section(entry.section, number, closed=entry.section in closed))
            continue
        code = str(entry.symbol)
        row = rows.get(code) or known.get(code) or Row(entry.symbol, store.state(entry.symbol), number)
        row.entry = number
        rows[code] = row
        (sections[-1].rows if sections else loose).append(row)
    return rows, loose, sections
