"""Bars for the tests of indicators, and whole columns of every kind to compare with."""

from __future__ import annotations

from typing import Any

import numpy as np

from qosdesk.indicators.formulas import Bars, formula_named
from qosdesk.indicators.kinds import kind_named
from qosdesk.indicators.source import bars_of
from qosdesk.indicators.spec import Choice
from qosdesk.market.series import BarSeries

MINUTE_MS = 60_000
DAY_MS = 86_400_000


def walk(count: int, seed: int = 1) -> tuple[Any, Any]:
    """Times and columns of a random walk by the minute; one volume in fifty is unknown."""
    rng = np.random.default_rng(seed)
    close = np.exp(rng.normal(0, 0.001, count).cumsum()) * 100
    opened = np.concatenate(((100.0,), close[:-1]))
    high = np.maximum(opened, close) * (1 + rng.random(count) * 0.001)
    low = np.minimum(opened, close) * (1 - rng.random(count) * 0.001)
    volume = np.where(rng.random(count) < 0.02, np.nan, np.floor(rng.random(count) * 1e5))
    return (np.arange(count, dtype=np.int64) + 10_000) * MINUTE_MS, np.stack(
        (opened, high, low, close, volume)
    )


def series_of(count: int, seed: int = 1) -> BarSeries:
    series = BarSeries()
    series.merge_columns(*walk(count, seed))
    return series


def flat(closes, volumes=None) -> Bars:
    """Bars without a range."""
    close = np.asarray(closes, dtype=np.float64)
    volume = np.ones(len(close)) if volumes is None else np.asarray(volumes, dtype=np.float64)
    return Bars(np.arange(len(close), dtype=np.int64) * MINUTE_MS, close, close, close, close, volume)


def day_of(ts_ms: int) -> tuple[int, int]:
    """Days in UTC."""
    start = ts_ms - ts_ms % DAY_MS
    return start, start + DAY_MS


def compute(name: str, bars: Bars, *values: float):
    """A formula over whole columns."""
    formula = formula_named(name)
    assert formula is not None
    return formula.compute(bars, values)


def whole(choice: Choice, series: BarSeries):
    """Every output of an indicator over a whole series, straight from TA-Lib or the definition; (outputs, n)."""
    import talib

    bars = bars_of(series, 0, len(series))
    if choice.kind == "SAR":
        return np.array([talib.SAR(bars.high, bars.low, *choice.values)])
    if choice.kind == "OBV":
        return np.array([talib.OBV(bars.close, bars.volume)])
    if choice.kind == "VWAP":
        return np.array([average_of_day(bars)])
    return np.array(compute(choice.kind, bars, *choice.values))


def average_of_day(bars: Bars):
    """Money by volume since the day's first row, one row at a time."""
    out, day, money, volume = [], None, 0.0, 0.0
    for row in range(len(bars)):
        if bars.ts_ms[row] // DAY_MS != day:
            day, money, volume = bars.ts_ms[row] // DAY_MS, 0.0, 0.0
        money += (bars.high[row] + bars.low[row] + bars.close[row]) / 3 * bars.volume[row]
        volume += bars.volume[row]
        out.append(money / volume if volume else np.nan)
    return np.array(out)


def choice_of(name: str) -> Choice:
    """A kind as first added, with every period on."""
    kind = kind_named(name)
    assert kind is not None
    first = kind.first_choice
    return Choice(name, tuple(abs(value) for value in first.values), first.colors)
