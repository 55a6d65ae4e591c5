"""Wire objects to domain values, for everything that is not the fast path. Imports domain and the JSON libraries only.

Every reader takes what `json` gives and never raises: a figure may be text or a number, empty, null or missing (MM 7).
Times are in seconds, milliseconds or microseconds and told apart by their size (MM 5.5). Volumes stay as they come: no
page says what a unit of them is (MM 7).
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from typing import Final
from urllib.parse import unquote

from qosdesk.domain.intervals import Interval
from qosdesk.domain.quotes import Bar, Depth, Instrument, Level, Side, Snapshot, Trade
from qosdesk.providers.multimarkets.schemas import ID_MAX, STAMP_MAX
from qosdesk.providers.multimarkets.symbols import KLINE_TYPE_OF, Product, ProductTable, symbol_of
from qosdesk.providers.reading import (
    LEVELS_MAX,
    Wire,
    best_first,
    decimals_seen,
    entries,
    integer,
    price,
    read_json,
    size,
    text,
    whole_bar,
)

INFLATED_MAX: Final = 16 * 1024 * 1024
"""Most that a compressed frame may hold: 100 products of 1000 bars take less; more is refused (MM 3.2, 5.1)."""
_AUTOMATIC: Final = 32 + zlib.MAX_WBITS
"""zlib or gzip, whichever it is."""
_DIGITS_MAX: Final = 10


# --- frames -----------------------------------------------------------------------------------------------------------


def inflate(payload: bytes) -> bytes | None:
    """The text of a binary frame (MM 3.2): zlib or gzip, perhaps percent-encoded; None if neither, or too large."""
    unpacker = zlib.decompressobj(_AUTOMATIC)
    try:
        text = unpacker.decompress(payload, INFLATED_MAX)
    except zlib.error:
        return None
    if not unpacker.eof:
        return None  # cut short, or a bomb
    if text.lstrip()[:1] != b"{":
        text = unquote(text.decode("utf-8", "replace")).encode()
    return text


def read_object(body: bytes) -> Wire | None:
    """A JSON object; None if it is none."""
    try:
        found = read_json(body)
    except ValueError:
        return None
    return found if isinstance(found, dict) else None


def listed(data: object, name: str) -> Iterator[Wire]:
    """The objects of an answer's list, wherever it stands: `data.<name>`, or `data` itself."""
    yield from entries(data.get(name) if isinstance(data, dict) else data)


# --- figures ----------------------------------------------------------------------------------------------------------


def parse_stamp(value: object) -> int:
    """UTC milliseconds of a time in seconds, milliseconds or microseconds (MM 5.5); 0 when unknown."""
    stamp = integer(value, STAMP_MAX)
    if stamp < 100_000_000_000:
        return stamp * 1000
    return stamp if stamp < 100_000_000_000_000 else stamp // 1000


def parse_digits(value: object) -> int | None:
    """`price_digits`, `symbolDigits`; None when unknown."""
    if value is None or value == "":
        return None
    digits = integer(value, 1 << 31)
    return digits if digits <= _DIGITS_MAX and (digits or value in (0, "0")) else None


# --- products ---------------------------------------------------------------------------------------------------------


def parse_products(data: object) -> tuple[Product, ...]:
    """getSymbolBaseList, getSymbolByCompanyId (MM 2.7): an element a product and trade type."""
    found = []
    for entry in entries(data):
        symbol_id, trade_type = (
            integer(entry.get("symbolId"), ID_MAX),
            integer(entry.get("tradeType"), 1 << 31),
        )
        code, currency = text(entry.get("symbolCode")), text(entry.get("profitCurrency"))
        base, label = text(entry.get("baseCurrency")), text(entry.get("labels"))
        symbol = symbol_of(code, trade_type, base, currency, label)
        if symbol is None or not symbol_id or not trade_type:
            continue
        mode, digits = integer(entry.get("dealMode"), 1 << 31), parse_digits(entry.get("symbolDigits"))
        name = text(entry.get("symbolName"))
        found.append(Product(symbol, symbol_id, trade_type, mode, code, name, currency, digits))
    return tuple(found)


