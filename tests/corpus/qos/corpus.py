"""The QOS corpus for the contract suite: qos_examples.json laid beside expected.py, and the words of a QOS server."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from qosdesk.domain.hours import TradingCalendar
from qosdesk.domain.intervals import Interval
from qosdesk.domain.quotes import (
    UNKNOWN,
    Bar,
    Depth,
    Instrument,
    Kind,
    Level,
    SessionQuote,
    Side,
    Snapshot,
    Stream,
    Trade,
)
from qosdesk.domain.symbols import Symbol, parse_symbol
from qosdesk.feed.calls import (
    Failure,
    FailureKind,
    GetBars,
    GetCalendars,
    GetDepth,
    GetInstruments,
    GetProducts,
    GetSnapshots,
    GetTrades,
    Question,
)
from qosdesk.feed.messages import Acknowledged, HeartbeatAnswered, Refused
from tests.corpus.cases import FrameCase, HttpCase, Server
from tests.corpus.qos import expected

EXAMPLES: Mapping[str, Any] = json.loads(
    (Path(__file__).parent / "qos_examples.json").read_text(encoding="utf-8")
)


# --- tables of expected.py to values ----------------------------------------------------------------------------------


def _rows(table: str) -> list[list[str]]:
    return [line.split() for line in table.strip().splitlines()]


def _cells(table: str) -> list[list[str]]:
    return [[cell.strip() for cell in line.split("|")] for line in table.strip().splitlines()]


def _figure(text: str) -> float:
    return UNKNOWN if text == "-" else float(text)


def snapshots(name: str) -> tuple[Snapshot, ...]:
    """As `expected.SNAPSHOTS` and `expected.SESSIONS` say."""
    sessions = {(row[0], row[1]): row[2:] for row in _rows(expected.SESSIONS.get(name, ""))}

    def session(code: str, which: str) -> SessionQuote | None:
        row = sessions.get((code, which))
        if row is None:
            return None
        last, prev_close, high, low, volume, turnover = map(_figure, row[:6])
        return SessionQuote(last, prev_close, high, low, volume, turnover, int(row[6]))

    made = []
    for code, *figures, ts, suspended, decimals in _rows(expected.SNAPSHOTS[name]):
        last, prev_close, open_, high, low, volume, turnover = map(_figure, figures)
        made.append(
            Snapshot(
                parse_symbol(code),
                last,
                prev_close,
                open_,
                high,
                low,
                volume,
                turnover,
                int(ts),
                suspended == "yes",
                pre=session(code, "pre"),
                post=session(code, "post"),
                night=session(code, "night"),
                decimals=None if decimals == "-" else int(decimals),
            )
        )
    return tuple(made)


def trades(name: str) -> tuple[Trade, ...]:
    """As `expected.TRADES` says, by time as the domain has them."""
    rows = _rows(expected.TRADES[name])
    made = [
        Trade(parse_symbol(c), float(p), float(v), int(ts), Side[side.upper()]) for c, p, v, ts, side in rows
    ]
    return tuple(sorted(made, key=lambda trade: trade.ts_ms))


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
    made = []
    for code, english, chinese, exchange, currency, counts, shares in _cells(expected.INSTRUMENTS[name]):
        figures = map(_figure, shares.split())
        names = (english, chinese, exchange, currency)
        made.append(Instrument(parse_symbol(code), *names, *map(int, counts.split()), *figures))
    return tuple(made)


def products(name: str) -> tuple[Instrument, ...]:
    """As `expected.PRODUCTS` says."""
    return tuple(Instrument(parse_symbol(c), name_zh=zh) for c, zh in _cells(expected.PRODUCTS[name]))


def calendars(name: str) -> dict[str, TradingCalendar]:
    """As `expected.CALENDARS` says."""
    return {
        market: TradingCalendar.of(
            map(date.fromisoformat, full.split()), map(date.fromisoformat, half.split())
        )
        for market, full, half in _cells(expected.CALENDARS[name])
    }


# --- cases ------------------------------------------------------------------------------------------------------------


def _symbols(codes: list[str]) -> tuple[Symbol, ...]:
    """The codes of a documented request."""
    found = []
    for group in codes:
        market, _, rest = group.partition(":")
        found += [parse_symbol(f"{market}:{code}") for code in rest.split(",")]
    return tuple(found)


def _answers(name: str, call: str, body: dict[str, Any], payload: bytes, on_link: bool) -> list[HttpCase]:
    """The cases of one documented answer: one, or one a series for bars."""
    if call in ("/kline", "/history", "RK", "RH"):
        return [
            HttpCase(
                f"{name} {code} {interval.label}",
                GetBars(parse_symbol(code), interval, 1000),
                200,
                payload,
                made,
                on_link,
            )
            for (code, interval), made in bars(name).items()
        ]
    if call in ("/market-calendar", "/product-list"):
        markets = tuple(body["market"])
        if call == "/product-list":
            return [HttpCase(name, GetProducts(markets), 200, payload, products(name))]
        return [HttpCase(name, GetCalendars(markets), 200, payload, calendars(name))]
    symbols = _symbols(body["codes"])
    makers: dict[str, Callable[[], tuple[Question, object]]] = {
        "snapshot": lambda: (GetSnapshots(symbols), snapshots(name)),
        "depth": lambda: (GetDepth(symbols), depths(name)),
        "trade": lambda: (GetTrades(symbols, body["count"]), trades(name)),
        "instrument-info": lambda: (GetInstruments(symbols), instruments(name)),
    }
    names = {"RS": "snapshot", "RD": "depth", "RT": "trade", "RI": "instrument-info"}
    question, value = makers[names.get(call, call[1:])]()
    return [HttpCase(name, question, 200, payload, value, on_link)]


def _dump(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False).encode()


def _http_cases() -> tuple[HttpCase, ...]:
    cases = []
    for call, samples in EXAMPLES["http"].items():
        for sample in samples:
            if call != "/register":  # its answer is a plan, see tests/unit/providers/qos/test_limits.py
                name = f"http {call} {sample['name']}"
                body = _dump(sample["response"]["body"])
                cases += _answers(name, call, sample["request"]["body"], body, False)
    for command, samples in EXAMPLES["ws"].items():
        if command.startswith("R"):
            for sample in samples:
                cases += _answers(
                    f"ws {command} {sample['name']}", command, sample["send"], _dump(sample["ack"]), True
                )
    legacy = EXAMPLES["legacy"]["http_trade"]
    cases += _answers("legacy http_trade", "/trade", legacy["request"], _dump(legacy["response"]), False)
    question = GetSnapshots((parse_symbol("HK:700"),))
    for group in ("attested", "illustrative"):
        for number, sample in enumerate(EXAMPLES["errors"][group]):
            name = f"{group} {number}"
            kind, words = expected.ERRORS[name]
            if sample["where"] != "ws":
                body = _dump(sample["body"]) if "body" in sample else sample["body_text"].encode()
                failure = Failure(FailureKind[kind], words)
                cases.append(HttpCase(f"error {name}", question, sample.get("status", 200), body, failure))
    return tuple(cases)


def _frame_cases() -> tuple[FrameCase, ...]:
    cases = []
    for name, text in expected.ACKNOWLEDGED.items():
        command, request_id, ts = text.split()
        meaning = Acknowledged(command, None if request_id == "-" else int(request_id), int(ts))
        cases.append(FrameCase(f"{name} ack", _dump(_sample(name)["ack"]), meaning))
    for name, ts_ms in expected.HEARTBEATS.items():
        cases.append(FrameCase(name, _dump(_sample(name)["ack"]), HeartbeatAnswered(ts_ms)))
    for command, table in (("S", snapshots), ("T", trades), ("D", depths), ("K", bars)):
        for sample in EXAMPLES["ws"][command]:
            name = f"ws {command} {sample['name']}"
            made: Any = table(name)
            if command == "K":
                ((code, interval), (bar,)) = next(iter(made.items()))
                made = ((code, interval, bar),)
            cases.append(FrameCase(f"{name} push", _dump(sample["push"]), made[0]))
    cases.append(
        FrameCase(
            "legacy push", _dump(EXAMPLES["legacy"]["ws_trade_push"]), trades("legacy ws_trade_push")[0]
        )
    )
    for number, sample in enumerate(EXAMPLES["errors"]["illustrative"]):
        if sample["where"] == "ws":
            kind, words = expected.ERRORS[f"illustrative {number}"]
            failure = Failure(FailureKind[kind], words)
            refused = Refused(sample["frame"]["type"], sample["frame"]["reqid"], failure)
            cases.append(FrameCase(f"error illustrative {number}", _dump(sample["frame"]), refused))
    return tuple(cases)


def _sample(name: str) -> dict[str, Any]:
    if name.startswith("legacy "):
        return EXAMPLES["legacy"][name.removeprefix("legacy ")]
    _, command, title = name.split(" ", 2)
    return next(sample for sample in EXAMPLES["ws"][command] if sample["name"] == title)


# --- the other side's words -------------------------------------------------------------------------------------------


def _acknowledge(text: str) -> bytes:
    sent = json.loads(text)
    return _dump({"type": sent["type"], "msg": "OK", "time": 1731650860, "reqid": sent["reqid"]})


def _refuse(text: str) -> bytes:
    sent = json.loads(text)
    return _dump({"type": sent["type"], "msg": "Invalid codes.", "reqid": sent["reqid"]})


def _push(stream: Stream) -> bytes:
    sample: dict[str, Any] = {
        Kind.SNAPSHOT: EXAMPLES["ws"]["S"][0]["push"],
        Kind.TRADE: EXAMPLES["ws"]["T"][0]["push"],
        Kind.DEPTH: EXAMPLES["ws"]["D"][0]["push"],
        Kind.BAR: EXAMPLES["ws"]["K"][0]["push"],
    }[stream.kind]
    sample = sample | {"c": str(stream.symbol)}
    if stream.interval is not None:
        sample["kt"] = _KT[stream.interval.label]
    return _dump(sample)


_KT = {"1m": 1, "5m": 5, "15m": 15, "30m": 30, "1h": 60, "2h": 120, "4h": 240} | {
    "1D": 1001,
    "1W": 1007,
    "1M": 1030,
    "1Y": 2001,
}
"""QOS 3.3, written once more."""


def _bars(code: str, interval: Interval, times_ms: list[int]) -> bytes:
    kt = _KT[interval.label]
    figures = {"o": "10", "cl": "11", "h": "12", "l": "9", "v": "100"}
    made = [{"c": code, **figures, "ts": ts_ms // 1000, "kt": kt} for ts_ms in times_ms]
    return _dump({"msg": "OK", "data": [{"c": code, "k": made}]})


def _vary() -> tuple[tuple[bytes, float], ...]:
    """Ways to write a price: the documented two, and the undocumented ones that QOS 8 asks to tolerate."""
    ways = {'"246.39"': 246.39, "246.39": 246.39, "246": 246.0, '"-36.98"': -36.98, '" 246.39 "': 246.39}
    ways |= dict.fromkeys(('""', "null", '"0"', "0", '"0.00"', '"--"', "true", "[]", "{}", '"1_0"'), UNKNOWN)
    ways |= dict.fromkeys(("NaN", "Infinity", '"nan"', '"inf"', "1e999", "9" * 400), UNKNOWN)
    head, tail = '{"tp":"T","c":"US:TSLA","p":', ',"v":"100","ts":1741960243,"d":1}'
    made = [((head + text + tail).encode(), price) for text, price in ways.items()]
    return (*made, (b'{"tp":"T","c":"US:TSLA","v":"100","ts":1741960243,"d":1}', UNKNOWN))


HTTP = _http_cases()
FRAMES = _frame_cases()
SERVER = Server(
    acknowledge=_acknowledge,
    refuse=_refuse,
    push=_push,
    heartbeat=_dump(EXAMPLES["ws"]["H"][0]["ack"]),
    refused=(200, _dump(EXAMPLES["errors"]["illustrative"][0]["body"])),
    expired=(200, _dump(EXAMPLES["errors"]["attested"][0]["body"])),
    limited=(429, _dump(EXAMPLES["errors"]["illustrative"][1]["body"])),
    bars=_bars,
    vary=_vary(),
    socket_codes=(
        *("HK:700", "HK:9988", "US:AAPL", "US:NVDA", "SH:600519", "SZ:000001"),
        *("CF:BTCUSDT", "CF:ETHUSDT", "FX:USDJPY", "CM:XAUUSD"),
    ),
)
