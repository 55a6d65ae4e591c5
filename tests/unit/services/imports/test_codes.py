"""What a code says by its form alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qosdesk.domain.imports import Format, Why
from qosdesk.domain.symbols import parse_symbol
from qosdesk.services.imports.codes import clean, in_market, read_code

CERTAIN = """
HK:00700 HK:700 QOS
us:brk.b US:BRK.B QOS
CF:BTCUSDT CF:BTCUSDT QOS
NASDAQ:AAPL US:AAPL TradingView
NYSE:BRK.B US:BRK.B TradingView
HKEX:5 HK:5 TradingView
SSE:000001 SH:000001 TradingView
SZSE:399001 SZ:399001 TradingView
BYBIT:ETHUSDT.P CF:ETHUSDT TradingView
FX_IDC:USDCNH FX:USDCNH TradingView
FX:XAUUSD CM:XAUUSD TradingView
OANDA:XAUUSD CM:XAUUSD TradingView
TVC:UKOIL CM:XBRUSD TradingView
HSI:HSI IX:HSI TradingView
HK.00700 HK:700 Futu
US.BRK.B US:BRK.B Futu
HK.800000 IX:HSI Futu
US..SPX IX:SPX Futu
700.HK HK:700 Longbridge
BRK.A.US US:BRK.A Longbridge
600519.SH SH:600519 Longbridge
0700.HK HK:700 Yahoo
600519.SS SH:600519 Yahoo
EURUSD=X FX:EURUSD Yahoo
JPY=X FX:USDJPY Yahoo
^N225 IX:JPN225 Yahoo
.DJI.US IX:DJI AllTick
USOIL CM:XTIUSD AllTick
SH600519 SH:600519 Xueqiu
hk00700 HK:700 Xueqiu
gb_aapl US:AAPL Xueqiu
usAAPL.OQ US:AAPL Xueqiu
1600519 SH:600519 TDX
0000001 SZ:000001 TDX
31#00700 HK:700 TDX
74#AAPL US:AAPL TDX
AAPL.O US:AAPL Reuters
600519.XSHG SH:600519 Reuters
BTC-USDT-SWAP CF:BTCUSDT crypto
BTC/USDT:USDT CF:BTCUSDT crypto
BTCUSDT.P CF:BTCUSDT TradingView
600519 SH:600519 bare
300750 SZ:300750 bare
588000 SH:588000 bare
00700 HK:700 bare
0700 HK:700 bare
9988 HK:9988 bare
EUR/USD FX:EURUSD bare
USDJPY FX:USDJPY bare
XAUUSD CM:XAUUSD bare
"""


@pytest.mark.parametrize("case", CERTAIN.strip().splitlines())
def test_a_code_that_names_its_market_is_certain(case: str) -> None:
    text, symbol, whose = case.split()
    code = read_code(text)
    assert code is not None
    assert code.is_certain
    assert code.symbols == (parse_symbol(symbol),)
    assert code.format.value.startswith(whose)


@pytest.mark.parametrize(
    ("text", "candidates", "why"),
    [
        ("000001", "SZ:000001 SH:000001", Why.TWO_MARKETS),
        ("113050", "SH:113050 SZ:113050", Why.TWO_MARKETS),
        ("700", "HK:700 SZ:000700", Why.CUT_ZEROS),
        ("1", "HK:1 SZ:000001", Why.CUT_ZEROS),
        ("0070", "HK:70 HK:700", Why.CUT_DIGIT),
        ("BTC-USD", "CC:BTCUSDT CF:BTCUSDT", Why.NEAR),
        ("BINANCE:BTCUSDT", "CC:BTCUSDT CF:BTCUSDT", Why.NEAR),
        ("SOL/USDT", "CC:SOLUSDT CF:SOLUSDT", Why.NEAR),
        ("GC=F", "CM:XAUUSD", Why.NEAR),
        ("NYMEX:CL1!", "CM:XTIUSD", Why.NEAR),
        ("US500", "IX:SPX", Why.NEAR),
    ],
)
def test_a_code_with_two_meanings_has_them_all_and_says_why(text: str, candidates: str, why: Why) -> None:
    code = read_code(text)
    assert code is not None
    assert not code.is_certain
    assert code.why is why
    assert code.symbols == tuple(parse_symbol(one) for one in candidates.split())


@pytest.mark.parametrize(
    ("text", "why", "detail"),
    [
        ("830799", Why.NO_MARKET, "BJ"),
        ("BJ430047", Why.NO_MARKET, "BJ"),
        ("2830799", Why.NO_MARKET, "BJ"),
        ("7203.T", Why.NO_MARKET, "T"),
        ("TSE:7203", Why.NO_MARKET, "TSE"),
        ("SG.D05", Why.NO_MARKET, "SG"),
        ("62#000300", Why.NO_MARKET, "62"),
        ("BINANCE:ETHBTC", Why.NO_MARKET, "BINANCE"),
        ("CME_MINI:ES1!", Why.NO_MARKET, "CME_MINI"),
        ("HK:123456", Why.BAD_CODE, "HK"),
        ("600519.SZ", Why.BAD_CODE, "SZ"),
        ("0600519", Why.BAD_CODE, "SZ"),
        ("12345678", Why.BAD_CODE, ""),
        ("0", Why.BAD_CODE, "HK"),
    ],
)
def test_a_code_that_no_feed_has_says_what_is_missing(text: str, why: Why, detail: str) -> None:
    code = read_code(text)
    assert code is not None
    assert (code.symbols, code.why, code.detail) == ((), why, detail)


@pytest.mark.parametrize(
    ("text", "bare"), [("aapl", "AAPL"), ("BRK-B", "BRK.B"), ("brk b", "BRK.B"), ("V", "V")]
)
def test_a_bare_ticker_is_for_the_product_lists_to_know(text: str, bare: str) -> None:
    code = read_code(text)
    assert code is not None
    assert (code.symbols, code.bare, code.format) == ((), bare, Format.BARE)


@pytest.mark.parametrize("text", ["", "腾讯控股", "hello there", "=1+1", "x" * 50, "12.5%", "a/b/c"])
def test_what_is_no_code_is_none(text: str) -> None:
    assert read_code(text) is None


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ('="600519"', "600519"),
        ("='00700", "00700"),
        ("'00700", "00700"),
        ("$AAPL$", "AAPL"),
        ("６００５１９", "600519"),
        ("\ufeff700 ", "700"),
    ],
)
def test_a_cell_is_cleaned_of_what_spreadsheets_put_around_it(cell: str, text: str) -> None:
    assert clean(cell).lstrip("='") == text


@pytest.mark.parametrize(
    ("market", "text", "symbol"),
    [
        ("SZ", "1", "SZ:000001"),
        ("HK", "00700", "HK:700"),
        ("US", "brk/b", "US:BRK.B"),
        ("SH", "600519", "SH:600519"),
    ],
)
def test_a_market_beside_a_code_decides(market: str, text: str, symbol: str) -> None:
    code = in_market(market, text)
    assert code is not None
    assert code.symbols == (parse_symbol(symbol),)


@given(st.text(max_size=45))
def test_no_text_breaks_the_reading_and_what_is_certain_is_canonical(text: str) -> None:
    code = read_code(clean(text))
    for symbol in code.symbols if code is not None else ():
        assert parse_symbol(str(symbol)) == symbol


@given(st.from_regex(r"[A-Z0-9.:#^=/\-]{1,16}", fullmatch=True))
def test_no_code_breaks_the_reading(text: str) -> None:
    code = read_code(text)
    for symbol in code.symbols if code is not None else ():
        assert parse_symbol(str(symbol)) == symbol
