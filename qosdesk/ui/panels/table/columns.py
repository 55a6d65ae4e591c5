"""The table's columns as objects: one place for header, width, value (sorting, copying), text and explanation."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from typing import Final

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from qosdesk.domain.change import Reference
from qosdesk.domain.numbers import Units, format_change, format_compact, format_percent, format_price
from qosdesk.domain.quotes import Kind, is_known
from qosdesk.ui.paint.text import HANG
from qosdesk.ui.panels.table.rows import Row

Value = float | str


class Paint(Enum):
    """How a cell is drawn; `cells.py` has a function for each."""

    SYMBOL = "symbol"
    NAME = "name"
    TRIANGLE = "triangle"
    LAST = "last"
    SIGNED = "signed"
    QUANTITY = "quantity"
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
        formula: of a derived figure, for the tooltip.
        hide_rank: above 0, hidden in this order in a narrow table (LOOK 10).
        sortable: whether a click on the header sorts.
        stretches: takes the width that is left.
        kinds: streams it needs besides figures and prints, such as the book.
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
    formula: str = ""
    hide_rank: int = 0
    sortable: bool = True
    stretches: bool = False
    kinds: frozenset[Kind] = frozenset()

    def title(self) -> str:
        """The header in the user's language."""
        return QCoreApplication.translate("TableColumns", self.header) if self.header else ""

    def tooltip(self, row: Row) -> str:
        """What the cell says in full."""
        value = self.value(row)
        lines: list[str] = []
        if self.key == "spark":
            if row.spark.values:
                lines.append(_tr("Price since this program heard of it"))
        elif isinstance(value, float):
            if is_known(value):
                lines.append(f"{value:,.10g}" if self.paint is Paint.QUANTITY else self.text(row, Units.KMB))
            else:
                lines.append(_tr("Not known"))
        if self.formula and is_known(row.reference):
            lines.append(_tr(self.formula).format(reference=_basis(row.basis)))
        return "\n".join(lines)

    def raw(self, row: Row) -> str:
        """The value for the clipboard: a plain number, empty when missing."""
        value = self.value(row)
        if isinstance(value, str):
            return value
        if not is_known(value):
            return ""
        return f"{value:.{row.decimals}f}" if self.hangs else f"{value:.10g}"


def _tr(text: str) -> str:
    return QCoreApplication.translate("TableColumns", text)


def _basis(basis: Reference) -> str:
    words: dict[Reference, str] = {
        Reference.PREV_CLOSE: str(QT_TRANSLATE_NOOP("TableColumns", "previous close")),
        Reference.REGULAR_CLOSE: str(QT_TRANSLATE_NOOP("TableColumns", "regular close")),
        Reference.OPEN: str(QT_TRANSLATE_NOOP("TableColumns", "open")),
        Reference.NONE: "",
    }
    return _tr(words[basis]) if words[basis] else ""


COLUMNS: Final[tuple[Column, ...]] = (
    Column(
        "symbol",
        str(QT_TRANSLATE_NOOP("TableColumns", "Symbol")),
        98,
        Paint.SYMBOL,
        value=lambda row: row.state.code,
        text=lambda row, units: row.symbol.code,
        right=False,
    ),
    Column(
        "name",
        str(QT_TRANSLATE_NOOP("TableColumns", "Name")),
        106,
        Paint.NAME,
        value=lambda row: row.name,
        text=lambda row, units: row.name,
        right=False,
        hide_rank=1,
        stretches=True,
    ),
    Column(
        "direction",
        "",
        16,
        Paint.TRIANGLE,
        value=lambda row: row.change,
        text=lambda row, units: "",
        sortable=False,
    ),
    Column(
        "last",
        str(QT_TRANSLATE_NOOP("TableColumns", "Last")),
        84,
        Paint.LAST,
        value=lambda row: row.price,
        text=lambda row, units: format_price(row.price, row.decimals),
        pad=HANG,
        hangs=True,
    ),
    Column(
        "change",
        str(QT_TRANSLATE_NOOP("TableColumns", "Change")),
        84,
        Paint.SIGNED,
        value=lambda row: row.change,
        text=lambda row, units: format_change(row.change, row.decimals),
        pad=HANG,
        hangs=True,
        hide_rank=5,
        formula=str(QT_TRANSLATE_NOOP("TableColumns", "last − {reference}")),
    ),
    Column(
        "percent",
        str(QT_TRANSLATE_NOOP("TableColumns", "Chg %")),
        64,
        Paint.SIGNED,
        value=lambda row: row.fraction,
        text=lambda row, units: format_percent(row.fraction),
        formula=str(QT_TRANSLATE_NOOP("TableColumns", "(last − {reference}) ÷ {reference}")),
    ),
    Column(
        "turnover",
        str(QT_TRANSLATE_NOOP("TableColumns", "Turnover")),
        66,
        Paint.QUANTITY,
        value=lambda row: row.state.turnover,
        text=lambda row, units: format_compact(row.state.turnover, units),
        hide_rank=2,
    ),
    Column(
        "spark",
        str(QT_TRANSLATE_NOOP("TableColumns", "Day")),
        44,
        Paint.SPARK,
        value=lambda row: row.fraction,
        text=lambda row, units: "",
        right=False,
        pad=4,
        hide_rank=3,
        sortable=False,
    ),
    Column(
        "session",
        str(QT_TRANSLATE_NOOP("TableColumns", "Session")),
        50,
        Paint.SESSION,
        value=lambda row: row.price_session.value,
        text=lambda row, units: row.price_session.value,
        right=False,
        pad=5,
        hide_rank=4,
    ),
    Column(
        "age",
        str(QT_TRANSLATE_NOOP("TableColumns", "Age")),
        40,
        Paint.AGE,
        value=lambda row: float(row.ts_ms) if row.ts_ms else float("nan"),
        text=lambda row, units: row.age,
        pad=6,
        hide_rank=6,
    ),
)
