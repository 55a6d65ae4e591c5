"""Alerts as values: conditions that make sense, and texts that come back."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qosdesk.domain.alerts import (
    Alert,
    AlertEvent,
    Condition,
    Way,
    What,
    alert_text,
    event_text,
    parse_alert,
    parse_event,
)
from qosdesk.domain.symbols import Symbol

TENCENT = Symbol("HK", "700")
ABOVE = Condition(What.PRICE, Way.UP, 612.5)
FULL = Alert(
    Condition(What.MOVE, Way.EITHER, 1.5, 10),
    None,
    3,
    True,
    0.2,
    90,
    1_795_160_538_000,
    1_795_160_000_000,
    True,
    "",
    "看 ✓\nnote",
    False,
    (TENCENT, Symbol("VENDOR", "spot/1")),
    1_795_160_500_000,
    7,
)
EVENT = AlertEvent(TENCENT, ABOVE, Way.UP, 613.0, 613.0, 3, 2, 1, True, 6, "QOS", "note", 7, 9)


@pytest.mark.parametrize(
    "members",
    [
        (What.PRICE, Way.UP, 0.0),
        (What.PRICE, Way.UP, float("nan")),
        (What.PERCENT, Way.EITHER, -3.0),
        (What.VOLUME, Way.DOWN, 100.0),
        (What.MOVE, Way.UP, 2.0, 0),
        (What.MOVE, Way.UP, 2.0, 241),
    ],
)
def test_a_condition_that_cannot_be_met_is_refused(members):
    with pytest.raises(ValueError, match=r".+"):
        Condition(*members)


def test_an_alert_is_of_a_symbol_or_of_a_list():
    for scope in ({}, {"symbol": TENCENT, "watchlist": 2}):
        with pytest.raises(ValueError, match="one symbol or of one list"):
            Alert(ABOVE, **scope)


def test_alerts_and_events_come_back_from_their_texts():
    assert parse_alert(alert_text(FULL), 7) == FULL
    assert parse_event(event_text(EVENT), 9) == EVENT


def test_members_of_a_newer_program_are_ignored_and_missing_ones_have_defaults():
    members = json.loads(alert_text(FULL)) | {"moon": "full"}
    assert parse_alert(json.dumps(members), 7) == FULL
    short = '{"what": "price", "level": 612.5, "symbol": "HK:700"}'
    assert parse_alert(short, 1) == Alert(ABOVE, TENCENT, id=1)


@pytest.mark.parametrize(
    "text",
    [
        None,
        7,
        "",
        "[]",
        "{}",
        '{"what": "moon", "level": 1, "symbol": "HK:700"}',
        '{"what": "price", "level": "1", "symbol": "HK:700"}',
        '{"what": "price", "level": NaN, "symbol": "HK:700"}',
        '{"what": "price", "level": 1, "symbol": "HK"}',
        '{"what": "price", "level": 1, "symbol": "HK:700", "enabled": 1}',
        '{"what": "price", "level": 1, "symbol": "HK:700", "expires_ms": -1}',
        '{"what": "price", "level": 1, "symbol": "HK:700", "done": "HK:700"}',
        "[" * 100_000,
    ],
)
def test_a_damaged_text_is_no_alert(text):
    with pytest.raises(ValueError, match=r".+"):
        parse_alert(text, 1)


@given(
    st.text() | st.recursive(st.none() | st.booleans() | st.floats() | st.text(), st.lists).map(json.dumps)
)
def test_no_text_does_worse_than_value_error(text):
    for parse in (parse_alert, parse_event):
        try:
            parse(text, 1)
        except ValueError:
            pass


def test_when_it_is_armed():
    alert = Alert(ABOVE, TENCENT, expires_ms=1000, snooze_until_ms=500)
    assert alert.is_armed(999)
    assert not alert.is_armed(1000)
    assert (alert.is_silent(499), alert.is_silent(500)) == (True, False)
    assert not Alert(ABOVE, TENCENT, done=(TENCENT,)).is_armed(0)
    assert not Alert(ABOVE, TENCENT, enabled=False).is_armed(0)
    assert Alert(ABOVE, watchlist=1, done=(TENCENT,)).is_armed(0)
