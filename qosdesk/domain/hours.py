"""Market sessions: which phase a market is in, when it ends, and to which trading day an instant belongs.

The table is the documented one (QOS 3.2) with the auctions that it leaves out; DST comes from the zone. A market's days
come from `TradingCalendar`, filled from the vendor's `/market-calendar`; outside what it covers, weekdays are assumed.
`Hours(always=True)` is the demo exchange's announced around-the-clock trading.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import Enum
from functools import lru_cache
from types import MappingProxyType
from typing import Final
from zoneinfo import ZoneInfo

from qosdesk.domain.intervals import Interval
from qosdesk.domain.symbols import MARKETS, Symbol

MINUTE_MS: Final = 60_000
DAY_MS: Final = 86_400_000


class Phase(Enum):
    """What a market is doing."""

    UNKNOWN = "unknown"
    CLOSED = "closed"
    NIGHT = "night"
    PRE = "pre"
    AUCTION = "auction"
    OPEN = "open"
    LUNCH = "lunch"
    POST = "post"
    ALWAYS = "24 h"

    @property
    def is_trading(self) -> bool:
        """Whether prices are expected to move."""
        return self in _TRADING


_TRADING = frozenset({Phase.NIGHT, Phase.PRE, Phase.AUCTION, Phase.OPEN, Phase.POST, Phase.ALWAYS})


@dataclass(frozen=True, slots=True)
class Span:
    """One phase of one trading day, `[start_ms, end_ms)` in UTC milliseconds."""

    phase: Phase
    start_ms: int
    end_ms: int
    trade_date: date


@dataclass(frozen=True, slots=True)
class TradingCalendar:
    """Full and half trading days of a market as its vendor lists them (QOS 4.8); dates are exchange-local."""

    full: frozenset[date] = frozenset()
    half: frozenset[date] = frozenset()

    @classmethod
    def of(cls, full: Iterable[date], half: Iterable[date]) -> TradingCalendar:
        """From any iterables of dates."""
        return cls(frozenset(full), frozenset(half))

    def covers(self, day: date) -> bool:
        """Whether the list reaches that day, so that a day missing from it is a holiday."""
        days = self.full | self.half
        return bool(days) and min(days) <= day <= max(days)

    def is_trading_day(self, day: date) -> bool:
        """A listed day; outside the list any weekday."""
        if self.covers(day):
            return day in self.full or day in self.half
        return day.weekday() < 5

    def is_half_day(self, day: date) -> bool:
        """Whether only the morning (US: until 13:00) is traded."""
        return day in self.half


@dataclass(frozen=True, slots=True)
class _Rule:
    """Phases of one trading day as minutes from that day's local midnight; a negative start lies on the day before."""

    zone: str
    full: tuple[tuple[int, int, Phase], ...]
    half: tuple[tuple[int, int, Phase], ...]


_HK = (
    (9 * 60, 570, Phase.AUCTION),
    (570, 720, Phase.OPEN),
    (720, 780, Phase.LUNCH),
    (780, 960, Phase.OPEN),
    (960, 970, Phase.AUCTION),
)
_A_SHARE = (
    (555, 570, Phase.AUCTION),
    (570, 690, Phase.OPEN),
    (690, 780, Phase.LUNCH),
    (780, 897, Phase.OPEN),
    (897, 900, Phase.AUCTION),
)
_US = ((-240, 230, Phase.NIGHT), (240, 570, Phase.PRE), (570, 960, Phase.OPEN), (960, 1200, Phase.POST))
_US_HALF = ((-240, 230, Phase.NIGHT), (240, 570, Phase.PRE), (570, 780, Phase.OPEN), (780, 1020, Phase.POST))
# Monday 05:00 to Saturday 05:00 UTC+8 in US summer time, 06:00 in winter, is 17:00 to 17:00 in New York.
_NY_DAY = ((-420, 1020, Phase.OPEN),)
_TOKYO = ((540, 690, Phase.OPEN), (690, 750, Phase.LUNCH), (750, 930, Phase.OPEN))

