"""Days of an instrument: open, high, low, close, volume of any date, as a pure function of (seed, symbol, date).

The long-run line is bounded noise (see `noise.OctaveNoise`) pinned to the known price at the anchor date, so history
never changes with the instant at which the demo is started, and prices stay sane however long it runs.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from math import exp, sqrt

from qosdesk.demo.calendar import FIRST_DAY, VenueCalendar
from qosdesk.demo.instruments import DemoInstrument
from qosdesk.demo.noise import OctaveNoise, four_units, mix, mix_text, signed_unit

ANCHOR_DAY = date(2026, 11, 20).toordinal()

# Yearly growth before the anchor date, so that ten years look like ten years of that market.
_GROWTH = {"US": 0.11, "HK": 0.03, "SH": 0.04, "SZ": 0.04, "CF": 0.25, "FX": 0.0, "IX": 0.06, "CM": 0.06}
_COMMON = {"US": 0.5, "HK": 0.55, "SH": 0.5, "SZ": 0.5, "CF": 0.65, "FX": 0.2, "IX": 0.5, "CM": 0.3}
_CLOCK_VOLUME = {"US": 1.3, "HK": 2.8, "SH": 2.5, "SZ": 2.5}
_PERIODS = (1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024)
_LEAST_VOLUME = 8 * 1440  # every minute of the longest day can trade
_OCTAVE_GAIN = 0.68  # brings the day-to-day deviation of the sum to about the sigma asked for


@dataclass(frozen=True, slots=True)
class DayBar:
    """One trading day in integer price and volume units; `turnover` in price units x volume units."""

    day: int
    open: int
    high: int
    low: int
    close: int
    volume: int
    turnover: float


def market_line(seed: int, market: str) -> OctaveNoise:
    """The common movement of a market, with unit daily deviation."""
    return OctaveNoise(mix_text(seed, f"market {market}"), [(p, _OCTAVE_GAIN * sqrt(p)) for p in _PERIODS])


class DailyPath:
    """Days of one instrument.

    Args:
        instrument: whose days.
        seed: the world's seed.
        calendar: its trading days.
        common: the market's common line (`market_line`).
    """

    def __init__(
        self, instrument: DemoInstrument, seed: int, calendar: VenueCalendar, common: OctaveNoise
    ) -> None:
        self._instrument = instrument
        self._calendar = calendar
        self._common = common
        self.seed = mix_text(seed, instrument.symbol)
        share = _COMMON[instrument.market]
        self._common_gain = instrument.sigma * share
        own = instrument.sigma * sqrt(1.0 - share * share) * _OCTAVE_GAIN
        self._own = OctaveNoise(mix(self.seed, 1), [(period, own * sqrt(period)) for period in _PERIODS])
        self._mood = OctaveNoise(mix(self.seed, 2), [(6, 0.22), (30, 0.32), (150, 0.25)])
        self._growth_per_day = _GROWTH[instrument.market] / 365.25
        self._offset = self._line(ANCHOR_DAY)
        # Around the clock a day has four to six times the hours; without more volume every print would be one lot.
        extra = _CLOCK_VOLUME.get(instrument.market, 1.0) if calendar.around_the_clock else 1.0
        self._usual_volume = instrument.day_volume * extra
        self._closes: dict[int, int] = {}
        self._days: dict[int, DayBar] = {}

    def _line(self, day: int) -> float:
        return self._own.value(day) + self._common_gain * self._common.value(day)

    def mood(self, day: int) -> float:
        """How lively a day is; 1 is usual. Moods last days and weeks, so quiet and wild times cluster."""
        return exp(self._mood.value(day))

    def close(self, day: int) -> int:
        """Closing price of a date in price units (of any date, trading day or not)."""
        known = self._closes.get(day)
        if known is None:
            log_price = self._line(day) - self._offset + self._growth_per_day * min(0, day - ANCHOR_DAY)
            instrument = self._instrument
            known = instrument.on_grid(instrument.anchor_price * instrument.scale * exp(log_price))
            self._closes[day] = known
        return known

    def previous_close(self, day: int) -> int:
        """Close of the trading day before; at the start of history the day's own date before."""
        before = self._calendar.previous_day(day)
        return self.day(before).close if before is not None else self.close(FIRST_DAY - 1)

    def day(self, day: int) -> DayBar:
        """The finished day, known in advance: the live market of that day runs exactly into it."""
        known = self._days.get(day)
        if known is None:
            known = self._days[day] = self._build(day)
        return known

    def _build(self, day: int) -> DayBar:
        instrument = self._instrument
        before = self._calendar.previous_day(day)
        # One step back only: a limit that bites would otherwise make each day depend on all days before.
        reference = self.close(before) if before is not None else self.close(FIRST_DAY - 1)
        close = self._limited(self.close(day), reference)
        mood = self.mood(day)
        up, down, gap, crowd = four_units(mix(self.seed, 3), day)
        sigma = instrument.sigma * mood
        if self._calendar.around_the_clock or instrument.venue in ("CF", "FX"):
            open_ = self._limited(reference, reference)
        else:
            opened = (
                reference
                + (close - reference) * gap * 0.6
                + reference * sigma * 0.3 * signed_unit(self.seed, day)
            )
            open_ = self._limited(instrument.on_grid(opened), reference)
        # Squares of uniform numbers: mostly short wicks, now and then a long one.
        high = self._limited(
            instrument.on_grid(max(open_, close) * (1 + sigma * (0.12 + 0.9 * up * up))), reference
        )
        low = self._limited(
            instrument.on_grid(min(open_, close) * (1 - sigma * (0.12 + 0.9 * down * down))), reference
        )
        high, low = max(high, open_, close), min(low, open_, close)
        move = abs(close - reference) / (reference * instrument.sigma)
        volume = round(
            self._usual_volume * (0.6 + 0.5 * crowd) * (0.75 + 0.35 * mood) * (0.85 + 0.25 * min(move, 4.0))
        )
        volume = max(volume, _LEAST_VOLUME)
        turnover = volume * (open_ + close + high + low) / 4.0
        return DayBar(day, open_, high, low, close, volume, turnover)

    def _limited(self, price: int, reference: int) -> int:
        """A price held inside the day's limits (A-shares: 10 %, growth boards 20 %)."""
        limit = self._instrument.limit
        if limit is None:
            return price
        span = int(reference * limit)
        return min(max(price, reference - span), reference + span)
