"""What was last seen is shown at the next start, as old, until anything newer is heard."""

from __future__ import annotations

from qosdesk.clock import FakeClock
from qosdesk.domain.quotes import Side, Snapshot
from qosdesk.domain.symbols import Symbol
from qosdesk.market.store import Store
from qosdesk.services.recall import OLDEST_MS, Recall

APPLE, TENCENT = Symbol("US", "AAPL"), Symbol("HK", "700")
NOW_MS = 1_795_160_538_000


class Kept:
    """A keeper in memory."""

    def __init__(self, *items):
        self.items = list(items)

    def all(self):
        return tuple(self.items)

    def put(self, snapshots, wall_ms):
        self.items += [(one, wall_ms) for one in snapshots]


class Timers:
    """Plans that a test carries out."""

    def __init__(self):
        self.planned = []

    def __call__(self, delay_s, act):
        self.planned.append(act)

    def run(self):
        planned, self.planned = self.planned, []
        for act in planned:
            act()


def build(*items):
    store, timers, kept = Store(), Timers(), Kept(*items)
    recall = Recall(store, FakeClock(NOW_MS), timers)
    recall.set_source(kept)
    return store, timers, kept, recall


def test_figures_of_an_earlier_run_are_there_and_marked():
    store, *_ = build((Snapshot(APPLE, 268.8, 267.1, ts_ms=NOW_MS - 9000), NOW_MS - 8000))
    state = store.state(APPLE)
    assert (state.last, state.prev_close, state.recalled_ms) == (268.8, 267.1, NOW_MS - 8000)
    assert store.is_dirty, "who shows it is told"
    assert store.messages == 0, "it is no message"


def test_the_first_thing_heard_ends_the_mark():
    store, *_ = build((Snapshot(APPLE, 268.8, ts_ms=NOW_MS - 9000), NOW_MS - 8000))
    store.of("US:AAPL").on_trade(269.0, 100.0, NOW_MS, Side.BUY)
    assert store.state(APPLE).recalled_ms == 0


def test_what_was_heard_already_is_not_set_back():
    store = Store()
    store.of("US:AAPL").on_trade(269.0, 100.0, NOW_MS, Side.BUY)
    Recall(store, FakeClock(NOW_MS), Timers()).set_source(Kept((Snapshot(APPLE, 1.0, ts_ms=1), NOW_MS - 5)))
    assert store.state(APPLE).last == 269.0


def test_figures_too_old_or_of_the_future_are_left_out():
    store, *_ = build(
        (Snapshot(APPLE, 1.0, ts_ms=1), NOW_MS - OLDEST_MS - 1), (Snapshot(TENCENT, 1.0, ts_ms=1), NOW_MS + 1)
    )
    assert store.states() == ()


def test_what_changed_is_kept_once_and_what_was_only_recalled_never():
    store, timers, kept, recall = build((Snapshot(TENCENT, 600.0, ts_ms=5), NOW_MS - 5))
    store.of("US:AAPL").on_trade(269.0, 100.0, NOW_MS, Side.BUY)
    timers.run()
    timers.run()
    recall.close()
    assert [(one.symbol, one.last) for one, _ in kept.items[1:]] == [(APPLE, 269.0)]


def test_the_end_keeps_the_rest():
    store, _, kept, recall = build()
    store.of("US:AAPL").on_trade(269.0, 100.0, NOW_MS, Side.BUY)
    recall.close()
    recall.close()
    assert [one.last for one, _ in kept.items] == [269.0]
