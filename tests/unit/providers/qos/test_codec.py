"""Frames beyond the documented ones: first quotes, padded codes, odd members, and what is kept of it all."""

from __future__ import annotations

import math

import pytest

from qosdesk.domain.intervals import Interval
from qosdesk.domain.quotes import Bar, Depth, Kind, Level, Session, Snapshot, Stream, Trade
from qosdesk.domain.symbols import parse_symbol
from qosdesk.feed.calls import FailureKind
from qosdesk.feed.messages import Acknowledged, Answered, HeartbeatAnswered, Refused, Unhandled
from qosdesk.providers.qos import codec as module
from qosdesk.providers.qos.codec import QosCodec, decode_lots, decode_shares
from tests.corpus.cases import RecordingSink, SymbolRecorder

HK700 = parse_symbol("HK:700")
TRADE = b'{"tp":"T","c":"HK:700","p":"521.5","v":"100","ts":1741939708,"d":1}'


def take(*payloads: bytes) -> list:
    """What the sink got, or the controls."""
    sink = RecordingSink()
    codec = QosCodec(sink)
    controls = [codec.on_payload(payload) for payload in payloads]
    assert codec.quotes == len(sink.values)
    return sink.values or [control for control in controls if control is not None]


def test_the_first_quote_of_what_is_expected_is_reported_once_and_nothing_else():
    codec = QosCodec(RecordingSink())
    codec.on_payload(TRADE)
    assert codec.first_seen == []
    stream = Stream(HK700, Kind.TRADE)
    codec.expect([stream, Stream(HK700, Kind.DEPTH)])
    codec.on_payload(TRADE)
    codec.on_payload(TRADE)
    assert codec.first_seen == [stream]
    codec.first_seen.clear()
    codec.on_payload(TRADE)
    assert codec.first_seen == []
    codec.expect([stream])
    codec.on_payload(TRADE)
    assert codec.first_seen == [stream]


def test_first_bars_are_told_apart_by_interval():
    codec = QosCodec(RecordingSink())
    minute, day = (Stream(HK700, Kind.BAR, one) for one in (Interval.M1, Interval.DAY))
    codec.expect([minute, day])
    frame = b'{"tp":"K","c":"HK:700","o":"1","cl":"2","h":"3","l":"1","v":"5","ts":1741939680,"kt":%d}'
    codec.on_payload(frame % 1)
    assert codec.first_seen == [minute]
    codec.on_payload(frame % 1001)
    assert codec.first_seen == [minute, day]


def test_a_padded_code_is_the_plain_one():
    codec = QosCodec(sink := RecordingSink())
    codec.expect([Stream(HK700, Kind.TRADE)])
    codec.on_payload(TRADE.replace(b"HK:700", b"HK:00700"))
    assert sink.values[0].symbol == HK700
    assert codec.first_seen == [Stream(HK700, Kind.TRADE)]


@pytest.mark.parametrize(
    "frame",
    [
        b'{"tp":"S","c":"US:AAPL","lp":"211.1","yp":"","o":null,"h":"0","ts":"1741958321","v":null,"s":"1","tt":2}',
        b'{"tp":"S","c":"US:AAPL","lp":211.1,"h":NaN,"l":Infinity,"ts":1741958321.0,"s":1,"tt":2,"zz":[{}]}',
        b' {"c":"us:aapl", "lp":" 211.1 ", "ts":1741958321, "s":true, "tt":"2", "tp":"S"}\n',
    ],
)
def test_odd_members_cost_only_themselves(frame):
    (got,) = take(frame)
    assert isinstance(got, Snapshot)
    assert (str(got.symbol), got.last, got.ts_ms) == ("US:AAPL", 211.1, 1741958321000)
    assert (got.suspended, got.session) == (True, Session.PRE)
    assert all(map(math.isnan, (got.prev_close, got.open, got.high, got.volume)))


