"""Rows of the ticker table: what is shown of one symbol, as values and cached texts. No painting."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum
from typing import Final, NamedTuple

from qosdesk.domain.change import Headline, Reference, extended, headline
from qosdesk.domain.daily import NO_FIGURES, minutes_traded
from qosdesk.domain.derived import group_average
from qosdesk.domain.hours import Hours, Phase, Span, zone_of
from qosdesk.domain.numbers import MISSING, Units
from qosdesk.domain.quotes import UNKNOWN, Depth, Instrument, Level, Session
from qosdesk.domain.symbols import Symbol
from qosdesk.market.store import SymbolState
from qosdesk.ui.ages import moment_text
from qosdesk.ui.paint.flash import Flash, first_changed, light
from qosdesk.ui.panels.table.spark import Spark


class Freshness(Enum):
    """How old a row's figures are (LOOK 8)."""

    NEVER = "never"
    RECALLED = "recalled"
    """From an earlier run: nothing was heard yet in this one."""
    CARRIED = "carried"
    """Of another source than the one that serves now, which has not said anything yet."""
    LIVE = "live"
    POLLED = "polled"
    STALE = "stale"
    FINAL = "final"


_MOVING: Final = frozenset({Freshness.LIVE, Freshness.POLLED})
"""What rests, is stale or of an earlier run draws no line."""
_GREY: Final = frozenset({Freshness.STALE, Freshness.RECALLED, Freshness.CARRIED})


def freshness(state: SymbolState, *, live: bool, stale: bool, phase: Phase) -> Freshness:
    """Whether figures are pushed, polled, too old, or final because the market rests."""
    if not state.heard_s or not state.ts_ms:
        return Freshness.NEVER
    if state.recalled_ms:
        return Freshness.RECALLED
    if state.carried_from:
        return Freshness.CARRIED
    if state.suspended == 1 or phase is Phase.CLOSED:
        return Freshness.FINAL
    if stale:
        return Freshness.STALE
    return Freshness.LIVE if live else Freshness.POLLED


class Damage(Enum):
    """What of a row must be painted again."""

    NONE = "none"
    CELLS = "cells"
    """The columns named in `Row.changed`."""
    ROW = "row"


PRICE_KEYS: Final = frozenset({"direction", "last", "change", "percent"})
"""The adjoining columns that have the colour of the change."""
SPARK: Final = "spark"
"""Key of the column of a line instead of a text."""


@dataclass(frozen=True, slots=True)
class Served:
    """Who sends a symbol's figures, as the badges say it, and whether that link is up; or why nobody does."""

    source: str = ""
    vendor: str = ""
    is_up: bool = False
    why_not: str = ""


@dataclass(slots=True)
class Context:
    """What the texts of all rows depend on besides the market.

    Attributes:
        units: K/M/B or 万/亿.
        hours: sessions.
        now_s: monotonic seconds.
        wall_ms: UTC milliseconds.
        is_live: whether a symbol is pushed and the link is up.
        is_stale: whether its figures should have moved and did not.
        age_s: seconds since anything was heard of them.
        serve: who serves a symbol; asked once, kept in `served`, which is cleared when the sources are others.
        flashes: whether changes are lit at all.
        whole_cell: whether the whole figure is lit, not only from its first changed digit on.
        still: whether what is lit goes out at once instead of fading.
        age_text: words for an age in seconds.
    """

    units: Units
    hours: Hours
    now_s: float
    wall_ms: int
    is_live: Callable[[Symbol], bool]
    is_stale: Callable[[Symbol], bool]
    age_s: Callable[[Symbol], float]
    age_text: Callable[[float], str]
    serve: Callable[[Symbol], Served] = field(default=lambda _symbol: Served())
    served: dict[Symbol, Served] = field(default_factory=dict)
    flashes: bool = True
    whole_cell: bool = False
    still: bool = False

    def served_by(self, symbol: Symbol) -> Served:
        """Who serves a symbol."""
        found = self.served.get(symbol)
        if found is None:
            found = self.served[symbol] = self.serve(symbol)
        return found


_US_PHASE: Final = {
    Session.NIGHT: Phase.NIGHT,
    Session.PRE: Phase.PRE,
    Session.REGULAR: Phase.OPEN,
    Session.POST: Phase.POST,
}


