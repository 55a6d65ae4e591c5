"""A minimal provider for tests of the session core and of the network: JSON lines with short names.

command     {"cmd": "T", "codes": ["HK:700"], "id": 3}    -> {"ack": "T", "id": 3} or {"no": "T", "id": 3, "why": "..."}
push        {"q": "HK:700", "kind": "trade", "price": 1.5}
request     {"cmd": "RS", "codes": ["HK:700"], "id": 4}   -> {"data": "RS", "id": 4, "codes": [...]}
"""

from __future__ import annotations

import json
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import replace

from qosdesk.domain.hours import TradingCalendar
from qosdesk.domain.intervals import Interval
from qosdesk.domain.quotes import Bar, Kind, Snapshot, Stream
from qosdesk.domain.symbols import Symbol, parse_symbol
from qosdesk.feed.calls import (
    AnswerValue,
    Call,
    Failure,
    FailureKind,
    GetBars,
    GetCalendars,
    GetSnapshots,
    Question,
)
from qosdesk.feed.dialect import Capabilities, Command, Credentials, LinkCodec, ProviderOption
from qosdesk.feed.limits import CountBy, Limits
from qosdesk.feed.messages import (
    Acknowledged,
    Answered,
    Control,
    HeartbeatAnswered,
    HttpRequest,
    Refused,
    Unhandled,
)
from qosdesk.feed.sink import DecodeLadders, QuoteSink

LIMITS = Limits(
    products=0,
    products_per_call=3,
    requests_per_minute=0,
    command_gap_s=1.0,
    heartbeat_s=20.0,
    silence_s=30.0,
    ack_s=10.0,
    http_s=15.0,
    quiet_s=30.0,
    linger_s=0.0,
    settle_s=0.0,
    gather_s=0.0,
    poll_round_s=0.0,
)
NAMES = {Kind.SNAPSHOT: "S", Kind.TRADE: "T", Kind.DEPTH: "D", Kind.BAR: "K"}
WHY = {
    "key": FailureKind.KEY_REFUSED,
    "expired": FailureKind.KEY_EXPIRED,
    "rate": FailureKind.RATE_LIMIT,
    "over": FailureKind.OVER_LIMIT,
    "in use": FailureKind.IN_USE,
    "unknown code": FailureKind.REJECTED,
}


def stream(text: str) -> Stream:
    """`"HK:700 trade"`, `"HK:700"` (a trade stream), `"HK:700 bar 5m"`."""
    code, kind, interval = (*text.split(), "trade", "")[:3] if " " not in text else (*text.split(), "")[:3]
    return Stream(parse_symbol(code), Kind(kind), Interval.from_label(interval) if kind == "bar" else None)


def streams(*texts: str) -> tuple[Stream, ...]:
    """Several of them."""
    return tuple(stream(text) for text in texts)


