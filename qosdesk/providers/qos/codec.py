"""Frames of the WebSocket (QOS 5): quotes go straight into the sink, everything else comes back as a control.

The fast path (DESIGN 4) is `on_payload`: one C decode into a struct, one look-up of the symbol's own method of the
sink, one call of it. A first quote is noticed at no cost: a code that its kind's cache does not hold takes a slow turn,
and `expect` empties the caches. Imports domain, feed and the JSON libraries only.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from typing import Final, Generic, TypeVar

import msgspec
from msgspec import Raw

from qosdesk.domain.intervals import Interval
from qosdesk.domain.quotes import Kind, Level, Stream
from qosdesk.feed.messages import (
    Acknowledged,
    Answered,
    Control,
    HeartbeatAnswered,
    Refused,
    Unhandled,
)
from qosdesk.feed.sink import DecodeLadders, QuoteSink, SymbolSink
from qosdesk.providers import reading
from qosdesk.providers.qos import parse
from qosdesk.providers.qos.errors import classify
from qosdesk.providers.qos.schemas import (
    NO_LEVELS,
    SECONDS_MAX,
    BarPush,
    DepthPush,
    Push,
    Reply,
    SnapshotPush,
    TradePush,
    WireLevel,
    push_decoder,
)
from qosdesk.providers.qos.symbols import INTERVAL_OF, lot_of, parse_wire_symbol

_CODES_MAX: Final = 20_000
"""Codes that a cache holds before it is emptied: a server cannot make us keep more."""

_SUBSCRIPTIONS: Final = frozenset({"S", "SC", "T", "TC", "D", "DC", "K", "KC"})
_REQUESTS: Final = frozenset({"RS", "RT", "RD", "RK", "RH", "RI"})

_NO_OBJECT: Final = Unhandled("a frame that is no JSON object")
_NO_TYPE: Final = Unhandled("a frame with neither tp nor type")
_UNKNOWN_PUSH: Final = Unhandled("a push of unknown kind")
_NO_MESSAGE: Final = Unhandled("a reply without msg")
_UNKNOWN_REPLY: Final = Unhandled("a reply of unknown type")
_NO_CODE: Final = Unhandled("a push whose code is no symbol")
_NO_INTERVAL: Final = Unhandled("a bar of unknown type")
_NO_BAR: Final = Unhandled("a bar without time or close")

_replies: Final = msgspec.json.Decoder(Reply)
_levels: Final = msgspec.json.Decoder(list[WireLevel], strict=False)


_Wire = TypeVar("_Wire")
_Entry = TypeVar("_Entry")


class _NoSymbol(Exception):
    """A code from the wire that is no symbol."""


class _NotAdmitted(Exception):
    """A symbol whose quotes the sink does not take."""


class _Cache(dict[_Wire, _Entry], Generic[_Wire, _Entry]):
    """What a kind of push needs per code on the wire, made by `make` when a code is met that is not held."""

    def __init__(self, make: Callable[[_Wire], _Entry]) -> None:
        self._make = make

    def __missing__(self, wire: _Wire) -> _Entry:
        entry = self._make(wire)
        if len(self) >= _CODES_MAX:
            self.clear()
        self[wire] = entry
        return entry


class QosCodec:
    """Decoder of one connection; implements `feed.dialect.LinkCodec`.

    Attributes:
        first_seen: expected streams heard for the first time; whoever reads it empties it.
    """

    def __init__(self, sink: QuoteSink) -> None:
        self.first_seen: list[Stream] = []
        self._sink = sink
        self._expected: set[Stream] = set()
        self._trades = _Cache(self._meet_trade)
        self._snapshots = _Cache(self._meet_snapshot)
        self._depths = _Cache(self._meet_depth)
        self._bars = _Cache(self._meet_bar)
        self.on_payload, self._count = self._fast_path()

    @property
    def quotes(self) -> int:
        """Quotes received so far."""
        return self._count()

    def expect(self, streams: Sequence[Stream]) -> None:
        """Report the first quote of each of these in `first_seen`, also of one heard before."""
        self._expected.update(streams)
        for cache in (self._trades, self._snapshots, self._depths, self._bars):
            cache.clear()

    def _fast_path(self) -> tuple[Callable[[bytes], Control | None], Callable[[], int]]:
        """`on_payload` and what counts its quotes, as functions over their own variables: looking all up in `self`
        costs 8 % of a message."""
        decode = push_decoder().decode
        trades, snapshots, depths, bars = self._trades, self._snapshots, self._depths, self._bars
        quotes = second = ts_ms = (
            0  # quotes of a second share one number: making one for each costs 3 % of a message
        )

        def on_payload(payload: bytes) -> Control | None:
            """Decode one frame (QOS 5.1): a push goes to the sink and gives None, all else comes back. Never raises."""
            nonlocal quotes, second, ts_ms
            try:
                push = decode(payload)
            except reading.BROKEN:
                again = read_tolerantly(payload)
                if not isinstance(again, Push):
                    return again
                push = again
            if push.ts != second:
                second = push.ts
                ts_ms = second * 1000
            try:
                if type(push) is TradePush:
                    on_trade, lot = trades[push.c]
                    on_trade(push.p, push.v * lot, ts_ms, push.d)
                elif type(push) is SnapshotPush:
                    on_snapshot, lot = snapshots[push.c]
                    on_snapshot(
                        push.lp,
                        push.yp,
                        push.o,
                        push.h,
                        push.l,
                        push.v * lot,
                        push.t,
                        ts_ms,
                        push.s,
                        push.tt,
                    )
                elif type(push) is DepthPush:
                    on_depth, decode_ladders = depths[push.c]
                    on_depth(push.b, push.a, ts_ms, decode_ladders)
                elif type(push) is BarPush:
                    interval = INTERVAL_OF.get(push.kt)
                    if interval is None:
                        return _NO_INTERVAL
                    if push.cl != push.cl or not push.ts:
                        return _NO_BAR
                    on_bar, lot = bars[push.c, interval]
                    bar = reading.whole_bar(ts_ms, push.o, push.h, push.l, push.cl, push.v * lot)
                    on_bar(interval, bar.ts_ms, bar.open, bar.high, bar.low, bar.close, bar.volume)
            except _NoSymbol:
                return _NO_CODE
            except _NotAdmitted:
                pass  # received all the same; the next one asks the sink again
            quotes += 1
            return None

        return on_payload, lambda: quotes

    # -- codes met for the first time, or again after `expect` ---------------------------------------------------------

    def _meet(self, wire: str, kind: Kind, interval: Interval | None = None) -> tuple[SymbolSink, float]:
        """The symbol's sink and its shares per unit of volume; the stream is noted if it was expected."""
        symbol = parse_wire_symbol(wire)
        if symbol is None:
            raise _NoSymbol
        stream = Stream(symbol, kind, interval)
        if stream in self._expected:
            self._expected.discard(stream)
            self.first_seen.append(stream)
        sink = self._sink.of(str(symbol))
        if sink is None:
            raise _NotAdmitted
        return sink, lot_of(symbol)

    def _meet_trade(self, wire: str) -> tuple[Callable[[float, float, int, int], None], float]:
        sink, lot = self._meet(wire, Kind.TRADE)
        return sink.on_trade, lot

    def _meet_snapshot(self, wire: str) -> tuple[Callable[..., None], float]:
        sink, lot = self._meet(wire, Kind.SNAPSHOT)
        return sink.on_snapshot, lot

    def _meet_depth(
        self, wire: str
    ) -> tuple[Callable[[object, object, int, DecodeLadders], None], DecodeLadders]:
        sink, lot = self._meet(wire, Kind.DEPTH)
        return sink.on_depth, decode_shares if lot == 1.0 else decode_lots

    def _meet_bar(self, wire: tuple[str, Interval]) -> tuple[Callable[..., None], float]:
        code, interval = wire
        sink, lot = self._meet(code, Kind.BAR, interval)
        return sink.on_bar, lot


