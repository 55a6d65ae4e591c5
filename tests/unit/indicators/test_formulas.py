"""Formulas against numbers worked out by hand, against plain loops, and against TA-Lib."""

from __future__ import annotations

import numpy as np
import pytest
import talib

from qosdesk.indicators.formulas import Bars, settled
from qosdesk.indicators.source import bars_of
from tests.unit.indicators.columns import MINUTE_MS, compute, flat, series_of


def bars() -> Bars:
    return bars_of(series_of(600, seed=3), 0, 600)


def of(high, low, close) -> Bars:
    tops, bottoms, ends = (np.asarray(one, dtype=np.float64) for one in (high, low, close))
    count = len(ends)
    return Bars(np.arange(count) * MINUTE_MS, ends, tops, bottoms, ends, np.ones(count))


def test_macd_by_hand_with_the_chinese_and_the_western_bar():
    # Periods 2, 3, 2 over 1 2 4 8 16. Averages of 3 (alpha 1/2) begin at row 2 with (1+2+4)/3 = 7/3; those of 2
    # (alpha 2/3) begin there too, with (2+4)/2 = 3.
    #   row 2: fast 3                          slow 7/3                          DIF 2/3
    #   row 3: fast 3 + 2/3 (8 - 3) = 19/3     slow 7/3 + 1/2 (8 - 7/3) = 31/6   DIF 7/6
    #   row 4: fast 19/3 + 2/3 (29/3) = 115/9  slow 31/6 + 1/2 (65/6) = 127/12   DIF 460/36 - 381/36 = 79/36
    # DEA (alpha 2/3) begins with the mean of two DIF: (2/3 + 7/6) / 2 = 11/12; then 11/12 + 2/3 (79/36 - 33/36)
    #   = 11/12 + 23/27 = 191/108. Bar in row 4: DIF - DEA = 237/108 - 191/108 = 46/108; twice that in China.
    dif, dea, bar = compute("MACD", flat([1, 2, 4, 8, 16]), 2, 3, 2, 0)
    assert dif[3:] == pytest.approx([7 / 6, 79 / 36])
    assert dea[3:] == pytest.approx([11 / 12, 191 / 108])
    assert bar[3:] == pytest.approx([2 * (7 / 6 - 11 / 12), 2 * 46 / 108])
    assert compute("MACD", flat([1, 2, 4, 8, 16]), 2, 3, 2, 1)[2][4] == pytest.approx(46 / 108)


def test_kdj_by_hand():
    # Period 3. Raw values: row 2: range 8..14, close 13 -> 100 * 5/6; row 3: range 9..16, close 15 -> 100 * 6/7; row 4:
    # range 10..16, close 11 -> 100 * 1/6. K begins from 50: 2/3 * 50 + 1/3 * raw, D from 50 in the same way.
    #   row 2: K 100/3 + 250/9 = 550/9 = 61.1111;  D 100/3 + 550/27 = 1450/27 = 53.7037; J 3 K - 2 D = 75.9259
    #   row 3: K 2/3 * 61.1111 + 28.5714 = 69.3122; D 35.8025 + 23.1041 = 58.9065; J 90.1235
    #   row 4: K 46.2081 + 5.5556 = 51.7637; D 39.2710 + 17.2546 = 56.5256; J 42.2399
    k, d, j = compute("KDJ", of([12, 13, 14, 16, 15], [8, 9, 10, 11, 10], [10, 12, 13, 15, 11]), 3, 3, 3)
    assert np.isnan(k[:2]).all()
    assert k[2:] == pytest.approx([61.1111, 69.3122, 51.7637], abs=1e-4)
    assert d[2:] == pytest.approx([53.7037, 58.9065, 56.5256], abs=1e-4)
    assert j[2:] == pytest.approx([75.9259, 90.1235, 42.2399], abs=1e-4)


@pytest.mark.parametrize(("period", "of_k", "of_d"), [(9, 3, 3), (14, 5, 2), (1, 1, 1), (5, 1, 4)])
def test_kdj_is_the_plain_recursion(period, of_k, of_d):
    data = bars()
    k = d = 50.0
    wanted = []
    for row in range(period - 1, len(data)):
        high, low = data.high[row + 1 - period : row + 1].max(), data.low[row + 1 - period : row + 1].min()
        raw = 100 * (data.close[row] - low) / (high - low)
        k = k * (1 - 1 / of_k) + raw / of_k
        d = d * (1 - 1 / of_d) + k / of_d
        wanted.append((k, d, 3 * k - 2 * d))
    found = np.array(compute("KDJ", data, period, of_k, of_d))[:, period - 1 :]
    assert found == pytest.approx(np.array(wanted).T, rel=1e-9)


