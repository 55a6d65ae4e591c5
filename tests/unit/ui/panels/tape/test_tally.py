"""Sums over windows equal those over all prints, whatever the order and however often they are read."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qosdesk.ui.panels.tape.roll import Roll
from qosdesk.ui.panels.tape.tally import FIVE_MINUTES_S, MINUTE_S, Tally, sums_of_rows

T = 1_795_160_538_000
PRINT = st.tuples(st.integers(0, 25), st.sampled_from([10.0, 10.5]), st.integers(1, 90), st.integers(0, 4))


def brute(prints, start_s, end_s, infer):
    """(count, volume, money) of buys, sells and unknown sides whose second is in (start, end]."""
    sides = [[0, 0.0, 0.0] for _ in range(3)]
    for ts_ms, price, size, code in prints:
        if start_s < ts_ms // 1000 <= end_s:
            side = code if code < 3 else (code - 2 if infer else 0)
            sums = sides[(2, 0, 1)[side]]
            sums[0] += 1
            sums[1] += size
            sums[2] += price * size
    return sides


def figures(sums):
    return [[part.count, part.volume, part.money] for part in (sums.buys, sums.sells, sums.neutrals)]


@given(st.lists(st.tuples(st.lists(PRINT, max_size=8), st.integers(0, 70)), max_size=30), st.booleans())
def test_windows_are_the_sums_of_their_seconds(batches, infer):
    tally, all_prints, now_ms = Tally(), [], T
    for batch, pause_s in batches:
        # Some come late, none by more than is a clock's fault.
        prints = [(now_ms - late * 1000, price, float(size), code) for late, price, size, code in batch]
        now_ms += pause_s * 1000
        tally.add(prints, [code for *_, code in prints])
        all_prints += prints
        end_ms = max(tally.newest_ms, now_ms) if all_prints else now_ms
        for length_s in (MINUTE_S, FIVE_MINUTES_S):
            end_s = end_ms // 1000
            sums = tally.window(length_s, end_ms, infer)
            expected = brute(all_prints, end_s - length_s, end_s, infer)
            assert figures(sums) == [pytest.approx(part) for part in expected]
        assert figures(tally.session(infer)) == [
            pytest.approx(part) for part in brute(all_prints, 0, 1 << 60, infer)
        ]
    assert tally.counted == len(all_prints)


def test_a_window_says_how_much_of_it_is_covered():
    tally = Tally()
    assert tally.window(FIVE_MINUTES_S, T, True).covered_s == 0
    tally.add([(T - 59_000, 613.0, 7.0, 1), (T, 613.0, 1.0, 2)], [1, 2])
    assert tally.window(FIVE_MINUTES_S, T, True).covered_s == 60
    assert tally.window(MINUTE_S, T, True).covered_s == 60
    assert tally.window(FIVE_MINUTES_S, T + 900_000, True).covered_s == 300


def test_nothing_drifts_when_a_window_slides():
    tally = Tally()
    for second in range(4000):
        tally.add([(T + second * 1000, 0.1, 0.1, 1)], [1])
        sums = tally.window(MINUTE_S, T + second * 1000, True)
    assert sums.buys.volume == pytest.approx(6.0, abs=1e-12)
    assert tally.window(MINUTE_S, T + 5_000_000, True).buys.volume == 0.0


def test_averages_are_by_volume_and_by_print():
    tally = Tally()
    tally.add([(T, 10.0, 100.0, 1), (T, 13.0, 200.0, 1)], [1, 1])
    buys = tally.session(True).buys
    assert (buys.price, buys.size) == (12.0, 150.0)
    sells = tally.session(True).sells
    assert sells.price != sells.price
    assert sells.size != sells.size


def test_inferred_sides_are_told_apart_and_may_be_left_out():
    tally = Tally()
    tally.add([(T, 10.0, 1.0, 1), (T, 10.0, 2.0, 0), (T, 10.0, 4.0, 0)], [1, 3, 4])
    with_them, without = tally.session(True), tally.session(False)
    assert (with_them.buys.volume, with_them.sells.volume, with_them.inferred) == (3.0, 4.0, 2)
    assert (without.buys.volume, without.neutrals.volume, without.inferred) == (1.0, 6.0, 0)


def test_a_clock_set_back_does_not_freeze_the_window():
    tally = Tally()
    tally.add([(T + 3_600_000, 10.0, 1.0, 1)], [1])
    tally.add([(T, 10.0, 1.0, 1)] * 3, [1] * 3)
    assert tally.newest_ms == T + 3_600_000
    tally.add([(T + 1000, 10.0, 1.0, 1)], [1])
    assert tally.newest_ms == T + 1000
    assert tally.window(MINUTE_S, tally.newest_ms, True).buys.count == 4


def test_backfilled_prints_do_not_set_the_clock_back():
    tally = Tally()
    tally.add([(T, 10.0, 1.0, 1)], [1])
    tally.add([(T - 600_000, 10.0, 1.0, 1)] * 9, [1] * 9, live=False)
    assert tally.newest_ms == T


def test_the_rate_is_that_of_the_last_ten_seconds():
    tally = Tally()
    tally.add([(T - 10_000, 10.0, 1.0, 1)] * 9 + [(T, 10.0, 1.0, 0)] * 31, [1] * 9 + [0] * 31)
    assert tally.rate(T) == 3.1


def test_visible_rows_are_summed_with_all_their_prints():
    roll = Roll()
    roll.add([(T, 10.0, 5.0, 1), (T, 10.0, 5.0, 1), (T, 11.0, 3.0, 0), (T, 10.0, 2.0, 2)], [1, 1, 3, 2], 0)
    sums = sums_of_rows(roll.rows)
    assert (sums.buys.count, sums.buys.volume, sums.sells.money, sums.inferred) == (3, 13.0, 20.0, 1)


def test_prints_that_nobody_saw_are_counted_and_in_no_sum():
    tally = Tally()
    tally.miss(7)
    assert (tally.counted, tally.unseen, tally.session(True).count) == (7, 7, 0)
