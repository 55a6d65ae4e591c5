"""The store: latest figures, prints, books, and what changed since the last frame."""

from __future__ import annotations

import math

import pytest

from qosdesk.domain.intervals import Interval
from qosdesk.domain.quotes import UNKNOWN, Depth, Level, Session, SessionQuote, Side, Snapshot, Trade
from qosdesk.domain.symbols import Symbol
from qosdesk.market import store as module
from qosdesk.market.gaps import GAPS_KEPT, GapState
from qosdesk.market.series import BarSeries
from qosdesk.market.store import BAR, DEPTH, PRINTS_KEPT, SNAPSHOT, TRADE, Store

HK700, AAPL = Symbol("HK", "700"), Symbol("US", "AAPL")
NAN = UNKNOWN


def snapshot(store: Store, code: str = "HK:700", **figures) -> None:
    """A pushed snapshot of which only some figures are known."""
    names = ("last", "prev_close", "open_", "high", "low", "volume", "turnover")
    known = dict.fromkeys(names, NAN) | {"ts_ms": 0, "suspended": -1, "session": 0} | figures
    state = store.of(code)
    assert state is not None
    state.on_snapshot(**known)


def drained(store: Store) -> dict[str, int]:
    """Code and bits of what changed; the frame ends."""
    states = store.drain(1.0)
    bits = {state.code: state.dirty for state in states}
    store.clean(states)
    return bits


def test_a_symbol_nobody_heard_of_is_empty_and_unknown():
    state = Store().state(HK700)
    assert math.isnan(state.last)
    assert (state.depth(), state.trades(5), state.heard_s) == (None, (), 0.0)
    assert state.snapshot().suspended is None


def test_a_partial_snapshot_leaves_what_is_known():
    store = Store()
    snapshot(
        store,
        last=10.0,
        prev_close=9.0,
        open_=9.5,
        high=10.5,
        low=9.2,
        volume=100.0,
        turnover=950.0,
        ts_ms=1000,
    )
    snapshot(store, last=10.2, ts_ms=2000, session=3)
    state = store.state(HK700)
    assert (state.last, state.prev_close, state.open, state.high, state.low) == (10.2, 9.0, 9.5, 10.5, 9.2)
    assert (state.volume, state.turnover, state.ts_ms, state.session) == (100.0, 950.0, 2000, 3)
    snapshot(store, high=11.0)
    assert (state.last, state.high, state.ts_ms) == (10.2, 11.0, 2000)


def test_suspension_is_unknown_until_said_and_then_kept():
    store = Store()
    snapshot(store, last=1.0)
    assert store.state(HK700).snapshot().suspended is None
    snapshot(store, suspended=1)
    snapshot(store, last=2.0)
    assert store.state(HK700).snapshot().suspended is True
    snapshot(store, suspended=0)
    assert store.state(HK700).snapshot().suspended is False


def test_an_older_price_does_not_replace_a_newer_one():
    store = Store()
    store.of("HK:700").on_trade(10.0, 100.0, 5000, 1)
    snapshot(store, last=9.0, ts_ms=4000)
    store.of("HK:700").on_trade(8.0, 100.0, 4000, 2)
    state = store.state(HK700)
    assert (state.last, state.ts_ms) == (10.0, 5000)
    assert [trade.price for trade in state.trades(9)] == [10.0, 8.0]
    store.of("HK:700").on_trade(11.0, 100.0, 5000, 1)  # of the same second: later by arrival
    assert state.last == 11.0


def test_a_print_without_a_price_changes_no_figure():
    store = Store()
    store.of("HK:700").on_trade(10.0, 1.0, 1000, 1)
    store.of("HK:700").on_trade(NAN, 5.0, 2000, 0)
    state = store.state(HK700)
    assert (state.last, state.ts_ms, state.print_count) == (10.0, 1000, 2)


def test_prints_extend_the_days_range_except_in_the_us_where_they_may_be_of_another_session():
    store = Store()
    for code in ("HK:700", "US:AAPL"):
        snapshot(store, code, last=10.0, high=10.5, low=9.5, ts_ms=1000)
        store.of(code).on_trade(11.0, 1.0, 2000, 1)
        store.of(code).on_trade(9.0, 1.0, 3000, 1)
    assert (store.state(HK700).high, store.state(HK700).low) == (11.0, 9.0)
    assert (store.state(AAPL).high, store.state(AAPL).low) == (10.5, 9.5)


def test_prints_do_not_invent_a_range():
    store = Store()
    store.of("HK:700").on_trade(11.0, 1.0, 2000, 1)
    assert math.isnan(store.state(HK700).high)


