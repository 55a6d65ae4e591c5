"""Plans: the documented default, and what `/register` says of a key."""

from __future__ import annotations

import json

import pytest

from qosdesk.domain.intervals import Interval
from qosdesk.domain.quotes import Kind
from qosdesk.feed.calls import Failure, FailureKind
from qosdesk.feed.limits import CallLimit
from qosdesk.providers.qos import http
from qosdesk.providers.qos.limits import CAPABILITIES, DEFAULT, FREE, UNLIMITED, parse_permission
from tests.corpus.qos.corpus import EXAMPLES

REGISTER = EXAMPLES["http"]["/register"][0]


def test_the_default_plan_is_the_documented_one():
    assert (DEFAULT.products, DEFAULT.products_per_call, DEFAULT.requests_per_minute) == (10, 10, 10)
    assert (DEFAULT.command_gap_s, DEFAULT.connections) == (1.0, 1)
    assert (DEFAULT.bars_per_call, DEFAULT.trades_per_call) == (1000, 50)
    assert 10 <= DEFAULT.heartbeat_s <= 20  # every 20 s, or every 10 to 30, by edition
    assert DEFAULT.silence_s > DEFAULT.heartbeat_s
    assert (FREE.products, FREE.requests_per_minute) == (3, 5)
    assert (UNLIMITED.products, UNLIMITED.requests_per_minute, UNLIMITED.command_gap_s) == (0, 0, 0.0)


def test_everything_documented_is_offered():
    assert CAPABILITIES.kinds == frozenset(Kind)
    assert CAPABILITIES.bar_intervals == CAPABILITIES.pushed_intervals == frozenset(Interval)
    assert CAPABILITIES.markets == {"US", "HK", "SH", "SZ", "CF", "FX", "IX", "CM"}
    assert not CAPABILITIES.replaces_subscriptions


def test_the_request_for_a_key_is_the_documented_one():
    request = http.build_register("user@example.com")
    assert (request.method, request.path) == ("POST", REGISTER["request"]["path"])
    assert json.loads(request.body) == REGISTER["request"]["body"]


def test_a_registration_gives_the_key_and_the_plan_and_never_shows_the_key():
    body = json.dumps(REGISTER["response"]["body"]).encode()
    registered = http.read_register(200, body)
    key = REGISTER["response"]["body"]["data"]["key"]
    assert registered.key == key
    assert key not in repr(registered)
    assert registered.expires == REGISTER["response"]["body"]["data"]["expires_at"][:10]
    plan = parse_permission(registered.permission)
    assert (plan.products, plan.connections, plan.command_gap_s) == (10, 1, 2.0)
    for counter in ("instrument-info", "snapshot", "depth", "trade", "kline", "history"):
        assert plan.call(counter) == CallLimit(10, 30)
    assert plan.call("product-list") == CallLimit(10, 10)  # the registration does not say


def test_each_call_has_its_own_pair():
    plan = parse_permission(
        {
            "depth": {"product_count": 5, "request_frequency": 60},
            "kline": {"product_count": 50, "request_frequency": 6},
            "ws": {"product_count": 40, "request_frequency": 600, "max_connections": 2},
        }
    )
    assert (plan.call("depth"), plan.call("kline")) == (CallLimit(5, 60), CallLimit(50, 6))
    assert plan.call("snapshot") == CallLimit(10, 10)
    assert (plan.products, plan.connections, plan.command_gap_s) == (40, 2, 1.0)


@pytest.mark.parametrize(
    "odd", [None, [], {}, {"ws": 5}, {"ws": {"product_count": -1}, "kline": {"product_count": "9"}}]
)
def test_what_is_missing_or_odd_stays_as_documented(odd):
    assert parse_permission(odd) == DEFAULT


def test_a_refused_registration_is_a_failure():
    refused = http.read_register(429, b'{"msg":"Request frequency limit exceeded."}')
    assert isinstance(refused, Failure)
    assert refused.kind is FailureKind.RATE_LIMIT
    for odd in (b'{"msg":"OK","data":[]}', b'{"msg":"OK","data":{"key":5}}', b'{"msg":"OK"}'):
        assert http.read_register(200, odd).kind is FailureKind.BAD_ANSWER
