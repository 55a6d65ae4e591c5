"""Rules of the exported table."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from qosdesk.domain.intervals import Interval
from qosdesk.domain.symbols import Symbol
from qosdesk.market.series import BarSeries
from qosdesk.ui.chart.tools.table import Origin, bars_csv

HK = ZoneInfo("Asia/Hong_Kong")
ORIGIN = Origin(Symbol("HK", "700"), Interval.M5, "QOS DEMO", False, "HKD", "shares", HK, 1_795_160_538_000)
figure = st.floats(1e-6, 1e9, allow_nan=False)


def make(rows: list[tuple[float, float, float, float, float]]) -> BarSeries:
    series = BarSeries()
    ts = 1_795_160_400_000 + np.arange(len(rows), dtype=np.int64) * 300_000
    series.merge_columns(ts, np.array(rows, dtype=float).T)
    return series


def test_it_says_what_it_is_in_which_units_from_whom():
    text = bars_csv(make([(612.5, 613, 612, 612.55, 4200)]), 0, 1, ORIGIN)
    assert text.split("\r\n") == [
        "# HK:700 5m bars; source QOS DEMO; exported 2026-11-20T07:42:18+00:00 by qosdesk",
        "time (Asia/Hong_Kong),time (UTC ms),open (HKD),high (HKD),low (HKD),close (HKD),volume (shares)",
        "2026-11-20T15:40:00+08:00,1795160400000,612.5,613,612,612.55,4200",
        "",
    ]


def test_adjusted_prices_are_said_to_be_that():
    text = bars_csv(make([(1.0, 1.0, 1.0, 1.0, 1.0)]), 0, 1, replace(ORIGIN, adjusted=True))
    assert text.startswith("# HK:700 5m bars, adjusted forward for dividends and splits; source")


def test_an_unknown_volume_is_an_empty_field():
    text = bars_csv(make([(1.0, 1.0, 1.0, 1.0, float("nan"))]), 0, 1, ORIGIN)
    assert text.splitlines()[2].endswith(",1,")


@given(st.lists(st.tuples(figure, figure, figure, figure, figure), min_size=1, max_size=20), st.data())
def test_every_number_and_time_reads_back_exactly(rows, data):
    start = data.draw(st.integers(0, len(rows) - 1))
    stop = data.draw(st.integers(start, len(rows)))
    series = make(rows)
    read = list(csv.reader(io.StringIO(bars_csv(series, start, stop, ORIGIN))))[2:]
    assert [[float(field) for field in row[2:]] for row in read] == [list(row) for row in rows[start:stop]]
    assert [int(row[1]) for row in read] == series.ts_ms[start:stop].tolist()
    assert all(datetime.fromisoformat(row[0]).timestamp() * 1000 == int(row[1]) for row in read)
