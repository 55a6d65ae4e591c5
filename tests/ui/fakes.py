"""Ports in memory for tests of the screens: the real store, theme, hours and frame timer over storage that forgets.

`make_desk()` gives a whole `Desk`. The fields are typed as their fakes in `FakeDesk`, so that a test may say
`desk.connection.put(...)` or read `desk.quotes.wanted`.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from PySide6.QtCore import QCoreApplication

from qosdesk.clock import FakeClock
from qosdesk.domain.diagnostics import Diagnostics, StreamHealth
from qosdesk.domain.drawings import DrawingHistory, Drawings
from qosdesk.domain.hours import Hours
from qosdesk.domain.priority import Priority
from qosdesk.domain.quotes import Instrument, Kind, Stream
from qosdesk.domain.symbols import MARKETS, Symbol, parse_symbol
from qosdesk.indicators.own import OwnFile
from qosdesk.indicators.own_live import OwnIndicator
from qosdesk.indicators.own_wire import Request
from qosdesk.indicators.spec import Choice
from qosdesk.market.series import BarSeries
from qosdesk.market.store import Store
from qosdesk.ui.bridge import FrameTimer
from qosdesk.ui.desk import Desk
from qosdesk.ui.ports import (
    Connection,
    Entry,
    LinkState,
    LinkTarget,
    Meter,
    Notice,
    SettingValue,
    Unsubscribe,
    Watchlist,
)
from qosdesk.ui.report.port import Part
from qosdesk.ui.theme import Theme
from tests.ui.fake_alerts import FakeAlerts
from tests.ui.fake_daily import FakeDaily
from tests.ui.fake_history import FakeHistory
from tests.ui.fake_imports import FakeImports
from tests.ui.fake_keys import FakeKeys
from tests.ui.fake_network import FakeNetwork

T = TypeVar("T")

NOW_MS = 1_795_160_538_000
"""Friday 2026-11-20 15:42:18 in Hong Kong, the moment of the target picture."""


def _subscribe(listeners: list[T], listener: T) -> Unsubscribe:
    listeners.append(listener)

    def end() -> None:
        if listener in listeners:
            listeners.remove(listener)

    return end


class FakeQuotes:
    """Remembers what is wanted by whom, and what was asked for once."""

    def __init__(self) -> None:
        self.wanted: dict[Hashable, frozenset[Stream]] = {}
        self.priorities: dict[Hashable, dict[Stream, Priority]] = {}
        self.focused: Symbol | None = None
        self.refreshed: list[Symbol] = []

    def want(
        self, owner: Hashable, streams: Collection[Stream], priority: Priority = Priority.VISIBLE
    ) -> None:
        self.want_each(owner, dict.fromkeys(streams, priority))

    def want_each(self, owner: Hashable, wants: Mapping[Stream, Priority]) -> None:
        if wants:
            self.wanted[owner] = frozenset(wants)
            self.priorities[owner] = dict(wants)
        else:
            self.wanted.pop(owner, None)
            self.priorities.pop(owner, None)

    def focus(self, symbol: Symbol | None) -> None:
        self.focused = symbol

    def refresh(self, symbols: Collection[Symbol]) -> None:
        self.refreshed.extend(symbols)


class FakePrints:
    """Remembers who shows whose prints."""

    def __init__(self) -> None:
        self.shown: dict[Hashable, Symbol] = {}

    def show(self, owner: Hashable, symbol: Symbol | None) -> None:
        if symbol is None:
            self.shown.pop(owner, None)
        else:
            self.shown[owner] = symbol


class FakeConnection:
    """A connection that is what a test says; every stream is confirmed while it is LIVE unless `confirmed` is set."""

    def __init__(self) -> None:
        self.state = Connection(LinkState.LIVE, "QOS", since_ms=NOW_MS - 8_040_000)
        self.budget: list[Meter] = [Meter("Live", 10, 10), Meter("HTTP/min", 4, 10)]
        self.confirmed: set[Stream] | None = None
        self.tries = 0
        self.listeners: list[Callable[[], None]] = []

    def connection(self) -> Connection:
        return self.state

    def meters(self) -> Sequence[Meter]:
        return self.budget

    def subscribe(self, changed: Callable[[], None]) -> Unsubscribe:
        return _subscribe(self.listeners, changed)

    def try_now(self) -> None:
        self.tries += 1

    def is_confirmed(self, stream: Stream) -> bool:
        return self.state.state is LinkState.LIVE if self.confirmed is None else stream in self.confirmed

    def put(self, connection: Connection) -> None:
        """Another state, announced."""
        self.state = connection
        for listener in tuple(self.listeners):
            listener()


class FakeStaleness:
    """What a test says is stale; `put` announces it."""

    def __init__(self) -> None:
        self.ages: dict[tuple[Symbol, Kind], float] = {}
        self.listeners: list[Callable[[], None]] = []

    def is_stale(self, symbol: Symbol, kind: Kind = Kind.SNAPSHOT) -> bool:
        return (symbol, kind) in self.ages

    def age_s(self, symbol: Symbol, kind: Kind = Kind.SNAPSHOT) -> float:
        return self.ages.get((symbol, kind), 6.0)

    def subscribe(self, changed: Callable[[], None]) -> Unsubscribe:
        return _subscribe(self.listeners, changed)

    def put(self, code: str, age_s: float | None, kind: Kind = Kind.SNAPSHOT) -> None:
        """A figure is stale and that old, or with None it moved again."""
        key = (parse_symbol(code), kind)
        if age_s is None:
            self.ages.pop(key, None)
        else:
            self.ages[key] = age_s
        for listener in tuple(self.listeners):
            listener()


class FakeDiagnostics:
    """A healthy session with nothing in it, until a test sets `value`."""

    def __init__(self) -> None:
        health = tuple(StreamHealth(kind, 0.0, 0, -1.0, None, None, None) for kind in Kind)
        self.value = Diagnostics(None, health, 0, (), 0, 0, (), (), (), ())
        self.reads = 0

    def read(self) -> Diagnostics:
        self.reads += 1
        return self.value

    def redact(self, text: str) -> str:
        return text.replace("SECRET", "***")


def _instrument(code: str, name_en: str, name_zh: str, decimals: int = 2, lot_size: int = 1) -> Instrument:
    symbol = parse_symbol(code)
    return Instrument(symbol, name_en, name_zh, lot_size=lot_size, decimals=decimals)


INSTRUMENTS = (
    _instrument("HK:700", "Tencent Holdings", "腾讯控股", lot_size=100),
    _instrument("HK:9988", "Alibaba-W", "阿里巴巴-W", lot_size=100),
    _instrument("HK:3690", "Meituan-W", "美团-W", lot_size=100),
    _instrument("HK:80700", "Tencent-R", "腾讯控股-R", lot_size=100),
    _instrument("US:NVDA", "NVIDIA", "英伟达"),
    _instrument("US:AAPL", "Apple", "苹果"),
    _instrument("US:TME", "Tencent Music", "腾讯音乐"),
    _instrument("SH:600519", "Kweichow Moutai", "贵州茅台", lot_size=100),
    _instrument("SZ:000001", "Ping An Bank", "平安银行", lot_size=100),
    _instrument("CF:BTCUSDT", "Bitcoin", "比特币"),
    _instrument("CF:XRPUSDT", "XRP", "瑞波币", decimals=4),
)


class FakeInstruments:
    """A dozen names, more by `add`."""

    def __init__(self) -> None:
        self.known = {instrument.symbol: instrument for instrument in INSTRUMENTS}
        self.listeners: list[Callable[[], None]] = []

    def get(self, symbol: Symbol) -> Instrument | None:
        return self.known.get(symbol)

    def decimals(self, symbol: Symbol) -> int:
        instrument = self.known.get(symbol)
        if instrument is not None and instrument.decimals is not None:
            return max(2, instrument.decimals)
        info = MARKETS.get(symbol.market)
        return info.decimals if info else 2

    def search(self, text: str, limit: int = 12) -> Sequence[Instrument]:
        want = text.strip().lower()
        if not want:
            return ()
        found = [i for i in self.known.values() if want in f"{i.symbol} {i.name_en} {i.name_zh}".lower()]
        return found[:limit]

    def subscribe(self, changed: Callable[[], None]) -> Unsubscribe:
        return _subscribe(self.listeners, changed)

    def add(self, instrument: Instrument) -> None:
        """Learn a name, announced."""
        self.known[instrument.symbol] = instrument
        for listener in tuple(self.listeners):
            listener()


class FakeWatchlists:
    """Lists that are kept as long as the test lives."""

    def __init__(self) -> None:
        symbols = [Entry(i.symbol) for i in INSTRUMENTS]
        self.lists: list[Watchlist] = [
            Watchlist(
                "Core",
                (Entry(section="Hong Kong"), *symbols[:4], Entry(section="United States"), *symbols[4:7]),
                1,
            )
        ]
        self.listeners: list[Callable[[], None]] = []

    def all(self) -> Sequence[Watchlist]:
        return tuple(self.lists)

    def save(self, watchlist: Watchlist) -> Watchlist:
        if not watchlist.id:
            watchlist = replace(watchlist, id=max((w.id for w in self.lists), default=0) + 1)
        if watchlist.id not in [w.id for w in self.lists]:
            self.lists.append(watchlist)
        else:
            self.lists = [watchlist if w.id == watchlist.id else w for w in self.lists]
        self._tell()
        return watchlist

    def remove(self, watchlist_id: int) -> None:
        self.lists = [w for w in self.lists if w.id != watchlist_id]
        self._tell()

    def reorder(self, ids: Sequence[int]) -> None:
        self.lists.sort(key=lambda w: ids.index(w.id) if w.id in ids else len(ids))
        self._tell()

    def subscribe(self, changed: Callable[[], None]) -> Unsubscribe:
        return _subscribe(self.listeners, changed)

    def _tell(self) -> None:
        for listener in tuple(self.listeners):
            listener()


class FakeSettings:
    """Named values in a dict."""

    def __init__(self) -> None:
        self.values: dict[str, SettingValue] = {}
        self.listeners: list[Callable[[str], None]] = []

    def get(self, name: str, default: SettingValue) -> SettingValue:
        value = self.values.get(name, default)
        return value if type(value) is type(default) else default

    def set(self, name: str, value: SettingValue) -> None:
        self.values[name] = value
        for listener in tuple(self.listeners):
            listener(name)

    def subscribe(self, changed: Callable[[str], None]) -> Unsubscribe:
        return _subscribe(self.listeners, changed)


class FakeLayouts:
    """Layouts in a dict."""

    def __init__(self) -> None:
        self.stored: dict[str, bytes] = {}

    def load(self, name: str) -> bytes | None:
        return self.stored.get(name)

    def save(self, name: str, state: bytes) -> None:
        self.stored[name] = state

    def remove(self, name: str) -> None:
        self.stored.pop(name, None)


class FakeDrawings:
    """Drawings that are kept as long as the test lives."""

    def __init__(self) -> None:
        self.histories: dict[Symbol, DrawingHistory] = {}
        self.listeners: list[Callable[[Symbol], None]] = []

    def history(self, symbol: Symbol) -> DrawingHistory:
        """The one of a symbol."""
        return self.histories.setdefault(symbol, DrawingHistory())

    def of(self, symbol: Symbol) -> Drawings:
        return self.history(symbol).now

    def put(self, symbol: Symbol, drawings: Drawings) -> None:
        self._tell(symbol, self.history(symbol).put(drawings))

    def can_undo(self, symbol: Symbol) -> bool:
        return self.history(symbol).can_undo

    def can_redo(self, symbol: Symbol) -> bool:
        return self.history(symbol).can_redo

    def undo(self, symbol: Symbol) -> None:
        self._tell(symbol, self.history(symbol).undo())

    def redo(self, symbol: Symbol) -> None:
        self._tell(symbol, self.history(symbol).redo())

    def subscribe(self, changed: Callable[[Symbol], None]) -> Unsubscribe:
        return _subscribe(self.listeners, changed)

    def _tell(self, symbol: Symbol, changed: bool) -> None:
        for listener in tuple(self.listeners) if changed else ():
            listener(symbol)


class FakeLinks:
    """Link groups in memory; group 1 points at HK:700 and group 2 at US:NVDA."""

    def __init__(self) -> None:
        self.targets: dict[int, LinkTarget] = {
            1: LinkTarget(Symbol("HK", "700")),
            2: LinkTarget(Symbol("US", "NVDA")),
        }
        self.listeners: dict[int, list[Callable[[LinkTarget], None]]] = {}

    def target(self, group: int) -> LinkTarget | None:
        return self.targets.get(group)

    def point(self, group: int, symbol: Symbol) -> None:
        target = self.targets[group] = LinkTarget(symbol)
        for listener in tuple(self.listeners.get(group, ())):
            listener(target)

    def subscribe(self, group: int, changed: Callable[[LinkTarget], None]) -> Unsubscribe:
        return _subscribe(self.listeners.setdefault(group, []), changed)


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


class FakeReports:
    """What was given, and nothing more; gathered when a test says so."""

    def __init__(self) -> None:
        self.asked: list[tuple[dict[str, str], bool]] = []
        self.waiting: list[Callable[[Sequence[Part]], None]] = []

    def collect(
        self, extra: Mapping[str, str], done: Callable[[Sequence[Part]], None], *, lists: bool
    ) -> None:
        self.asked.append((dict(extra), lists))
        self.waiting.append(done)

    def pack(self, parts: Sequence[Part]) -> bytes:
        return repr(parts).encode()


class FakeSounds:
    """Sounds that were to be heard."""

    def __init__(self) -> None:
        self.played: list[str] = []

    def play(self, name: str) -> None:
        self.played.append(name)


class FakeNotices:
    """Notices that a test puts."""

    def __init__(self) -> None:
        self.notices: list[Notice] = []
        self.listeners: list[Callable[[Notice], None]] = []

    def recent(self) -> Sequence[Notice]:
        return tuple(reversed(self.notices))

    def subscribe(self, changed: Callable[[Notice], None]) -> Unsubscribe:
        return _subscribe(self.listeners, changed)

    def put(self, notice: Notice) -> None:
        """Add and announce one."""
        self.notices.append(notice)
        for listener in tuple(self.listeners):
            listener(notice)


@dataclass(frozen=True, slots=True)
class FakeDesk(Desk):
    """A desk whose ports are the fakes above."""

    clock: FakeClock
    quotes: FakeQuotes
    prints: FakePrints
    connection: FakeConnection
    staleness: FakeStaleness
    diagnostics: FakeDiagnostics
    history: FakeHistory
    daily: FakeDaily
    instruments: FakeInstruments
    imports: FakeImports
    watchlists: FakeWatchlists
    settings: FakeSettings
    layouts: FakeLayouts
    drawings: FakeDrawings
    alerts: FakeAlerts
    links: FakeLinks
    network: FakeNetwork
    keys: FakeKeys
    notices: FakeNotices
    own_indicators: FakeOwnIndicators
    sounds: FakeSounds
    reports: FakeReports


def make_desk(
    qapp: QCoreApplication | None = None, *, always: bool = False, now_ms: int = NOW_MS
) -> FakeDesk:
    """A desk in memory: connected to QOS, the clock standing at `now_ms`.

    Args:
        qapp: only says that there must be one (pytest-qt's fixture).
        always: whether all markets trade around the clock, as in the demo.
        now_ms: wall time.
    """
    from qosdesk.ui.theme.fonts import load_fonts

    load_fonts()
    clock = FakeClock(now_ms, 1000.0)
    hours = Hours(always=always)
    store = Store(hours=hours)
    instruments = FakeInstruments()
    return FakeDesk(
        store=store,
        clock=clock,
        hours=hours,
        theme=Theme(),
        frames=FrameTimer(store, clock),
        quotes=FakeQuotes(),
        prints=FakePrints(),
        connection=FakeConnection(),
        staleness=FakeStaleness(),
        diagnostics=FakeDiagnostics(),
        history=FakeHistory(),
        daily=FakeDaily(),
        instruments=instruments,
        imports=FakeImports(instruments),
        watchlists=FakeWatchlists(),
        settings=FakeSettings(),
        layouts=FakeLayouts(),
        drawings=FakeDrawings(),
        alerts=FakeAlerts(),
        links=FakeLinks(),
        network=FakeNetwork(),
        keys=FakeKeys(),
        notices=FakeNotices(),
        own_indicators=FakeOwnIndicators(),
        sounds=FakeSounds(),
        reports=FakeReports(),
    )
