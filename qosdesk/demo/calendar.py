"""When the demo's venues trade: trading days, sessions, half days, time zones with summer time (QOS 3.2).

Written from the wire document and public holiday lists, on purpose not from `qosdesk.domain`: a second reading.
Holidays are known for 2024-2027 (mainland 2027 is a projection); other years have weekends only.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

NIGHT, PRE, REGULAR, POST = 1, 2, 3, 4  # `tt` of the wire (QOS 3.3)
FIRST_DAY = date(2015, 1, 1).toordinal()  # history starts here
LAST_DAY = date(2036, 12, 31).toordinal()

_ZONES = {
    "US": "America/New_York",
    "HK": "Asia/Hong_Kong",
    "CN": "Asia/Shanghai",
    "CF": "UTC",
    "FX": "America/New_York",  # the week runs from 17:00 to 17:00 in New York, which is 05:00/06:00 in UTC+8
    "JP": "Asia/Tokyo",
    "DE": "Europe/Berlin",
    "UK": "Europe/London",
}

# Minutes after local midnight.
_HOURS = {
    "HK": ((570, 720), (780, 960)),
    "CN": ((570, 690), (780, 900)),
    "JP": ((540, 690), (750, 930)),
    "DE": ((540, 1050),),
    "UK": ((480, 990),),
}
_HALF_DAY_HOURS = {"HK": ((570, 720),)}

_HOLIDAYS = {
    "US": "20240101 20240115 20240219 20240329 20240527 20240619 20240704 20240902 20241128 20241225 "
    "20250101 20250109 20250120 20250217 20250418 20250526 20250619 20250704 20250901 20251127 20251225 "
    "20260101 20260119 20260216 20260403 20260525 20260619 20260703 20260907 20261126 20261225 "
    "20270101 20270118 20270215 20270326 20270531 20270618 20270705 20270906 20271125 20271224",
    "HK": "20240101 20240212 20240213 20240329 20240401 20240404 20240501 20240515 20240610 20240701 20240918 20241001 "
    "20241011 20241225 20241226 "
    "20250101 20250129 20250130 20250131 20250404 20250418 20250421 20250501 20250505 20250701 20251001 20251007 "
    "20251029 20251225 20251226 "
    "20260101 20260217 20260218 20260219 20260403 20260406 20260407 20260501 20260525 20260619 20260701 20261001 "
    "20261019 20261225 "
    "20270101 20270208 20270209 20270326 20270329 20270405 20270513 20270609 20270701 20270916 20271001 20271008 "
    "20271227",
    "CN": "20240101 20240209 20240212 20240213 20240214 20240215 20240216 20240404 20240405 20240501 20240502 20240503 "
    "20240610 20240916 20240917 20241001 20241002 20241003 20241004 20241007 "
    "20250101 20250128 20250129 20250130 20250131 20250203 20250204 20250404 20250501 20250502 20250505 20250602 "
    "20251001 20251002 20251003 20251006 20251007 20251008 "
    "20260101 20260102 20260216 20260217 20260218 20260219 20260220 20260223 20260406 20260501 20260504 20260505 "
    "20260619 20260925 20261001 20261002 20261005 20261006 20261007 "
    "20270101 20270205 20270208 20270209 20270210 20270211 20270212 20270405 20270503 20270504 20270505 20270609 "
    "20270915 20271001 20271004 20271005 20271006 20271007",
}
_HALF_DAYS = {
    "US": "20240703 20241129 20241224 20250703 20251128 20251224 20261127 20261224 20271126",
    "HK": "20240209 20241224 20241231 20250128 20251224 20251231 20260216 20261224 20261231 20270205 20271224 20271231",
}


def _ordinals(text: str) -> frozenset[int]:
    return frozenset(date.fromisoformat(item).toordinal() for item in text.split())


def _wall_ms(day: int, minute: int, zone: ZoneInfo) -> int:
    extra, minute = divmod(minute, 1440)
    base = date.fromordinal(day + extra)
    moment = datetime(base.year, base.month, base.day, minute // 60, minute % 60, tzinfo=zone)
    return int(moment.timestamp()) * 1000


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of trading: UTC milliseconds, end exclusive, both on whole minutes; `session` as in QOS 3.3 `tt`."""

    start_ms: int
    end_ms: int
    session: int