class MiniDialect:
    """Adds and cancels per kind, like QOS."""

    replaces = False

    def __init__(
        self, limits: Limits = LIMITS, links: tuple[int, ...] = (0,), link_calls: bool = True
    ) -> None:
        self.limits = limits
        self.links = links
        self.link_calls = link_calls
        self.capabilities = Capabilities(
            name="Mini",
            kinds=frozenset(Kind),
            bar_intervals=frozenset({Interval.M1, Interval.DAY}),
            pushed_intervals=frozenset({Interval.M1}),
            markets=frozenset({"HK", "US"}),
            replaces_subscriptions=self.replaces,
        )

    counters = ("snapshot", "calendar")
    preface: Question | None = None

    def under(self, limits: Limits) -> MiniDialect:
        return type(self)(limits, self.links, self.link_calls)

    def link_of(self, stream: Stream) -> int:
        return self.links[0 if stream.symbol.market == "HK" else -1]

    def why_not(self, stream: Stream) -> str:
        return "" if stream.symbol.market in self.capabilities.markets else "Mini has no such market"

    def product_of(self, stream: Stream) -> str:
        return str(stream.symbol if self.limits.count_by is CountBy.CODE else stream)

    def group_of(self, stream: Stream) -> Hashable:
        return stream.kind

    def next_command(
        self, link: int, wanted: Sequence[Stream], live: frozenset[Stream], group_limit: int
    ) -> Command | None:
        keep = set(wanted)
        for kind, name in NAMES.items():
            drops = tuple(sorted((one for one in live if one not in keep and one.kind is kind), key=str))
            if drops:
                return Command(name + "C", drops=drops)
        missing = [one for one in wanted if one not in live]
        if not missing:
            return None
        adds = tuple(one for one in missing if one.kind is missing[0].kind)
        return Command(NAMES[missing[0].kind], adds=adds[: group_limit or None])

    def encode_command(self, command: Command, request_id: int) -> str:
        codes = [str(one.symbol) for one in command.adds or command.drops]
        return json.dumps({"cmd": command.name, "codes": codes, "id": request_id})

    def encode_heartbeat(self, request_id: int) -> str:
        return json.dumps({"cmd": "H", "id": request_id})

    def split(self, question: Question) -> tuple[Question, ...]:
        if isinstance(question, GetCalendars):
            return tuple(GetCalendars((market,)) for market in question.markets)
        return (question,)

    def http_request(self, question: Question) -> HttpRequest | None:
        if isinstance(question, GetSnapshots):
            body = json.dumps({"codes": [str(one) for one in question.symbols]})
            return HttpRequest("POST", "/snapshot", body.encode(), "snapshot")
        if isinstance(question, GetCalendars):
            return HttpRequest("POST", "/calendar", question.markets[0].encode(), "calendar")
        return None

    def link_request(self, question: Question, request_id: int) -> tuple[int, str] | None:
        if isinstance(question, GetSnapshots) and self.link_calls:
            codes = [str(one) for one in question.symbols]
            return self.links[0], json.dumps({"cmd": "RS", "codes": codes, "id": request_id})
        if isinstance(question, GetBars):
            codes = [str(question.symbol)]
            return self.links[0], json.dumps({"cmd": "RK", "codes": codes, "id": request_id})
        return None

    def read_http(self, call: Call, status: int, body: bytes) -> AnswerValue | Failure:
        if status == 401:
            return Failure(FailureKind.KEY_REFUSED, "Mini refused the key.")
        if status == 404:
            return Failure(FailureKind.REJECTED, "Mini knows no such code.")
        if status == 413:
            return Failure(FailureKind.OVER_LIMIT, "Mini wants fewer symbols.")
        if status == 429:
            return Failure(FailureKind.RATE_LIMIT, "Mini wants fewer requests.")
        return self._read(call, body)

    def read_answer(self, call: Call, answer: Answered) -> AnswerValue | Failure:
        return self._read(call, answer.payload)

    def _read(self, call: Call, body: bytes) -> AnswerValue | Failure:
        try:
            codes = json.loads(body)["codes"]
        except (ValueError, KeyError, TypeError):
            return Failure(FailureKind.BAD_ANSWER, "Mini's answer is not understood.")
        if isinstance(call.question, GetBars):
            return (Bar(0, 1.0, 1.0, 1.0, 1.0, 1.0),)
        if isinstance(call.question, GetCalendars):
            return dict.fromkeys(codes, TradingCalendar())
        return tuple(Snapshot(parse_symbol(code), last=1.0) for code in codes)

    def codec(self, link: int, sink: QuoteSink) -> LinkCodec:
        return MiniCodec(sink)


class ReplacingDialect(MiniDialect):
    """Sends the whole list each time, like AllTick."""

    replaces = True

    def group_of(self, stream: Stream) -> Hashable:
        return "SUB"

    def next_command(
        self, link: int, wanted: Sequence[Stream], live: frozenset[Stream], group_limit: int
    ) -> Command | None:
        keep = set(wanted)
        drops = tuple(sorted((one for one in live if one not in keep), key=str))
        missing = [one for one in wanted if one not in live][: group_limit or None]
        if not drops and not missing:
            return None
        adds = tuple(one for one in wanted if one in live or one in set(missing))
        return Command("SUB", adds=adds, drops=drops)


