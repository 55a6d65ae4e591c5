"""What makes an alert fire, once; what is found late; and the life of an alert. Never: `test_alerts_never`."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from qosdesk.domain.alerts import Condition, Way, What
from qosdesk.domain.daily import DailyFigures
from qosdesk.domain.priority import Priority
from qosdesk.domain.quotes import Kind, Stream
from qosdesk.domain.symbols import Symbol
from qosdesk.domain.watchlists import Entry, Watchlist
from tests.unit.services.alert_scene import NOW_MS, WORLD, Scene, price

ABOVE = price(Way.UP, 100.0)
BELOW = price(Way.DOWN, 100.0)
EITHER = price(Way.EITHER, 100.0)
OFTEN = {"repeats": True, "hysteresis": 0.0, "cool_down_s": 0}
DAY_MS = 86_400_000


@pytest.fixture
def scene(tmp_path):
    made = Scene(tmp_path)
    yield made
    made.close()


def at(text: str, zone: str) -> int:
    return int(datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(zone)).timestamp() * 1000)


# --- fires ------------------------------------------------------------------------------------------------------------


def test_a_price_crosses_once_in_the_frame_that_brings_it(scene):
    alert = scene.add(ABOVE)
    scene.ticks(98.0, 99.5)
    found_ms, stamp = scene.clock.wall_ms(), scene.now()
    scene.ticks(100.0, 101.0, 99.0, 101.0)
    (event,) = scene.fired
    assert (event.price, event.value, event.way, event.alert) == (100.0, 100.0, Way.UP, alert.id)
    assert (event.found_ms, event.crossed_ms, event.since_ms, event.late) == (found_ms, stamp, 0, False)
    assert (event.symbol, event.source, event.checked_s) == (scene.symbol, "QOS", 0)


def test_a_spike_between_two_frames_that_is_gone_in_the_second_is_found(scene):
    scene.add(ABOVE)
    scene.prints(99.0)
    scene.prints(99.5, 100.5, 99.2)
    assert scene.prices == [100.5]


@pytest.mark.parametrize(
    ("condition", "prices", "fired"),
    [
        (ABOVE, (99, 101, 99, 102), [101, 102]),
        (BELOW, (101, 100, 101, 99), [100, 99]),
        (EITHER, (99, 101, 99), [101, 99]),
        (ABOVE, (100, 101), []),
        (ABOVE, (99, 100, 101), [100]),
    ],
)
def test_above_below_and_either(scene, condition, prices, fired):
    scene.add(condition, **OFTEN)
    scene.ticks(*map(float, prices))
    assert scene.prices == fired


def test_it_fires_again_only_after_it_went_back_far_enough_and_cooled_down(scene):
    scene.add(ABOVE, repeats=True, hysteresis=1.0, cool_down_s=10)
    scene.ticks(99.0, 100.0, 99.5, 100.5)
    assert scene.prices == [100.0]
    scene.ticks(99.0, 101.0)
    assert scene.prices == [100.0]
    scene.wait(10.0)
    scene.ticks(98.9, 101.5)
    assert scene.prices == [100.0, 101.5]


def test_an_alert_made_beyond_its_level_fires_on_the_next_crossing(scene):
    scene.ticks(101.0, 101.0)
    alert = scene.add(ABOVE)
    assert scene.alerts.standing(alert.id).beyond
    scene.ticks(102.0, 99.0)
    assert scene.fired == []
    scene.ticks(100.5)
    assert scene.prices == [100.5]


def test_a_changed_level_is_compared_to_the_price_as_it_is(scene):
    alert = scene.add(price(Way.UP, 110.0))
    scene.ticks(99.0, 101.0)
    scene.alerts.save(replace(alert, condition=price(Way.UP, 102.0)))
    scene.ticks(101.5, 102.5)
    assert scene.prices == [102.5]


def test_percent_is_against_the_previous_close(scene):
    scene.snapshot(100.0, prev_close=100.0)
    scene.add(Condition(What.PERCENT, Way.UP, 3.0))
    scene.add(Condition(What.PERCENT, Way.DOWN, -2.0))
    scene.add(Condition(What.PERCENT, Way.EITHER, 2.5))
    scene.ticks(101.0, 102.6, 103.0, 99.0, 97.9)
    assert [(e.price, round(e.value, 2)) for e in scene.fired] == [(102.6, 2.6), (103.0, 3.0), (97.9, -2.1)]


def test_volume_of_the_day(scene):
    scene.snapshot(100.0, volume=900.0)
    scene.add(Condition(What.VOLUME, Way.UP, 1000.0), **OFTEN)
    scene.snapshot(100.0, volume=999.0)
    scene.snapshot(100.0, volume=1200.0)
    scene.snapshot(100.0, volume=950.0)  # of an older snapshot
    scene.snapshot(100.0, volume=1300.0)
    assert [event.value for event in scene.fired] == [1200.0]


def test_a_new_high_and_a_new_low_of_the_day(scene):
    scene.snapshot(100.0, high=102.0, low=99.0)
    scene.add(Condition(What.EXTREME, Way.EITHER), **OFTEN)
    scene.ticks(101.0, 102.0, 102.5, 102.4, 102.6, 98.9)
    assert scene.prices == [102.5, 102.6, 98.9]


def test_a_new_high_of_52_weeks_is_told_once_the_range_is_known(scene):
    scene.add(Condition(What.YEAR_EXTREME, Way.EITHER), **OFTEN)
    assert scene.years_wanted == (scene.symbol,)
    scene.ticks(100.0, 101.0)
    assert scene.fired == []
    scene.years[scene.symbol] = DailyFigures(high=102.0, low=99.0)
    scene.wait(1.0)
    scene.ticks(101.5, 102.5, 102.4, 102.6, 98.9)
    assert scene.prices == [102.5, 102.6, 98.9]


def test_a_move_within_minutes(scene):
    scene.add(Condition(What.MOVE, Way.EITHER, 2.0, minutes=1))
    scene.ticks(100.0, 101.0)
    scene.wait(90.0)
    scene.ticks(102.9, 101.5)
    assert scene.fired == []
    scene.ticks(100.8)
    assert [(e.price, e.way) for e in scene.fired] == [(100.8, Way.DOWN)]


def test_a_whole_list_fires_once_a_symbol_and_follows_the_list(scene):
    other = Symbol("HK", "9988")
    kept = scene.lists.save(Watchlist("Core", (Entry(scene.symbol),)))
    alert = scene.add(ABOVE, watchlist=kept.id)
    scene.ticks(99.0, 101.0, 99.0, 101.0)
    assert [event.symbol for event in scene.fired] == [scene.symbol]
    scene.lists.save(replace(kept, entries=(Entry(scene.symbol), Entry(other))))
    scene.symbol = other
    scene.ticks(99.0, 101.0)
    assert [event.symbol for event in scene.fired] == [Symbol("HK", "700"), other]
    assert scene.alerts.all()[0].done == (Symbol("HK", "700"), other)
    assert scene.alerts.all()[0].id == alert.id


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    runs=st.lists(st.lists(st.integers(98, 102), min_size=1, max_size=6), min_size=1, max_size=12),
    way=st.sampled_from(Way),
)
def test_what_fires_is_every_crossing_of_all_prints_and_nothing_else(tmp_path_factory, runs, way):
    scene = Scene(tmp_path_factory.mktemp("alerts"))
    scene.add(price(way, 100.0), **OFTEN)
    for run in runs:
        scene.prints(*map(float, run))
    flat = [each for run in runs for each in run]
    crossings = [
        (b, Way.UP if a < b else Way.DOWN)
        for a, b in pairwise(flat)
        if (a < 100 <= b and way is not Way.DOWN) or (a > 100 >= b and way is not Way.UP)
    ]
    assert [(int(e.price), e.way) for e in scene.fired] == crossings
    scene.close()


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    runs=st.lists(st.lists(st.integers(970, 1030), min_size=1, max_size=8), min_size=1, max_size=10),
    hysteresis=st.sampled_from([0.0, 0.5]),
)
def test_a_frame_of_many_prints_fires_as_a_frame_for_each_print_would(tmp_path_factory, runs, hysteresis):
    conditions = [
        Condition(What.PRICE, Way.EITHER, 100.0),
        Condition(What.PERCENT, Way.EITHER, 1.5),
        Condition(What.PERCENT, Way.DOWN, -0.5),
        Condition(What.EXTREME, Way.EITHER),
        Condition(What.MOVE, Way.EITHER, 1.0, 1),
    ]
    fired = []
    for whole in (True, False):
        scene = Scene(tmp_path_factory.mktemp("alerts"))
        scene.snapshot(100.0, prev_close=100.0, high=101.0, low=99.0)
        for condition in conditions:
            scene.add(condition, **(OFTEN | {"hysteresis": hysteresis}))
        stamp = scene.now()
        for number, run in enumerate(runs):
            prices = [each / 10 for each in run]
            for frame in [prices] if whole else [[each] for each in prices]:
                scene.prints(*frame, ts_ms=stamp + 20_000 * number)
        fired.append(sorted((e.alert, e.crossed_ms, e.way.value, e.price) for e in scene.fired))
        scene.close()
    assert fired[0] == fired[1]


# --- percent and days -------------------------------------------------------------------------------------------------


def test_a_previous_close_that_is_corrected_moves_no_price(scene):
    scene.snapshot(101.0, prev_close=100.0)
    scene.add(Condition(What.PERCENT, Way.UP, 3.0))
    scene.snapshot(101.0, prev_close=97.0)
    scene.ticks(101.1)
    assert scene.fired == []


def test_a_new_day_is_measured_against_its_own_close_only(scene):
    scene.snapshot(102.9, prev_close=100.0)
    scene.add(Condition(What.PERCENT, Way.UP, 3.0))
    scene.sleep(3 * DAY_MS / 1000 - 6 * 3600)
    scene.ticks(103.5)  # before the vendor said what the close was
    assert scene.fired == []
    scene.snapshot(103.6, prev_close=102.9)
    scene.ticks(104.0)
    assert scene.fired == []
    scene.ticks(106.0)
    assert scene.prices == [106.0]


def test_a_split_fires_no_percentage(scene):
    scene.snapshot(99.0, prev_close=100.0)
    scene.add(Condition(What.PERCENT, Way.EITHER, 10.0))
    scene.sleep(3 * DAY_MS / 1000 - 6 * 3600)
    scene.snapshot(49.8, prev_close=49.5)
    scene.ticks(49.9, 50.0)
    assert scene.fired == []


# --- gaps -------------------------------------------------------------------------------------------------------------


def test_a_crossing_during_a_loss_is_found_late_between_two_times(scene):
    scene.add(ABOVE)
    scene.ticks(99.0)
    before = scene.now() - 1000
    scene.alerts.break_off()
    scene.wait(60.0)
    after = scene.now()
    scene.snapshot(101.0)
    scene.ticks(101.5)
    (event,) = scene.fired
    assert (event.since_ms, event.crossed_ms, event.late) == (before, after, True)


def test_a_loss_without_a_crossing_says_nothing_and_the_next_crossing_has_its_time(scene):
    scene.add(ABOVE)
    scene.ticks(99.0)
    scene.alerts.break_off()
    scene.ticks(99.5, 100.5)
    (event,) = scene.fired
    assert (event.price, event.since_ms, event.late) == (100.5, 0, False)


def test_an_alert_made_during_a_loss_is_told_that_it_was_found_late(scene):
    scene.ticks(99.0)
    scene.is_up = False
    scene.add(ABOVE)
    scene.is_up = True
    scene.ticks(101.0)
    assert [event.late for event in scene.fired] == [True]


@pytest.mark.parametrize("how", ["asleep", "silent"])
def test_a_crossing_while_asleep_or_silent_is_found_late(scene, how):
    scene.add(ABOVE)
    scene.ticks(99.0)
    if how == "asleep":
        scene.sleep(3600.0)
        scene.wait(0.0)
    else:
        scene.stale.add(scene.symbol)
        scene.wait(60.0)
    scene.ticks(101.0)
    (event,) = scene.fired
    assert event.late
    assert event.since_ms < event.crossed_ms


def test_a_crossing_while_the_program_was_closed_is_found_at_the_next_start(tmp_path):
    first = Scene(tmp_path)
    first.add(ABOVE)
    first.ticks(99.0)
    seen_ms = first.now() - 1000
    first.close()
    second = Scene(tmp_path, now_ms=NOW_MS + 600_000)
    second.prints(98.0, ts_ms=NOW_MS - 60_000)  # older than what was seen
    second.ticks(101.0)
    (event,) = second.fired
    assert (event.since_ms, event.crossed_ms, event.late) == (seen_ms, NOW_MS + 601_000, True)
    second.close()
    third = Scene(tmp_path, now_ms=NOW_MS + 700_000)
    third.ticks(99.0, 101.0)
    assert third.fired == []
    assert len(third.alerts.log()) == 1
    third.close()


def test_an_opening_far_through_the_level_is_found_at_the_next_start(tmp_path):
    first = Scene(tmp_path)
    first.add(ABOVE)
    first.ticks(98.0, 99.0)
    last = first.store.state(first.symbol).snapshot()
    first.close()
    second = Scene(tmp_path, now_ms=NOW_MS + 3 * DAY_MS)
    second.store.recall(last, NOW_MS)
    second.alerts.set_market("")
    second.alerts.set_market(WORLD)
    second.ticks(110.0)
    assert second.fired == []
    second.ticks(110.5)
    assert [(event.price, event.late) for event in second.fired] == [(110.0, True)]
    second.close()


def test_a_price_that_an_earlier_run_left_on_screen_is_compared_to_nothing(scene):
    last = replace(scene.store.state(scene.symbol).snapshot(), last=99.0, volume=10.0, ts_ms=NOW_MS - 5000)
    scene.store.recall(last, NOW_MS - 5000)
    scene.add(ABOVE)
    scene.add(Condition(What.VOLUME, Way.UP, 100.0))
    scene.frame()
    scene.snapshot(101.0, volume=200.0)
    scene.ticks(101.0)
    assert scene.fired == []


def test_what_was_seen_in_another_market_is_not_compared(tmp_path):
    first = Scene(tmp_path, world="demo")
    first.add(ABOVE)
    first.ticks(99.0)
    first.close()
    second = Scene(tmp_path)
    second.ticks(101.0)
    assert second.fired == []
    second.close()


def test_a_polled_symbol_says_how_often_it_is_checked_and_since_when(scene):
    alert = scene.add(ABOVE)
    scene.polled = tuple(Stream(scene.symbol, kind) for kind in (Kind.SNAPSHOT, Kind.TRADE))
    scene.snapshot(99.0)
    before = scene.now() - 1000
    scene.wait(5.0)
    assert scene.alerts.standing(alert.id).polled
    scene.snapshot(101.0)
    (event,) = scene.fired
    assert (event.since_ms, event.checked_s, event.late) == (before, 6, False)


def test_a_spike_between_two_polls_shows_in_the_days_high(scene):
    scene.add(ABOVE)
    scene.snapshot(99.0, high=99.5, low=98.0)
    scene.wait(5.0)
    scene.snapshot(99.1, high=100.4, low=98.0)
    (event,) = scene.fired
    assert event.price == 100.4
    assert event.since_ms < event.crossed_ms


# --- sessions ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("extended", "fired"), [(False, [102.0]), (True, [101.0])])
def test_prices_of_an_extended_session_count_only_where_they_are_wanted(tmp_path, extended, fired):
    scene = Scene(tmp_path, "US:AAPL", now_ms=at("2026-11-19T15:59:50", "America/New_York"))
    scene.add(ABOVE, extended=extended)
    scene.ticks(99.0)
    scene.wait(600.0)
    scene.ticks(101.0)
    scene.sleep(17.5 * 3600)
    scene.ticks(102.0)
    assert scene.prices == fired
    scene.close()


def test_the_vendors_word_names_the_session_of_a_snapshot(tmp_path):
    scene = Scene(tmp_path, "US:AAPL", now_ms=at("2026-11-19T16:00:05", "America/New_York"))
    scene.add(ABOVE)
    scene.snapshot(99.0, session=3)
    scene.snapshot(101.0, session=4)
    assert scene.fired == []
    scene.snapshot(100.2, session=3)  # the closing auction
    assert scene.prices == [100.2]
    scene.close()


# --- life -------------------------------------------------------------------------------------------------------------


def test_symbols_are_wanted_without_any_panel_and_no_longer_than_needed(scene):
    alert = scene.add(ABOVE)
    streams = {Stream(scene.symbol, Kind.SNAPSHOT), Stream(scene.symbol, Kind.TRADE)}
    assert scene.quotes.wanted() == streams
    scene.wait(0.0)
    assert set(scene.feed.priorities.values()) == {Priority.ALERTING}
    scene.ticks(99.0, 101.0)
    assert scene.quotes.wanted() == frozenset()
    scene.alerts.rearm(alert.id)
    assert scene.quotes.wanted() == streams
    scene.alerts.save(replace(alert, enabled=False))
    assert scene.quotes.wanted() == frozenset()


def test_a_list_waits_behind_what_is_visible(scene):
    kept = scene.lists.save(Watchlist("Core", (Entry(scene.symbol),)))
    scene.add(ABOVE, watchlist=kept.id)
    scene.wait(0.0)
    assert set(scene.feed.priorities.values()) == {Priority.BACKGROUND}


def test_an_alert_that_fired_is_armed_again_by_hand_or_after_a_snooze(scene):
    alert = scene.add(ABOVE)
    scene.ticks(99.0, 101.0, 99.0)
    scene.alerts.rearm(alert.id)
    scene.ticks(102.0)
    assert scene.prices == [101.0, 102.0]
    scene.alerts.snooze(alert.id, scene.clock.wall_ms() + 5_000)
    scene.ticks(99.0, 101.0, 99.0)
    scene.wait(10.0)
    scene.ticks(103.0)
    assert scene.prices == [101.0, 102.0, 103.0]


def test_rearming_compares_to_the_price_as_it_is_not_to_what_was_stored(scene):
    alert = scene.add(ABOVE)
    scene.ticks(99.0)
    scene.wait(61.0)
    scene.ticks(101.0, 101.0)
    scene.alerts.rearm(alert.id)
    scene.ticks(101.5)
    assert scene.prices == [101.0]


def test_the_count_of_unseen_firings(scene):
    scene.add(ABOVE)
    scene.add(price(Way.UP, 100.5))
    told = []
    scene.alerts.subscribe(lambda: told.append(scene.alerts.unseen))
    scene.ticks(99.0, 101.0)
    assert scene.alerts.unseen == 2
    scene.alerts.mark_seen()
    assert scene.alerts.unseen == 0
    assert told[-1] == 0


def test_standing_names_the_nearest_symbol_of_a_list(scene):
    other = Symbol("HK", "9988")
    kept = scene.lists.save(Watchlist("Core", (Entry(scene.symbol), Entry(other))))
    alert = scene.add(ABOVE, watchlist=kept.id)
    assert scene.alerts.standing(alert.id).symbol is not None
    scene.ticks(90.0)
    scene.symbol = other
    scene.ticks(98.0)
    near = scene.alerts.standing(alert.id)
    assert (near.symbol, near.value, round(near.distance, 2)) == (other, 98.0, 2.04)
