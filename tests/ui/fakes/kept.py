"""The user's things in memory, kept as long as the test lives."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from qosdesk.domain.drawings import DrawingHistory, Drawings
from qosdesk.domain.symbols import Symbol
from qosdesk.ui.ports import Entry, LinkTarget, SettingValue, Unsubscribe, Watchlist
from tests.ui.fakes.common import subscribe
from tests.ui.fakes.instruments import INSTRUMENTS


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
        return subscribe(self.listeners, changed)

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
        return subscribe(self.listeners, changed)


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
        return subscribe(self.listeners, changed)

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
        return subscribe(self.listeners.setdefault(group, []), changed)
