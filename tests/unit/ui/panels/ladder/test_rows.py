"""Rows: shared without padding, only changed ones repainted, empty and unknown told apart."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from qosdesk.domain.ticks import TickGrid, TickSource
from qosdesk.ui.panels.ladder.book import Book, Cross, Line, read_book
from qosdesk.ui.panels.ladder.options import Column
from qosdesk.ui.panels.ladder.rows import (
    BAR_STEPS,
    Damage,
    Last,
    Placed,
    SpreadRow,
    WordsRow,
    changed,
    level_rows,
    pair_rows,
    price_rows,
    share_rows,
)
from qosdesk.ui.panels.ladder.traded import NOTHING_TRADED
from tests.unit.ui.panels.ladder.test_book import depth

GRID = TickGrid(1, (5,), (TickSource.RULE,))
BOOK = read_book(depth([(612.5, 300), (611.5, 100)], [(613, 60), (613.5, 40)]))


def _nothing(is_ask, price):
    return 0.0


def _untraded(is_ask, price):
    return NOTHING_TRADED


@given(st.integers(0, 20), st.integers(0, 20), st.integers(0, 50))
def test_rows_are_shared_without_padding_and_best_levels_first(asks, bids, rows):
    shown_asks, shown_bids = share_rows(asks, bids, rows)
    assert 0 <= shown_asks <= asks
    assert 0 <= shown_bids <= bids
    assert shown_asks + shown_bids <= max(rows, 0)
    if asks + bids <= rows:
        assert (shown_asks, shown_bids) == (asks, bids)


def test_asks_stand_with_the_best_one_last_and_bars_measure_against_the_largest_shown():
    asks, bids = level_rows(BOOK, (2, 2), lambda is_ask, price: (price, 0, 0), _nothing)
    assert [row.cell.price for row in asks] == [613.5, 613]
    assert [row.cell.price for row in bids] == [612.5, 611.5]
    assert bids[0].cell.bar == BAR_STEPS
    assert asks[1].cell.bar == round(BAR_STEPS * 60 / 300)
    assert asks[0].traded == (613.5, 0, 0)
    assert asks[0].traded_bar == BAR_STEPS


def test_pairs_leave_a_side_empty_that_has_fewer_levels():
    rows = pair_rows(Book(BOOK.bids, BOOK.asks[:1]), 5, _nothing)
    assert [(row.bid.price, row.ask and row.ask.price) for row in rows] == [(612.5, 613), (611.5, None)]


def test_a_price_without_orders_inside_the_book_is_empty_and_beyond_the_book_unknown():
    labels = [6145, 6140, 6135, 6130, 6125, 6120, 6115, 6110]
    rows = price_rows(labels, GRID, BOOK, _untraded, _nothing, Last(612.5, 400, 2))
    by_price = {row.price: row for row in rows}
    assert [row.price for row in rows if row.beyond_ask] == [614.5, 614]
    assert [row.price for row in rows if row.beyond_bid] == [611]
    assert by_price[612.0].bid is None
    assert not by_price[612.0].beyond_bid
    assert [row.price for row in rows if row.is_last] == [612.5]
    assert (by_price[612.5].last_size, by_price[612.5].last_side) == (400, 2)


def test_no_price_is_beyond_a_side_that_is_empty():
    rows = price_rows([6130, 6125], GRID, Book(BOOK.bids), _untraded, _nothing, Last())
    assert not any(row.beyond_ask for row in rows)
    assert not any(row.is_last for row in rows)


def test_crossed_sides_share_their_row():
    book = Book((Line(1, 613, 10, 10),), (Line(1, 613, 20, 20),))
    (row,) = price_rows([6130], GRID, book, _untraded, _nothing, Last())
    assert (row.bid.size, row.ask.size) == (10, 20)


PLACED = st.lists(st.builds(WordsRow, st.sampled_from("abc")), max_size=12)


@given(PLACED, PLACED, st.integers(0, 1))
def test_what_is_repainted_is_all_that_looks_different(before, after, shift):
    old = [Placed(10 * i, 10, row) for i, row in enumerate(before)]
    new = [Placed(10 * i + 10 * shift, 10, row) for i, row in enumerate(after)]

    def pixels(placed):
        return {y: one.row for one in placed for y in range(one.y, one.y + one.height)}

    was, now = pixels(old), pixels(new)
    dirty = {y for one in changed(old, new) for y in range(one.y, one.y + one.height)}
    assert {y for y in was.keys() | now.keys() if was.get(y) != now.get(y)} <= dirty
    if old == new:
        assert not dirty


def test_figures_that_are_unknown_do_not_repaint_for_ever():
    unknown = [SpreadRow(612.5, float("nan"), float("nan"), 0.5, 8.2, Cross.NORMAL, False) for _ in range(2)]
    assert changed([Placed(0, 28, unknown[0])], [Placed(0, 28, unknown[1])]) == []


def test_a_level_behind_one_that_changed_is_repainted_in_its_sum_only():
    before, after = (
        read_book(depth([(612.5, size), (611.5, 100), (611, 900)], [(613, 60)])) for size in (300, 200)
    )

    def placed(book):
        _, bids = level_rows(book, (1, 3), _untraded, _nothing)
        return [Placed(20 * i, 20, row) for i, row in enumerate(bids)]

    assert changed(placed(before), placed(after)) == [
        Damage(0, 20),
        Damage(20, 20, (Column.TOTAL,)),
        Damage(40, 20, (Column.TOTAL,)),
    ]
