"""Frames beyond the documented ones: first quotes, odd members, frames of several objects, what is kept of it all."""

from __future__ import annotations

import json
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qosdesk.domain.quotes import Depth, Kind, Level, Side, Stream, Trade
from qosdesk.domain.symbols import parse_symbol
from qosdesk.feed.calls import FailureKind
from qosdesk.feed.messages import Acknowledged, HeartbeatAnswered, Refused, Unhandled
from qosdesk.providers.alltick import codec as module
from qosdesk.providers.alltick.codec import AllTickCodec, decode_ladders
from tests.corpus.cases import RecordingSink, SymbolRecorder

HK700 = parse_symbol("HK:700")
TRADE = (
    b'{"cmd_id":22998,"data":{"code":"700.HK","seq":1,"tick_time":1741939708123,"price":"521.5","volume":"100",'
    b'"turnover":"52150","trade_direction":1}}'
)
BOOK = (
    b'{"cmd_id":22999,"data":{"code":"700.HK","seq":1,"tick_time":1741939708123,'
    b'"bids":[{"price":"521","volume":"1"}],"asks":[]}}'
)


def take(*payloads: bytes) -> list:
    """What the sink got, or the controls."""
    sink = RecordingSink()
    codec = AllTickCodec(sink)
    controls = [codec.on_payload(payload) for payload in payloads]
    assert codec.quotes == len(sink.values)
    return sink.values or [control for control in controls if control is not None]


def test_a_print_is_heard_as_prints_and_as_latest_figures():
    codec = AllTickCodec(RecordingSink())
    codec.on_payload(TRADE)
    assert codec.first_seen == []
    figures, prints, book = (Stream(HK700, kind) for kind in (Kind.SNAPSHOT, Kind.TRADE, Kind.DEPTH))
    codec.expect([prints, book])
    codec.on_payload(TRADE)
    assert codec.first_seen == [prints]
    codec.expect([figures])
    codec.on_payload(TRADE)
    codec.on_payload(TRADE)
    assert codec.first_seen == [prints, figures]
    codec.on_payload(BOOK)
    assert codec.first_seen == [prints, figures, book]


@pytest.mark.parametrize(
    ("stamp", "ts_ms"),
    [
        ("1741939708123", 1741939708123),
        ('"1741939708123"', 1741939708123),
        ("1741939708", 1741939708000),
        ('"1741939708"', 1741939708000),
        ("1741939708.0", 1741939708000),
        ("null", 0),
        ('""', 0),
        ("-5", 0),
        ("1e30", 0),
    ],
)
def test_stamps_are_read_in_both_units_and_both_forms(stamp, ts_ms):
    (got,) = take(TRADE.replace(b"1741939708123", stamp.encode()))
    assert got.ts_ms == ts_ms


@pytest.mark.parametrize(
    ("side", "meaning"), [("0", 0), ("1", 1), ('"2"', 2), ("3", 0), ("-1", 0), ("null", 0)]
)
def test_a_direction_that_is_none_says_nothing(side, meaning):
    (got,) = take(TRADE.replace(b'"trade_direction":1', f'"trade_direction":{side}'.encode()))
    assert got.side is Side(meaning)


def test_directions_of_currencies_and_metals_are_not_inferred_to_mean_something():
    sides = {
        code: take(TRADE.replace(b"700.HK", code.encode()))[0].side for code in ("EURUSD", "GOLD", "BTCUSDT")
    }
    assert sides == {"EURUSD": Side.UNKNOWN, "GOLD": Side.UNKNOWN, "BTCUSDT": Side.BUY}


def test_odd_members_cost_only_themselves():
    frame = b' {"data":{"price":521.5,"volume":null,"code":"700.HK","tick_time":"x","zz":[{}]}, "cmd_id":"22998"}\n'
    (got,) = take(frame)
    assert isinstance(got, Trade)
    assert (got.symbol, got.price, got.ts_ms) == (HK700, 521.5, 0)
    assert math.isnan(got.size)


def test_a_book_may_have_one_side_or_none_or_a_broken_one_or_zero_levels():
    head = b'{"cmd_id":22999,"data":{"code":"600519.SH","tick_time":1741958378000,'
    tails = [
        b'"bids":[{"price":"1628","volume":"16"}]}}',
        b'"bids":null,"asks":[]}}',
        b'"bids":[{"price":"","volume":"1"},{"volume":"2"},7,{"price":1628,"volume":16}],"asks":{"price":1}}}',
        b'"bids":[{"price":"1628","volume":"16"},{"price":"0","volume":"0"}],"asks":[{"price":"0","volume":"0"}]}}',
    ]
    books = take(*(head + tail for tail in tails))
    assert all(isinstance(book, Depth) for book in books)
    side = (Level(1628.0, 1600.0),)
    assert [(book.bids, book.asks) for book in books] == [(side, ()), ((), ()), (side, ()), (side, ())]


def test_a_zero_size_is_unknown_only_where_books_may_have_no_sizes():
    side = module.Raw(b'[{"price":"1.1","volume":"0"},{"price":"1.2","volume":"3"}]')
    assert decode_ladders(1.0, True, side, None)[0] == (Level(1.2, 3.0), Level(1.1, 0.0))
    quoted = decode_ladders(1.0, False, side, None)[0]
    assert quoted[0] == Level(1.2, 3.0)
    assert math.isnan(quoted[1].size)


