"""Prints as CSV and TSV: raw numbers, one line a print, joins taken apart where the prints are still known. No Qt."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final
from zoneinfo import ZoneInfo

from qosdesk.domain.quotes import Side
from qosdesk.domain.symbols import Symbol
from qosdesk.market.gaps import Print
from qosdesk.ui.panels.tape.rows import RowKind, TapeRow

_SIDES: Final = {int(Side.BUY): "buy", int(Side.SELL): "sell"}
_LINES: Final = {RowKind.HOLE: "not drawn", RowKind.MISSING: "missing"}


@dataclass(frozen=True, slots=True)
class Origin:
    """What the prints are.

    Attributes:
        symbol: whose.
        source: who gave them, such as `QOS` or `QOS DEMO`.
        currency: of the prices, empty when not known.
        unit: of the sizes: `shares` or `units`.
        zone: in which the times are written.
        milliseconds: whether the source's times are finer than a second.
        exported_ms: when the table is made, UTC.
        what: in words, such as `visible rows` and the filter.
    """

    symbol: Symbol
    source: str
    currency: str
    unit: str
    zone: ZoneInfo
    milliseconds: bool
    exported_ms: int
    what: str


class Kept:
    """The prints that the store has, found by the number of a row's first one.

    Args:
        prints: live ones, newest last.
        count: how many live ones ever came.
    """

    def __init__(self, prints: Sequence[Print], count: int) -> None:
        self._prints = list(prints)
        self._first = count - len(self._prints)

    def of(self, row: TapeRow) -> Sequence[Print]:
        """Its prints; of those no longer known, one that stands for all."""
        if row.gap is not None:
            found: Sequence[Print] = row.gap.prints[row.at : row.at + row.count]
        else:
            start = row.at - self._first
            found = self._prints[start : start + row.count] if start >= 0 else ()
        return found if len(found) == row.count else ()


def header(origin: Origin) -> list[str]:
    """Names of the columns with their units."""
    money = f" ({origin.currency})" if origin.currency else ""
    return [
        f"time ({origin.zone.key})",
        "time (UTC ms)",
        "price" + money,
        f"size ({origin.unit})",
        "value" + money,
        "side",
        "side inferred",
        "prints",
        "origin",
        "source",
    ]


def lines(rows: Iterable[TapeRow], kept: Kept, origin: Origin) -> Iterator[list[str]]:
    """One line a print, oldest first as the rows are; holes are lines without figures.

    The column `prints` is 1; it is more only where joined prints are no longer known one by one.
    """
    for row in rows:
        if row.kind is RowKind.JOIN:
            continue
        if not row.is_print:
            missing = str(row.count) if row.kind is RowKind.HOLE else ""
            yield [*_times(row.ts_ms, origin), "", "", "", "", "", missing, _LINES[row.kind], origin.source]
            continue
        side = _SIDES.get(row.side, "unknown")
        how = "live" if row.gap is None else "backfilled"
        tail = [side, "yes" if row.inferred else "no"]
        prints = kept.of(row)
        count = 1 if prints else row.count
        for ts_ms, price, size, _ in prints or ((row.ts_ms, row.price, row.size, row.side),):
            figures = [number(price), number(size), number(price * size)]
            yield [*_times(ts_ms, origin), *figures, *tail, str(count), how, origin.source]


def csv_text(rows: Iterable[TapeRow], kept: Kept, origin: Origin) -> str:
    """A comment line that says what it is, a header with units, one line a print."""
    exported = datetime.fromtimestamp(origin.exported_ms / 1000, UTC).isoformat(timespec="seconds")
    what = f"# {origin.symbol} prints, {origin.what}; source {origin.source}; exported {exported} by qosdesk"
    table = [header(origin), *lines(rows, kept, origin)]
    return "\r\n".join([what, *(",".join(line) for line in table)]) + "\r\n"


def tsv_text(rows: Iterable[TapeRow], kept: Kept, origin: Origin) -> str:
    """A header and one line a print, for a spreadsheet."""
    table = [header(origin), *lines(rows, kept, origin)]
    return "\n".join("\t".join(line) for line in table) + "\n"


def _times(ts_ms: int, origin: Origin) -> list[str]:
    if not ts_ms:
        return ["", ""]
    resolution = "milliseconds" if origin.milliseconds else "seconds"
    return [datetime.fromtimestamp(ts_ms / 1000, origin.zone).isoformat(timespec=resolution), str(ts_ms)]


def number(figure: float) -> str:
    """A figure in 15 digits, without the noise of a multiplication; whole ones without a point."""
    if figure - figure != 0.0:
        return ""
    return str(int(figure)) if figure == int(figure) and abs(figure) < 1e15 else f"{figure:.15g}"
