"""What we say to MultiMarkets: every documented request, word for word, and the steps of a subscription."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from qosdesk.domain.intervals import Interval
from qosdesk.domain.quotes import Kind, Stream
from qosdesk.domain.symbols import parse_symbol
from qosdesk.feed.calls import (
    Call,
    Failure,
    GetBars,
    GetCalendars,
    GetDepth,
    GetInstruments,
    GetProducts,
    GetSnapshots,
    GetTrades,
)
from qosdesk.feed.dialect import Command
from qosdesk.feed.limits import CountBy
from qosdesk.providers.multimarkets.dialect import OTHERS, SHARES, MultiMarketsDialect
from qosdesk.providers.multimarkets.limits import DEFAULT
from qosdesk.providers.multimarkets.provider import MultiMarketsProvider
from tests.corpus.multimarkets.corpus import HTTP_SAMPLES, SERVER, WS
from tests.unit.providers.multimarkets.support import PAIR, known_dialect

EURUSD, TENCENT = parse_symbol("FX:EURUSD"), parse_symbol("HK:700")


def said(text: str) -> dict:
    """A frame without its trace, which is another each time."""
    frame = json.loads(text)
    assert 0 < len(frame.pop("ext")) <= 64
    return frame


def sample(name: str, variant: int | None = None) -> dict:
    entry = WS[name] if variant is None else WS[name]["variants"][variant]
    return {key: value for key, value in entry["send"]["json"].items() if key != "ext"}


def streams(*texts: str) -> tuple[Stream, ...]:
    return tuple(Stream(parse_symbol(text.split()[0]), Kind(text.split()[1])) for text in texts)


def test_a_heartbeat_is_written_as_documented():
    assert said(known_dialect().encode_heartbeat(1)) == sample("heartbeat")


def test_a_list_of_tickers_is_written_as_documented():
    adds = streams("CC:BTCUSDT snapshot", "FX:EURUSD snapshot")
    assert said(known_dialect().encode_command(Command("ticker", adds), 2)) == sample("ticker_subscribe")


def test_a_market_list_is_written_as_documented_once_a_product():
    adds = streams("CC:BTCUSDT depth", "CC:BTCUSDT trade")
    frame, documented = (
        said(known_dialect().encode_command(Command("market", adds), 3)),
        sample("market_subscribe"),
    )
    ours, theirs = frame["data"]["symbol_list"][0], documented["data"]["symbol_list"][0]
    assert ours == theirs | {"depth_level": 10, "trade_info_count": 1}
    assert ours.keys() == theirs.keys()
    assert len(frame["data"]["symbol_list"]) == 1


@pytest.mark.parametrize(("kind", "variant", "number"), [("snapshot", 1, 11), ("trade", 2, 12)])
def test_a_cancel_is_written_as_documented(kind, variant, number):
    command = Command("cancel", drops=streams(f"CC:BTCUSDT {kind}"))
    assert said(known_dialect().encode_command(command, number)) == sample("cancel", variant)


def test_queries_are_written_as_documented():
    dialect = known_dialect()
    asked = [
        (GetBars(PAIR, Interval.M1, 3), 20, "kline_query_latest"),
        (GetBars(PAIR, Interval.DAY, 2, 1_728_345_600_000), 21, "kline_query_history"),
        (GetSnapshots((PAIR, EURUSD)), 25, "snapshot_query"),
    ]
    for question, number, name in asked:
        link, text = dialect.link_request(question, number) or (9, "{}")
        assert (link, said(text)) == (OTHERS, sample(name)), name
    link, _ = dialect.link_request(GetSnapshots((TENCENT,)), 1) or (9, "")
    assert link == SHARES


def test_requests_of_the_gateway_are_written_as_documented():
    dialect = known_dialect()
    for question, name in ((GetProducts(()), "symbol_base_list"), (GetInstruments((PAIR,)), "symbol_detail")):
        request, documented = dialect.http_request(question), HTTP_SAMPLES[name]["send"]
        assert request is not None
        assert (request.method, request.path) == (documented["method"], documented["path"])
        assert json.loads(request.body) == documented["json"]
        assert dict(request.headers).items() <= documented["headers"].items()


def test_what_has_no_request_is_not_offered():
    dialect = known_dialect()
    for question in (GetTrades((PAIR,), 5), GetDepth((PAIR,)), GetCalendars(("US",))):
        assert dialect.http_request(question) is None
        assert dialect.link_request(question, 1) is None
    assert dialect.link_request(GetBars(PAIR, Interval.YEAR, 5), 1) is None
    unknown = parse_symbol("US:NOBODY")
    assert dialect.link_request(GetSnapshots((unknown,)), 1) is None
    assert dialect.http_request(GetInstruments((unknown,))) is None


def test_lists_are_independent_and_each_is_named_whole():
    dialect = known_dialect()
    tickers, market = streams("CC:BTCUSDT snapshot", "FX:EURUSD snapshot"), streams("CC:BTCUSDT depth")
    wanted = (*tickers, *market)
    first = dialect.next_command(OTHERS, wanted, frozenset(), 0)
    assert first == Command("ticker", tickers)
    second = dialect.next_command(OTHERS, wanted, frozenset(tickers), 0)
    assert second == Command("market", market)
    assert dialect.next_command(OTHERS, wanted, frozenset(wanted), 0) is None
    fewer = dialect.next_command(OTHERS, wanted[1:], frozenset(wanted), 0)
    assert fewer == Command("ticker", tickers[1:], tickers[:1])
    assert dialect.next_command(OTHERS, tickers, frozenset(wanted), 0) == Command("cancel", drops=market)


def test_the_most_urgent_list_goes_first():
    wanted = streams("CC:BTCUSDT trade", "CC:BTCUSDT snapshot")
    command = known_dialect().next_command(OTHERS, wanted, frozenset(), 0)
    assert command is not None
    assert command.name == "market"


def test_before_the_list_is_known_everything_may_be_wanted_and_afterwards_what_it_has():
    stream = Stream(parse_symbol("US:NOBODY"), Kind.SNAPSHOT)
    fresh = MultiMarketsDialect()
    assert fresh.why_not(stream) == ""
    under = fresh.under(DEFAULT)
    under.read_http(Call(0, fresh.preface), *SERVER.preface)
    assert "operator's list" in fresh.why_not(stream)
    assert fresh.why_not(Stream(PAIR, Kind.DEPTH)) == ""
    assert "pushes no bars" in fresh.why_not(Stream(PAIR, Kind.BAR, Interval.M1))


def test_a_guest_has_one_link_and_no_shares():
    dialect = known_dialect(guest="yes")
    assert dialect.links == (OTHERS,)
    assert "token" in dialect.why_not(Stream(TENCENT, Kind.SNAPSHOT))
    assert dialect.link_request(GetSnapshots((TENCENT,)), 1) is None
    assert "HK" not in dialect.capabilities.markets


def test_products_are_counted_for_each_list_unless_told_otherwise():
    dialect = known_dialect()
    ticker, depth, trade = (Stream(PAIR, kind) for kind in (Kind.SNAPSHOT, Kind.DEPTH, Kind.TRADE))
    assert dialect.product_of(depth) == dialect.product_of(trade) != dialect.product_of(ticker)
    by_code = dialect.under(replace(DEFAULT, count_by=CountBy.CODE))
    assert by_code.product_of(depth) == by_code.product_of(ticker)


@pytest.mark.parametrize(
    ("base", "is_guest", "addresses"),
    [
        ("wss://h/q", False, ("wss://h/q/quote_stock", "wss://h/q/quote")),
        ("wss://h/q/quote_guest/", True, ("wss://h/q/quote_guest",)),
        ("wss://h/q/quote", True, ("wss://h/q/quote_guest",)),
        ("", False, ("", "")),
    ],
)
def test_the_links_have_documented_paths_after_the_operators_base(base, is_guest, addresses):
    provider = MultiMarketsProvider().configured({}, is_guest=is_guest)
    assert provider.stream_addresses(base) == addresses
    assert len(provider.dialect().links) == len(addresses)


def test_options_are_the_operators_and_odd_values_are_the_defaults():
    provider = MultiMarketsProvider().configured(
        {"customer_group_id": "9", "company_id": "", "colour": "red"}
    )
    request = provider.dialect().http_request(GetProducts(()))
    assert request is not None
    assert json.loads(request.body) == {"customerGroupId": 9}
    values = {"customer_group_id": "x", "company_id": "1\r\nHost: other", "language": "xx\n"}
    odd = MultiMarketsProvider().configured(values)
    request = odd.dialect().http_request(GetProducts(()))
    assert request is not None
    assert json.loads(request.body) == {"customerGroupId": 2}
    headers = dict(odd.credentials("").sign(request, 1).headers)
    assert (headers["companyId"], headers["lang"]) == ("1", "en-US")
    assert {option.name for option in provider.options} == {
        "access",
        "company_id",
        "customer_group_id",
        "language",
        "public_key",
    }


def test_a_list_in_which_nothing_is_understood_is_no_list():
    dialect = MultiMarketsDialect()
    body = json.dumps({"code": "0", "data": [{"symbolId": 1}]}).encode()
    assert isinstance(dialect.read_http(Call(0, dialect.preface), 200, body), Failure)
