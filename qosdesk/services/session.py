"""The session with a vendor as the screens show it: state in words, meters. Implements `ui.ports.ConnectionPort`."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from dataclasses import replace

from qosdesk.clock import Clock
from qosdesk.domain.quotes import Stream
from qosdesk.domain.status import Cause, Connection, LinkState, Meter, Notice, Severity
from qosdesk.feed.calls import FailureKind
from qosdesk.feed.messages import (
    FeedState,
    LimitLearned,
    Measure,
    StateChanged,
    StreamsSilent,
    SubscriptionConfirmed,
    SubscriptionRefused,
    Warned,
)
from qosdesk.services.ports import FeedEvent, FeedPort, Unsubscribe

_log = logging.getLogger(__name__)

_STATES = {
    FeedState.IDLE: LinkState.OFFLINE,
    FeedState.CONNECTING: LinkState.CONNECTING,
    FeedState.LIVE: LinkState.LIVE,
    FeedState.RECONNECTING: LinkState.RECONNECTING,
    FeedState.REFUSED: LinkState.REFUSED,
}
_COUNT_S = 1.0
"""Streams are counted again after an event, and else this often: every row of a table asks whether the link is up."""


class Session:
    """What the chip and the status bar say.

    Args:
        provider: title of the vendor, `QOS`.
        demo: the other side is the demo exchange.
        notify: tells the user.
    """

    def __init__(
        self,
        feed: FeedPort,
        clock: Clock,
        provider: str,
        *,
        demo: bool,
        notify: Callable[[Notice], None] = lambda _notice: None,
    ) -> None:
        self._feed = feed
        self._notify = notify
        self._clock = clock
        self._connection = Connection(provider=provider, demo=demo, since_ms=clock.wall_ms())
        self._next_try_s = 0.0
        self._changed: list[Callable[[], None]] = []
        self._take: Callable[[], None] | None = None
        self._is_heard = False
        self._counted: Connection | None = None
        self._counted_s = 0.0
        self._unsubscribe = feed.subscribe(self._on_event)

    def connection(self) -> Connection:
        """The current state, with the streams as they are now or were a moment ago."""
        now_s = self._clock.monotonic_s()
        if self._counted is None or now_s >= self._counted_s + _COUNT_S:
            wanted = self._feed.wanted()
            confirmed = sum(1 for stream in wanted if self._feed.is_confirmed(stream))
            self._counted_s = now_s
            self._counted = replace(self._connection, streams_wanted=len(wanted), streams_confirmed=confirmed)
        if not self._next_try_s:
            return self._counted
        return replace(self._counted, next_try_ms=self._next_try_ms())

    def _next_try_ms(self) -> int:
        """By the wall clock as it is now: it may have been set since the attempt was planned."""
        return self._clock.wall_ms() + round((self._next_try_s - self._clock.monotonic_s()) * 1000)

    def set_source(self, provider: str, *, demo: bool) -> None:
        """Another vendor, or another kind of source, is plugged in."""
        self._next_try_s = 0.0
        self._take = None
        self._connection = Connection(LinkState.CONNECTING, provider, demo, self._clock.wall_ms())
        self._tell()

    def hold(self, reason: str, take: Callable[[], None]) -> None:
        """Nothing is plugged in, because another program uses the key; `take` is what trying now does meanwhile."""
        self._take = take
        self._connection = replace(
            self._connection,
            state=LinkState.OFFLINE,
            since_ms=self._clock.wall_ms(),
            reason=reason,
            held=True,
            cause=Cause.IN_USE,
        )
        self._tell()

    def meters(self) -> Sequence[Meter]:
        """Budgets as counted on this side."""
        return self._feed.ledger()

    def is_confirmed(self, stream: Stream) -> bool:
        """Whether a stream is live."""
        return self._feed.is_confirmed(stream)

    def try_now(self) -> None:
        """Connect without waiting; take a key over that another program uses."""
        if self._take is not None:
            self._take()
        else:
            self._feed.try_now()

    def subscribe(self, changed: Callable[[], None]) -> Unsubscribe:
        """Be told of every change of state."""
        self._changed.append(changed)
        return lambda: self._changed.remove(changed) if changed in self._changed else None

    def close(self) -> None:
        """Stop listening."""
        self._unsubscribe()
        self._changed.clear()

    # --- events ------------------------------------------------------------------------------------------------------

    def _on_event(self, event: FeedEvent) -> None:
        self._counted = None
        match event:
            case StateChanged():
                self._set_state(event)
            case SubscriptionConfirmed():
                if not self._is_heard:
                    self._is_heard = True
                    self._tell()
            case SubscriptionRefused(streams, failure):
                if failure.kind is FailureKind.NOT_OFFERED:
                    return  # each row and panel says so of its own symbol
                names = ", ".join(sorted({str(stream.symbol) for stream in streams}))
                self._notify(
                    Notice(f"{self._connection.provider} refused {names}: {failure.text}", Severity.WARNING)
                )
            case StreamsSilent(streams):
                names = ", ".join(sorted({str(stream) for stream in streams})[:8])
                self._notify(Notice(f"No data yet of {names}."))
            case LimitLearned():
                self._notify(Notice(self._learned_words(event), Severity.WARNING))
            case Warned(text):
                self._notify(Notice(text, Severity.WARNING))
            case _:
                pass

    def _learned_words(self, event: LimitLearned) -> str:
        """`QOS allows 8 live products, not 10: 2 symbols are polled instead.`"""
        counter = f"{event.counter} " if event.counter else ""
        what = {
            Measure.LIVE: "live products",
            Measure.PER_MINUTE: f"{counter}requests a minute",
            Measure.PER_CALL: f"symbols in one {counter}request",
        }[event.measure]
        expected = f", not {event.plan}" if event.plan else ""
        polled = ""
        if event.polled:
            polled = f": {event.polled} symbol{'s are' if event.polled != 1 else ' is'} polled instead"
        return f"{self._connection.provider} allows {event.limit} {what}{expected}{polled}."

    def _set_state(self, event: StateChanged) -> None:
        now_ms = self._clock.wall_ms()
        state = _STATES[event.state]
        same = state is self._connection.state
        self._next_try_s = event.next_try_s
        self._connection = replace(
            self._connection,
            state=state,
            since_ms=self._connection.since_ms if same else now_ms,
            attempt=event.attempt,
            # While it is tried again, what went wrong before still holds.
            reason=event.reason or (self._connection.reason if same else ""),
            cause=_cause_of(event) if event.reason or not same else self._connection.cause,
        )
        self._is_heard = False
        self._tell()

    def _tell(self) -> None:
        self._counted = None
        for changed in tuple(self._changed):
            try:
                changed()
            except Exception:  # noqa: BLE001 - a screen's bug must not keep the session from going on; the log has it
                _log.exception("a listener to the connection failed")


def _cause_of(event: StateChanged) -> Cause:
    return Cause(event.cause.value) if event.cause is not None else Cause.NONE