# --- ladders ----------------------------------------------------------------------------------------------------------


def decode_shares(bids: object, asks: object) -> tuple[tuple[Level, ...], tuple[Level, ...]]:
    """Both sides of a book whose sizes are shares or coins; `feed.sink.DecodeLadders`."""
    return _decode_side(bids, 1.0, is_bid=True), _decode_side(asks, 1.0, is_bid=False)


def decode_lots(bids: object, asks: object) -> tuple[tuple[Level, ...], tuple[Level, ...]]:
    """Both sides of a book whose sizes are lots of 100 shares (SH, SZ: QOS 3.4)."""
    return _decode_side(bids, 100.0, is_bid=True), _decode_side(asks, 100.0, is_bid=False)


def _decode_side(side: object, lot: float, *, is_bid: bool) -> tuple[Level, ...]:
    if not isinstance(side, Raw):
        return parse.parse_levels(side, lot, is_bid=is_bid)
    try:
        wire = _levels.decode(side)
    except reading.BROKEN:
        try:
            return parse.parse_levels(reading.read_json(bytes(side)), lot, is_bid=is_bid)
        except ValueError:
            return ()
    return reading.best_first(
        [Level(level.p, level.v * lot) for level in wire[: reading.LEVELS_MAX]], is_bid=is_bid
    )


