"""The rows of the tape: prints joined, holes and the backfill's join as rows of their own, tiers, window sums.

No Qt, no clock. Bounded: `ROWS_MAX` rows and one bucket a second of the window.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable
from enum import Enum
from itertools import islice
from typing import Final

from qosdesk.domain.quotes import Side
from qosdesk.market.gaps import GapState, Print, PrintGap
from qosdesk.ui.panels.prints import News

ROWS_MAX: Final = 10_000
WINDOW_S: Final = 300
RATE_S: Final = 10
TIER_SAMPLE: Final = 500
TIER_MIN: Final = 40
TIER_1: Final = 0.95
TIER_2: Final = 0.99
"""A row is big when its value reaches this share of the last `TIER_SAMPLE` rows, once `TIER_MIN` rows are known."""
TIMES_1: Final = 4.0
TIMES_2: Final = 10.0
"""And at least so many times the median: where all prints are alike, the largest of them is nothing to look at."""

_BUY: Final = int(Side.BUY)
_SELL: Final = int(Side.SELL)


class RowKind(Enum):
    """What a row of the tape is."""

    PRINT = "print"
    HOLE = "hole"
    """Prints that came and could not be drawn."""
    MISSING = "missing"
    """Prints that did not come."""
    JOIN = "join"
    """Above it prints came by themselves, below it they were asked for."""


class TapeRow:
    """One row.

    Attributes:
        kind: a print, or a line with words.
        gap: the gap to which a line or a backfilled print belongs, else None.
        serial: grows by one a row, older rows have lower ones.
        ts_ms: vendor's time of the (first) print; of a hole, of the print before it; of a join, of the newest below.
        until_ms: of a hole, the time of the print after it, 0 while none came.
        price: quote currency.
        size: shares, of all joined prints.
        side: aggressor, as `domain.quotes.Side`.
        count: prints joined, or missing in a hole.
        tier: 0, 1 or 2: how big it is.
        time_text: as drawn, filled by the painter.
    """

    __slots__ = (
        "count",
        "gap",
        "kind",
        "price",
        "serial",
        "side",
        "size",
        "tier",
        "time_text",
        "ts_ms",
        "until_ms",
    )

    def __init__(
        self, kind: RowKind, serial: int, ts_ms: int, price: float = 0.0, size: float = 0.0, side: int = 0
    ) -> None:
        self.kind = kind
        self.serial = serial
        self.ts_ms = ts_ms
        self.until_ms = 0
        self.price = price
        self.size = size
        self.side = side
        self.count = 1
        self.tier = 0
        self.time_text = ""
        self.gap: PrintGap | None = None

    @property
    def value(self) -> float:
        """Money: price × size, in the quote currency."""
        return self.price * self.size


class Roll:
    """Rows of one symbol, newest last.

    Attributes:
        rows: bounded.
        counted: prints taken, also those that were not drawn.
        not_drawn: prints that came faster than they could be kept.
        newest_ms: vendor's time of the newest print, 0 before any.
        tiers: money from which a row is big and very big; infinite while too few rows are known.
        milliseconds: whether the source's times are finer than a second.
    """

    def __init__(self) -> None:
        self.rows: deque[TapeRow] = deque(maxlen=ROWS_MAX)
        self.counted = 0
        self.not_drawn = 0
        self.newest_ms = 0
        self.tiers = (float("inf"), float("inf"))
        self.milliseconds = False
        self._next = 0
        self._seconds: dict[int, list[float]] = {}
        self._since_tiers = 0
        self._gaps: dict[PrintGap, int] = {}

    def clear(self) -> None:
        """Another symbol."""
        self.rows.clear()
        self.counted = self.not_drawn = self.newest_ms = 0
        self.tiers = (float("inf"), float("inf"))
        self.milliseconds = False
        self._seconds.clear()
        self._since_tiers = 0
        self._gaps.clear()

    # --- taking ------------------------------------------------------------------------------------------------------

    def take(self, news: News) -> int:
        """What came since the last look, each gap where it belongs.

        Returns:
            How many live prints that were.
        """
        if news.restarted:
            self.clear()
        missed, done, taken = news.missed, 0, 0
        for gap in news.gaps:
            if gap in self._gaps:
                continue
            upto = max(done, min(len(news.prints), gap.at - news.at))
            if not gap.is_start and (upto > done or missed):
                taken += self.add(news.prints[done:upto], missed)
                missed, done = 0, upto
            self._append_gap(gap)
        if missed or done < len(news.prints):
            taken += self.add(news.prints[done:], missed)
        for gap in news.gaps:
            if self._gaps[gap] != gap.version:
                self._replace(gap)
        return taken

    def add(self, prints: Iterable[Print], missed: int = 0) -> int:
        """Live prints, oldest first.

        Args:
            prints: what is there.
            missed: how many came before them and are lost to drawing; they are counted and shown as a hole.

        Returns:
            How many prints that were.
        """
        taken = missed
        if missed:
            self.not_drawn += missed
            hole = self._append(RowKind.HOLE, self.newest_ms)
            hole.count = missed
        first = bool(missed)
        for ts_ms, price, size, side in prints:
            if first:
                self.rows[-1].until_ms = ts_ms
                first = False
            self._take(ts_ms, price, size, side)
            taken += 1
        self.counted += taken
        self._since_tiers += taken
        if self._since_tiers >= 50 or self.tiers[0] == float("inf"):
            self._measure_tiers()
        return taken

    def _append_gap(self, gap: PrintGap) -> None:
        """A line at the end of what is there; the time before everything stands at its beginning."""
        self._gaps[gap] = -1
        row = TapeRow(RowKind.JOIN, self._next, gap.since_ms)
        row.gap = gap
        if gap.is_start:
            rows = list(self.rows)
            self._put_rows([row, *rows][-ROWS_MAX:])
        else:
            self._next += 1
            self.rows.append(row)

    def _replace(self, gap: PrintGap) -> None:
        """Draw a gap as it is now. Rows above it keep their serials, so that a scrolled view stands still."""
        self._gaps[gap] = gap.version
        rows = list(self.rows)
        mine = [at for at, row in enumerate(rows) if row.gap is gap]
        if not mine:
            return
        new = self._rows_of(gap)
        self._put_rows([*rows[: mine[0]], *new, *rows[mine[-1] + 1 :]][-ROWS_MAX:])
        if gap.state is GapState.FILLED and gap.prints:
            self.newest_ms = max(self.newest_ms, gap.prints[-1][0])
            self._measure_tiers()
            for row in self.rows:
                row.tier = self._tier(row)

    def _rows_of(self, gap: PrintGap) -> list[TapeRow]:
        """Its lines and prints, oldest first."""
        if gap.state is not GapState.FILLED:
            line = TapeRow(RowKind.JOIN if gap.is_start else RowKind.MISSING, 0, gap.since_ms)
            line.until_ms, line.gap = gap.until_ms, gap
            return [line]
        roll = Roll()
        counted = roll.add(gap.prints)
        self.counted += counted
        self.milliseconds = self.milliseconds or roll.milliseconds
        for second, sums in roll._seconds.items():
            mine = self._seconds.setdefault(second, [0.0, 0.0, 0.0, 0.0])
            for index, amount in enumerate(sums):
                mine[index] += amount
        join = TapeRow(RowKind.JOIN, 0, gap.prints[-1][0] if gap.prints else gap.since_ms)
        join.until_ms, join.count = gap.until_ms, counted
        rows = [*roll.rows, join]
        if gap.missing is not None:
            hole = TapeRow(RowKind.MISSING, 0, gap.missing[0])
            hole.until_ms = gap.missing[1]
            # Without anything filled the hole is all there is to say.
            rows = [hole, *(rows if counted else [])]
        for row in rows:
            row.gap = gap
        return rows

    def _put_rows(self, rows: list[TapeRow]) -> None:
        last = self._next - 1
        for back, row in enumerate(reversed(rows)):
            row.serial = last - back
        self.rows = deque(rows, maxlen=ROWS_MAX)

    # --- sums --------------------------------------------------------------------------------------------------------

    def window(self, end_ms: int) -> tuple[float, float, float, int]:
        """Buys, sells and unknown side in shares of the last `WINDOW_S`, and how many of these seconds are covered."""
        end = end_ms // 1000
        start = end - WINDOW_S
        for second in [second for second in self._seconds if second <= start]:
            del self._seconds[second]
        if not self._seconds:
            return 0.0, 0.0, 0.0, 0
        buys = sells = others = 0.0
        for buy, sell, other, _ in self._seconds.values():
            buys += buy
            sells += sell
            others += other
        first = min(self._seconds)
        oldest_row = self.rows[0].ts_ms // 1000 if self.rows else first
        return buys, sells, others, min(WINDOW_S, max(1, end - min(first, oldest_row) + 1))

    def rate(self, end_ms: int) -> float:
        """Prints a second over the last `RATE_S` seconds."""
        end = end_ms // 1000
        return sum(sums[3] for second, sums in self._seconds.items() if second > end - RATE_S) / RATE_S

    # --- parts -------------------------------------------------------------------------------------------------------

    def _append(
        self, kind: RowKind, ts_ms: int, price: float = 0.0, size: float = 0.0, side: int = 0
    ) -> TapeRow:
        row = TapeRow(kind, self._next, ts_ms, price, size, side)
        self._next += 1
        self.rows.append(row)
        return row

    def _take(self, ts_ms: int, price: float, size: float, side: int) -> None:
        second = ts_ms // 1000
        if ts_ms % 1000 and not self.milliseconds:
            self.milliseconds = True
            for shown in self.rows:
                shown.time_text = ""
        sums = self._seconds.get(second)
        if sums is None:
            sums = self._seconds[second] = [0.0, 0.0, 0.0, 0.0]
        sums[0 if side == _BUY else 1 if side == _SELL else 2] += size
        sums[3] += 1
        if ts_ms > self.newest_ms:
            self.newest_ms = ts_ms
        row = self.rows[-1] if self.rows else None
        if (
            row is not None
            and row.kind is RowKind.PRINT
            and row.gap is None
            and row.price == price
            and row.side == side
            and row.ts_ms // 1000 == second
        ):
            row.size += size
            row.count += 1
        else:
            row = self._append(RowKind.PRINT, ts_ms, price, size, side)
        row.tier = self._tier(row)

    def _tier(self, row: TapeRow) -> int:
        if row.kind is not RowKind.PRINT:
            return 0
        value = row.value
        return 2 if value >= self.tiers[1] else 1 if value >= self.tiers[0] else 0

    def _measure_tiers(self) -> None:
        self._since_tiers = 0
        recent = islice(reversed(self.rows), TIER_SAMPLE)
        values = sorted(row.value for row in recent if row.kind is RowKind.PRINT)
        if len(values) < TIER_MIN:
            return
        first = self.tiers[0] == float("inf")
        median = values[len(values) // 2]
        self.tiers = (
            max(values[int(len(values) * TIER_1)], TIMES_1 * median),
            max(values[int(len(values) * TIER_2)], TIMES_2 * median),
        )
        if first:
            for row in self.rows:
                row.tier = self._tier(row)
