"""Frames of the quote stream (MM 3.2): quotes go straight into the sink, everything else comes back as a control.

The fast path (DESIGN 4) is `on_payload`: a push is split at its commas, the product's own entry is found by the first
two fields as they stand, and one call goes to the sink. Whatever is not exactly one record as documented is read again
by `pushes`. Acknowledgements bring quotes too (MM 4.2, 4.3): a day's open, high, low and previous close come by them
only, so a ticker is asked for anew when an hour has ended since: no page names the hour at which the day begins.
Imports domain, feed and the JSON library only.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final, Generic, TypeVar

from qosdesk.domain.quotes import Kind, Level, Stream
from qosdesk.feed.messages import (
    Acknowledged,
    Answered,
    Control,
    HeartbeatAnswered,
    Outdated,
    Refused,
    Unhandled,
)
from qosdesk.feed.sink import DecodeLadders, QuoteSink, SymbolSink
from qosdesk.providers.multimarkets import parse
from qosdesk.providers.multimarkets.errors import BAD_ENVELOPE, OK, classify_stream
from qosdesk.providers.multimarkets.pushes import Book, Print, Tick, decode_sides, is_push, read_push
from qosdesk.providers.multimarkets.schemas import (
    CANCEL,
    HEARTBEAT,
    KLINE,
    KLINES,
    MARKET,
    NAME_OF,
    NAN,
    SNAPSHOT,
    TICKER,
    reply_decoder,
)
from qosdesk.providers.multimarkets.symbols import Product, ProductTable
from qosdesk.providers.reading import BROKEN, PRICE_MAX, SIZE_MAX, Wire, integer

_PRODUCTS_MAX: Final = 20_000
"""Products that a cache holds before it is emptied: a server cannot make us keep more."""
_HOUR_MS: Final = 3_600_000
_MS_MIN: Final = 1_000_000_000_000
_MS_MAX: Final = 100_000_000_000_000
_OPEN, _D, _T = b"(dt"
_SIDE_OF: Final = {b"%d)%s" % (side, end): side for side in range(3) for end in (b";", b"")}

_NO_FRAME: Final = Unhandled("a frame that is neither a push nor JSON nor compressed")
_NO_REPLY: Final = Unhandled("a reply to nothing that we send")
_NO_ENVELOPE: Final = Unhandled("a refusal that names no command of ours")
_NO_RECORD: Final = Unhandled("a push without a record")
_NO_PRODUCT: Final = Unhandled("a push of a product that the operator does not list")
_ROLLING: Final = Unhandled("figures of a window of 24 hours, which nobody asked for")

_replies = reply_decoder()

_Key = tuple[bytes, bytes]
_Entry = TypeVar("_Entry")
OnTrade = Callable[[float, float, int, int], None]


class _NoProduct(Exception):
    """A product that the operator's list does not have."""


class _NotAdmitted(Exception):
    """A symbol whose quotes the sink does not take."""


class _Cache(dict[_Key, _Entry], Generic[_Entry]):
    """What a kind of push needs per product as the wire begins a push of it, made by `make` when first met."""

    def __init__(self, make: Callable[[Product], _Entry], products: ProductTable) -> None:
        self._make = make
        self._products = products

    def __missing__(self, key: _Key) -> _Entry:
        product = self._products.at(
            integer(key[0].partition(b"(")[2].decode("ascii", "replace")), _small(key[1])
        )
        if product is None:
            raise _NoProduct
        entry = self._make(product)
        if len(self) >= _PRODUCTS_MAX:
            self.clear()
        self[key] = entry
        return entry


@dataclass(slots=True)
class _Ticker:
    """A product's day as far as it is known, and the newest push of it.

    Attributes:
        seq: its number as the wire has it, read only when something older comes.
        renew_ms: a push of this time or later says that the day's figures are of another hour.
    """

    stream: Stream
    on_snapshot: Callable[..., None]
    high: float = NAN
    low: float = NAN
    ts_ms: int = 0
    seq: bytes = b"0"
    renew_ms: int = 0


@dataclass(slots=True)
class _Ladder:
    """Where a product's books go, and the newest of them."""

    on_depth: Callable[[object, object, int, DecodeLadders], None]
    ts_ms: int = 0
    seq: bytes = b"0"


