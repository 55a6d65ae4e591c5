"""Days, sessions and labels of the time axis: one formatter for axis and crosshair. Pure: no Qt.

Bars are labelled in the zone of their exchange. Languages are `en` and `zh_*`.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from types import MappingProxyType
from typing import Final
from zoneinfo import ZoneInfo

import numpy as np
from numpy.typing import NDArray

from qosdesk.domain.hours import DAY_MS, MINUTE_MS, Hours, Phase, Span
from qosdesk.domain.intervals import Interval
from qosdesk.domain.symbols import Symbol

Times = NDArray[np.int64]

LABEL_PX_MIN: Final = 72
"""Least distance of two time labels (LOOK 6)."""

_MINUTE_STEPS: Final = (1, 2, 5, 10, 15, 30, 60, 120, 180, 240, 360, 720)
_MONTHS: Final = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_DAYS: Final = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_DAYS_ZH: Final = "一二三四五六日"
_ZONES: Final = MappingProxyType(
    {
        "Asia/Hong_Kong": ("HKT", "香港"),
        "Asia/Shanghai": ("CST", "北京"),
        "Asia/Tokyo": ("JST", "东京"),
        "America/New_York": ("ET", "美东"),
        "UTC": ("UTC", "UTC"),
    }
)
_STABLE_MS: Final = 20 * DAY_MS
"""Clocks are never changed twice within this."""


def zone_label(zone: ZoneInfo, language: str) -> str:
    """Short name of a zone for the axis' corner; Taiwan readers get 東京, 北京 is spelled alike."""
    short, chinese = _ZONES.get(zone.key, (zone.key.rpartition("/")[2].replace("_", " "),) * 2)
    if not language.startswith("zh"):
        return short
    return chinese.replace("东", "東") if language == "zh_TW" else chinese


class LocalTime:
    """Wall-clock milliseconds of UTC times, as if the zone were UTC. Changes of the clock are found once and kept.

    Args:
        zone: whose clock.
    """

    def __init__(self, zone: ZoneInfo) -> None:
        self.zone = zone
        self._low = self._high = 0
        # From each instant on the offset after it holds; the first one begins before all times known.
        self._at: Times = np.empty(0, dtype=np.int64)
        self._offsets: Times = np.empty(0, dtype=np.int64)

    def of(self, ts_ms: Times) -> Times:
        """Of ascending times of shape (n,)."""
        if not len(ts_ms):
            return ts_ms.copy()
        first, last = int(ts_ms[0]), int(ts_ms[-1])
        if not self._low <= first <= last < self._high:
            self._learn(first, last)
        if len(self._at) == 1:
            return ts_ms + int(self._offsets[0])
        found: Times = ts_ms + self._offsets[np.searchsorted(self._at, ts_ms, side="right") - 1]
        return found

    def one(self, ts_ms: int) -> int:
        """Of one time."""
        if not self._low <= ts_ms < self._high:
            self._learn(ts_ms, ts_ms)
        return ts_ms + int(self._offsets[self._at.searchsorted(ts_ms, side="right") - 1])

    def _learn(self, first: int, last: int) -> None:
        low = min(first, self._low) if len(self._at) else first
        low -= low % _STABLE_MS
        high = max(last, self._high) + 1
        at, offsets = [low], [self._offset_ms(low)]
        begin = low
        while begin < high:
            end = begin + _STABLE_MS
            after = self._offset_ms(end)
            if after != offsets[-1]:
                at.append(self._change(begin, end, offsets[-1]))
                offsets.append(after)
            begin = end
        self._low, self._high = low, begin
        self._at, self._offsets = np.array(at, dtype=np.int64), np.array(offsets, dtype=np.int64)

    def _change(self, begin: int, end: int, before: int) -> int:
        """The first millisecond at which the offset is another one."""
        while end - begin > 1:
            middle = (begin + end) // 2
            if self._offset_ms(middle) == before:
                begin = middle
            else:
                end = middle
        return end

    def _offset_ms(self, ts_ms: int) -> int:
        offset = datetime.fromtimestamp(ts_ms / 1000, self.zone).utcoffset()
        return round(offset.total_seconds()) * 1000 if offset is not None else 0


