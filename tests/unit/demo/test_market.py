"""One instrument at any instant: trades, bars, snapshots agree; nothing is told early or changes afterwards."""

from __future__ import annotations

from datetime import UTC, date, datetime
from itertools import pairwise
from typing import Any

import pytest

from qosdesk.demo.calendar import NIGHT, POST, PRE, REGULAR, month_key, week_key, year_key
from qosdesk.demo.figures import DAY, KINDS, MONTH, WEEK, YEAR
from qosdesk.demo.market import Market
from qosdesk.demo.run import Bar, Trade, sum_bars
from qosdesk.demo.world import World

MINUTE_MS = 60_000
SYMBOLS = ["HK:700", "US:AAPL", "SH:600519", "SZ:002594", "CF:BTCUSDT", "FX:EURUSD", "IX:JPN225", "CM:XAUUSD"]


def utc(text: str) -> int:
    return int(datetime.fromisoformat(text).replace(tzinfo=UTC).timestamp() * 1000)


NOW = utc("2026-11-19 06:17:23")  # a Thursday: HK, SH, SZ trade in the afternoon, US in the night session


def market_of(symbol: str, clock: bool = True, seed: int = 1) -> Market:
    market = World(seed, clock).market(symbol)
    assert market is not None
    return market


def figures(bar: Any) -> tuple[int, int, int, int, int]:
    return bar.open, bar.high, bar.low, bar.close, bar.volume


def grouped(bars: list[Bar], key) -> dict[int, tuple[int, int, int, int, int]]:
    groups: dict[int, list[Bar]] = {}
    for bar in bars:
        groups.setdefault(key(bar), []).append(bar)
    return {at: figures(sum_bars(group, at)) for at, group in groups.items()}


@pytest.mark.parametrize("clock", [True, False])
@pytest.mark.parametrize("symbol", SYMBOLS)
def test_intraday_bars_are_the_sums_of_their_minutes_the_forming_one_included(symbol: str, clock: bool):
    market = market_of(symbol, clock)
    minutes = market.bars(1, 1000, NOW)
    for kind in (5, 15, 30, 60, 120, 240):
        sums = grouped(minutes, lambda bar, kind=kind: market.calendar.bucket_start_ms(bar.ts_ms, kind))
        bars = {bar.ts_ms: figures(bar) for bar in market.bars(kind, 1000, NOW)}
        del sums[min(sums)]  # its first minutes may lie before the thousand
        assert sums
        assert {at: bars[at] for at in sums} == sums


@pytest.mark.parametrize("clock", [True, False])
@pytest.mark.parametrize("symbol", SYMBOLS)
def test_a_day_is_the_sum_of_its_regular_minutes(symbol: str, clock: bool):
    market = market_of(symbol, clock)
    days = {bar.ts_ms: figures(bar) for bar in market.bars(DAY, 3, NOW)}
    for day in range(date(2026, 11, 18).toordinal(), date(2026, 11, 20).toordinal()):
        regular = [s for s in market.calendar.segments(day) if s.session == REGULAR]
        minutes = [
            bar
            for s in regular
            for bar in market.bars(1, 1600, NOW, s.end_ms - 1)
            if s.start_ms <= bar.ts_ms < s.end_ms
        ]
        if minutes:
            assert days[market.calendar.day_stamp_ms(day)] == figures(sum_bars(minutes, 0))


@pytest.mark.parametrize("symbol", ["HK:700", "US:AAPL", "CF:BTCUSDT"])
def test_weeks_months_and_years_are_the_sums_of_their_days(symbol: str):
    market = market_of(symbol, clock=False)
    calendar = market.calendar
    days = market.bars(DAY, 1000, NOW)
    for kind, key in ((WEEK, week_key), (MONTH, month_key), (YEAR, year_key)):
        sums = grouped(days, lambda bar, key=key: calendar.day_stamp_ms(key(calendar.local_date(bar.ts_ms))))
        bars = {bar.ts_ms: figures(bar) for bar in market.bars(kind, 1000, NOW)}
        del sums[min(sums)]
        assert {at: bars[at] for at in sums} == sums


@pytest.mark.parametrize("clock", [True, False])
@pytest.mark.parametrize("symbol", SYMBOLS)
def test_bars_ascend_without_repeats_and_the_push_is_the_last_one(symbol: str, clock: bool):
    market = market_of(symbol, clock)
    for kind in KINDS:
        bars = market.bars(kind, 300, NOW)
        stamps = [bar.ts_ms for bar in bars]
        assert stamps == sorted(set(stamps))
        forming = market.forming(kind, NOW)
        assert forming is None or figures(bars[-1]) == figures(forming)


