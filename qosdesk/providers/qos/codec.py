"""Frames of the WebSocket (QOS 5): quotes go straight into the sink, everything else comes back as a control.

The fast path (DESIGN 4) is `on_payload`: one C decode into a struct, one look-up of the canonical code and its lot,
one call into the sink. A first quote is noticed at no cost: a code that its kind's cache does not hold takes a slow
turn, and `expect` empties the caches. Imports domain, feed and the JSON libraries only.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from typing import Final

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
from qosdesk.feed.sink import QuoteSink
from qosdesk.providers.qos import parse
from qosdesk.providers.qos.errors import classify, plain_words
from qosdesk.providers.qos.schemas import (
    BROKEN,
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


CodeEntry = tuple[str, float]
"""Canonical code and shares per unit of volume."""


class _NoSymbol(Exception):
    """A code from the wire that is no symbol."""


class QosCodec:
    """Decoder of one connection; implements `feed.dialect.LinkCodec`.

    Attributes:
        quotes: quotes put into the sink so far.
        first_seen: expected streams heard for the first time; whoever reads it empties it.
    """

    def __init__(self, sink: QuoteSink) -> None:
        self.quotes = 0
        self.first_seen: list[Stream] = []
        self._expected: set[Stream] = set()
        self._trades: dict[str, CodeEntry] = {}
        self._snapshots: dict[str, CodeEntry] = {}
        self._depths: dict[str, CodeEntry] = {}
        self._bars: dict[str, CodeEntry] = {}
        self.on_payload: Callable[[bytes], Control | None] = self._fast_path(sink)

    def expect(self, streams: Sequence[Stream]) -> None:
        """Report the first quote of each of these in `first_seen`, also of one heard before."""
        self._expected.update(streams)
        for codes in (self._trades, self._snapshots, self._depths, self._bars):
            codes.clear()

    def _fast_path(self, sink: QuoteSink) -> Callable[[bytes], Control | None]:
        """`on_payload`, as a function over its own variables: looking all up in `self` costs 4 % of a message."""
        decode = push_decoder().decode
        trades, snapshots, depths = self._trades, self._snapshots, self._depths
        on_trade, on_snapshot, on_depth, on_bar = (
            sink.on_trade,
            sink.on_snapshot,
            sink.on_depth,
            sink.on_bar,
        )

        def on_payload(payload: bytes) -> Control | None:
            """Decode one frame (QOS 5.1): a push goes to the sink and gives None, all else comes back. Never raises."""
            try:
                push = decode(payload)
            except BROKEN:
                again = read_tolerantly(payload)
                if not isinstance(again, Push):
                    return again
                push = again
            try:
                if type(push) is TradePush:
                    try:
                        code, lot = trades[push.c]
                    except KeyError:
                        code, lot = self._meet(trades, push.c, Kind.TRADE)
                    on_trade(code, push.p, push.v * lot, push.ts * 1000, push.d)
                elif type(push) is SnapshotPush:
                    try:
                        code, lot = snapshots[push.c]
                    except KeyError:
                        code, lot = self._meet(snapshots, push.c, Kind.SNAPSHOT)
                    on_snapshot(
                        code,
                        push.lp,
                        push.yp,
                        push.o,
                        push.h,
                        push.l,
                        push.v * lot,
                        push.t,
                        push.ts * 1000,
                        push.s,
                        push.tt,
                    )
                elif type(push) is DepthPush:
                    try:
                        code, lot = depths[push.c]
                    except KeyError:
                        code, lot = self._meet(depths, push.c, Kind.DEPTH)
                    on_depth(
                        code, push.b, push.a, push.ts * 1000, decode_shares if lot == 1.0 else decode_lots
                    )
                elif type(push) is BarPush:
                    interval = INTERVAL_OF.get(push.kt)
                    if interval is None:
                        return _NO_INTERVAL
                    if push.cl != push.cl or not push.ts:
                        return _NO_BAR
                    on_bar(*self._read_bar(push, interval))
            except _NoSymbol:
                return _NO_CODE
            self.quotes += 1
            return None

        return on_payload

    def _read_bar(
        self, push: BarPush, interval: Interval
    ) -> tuple[str, Interval, int, float, float, float, float, float]:
        """The sink's arguments; bars are rare beside the other three."""
        key = f"{push.kt} {push.c}"
        try:
            code, lot = self._bars[key]
        except KeyError:
            code, lot = self._meet(self._bars, push.c, Kind.BAR, interval, key)
        bar = parse.whole_bar(push.ts * 1000, push.o, push.h, push.l, push.cl, push.v * lot)
        return code, interval, bar.ts_ms, bar.open, bar.high, bar.low, bar.close, bar.volume

    def _meet(
        self,
        codes: dict[str, CodeEntry],
        wire: str,
        kind: Kind,
        interval: Interval | None = None,
        key: str = "",
    ) -> CodeEntry:
        """A code that is new to a kind's cache: resolved, kept, and noted if it was expected."""
        symbol = parse_wire_symbol(wire)
        if symbol is None:
            raise _NoSymbol
        if len(codes) >= _CODES_MAX:
            codes.clear()
        entry = codes[key or wire] = (str(symbol), lot_of(symbol))
        stream = Stream(symbol, kind, interval)
        if stream in self._expected:
            self._expected.discard(stream)
            self.first_seen.append(stream)
        return entry


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
    except BROKEN:
        try:
            return parse.parse_levels(parse.read_json(bytes(side)), lot, is_bid=is_bid)
        except ValueError:
            return ()
    return parse.best_first(
        [Level(level.p, level.v * lot) for level in wire[: parse.LEVELS_MAX]], is_bid=is_bid
    )


