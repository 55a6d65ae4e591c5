"""Figures of a row: what the columns sort, draw and explain. Plain functions of a row; NaN while unknown."""

from __future__ import annotations

from datetime import datetime

from qosdesk.domain import derived
from qosdesk.domain.hours import zone_of
from qosdesk.domain.numbers import MISSING, Units, format_compact, format_count, format_price
from qosdesk.domain.quotes import UNKNOWN
from qosdesk.ui.panels.table.column import basis_words
from qosdesk.ui.panels.table.rows import Row

Texts = dict[str, str]


# --- prices and volumes -----------------------------------------------------------------------------------------------


def average(row: Row) -> float:
    """Average price of the day."""
    return derived.average_price(row.state.turnover, row.state.volume)


def amplitude(row: Row) -> float:
    """The day's range against the previous close."""
    state = row.state
    return derived.amplitude(state.high, state.low, state.prev_close)


def volume_ratio(row: Row) -> float:
    """Volume a minute today against that of five days."""
    usual = row.daily.volume_per_minute
    if usual != usual:
        return UNKNOWN
    return derived.volume_ratio(row.state.volume, row.minutes, usual)


def turnover_rate(row: Row) -> float:
    """Part of the shares that trade which changed hands."""
    return derived.turnover_rate(row.state.volume, float_shares(row))


# --- the book ---------------------------------------------------------------------------------------------------------


def spread(row: Row) -> float:
    """Best ask less best bid."""
    return derived.spread(row.book.bid, row.book.ask)


def imbalance(row: Row) -> float:
    """委比."""
    return derived.book_ratio(row.book.bids, row.book.asks)


# --- valuation --------------------------------------------------------------------------------------------------------


def shares(row: Row) -> float:
    """All shares."""
    return float(row.instrument.total_shares or UNKNOWN) if row.instrument is not None else UNKNOWN


def float_shares(row: Row) -> float:
    """Shares that trade."""
    return float(row.instrument.float_shares or UNKNOWN) if row.instrument is not None else UNKNOWN


def eps(row: Row) -> float:
    """Earnings per share."""
    return row.instrument.eps if row.instrument is not None else UNKNOWN


def bps(row: Row) -> float:
    """Book value per share."""
    return row.instrument.bps if row.instrument is not None else UNKNOWN


def dividend(row: Row) -> float:
    """Dividend per share as the vendor gives it."""
    return row.instrument.dividend if row.instrument is not None else UNKNOWN


def dividend_yield(row: Row) -> float:
    """Dividend against the last price."""
    return derived.dividend_yield(dividend(row), row.price)


def lot(row: Row) -> float:
    """Shares of a board lot."""
    return float(row.instrument.lot_size or UNKNOWN) if row.instrument is not None else UNKNOWN


def currency(row: Row) -> str:
    """Of its prices."""
    return row.instrument.currency if row.instrument is not None else ""


def market_cap(row: Row) -> float:
    """Last price times all shares."""
    return derived.market_value(row.price, shares(row))


def float_cap(row: Row) -> float:
    """Last price times the shares that trade."""
    return derived.market_value(row.price, float_shares(row))


def pe(row: Row) -> float:
    """Price to earnings."""
    return derived.price_multiple(row.price, eps(row))


def pb(row: Row) -> float:
    """Price to book value."""
    return derived.price_multiple(row.price, bps(row))


def range_low(row: Row) -> float:
    """Low of 52 weeks with today."""
    low, today = row.daily.low, row.state.low
    return min(low, today) if today == today else low


def range_high(row: Row) -> float:
    """High of 52 weeks with today."""
    high, today = row.daily.high, row.state.high
    return max(high, today) if today == today else high


def range_position(row: Row) -> float:
    """Where the last price stands in the range of 52 weeks."""
    low = row.daily.low
    return derived.range_position(row.price, range_low(row), range_high(row)) if low == low else UNKNOWN


# --- extended sessions ------------------------------------------------------------------------------------------------


def extended_price(row: Row) -> float:
    """The newest price of an extended session."""
    head = row.extended
    return head.price if head is not None else UNKNOWN


def extended_change(row: Row) -> float:
    """Its change against the regular close."""
    head = row.extended
    return head.change if head is not None else UNKNOWN


def extended_fraction(row: Row) -> float:
    """The same as a fraction."""
    head = row.extended
    return head.change_fraction if head is not None else UNKNOWN


# --- words ------------------------------------------------------------------------------------------------------------


def name(row: Row) -> str:
    """The user's alias, else the name."""
    return row.alias or row.name


def time_text(row: Row) -> str:
    """Time of the price at the exchange, to the second."""
    if not row.ts_ms:
        return MISSING
    return datetime.fromtimestamp(row.ts_ms / 1000, zone_of(row.symbol.market)).strftime("%H:%M:%S")


# --- what stands in the formulas --------------------------------------------------------------------------------------


def _price(row: Row, value: float) -> str:
    return format_price(value, row.decimals)


def _compact(value: float) -> str:
    return format_compact(value, Units.KMB)


def two(value: float) -> str:
    """A multiple or a per-share figure."""
    return format_price(value, 2)


def change_texts(row: Row) -> Texts:
    """Of `derived.CHANGE` and `CHANGE_PERCENT`."""
    return {
        "last": _price(row, row.price),
        "reference": _price(row, row.reference),
        "basis": basis_words(row.basis),
    }


def extended_texts(row: Row) -> Texts:
    """The same of an extended session."""
    head = row.extended
    if head is None:
        return {}
    return {
        "last": _price(row, head.price),
        "reference": _price(row, head.reference),
        "basis": basis_words(head.basis),
    }


def average_texts(row: Row) -> Texts:
    """Of `derived.AVERAGE`."""
    return {"turnover": _compact(row.state.turnover), "volume": _compact(row.state.volume)}


def amplitude_texts(row: Row) -> Texts:
    """Of `derived.AMPLITUDE`."""
    state = row.state
    return {
        "high": _price(row, state.high),
        "low": _price(row, state.low),
        "prev_close": _price(row, state.prev_close),
    }


def volume_ratio_texts(row: Row) -> Texts:
    """Of `derived.VOLUME_RATIO`."""
    today = derived.ratio(row.state.volume, row.minutes)
    return {"today": _compact(today), "usual": _compact(row.daily.volume_per_minute)}


def turnover_rate_texts(row: Row) -> Texts:
    """Of `derived.TURNOVER_RATE`."""
    return {"volume": _compact(row.state.volume), "float_shares": _compact(float_shares(row))}


def spread_texts(row: Row) -> Texts:
    """Of `derived.SPREAD`."""
    return {"bid": _price(row, row.book.bid), "ask": _price(row, row.book.ask)}


def imbalance_texts(row: Row) -> Texts:
    """Of `derived.BOOK_RATIO`."""
    return {"bids": format_count(row.book.bids), "asks": format_count(row.book.asks)}


def valuation_texts(row: Row) -> Texts:
    """Of the figures that are made of the last price and slow facts."""
    return {
        "last": _price(row, row.price),
        "shares": _compact(shares(row)),
        "float_shares": _compact(float_shares(row)),
        "eps": two(eps(row)),
        "bps": two(bps(row)),
        "dividend": two(dividend(row)),
    }


def range_texts(row: Row) -> Texts:
    """Of `derived.RANGE_POSITION`."""
    return {
        "last": _price(row, row.price),
        "low": _price(row, range_low(row)),
        "high": _price(row, range_high(row)),
    }
