"""The prices of one symbol that an alert may believe, in the order in which they came. Imports domain and market.

Left out are: what is no price (zero, NaN), what is older than a price already seen (replayed, late), the same print
delivered twice, and what stands alone far from the price before it until a second one, or the book, confirms it.
Prints that were asked for afterwards never come here: they are not in the ring that is read.

A frame's prints are looked at one by one only where their range reaches a level; else the last one stands for all.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from itertools import islice
from types import MappingProxyType
from typing import Final, NamedTuple

from qosdesk.domain.change import Reference, headline
from qosdesk.domain.hours import Hours, Phase, Span
from qosdesk.domain.quotes import UNKNOWN, Session, is_known
from qosdesk.domain.symbols import Symbol
from qosdesk.market.gaps import Print
from qosdesk.market.store import SymbolState

FAR: Final[Mapping[str, float]] = MappingProxyType({"FX": 0.02})
DEFAULT_FAR: Final = 0.05
"""A price that lies further than this fraction from the one before has to be confirmed."""
_SET_BACK_S: Final = 30.0
_SET_BACK_COUNT: Final = 4
"""Older prices only, so many of them and for so long: the vendor's clock was set back."""
_BOOK_AGE_MS: Final = 5_000
_EXTENDED: Final = frozenset({Phase.PRE, Phase.POST, Phase.NIGHT})
_TAGS: Final = frozenset({Session.PRE, Session.POST, Session.NIGHT})


class Figure(NamedTuple):
    """One price that counts.

    Attributes:
        price: quote currency.
        ts_ms: the vendor's time of it.
        regular: whether it is of the regular session.
        day: number of the trading day.
        high, low: the day's, as the vendor said before this price; NaN while unknown.
        passed: it is a new high or low of the day that was reached between this look and the one before.
        broken: what was heard before does not lead up to it (the vendor's clock was set).
        first: nothing that was heard before it counts.
        least, most: of the prints that it stands for; 0 where it stands for itself.
    """

    price: float
    ts_ms: int
    regular: bool
    day: int
    high: float
    low: float
    passed: bool = False
    broken: bool = False
    first: bool = False
    least: float = 0.0
    most: float = 0.0


class Basis(NamedTuple):
    """What a change in percent is measured against.

    Attributes:
        close: quote currency, NaN while unknown.
        day: the trading day that it is known to hold for.
        rolls: it moves by itself with time (the open of a rolling 24 h window).
    """

    close: float
    day: int
    rolls: bool


IsQuiet = Callable[[Figure], bool]
"""Whether nothing between the least and the most of a figure can make any alert fire."""

NO_BASIS: Final = Basis(UNKNOWN, 0, False)


