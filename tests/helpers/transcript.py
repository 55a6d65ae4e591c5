"""Tests of the feed machine as a dialogue: `>>` is what happens, `<<` is what must follow, in order and completely.

    talk = Talk()
    talk >> want("HK:700") << CONNECTING << OpenLink(0)
    talk >> LinkUp(0) << LIVE << "T HK:700"
    talk >> "ack T" << SubscriptionConfirmed

What may stand after `<<`: an effect, an event (told to the listeners), a class of either, a feed state, or text: a
frame sent, as its command and its codes. What may stand after `>>`: an input, or text for a frame received: `ack T`,
`no T unknown code`, `data RS HK:700`, `beat`, `quotes` or `heard HK:700`. The text speaks of link 0 and answers the
latest frame of that name. Time passes with `talk.after(seconds)`, which gives every tick that the machine asked for.
"""

from __future__ import annotations

import json
import random
from typing import Any

from qosdesk.domain.intervals import Interval
from qosdesk.domain.priority import Priority
from qosdesk.domain.symbols import parse_symbol
from qosdesk.feed.calls import Call, Failure, FailureKind, GetBars, GetSnapshots
from qosdesk.feed.dialect import Dialect
from qosdesk.feed.machine import FeedMachine
from qosdesk.feed.messages import (
    Acknowledged,
    Answered,
    Ask,
    ControlReceived,
    Effect,
    Emit,
    Expect,
    FeedState,
    HeartbeatAnswered,
    HttpAnswered,
    HttpFailed,
    Input,
    LinkLost,
    QuotesArrived,
    Refused,
    SendHttp,
    SendText,
    StateChanged,
    Tick,
    Unwant,
    WakeAt,
    Want,
)
from tests.helpers.mini import WHY, MiniDialect, streams

CONNECTING, LIVE, RECONNECTING, REFUSED = (
    FeedState.CONNECTING,
    FeedState.LIVE,
    FeedState.RECONNECTING,
    FeedState.REFUSED,
)
CUT = Failure(FailureKind.UNREACHABLE, "The connection was cut.")


class MiddleRandom(random.Random):
    """Jitter that does nothing: always the middle of the range."""

    def uniform(self, a: float, b: float) -> float:
        return (a + b) / 2


def want(*texts: str, priority: Priority = Priority.VISIBLE) -> Want:
    """`want("HK:700", "HK:5 depth")`."""
    return Want(streams(*texts), priority)


def unwant(*texts: str) -> Unwant:
    """The opposite."""
    return Unwant(streams(*texts))


def ask_snapshots(*codes: str, id: int = 1, priority: Priority = Priority.VISIBLE) -> Ask:  # noqa: A002
    """A question that HTTP and the link can carry; three codes fit one request."""
    return Ask(Call(id, GetSnapshots(tuple(parse_symbol(code) for code in codes)), priority))


def ask_bars(code: str, id: int = 1, priority: Priority = Priority.VISIBLE) -> Ask:  # noqa: A002
    """A question that only the link can carry."""
    return Ask(Call(id, GetBars(parse_symbol(code), Interval.M1, 10), priority))


def lost(kind: FailureKind = FailureKind.UNREACHABLE, link: int = 0) -> LinkLost:
    """The connection is gone."""
    return LinkLost(link, Failure(kind, kind.value))


