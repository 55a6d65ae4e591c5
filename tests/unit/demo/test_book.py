"""The book: a trade hits what stood there before, best bid below best ask, as many levels as the market shows."""

from __future__ import annotations

from itertools import pairwise

import pytest

from qosdesk.demo.book import BUY, SELL
from qosdesk.demo.run import MinuteRun, Trade
from qosdesk.demo.world import World

START = 1_795_201_200_000
SYMBOLS = [
    "US:AAPL",
    "US:NIO",
    "HK:700",
    "HK:386",
    "SH:600519",
    "SZ:300059",
    "CF:BTCUSDT",
    "CF:DOGEUSDT",
    "FX:USDJPY",
]


def play(symbol: str, seconds: int = 150):
    """(book before, trade or None, book after) of every step of a live run."""
    market = World(6, True).market(symbol)
    assert market is not None
    market.run_at(START)
    copy = lambda: [[tuple(level) for level in side] for side in market.shown()]  # noqa: E731
    before = copy()
    for ms in range(0, seconds * 1000, 250):
        for item in market.advance(START + ms):
            after = copy()
            yield market, before, item, after
            before = after


@pytest.mark.parametrize("symbol", SYMBOLS)
def test_both_sides_are_full_ordered_and_apart(symbol: str):
    for market, _, _, (bids, asks) in play(symbol):
        levels = market.instrument.levels
        assert len(bids) == len(asks) == levels
        assert bids[0][0] < asks[0][0]
        assert all(better[0] > worse[0] for better, worse in pairwise(bids))
        assert all(better[0] < worse[0] for better, worse in pairwise(asks))
        assert all(size > 0 for _, size in (*bids, *asks))
        assert all(price % market.instrument.tick_of(price) == 0 for price, _ in (*bids, *asks))


@pytest.mark.parametrize("symbol", SYMBOLS)
def test_a_buy_lifts_the_best_ask_and_a_sell_hits_the_best_bid(symbol: str):
    seen = 0
    fresh = False
    for _, (bids, asks), item, (bids_after, asks_after) in play(symbol):
        if isinstance(item, MinuteRun) or fresh:
            # A new minute starts from a new book.
            fresh = isinstance(item, MinuteRun)
            continue
        if not isinstance(item, Trade):
            continue
        seen += 1
        if item.side == BUY:
            assert item.price == asks[0][0]
            assert asks[0][1] >= item.size
            assert asks_after[0][0] > item.price or asks_after[0][1] == asks[0][1] - item.size
        elif item.side == SELL:
            assert item.price == bids[0][0]
            assert bids[0][1] >= item.size
            assert bids_after[0][0] < item.price or bids_after[0][1] == bids[0][1] - item.size
        else:
            assert item.price in (bids[0][0], asks[0][0])
    assert seen > 10


def test_at_the_upper_limit_nobody_sells_above_it():
    from random import Random

    from qosdesk.demo.book import Book
    from qosdesk.demo.instruments import load_instruments

    book = Book(load_instruments()["SZ:000001"], 1, 50.0, Random(1), (900, 1100))
    book.open_around(1099)
    for price in (1099, 1100, 1100):
        side, _ = book.prepare(price, 10)
        book.trade(side, 10)
        assert all(level[0] <= 1100 for level in book.asks)
        assert book.bids
