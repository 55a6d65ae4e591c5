"""Reads the prints of a symbol that came since the last look, exactly once, and says how many it could not see."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from typing import Final

from qosdesk.market.gaps import GapState, Print, PrintGap
from qosdesk.market.store import SymbolState


@dataclass(frozen=True, slots=True)
class News:
    """What came since the last look.

    Attributes:
        prints: live ones, oldest first.
        at: how many live prints came before them.
        missed: prints that came and were pushed out of the store before this look.
        gaps: all gaps of the symbol when one of them changed, in the order of time.
        filled: prints of gaps that were filled meanwhile (answers to requests).
        restarted: the source is another one: what was read before is void.
    """

    prints: tuple[Print, ...] = ()
    at: int = 0
    missed: int = 0
    gaps: tuple[PrintGap, ...] = ()
    filled: tuple[Print, ...] = ()
    restarted: bool = False


NOTHING: Final = News()


class PrintReader:
    """A place in the stream of prints of one symbol."""

    def __init__(self) -> None:
        self._count = 0
        self._gaps = 0
        self._epoch = 0
        self._filled: set[PrintGap] = set()

    def start(self, state: SymbolState, restarted: bool = False) -> News:
        """Everything the store still has. Nothing counts as missed."""
        self._count, self._gaps, self._epoch = state.print_count, state.gap_version, state.epoch
        self._filled.clear()
        at = state.print_count - len(state.prints)
        return News(tuple(state.prints), at, 0, tuple(state.gaps), self._newly_filled(state), restarted)

    def read(self, state: SymbolState) -> News:
        """What came since; costs only what is new."""
        if state.epoch != self._epoch:
            return self.start(state, restarted=True)
        count, self._count = state.print_count - self._count, state.print_count
        changed, self._gaps = state.gap_version != self._gaps, state.gap_version
        if not count and not changed:
            return NOTHING
        seen = min(count, len(state.prints))
        prints = tuple(islice(reversed(state.prints), seen))[::-1]
        gaps = tuple(state.gaps) if changed else ()
        filled = self._newly_filled(state) if changed else ()
        return News(prints, state.print_count - seen, count - seen, gaps, filled)

    def _newly_filled(self, state: SymbolState) -> tuple[Print, ...]:
        new = [gap for gap in state.gaps if gap.state is GapState.FILLED and gap not in self._filled]
        self._filled.update(new)
        return tuple(one for gap in new for one in gap.prints)
