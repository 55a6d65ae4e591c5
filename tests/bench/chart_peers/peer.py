"""Measures one peer's chart: `python peer.py NAME BARS VISIBLE LIMIT_S` prints a line of JSON.

Runs in an environment without qosdesk: nothing of ours is imported. 1600x900, the same walk of prices as ours, a frame
is a move of at least three bars until it is painted; pixels are checked to differ once.
"""

from __future__ import annotations

import json
import os
import statistics
import sys
import time

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
WIDTH, HEIGHT = 1600, 900


def walk(count):
    """Opens, highs, lows, closes, volumes."""
    import numpy as np

    rng = np.random.default_rng(7)
    close = 600 + np.cumsum(rng.normal(0, 0.4, count)) * 0.5
    close = np.abs(close) + 50
    open_ = np.concatenate((close[:1], close[:-1]))
    high = np.maximum(open_, close) + rng.exponential(0.25, count)
    low = np.minimum(open_, close) - rng.exponential(0.25, count)
    return open_, high, low, close, rng.lognormal(9, 0.7, count)


class Chart:
    """What a peer offers: a widget, `pan(bars)`, `update(close)`."""

    def __init__(self, app, widget, pan, update):
        self.app, self.widget, self.pan, self.update = app, widget, pan, update

    def paint(self):
        self.app.processEvents()
        self.app.sendPostedEvents()


def empty(count, visible):
    """A plot without anything in it: what pyqtgraph itself costs."""
    import pyqtgraph as pg

    app = pg.mkQApp()
    plot = pg.PlotWidget()
    at = [count - visible]

    def pan(bars):
        at[0] += bars
        plot.setXRange(at[0], at[0] + visible, padding=0)

    return Chart(app, plot, pan, lambda close: plot.viewport().update())


def qpicture(count, visible):
    """The candlestick example of pyqtgraph's own gallery: everything in one QPicture."""
    import pyqtgraph as pg
    from pyqtgraph import QtCore, QtGui

    open_, high, low, close, _ = walk(count)

    class CandlestickItem(pg.GraphicsObject):
        def __init__(self):
            super().__init__()
            self.generate()

        def generate(self):
            self.picture = QtGui.QPicture()
            p = QtGui.QPainter(self.picture)
            p.setPen(pg.mkPen("w"))
            w = 1 / 3.0
            for t in range(count):
                p.drawLine(QtCore.QPointF(t, low[t]), QtCore.QPointF(t, high[t]))
                p.setBrush(pg.mkBrush("r" if open_[t] > close[t] else "g"))
                p.drawRect(QtCore.QRectF(t - w, open_[t], w * 2, close[t] - open_[t]))
            p.end()

        def paint(self, p, *args):
            p.drawPicture(0, 0, self.picture)

        def boundingRect(self):
            return QtCore.QRectF(self.picture.boundingRect())

    app = pg.mkQApp()
    plot = pg.PlotWidget()
    item = CandlestickItem()
    plot.addItem(item)
    at = [count - visible]

    def pan(bars):
        at[0] += bars
        begin = max(0, at[0])
        plot.setXRange(at[0], at[0] + visible, padding=0)
        plot.setYRange(low[begin : begin + visible].min(), high[begin : begin + visible].max())

    def update(value):
        close[-1] = value
        item.generate()
        item.informViewBoundsChanged()
        item.update()

    return Chart(app, plot, pan, update)


