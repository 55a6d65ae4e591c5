"""One canonical form of a symbol."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qosdesk.domain.symbols import MARKETS, Symbol, SymbolError, canonical_code, parse_symbol

CODES = st.one_of(
    st.tuples(st.just("HK"), st.integers(1, 99999).map(str)),
    st.tuples(st.sampled_from(["SH", "SZ"]), st.integers(0, 999999).map("{:06d}".format)),
    st.tuples(
        st.sampled_from(["US", "CF", "FX", "IX", "CM"]),
        st.from_regex(r"[A-Z0-9][A-Z0-9.\-]{0,9}", fullmatch=True),
    ),
)


@given(CODES)
def test_a_symbol_survives_its_own_text(pair):
    symbol = Symbol(*pair)
    assert parse_symbol(str(symbol)) == symbol
    assert parse_symbol(f"  {str(symbol).lower()} ") == symbol


@given(st.integers(1, 99999), st.integers(0, 4))
def test_hong_kong_codes_have_no_padding(number, zeros):
    padded = str(number).zfill(zeros + 1)
    assert parse_symbol(f"HK:{padded}") == Symbol("HK", str(number))


def test_mainland_zeros_are_significant():
    assert str(parse_symbol("SZ:000001")) == "SZ:000001"
    with pytest.raises(SymbolError, match="six digits"):
        parse_symbol("SZ:1")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "write MARKET:CODE"),
        ("AAPL", "write MARKET:CODE"),
        ("US:", "write MARKET:CODE"),
        (":AAPL", "unknown market"),
        ("XX:1", "unknown market 'XX'"),
        ("HK:0", "1 to 5 digits"),
        ("HK:00000", "1 to 5 digits"),
        ("HK:123456", "1 to 5 digits"),
        ("HK:٧٠٠", "not a code"),
        ("HK:TENCENT", "digits only"),
        ("US:A,B", "not a code"),
        ("US:A B", "not a code"),
        ("US:" + "A" * 33, "not a code"),
    ],
)
def test_what_is_no_symbol_is_refused_in_one_line(text, words):
    with pytest.raises(SymbolError, match=words) as error:
        parse_symbol(text)
    assert "\n" not in str(error.value)


def test_another_vendors_market_is_a_market_where_that_vendor_is_in_use():
    with pytest.raises(SymbolError):
        parse_symbol("SPOT:BTCUSD")
    assert parse_symbol("spot:btcusd", extra_markets=frozenset({"SPOT"})) == Symbol("SPOT", "BTCUSD")


def test_only_mainland_volumes_come_in_lots():
    assert {market for market, info in MARKETS.items() if info.lot_shares != 1} == {"SH", "SZ"}
    assert set(MARKETS) == {"US", "HK", "SH", "SZ", "CF", "FX", "IX", "CM", "CC", "CD"}


def test_symbols_sort_by_market_then_code():
    assert sorted([Symbol("US", "A"), Symbol("HK", "9"), Symbol("HK", "700")])[0] == Symbol("HK", "700")
    assert canonical_code("US", " brk.b ") == "BRK.B"
