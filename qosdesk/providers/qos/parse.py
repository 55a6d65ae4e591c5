"""Wire objects to domain values, for everything that is not the fast path. Imports domain and the JSON libraries only.

Every reader takes what `json` gives and never raises: a figure may be text or a number, empty, null or missing (QOS 8).
Units change here and in `codec`, nowhere else: seconds to milliseconds, A-share lots to shares (QOS 3.4).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from qosdesk.domain.hours import TradingCalendar, parse_calendar
from qosdesk.domain.intervals import Interval
from qosdesk.domain.quotes import (
    Bar,
    Depth,
    Instrument,
    Level,
    Session,
    SessionQuote,
    Side,
    Snapshot,
    Trade,
)
from qosdesk.domain.symbols import Symbol
from qosdesk.providers.qos.schemas import SECONDS_MAX
from qosdesk.providers.qos.symbols import INTERVAL_OF, lot_of, parse_wire_symbol
from qosdesk.providers.reading import (
    LEVELS_MAX,
    Wire,
    best_first,
    decimals_seen,
    entries,
    integer,
    number,
    price,
    size,
    text,
    whole_bar,
)

_T = TypeVar("_T")

# --- figures of this wire ---------------------------------------------------------------------------------------------


def time_ms(value: object) -> int:
    """UTC milliseconds of Unix seconds; 0 when unknown."""
    return integer(value, SECONDS_MAX) * 1000


def suspension(value: object) -> int:
    """1, 0, or -1 for unknown (QOS 3.3)."""
    if type(value) is bool:
        return int(value)
    figure = number(value)
    return int(figure) if figure in (0.0, 1.0) else -1


# --- quotes -----------------------------------------------------------------------------------------------------------


def parse_snapshot(entry: Wire) -> Snapshot | None:
    """A snapshot with extended sessions (QOS 4.3)."""
    symbol = parse_wire_symbol(entry.get("c"))
    if symbol is None:
        return None
    lot = lot_of(symbol)
    suspended = suspension(entry.get("s"))
    session = integer(entry.get("tt"), 5)
    prices = [entry.get(name) for name in ("lp", "yp", "o", "h", "l")]
    last, prev_close, open_, high, low = map(price, prices)
    return Snapshot(
        symbol,
        last,
        prev_close,
        open_,
        high,
        low,
        size(entry.get("v"), lot),
        size(entry.get("t")),
        time_ms(entry.get("ts")),
        None if suspended < 0 else bool(suspended),
        Session(session),
        _parse_session(entry.get("pq"), lot),
        _parse_session(entry.get("aq"), lot),
        _parse_session(entry.get("nq"), lot),
        decimals_seen(*prices),
    )


def _parse_session(entry: object, lot: float) -> SessionQuote | None:
    if not isinstance(entry, dict) or not entry:
        return None
    return SessionQuote(
        price(entry.get("lp")),
        price(entry.get("yp")),
        price(entry.get("h")),
        price(entry.get("l")),
        size(entry.get("v"), lot),
        size(entry.get("t")),
        time_ms(entry.get("ts")),
    )


def parse_trade(entry: Wire) -> Trade | None:
    """A print (QOS 4.5); numbers in the seed edition, text later."""
    symbol = parse_wire_symbol(entry.get("c"))
    if symbol is None:
        return None
    return Trade(
        symbol,
        price(entry.get("p")),
        size(entry.get("v"), lot_of(symbol)),
        time_ms(entry.get("ts")),
        Side(integer(entry.get("d"), 3)),
    )


def parse_depth(entry: Wire) -> Depth | None:
    """A book (QOS 4.4)."""
    symbol = parse_wire_symbol(entry.get("c"))
    if symbol is None:
        return None
    lot = lot_of(symbol)
    bids, asks = entry.get("b"), entry.get("a")
    seen = decimals_seen(*(level.get("p") for side in (bids, asks) for level in entries(side)))
    return Depth(
        symbol,
        parse_levels(bids, lot, is_bid=True),
        parse_levels(asks, lot, is_bid=False),
        time_ms(entry.get("ts")),
        seen,
    )


def parse_levels(side: object, lot: float, *, is_bid: bool) -> tuple[Level, ...]:
    """One side, best first; a level without a price is none."""
    levels = []
    for entry in entries(side):
        level = Level(price(entry.get("p")), size(entry.get("v"), lot))
        if level.price == level.price:
            levels.append(level)
            if len(levels) == LEVELS_MAX:
                break
    return best_first(levels, is_bid=is_bid)


def parse_bar(entry: Wire, lot: float) -> Bar | None:
    """A bar (QOS 4.6), close `cl`; without a time or a close it is none, other prices fall back on the close."""
    ts_ms = time_ms(entry.get("ts"))
    close = price(entry.get("cl"))
    if not ts_ms or close != close:
        return None
    open_, high, low = price(entry.get("o")), price(entry.get("h")), price(entry.get("l"))
    return whole_bar(ts_ms, open_, high, low, close, size(entry.get("v"), lot))


def parse_interval(value: object) -> Interval | None:
    """The interval of a `kt` (QOS 3.3)."""
    return INTERVAL_OF.get(integer(value, 10_000))


# --- answers ----------------------------------------------------------------------------------------------------------


def parse_snapshots(data: object) -> tuple[Snapshot, ...]:
    """`/snapshot`, RS."""
    return _each(data, parse_snapshot)


def parse_depths(data: object) -> tuple[Depth, ...]:
    """`/depth`, RD."""
    return _each(data, parse_depth)


def parse_trades(data: object) -> tuple[Trade, ...]:
    """`/trade`, RT: a flat list, codes interleaved (QOS 4.5); sorted by time, arrival order kept among equals."""
    return tuple(sorted(_each(data, parse_trade), key=lambda trade: trade.ts_ms))


def parse_bars(data: object, symbol: Symbol, interval: Interval, before_ms: int = 0) -> tuple[Bar, ...]:
    """`/kline`, `/history`, RK, RH: the bars of one series, ascending, one for each time.

    The interval is taken from the bars, as two elements for one code may come merged (QOS 4.6). With `before_ms`,
    later bars are not kept: by default the service ignores `e` (QOS 4.7), and an answer that holds nothing older ends
    the paging.
    """
    lot = lot_of(symbol)
    found: dict[int, Bar] = {}
    for series in entries(data):
        if parse_wire_symbol(series.get("c")) != symbol:
            continue
        for entry in entries(series.get("k")):
            if "kt" in entry and parse_interval(entry["kt"]) is not interval:
                continue
            bar = parse_bar(entry, lot)
            if bar is not None and not 0 < before_ms <= bar.ts_ms:
                found[bar.ts_ms] = bar
    return tuple(found[ts_ms] for ts_ms in sorted(found))


def parse_instrument(entry: Wire) -> Instrument | None:
    """Slow facts (QOS 4.2): `ts` and `os` are total and floating shares, not times. CF has only `c e tc`."""
    symbol = parse_wire_symbol(entry.get("c"))
    if symbol is None:
        return None
    return Instrument(
        symbol,
        text(entry.get("ne")),
        text(entry.get("nc")),
        text(entry.get("e")),
        text(entry.get("tc")),
        integer(entry.get("ls")),
        integer(entry.get("ts")),
        integer(entry.get("os")),
        number(entry.get("ep")),
        number(entry.get("na")),
        number(entry.get("dy")),
    )


def parse_instruments(data: object) -> tuple[Instrument, ...]:
    """`/instrument-info`, RI."""
    return _each(data, parse_instrument)


def parse_calendars(data: object) -> dict[str, TradingCalendar]:
    """`/market-calendar` (QOS 4.8): market -> trading days; a market without a single day is left out."""
    calendars: dict[str, TradingCalendar] = {}
    if isinstance(data, dict):
        for market, days in data.items():
            if isinstance(days, list):
                calendar = parse_calendar(day for day in days if type(day) is str)
                if calendar.full or calendar.half:
                    calendars[str(market).upper()] = calendar
    return calendars


def parse_products(data: object) -> tuple[Instrument, ...]:
    """`/product-list` (QOS 4.9): Chinese names; HK codes come padded. A market we do not know (`SI`) is passed over."""
    products: dict[Symbol, Instrument] = {}
    if isinstance(data, dict):
        for listed in data.values():
            for entry in entries(listed):
                symbol = parse_wire_symbol(entry.get("code"))
                if symbol is not None:
                    products.setdefault(symbol, Instrument(symbol, name_zh=text(entry.get("name"))))
    return tuple(products.values())


def _each(data: object, parse: Callable[[Wire], _T | None]) -> tuple[_T, ...]:
    return tuple(value for entry in entries(data) if (value := parse(entry)) is not None)