def test_what_changed_is_told_once_a_frame_with_a_bit_for_each_kind():
    store = Store()
    store.of("HK:700").on_trade(1.0, 1.0, 1, 0)
    store.of("HK:700").on_trade(2.0, 1.0, 1, 0)
    snapshot(store, last=1.0)
    store.of("US:AAPL").on_depth((), (), 1, lambda bids, asks: ((), ()))
    assert store.is_dirty
    assert drained(store) == {"HK:700": TRADE | SNAPSHOT, "US:AAPL": DEPTH}
    assert not store.is_dirty
    assert drained(store) == {}
    store.of("HK:700").on_trade(3.0, 1.0, 1, 0)
    assert drained(store) == {"HK:700": TRADE}
    assert store.state(HK700).heard_s == 1.0


def test_the_frame_timer_is_woken_only_when_the_store_stops_being_clean():
    wakes = []
    store = Store(lambda: wakes.append(1))
    for price in (1.0, 2.0, 3.0):
        store.of("HK:700").on_trade(price, 1.0, 1, 0)
        store.of("US:AAPL").on_trade(price, 1.0, 1, 0)
    assert len(wakes) == 1
    drained(store)
    store.touch(HK700, BAR)
    assert len(wakes) == 2
    assert drained(store) == {"HK:700": BAR}


def test_every_quote_is_counted():
    store = Store()
    store.attach_series(HK700, Interval.M1, BarSeries())
    store.of("HK:700").on_trade(1.0, 1.0, 1, 0)
    snapshot(store, last=1.0)
    store.of("US:AAPL").on_depth((), (), 1, lambda bids, asks: ((), ()))
    store.of("HK:700").on_bar(Interval.M1, 60_000, 1.0, 1.0, 1.0, 1.0, 1.0)
    store.put_trades(HK700, (Trade(HK700, 1.0, 1.0, 0),))
    assert store.messages == 4


def test_only_the_newest_prints_are_kept_and_all_are_counted():
    store = Store()
    for n in range(PRINTS_KEPT + 10):
        store.of("HK:700").on_trade(1.0 + n, 1.0, n, 0)
    state = store.state(HK700)
    assert (len(state.prints), state.print_count) == (PRINTS_KEPT, PRINTS_KEPT + 10)
    assert [trade.ts_ms for trade in state.trades(2)] == [PRINTS_KEPT + 8, PRINTS_KEPT + 9]
    assert state.trades(0) == ()


def test_a_tape_may_ask_for_more_prints_and_never_gets_fewer():
    store = Store()
    store.of("HK:700").on_trade(1.0, 1.0, 1, 1)
    store.keep_prints(HK700, 5000)
    store.keep_prints(HK700, 10)
    for n in range(4999):
        store.of("HK:700").on_trade(1.0, 1.0, n + 2, 1)
    assert len(store.state(HK700).prints) == 5000
    assert store.state(HK700).trades(5000)[0].side is Side.BUY


def test_an_answer_fills_the_gaps_that_were_asked_for_and_counts_nothing_as_heard():
    store = Store()
    gap = store.open_gap(HK700, 0, is_start=True)
    store.of("HK:700").on_trade(10.0, 1.0, 5000, 1)
    drained(store)
    gap.state = GapState.ASKED
    store.put_trades(HK700, tuple(Trade(HK700, 9.0, 1.0, ts_ms) for ts_ms in (3000, 4000, 4000)))
    state = store.state(HK700)
    assert [one[0] for one in gap.prints] == [3000, 4000, 4000]
    assert (state.last, state.print_count, len(state.prints)) == (10.0, 1, 1)
    assert drained(store) == {"HK:700": TRADE}


def test_past_prints_give_a_first_price_where_none_is_known():
    store = Store()
    store.put_trades(HK700, (Trade(HK700, 9.0, 1.0, 3000), Trade(HK700, 9.5, 1.0, 4000)))
    assert (store.state(HK700).last, store.state(HK700).ts_ms) == (9.5, 4000)
    store.put_trades(HK700, ())
    assert store.state(HK700).print_count == 0


def test_gaps_are_bounded():
    store = Store()
    for n in range(100):
        store.open_gap(HK700, n)
    assert len(store.state(HK700).gaps) == GAPS_KEPT


def test_a_cleared_store_knows_nothing_and_counts_on():
    store = Store()
    state = store.state(HK700)
    state.on_trade(10.0, 1.0, 5000, 1)
    store.open_gap(HK700, 0)
    drained(store)
    store.clear()
    assert store.state(HK700) is state
    assert state.last != state.last
    assert (len(state.prints), state.print_count, state.gaps, state.epoch) == (0, 1, [], 1)
    assert state.depth() is None
    assert "HK:700" in drained(store)


