"""Figures that no vendor sends: worked out from plain numbers, each with its formula in market terms.

NaN is unknown, in and out; what would divide by nothing is unknown too, never 0. Volumes are in shares, turnover in the
quote currency. Imports nothing of ours.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

UNKNOWN: Final = float("nan")
DAYS_OF_VOLUME: Final = 5
"""Trading days whose volume a minute the volume ratio compares with (量比)."""


@dataclass(frozen=True, slots=True)
class Formula:
    """How a figure is made, for tooltips.

    Attributes:
        name: of the figure, in market terms; English source text, as is `text`.
        text: the formula; `{name}` stands for a figure that is put in.
        note: what is to be known about it besides; may be empty.
    """

    name: str
    text: str
    note: str = ""


AVERAGE: Final = Formula("average price", "turnover {turnover} ÷ volume {volume}")
AMPLITUDE: Final = Formula("amplitude", "(high {high} − low {low}) ÷ previous close {prev_close}")
VOLUME_RATIO: Final = Formula(
    "volume ratio",
    "volume a minute today {today} ÷ volume a minute of the last 5 days {usual}",
)
TURNOVER_RATE: Final = Formula("turnover rate", "volume {volume} ÷ shares that trade {float_shares}")
BOOK_RATIO: Final = Formula(
    "bid/ask ratio",
    "(bid sizes {bids} − ask sizes {asks}) ÷ (bid sizes + ask sizes)",
    "of the levels received",
)
SPREAD: Final = Formula("spread", "best ask {ask} − best bid {bid}")
SPREAD_BP: Final = Formula(
    "spread in basis points", "(best ask {ask} − best bid {bid}) ÷ their mean × 10,000"
)
MARKET_CAP: Final = Formula("market cap", "last {last} × all shares {shares}")
FLOAT_CAP: Final = Formula("float cap", "last {last} × shares that trade {float_shares}")
PE: Final = Formula("P/E", "last {last} ÷ earnings per share {eps}", "earnings as the vendor gives them")
PB: Final = Formula("P/B", "last {last} ÷ book value per share {bps}", "book value as the vendor gives it")
DIVIDEND_YIELD: Final = Formula(
    "dividend yield",
    "dividend {dividend} ÷ last {last}",
    "inferred: the vendor's dividend figure reads as cash per share, which its document does not say",
)
RANGE_POSITION: Final = Formula(
    "position in the 52-week range",
    "(last {last} − low {low}) ÷ (high {high} − low)",
    "from daily bars as traded, not adjusted for splits and dividends",
)
CHANGE: Final = Formula("change", "last {last} − {basis} {reference}")
CHANGE_PERCENT: Final = Formula(
    "change in percent", "(last {last} − {basis} {reference}) ÷ {basis} {reference}"
)
GROUP_AVERAGE: Final = Formula("average", "mean change of the rows whose change is known")


def ratio(above: float, below: float) -> float:
    """A quotient; NaN when either is unknown or the divisor is not above zero."""
    return above / below if below > 0.0 else UNKNOWN


def average_price(turnover: float, volume: float) -> float:
    """Mean price of what was traded (均价)."""
    return ratio(turnover, volume)


def amplitude(high: float, low: float, prev_close: float) -> float:
    """The day's range as a fraction of the previous close (振幅)."""
    return ratio(high - low, prev_close)


def volume_ratio(volume: float, minutes: float, usual_per_minute: float) -> float:
    """Today's volume a minute so far against that of the last days (量比).

    Args:
        volume: shares today.
        minutes: trading minutes gone.
        usual_per_minute: shares a trading minute, mean of the last five closed days.
    """
    return ratio(ratio(volume, minutes), usual_per_minute)


def turnover_rate(volume: float, float_shares: float) -> float:
    """Part of the shares that trade which changed hands (换手率)."""
    return ratio(volume, float_shares)


def book_ratio(bids: float, asks: float) -> float:
    """-1 to 1: which side of the book is heavier (委比). An empty side counts as nothing, an empty book is unknown."""
    return ratio(bids - asks, bids + asks)


def spread(bid: float, ask: float) -> float:
    """Best ask less best bid; negative in a crossed book."""
    return ask - bid


def spread_bp(bid: float, ask: float) -> float:
    """The spread in basis points of the middle."""
    return ratio(ask - bid, (ask + bid) / 2.0) * 10_000.0


def market_value(last: float, shares: float) -> float:
    """Price times shares; no shares are unknown shares."""
    return last * shares if shares > 0.0 else UNKNOWN


def price_multiple(last: float, per_share: float) -> float:
    """P/E or P/B; negative for a loss, NaN for nothing earned."""
    return last / per_share if per_share else UNKNOWN


def dividend_yield(dividend: float, last: float) -> float:
    """Cash per share and year as a fraction of the price."""
    return ratio(dividend, last)


def range_position(last: float, low: float, high: float) -> float:
    """0 at the low, 1 at the high. A last price beyond them is the new end of the range."""
    if last != last:
        return UNKNOWN
    low, high = min(low, last), max(high, last)
    return ratio(last - low, high - low)


def group_average(values: Iterable[float]) -> float:
    """Mean of the known ones; NaN when there is none."""
    known = [value for value in values if value == value]
    return sum(known) / len(known) if known else UNKNOWN


FORMULAS: Final[Mapping[str, Formula]] = MappingProxyType(
    {
        "average": AVERAGE,
        "amplitude": AMPLITUDE,
        "volume_ratio": VOLUME_RATIO,
        "turnover_rate": TURNOVER_RATE,
        "book_ratio": BOOK_RATIO,
        "spread": SPREAD,
        "spread_bp": SPREAD_BP,
        "market_cap": MARKET_CAP,
        "float_cap": FLOAT_CAP,
        "pe": PE,
        "pb": PB,
        "dividend_yield": DIVIDEND_YIELD,
        "range_position": RANGE_POSITION,
        "change": CHANGE,
        "percent": CHANGE_PERCENT,
        "group_average": GROUP_AVERAGE,
    }
)
