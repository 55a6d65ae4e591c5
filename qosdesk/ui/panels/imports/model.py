"""The lines of an import as rows: what each becomes with the user's choices, in the list they go to."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from qosdesk.domain.imports import ImportLine, Reading, Verdict, entries_of, settle
from qosdesk.domain.symbols import Symbol
from qosdesk.domain.watchlists import Entry
from qosdesk.ui.panels.imports.words import NameOf, result_text

LINE, READ, BECOMES, NAME, RESULT = range(5)
Index = QModelIndex | QPersistentModelIndex


class ImportModel(QAbstractTableModel):
    """One row a line; all of them or those of one verdict.

    Attributes:
        reading: the source.
        lines: settled, all of them.
        shown: the verdict that is looked at, None for all.

    Signals:
        settled: verdicts changed.
    """

    settled = Signal()

    def __init__(self, name_of: NameOf, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._name_of = name_of
        self.provider = ""
        self.reading = Reading()
        self.lines: list[ImportLine] = []
        self.shown: Verdict | None = None
        self._choices: dict[int, Symbol] = {}
        self._present: frozenset[Symbol] = frozenset()
        self._rows: list[int] = []

    def read(self, reading: Reading) -> None:
        """Another source; choices are forgotten."""
        self.reading = reading
        self._choices = {}
        self.shown = None
        self._settle()

    def set_present(self, symbols: Collection[Symbol]) -> None:
        """Another list to go to."""
        self._present = frozenset(symbols)
        self._settle()

    def show_only(self, verdict: Verdict | None) -> None:
        """Lines of one verdict, or all."""
        self.beginResetModel()
        self.shown = verdict
        self._fill()
        self.endResetModel()

    def choose(self, row: int, symbol: Symbol | None) -> None:
        """What the line at a row becomes; None takes the choice back."""
        place = self._rows[row]
        if symbol is None:
            self._choices.pop(place, None)
        else:
            self._choices[place] = symbol
        self._settle()

    def count(self, verdict: Verdict | None) -> int:
        """Lines of a verdict; sections are counted in none."""
        counted = [line for line in self.lines if line.verdict is not Verdict.SECTION]
        return len(counted) if verdict is None else sum(line.verdict is verdict for line in counted)

    def entries(self) -> tuple[Entry, ...]:
        """What would be added."""
        return entries_of(self.lines)

    def line(self, row: int) -> ImportLine:
        """The settled line at a row."""
        return self.lines[self._rows[row]]

    def candidates(self, row: int) -> Sequence[Symbol]:
        """What the line at a row can become; empty where there is nothing to choose."""
        return self.reading.lines[self._rows[row]].candidates

    def chosen(self, row: int) -> Symbol | None:
        """What the user chose for it."""
        return self._choices.get(self._rows[row])

    def refresh_names(self) -> None:
        """Names or words changed."""
        if self._rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._rows) - 1, RESULT))
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, LINE, RESULT)

    # --- Qt ----------------------------------------------------------------------------------------------------------

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """Lines shown."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """Line, read, becomes, name, result."""
        return 0 if parent.isValid() else RESULT + 1

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Titles of the columns."""
        if role == Qt.ItemDataRole.DisplayRole and orientation is Qt.Orientation.Horizontal:
            titles = (
                self.tr("Line"),
                self.tr("Read"),
                self.tr("Becomes"),
                self.tr("Name"),
                self.tr("Result"),
            )
            return titles[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Texts; the delegate paints from `line`."""
        if not index.isValid():
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.text(index.row(), index.column())
        if role == Qt.ItemDataRole.ToolTipRole:
            return self.text(index.row(), index.column())
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return " ".join(self.text(index.row(), column) for column in range(RESULT + 1))
        return None

    def text(self, row: int, column: int) -> str:
        """A cell."""
        line = self.line(row)
        if column == LINE:
            return str(line.number)
        if column == READ:
            return " ".join(line.text.split())
        if column == RESULT:
            return result_text(line, self._name_of, self.provider)
        if line.symbol is None:
            is_open = column == BECOMES and line.candidates
            return self.tr("choose...") if is_open else "--" if column == BECOMES and not line.section else ""
        return str(line.symbol) if column == BECOMES else line.alias or self._name_of(line.symbol)

    def _settle(self) -> None:
        self.beginResetModel()
        self.lines = settle(self.reading.lines, self._choices, self._present)
        self._fill()
        self.endResetModel()
        self.settled.emit()

    def _fill(self) -> None:
        self._rows = [
            place for place, line in enumerate(self.lines) if self.shown is None or line.verdict is self.shown
        ]
