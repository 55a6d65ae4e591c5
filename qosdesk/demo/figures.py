"""Figures of one instrument at an instant: snapshot, sessions, forming bars.

What is closed before the running minute is summed once a minute and kept (`_heads`); the running minute comes on top.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from qosdesk.demo.calendar import NIGHT, POST, PRE, REGULAR, month_key, week_key, year_key
from qosdesk.demo.days import DayTrees
from qosdesk.demo.run import MINUTE_MS, Bar, MinuteRun, sum_bars
from qosdesk.demo.tree import LEVEL_MINUTES, Node, closed_parts

DAY, WEEK, MONTH, YEAR = 1001, 1007, 1030, 2001
KINDS = (*sorted(LEVEL_MINUTES), DAY, WEEK, MONTH, YEAR)
_DAY_MS = 86_400_000
_KEYS: dict[int, Callable[[int], int]] = {WEEK: week_key, MONTH: month_key, YEAR: year_key}


def period_start(kind: int, day: int) -> int:
    """First date of the day's week, month or year, as an ordinal."""
    return _KEYS[kind](day)


@dataclass(frozen=True, slots=True)
class SessionQuote:
    """A US session's own figures (QOS 4.3 `pq aq nq`)."""

    bar: Bar
    prev_close: int
    ts_ms: int


@dataclass(frozen=True, slots=True)
class Snapshot:
    """What QOS 4.3 tells of an instrument, in integer units."""

    last: int
    prev_close: int
    bar: Bar
    ts_ms: int
    session: int
    pre: SessionQuote | None = None
    post: SessionQuote | None = None
    night: SessionQuote | None = None


