"""Bars of one instrument for any interval, as far back as its history goes (QOS 4.6, 4.7)."""

from __future__ import annotations

from collections.abc import Callable

from qosdesk.demo.calendar import REGULAR
from qosdesk.demo.days import DayTrees
from qosdesk.demo.figures import DAY, WEEK, Figures, period_start
from qosdesk.demo.run import MINUTE_MS, Bar, MinuteRun, sum_bars
from qosdesk.demo.tree import LEVEL_MINUTES, Node, closed_parts, walk

_SURELY_OVER_MS = 3 * 86_400_000


class BarHistory:
    """Bars, closed and forming.

    Args:
        days: the instrument's days.
        figures: sums of the running day.
        run_at: the minute played up to an instant.
    """

    def __init__(self, days: DayTrees, figures: Figures, run_at: Callable[[int], MinuteRun]) -> None:
        self._days = days
        self._calendar = days.calendar
        self._figures = figures
        self._run_at = run_at
        self._long_bars: dict[int, tuple[int, list[Bar]]] = {}

    def bars(self, kind: int, count: int, now_ms: int, until_ms: int | None = None) -> list[Bar]:
        """The latest bars of a kind (`kt` of QOS 3.3), ascending; the last one may still be forming.

        Args:
            kind: interval.
            count: at most so many.
            now_ms: the instant; nothing after it is told.
            until_ms: only bars stamped up to here.
        """
        until = now_ms if until_ms is None else min(until_ms, now_ms)
        if kind >= WEEK:
            return [bar for bar in self._all_long(kind, now_ms) if bar.ts_ms <= until][-count:]
        chunks: list[list[Bar]] = []
        have = 0
        newest = min(self._calendar.day_at(now_ms), self._calendar.local_date(until) + 1)
        day = self._calendar.last_day_until(newest)
        while day is not None and have <= count:  # one more than asked: a bar may reach into the day before
            chunk = self._day_chunk(kind, day, now_ms, until)
            chunks.append(chunk)
            have += len(chunk)
            day = self._calendar.previous_day(day)
        merged: list[Bar] = []
        for chunk in reversed(chunks):
            for bar in chunk:
                if merged and merged[-1].ts_ms == bar.ts_ms:
                    merged[-1].add(bar)
                else:
                    merged.append(bar)
        return merged[-count:] if count > 0 else []

    def _day_chunk(self, kind: int, day: int, now_ms: int, until_ms: int) -> list[Bar]:
        if kind == DAY:
            stamp = self._calendar.day_stamp_ms(day)
            if stamp > until_ms:
                return []
            if stamp + _SURELY_OVER_MS < now_ms:  # spares the sessions of years of days
                return [self._figures.closed_day(day)]
        segments = self._calendar.segments(day)
        over = segments[-1].end_ms <= now_ms
        if kind == DAY:
            regular_over = max(s.end_ms for s in segments if s.session == REGULAR) <= now_ms
            figures = self._figures
            bar = (
                figures.closed_day(day)
                if regular_over
                else figures.day_bar(day, now_ms, self._run_at(now_ms))
            )
            return [bar] if bar is not None else []
        level = LEVEL_MINUTES.index(kind)
        found: list[Bar] = []
        for segment, node in self._days.segments(day):
            if segment.start_ms > until_ms:
                break
            for part in walk(node, level, self._days.grid):
                stamp = self._calendar.bucket_start_ms(part.start_ms, kind)
                if stamp > until_ms or part.start_ms > now_ms:
                    break
                bar = (
                    _bar_of(part, stamp)
                    if over or part.end_ms <= now_ms
                    else self._part_so_far(part, stamp, now_ms)
                )
                if bar is None:
                    continue
                if found and found[-1].ts_ms == stamp:
                    found[-1].add(bar)
                else:
                    found.append(bar)
        return found

    def _part_so_far(self, part: Node, stamp: int, now_ms: int) -> Bar | None:
        run = self._run_at(now_ms)
        minute = now_ms - now_ms % MINUTE_MS
        pieces: list[Bar | Node] = list(closed_parts(part, minute, self._days.grid))
        if run.partial is not None and run.minute.start_ms >= minute:
            pieces.append(run.partial)
        return sum_bars(pieces, stamp)

    def _all_long(self, kind: int, now_ms: int) -> list[Bar]:
        """All weeks, months or years up to an instant."""
        today = self._calendar.day_at(now_ms)
        known = self._long_bars.get(kind)
        if known is None or known[0] != today:
            bars: list[Bar] = []
            days: list[int] = []
            one = self._calendar.previous_day(today)
            while one is not None:
                days.append(one)
                one = self._calendar.previous_day(one)
            current = -1
            for day in reversed(days):
                bar = self._figures.closed_day(day)
                if period_start(kind, day) != current:
                    current = period_start(kind, day)
                    bar.ts_ms = self._calendar.day_stamp_ms(current)
                    bars.append(bar)
                else:
                    bars[-1].add(bar)
            known = self._long_bars[kind] = (today, bars)
        bars = known[1]
        latest = self._figures.day_bar(today, now_ms, self._run_at(now_ms))
        if latest is None:
            return bars
        stamp = self._calendar.day_stamp_ms(period_start(kind, today))
        if bars and bars[-1].ts_ms == stamp:
            total = sum_bars([bars[-1], latest], stamp)
            assert total is not None
            return [*bars[:-1], total]
        latest.ts_ms = stamp
        return [*bars, latest]


def _bar_of(node: Node, ts_ms: int) -> Bar:
    return Bar(ts_ms, node.open, node.high, node.low, node.close, node.volume, node.turnover)
