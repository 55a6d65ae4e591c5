"""The user's alerts at work: which symbols they need, what they see frame by frame, and what is told when one fires.

Implements `ui.ports.AlertsPort` by shape, and `on_frame` of the frame timer. It wants its symbols itself, so that no
panel has to show them: those of single symbols before what is visible, those of whole lists behind it, since a long
list would take every live slot of a small plan; what has no slot is polled, and the alert says how often.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable, Sequence
from dataclasses import replace
from typing import Final, Protocol

from qosdesk.clock import Clock
from qosdesk.domain.alerts import Alert, AlertEvent, Seen, Standing, What
from qosdesk.domain.daily import DailyFigures
from qosdesk.domain.hours import Hours
from qosdesk.domain.priority import Priority
from qosdesk.domain.quotes import Kind, Stream, is_known
from qosdesk.domain.symbols import Symbol
from qosdesk.domain.watchlists import Watchlist
from qosdesk.market.store import SNAPSHOT, TRADE, Store, SymbolState
from qosdesk.services.alerts.figures import NO_BASIS, Basis, Figure, Reader
from qosdesk.services.alerts.watch import Crossing, Watch
from qosdesk.services.ports import Later, Unsubscribe
from qosdesk.services.quotes import Quotes
from qosdesk.storage.alerts import AlertsStore
from qosdesk.storage.subscribers import Subscribers

PRINTS_KEPT: Final = 300
"""Prints of one frame that are looked at, of a symbol that has an alert of its own; the store's own number of one that
is only in a list, since many prints of many symbols cost memory. More than that in a frame show in the day's range."""
_TICK_S: Final = 1.0
_SLEPT_S: Final = 5.0
_KEEP_S: Final = 60.0
_KINDS: Final = (Kind.SNAPSHOT, Kind.TRADE)


class Lists(Protocol):
    """The user's watchlists."""

    def all(self) -> Sequence[Watchlist]:
        """All of them."""
        ...

    def subscribe(self, changed: Callable[[], None]) -> Unsubscribe:
        """Be told of changes."""
        ...


class Years(Protocol):
    """The 52-week ranges."""

    def want(self, owner: Hashable, symbols: Collection[Symbol]) -> None:
        """Replace what `owner` needs."""
        ...

    def get(self, symbol: Symbol) -> DailyFigures:
        """What is known."""
        ...


