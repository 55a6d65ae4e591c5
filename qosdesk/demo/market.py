"""One instrument's market: any bar, snapshot, trade or book at any instant, and the run through the current minute.

Everything is a function of (seed, instrument, instant). The only state is a cache and the position inside the minute
that is being played.
"""

from __future__ import annotations

from collections.abc import Iterator

from qosdesk.demo.bars import BarHistory
from qosdesk.demo.book import Level
from qosdesk.demo.calendar import REGULAR, Segment, VenueCalendar
from qosdesk.demo.days import DayTrees
from qosdesk.demo.figures import Figures, Snapshot
from qosdesk.demo.instruments import DemoInstrument
from qosdesk.demo.path import DailyPath
from qosdesk.demo.run import MINUTE_MS, Bar, MinuteRun, Trade
from qosdesk.demo.tree import Node, minute_at


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
        self._days = DayTrees(instrument, calendar, path)
        self._figures = Figures(self._days)
        self._history = BarHistory(self._days, self._figures, self.run_at)
        self._run: MinuteRun | None = None

    # -- playing ------------------------------------------------------------------------------------------------

    def is_trading(self, now_ms: int) -> bool:
        """Whether some session is running."""
        return self._days.place(now_ms)[3]

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
            while now_ms - run.minute.end_ms < 4 * MINUTE_MS:
                following = run.minute.end_ms
                segment = next(
                    (s for s, _ in self._days.segments(day) if s.start_ms <= following < s.end_ms), None
                )
                if segment is None or following > now_ms:
                    break
                yield run
                run = self._run = self._start(following)
                yield None
                yield from run.advance(now_ms)
        _, segment, _, trading = self._days.place(now_ms)
        at = now_ms if trading else segment.end_ms - 1
        if self._run is None or not self._run.minute.start_ms <= at < self._run.minute.end_ms:
            if self._run is not None:
                yield self._run
            self._run = self._start(at)
            yield None
            yield from self._run.advance(at)

    def redraw(self, now_ms: int) -> None:
        """Start the running minute again at the present density, without telling what has been played."""
        if self.is_trading(now_ms):
            self._run = self._start(now_ms)
            self._run.skip_to(now_ms)

    @property
    def playing_ms(self) -> int:
        """End of the minute being played."""
        return self._run.minute.end_ms - 1 if self._run is not None else 0

    def shown(self) -> tuple[list[Level], list[Level]]:
        """The published book as it stands in the running minute."""
        assert self._run is not None
        return self._run.book.shown()

    def _start(self, ts_ms: int) -> MinuteRun:
        day, segment, node, _ = self._days.place(ts_ms)
        return self._run_of(day, segment, node, ts_ms)

    def _run_of(self, day: int, segment: Segment, node: Node, ts_ms: int) -> MinuteRun:
        minute = minute_at(node, ts_ms, self._days.grid)
        quiet = 1.0 if segment.session == REGULAR else 0.3
        # A minute of much volume also has more trades, not only bigger ones.
        usual = node.volume * MINUTE_MS / (node.end_ms - node.start_ms)
        least = 1.0 if self.instrument.venue == "CN" else 0.6  # mainland tapes print in nearly every beat
        crowd = min(max((minute.volume / usual) ** 0.5, least), 2.0)
        count = max(4, round(self.instrument.trades_per_minute * quiet * crowd * self.density))
        return MinuteRun(self.instrument, self.path.seed, minute, count, self._days.bounds(day))

    # -- answers ------------------------------------------------------------------------------------------------

    def trades(self, now_ms: int, count: int) -> list[Trade]:
        """The latest trades up to an instant, oldest first."""
        run = self.run_at(now_ms)
        found = list(run.trades)
        day, _, _, _ = self._days.place(now_ms)
        start = run.minute.start_ms
        tries = 0
        while len(found) < count and tries < 20:
            tries += 1
            before = self._days.minute_before(day, start)
            if before is None:
                break
            day, segment, node, ts_ms = before
            earlier = self._run_of(day, segment, node, ts_ms)
            start = earlier.minute.start_ms
            for _ in earlier.advance(earlier.minute.end_ms):
                pass
            found = earlier.trades + found
        return found[-count:]

    def depth(self, now_ms: int) -> tuple[list[Level], list[Level]]:
        """Bids and asks, best first."""
        return self.run_at(now_ms).book.shown()

    def snapshot(self, now_ms: int) -> Snapshot:
        """Latest figures. Out of hours `last` follows the extended session that `session` names (QOS 4.3, C)."""
        return self._figures.snapshot(now_ms, self.run_at(now_ms))

    def rolling(self, now_ms: int) -> Bar | None:
        """The last 24 hours; None if nothing was traded in them."""
        return self._figures.rolling(now_ms, self.run_at(now_ms))

    def forming(self, kind: int, now_ms: int) -> Bar | None:
        """The bar that the newest trade belongs to, as a K push shows it (QOS 5.5)."""
        return self._figures.forming(kind, self.run_at(now_ms))

    def forming_in(self, kind: int, run: MinuteRun) -> Bar | None:
        """The bar holding a minute's trades so far; None before its first trade."""
        return self._figures.forming(kind, run)

    def bars(self, kind: int, count: int, now_ms: int, until_ms: int | None = None) -> list[Bar]:
        """The latest bars of a kind (`kt` of QOS 3.3), ascending; the last one may still be forming.

        Args:
            kind: interval.
            count: at most so many.
            now_ms: the instant; nothing after it is told.
            until_ms: only bars stamped up to here.
        """
        return self._history.bars(kind, count, now_ms, until_ms)
