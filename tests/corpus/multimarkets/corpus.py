"""The MultiMarkets corpus for the contract suite: multimarkets_examples.json laid beside expected.py, and the words of
a server."""

from __future__ import annotations

import base64
import json
import zlib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from qosdesk.domain.intervals import Interval
from qosdesk.domain.quotes import UNKNOWN, Bar, Depth, Instrument, Kind, Level, Side, Snapshot, Stream, Trade
from qosdesk.domain.symbols import parse_symbol
from qosdesk.feed.calls import (
    Failure,
    FailureKind,
    GetBars,
    GetDepth,
    GetInstruments,
    GetProducts,
    GetSnapshots,
    GetTrades,
)
from qosdesk.feed.messages import Acknowledged, Answered, Control, HeartbeatAnswered, Refused, Unhandled
from tests.corpus.cases import FrameCase, HttpCase, Server, SinkValue
from tests.corpus.multimarkets import expected

EXAMPLES: Mapping[str, Any] = json.loads(
    (Path(__file__).parent / "multimarkets_examples.json").read_text(encoding="utf-8")
)
WS: Mapping[str, Any] = EXAMPLES["ws"]
HTTP_SAMPLES: Mapping[str, Any] = EXAMPLES["http"]
SAID = "MultiMarkets answered: "


# --- tables of expected.py to values ----------------------------------------------------------------------------------


def _rows(table: str) -> list[list[str]]:
    return [line.split() for line in table.strip().splitlines()]


def _cells(table: str) -> list[list[str]]:
    return [[cell.strip() for cell in line.split("|")] for line in table.strip().splitlines()]


def _figure(text: str) -> float:
    return UNKNOWN if text == "-" else float(text)


def snapshots(name: str) -> tuple[Snapshot, ...]:
    """As `expected.SNAPSHOTS` says; the ticker has neither volume nor turnover (MM 4.2)."""
    made = []
    for code, *figures, ts, decimals in _rows(expected.SNAPSHOTS[name]):
        last, prev_close, open_, high, low = map(_figure, figures)
        seen = None if decimals == "-" else int(decimals)
        symbol, ts_ms = parse_symbol(code), int(ts)
        made.append(
            Snapshot(
                symbol,
                last=last,
                prev_close=prev_close,
                open=open_,
                high=high,
                low=low,
                ts_ms=ts_ms,
                decimals=seen,
            )
        )
    return tuple(made)


def trades(name: str) -> tuple[Trade, ...]:
    """As `expected.TRADES` says."""
    return tuple(
        Trade(parse_symbol(code), float(price), float(size), int(ts), Side[side.upper()])
        for code, price, size, ts, side in _rows(expected.TRADES[name])
    )


def depths(name: str) -> tuple[Depth, ...]:
    """As `expected.DEPTHS` says."""

    def side(text: str) -> tuple[Level, ...]:
        return tuple(Level(*map(float, level.split("x"))) for level in text.split())

    made = []
    for head, bids, asks in _cells(expected.DEPTHS[name]):
        code, ts, decimals = head.split()
        seen = None if decimals == "-" else int(decimals)
        made.append(Depth(parse_symbol(code), side(bids), side(asks), int(ts), seen))
    return tuple(made)


def bars(name: str) -> dict[tuple[str, Interval], tuple[Bar, ...]]:
    """As `expected.BARS` says, by series."""
    series: dict[tuple[str, Interval], tuple[Bar, ...]] = {}
    for code, label, ts, *figures in _rows(expected.BARS[name]):
        key = (code, Interval.from_label(label))
        series[key] = (*series.get(key, ()), Bar(int(ts), *map(float, figures)))
    return series


def instruments(name: str) -> tuple[Instrument, ...]:
    """As `expected.INSTRUMENTS` says."""
    return tuple(
        Instrument(parse_symbol(code), english, currency=currency, decimals=int(decimals))
        for code, english, currency, decimals in _cells(expected.INSTRUMENTS[name])
    )


def _said(value: SinkValue) -> SinkValue:
    """As a sink gets it: no decimals."""
    if isinstance(value, Snapshot):
        figures = (value.last, value.prev_close, value.open, value.high, value.low)
        return Snapshot(value.symbol, *figures, ts_ms=value.ts_ms)
    return value


# --- frames -----------------------------------------------------------------------------------------------------------


