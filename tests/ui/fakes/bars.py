"""Bars and what is computed of them in memory."""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable, Sequence
from dataclasses import replace

from qosdesk.domain.bar_hours import bar_end_ms
from qosdesk.domain.daily import NO_FIGURES, DailyFigures
from qosdesk.domain.hours import Hours
from qosdesk.domain.intervals import Interval
from qosdesk.domain.symbols import Symbol, parse_symbol
from qosdesk.indicators.own import OwnFile
from qosdesk.indicators.own_live import OwnIndicator
from qosdesk.indicators.own_wire import Request
from qosdesk.indicators.spec import Choice
from qosdesk.market.series import BarSeries
from qosdesk.ui.ports import LiveBar, Loading, LoadState, Unsubscribe
from tests.ui.fakes.common import subscribe


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


class FakeDaily:
    """Daily figures that a test says; remembers who shows whose."""

    def __init__(self) -> None:
        self.shown: dict[Hashable, tuple[Symbol, ...]] = {}
        self.figures: dict[Symbol, DailyFigures] = {}
        self.listeners: list[Callable[[Symbol], None]] = []

    def want(self, owner: Hashable, symbols: Collection[Symbol]) -> None:
        if symbols:
            self.shown[owner] = tuple(symbols)
        else:
            self.shown.pop(owner, None)

    def get(self, symbol: Symbol) -> DailyFigures:
        return self.figures.get(symbol, NO_FIGURES)

    def subscribe(self, changed: Callable[[Symbol], None]) -> Unsubscribe:
        return subscribe(self.listeners, changed)

    def put(self, code: str, figures: DailyFigures) -> None:
        """Figures arrived, announced."""
        symbol = parse_symbol(code)
        self.figures[symbol] = figures
        for listener in tuple(self.listeners):
            listener(symbol)


class FakeOwnIndicators:
    """Files in memory; what they would compute is never computed."""

    def __init__(self) -> None:
        self.found: list[OwnFile] = []
        self.asked: list[Request] = []

    def folder(self) -> str:
        """Nowhere."""
        return "/indicators"

    def files(self) -> Sequence[OwnFile]:
        """As put."""
        return tuple(self.found)

    def allow(self, file: OwnFile) -> None:
        """From now on it can run."""
        self.found = [replace(one, problem="") if one.name == file.name else one for one in self.found]

    def open(self, choice: Choice, series: BarSeries, changed: Callable[[], None]) -> OwnIndicator:
        """On a series, waiting for ever."""
        file = next((one for one in self.found if one.name == choice.kind), None)
        return OwnIndicator(choice, file, series, lambda request, done: self.asked.append(request), changed)