# --- everything but healthy pushes ------------------------------------------------------------------------------------


def read_tolerantly(payload: bytes) -> Push | Control:
    """A frame that the fast decoder refused: a reply, or a push with odd members (QOS 8). Never raises."""
    try:
        reply = _replies.decode(payload)
    except reading.BROKEN:
        pass
    else:
        if reply.tp is None:
            return _read_reply(reply, payload)
    try:
        frame = reading.read_json(payload)
    except ValueError:
        return _NO_OBJECT
    if not isinstance(frame, dict):
        return _NO_OBJECT
    if frame.get("tp") is not None:
        return _read_push(frame)
    reply = Reply(frame.get("type"), None, frame.get("msg"), frame.get("reqid"), frame.get("time"))
    return _read_reply(reply, payload)


def _read_push(frame: reading.Wire) -> Push | Control:
    code = frame.get("c")
    kind = frame["tp"]
    if not isinstance(code, str):
        return _NO_CODE
    ts = reading.integer(frame.get("ts"), SECONDS_MAX)
    if kind == "S":
        return SnapshotPush(
            code,
            lp=reading.price(frame.get("lp")),
            yp=reading.price(frame.get("yp")),
            o=reading.price(frame.get("o")),
            h=reading.price(frame.get("h")),
            l=reading.price(frame.get("l")),
            ts=ts,
            v=reading.size(frame.get("v")),
            t=reading.size(frame.get("t")),
            s=parse.suspension(frame.get("s")),
            tt=reading.integer(frame.get("tt"), 5),
        )
    if kind == "T":
        side = reading.integer(frame.get("d"), 3)
        return TradePush(code, reading.price(frame.get("p")), reading.size(frame.get("v")), ts, side)
    if kind == "D":
        return DepthPush(code, _as_raw(frame.get("b")), _as_raw(frame.get("a")), ts)
    if kind == "K":
        return BarPush(
            code,
            o=reading.price(frame.get("o")),
            cl=reading.price(frame.get("cl")),
            h=reading.price(frame.get("h")),
            l=reading.price(frame.get("l")),
            v=reading.size(frame.get("v")),
            ts=ts,
            kt=reading.integer(frame.get("kt"), 10_000),
        )
    return _UNKNOWN_PUSH


def _as_raw(side: object) -> Raw:
    """A side of a book as text again, so that it is decoded only if it is painted."""
    try:
        return Raw(json.dumps(side).encode())
    except RecursionError:
        return NO_LEVELS


def _read_reply(reply: Reply, payload: bytes) -> Control:
    """An acknowledgement, an answer, a heartbeat's echo or a refusal (QOS 5.2, 5.4, 5.6, 5.7)."""
    command = reply.type if isinstance(reply.type, str) else ""
    request_id = reading.integer(reply.reqid, 1 << 53) or None
    message = reply.msg
    if message == "OK" or (message is None and command == "H"):
        if command in _REQUESTS:
            return Answered(request_id, command, payload)
        if command == "H":
            return HeartbeatAnswered(parse.time_ms(reply.time))
        if command in _SUBSCRIPTIONS:
            return Acknowledged(command, request_id, parse.time_ms(reply.time))
        return _UNKNOWN_REPLY if command else _NO_TYPE
    if message is None:
        return _NO_MESSAGE if command else _NO_TYPE
    return Refused(reading.plain_words(command), request_id, classify(message))
