"""Days: anchored, bounded, repeatable, inside their limits."""

from __future__ import annotations

import pytest

from qosdesk.demo.calendar import FIRST_DAY, VenueCalendar
from qosdesk.demo.path import ANCHOR_DAY, DailyPath
from qosdesk.demo.world import World


def path_of(symbol: str, seed: int = 1, clock: bool = False) -> DailyPath:
    market = World(seed, clock).market(symbol)
    assert market is not None
    return market.path


def calendar_of(world: World, symbol: str) -> VenueCalendar:
    market = world.market(symbol)
    assert market is not None
    return market.calendar


@pytest.mark.parametrize("symbol", ["HK:700", "US:AAPL", "SH:600519", "CF:BTCUSDT", "FX:EURUSD", "CM:XAUUSD"])
@pytest.mark.parametrize("seed", [1, 2, 99])
def test_every_seed_passes_through_the_known_price_at_the_anchor_date(symbol: str, seed: int):
    world = World(seed, True)
    instrument = world.instruments[symbol]
    known = instrument.on_grid(instrument.anchor_price * instrument.scale)
    assert path_of(symbol, seed, True).close(ANCHOR_DAY) == known


def test_a_day_is_the_same_whether_asked_first_or_last():
    one, other = path_of("HK:700"), path_of("HK:700")
    days = range(ANCHOR_DAY - 60, ANCHOR_DAY)
    trading = [day for day in days if World(1, False).calendar("HK").is_trading_day(day)]
    assert [one.day(day) for day in trading] == [other.day(day) for day in reversed(trading)][::-1]


@pytest.mark.parametrize(
    "symbol", ["HK:388", "US:NVDA", "SH:688981", "SZ:000001", "CF:DOGEUSDT", "FX:USDHKD", "IX:SPX"]
)
def test_high_and_low_hold_open_and_close_and_all_are_on_the_grid(symbol: str):
    path = path_of(symbol)
    world = World(1, False)
    instrument = world.instruments[symbol]
    calendar = calendar_of(world, symbol)
    for day in range(ANCHOR_DAY - 400, ANCHOR_DAY + 400):
        if calendar.is_trading_day(day):
            bar = path.day(day)
            assert 0 < bar.low <= min(bar.open, bar.close) <= max(bar.open, bar.close) <= bar.high
            for price in (bar.open, bar.high, bar.low, bar.close):
                assert price % instrument.tick_of(price) == 0
            assert bar.volume > 0
            assert bar.low <= bar.turnover / bar.volume <= bar.high


@pytest.mark.parametrize("symbol", ["SH:600519", "SH:688256", "SZ:300274", "SH:600518", "SZ:000002"])
def test_mainland_shares_stay_inside_their_daily_limit(symbol: str):
    world = World(1, False)
    path = path_of(symbol)
    calendar = calendar_of(world, symbol)
    limit = world.instruments[symbol].limit
    assert limit is not None
    for day in range(ANCHOR_DAY - 2000, ANCHOR_DAY + 300):
        if calendar.is_trading_day(day):
            bar, before = path.day(day), path.previous_close(day)
            assert bar.high <= before * (1 + limit) + 1
            assert bar.low >= before * (1 - limit) - 1


def test_prices_stay_sane_for_years_before_and_after_the_anchor():
    for symbol in ("HK:700", "US:TSLA", "CF:SUIUSDT", "SH:600519"):
        path = path_of(symbol, clock=True)
        anchor = path.close(ANCHOR_DAY)
        for day in range(FIRST_DAY, ANCHOR_DAY + 2000, 7):
            assert anchor / 60 < path.close(day) < anchor * 12