@dataclass(slots=True, eq=False)
class Section:
    """A header row: the name of the rows below it.

    Attributes:
        title: the user's text.
        entry: its place in the stored list.
        rows: the rows under it, in the list's order.
        closed: folded away.
        average: mean change of the rows whose change is known, NaN when none is.
    """

    title: str
    entry: int
    rows: list[Row] = field(default_factory=list)
    closed: bool = False
    average: float = UNKNOWN

    def measure(self) -> bool:
        """Average anew; whether it changed."""
        mean = average(self.rows)
        changed = mean != self.average and not (mean != mean and self.average != self.average)
        self.average = mean
        return changed


class Book(NamedTuple):
    """What the columns say of a book; NaN for a side that is empty, sizes of all levels received."""

    bid: float = UNKNOWN
    ask: float = UNKNOWN
    bid_size: float = UNKNOWN
    ask_size: float = UNKNOWN
    bids: float = UNKNOWN
    asks: float = UNKNOWN


EMPTY_BOOK: Final = Book()


def book_of(depth: Depth) -> Book:
    """The best level with a size of each side, and the sums."""
    bids = [level for level in depth.bids if level.size > 0]
    asks = [level for level in depth.asks if level.size > 0]
    bid, ask = (side[0] if side else Level(UNKNOWN, UNKNOWN) for side in (bids, asks))
    totals = (sum(level.size for level in side) for side in (bids, asks))
    return Book(bid.price, ask.price, bid.size, ask.size, *totals)


Maker = tuple[str, "Callable[[Row, Units], str]"]
"""Key of a column, and how its texts are made."""