class Reader:
    """Reads the state of one symbol, frame by frame.

    Attributes:
        price, ts_ms: the last one that counted; NaN and 0 before.
        volume: shares of the day, NaN while unknown.
        volume_day: the trading day that it is of.
        is_summed: the last `read` found a new snapshot.
        quarantined: prices that nothing confirmed.
        checked_s: seconds between the last two snapshots; what a polled symbol's alert says.
    """

    def __init__(self, symbol: Symbol, state: SymbolState, hours: Hours) -> None:
        self.symbol = symbol
        self._hours = hours
        self._far = FAR.get(symbol.market, DEFAULT_FAR)
        self.quarantined = 0
        self.is_summed = False
        self.checked_s = 0
        self._snapshot_s = 0.0
        self._span: Span | None = None
        self._span_version = -1
        self._begin(state)

    def _begin(self, state: SymbolState) -> None:
        self._epoch = state.epoch
        self._prints = state.print_count
        self._snapshots = state.snapshot_count
        self.price = UNKNOWN
        self.ts_ms = 0
        self.volume, self.volume_day = UNKNOWN, 0
        self._sure = 0
        self._pending: Figure | None = None
        self._older = 0
        self._heard_s = 0.0
        self._high = self._low = UNKNOWN
        self._day = 0
        self._reference_day = 0
        if state.last > 0 and state.ts_ms:
            self.price, self.ts_ms = state.last, state.ts_ms
            # What an earlier run left on screen is no price that was heard.
            self._sure = 0 if state.recalled_ms else min(2, self._prints + self._snapshots)
            self._take_day(state)

    def recall(self, price: float, ts_ms: int) -> None:
        """What was the last known good price before the program ended; nothing where one was heard since."""
        if not self._sure and price > 0:
            self.price, self.ts_ms, self._sure = price, ts_ms, 2

    def current(self, state: SymbolState) -> Figure | None:
        """The last price that counted, as a figure."""
        if not self._sure:
            return None
        return self._figure(self.price, self.ts_ms, self._is_regular(self.ts_ms, state.session))

    def basis(self, state: SymbolState, regular: bool) -> Basis:
        """The reference close; `regular` for that of regular prices."""
        if regular and is_known(state.prev_close):
            return Basis(state.prev_close, self._reference_day, False)
        head = headline(state.snapshot())
        return Basis(head.reference, self._reference_day, head.basis is Reference.OPEN)

    def read(self, state: SymbolState, now_s: float, is_quiet: IsQuiet) -> tuple[list[Figure], bool]:
        """What is new since the last call, oldest first; and whether all before was forgotten (another source)."""
        was_reset = state.epoch != self._epoch
        if was_reset:
            self._begin(state)
        found: list[Figure] = []
        fresh, self._prints = state.print_count - self._prints, state.print_count
        if fresh > 0:
            kept = len(state.prints)
            old = max(0, kept - fresh)
            prints = list(islice(state.prints, old, kept))
            quiet = None if was_reset else self._quiet(prints)
            if quiet is not None and is_quiet(quiet):
                found.append(quiet)
                self._believe(quiet, now_s)
            else:
                self._take_prints(state, found, prints, old, now_s)
        self.is_summed = state.snapshot_count != self._snapshots
        if self.is_summed:
            self._snapshots = state.snapshot_count
            self._take_snapshot(state, found, now_s, alone=fresh <= 0 or fresh > len(state.prints))
        return found, was_reset

    # --- prints ------------------------------------------------------------------------------------------------------

    def _quiet(self, prints: list[Print]) -> Figure | None:
        """All prints of a frame as one figure; None where one of them has to be looked at by itself."""
        stamps = [one[0] for one in prints]
        prices = [one[1] for one in prints]
        least, most, span = min(prices), max(prices), self._span
        if (
            span is None
            or self._pending is not None
            or not least > 0
            or self._is_far(least, self.price)
            or self._is_far(most, self.price)
            or not is_known(self.price + sum(prices))
            or stamps[0] < max(self.ts_ms, span.start_ms)
            or stamps[-1] >= span.end_ms
            or (len(stamps) > 1 and stamps != sorted(stamps))
        ):
            return None
        figure = self._figure(prices[-1], stamps[-1], self._is_regular(stamps[-1], 0))
        return figure._replace(least=least, most=most)

    def _take_prints(
        self, state: SymbolState, found: list[Figure], prints: list[Print], old: int, now_s: float
    ) -> None:
        """One by one, each once: the vendor may deliver a print twice.

        Args:
            old: prints in the ring that were looked at before.
        """
        newest_ms = max(self.ts_ms, prints[0][0])
        same = {one[1:] for one in islice(state.prints, 0, old) if one[0] == newest_ms}
        for ts_ms, price, size, side in prints:
            if ts_ms > newest_ms:
                newest_ms = ts_ms
                same.clear()
            if ts_ms == newest_ms:
                if (price, size, side) in same:
                    continue
                same.add((price, size, side))
            self._offer(state, found, price, ts_ms, self._is_regular(ts_ms, 0), now_s)

    def _offer(
        self,
        state: SymbolState,
        found: list[Figure],
        price: float,
        ts_ms: int,
        regular: bool,
        now_s: float,
    ) -> None:
        """A price: take it, wait for another one that confirms it, or leave it out."""
        if not 0 < price < float("inf"):
            return
        broken = False
        if ts_ms < self.ts_ms:
            if not self._was_set_back(now_s):
                return
            broken = True
        self._older = 0
        figure = self._figure(price, ts_ms, regular)._replace(broken=broken)
        waiting, self._pending = self._pending, None
        if is_known(self.price) and self._is_far(price, self.price) and not self._has_book(state, figure):
            if waiting is None or self._is_far(price, waiting.price):
                self.quarantined += waiting is not None
                self._pending = figure
                return
            # Two agree. Where all before them was a single price, that one was the odd one.
            found.append(waiting._replace(first=self._sure < 2))
        elif waiting is not None:
            self.quarantined += 1
        found.append(figure)
        self._believe(figure, now_s)

    def _believe(self, figure: Figure, now_s: float) -> None:
        self.price, self.ts_ms = figure.price, figure.ts_ms
        self._sure = min(2, self._sure + 1)
        self._older = 0
        self._heard_s = now_s

    def _was_set_back(self, now_s: float) -> bool:
        self._older += 1
        return self._older >= _SET_BACK_COUNT and now_s - self._heard_s > _SET_BACK_S

    def _is_far(self, price: float, other: float) -> bool:
        return abs(price - other) > self._far * other

    def _has_book(self, state: SymbolState, figure: Figure) -> bool:
        """Whether the book lies around a price."""
        book = state.depth() if state.depth_count else None
        if book is None or book.ts_ms < figure.ts_ms - _BOOK_AGE_MS or not (book.bids and book.asks):
            return False
        low, high = book.bids[0].price * (1 - self._far), book.asks[0].price * (1 + self._far)
        return low <= figure.price <= high

    # --- snapshots ---------------------------------------------------------------------------------------------------

    def _take_snapshot(self, state: SymbolState, found: list[Figure], now_s: float, *, alone: bool) -> None:
        """Price, range and volume as the vendor sums them up.

        Args:
            alone: no print came since the last look, or more than are kept.
        """
        if self._snapshot_s:
            self.checked_s = max(1, round(now_s - self._snapshot_s))
        self._snapshot_s = now_s
        regular = self._is_regular(state.ts_ms, state.session)
        if alone and regular:
            self._take_passed(state, found)
        waiting = self._pending
        # What repeats a print is no second one.
        is_echo = (state.ts_ms, state.last) == (self.ts_ms, self.price) or (
            bool(state.prints) and state.prints[-1][:2] == (state.ts_ms, state.last)
        )
        if waiting is not None and state.ts_ms <= waiting.ts_ms:
            is_echo = is_echo or not self._is_far(state.last, waiting.price)
        if not is_echo:
            self._offer(state, found, state.last, state.ts_ms, regular, now_s)
        if state.pre is None and state.post is None and state.night is None:
            self._take_day(state)
            return
        head = headline(state.snapshot())
        if head.session in _TAGS and head.ts_ms > max(self.ts_ms, state.ts_ms):
            self._offer(state, found, head.price, head.ts_ms, False, now_s)
        self._take_day(state)

    def _take_passed(self, state: SymbolState, found: list[Figure]) -> None:
        """A high or low of this day that is new tells of prices that nobody saw."""
        day = self._day_of(state.ts_ms)
        if day != self._day or state.ts_ms < self.ts_ms or not state.last > 0:
            return
        figure = self._figure(state.last, state.ts_ms, True)
        for price, is_new in ((state.high, state.high > self._high), (state.low, state.low < self._low)):
            inside = min(self.price, state.last) <= price <= max(self.price, state.last)
            if is_new and price > 0 and not inside and not self._is_far(price, state.last):
                found.append(figure._replace(price=price, passed=True))

    def _take_day(self, state: SymbolState) -> None:
        """What holds for the day of this snapshot."""
        day = self._day_of(state.ts_ms)
        self._reference_day = day
        self.volume, self.volume_day = state.volume, day
        if day != self._day:
            self._day, self._high, self._low = day, UNKNOWN, UNKNOWN
        if state.high > 0 and state.low > 0:
            self._high, self._low = state.high, state.low

    # --- sessions ----------------------------------------------------------------------------------------------------

    def _figure(self, price: float, ts_ms: int, regular: bool) -> Figure:
        day = self._day_of(ts_ms)
        same = day == self._day
        return Figure(
            price, ts_ms, regular, day, self._high if same else UNKNOWN, self._low if same else UNKNOWN
        )

    def _day_of(self, ts_ms: int) -> int:
        return self._span_at(ts_ms).trade_date.toordinal()

    def _is_regular(self, ts_ms: int, tag: int) -> bool:
        """By the vendor's word where there is one, else by the market's hours."""
        if tag in (Session.PRE, Session.POST, Session.NIGHT):
            return False
        return tag == Session.REGULAR or self._span_at(ts_ms).phase not in _EXTENDED

    def _span_at(self, ts_ms: int) -> Span:
        span = self._span
        version = self._hours.version
        if span is None or not span.start_ms <= ts_ms < span.end_ms or version != self._span_version:
            span = self._span = self._hours.phase_at(self.symbol, ts_ms)
            self._span_version = version
        return span
