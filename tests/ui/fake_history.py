"""Bars in memory for tests of the screens."""

from __future__ import annotations

from collections.abc import Callable

from qosdesk.domain.bar_hours import bar_end_ms
from qosdesk.domain.hours import Hours
from qosdesk.domain.intervals import Interval
from qosdesk.domain.symbols import Symbol
from qosdesk.market.series import BarSeries
from qosdesk.ui.ports import LiveBar, Loading, LoadState


class FakeSeries:
    """One holder of a series that a test fills."""

    def __init__(
        self,
        owner: FakeHistory,
        key: tuple[Symbol, Interval],
        changed: Callable[[], None],
        adjusted: bool = False,
    ) -> None:
        self.adjusted = adjusted
        self._owner = owner
        self._key = key
        self.changed = changed
        self.older_asked = 0
        self.retried = 0
        self.closed = False

    @property
    def series(self) -> BarSeries:
        return self._owner.bars(*self._key)

    @property
    def loading(self) -> Loading:
        return self._owner.states.get(self._key, Loading(LoadState.IDLE, live=LiveBar.PUSH))

    @property
    def closes_ms(self) -> int:
        symbol, interval = self._key
        series = self.series
        return bar_end_ms(self._owner.hours, symbol, interval, int(series.ts_ms[-1])) if len(series) else 0

    def load_older(self) -> None:
        self.older_asked += 1

    def retry(self) -> None:
        self.retried += 1

    def close(self) -> None:
        self.closed = True


class FakeHistory:
    """Series by symbol and interval; `put` says what they are waiting for."""

    def __init__(self) -> None:
        self.series: dict[tuple[Symbol, Interval], BarSeries] = {}
        self.states: dict[tuple[Symbol, Interval], Loading] = {}
        self.handles: list[FakeSeries] = []
        self.hours = Hours()

    def bars(self, symbol: Symbol, interval: Interval) -> BarSeries:
        """The one series of a symbol and interval, empty at first."""
        return self.series.setdefault((symbol, interval), BarSeries())

    def open(
        self, symbol: Symbol, interval: Interval, changed: Callable[[], None], adjusted: bool = False
    ) -> FakeSeries:
        handle = FakeSeries(self, (symbol, interval), changed, adjusted)
        self.handles.append(handle)
        return handle

    def put(self, symbol: Symbol, interval: Interval, loading: Loading | None = None) -> None:
        """Announce that bars arrived or the state changed."""
        if loading is not None:
            self.states[symbol, interval] = loading
        for handle in self.handles:
            if not handle.closed and handle._key == (symbol, interval):
                handle.changed()
