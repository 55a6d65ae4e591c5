"""The health of the session: what happened, how late quotes are, which streams are silent, who holds the live slots.

Implements `ui.ports.DiagnosticsPort` by shape. It costs nothing while nobody reads it but a note per event.
"""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import Final

from qosdesk.clock import Clock
from qosdesk.domain.diagnostics import Cause, Diagnostics, Incident, Polled, StreamHealth, What
from qosdesk.domain.quotes import Kind, Stream
from qosdesk.feed.calls import FailureKind
from qosdesk.feed.messages import (
    CallFailed,
    FeedState,
    HeartbeatReturned,
    LimitLearned,
    StateChanged,
    StreamsSilent,
    SubscriptionRefused,
    Warned,
)
from qosdesk.market.latency import KIND_BITS, Latency
from qosdesk.market.store import Store, SymbolState
from qosdesk.services.ports import FeedEvent, FeedPort, Later, Unsubscribe

VendorListener = Callable[[str, FeedEvent], None]
INCIDENTS_KEPT: Final = 200
_NAMES_MAX: Final = 8
_RATE_S: Final = 0.9
_WATCH_S: Final = 5.0
_MOVED_MS: Final = 500
_LATEST: Final = 4
"""Among so many incidents the same one again is counted, not listed once more."""


