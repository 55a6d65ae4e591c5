"""How each kind is computed over a stretch of bars, by TA-Lib, and how many rows before it that needs.

TA-Lib is imported by the first formula that runs, never at the start of the program. A smoothed value depends on all
rows before it, each by a share that decays: after `settled` rows less than 1e-13 of it is left, so that a stretch with
that many rows before it has the values of the whole column. Imports numpy and TA-Lib.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Times = NDArray[np.int64]
Values = tuple[float, ...]
DayOf = Callable[[int], tuple[int, int]]
"""Instant in UTC ms -> start and end of the trading day that holds it."""

_LEFT: Final = 1e-13


@dataclass(frozen=True, slots=True)
class Bars:
    """Columns of a stretch, each of shape (n,) and finite; an unknown volume is 0."""

    ts_ms: Times
    open: Floats
    high: Floats
    low: Floats
    close: Floats
    volume: Floats

    def __len__(self) -> int:
        return len(self.ts_ms)


@dataclass(frozen=True, slots=True)
class Formula:
    """One kind's arithmetic.

    Attributes:
        name: of the kind.
        compute: bars and parameters -> one row of values for each slot that is on, NaN where not known.
        lead: parameters -> how many rows before a stretch are needed.
    """

    name: str
    compute: Callable[[Bars, Values], tuple[Floats, ...]]
    lead: Callable[[Values], int]


def settled(alpha: float) -> int:
    """Rows after which what an exponential smoothing started from counts no more.

    Args:
        alpha: share of the newest value, above 0 and up to 1.
    """
    return 0 if alpha >= 1 else math.ceil(math.log(_LEFT) / math.log1p(-alpha))


def formula_named(name: str) -> Formula | None:
    """The formula of a kind; None for those of `columns` and `vwap`, which need more than a stretch."""
    return next((one for one in FORMULAS if one.name == name), None)


def _periods(values: Values) -> list[int]:
    """Of the switched parameters, those that are on."""
    return [round(value) for value in values if value > 0]


# --- over the price ---------------------------------------------------------------------------------------------------


def simple(column: Floats, period: int) -> Floats:
    """Simple average."""
    import talib

    return column if period == 1 else talib.SMA(column, period)


def smoothed(column: Floats, alpha: float, seed: float) -> Floats:
    """Chinese `SMA(X, 1/alpha, 1)`: each value is alpha of the row and the rest of the value before, from a seed.

    TA-Lib starts an average of p rows from the mean of its first p: given the seed p times, from the seed.
    """
    import talib

    if alpha >= 1:
        return column
    period = round(2 / alpha) - 1
    return talib.EMA(np.concatenate((np.full(period, seed), column)), period)[period:]


def _ma(bars: Bars, values: Values) -> tuple[Floats, ...]:
    return tuple(simple(bars.close, period) for period in _periods(values))


def _ema(bars: Bars, values: Values) -> tuple[Floats, ...]:
    import talib

    return tuple(talib.EMA(bars.close, period) for period in _periods(values))


def _ema_lead(values: Values) -> int:
    return max((settled(2 / (period + 1)) + period for period in _periods(values)), default=0)


def _boll(bars: Bars, values: Values) -> tuple[Floats, ...]:
    """Deviations of the population, as TA-Lib and Western charts have them."""
    import talib

    # A variance comes out of squares: of distances from some price they lose no digits.
    base = bars.close[0]
    upper, middle, lower = talib.BBANDS(bars.close - base, round(values[0]), values[1], values[1])
    return (upper + base, lower + base, middle + base)


# --- in panes ---------------------------------------------------------------------------------------------------------


def _volume(bars: Bars, values: Values) -> tuple[Floats, ...]:
    return (bars.volume, *(simple(bars.volume, period) for period in _periods(values)))


def _macd(bars: Bars, values: Values) -> tuple[Floats, ...]:
    import talib

    fast, slow, signal = (round(value) for value in values[:3])
    dif, dea, bar = talib.MACD(bars.close, fast, slow, signal)
    return (dif, dea, bar if values[3] else 2 * bar)


def _macd_lead(values: Values) -> int:
    fast, slow, signal = (round(value) for value in values[:3])
    longest = max(fast, slow)
    return settled(2 / (longest + 1)) + settled(2 / (signal + 1)) + longest + signal


def _kdj(bars: Bars, values: Values) -> tuple[Floats, ...]:
    """K is 1/3 of the raw value and 2/3 of the K before, from 50; D the same of K; J is 3 K - 2 D."""
    import talib

    period, of_k, of_d = (round(value) for value in values)
    out = np.full((3, len(bars)), np.nan)
    if len(bars) >= period:
        high, low = bars.high, bars.low
        if period > 1:
            high, low = talib.MAX(high, period), talib.MIN(low, period)
        skip = period - 1
        span, above = (high - low)[skip:], (bars.close - low)[skip:]
        # Without a range the close is in its middle.
        raw = np.full(len(span), 50.0)
        np.divide(100 * above, span, out=raw, where=span > 0)
        k = smoothed(raw, 1 / of_k, 50.0)
        d = smoothed(k, 1 / of_d, 50.0)
        out[:, skip:] = (k, d, 3 * k - 2 * d)
    return tuple(out)


def _kdj_lead(values: Values) -> int:
    return round(values[0]) + settled(1 / values[1]) + settled(1 / values[2])


def _rsi(bars: Bars, values: Values) -> tuple[Floats, ...]:
    import talib

    return tuple(talib.RSI(bars.close, period) for period in _periods(values))


def _rsi_lead(values: Values) -> int:
    return max((settled(1 / period) + period for period in _periods(values)), default=0)


def _cci(bars: Bars, values: Values) -> tuple[Floats, ...]:
    import talib

    return (talib.CCI(bars.high, bars.low, bars.close, round(values[0])),)


def _atr(bars: Bars, values: Values) -> tuple[Floats, ...]:
    import talib

    return (talib.ATR(bars.high, bars.low, bars.close, round(values[0])),)


def _wr(bars: Bars, values: Values) -> tuple[Floats, ...]:
    """From 0 (at the top of the range) to 100, as Chinese charts have it: TA-Lib's without its sign; or with it."""
    import talib

    *periods, western = values
    sign = 1.0 if western else -1.0
    return tuple(sign * talib.WILLR(bars.high, bars.low, bars.close, one) for one in _periods(tuple(periods)))