_RULES: Final[Mapping[str, _Rule]] = MappingProxyType(
    {
        "HK": _Rule("Asia/Hong_Kong", _HK, (*_HK[:2], (720, 730, Phase.AUCTION))),
        "SH": _Rule("Asia/Shanghai", _A_SHARE, _A_SHARE[:2]),
        "SZ": _Rule("Asia/Shanghai", _A_SHARE, _A_SHARE[:2]),
        "US": _Rule("America/New_York", _US, _US_HALF),
        "FX": _Rule("America/New_York", _NY_DAY, _NY_DAY),
        "CM": _Rule("America/New_York", _NY_DAY, _NY_DAY),
        "JP": _Rule("Asia/Tokyo", _TOKYO, _TOKYO),
    }
)

_AROUND_THE_CLOCK: Final = frozenset({"CF", "CC"})
"""Coins never rest."""

# "As the index's exchange" (QOS 3.2): the market whose hours an index follows. An index not listed has unknown hours.
_INDEX_EXCHANGE: Final[Mapping[str, str]] = MappingProxyType(
    {
        "JPN225": "JP",
        "HSI": "HK",
        "HK50": "HK",
        "SPX500": "US",
        "NAS100": "US",
        "US30": "US",
        "SPX": "US",
        "NDX": "US",
        "DJI": "US",
    }
)


def zone_of(market: str) -> ZoneInfo:
    """The zone of a market's axis and day boundaries; UTC for a market that is not known."""
    info = MARKETS.get(market)
    return _zone(info.zone if info else "UTC")


@lru_cache(maxsize=32)
def _zone(name: str) -> ZoneInfo:
    return ZoneInfo(name)


