"""Symbols as rows, vendors as columns: what each vendor says of each symbol, as of the last reading."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from qosdesk.domain.sourcing import Coverage, VendorInUse
from qosdesk.domain.symbols import Symbol
from qosdesk.ui.desk import Desk
from qosdesk.ui.panels.coverage.words import cell_text, cell_tip, preference_text, vendor_text
from qosdesk.ui.sourcing import vendor_title

SYMBOL, NAME, FIRST = 0, 1, 2
"""The columns before those of the vendors; after them stands the preference."""
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class CoverageRow:
    """One symbol.

    Attributes:
        symbol: which.
        name: in the user's language.
        cells: one for each vendor, in their order.
        preferred: registry name of the vendor that the user chose; empty for the usual order.
    """

    symbol: Symbol
    name: str
    cells: tuple[Coverage, ...]
    preferred: str


class CoverageModel(QAbstractTableModel):
    """Reads when it is told to.

    Attributes:
        vendors: in the user's order.
        rows: what is shown.
    """

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.vendors: tuple[VendorInUse, ...] = ()
        self.rows: tuple[CoverageRow, ...] = ()

    @property
    def preference(self) -> int:
        """The last column."""
        return FIRST + len(self.vendors)

    def read(self, symbols: Sequence[Symbol], text: str) -> None:
        """Ask again.

        Args:
            symbols: what is looked at.
            text: only those with it in code or name.
        """
        vendors = tuple(self._desk.sources.vendors())
        wanted = text.casefold().split()
        rows = tuple(row for symbol in symbols if _matches(row := self._row(symbol, vendors), wanted))
        if vendors == self.vendors and [row.symbol for row in rows] == [row.symbol for row in self.rows]:
            if rows != self.rows:
                self.rows = rows
                self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, self.preference))
            return
        self.beginResetModel()
        self.vendors, self.rows = vendors, rows
        self.endResetModel()

    def vendor_at(self, column: int) -> VendorInUse | None:
        """The vendor of a column; None for the others."""
        place = column - FIRST
        return self.vendors[place] if 0 <= place < len(self.vendors) else None

    def tsv(self, rows: Collection[int]) -> str:
        """Rows with their titles, as a spreadsheet reads them."""
        titles = [self.tr("Symbol"), self.tr("Name"), *(one.title for one in self.vendors)]
        lines = ["\t".join([*titles, self.tr("Preference")])]
        for row in sorted(rows):
            lines.append("\t".join(self.text(row, column) for column in range(self.preference + 1)))
        return "\n".join(lines)

    def text(self, row: int, column: int) -> str:
        """A cell in words."""
        one = self.rows[row]
        if column == SYMBOL:
            return str(one.symbol)
        if column == NAME:
            return one.name
        if column == self.preference:
            return preference_text(vendor_title(self._desk, one.preferred) if one.preferred else "")
        return cell_text(one.cells[column - FIRST])

    def tip(self, row: int, column: int) -> str:
        """A cell in full."""
        vendor = self.vendor_at(column)
        if vendor is None:
            return self.text(row, column)
        return cell_tip(self.rows[row].cells[column - FIRST], vendor.title)

    # --- Qt ----------------------------------------------------------------------------------------------------------

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """Symbols."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """Symbol, name, vendors, preference."""
        return 0 if parent.isValid() else self.preference + 1

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Titles of the columns."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        vendor = self.vendor_at(section)
        if role == Qt.ItemDataRole.ToolTipRole and vendor is not None:
            return self.tr("{0}: place {1} in the order. Right-click to move it.").format(
                vendor.title, section - FIRST + 1
            )
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if vendor is not None:
            return vendor_text(section - FIRST + 1, vendor)
        return {SYMBOL: self.tr("Symbol"), NAME: self.tr("Name")}.get(section, self.tr("Preference"))

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Texts; the delegate paints from `rows`."""
        if not index.isValid():
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.text(index.row(), index.column())
        if role == Qt.ItemDataRole.ToolTipRole:
            return self.tip(index.row(), index.column())
        if role == Qt.ItemDataRole.AccessibleTextRole:
            symbol = self.text(index.row(), SYMBOL)
            return (
                symbol if index.column() == SYMBOL else f"{symbol}: {self.tip(index.row(), index.column())}"
            )
        return None

    def _row(self, symbol: Symbol, vendors: Sequence[VendorInUse]) -> CoverageRow:
        sources = self._desk.sources
        said = {cell.vendor: cell for cell in sources.coverage(symbol)}
        cells = tuple(said[one.name] for one in vendors if one.name in said)
        known = self._desk.instruments.get(symbol)
        chinese = self._desk.theme.language.startswith("zh")
        name = "" if known is None else (known.name_zh if chinese else "") or known.name_en or known.name_zh
        return CoverageRow(symbol, name, cells, sources.preferred(symbol))


def _matches(row: CoverageRow, wanted: Sequence[str]) -> bool:
    text = f"{row.symbol} {row.name}".casefold()
    return all(word in text for word in wanted)
