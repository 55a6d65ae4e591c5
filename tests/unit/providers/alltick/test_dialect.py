"""What we say to AllTick: every documented request and command, and the steps of a subscription."""

from __future__ import annotations

import json
from dataclasses import replace
from urllib.parse import parse_qs, urlsplit

import pytest

from qosdesk.domain.intervals import Interval
from qosdesk.domain.quotes import Kind, Stream
from qosdesk.domain.symbols import Symbol, parse_symbol
from qosdesk.feed.calls import (
    Call,
    Failure,
    FailureKind,
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
from qosdesk.feed.messages import Answered, HttpRequest
from qosdesk.providers.alltick.dialect import OTHERS, STOCKS, AllTickDialect
from qosdesk.providers.alltick.http import new_trace, sign
from qosdesk.providers.alltick.limits import BASIC
from qosdesk.providers.alltick.symbols import parse_wire_symbol
from tests.corpus.alltick.corpus import EXAMPLES, HTTP, TYPES

DIALECT = AllTickDialect()
INTERVALS = {number: Interval.from_label(label) for label, number in TYPES.items()}


def streams(*texts: str) -> tuple[Stream, ...]:
    """`"US:AAPL trade"`."""
    return tuple(Stream(parse_symbol(code), Kind(kind)) for code, kind in map(str.split, texts))


def wire(code: str) -> Symbol:
    """A documented code."""
    symbol = parse_wire_symbol(code)
    assert symbol is not None
    return symbol


def query_of(request: HttpRequest) -> dict:
    """The JSON in a request's query."""
    return json.loads(parse_qs(urlsplit(request.path).query)["query"][0])


# -- HTTP --------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("sample", EXAMPLES["http"]["/kline"], ids=lambda one: one["name"])
def test_bars_are_asked_for_as_documented(sample):
    asked = sample["request"]["query"]["query_json"]["data"]
    end = asked["kline_timestamp_end"]
    before_ms = (end + 1) * 1000 if end else 0
    question = GetBars(
        wire(asked["code"]), INTERVALS[asked["kline_type"]], asked["query_kline_num"], before_ms
    )
    request = DIALECT.http_request(question)
    assert request is not None
    assert (request.method, request.path.partition("?")[0], request.body) == (
        "GET",
        sample["request"]["path"],
        b"",
    )
    assert query_of(request) == {"data": asked}
    assert request.counter == "kline"


@pytest.mark.parametrize(
    ("call", "make"),
    [
        ("/trade-tick", lambda symbols: GetTrades(symbols, 9)),
        ("/depth-tick", GetDepth),
        ("/static_info", GetInstruments),
    ],
)
def test_lists_of_codes_are_asked_for_as_documented(call, make):
    for sample in EXAMPLES["http"][call]:
        asked = sample["request"]["query"]["query_json"]["data"]
        request = DIALECT.http_request(make(tuple(wire(one["code"]) for one in asked["symbol_list"])))
        assert request is not None
        assert (request.method, request.path.partition("?")[0]) == ("GET", sample["request"]["path"])
        assert query_of(request) == {"data": asked}
        assert request.counter == call[1:]


def test_a_snapshot_is_asked_for_as_two_day_bars_and_a_minute_bar_in_one_post():
    sample = EXAMPLES["http"]["/batch-kline"][1]["request"]
    request = DIALECT.http_request(GetSnapshots((wire("GOLD"), wire("EURUSD"))))
    assert request is not None
    assert (request.method, request.path, request.counter) == ("POST", sample["path"], "batch-kline")
    items = json.loads(request.body)["data"]["data_list"]
    assert [(item["code"], item["kline_type"], item["query_kline_num"]) for item in items] == [
        ("GOLD", 8, 2),
        ("GOLD", 1, 1),
        ("EURUSD", 8, 2),
        ("EURUSD", 1, 1),
    ]
    assert set(items[0]) == set(sample["body"]["data"]["data_list"][0])


@pytest.mark.parametrize("question", [GetTrades((wire("AAPL.US"),), 1), GetSnapshots((wire("AAPL.US"),))])
def test_each_request_gets_a_trace_of_its_own_as_it_is_sent(question):
    request = DIALECT.http_request(question)
    assert request is not None
    assert b"trace" not in request.body
    assert "trace" not in request.path.partition("?")[2]
    signed = [sign(request, 0) for _ in range(3)]
    asked = [json.loads(one.body) if one.body else query_of(one) for one in signed]
    plain = json.loads(request.body) if request.body else query_of(request)
    assert [{"trace": one["trace"], **plain} for one in asked] == asked
    traces = {one["trace"] for one in asked}
    assert len(traces) == 3
    assert all(0 < len(trace) <= 64 for trace in traces)
    assert len({new_trace() for _ in range(1000)}) == 1000


@pytest.mark.parametrize(
    "question",
    [
        GetCalendars(("US",)),
        GetProducts(("US",)),
        GetInstruments((wire("EURUSD"),)),
        GetSnapshots((parse_symbol("CF:BTCUSDT"),)),
        GetBars(wire("AAPL.US"), Interval.H2, 10),
        GetBars(wire("AAPL.US"), Interval.DAY, 10, adjusted=True),
        GetBars(wire("AAPL.US"), Interval.DAY, 10, before_ms=5),
        GetBars(wire("EURUSD"), Interval.YEAR, 10),
    ],
)
def test_what_has_no_call_has_no_request(question):
    assert DIALECT.http_request(question) is None
    assert DIALECT.link_request(question, 1) is None


def test_a_question_is_cut_to_what_alltick_has():
    asked = (wire("AAPL.US"), parse_symbol("CF:BTCUSDT"), wire("EURUSD"))
    assert DIALECT.split(GetSnapshots(asked)) == (GetSnapshots((asked[0], asked[2])),)
    assert DIALECT.split(GetInstruments(asked)) == (GetInstruments((asked[0],)),)
    assert DIALECT.split(GetDepth((asked[1],))) == ()
    assert DIALECT.split(GetCalendars(("US",))) == (GetCalendars(("US",)),)


def test_bars_are_cut_to_five_hundred_and_stocks_have_no_older_ones():
    newest = GetBars(wire("AAPL.US"), Interval.DAY, 2000)
    assert DIALECT.split(newest) == (replace(newest, count=500),)
    assert DIALECT.split(replace(newest, before_ms=1)) == ()
    older = GetBars(wire("BTCUSDT"), Interval.DAY, 2000, 1_744_875_001_000)
    assert DIALECT.split(older) == (replace(older, count=500),)


def test_symbols_of_one_list_are_asked_for_once():
    request = DIALECT.http_request(GetDepth((wire("AAPL.US"), wire("AAPL.US"))))
    assert request is not None
    assert query_of(request)["data"]["symbol_list"] == [{"code": "AAPL.US"}]


def test_an_answer_to_something_else_is_left_out():
    case = next(case for case in HTTP if isinstance(case.question, GetDepth))
    assert DIALECT.read_http(Call(1, GetDepth((wire("AAPL.US"),))), 200, case.body) == ()


@pytest.mark.parametrize(
    ("status", "body", "kind"),
    [
        (502, b"<html>Bad gateway</html>", FailureKind.UNREACHABLE),
        (429, b"", FailureKind.RATE_LIMIT),
        (401, b"null", FailureKind.KEY_REFUSED),
        (404, b"{}", FailureKind.NOT_OFFERED),
        (200, b"[]", FailureKind.BAD_ANSWER),
        (200, b"{}", FailureKind.BAD_ANSWER),
        (200, b'{"ret":200,"data":[1]}', FailureKind.BAD_ANSWER),
        (200, b'{"ret":200,"data":7}', FailureKind.BAD_ANSWER),
    ],
)
def test_an_answer_that_is_none_says_why(status, body, kind):
    answer = DIALECT.read_http(Call(1, GetDepth((wire("AAPL.US"),))), status, body)
    assert isinstance(answer, Failure)
    assert answer.kind is kind


@pytest.mark.parametrize("data", [b"", b',"data":null', b',"data":{}'])
def test_an_empty_answer_is_an_empty_answer(data):
    body = b'{"ret":"200","msg":"ok"' + data + b"}"
    assert DIALECT.read_http(Call(1, GetDepth((wire("AAPL.US"),))), 200, body) == ()


def test_nothing_is_answered_over_a_link():
    answer = DIALECT.read_answer(Call(1, GetDepth((wire("AAPL.US"),))), Answered(1, "", b"{}"))
    assert isinstance(answer, Failure)


# -- streams -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("group", "kind", "name"),
    [("subscribe_depth", Kind.DEPTH, "depth"), ("subscribe_trades", Kind.TRADE, "trades")],
)
def test_a_list_is_written_as_documented(group, kind, name):
    for sample in EXAMPLES["ws"][group]:
        sent = sample["send"]
        wanted = tuple(Stream(wire(one["code"]), kind) for one in sent["data"]["symbol_list"])
        said = json.loads(DIALECT.encode_command(Command(name, wanted), sent["seq_id"]))
        assert {**said, "trace": sent["trace"], "data": 0} == {**sent, "data": 0}
        level = {"depth_level": 10} if kind is Kind.DEPTH else {}
        assert said["data"]["symbol_list"] == [
            {"code": one["code"], **level} for one in sent["data"]["symbol_list"]
        ]


