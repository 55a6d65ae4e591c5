"""The Manager API: everything polled by HTTP, a socket that only lives."""

from __future__ import annotations

import json
from urllib.parse import parse_qs, urlsplit

import pytest

from qosdesk.domain.intervals import Interval
from qosdesk.domain.symbols import parse_symbol
from qosdesk.feed.calls import GetBars, GetDepth, GetProducts, GetSnapshots
from qosdesk.feed.messages import HeartbeatAnswered, Unhandled
from qosdesk.providers.multimarkets.provider import MultiMarketsProvider
from tests.corpus.cases import RecordingSink
from tests.corpus.multimarkets.corpus import EXAMPLES, HTTP_SAMPLES
from tests.unit.providers.multimarkets.support import known_dialect

STERLING, TENCENT = parse_symbol("FX:GBPJPY"), parse_symbol("HK:700")


@pytest.mark.parametrize(
    ("question", "name"),
    [
        (GetSnapshots((STERLING,)), "markets_trade_tick"),
        (GetDepth((STERLING,)), "markets_depth_tick"),
        (GetBars(STERLING, Interval.M1, 2), "markets_kline"),
    ],
)
def test_prices_are_asked_for_as_documented(question, name):
    request = known_dialect(access="manager").http_request(question)
    assert request is not None
    documented = HTTP_SAMPLES[name]["send"]
    assert (request.method, urlsplit(request.path).path) == (documented["method"], documented["path"])
    query = json.loads(parse_qs(urlsplit(request.path).query)["query"][0])
    assert query.pop("trace")
    assert query["data"] == documented["query"]["query_json_before_percent_encoding"]["data"]


def test_shares_have_a_group_of_their_own():
    request = known_dialect(access="manager").http_request(GetSnapshots((TENCENT,)))
    assert request is not None
    assert request.path.startswith("/quote-stock-b-api/trade-tick?")


def test_the_companys_products_are_asked_for_as_documented():
    request = MultiMarketsProvider().configured({"access": "manager"}).dialect().http_request(GetProducts(()))
    documented = HTTP_SAMPLES["manager_product_list"]["send"]
    assert request is not None
    assert (request.method, request.path) == (documented["method"], documented["path"])
    assert json.loads(request.body).items() <= documented["json"].items()
    assert dict(request.headers).items() <= documented["headers"].items()


def test_nothing_is_pushed_and_the_token_goes_with_the_handshake():
    provider = MultiMarketsProvider().configured({"access": "manager"})
    dialect, credentials = provider.dialect(), provider.credentials("token")
    assert not dialect.capabilities.has_stream
    assert credentials.ws_headers == {"token": "token"}
    assert provider.default_addresses()[1] == ("wss://api.multimarkets.org/openapi-b/ws",)
    assert provider.stream_addresses("ws://h/openapi-b") == ("ws://h/openapi-b/ws",)
    assert len(dialect.links) == 1


def test_a_ping_is_an_envelope_and_a_pong_says_the_time():
    dialect = known_dialect(access="manager")
    sent, documented = json.loads(dialect.encode_heartbeat(1)), EXAMPLES["ws_rpc"]["heartbeat"]
    assert sent["header"]["bizType"] == documented["send"]["json"]["header"]["bizType"]
    codec = dialect.codec(0, RecordingSink())
    answer = codec.on_payload(json.dumps(documented["ack"]["json"]).encode())
    assert answer == HeartbeatAnswered(documented["ack"]["json"]["sendTime"])
    assert codec.on_payload(b"pong") == HeartbeatAnswered()
    for other in (b"", b"{}", b"[", json.dumps(EXAMPLES["ws_rpc"]["call"]["ack"]["json"]).encode()):
        assert isinstance(codec.on_payload(other), Unhandled)
