"""AllTick's limits: calls, commands across sockets, reconnects (AllTick 5.6, 7)."""

from __future__ import annotations

from qosdesk.demo.alltick.plan import PLANS, CallMeter, CommandPacer
from qosdesk.demo.ledger import KeyAccount


def test_two_calls_of_a_name_are_spaced_others_are_not():
    account = KeyAccount("demo")
    meter = CallMeter(PLANS["default"], account)
    taken = [
        meter.take(*call) for call in (("kline", 0.0), ("trade-tick", 0.1), ("kline", 0.9), ("kline", 1.0))
    ]
    assert taken == [True, True, False, True]
    assert [meter.take("batch-kline", second) for second in (10.0, 12.0, 13.0)] == [True, False, True]
    assert account.violations == {"http_frequency": 2}
    assert account.calls["kline"] == 3


def test_all_names_together_have_a_minute_and_a_day():
    meter = CallMeter(PLANS["free"], KeyAccount("demo"))
    names = [f"call-{number}" for number in range(12)]
    assert [meter.take(name, 0.0) for name in names] == [True] * 10 + [False] * 2
    assert meter.take("kline", 60.1)
    day = CallMeter(PLANS["free"], KeyAccount("demo"))
    assert [day.take("kline", 10.0 * turn) for turn in range(1001)].count(False) == 1


def test_without_a_plan_calls_are_only_counted():
    account = KeyAccount("demo")
    meter = CallMeter(None, account)
    assert all(meter.take("kline", 0.0) for _ in range(5))
    assert account.calls_within(1.0) == {"kline": 5}


def test_commands_keep_a_second_on_a_socket_and_three_between_sockets():
    account = KeyAccount("demo")
    pacer = CommandPacer(PLANS["default"], account)
    assert not pacer.is_too_soon("stock", 0.0)
    assert pacer.is_too_soon("stock", 0.5)
    assert not pacer.is_too_soon("stock", 1.5)
    assert pacer.is_too_soon("other", 3.0)
    assert account.violations == {"ws_spacing": 1, "ws_sockets": 1}


def test_a_family_is_connected_to_again_some_seconds_after_its_end():
    pacer = CommandPacer(PLANS["default"], KeyAccount("demo"))
    assert pacer.may_connect("stock", 0.0)
    pacer.leave("stock", 100.0)
    assert not pacer.may_connect("stock", 102.0)
    assert pacer.may_connect("other", 102.0)
    assert pacer.may_connect("stock", 103.0)