def day_starts(local: Times) -> NDArray[np.int64]:
    """Rows at which another local date begins; never row 0, whose predecessor is not known."""
    return np.flatnonzero(np.diff(local // DAY_MS)) + 1


class Sessions:
    """The phases of a symbol's trading days, kept between paintings.

    Args:
        symbol: whose.
        hours: trading hours.
        zone: of the exchange.
    """

    def __init__(self, symbol: Symbol, hours: Hours, zone: ZoneInfo) -> None:
        self.symbol = symbol
        self.version = hours.version
        self._hours = hours
        self._zone = zone
        self._range = (0, 0)
        self._spans: list[Span] = []
        self._starts: Times = np.empty(0, dtype=np.int64)
        self._ends: Times = np.empty(0, dtype=np.int64)

    def spans(self, first_ms: int, last_ms: int) -> list[Span]:
        """Phases of the days that hold the instants and of those beside them, ascending."""
        if not self._range[0] <= first_ms <= last_ms < self._range[1]:
            self._learn(first_ms, last_ms)
        return self._spans

    def _learn(self, first_ms: int, last_ms: int) -> None:
        spare = max(last_ms - first_ms, 8 * DAY_MS)
        low, high = first_ms - spare, last_ms + spare
        day = datetime.fromtimestamp(low / 1000, self._zone).date()
        last = datetime.fromtimestamp(high / 1000, self._zone).date() + timedelta(days=1)
        self._spans = []
        while day <= last:
            self._spans.extend(self._hours.spans(self.symbol, day))
            day += timedelta(days=1)
        self._range = (low, high)
        trading = [span for span in self._spans if span.phase in _PHASES]
        self._starts = np.array([span.start_ms for span in trading], dtype=np.int64)
        self._ends = np.array([span.end_ms for span in trading], dtype=np.int64)

    def starts(self, ts_ms: Times) -> NDArray[np.int64]:
        """Rows that open a trading phase within a local day: after lunch, at the regular session, at post and night.

        Args:
            ts_ms: ascending times of bars.
        """
        if len(ts_ms) < 2:
            return np.empty(0, dtype=np.int64)
        self.spans(int(ts_ms[0]), int(ts_ms[-1]))
        rows = np.searchsorted(ts_ms, self._starts)
        inside = (rows > 0) & (rows < len(ts_ms))
        rows, ends = rows[inside], self._ends[inside]
        return rows[ts_ms[rows] < ends]


_PHASES: Final = (Phase.OPEN, Phase.PRE, Phase.POST, Phase.NIGHT)


@dataclass(frozen=True, slots=True)
class Tick:
    """A label of the time axis.

    Attributes:
        row: of the bar.
        text: what to write.
        strong: a day, month or year: SemiBold.
    """

    row: int
    text: str
    strong: bool


def time_ticks(
    local: Times,
    days: NDArray[np.int64],
    centers: Sequence[int],
    interval: Interval,
    language: str,
    px_min: float,
    step: float,
) -> list[Tick]:
    """Labels at least `px_min` pixels apart: years, months and days first, then rounder times.

    Args:
        local: wall-clock times of consecutive bars (`LocalTime`), shape (n,);
            row 0 only serves as the predecessor of row 1.
        days: rows at which a day begins (`day_starts`).
        centers: pixel column of each row.
        interval: of the bars.
        language: `en` or `zh_...`.
        px_min: least distance.
        step: pixels per bar.
    """
    if len(local) < 2:
        return []
    # Months and years change only where days do.
    after, before = months_of(local[days]), months_of(local[days - 1])
    levels: list[tuple[NDArray[np.int64], str]] = [
        (days[after // 12 != before // 12], "year"),
        (days[after != before], "month"),
    ]
    if interval is Interval.YEAR:
        levels = [(np.arange(1, len(local)), "year")]
    elif interval.is_intraday:
        levels.append((days, "day"))
        levels.extend((rows, "time") for rows in _time_rows(local, interval, px_min, step))
    elif interval is not Interval.MONTH:
        late, early = _day_of_month(local[days]) >= 15, _day_of_month(local[days - 1]) < 15
        levels.append((days[late & (early | (after != before))], "date"))
        if interval is Interval.DAY:
            levels.append((np.flatnonzero(np.diff(weeks_of(local))) + 1, "date"))
    return _place(local, centers, levels, interval, language, px_min)


def months_of(local: Times) -> Times:
    """Months since 1970."""
    found: Times = local.astype("datetime64[ms]").astype("datetime64[M]").astype(np.int64)
    return found


def weeks_of(local: Times) -> Times:
    """Weeks from Monday to Sunday since 1970."""
    found: Times = (local // DAY_MS + 3) // 7
    return found


def _day_of_month(local: Times) -> Times:
    days = local.astype("datetime64[ms]").astype("datetime64[D]")
    found: Times = (days - days.astype("datetime64[M]")).astype(np.int64) + 1
    return found


def _time_rows(local: Times, interval: Interval, px_min: float, step: float) -> list[NDArray[np.int64]]:
    """Rows on round clock times, the roundest first, down to the finest that fits."""
    own = interval.minutes
    fitting = [
        minutes for minutes in reversed(_MINUTE_STEPS) if minutes >= own and minutes / own * step >= px_min
    ]
    if not fitting:
        return []
    clock = (local % DAY_MS) // MINUTE_MS
    found = [np.flatnonzero(clock % minutes == 0) for minutes in fitting]
    return [rows[rows > 0] for rows in found]


def _place(
    local: Times,
    centers: Sequence[int],
    levels: list[tuple[NDArray[np.int64], str]],
    interval: Interval,
    language: str,
    px_min: float,
) -> list[Tick]:
    taken: list[int] = []
    placed: dict[int, Tick] = {}
    for rows, level in levels:
        for row in _thinned(rows, centers, px_min):
            x = centers[row]
            at = bisect_left(taken, x)
            near = (at and x - taken[at - 1] < px_min) or (at < len(taken) and taken[at] - x < px_min)
            if not near:
                taken.insert(at, x)
                text = tick_text(int(local[row]), level, interval, language)
                placed[row] = Tick(row, text, level not in ("time", "date"))
    return [placed[row] for row in sorted(placed)]


def _thinned(rows: NDArray[np.int64], centers: Sequence[int], px_min: float) -> list[int]:
    """Rows that stand apart among themselves."""
    every: list[int] = rows.tolist()
    kept: list[int] = []
    at = 0
    while at < len(every):
        kept.append(every[at])
        at = bisect_left(every, centers[every[at]] + px_min, lo=at + 1, key=centers.__getitem__)
    return kept


def tick_text(wall_ms: int, level: str, interval: Interval, language: str) -> str:
    """Text of an axis label: `2026`, `Nov`, `Fri 20`, `20`, `13:00`."""
    if level == "time":
        minute = wall_ms // MINUTE_MS % 1440
        return f"{minute // 60:02}:{minute % 60:02}"
    at = datetime.fromtimestamp(wall_ms / 1000, UTC)
    chinese = language.startswith("zh")
    if level == "date":
        return f"{at.day}日" if chinese else str(at.day)
    if interval.is_intraday:
        if level == "year":
            return f"{at:%Y-%m-%d}" if chinese else f"{at.day} {_MONTHS[at.month - 1]} {at.year}"
        if level == "month":
            return f"{at:%m-%d}" if chinese else f"{at.day} {_MONTHS[at.month - 1]}"
        return f"{at:%m-%d}" if chinese else f"{_DAYS[at.weekday()]} {at.day}"
    if level == "year":
        return str(at.year)
    return f"{at.month}月" if chinese else _MONTHS[at.month - 1]


def full_text(wall_ms: int, interval: Interval, language: str) -> str:
    """A bar's whole time, for the crosshair: `Fri 20 Nov  13:35`, `11-20 周五  13:35`, `Nov 2026`."""
    at = datetime.fromtimestamp(wall_ms / 1000, UTC)
    chinese = language.startswith("zh")
    month = _MONTHS[at.month - 1]
    week = "週" if language == "zh_TW" else "周"
    if interval.is_intraday:
        if chinese:
            day = f"{at.month:02}-{at.day:02} {week}{_DAYS_ZH[at.weekday()]}"
        else:
            day = f"{_DAYS[at.weekday()]} {at.day} {month}"
        return f"{day}  {at.hour:02}:{at.minute:02}"
    if interval is Interval.YEAR:
        return f"{at.year}年" if chinese else str(at.year)
    if interval is Interval.MONTH:
        return f"{at.year}年{at.month}月" if chinese else f"{month} {at.year}"
    if chinese:
        return f"{at:%Y-%m-%d} {week}{_DAYS_ZH[at.weekday()]}"
    return f"{_DAYS[at.weekday()]} {at.day} {month} {at.year}"
