"""One instrument's market: any bar, snapshot, trade or book at any instant, and the run through the current minute.

Everything is a function of (seed, instrument, instant). The only state is a cache and the position inside the minute
that is being played.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from math import cos, pi
from random import Random
from typing import NamedTuple

from qosdesk.demo.book import BUY, SELL, UNKNOWN, Book, Level
from qosdesk.demo.calendar import (
    NIGHT,
    POST,
    PRE,
    REGULAR,
    Segment,
    VenueCalendar,
    month_key,
    week_key,
    year_key,
)
from qosdesk.demo.instruments import DemoInstrument
from qosdesk.demo.noise import four_units, mix, signed_unit
from qosdesk.demo.path import DailyPath
from qosdesk.demo.tape import Print, draw_prints
from qosdesk.demo.tree import LEVEL_MINUTES, Grid, Node, closed_parts, minute_at, split, walk

DAY, WEEK, MONTH, YEAR = 1001, 1007, 1030, 2001
KINDS = (*sorted(LEVEL_MINUTES), DAY, WEEK, MONTH, YEAR)
_KEYS: dict[int, Callable[[int], int]] = {WEEK: week_key, MONTH: month_key, YEAR: year_key}
_MINUTE_MS = 60_000
_KEPT_DAYS = 24  # trees of days kept per instrument
_BOOK_EVENTS_PER_TRADE = 1.1
# Usual size of a book level in average trades.
_LEVEL_PER_TRADE = {"US": 1.6, "HK": 9.0, "SH": 5.0, "SZ": 5.0, "CF": 4.0, "FX": 5.0, "IX": 4.0, "CM": 4.0}


@dataclass(slots=True)
class Bar:
    """A bar in integer units; `ts_ms` as the wire stamps it."""

    ts_ms: int
    open: int
    high: int
    low: int
    close: int
    volume: int
    turnover: float = 0.0

    def add(self, other: Bar | Node) -> None:
        """Append a later stretch."""
        self.high = max(self.high, other.high)
        self.low = min(self.low, other.low)
        self.close = other.close
        self.volume += other.volume
        self.turnover += other.turnover


class Trade(NamedTuple):
    """One executed trade; `side` is the aggressor as in QOS 3.3."""

    ts_ms: int
    price: int
    size: int
    side: int


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


def _bar_of(node: Node, ts_ms: int) -> Bar:
    return Bar(ts_ms, node.open, node.high, node.low, node.close, node.volume, node.turnover)


def _sum(parts: Iterable[Bar | Node], ts_ms: int) -> Bar | None:
    total: Bar | None = None
    for part in parts:
        if total is None:
            total = Bar(ts_ms, part.open, part.high, part.low, part.close, part.volume, part.turnover)
        else:
            total.add(part)
    return total


class MinuteRun:
    """The minute being played: its prints, its book, and how far it has got."""

    def __init__(
        self, instrument: DemoInstrument, seed: int, minute: Node, count: int, bounds: tuple[int, int]
    ) -> None:
        self.minute = minute
        self.prints = draw_prints(minute, seed, count, instrument.on_grid, instrument.venue)
        rng = Random(mix(mix(seed, minute.start_ms // _MINUTE_MS), 7))
        self._rng = rng
        self._stirs = _BOOK_EVENTS_PER_TRADE * count / _MINUTE_MS
        typical = _LEVEL_PER_TRADE[instrument.market] * minute.volume / min(count, minute.volume)
        self.book = Book(instrument, seed, typical, rng, bounds)
        self.book.open_around(minute.open)
        self.last = minute.open
        self.last_ms = minute.start_ms
        self.partial: Bar | None = None
        self.trades: list[Trade] = []
        self._next = 0
        self._stir_ms = minute.start_ms + rng.expovariate(self._stirs)

    def advance(self, now_ms: int) -> Iterator[Trade | None]:
        """Play up to an instant: a Trade for each trade, None whenever the published book has changed."""
        prints = self.prints
        now_ms = min(now_ms, self.minute.end_ms - 1)
        while True:
            upcoming = prints[self._next].ts_ms if self._next < len(prints) else self.minute.end_ms
            if self._stir_ms < upcoming:
                if self._stir_ms > now_ms:
                    return
                self._stir_ms += self._rng.expovariate(self._stirs)
                self.book.stir()
                yield None
            else:
                if upcoming > now_ms:
                    return
                yield from self._execute(prints[self._next])
                self._next += 1

    def _execute(self, one: Print) -> Iterator[Trade | None]:
        side, changed = self.book.prepare(one.price, one.size)
        if changed:
            yield None
        self.book.trade(side, one.size)
        # Now and then the exchange does not tell the aggressor (QOS 3.3: 0 unknown).
        told = UNKNOWN if self._rng.random() < 0.03 else side
        trade = Trade(one.ts_ms, one.price, one.size, told)
        self.trades.append(trade)
        self.last, self.last_ms = one.price, one.ts_ms
        minute = self.minute
        amount = minute.turnover * one.size / minute.volume
        piece = Bar(minute.start_ms, one.price, one.price, one.price, one.price, one.size, amount)
        if self.partial is None:
            self.partial = piece
        else:
            self.partial.add(piece)
        yield trade
        yield None


class Market:
    """One instrument's market.

    Args:
        instrument: what trades.
        calendar: when.
        path: its days.
        density: trades and book changes relative to the usual number; changes nothing in bars.
    """

    def __init__(
        self, instrument: DemoInstrument, calendar: VenueCalendar, path: DailyPath, density: float = 1.0
    ) -> None:
        self.instrument = instrument
        self.calendar = calendar
        self.path = path
        self.density = density
        self._days: OrderedDict[int, list[tuple[Segment, Node]]] = OrderedDict()
        self._grid = Grid(path.seed, instrument.on_grid, calendar.bucket_start_ms, self._profile)
        self._run: MinuteRun | None = None
        self._heads: dict[tuple[int, int], Bar | None] = {}
        self._heads_minute = 0
        self._long_bars: dict[int, tuple[int, list[Bar]]] = {}

    # -- days ---------------------------------------------------------------------------------------------------

    def segments(self, day: int) -> list[tuple[Segment, Node]]:
        """A trading day's stretches with their figures, in time order."""
        known = self._days.get(day)
        if known is None:
            known = self._days[day] = self._build_day(day)
            if len(self._days) > _KEPT_DAYS:
                self._days.popitem(last=False)
        else:
            self._days.move_to_end(day)
        return known

    def _build_day(self, day: int) -> list[tuple[Segment, Node]]:
        bar = self.path.day(day)
        segments = self.calendar.segments(day)
        regular = [s for s in segments if s.session == REGULAR]
        root = Node(
            regular[0].start_ms,
            regular[-1].end_ms,
            -2,
            bar.open,
            bar.high,
            bar.low,
            bar.close,
            bar.volume,
            bar.turnover,
        )
        parts = dict(
            zip(regular, split(root, [(s.start_ms, s.end_ms) for s in regular], self._grid), strict=True)
        )
        if len(parts) != len(segments):
            ends = self._extended_ends(day)
            for segment in segments:
                if segment.session != REGULAR:
                    parts[segment] = self._extended_node(segment, day, *ends[segment.session])
        return [(segment, parts[segment]) for segment in segments]

    def _post_close(self, day: int) -> int:
        """Where after-hours trading ends: near the close, leaning to where the next day will open."""
        bar = self.path.day(day)
        return self.instrument.on_grid(
            bar.close * (1 + 0.25 * self.instrument.sigma * signed_unit(self.path.seed + 11, day))
        )

    def _extended_ends(self, day: int) -> dict[int, tuple[int, int]]:
        bar = self.path.day(day)
        before = self.calendar.previous_day(day)
        start = self._post_close(before) if before is not None else bar.open
        night = self.instrument.on_grid(start + (bar.open - start) * four_units(self.path.seed + 12, day)[0])
        return {NIGHT: (start, night), PRE: (night, bar.open), POST: (bar.close, self._post_close(day))}

    def _extended_node(self, segment: Segment, day: int, open_: int, close: int) -> Node:
        instrument = self.instrument
        up, down, crowd, _ = four_units(mix(self.path.seed, 13), day * 8 + segment.session)
        sigma = instrument.sigma * self.path.mood(day) * 0.35
        high = max(open_, close, instrument.on_grid(max(open_, close) * (1 + sigma * up * up)))
        low = min(open_, close, instrument.on_grid(min(open_, close) * (1 - sigma * down * down)))
        minutes = (segment.end_ms - segment.start_ms) // _MINUTE_MS
        share = {NIGHT: 0.012, PRE: 0.035, POST: 0.03}[segment.session]
        volume = max(5 * minutes, round(instrument.day_volume * share * (0.5 + crowd)))
        turnover = volume * (open_ + close + high + low) / 4.0
        return Node(segment.start_ms, segment.end_ms, -1, open_, high, low, close, volume, turnover)

    def _profile(self, ts_ms: int) -> float:
        """How busy an instant is: a smile over the venue's day around the clock, livelier near open and close else."""
        if self.calendar.around_the_clock or self.instrument.venue in ("CF", "FX"):
            return 1.0 + 0.35 * cos(2 * pi * (ts_ms % 86_400_000) / 86_400_000 - 3.8)
        day_ms = ts_ms - self.calendar.day_stamp_ms(self.calendar.local_date(ts_ms))
        hours = day_ms / 3_600_000
        return 0.75 + 0.9 * ((hours - 12.6) / 3.4) ** 2 if 8 < hours < 17 else 1.0

    # -- the instant --------------------------------------------------------------------------------------------

    def place(self, now_ms: int) -> tuple[int, Segment, Node, bool]:
        """The trading day, its latest begun segment, that segment's figures, and whether it is trading now."""
        day = self.calendar.day_at(now_ms)
        begun = [item for item in self.segments(day) if item[0].start_ms <= now_ms]
        segment, node = begun[-1]
        return day, segment, node, now_ms < segment.end_ms

    def is_trading(self, now_ms: int) -> bool:
        """Whether some session is running."""
        return self.place(now_ms)[3]

    def run_at(self, now_ms: int) -> MinuteRun:
        """The current minute played up to now; of a closed market its last minute, played out."""
        for _ in self.advance(now_ms):
            pass
        assert self._run is not None
        return self._run

    def advance(self, now_ms: int) -> Iterator[MinuteRun | Trade | None]:
        """Play on to an instant.

        Yields:
            A Trade for each trade, None for each change of the published book, and a finished MinuteRun before the next
            minute begins.
        """
        run = self._run
        if run is not None and run.minute.start_ms <= now_ms < run.minute.end_ms:
            yield from run.advance(now_ms)
            return
        if run is not None and now_ms >= run.minute.end_ms:
            yield from run.advance(run.minute.end_ms)
            day = self.calendar.day_at(now_ms)
            # Minutes that passed in between are played as well, unless the gap is long (a fast clock, a sleep).
            while now_ms - run.minute.end_ms < 4 * _MINUTE_MS:
                following = run.minute.end_ms
                segment = next((s for s, _ in self.segments(day) if s.start_ms <= following < s.end_ms), None)
                if segment is None or following > now_ms:
                    break
                yield run
                run = self._run = self._start(following)
                yield None
                yield from run.advance(now_ms)
        _, segment, _, trading = self.place(now_ms)
        at = now_ms if trading else segment.end_ms - 1
        if self._run is None or not self._run.minute.start_ms <= at < self._run.minute.end_ms:
            if self._run is not None:
                yield self._run
            self._run = self._start(at)
            yield None
            yield from self._run.advance(at)

    def redraw(self, now_ms: int) -> None:
        """Start the running minute again at the present density, without telling what has been played."""
        self._run = None
        self.run_at(now_ms)

    @property
    def playing_ms(self) -> int:
        """End of the minute being played."""
        return self._run.minute.end_ms - 1 if self._run is not None else 0

    def shown(self) -> tuple[list[Level], list[Level]]:
        """The published book as it stands in the running minute."""
        assert self._run is not None
        return self._run.book.shown()

    def _start(self, ts_ms: int) -> MinuteRun:
        day, segment, node, _ = self.place(ts_ms)
        minute = minute_at(node, ts_ms, self._grid)
        return MinuteRun(
            self.instrument, self.path.seed, minute, self._trade_count(segment), self._bounds(day)
        )

    def _trade_count(self, segment: Segment) -> int:
        quiet = 1.0 if segment.session == REGULAR else 0.3
        return max(4, round(self.instrument.trades_per_minute * quiet * self.density))

    def _bounds(self, day: int) -> tuple[int, int]:
        limit = self.instrument.limit
        if limit is None:
            return 0, 1 << 60
        reference = self.path.previous_close(day)
        return reference - int(reference * limit), reference + int(reference * limit)

    # -- answers ------------------------------------------------------------------------------------------------

    def trades(self, now_ms: int, count: int) -> list[Trade]:
        """The latest trades up to an instant, oldest first."""
        run = self.run_at(now_ms)
        found = list(run.trades)
        day, _, _, _ = self.place(now_ms)
        start = run.minute.start_ms
        tries = 0
        while len(found) < count and tries < 20:
            tries += 1
            before = self._minute_before(day, start)
            if before is None:
                break
            day, minute = before
            start = minute.start_ms
            segment = next(s for s, _ in self.segments(day) if s.start_ms <= start < s.end_ms)
            earlier = MinuteRun(
                self.instrument, self.path.seed, minute, self._trade_count(segment), self._bounds(day)
            )
            for _ in earlier.advance(minute.end_ms):
                pass
            found = earlier.trades + found
        return found[-count:]

    def _minute_before(self, day: int, start_ms: int) -> tuple[int, Node] | None:
        one: int | None = day
        while one is not None:
            for segment, node in reversed(self.segments(one)):
                if segment.start_ms < start_ms:
                    return one, minute_at(node, min(segment.end_ms, start_ms) - 1, self._grid)
            one = self.calendar.previous_day(one)
        return None

    def depth(self, now_ms: int) -> tuple[list[Level], list[Level]]:
        """Bids and asks, best first."""
        return self.run_at(now_ms).book.shown()

    def snapshot(self, now_ms: int) -> Snapshot:
        """Latest figures. Out of hours `last` follows the extended session that `session` names (QOS 4.3, C)."""
        run = self.run_at(now_ms)
        day, segment, _, _ = self.place(now_ms)
        calendar, path = self.calendar, self.path
        if self.instrument.market == "CF":
            return Snapshot(run.last, 0, self._rolling(now_ms, run), run.last_ms, 0)
        regular_day = day
        bar = self._day_bar(day, now_ms, run)
        if bar is None:
            # Night or pre-market: the top level still shows the last regular session's figures.
            regular_day = calendar.previous_day(day) or day
            bar = self._day_bar(regular_day, now_ms, run)
        assert bar is not None
        snapshot = Snapshot(run.last, path.previous_close(regular_day), bar, run.last_ms, segment.session)
        if self.instrument.market != "US":
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
            before = self.calendar.previous_day(one)
            for start, end, session in self._windows(one):
                if session in found or start + _MINUTE_MS > now_ms:
                    continue
                if self.calendar.around_the_clock and end > now_ms:
                    continue
                bar = _sum(self._parts(start, min(end, now_ms), one, run), start)
                if bar is None:
                    continue
                reference = self.path.day(one if session == POST else before or one).close
                latest = min(end - _MINUTE_MS, run.last_ms) if end > now_ms else end - _MINUTE_MS
                found[session] = SessionQuote(
                    bar, reference, run.last_ms if end > now_ms else latest + 57_000
                )
            one = before
        return found

    def _windows(self, day: int) -> list[tuple[int, int, int]]:
        if not self.calendar.around_the_clock:
            return [(s.start_ms, s.end_ms, s.session) for s, _ in self.segments(day) if s.session != REGULAR]
        at = self.calendar.local_ms
        return [
            (at(day, 0), at(day, 230), NIGHT),
            (at(day, 240), at(day, 570), PRE),
            (at(day, 960), at(day, 1200), POST),
        ]

    def _parts(self, start_ms: int, end_ms: int, day: int, run: MinuteRun | None) -> Iterator[Bar | Node]:
        """Everything traded in [start, end) of a day: closed nodes, then the minute being played."""
        head = end_ms - end_ms % _MINUTE_MS
        for segment, node in self.segments(day):
            if segment.end_ms > start_ms and segment.start_ms < end_ms:
                for part in closed_parts(node, head, self._grid):
                    if part.start_ms >= start_ms:
                        yield part
                    elif part.end_ms > start_ms:
                        yield from (n for n in walk(part, 6, self._grid) if n.start_ms >= start_ms)
        if run is not None and run.partial is not None and head <= run.minute.start_ms < end_ms:
            yield run.partial

    def _day_bar(self, day: int, now_ms: int, run: MinuteRun) -> Bar | None:
        """The regular day so far; None before its first trade."""
        key = (DAY, day)
        self._fresh_heads(now_ms)
        if key not in self._heads:
            self._heads[key] = _sum(
                (
                    part
                    for segment, node in self.segments(day)
                    if segment.session == REGULAR
                    for part in closed_parts(node, self._heads_minute, self._grid)
                ),
                self.calendar.day_stamp_ms(day),
            )
        regular = any(
            s.session == REGULAR and s.start_ms <= run.minute.start_ms < s.end_ms
            for s in self.calendar.segments(day)
        )
        return self._with_partial(self._heads[key], run if regular else None, self.calendar.day_stamp_ms(day))

    def _with_partial(self, head: Bar | None, run: MinuteRun | None, ts_ms: int) -> Bar | None:
        partial = run.partial if run is not None and run.minute.start_ms >= self._heads_minute else None
        if head is None and partial is None:
            return None
        return _sum([part for part in (head, partial) if part is not None], ts_ms)

    def _fresh_heads(self, now_ms: int) -> None:
        minute = now_ms - now_ms % _MINUTE_MS
        if minute != self._heads_minute:
            self._heads.clear()
            self._heads_minute = minute

    def _rolling(self, now_ms: int, run: MinuteRun) -> Bar:
        """The last 24 hours, as CF snapshots show (QOS 4.3)."""
        self._fresh_heads(now_ms)
        key = (0, 0)
        if key not in self._heads:
            minute = self._heads_minute
            today = self.calendar.day_at(minute)
            stamp = self.calendar.day_stamp_ms(today)
            parts: list[Bar | Node] = list(self._parts(minute - 86_400_000, stamp, today - 1, None))
            parts += self._parts(stamp, minute, today, None)
            self._heads[key] = _sum(parts, minute - 86_400_000)
        total = self._with_partial(self._heads[key], run, now_ms)
        assert total is not None
        return total

    # -- bars ---------------------------------------------------------------------------------------------------

    def forming(self, kind: int, now_ms: int) -> Bar | None:
        """The bar that the newest trade belongs to, as a K push shows it (QOS 5.5)."""
        run = self.run_at(now_ms)
        return self.forming_in(kind, run)

    def forming_in(self, kind: int, run: MinuteRun) -> Bar | None:
        """The bar holding a minute's trades so far; None before its first trade."""
        start = run.minute.start_ms
        day = self.calendar.day_at(start)
        if kind >= DAY:
            if kind == DAY:
                return self._day_bar(day, start, run)
            return self._long_bar(kind, day, start, run)
        self._fresh_heads(start)
        stamp = self.calendar.bucket_start_ms(start, kind)
        key = (kind, stamp)
        if key not in self._heads:
            self._heads[key] = _sum(self._bucket_parts(stamp, start, day), stamp)
        return self._with_partial(self._heads[key], run, stamp)

    def _bucket_parts(self, stamp: int, until_ms: int, day: int) -> Iterator[Bar | Node]:
        before = self.calendar.previous_day(day)
        if stamp < self.segments(day)[0][0].start_ms and before is not None:
            yield from self._parts(stamp, until_ms, before, None)
        yield from self._parts(stamp, until_ms, day, None)

    def _long_bar(self, kind: int, day: int, now_ms: int, run: MinuteRun) -> Bar | None:
        keyed = _KEYS[kind]
        first = keyed(day)
        head_key = (kind, day)
        self._fresh_heads(now_ms)
        if head_key not in self._heads:
            days: list[Bar] = []
            one = self.calendar.previous_day(day)
            while one is not None and one >= first:
                days.append(self._closed_day(one))
                one = self.calendar.previous_day(one)
            self._heads[head_key] = _sum(reversed(days), 0)
        today = self._day_bar(day, now_ms, run)
        head = self._heads[head_key]
        return _sum([part for part in (head, today) if part is not None], self.calendar.day_stamp_ms(first))

    def _closed_day(self, day: int) -> Bar:
        bar = self.path.day(day)
        return Bar(
            self.calendar.day_stamp_ms(day), bar.open, bar.high, bar.low, bar.close, bar.volume, bar.turnover
        )

    def bars(self, kind: int, count: int, now_ms: int, until_ms: int | None = None) -> list[Bar]:
        """The latest bars of a kind (`kt` of QOS 3.3), ascending; the last one may still be forming.

        Args:
            kind: interval.
            count: at most so many.
            now_ms: the instant; nothing after it is told.
            until_ms: only bars stamped up to here.
        """
        until = now_ms if until_ms is None else min(until_ms, now_ms)
        if kind in _KEYS:
            return [bar for bar in self._all_long(kind, now_ms) if bar.ts_ms <= until][-count:]
        chunks: list[list[Bar]] = []
        have = 0
        newest = min(self.calendar.day_at(now_ms), self.calendar.local_date(until) + 1)
        day = self.calendar.last_day_until(newest)
        while day is not None and have <= count:  # one more than asked: a bar may reach into the day before
            chunk = self._day_chunk(kind, day, now_ms, until)
            chunks.append(chunk)
            have += len(chunk)
            day = self.calendar.previous_day(day)
        merged: list[Bar] = []
        for chunk in reversed(chunks):
            for bar in chunk:
                if merged and merged[-1].ts_ms == bar.ts_ms:
                    merged[-1].add(bar)
                else:
                    merged.append(bar)
        return merged[-count:] if count > 0 else []

    def _day_chunk(self, kind: int, day: int, now_ms: int, until_ms: int) -> list[Bar]:
        segments = self.calendar.segments(day)
        over = segments[-1].end_ms <= now_ms
        if kind == DAY:
            stamp = self.calendar.day_stamp_ms(day)
            if stamp > until_ms:
                return []
            regular_over = max(s.end_ms for s in segments if s.session == REGULAR) <= now_ms
            bar = self._closed_day(day) if regular_over else self._day_bar(day, now_ms, self.run_at(now_ms))
            return [bar] if bar is not None else []
        level = LEVEL_MINUTES.index(kind)
        found: list[Bar] = []
        for segment, node in self.segments(day):
            if segment.start_ms > until_ms:
                break
            for part in walk(node, level, self._grid):
                stamp = self.calendar.bucket_start_ms(part.start_ms, kind)
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
        run = self.run_at(now_ms)
        minute = now_ms - now_ms % _MINUTE_MS
        pieces: list[Bar | Node] = list(closed_parts(part, minute, self._grid))
        if run.partial is not None and run.minute.start_ms >= minute:
            pieces.append(run.partial)
        return _sum(pieces, stamp)

    def _all_long(self, kind: int, now_ms: int) -> list[Bar]:
        """All weeks, months or years up to an instant."""
        keyed = _KEYS[kind]
        today = self.calendar.day_at(now_ms)
        known = self._long_bars.get(kind)
        if known is None or known[0] != today:
            bars: list[Bar] = []
            days: list[int] = []
            one = self.calendar.previous_day(today)
            while one is not None:
                days.append(one)
                one = self.calendar.previous_day(one)
            current = -1
            for day in reversed(days):
                bar = self._closed_day(day)
                if keyed(day) != current:
                    current = keyed(day)
                    bar.ts_ms = self.calendar.day_stamp_ms(current)
                    bars.append(bar)
                else:
                    bars[-1].add(bar)
            known = self._long_bars[kind] = (today, bars)
        bars = known[1]
        latest = self._day_bar(today, now_ms, self.run_at(now_ms))
        if latest is None:
            return bars
        stamp = self.calendar.day_stamp_ms(keyed(today))
        if bars and bars[-1].ts_ms == stamp:
            total = _sum([bars[-1], latest], stamp)
            assert total is not None
            return [*bars[:-1], total]
        latest.ts_ms = stamp
        return [*bars, latest]


__all__ = ["BUY", "KINDS", "SELL", "Bar", "Market", "MinuteRun", "SessionQuote", "Snapshot", "Trade"]