def _dump(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


def _samples() -> Iterator[tuple[str, dict[str, Any]]]:
    """(name, frame) of everything that the server sends."""
    for name, sample in WS.items():
        if "ack" in sample:
            yield f"{name} ack", sample["ack"] | {"payload_base64": sample.get("payload_base64")}
        for kind, pushes in (("push", sample.get("push")), ("tolerance", sample.get("tolerance_pushes"))):
            for number, push in enumerate(pushes or ()):
                yield f"{name} {kind} {number}", push
        for variant in sample.get("variants", ()):
            if "ack" in variant:
                yield f"{name} {variant.get('means') or variant.get('case')}", variant["ack"]


def payload_of(sample: dict[str, Any]) -> bytes:
    """The bytes of a sample frame."""
    if "text" in sample:
        return str(sample["text"]).encode()
    if sample["frame"] == "binary":
        packed = sample.get("payload_base64")
        return base64.b64decode(packed) if packed else zlib.compress(_dump(sample["json_after_inflate"]))
    return _dump(sample["json"])


def _brought(name: str) -> tuple[SinkValue, ...]:
    for table, read in (
        (expected.SNAPSHOTS, snapshots),
        (expected.TRADES, trades),
        (expected.DEPTHS, depths),
    ):
        if name in table:
            return tuple(map(_said, read(name)))
    return ()


def _control(name: str, payload: bytes) -> Control | None:
    if name in expected.ACKNOWLEDGED:
        taken, acknowledged = expected.ACKNOWLEDGED[name].split()
        return Acknowledged(taken, int(acknowledged))
    if name in expected.REFUSED:
        refused, request_id, kind, words = expected.REFUSED[name]
        said = SAID + words
        if FailureKind[kind] is FailureKind.UNREACHABLE:
            said = f"The session is unknown and begun anew. {said}"  # MM 6.1: 203
        return Refused(refused, request_id, Failure(FailureKind[kind], said))
    if name in expected.UNHANDLED:
        return Unhandled(expected.UNHANDLED[name])
    answers = {
        "kline_query_latest ack": (20, "K-line query"),
        "kline_query_history ack": (21, "K-line query"),
        "kline_batch_query ack": (23, "batch K-line query"),
        "snapshot_query ack": (25, "snapshot query"),
    }
    if name in answers:
        number, command = answers[name]
        text = payload if payload.startswith(b"{") else zlib.decompress(payload)
        return Answered(number, command, text)
    return HeartbeatAnswered() if name == "heartbeat ack" else None


def _frame_cases() -> tuple[FrameCase, ...]:
    cases = []
    for name, sample in _samples():
        payload = payload_of(sample)
        control, brought = _control(name, payload), _brought(name)
        if control is None:
            cases.append(FrameCase(name, payload, brought[0], brought[1:]))
        else:
            cases.append(FrameCase(name, payload, control, brought))
    return tuple(cases)


# --- answers ----------------------------------------------------------------------------------------------------------


def _http_cases() -> Iterator[HttpCase]:
    for name in ("kline_query_latest", "kline_query_history", "kline_batch_query"):
        body = _dump(WS[name]["ack"]["json_after_inflate"])
        for (code, interval), made in bars(name).items():
            question = GetBars(parse_symbol(code), interval, 1000)
            yield HttpCase(f"{name} {code}", question, 200, body, made, on_link=True)
    pair = (parse_symbol("CC:BTCUSDT"), parse_symbol("FX:EURUSD"))
    body = _dump(WS["snapshot_query"]["ack"]["json"])
    yield HttpCase("snapshot_query", GetSnapshots(pair), 200, body, snapshots("snapshot_query"), on_link=True)

    def answer(name: str, which: str = "ack") -> bytes:
        sample = HTTP_SAMPLES[name][which]
        return _dump(sample["json"]) if "json" in sample else b""

    for name in expected.INSTRUMENTS:
        is_detail = name == "symbol_detail"
        asked = GetInstruments(pair[:1]) if is_detail else GetProducts(())
        yield HttpCase(name, asked, 200, answer(name), instruments(name))
    sterling = (parse_symbol("FX:GBPJPY"),)
    ticks = answer("markets_trade_tick")
    yield HttpCase("last", GetSnapshots(sterling), 200, ticks, snapshots("markets_trade_tick"))
    yield HttpCase("print", GetTrades(sterling, 1), 200, ticks, trades("markets_trade_tick"))
    ladders = answer("markets_depth_tick")
    yield HttpCase("markets_depth_tick", GetDepth(sterling), 200, ladders, depths("markets_depth_tick"))
    for name, which in (
        ("markets_kline", "ack"),
        ("markets_batch_kline", "ack"),
        ("markets_batch_kline", "alternative_ack"),
    ):
        for (code, interval), made in bars(name).items():
            question = GetBars(parse_symbol(code), interval, 1000)
            yield HttpCase(f"{name} {which}", question, 200, answer(name, which), made)
    for name, (kind, words) in expected.ERRORS.items():
        status = HTTP_SAMPLES[name]["ack"]["status"]
        yield HttpCase(name, GetProducts(()), status, answer(name), Failure(FailureKind[kind], SAID + words))


# --- the other side's words -------------------------------------------------------------------------------------------

_MANY = 500
_ADDED = (
    # symbolId, tradeType, dealMode, symbolCode, labels
    (2104, 1, 1, "GBPJPY", "forex", 3),
    (2105, 6, 3, "AAPL.US", "stock", 2),
    *((5000 + number, 6, 3, f"T{number:03d}.US", "stock", 2) for number in range(_MANY)),
)


def _products() -> bytes:
    """The sample list, with more rows of its shape."""
    sample = HTTP_SAMPLES["symbol_base_list"]["ack"]["json"]
    names = ("symbolId", "tradeType", "dealMode", "symbolCode", "labels", "symbolDigits")
    added = [dict(zip(names, row, strict=True)) for row in _ADDED]
    return _dump(sample | {"data": sample["data"] + added})


_NUMBERS = {
    "CC:BTCUSDT": (2101, 5, 3),
    "FX:EURUSD": (2102, 1, 1),
    "HK:700": (2103, 6, 3),
    "FX:GBPJPY": (2104, 1, 1),
    "US:AAPL": (2105, 6, 3),
} | {f"US:T{number:03d}": (5000 + number, 6, 3) for number in range(_MANY)}


def _reply(sent: dict[str, Any], **more: Any) -> bytes:
    head = {
        "ret": 200,
        "msg": "ok",
        "cmd_id": sent["cmd_id"] + 1,
        "seq_id": sent["seq_id"],
        "ext": sent["ext"],
    }
    return _dump(head | {"data": {}} | more)


def _acknowledge(text: str) -> bytes:
    return _reply(json.loads(text), data={"tick_list": []})


def _refuse(text: str) -> bytes:
    return _reply(json.loads(text), ret=202, msg="request data param invalid")


def _push(stream: Stream) -> bytes:
    head = ",".join(map(str, _NUMBERS[str(stream.symbol)])) + ",1728360001204011,1728360001204"
    return {
        Kind.SNAPSHOT: f"p({head},62851.00,62850.80,62851.10,0.350,0.900);",
        Kind.TRADE: f"pt({head},62851.20,0.115,1);",
        Kind.DEPTH: f"pd({head});(62850.90,0.350)(62850.80,1.100);(62851.20,0.785)(62851.30,0.450);",
    }[stream.kind].encode()


_KLINE_TYPE = {"1m": 1, "5m": 2, "15m": 3, "30m": 4, "1h": 5, "2h": 6, "4h": 7, "1D": 8, "1W": 9, "1M": 10}
"""MM 3.6, written once more."""


def _bars(code: str, interval: Interval, times_ms: list[int]) -> bytes:
    symbol_id, trade_type, trade_mode = _NUMBERS[code]
    figures = {"open_price": "10", "close_price": "11", "high_price": "12", "low_price": "9"}
    made = [figures | {"timestamp": ts_ms // 1000, "transactions_number": "100"} for ts_ms in times_ms]
    data: dict[str, object] = {
        "symbol_id": symbol_id,
        "trade_type": trade_type,
        "trade_mode": trade_mode,
        "price_digits": 2,
    }
    data |= {"kline_type": _KLINE_TYPE[interval.label], "kline_list": made}
    return _dump({"ret": 200, "msg": "ok", "cmd_id": 14013, "seq_id": 1, "ext": "", "data": data})


def _vary() -> tuple[tuple[bytes, float], ...]:
    """Ways to write a price: the documented one, and what MM 5.6 and MM 7 ask to tolerate."""
    ways = {"62851.20": 62851.2, "62851": 62851.0, " 62851.20 ": 62851.2, "-36.98": -36.98}
    ways |= dict.fromkeys(("", "0", "0.00", "--", "true", "[]", "{}", "null", "nan", "inf", "1e999"), UNKNOWN)
    ways |= {"9" * 400: UNKNOWN}
    head, tail = "pt(2101,5,3,1728360001204011,1728360001204,", ",0.115,1);"
    return tuple(((head + text + tail).encode(), price) for text, price in ways.items())


HTTP = tuple(_http_cases())
FRAMES = _frame_cases()
SERVER = Server(
    acknowledge=_acknowledge,
    refuse=_refuse,
    push=_push,
    heartbeat=_dump(WS["heartbeat"]["ack"]["json"]),
    refused=(200, _dump({"bizCode": "G", "code": "GATEWAY_CODE_001", "msg": "No token"})),
    expired=(200, _dump({"bizCode": "G", "code": "GATEWAY_CODE_005", "msg": "Login info is expired"})),
    limited=(429, _dump({"bizCode": "G", "code": "GATEWAY_CODE_018", "msg": "Requests are too frequent"})),
    bars=_bars,
    vary=_vary(),
    preface=(200, _products()),
    by_http=GetInstruments((parse_symbol("HK:700"),)),
    by_http_answer=_dump(HTTP_SAMPLES["symbol_detail"]["ack"]["json"]),
    has_lots=False,
    socket_codes=(
        *("HK:700", "HK:9988", "US:AAPL", "US:NVDA", "SH:600519", "SZ:000001"),
        *("CC:BTCUSDT", "CC:ETHUSDT", "FX:USDJPY", "CM:XAUUSD"),
    ),
)