@pytest.mark.parametrize("clock", [True, False])
@pytest.mark.parametrize("symbol", SYMBOLS)
def test_live_trades_run_exactly_into_the_minute_bars(symbol: str, clock: bool):
    market = market_of(symbol, clock)
    start = NOW - NOW % MINUTE_MS
    market.run_at(start - 1)
    trades = [
        item for ms in range(0, 180_000, 70) for item in market.advance(start + ms) if isinstance(item, Trade)
    ]
    later = market_of(symbol, clock).bars(1, 3, start + 179_999)
    if not market.is_trading(start):
        assert trades == []
        return
    for bar in later:
        of_minute = [t for t in trades if t.ts_ms - t.ts_ms % MINUTE_MS == bar.ts_ms]
        prices = [trade.price for trade in of_minute]
        assert (prices[0], max(prices), min(prices), prices[-1]) == (bar.open, bar.high, bar.low, bar.close)
        assert sum(trade.size for trade in of_minute) == bar.volume


@pytest.mark.parametrize("symbol", SYMBOLS)
def test_a_restart_at_another_time_tells_the_same_closed_history(symbol: str):
    before = market_of(symbol)
    before.run_at(NOW - 86_400_000 * 3)
    old = before.bars(1, 200, NOW - 86_400_000 * 3, NOW - 86_400_000 * 4)
    after = market_of(symbol)
    after.run_at(NOW)
    assert after.bars(1, 200, NOW, NOW - 86_400_000 * 4) == old
    days = before.bars(DAY, 300, NOW - 86_400_000 * 3)[:-1]
    assert [bar for bar in after.bars(DAY, 310, NOW) if days[0].ts_ms <= bar.ts_ms <= days[-1].ts_ms] == days


@pytest.mark.parametrize("symbol", SYMBOLS)
def test_the_same_instant_has_the_same_answer_whatever_was_asked_before(symbol: str):
    played, asked = market_of(symbol), market_of(symbol)
    for ms in range(-150_000, 1, 900):
        for _ in played.advance(NOW + ms):
            pass
    assert played.snapshot(NOW) == asked.snapshot(NOW)
    assert played.depth(NOW) == asked.depth(NOW)
    assert played.trades(NOW, 50) == asked.trades(NOW, 50)
    assert played.bars(5, 100, NOW) == asked.bars(5, 100, NOW)


@pytest.mark.parametrize("symbol", SYMBOLS)
def test_nothing_after_the_instant_is_told(symbol: str):
    market = market_of(symbol)
    last = market.trades(NOW, 1)[-1]
    assert last.ts_ms <= NOW
    for kind in KINDS:
        assert market.bars(kind, 1, NOW)[-1].close == last.price
        assert all(bar.ts_ms <= NOW for bar in market.bars(kind, 50, NOW))


@pytest.mark.parametrize("clock", [True, False])
@pytest.mark.parametrize("symbol", SYMBOLS)
def test_the_snapshot_agrees_with_the_last_trade_and_the_day_bar(symbol: str, clock: bool):
    market = market_of(symbol, clock)
    snapshot = market.snapshot(NOW)
    last = market.trades(NOW, 1)[-1]
    assert (snapshot.last, snapshot.ts_ms) == (last.price, last.ts_ms)
    bar = snapshot.bar
    assert bar.low <= bar.turnover / bar.volume <= bar.high
    if symbol.startswith("CF"):
        minutes = market.bars(1, 1441, NOW)
        assert figures(bar) == figures(
            sum_bars([m for m in minutes if m.ts_ms > NOW - 86_400_000 - MINUTE_MS], 0)
        )
    else:
        assert figures(bar) == figures(market.bars(DAY, 1, NOW)[-1])
        days = [b for b in market.bars(DAY, 3, NOW) if b.ts_ms < bar.ts_ms]
        assert snapshot.prev_close == days[-1].close


def test_history_is_continuous_up_to_the_live_price():
    for symbol in SYMBOLS:
        market = market_of(symbol)
        minutes = market.bars(1, 600, NOW)
        for before, after in pairwise(minutes):
            assert abs(after.open - before.close) <= before.close * 0.001


