"""How late quotes are: quantiles in fixed memory, stamps of whole seconds as intervals, the offset of two clocks."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qosdesk.domain.diagnostics import Between
from qosdesk.domain.symbols import Symbol
from qosdesk.market.latency import SLICE_S, SLICES, ClockOffset, Histogram, Latency, StampWindow, Window
from qosdesk.market.store import BAR, DEPTH, TRADE, Store

EXACT = Between(0.0, 0.0)


@given(
    st.lists(st.floats(min_value=1.1e-4, max_value=90.0), min_size=1, max_size=200),
    st.sampled_from([0.5, 0.95, 0.99]),
)
def test_a_quantile_is_right_within_a_bucket(values, fraction):
    histogram = Histogram()
    for value in values:
        histogram.add(value)
    exact = sorted(values)[max(0, math.ceil(fraction * len(values)) - 1)]
    assert histogram.quantile_s(fraction) == pytest.approx(exact, rel=0.026)


def test_what_lies_beyond_the_ends_counts_at_the_ends():
    histogram = Histogram()
    for value in (-1.0, 0.0, 1e9):
        histogram.add(value)
    assert histogram.count == 3
    assert histogram.quantile_s(0.5) == pytest.approx(1e-4)
    assert histogram.quantile_s(1.0) > 90


def test_nothing_measured_has_no_quantiles():
    assert Histogram().quantiles() is None
    assert math.isnan(Histogram().quantile_s(0.5))


def test_the_window_forgets_after_a_minute_and_ever_does_not():
    window = Window()
    window.add(0.010, now_s=100.0)
    window.add(0.500, now_s=130.0)
    assert window.recent(130.0).count == 2
    assert window.recent(100.0 + SLICE_S * SLICES).count == 1
    assert window.recent(1000.0).count == 0
    assert window.ever.count == 2


def test_the_history_has_one_entry_for_each_slice_that_held_something():
    window = Window()
    for second in (0, 1, 2, 6, 31):
        window.add(0.01, now_s=1000.0 + second)
    assert [number for number, _, _ in window.history] == [200, 201]


def test_a_whole_second_stamp_gives_an_interval_never_a_point():
    stamps = StampWindow()
    for tenth in range(10):
        # Sent at x.0, x.1, ... and 50 ms under way; the stamp has lost the fraction.
        stamps.add(tenth / 10 + 0.05, stamp_ms=1_000_000, now_s=10.0)
    delays = stamps.delays(EXACT, 10.0)
    assert delays is not None
    for between in (delays.p50, delays.p95, delays.p99):
        assert between.low_s <= 0.05 <= between.high_s
        assert between.high_s - between.low_s >= 0.4
    assert delays.p99.high_s == pytest.approx(0.95, abs=0.03)


def test_a_stamp_with_milliseconds_gives_milliseconds():
    stamps = StampWindow()
    for number in range(100):
        stamps.add(0.030, stamp_ms=1_000_001 + number, now_s=10.0)
    delays = stamps.delays(EXACT, 10.0)
    assert delays is not None
    assert delays.p50.low_s == pytest.approx(0.030, abs=0.004)
    assert delays.p50.high_s == pytest.approx(0.030, abs=0.004)


@given(st.floats(min_value=-100_000, max_value=100_000))
def test_a_clock_that_is_off_by_hours_changes_no_delay(offset_s):
    stamps = StampWindow()
    for tenth in range(10):
        stamps.add(offset_s + tenth / 10 + 0.05, stamp_ms=5_000, now_s=10.0)
    delays = stamps.delays(Between(offset_s, offset_s), 10.0)
    assert delays is not None
    assert delays.p99.low_s <= 0.05 <= delays.p99.high_s <= 1.1


def test_a_picture_of_the_past_is_no_delay():
    stamps = StampWindow()
    stamps.add(7200.0, stamp_ms=1_000, now_s=10.0)
    for _ in range(50):
        stamps.add(0.1, stamp_ms=2_000, now_s=10.0)
    stamps.add(7200.0, stamp_ms=1_000, now_s=10.0)
    delays = stamps.delays(EXACT, 10.0)
    assert delays is not None
    assert (delays.count, delays.p99.high_s) == (50, pytest.approx(0.1, abs=0.01))


@given(
    st.floats(min_value=-10.0, max_value=10.0),
    st.lists(
        st.tuples(st.floats(0.001, 0.4), st.floats(0.001, 0.4), st.floats(0.0, 19.0)), min_size=1, max_size=40
    ),
)
def test_the_true_offset_always_lies_in_the_interval(offset_s, trips):
    clock = ClockOffset()
    vendor_s = 1_000_000.25
    for there_s, back_s, wait_s in trips:
        vendor_s += wait_s
        sent_s = vendor_s - there_s + offset_s
        heard_s = vendor_s + back_s + offset_s
        clock.answered(sent_s, float(int(vendor_s)), heard_s, now_s=heard_s)
        clock.pushed(heard_s - int(vendor_s), now_s=heard_s)
    between = clock.between()
    assert between is not None
    assert between.low_s - 1e-6 <= offset_s <= between.high_s + 1e-6
    assert between.high_s - between.low_s <= 1.0 + 0.8 + 1e-6


def test_the_offset_is_unknown_before_the_first_heartbeat():
    clock = ClockOffset()
    clock.pushed(0.3, now_s=1.0)
    assert clock.between() is None


def test_an_exchange_whose_clock_runs_ahead_of_its_vendors_does_not_spoil_the_offset():
    clock = ClockOffset()
    clock.answered(100.0, 99.9995, 100.01, now_s=1.0)
    clock.pushed(-3.0, now_s=1.0)
    between = clock.between()
    assert between is not None
    assert between.low_s == pytest.approx(-0.0005, abs=1e-6)


def test_after_a_clock_was_moved_the_latest_heartbeat_counts():
    clock = ClockOffset()
    clock.answered(100.0, 100.0005, 100.01, now_s=1.0)
    clock.answered(3720.0, 120.0005, 3720.01, now_s=21.0)
    between = clock.between()
    assert between is not None
    assert between.low_s == pytest.approx(3599.9985, abs=1e-3)


def test_bounds_are_dropped_after_twenty_minutes_because_clocks_drift():
    clock = ClockOffset()
    clock.answered(100.0, 100.0005, 100.001, now_s=1.0)
    for minute in (11, 21):
        clock.answered(100.0, 100.0005, 100.2, now_s=minute * 60.0)
    between = clock.between()
    assert between is not None
    assert between.high_s == pytest.approx(0.1995)


def test_a_bar_has_no_stamp_and_a_book_has_its_own():
    state = Store().state(Symbol("HK", "700"))
    latency = Latency()
    state.on_trade(612.5, 100.0, 1_000, 1)
    state.on_depth((), (), 3_000, lambda bids, asks: ((), ()))
    for bit in (TRADE, DEPTH, BAR):
        latency.received(state, bit, now_s=5.0, wall_ms=4_000)
    assert set(latency.stamps) == {1, TRADE, DEPTH}
    book = latency.stamps[DEPTH].delays(EXACT, 5.0)
    assert book is not None
    assert book.p50.high_s == pytest.approx(1.0, rel=0.01)
    assert latency.heard_s[BAR] == 5.0
