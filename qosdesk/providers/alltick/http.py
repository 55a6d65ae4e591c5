"""Questions as AllTick's HTTP calls (AllTick 4) and their answers; over the socket nothing can be asked (AllTick 5.1).

A request is written without its token, which the runner adds, and without its trace, which `sign` adds right before it
is sent: a trace must be unique (AllTick 3.1). Imports feed, domain and the JSON library.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import replace
from typing import Final, TypeAlias
from urllib.parse import quote

import msgspec

from qosdesk.domain.intervals import Interval
from qosdesk.domain.symbols import Symbol
from qosdesk.feed.calls import (
    AnswerValue,
    Call,
    Failure,
    FailureKind,
    GetBars,
    GetDepth,
    GetInstruments,
    GetSnapshots,
    GetTrades,
    Question,
)
from qosdesk.feed.messages import HttpRequest
from qosdesk.providers.alltick import parse
from qosdesk.providers.alltick.errors import OK, classify
from qosdesk.providers.alltick.symbols import (
    NOT_FOR_STOCKS,
    SHARE_MARKETS,
    TYPE_OF,
    is_stock,
    wire_code,
)
from qosdesk.providers.reading import integer, read_json

JsonObject: TypeAlias = dict[str, object]

STOCK_PATH: Final = "/quote-stock-b-api"
OTHER_PATH: Final = "/quote-b-api"
COUNTERS: Final = ("kline", "batch-kline", "trade-tick", "depth-tick", "static_info")
"""Each call has its own frequency, and all together have one (AllTick 7)."""

SNAPSHOT_GROUPS: Final = 2
"""Items of a batch that one composed snapshot takes: two day bars, and a minute bar."""


def new_trace() -> str:
    """A trace: unique, well below 64 characters (AllTick 3.1)."""
    return os.urandom(16).hex()


def sign(request: HttpRequest, _now_ms: int) -> HttpRequest:
    """The request with a trace of its own, in the query or in the body."""
    trace = f'"trace":"{new_trace()}",'
    if request.body:
        return replace(request, body=request.body.replace(b"{", b"{" + trace.encode(), 1))
    return replace(request, path=request.path.replace("query=%7B", f"query=%7B{quote(trace)}", 1))


# --- questions --------------------------------------------------------------------------------------------------------


def is_askable(question: Question, symbol: Symbol) -> bool:
    """Whether a symbol of a question is one that AllTick has an answer for."""
    if isinstance(question, GetInstruments) and symbol.market not in SHARE_MARKETS:
        return False
    return wire_code(symbol) is not None


def build_http(question: Question) -> HttpRequest | None:
    """The request of a question, whose symbols are of one family; None if AllTick has no such call."""
    match question:
        case GetSnapshots():
            return _build_snapshots(question.symbols)
        case GetDepth():
            return _build_list("depth-tick", question)
        case GetTrades():
            return _build_list("trade-tick", question)
        case GetInstruments():
            return _build_list("static_info", question)
        case GetBars():
            return _build_bars(question)
    return None


def _build_snapshots(symbols: tuple[Symbol, ...]) -> HttpRequest | None:
    """POST `/batch-kline` (AllTick 4.2); what the answer becomes is said in `parse.parse_snapshots`."""
    codes = [(symbol, code) for symbol in symbols if (code := wire_code(symbol))]
    if not codes:
        return None
    items = [
        _item(code, interval, 0, count)
        for _, code in codes
        for interval, count in ((Interval.DAY, 2), (Interval.M1, 1))
    ]
    body = msgspec.json.encode({"data": {"data_list": items}})
    return HttpRequest("POST", f"{_family(codes[0][0])}/batch-kline", body, "batch-kline")


def _build_list(call: str, question: GetDepth | GetTrades | GetInstruments) -> HttpRequest | None:
    symbols = [symbol for symbol in question.symbols if is_askable(question, symbol)]
    if not symbols:
        return None
    return _get(call, symbols[0], {"symbol_list": [{"code": code} for code in build_codes(symbols)]})


def _build_bars(question: GetBars) -> HttpRequest | None:
    """`/kline` (AllTick 4.1). Never adjusted; stocks have none of 2 and 4 hours, and none before the newest 500."""
    symbol, interval = question.symbol, question.interval
    code = wire_code(symbol)
    if code is None or question.adjusted or interval not in TYPE_OF:
        return None
    if is_stock(symbol) and (interval in NOT_FOR_STOCKS or question.before_ms):
        return None
    # Whether the bar stamped exactly the end is in the answer is unspecified: ask for a second earlier.
    end = (question.before_ms - 1) // 1000 if question.before_ms > 0 else 0
    return _get("kline", symbol, _item(code, interval, end, max(1, question.count)))


def _item(code: str, interval: Interval, end: int, count: int) -> JsonObject:
    return {
        "code": code,
        "kline_type": TYPE_OF[interval],
        "kline_timestamp_end": end,
        "query_kline_num": count,
        "adjust_type": 0,
    }


def _get(call: str, symbol: Symbol, data: JsonObject) -> HttpRequest:
    query = quote(msgspec.json.encode({"data": data}))
    return HttpRequest("GET", f"{_family(symbol)}/{call}?query={query}", b"", call)


def _family(symbol: Symbol) -> str:
    return STOCK_PATH if is_stock(symbol) else OTHER_PATH


def build_codes(symbols: Iterable[Symbol]) -> list[str]:
    """Each symbol once as the wire writes it; what AllTick does not have is left out."""
    return [code for symbol in dict.fromkeys(symbols) if (code := wire_code(symbol)) is not None]


def build_frame(command: int, request_id: int, data: JsonObject) -> str:
    """A text frame (AllTick 5.1)."""
    frame = {"cmd_id": command, "seq_id": request_id, "trace": new_trace(), "data": data}
    return msgspec.json.encode(frame).decode()


# --- answers ----------------------------------------------------------------------------------------------------------


def read_body(status: int, body: bytes) -> object | Failure:
    """`data` of an answer whose `ret` is 200, whatever the status (AllTick 3.2); else why it is none. Never raises."""
    try:
        answer = read_json(body)
    except ValueError:
        answer = None
    if isinstance(answer, dict):
        words = next((answer[name] for name in ("msg", "error_msg", "error") if name in answer), None)
        ret = integer(answer.get("ret"), 1 << 31)
        if ret == OK:
            return answer.get("data")
        if ret or words is not None:
            return classify(ret, words, status)
    if status >= 300:
        return classify(0, None, status)
    return Failure(FailureKind.BAD_ANSWER, "AllTick answered something that is not its JSON")


def read_question(call: Call, status: int, body: bytes) -> AnswerValue | Failure:
    """The parsed answer to a question; symbols that were not asked for are left out. Never raises."""
    data = read_body(status, body)
    if isinstance(data, Failure):
        return data
    if data is not None and not isinstance(data, dict):
        return Failure(FailureKind.BAD_ANSWER, "AllTick answered with data of an undocumented form")
    question = call.question
    match question:
        case GetSnapshots():
            return parse.parse_snapshots(data, question.symbols)
        case GetDepth():
            return tuple(one for one in parse.parse_depths(data) if one.symbol in question.symbols)
        case GetTrades():
            return tuple(one for one in parse.parse_trades(data) if one.symbol in question.symbols)
        case GetInstruments():
            return tuple(one for one in parse.parse_instruments(data) if one.symbol in question.symbols)
        case GetBars():
            return parse.parse_bars(data, question.symbol, question.interval, question.before_ms)
    return Failure(FailureKind.NOT_OFFERED, f"AllTick does not offer this ({type(question).__name__})")
