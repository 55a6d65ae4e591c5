"""Cards QC-01 to QC-05: what a provider makes of bytes."""

from __future__ import annotations

import json
import math

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from qosdesk.domain.intervals import Interval
from qosdesk.domain.quotes import Bar, Depth, Snapshot, Stream, Trade
from qosdesk.domain.symbols import MARKETS, Symbol, SymbolError, parse_symbol
from qosdesk.feed.calls import Call, Failure
from qosdesk.feed.messages import Acknowledged, Answered, HeartbeatAnswered, Refused, Unhandled
from qosdesk.market.store import Store
from tests.contract.session import Subject
from tests.corpus.cases import RecordingSink, same

CONTROLS = (Acknowledged, Answered, HeartbeatAnswered, Refused, Unhandled)
TS_MAX_MS = 1 << 53

shared = settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])


def read(subject: Subject, case) -> object:
    """A case's answer as the dialect reads it."""
    dialect, call = subject.dialect(), Call(1, case.question)
    if case.on_link:
        return dialect.read_answer(call, Answered(1, "", case.body))
    return dialect.read_http(call, case.status, case.body)


def decode(subject: Subject, payload: bytes) -> tuple[object, RecordingSink]:
    """A frame through the codec: what came back and what the sink got."""
    sink = RecordingSink()
    dialect = subject.dialect()
    return dialect.codec(dialect.links[0], sink).on_payload(payload), sink


def test_qc_01_every_documented_answer_means_what_the_document_says(subject: Subject):
    assert subject.http
    for case in subject.http:
        value = read(subject, case)
        if isinstance(value, tuple) and isinstance(case.expected, tuple):
            # The wire promises no order of its entries; bars and prints are ordered by us.
            ordered = value and isinstance(value[0], (Bar, Trade))
            assert same(*(list(v) if ordered else sorted(v, key=repr) for v in (value, case.expected))), (
                case.name
            )
        else:
            assert same(value, case.expected), case.name


def test_qc_01_every_documented_frame_means_what_the_document_says(subject: Subject):
    assert subject.frames
    for case in subject.frames:
        control, sink = decode(subject, case.payload)
        brought = [case.expected] if control is None else []
        assert same(sink.values, [*brought, *case.besides]), case.name
        assert control is None or same(control, case.expected), case.name


def check_sanity(values: list) -> None:
    """Nothing that could confuse a painter came through: figures are finite or unknown, times are plausible."""
    figures: tuple[float, ...]
    for value in values:
        match value:
            case Trade():
                figures, ts_ms = (value.price, value.size), value.ts_ms
            case Snapshot():
                figures = (value.last, value.prev_close, value.open, value.high, value.low, value.volume)
                ts_ms = value.ts_ms
            case Depth():
                figures = tuple(
                    f for side in (value.bids, value.asks) for one in side for f in (one.price, one.size)
                )
                ts_ms = value.ts_ms
            case (str(), Interval(), Bar() as bar):
                figures, ts_ms = (bar.open, bar.high, bar.low, bar.close, bar.volume), bar.ts_ms
                assert all(map(math.isfinite, figures[:4]))
        assert not any(map(math.isinf, figures))
        assert 0 <= ts_ms < TS_MAX_MS


def check_any_bytes(subject: Subject, payload: bytes) -> None:
    """A frame and an HTTP answer of any bytes: a value or a reason, never an exception."""
    control, sink = decode(subject, payload)
    assert control is None or isinstance(control, CONTROLS)
    check_sanity(sink.values)
    store = Store()
    dialect = subject.dialect()
    dialect.codec(dialect.links[0], store).on_payload(payload)
    for state in store.states():
        state.snapshot()
        state.depth()
    for case in subject.http[:: max(1, len(subject.http) // 8)]:
        value = dialect.read_http(Call(1, case.question), 200, payload)
        assert isinstance(value, (tuple, dict, Failure))
        if isinstance(value, Failure):
            assert value.text
            assert len(value.text) < 300


JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=20)
    | st.sampled_from(
        ["", "0", "nan", "inf", "-1", "1e400", "HK:700", "HK:00700", "SH:600519", "9" * 300, "OK", "S"]
    ),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=4), inner, max_size=4),
    max_leaves=12,
)


@shared
@given(payload=st.binary(max_size=400))
@example(payload=b"")
@example(payload=b"[" * 200_000)
@example(payload=b'{"tp":"S","c":' + b"[" * 100_000)
@example(payload=b'{"tp":"T","c":"US:A","x":' + b'{"a":' * 100_000)
@example(payload=b'{"tp":"T","c":"US:A","p":' + b"9" * 100_000 + b"}")
@example(payload=b'{"tp":"T","c":"US:A","p":"' + b"9" * 100_000 + b'"}')
@example(payload=b'{"msg":"OK","data":' + b"9" * 100_000 + b"}")
@example(payload=b'{"tp":"T","c":"' + b"A" * 100_000 + b'"}')
@example(payload=b"\xef\xbb\xbf{}")
@example(payload=b'{"tp":"T","c":"US:\xff"}')
@example(payload=b'{"tp":"T","c":"US:\\ud800","p":1}')
@example(payload=b'{"tp":"D","c":"US:A","b":' + b"[" * 900 + b"NaN" + b"]" * 900 + b"}")
def test_qc_02_arbitrary_bytes_never_raise(subject: Subject, payload: bytes):
    check_any_bytes(subject, payload)


