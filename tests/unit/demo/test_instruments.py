"""What trades in the demo: enough of each market, on its real grid, written as the wire writes it."""

from __future__ import annotations

from collections import Counter

import pytest

from qosdesk.demo.instruments import BOOK_LEVELS, MARKETS, load_instruments

WORLD = load_instruments()
ASKED_IN_SAMPLES = (
    "US:AAPL US:TSLA HK:700 HK:9988 SH:600519 SH:600518 SH:688981 SH:601127 SH:600938 SH:601727 SH:600837 SH:688185 "
    "SZ:000001 SZ:002594 CF:BTCUSDT CF:ETHUSDT"
)
ON_THE_PICTURES = (
    "HK:700 HK:9988 HK:3690 HK:1810 HK:388 HK:1211 HK:981 US:NVDA US:AAPL US:TSLA US:MSFT US:AMD US:BRK.B US:BABA "
    "SH:600519 SZ:300750 SH:601318 SZ:000001 SH:688981 SZ:002594 SH:000001 CF:BTCUSDT CF:ETHUSDT CF:XRPUSDT"
)


def test_there_are_at_least_120_instruments_over_all_eight_markets():
    assert len(WORLD) >= 120
    assert set(Counter(one.market for one in WORLD.values())) == set(MARKETS)
    assert set(BOOK_LEVELS) == set(MARKETS)


@pytest.mark.parametrize("symbol", sorted({*ASKED_IN_SAMPLES.split(), *ON_THE_PICTURES.split()}))
def test_every_symbol_of_the_samples_and_pictures_is_there(symbol: str):
    assert symbol in WORLD


def test_every_instrument_has_an_english_and_a_chinese_name():
    for one in WORLD.values():
        assert one.name_en
        assert one.name_zh


def test_per_share_figures_are_plausible():
    for one in WORLD.values():
        figures = one.fundamentals
        if figures is not None:
            assert 0 < figures.float_shares <= figures.total_shares
            assert one.anchor_price * figures.total_shares < 5e14
            assert figures.eps < one.anchor_price


@pytest.mark.parametrize(
    ("symbol", "price", "tick"),
    [
        ("HK:700", 612_500, 500),
        ("HK:700", 499_800, 200),
        ("HK:1810", 44_860, 20),
        ("HK:388", 421_600, 200),
        ("HK:939", 8_130, 10),
        ("US:AAPL", 2_684_200, 100),
        ("US:AAPL", 9_999, 1),
        ("SH:600519", 146_820, 1),
        ("CF:BTCUSDT", 9_128_450, 10),
    ],
)
def test_the_grid_is_the_exchanges(symbol: str, price: int, tick: int):
    assert WORLD[symbol].tick_of(price) == tick


def test_stepping_over_a_boundary_of_the_grid_changes_the_tick():
    tencent = WORLD["HK:700"]
    assert tencent.tick_up(500_000) == 500_500
    assert tencent.tick_down(500_000) == 499_800
    assert tencent.tick_down(tencent.tick_up(500_000)) == 500_000


@pytest.mark.parametrize(
    ("symbol", "units", "text"),
    [
        ("HK:700", 612_500, "612.5"),
        ("HK:700", 612_000, "612"),
        ("SZ:000001", 1200, "12"),
        ("US:AAPL", 2_111_030, "211.103"),
        ("CF:BTCUSDT", 8_334_990, "83349.90"),
        ("FX:EURUSD", 116_000, "1.16000"),
        ("IX:JPN225", 49_540, "49540"),
    ],
)
def test_prices_of_shares_lose_trailing_zeros_others_keep_their_decimals(symbol: str, units: int, text: str):
    assert WORLD[symbol].price_text(units) == text


@pytest.mark.parametrize(
    ("symbol", "units", "text"),
    [("HK:700", 3, "300"), ("SH:600519", 3, "3"), ("US:AAPL", 3, "3"), ("CF:ETHUSDT", 50, "0.050")],
)
def test_volumes_are_lots_for_mainland_shares_for_others_and_three_decimals_for_crypto(
    symbol: str, units: int, text: str
):
    assert WORLD[symbol].volume_text(units) == text


def test_turnover_divided_by_volume_is_the_price_times_the_wires_unit():
    for symbol, factor in (("HK:700", 1), ("US:AAPL", 1), ("SH:600519", 100), ("CF:BTCUSDT", 1)):
        one = WORLD[symbol]
        price = one.on_grid(one.anchor_price * one.scale)
        turnover = float(one.turnover_text(float(price * 7000)))
        volume = float(one.volume_text(7000))
        assert turnover / volume == pytest.approx(factor * price / one.scale, rel=1e-6)


@pytest.mark.parametrize(
    ("symbol", "digits"), [("HK:700", 2), ("US:AAPL", 2), ("FX:EURUSD", 5), ("SH:600519", 2)]
)
def test_decimals_that_are_announced_are_those_of_the_usual_price_not_of_the_finest_tick(
    symbol: str, digits: int
):
    assert load_instruments()[symbol].digits == digits