class Alerts:
    """All alerts.

    Args:
        stored: where they are kept.
        unslotted: wanted streams that are polled.
        is_stale: whether a symbol should have moved and did not.
        source: what the badge of a symbol's quotes says now.
        is_up: whether the link that serves a symbol is up.
        daily: who knows the 52-week ranges.

    Attributes:
        unseen: firings since the user last looked.
    """

    def __init__(
        self,
        stored: AlertsStore,
        store: Store,
        quotes: Quotes,
        lists: Lists,
        hours: Hours,
        clock: Clock,
        later: Later,
        *,
        unslotted: Callable[[], Collection[Stream]],
        is_stale: Callable[[Symbol], bool],
        source: Callable[[Symbol], str],
        is_up: Callable[[Symbol], bool],
        daily: Years,
    ) -> None:
        self._stored = stored
        self._store = store
        self._quotes = quotes
        self._lists = lists
        self._hours = hours
        self._clock = clock
        self._later = later
        self._unslotted = unslotted
        self._is_stale = is_stale
        self._source = source
        self._is_up = is_up
        self._daily = daily
        self._world = ""
        self._readers: dict[str, Reader] = {}
        self._watches: dict[str, dict[int, Watch]] = {}
        self._polled: frozenset[Symbol] = frozenset()
        self._changed: Subscribers[[]] = Subscribers()
        self._fired: Subscribers[[AlertEvent]] = Subscribers()
        self._ticked_s = clock.monotonic_s()
        self._kept_s = self._ticked_s
        self._armed: tuple[bool, ...] = ()
        self._closed = False
        self.unseen = 0
        self._end_lists = lists.subscribe(self._arrange)
        later(_TICK_S, self._tick)

    # --- AlertsPort --------------------------------------------------------------------------------------------------

    def all(self) -> Sequence[Alert]:
        """In the order in which they were made."""
        return self._stored.all()

    def save(self, alert: Alert) -> Alert:
        """Add (id 0) or replace; a changed rule begins anew, and what is beyond its level already has to come back."""
        alert = self._stored.save(alert)
        self._arrange()
        self._changed.tell()
        return alert

    def remove(self, alert_id: int) -> None:
        """Delete one; the log keeps what it found."""
        self._stored.remove(alert_id)
        self._arrange()
        self._changed.tell()

    def snooze(self, alert_id: int, until_ms: int) -> None:
        """Silent until then, armed again afterwards also where it had fired; 0 ends the silence."""
        for alert in self._find(alert_id):
            self.save(replace(alert, snooze_until_ms=until_ms, enabled=True, done=()))

    def rearm(self, alert_id: int) -> None:
        """It may fire again, at once."""
        for alert in self._find(alert_id):
            expires_ms = 0 if alert.is_over(self._clock.wall_ms()) else alert.expires_ms
            self.save(replace(alert, enabled=True, done=(), snooze_until_ms=0, expires_ms=expires_ms))

    def standing(self, alert_id: int) -> Standing:
        """How it stands now."""
        best = Standing()
        for code, watches in self._watches.items():
            watch = watches.get(alert_id)
            if watch is None:
                continue
            reader = self._readers[code]
            for gate in watch.gates:
                one = _standing(reader, watch, gate.value, gate.level, gate.is_beyond)
                one = replace(one, polled=reader.symbol in self._polled)
                one = replace(one, checked_s=reader.checked_s if one.polled else 0)
                if best.symbol is None or _nearness(one) < _nearness(best):
                    best = one
        return best

    def log(self) -> Sequence[AlertEvent]:
        """What was found, newest first."""
        return self._stored.log()

    def clear_log(self) -> None:
        """Forget what was found."""
        self._stored.clear_log()
        self.unseen = 0
        self._changed.tell()

    def mark_seen(self) -> None:
        """The user looked."""
        if self.unseen:
            self.unseen = 0
            self._changed.tell()

    def subscribe(self, changed: Callable[[], None]) -> Unsubscribe:
        """Be told when an alert, the log or the count of unseen firings changed."""
        return self._changed.add(changed)

    def subscribe_fired(self, fired: Callable[[AlertEvent], None]) -> Unsubscribe:
        """Be told of each firing."""
        return self._fired.add(fired)

    # --- for the house -----------------------------------------------------------------------------------------------

    def set_market(self, world: str) -> None:
        """Prices are of this market from now on; what was seen of another one is not compared to them."""
        if world != self._world:
            self._keep_seen()
            self._world = world
            self._readers.clear()
            self._watches.clear()
            self._arrange(is_start=True)

    def break_off(self, symbols: Collection[Symbol] | None = None) -> None:
        """What comes next of these (of all) does not follow from what was last heard: the computer slept, another
        vendor serves them."""
        for reader in self._readers.values():
            if symbols is None or reader.symbol in symbols:
                for watch in self._watches[str(reader.symbol)].values():
                    watch.broken = True

    def look_at_links(self) -> None:
        """A link may be down: its symbols break off."""
        self.break_off([one.symbol for one in self._readers.values() if not self._is_up(one.symbol)])

    def close(self) -> None:
        """Store what was seen, look no more."""
        self._closed = True
        self._keep_seen()
        self._end_lists()
        self._quotes.want(self, ())
        self._daily.want(self, ())

    # --- what is watched ---------------------------------------------------------------------------------------------

    def _find(self, alert_id: int) -> list[Alert]:
        return [alert for alert in self._stored.all() if alert.id == alert_id]

    def _arrange(self, *, is_start: bool = False) -> None:
        """Watch what the alerts need, and nothing else; what goes on keeps what it saw.

        Args:
            is_start: what was seen in an earlier run counts.
        """
        if self._closed or not self._world:
            return
        wall_ms = self._clock.wall_ms()
        members = {one.id: one.symbols() for one in self._lists.all()}
        before, self._watches = self._watches, {}
        wants: dict[Stream, Priority] = {}
        years: dict[Symbol, None] = {}
        for alert in self._stored.all():
            if not alert.is_armed(wall_ms):
                continue
            symbols = (alert.symbol,) if alert.symbol else members.get(alert.watchlist, ())
            priority = Priority.ALERTING if alert.symbol else Priority.BACKGROUND
            for symbol in dict.fromkeys(symbols):
                if symbol in alert.done:
                    continue
                old = before.get(str(symbol), {}).get(alert.id)
                if old is not None and _is_same_rule(old.alert, alert):
                    old.alert = alert
                self._watches.setdefault(str(symbol), {})[alert.id] = (
                    old if old is not None and old.alert is alert else self._begin(alert, symbol, is_start)
                )
                if alert.condition.what is What.YEAR_EXTREME:
                    years[symbol] = None
                for kind in _KINDS:
                    stream = Stream(symbol, kind)
                    wants[stream] = min(wants.get(stream, priority), priority)
        self._readers = {code: one for code, one in self._readers.items() if code in self._watches}
        self._armed = tuple(one.is_armed(wall_ms) for one in self._stored.all())
        self._quotes.want_each(self, wants)
        self._daily.want(self, years)

    def _begin(self, alert: Alert, symbol: Symbol, is_start: bool) -> Watch:
        """A new watch: compared to the price as it is, else to what it saw in an earlier run."""
        state = self._store.state(symbol)
        reader = self._readers.get(state.code)
        if reader is None:
            reader = self._readers[state.code] = Reader(symbol, state, self._hours)
        if alert.symbol is not None:
            self._store.keep_prints(symbol, PRINTS_KEPT)
        watch = Watch(alert)
        self._tell_year(watch, symbol)
        seen = self._stored.seen(alert.id, self._world).get(state.code)
        if seen is not None and is_start:
            day = self._hours.phase_at(symbol, seen.ts_ms).trade_date.toordinal()
            watch.recall(seen, day)
            reader.recall(seen.price, seen.ts_ms)
            return watch
        if seen is not None:
            self._stored.keep_seen(alert.id, self._world, {})
        figure = reader.current(state)
        if figure is not None:
            watch.take(figure, reader.basis(state, figure.regular))
            if watch.what is What.VOLUME:
                watch.take_volume(reader.volume, reader.price, state.ts_ms, reader.volume_day)
        watch.broken = not self._is_up(symbol)
        return watch

    def _tell_year(self, watch: Watch, symbol: Symbol) -> None:
        if watch.what is What.YEAR_EXTREME:
            year = self._daily.get(symbol)
            watch.set_year(year.low, year.high)

    # --- frames ------------------------------------------------------------------------------------------------------

    def on_frame(self, dirty: Sequence[SymbolState], now_s: float) -> bool:
        """Symbols that changed; see `ui.bridge.FrameListener`."""
        watched = self._watches
        if watched:
            for state in dirty:
                if state.code in watched and state.dirty & (TRADE | SNAPSHOT):
                    self._look(state, now_s)
        return False

    def _look(self, state: SymbolState, now_s: float) -> None:
        reader = self._readers[state.code]
        watches = self._watches[state.code]

        def is_quiet(figure: Figure) -> bool:
            return all(
                watch.is_quiet(figure, _basis(reader, state, watch, figure)) for watch in watches.values()
            )

        figures, was_reset = reader.read(state, now_s, is_quiet)
        for watch in tuple(watches.values()):
            if was_reset:
                watch.forget()
            for figure in figures:
                basis = _basis(reader, state, watch, figure)
                self._report(watch, state.symbol, watch.take(figure, basis), now_s)
            if reader.is_summed and watch.what is What.VOLUME:
                volume = watch.take_volume(reader.volume, reader.price, state.ts_ms, reader.volume_day)
                self._report(watch, state.symbol, volume, now_s)

    def _report(self, watch: Watch, symbol: Symbol, crossings: list[Crossing], now_s: float) -> None:
        for crossing in crossings:
            self._fire(watch, symbol, crossing, now_s)

    def _fire(self, watch: Watch, symbol: Symbol, crossing: Crossing, now_s: float) -> None:
        alert, gate, wall_ms = watch.alert, crossing.gate, self._clock.wall_ms()
        if symbol in alert.done or not alert.is_armed(wall_ms) or alert.is_silent(wall_ms):
            return
        if alert.repeats and not watch.is_cool(now_s):
            return
        watch.spend(now_s)
        polled = symbol in self._polled
        reader = self._readers[str(symbol)]
        is_between = crossing.late or crossing.passed or polled
        event = self._stored.add_event(
            AlertEvent(
                symbol,
                alert.condition,
                gate.way,
                crossing.price,
                crossing.value,
                wall_ms,
                crossing.crossed_ms,
                crossing.since_ms if is_between else 0,
                crossing.late,
                reader.checked_s if polled else 0,
                self._source(symbol),
                alert.note,
                alert.id,
            )
        )
        done = alert.done if alert.repeats else (*alert.done, symbol)
        watch.alert = self._stored.save(replace(alert, fired_ms=wall_ms, done=done))
        for watches in self._watches.values():
            if alert.id in watches:
                watches[alert.id].alert = watch.alert
        self.unseen += 1
        # A crash must not make it fire for the same crossing again.
        self._keep_seen(alert.id)
        # Which symbols are wanted is looked at after this frame.
        self._later(0.0, self._arrange)
        self._fired.tell(event)
        self._changed.tell()

    # --- seconds -----------------------------------------------------------------------------------------------------

    def _tick(self) -> None:
        if self._closed:
            return
        self._later(_TICK_S, self._tick)
        now_s, wall_ms = self._clock.monotonic_s(), self._clock.wall_ms()
        passed_s = now_s - self._ticked_s
        if passed_s > _SLEPT_S:
            self.break_off()
        self._ticked_s = now_s
        unslotted = frozenset(self._unslotted())
        watched = [reader.symbol for reader in self._readers.values()]
        polled = frozenset(
            symbol for symbol in watched if all(Stream(symbol, kind) in unslotted for kind in _KINDS)
        )
        for reader in self._readers.values():
            if self._is_stale(reader.symbol):
                for watch in self._watches[str(reader.symbol)].values():
                    watch.broken = True
            for watch in self._watches[str(reader.symbol)].values():
                self._tell_year(watch, reader.symbol)
        armed = tuple(one.is_armed(wall_ms) for one in self._stored.all())
        if armed != self._armed:
            self._arrange()
        if armed != self._armed or polled != self._polled:
            self._polled = polled
            self._changed.tell()
        if now_s - self._kept_s >= _KEEP_S:
            self._kept_s = now_s
            self._keep_seen()

    def _keep_seen(self, only: int = 0) -> None:
        """What every alert (or one) last saw, for the next start."""
        by_alert: dict[int, dict[str, Seen]] = {}
        for code, watches in self._watches.items():
            for alert_id, watch in watches.items():
                seen = watch.seen() if only in (0, alert_id) else None
                if seen is not None:
                    by_alert.setdefault(alert_id, {})[code] = seen
        for alert_id, each in by_alert.items():
            self._stored.keep_seen(alert_id, self._world, each)


def _basis(reader: Reader, state: SymbolState, watch: Watch, figure: Figure) -> Basis:
    """What a percentage is measured against; nothing else needs it."""
    return reader.basis(state, figure.regular) if watch.what is What.PERCENT else NO_BASIS


def _is_same_rule(old: Alert, new: Alert) -> bool:
    """Whether what was seen under one rule counts for the other."""
    return (
        old.condition == new.condition
        and old.extended == new.extended
        and old.hysteresis == new.hysteresis
        and len(new.done) >= len(old.done)
    )


def _standing(reader: Reader, watch: Watch, value: float, level: float, beyond: bool) -> Standing:
    """Distances of prices and volumes are percent of the figure, those of percentages are points."""
    what = watch.what
    if not is_known(value):
        return Standing(reader.symbol)
    if what in (What.PRICE, What.VOLUME):
        distance = (level / value - 1) * 100 if value > 0 else float("nan")
    else:
        distance = level - value
    return Standing(reader.symbol, value, distance, beyond)


def _nearness(one: Standing) -> tuple[bool, bool, float]:
    unknown = not is_known(one.distance)
    return unknown, one.beyond, 0.0 if unknown else abs(one.distance)