@shared
@given(data=st.data())
def test_qc_02_damaged_documented_frames_never_raise(subject: Subject, data: st.DataObject):
    whole = data.draw(st.sampled_from([c.payload for c in subject.frames] + [c.body for c in subject.http]))
    start = data.draw(st.integers(0, len(whole)))
    end = data.draw(st.integers(start, len(whole)))
    check_any_bytes(subject, whole[:start] + data.draw(st.binary(max_size=8)) + whole[end:])


@shared
@given(data=st.data())
def test_qc_02_wrong_types_and_unknown_members_never_raise(subject: Subject, data: st.DataObject):
    objects = [case.payload for case in subject.frames if case.payload.startswith(b"{")]
    frame = json.loads(data.draw(st.sampled_from(objects)))
    inner = frame.get("data")
    if isinstance(inner, dict) and inner and data.draw(st.booleans()):
        inner[data.draw(st.sampled_from(sorted(inner)))] = data.draw(JSON)
    for name in data.draw(st.lists(st.sampled_from(sorted(frame)), max_size=4)):
        frame[name] = data.draw(JSON)
    for name in data.draw(st.lists(st.sampled_from(sorted(frame)), max_size=2)):
        frame.pop(name, None)
    frame |= data.draw(st.dictionaries(st.text(max_size=4), JSON, max_size=2))
    check_any_bytes(subject, json.dumps(frame).encode())
    check_any_bytes(subject, json.dumps({"msg": "OK", "data": data.draw(JSON)}).encode())


@shared
@given(
    data=st.data(),
    number=st.integers(1, 99999),
    letters=st.from_regex(r"[A-Z]{1,6}", fullmatch=True),
)
def test_qc_03_a_symbol_survives_its_text_in_any_case_and_padding(
    subject: Subject, data: st.DataObject, number: int, letters: str
):  # hypothesis fills from the right
    market = data.draw(st.sampled_from(sorted(subject.provider.dialect().capabilities.markets)))
    code = {"HK": f"{number:05d}", "SH": f"{number:06d}", "SZ": f"{number:06d}"}.get(market, letters)
    symbol = subject.provider.parse_symbol(f"{market}:{code}")
    assert subject.provider.parse_symbol(str(symbol)) == symbol
    assert subject.provider.parse_symbol(f" {market.lower()}:{code.lower()} ") == symbol
    if market == "HK":
        assert str(symbol) == f"HK:{number}"


def test_qc_03_an_unknown_market_is_refused_with_a_reason(subject: Subject):
    with pytest.raises(SymbolError, match="XX"):
        subject.provider.parse_symbol("XX:ABC")
    for kind in subject.provider.dialect().capabilities.kinds:
        interval = Interval.M1 if kind.value == "bar" else None
        assert "XX" in subject.provider.dialect().why_not(Stream(Symbol("XX", "ABC"), kind, interval))


def test_qc_04_times_are_utc_milliseconds_and_a_share_volumes_are_shares(subject: Subject):
    lots = 0
    for case in subject.frames:
        control, sink = decode(subject, case.payload)
        if control is not None:
            continue
        value = sink.values[0]
        ts_ms = value[2].ts_ms if isinstance(value, tuple) else value.ts_ms
        assert 1_600_000_000_000 < ts_ms < 2_000_000_000_000, case.name
        sizes = {Trade: lambda v: [v.size], Snapshot: lambda v: [v.volume]}.get(type(value), lambda v: [])(
            value
        )
        if isinstance(value, Depth):
            sizes = [level.size for side in (value.bids, value.asks) for level in side]
        symbol = parse_symbol(value[0]) if isinstance(value, tuple) else value.symbol
        if MARKETS[symbol.market].lot_shares > 1:
            lots += 1
            assert sizes
            assert all(size % 100 == 0 for size in sizes), case.name
    has_lots = subject.provider.dialect().capabilities.markets & {"SH", "SZ"} and subject.server.has_lots
    assert lots or not has_lots, "the corpus shows no A-share"


def test_qc_05_a_missing_empty_or_zero_price_is_unknown(subject: Subject):
    for payload, price in subject.server.vary:
        control, sink = decode(subject, payload)
        assert control is None, payload
        (trade,) = sink.values
        assert isinstance(trade, Trade)
        assert same(trade.price, price), payload
