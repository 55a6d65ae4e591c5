"""Questions as MultiMarkets requests and their answers: the gateway of clients and of managers, Markets/HTTP, and the
queries of the quote stream. Imports feed, domain and the JSON library.

A request holds neither token nor company: the runner adds them as the provider's credentials say.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final
from urllib.parse import quote
from uuid import uuid4

import msgspec

from qosdesk.domain.symbols import LISTED_SHARES, Symbol
from qosdesk.feed.calls import (
    AnswerValue,
    Call,
    Failure,
    FailureKind,
    GetBars,
    GetDepth,
    GetInstruments,
    GetProducts,
    GetSnapshots,
    GetTrades,
    Question,
)
from qosdesk.feed.messages import HttpRequest
from qosdesk.providers.multimarkets import parse
from qosdesk.providers.multimarkets.account import Account
from qosdesk.providers.multimarkets.errors import OK, classify_gateway, classify_stream
from qosdesk.providers.multimarkets.schemas import ID_MAX, KLINE, SNAPSHOT
from qosdesk.providers.multimarkets.symbols import KLINE_TYPE_OF, STOCK, Product, ProductTable
from qosdesk.providers.reading import Wire, entries, integer

JsonObject = dict[str, object]

BASE_LIST: Final = "getSymbolBaseList"
DETAIL: Final = "getSymbolDetail"
COMPANY_LIST: Final = "getSymbolByCompanyId"
DEPTH_TICK, TRADE_TICK, BARS = "depth-tick", "trade-tick", "kline"
CLIENT_COUNTERS: Final = (BASE_LIST, DETAIL)
MANAGER_COUNTERS: Final = (COMPANY_LIST, DEPTH_TICK, TRADE_TICK, BARS)
"""The gateway counts each endpoint by itself (MM 5.1)."""

_APP: Final = "/global/config.app.AppSymbolDubboService."
_ADMIN: Final = "/config.admin.AdminSymbolDubboService."


# --- the client's gateway ---------------------------------------------------------------------------------------------


def build_client(question: Question, products: ProductTable, account: Account) -> HttpRequest | None:
    """The POST of a question to the client gateway (MM 2.7); None if it has none."""
    match question:
        case GetProducts():
            body: JsonObject = {"customerGroupId": account.customer_group_id}
            return HttpRequest("POST", _APP + BASE_LIST, msgspec.json.encode(body), BASE_LIST)
        case GetInstruments():
            product = next(_listed(question.symbols, products), None)
            if product is None:
                return None
            body = {"tradeType": product.trade_type, "symbolId": product.symbol_id}
            version = (("version", "0.0.2"),)
            return HttpRequest("POST", _APP + DETAIL, msgspec.json.encode(body), DETAIL, version)
    return None


# --- the manager's surfaces -------------------------------------------------------------------------------------------


def build_manager(question: Question, products: ProductTable, account: Account) -> HttpRequest | None:
    """The request of a question to the manager's gateway (MM 2.7) or Markets/HTTP (MM 2.8); None if neither has it."""
    match question:
        case GetProducts():
            body: JsonObject = {"companyId": account.company_id}
            version = (("version", "0.0.1"),)
            return HttpRequest(
                "POST", _ADMIN + COMPANY_LIST, msgspec.json.encode(body), COMPANY_LIST, version
            )
        case GetSnapshots() | GetTrades():
            return _build_ticks(TRADE_TICK, question.symbols, products)
        case GetDepth():
            return _build_ticks(DEPTH_TICK, question.symbols, products)
        case GetBars():
            product = products.of(question.symbol)
            if product is None or question.interval not in KLINE_TYPE_OF:
                return None
            data = {"code": product.code, **_bars_asked(question), "adjust_type": int(question.adjusted)}
            return _markets(product, BARS, data)
    return None


def _build_ticks(name: str, symbols: tuple[Symbol, ...], products: ProductTable) -> HttpRequest | None:
    """Of the first product's group: shares are asked for elsewhere than the others."""
    listed = list(_listed(symbols, products))
    if not listed:
        return None
    alike = [one for one in listed if _group(one) == _group(listed[0])]
    return _markets(listed[0], name, {"symbol_list": [{"code": one.code} for one in alike]})


def _markets(product: Product, name: str, data: JsonObject) -> HttpRequest:
    query = quote(msgspec.json.encode({"trace": str(uuid4()), "data": data}), safe="")
    return HttpRequest("GET", f"/{_group(product)}/{name}?query={query}", b"", name)


def _group(product: Product) -> str:
    return "quote-stock-b-api" if product.trade_type == STOCK else "quote-b-api"


# --- the quote stream -------------------------------------------------------------------------------------------------


