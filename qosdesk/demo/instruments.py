"""The demo's instruments: identity, price grid, volume unit and how their figures are written on the wire.

Prices are integers in units of 10**-decimals, volumes integers in the smallest tradable unit, so that bars, trades and
books add up exactly. Imports nothing of ours outside the demo.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from qosdesk.demo.instrument_table import TABLES

MARKETS = ("US", "HK", "SH", "SZ", "CF", "FX", "IX", "CM")

# US 1, SH/SZ 5, HK 10, CF 20 as in every sample (QOS 4.4). FX, IX, CM are undocumented: 5 is our choice.
BOOK_LEVELS = {"US": 1, "HK": 10, "SH": 5, "SZ": 5, "CF": 20, "FX": 5, "IX": 5, "CM": 5}

# HKEX spread table after the first reduction of minimum spreads (August 2025), in thousandths of a dollar.
_HK_BOUNDS = (250, 500, 10_000, 20_000, 50_000, 100_000, 200_000, 500_000, 1_000_000, 2_000_000, 5_000_000)
_HK_TICKS = (1, 5, 10, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000)

_CURRENCIES = {"US": "USD", "HK": "HKD", "SH": "CNY", "SZ": "CNY", "CF": "USDT", "CM": "USD"}
_EXCHANGES = {
    "US": "NASD",
    "HK": "SEHK",
    "SH": "SSE",
    "SZ": "SZSE",
    "CF": "Crypto Perpetual Contract",
    "FX": "FOREX",
    "IX": "INDEX",
    "CM": "COMMODITY",
}
_VENUE_CURRENCIES = {"JP": "JPY", "HK": "HKD", "US": "USD", "CN": "CNY", "DE": "EUR", "UK": "GBP"}
_NYSE = frozenset(
    ["BRK.B", "BABA", "JPM", "V", "WMT", "XOM", "KO", "DIS", "ORCL", "NKE", "BA", "NIO", "SPY", "UNH"]
)


def _fixed_tick(tick: int, _price: int) -> int:
    return tick


def _hk_tick(price: int) -> int:
    return _HK_TICKS[bisect_right(_HK_BOUNDS, price)]


def _us_tick(price: int) -> int:
    return 100 if price >= 10_000 else 1


@dataclass(frozen=True, slots=True)
class Fundamentals:
    """Share counts and per-share figures of one share (currency units)."""

    total_shares: int
    float_shares: int
    eps: float
    book_value: float
    dividend: float


@dataclass(frozen=True, slots=True)
class DemoInstrument:
    """One tradable thing.

    Attributes:
        venue: whose hours it keeps: US HK CN CF FX JP DE UK.
        decimals: price units are 10**-decimals of the quote currency.
        anchor_price: price at the anchor date, in currency units.
        day_volume: typical volume of a day, in volume units.
        unit_shares: shares (coins, contracts) in one volume unit.
        step_ticks: typical distance between quoted prices, in ticks.
        limit: largest move of a day against the previous close, as a fraction; None without a limit.
    """

    market: str
    code: str
    name_en: str
    name_zh: str
    venue: str
    exchange: str
    currency: str
    decimals: int
    fixed_decimals: bool
    tick_of: Callable[[int], int]
    anchor_price: float
    sigma: float
    day_volume: int
    unit_shares: float
    lot_size: int
    trades_per_minute: int
    step_ticks: int
    limit: float | None
    fundamentals: Fundamentals | None

    @property
    def symbol(self) -> str:
        """The code as the wire writes it, for example ``HK:700``."""
        return f"{self.market}:{self.code}"

    @property
    def scale(self) -> int:
        """Price units in one currency unit."""
        return int(10**self.decimals)

    @property
    def digits(self) -> int:
        """Decimals that prices of its usual level need, at least two where it has them: the finest ticks are those of
        the cheapest shares."""
        tick = self.tick_of(max(1, int(self.anchor_price * self.scale / 2)))
        digits = self.decimals
        while digits > 2 and tick % 10 == 0:
            tick //= 10
            digits -= 1
        return digits

    @property
    def levels(self) -> int:
        """Book levels on a side."""
        return BOOK_LEVELS[self.market]

    def on_grid(self, price: float) -> int:
        """The nearest price of the grid, at least one tick, for a price in units."""
        tick = self.tick_of(int(price))
        return max(tick, round(price / tick) * tick)

    def tick_up(self, price: int) -> int:
        """The next higher grid price."""
        return price + self.tick_of(price)

    def tick_down(self, price: int) -> int:
        """The next lower grid price (a price on a boundary steps by the lower range's tick); 0 if there is none."""
        return price - self.tick_of(price - 1) if price > 1 else 0

    def price_text(self, price: int) -> str:
        """A price as on the wire: shares with trailing zeros cut, the rest with fixed decimals (QOS 3.5)."""
        decimals = self.decimals
        if not decimals:
            return str(price)
        whole, part = divmod(price, 10**decimals)
        text = f"{whole}.{part:0{decimals}d}"
        return text if self.fixed_decimals else text.rstrip("0").rstrip(".")

    def volume_text(self, units: int) -> str:
        """A volume as on the wire: A-shares in lots, HK and US in shares, CF with three decimals (QOS 3.4)."""
        if self.market == "CF":
            return f"{units // 1000}.{units % 1000:03d}"
        if self.market == "HK":
            return str(units * self.lot_size)
        return str(units)

    def turnover_text(self, amount: float) -> str:
        """A turnover given in price units x volume units, as on the wire (binary tails for HK and US, QOS 3.5)."""
        value = amount / self.scale * self.unit_shares
        if self.market in ("SH", "SZ"):
            return f"{value:.0f}"
        if self.market in ("US", "HK"):
            return f"{value:.10f}".rstrip("0").rstrip(".")
        return f"{value:.2f}"


def _parse_line(market: str, line: str) -> DemoInstrument:
    code, name_en, name_zh, price_text, sigma, volume, activity, *rest = line.split("|")
    price = float(price_text)
    venue, lot, fundamentals, limit, unit = market, 1, None, None, 1.0
    tick: Callable[[int], int]
    if market in ("US", "HK", "SH", "SZ"):
        lot = int(rest[0])
        fundamentals = Fundamentals(
            round(float(rest[1]) * 1e6),
            round(float(rest[2]) * 1e6),
            float(rest[3]),
            float(rest[4]),
            float(rest[5]),
        )
        if market == "US":
            decimals, tick = 4, _us_tick
        elif market == "HK":
            decimals, tick, unit = 3, _hk_tick, float(lot)
        else:
            decimals, tick, unit, venue = 2, partial(_fixed_tick, 1), 100.0, "CN"
            limit = 0.20 if code.startswith(("688", "300")) else 0.10
        currency = _CURRENCIES[market]
        if not fundamentals.total_shares:  # an index listed beside the shares, such as SH:000001
            fundamentals, limit = None, None
    elif market == "IX":
        venue, decimals = rest[0], int(rest[1])
        currency = _VENUE_CURRENCIES[venue]
        tick = partial(_fixed_tick, 1 if decimals else 5)
    else:
        decimals = int(rest[0])
        tick = partial(_fixed_tick, 10 if code == "BTCUSDT" else 1)
        currency = code[3:] if market == "FX" else _CURRENCIES[market]
        venue = "CF" if market == "CF" else "FX"
        unit = 0.001 if market == "CF" else 1.0
    units = price * 10**decimals
    # A quoted price every third of a basis point or every tick, whichever is wider: dear shares have gaps in the book.
    step = max(1, round(units * 4e-5 / tick(int(units))))
    return DemoInstrument(
        market=market,
        code=code,
        name_en=name_en,
        name_zh=name_zh,
        venue=venue,
        exchange="NYSE" if market == "US" and code in _NYSE else _EXCHANGES[market],
        currency=currency,
        decimals=decimals,
        fixed_decimals=market in ("CF", "FX", "IX", "CM"),
        tick_of=tick,
        anchor_price=price,
        sigma=float(sigma) / 100.0,
        day_volume=max(20_000, round(float(volume) * 1e6 / unit)),
        unit_shares=unit,
        lot_size=lot,
        trades_per_minute=int(activity),
        step_ticks=min(step, 12),
        limit=limit,
        fundamentals=fundamentals,
    )


def load_instruments() -> dict[str, DemoInstrument]:
    """Every instrument of the demo world by its wire code, for example ``"SH:600519"``."""
    found: dict[str, DemoInstrument] = {}
    for market, table in TABLES.items():
        for line in table.strip().splitlines():
            instrument = _parse_line(market, line)
            found[instrument.symbol] = instrument
    return found