def test_what_follows_a_symbol_is_told_once_a_frame_before_it_is_painted():
    store = Store()
    told = []
    series = BarSeries()
    store.attach_series(HK700, Interval.M1, series, lambda state: told.append(state.last))
    for price in (1.0, 2.0, 3.0):
        store.of("HK:700").on_trade(price, 1.0, 1, 0)
    drained(store)
    assert told == [3.0]
    store.detach_series(HK700, Interval.M1, series)
    store.of("HK:700").on_trade(4.0, 1.0, 1, 0)
    drained(store)
    assert told == [3.0]


def test_raw_and_adjusted_series_of_an_interval_get_the_same_forming_bar():
    store = Store()
    raw, adjusted = BarSeries(), BarSeries()
    for series in (raw, adjusted):
        store.attach_series(HK700, Interval.M1, series)
    store.of("HK:700").on_bar(Interval.M1, 60_000, 1.0, 1.0, 1.0, 1.0, 1.0)
    assert (len(raw), len(adjusted)) == (1, 1)


def test_an_answered_snapshot_brings_sessions_but_no_older_price():
    store = Store()
    store.of("US:AAPL").on_trade(12.0, 1.0, 9000, 1)
    pre = SessionQuote(last=11.0, prev_close=10.0, ts_ms=8000)
    store.put_snapshot(
        Snapshot(AAPL, 10.0, 9.0, 9.5, 10.5, 9.2, 100.0, 950.0, 5000, False, Session.REGULAR, pre)
    )
    state = store.state(AAPL)
    assert (state.last, state.ts_ms, state.prev_close, state.pre) == (12.0, 9000, 9.0, pre)
    assert state.volume == 100.0  # as of the answer; nothing newer is known
    store.put_snapshot(Snapshot(AAPL, 13.0, 9.0, ts_ms=10_000, suspended=None, session=Session.POST))
    assert (state.last, state.session, state.suspended, state.pre) == (13.0, 4, 0, pre)


def test_where_pushes_bring_no_sums_each_answer_renews_them_whatever_was_printed_since():
    store = Store()
    state = store.state(HK700)
    for ts_ms, volume in ((60_000, 100.0), (120_000, 250.0)):
        store.put_snapshot(Snapshot(HK700, 10.0, 9.0, 9.5, 10.5, 9.2, volume, 950.0, ts_ms))
        assert state.volume == volume
        state.on_trade(10.0, 7.0, ts_ms + 90_000, 1)
        assert state.volume == volume  # prints are never added up: some may have been missed
    store.put_snapshot(Snapshot(HK700, 10.0, 9.0, 9.5, 10.5, 9.2, 100.0, 950.0, 60_000))
    assert state.volume == 250.0  # an answer that comes late


def test_an_answer_older_than_a_pushs_sums_does_not_set_them_back():
    store = Store()
    state = store.state(HK700)
    store.put_snapshot(Snapshot(HK700, 10.0, 9.0, 9.5, 10.5, 9.2, 100.0, 950.0, 1000))
    state.on_snapshot(10.0, 9.0, 9.5, 10.5, 9.2, 300.0, 990.0, 3000, 0, 2)
    store.put_snapshot(Snapshot(HK700, 10.0, 9.0, 9.5, 10.5, 9.2, 200.0, 970.0, 2000))
    assert state.volume == 300.0


def test_an_answer_made_before_the_latest_print_leaves_that_print_within_the_days_range():
    store = Store()
    state = store.state(HK700)
    state.on_trade(11.0, 1.0, 9000, 1)
    store.put_snapshot(Snapshot(HK700, 10.0, 9.0, 9.5, 10.5, 9.2, 100.0, 950.0, 5000))
    assert (state.last, state.high, state.low) == (11.0, 11.0, 9.2)


def test_an_answer_without_a_newer_price_is_no_sign_of_life_of_the_stream():
    store = Store()
    state = store.state(HK700)
    state.on_trade(11.0, 1.0, 9000, 1)
    store.put_snapshot(Snapshot(HK700, 10.0, 9.0, 9.5, 10.5, 9.2, 100.0, 950.0, 5000))
    assert (state.snapshot_count, state.echo_count) == (1, 1)
    store.put_snapshot(Snapshot(HK700, 12.0, 9.0, 9.5, 12.0, 9.2, 120.0, 990.0, 15_000))
    assert (state.snapshot_count, state.echo_count, state.last) == (2, 1, 12.0)