def _to_ms(day: date, minute: int, zone: ZoneInfo) -> int:
    """UTC ms of a wall-clock minute of a local day; the wall clock decides, so DST days come out right."""
    extra_days, minute = divmod(minute, 1440)
    local = datetime.combine(day + timedelta(days=extra_days), time(minute // 60, minute % 60), zone)
    return int(local.timestamp()) * 1000


class Hours:
    """Phases, trading days and bar starts of every market.

    Args:
        always: all markets trade around the clock (announced by the demo exchange); a day is the exchange's local date.
        calendars: market -> its trading days.
    """

    def __init__(
        self, *, always: bool = False, calendars: Mapping[str, TradingCalendar] | None = None
    ) -> None:
        self._always = always
        self.version = 0
        """Raised by every change of the rules, so that what was worked out from them can be told to be old."""
        self._calendars: dict[str, TradingCalendar] = dict(calendars or {})
        self._days: dict[tuple[str, date], tuple[Span, ...]] = {}

    @property
    def always(self) -> bool:
        """Whether all markets trade around the clock."""
        return self._always

    @always.setter
    def always(self, always: bool) -> None:
        if always != self._always:
            self._always = always
            self.version += 1

    def set_calendar(self, market: str, calendar: TradingCalendar) -> None:
        """Replace a market's trading days."""
        self._calendars[market] = calendar
        self._days.clear()
        self.version += 1

    def calendar(self, market: str) -> TradingCalendar:
        """The trading days in use; an empty one means weekdays."""
        return self._calendars.get(market, TradingCalendar())

    def knows(self, symbol: Symbol) -> bool:
        """Whether the hours of an instrument are known; those of most indices are not."""
        return self.always or symbol.market in _AROUND_THE_CLOCK or self._rule_key(symbol) is not None

    def spans(self, symbol: Symbol, day: date) -> tuple[Span, ...]:
        """The phases of one trading day, ascending; empty on a day without trading. 24 h markets have one span."""
        if self.always or symbol.market in _AROUND_THE_CLOCK:
            zone = zone_of(symbol.market)
            return (Span(Phase.ALWAYS, _to_ms(day, 0, zone), _to_ms(day, 1440, zone), day),)
        key = self._rule_key(symbol)
        if key is None:
            return ()
        cached = self._days.get((key, day))
        if cached is None:
            cached = self._days[key, day] = self._build(key, day)
            if len(self._days) > 4096:
                self._days.clear()
        return cached

    def phase_at(self, symbol: Symbol, ts_ms: int) -> Span:
        """The phase that holds an instant. Between phases: CLOSED until the next one begins (LUNCH is a phase).

        For a symbol whose hours are not known: UNKNOWN, around that UTC day.
        """
        market_zone = zone_of(symbol.market)
        local = datetime.fromtimestamp(ts_ms / 1000, market_zone).date()
        if not self.knows(symbol):
            start = ts_ms - ts_ms % DAY_MS
            return Span(Phase.UNKNOWN, start, start + DAY_MS, local)
        last_end = 0
        last_date = local
        for offset in range(-2, 12):
            day = local + timedelta(days=offset)
            for span in self.spans(symbol, day):
                if span.end_ms <= ts_ms:
                    last_end, last_date = span.end_ms, span.trade_date
                elif span.start_ms <= ts_ms:
                    return span
                else:
                    return Span(Phase.CLOSED, last_end, span.start_ms, last_date)
        return Span(Phase.CLOSED, last_end, ts_ms + DAY_MS, last_date)

    def bar_start_ms(self, symbol: Symbol, interval: Interval, ts_ms: int) -> int:
        """Start of the bar that holds an instant (QOS 4.6: intraday by interval, day and longer at local midnight).

        Intraday bars are aligned to the exchange's local midnight; the wire leaves 2 h and 4 h unspecified.
        """
        zone = zone_of(symbol.market)
        if interval.is_intraday:
            if interval.minutes <= 60:
                # Every zone in use is a whole number of half hours from UTC; below that alignment is the same.
                step = interval.minutes * MINUTE_MS
                return ts_ms - ts_ms % step
            local = datetime.fromtimestamp(ts_ms / 1000, zone)
            minute = local.hour * 60 + local.minute
            return _to_ms(local.date(), minute - minute % interval.minutes, zone)
        day = datetime.fromtimestamp(ts_ms / 1000, zone).date()
        if interval is Interval.WEEK:
            day -= timedelta(days=day.weekday())
        elif interval is Interval.MONTH:
            day = day.replace(day=1)
        elif interval is Interval.YEAR:
            day = day.replace(month=1, day=1)
        return _to_ms(day, 0, zone)

    def next_bar_ms(self, symbol: Symbol, interval: Interval, start_ms: int) -> int:
        """Start of the bar that follows the one at `start_ms` without regard to sessions: its end, on the clock."""
        if interval.is_intraday:
            following = start_ms + interval.minutes * MINUTE_MS
            if interval.minutes <= 60:
                return following
            # Where the clock changes a bar is an hour shorter or longer.
            aligned = self.bar_start_ms(symbol, interval, following)
            while aligned <= start_ms:
                following += 60 * MINUTE_MS
                aligned = self.bar_start_ms(symbol, interval, following)
            return aligned
        zone = zone_of(symbol.market)
        day = datetime.fromtimestamp(start_ms / 1000, zone).date()
        if interval is Interval.DAY:
            day += timedelta(days=1)
        elif interval is Interval.WEEK:
            day += timedelta(days=7)
        elif interval is Interval.MONTH:
            day = (day.replace(day=1) + timedelta(days=32)).replace(day=1)
        else:
            day = day.replace(year=day.year + 1, month=1, day=1)
        return _to_ms(day, 0, zone)

    def _rule_key(self, symbol: Symbol) -> str | None:
        if symbol.market == "IX":
            return _INDEX_EXCHANGE.get(symbol.code)
        return symbol.market if symbol.market in _RULES else None

    def _build(self, key: str, day: date) -> tuple[Span, ...]:
        calendar = self.calendar(key)
        if not calendar.is_trading_day(day):
            return ()
        rule = _RULES[key]
        zone = _zone(rule.zone)
        phases = rule.half if calendar.is_half_day(day) else rule.full
        return tuple(
            Span(phase, _to_ms(day, start, zone), _to_ms(day, end, zone), day) for start, end, phase in phases
        )


def parse_calendar(entries: Iterable[str]) -> TradingCalendar:
    """From `YYYYMMDD,F` and `YYYYMMDD,H` entries (QOS 4.8); an entry of another form is left out."""
    full: list[date] = []
    half: list[date] = []
    for entry in entries:
        stamp, _, flag = entry.partition(",")
        if len(stamp) != 8 or not stamp.isdigit():
            continue
        try:
            day = date(int(stamp[:4]), int(stamp[4:6]), int(stamp[6:]))
        except ValueError:
            continue
        (half if flag.strip().upper() == "H" else full).append(day)
    return TradingCalendar.of(full, half)