def parse_detail(data: object, product: Product) -> Instrument:
    """getSymbolDetail (MM 2.7) of a product; what it leaves out, the list said."""
    entry: Wire = data if isinstance(data, dict) else {}
    digits = parse_digits(entry.get("symbolDigits"))
    return _instrument(
        product,
        name=text(entry.get("symbolName")) or product.name,
        currency=text(entry.get("profitCurrency")) or product.currency,
        lot_size=integer(entry.get("minTradeUnit"), 1 << 31),
        decimals=product.decimals if digits is None else digits,
    )


def as_instrument(product: Product) -> Instrument:
    """What the list says of a product."""
    return _instrument(product, product.name, product.currency, 0, product.decimals)


def _instrument(
    product: Product, name: str, currency: str, lot_size: int, decimals: int | None
) -> Instrument:
    is_english = name.isascii()
    return Instrument(
        product.symbol,
        name if is_english else "",
        "" if is_english else name,
        currency=currency,
        lot_size=lot_size,
        decimals=decimals,
    )


def product_of(entry: Wire, products: ProductTable) -> Product | None:
    """The product that an entry of the stream is of."""
    return products.at(integer(entry.get("symbol_id"), ID_MAX), integer(entry.get("trade_type"), 1 << 31))


# --- quotes -----------------------------------------------------------------------------------------------------------


def parse_snapshot(entry: Wire, product: Product) -> Snapshot:
    """An element of `tick_list` (MM 4.2, 4.8): neither volume nor turnover."""
    prices = [
        entry.get(name)
        for name in ("price", "yesterday_close_price", "open_price", "high_price", "low_price")
    ]
    last, prev_close, open_, high, low = map(price, prices)
    digits = parse_digits(entry.get("price_digits"))
    return Snapshot(
        product.symbol,
        last,
        prev_close,
        open_,
        high,
        low,
        ts_ms=parse_stamp(entry.get("tick_time")),
        decimals=decimals_seen(*prices) if digits is None else digits,
    )


def parse_book(entry: Wire, product: Product) -> Depth:
    """The book in an element of the market's `tick_list` (MM 4.3)."""
    bids = _levels(entry.get("bid_deep"), "price_bid", "volume_bid", is_bid=True)
    asks = _levels(entry.get("ask_deep"), "price_ask", "volume_ask", is_bid=False)
    return Depth(product.symbol, bids, asks, parse_stamp(entry.get("tick_time")))


def parse_ladders(entry: Wire, product: Product) -> Depth:
    """A book of `depth-tick` (MM 2.8)."""
    bids = _levels(entry.get("bids"), "price", "volume", is_bid=True)
    asks = _levels(entry.get("asks"), "price", "volume", is_bid=False)
    return Depth(product.symbol, bids, asks, parse_stamp(entry.get("tick_time")), product.decimals)


def _levels(side: object, price_name: str, size_name: str, *, is_bid: bool) -> tuple[Level, ...]:
    made = (Level(price(entry.get(price_name)), size(entry.get(size_name))) for entry in entries(side))
    return best_first([level for level in made if level.price == level.price][:LEVELS_MAX], is_bid=is_bid)


def parse_trade(entry: Wire, product: Product) -> Trade:
    """A print of `trade-tick` (MM 2.8)."""
    return Trade(
        product.symbol,
        price(entry.get("price")),
        size(entry.get("volume")),
        parse_stamp(entry.get("tick_time")),
        Side(integer(entry.get("trade_direction"), 3)),
    )


def parse_bars(series: Wire, interval: Interval, before_ms: int = 0) -> tuple[Bar, ...]:
    """One series (MM 4.5, 2.8): ascending, one for each time, none of another interval or later than asked for.

    The volume is `transactions_number`, which is labelled as a number of trades and charted by the vendor as a volume.
    """
    if "kline_type" in series and integer(series["kline_type"], 1 << 31) != KLINE_TYPE_OF[interval]:
        return ()
    found: dict[int, Bar] = {}
    for name in ("kline_list", "kline_data"):
        for entry in entries(series.get(name)):
            ts_ms, close = parse_stamp(entry.get("timestamp")), price(entry.get("close_price"))
            if not ts_ms or close != close or 0 < before_ms <= ts_ms:
                continue
            open_, high, low = (price(entry.get(f"{which}_price")) for which in ("open", "high", "low"))
            volume = size(entry.get("transactions_number", entry.get("volume")))
            found[ts_ms] = whole_bar(ts_ms, open_, high, low, close, volume)
    return tuple(found[ts_ms] for ts_ms in sorted(found))
