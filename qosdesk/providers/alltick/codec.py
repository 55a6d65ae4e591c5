"""Frames of a WebSocket (AllTick 5): quotes go straight into the sink, everything else comes back as a control.

The fast path (DESIGN 4) is `on_payload`: one C decode into structs, one look-up of the symbol's own method of the sink,
one call of it. A first quote is noticed at no cost: a code that its kind's cache does not hold takes a slow turn, and
`expect` empties the caches. Imports domain, feed and the JSON libraries only.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from types import MappingProxyType
from typing import Final, Generic, TypeVar

import msgspec
from msgspec import Raw

from qosdesk.domain.quotes import Kind, Level, Stream
from qosdesk.domain.symbols import Symbol
from qosdesk.feed.messages import Acknowledged, Control, HeartbeatAnswered, Refused, Unhandled
from qosdesk.feed.sink import DecodeLadders, QuoteSink, SymbolSink
from qosdesk.providers import reading
from qosdesk.providers.alltick import parse
from qosdesk.providers.alltick.errors import OK, classify
from qosdesk.providers.alltick.schemas import (
    NO_LEVELS,
    SECONDS_BELOW,
    DepthPush,
    DepthTick,
    Push,
    Reply,
    TradePush,
    TradeTick,
    WireLevel,
    push_decoder,
)
from qosdesk.providers.alltick.symbols import has_sides, has_sizes, lot_of, parse_wire_symbol

TRADES: Final = "trades"
DEPTH: Final = "depth"
CANCEL: Final = "cancel"
"""Commands by what they are about, as the machine knows them."""

HEARTBEAT_ID: Final = 22000
COMMAND_IDS: Final[Mapping[str, int]] = MappingProxyType({DEPTH: 22002, TRADES: 22004, CANCEL: 22006})

_ANSWER_NAMES: Final[Mapping[int, str]] = MappingProxyType(
    {number + 1: name for name, number in COMMAND_IDS.items()}
)
_CODES_MAX: Final = 20_000
"""Codes that a cache holds before it is emptied: a server cannot make us keep more."""
_LINES_MAX: Final = 1000

_NO_OBJECT: Final = Unhandled("a frame that is no JSON object")
_NO_KIND: Final = Unhandled("a frame with neither ret nor a push's cmd_id")
_UNKNOWN_REPLY: Final = Unhandled("an answer to no command of ours")
_NO_CODE: Final = Unhandled("a push whose code is no symbol")

_replies: Final = msgspec.json.Decoder(Reply)
_levels: Final = msgspec.json.Decoder(list[WireLevel], strict=False)

_Entry = TypeVar("_Entry")


class _NoSymbol(Exception):
    """A code from the wire that is no symbol."""


class _NotAdmitted(Exception):
    """A symbol whose quotes the sink does not take."""


class _Cache(dict[str, _Entry], Generic[_Entry]):
    """What a kind of push needs per code on the wire, made by `make` when a code is met that is not held."""

    def __init__(self, make: Callable[[str], _Entry]) -> None:
        self._make = make

    def __missing__(self, wire: str) -> _Entry:
        entry = self._make(wire)
        if len(self) >= _CODES_MAX:
            self.clear()
        self[wire] = entry
        return entry


class AllTickCodec:
    """Decoder of one connection; implements `feed.dialect.LinkCodec`.

    A print is heard as both of what rides on the list of trades: the stream of prints, and that of latest figures.

    Attributes:
        first_seen: expected streams heard for the first time; whoever reads it empties it.
    """

    def __init__(self, sink: QuoteSink) -> None:
        self.first_seen: list[Stream] = []
        self._sink = sink
        self._expected: set[Stream] = set()
        self._trades = _Cache(self._meet_trade)
        self._depths = _Cache(self._meet_depth)
        self.on_payload, self._count = self._fast_path()

    @property
    def quotes(self) -> int:
        """Quotes received so far."""
        return self._count()

    def expect(self, streams: Sequence[Stream]) -> None:
        """Report the first quote of each of these in `first_seen`, also of one heard before."""
        self._expected.update(streams)
        self._trades.clear()
        self._depths.clear()

    def _fast_path(self) -> tuple[Callable[[bytes], Control | None], Callable[[], int]]:
        """`on_payload` and what counts its quotes, as functions over their own variables, which are faster than
        attributes."""
        decode = push_decoder().decode
        trades, depths = self._trades, self._depths
        quotes = 0

        def on_payload(payload: bytes) -> Control | None:
            """Decode one frame (AllTick 5.1): a push goes to the sink and gives None, all else comes back."""
            nonlocal quotes
            try:
                push = decode(payload)
            except reading.BROKEN:
                again = read_tolerantly(payload)
                if again is _NO_OBJECT and b"\n" in payload:
                    return on_lines(payload)
                if not isinstance(again, Push):
                    return again
                push = again
            tick = push.data
            ts_ms = tick.tick_time
            if ts_ms < SECONDS_BELOW:
                ts_ms *= 1000
            try:
                if type(tick) is TradeTick:
                    on_trade, lot, sides = trades[tick.code]
                    on_trade(tick.price, tick.volume * lot, ts_ms, tick.trade_direction & sides)
                elif type(tick) is DepthTick:
                    on_depth, decode_ladders = depths[tick.code]
                    on_depth(tick.bids, tick.asks, ts_ms, decode_ladders)
            except _NoSymbol:
                return _NO_CODE
            except _NotAdmitted:
                pass  # received all the same; the next one asks the sink again
            quotes += 1
            return None

        def on_lines(payload: bytes) -> Control | None:
            """Several objects in a frame, as one client expects them (AllTick 5.1); the last control is told."""
            lines = [line for line in payload.split(b"\n", _LINES_MAX)[:_LINES_MAX] if line.strip()]
            if len(lines) < 2:
                return _NO_OBJECT
            controls = [control for line in lines if (control := on_payload(line)) is not None]
            return controls[-1] if controls else None

        return on_payload, lambda: quotes

    # -- codes met for the first time, or again after `expect` ---------------------------------------------------------

    def _meet(self, wire: str, *kinds: Kind) -> tuple[SymbolSink, Symbol]:
        """The symbol and its sink; the streams are noted if they were expected."""
        symbol = parse_wire_symbol(wire)
        if symbol is None:
            raise _NoSymbol
        for stream in (Stream(symbol, kind) for kind in kinds):
            if stream in self._expected:
                self._expected.discard(stream)
                self.first_seen.append(stream)
        sink = self._sink.of(str(symbol))
        if sink is None:
            raise _NotAdmitted
        return sink, symbol

    def _meet_trade(self, wire: str) -> tuple[Callable[[float, float, int, int], None], float, int]:
        """The method, the shares per unit of volume, and 0 where the direction says nothing."""
        sink, symbol = self._meet(wire, Kind.SNAPSHOT, Kind.TRADE)
        return sink.on_trade, lot_of(symbol), 3 if has_sides(symbol) else 0

    def _meet_depth(
        self, wire: str
    ) -> tuple[Callable[[object, object, int, DecodeLadders], None], DecodeLadders]:
        sink, symbol = self._meet(wire, Kind.DEPTH)
        return sink.on_depth, _DECODERS[lot_of(symbol), has_sizes(symbol)]


# --- ladders ----------------------------------------------------------------------------------------------------------


def decode_ladders(
    lot: float, has_zeros: bool, bids: object, asks: object
) -> tuple[tuple[Level, ...], tuple[Level, ...]]:
    """Both sides of a book (AllTick 4.4); with its first two arguments given, `feed.sink.DecodeLadders`.

    Args:
        lot: shares in a unit of volume.
        has_zeros: as in `parse.parse_levels`.
    """
    return (
        _decode_side(bids, lot, is_bid=True, has_zeros=has_zeros),
        _decode_side(asks, lot, is_bid=False, has_zeros=has_zeros),
    )


_DECODERS: Final[Mapping[tuple[float, bool], DecodeLadders]] = MappingProxyType(
    {(lot, zeros): partial(decode_ladders, lot, zeros) for lot in (1.0, 100.0) for zeros in (True, False)}
)


def _decode_side(side: object, lot: float, *, is_bid: bool, has_zeros: bool) -> tuple[Level, ...]:
    if not isinstance(side, Raw):
        return parse.parse_levels(side, lot, is_bid=is_bid, has_zeros=has_zeros)
    try:
        wire = _levels.decode(side)
    except reading.BROKEN:
        try:
            found = reading.read_json(bytes(side))
        except ValueError:
            return ()
        return parse.parse_levels(found, lot, is_bid=is_bid, has_zeros=has_zeros)
    return reading.best_first(
        [
            Level(level.price, parse.sized(level.volume * lot, has_zeros=has_zeros))
            for level in wire[: reading.LEVELS_MAX]
        ],
        is_bid=is_bid,
    )


# --- everything but healthy pushes ------------------------------------------------------------------------------------


def read_tolerantly(payload: bytes) -> Push | Control:
    """A frame that the fast decoder refused: an answer, or a push with odd members (AllTick 8). Never raises."""
    try:
        reply = _replies.decode(payload)
    except reading.BROKEN:
        pass
    else:
        if reply.ret is not None:
            return _read_reply(reply)
    try:
        frame = reading.read_json(payload)
    except ValueError:
        return _NO_OBJECT
    if not isinstance(frame, dict):
        return _NO_OBJECT
    if frame.get("ret") is not None:
        return _read_reply(Reply(frame["ret"], frame.get("msg"), frame.get("cmd_id"), frame.get("seq_id")))
    return _read_push(frame)


def _read_push(frame: reading.Wire) -> Push | Control:
    number, tick = reading.integer(frame.get("cmd_id"), 1 << 31), frame.get("data")
    if number not in (22998, 22999):
        return _NO_KIND
    code = tick.get("code") if isinstance(tick, dict) else None
    if not isinstance(tick, dict) or not isinstance(code, str):
        return _NO_CODE
    stamp = parse.stamp_ms(tick.get("tick_time"))
    if number == 22999:
        return DepthPush(DepthTick(code, _as_raw(tick.get("bids")), _as_raw(tick.get("asks")), stamp))
    side = reading.integer(tick.get("trade_direction"), 3)
    figures = reading.price(tick.get("price")), reading.size(tick.get("volume"))
    return TradePush(TradeTick(code, *figures, stamp, side))


def _as_raw(side: object) -> Raw:
    """A side of a book as text again, so that it is decoded only if it is painted."""
    try:
        return Raw(json.dumps(side).encode())
    except RecursionError:
        return NO_LEVELS


def _read_reply(reply: Reply) -> Control:
    """An acknowledgement, a heartbeat's answer or a refusal (AllTick 5.1).

    What could not be read by the vendor is refused without saying what it was: `cmd_id` and `seq_id` are 0.
    """
    number = reading.integer(reply.cmd_id, 1 << 31)
    request_id = reading.integer(reply.seq_id, 1 << 53) or None
    name = _ANSWER_NAMES.get(number, "")
    ret = reading.integer(reply.ret, 1 << 31)
    if ret != OK:
        return Refused(name, request_id, classify(ret, reply.msg))
    if number == HEARTBEAT_ID + 1:
        return HeartbeatAnswered()
    return Acknowledged(name, request_id) if name else _UNKNOWN_REPLY
