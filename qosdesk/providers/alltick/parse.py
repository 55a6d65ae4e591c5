"""Wire objects to domain values, for everything that is not the fast path. Imports domain and the shared readers only.

Every reader takes what `json` gives and never raises: a figure may be text or a number, empty, null or missing
(AllTick 8). Units change here and in `codec`, nowhere else: seconds to milliseconds, A-share lots to shares
(AllTick 3.3, 3.6).

AllTick has no snapshots: ours are composed (`parse_snapshots`).
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from typing import Final, TypeVar

from qosdesk.domain.intervals import Interval
from qosdesk.domain.quotes import UNKNOWN, Bar, Depth, Instrument, Level, Side, Snapshot, Trade
from qosdesk.domain.symbols import Symbol
from qosdesk.providers.alltick.schemas import SECONDS_BELOW, STAMP_MAX
from qosdesk.providers.alltick.symbols import TYPE_OF, has_sides, has_sizes, lot_of, parse_wire_symbol
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

DAY_MS: Final = 86_400_000
_PRICES: Final = ("open_price", "high_price", "low_price", "close_price")
_T = TypeVar("_T")


def stamp_ms(value: object) -> int:
    """UTC milliseconds of a stamp: ticks are in milliseconds, bars in seconds, either may be the other (AllTick 3.3).

    0 when unknown.
    """
    stamp = integer(value, STAMP_MAX)
    return stamp * 1000 if stamp < SECONDS_BELOW else stamp


def plain_price(value: object) -> object:
    """A price text without trailing zeros: captures have six decimals whatever the instrument (AllTick 3.3)."""
    return value.strip().rstrip("0") if type(value) is str and "." in value else value


# --- ticks ------------------------------------------------------------------------------------------------------------


def parse_trades(data: object) -> tuple[Trade, ...]:
    """`/trade-tick` (AllTick 4.3): the last print of each code, the only one that can be asked for."""
    return tuple(sorted(_ticks(data, parse_trade), key=lambda trade: trade.ts_ms))


def parse_trade(entry: Wire) -> Trade | None:
    """A print; its turnover is not read (AllTick 3.6)."""
    symbol = parse_wire_symbol(entry.get("code"))
    if symbol is None:
        return None
    side = Side(integer(entry.get("trade_direction"), 3)) if has_sides(symbol) else Side.UNKNOWN
    volume = size(entry.get("volume"), lot_of(symbol))
    return Trade(symbol, price(entry.get("price")), volume, stamp_ms(entry.get("tick_time")), side)


def parse_depths(data: object) -> tuple[Depth, ...]:
    """`/depth-tick` (AllTick 4.4)."""
    return tuple(_ticks(data, parse_depth))


def parse_depth(entry: Wire) -> Depth | None:
    """A book; a level whose price is missing or zero is none."""
    symbol = parse_wire_symbol(entry.get("code"))
    if symbol is None:
        return None
    bids, asks = entry.get("bids"), entry.get("asks")
    seen = decimals_seen(
        *(plain_price(level.get("price")) for side in (bids, asks) for level in entries(side))
    )
    lot, sized = lot_of(symbol), has_sizes(symbol)
    return Depth(
        symbol,
        parse_levels(bids, lot, is_bid=True, has_zeros=sized),
        parse_levels(asks, lot, is_bid=False, has_zeros=sized),
        stamp_ms(entry.get("tick_time")),
        seen,
    )


def parse_levels(side: object, lot: float, *, is_bid: bool, has_zeros: bool) -> tuple[Level, ...]:
    """One side, best first.

    Args:
        has_zeros: a size of zero is one, not the way to say that there is none.
    """
    levels = []
    for entry in entries(side):
        level = Level(price(entry.get("price")), sized(size(entry.get("volume"), lot), has_zeros=has_zeros))
        if level.price == level.price:
            levels.append(level)
            if len(levels) == LEVELS_MAX:
                break
    return best_first(levels, is_bid=is_bid)


def sized(volume: float, *, has_zeros: bool) -> float:
    """A size; unknown if it is a zero that means nothing."""
    return volume if volume or has_zeros else UNKNOWN


def _ticks(data: object, parse: Callable[[Wire], _T | None]) -> list[_T]:
    listed = data.get("tick_list") if isinstance(data, dict) else None
    return [value for entry in entries(listed) if (value := parse(entry)) is not None]


# --- bars -------------------------------------------------------------------------------------------------------------


def parse_bars(data: object, symbol: Symbol, interval: Interval, before_ms: int = 0) -> tuple[Bar, ...]:
    """`/kline` (AllTick 4.1): one series, ascending, one bar for each time, whatever the order on the wire.

    With `before_ms` later bars are not kept: whether the bar at the end time belongs to the answer is unspecified.
    """
    if not isinstance(data, dict) or integer(data.get("kline_type"), 100) not in (0, TYPE_OF.get(interval)):
        return ()
    if "code" in data and parse_wire_symbol(data["code"]) != symbol:
        return ()
    found: dict[int, Bar] = {}
    for entry in entries(data.get("kline_list")):
        bar = parse_bar(entry, lot_of(symbol))
        if bar is not None and not 0 < before_ms <= bar.ts_ms:
            found[bar.ts_ms] = bar
    return tuple(found[ts_ms] for ts_ms in sorted(found))


def parse_bar(entry: Wire, lot: float) -> Bar | None:
    """A bar; without a time or a close it is none, other prices fall back on the close."""
    ts_ms = stamp_ms(entry.get("timestamp"))
    open_, high, low, close = (price(entry.get(name)) for name in _PRICES)
    if not ts_ms or close != close:
        return None
    return whole_bar(ts_ms, open_, high, low, close, size(entry.get("volume"), lot))


# --- snapshots, which AllTick does not have ---------------------------------------------------------------------------


@dataclass(slots=True)
class _Pieces:
    """What was answered about one code: day bars and minute bars by time, as (bar, turnover)."""

    days: dict[int, tuple[Bar, float]] = field(default_factory=dict)
    minutes: dict[int, Bar] = field(default_factory=dict)
    prices: list[object] = field(default_factory=list)


def parse_snapshots(data: object, asked: Collection[Symbol]) -> tuple[Snapshot, ...]:
    """Snapshots composed of `/batch-kline` (AllTick 4.2): two newest day bars and the newest minute bar of each code.

    The minute bar says what the last price is and since when: to the minute, and outside regular hours too. The newest
    day bar gives open, high, low, volume and turnover, the one before it the previous close. A day bar is of the day
    that the minute is of when the minute lies within 24 hours of its stamp, for which midnight that is is unspecified;
    otherwise today has no bar yet, and the newest one is the previous day (AllTick 4.1). Where there are no volumes a
    zero is none.
    """
    pieces: dict[Symbol, _Pieces] = {}
    for series in entries(data.get("kline_list") if isinstance(data, dict) else None):
        symbol = parse_wire_symbol(series.get("code"))
        if symbol is None or symbol not in asked:
            continue
        kind = integer(series.get("kline_type"), 100)
        own = pieces.setdefault(symbol, _Pieces())
        for entry in entries(series.get("kline_data")):
            bar = parse_bar(entry, lot_of(symbol))
            if bar is None:
                continue
            own.prices += (plain_price(entry.get(name)) for name in _PRICES)
            if kind == TYPE_OF[Interval.DAY]:
                own.days[bar.ts_ms] = bar, size(entry.get("turnover"))
            elif kind == TYPE_OF[Interval.M1]:
                own.minutes[bar.ts_ms] = bar
    return tuple(_compose(symbol, own) for symbol, own in pieces.items() if own.days or own.minutes)


def _compose(symbol: Symbol, own: _Pieces) -> Snapshot:
    minute = own.minutes[max(own.minutes)] if own.minutes else None
    stamps = sorted(own.days)
    if stamps and minute is not None and minute.ts_ms >= stamps[-1] + DAY_MS:
        stamps.append(0)  # today has no bar yet
    today, turnover = own.days.get(stamps[-1], (None, UNKNOWN)) if stamps else (None, UNKNOWN)
    last = minute or today
    zeros = has_sizes(symbol)
    return Snapshot(
        symbol,
        last=last.close if last else UNKNOWN,
        prev_close=own.days[stamps[-2]][0].close if len(stamps) > 1 else UNKNOWN,
        open=today.open if today else UNKNOWN,
        high=today.high if today else UNKNOWN,
        low=today.low if today else UNKNOWN,
        volume=sized(today.volume, has_zeros=zeros) if today else UNKNOWN,
        turnover=sized(turnover, has_zeros=zeros),
        ts_ms=minute.ts_ms if minute else 0,
        decimals=decimals_seen(*own.prices),
    )


# --- slow facts -------------------------------------------------------------------------------------------------------


def parse_instruments(data: object) -> tuple[Instrument, ...]:
    """`/static_info` (AllTick 4.5); the code is in `symbol` there."""
    listed = data.get("static_info_list") if isinstance(data, dict) else None
    return tuple(one for entry in entries(listed) if (one := parse_instrument(entry)) is not None)


def parse_instrument(entry: Wire) -> Instrument | None:
    """Slow facts; every member is optional."""
    symbol = parse_wire_symbol(entry.get("symbol", entry.get("code")))
    if symbol is None:
        return None
    return Instrument(
        symbol,
        text(entry.get("name_en")),
        text(entry.get("name_cn")),
        text(entry.get("exchange")),
        text(entry.get("currency")),
        integer(entry.get("lot_size")),
        integer(entry.get("total_shares")),
        integer(entry.get("circulating_shares")),
        number(entry.get("eps")),
        number(entry.get("bps")),
        number(entry.get("dividend_yield")),
    )
