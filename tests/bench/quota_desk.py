"""A trader at a desk of three windows, by script: what the panels want, scrolling, tabs, focus; and what is measured.

Each window has a list of 20 of the 60 symbols with ten rows in view, and a ladder, a tape and a chart that follow the
row chosen in it. The script is seeded, so both ways of counting and both kinds of run see the same desk.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from qosdesk.domain.intervals import Interval
from qosdesk.domain.priority import Priority
from qosdesk.domain.quotes import Kind, Stream
from qosdesk.domain.symbols import Symbol
from qosdesk.feed.calls import GetBars
from qosdesk.services.ports import FeedPort
from qosdesk.services.quotes import Quotes

ROWS = 20
IN_VIEW = 10
PATIENCE_S = 6.0
"""A focus that the user left sooner is not measured: nothing was promised for it."""


@dataclass
class Focus:
    """One symbol from the moment that the user looks at it."""

    at_s: float
    streams: tuple[Stream, ...]
    first_s: float = float("inf")
    all_s: float = float("inf")


@dataclass
class Measured:
    """What a run showed; seconds. `left` counts the focuses that ended before their time was over."""

    first_s: list[float] = field(default_factory=list)
    all_s: list[float] = field(default_factory=list)
    left: int = 0
    samples: int = 0
    compared: int = 0
    mismatches: list[str] = field(default_factory=list)


class Window:
    """A window: its list, and the panels that follow the chosen row."""

    def __init__(self, number: int, symbols: Sequence[Symbol], quotes: Quotes) -> None:
        self.number = number
        self.symbols = tuple(symbols)
        self.chosen = symbols[0]
        self.top = 0
        self.panels = {"ladder", "tape", "chart"}
        self._quotes = quotes

    def show_list(self) -> None:
        """Rows in view are wanted before the others."""
        shown = set(range(self.top, self.top + IN_VIEW))
        wants = {
            Stream(symbol, kind): Priority.VISIBLE if row in shown else Priority.BACKGROUND
            for row, symbol in enumerate(self.symbols)
            for kind in (Kind.SNAPSHOT, Kind.TRADE)
        }
        self._quotes.want_each((self.number, "list"), wants)

    def show_panels(self) -> None:
        """What the panels in front want of the chosen symbol."""
        kinds = {
            "ladder": (Stream(self.chosen, Kind.SNAPSHOT), Stream(self.chosen, Kind.DEPTH)),
            "tape": (Stream(self.chosen, Kind.TRADE),),
            "chart": (Stream(self.chosen, Kind.SNAPSHOT), Stream(self.chosen, Kind.BAR, Interval.M1)),
        }
        for panel, streams in kinds.items():
            self._quotes.want((self.number, panel), streams if panel in self.panels else ())

    def visible(self) -> tuple[Stream, ...]:
        """Everything that is on screen of the chosen symbol; the list shows it too."""
        kinds = [Stream(self.chosen, Kind.SNAPSHOT), Stream(self.chosen, Kind.TRADE)]
        if "ladder" in self.panels:
            kinds.append(Stream(self.chosen, Kind.DEPTH))
        if "chart" in self.panels:
            kinds.append(Stream(self.chosen, Kind.BAR, Interval.M1))
        return tuple(kinds)


class Desk:
    """Three windows and their user.

    Args:
        symbols: 60 of them.
        now_s: the time of the run.
    """

    def __init__(
        self,
        feed: FeedPort,
        quotes: Quotes,
        symbols: Sequence[Symbol],
        now_s: Callable[[], float],
        seed: int = 3,
    ) -> None:
        self.measured = Measured()
        self._feed = feed
        self._quotes = quotes
        self._now_s = now_s
        self._random = random.Random(seed)
        self._windows = [
            Window(number, symbols[number * ROWS : (number + 1) * ROWS], quotes) for number in range(3)
        ]
        self._active = self._windows[0]
        self._focus: Focus | None = None
        self._end_question: Callable[[], None] = lambda: None

    def play(self, seconds: float) -> Iterator[float]:
        """Act; yields how long to wait before the next act."""
        end_s = self._now_s() + seconds
        for window in self._windows:
            window.show_list()
            window.show_panels()
        yield 15.0  # start-up has its own rules: everything at once
        acts = (self._scroll, self._choose, self._choose, self._choose, self._activate, self._tab, self._back)
        while self._now_s() < end_s:
            yield from self._random.choice(acts)()
            yield self._random.choice((0.4, 2.5, 7.0, 7.5, 9.0, 14.0, 25.0))
        self._leave()

    def _scroll(self) -> Iterator[float]:
        """A flick down and up, then somewhere."""
        window = self._random.choice(self._windows)
        for step in (*[2] * self._random.randint(1, 4), *[-2] * self._random.randint(0, 4)):
            window.top = min(max(window.top + step, 0), ROWS - IN_VIEW)
            window.show_list()
            yield self._random.uniform(0.05, 0.4)

    def _choose(self) -> Iterator[float]:
        """Click a row in view."""
        window = self._active
        row = window.top + self._random.randrange(IN_VIEW)
        self._select(window, window.symbols[row])
        return iter(())

    def _back(self) -> Iterator[float]:
        """Walk over some rows with the arrow key, faster than anything can be subscribed."""
        window = self._active
        for _ in range(self._random.randint(2, 5)):
            row = (window.symbols.index(window.chosen) + 1) % ROWS
            window.top = min(max(window.top, row - IN_VIEW + 1), row)
            window.show_list()
            self._select(window, window.symbols[row])
            yield self._random.uniform(0.15, 1.2)

    def _activate(self) -> Iterator[float]:
        """Another window comes to the front."""
        self._active = self._random.choice(self._windows)
        self._look(self._active.chosen)
        return iter(())

    def _tab(self) -> Iterator[float]:
        """A panel goes behind another tab, or comes back."""
        window = self._random.choice(self._windows)
        window.panels ^= {self._random.choice(("ladder", "chart"))}
        window.show_panels()
        if window is self._active and self._focus is not None:
            self._look(window.chosen, again=True)
        return iter(())

    def _select(self, window: Window, symbol: Symbol) -> None:
        window.chosen = symbol
        window.show_panels()
        self._look(symbol)
        if "chart" in window.panels:
            self._end_question()
            question = GetBars(symbol, Interval.M1, 300)
            self._end_question = self._feed.ask(question, Priority.FOCUSED, lambda _: None)

    def _look(self, symbol: Symbol, *, again: bool = False) -> None:
        self._quotes.focus(symbol)
        if not again and self._focus is not None and self._focus.streams[0].symbol == symbol:
            return
        self._leave()
        self._focus = Focus(self._now_s(), self._active.visible())
        self.look_at_feed()

    def _leave(self) -> None:
        """The focus is over: measured if it was complete or had its time."""
        focus, self._focus = self._focus, None
        if focus is None:
            return
        lasted_s = self._now_s() - focus.at_s
        if focus.all_s == float("inf") and lasted_s < PATIENCE_S:
            self.measured.left += 1
            return
        self.measured.first_s.append(min(focus.first_s, lasted_s))
        self.measured.all_s.append(min(focus.all_s, lasted_s))

    def look_at_feed(self) -> None:
        """What of the focused symbol is live now; call it after every event."""
        focus = self._focus
        if focus is None:
            return
        live = [self._feed.is_confirmed(stream) for stream in focus.streams]
        passed_s = self._now_s() - focus.at_s
        if any(live):
            focus.first_s = min(focus.first_s, passed_s)
        if all(live):
            focus.all_s = min(focus.all_s, passed_s)


Meters = dict[str, tuple[int, int]]
"""Ours: (used, pending) by counter."""


def compare(looks: Sequence[Meters], server: dict[str, object], measured: Measured) -> None:
    """Count a sample: the server's counters against ours, looked at shortly before, together with it and after.

    A counter is compared only where nothing of it is in flight and our figure stood still meanwhile: a request that
    turns a minute old leaves the two windows a few milliseconds apart.
    """
    measured.samples += 1
    calls = server["calls_last_minute"]
    assert isinstance(calls, dict)
    theirs = {name.removeprefix("/"): count for name, count in calls.items()}
    theirs["Live"] = server["live_products"]
    for name, (used, _) in looks[0].items():
        if name == "Connections" or any(look.get(name) != (used, 0) for look in looks):
            continue
        measured.compared += 1
        if theirs.get(name, 0) != used:
            measured.mismatches.append(f"{name}: ours {used}, theirs {theirs.get(name, 0)}")
