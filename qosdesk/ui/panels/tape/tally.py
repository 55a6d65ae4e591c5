"""Sums of prints by side over the last minutes and since the tape was opened. No Qt.

A print costs the same however many there were: it goes into the bucket of its second. The sum over a window is made
anew from whole buckets once a second (so that nothing drifts) and read in between as that sum plus the newest bucket.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from qosdesk.domain.quotes import Side
from qosdesk.market.gaps import Print
from qosdesk.ui.panels.tape.rows import TapeRow

MINUTE_S: Final = 60
FIVE_MINUTES_S: Final = 300
RATE_S: Final = 10
_CODES: Final = 5
"""Sides as `sides.TickRule` codes them: unknown, buy, sell, inferred buy, inferred sell."""
_FIGURES: Final = 3
"""Of each: count, shares, money."""
_WIDTH: Final = _CODES * _FIGURES
_CLOCK_SET_MS: Final = 30_000
_IN_A_ROW: Final = 4

Bucket = list[float]


@dataclass(frozen=True, slots=True)
class Part:
    """Prints of one side: how many, shares, money in the quote currency."""

    count: int = 0
    volume: float = 0.0
    money: float = 0.0

    @property
    def price(self) -> float:
        """Average price by volume; NaN without any."""
        return self.money / self.volume if self.volume > 0 else float("nan")

    @property
    def size(self) -> float:
        """Average shares a print; NaN without any."""
        return self.volume / self.count if self.count else float("nan")

    def __add__(self, other: Part) -> Part:
        return Part(self.count + other.count, self.volume + other.volume, self.money + other.money)


@dataclass(frozen=True, slots=True)
class Sums:
    """Prints of a window.

    Attributes:
        buys, sells, neutrals: by side as shown.
        inferred: how many of the buys and sells are so by our own reading.
        covered_s: seconds of the window for which prints are known.
    """

    buys: Part = Part()
    sells: Part = Part()
    neutrals: Part = Part()
    inferred: int = 0
    covered_s: int = 0

    @property
    def delta(self) -> float:
        """Bought − sold, shares."""
        return self.buys.volume - self.sells.volume

    @property
    def count(self) -> int:
        """All prints."""
        return self.buys.count + self.sells.count + self.neutrals.count


def sums_of(bucket: Bucket, infer: bool, covered_s: int) -> Sums:
    """A bucket's figures by side.

    Args:
        bucket: counts, shares and money by code.
        infer: whether inferred sides count as sides.
        covered_s: seconds that it covers.
    """
    unknown, buy, sell, guessed_buy, guessed_sell = (
        Part(int(bucket[at]), bucket[at + 1], bucket[at + 2]) for at in range(0, _WIDTH, _FIGURES)
    )
    if infer:
        inferred = guessed_buy.count + guessed_sell.count
        return Sums(buy + guessed_buy, sell + guessed_sell, unknown, inferred, covered_s)
    return Sums(buy, sell, unknown + guessed_buy + guessed_sell, 0, covered_s)


def sums_of_rows(rows: Iterable[TapeRow]) -> Sums:
    """The prints of rows."""
    by_side = {int(Side.BUY): Part(), int(Side.SELL): Part(), int(Side.UNKNOWN): Part()}
    inferred = 0
    for row in rows:
        if row.is_print:
            side = int(Side.UNKNOWN) if row.is_neutral else row.side
            known = row.value == row.value
            by_side[side] += Part(row.count, row.size, row.value) if known else Part(row.count)
            inferred += row.count if row.inferred else 0
    unknown, buys, sells = (by_side[side] for side in sorted(by_side))
    return Sums(buys, sells, unknown, inferred)


class Tally:
    """Sums of the prints of one symbol, whether they are drawn or not.

    Attributes:
        counted: prints taken, also those whose figures nobody saw.
        unseen: of these, prints that were gone before they could be read: they are in no sum.
        newest_ms: vendor's time of the newest print, 0 before any.
    """

    def __init__(self) -> None:
        self.counted = 0
        self.unseen = 0
        self.newest_ms = 0
        self._all: Bucket = [0.0] * _WIDTH
        self._seconds: dict[int, Bucket] = {}
        self._first = 0
        self._older = 0
        self._closed: dict[int, Bucket] = {}
        """By window: sum of its buckets but the newest."""
        self._closed_at = (0, 0)
        """The second that the sums are for, and the newest bucket, which they lack."""

    # --- taking ------------------------------------------------------------------------------------------------------

    def miss(self, count: int) -> None:
        """Prints that were gone before anybody saw them."""
        self.counted += count
        self.unseen += count

    def add(self, prints: Sequence[Print], codes: Sequence[int], live: bool = True) -> None:
        """Prints in their order, with the codes of their sides; `live`: they came by themselves."""
        if not prints:
            return
        self.counted += len(prints)
        everything, seconds, closed_s = self._all, self._seconds, self._closed_at[1]
        second, bucket, newest_ms = -1, everything, 0
        for (ts_ms, price, size, _), code in zip(prints, codes, strict=True):
            if ts_ms > newest_ms:
                newest_ms = ts_ms
            if ts_ms // 1000 != second:
                second = ts_ms // 1000
                bucket = seconds.get(second) or self._open(second)
                if second < closed_s:
                    self._closed.clear()
            at = code * _FIGURES
            money = price * size
            bucket[at] += 1
            everything[at] += 1
            if money == money:  # one without its price or size counts as a print, and is in no sum
                bucket[at + 1] += size
                bucket[at + 2] += money
                everything[at + 1] += size
                everything[at + 2] += money
        self._note_time(newest_ms, len(prints) if live else 0)

    def _open(self, second: int) -> Bucket:
        bucket = self._seconds[second] = [0.0] * _WIDTH
        if not self._first or second < self._first:
            self._first = second
        return bucket

    def _note_time(self, ts_ms: int, count: int) -> None:
        """The newest time only grows, unless several live prints in a row say that the vendor's clock was set back."""
        self._older = self._older + count if ts_ms < self.newest_ms - _CLOCK_SET_MS else 0
        if ts_ms >= self.newest_ms:
            self.newest_ms = ts_ms
        elif self._older >= _IN_A_ROW:
            self.newest_ms = ts_ms
            self._older = 0
            self._seconds = {at: bucket for at, bucket in self._seconds.items() if at <= ts_ms // 1000}

    # --- reading -----------------------------------------------------------------------------------------------------

    def session(self, infer: bool) -> Sums:
        """Since the tape was opened."""
        newest_s = self.newest_ms // 1000
        return sums_of(self._all, infer, max(0, newest_s - self._first + 1) if self._first else 0)

    def window(self, length_s: int, end_ms: int, infer: bool) -> Sums:
        """The last seconds.

        Args:
            length_s: at most `FIVE_MINUTES_S`.
            end_ms: the vendor's time now.
            infer: whether inferred sides count as sides.
        """
        end_s = end_ms // 1000
        closed = self._closed_sum(length_s, end_s)
        newest_s = self._closed_at[1]
        newest = self._seconds.get(newest_s) if newest_s > end_s - length_s else None
        both = [a + b for a, b in zip(closed, newest, strict=True)] if newest else closed
        covered_s = min(length_s, max(1, end_s - self._first + 1)) if self._first else 0
        return sums_of(both, infer, covered_s)

    def rate(self, end_ms: int) -> float:
        """Prints a second over the last `RATE_S` seconds."""
        end_s = end_ms // 1000
        found = (self._seconds.get(second) for second in range(end_s - RATE_S + 1, end_s + 1))
        return sum(bucket[at] for bucket in found if bucket for at in range(0, _WIDTH, _FIGURES)) / RATE_S

    def _closed_sum(self, length_s: int, end_s: int) -> Bucket:
        newest_s = self.newest_ms // 1000
        if self._closed_at != (end_s, newest_s):
            self._closed_at = (end_s, newest_s)
            self._closed.clear()
            self._forget(min(end_s, newest_s) - FIVE_MINUTES_S)
        found = self._closed.get(length_s)
        if found is None:
            start_s = end_s - length_s
            inside = [
                bucket
                for second, bucket in self._seconds.items()
                if start_s < second <= end_s and second != newest_s
            ]
            found = [sum(column) for column in zip(*inside, strict=True)] if inside else [0.0] * _WIDTH
            self._closed[length_s] = found
        return found

    def _forget(self, upto_s: int) -> None:
        for second in [second for second in self._seconds if second <= upto_s]:
            del self._seconds[second]
