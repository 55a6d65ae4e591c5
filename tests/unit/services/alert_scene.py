"""Alerts over the real store, hours, quotes and file, on a fake clock: what comes in, and what fired."""

from __future__ import annotations

from collections.abc import Collection, Hashable
from pathlib import Path

from qosdesk.clock import FakeClock
from qosdesk.domain.alerts import Alert, AlertEvent, Condition, Way, What
from qosdesk.domain.daily import NO_FIGURES, DailyFigures
from qosdesk.domain.hours import Hours
from qosdesk.domain.quotes import UNKNOWN, Level, Stream
from qosdesk.domain.symbols import Symbol, parse_symbol
from qosdesk.market.store import Store
from qosdesk.services.alerts import Alerts
from qosdesk.services.quotes import Quotes
from qosdesk.storage.alerts import AlertsStore
from qosdesk.storage.watchlists import WatchlistsStore
from tests.helpers.scripted_feed import ScriptedFeed, Timetable
from tests.unit.storage.stores import close_store, open_store

NOW_MS = 1_795_160_538_000
"""Friday 2026-11-20 15:42:18 in Hong Kong."""
WORLD = "qos"


def price(way: Way, level: float) -> Condition:
    return Condition(What.PRICE, way, level)


class Scene:
    """One run of the program over a folder.

    Attributes:
        fired: events so far.
    """

    def __init__(self, folder: Path, code: str = "HK:700", now_ms: int = NOW_MS, world: str = WORLD) -> None:
        self.symbol = parse_symbol(code)
        self.clock = FakeClock(now_ms, 1000.0)
        self.time = Timetable(self.clock)
        self.store = Store()
        self.feed = ScriptedFeed()
        self.hours = Hours()
        self.quotes = Quotes(self.feed, self.store, self.time)
        self.database = open_store(folder)
        self.lists = WatchlistsStore(self.database)
        self.stored = AlertsStore(self.database)
        self.polled: tuple[Stream, ...] = ()
        self.stale: set[Symbol] = set()
        self.is_up = True
        self.years: dict[Symbol, DailyFigures] = {}
        self.years_wanted: tuple[Symbol, ...] = ()
        self.alerts = Alerts(
            self.stored,
            self.store,
            self.quotes,
            self.lists,
            self.hours,
            self.clock,
            self.time,
            unslotted=lambda: self.polled,
            is_stale=self.stale.__contains__,
            source=lambda _symbol: "QOS",
            is_up=lambda _symbol: self.is_up,
            daily=self,
        )
        self.fired: list[AlertEvent] = []
        self.alerts.subscribe_fired(self.fired.append)
        self.alerts.set_market(world)
        self.wait(0.0)

    def close(self) -> None:
        self.alerts.close()
        self.quotes.close()
        close_store(self.database)

    def add(self, condition: Condition, **more: object) -> Alert:
        scope = more if "watchlist" in more or "symbol" in more else {"symbol": self.symbol, **more}
        return self.alerts.save(Alert(condition, **scope))  # type: ignore[arg-type]

    def want(self, owner: Hashable, symbols: Collection[Symbol]) -> None:
        self.years_wanted = tuple(symbols)

    def get(self, symbol: Symbol) -> DailyFigures:
        return self.years.get(symbol, NO_FIGURES)

    @property
    def prices(self) -> list[float]:
        return [event.price for event in self.fired]

    # --- what comes in -----------------------------------------------------------------------------------------------

    def now(self) -> int:
        """The vendor's stamps are whole seconds."""
        return self.clock.wall_ms() // 1000 * 1000

    def put(self, *prices: float, ts_ms: int | None = None, size: float | None = None) -> None:
        """Prints that come before the next frame, without the frame; each of another size."""
        state = self.store.state(self.symbol)
        for each in prices:
            stamp = self.now() if ts_ms is None else ts_ms
            state.on_trade(each, float(state.print_count + 1) if size is None else size, stamp, 1)

    def prints(self, *prices: float, ts_ms: int | None = None, size: float | None = None) -> None:
        """Prints of one frame, and the frame; a second passes."""
        self.put(*prices, ts_ms=ts_ms, size=size)
        self.frame()

    def ticks(self, *prices: float) -> None:
        """One print a frame."""
        for each in prices:
            self.prints(each)

    def snapshot(
        self,
        last: float = UNKNOWN,
        prev_close: float = UNKNOWN,
        high: float = UNKNOWN,
        low: float = UNKNOWN,
        volume: float = UNKNOWN,
        *,
        ts_ms: int | None = None,
        session: int = 0,
    ) -> None:
        stamp = self.now() if ts_ms is None else ts_ms
        state = self.store.state(self.symbol)
        state.on_snapshot(last, prev_close, UNKNOWN, high, low, volume, UNKNOWN, stamp, -1, session)
        self.frame()

    def book(self, bid: float, ask: float) -> None:
        sides = ((Level(bid, 100.0),), (Level(ask, 100.0),))
        self.store.state(self.symbol).on_depth(*sides, self.now(), lambda bids, asks: (bids, asks))  # type: ignore[arg-type, return-value]
        self.frame()

    def frame(self) -> None:
        """The frame timer's; a second passes."""
        now_s = self.clock.monotonic_s()
        dirty = self.store.drain(now_s)
        self.alerts.on_frame(dirty, now_s)
        self.store.clean(dirty)
        self.time.advance(1.0)

    def wait(self, seconds: float) -> None:
        """Seconds pass in which the program looks each second."""
        self.time.advance(seconds)

    def sleep(self, seconds: float) -> None:
        """The computer sleeps: nothing runs."""
        self.clock.advance(seconds)