class Row:
    """One symbol.

    Attributes:
        symbol, state: whose row it is.
        entry: its place in the stored list.
        name: in the user's language, may be empty.
        tag, note, alias: as in `domain.watchlists.Entry`.
        decimals: of its prices.
        instrument: slow facts, None while unknown; daily: figures from daily bars, NaN until somebody shows them.
        source: who sends its figures.
        price, reference, change, fraction: headline figures, NaN while unknown.
        basis: what the change is measured against.
        ts_ms: vendor's time of the price.
        phase: of its market, or of the price where the vendor names the session.
        fresh: how old it is; `age` in words.
        texts: by column key, as last computed.
        flash: of the last price, None when dark.
        changed: keys of the columns that the last refresh changed.
        waiting: changed while it was not visible; computed when painted.
    """

    __slots__ = (
        "_book",
        "_book_count",
        "_hours",
        "_minutes",
        "_minutes_for",
        "_shown_price",
        "_wall_ms",
        "_why_not",
        "age",
        "alias",
        "basis",
        "change",
        "changed",
        "daily",
        "decimals",
        "entry",
        "flash",
        "fraction",
        "fresh",
        "instrument",
        "name",
        "note",
        "phase",
        "price",
        "reference",
        "source",
        "span",
        "span_version",
        "spark",
        "state",
        "symbol",
        "tag",
        "texts",
        "ts_ms",
        "vendor",
        "waiting",
    )

    def __init__(self, symbol: Symbol, state: SymbolState, entry: int) -> None:
        self.symbol = symbol
        self.state = state
        self.entry = entry
        self.name = ""
        self.tag = 0
        self.note = self.alias = ""
        self.decimals = 2
        self.price = self.reference = self.change = self.fraction = UNKNOWN
        self.basis = Reference.NONE
        self.ts_ms = 0
        self.span: Span | None = None
        self.span_version = 0
        self.phase = Phase.UNKNOWN
        self.fresh = Freshness.NEVER
        self.age = MISSING
        self.texts: dict[str, str] = {}
        self.flash: Flash | None = None
        self.spark = Spark()
        self.waiting = True
        self.changed: frozenset[str] = frozenset()
        self.instrument: Instrument | None = None
        self.daily = NO_FIGURES
        self.source = self.vendor = self._why_not = ""
        self._shown_price = ""
        self._book = EMPTY_BOOK
        self._book_count = -1
        self._hours: Hours | None = None
        self._wall_ms = 0
        self._minutes = UNKNOWN
        self._minutes_for = (0, 0)

    @property
    def known(self) -> bool:
        """Whether a price is known."""
        return self.price == self.price

    @property
    def stale(self) -> bool:
        """Its figures lost their direction colour."""
        return self.fresh in _GREY

    def read(self) -> None:
        """Headline figures from the store."""
        head = headline(self.state)
        self.price = head.price
        self.reference = head.reference
        self.change = head.change
        self.fraction = head.change_fraction
        self.basis = head.basis
        self.ts_ms = head.ts_ms

    def refresh(self, context: Context, columns: Sequence[Maker], *, lit: bool) -> Damage:
        """Read the store and make the texts again.

        Args:
            context: the surroundings.
            columns: key and text of each visible column.
            lit: whether a changed price flashes: not on first paint, after being hidden, or after a sort.

        Returns:
            How much of the row must be painted again.
        """
        self.waiting = False
        before = self.price
        self.read()
        damage = Damage.ROW if not self._is_live(context) and self.watch_time(context) else Damage.NONE
        self.spark.follow(self.state.period)
        moves = self.fresh in _MOVING
        texts = self.texts
        changed = []
        if moves and self.spark.add(self.price, context.now_s, context.wall_ms):
            changed.append(SPARK)
        units = context.units
        for key, make in columns:
            text = make(self, units)
            if texts.get(key) != text:
                texts[key] = text
                changed.append(key)
        if changed and damage is Damage.NONE:
            damage, self.changed = Damage.CELLS, frozenset(changed)
            if not PRICE_KEYS.isdisjoint(changed):
                self.changed |= PRICE_KEYS
        price = texts.get("last", "")
        if price != self._shown_price:
            old, self._shown_price = self._shown_price, price
            if lit and context.flashes and old and old != MISSING and price != MISSING:
                first = first_changed(old, price)
                if first >= 0:
                    first = 0 if context.whole_cell else first
                    self.flash = light(
                        self.flash, first, self.price - before, context.now_s, still=context.still
                    )
        return damage

    def _is_live(self, context: Context) -> bool:
        """Whether it was live in this session, of which a quote says nothing else; time is watched every second."""
        span = self.span
        self._wall_ms = context.wall_ms
        return (
            self.fresh is Freshness.LIVE
            and self.state.suspended != 1
            and span is not None
            and span.start_ms <= context.wall_ms < span.end_ms
        )

    def watch_time(self, context: Context) -> bool:
        """What depends on time alone: session and age. Returns whether it changed."""
        served = context.served_by(self.symbol)
        moved = (served.source, served.why_not) != (self.source, self._why_not)
        self.source, self.vendor, self._why_not = served.source, served.vendor, served.why_not
        self._hours, self._wall_ms = context.hours, context.wall_ms
        span = self.span
        hours = context.hours
        inside = span is not None and span.start_ms <= context.wall_ms < span.end_ms
        if span is None or not inside or self.span_version != hours.version:
            self.span_version = hours.version
            span = self.span = context.hours.phase_at(self.symbol, context.wall_ms)
        phase = span.phase
        live, stale = context.is_live(self.symbol), context.is_stale(self.symbol)
        fresh = freshness(self.state, live=live, stale=stale, phase=phase)
        if fresh is Freshness.FINAL:
            age = datetime.fromtimestamp(self.ts_ms / 1000, zone_of(self.symbol.market)).strftime("%H:%M")
        elif fresh in (Freshness.RECALLED, Freshness.CARRIED):
            age = moment_text(self.ts_ms, context.wall_ms, zone_of(self.symbol.market))
        elif fresh in (Freshness.POLLED, Freshness.STALE):
            age = context.age_text(context.age_s(self.symbol))
        else:
            age = MISSING if fresh is Freshness.NEVER else ""
        changed = moved or phase is not self.phase or fresh is not self.fresh or age != self.age
        self.phase, self.fresh, self.age = phase, fresh, age
        return changed

    @property
    def absence(self) -> str:
        """Why it has no figures and will have none, in words; empty while there are or may be some."""
        return self._why_not if self.fresh is Freshness.NEVER else ""

    @property
    def book(self) -> Book:
        """Best prices and the sizes of both sides; decoded when a column asks for it, once a book."""
        state = self.state
        if self._book_count != state.depth_count:
            self._book_count = state.depth_count
            depth = state.depth()
            self._book = EMPTY_BOOK if depth is None else book_of(depth)
        return self._book

    @property
    def extended(self) -> Headline | None:
        """The newest price of an extended session."""
        return extended(self.state)

    @property
    def minutes(self) -> float:
        """Trading minutes gone of the day that the volume is of; worked out every ten seconds at most."""
        if self._hours is None:
            return UNKNOWN
        now = (self._wall_ms // 10_000, self.state.period.start_ms)
        if now != self._minutes_for:
            self._minutes_for = now
            self._minutes = minutes_traded(self._hours, self.symbol, self.state.ts_ms, self._wall_ms)
        return self._minutes

    @property
    def price_session(self) -> Phase:
        """The session of the price itself where the vendor names it, else that of the market."""
        return _US_PHASE.get(Session(self.state.session), self.phase) if self.state.session else self.phase


def average(rows: Sequence[Row]) -> float:
    """Mean change of the rows whose change is known, as a fraction; NaN when none is."""
    return group_average(row.fraction for row in rows)
