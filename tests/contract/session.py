"""A session under a fake clock for the contract suite: the real machine, a provider's dialect and codec, no sockets."""

from __future__ import annotations

import importlib
import random
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from qosdesk.domain.quotes import Kind, Stream
from qosdesk.domain.symbols import Symbol
from qosdesk.feed.calls import Call
from qosdesk.feed.dialect import Command, Dialect, Provider
from qosdesk.feed.limits import Limits
from qosdesk.feed.machine import FeedMachine
from qosdesk.feed.messages import (
    CloseLink,
    ControlReceived,
    Emit,
    Event,
    Expect,
    HttpAnswered,
    Input,
    LinkUp,
    OpenLink,
    QuotesArrived,
    SendHttp,
    SendText,
    Tick,
    TryNow,
    WakeAt,
)
from qosdesk.providers.registry import provider
from tests.corpus.cases import FrameCase, HttpCase, RecordingSink, Server


@dataclass(frozen=True)
class Subject:
    """A provider and its corpus."""

    provider: Provider
    http: tuple[HttpCase, ...]
    frames: tuple[FrameCase, ...]
    server: Server

    @classmethod
    def of(cls, name: str) -> Subject:
        """By registry name."""
        corpus = importlib.import_module(f"tests.corpus.{name}.corpus")
        return cls(provider(name), corpus.HTTP, corpus.FRAMES, corpus.SERVER)

    def dialect(self, limits: Limits | None = None) -> Dialect:
        """A dialect that knows what its preface tells."""
        made = self.provider.dialect(limits)
        if made.preface is not None:
            made.read_http(Call(0, made.preface), *self.server.preface)
        return made

    def streams(self, count: int, kind: Kind = Kind.TRADE) -> tuple[Stream, ...]:
        """Streams of one kind of that many symbols."""
        return tuple(Stream(self.provider.parse_symbol(self.server.code(n)), kind) for n in range(count))

    @property
    def symbol(self) -> Symbol:
        """One that has every kind."""
        return self.provider.parse_symbol(self.server.symbol)

    @property
    def charted(self) -> Symbol:
        """One that has every declared interval, and older bars."""
        return self.provider.parse_symbol(self.server.charted)


class Spy:
    """A dialect that remembers what each text it wrote was for."""

    def __init__(self, dialect: Dialect) -> None:
        self._dialect = dialect
        self.meaning: dict[str, Any] = {}

    def __getattr__(self, name: str) -> Any:
        return getattr(self._dialect, name)

    def encode_command(self, command: Command, request_id: int) -> str:
        text = self._dialect.encode_command(command, request_id)
        self.meaning[text] = command
        return text

    def encode_heartbeat(self, request_id: int) -> str:
        text = self._dialect.encode_heartbeat(request_id)
        self.meaning[text] = "heartbeat"
        return text

    def link_request(self, question: Any, request_id: int) -> tuple[int, str] | None:
        made = self._dialect.link_request(question, request_id)
        if made is not None:
            self.meaning[made[1]] = question
        return made


@dataclass(frozen=True)
class Sent:
    """A text frame that went out."""

    at_s: float
    link: int
    text: str
    meaning: Any


@dataclass
class Session:
    """One session.

    Attributes:
        sent, http: what went out, with its time.
        events: what was told.
        on_sent: plays the server; called with each frame that goes out.
    """

    subject: Subject
    limits: Limits | None = None
    now_s: float = 1000.0
    sent: list[Sent] = field(default_factory=list)
    http: list[tuple[float, SendHttp]] = field(default_factory=list)
    events: list[tuple[float, Event]] = field(default_factory=list)
    opened: list[float] = field(default_factory=list)
    closed: list[float] = field(default_factory=list)
    on_sent: Callable[[Sent], None] | None = None

    def __post_init__(self) -> None:
        self.dialect = Spy(self.subject.dialect(self.limits))
        self.machine = FeedMachine(self.dialect, random.Random(1))
        self.sink = RecordingSink()
        self.codecs: dict[int, Any] = {}
        self._wake_s = float("inf")
        self._up: list[int] = []

    def connect(self) -> Session:
        """Start, and let every link come up."""
        return self.give(TryNow()).accept()

    def accept(self) -> Session:
        """Every connection that was asked for comes up."""
        links, self._up = self._up, []
        for link in links:
            self.codecs[link] = self.dialect.codec(link, self.sink)
            self.give(LinkUp(link))
        return self

    def give(self, event: Input) -> Session:
        """An input, and everything that follows."""
        for effect in self.machine.handle(event, self.now_s):
            match effect:
                case WakeAt(at_s):
                    self._wake_s = at_s
                case Expect(link, streams):
                    self.codecs[link].expect(streams)
                case Emit(told):
                    self.events.append((self.now_s, told))
                case SendText(link, text):
                    self.sent.append(Sent(self.now_s, link, text, self.dialect.meaning[text]))
                case SendHttp() if self._is_preface(effect):
                    self.give(HttpAnswered(effect.call_id, *self.subject.server.preface))
                case SendHttp():
                    self.http.append((self.now_s, effect))
                case OpenLink(link):
                    self.opened.append(self.now_s)
                    self._up.append(link)
                case CloseLink():
                    self.closed.append(self.now_s)
        return self

    def _is_preface(self, effect: SendHttp) -> bool:
        """Whether this asks for what must be known first: answered at once, and no matter of any card."""
        preface = self.dialect.preface
        return preface is not None and effect.request == self.dialect.http_request(preface)

    def receive(self, payload: bytes, link: int | None = None) -> Session:
        """A frame arrives."""
        link = self.dialect.links[0] if link is None else link
        codec = self.codecs[link]
        before = codec.quotes
        control = codec.on_payload(payload)
        if control is not None:
            return self.give(ControlReceived(link, control))
        seen = tuple(codec.first_seen)
        codec.first_seen.clear()
        return self.give(QuotesArrived(link, codec.quotes - before, seen))

    def after(self, seconds: float) -> Session:
        """Time passes, with every wake-up asked for; `on_sent` answers what went out."""
        until_s = self.now_s + seconds
        self._play()
        while self._wake_s <= until_s:
            self.now_s = max(self.now_s, self._wake_s)
            self._wake_s = float("inf")
            self.give(Tick())
            self._play()
        self.now_s = until_s
        return self

    def commands(self) -> list[Command]:
        """The subscription commands that went out."""
        return [one.meaning for one in self.sent if isinstance(one.meaning, Command)]

    def told(self, kind: type) -> list[Any]:
        """Events of a class."""
        return [event for _, event in self.events if isinstance(event, kind)]

    def last_command(self) -> Sent:
        """The latest subscription command."""
        return [one for one in self.sent if isinstance(one.meaning, Command)][-1]

    def _play(self) -> None:
        if self.on_sent is not None:
            for one in self.sent[self._played :]:
                self._played += 1
                self.on_sent(one)

    _played: int = 0