class Figures:
    """Sums over what has been traded.

    Args:
        days: the instrument's days.
    """

    def __init__(self, days: DayTrees) -> None:
        self._days = days
        self._calendar = days.calendar
        self._heads: dict[tuple[int, int], Bar | None] = {}
        self._heads_minute = 0

    def snapshot(self, now_ms: int, run: MinuteRun) -> Snapshot:
        """Latest figures. Out of hours `last` follows the extended session that `session` names (QOS 4.3, C)."""
        day, segment, _, _ = self._days.place(now_ms)
        calendar, path = self._calendar, self._days.path
        if self._days.instrument.market == "CF":
            rolling = self.rolling(now_ms, run)  # as CF snapshots show (QOS 4.3)
            assert rolling is not None
            return Snapshot(run.last, 0, rolling, run.last_ms, 0)
        regular_day = day
        bar = self.day_bar(day, now_ms, run)
        if bar is None:
            # Night or pre-market: the top level still shows the last regular session's figures.
            regular_day = calendar.previous_day(day) or day
            bar = self.day_bar(regular_day, now_ms, run)
        assert bar is not None
        snapshot = Snapshot(run.last, path.previous_close(regular_day), bar, run.last_ms, segment.session)
        if self._days.instrument.market != "US":
            return snapshot
        quotes = self._session_quotes(day, now_ms, run)
        return Snapshot(
            snapshot.last,
            snapshot.prev_close,
            bar,
            snapshot.ts_ms,
            segment.session,
            quotes.get(PRE),
            quotes.get(POST),
            quotes.get(NIGHT),
        )

    def _session_quotes(self, day: int, now_ms: int, run: MinuteRun) -> dict[int, SessionQuote]:
        """The newest pre, post and night sessions that have begun (around the clock: that are over)."""
        found: dict[int, SessionQuote] = {}
        one: int | None = day
        for _ in range(2):
            if one is None:
                break
            before = self._calendar.previous_day(one)
            for start, end, session in self._windows(one):
                if session in found or start + MINUTE_MS > now_ms:
                    continue
                if self._calendar.around_the_clock and end > now_ms:
                    continue
                bar = sum_bars(self._parts(start, min(end, now_ms), one, run), start)
                if bar is None:
                    continue
                reference = self._days.path.day(one if session == POST else before or one).close
                found[session] = SessionQuote(bar, reference, run.last_ms if end > now_ms else end - 3_000)
            one = before
        return found

    def _windows(self, day: int) -> list[tuple[int, int, int]]:
        if not self._calendar.around_the_clock:
            return [
                (s.start_ms, s.end_ms, s.session) for s, _ in self._days.segments(day) if s.session != REGULAR
            ]
        at = self._calendar.local_ms
        return [
            (at(day, 0), at(day, 230), NIGHT),
            (at(day, 240), at(day, 570), PRE),
            (at(day, 960), at(day, 1200), POST),
        ]

    def _parts(self, start_ms: int, end_ms: int, day: int, run: MinuteRun | None) -> Iterator[Bar | Node]:
        """Everything traded in [start, end) of a day: closed nodes, then the minute being played."""
        head = end_ms - end_ms % MINUTE_MS
        yield from self._days.parts(start_ms, head, day)
        if run is not None and run.partial is not None and head <= run.minute.start_ms < end_ms:
            yield run.partial

    def day_bar(self, day: int, now_ms: int, run: MinuteRun) -> Bar | None:
        """The regular day so far; None before its first trade."""
        key = (DAY, day)
        self._fresh_heads(now_ms)
        if key not in self._heads:
            self._heads[key] = sum_bars(
                (
                    part
                    for segment, node in self._days.segments(day)
                    if segment.session == REGULAR
                    for part in closed_parts(node, self._heads_minute, self._days.grid)
                ),
                self._calendar.day_stamp_ms(day),
            )
        regular = any(
            s.session == REGULAR and s.start_ms <= run.minute.start_ms < s.end_ms
            for s in self._calendar.segments(day)
        )
        return self._with_partial(
            self._heads[key], run if regular else None, self._calendar.day_stamp_ms(day)
        )

    def _with_partial(self, head: Bar | None, run: MinuteRun | None, ts_ms: int) -> Bar | None:
        partial = run.partial if run is not None and run.minute.start_ms >= self._heads_minute else None
        if head is None and partial is None:
            return None
        total = sum_bars([part for part in (head, partial) if part is not None], ts_ms)
        if total is not None:
            # Turnover is shared out to parts by estimate: hold the average price inside the range all the same.
            total.turnover = min(max(total.turnover, total.low * total.volume), total.high * total.volume)
        return total

    def _fresh_heads(self, now_ms: int) -> None:
        minute = now_ms - now_ms % MINUTE_MS
        if minute != self._heads_minute:
            self._heads.clear()
            self._heads_minute = minute

    def rolling(self, now_ms: int, run: MinuteRun) -> Bar | None:
        """The last 24 hours; None if nothing was traded in them."""
        self._fresh_heads(now_ms)
        key = (0, 0)
        if key not in self._heads:
            minute = self._heads_minute
            since = minute - _DAY_MS
            today = self._calendar.day_at(minute)
            before = self._calendar.previous_day(today)
            parts: list[Bar | Node] = []
            for day in (before, today):
                if day is not None:
                    parts += self._parts(since, minute, day, None)
            self._heads[key] = sum_bars(parts, since)
        return self._with_partial(self._heads[key], run, now_ms)

    def forming(self, kind: int, run: MinuteRun) -> Bar | None:
        """The bar holding a minute's trades so far; None before its first trade."""
        start = run.minute.start_ms
        day = self._calendar.day_at(start)
        if kind >= DAY:
            if kind == DAY:
                return self.day_bar(day, start, run)
            return self._long_bar(kind, day, start, run)
        self._fresh_heads(start)
        stamp = self._calendar.bucket_start_ms(start, kind)
        key = (kind, stamp)
        if key not in self._heads:
            self._heads[key] = sum_bars(self._bucket_parts(stamp, start, day), stamp)
        return self._with_partial(self._heads[key], run, stamp)

    def _bucket_parts(self, stamp: int, until_ms: int, day: int) -> Iterator[Bar | Node]:
        before = self._calendar.previous_day(day)
        if stamp < self._days.segments(day)[0][0].start_ms and before is not None:
            yield from self._parts(stamp, until_ms, before, None)
        yield from self._parts(stamp, until_ms, day, None)

    def _long_bar(self, kind: int, day: int, now_ms: int, run: MinuteRun) -> Bar | None:
        first = period_start(kind, day)
        head_key = (kind, day)
        self._fresh_heads(now_ms)
        if head_key not in self._heads:
            days: list[Bar] = []
            one = self._calendar.previous_day(day)
            while one is not None and one >= first:
                days.append(self.closed_day(one))
                one = self._calendar.previous_day(one)
            self._heads[head_key] = sum_bars(reversed(days), 0)
        today = self.day_bar(day, now_ms, run)
        head = self._heads[head_key]
        return sum_bars(
            [part for part in (head, today) if part is not None], self._calendar.day_stamp_ms(first)
        )

    def closed_day(self, day: int) -> Bar:
        """A finished trading day."""
        bar = self._days.path.day(day)
        return Bar(
            self._calendar.day_stamp_ms(day), bar.open, bar.high, bar.low, bar.close, bar.volume, bar.turnover
        )