@pytest.mark.parametrize(("kind", "number"), [("depth", 1), ("trade", 2), ("snapshot", 2)])
def test_a_list_is_emptied_as_documented(kind, number):
    said = json.loads(DIALECT.encode_command(Command("cancel", (), streams(f"US:AAPL {kind}")), 7))
    assert (said["cmd_id"], said["seq_id"], said["data"]) == (22006, 7, {"cancel_type": number})


def test_a_heartbeat_is_written_as_documented():
    sent = EXAMPLES["ws"]["heartbeat"][0]["send"]
    said = json.loads(DIALECT.encode_heartbeat(sent["seq_id"]))
    assert {**said, "trace": sent["trace"]} == sent


def test_each_family_has_its_link():
    links = {
        code: DIALECT.link_of(Stream(parse_symbol(code), Kind.TRADE))
        for code in ("US:AAPL", "IX:HSI", "FX:EURUSD")
    }
    assert links == {"US:AAPL": STOCKS, "IX:HSI": STOCKS, "FX:EURUSD": OTHERS}


def test_prints_and_figures_of_a_code_are_one_subscription():
    wanted = streams("US:AAPL snapshot", "US:AAPL trade", "HK:700 trade")
    command = DIALECT.next_command(0, wanted, frozenset(), 0)
    assert command == Command("trades", wanted)
    said = json.loads(DIALECT.encode_command(command, 1))
    assert said["data"]["symbol_list"] == [{"code": "AAPL.US"}, {"code": "700.HK"}]
    by_kind = AllTickDialect(replace(BASIC, count_by=CountBy.KIND))
    assert (
        len(
            {by_kind.product_of(one) for one in streams("US:AAPL snapshot", "US:AAPL trade", "US:AAPL depth")}
        )
        == 2
    )
    assert len({DIALECT.product_of(one) for one in streams("US:AAPL snapshot", "US:AAPL depth")}) == 1


