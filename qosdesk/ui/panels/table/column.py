"""What a column of the table is: header, width, value (sorting, copying), text, formula, and what it needs."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from qosdesk.domain.change import Reference
from qosdesk.domain.derived import Formula
from qosdesk.domain.hours import zone_of
from qosdesk.domain.numbers import Units
from qosdesk.domain.quotes import Kind, is_known
from qosdesk.ui.ages import carried_words
from qosdesk.ui.panels.formulas import explain, in_words
from qosdesk.ui.panels.table.rows import Freshness, Row

Value = float | str


class Paint(Enum):
    """How a cell is drawn; `cells.py` has a function for each."""

    SYMBOL = "symbol"
    NAME = "name"
    TRIANGLE = "triangle"
    LAST = "last"
    SIGNED = "signed"
    """The row's change: coloured by it."""
    OWN_SIGNED = "own signed"
    """A figure that is coloured by its own sign."""
    LEVEL = "level"
    """A price that is coloured against the reference close."""
    PLAIN = "plain"
    """A figure or word without direction."""
    QUANTITY = "quantity"
    RANGE = "range"
    EXTENDED = "extended"
    SPARK = "spark"
    SESSION = "session"
    AGE = "age"


@dataclass(frozen=True, slots=True)
class Column:
    """One column.

    Attributes:
        key: stable name in settings.
        header: English source text, translated in context `TableColumns`.
        width: px at 100 %.
        paint: how its cells are drawn.
        value: what it sorts and copies by; NaN or an empty text is missing.
        text: what is drawn.
        pad: px between a right-aligned figure and the column's right edge; 16 where decimals may hang.
        right: right-aligned.
        hangs: its decimal points align.
        formula: how it is made; it stands in the tooltip with the row's figures put in.
        figures: the texts that are put in, by their names in the formula.
        derived: worked out here and not by the vendor: the title carries a hooked f (LOOK 4).
        hide_rank: above 0, hidden in this order in a narrow table (LOOK 10).
        sortable: whether a click on the header sorts.
        stretches: takes the width that is left.
        kinds: streams it needs besides figures and prints, such as the book; they are wanted only while it is shown.
        daily: needs `Row.daily`, which is asked for (`Desk.daily`) only while it is shown.
        says_time: its tooltip ends with the source and the time of the figures.
    """

    key: str
    header: str
    width: int
    paint: Paint
    value: Callable[[Row], Value]
    text: Callable[[Row, Units], str]
    pad: int = 8
    right: bool = True
    hangs: bool = False
    formula: Formula | None = None
    figures: Callable[[Row], Mapping[str, str]] | None = None
    derived: bool = False
    hide_rank: int = 0
    sortable: bool = True
    stretches: bool = False
    kinds: frozenset[Kind] = frozenset()
    daily: bool = False
    says_time: bool = True

    def title(self) -> str:
        """The header in the user's language."""
        if not self.header:
            return ""
        words = QCoreApplication.translate("TableColumns", self.header)
        return f"{words} ƒ" if self.derived else words

    def explanation(self) -> str:
        """What its figures are, without a row: the formula in words, else the title."""
        return in_words(self.formula) if self.formula is not None else self.title()

    def tooltip(self, row: Row) -> str:
        """What the cell says in full."""
        lines = [*self._value_lines(row)]
        if self.formula is not None and self.figures is not None and self._is_known(row):
            lines.append(explain(self.formula, self.figures(row)))
        if self.says_time and row.ts_ms and self._is_known(row):
            lines.append(_source_line(row))
        if row.fresh is Freshness.CARRIED:
            lines.append(carried_words(row.state, row.vendor))
        return "\n".join(line for line in lines if line)

    def raw(self, row: Row) -> str:
        """The value for the clipboard: a plain number, empty when missing."""
        value = self.value(row)
        if isinstance(value, str):
            return value
        if not is_known(value):
            return ""
        return f"{value:.{row.decimals}f}" if self.hangs else f"{value:.10g}"

    def _is_known(self, row: Row) -> bool:
        value = self.value(row)
        return isinstance(value, str) or is_known(value)

    def _value_lines(self, row: Row) -> tuple[str, ...]:
        value = self.value(row)
        if self.key == "symbol":
            return (row.state.code, row.name, row.note, row.absence)
        if self.key == "name":
            return (row.alias, row.name)
        if self.key == "spark":
            return (_tr("Price since this program heard of it"),) if row.spark.values else ()
        if isinstance(value, str):
            return ()
        if not is_known(value):
            return (_tr("Not known"),)
        return (f"{value:,.10g}" if self.paint is Paint.QUANTITY else self.text(row, Units.KMB),)


def basis_words(basis: Reference) -> str:
    """What a change is measured against, in the user's language."""
    words: dict[Reference, str] = {
        Reference.PREV_CLOSE: str(QT_TRANSLATE_NOOP("TableColumns", "previous close")),
        Reference.REGULAR_CLOSE: str(QT_TRANSLATE_NOOP("TableColumns", "regular close")),
        Reference.OPEN: str(QT_TRANSLATE_NOOP("TableColumns", "open")),
        Reference.NONE: "",
    }
    return _tr(words[basis]) if words[basis] else ""


def _source_line(row: Row) -> str:
    """`QOS · 2026-11-20 15:42:18 HKT`: who says it, and the time of the price at the exchange."""
    time = datetime.fromtimestamp(row.ts_ms / 1000, zone_of(row.symbol.market))
    stamp = time.strftime("%Y-%m-%d %H:%M:%S %Z")
    source = row.state.carried_from or row.source
    return f"{source} · {stamp}" if source else stamp


def _tr(text: str) -> str:
    return QCoreApplication.translate("TableColumns", text)
