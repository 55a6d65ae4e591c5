"""The AllTick corpus for the contract suite: alltick_examples.json beside expected.py, and the words of its server."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from qosdesk.domain.intervals import Interval
from qosdesk.domain.quotes import UNKNOWN, Bar, Depth, Instrument, Kind, Level, Side, Snapshot, Stream, Trade
from qosdesk.domain.symbols import Symbol, parse_symbol
from qosdesk.feed.calls import (
    Failure,
    FailureKind,
    GetBars,
    GetDepth,
    GetInstruments,
    GetSnapshots,
    GetTrades,
    Question,
)
from qosdesk.feed.messages import Acknowledged, HeartbeatAnswered, Refused
from tests.corpus.alltick import expected
from tests.corpus.cases import FrameCase, HttpCase, Server

EXAMPLES: Mapping[str, Any] = json.loads(
    (Path(__file__).parent / "alltick_examples.json").read_text(encoding="utf-8")
)
CALLS = ("/kline", "/batch-kline", "/trade-tick", "/depth-tick", "/static_info")
"""The documented calls that the desk makes; the notices of suspension it does not read."""

_SYMBOLS = {
    "857.HK": "HK:857",
    "600000.SH": "SH:600000",
    "AAPL.US": "US:AAPL",
    "BTCUSDT": "CC:BTCUSDT",
    "EURUSD": "FX:EURUSD",
    "700.HK": "HK:700",
    "GOOGL.US": "US:GOOGL",
    "GOLD": "CM:GOLD",
    "UNH.US": "US:UNH",
    "000651.SZ": "SZ:000651",
    "1288.HK": "HK:1288",
}
"""The codes of the samples, by hand."""

TYPES = {"1m": 1, "5m": 2, "15m": 3, "30m": 4, "1h": 5, "2h": 6, "4h": 7, "1D": 8, "1W": 9, "1M": 10}
"""AllTick 3.5, written once more."""


# --- tables of expected.py to values ----------------------------------------------------------------------------------


def _rows(table: str) -> list[list[str]]:
    return [line.split() for line in table.strip().splitlines()]


def _cells(table: str) -> list[list[str]]:
    return [[cell.strip() for cell in line.split("|")] for line in table.strip().splitlines()]


def _figure(text: str) -> float:
    return UNKNOWN if text == "-" else float(text)


def snapshots(name: str) -> tuple[Snapshot, ...]:
    """As `expected.SNAPSHOTS` says."""
    made = []
    for code, *figures, ts, decimals in _rows(expected.SNAPSHOTS[name]):
        last, prev_close, open_, high, low, volume, turnover = map(_figure, figures)
        symbol, seen = parse_symbol(code), int(decimals)
        made.append(
            Snapshot(symbol, last, prev_close, open_, high, low, volume, turnover, int(ts), decimals=seen)
        )
    return tuple(made)


def trades(name: str) -> tuple[Trade, ...]:
    """As `expected.TRADES` says, by time as the domain has them."""
    rows = _rows(expected.TRADES[name])
    return tuple(
        Trade(parse_symbol(c), float(p), float(v), int(ts), Side[side.upper()]) for c, p, v, ts, side in rows
    )


def depths(name: str) -> tuple[Depth, ...]:
    """As `expected.DEPTHS` says."""

    def side(text: str) -> tuple[Level, ...]:
        return tuple(Level(*map(_figure, level.split("x"))) for level in text.split())

    made = []
    for head, bids, asks in _cells(expected.DEPTHS[name]):
        code, ts, decimals = head.split()
        seen = None if decimals == "-" else int(decimals)
        made.append(Depth(parse_symbol(code), side(bids), side(asks), int(ts), seen))
    return tuple(made)


def bars(name: str) -> tuple[Symbol, Interval, tuple[Bar, ...]]:
    """As `expected.BARS` says: one series."""
    rows = _rows(expected.BARS[name])
    made = tuple(Bar(int(ts), *map(float, figures)) for _, _, ts, *figures in rows)
    return parse_symbol(rows[0][0]), Interval.from_label(rows[0][1]), made


def instruments(name: str) -> tuple[Instrument, ...]:
    """As `expected.INSTRUMENTS` says."""
    made = []
    for code, english, chinese, exchange, currency, counts, shares in _cells(expected.INSTRUMENTS[name]):
        names = (english, chinese, exchange, currency)
        figures = map(float, shares.split())
        made.append(Instrument(parse_symbol(code), *names, *map(int, counts.split()), *figures))
    return tuple(made)


# --- cases ------------------------------------------------------------------------------------------------------------


def _symbols(sample: Mapping[str, Any]) -> tuple[Symbol, ...]:
    """The codes of a documented request."""
    asked = (sample["request"]["query"].get("query_json") or sample["request"]["body"])["data"]
    codes = [one["code"] for one in asked.get("symbol_list") or asked.get("data_list")]
    return tuple(parse_symbol(_SYMBOLS[code]) for code in dict.fromkeys(codes))


def _answer(call: str, sample: Mapping[str, Any]) -> HttpCase:
    name = f"{call} {sample['name']}"
    body = _dump(sample["response"]["body"])
    if call == "/kline":
        symbol, interval, made = bars(name)
        return HttpCase(name, GetBars(symbol, interval, 500), 200, body, made)
    symbols = _symbols(sample)
    asked: dict[str, Callable[[], tuple[Question, object]]] = {
        "/batch-kline": lambda: (GetSnapshots(symbols), snapshots(name)),
        "/trade-tick": lambda: (GetTrades(symbols, 1), trades(name)),
        "/depth-tick": lambda: (GetDepth(symbols), depths(name)),
        "/static_info": lambda: (GetInstruments(symbols), instruments(name)),
    }
    question, value = asked[call]()
    return HttpCase(name, question, 200, body, value)


def _errors() -> tuple[tuple[HttpCase, ...], tuple[FrameCase, ...]]:
    """Every error of the examples, over HTTP and over a socket."""
    question = GetSnapshots((parse_symbol("HK:700"), parse_symbol("US:AAPL")))
    answers, frames = [], []
    for name, kind, where, words in _cells(expected.ERRORS):
        group, number = name.split()
        sample = EXAMPLES["errors"][group][int(number)]
        failure = Failure(FailureKind[kind], words)
        if "frame" in sample:
            command, request_id = where.replace("-", "").split() if where != "- -" else ("", "")
            meaning = Refused(command, int(request_id) if request_id else None, failure)
            frames.append(FrameCase(f"error {name}", _dump(sample["frame"]), meaning))
        else:
            body = _dump(sample.get("body", sample))
            answers.append(HttpCase(f"error {name}", question, sample.get("status") or 200, body, failure))
    return tuple(answers), tuple(frames)


def _dump(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False).encode()


def _as_push(number: int, entry: Mapping[str, Any], **more: object) -> bytes:
    """An entry of an HTTP answer in the shape of a push, whose stamps are integers."""
    stamps = {"seq": int(entry["seq"]), "tick_time": int(entry["tick_time"])}
    return _dump({"cmd_id": number, "data": {**entry, **stamps, **more}})


def _frame_cases() -> tuple[FrameCase, ...]:
    cases = []
    for command, table in (("subscribe_depth", depths), ("subscribe_trades", trades), ("cancel", None)):
        for sample in EXAMPLES["ws"][command]:
            name, number = expected.ACKNOWLEDGED[sample["name"]].split()
            meaning = Acknowledged(name, int(number))
            cases.append(FrameCase(f"{sample['name']} ack", _dump(sample["ack"]), meaning))
            if table is not None and sample["push"] is not None:
                pushed = table(sample["name"])[0]
                cases.append(FrameCase(f"{sample['name']} push", _dump(sample["push"]), pushed))
    for sample in EXAMPLES["ws"]["heartbeat"]:
        cases.append(FrameCase("heartbeat", _dump(sample["ack"]), HeartbeatAnswered()))
    for name, sample in EXAMPLES["legacy"].items():
        if name.startswith("ws_"):
            made = (depths if "depth" in name else trades)(f"legacy {name}")[0]
            cases.append(FrameCase(f"legacy {name}", _dump(sample["push"]), made))
    # No documented push is of an A-share: the figures captured over HTTP, in the push's shape.
    tick = EXAMPLES["http"]["/trade-tick"][1]["response"]["body"]["data"]["tick_list"][1]
    book = EXAMPLES["http"]["/depth-tick"][1]["response"]["body"]["data"]["tick_list"][0]
    sold = trades("A-share print as captured over HTTP")[0]
    cases.append(FrameCase("A-share push", _as_push(22998, tick, trade_direction=2), sold))
    five = depths("A-share book as captured over HTTP")[0]
    cases.append(FrameCase("A-share book", _as_push(22999, book), five))
    return tuple(cases)


# --- the other side's words -------------------------------------------------------------------------------------------


def _acknowledge(text: str) -> bytes:
    sent = json.loads(text)
    answer = {"ret": 200, "msg": "ok", "cmd_id": sent["cmd_id"] + 1, "seq_id": sent["seq_id"]}
    return _dump({**answer, "trace": sent["trace"], "data": {}})


def _refuse(text: str) -> bytes:
    sent = json.loads(text)
    answer = {"ret": 600, "msg": "code invalid", "cmd_id": sent["cmd_id"] + 1, "seq_id": sent["seq_id"]}
    return _dump({**answer, "trace": sent["trace"], "data": {}})


def wire(symbol: Symbol) -> str:
    """The code of a symbol that the cards use."""
    if symbol.market in ("US", "HK", "SH", "SZ"):
        return f"{symbol.code}.{symbol.market}"
    return symbol.code


def _push(stream: Stream) -> bytes:
    command = "subscribe_depth" if stream.kind is Kind.DEPTH else "subscribe_trades"
    sample = EXAMPLES["ws"][command][0]["push"]
    return _dump(sample | {"data": sample["data"] | {"code": wire(stream.symbol)}})


def _bars(code: str, interval: Interval, times_ms: list[int]) -> bytes:
    figures = {"open_price": "10", "close_price": "11", "high_price": "12", "low_price": "9", "volume": "100"}
    listed = [{"timestamp": str(ts_ms // 1000), **figures, "turnover": "1100"} for ts_ms in times_ms]
    data = {"code": wire(parse_symbol(code)), "kline_type": TYPES[interval.label], "kline_list": listed}
    return _dump({"ret": 200, "msg": "ok", "trace": "1", "data": data})


def _vary() -> tuple[tuple[bytes, float], ...]:
    """Ways to write a price: the documented text, a number, and what AllTick 8 asks to tolerate."""
    ways = {'"246.390000"': 246.39, "246.39": 246.39, "246": 246.0, '"-36.98"': -36.98, '" 246.39 "': 246.39}
    ways |= dict.fromkeys(('""', "null", '"0"', "0", '"0.000000"', '"--"', "true", "[]", "{}"), UNKNOWN)
    ways |= dict.fromkeys(("NaN", "Infinity", '"nan"', '"inf"', "1e999", "9" * 400), UNKNOWN)
    head, tail = (
        '{"cmd_id":22998,"data":{"code":"TSLA.US","tick_time":1741960243000,"price":',
        ',"volume":"100"}}',
    )
    made = [((head + text + tail).encode(), price) for text, price in ways.items()]
    without = b'{"cmd_id":22998,"data":{"code":"TSLA.US","tick_time":1741960243000,"volume":"100"}}'
    return (*made, (without, UNKNOWN))


_HTTP_ERRORS, _WS_ERRORS = _errors()
HTTP = (*(_answer(call, sample) for call in CALLS for sample in EXAMPLES["http"][call]), *_HTTP_ERRORS)
FRAMES = (*_frame_cases(), *_WS_ERRORS)
SERVER = Server(
    acknowledge=_acknowledge,
    refuse=_refuse,
    push=_push,
    heartbeat=_dump(EXAMPLES["ws"]["heartbeat"][0]["ack"]),
    refused=(401, _dump(EXAMPLES["errors"]["attested"][1]["body"])),
    expired=(401, _dump({"ret": 401, "msg": "token expired"})),  # words of ours: see SOURCE.md
    limited=(200, _dump(EXAMPLES["errors"]["table"][9])),
    bars=_bars,
    vary=_vary(),
    charted="CC:BTCUSDT",
    socket_codes=(
        *("HK:700", "HK:9988", "US:AAPL", "US:NVDA", "SH:600519", "SZ:000001"),
        *("CC:BTCUSDT", "CC:ETHUSDT", "FX:USDJPY", "CM:GOLD"),
    ),
    own_faults=(
        *(
            "push-first",
            "seconds-time",
            "string-numbers",
            "one-sided",
            "uncorrelated",
            "no-trace",
            "skip-bad",
        ),
        *("newest-first", "dup-bars", "no-depth-volume", "no-turnover", "rate-limit", "rate-limit=429"),
        "rate-limit=body",
    ),
)