class DiagnosticsService:
    """Listens to the feed and answers `read`.

    Args:
        latency: what is measured.
        later: the loop's `call_later`; every few seconds the wall clock is compared with the monotonic one.
        redact: takes secrets out of a text.
        by_vendor: subscribes to the events of several vendors with their names; None where there is one feed.
        label: what to call a vendor in a line; empty where there is only one.
    """

    def __init__(
        self,
        feed: FeedPort,
        store: Store,
        clock: Clock,
        latency: Latency,
        later: Later,
        redact: Callable[[str], str] = str,
        by_vendor: Callable[[VendorListener], Unsubscribe] | None = None,
        label: Callable[[str], str] = lambda _vendor: "",
    ) -> None:
        self._feed = feed
        self._store = store
        self._clock = clock
        self._latency = latency
        self._later = later
        self._redact = redact
        self._incidents: deque[Incident] = deque(maxlen=INCIDENTS_KEPT)
        self._silent: dict[Stream, int] = {}
        self._label = label
        self._connections: Counter[str] = Counter()
        self._states: dict[str, FeedState] = {}
        self._counts = dict.fromkeys(Kind, 0)
        self._rates = dict.fromkeys(Kind, 0.0)
        self._counted_s = clock.monotonic_s()
        self._clocks = (clock.wall_ms(), clock.monotonic_s())
        self._pace = 0.0
        self._closed = False
        if by_vendor is not None:
            self._unsubscribe = by_vendor(self._on_event)
        else:
            self._unsubscribe = feed.subscribe(partial(self._on_event, ""))
        later(_WATCH_S, self._watch_clock)

    # --- DiagnosticsPort ---------------------------------------------------------------------------------------------

    def read(self) -> Diagnostics:
        """Everything as it is now."""
        now_s = self._clock.monotonic_s()
        self._count(now_s)
        wanted = self._feed.wanted()
        unslotted = frozenset(self._feed.unslotted())
        confirmed = frozenset(stream for stream in wanted if self._feed.is_confirmed(stream))
        slotted = [stream for stream in wanted if stream not in unslotted]
        live = tuple(dict.fromkeys(stream.symbol for stream in slotted if stream in confirmed))
        have_slot = {stream.symbol for stream in slotted}
        polled = dict.fromkeys(s.symbol for s in wanted if s in unslotted and s.kind is not Kind.BAR)
        return Diagnostics(
            self._latency.offset.between(),
            tuple(self._health(kind, confirmed, now_s) for kind in Kind),
            sum(count - 1 for count in self._connections.values()),
            tuple(reversed(self._incidents)),
            len(wanted),
            len(confirmed),
            tuple(stream for stream in slotted if stream not in confirmed),
            self._still_silent(frozenset(wanted)),
            live,
            tuple(
                self._polled(self._store.state(symbol), now_s) for symbol in polled if symbol not in have_slot
            ),
        )

    def redact(self, text: str) -> str:
        """The text without secrets."""
        return self._redact(text)

    # --- for the house -----------------------------------------------------------------------------------------------

    def set_source(self) -> None:
        """Another vendor or kind of source: nothing of the one before is compared with it."""
        self._connections.clear()
        self._silent.clear()
        self._latency.forget_stamps()
        self._clocks, self._pace = (self._clock.wall_ms(), self._clock.monotonic_s()), 0.0

    def close(self) -> None:
        """Stop listening."""
        self._closed = True
        self._unsubscribe()

    # --- reading -----------------------------------------------------------------------------------------------------

    def _health(self, kind: Kind, confirmed: frozenset[Stream], now_s: float) -> StreamHealth:
        latency, bit = self._latency, KIND_BITS[kind]
        offset, stamps = latency.offset.between(), latency.stamps.get(bit)
        heard_s = latency.heard_s[bit]
        return StreamHealth(
            kind,
            self._rates[kind],
            len({stream.symbol for stream in confirmed if stream.kind is kind}),
            now_s - heard_s if heard_s else -1.0,
            stamps.delays(offset, now_s) if stamps is not None and offset is not None else None,
            latency.painted[bit].recent(now_s).quantiles(),
            latency.painted[bit].ever.quantiles(),
        )

    def _count(self, now_s: float) -> None:
        """Messages a second; two readers within a second see the same."""
        passed_s = now_s - self._counted_s
        if passed_s < _RATE_S:
            return
        counts = dict.fromkeys(Kind, 0)
        for state in self._store.states():
            for kind in Kind:
                counts[kind] += _messages(state, kind)
        self._rates = {kind: (counts[kind] - self._counts[kind]) / passed_s for kind in Kind}
        self._counts, self._counted_s = counts, now_s

    def _still_silent(self, wanted: frozenset[Stream]) -> tuple[Stream, ...]:
        for stream, count in tuple(self._silent.items()):
            if stream not in wanted or _messages(self._store.state(stream.symbol), stream.kind) != count:
                del self._silent[stream]
        return tuple(self._silent)

    @staticmethod
    def _polled(state: SymbolState, now_s: float) -> Polled:
        return Polled(state.symbol, now_s - state.heard_s if state.heard_s else -1.0)

    # --- events ------------------------------------------------------------------------------------------------------

    def _on_event(self, vendor: str, event: FeedEvent) -> None:
        name = self._label(vendor)
        match event:
            case HeartbeatReturned(server_ms, sent_s, heard_s):
                # Clocks of several vendors are not mixed: that of the one that connected first is looked at.
                if next(iter(self._connections), vendor) == vendor:
                    self._on_heartbeat(server_ms, sent_s, heard_s)
            case StateChanged():
                self._on_state(vendor, name, event)
            case SubscriptionRefused(streams, failure):
                text = f"{_names(streams)}: {failure.text}"
                self._note(What.STREAMS_REFUSED, text, failure.kind, name)
            case StreamsSilent(streams):
                for stream in streams:
                    self._silent[stream] = _messages(self._store.state(stream.symbol), stream.kind)
                self._note(What.SILENT, _names(streams), vendor=name)
            case CallFailed(_, failure):
                self._note(What.REQUEST_FAILED, failure.text, failure.kind, name)
            case LimitLearned(measure, counter, limit, plan):
                what = f"{measure.value} ({counter})" if counter else measure.value
                text = f"{what}: {limit}" + (f", not {plan}" if plan else "")
                self._note(What.LIMIT_LEARNED, text, vendor=name)
            case Warned(text):
                self._note(What.WARNED, text, vendor=name)
            case _:
                pass

    def _on_heartbeat(self, server_ms: int, sent_s: float, heard_s: float) -> None:
        now_s, wall_s = self._clock.monotonic_s(), self._clock.wall_ms() / 1000
        self._latency.offset.answered(
            wall_s - (now_s - sent_s), server_ms / 1000, wall_s - (now_s - heard_s), now_s
        )

    def _on_state(self, vendor: str, name: str, event: StateChanged) -> None:
        before = self._states.get(vendor)
        self._states[vendor] = event.state
        if event.state is FeedState.LIVE and before is not FeedState.LIVE:
            self._connections[vendor] += 1
            self._note(What.CONNECTED, vendor=name)
        elif event.state is FeedState.REFUSED:
            self._note(What.REFUSED, event.reason, event.cause, name)
        elif event.state is FeedState.RECONNECTING and event.reason:
            self._note(What.LOST, event.reason, event.cause, name)

    def _note(self, what: What, text: str = "", cause: FailureKind | None = None, vendor: str = "") -> None:
        if vendor:
            text = f"{vendor}: {text}" if text else vendor
        incident = Incident(
            self._clock.wall_ms(),
            what,
            Cause(cause.value) if cause is not None else Cause.NONE,
            self._redact(text),
        )
        for place, one in enumerate(reversed(self._incidents)):
            if place == _LATEST:
                break
            if (one.what, one.cause, one.text) == (what, incident.cause, incident.text):
                self._incidents.remove(one)
                incident = replace(incident, count=one.count + 1)
                break
        self._incidents.append(incident)

    # --- the wall clock ----------------------------------------------------------------------------------------------

    def _watch_clock(self) -> None:
        """A wall clock that jumps makes every difference from a stamp wrong: begin anew, and say so."""
        if self._closed:
            return
        self._later(_WATCH_S, self._watch_clock)
        (wall_ms, now_s), now = self._clocks, (self._clock.wall_ms(), self._clock.monotonic_s())
        self._clocks = now
        passed_s = now[1] - now_s
        pace, self._pace = self._pace, (now[0] - wall_ms) / passed_s if passed_s > 0 else 0.0
        # The demo's clock may run fast, evenly: a jump is what the pace before does not explain.
        moved_ms = (now[0] - wall_ms) - pace * passed_s
        if pace and abs(moved_ms) > _MOVED_MS:
            self._pace = pace
            self._latency.forget_stamps()
            self._note(What.CLOCK_MOVED, f"{moved_ms / 1000:+.1f} s")


def _messages(state: SymbolState, kind: Kind) -> int:
    if kind is Kind.SNAPSHOT:
        return state.snapshot_count
    if kind is Kind.TRADE:
        return state.print_count
    return state.depth_count if kind is Kind.DEPTH else state.bar_count


def _names(streams: Sequence[Stream]) -> str:
    names = sorted({str(stream) for stream in streams})
    more = len(names) - _NAMES_MAX
    return ", ".join(names[:_NAMES_MAX]) + (f" and {more} more" if more > 0 else "")
