"""What we say to QOS: every documented request, word for word, and the steps of a subscription."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from qosdesk.domain.intervals import Interval
from qosdesk.domain.quotes import Kind, Stream
from qosdesk.domain.symbols import Symbol, parse_symbol
from qosdesk.feed.calls import (
    Call,
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
from qosdesk.feed.messages import Answered
from qosdesk.providers.qos.dialect import QosDialect
from qosdesk.providers.qos.limits import DEFAULT
from tests.corpus.qos.corpus import EXAMPLES, HTTP
from tests.helpers.mini import stream

KIND = {"S": Kind.SNAPSHOT, "T": Kind.TRADE, "D": Kind.DEPTH, "K": Kind.BAR}
LABEL = {1: Interval.M1, 1001: Interval.DAY, 2001: Interval.YEAR}
COMMANDS = [
    (command, sample["send"])
    for command, samples in EXAMPLES["ws"].items()
    for sample in samples
    if command[0] in KIND and "reqid" in sample["send"]
]


def symbols(codes: list[str]) -> tuple[Symbol, ...]:
    """Of documented groups such as `HK:700,9988`."""
    found = []
    for group in codes:
        market, _, rest = group.partition(":")
        found += [parse_symbol(f"{market}:{code}") for code in rest.split(",")]
    return tuple(found)


def streams(kind: Kind, *codes: str, interval: Interval | None = None) -> tuple[Stream, ...]:
    """Of single codes."""
    return tuple(Stream(parse_symbol(code), kind, interval) for code in codes)


@pytest.mark.parametrize(("name", "send"), COMMANDS, ids=[name for name, _ in COMMANDS])
def test_a_command_is_written_as_documented(name, send):
    interval = LABEL[send["kt"]] if "kt" in send else None
    wanted = tuple(Stream(symbol, KIND[name[0]], interval) for symbol in symbols(send["codes"]))
    command = Command(name, drops=wanted) if name.endswith("C") else Command(name, adds=wanted)
    assert json.loads(QosDialect().encode_command(command, 1)) == send


def test_a_heartbeat_is_written_as_documented():
    assert json.loads(QosDialect().encode_heartbeat(5)) == EXAMPLES["ws"]["H"][0]["send"]


@pytest.mark.parametrize("command", ["RS", "RT", "RD", "RI"])
def test_a_request_over_the_link_is_written_as_documented(command):
    send = EXAMPLES["ws"][command][0]["send"]
    asked = symbols(send["codes"])
    question = {
        "RS": GetSnapshots(asked),
        "RT": GetTrades(asked, send.get("count", 0)),
        "RD": GetDepth(asked),
        "RI": GetInstruments(asked),
    }[command]
    link, text = QosDialect().link_request(question, 1) or (9, "{}")
    assert (link, json.loads(text)) == (0, send)


@pytest.mark.parametrize(
    ("call", "make"),
    [
        ("/instrument-info", lambda body: GetInstruments(symbols(body["codes"]))),
        ("/snapshot", lambda body: GetSnapshots(symbols(body["codes"]))),
        ("/depth", lambda body: GetDepth(symbols(body["codes"]))),
        ("/trade", lambda body: GetTrades(symbols(body["codes"]), body["count"])),
        ("/market-calendar", lambda body: GetCalendars(tuple(body["market"]))),
        ("/product-list", lambda body: GetProducts(tuple(body["market"]))),
    ],
)
def test_an_http_request_is_written_as_documented(call, make):
    body = EXAMPLES["http"][call][0]["request"]["body"]
    request = QosDialect().http_request(make(body))
    assert request is not None
    assert (request.method, request.path, request.counter) == ("POST", call, call[1:])
    assert json.loads(request.body) == body


def test_the_latest_bars_are_a_kline_request_and_older_ones_history_with_an_end():
    dialect, symbol = QosDialect(), parse_symbol("HK:700")
    latest = dialect.http_request(GetBars(symbol, Interval.M5, 300, adjusted=True))
    older = dialect.http_request(GetBars(symbol, Interval.DAY, 10, before_ms=1_722_441_600_000))
    assert latest is not None
    assert older is not None
    assert latest.path == "/kline"
    assert json.loads(latest.body) == {"kline_reqs": [{"c": "HK:700", "co": 300, "a": 1, "kt": 5}]}
    assert older.path == "/history"
    assert json.loads(older.body) == {
        "kline_reqs": [{"c": "HK:700", "e": 1_722_441_599, "co": 10, "a": 0, "kt": 1001}]
    }
    link = dialect.link_request(GetBars(symbol, Interval.DAY, 10, before_ms=1_722_441_600_000), 7)
    assert link is not None
    assert json.loads(link[1])["type"] == "RH"


def test_calendars_and_product_lists_have_no_way_over_the_link():
    dialect = QosDialect()
    assert dialect.link_request(GetCalendars(("HK",)), 1) is None
    assert dialect.link_request(GetProducts(("HK",)), 1) is None


def test_what_holds_no_market_of_qos_has_no_request():
    dialect = QosDialect()
    spot = Symbol("SPOT", "BTCUSD")
    for question in (
        GetSnapshots((spot,)),
        GetBars(spot, Interval.DAY, 1),
        GetCalendars(("CF",)),
        GetProducts(("XX",)),
    ):
        assert dialect.http_request(question) is None
    mixed = dialect.http_request(GetSnapshots((spot, parse_symbol("HK:700"))))
    assert mixed is not None
    assert json.loads(mixed.body) == {"codes": ["HK:700"]}


def test_cancels_come_first_then_the_most_urgent_kind_in_one_command():
    dialect = QosDialect()
    old = streams(Kind.TRADE, "HK:1", "HK:2")
    wanted = (
        *streams(Kind.DEPTH, "HK:700"),
        *streams(Kind.TRADE, "HK:700"),
        *streams(Kind.DEPTH, "US:AAPL"),
    )
    assert dialect.next_command(0, wanted, frozenset(old), 0) == Command("TC", drops=old)
    first = dialect.next_command(0, wanted, frozenset(), 0)
    assert first == Command("D", adds=streams(Kind.DEPTH, "HK:700", "US:AAPL"))
    second = dialect.next_command(0, wanted, frozenset(first.adds), 0)
    assert second == Command("T", adds=streams(Kind.TRADE, "HK:700"))
    assert dialect.next_command(0, wanted, frozenset(wanted), 0) is None


def test_a_command_for_bars_holds_one_interval():
    dialect = QosDialect()
    minutes = streams(Kind.BAR, "HK:1", "HK:2", interval=Interval.M1)
    days = streams(Kind.BAR, "HK:1", interval=Interval.DAY)
    command = dialect.next_command(0, (*minutes, *days), frozenset(), 0)
    assert command == Command("K", adds=minutes)
    assert json.loads(dialect.encode_command(command, 3)) == {
        "type": "K",
        "codes": ["HK:1,2"],
        "kt": 1,
        "reqid": 3,
    }
    assert dialect.next_command(0, (), frozenset(days), 0) == Command("KC", drops=days)


def test_a_group_limit_bounds_what_one_command_adds():
    wanted = streams(Kind.TRADE, "HK:1", "HK:2", "HK:3")
    assert QosDialect().next_command(0, wanted, frozenset(), 2) == Command("T", adds=wanted[:2])


def test_a_market_of_another_vendor_is_refused_by_name():
    assert "SPOT" in QosDialect().why_not(Stream(Symbol("SPOT", "BTCUSD"), Kind.TRADE))
    assert "six digits" in QosDialect().why_not(Stream(Symbol("SH", "1"), Kind.TRADE))
    assert "HK:00700" in QosDialect().why_not(Stream(Symbol("HK", "00700"), Kind.TRADE))
    assert QosDialect().why_not(Stream(Symbol("HK", "700"), Kind.TRADE)) == ""


def test_questions_are_cut_to_what_one_answer_may_hold():
    dialect = QosDialect()
    many = tuple(parse_symbol(f"HK:{n}") for n in range(1, 24))
    assert dialect.split(GetTrades(many[:2], 500)) == (GetTrades(many[:2], 50),)
    assert dialect.split(GetBars(many[0], Interval.M1, 5000)) == (GetBars(many[0], Interval.M1, 1000),)
    assert dialect.split(GetProducts(("HK",))) == (GetProducts(("HK",)),)
    assert dialect.split(GetDepth(many)) == (GetDepth(many),)


def test_the_plan_says_what_a_product_is():
    code, kind = QosDialect(), QosDialect().under(replace(DEFAULT, count_by=CountBy.KIND))
    assert code.product_of(stream("HK:700 depth")) == code.product_of(stream("HK:700 trade"))
    bars = [stream("HK:700 bar 1m"), stream("HK:700 bar 5m"), stream("HK:700 depth")]
    assert len({kind.product_of(one) for one in bars}) == len({kind.group_of(one) for one in bars}) == 3


def test_what_was_not_asked_for_is_not_taken():
    case = next(case for case in HTTP if isinstance(case.question, GetSnapshots) and not case.on_link)
    asked = GetSnapshots((parse_symbol("HK:700"), parse_symbol("HK:5")))
    answer = QosDialect().read_http(Call(1, asked), 200, case.body)
    assert isinstance(answer, tuple)
    assert [str(snapshot.symbol) for snapshot in answer] == ["HK:700"]


def test_history_that_ignored_its_end_is_an_end():
    sample = EXAMPLES["http"]["/history"][1]
    asked = GetBars(parse_symbol("US:AAPL"), Interval.DAY, 1, before_ms=1_722_441_600_001)
    payload = json.dumps(sample["response"]["body"] | {"type": "RH", "reqid": 1}).encode()
    assert QosDialect().read_answer(Call(1, asked), Answered(1, "RH", payload)) == ()
    assert QosDialect().read_http(Call(1, asked), 200, payload) == ()
