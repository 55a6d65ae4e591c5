"""A book as values: sums, groups, how its sides stand to each other, the day's limits; against brute force."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qosdesk.domain.quotes import Depth, Level
from qosdesk.domain.symbols import parse_symbol
from qosdesk.domain.ticks import TickGrid, TickSource, tick_grid
from qosdesk.ui.panels.ladder.book import Cross, Limit, group_book, limit_of, read_book

TENCENT = parse_symbol("HK:700")


def depth(bids, asks):
    return Depth(TENCENT, tuple(Level(*b) for b in bids), tuple(Level(*a) for a in asks))


def test_sums_run_from_the_best_level_and_the_imbalance_is_theirs():
    made = read_book(depth([(612.5, 300), (612, 100)], [(613, 60), (613.5, 40)]))
    assert [line.total for line in made.bids] == [300, 400]
    assert [line.total for line in made.asks] == [60, 100]
    assert made.imbalance == pytest.approx((400 - 100) / (400 + 100))
    assert made.spread == 0.5
    assert made.spread_bp == pytest.approx(0.5 / 612.75 * 1e4)


def test_a_level_of_size_zero_is_no_level():
    made = read_book(depth([(612.5, 0), (612, 100)], [(613, 60)]))
    assert [(line.number, line.price) for line in made.bids] == [(1, 612)]


@pytest.mark.parametrize(
    ("bids", "asks", "cross"),
    [
        ([(10, 1)], [(11, 1)], Cross.NORMAL),
        ([(11, 1)], [(11, 1)], Cross.LOCKED),
        ([(12, 1)], [(11, 1)], Cross.CROSSED),
        ([(12, 1)], [], Cross.NO_ASKS),
        ([], [(12, 1)], Cross.NO_BIDS),
        ([], [], Cross.EMPTY),
    ],
)
def test_one_sided_locked_and_crossed_books_are_named(bids, asks, cross):
    made = read_book(depth(bids, asks))
    assert made.cross is cross
    assert (made.spread == made.spread) == bool(bids and asks)


CENTS = TickGrid(2, (1,), (TickSource.RULE,))
SIDES = st.lists(
    st.tuples(st.integers(1, 3000), st.integers(1, 9999)), max_size=20, unique_by=lambda one: one[0]
)


@given(SIDES, SIDES, st.sampled_from([1, 2, 5, 10, 50]))
def test_groups_sum_bids_downwards_and_asks_upwards_and_lose_nothing(bids, asks, group):
    bids, asks = sorted(bids, reverse=True), sorted(asks)
    book = read_book(depth([(p / 100, s) for p, s in bids], [(p / 100, s) for p, s in asks]))
    made = group_book(book, CENTS.grouped(group))
    down, up = {}, {}
    for price, size in bids:
        down[price // group * group] = down.get(price // group * group, 0) + size
    for price, size in asks:
        label = -(-price // group) * group
        up[label] = up.get(label, 0) + size
    assert {line.price: line.size for line in made.bids} == {p / 100: s for p, s in down.items()}
    assert {line.price: line.size for line in made.asks} == {p / 100: s for p, s in up.items()}
    assert (made.bid_sum, made.ask_sum, made.cross) == (book.bid_sum, book.ask_sum, book.cross)
    assert [line.price for line in made.bids] == sorted((line.price for line in made.bids), reverse=True)
    assert [line.number for line in made.asks] == list(range(1, len(made.asks) + 1))


def test_a_group_of_one_tick_is_the_book_itself():
    book = read_book(depth([(612.5, 300), (612, 100)], [(613, 60), (613.5, 40)]))
    assert group_book(book, tick_grid(TENCENT, 2)) == book


@pytest.mark.parametrize(
    ("code", "close", "price", "limit"),
    [
        ("SH:600519", 1461.00, 1607.10, Limit.UPPER),
        ("SH:600519", 1461.00, 1314.90, Limit.LOWER),
        ("SH:600519", 1461.00, 1607.09, Limit.NONE),
        ("SZ:000001", 11.74, 12.91, Limit.UPPER),  # 12.914
        ("SZ:000001", 11.75, 12.93, Limit.UPPER),  # 12.925, half up
        ("SZ:000001", 11.74, 12.33, Limit.UPPER),  # special treatment, 5 %
        ("SZ:301999", 10.08, 12.10, Limit.UPPER),
        ("SZ:301999", 10.08, 11.09, Limit.NONE),
        ("SH:688981", 100.00, 80.00, Limit.LOWER),
        ("HK:700", 100.00, 110.00, Limit.NONE),
        ("SZ:000001", float("nan"), 12.91, Limit.NONE),
    ],
)
def test_a_limit_of_the_day_is_named_where_there_is_one(code, close, price, limit):
    assert limit_of(parse_symbol(code), close, price) is limit
