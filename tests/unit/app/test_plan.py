"""The plan in force: documented, told at registration, or the user's own figures."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from qosdesk.app.plan import plan_of
from qosdesk.app.source import Source
from qosdesk.feed.limits import CallLimit, CountBy
from qosdesk.providers.qos.limits import DEFAULT, FREE
from qosdesk.providers.registry import provider
from qosdesk.ui.ports import SettingValue

VENDOR = Source(provider("qos"), "https://api.invalid", ("wss://api.invalid/ws",), "key")


def plan(source: Source = VENDOR, **settings: SettingValue):
    """The plan with settings `plan.qos.<name>`; `__` stands for a dot, `_` in a counter's name for its dash."""
    stored = {f"plan.qos.{name.replace('__', '.')}": value for name, value in settings.items()}

    def get(name: str, default: SettingValue) -> SettingValue:
        value = stored.get(name, default)
        if isinstance(default, float) and type(value) is int:
            return float(value)
        return value if type(value) is type(default) else default

    return plan_of(source, get)


def test_without_settings_the_documented_default_holds():
    assert plan() == DEFAULT


def test_a_documented_plan_is_chosen_by_name_and_an_unknown_name_is_the_default():
    assert plan(name="free") == FREE
    assert plan(name="gold") == DEFAULT


def test_each_figure_can_be_set():
    found = plan(products=25, command_gap_s=2, poll_floor_s=30.0, count_by="kind", connections=2)
    assert (found.products, found.command_gap_s, found.poll_floor_s) == (25, 2.0, 30.0)
    assert (found.count_by, found.connections) == (CountBy.KIND, 2)
    assert plan(kline__per_minute=60).call("kline") == CallLimit(10, 60)
    assert plan(kline__per_minute=60).call("snapshot") == CallLimit(10, 10)


@pytest.mark.parametrize("odd", [-5, "ten", True, float("nan"), float("inf"), 10**9])
def test_a_figure_that_makes_no_sense_is_left_out(odd: SettingValue):
    assert plan(products=odd, command_gap_s=odd, count_by=odd) == DEFAULT


def test_what_the_vendor_told_at_registration_counts_and_the_users_figure_more():
    permission = json.dumps(
        {"kline": {"product_count": 5, "request_frequency": 60}, "ws": {"product_count": 40}}
    )
    found = plan(permission=permission, products=7)
    assert found.call("kline") == CallLimit(5, 60)
    assert found.products == 7
    assert plan(permission=permission).products == 40
    assert plan(permission="{broken") == DEFAULT


def test_what_a_demo_exchange_announces_wins_over_the_name():
    source = replace(VENDOR, demo=True, plan="free", limits=FREE)
    assert plan(source, name="none") == FREE
    assert plan(source, products=2).products == 2