def test_a_market_that_does_not_move_has_quiet_indicators():
    still = flat([5.0] * 60, [0.0] * 60)
    assert np.array(compute("KDJ", still, 9, 3, 3))[:, 8:] == pytest.approx(50.0)
    assert np.array(compute("BOLL", still, 20, 2.0))[:, 19:] == pytest.approx(5.0)
    for style in (0, 1):
        found = np.array(compute("DMI", still, 14, 6, style))
        assert found[:, 30:] == pytest.approx(0.0)


def test_movement_by_hand():
    # Period 2. Highs 10 12 13 12, lows 8 9 11 7, closes 9 11 12 8.
    #   row 1: up 2, down -1 -> +2, -0; range max(3, |12 - 9|, |9 - 9|) = 3
    #   row 2: up 1, down -2 -> +1, -0; range max(2, |13 - 11|, 0) = 2
    #   row 3: up -1, down 4 -> +0, -4; range max(5, 0, |7 - 12|) = 5
    #   row 2: +DI 100 * 3/5 = 60, -DI 0, DX 100;  row 3: +DI 100 * 1/7, -DI 100 * 4/7, DX 100 * 3/5 = 60
    # ADX of 2: (100 + 60) / 2 = 80 in row 3.
    data = of([10, 12, 13, 12], [8, 9, 11, 7], [9, 11, 12, 8])
    plus, minus, adx, adxr = compute("DMI", data, 2, 2, 0)
    assert plus[2:] == pytest.approx([60.0, 100 / 7])
    assert minus[2:] == pytest.approx([0.0, 400 / 7])
    assert adx[3] == pytest.approx(80.0)
    assert np.isnan(plus[:2]).all()
    assert np.isnan(adx[:3]).all()
    assert np.isnan(adxr).all()


def test_wilders_movement_is_ta_libs():
    data = bars()
    columns = (data.high, data.low, data.close)
    plus, minus, adx, _adxr = compute("DMI", data, 14, 14, 1)
    assert plus == pytest.approx(talib.PLUS_DI(*columns, 14), nan_ok=True)
    assert minus == pytest.approx(talib.MINUS_DI(*columns, 14), nan_ok=True)
    assert adx == pytest.approx(talib.ADX(*columns, 14), nan_ok=True, rel=1e-9)


def test_the_rest_is_ta_libs():
    data = bars()
    columns = (data.high, data.low, data.close)
    pairs = [
        (compute("MA", data, 5, -10, 250), [talib.SMA(data.close, 5), talib.SMA(data.close, 250)]),
        (compute("EMA", data, 5, 250), [talib.EMA(data.close, 5), talib.EMA(data.close, 250)]),
        (compute("VOL", data, 5, 10), [data.volume, talib.SMA(data.volume, 5), talib.SMA(data.volume, 10)]),
        (compute("RSI", data, 6, -12, 24), [talib.RSI(data.close, 6), talib.RSI(data.close, 24)]),
        (compute("CCI", data, 14), [talib.CCI(*columns, 14)]),
        (compute("ATR", data, 14), [talib.ATR(*columns, 14)]),
        (compute("WR", data, 10, -6, 1), [talib.WILLR(*columns, 10)]),
        (compute("WR", data, 10, 6, 0), [-talib.WILLR(*columns, 10), -talib.WILLR(*columns, 6)]),
    ]
    for found, wanted in pairs:
        assert np.array(found) == pytest.approx(np.array(wanted), nan_ok=True, rel=1e-9)
    upper, middle, lower = talib.BBANDS(data.close, 20, 2.5, 2.5)
    assert np.array(compute("BOLL", data, 20, 2.5)) == pytest.approx(
        np.array((upper, lower, middle)), nan_ok=True, rel=1e-9
    )


def test_an_average_of_one_row_is_the_row():
    data = bars()
    assert compute("MA", data, 1)[0] == pytest.approx(data.close)
    assert compute("VOL", data, -5, 1)[1] == pytest.approx(data.volume)


@pytest.mark.parametrize("alpha", [1.0, 2 / 3, 1 / 3, 1 / 14, 2 / 251])
def test_what_a_smoothing_began_with_is_gone_when_settled(alpha):
    assert (1 - alpha) ** settled(alpha) <= 1.0001e-13 or alpha == 1
