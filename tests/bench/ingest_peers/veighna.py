"""VeighNa's event engine and its table of ticks: `python veighna.py SYMBOLS`, orders on stdin.

Ticks are made before a run and put into the engine by a thread of this process when they are due: no network and no
decoding, and each message of the mix is one tick with all its figures.
"""

from __future__ import annotations

import json
import os
import queue
import sys
import threading
import time
from datetime import UTC, datetime
from itertools import pairwise

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from vnpy.event import Event, EventEngine  # type: ignore[import-not-found]
from vnpy.trader.constant import Exchange  # type: ignore[import-not-found]
from vnpy.trader.event import EVENT_TICK  # type: ignore[import-not-found]
from vnpy.trader.object import TickData  # type: ignore[import-not-found]
from vnpy.trader.ui import QtCore, create_qapp  # type: ignore[import-not-found]
from vnpy.trader.ui.widget import TickMonitor  # type: ignore[import-not-found]

TICKS = 4000
FRAME_S = 0.016
FEED_S = 0.002
BEHIND_S = 1.5
SETTLE_S = 0.3


class Monitor(TickMonitor):  # type: ignore[misc]
    """The table, with the time of every tick's arrival in it."""

    def __init__(self, engine):
        self.delays = []
        super().__init__(None, engine)

    def process_event(self, event):
        """Show it, then note how long after it was due."""
        super().process_event(event)
        self.delays.append(time.perf_counter() - event.due_s)


def make_ticks(symbols):
    """Ticks of all symbols, each with another price than the one before."""
    now = datetime.now(UTC)
    ticks = []
    for number in range(TICKS):
        price = 600 + number % symbols + (number * 7919 % 200) / 100
        ticks.append(
            TickData(
                gateway_name="bench",
                symbol=f"{600000 + number % symbols}",
                exchange=Exchange.SSE,
                datetime=now,
                name="Bench",
                volume=1e6 + number,
                last_price=price,
                open_price=price - 1,
                high_price=price + 2,
                low_price=price - 2,
                bid_price_1=price - 0.01,
                bid_volume_1=100 + number,
                ask_price_1=price + 0.01,
                ask_volume_1=200 + number,
            )
        )
    return ticks


def feed(engine, ticks, rate, seconds, delays):
    """Put what is due every two milliseconds; a run that is lost, since far too much waits, ends there."""
    begun_s, put, count = time.perf_counter(), 0, int(rate * seconds)
    while put < count and put - len(delays) < BEHIND_S * rate:
        due = min(count, int((time.perf_counter() - begun_s) * rate))
        for number in range(put, due):
            event = Event(EVENT_TICK, ticks[number % TICKS])
            event.due_s = begun_s + number / rate
            engine.put(event)
        put = max(put, due)
        time.sleep(FEED_S)


def settle(feeding, delays, until):
    """Return when what waits was shown, which is not part of the next run."""
    feeding.join()
    before = -1
    while before != len(delays):
        before, again_s = len(delays), time.perf_counter() + SETTLE_S
        until(lambda again_s=again_s: time.perf_counter() >= again_s)


def quantile(values, fraction):
    """Of a list in any order; endless for an empty one."""
    return sorted(values)[min(len(values) - 1, int(fraction * len(values)))] if values else 1e6


def rss_mb():
    """Resident memory now; 0 where it is not told."""
    try:
        with open("/proc/self/status") as status:
            line = next(line for line in status if line.startswith("VmRSS"))
    except OSError:
        return 0.0
    return int(line.split()[1]) / 1024


def main():
    """The window, then a run for every line."""
    app = create_qapp()
    engine = EventEngine()
    engine.start()
    monitor = Monitor(engine)
    monitor.resize(1400, 900)
    monitor.show()
    ticks = make_ticks(int(sys.argv[1]))
    frames = []
    timer = QtCore.QTimer()
    timer.setTimerType(QtCore.Qt.TimerType.PreciseTimer)
    timer.timeout.connect(lambda: frames.append(time.perf_counter()))
    timer.start(int(FRAME_S * 1000))
    orders = queue.SimpleQueue()

    def read():
        for line in sys.stdin:
            orders.put(json.loads(line))
        orders.put(None)

    def until(done):
        while not done():
            app.processEvents(QtCore.QEventLoop.ProcessEventsFlag.WaitForMoreEvents)

    feed(engine, ticks[: int(sys.argv[1])], 200.0, int(sys.argv[1]) / 200.0, ticks)
    until(lambda: len(monitor.delays) >= int(sys.argv[1]))
    print(json.dumps({"ready": True}), flush=True)
    threading.Thread(target=read, daemon=True).start()
    while True:
        until(lambda: not orders.empty())
        order = orders.get()
        if order is None:
            os._exit(0)
        monitor.delays.clear()
        frames.clear()
        begun_s, cpu_s = time.perf_counter(), time.process_time()
        end_s = begun_s + order["seconds"]
        arguments = (engine, ticks, order["rate"], order["seconds"], monitor.delays)
        feeding = threading.Thread(target=feed, args=arguments, daemon=True)
        feeding.start()
        until(lambda end_s=end_s: time.perf_counter() >= end_s)
        took_s, shown = time.perf_counter() - begun_s, len(monitor.delays)
        late = [max(0.0, after - one - FRAME_S) for one, after in pairwise(frames)]
        figures = {
            "rate": shown / took_s,
            "share": shown / (order["rate"] * took_s),
            "lateness_p99_ms": quantile(late, 0.99) * 1e3,
            "latency_p50_ms": quantile(monitor.delays, 0.5) * 1e3,
            "latency_p99_ms": quantile(monitor.delays, 0.99) * 1e3,
            "cpu_percent": 100 * (time.process_time() - cpu_s) / took_s,
            "rss_mb": rss_mb(),
            "fps": len(frames) / took_s,
        }
        settle(feeding, monitor.delays, until)
        print(json.dumps(figures), flush=True)


if __name__ == "__main__":
    main()
