"""Frames of the stream beyond what the corpus has: acknowledgements with figures, renewal, order, first sight."""

from __future__ import annotations

import json
import math

from qosdesk.domain.quotes import Kind, Stream
from qosdesk.domain.symbols import parse_symbol
from qosdesk.feed.calls import Call
from qosdesk.feed.messages import Acknowledged, Outdated, Refused, Unhandled
from qosdesk.providers.multimarkets.dialect import MultiMarketsDialect
from tests.corpus.cases import RecordingSink
from tests.corpus.multimarkets.corpus import SERVER, WS
from tests.unit.providers.multimarkets.support import PAIR, known_codec

ACK = json.dumps(WS["ticker_subscribe"]["ack"]["json"]).encode()
MARKET_ACK = json.dumps(WS["market_subscribe"]["ack"]["json"]).encode()
HOUR_END_MS = 1_728_360_000_123 // 3_600_000 * 3_600_000 + 3_600_000


def p(price: float, ts_ms: int, seq: int = 2_000_000_000_000_000) -> bytes:
    return f"p(2101,5,3,{seq},{ts_ms},{price:.2f},1,2,3,4);".encode()


def test_a_push_raises_the_days_high_and_lowers_its_low():
    sink = RecordingSink()
    codec = known_codec(sink)
    codec.on_payload(ACK)
    sink.values.clear()
    for price in (63_000.0, 64_000.0, 61_000.0, 62_000.0):
        assert codec.on_payload(p(price, 1_728_360_001_000)) is None
    assert [(one.high, one.low) for one in sink.values] == [
        (63112.4, 61880.5),
        (64000.0, 61880.5),
        (64000.0, 61000.0),
        (64000.0, 61000.0),
    ]
    assert all(math.isnan(one.open) and math.isnan(one.prev_close) for one in sink.values)


def test_without_an_acknowledgement_there_is_no_high_and_no_low():
    sink = RecordingSink()
    codec = known_codec(sink)
    for price in (63_000.0, 64_000.0):
        codec.on_payload(p(price, 1_728_360_001_000))
    assert [one.last for one in sink.values] == [63000.0, 64000.0]
    assert all(math.isnan(one.high) for one in sink.values)


def test_when_the_hour_is_over_the_figures_of_the_acknowledgement_are_asked_for_once_more():
    sink = RecordingSink()
    codec = known_codec(sink)
    codec.on_payload(ACK)
    sink.values.clear()
    assert codec.on_payload(p(63_000.0, HOUR_END_MS)) == Outdated((Stream(PAIR, Kind.SNAPSHOT),))
    assert codec.on_payload(p(63_001.0, HOUR_END_MS)) is None
    other = f"p(2102,1,1,2,{HOUR_END_MS + 5},1.1,1,2,3,4);".encode()
    assert codec.on_payload(other) is None  # the list goes whole: one asking is enough
    assert [one.last for one in sink.values] == [63000.0, 63001.0, 1.1]


def test_an_older_ticker_or_book_is_not_shown_but_every_trade_is():
    sink = RecordingSink()
    codec = known_codec(sink)
    codec.on_payload(p(2.0, 1_728_360_002_000, 20))
    codec.on_payload(p(1.0, 1_728_360_001_000, 10))
    for ts_ms, seq in ((1_728_360_002_000, 20), (1_728_360_001_000, 10)):
        codec.on_payload(f"pd(2101,5,3,{seq},{ts_ms});(1,2);(3,4);".encode())
        codec.on_payload(f"pt(2101,5,3,{seq},{ts_ms},5,6,1);".encode())
    assert [type(one).__name__ for one in sink.values] == ["Snapshot", "Depth", "Trade", "Trade"]


def test_numbering_that_begins_anew_does_not_silence_a_product():
    sink = RecordingSink()
    codec = known_codec(sink)
    codec.on_payload(p(2.0, 1_728_360_002_000, 20))
    codec.on_payload(p(3.0, 1_728_360_003_000, 1))
    assert [one.last for one in sink.values] == [2.0, 3.0]


def test_the_first_quote_of_an_expected_stream_is_reported_once_also_from_an_acknowledgement():
    codec = known_codec(RecordingSink())
    wanted = tuple(Stream(PAIR, kind) for kind in (Kind.SNAPSHOT, Kind.TRADE, Kind.DEPTH))
    codec.expect(wanted)
    assert codec.on_payload(ACK) == Acknowledged("ticker", 2)
    assert codec.first_seen == [wanted[0]]
    assert codec.on_payload(MARKET_ACK) == Acknowledged("market", 3)
    assert set(codec.first_seen) == set(wanted)  # a listed product's trades will come, however quiet
    codec.first_seen.clear()
    codec.on_payload(p(2.0, 1_728_360_002_000))
    assert codec.first_seen == []


def test_past_trades_of_an_acknowledgement_are_no_new_prints():
    sink = RecordingSink()
    known_codec(sink).on_payload(MARKET_ACK)
    assert [type(one).__name__ for one in sink.values] == ["Depth"]


def test_what_the_operator_does_not_list_is_not_understood():
    sink = RecordingSink()
    codec = known_codec(sink)
    answer = codec.on_payload(b"p(999999,5,3,1,1728360002000,1,1,2,3,4);")
    assert isinstance(answer, Unhandled)
    assert "does not list" in answer.reason
    assert not sink.values
    assert codec.quotes == 0


def test_before_the_list_is_known_a_push_is_not_understood_and_afterwards_it_is():
    dialect, sink = MultiMarketsDialect(), RecordingSink()
    codec = dialect.codec(1, sink)
    assert isinstance(codec.on_payload(p(1.0, 1_728_360_002_000)), Unhandled)
    dialect.read_http(Call(0, dialect.preface), *SERVER.preface)
    assert codec.on_payload(p(1.0, 1_728_360_002_000)) is None
    assert sink.values[0].symbol == parse_symbol("CC:BTCUSDT")


def test_a_symbol_that_is_not_admitted_is_counted_and_passed_over():
    class Closed:
        def of(self, code: str) -> None:
            return None

    codec = known_codec(Closed())
    assert codec.on_payload(p(1.0, 1_728_360_002_000)) is None
    assert codec.on_payload(b"pt(2101,5,3,1,1728360002000,5,6,1);") is None
    assert codec.quotes == 2


def test_numbers_may_come_as_text():
    reply = WS["heartbeat"]["ack"]["json"] | {"ret": "202", "cmd_id": "14011", "seq_id": "30"}
    refused = known_codec(RecordingSink()).on_payload(json.dumps(reply).encode())
    assert isinstance(refused, Refused)
    assert (refused.command, refused.request_id) == ("market", 30)
