"""How AllTick spells the world's instruments (AllTick 3.4)."""

from __future__ import annotations

import pytest

from qosdesk.demo.alltick.codes import OTHER, STOCK, listings
from qosdesk.demo.instruments import load_instruments

INSTRUMENTS = load_instruments()
FAMILIES = {family: listings(INSTRUMENTS.values(), family) for family in (STOCK, OTHER)}


@pytest.mark.parametrize(
    ("family", "code", "symbol"),
    [
        (STOCK, "AAPL.US", "US:AAPL"),
        (STOCK, "BRK.B.US", "US:BRK.B"),
        (STOCK, "700.HK", "HK:700"),
        (STOCK, "600519.SH", "SH:600519"),
        (STOCK, "000001.SH", "SH:000001"),
        (STOCK, "000001.SZ", "SZ:000001"),
        (STOCK, "HSI.HK", "IX:HSI"),
        (STOCK, ".DJI.US", "IX:DJI"),
        (OTHER, "EURUSD", "FX:EURUSD"),
        (OTHER, "BTCUSDT", "CF:BTCUSDT"),
        (OTHER, "GOLD", "CM:XAUUSD"),
        (OTHER, "Silver", "CM:XAGUSD"),
        (OTHER, "USOIL", "CM:XTIUSD"),
        (OTHER, "US30", "IX:DJI"),
    ],
)
def test_codes_are_the_vendors(family: str, code: str, symbol: str):
    assert FAMILIES[family][code].symbol == symbol


def test_the_families_share_no_code():
    assert not set(FAMILIES[STOCK]) & set(FAMILIES[OTHER])
    assert {"SILVER", "XAUUSD", "00700.HK"}.isdisjoint(FAMILIES[OTHER] | FAMILIES[STOCK])


def test_every_documented_sample_of_a_code_is_listed():
    assert {"857.HK", "UNH.US", "1288.HK", "GOOGL.US", "000651.SZ", "600000.SH"} <= set(FAMILIES[STOCK])


def test_levels_and_volumes_are_of_the_market():
    assert [FAMILIES[STOCK][code].levels for code in ("AAPL.US", "700.HK", "600519.SH", "HSI.HK")] == [
        1,
        10,
        5,
        1,
    ]
    assert [FAMILIES[OTHER][code].levels for code in ("BTCUSDT", "EURUSD", "GOLD", "US500")] == [5, 1, 1, 1]
    assert FAMILIES[OTHER]["BTCUSDT"].has_volume
    assert not FAMILIES[OTHER]["EURUSD"].has_volume
