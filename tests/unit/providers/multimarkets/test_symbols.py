"""Which symbol a product of the operator's list has, and how users may write it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qosdesk.domain.symbols import Symbol, SymbolError, parse_symbol
from qosdesk.providers.multimarkets.symbols import Product, ProductTable, read_symbol, symbol_of


@pytest.mark.parametrize(
    ("code", "trade_type", "base", "quote", "label", "symbol"),
    [
        ("700.HK", 6, "", "HKD", "stock", "HK:700"),
        ("00700.HK", 6, "", "HKD", "stock", "HK:700"),
        ("AAPL.US", 6, "", "USD", "", "US:AAPL"),
        ("brk.b.US", 6, "", "USD", "", "US:BRK.B"),
        ("600519.SH", 6, "", "CNY", "", "SH:600519"),
        ("AAPL", 6, "", "USD", "", "US:AAPL"),
        ("700", 6, "", "HKD", "", "HK:700"),
        ("7203.T", 6, "", "JPY", "stock", "CD:7203.T"),
        ("BTC/USDT", 5, "BTC", "USDT", "cryptocurrency", "CC:BTCUSDT"),
        ("btcusdt", 5, "", "", "", "CC:BTCUSDT"),
        ("BTC/USDT", 1, "BTC", "USDT", "cryptocurrency", "CD:BTCUSDT"),
        ("EURUSD", 1, "EUR", "USD", "forex", "FX:EURUSD"),
        ("EUR/USD", 5, "", "", "", "FX:EURUSD"),
        ("XAUUSD", 1, "", "USD", "", "CM:XAUUSD"),
        ("USOIL", 1, "", "USD", "commodity", "CM:USOIL"),
        ("US500", 1, "", "USD", "index", "CD:US500"),
        ("???", 5, "", "", "", None),
    ],
)
def test_a_listed_product_has_the_symbol_that_its_code_and_labels_say(
    code, trade_type, base, quote, label, symbol
):
    found = symbol_of(code, trade_type, base, quote, label)
    assert (None if found is None else str(found)) == symbol


def product(code: str, symbol_id: int, trade_type: int) -> Product:
    symbol = symbol_of(code, trade_type)
    assert symbol is not None
    return Product(symbol, symbol_id, trade_type, 3, code)


def test_several_trade_types_of_one_code_are_several_symbols():
    table = ProductTable()
    table.fill([product("BTCUSDT", 1, kind) for kind in (3, 2, 1, 5)] + [product("BTC/USDT", 9, 1)])
    found = {str(symbol): table.of(symbol) for symbol in map(parse_symbol, ("CC:BTCUSDT", "CD:BTCUSDT"))}
    assert [(one.symbol_id, one.trade_type) for one in found.values() if one] == [(1, 5), (1, 1)]
    for text, key in (("CD:BTCUSDT.T2", (1, 2)), ("CD:BTCUSDT.T3", (1, 3)), ("CD:BTCUSDT.T1", (9, 1))):
        one = table.of(parse_symbol(text))
        assert one is not None
        assert (one.symbol_id, one.trade_type) == key


@given(
    st.lists(
        st.tuples(st.sampled_from(["A/B", "AB", "EURUSD", "700.HK"]), st.integers(1, 4), st.integers(1, 9))
    )
)
def test_no_two_products_share_a_symbol_and_none_is_lost(rows):
    table = ProductTable()
    made = table.fill([product(*row) for row in rows])
    assert len({one.symbol for one in made}) == len(made)
    assert {(one.symbol_id, one.trade_type) for one in made} == {row[1:] for row in rows}
    for one in made:
        found = table.at(one.symbol_id, one.trade_type)
        assert found is not None
        assert table.of(found.symbol) == found


def test_an_empty_list_does_not_take_away_what_is_known():
    table = ProductTable()
    table.fill([product("BTCUSDT", 1, 5)])
    table.fill([])
    assert table.of(Symbol("CC", "BTCUSDT")) is not None


@pytest.mark.parametrize(
    ("text", "symbol"),
    [
        ("aapl.us", "US:AAPL"),
        ("00700.HK", "HK:700"),
        ("BTC/USDT", "CC:BTCUSDT"),
        ("BTCUSDT", "CC:BTCUSDT"),
        ("EURUSD", "FX:EURUSD"),
        ("XAU/USD", "CM:XAUUSD"),
        ("CD:BTCUSDT.T2", "CD:BTCUSDT.T2"),
    ],
)
def test_users_write_symbols_as_operators_or_as_we_do(text, symbol):
    assert str(read_symbol(text)) == symbol


@pytest.mark.parametrize("text", ["", "AAPL", "x y z", "/", "XX:A"])
def test_what_names_no_market_is_no_symbol(text):
    with pytest.raises(SymbolError):
        read_symbol(text)
