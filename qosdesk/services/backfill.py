"""Prints that no stream brought: of the time before a tape opened, and of every loss (QOS 4.5: 50 at most).

A gap is opened where prints stop, for whatever reason; when they come again the vendor is asked once for the symbols
that a tape shows. Implements `ui.ports.PrintsPort` by shape.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from typing import Final

from qosdesk.clock import Clock
from qosdesk.domain.priority import Priority
from qosdesk.domain.quotes import Kind, Stream, Trade
from qosdesk.domain.symbols import Symbol
from qosdesk.feed.calls import AnswerValue, Failure, GetTrades
from qosdesk.feed.messages import GapOpened, StateChanged, SubscriptionConfirmed
from qosdesk.market.gaps import GapState, PrintGap
from qosdesk.market.store import Store
from qosdesk.services.ports import FeedEvent, FeedPort, Later, Moved

PRINTS_ASKED: Final = 50
"""The most that the documented plan answers (QOS 4.5)."""
BATCH_S: Final = 0.1
"""Tapes whose prints begin together are asked for in one question."""
PATIENCE_S: Final = 3.0
"""A tape whose stream does not begin (no live slot) gets its past all the same."""
LOOK_S: Final = 1.0
SETTLE_S: Final = 0.5
"""Prints of an answer may also be on their way as pushes; those come first."""


class Backfill:
    """Gaps in the prints of every symbol, filled for those that a tape shows."""

    def __init__(self, feed: FeedPort, store: Store, clock: Clock, later: Later) -> None:
        self._feed = feed
        self._store = store
        self._clock = clock
        self._later = later
        self._shown: dict[Hashable, Symbol] = {}
        self._live: set[Symbol] = set()
        self._due: dict[Symbol, None] = {}
        self._closed = False
        self._unsubscribe = feed.subscribe(self._on_event)
        later(LOOK_S, self._look_regularly)

    def show(self, owner: Hashable, symbol: Symbol | None) -> None:
        """`owner` shows the prints of this symbol from now on; None ends it."""
        self._shown.pop(owner, None)
        if symbol is None:
            return
        self._shown[owner] = symbol
        gaps = self._store.state(symbol).gaps
        if not any(gap.is_start for gap in gaps):
            self._store.open_gap(symbol, 0, is_start=True)
        if self._feed.is_confirmed(Stream(symbol, Kind.TRADE)):
            self._begin((symbol,))
        elif self._unfilled(symbol):
            self._later(PATIENCE_S, lambda: self._ask_past(symbol))

    def reset(self) -> None:
        """Another source is plugged in: the store was cleared, every tape begins anew."""
        self._live.clear()
        for symbol in dict.fromkeys(self._shown.values()):
            self._store.open_gap(symbol, 0, is_start=True)

    def close(self) -> None:
        """Hear no more."""
        self._closed = True
        self._unsubscribe()

    def _look_regularly(self) -> None:
        """A stream that nobody wants any more, or that gives its slot to a more urgent one, is not announced."""
        if self._closed:
            return
        self._later(LOOK_S, self._look_regularly)
        gone = [one for one in self._live if not self._feed.is_confirmed(Stream(one, Kind.TRADE))]
        self._lose(gone, self._clock.wall_ms())

    def _on_event(self, event: FeedEvent) -> None:
        match event:
            case GapOpened(streams, since_s):
                age_ms = round((self._clock.monotonic_s() - since_s) * 1000)
                self._lose(_traded(streams), self._clock.wall_ms() - age_ms)
            case SubscriptionConfirmed(streams):
                self._begin(_traded(streams))
            case StateChanged():
                down = [symbol for symbol in self._live if not self._feed.is_live(symbol)]
                self._lose(down, self._clock.wall_ms())
            case Moved(symbols):
                self._change_source(symbols)
            case _:
                pass

    def _lose(self, symbols: Iterable[Symbol], since_ms: int) -> None:
        """Prints of these stop."""
        for symbol in symbols:
            if symbol in self._live:
                self._live.discard(symbol)
                self._store.open_gap(symbol, since_ms)

    def _change_source(self, symbols: Iterable[Symbol]) -> None:
        """What is missing of these comes from another source than what they have."""
        for symbol in symbols:
            shown_ms = self._store.state(symbol).ts_ms
            if symbol in self._live:
                self._live.discard(symbol)
                self._store.open_gap(symbol, shown_ms, is_seam=True)
            elif not self._store.state(symbol).gaps and symbol in self._shown.values():
                # Another instrument than before: its tape begins anew.
                self._store.open_gap(symbol, 0, is_start=True)
            for gap in self._unfilled(symbol):
                if not gap.is_start:
                    gap.is_seam, gap.since_ms = True, max(gap.since_ms, shown_ms)
                    gap.state = GapState.OPEN

    def _begin(self, symbols: Iterable[Symbol]) -> None:
        """Prints of these come from now on."""
        for symbol in symbols:
            if symbol not in self._live:
                self._live.add(symbol)
                for gap in self._unfilled(symbol):
                    gap.until_ms = gap.until_ms or self._clock.wall_ms()
                    self._store.state(symbol).change_gap(gap)
            self._ask_soon((symbol,))

    def _unfilled(self, symbol: Symbol) -> list[PrintGap]:
        return [gap for gap in self._store.state(symbol).gaps if gap.state is not GapState.FILLED]

    def _ask_past(self, symbol: Symbol) -> None:
        """The stream did not begin so far."""
        if any(gap.is_start for gap in self._unfilled(symbol)):
            self._ask_soon((symbol,))

    def _ask_soon(self, symbols: Iterable[Symbol]) -> None:
        shown = set(self._shown.values())
        for symbol in symbols:
            unasked = any(gap.state is not GapState.ASKED for gap in self._unfilled(symbol))
            if symbol in shown and unasked:
                if not self._due:
                    self._later(BATCH_S, self._ask)
                self._due[symbol] = None

    def _ask(self) -> None:
        symbols, self._due = tuple(self._due), {}
        asked = {symbol: self._unfilled(symbol) for symbol in symbols}
        for symbol in symbols:
            self._say(symbol, asked[symbol], GapState.ASKED)

        def done(answer: AnswerValue | Failure) -> None:
            if isinstance(answer, Failure):
                for symbol in symbols:
                    self._say(symbol, asked[symbol], GapState.FAILED)
                return
            trades = [one for one in answer if isinstance(one, Trade)]
            self._later(SETTLE_S, lambda: self._fill(symbols, trades))

        self._feed.ask(GetTrades(symbols, PRINTS_ASKED), Priority.VISIBLE, done)

    def _fill(self, symbols: Iterable[Symbol], trades: list[Trade]) -> None:
        for symbol in symbols:
            self._store.put_trades(symbol, tuple(one for one in trades if one.symbol == symbol))
            if symbol not in self._live and not self._unfilled(symbol):
                # What comes after this answer is missing until the stream begins.
                self._store.open_gap(symbol, self._clock.wall_ms())

    def _say(self, symbol: Symbol, gaps: list[PrintGap], state: GapState) -> None:
        for gap in gaps:
            if gap.state is not GapState.FILLED:
                gap.state = state
                self._store.state(symbol).change_gap(gap)


def _traded(streams: Iterable[Stream]) -> tuple[Symbol, ...]:
    return tuple(stream.symbol for stream in streams if stream.kind is Kind.TRADE)
