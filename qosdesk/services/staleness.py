"""Which figures should have moved and did not. One coarse timer for all symbols; nothing per message.

Implements `ui.ports.StalenessPort` by shape; alerts ask the same question before they fire.

A wanted figure is stale when its market trades, it is not suspended, and nothing was heard of it for longer than its
threshold. The threshold follows the symbol's own rhythm:

    live     max(8 x usual distance between messages, 2 x longest recent silence)
    polled   3.5 x usual distance between answers: several polls were missed

and lies between the floor of its market (`domain.thresholds`, or the setting `stale.HK_s`; 0 switches the mark off;
prints twice the floor) and `CAP_S`. Before `KNOWN_AFTER` messages the rhythm is not known and the threshold is
`UNKNOWN_S` (a polled figure's `POLLED_UNKNOWN_S`). In pre, post and night trading silence is usual: only a symbol whose
rhythm in that phase is known can turn stale, after four times the floor. Silence is counted in trading time only, from
the later of the last message, the begin of the phase, the moment it was first wanted, and the end of a sleep of the
computer.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import Final

from qosdesk.clock import Clock
from qosdesk.domain.hours import Hours, Phase, Span
from qosdesk.domain.quotes import Kind, Stream
from qosdesk.domain.symbols import Symbol
from qosdesk.domain.thresholds import DEFAULT_STALE_FLOOR_S, STALE_FLOOR_S
from qosdesk.market.store import Store, SymbolState
from qosdesk.services.ports import Later, Unsubscribe

CAP_S: Final = 900.0
UNKNOWN_S: Final = 300.0
POLLED_UNKNOWN_S: Final = 90.0
KNOWN_AFTER: Final = 5

_DISTANCES: Final = 8.0
_SILENCES: Final = 2.0
_POLLS: Final = 3.5
_FORGETS: Final = 0.98
_EXTENDED: Final = 4.0
_TICK_S: Final = 1.0
_SOONEST_S: Final = 0.1
_SLEPT_S: Final = 5.0
_USUAL: Final = frozenset({Phase.OPEN, Phase.ALWAYS})
_THIN: Final = frozenset({Phase.PRE, Phase.POST, Phase.NIGHT})

Key = tuple[Symbol, Kind]
"""Figures of a symbol (SNAPSHOT: snapshots and prints together), its prints alone, or its book."""


class _Track:
    """What is known of one figure's rhythm.

    Attributes:
        state: of its symbol in the store.
        count: messages so far, as of the last look.
        heard_s: when the last one came.
        since_s: silence is counted from here at the earliest.
        down_s: when the link was last seen down.
        moves, mean_s, longest_s: how often it was seen to move, the usual distance, the longest recent silence.
        threshold_s: infinite while it cannot turn stale.
    """

    __slots__ = (
        "count",
        "down_s",
        "heard_s",
        "is_polled",
        "is_stale",
        "longest_s",
        "mean_s",
        "moves",
        "phase",
        "since_s",
        "span",
        "span_version",
        "state",
        "threshold_s",
    )

    def __init__(self, state: SymbolState, count: int, now_s: float) -> None:
        self.state = state
        self.count = count
        self.heard_s = self.since_s = now_s
        self.down_s = float("-inf")
        self.span: Span | None = None
        self.span_version = 0
        self.phase = Phase.UNKNOWN
        self.is_polled = False
        self.is_stale = False
        self.threshold_s = float("inf")
        self.forget()

    def forget(self) -> None:
        """The rhythm was that of another phase, or of polls."""
        self.moves = 0
        self.mean_s = self.longest_s = 0.0

    def learn(self, messages: int, silence_s: float) -> None:
        """It moved after a silence of usual circumstances."""
        if self.is_stale:
            # What was marked may have been a fault: the rhythm is stretched, not replaced.
            silence_s = min(silence_s, 1.5 * self.threshold_s)
        self.moves += 1
        self.mean_s += (silence_s / messages - self.mean_s) * max(0.1, 1 / self.moves)
        self.longest_s = max(self.longest_s * _FORGETS, silence_s)


class Staleness:
    """Looks at every wanted figure once a second, and when the next one is due.

    Args:
        wanted: all streams that somebody wants.
        unslotted: those of them that are polled.
        is_up: whether the link that serves a symbol is up; a silence across its loss teaches nothing.
        floor_s: (market, default) -> the least threshold as the user has set it, 0 for never.
    """

    def __init__(
        self,
        store: Store,
        hours: Hours,
        clock: Clock,
        later: Later,
        *,
        wanted: Callable[[], Collection[Stream]],
        unslotted: Callable[[], Collection[Stream]],
        is_up: Callable[[Symbol], bool],
        floor_s: Callable[[str, float], float] | None = None,
    ) -> None:
        self._store = store
        self._hours = hours
        self._clock = clock
        self._later = later
        self._wanted = wanted
        self._unslotted = unslotted
        self._is_up = is_up
        self._floor_s = floor_s or _as_documented
        self._tracks: dict[Key, _Track] = {}
        self._streams: tuple[tuple[Stream, ...], frozenset[Stream]] = ((), frozenset())
        self._floors_s: dict[str, float] = {}
        self._changed: list[Callable[[], None]] = []
        self._looked_s = clock.monotonic_s()
        self._awake_s = float("-inf")
        self._closed = False
        later(_TICK_S, self._tick)

    # --- StalenessPort -----------------------------------------------------------------------------------------------

    def is_stale(self, symbol: Symbol, kind: Kind = Kind.SNAPSHOT) -> bool:
        """Whether a figure should have moved and did not; False as soon as it moves."""
        track = self._tracks.get((symbol, kind))
        return track is not None and track.is_stale and track.count == _count(self._store.state(symbol), kind)

    def age_s(self, symbol: Symbol, kind: Kind = Kind.SNAPSHOT) -> float:
        """Seconds since anything was heard of a figure; of the symbol, where the figure is not wanted."""
        state = self._store.state(symbol)
        track = self._tracks.get((symbol, kind))
        if track is None or track.count != _count(state, kind):
            return self._clock.monotonic_s() - state.heard_s
        return self._clock.monotonic_s() - track.heard_s

    def threshold_s(self, symbol: Symbol, kind: Kind = Kind.SNAPSHOT) -> float:
        """The silence after which it turns stale; infinite while it cannot."""
        track = self._tracks.get((symbol, kind))
        return track.threshold_s if track is not None else float("inf")

    def subscribe(self, changed: Callable[[], None]) -> Unsubscribe:
        """Be told when figures turned stale or stopped being so."""
        self._changed.append(changed)
        return lambda: self._changed.remove(changed) if changed in self._changed else None

    def renew(self, symbols: Collection[Symbol]) -> None:
        """Another vendor serves these: its rhythm is not known, and silence is counted from now on."""
        now_s = self._clock.monotonic_s()
        for (symbol, _), track in self._tracks.items():
            if symbol in symbols:
                track.since_s = now_s
                track.is_stale = False
                track.forget()

    def close(self) -> None:
        """Look no more."""
        self._closed = True
        self._changed.clear()

    # --- the look ----------------------------------------------------------------------------------------------------

    def _tick(self) -> None:
        if self._closed:
            return
        due_s = self.look()
        self._later(min(_TICK_S, max(_SOONEST_S, due_s)), self._tick)

    def look(self) -> float:
        """Look at every wanted figure; returns the seconds until the next one may turn stale."""
        now_s, wall_ms = self._clock.monotonic_s(), self._clock.wall_ms()
        if now_s - self._looked_s > _SLEPT_S:
            self._awake_s = now_s
        self._looked_s = now_s
        changed = self._match(now_s)
        due_s = float("inf")
        self._floors_s.clear()
        asked, is_up = None, False
        for (symbol, kind), track in self._tracks.items():
            state = track.state
            if symbol is not asked:
                # The figures of a symbol mostly follow each other, and its link is the same.
                asked, is_up = symbol, self._is_up(symbol)
            if not is_up:
                track.down_s = now_s
            self._place(track, symbol, now_s, wall_ms)
            was_stale = track.is_stale
            self._listen(track, state, kind, now_s)
            track.threshold_s = self._threshold_s(track, state, symbol.market, kind)
            silent_s = now_s - max(track.heard_s, track.since_s, self._awake_s)
            track.is_stale = track.count > 0 and silent_s >= track.threshold_s
            changed |= track.is_stale is not was_stale
            if not track.is_stale:
                due_s = min(due_s, track.threshold_s - silent_s)
        if changed:
            for one in tuple(self._changed):
                one()
        return due_s

    def _match(self, now_s: float) -> bool:
        """Track what is wanted now; whether a stale figure is not wanted any more."""
        streams = (tuple(self._wanted()), frozenset(self._unslotted()))
        if streams == self._streams:
            return False
        self._streams = streams
        before, self._tracks = self._tracks, {}
        for key, is_polled in _keys(*streams).items():
            state = self._store.state(key[0])
            track = self._tracks[key] = before.get(key) or _Track(state, _count(state, key[1]), now_s)
            if is_polled is not track.is_polled:
                track.is_polled = is_polled
                track.since_s = now_s
                track.forget()
        return any(track.is_stale for key, track in before.items() if key not in self._tracks)

    def _place(self, track: _Track, symbol: Symbol, now_s: float, wall_ms: int) -> None:
        """The phase it is in."""
        span = track.span
        version = self._hours.version
        if span is None or not span.start_ms <= wall_ms < span.end_ms or track.span_version != version:
            before = span.phase if span is not None else None
            span = track.span = self._hours.phase_at(symbol, wall_ms)
            track.span_version = version
            if before is not None and before is not span.phase:
                track.since_s = now_s
            if span.phase in _USUAL | _THIN and span.phase is not track.phase:
                track.phase = span.phase
                track.forget()

    def _listen(self, track: _Track, state: SymbolState, kind: Kind, now_s: float) -> None:
        count = _count(state, kind)
        messages, track.count = count - track.count, count
        if messages <= 0:
            return
        # The frame that saw the latest change tells the time better than this look does.
        moved_s = state.heard_s if track.heard_s < state.heard_s <= now_s else now_s
        since_s = max(track.heard_s, track.since_s, self._awake_s)
        if since_s > track.down_s:
            track.learn(messages, max(0.0, moved_s - since_s))
        track.heard_s = moved_s

    def _threshold_s(self, track: _Track, state: SymbolState, market: str, kind: Kind) -> float:
        phase = track.span.phase if track.span is not None else Phase.UNKNOWN
        floor_s = self._floors_s.get(market)
        if floor_s is None:
            floor_s = self._floor_s(market, STALE_FLOOR_S.get(market, DEFAULT_STALE_FLOOR_S))
            self._floors_s[market] = floor_s
        known = track.moves >= KNOWN_AFTER
        resting = phase not in _USUAL and not (phase in _THIN and known)
        if state.suspended == 1 or floor_s <= 0 or resting:
            return float("inf")
        if phase in _THIN:
            floor_s *= _EXTENDED
        if kind is Kind.TRADE:
            floor_s *= 2
        if track.is_polled:
            usual_s = _POLLS * track.mean_s if known else POLLED_UNKNOWN_S
        elif known:
            usual_s = max(_DISTANCES * track.mean_s, _SILENCES * track.longest_s)
        else:
            usual_s = UNKNOWN_S
        return max(floor_s, min(usual_s, CAP_S))


def _keys(streams: Collection[Stream], unslotted: frozenset[Stream]) -> dict[Key, bool]:
    """The figures that are wanted, and whether they are polled: snapshots and prints make one, prints and books their
    own too."""
    keys: dict[Key, bool] = {}
    for stream in streams:
        kind, is_polled = stream.kind, stream in unslotted
        if kind in (Kind.SNAPSHOT, Kind.TRADE):
            key = (stream.symbol, Kind.SNAPSHOT)
            keys[key] = keys.get(key, True) and is_polled
        if kind in (Kind.TRADE, Kind.DEPTH):
            keys[stream.symbol, kind] = is_polled
    return keys


def _count(state: SymbolState, kind: Kind) -> int:
    """Messages heard of a figure; what was backfilled is of the past."""
    if kind is Kind.DEPTH:
        return state.depth_count
    prints = state.print_count
    return prints if kind is Kind.TRADE else prints + state.snapshot_count - state.echo_count


def _as_documented(_market: str, default_s: float) -> float:
    return default_s
