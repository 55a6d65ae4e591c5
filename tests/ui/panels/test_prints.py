"""Each print is read exactly once, and what could not be seen is counted."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from qosdesk.domain.quotes import Side, Trade
from qosdesk.domain.symbols import parse_symbol
from qosdesk.market.gaps import GapState
from qosdesk.market.store import PRINTS_KEPT, Store
from qosdesk.ui.panels.prints import NOTHING, PrintReader

TENCENT = parse_symbol("HK:700")
T = 1_795_160_538_000


def _live(store, count, start=0):
    for i in range(start, start + count):
        store.of("HK:700").on_trade(600.0, float(i + 1), T + i, 1)


def fill(store, gap, count):
    gap.state = GapState.ASKED
    store.put_trades(TENCENT, tuple(Trade(TENCENT, 590.0, 1, T - 9000 + i, Side.SELL) for i in range(count)))


@given(st.lists(st.integers(0, 3 * PRINTS_KEPT), max_size=6))
def test_every_print_is_seen_once_or_counted_as_missed(bursts):
    store = Store()
    reader = PrintReader()
    state = store.state(TENCENT)
    reader.start(state)
    sizes = []
    missed = 0
    start = 0
    for burst in bursts:
        _live(store, burst, start)
        start += burst
        news = reader.read(state)
        sizes += [size for _, _, size, _ in news.prints]
        missed += news.missed
        assert len(news.prints) + news.missed == burst
    assert sizes == sorted(set(sizes))
    assert len(sizes) + missed == start


def test_what_was_there_before_is_read_at_the_start_and_nothing_is_missed():
    store = Store()
    _live(store, PRINTS_KEPT + 7)
    news = PrintReader().start(store.state(TENCENT))
    assert (len(news.prints), news.at) == (PRINTS_KEPT, 7)
    assert (news.missed, news.filled) == (0, ())


def test_prints_of_a_filled_gap_come_apart_from_live_ones_and_once():
    store = Store()
    reader = PrintReader()
    state = store.state(TENCENT)
    gap = store.open_gap(TENCENT, 0, is_start=True)
    _live(store, 2)
    assert reader.start(state).gaps == (gap,)
    _live(store, 1, start=2)
    fill(store, gap, 3)
    news = reader.read(state)
    assert [size for _, _, size, _ in news.prints] == [3]
    assert [price for _, price, _, _ in news.filled] == [590.0] * 3
    assert reader.read(state) == NOTHING
    assert len(PrintReader().start(state).filled) == 3


def test_of_another_source_everything_is_read_anew():
    store = Store()
    reader = PrintReader()
    state = store.state(TENCENT)
    _live(store, 5)
    reader.start(state)
    store.clear()
    _live(store, 2)
    news = reader.read(state)
    assert (len(news.prints), news.missed, news.restarted) == (2, 0, True)
