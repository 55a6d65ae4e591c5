"""Questions as QOS requests, over HTTP (QOS 4) and over the socket (QOS 5.6), and their answers.

Imports feed, domain and the JSON library.

A request never holds the key: the runner adds it as the provider's auth says.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final, TypeAlias

import msgspec

from qosdesk.domain.symbols import Symbol
from qosdesk.feed.calls import (
    AnswerValue,
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
    Question,
    Registration,
)
from qosdesk.feed.messages import HttpRequest
from qosdesk.providers.qos import parse
from qosdesk.providers.qos.errors import classify
from qosdesk.providers.qos.symbols import CALENDAR_MARKETS, KT_OF, QOS_MARKETS, build_codes
from qosdesk.providers.reading import read_json

JsonObject: TypeAlias = dict[str, object]

_LINK_TYPES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "snapshot": "RS",
        "trade": "RT",
        "depth": "RD",
        "kline": "RK",
        "history": "RH",
        "instrument-info": "RI",
    }
)
"""HTTP call -> request command; calendars and product lists have none (QOS 5.6)."""

COUNTERS: Final = (*_LINK_TYPES, "market-calendar", "product-list")
"""Each call has its own counter (QOS 6)."""


def build_question(question: Question) -> tuple[str, JsonObject] | None:
    """(call name, body) of a question; None if nothing in it can be asked of QOS."""
    match question:
        case GetSnapshots():
            return _build_codes("snapshot", question.symbols)
        case GetDepth():
            return _build_codes("depth", question.symbols)
        case GetTrades():
            return _build_codes("trade", question.symbols, {"count": max(1, question.count)})
        case GetInstruments():
            return _build_codes("instrument-info", question.symbols)
        case GetBars():
            return _build_bars(question)
        case GetCalendars():
            return _build_markets("market-calendar", question.markets, CALENDAR_MARKETS)
        case GetProducts():
            return _build_markets("product-list", question.markets, QOS_MARKETS)


def _build_codes(
    name: str, symbols: tuple[Symbol, ...], more: JsonObject | None = None
) -> tuple[str, JsonObject] | None:
    codes = build_codes(symbol for symbol in symbols if symbol.market in QOS_MARKETS)
    return (name, {"codes": codes, **(more or {})}) if codes else None


def _build_bars(question: GetBars) -> tuple[str, JsonObject] | None:
    """`/kline` for the latest bars, `/history` with `e` for older ones (QOS 4.6, 4.7)."""
    if question.symbol.market not in QOS_MARKETS:
        return None
    request: JsonObject = {"c": str(question.symbol)}
    if question.before_ms > 0:
        # Whether a bar stamped exactly `e` belongs to the answer is not documented: ask for a second earlier.
        request["e"] = (question.before_ms - 1) // 1000
    request |= {"co": max(1, question.count), "a": int(question.adjusted), "kt": KT_OF[question.interval]}
    return ("history" if question.before_ms > 0 else "kline"), {"kline_reqs": [request]}


def _build_markets(
    name: str, markets: tuple[str, ...], offered: frozenset[str]
) -> tuple[str, JsonObject] | None:
    asked = [market for market in dict.fromkeys(markets) if market in offered]
    return (name, {"market": asked}) if asked else None


def build_http(question: Question) -> HttpRequest | None:
    """The POST of a question (QOS 3); its counter is the call's name, as each call has its own (QOS 6)."""
    built = build_question(question)
    if built is None:
        return None
    name, body = built
    return HttpRequest("POST", f"/{name}", msgspec.json.encode(body), name)


def build_link_request(question: Question, request_id: int) -> str | None:
    """The request command of a question; None if only HTTP has it."""
    built = build_question(question)
    if built is None or built[0] not in _LINK_TYPES:
        return None
    name, body = built
    return build_text({"type": _LINK_TYPES[name], **body, "reqid": request_id})


def build_text(frame: JsonObject) -> str:
    """A text frame."""
    return msgspec.json.encode(frame).decode()


def build_register(email: str) -> HttpRequest:
    """The request for a key (QOS 4.1), sent without one."""
    return HttpRequest("POST", "/register", msgspec.json.encode({"email": email}), "register")


def read_register(status: int, body: bytes) -> Registration | Failure:
    """The key, what it may do (`limits.parse_permission`) and until when (QOS 4.1). Never raises."""
    data = read_body(status, body)
    if isinstance(data, Failure):
        return data
    key = data.get("key") if isinstance(data, dict) else None
    if not isinstance(data, dict) or not isinstance(key, str) or not key.strip():
        return Failure(FailureKind.BAD_ANSWER, "QOS answered the registration without a key.")
    expires = data.get("expires_at")
    return Registration(key.strip(), data.get("permission"), expires[:10] if isinstance(expires, str) else "")


def read_body(status: int, body: bytes) -> object | Failure:
    """`data` of an answer whose `msg` is `OK`, whatever the status (QOS 7); else why it is none. Never raises."""
    try:
        answer = read_json(body)
    except ValueError:
        answer = None
    if isinstance(answer, dict) and "msg" in answer:
        if answer["msg"] == "OK":
            return answer.get("data")
        return classify(answer["msg"], status)
    if status >= 300:
        return classify(None, status)
    return Failure(FailureKind.BAD_ANSWER, "QOS answered something that is not its JSON")


def read_question(call: Call, status: int, body: bytes) -> AnswerValue | Failure:
    """The parsed answer to a question; symbols that were not asked for are left out. Never raises."""
    data = read_body(status, body)
    if isinstance(data, Failure):
        return data
    if data is not None and not isinstance(data, (list, dict)):
        return Failure(FailureKind.BAD_ANSWER, "QOS answered with data of an undocumented form")
    question = call.question
    match question:
        case GetSnapshots():
            return tuple(s for s in parse.parse_snapshots(data) if s.symbol in question.symbols)
        case GetDepth():
            return tuple(d for d in parse.parse_depths(data) if d.symbol in question.symbols)
        case GetTrades():
            return tuple(t for t in parse.parse_trades(data) if t.symbol in question.symbols)
        case GetInstruments():
            return tuple(i for i in parse.parse_instruments(data) if i.symbol in question.symbols)
        case GetBars():
            return parse.parse_bars(data, question.symbol, question.interval, question.before_ms)
        case GetCalendars():
            return parse.parse_calendars(data)
        case GetProducts():
            return parse.parse_products(data)
