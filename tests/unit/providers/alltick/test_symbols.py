"""Codes: vendor's spelling and canonical symbols, both ways."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qosdesk.domain.symbols import Symbol, SymbolError
from qosdesk.paths import resource
from qosdesk.providers.alltick.symbols import (
    ALLTICK_MARKETS,
    has_sides,
    has_sizes,
    is_stock,
    lot_of,
    parse_symbol,
    parse_wire_symbol,
    wire_code,
)

SPELLINGS = {
    "AAPL.US": "US:AAPL",
    "BRK.A.US": "US:BRK.A",
    "AACT.WS.US": "US:AACT.WS",
    "ABRpD.US": "US:ABR-PD",
    "ABRp.US": "US:ABR-P",
    "700.HK": "HK:700",
    "600519.SH": "SH:600519",
    "000001.SZ": "SZ:000001",
    "HSI.HK": "IX:HSI",
    ".DJI.US": "IX:DJI",
    ".SPX.US": "IX:SPX",
    ".IXIC.US": "IX:IXIC",
    "000001.SH": "IX:SSEC",
    "399001.SZ": "IX:399001",
    "BTCUSDT": "CC:BTCUSDT",
    "C98USDT": "CC:C98USDT",
    "EURUSD": "FX:EURUSD",
    "GOLD": "CM:GOLD",
    "Silver": "CM:SILVER",
    "XAUEUR": "CM:XAUEUR",
    "US500": "CD:US500",
    "SMI": "CD:SMI",
}


@pytest.mark.parametrize(("wire", "code"), SPELLINGS.items())
def test_a_documented_spelling_is_a_canonical_symbol_and_back(wire, code):
    symbol = parse_symbol(wire)
    assert str(symbol) == code
    assert wire_code(symbol) == wire
    assert parse_wire_symbol(wire) == symbol
    assert parse_symbol(code) == symbol
    assert parse_symbol(code.lower()) == symbol


def test_every_listed_product_has_a_code_that_is_its_own():
    rows = json.loads(resource("products", "alltick.json").read_text(encoding="utf-8"))
    symbols = [parse_symbol(code) for code, _, _ in rows]
    codes = [wire_code(symbol) for symbol in symbols]
    assert [parse_wire_symbol(code) for code in codes] == symbols
    assert len(set(codes)) == len(rows)
    markets = [symbol.market for symbol in symbols]
    assert {market: markets.count(market) for market in ("FX", "CM", "CD", "CC", "IX")} == {
        "FX": 34,
        "CM": 12 + 7,
        "CD": 16,
        "CC": 200,
        "IX": 9,
    }
    assert all(english and chinese for _, english, chinese in rows)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("aapl.us", "US:AAPL"),
        (" 00700.hk ", "HK:700"),
        ("silver", "CM:SILVER"),
        ("SILVER", "CM:SILVER"),
        ("btcusdt", "CC:BTCUSDT"),
        ("hsi.hk", "IX:HSI"),
        ("abrpd.us", "US:ABRPD"),
        ("TSLA9.US", "US:TSLA9"),
        ("US:ZZZZ", "US:ZZZZ"),
    ],
)
def test_the_user_may_write_in_any_case_and_codes_that_no_list_has(text, code):
    assert str(parse_symbol(text)) == code


def test_the_older_syntax_is_read_from_the_wire():
    assert str(parse_wire_symbol("HK-1288")) == "HK:1288"


@pytest.mark.parametrize(
    "text",
    ["", "GC", "AAPL", "AAPL.NY", "7.US.", ".XYZ.US", "ABC.HK", "12.SH", "CF:BTCUSDT", "XX:A", "XAUUSD"],
)
def test_what_is_no_code_is_refused_with_a_reason(text):
    with pytest.raises(SymbolError):
        parse_symbol(text)


@pytest.mark.parametrize(
    "symbol",
    [
        Symbol("SH", "000001"),
        Symbol("SZ", "399001"),
        Symbol("IX", "NDX"),
        Symbol("FX", "XAUUSD"),
        Symbol("FX", "EUR"),
        Symbol("FX", "EURPLN"),
        Symbol("CC", "BTCUSD"),
        Symbol("CD", "GER40"),
        Symbol("CM", "XBRUSD"),
        Symbol("CM", "XAUUSD"),
        Symbol("CM", "XPTEUR"),
        Symbol("CM", "EURUSD"),
        Symbol("XX", "A"),
    ],
)
def test_a_symbol_that_would_come_back_as_another_or_is_not_listed_has_no_code(symbol):
    assert wire_code(symbol) is None


@given(st.text(max_size=60) | st.integers() | st.none() | st.lists(st.text()))
def test_anything_from_the_wire_is_a_symbol_or_none(text):
    symbol = parse_wire_symbol(text)
    assert symbol is None or symbol.market in ALLTICK_MARKETS


@given(st.from_regex(r"[.A-Za-z0-9]{1,8}(\.(US|HK|SH|SZ))?", fullmatch=True))
def test_what_has_a_code_comes_back_from_it(text):
    symbol = parse_wire_symbol(text)
    code = wire_code(symbol) if symbol is not None else None
    assert code is None or parse_wire_symbol(code) == symbol


def test_families_lots_sides_and_sizes():
    said = {
        code: parse_symbol(code)
        for code in ("HK:700", "SH:600519", "IX:SSEC", "FX:EURUSD", "CC:BTCUSDT", "CD:US500")
    }
    assert [code for code, symbol in said.items() if is_stock(symbol)] == ["HK:700", "SH:600519", "IX:SSEC"]
    assert [code for code, symbol in said.items() if lot_of(symbol) == 100.0] == ["SH:600519"]
    assert [code for code, symbol in said.items() if not has_sides(symbol)] == ["FX:EURUSD"]
    assert [code for code, symbol in said.items() if not has_sizes(symbol)] == ["FX:EURUSD", "CD:US500"]
