"""Volume at price: sums by side and session day, by the steps of a grid; against brute force."""

from __future__ import annotations

from collections import defaultdict

from hypothesis import given
from hypothesis import strategies as st

from qosdesk.domain.hours import Hours
from qosdesk.domain.symbols import parse_symbol
from qosdesk.domain.ticks import TickGrid, TickSource
from qosdesk.ui.panels.ladder.traded import Traded
from qosdesk.ui.panels.prints import News
from tests.ui.fakes import NOW_MS

CENTS = TickGrid(2, (1,), (TickSource.RULE,))
DAY_MS = 86_400_000
PRINTS = st.lists(st.tuples(st.just(NOW_MS), st.integers(1, 500), st.integers(1, 99), st.integers(0, 2)))


def _traded(code="HK:700", *, always=False):
    made = Traded()
    made.start(parse_symbol(code), Hours(always=always))
    return made


@given(PRINTS, PRINTS, st.sampled_from([1, 2, 5, 10]))
def test_sums_by_price_and_by_group_are_those_of_the_prints(first, later, group):
    made = _traded()
    made.take(News(tuple((t, p / 100, s, d) for t, p, s, d in first)))
    made.set_grid(CENTS.grouped(group))
    made.take(News(tuple((t, p / 100, s, d) for t, p, s, d in later)))
    exact, down, up = (defaultdict(lambda: [0, 0, 0]) for _ in range(3))
    for _, price, size, side in [*first, *later]:
        place = {1: 0, 2: 1, 0: 2}[side]
        exact[price][place] += size
        down[price // group * group][place] += size
        up[-(-price // group) * group][place] += size
    for price in range(1, 511):
        assert made.at(price / 100) == tuple(exact[price])
        assert made.down_at(price / 100) == tuple(down[price])
        assert made.up_at(price / 100) == tuple(up[price])


def test_a_print_of_the_next_session_day_ends_the_sums_and_one_of_the_day_before_is_not_counted():
    made = _traded()
    made.take(News(((NOW_MS, 613.0, 100, 1),)))
    made.take(News(((NOW_MS + 3 * DAY_MS, 613.0, 40, 1), (NOW_MS, 613.0, 7, 1))))  # Friday, then Monday
    assert made.at(613.0) == (40, 0, 0)
    assert made.since_ms == NOW_MS + 3 * DAY_MS


def test_the_night_before_belongs_to_the_next_session_day_of_the_us():
    made = _traded("US:AAPL")
    evening = 1_795_136_400_000  # Thursday 2026-11-19 20:20 in New York
    made.take(News(((evening, 268.0, 100, 1), (evening + 14 * 3_600_000, 268.0, 50, 2))))
    assert made.at(268.0) == (100, 50, 0)


def test_crypto_has_a_day_of_utc():
    made = _traded("CF:BTCUSDT")
    midnight = NOW_MS - NOW_MS % DAY_MS
    made.take(News(((midnight - 1, 1.0, 5, 1), (midnight, 1.0, 2, 1))))
    assert made.at(1.0) == (2, 0, 0)


def test_it_says_since_when_it_heard_prints_and_how_many_it_did_not():
    made = _traded()
    made.take(News(((NOW_MS + 2000, 613.0, 100, 1), (NOW_MS, 613.0, 100, 1)), missed=12))
    made.take(News(((NOW_MS + 5, float("nan"), 1, 1),)))
    assert (made.since_ms, made.missed) == (NOW_MS, 13)
    made.take(News(restarted=True))
    assert (made.since_ms, made.missed, made.at(613.0)) == (0, 0, (0, 0, 0))
