"""What the tape knows of one symbol: its rows, its sums, the day's range; fed with what the store has. No Qt."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final
from zoneinfo import ZoneInfo

from qosdesk.domain.hours import zone_of
from qosdesk.market.gaps import GapState, Print, PrintGap
from qosdesk.market.store import SymbolState
from qosdesk.ui.panels.prints import News
from qosdesk.ui.panels.tape.extremes import DayRange
from qosdesk.ui.panels.tape.joins import JoinRule
from qosdesk.ui.panels.tape.roll import Roll
from qosdesk.ui.panels.tape.rows import Mark
from qosdesk.ui.panels.tape.sides import TickRule
from qosdesk.ui.panels.tape.tally import Tally

_MARKS_KEPT: Final = 1_000

Piece = tuple[tuple[Print, ...], int, int, PrintGap | None]
"""Live prints, how many came before them, how many before them were missed, and the gap behind them."""


class TapeModel:
    """Rows and sums of one symbol.

    Attributes:
        roll: the rows.
        tally: the sums.
    """

    def __init__(self) -> None:
        self.roll = Roll()
        self.tally = Tally()
        self._zone = zone_of("")
        self._counts: Callable[[int], bool] = _always
        self._range = DayRange(self._zone, self._counts)
        self._rule = TickRule()
        self._marks: dict[int, Mark] = {}
        self._tallied: set[PrintGap] = set()

    def open(self, zone: ZoneInfo, counts: Callable[[int], bool]) -> None:
        """Another symbol.

        Args:
            zone: of its exchange.
            counts: whether a print of a time (UTC ms) belongs to the day's range.
        """
        self._zone, self._counts = zone, counts
        self._forget()

    def _forget(self) -> None:
        self.roll.clear()
        self.tally = Tally()
        self._range = DayRange(self._zone, self._counts)
        self._rule = TickRule()
        self._marks.clear()
        self._tallied.clear()

    # --- reading -----------------------------------------------------------------------------------------------------

    def take(self, news: News, state: SymbolState, heard_s: float = 0.0) -> int:
        """What came since the last look, each gap where it belongs.

        Args:
            news: what came.
            state: whose, for the day's range.
            heard_s: monotonic time of this frame; 0 when the prints came at another time: first paint, catching up.

        Returns:
            How many live prints that were.
        """
        if news.restarted:
            self._forget()
            heard_s = 0.0
        counted = self.tally.counted
        is_first = not counted and not heard_s
        if not heard_s:
            self._range.doubt(state)
        for prints, at, missed, gap in _pieces(news, self.roll):
            self.tally.miss(missed)
            self._add(prints, at, missed, state, heard_s, is_first)
            if gap is not None:
                self._rule.forget()
                self._range.doubt(state)
                self.roll.append_gap(gap)
        self._range.know(state)
        taken = self.tally.counted - counted
        for gap in news.gaps:
            self._tally_gap(gap)
        self.roll.replace_changed(news.gaps)
        return taken

    def _add(
        self,
        prints: tuple[Print, ...],
        at: int,
        missed: int,
        state: SymbolState,
        heard_s: float,
        is_first: bool,
    ) -> None:
        if missed:
            self._rule.forget()
            self._range.doubt(state)
        codes = self._rule.codes(prints)
        self.tally.add(prints, codes)
        # What is there at the first look made the range long ago.
        marks: dict[int, Mark] = {} if is_first else self._range.see(prints, state)
        for place, mark in marks.items():
            self._marks[at + place] = mark
        while len(self._marks) > _MARKS_KEPT:
            del self._marks[next(iter(self._marks))]
        if is_first:
            self.roll.add(prints, codes, at, most=len(prints))
        else:
            self.roll.add(prints, codes, at, heard_s=heard_s, marks=marks, missed=missed)

    def _tally_gap(self, gap: PrintGap) -> None:
        if gap.state is GapState.FILLED and gap not in self._tallied:
            self._tallied.add(gap)
            self.tally.add(gap.prints, TickRule().codes(gap.prints), live=False)

    def rebuild(self, news: News, join: JoinRule, infer: bool, kept: int) -> None:
        """Make the rows anew from all that the store has; what was counted stays.

        Args:
            news: everything, as `PrintReader.start` gives it.
            join: when prints become one row.
            infer: whether sides that the source does not give are inferred.
            kept: most rows.
        """
        roll, rule = self.roll, TickRule()
        roll.clear()
        roll.join, roll.infer, roll.kept = join, infer, kept
        for prints, at, _, gap in _pieces(news, roll):
            marks = {number - at: mark for number, mark in self._marks.items() if number >= at}
            roll.add(prints, rule.codes(prints), at, marks=marks, most=len(prints))
            if gap is not None:
                rule.forget()
                roll.append_gap(gap)
        roll.replace_changed(news.gaps)


def _pieces(news: News, roll: Roll) -> Iterator[Piece]:
    """Live prints up to each gap that has no line yet, then the rest."""
    missed, done = news.missed, 0
    for gap in news.gaps:
        if roll.knows(gap):
            continue
        # The time before everything has nothing before its line.
        upto = done if gap.is_start else max(done, min(len(news.prints), gap.at - news.at))
        before = 0 if gap.is_start else missed
        yield news.prints[done:upto], news.at + done, before, gap
        missed, done = missed - before, upto
    if missed or done < len(news.prints):
        yield news.prints[done:], news.at + done, missed, None


def _always(_ts_ms: int) -> bool:
    return True
