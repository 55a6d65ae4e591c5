"""The fast path's door: where a provider's codec puts quotes, one plain call per message (DESIGN 4).

A codec asks `QuoteSink.of` once for each code it meets and keeps the methods of what it gets, so that a message costs
one look-up and no code is handed over. Imports only domain. `market.store` is the sink of the program; tests have their
own.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from qosdesk.domain.intervals import Interval
from qosdesk.domain.quotes import Level

DecodeLadders = Callable[[object, object], tuple[tuple[Level, ...], tuple[Level, ...]]]
"""Turns the two opaque sides (bids, asks) into levels, best first, in shares. Never raises: a broken side is empty."""


class SymbolSink(Protocol):
    """Where the quotes of one symbol go: four methods, provider-neutral.

    Unknown figures are NaN; times are UTC ms; volumes are shares.
    """

    def on_trade(self, price: float, size: float, ts_ms: int, side: int) -> None:
        """One print; `side` has the values of `domain.quotes.Side`."""
        ...

    def on_snapshot(
        self,
        last: float,
        prev_close: float,
        open_: float,
        high: float,
        low: float,
        volume: float,
        turnover: float,
        ts_ms: int,
        suspended: int,
        session: int,
    ) -> None:
        """May be partial: NaN leaves what is known. `suspended` is 1, 0, or -1 for unknown; `session` as `Session`."""
        ...

    def on_depth(self, bids: object, asks: object, ts_ms: int, decode: DecodeLadders) -> None:
        """A whole book; the sides stay undecoded until somebody looks."""
        ...

    def on_bar(
        self,
        interval: Interval,
        ts_ms: int,
        open_: float,
        high: float,
        low: float,
        close: float,
        volume: float,
    ) -> None:
        """The forming bar; a new `ts_ms` opens the next one."""
        ...


class QuoteSink(Protocol):
    """Where the quotes of all symbols go."""

    def of(self, code: str) -> SymbolSink | None:
        """The sink of a symbol; None if its quotes are not admitted, which may be otherwise the next time.

        A sink once given stays good for as long as this one: its methods may be kept.

        Args:
            code: the canonical text of a symbol (`HK:700`), already unpadded.
        """
        ...
