"""Words and codes of other programs: exchanges, indices, commodities, headers. Imports domain only."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final


def _map(text: str) -> Mapping[str, str]:
    """`A>X B>X` as a mapping."""
    return MappingProxyType(dict(pair.split(">") for pair in text.split()))


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


EXCHANGES: Final = _map(
    "NASDAQ>US NYSE>US AMEX>US ARCA>US NYSEARCA>US NYSEAMERICAN>US BATS>US CBOE>US OTC>US NMS>US NYQ>US PCX>US"
    " HKEX>HK SEHK>HK SSE>SH SHSE>SH SZSE>SZ XSHG>SH XSHE>SZ XHKG>HK XNAS>US XNYS>US"
    " FX>FX FX_IDC>FX FXCM>FX FOREX>FX"
)
"""TradingView's, Yahoo's and ISO's exchanges -> our markets."""

BROKERS: Final = _words(
    "OANDA FOREXCOM SAXO PEPPERSTONE ICMARKETS CAPITALCOM EIGHTCAP TVC BLACKBULL VANTAGE FXOPEN IG"
)
"""Quoters of pairs and metals in TradingView."""

COIN_VENUES: Final = _words(
    "BINANCE BYBIT OKX BITGET HUOBI HTX GATEIO KUCOIN MEXC COINBASE KRAKEN BITSTAMP BITFINEX CRYPTO "
    "CRYPTOCAP COINEX PHEMEX BINGX DERIBIT BITMEX GEMINI WHITEBIT"
)
"""Crypto exchanges in TradingView."""

FUTURES_VENUES: Final = _words("COMEX NYMEX CME CME_MINI CBOT CBOT_MINI ICEUS ICEEUR MCX SHFE DCE CZCE CFFEX")

INDICES: Final = _map(
    # TradingView
    "HSI:HSI>HSI HKEX:HSI>HSI TVC:HSI>HSI HSI:HSTECH>HSTECH HSI:HSCEI>HSCEI SP:SPX>SPX TVC:SPX>SPX NASDAQ:NDX>NDX"
    " TVC:NDX>NDX DJ:DJI>DJI TVC:DJI>DJI TVC:NI225>JPN225 INDEX:NKY>JPN225 XETR:DAX>GER40 TVC:DAX>GER40"
    " TVC:DEU40>GER40 TVC:UKX>UK100 FTSE:UKX>UK100 TVC:CAC40>FRA40 EURONEXT:PX1>FRA40"
    # Yahoo
    " ^HSI>HSI ^HSTECH>HSTECH ^HSCE>HSCEI ^GSPC>SPX ^SPX>SPX ^NDX>NDX ^DJI>DJI ^N225>JPN225 ^GDAXI>GER40"
    " ^FTSE>UK100 ^FCHI>FRA40"
    # Futu, Longbridge, AllTick, Xueqiu
    " HK.800000>HSI HK.800700>HSTECH HK.800100>HSCEI HSI.HK>HSI HSTECH.HK>HSTECH HSCEI.HK>HSCEI HKHSI>HSI"
    " HKHSTECH>HSTECH HKHSCEI>HSCEI US..DJI>DJI US..SPX>SPX US..INX>SPX US..NDX>NDX .DJI.US>DJI .SPX.US>SPX"
    " .INX.US>SPX .NDX.US>NDX .DJI>DJI .INX>SPX .SPX>SPX .NDX>NDX"
)
"""Whole codes of others -> our IX codes."""

COMMODITIES: Final = _map(
    "TVC:GOLD>XAUUSD TVC:SILVER>XAGUSD TVC:USOIL>XTIUSD TVC:UKOIL>XBRUSD USOIL>XTIUSD UKOIL>XBRUSD"
)
"""Whole codes of others -> our CM codes."""

FUTURES: Final = _map(
    "GC>XAUUSD MGC>XAUUSD SI>XAGUSD CL>XTIUSD BZ>XBRUSD NG>XNGUSD HG>COPPER PL>XPTUSD PA>XPDUSD"
)
"""Roots of futures -> the CM code that is near, not the same."""

NEAR: Final = _map(
    "GOLD>CM:XAUUSD SILVER>CM:XAGUSD PLATINUM>CM:XPTUSD PALLADIUM>CM:XPDUSD NGAS>CM:XNGUSD US500>IX:SPX NAS100>IX:NDX"
    " US30>IX:DJI HK50>IX:HSI UK100>IX:UK100 GER30>IX:GER40 FRA40>IX:FRA40 CHA50>IX:CSI300"
)
"""AllTick's commodities and contracts on indices -> what is near."""

CURRENCIES: Final = _words(
    "USD EUR JPY GBP AUD NZD CAD CHF CNY CNH HKD SGD SEK NOK DKK MXN ZAR TRY THB KRW INR PLN HUF CZK TWD ILS"
)
METALS: Final = _words("XAUUSD XAGUSD XPTUSD XPDUSD XBRUSD XTIUSD XNGUSD")

FOREIGN: Final = _words(
    "T L TO TW TWO KS KQ SI AX DE PA F AS MI SW BJ V NS BO JP SG AU MY UK CA KR HE ST OL CO VI BR LS "
    "MC SA JK BK NZ MX TA IS IL WA JO"
)
"""Suffixes (and Futu's prefixes) of markets that no feed of ours has; a share class has A to E."""

SH_INDICES: Final = _words(
    "000001 000002 000003 000010 000015 000016 000300 000510 000688 000852 000903 000904 000905 "
    "000906 000922 000985"
)
"""Indices of Shanghai that people watch and whose six digits are a code of Shenzhen too; others count once a product
list has them."""

MARKET_WORDS: Final = MappingProxyType(
    {
        **{market: market for market in ("US", "HK", "SH", "SZ", "CF", "FX", "IX", "CM", "CC", "CD")},
        **EXCHANGES,
        "上海": "SH",
        "沪": "SH",
        "沪市": "SH",
        "上证": "SH",
        "上交所": "SH",
        "上海证券交易所": "SH",
        "沪a": "SH",
        "深圳": "SZ",
        "深": "SZ",
        "深市": "SZ",
        "深证": "SZ",
        "深交所": "SZ",
        "深圳证券交易所": "SZ",
        "深a": "SZ",
        "香港": "HK",
        "港股": "HK",
        "港": "HK",
        "港交所": "HK",
        "香港交易所": "HK",
        "美国": "US",
        "美股": "US",
        "美": "US",
        "纳斯达克": "US",
        "纽交所": "US",
        "SHANGHAI": "SH",
        "SHENZHEN": "SZ",
        "HONG KONG": "HK",
        "USA": "US",
        "UNITED STATES": "US",
    }
)
"""What stands in a column of markets -> our markets; keys as `upper()` gives them, Chinese ones with `a` as is."""

HEADERS: Final = MappingProxyType(
    {
        "code": "symbol code ticker symbols 代码 证券代码 股票代码 股票 合约代码 商品代码 标的代码 标的",
        "name": "name company description security instrument 名称 股票名称 证券名称 简称 证券简称 公司名称 中文名称",
        "market": "market exchange 市场 交易所 所属市场 证券市场 交易市场",
        "section": "section group category list 分组 分区 组别 自选分组 板块名称",
        "tag": "tag color colour flag 标签 颜色 标记 颜色标签",
        "note": "note notes comment comments memo remark remarks 备注 笔记 注释 说明",
        "alias": "alias nickname 别名 昵称",
    }
)
"""Field -> words that head its column."""
