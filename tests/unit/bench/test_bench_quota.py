"""The quota bench measures what it claims, and the desk that it plays keeps within the plan."""

from __future__ import annotations

import argparse

import pytest

from qosdesk.feed.limits import CountBy
from tests.bench import bench_quota
from tests.bench.bench_quota import LIMITS, NAMES
from tests.bench.quota_desk import Measured, compare


@pytest.mark.slow
def test_some_minutes_keep_every_promise():
    parser = argparse.ArgumentParser()
    bench_quota.add_options(parser)
    figures = bench_quota.run(parser.parse_args(["--minutes", "4", "--realtime-minutes", "0"]))
    for name, most in LIMITS.items():
        assert figures[name] <= most, name
    assert figures["ledger_mismatches"] == 0
    for way in CountBy:
        assert figures[f"focuses.by_{way.value}"] >= 10
        assert figures[f"ledger_compared.by_{way.value}"] > 1000
        assert figures[f"max_live.by_{way.value}"] == 10
    assert all(name in bench_quota.table(figures) for name in NAMES)


def test_a_counter_is_compared_only_where_it_stood_still_with_nothing_in_flight():
    measured = Measured()
    server = {"calls_last_minute": {"/kline": 3}, "live_products": 9}
    compare([{"kline": (4, 0), "Live": (9, 0)}, {"kline": (3, 0), "Live": (9, 1)}], server, measured)
    assert (measured.compared, measured.mismatches) == (0, [])
    compare([{"kline": (4, 0), "Live": (9, 0)}] * 3, server, measured)
    assert (measured.compared, measured.mismatches) == (2, ["kline: ours 4, theirs 3"])
