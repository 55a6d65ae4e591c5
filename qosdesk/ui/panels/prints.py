"""Reads the prints of a symbol that came since the last look, exactly once, and says how many it could not see."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from typing import Final

from qosdesk.market.store import Print, SymbolState


@dataclass(frozen=True, slots=True)
class News:
    """What came since the last look.

    Attributes:
        prints: oldest first.
        missed: prints that came and were pushed out of the store before this look.
        past: prints that were put before the live ones meanwhile (an answer to a backfill), oldest first.
    """

    prints: tuple[Print, ...] = ()
    missed: int = 0
    past: tuple[Print, ...] = ()


NOTHING: Final = News()


class PrintReader:
    """A place in the stream of prints of one symbol."""

    def __init__(self) -> None:
        self._live = 0
        self._backfilled = 0

    def start(self, state: SymbolState) -> News:
        """Everything the store still has; `past` is what was backfilled. Nothing counts as missed."""
        self._live = state.print_count - state.backfilled
        self._backfilled = state.backfilled
        kept = len(state.prints)
        live = min(self._live, kept)
        return News(
            tuple(islice(state.prints, kept - live, kept)), 0, tuple(islice(state.prints, kept - live))
        )

    def read(self, state: SymbolState) -> News:
        """What came since; costs only what is new."""
        live = state.print_count - state.backfilled
        count, self._live = live - self._live, live
        grown, self._backfilled = state.backfilled - self._backfilled, state.backfilled
        if not count and not grown:
            return NOTHING
        kept = len(state.prints)
        seen = min(count, kept)
        past = tuple(islice(state.prints, min(grown, kept - seen))) if grown else ()
        return News(tuple(islice(reversed(state.prints), seen))[::-1], count - seen, past)