@pytest.mark.parametrize("symbol", SYMBOLS)
def test_there_are_ten_years_of_days_and_thirty_days_of_minutes(symbol: str):
    market = market_of(symbol)
    first = market.bars(DAY, 5000, NOW)[0]
    assert first.ts_ms <= NOW - 3650 * 86_400_000
    month_ago = NOW - 30 * 86_400_000
    assert len(market.bars(1, 1000, NOW, month_ago)) == 1000
    assert market.bars(DAY, 10, NOW, first.ts_ms - 1) == []


def test_density_changes_the_number_of_trades_and_no_bar():
    few, many = market_of("US:AAPL"), market_of("US:AAPL")
    many.density = 3.0
    start = NOW - NOW % MINUTE_MS
    assert len(many.run_at(start + 59_999).trades) > 2 * len(few.run_at(start + 59_999).trades)
    bars = [[figures(bar) for bar in market.bars(1, 10, start + 59_999)] for market in (few, many)]
    assert bars[0] == bars[1]


# -- real sessions ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("symbol", "text", "trading"),
    [
        ("HK:700", "2026-11-19 03:59:30", True),
        ("HK:700", "2026-11-19 04:30:00", False),  # lunch
        ("HK:700", "2026-12-24 05:30:00", False),  # half day
        ("SH:600519", "2026-11-19 07:30:00", False),
        ("US:AAPL", "2026-11-19 08:55:00", False),  # between night and pre-market
        ("US:AAPL", "2026-11-27 22:30:00", False),  # half day: post ends at 17:00
        ("CF:BTCUSDT", "2026-11-21 12:00:00", True),
        ("FX:EURUSD", "2026-11-21 12:00:00", False),
    ],
)
def test_real_sessions_keep_lunch_half_days_and_weekends(symbol: str, text: str, trading: bool):
    market = market_of(symbol, clock=False)
    now = utc(text)
    market.run_at(now)
    assert market.is_trading(now) == trading
    events = [item for ms in range(0, 20_000, 500) for item in market.advance(now + ms)]
    assert bool(events) == trading


def test_no_minute_lies_in_the_lunch_break():
    minutes = market_of("HK:700", clock=False).bars(1, 700, utc("2026-11-19 07:00:00"))
    assert all(not utc("2026-11-19 04:00:00") <= bar.ts_ms < utc("2026-11-19 05:00:00") for bar in minutes)


@pytest.mark.parametrize(
    ("text", "session", "fresh"),
    [
        ("2026-11-19 03:00:00", NIGHT, "night"),
        ("2026-11-19 10:00:00", PRE, "pre"),
        ("2026-11-19 16:00:00", REGULAR, None),
        ("2026-11-19 22:00:00", POST, "post"),
    ],
)
def test_us_sessions_are_named_and_told_in_their_own_object(text: str, session: int, fresh: str | None):
    now = utc(text)
    market = market_of("US:AAPL", clock=False)
    snapshot = market.snapshot(now)
    assert snapshot.session == session
    for name in ("pre", "post", "night"):
        quote = getattr(snapshot, name)
        assert quote is not None
        assert quote.bar.low <= quote.bar.close <= quote.bar.high
        if name == fresh:
            assert (quote.bar.close, quote.ts_ms) == (snapshot.last, snapshot.ts_ms)
        else:
            assert quote.ts_ms < snapshot.ts_ms
    closes = {b.ts_ms: b.close for b in market.bars(DAY, 5, now)}
    day = market.calendar.day_at(now)
    reference = day if session == POST else market.calendar.previous_day(day)
    assert reference is not None
    if fresh is not None:
        assert getattr(snapshot, fresh).prev_close == closes[market.calendar.day_stamp_ms(reference)]


def test_the_regular_figures_stand_still_outside_regular_hours():
    market = market_of("US:AAPL", clock=False)
    at_close, later = market.snapshot(utc("2026-11-19 21:00:01")), market.snapshot(utc("2026-11-20 09:30:00"))
    assert figures(at_close.bar) == figures(later.bar)
    assert at_close.prev_close == later.prev_close


@pytest.mark.parametrize("symbol", ["CF:BTCUSDT", "HK:700", "US:AAPL"])
@pytest.mark.parametrize("clock", [True, False])
def test_the_last_24_hours_are_the_sum_of_their_minutes(symbol: str, clock: bool):
    market = market_of(symbol, clock)
    head = NOW - NOW % 60_000
    minutes = [bar for bar in market.bars(1, 1600, NOW) if bar.ts_ms >= head - 86_400_000]
    total = sum_bars(minutes, 0)
    rolling = market.rolling(NOW)
    assert rolling is not None
    assert total is not None
    assert figures(rolling) == figures(total)
