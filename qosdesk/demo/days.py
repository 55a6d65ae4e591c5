"""The trading days of one instrument, taken apart into their stretches when somebody looks at them."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterator
from math import cos, pi

from qosdesk.demo.calendar import NIGHT, POST, PRE, REGULAR, Segment, VenueCalendar
from qosdesk.demo.instruments import DemoInstrument
from qosdesk.demo.noise import four_units, mix, signed_unit
from qosdesk.demo.path import DailyPath
from qosdesk.demo.run import MINUTE_MS
from qosdesk.demo.tree import Grid, Node, closed_parts, split

_KEPT_DAYS = 24  # trees of days kept per instrument


class DayTrees:
    """Days of one instrument as trees of stretches.

    Args:
        instrument: what trades.
        calendar: when.
        path: its days.
    """

    def __init__(self, instrument: DemoInstrument, calendar: VenueCalendar, path: DailyPath) -> None:
        self.instrument = instrument
        self.calendar = calendar
        self.path = path
        self.grid = Grid(path.seed, instrument.on_grid, calendar.bucket_start_ms, self._profile)
        self._days: OrderedDict[int, list[tuple[Segment, Node]]] = OrderedDict()

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
            zip(regular, split(root, [(s.start_ms, s.end_ms) for s in regular], self.grid, -1), strict=True)
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
        minutes = (segment.end_ms - segment.start_ms) // MINUTE_MS
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

    def place(self, now_ms: int) -> tuple[int, Segment, Node, bool]:
        """The trading day, its latest begun segment, that segment's figures, and whether it is trading now."""
        day = self.calendar.day_at(now_ms)
        begun = [item for item in self.segments(day) if item[0].start_ms <= now_ms]
        segment, node = begun[-1]
        return day, segment, node, now_ms < segment.end_ms

    def minute_before(self, day: int, start_ms: int) -> tuple[int, Segment, Node, int] | None:
        """Where the last minute traded before an instant lies: day, segment, its node, an instant in that minute."""
        one: int | None = day
        while one is not None:
            for segment, node in reversed(self.segments(one)):
                if segment.start_ms < start_ms:
                    return one, segment, node, min(segment.end_ms, start_ms) - 1
            one = self.calendar.previous_day(one)
        return None

    def bounds(self, day: int) -> tuple[int, int]:
        limit = self.instrument.limit
        if limit is None:
            return 0, 1 << 60
        reference = self.path.previous_close(day)
        return reference - int(reference * limit), reference + int(reference * limit)

    def parts(self, start_ms: int, end_ms: int, day: int) -> Iterator[Node]:
        """Everything of a day in [start, end), both on whole minutes, in the fewest nodes."""
        for segment, node in self.segments(day):
            if segment.end_ms > start_ms and segment.start_ms < end_ms:
                yield from closed_parts(node, end_ms, self.grid, start_ms)