def test_a_ladder_has_a_bound_and_never_raises():
    side = module.Raw(b"[" + b",".join(b'{"price":"%d","volume":"1"}' % n for n in range(1, 5001)) + b"]")
    assert len(decode_ladders(1.0, True, side, side)[0]) == 1000
    for broken in (module.Raw(b"\xff"), module.Raw(b"[" * 5000), None, 5, "x", [[]]):
        assert decode_ladders(1.0, True, broken, broken) == ((), ())


def test_several_objects_in_a_frame_are_all_read_and_the_last_control_is_told():
    sink = RecordingSink()
    codec = AllTickCodec(sink)
    answers = [b'{"ret":200,"cmd_id":%d,"seq_id":9}' % number for number in (22003, 22005)]
    assert codec.on_payload(b"\n".join([TRADE, answers[0], b"", BOOK, answers[1]])) == Acknowledged(
        "trades", 9
    )
    assert (codec.quotes, len(sink.values)) == (2, 2)
    assert codec.on_payload(TRADE + b"\n" + TRADE) is None
    assert codec.on_payload(b"junk\nmore junk") == Unhandled("a frame that is no JSON object")
    assert codec.on_payload(b"\n" * 5000) == Unhandled("a frame that is no JSON object")


@pytest.mark.parametrize(
    ("frame", "reason"),
    [
        (b"", "a frame that is no JSON object"),
        (b"[]", "a frame that is no JSON object"),
        (b"{}", "a frame with neither ret nor a push's cmd_id"),
        (b'{"cmd_id":22997,"data":{"code":"700.HK"}}', "a frame with neither ret nor a push's cmd_id"),
        (b'{"cmd_id":22998}', "a push whose code is no symbol"),
        (b'{"cmd_id":22998,"data":[]}', "a push whose code is no symbol"),
        (b'{"cmd_id":22998,"data":{"code":7}}', "a push whose code is no symbol"),
        (b'{"cmd_id":22999,"data":{"code":"GC"}}', "a push whose code is no symbol"),
        (b'{"ret":200,"msg":"ok","cmd_id":0,"seq_id":0}', "an answer to no command of ours"),
        (b'{"ret":200,"cmd_id":22999}', "an answer to no command of ours"),
    ],
)
def test_what_fits_nothing_is_named(frame, reason):
    assert take(frame) == [Unhandled(reason)]


@pytest.mark.parametrize(
    ("frame", "control"),
    [
        (b'{"ret":200,"cmd_id":22001,"seq_id":5}', HeartbeatAnswered()),
        (b'{"ret":"200","cmd_id":"22003","seq_id":"12"}', Acknowledged("depth", 12)),
        (b'{"ret":200,"cmd_id":22005,"seq_id":0}', Acknowledged("trades")),
        (b'{"ret":200,"cmd_id":22007,"seq_id":null,"x":NaN}', Acknowledged("cancel")),
    ],
)
def test_replies_are_read_with_tolerance(frame, control):
    assert take(frame) == [control]


def test_an_uncorrelated_error_is_a_refusal_of_nothing_in_particular():
    (refused,) = take(
        b'{"ret":201,"msg":"request header param invalid","cmd_id":0,"seq_id":0,"trace":"","data":{}}'
    )
    assert isinstance(refused, Refused)
    assert (refused.command, refused.request_id, refused.failure.kind) == ("", None, FailureKind.REJECTED)


def test_the_cache_of_codes_has_a_bound(monkeypatch):
    monkeypatch.setattr(module, "_CODES_MAX", 10)
    codec = AllTickCodec(RecordingSink())
    for n in range(1, 100):
        assert codec.on_payload(TRADE.replace(b"700.HK", b"%d.HK" % n)) is None
    assert len(codec._trades) <= 10
    assert codec.quotes == 99


class PickySink:
    """Admits only `admitted` and keeps what it was asked for."""

    def __init__(self, *admitted):
        self.values = []
        self.admitted = set(admitted)
        self.asked = []

    def of(self, code):
        self.asked.append(code)
        return SymbolRecorder(parse_symbol(code), self.values) if code in self.admitted else None


def test_a_quote_that_is_not_admitted_is_received_but_goes_nowhere_until_it_is():
    codec = AllTickCodec(sink := PickySink())
    codec.expect([Stream(HK700, Kind.TRADE)])
    assert [codec.on_payload(TRADE), codec.on_payload(TRADE)] == [None, None]
    assert (codec.quotes, codec.first_seen, sink.values) == (2, [Stream(HK700, Kind.TRADE)], [])
    sink.admitted.add("HK:700")
    codec.on_payload(TRADE)
    codec.on_payload(TRADE)
    assert (codec.quotes, len(sink.values), len(sink.asked)) == (4, 2, 3)


ANY = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=12),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)


@given(
    number=st.sampled_from([22998, 22999, "22998", 22003, None]),
    members=st.dictionaries(
        st.sampled_from(["code", "price", "volume", "tick_time", "trade_direction", "bids", "asks"]), ANY
    ),
    more=st.dictionaries(st.sampled_from(["ret", "msg", "seq_id"]), ANY),
)
def test_any_members_never_raise(number, members, more):
    sink = RecordingSink()
    AllTickCodec(sink).on_payload(
        json.dumps({"cmd_id": number, "data": {"code": "700.HK", **members}, **more}).encode()
    )
    assert all(0 <= value.ts_ms < 1 << 53 for value in sink.values)