class Talk:
    """One dialogue with a machine; see the module.

    Attributes:
        now_s: the time.
        expected: streams that codecs were told to expect.
        http: what was sent by HTTP, by call id.
        ticks: how often the machine was woken.
    """

    def __init__(self, dialect: Dialect | None = None, rng: random.Random | None = None) -> None:
        self.machine = FeedMachine(dialect or MiniDialect(), rng or MiddleRandom())
        self.now_s = 1000.0
        self.expected: list[Any] = []
        self.http: dict[int, SendHttp] = {}
        self.ticks = 0
        self._ids: dict[str, int] = {}
        self._wake_at_s = float("inf")
        self._out: list[Any] = []

    def __rshift__(self, event: Input | str) -> Talk:
        self.nothing()
        self._give(self._read(event) if isinstance(event, str) else event)
        return self

    def __lshift__(self, expected: Any) -> Talk:
        assert self._out, f"nothing more followed, but {expected!r} should have"
        got = self._out.pop(0)
        if isinstance(expected, type):
            assert isinstance(got, expected), f"{got!r} is no {expected.__name__}"
        elif isinstance(expected, FeedState):
            assert isinstance(got, StateChanged), got
            assert got.state is expected
        elif isinstance(expected, str) and isinstance(got, SendText):
            assert _frame(got.text) == expected
        else:
            assert got == expected
        return self

    def after(self, seconds: float) -> Talk:
        """Let time pass, with every tick that was asked for; what followed stays to be checked."""
        until_s = self.now_s + seconds
        while self._wake_at_s <= until_s:
            self.now_s = max(self.now_s, self._wake_at_s)
            self._wake_at_s = float("inf")
            self.ticks += 1
            self._give(Tick())
        self.now_s = until_s
        return self

    def nothing(self) -> Talk:
        """Nothing else followed."""
        assert not self._out, f"unexpected: {self._out}"
        return self

    def skip(self) -> list[Any]:
        """Whatever followed is not the matter of this test; returns it."""
        out, self._out = self._out, []
        return out

    def line(self, sent: Any) -> str:
        """A frame sent, as its command and its codes."""
        assert isinstance(sent, SendText), sent
        return _frame(sent.text)

    def answer_http(self, body: bytes | None = None, status: int = 200, call_id: int | None = None) -> Talk:
        """The server answers the given, else the oldest open HTTP request, by default with what was asked."""
        sent = self.http.pop(call_id if call_id is not None else min(self.http))
        return self >> HttpAnswered(sent.call_id, status, sent.request.body if body is None else body)

    def fail_http(self, kind: FailureKind = FailureKind.UNREACHABLE, was_sent: bool = True) -> Talk:
        """The oldest open HTTP request gets no answer, or finds no server."""
        sent = self.http.pop(min(self.http))
        return self >> HttpFailed(sent.call_id, Failure(kind, kind.value, was_sent))

    def _give(self, event: Input) -> None:
        for effect in self.machine.handle(event, self.now_s):
            self._note(effect)

    def _note(self, effect: Effect) -> None:
        match effect:
            case WakeAt(at_s):
                assert at_s > self.now_s, "a wake-up in the past would turn in circles"
                self._wake_at_s = at_s
            case Expect(_, expected):
                self.expected += expected
            case Emit(event):
                self._out.append(event)
            case SendText(_, text):
                frame = json.loads(text)
                self._ids[frame["cmd"]] = frame["id"]
                self._out.append(effect)
            case SendHttp():
                self.http[effect.call_id] = effect
                self._out.append(effect)
            case _:
                self._out.append(effect)

    def _read(self, text: str) -> Input:
        word, _, rest = text.partition(" ")
        name, _, rest = rest.partition(" ")
        match word:
            case "ack":
                return ControlReceived(0, Acknowledged(name, self._ids[name]))
            case "no":
                kind = WHY.get(rest, FailureKind.REJECTED)
                return ControlReceived(0, Refused(name, self._ids[name], Failure(kind, rest)))
            case "data":
                payload = json.dumps({"codes": rest.split()}).encode()
                return ControlReceived(0, Answered(self._ids[name], name, payload))
            case "beat":
                return ControlReceived(0, HeartbeatAnswered())
            case "quotes":
                return QuotesArrived(0, 1)
            case "heard":
                return QuotesArrived(0, 1, streams(*[f"{name} {rest or 'trade'}"]))
        raise AssertionError(f"not a line of a dialogue: {text}")


def _frame(text: str) -> str:
    frame = json.loads(text)
    return " ".join([frame["cmd"], *frame.get("codes", [])])