def finplot(count, visible):
    """finplot with three averages, volume, MACD and KDJ in four rows, as its examples build them."""
    import finplot as fplt  # type: ignore[import-not-found]
    import pandas as pd  # type: ignore[import-untyped]

    open_, high, low, close, volume = walk(count)
    times = pd.date_range("2000-01-01", periods=count, freq="5min")
    frame = pd.DataFrame(
        {"time": times, "open": open_, "close": close, "high": high, "low": low, "volume": volume}
    )
    fplt.display_timezone = __import__("datetime").timezone.utc
    axes = fplt.create_plot("bench", rows=4, maximize=False, init_zoom_periods=visible)
    price, below, macd_ax, kdj_ax = axes
    candles = fplt.candlestick_ochl(frame[["time", "open", "close", "high", "low"]], ax=price)
    for period in (5, 10, 20):
        fplt.plot(times, frame.close.rolling(period).mean(), ax=price)
    fplt.volume_ocv(frame[["time", "open", "close", "volume"]], ax=below)
    dif = frame.close.ewm(span=12).mean() - frame.close.ewm(span=26).mean()
    dea = dif.ewm(span=9).mean()
    fplt.volume_ocv(
        pd.DataFrame({"time": times, "open": 0 * dif, "close": dif - dea, "diff": dif - dea}),
        ax=macd_ax,
        colorfunc=fplt.strength_colorfilter,
    )
    fplt.plot(times, dif, ax=macd_ax)
    fplt.plot(times, dea, ax=macd_ax)
    lowest, highest = frame.low.rolling(9).min(), frame.high.rolling(9).max()
    k = (100 * (frame.close - lowest) / (highest - lowest)).ewm(alpha=1 / 3).mean()
    d = k.ewm(alpha=1 / 3).mean()
    for line in (k, d, 3 * k - 2 * d):
        fplt.plot(times, line, ax=kdj_ax)
    fplt.show(qt_exec=False)
    window = price.vb.win
    from pyqtgraph import QtWidgets

    app = QtWidgets.QApplication.instance()

    def pan(bars):
        box = price.vb
        rect = box.targetRect()
        box.update_y_zoom(rect.x() + bars, rect.x() + bars + visible)

    def update(value):
        frame.loc[frame.index[-1], "close"] = value
        candles.update_data(frame[["time", "open", "close", "high", "low"]])

    return Chart(app, window, pan, update)


def vnpy(count, visible):
    """VeighNa's chart: candles and volume."""
    from datetime import datetime, timedelta

    from vnpy.chart import CandleItem, ChartWidget, VolumeItem  # type: ignore[import-not-found]
    from vnpy.trader.constant import Exchange, Interval  # type: ignore[import-not-found]
    from vnpy.trader.object import BarData  # type: ignore[import-not-found]
    from vnpy.trader.ui import QtWidgets  # type: ignore[import-not-found]

    app = QtWidgets.QApplication.instance() or QtWidgets.QApplication([])
    widget = ChartWidget()
    widget.add_plot("candle", hide_x_axis=True)
    widget.add_plot("volume", maximum_height=200)
    widget.add_item(CandleItem, "candle", "candle")
    widget.add_item(VolumeItem, "volume", "volume")
    widget.add_cursor()
    columns = [column.tolist() for column in walk(count)]
    begin = datetime(2000, 1, 1)
    bars = []
    for n, (open_, high, low, close, volume) in enumerate(zip(*columns, strict=True)):
        bars.append(
            BarData(
                gateway_name="bench",
                symbol="X",
                exchange=Exchange.LOCAL,
                datetime=begin + timedelta(minutes=n),
                interval=Interval.MINUTE,
                open_price=open_,
                high_price=high,
                low_price=low,
                close_price=close,
                volume=volume,
            )
        )
    widget.update_history(bars)
    widget._bar_count = visible
    widget._right_ix = count

    def pan(by):
        widget._right_ix += by
        widget._update_x_range()

    def update(value):
        bars[-1].close_price = value
        widget.update_bar(bars[-1])

    return Chart(app, widget, pan, update)


PEERS = {"empty": empty, "qpicture": qpicture, "finplot": finplot, "vnpy": vnpy}


def measured(call, paint, limit_s, most):
    """Median milliseconds of as many calls as fit the limit, at least one."""
    times = []
    began = time.perf_counter()
    for number in range(most):
        start = time.perf_counter()
        call(number)
        paint()
        times.append((time.perf_counter() - start) * 1e3)
        if time.perf_counter() - began > limit_s:
            break
    return statistics.median(times)


def main():
    name, count, visible, limit_s = sys.argv[1], int(sys.argv[2]), int(sys.argv[3]), float(sys.argv[4])
    chart = PEERS[name](count, visible)
    chart.widget.resize(WIDTH, HEIGHT)
    chart.widget.show()
    chart.pan(-8)
    chart.paint()
    before = chart.widget.grab().toImage()
    chart.pan(-4)
    chart.paint()
    assert chart.widget.grab().toImage() != before, "the view did not move"
    figures = {
        "pan_ms_median": measured(lambda n: chart.pan(-4 if n % 40 < 20 else 4), chart.paint, limit_s, 120)
    }
    last = float(walk(count)[3][-1])
    figures["update_ms"] = measured(lambda n: chart.update(last + 0.1 * (n % 3)), chart.paint, limit_s, 60)
    print(json.dumps(figures), flush=True)
    os._exit(0)


if __name__ == "__main__":
    main()