# --- everything but healthy pushes ------------------------------------------------------------------------------------


def read_tolerantly(payload: bytes) -> Push | Control:
    """A frame that the fast decoder refused: a reply, or a push with odd members (QOS 8). Never raises."""
    try:
        reply = _replies.decode(payload)
    except BROKEN:
        pass
    else:
        if reply.tp is None:
            return _read_reply(reply, payload)
    try:
        frame = parse.read_json(payload)
    except ValueError:
        return _NO_OBJECT
    if not isinstance(frame, dict):
        return _NO_OBJECT
    if frame.get("tp") is not None:
        return _read_push(frame)
    reply = Reply(frame.get("type"), None, frame.get("msg"), frame.get("reqid"), frame.get("time"))
    return _read_reply(reply, payload)


def _read_push(frame: parse.Wire) -> Push | Control:
    code = frame.get("c")
    kind = frame["tp"]
    if not isinstance(code, str):
        return _NO_CODE
    ts = parse.integer(frame.get("ts"), SECONDS_MAX)
    if kind == "S":
        return SnapshotPush(
            code,
            lp=parse.price(frame.get("lp")),
            yp=parse.price(frame.get("yp")),
            o=parse.price(frame.get("o")),
            h=parse.price(frame.get("h")),
            l=parse.price(frame.get("l")),
            ts=ts,
            v=parse.size(frame.get("v")),
            t=parse.size(frame.get("t")),
            s=parse.suspension(frame.get("s")),
            tt=parse.integer(frame.get("tt"), 5),
        )
    if kind == "T":
        side = parse.integer(frame.get("d"), 3)
        return TradePush(code, parse.price(frame.get("p")), parse.size(frame.get("v")), ts, side)
    if kind == "D":
        return DepthPush(code, _as_raw(frame.get("b")), _as_raw(frame.get("a")), ts)
    if kind == "K":
        return BarPush(
            code,
            o=parse.price(frame.get("o")),
            cl=parse.price(frame.get("cl")),
            h=parse.price(frame.get("h")),
            l=parse.price(frame.get("l")),
            v=parse.size(frame.get("v")),
            ts=ts,
            kt=parse.integer(frame.get("kt"), 10_000),
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
    request_id = parse.integer(reply.reqid, 1 << 53) or None
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
    return Refused(plain_words(command), request_id, classify(message))