def build_query(question: Question, products: ProductTable) -> tuple[int, JsonObject] | None:
    """(command, data) of a question that the stream answers: 14012 and 14022 (MM 4.5, 4.8)."""
    match question:
        case GetBars():
            product = products.of(question.symbol)
            if product is None or question.interval not in KLINE_TYPE_OF:
                return None
            return KLINE, {**product.triple, **_bars_asked(question)}
        case GetSnapshots():
            triples = [product.triple for product in _listed(question.symbols, products)]
            return (SNAPSHOT, {"symbol_list": triples}) if triples else None
    return None


def _bars_asked(question: GetBars) -> JsonObject:
    """Whether a bar stamped exactly with the end belongs to the answer is not documented: ask for a second earlier."""
    return {
        "kline_type": KLINE_TYPE_OF[question.interval],
        "kline_timestamp_end": (question.before_ms - 1) // 1000 if question.before_ms > 0 else 0,
        "query_kline_num": max(1, question.count),
    }


def is_share(symbol: Symbol) -> bool:
    """Whether a symbol is streamed where shares are (MM 3.1)."""
    return symbol.market in LISTED_SHARES


def _listed(symbols: tuple[Symbol, ...], products: ProductTable) -> Iterator[Product]:
    for symbol in dict.fromkeys(symbols):
        product = products.of(symbol)
        if product is not None:
            yield product


# --- answers ----------------------------------------------------------------------------------------------------------


def read_body(status: int, body: bytes) -> object | Failure:
    """`data` of an answer that went well, in either envelope (MM 2.3, 3.4); else why it did not. Never raises."""
    answer = parse.read_object(body)
    if answer is not None and "ret" in answer:
        if integer(answer["ret"], 1 << 31) == OK:
            return answer.get("data")
        return classify_stream(answer["ret"], answer.get("msg"))
    if answer is not None and "code" in answer:
        if answer["code"] in ("0", 0):
            return answer.get("data")
        words = answer.get("msg", answer.get("message"))
        return classify_gateway(answer["code"], words, status)
    if status >= 300:
        return classify_gateway(None, None, status)
    return Failure(FailureKind.BAD_ANSWER, "MultiMarkets answered something that is not its JSON")


def read_question(call: Call, status: int, body: bytes, products: ProductTable) -> AnswerValue | Failure:
    """The parsed answer to a question, over HTTP or over the stream; what was not asked for is left out. Never raises.

    The list of products is also kept: from then on the others can be asked.
    """
    data = read_body(status, body)
    if isinstance(data, Failure):
        return data
    if data is not None and not isinstance(data, list | dict):
        return Failure(FailureKind.BAD_ANSWER, "MultiMarkets answered with data of an undocumented form")
    question = call.question
    match question:
        case GetProducts():
            listed = parse.parse_products(data)
            if not listed and data:
                return Failure(FailureKind.BAD_ANSWER, "MultiMarkets listed no product that is understood")
            return tuple(parse.as_instrument(product) for product in products.fill(listed))
        case GetInstruments():
            product = next(_listed(question.symbols, products), None)
            return () if product is None else (parse.parse_detail(data, product),)
        case GetBars():
            return _read_bars(data, question, products)
        case GetSnapshots():
            # Of the stream they are whole (MM 4.8); of Markets/HTTP there is the last price only (MM 2.8).
            return tuple(parse.parse_snapshot(*one) for one in _ticks(data, question.symbols, products))
        case GetDepth():
            return tuple(parse.parse_ladders(*one) for one in _ticks(data, question.symbols, products))
        case GetTrades():
            return tuple(parse.parse_trade(*one) for one in _ticks(data, question.symbols, products))
    return Failure(FailureKind.NOT_OFFERED, "MultiMarkets does not offer this")


def _ticks(
    data: object, symbols: tuple[Symbol, ...], products: ProductTable
) -> Iterator[tuple[Wire, Product]]:
    """The entries of a `tick_list` about products that were asked for, by number or by code."""
    for entry in parse.listed(data, "tick_list"):
        product = products.coded(entry["code"]) if "code" in entry else parse.product_of(entry, products)
        if product is not None and product.symbol in symbols:
            yield entry, product


def _read_bars(data: object, question: GetBars, products: ProductTable) -> AnswerValue:
    """Those of the asked series, in an answer to one (MM 4.5) or to several (MM 4.6, 2.8)."""
    product = products.of(question.symbol)
    if product is None:
        return ()
    for series in _series(data):
        if _is_of(series, product):
            bars = parse.parse_bars(series, question.interval, question.before_ms)
            if bars:
                return bars
    return ()


def _series(data: object) -> Iterator[Wire]:
    if isinstance(data, list):
        yield from entries(data)
    elif isinstance(data, dict):
        yield data
        yield from entries(data.get("data_list"))
        yield from entries(data.get("kline_list"))


def _is_of(series: Wire, product: Product) -> bool:
    if "code" in series:
        return series["code"] == product.code
    if "symbol_id" in series:
        numbers = integer(series["symbol_id"], ID_MAX), integer(series.get("trade_type"), 1 << 31)
        return numbers == (product.symbol_id, product.trade_type)
    return True
