"""The ledger counts what a key does and what breaks its plan (QOS 6)."""

from __future__ import annotations

from dataclasses import replace

import pytest

from qosdesk.demo.ledger import CONNECTIONS, FREQUENCY, PLANS, PRODUCTS, KeyAccount, Ledger


def test_requests_above_the_plans_minute_are_refused_and_counted_per_call():
    account, plan = KeyAccount("demo"), PLANS["default"]
    answers = [account.check_call(plan, "/snapshot", 1, second * 0.1) for second in range(12)]
    assert answers == [None] * 10 + [FREQUENCY] * 2
    assert account.check_call(plan, "/depth", 1, 2.0) is None  # each call has its own counter
    assert account.check_call(plan, "/snapshot", 1, 60.05) is None  # the first one has left the window
    assert account.violations == {"http_frequency": 2}
    assert account.calls == {"/snapshot": 13, "/depth": 1}


def test_products_above_the_plan_are_refused():
    account = KeyAccount("demo")
    assert account.check_products(PLANS["free"], 3, "ws_products") is None
    assert account.check_products(PLANS["free"], 4, "ws_products") == PRODUCTS
    assert account.check_products(PLANS["none"], 4000, "ws_products") is None
    assert account.violations == {"ws_products": 1}


def test_commands_closer_than_a_second_are_refused():
    account, plan = KeyAccount("demo"), PLANS["default"]
    assert account.check_spacing(plan, None, 5.0) is None
    assert account.check_spacing(plan, 5.0, 5.4) == FREQUENCY
    assert account.check_spacing(plan, 5.0, 6.0) is None
    assert account.check_spacing(PLANS["none"], 5.0, 5.0) is None


def test_live_products_count_a_code_once_and_code_and_kind_apart():
    account = KeyAccount("demo")
    account.watch([("HK:700", "S"), ("HK:700", "T"), ("US:AAPL", "S")])
    account.watch([("HK:700", "S")])  # the same on a second connection
    account.unwatch([("HK:700", "S"), ("US:AAPL", "S")])
    shown = account.to_json(PLANS["default"], 0.0)
    assert shown["live_products"] == 1
    assert shown["live_pairs"] == 2
    assert shown["live_by_kind"] == {"S": 1, "T": 1}
    assert (shown["live_products_max"], shown["live_codes_max"], shown["live_pairs_max"]) == (2, 2, 3)
    by_kind = account.to_json(replace(PLANS["default"], count_by="kind"), 0.0)
    assert (by_kind["live_products"], by_kind["live_products_max"]) == (2, 3)


@pytest.mark.parametrize(("count_by", "live"), [("code", 2), ("kind", 4)])
def test_what_would_be_live_is_counted_as_the_plan_says(count_by: str, live: int):
    account = KeyAccount("demo")
    account.watch([("HK:700", "S"), ("HK:700", "T")])
    plan = replace(PLANS["default"], count_by=count_by)
    assert account.live_after(plan, [("HK:700", "S"), ("HK:700", "K1"), ("US:AAPL", "S")]) == live


def test_calls_of_the_last_minute_are_shown_without_the_refused():
    account, plan = KeyAccount("demo"), PLANS["default"]
    for second in range(12):
        account.check_call(plan, "/snapshot", 1, float(second))
    assert account.to_json(plan, 20.0)["calls_last_minute"] == {"/snapshot": 10}
    assert account.to_json(plan, 64.0)["calls_last_minute"] == {"/snapshot": 5}


def test_keys_are_shown_by_label_never_in_clear():
    ledger = Ledger("0123456789abcdef", PLANS["none"])
    ledger.add_key("fedcba9876543210")
    text = str(ledger.to_json(0.0))
    assert set(ledger.to_json(0.0)["keys"]) == {"demo", "registered-1"}
    assert "0123456789abcdef" not in text
    assert "fedcba9876543210" not in text
    assert ledger.account("fedcba9876543210") is not None
    assert ledger.account(None) is None
    assert CONNECTIONS
