"""The operator's products: the world's instruments under numbers of our own (MultiMarkets 2.7, 3.6).

The vendor's pairs and contracts are other instruments than those of QOS. The demo has one world: its crypto pair and
the perpetual of the same name share one path, and so do a contract and the currency, index or metal it is on.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from qosdesk.demo.bodies import Json
from qosdesk.demo.calendar import REGULAR, week_key
from qosdesk.demo.instruments import DemoInstrument
from qosdesk.demo.world import World

CONTRACT, SPOT, STOCK = 1, 5, 6  # trade_type (MultiMarkets 3.6)
MAKER, MATCHING = 1, 3  # trade_mode
_FIRST_ID: Final = MappingProxyType(
    {"CF": 2101, "FX": 3101, "CM": 4101, "IX": 5101, "US": 6101, "HK": 7101, "SH": 8101, "SZ": 9101}
)
_LABELS: Final = MappingProxyType({"CF": "cryptocurrency", "FX": "forex", "CM": "commodity", "IX": "index"})
_ALSO_CONTRACTS: Final = frozenset({"BTCUSDT", "ETHUSDT"})
_LEVELS = 10
_DAY_MINUTES = 1440
_MINUTE_MS = 60_000


@dataclass(frozen=True, slots=True)
class Product:
    """One entry of the product list: a symbol id under one trade type."""

    symbol_id: int
    trade_type: int
    deal_mode: int
    code: str
    base: str | None
    instrument: DemoInstrument
    order: int

    @property
    def is_stock(self) -> bool:
        """Whether it is on the socket of shares."""
        return self.trade_type == STOCK

    @property
    def levels(self) -> int:
        """Book levels at most: `priceBreadth`."""
        return min(self.instrument.levels, _LEVELS)


def load_products(instruments: Iterable[DemoInstrument]) -> dict[tuple[int, int], Product]:
    """All products by (symbol id, trade type); ids follow the order of the world's table, market by market."""
    found: dict[tuple[int, int], Product] = {}
    next_id = dict(_FIRST_ID)
    for one in instruments:
        symbol_id = next_id[one.market]
        next_id[one.market] += 1
        for trade_type, mode in _kinds(one):
            product = Product(symbol_id, trade_type, mode, _code(one), _base(one), one, len(found) + 1)
            found[symbol_id, trade_type] = product
    return found


def _kinds(one: DemoInstrument) -> tuple[tuple[int, int], ...]:
    """(trade type, deal mode): coins are spot, two of them contracts as well."""
    if one.market in _LABELS:
        spot = ((SPOT, MATCHING),) if one.market == "CF" else ()
        contract = one.market != "CF" or one.code in _ALSO_CONTRACTS
        return (*spot, (CONTRACT, MAKER)) if contract else spot
    return ((STOCK, MATCHING),)


def _code(one: DemoInstrument) -> str:
    if one.market == "CF":
        return f"{_base(one)}/{one.currency}"
    return one.code if one.market in _LABELS else f"{one.code}.{one.market}"


def _base(one: DemoInstrument) -> str | None:
    if one.market == "CF":
        return one.code.removesuffix(one.currency)
    return one.code[:3] if one.market == "FX" else None


def base_info(product: Product, world: World, now_ms: int, language: str) -> Json:
    """An element of getSymbolBaseList (MultiMarkets 2.7)."""
    one = product.instrument
    market = world.market(one.symbol)
    assert market is not None
    spread = f"{2 / one.scale:.{one.decimals}f}" if one.market == "FX" else "0"
    return {
        "tradeType": product.trade_type,
        "symbolId": product.symbol_id,
        "symbolCode": product.code,
        "symbolName": one.name_zh if language.startswith("zh") else one.name_en,
        "baseCurrency": product.base,
        "profitCurrency": one.currency,
        "customerGroupIds": None,
        "symbolGroupIds": None,
        "symbolDigits": one.digits,
        "askSpread": spread,
        "bidSpread": f"-{spread}" if spread != "0" else "0",
        "pointRatio": 10 if one.market == "FX" else 0,
        "dealMode": product.deal_mode,
        "etf": False,
        "fundId": None,
        "labels": _LABELS.get(one.market, "stock"),
        "sortNum": product.order,
        "enableShortLoan": 0,
        "enableLongLoan": 0,
        "dividend": 0,
        "inHolidayTime": 0,
        "inTradeTime": int(market.is_trading(now_ms)),
        "holidayTimeList": [],
        "tradeTimeList": session_times(world, one, now_ms),
    }


def search_info(product: Product, trade_types: str, language: str) -> Json:
    """An element of getSymbolList."""
    one = product.instrument
    return {
        "id": product.symbol_id,
        "status": 1,
        "name": one.name_zh if language.startswith("zh") else one.name_en,
        "code": product.code,
        "baseCurrency": product.base,
        "profitCurrency": one.currency,
        "sourceId": f"DEMO_SOURCE_{one.market}_{one.code}",
        "tradeTypes": trade_types,
        "etf": False,
    }


def detail(product: Product, world: World, now_ms: int, language: str) -> Json:
    """The object of getSymbolDetail: the useful ones of its hundred fields."""
    one = product.instrument
    info = base_info(product, world, now_ms, language)
    for name in ("customerGroupIds", "symbolGroupIds", "sortNum", "inHolidayTime", "inTradeTime"):
        del info[name]
    step = one.lot_size if product.is_stock else one.unit_shares
    return info | {
        "askSpread": float(info["askSpread"]),
        "bidSpread": float(info["bidSpread"]),
        "numberDigits": 3 if one.market == "CF" else 0,
        "priceBreadth": product.levels,
        "contractSize": 1,
        "minVolume": step,
        "maxVolume": step * 100_000,
        "volumeStep": step,
        "minTradeUnit": one.lot_size if product.is_stock else 0,
        "tradeEnable": 1,
        "stockStatus": "TRADING" if product.is_stock else None,
        "quoteTimeList": info["tradeTimeList"],
        "startTime": None,
        "endTime": None,
    }


def session_times(world: World, one: DemoInstrument, now_ms: int) -> list[Json]:
    """`tradeTimeList`: this week's sessions in minutes of the venue's day; shares without their extended ones."""
    calendar = world.calendar_of(one)
    monday = week_key(calendar.local_date(now_ms))
    found: list[Json] = []
    for weekday in range(7):
        day = monday + weekday
        if not calendar.is_trading_day(day):
            continue
        midnight_ms = calendar.day_stamp_ms(day)
        for segment in calendar.segments(day):
            if segment.session == REGULAR:
                start, end = ((at - midnight_ms) // _MINUTE_MS for at in (segment.start_ms, segment.end_ms))
                found.append(
                    {"dayOfWeek": weekday + 1, "startTime": max(start, 0), "endTime": min(end, _DAY_MINUTES)}
                )
    return found