class VenueCalendar:
    """Trading days and sessions of one venue.

    Args:
        venue: a key of the zone table, for example "HK".
        around_the_clock: each calendar day is one trading day from midnight to midnight, always "regular".
        utc_days: days, and bars of 2 h and more, are cut at UTC midnight instead of the venue's (CF documented,
            QOS 4.6; FX, CM, IX our choice). The week's FX stub on Sunday evening is then a short day of its own.
    """

    def __init__(self, venue: str, around_the_clock: bool, utc_days: bool = False) -> None:
        self.venue = venue
        self.around_the_clock = around_the_clock
        self._zone = ZoneInfo(_ZONES[venue])
        self._day_zone = ZoneInfo("UTC") if utc_days else self._zone
        self._holidays = _ordinals(_HOLIDAYS.get(venue, ""))
        self._half_days = _ordinals(_HALF_DAYS.get(venue, ""))
        self._days = [day for day in range(FIRST_DAY, LAST_DAY + 1) if self.is_trading_day(day)]
        self._segments: dict[int, tuple[Segment, ...]] = {}

    def is_trading_day(self, day: int) -> bool:
        """Whether the ordinal (`date.toordinal`) is a trading day here."""
        if self.around_the_clock or self.venue == "CF":
            return True
        # ordinal % 7: 1 is Monday, 6 Saturday, 0 Sunday
        if self.venue == "FX":
            return day % 7 != 6
        return day % 7 not in (6, 0) and day not in self._holidays

    def is_half_day(self, day: int) -> bool:
        """Whether a trading day closes early."""
        return not self.around_the_clock and day in self._half_days

    def local_ms(self, day: int, minute: int) -> int:
        """UTC milliseconds of a wall time at the venue, in minutes after midnight (may be negative or above 1440)."""
        return _wall_ms(day, minute, self._zone)

    def day_stamp_ms(self, day: int) -> int:
        """The time a day bar carries: midnight of the exchange's date (QOS 4.6)."""
        return _wall_ms(day, 0, self._day_zone)

    def bucket_start_ms(self, ts_ms: int, minutes: int) -> int:
        """Start of the intraday bar that holds an instant: on the clock, 2 h and 4 h from midnight (our choice)."""
        if minutes <= 60:
            return ts_ms - ts_ms % (minutes * 60_000)
        local = datetime.fromtimestamp(ts_ms // 1000, self._day_zone)
        minute = local.hour * 60 + local.minute
        return _wall_ms(local.toordinal(), minute - minute % minutes, self._day_zone)

    @staticmethod
    def date_text(day: int) -> str:
        """YYYYMMDD of an ordinal."""
        return date.fromordinal(day).strftime("%Y%m%d")

    def local_date(self, now_ms: int) -> int:
        """Ordinal of the calendar date at an instant, as days are cut here."""
        return datetime.fromtimestamp(now_ms // 1000, self._day_zone).toordinal()

    def segments(self, day: int) -> tuple[Segment, ...]:
        """The stretches of a trading day in time order; US includes the night before, pre and post."""
        known = self._segments.get(day)
        if known is None:
            known = self._segments[day] = tuple(self._build_segments(day))
        return known

    def _build_segments(self, day: int) -> list[Segment]:
        at = self.local_ms
        if self.around_the_clock or self.venue == "CF":
            return [Segment(self.day_stamp_ms(day), self.day_stamp_ms(day + 1), REGULAR)]
        if self.venue == "FX":
            start = at(day, 1020) if day % 7 == 0 else self.day_stamp_ms(day)
            end = at(day, 1020) if day % 7 == 5 else self.day_stamp_ms(day + 1)
            return [Segment(start, end, REGULAR)]
        if self.venue == "US":
            close = 780 if self.is_half_day(day) else 960
            return [
                Segment(at(day - 1, 1200), at(day, 230), NIGHT),
                Segment(at(day, 240), at(day, 570), PRE),
                Segment(at(day, 570), at(day, close), REGULAR),
                Segment(at(day, close), at(day, close + 240), POST),
            ]
        hours = _HALF_DAY_HOURS[self.venue] if self.is_half_day(day) else _HOURS[self.venue]
        return [Segment(at(day, start), at(day, end), REGULAR) for start, end in hours]

    def previous_day(self, day: int) -> int | None:
        """The trading day before, or None at the start of history."""
        index = bisect_right(self._days, day - 1) - 1
        return self._days[index] if index >= 0 else None

    def day_at(self, now_ms: int) -> int:
        """The latest trading day that has begun at an instant (its first segment has started)."""
        day: int | None = self.local_date(now_ms) + 1
        while day is not None:
            if self.is_trading_day(day) and self.segments(day)[0].start_ms <= now_ms:
                return day
            day = self.previous_day(day)
        return self._days[0]

    def last_day_until(self, day: int) -> int | None:
        """The latest trading day on or before an ordinal."""
        return self.previous_day(day + 1)

    def upcoming(self, day: int, span_days: int) -> list[int]:
        """Trading days from an ordinal over a span of calendar days, ascending."""
        return [one for one in range(day, day + span_days) if self.is_trading_day(one)]


def week_key(day: int) -> int:
    """Monday of the week, as an ordinal."""
    return day - (day - 1) % 7


def month_key(day: int) -> int:
    """The first of the month, as an ordinal."""
    return date.fromordinal(day).replace(day=1).toordinal()


def year_key(day: int) -> int:
    """New Year's Day, as an ordinal."""
    return date.fromordinal(day).replace(month=1, day=1).toordinal()


def quarter_later(day: int) -> int:
    """A span of about three months in days, as the market calendar covers (QOS 4.8)."""
    return (date.fromordinal(day) + timedelta(days=92)).toordinal() - day