def test_a_book_may_have_one_side_or_none_or_a_broken_one():
    frames = [
        b'{"tp":"D","c":"SH:600519","b":[{"p":"1628","v":"16"}],"ts":1741958378}',
        b'{"tp":"D","c":"SH:600519","b":null,"a":[],"ts":1741958378}',
        b'{"tp":"D","c":"SH:600519","b":[{"p":"","v":"1"},{"v":"2"},7,{"p":1628,"v":16}],"a":{"p":1},"ts":1741958378}',
        b'{"tp":"D","c":"SH:600519","b":[{"p":NaN,"v":1},{"p":"1628","v":"16"}],"ts":"1741958378"}',
    ]
    books = take(*frames)
    assert all(isinstance(book, Depth) for book in books)
    side = (Level(1628.0, 1600.0),)
    assert [(book.bids, book.asks) for book in books] == [(side, ()), ((), ()), (side, ()), (side, ())]


def test_a_disordered_book_is_put_in_order():
    bids, asks = decode_shares(
        module.Raw(b'[{"p":"1","v":"1"},{"p":"2","v":"1"}]'),
        module.Raw(b'[{"p":"4","v":"0"},{"p":"3","v":"1"}]'),
    )
    assert [level.price for level in bids] == [2.0, 1.0]
    assert asks == (Level(3.0, 1.0), Level(4.0, 0.0))


def test_a_ladder_has_a_bound_and_never_raises():
    side = module.Raw(b"[" + b",".join(b'{"p":"%d","v":"1"}' % n for n in range(1, 5001)) + b"]")
    assert len(decode_lots(side, side)[0]) == 1000
    for broken in (module.Raw(b"\xff"), module.Raw(b"[" * 5000), None, 5, "x", [[]]):
        assert decode_shares(broken, broken) == ((), ())


def test_a_bar_without_some_prices_is_made_whole_and_one_without_time_or_close_is_none():
    frame = b'{"tp":"K","c":"SH:600519","o":"10","cl":"12","h":"","v":"7","ts":1741881600,"kt":1001}'
    assert take(frame) == [("SH:600519", Interval.DAY, Bar(1741881600000, 10.0, 12.0, 10.0, 12.0, 700.0))]
    for missing in (frame.replace(b'"cl":"12"', b'"cl":"0"'), frame.replace(b"1741881600", b"0")):
        assert take(missing) == [Unhandled("a bar without time or close")]
    assert take(frame.replace(b"1001", b"7")) == [Unhandled("a bar of unknown type")]
    assert take(frame.replace(b',"kt":1001', b"")) == [Unhandled("a bar of unknown type")]


@pytest.mark.parametrize(
    ("frame", "reason"),
    [
        (b"", "a frame that is no JSON object"),
        (b"[]", "a frame that is no JSON object"),
        (b"{}", "a frame with neither tp nor type"),
        (b'{"msg":"OK"}', "a frame with neither tp nor type"),
        (b'{"type":"S"}', "a reply without msg"),
        (b'{"type":"Z","msg":"OK"}', "a reply of unknown type"),
        (b'{"tp":"Z","c":"HK:700"}', "a push of unknown kind"),
        (b'{"tp":["T"],"c":"HK:700"}', "a push of unknown kind"),
        (b'{"tp":"T","c":"XX:700"}', "a push whose code is no symbol"),
        (b'{"tp":"T","c":7}', "a push whose code is no symbol"),
        (b'{"tp":"K","c":"XX:1","cl":"1","ts":1,"kt":1}', "a push whose code is no symbol"),
        (b'{"tp":"T"}', "a push whose code is no symbol"),
    ],
)
def test_what_fits_nothing_is_named(frame, reason):
    assert take(frame) == [Unhandled(reason)]