def test_the_list_with_the_most_urgent_news_goes_first_and_whole():
    live = frozenset(streams("US:AAPL trade", "US:AAPL depth", "US:MSFT trade"))
    wanted = streams("US:NVDA depth", "US:AAPL trade", "US:NVDA trade", "US:AAPL depth")
    first = DIALECT.next_command(0, wanted, live, 0)
    assert first == Command("depth", streams("US:NVDA depth", "US:AAPL depth"), ())
    second = DIALECT.next_command(0, wanted, live | set(first.adds), 0)
    assert second == Command("trades", streams("US:AAPL trade", "US:NVDA trade"), streams("US:MSFT trade"))
    live = (live | set(first.adds) | set(second.adds)) - set(second.drops)
    assert DIALECT.next_command(0, wanted, live, 0) is None


def test_what_nobody_wants_leaves_its_list_and_the_last_one_empties_it():
    live = frozenset(streams("US:AAPL trade", "US:MSFT trade", "US:AAPL depth"))
    shorter = DIALECT.next_command(0, streams("US:AAPL trade", "US:AAPL depth"), live, 0)
    assert shorter == Command("trades", streams("US:AAPL trade"), streams("US:MSFT trade"))
    emptied = DIALECT.next_command(0, streams("US:AAPL trade", "US:MSFT trade"), live, 0)
    assert emptied == Command("cancel", (), streams("US:AAPL depth"))


def test_suspects_are_tried_a_few_at_a_time_beside_what_is_live():
    live = frozenset(streams("US:AAPL trade"))
    wanted = streams("US:A trade", "US:AAPL trade", "US:B trade", "US:C trade")
    command = DIALECT.next_command(0, wanted, live, 2)
    assert command == Command("trades", streams("US:A trade", "US:AAPL trade", "US:B trade"))


@pytest.mark.parametrize(
    ("stream", "reason"),
    [
        (Stream(parse_symbol("CF:BTCUSDT"), Kind.TRADE), "AllTick does not offer market CF"),
        (Stream(parse_symbol("US:AAPL"), Kind.BAR, Interval.M1), "AllTick does not push bars"),
        (Stream(parse_symbol("IX:NDX"), Kind.TRADE), "AllTick has no code for IX:NDX"),
        (Stream(parse_symbol("CM:XAUUSD"), Kind.TRADE), "AllTick has no code for CM:XAUUSD"),
        (Stream(parse_symbol("FX:EURPLN"), Kind.TRADE), "AllTick has no code for FX:EURPLN"),
        (Stream(parse_symbol("CM:XAUEUR"), Kind.TRADE), ""),
        (Stream(parse_symbol("US:NEWEST"), Kind.TRADE), ""),
        (Stream(parse_symbol("CC:NEWUSDT"), Kind.TRADE), ""),
    ],
)
def test_what_cannot_be_streamed_is_said(stream, reason):
    assert DIALECT.why_not(stream).startswith(reason)
    assert bool(DIALECT.why_not(stream)) is bool(reason)