class MultiMarketsCodec:
    """Decoder of one connection; implements `feed.dialect.LinkCodec`.

    Args:
        sink: where quotes go.
        products: the operator's list, which may be filled later.

    Attributes:
        first_seen: expected streams heard for the first time; whoever reads it empties it.
    """

    def __init__(self, sink: QuoteSink, products: ProductTable) -> None:
        self.first_seen: list[Stream] = []
        self._sink = sink
        self._products = products
        self._expected: set[Stream] = set()
        self._known_tickers: dict[Stream, _Ticker] = {}
        self._trades = _Cache(self._meet_trade, products)
        self._tickers = _Cache(self._meet_ticker, products)
        self._ladders = _Cache(self._meet_ladder, products)
        self._read = 0
        self.on_payload, self._count = self._fast_path()

    @property
    def quotes(self) -> int:
        """Quotes received so far."""
        return self._count() + self._read

    def expect(self, streams: Sequence[Stream]) -> None:
        """Report the first quote of each of these in `first_seen`, also of one heard before."""
        self._expected.update(streams)
        for cache in (self._trades, self._tickers, self._ladders):
            cache.clear()

    def _fast_path(self) -> tuple[Callable[[bytes], Control | None], Callable[[], int]]:
        """`on_payload` and what counts its quotes, as functions over their own variables."""
        trades, tickers, ladders, read_slowly = self._trades, self._tickers, self._ladders, self._read_slowly
        quotes = 0

        def on_payload(payload: bytes) -> Control | None:
            """Decode one frame: a push goes to the sink and gives None, all else comes back. Never raises."""
            nonlocal quotes
            try:
                kind = payload[1]
                if kind == _T:
                    name, of_type, _, _, stamp, last, volume, end = payload.split(b",")
                    ts_ms, price, size = int(stamp), float(last), float(volume)
                    if 0.0 < price < PRICE_MAX and 0.0 <= size < SIZE_MAX and _MS_MIN <= ts_ms < _MS_MAX:
                        trades[name, of_type](price, size, ts_ms, _SIDE_OF[end])
                        quotes += 1
                        return None
                elif kind == _OPEN:
                    name, of_type, _, seq, stamp, last, _, _, _, _ = payload.split(b",")
                    ts_ms, price = int(stamp), float(last)
                    ticker = tickers[name, of_type]
                    if ticker.ts_ms <= ts_ms < ticker.renew_ms and 0.0 < price < PRICE_MAX:
                        ticker.ts_ms, ticker.seq = ts_ms, seq
                        if price > ticker.high:
                            ticker.high = price
                        elif price < ticker.low:
                            ticker.low = price
                        ticker.on_snapshot(price, NAN, NAN, ticker.high, ticker.low, NAN, NAN, ts_ms, -1, 0)
                        quotes += 1
                        return None
                elif kind == _D:
                    head, bids, asks = payload.split(b";", 2)
                    name, of_type, _, seq, stamp = head.split(b",")
                    ladder, ts_ms = ladders[name, of_type], int(stamp[:-1])
                    if ladder.ts_ms <= ts_ms < _MS_MAX and ts_ms >= _MS_MIN and b"p" not in asks:
                        ladder.ts_ms, ladder.seq = ts_ms, seq
                        ladder.on_depth(bids, asks, ts_ms, decode_sides)
                        quotes += 1
                        return None
            except (ValueError, LookupError, _NoProduct):
                pass  # not one record as documented
            except _NotAdmitted:
                quotes += 1  # received all the same; the next one asks the sink again
                return None
            return read_slowly(payload)

        return on_payload, lambda: quotes

    # -- products met for the first time, or again after `expect` ------------------------------------------------------

    def _meet(self, product: Product, kind: Kind) -> tuple[Stream, SymbolSink]:
        """The symbol's sink; the stream is noted if it was expected."""
        stream = Stream(product.symbol, kind)
        if stream in self._expected:
            self._expected.discard(stream)
            self.first_seen.append(stream)
        sink = self._sink.of(str(product.symbol))
        if sink is None:
            raise _NotAdmitted
        return stream, sink

    def _meet_trade(self, product: Product) -> OnTrade:
        return self._meet(product, Kind.TRADE)[1].on_trade

    def _meet_ticker(self, product: Product) -> _Ticker:
        stream, sink = self._meet(product, Kind.SNAPSHOT)
        ticker = self._known_tickers.get(stream)
        if ticker is None:
            if len(self._known_tickers) >= _PRODUCTS_MAX:
                self._known_tickers.clear()
            ticker = self._known_tickers[stream] = _Ticker(stream, sink.on_snapshot)
        return ticker

    def _meet_ladder(self, product: Product) -> _Ladder:
        return _Ladder(self._meet(product, Kind.DEPTH)[1].on_depth)

    # -- everything but healthy pushes ---------------------------------------------------------------------------------

    def _read_slowly(self, payload: bytes) -> Control | None:
        if is_push(payload):
            return self._read_push(payload)
        if payload[:1] != b"{":
            text = parse.inflate(payload) if payload else None
            if text is None:
                return _NO_FRAME
            payload = text
        try:
            reply = _replies.decode(payload)
        except BROKEN:
            return _NO_FRAME
        command, request_id = integer(reply.cmd_id, 1 << 31) - 1, integer(reply.seq_id, 1 << 32) or None
        if integer(reply.ret, 1 << 31) != OK:
            if command not in NAME_OF:
                is_ours = integer(reply.ret, 1 << 31) == BAD_ENVELOPE
                return _NO_ENVELOPE if is_ours else _NO_REPLY
            return Refused(NAME_OF[command], request_id, classify_stream(reply.ret, reply.msg))
        if command == HEARTBEAT:
            return HeartbeatAnswered()
        if command in (KLINE, KLINES, SNAPSHOT):
            return Answered(request_id, NAME_OF[command], payload)
        if command in (TICKER, MARKET):
            self._read_acknowledged(command, bytes(reply.data))
        elif command != CANCEL:
            return _NO_REPLY
        return Acknowledged(NAME_OF[command], request_id)

    def _read_acknowledged(self, command: int, data: bytes) -> None:
        """The quotes that come with an acknowledgement (MM 4.2, 4.3)."""
        take = self._take_ticker if command == TICKER else self._take_market
        for entry in parse.listed(parse.read_object(data) or {}, "tick_list"):
            product = parse.product_of(entry, self._products)
            if product is not None:
                self._read += 1
                try:
                    take(entry, product)
                except _NotAdmitted:
                    pass

    def _take_ticker(self, entry: Wire, product: Product) -> None:
        snapshot = parse.parse_snapshot(entry, product)
        ticker = self._tickers[_key(b"p(", product)]
        ticker.ts_ms, ticker.seq = snapshot.ts_ms, b"%d" % integer(entry.get("seq"))
        ticker.renew_ms = (snapshot.ts_ms // _HOUR_MS + 1) * _HOUR_MS if snapshot.ts_ms else 0
        ticker.high, ticker.low = snapshot.high, snapshot.low
        ticker.on_snapshot(
            snapshot.last,
            snapshot.prev_close,
            snapshot.open,
            snapshot.high,
            snapshot.low,
            NAN,
            NAN,
            snapshot.ts_ms,
            -1,
            0,
        )

    def _take_market(self, entry: Wire, product: Product) -> None:
        """The book. The past trades are not taken: each new list would bring them once more; that the product is in the
        list says that its trades will come, quiet as they may be."""
        self._trades[_key(b"pt(", product)]
        ladder = self._ladders[_key(b"pd(", product)]
        depth = parse.parse_book(entry, product)
        ladder.ts_ms, ladder.seq = depth.ts_ms, b"%d" % integer(entry.get("seq"))
        ladder.on_depth(depth.bids, depth.asks, depth.ts_ms, _as_they_are)

    def _read_push(self, payload: bytes) -> Control | None:
        """One or several records, however they are written (MM 7)."""
        records = read_push(payload)
        if not records:
            return _ROLLING if payload.startswith(b"pr(") else _NO_RECORD
        control: Control | None = _NO_PRODUCT
        for record in records:
            product = self._products.at(record.symbol_id, record.trade_type)
            if product is None:
                continue
            self._read += 1
            control = None if isinstance(control, Unhandled) else control
            try:
                control = self._take(record, product) or control
            except _NotAdmitted:
                continue
        return control

    def _take(self, record: Tick | Print | Book, product: Product) -> Control | None:
        match record:
            case Print():
                on_trade = self._trades[_key(b"pt(", product)]
                on_trade(record.price, record.size, record.ts_ms, record.side)
            case Book():
                ladder = self._ladders[_key(b"pd(", product)]
                if not _is_older(record, ladder):
                    ladder.ts_ms, ladder.seq = record.ts_ms, b"%d" % record.seq
                    ladder.on_depth(record.bids, record.asks, record.ts_ms, decode_sides)
            case Tick():
                return self._take_tick(record, self._tickers[_key(b"p(", product)])
        return None

    def _take_tick(self, tick: Tick, ticker: _Ticker) -> Control | None:
        if _is_older(tick, ticker):
            return None
        is_old = 0 < ticker.renew_ms <= tick.ts_ms
        if tick.last > ticker.high:
            ticker.high = tick.last
        elif tick.last < ticker.low:
            ticker.low = tick.last
        ticker.ts_ms, ticker.seq = tick.ts_ms, b"%d" % tick.seq
        ticker.on_snapshot(tick.last, NAN, NAN, ticker.high, ticker.low, NAN, NAN, tick.ts_ms, -1, 0)
        if not is_old and ticker.renew_ms:
            return None
        # The list goes whole and its answer is of all products: one of them asks for all.
        for one in self._known_tickers.values() if is_old else (ticker,):
            one.renew_ms = (tick.ts_ms // _HOUR_MS + 1) * _HOUR_MS
        return Outdated((ticker.stream,)) if is_old else None


def _is_older(record: Tick | Book, kept: _Ticker | _Ladder) -> bool:
    """Whether it was made before the one shown (MM 5.6), by both its time and its number: either may begin anew."""
    return record.ts_ms < kept.ts_ms and record.seq < integer(kept.seq.decode("ascii", "replace"))


def _as_they_are(bids: object, asks: object) -> tuple[tuple[Level, ...], tuple[Level, ...]]:
    """Sides that were levels already; `feed.sink.DecodeLadders`."""
    return bids, asks  # type: ignore[return-value]


def _key(prefix: bytes, product: Product) -> _Key:
    return b"%s%d" % (prefix, product.symbol_id), b"%d" % product.trade_type


def _small(field: bytes) -> int:
    return integer(field.decode("ascii", "replace"), 1 << 31)