@pytest.mark.parametrize(
    ("frame", "control"),
    [
        (b'{"type":"H"}', HeartbeatAnswered(0)),
        (b'{"type":"H","msg":"OK","time":"1742046368"}', HeartbeatAnswered(1742046368000)),
        (b'{"type":"S","msg":"OK","reqid":"12"}', Acknowledged("S", 12)),
        (b'{"type":"S","msg":"OK","reqid":0}', Acknowledged("S")),
        (b'{"type":"S","msg":"OK","reqid":null,"time":NaN}', Acknowledged("S")),
    ],
)
def test_replies_are_read_with_tolerance(frame, control):
    assert take(frame) == [control]


def test_an_answer_keeps_its_bytes_for_the_dialect():
    frame = b'{"type":"RS","msg":"OK","reqid":7,"data":[{"c":"HK:700","lp":NaN}]}'
    assert take(frame) == [Answered(7, "RS", frame)]


def test_an_error_without_a_type_is_a_refusal():
    (refused,) = take(b'{"msg":"Key expired."}')
    assert isinstance(refused, Refused)
    assert (refused.command, refused.request_id, refused.failure.kind) == ("", None, FailureKind.KEY_EXPIRED)


def test_the_cache_of_codes_has_a_bound(monkeypatch):
    monkeypatch.setattr(module, "_CODES_MAX", 10)
    codec = QosCodec(RecordingSink())
    for n in range(1, 100):
        assert codec.on_payload(TRADE.replace(b"HK:700", b"HK:%d" % n)) is None
    assert len(codec._trades) <= 10
    assert codec.quotes == 99


def test_numeric_trades_of_the_first_edition_are_read():
    (got,) = take(b'{"tp":"T","c":"SH:600837","p":11.75,"v":71,"ts":1731651249,"d":2}')
    assert isinstance(got, Trade)
    assert (got.price, got.size) == (11.75, 7100.0)


def test_an_error_of_the_sink_is_not_swallowed():
    class BrokenSymbol(SymbolRecorder):
        def on_trade(self, *arguments) -> None:
            raise KeyError("a bug of ours")

    class Broken(RecordingSink):
        def of(self, code) -> SymbolRecorder:
            return BrokenSymbol(parse_symbol(code), self.values)

    with pytest.raises(KeyError, match="a bug of ours"):
        QosCodec(Broken()).on_payload(TRADE)


class PickySink:
    """Admits only `admitted` and keeps what it was asked for."""

    def __init__(self, *admitted):
        self.values = []
        self.admitted = set(admitted)
        self.asked = []

    def of(self, code):
        self.asked.append(code)
        return SymbolRecorder(parse_symbol(code), self.values) if code in self.admitted else None


def test_the_sink_is_asked_once_for_a_code_of_a_kind_and_again_after_expect():
    codec = QosCodec(sink := PickySink("HK:700"))
    for _ in range(3):
        codec.on_payload(TRADE)
    assert (sink.asked, len(sink.values)) == (["HK:700"], 3)
    codec.expect([Stream(HK700, Kind.TRADE)])
    codec.on_payload(TRADE)
    assert sink.asked == ["HK:700", "HK:700"]


def test_a_quote_that_is_not_admitted_is_received_but_goes_nowhere_until_it_is():
    codec = QosCodec(sink := PickySink())
    codec.expect([Stream(HK700, Kind.TRADE)])
    assert [codec.on_payload(TRADE), codec.on_payload(TRADE)] == [None, None]
    assert (codec.quotes, codec.first_seen, sink.values) == (2, [Stream(HK700, Kind.TRADE)], [])
    sink.admitted.add("HK:700")
    codec.on_payload(TRADE)
    assert (codec.quotes, len(sink.values)) == (3, 1)


def test_each_quote_has_its_own_second():
    seconds = (1741939708, 1741939708, 1741939709, 1741939707, 0, 1741939707)
    trades = take(*(TRADE.replace(b"1741939708", b"%d" % second) for second in seconds))
    assert [trade.ts_ms for trade in trades] == [second * 1000 for second in seconds]