def test_sums_of_the_day_before_are_not_those_of_a_day_whose_first_price_is_a_print():
    store = Store()
    state = store.state(HK700)
    state.on_trade(10.0, 1.0, 1_795_000_000_000, 1)
    store.drain(1.0)
    assert state.period.start_ms
    store.put_snapshot(
        Snapshot(HK700, 9.0, 9.0, 9.5, 10.5, 9.2, 100.0, 950.0, state.period.start_ms - 60_000)
    )
    assert math.isnan(state.volume)


def test_a_snapshot_value_carries_everything():
    store = Store()
    whole = Snapshot(
        AAPL, 10.0, 9.0, 9.5, 10.5, 9.2, 100.0, 950.0, 5000, True, Session.PRE, SessionQuote(last=1.0)
    )
    store.put_snapshot(whole)
    assert store.state(AAPL).snapshot() == whole


def test_a_book_is_decoded_once_and_only_when_looked_at():
    decoded = []

    def decode(bids, asks):
        decoded.append((bids, asks))
        return (Level(1.0, 2.0),), (Level(3.0, 4.0),)

    store = Store()
    for n in range(3):
        store.of("HK:700").on_depth(f"b{n}", f"a{n}", n * 1000, decode)
    state = store.state(HK700)
    assert not decoded
    expected = Depth(HK700, (Level(1.0, 2.0),), (Level(3.0, 4.0),), 2000)
    assert state.depth() == expected
    assert state.depth() is state.depth()
    assert decoded == [("b2", "a2")]
    assert state.depth_count == 3


def test_a_bar_reaches_the_series_of_its_interval_only():
    store, minutes, days = Store(), BarSeries(), BarSeries()
    store.attach_series(HK700, Interval.M1, minutes)
    store.attach_series(HK700, Interval.DAY, days)
    store.of("HK:700").on_bar(Interval.M1, 60_000, 1.0, 2.0, 0.5, 1.5, 100.0)
    assert (len(minutes), len(days)) == (1, 0)
    assert drained(store) == {"HK:700": BAR}
    store.detach_series(HK700, Interval.M1, minutes)
    store.of("HK:700").on_bar(Interval.M1, 120_000, 1.0, 2.0, 0.5, 1.5, 100.0)
    assert len(minutes) == 1
    assert drained(store) == {}


def test_a_bar_that_no_chart_shows_is_nobodys_business():
    store = Store()
    empty = store.state(HK700).snapshot()
    store.of("HK:700").on_bar(Interval.M1, 60_000, 1.0, 2.0, 0.5, 1.5, 100.0)
    assert repr(store.state(HK700).snapshot()) == repr(empty)
    assert (store.state(HK700).dirty, store.state(HK700).series) == (0, {})
    assert not store.is_dirty


@pytest.mark.parametrize("code", ["", "HK", "XX:1", "HK:٧", "US:" + "A" * 99])
def test_what_is_no_symbol_is_not_admitted(code):
    store = Store()
    assert store.of(code) is None
    assert store.states() == ()
    assert store.messages == 0


def test_the_wire_cannot_make_the_store_grow_without_bound(monkeypatch):
    monkeypatch.setattr(module, "_SYMBOLS_MAX", 3)
    store = Store()
    admitted = [store.of(f"HK:{n}") for n in range(1, 6)]
    assert [state is not None for state in admitted] == [True, True, True, False, False]
    assert store.of("HK:1") is admitted[0]
    assert len(store.states()) == 3
    state = store.state(Symbol("HK", "99"))  # what we ask for ourselves is always there
    assert store.of("HK:99") is state


def test_a_code_from_the_wire_and_its_symbol_have_one_state_however_it_is_padded():
    store = Store()
    assert store.of("HK:700") is store.state(HK700) is store.of("HK:00700")
    assert store.states() == (store.state(HK700),)


def test_methods_of_a_state_may_be_kept_over_frames_and_over_what_else_changes():
    wakes = []
    store = Store()
    on_trade = store.of("HK:700").on_trade
    on_trade(1.0, 1.0, 1, 0)
    assert drained(store) == {"HK:700": TRADE}
    store.set_wake(lambda: wakes.append(1))
    store.keep_prints(HK700, PRINTS_KEPT + 1)
    on_trade(2.0, 1.0, 2, 0)
    assert len(wakes) == 1
    assert drained(store) == {"HK:700": TRADE}
    assert [trade.price for trade in store.state(HK700).trades(9)] == [1.0, 2.0]


def test_what_changes_while_a_frame_is_drawn_is_in_the_next_one():
    store = Store()
    store.of("HK:700").on_trade(1.0, 1.0, 1, 0)
    states = store.drain(1.0)
    store.of("US:AAPL").on_trade(1.0, 1.0, 1, 0)
    store.clean(states)
    assert [state.code for state in states] == ["HK:700"]
    assert drained(store) == {"US:AAPL": TRADE}
