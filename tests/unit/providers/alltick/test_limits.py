"""Plans as documented (AllTick 7), what is offered, and where the token goes."""

from __future__ import annotations

import pytest

from qosdesk.domain.intervals import Interval
from qosdesk.domain.quotes import Kind
from qosdesk.providers.alltick.limits import CAPABILITIES, PLANS
from qosdesk.providers.alltick.provider import AllTickProvider

PLAN_TABLE = """
    default       100   1  1.0   3.0  50   60  20
    free            5   1 10.0  10.0   2    6   6
    premium       200   3  0.1   2.0 100  600  30
    professional 3000  10  0.05  1.0 250 1200  60
    all-hk       3000  10  0.05  1.0 250 1200  60
    all-cn       3000  10  0.05  1.0 250 1200  60
    all-us       3000  10  0.05  1.0 250 1200  60
"""


@pytest.mark.parametrize("row", PLAN_TABLE.strip().splitlines())
def test_a_plan_is_as_documented_and_where_documents_differ_the_stricter(row):
    name, *figures = row.split()
    products, connections, gap_s, batch_gap_s, snapshots, per_minute, batches = map(float, figures)
    plan = PLANS[name]
    assert (plan.products, plan.connections) == (products, connections)
    assert plan.request_gap_s == plan.call("kline").gap_s == plan.call("static_info").gap_s == gap_s
    assert plan.call("trade-tick").per_minute == per_minute
    batch = plan.call("batch-kline")
    assert (batch.gap_s, batch.products, batch.per_minute) == (batch_gap_s, snapshots, batches)
    assert plan.bars_per_call == 500
    assert (plan.command_gap_s, plan.links_gap_s, plan.heartbeat_s) == (1.0, 3.0, 10.0)
    assert plan.silence_s == 30.0


def test_the_free_plan_has_a_days_count_that_its_polls_leave_room_in():
    free = PLANS["free"]
    assert free.requests_per_day == 1000
    assert 86_400 / free.poll_floor_s < 800
    assert free.reconnect_gap_s == 10.0
    assert PLANS["default"].reconnect_gap_s == 3.0


def test_a_plan_without_limits_has_none():
    none = PLANS["none"]
    assert not none.products
    assert not any((none.request_gap_s, none.command_gap_s, none.links_gap_s, none.reconnect_gap_s))
    assert not none.call("kline").per_minute


def test_what_is_offered():
    assert CAPABILITIES.kinds == {Kind.SNAPSHOT, Kind.TRADE, Kind.DEPTH}
    assert Interval.YEAR not in CAPABILITIES.bar_intervals
    assert len(CAPABILITIES.bar_intervals) == 10
    assert not CAPABILITIES.pushed_intervals
    assert CAPABILITIES.composes_snapshots
    assert CAPABILITIES.replaces_subscriptions
    assert CAPABILITIES.markets == {"US", "HK", "SH", "SZ", "IX", "FX", "CC", "CM", "CD"}


@pytest.mark.parametrize("in_query", [False, True])
def test_the_token_is_in_the_query_of_both_transports_whatever_is_asked(in_query):
    said = AllTickProvider().credentials("secret-token", in_query=in_query)
    assert said.http_query == said.ws_query == {"token": "secret-token"}
    assert not said.http_headers
    assert not said.ws_headers
    assert "secret" not in repr(said)
    assert not AllTickProvider().credentials("").http_query


STOCK, OTHER = "/quote-stock-b-ws-api", "/quote-b-ws-api"


@pytest.mark.parametrize(
    "base", ["ws://127.0.0.1:9", "ws://127.0.0.1:9/", f"ws://127.0.0.1:9{STOCK}", f"ws://127.0.0.1:9{OTHER}/"]
)
def test_another_host_has_both_families(base):
    assert AllTickProvider().stream_addresses(base) == (
        f"ws://127.0.0.1:9{STOCK}",
        f"ws://127.0.0.1:9{OTHER}",
    )


def test_the_addresses_are_the_documented_ones():
    http, sockets = AllTickProvider().default_addresses()
    assert http == "https://quote.alltick.co"
    assert sockets == (f"wss://quote.alltick.co{STOCK}", f"wss://quote.alltick.co{OTHER}")


def test_tokens_are_made_on_the_web_site_and_say_nothing_of_their_plan():
    provider = AllTickProvider()
    assert provider.registration("a@b.c") is None
    assert provider.read_permission({"ws": 5}, PLANS["free"]) is PLANS["free"]
    assert provider.configured({"a": "b"}) is provider
