"""Text pushes and compressed frames as no page promises them: read or refused, never raised, never without bound."""

from __future__ import annotations

import gzip
import json
import tracemalloc
import zlib
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qosdesk.feed.messages import Answered, Unhandled
from qosdesk.providers.multimarkets import parse
from qosdesk.providers.multimarkets.pushes import decode_sides, read_push
from tests.corpus.cases import RecordingSink
from tests.corpus.multimarkets.corpus import WS, payload_of
from tests.unit.providers.multimarkets.support import PAIR, known_codec

SPACE = st.sampled_from(["", " ", "  "])
PRICE = st.decimals("0.01", 10**6, places=2).map(str)
SIZE = st.decimals(0, 10**6, places=3).map(str)
MS = st.integers(1_728_360_000_000, 1_728_363_599_999)


@given(rows=st.lists(st.tuples(MS, PRICE), min_size=1, max_size=5), space=SPACE, data=st.data())
def test_records_are_read_however_they_are_joined(rows, space, data):
    text = ""
    for number, (ts_ms, price) in enumerate(rows):
        prefix = "p" if not number or data.draw(st.booleans()) else ""
        more = data.draw(st.sampled_from(["", ",7", ",7,8"]))
        last = number == len(rows) - 1
        end = data.draw(st.sampled_from([";", ""])) if last else ";"
        text += f"{prefix}({space}2101,5,3,{ts_ms}001,{ts_ms},{space}{price},1,2,3,4{more}){space}{end}"
    sink = RecordingSink()
    assert known_codec(sink).on_payload(text.encode()) is None
    shown, newest = [], 0
    for ts_ms, price in rows:
        if ts_ms >= newest:
            newest = ts_ms
            shown.append((PAIR, float(price), ts_ms))
    assert [(one.symbol, one.last, one.ts_ms) for one in sink.values] == shown
    assert len(read_push(text.encode())) == len(rows)


@given(
    bids=st.lists(st.tuples(PRICE, SIZE), max_size=12),
    asks=st.lists(st.tuples(PRICE, SIZE), max_size=12),
    space=SPACE,
    end=st.sampled_from([";", ""]),
)
def test_a_book_is_read_with_any_spaces_and_lengths(bids, asks, space, end):
    def side(levels):
        return "".join(f"({space}{price},{size}){space}" for price, size in levels)

    text = f"pd(2101,5,3,1,1728360001210){space};{side(bids)};{side(asks)}{end}"
    sink = RecordingSink()
    assert known_codec(sink).on_payload(text.encode()) is None
    (book,) = sink.values
    assert sorted((one.price, one.size) for one in book.bids) == sorted((float(p), float(s)) for p, s in bids)
    assert sorted((one.price, one.size) for one in book.asks) == sorted((float(p), float(s)) for p, s in asks)
    assert [one.price for one in book.bids] == sorted((one.price for one in book.bids), reverse=True)
    assert [one.price for one in book.asks] == sorted(one.price for one in book.asks)


@given(st.sampled_from(["p(", "pt(", "pd(", "pr(", "px("]), st.binary(max_size=200))
def test_a_push_of_anything_never_raises(prefix, rest):
    known_codec(RecordingSink()).on_payload(prefix.encode() + rest)


@given(st.binary(max_size=100), st.binary(max_size=100))
def test_sides_of_anything_never_raise(bids, asks):
    decode_sides(bids, asks)


def test_several_books_in_a_frame_are_several():
    sink = RecordingSink()
    text = "pd(2101,5,3,1,1728360001210);(1,2);(3,4);pd(2102,1,1,1,1728360001211);;(5,6);"
    assert known_codec(sink).on_payload(text.encode()) is None
    assert [(str(one.symbol), one.ts_ms) for one in sink.values] == [
        ("CC:BTCUSDT", 1728360001210),
        ("FX:EURUSD", 1728360001211),
    ]
    assert [len(one.bids) for one in sink.values] == [1, 0]


def percent_encoded(text: bytes) -> bytes:
    return quote(text).encode()


@pytest.mark.parametrize(
    "pack",
    [
        zlib.compress,
        gzip.compress,
        bytes,
        lambda text: zlib.compress(percent_encoded(text)),
        lambda text: gzip.compress(percent_encoded(text)),
    ],
)
def test_a_reply_is_read_however_it_is_packed(pack):
    text = zlib.decompress(payload_of(WS["kline_query_latest"]["ack"] | {"payload_base64": None}))
    answer = known_codec(RecordingSink()).on_payload(pack(text))
    assert isinstance(answer, Answered)
    assert json.loads(answer.payload) == json.loads(text)


def bomb(size: int) -> bytes:
    packer = zlib.compressobj(9)
    block = b"0" * (1 << 20)
    return b"".join(packer.compress(block) for _ in range(size >> 20)) + packer.flush()


def test_a_bomb_is_refused_and_takes_no_more_than_the_bound():
    packed = bomb(4 * parse.INFLATED_MAX)
    assert len(packed) < 100_000
    tracemalloc.start()
    try:
        assert isinstance(known_codec(RecordingSink()).on_payload(packed), Unhandled)
        assert tracemalloc.get_traced_memory()[1] < 3 * parse.INFLATED_MAX
    finally:
        tracemalloc.stop()


@given(
    st.binary(max_size=300),
    st.integers(0, 300),
    st.sampled_from([zlib.compress, lambda inside: gzip.compress(inside)]),
)
def test_a_compressed_frame_of_anything_never_raises(inside, cut, pack):
    packed = pack(inside)
    codec = known_codec(RecordingSink())
    codec.on_payload(packed)
    codec.on_payload(packed[:cut])
    codec.on_payload(packed[:cut] + inside)