class MiniCodec:
    """Decodes the frames above."""

    def __init__(self, sink: QuoteSink) -> None:
        self.quotes = 0
        self.first_seen: list[Stream] = []
        self._expected: set[Stream] = set()
        self._sink = sink

    def expect(self, streams: Sequence[Stream]) -> None:
        self._expected.update(streams)

    def on_payload(self, payload: bytes) -> Control | None:
        try:
            frame = json.loads(payload)
        except ValueError:
            return Unhandled("no JSON")
        if "q" in frame:
            one = stream(f"{frame['q']} {frame['kind']}")
            if one in self._expected:
                self._expected.discard(one)
                self.first_seen.append(one)
            self.quotes += 1
            sink = self._sink.of(frame["q"])
            if sink is not None:
                sink.on_trade(frame["price"], 1.0, 0, 0)
            return None
        if frame.get("ack") == "H":
            return HeartbeatAnswered()
        if "ack" in frame:
            return Acknowledged(frame["ack"], frame.get("id"))
        if "no" in frame:
            why = str(frame["why"])
            return Refused(frame["no"], frame.get("id"), Failure(WHY.get(why, FailureKind.REJECTED), why))
        if "data" in frame:
            return Answered(frame.get("id"), frame["data"], payload)
        return Unhandled("unknown frame")


class MiniProvider:
    """As the registry would list it."""

    name = "mini"
    title = "Mini"
    key_page = "https://mini.invalid"
    options: tuple[ProviderOption, ...] = ()
    plans = {"default": LIMITS}

    def read_permission(self, permission: object, base: Limits) -> Limits:
        return base

    def registration(self, email: str) -> None:
        return None

    def read_registration(self, status: int, body: bytes) -> Failure:
        return Failure(FailureKind.NOT_OFFERED, "Mini makes no keys.")

    def __init__(self, limits: Limits = LIMITS) -> None:
        self._limits = limits

    def dialect(self, limits: Limits | None = None) -> MiniDialect:
        return MiniDialect(limits or self._limits)

    def default_addresses(self) -> tuple[str, tuple[str, ...]]:
        return "https://mini.invalid", ("wss://mini.invalid/ws",)

    def stream_addresses(self, base: str) -> tuple[str, ...]:
        return (base,)

    def configured(self, values: Mapping[str, str], *, is_guest: bool = False) -> MiniProvider:
        return self

    def credentials(self, key: str, *, in_query: bool = False) -> Credentials:
        carried = {"key": key} if key else {}
        if in_query:
            return Credentials(http_query=carried, ws_query=carried)
        return Credentials(http_headers=carried, ws_headers=carried)

    def parse_symbol(self, text: str) -> Symbol:
        return parse_symbol(text)


class Tally:
    """A sink that keeps what it is given."""

    def __init__(self) -> None:
        self.trades: list[tuple[str, float]] = []

    def of(self, code: str) -> SymbolTally:
        return SymbolTally(self, code)


class SymbolTally:
    """What the tally gives for one symbol."""

    def __init__(self, tally: Tally, code: str) -> None:
        self._tally = tally
        self._code = code

    def _keep(self, price: float) -> None:
        self._tally.trades.append((self._code, price))

    def on_trade(self, price: float, size: float, ts_ms: int, side: int) -> None:
        self._keep(price)

    def on_snapshot(
        self,
        last: float,
        prev_close: float,
        open_: float,
        high: float,
        low: float,
        volume: float,
        turnover: float,
        ts_ms: int,
        suspended: int,
        session: int,
    ) -> None:
        self._keep(last)

    def on_depth(self, bids: object, asks: object, ts_ms: int, decode: DecodeLadders) -> None:
        self._keep(0.0)

    def on_bar(
        self,
        interval: Interval,
        ts_ms: int,
        open_: float,
        high: float,
        low: float,
        close: float,
        volume: float,
    ) -> None:
        self._keep(close)


def limits(**changes: float) -> Limits:
    """The mini plan with some changes."""
    return replace(LIMITS, **changes)  # type: ignore[arg-type]