def _dmi(bars: Bars, values: Values) -> tuple[Floats, ...]:
    """Chinese: sums of `period` rows, ADX their simple average, ADXR the mean of ADX now and `smooth` rows ago.

    Wilder: TA-Lib's smoothing for both; with equal periods ADX is TA-Lib's.
    """
    import talib

    period, smooth, wilder = (round(value) for value in values)
    if wilder:
        plus, minus = (
            one(bars.high, bars.low, bars.close, period) for one in (talib.PLUS_DI, talib.MINUS_DI)
        )
    else:
        plus, minus = _sums_of_movement(bars, period)
    total = plus + minus
    index = np.zeros(len(bars))
    np.divide(100 * np.abs(plus - minus), total, out=index, where=total > 0)
    known, adx = index[period:], np.full(len(bars), np.nan)
    if len(known) >= smooth:
        if wilder:
            seed = float(np.mean(known[:smooth]))
            found = np.concatenate(((seed,), smoothed(known[smooth:], 1 / smooth, seed)))
        else:
            found = simple(known, smooth)[smooth - 1 :]
        adx[period + smooth - 1 :] = found
    adxr = np.full(len(bars), np.nan)
    adxr[smooth:] = (adx[smooth:] + adx[: max(0, len(adx) - smooth)]) / 2
    return (plus, minus, adx, adxr)


def _sums_of_movement(bars: Bars, period: int) -> tuple[Floats, Floats]:
    """100 x sum of upward (downward) movement / sum of true ranges, over `period` rows."""
    import talib

    plus, minus = np.full(len(bars), np.nan), np.full(len(bars), np.nan)
    if len(bars) <= period:
        return (plus, minus)
    up, down = np.diff(bars.high), -np.diff(bars.low)
    ranges = talib.SUM(talib.TRANGE(bars.high, bars.low, bars.close)[1:], period)
    # A running sum of nothing may keep a rest of what went through it.
    some = ranges > 1e-12 * bars.close[1:]
    for out, move, other in ((plus, up, down), (minus, down, up)):
        sums = talib.SUM(np.where((move > 0) & (move > other), move, 0.0), period)
        out[period:] = 0.0
        np.divide(100 * sums, ranges, out=out[1:], where=some)
    return (plus, minus)


def _dmi_lead(values: Values) -> int:
    period, smooth, wilder = (round(value) for value in values)
    rest = settled(1 / period) + settled(1 / smooth) if wilder else 0
    return rest + period + 2 * smooth


FORMULAS: Final[tuple[Formula, ...]] = (
    Formula("MA", _ma, lambda values: max(_periods(values), default=0)),
    Formula("EMA", _ema, _ema_lead),
    Formula("BOLL", _boll, lambda values: round(values[0])),
    Formula("VOL", _volume, lambda values: max(_periods(values), default=0)),
    Formula("MACD", _macd, _macd_lead),
    Formula("KDJ", _kdj, _kdj_lead),
    Formula("RSI", _rsi, _rsi_lead),
    Formula("CCI", _cci, lambda values: round(values[0])),
    Formula("ATR", _atr, lambda values: settled(1 / values[0]) + round(values[0])),
    Formula("WR", _wr, lambda values: max(_periods(values[:-1]), default=0)),
    Formula("DMI", _dmi, _dmi_lead),
)
