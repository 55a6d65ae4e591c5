"""Which sizes of a book changed against the one before, for the lit digits and the pulled/added figures."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from qosdesk.ui.paint.flash import FADE_S, HOLD_S, Flash, Lighting, first_changed, light
from qosdesk.ui.panels.ladder.book import Book, Line

DELTA_S: Final = 1.5
"""How long a pulled/added figure stays."""


@dataclass(slots=True)
class Delta:
    """Size pulled (below 0) or added at one price, and since when it is shown."""

    size: float
    since_s: float


class Changes:
    """Sizes by side and price as last shown, their flashes and deltas."""

    def __init__(self) -> None:
        self._sizes: dict[tuple[bool, float], tuple[float, str]] = {}
        self._flashes: dict[tuple[bool, float], Flash] = {}
        self._deltas: dict[tuple[bool, float], Delta] = {}

    def clear(self) -> None:
        """Nothing is compared with what came before: another symbol, or the panel was hidden."""
        self._sizes.clear()
        self._flashes.clear()
        self._deltas.clear()

    def take(
        self, book: Book, texts: dict[tuple[bool, float], str], now_s: float, lighting: Lighting
    ) -> None:
        """Compare a new book. Only a price that was in the last book too has a change that is known.

        Args:
            book: the new book.
            texts: its sizes as drawn, by (is ask, price).
            now_s: monotonic seconds.
            lighting: how what changed is lit.
        """
        sizes: dict[tuple[bool, float], tuple[float, str]] = {}
        for is_ask, lines in ((True, book.asks), (False, book.bids)):
            for line in lines:
                self._compare((is_ask, line.price), line, texts, sizes, now_s, lighting)
        for kept in (self._flashes, self._deltas):
            for key in [key for key in kept if key not in sizes]:
                del kept[key]
        self._sizes = sizes

    def flash(self, is_ask: bool, price: float) -> Flash | None:
        """What is lit at a price."""
        return self._flashes.get((is_ask, price))

    def delta(self, is_ask: bool, price: float, now_s: float) -> float:
        """What was pulled or added there lately, 0 for nothing."""
        found = self._deltas.get((is_ask, price))
        return found.size if found is not None and now_s - found.since_s < DELTA_S else 0.0

    def fade(self, now_s: float) -> tuple[list[tuple[bool, float]], bool]:
        """Drop what is over. Returns (sides and prices that look different now, whether anything is still lit)."""
        stale: list[tuple[bool, float]] = []
        for key, flash in list(self._flashes.items()):
            if now_s - flash.start_s >= HOLD_S + FADE_S:
                del self._flashes[key]
                stale.append(key)
            elif flash.step(now_s) != flash.painted_step:
                stale.append(key)
        return stale, bool(self._flashes)

    @property
    def is_lit(self) -> bool:
        """Whether any size is lit."""
        return bool(self._flashes)

    def expire(self, now_s: float) -> bool:
        """Drop deltas that stood long enough; whether any did."""
        over = [key for key, delta in self._deltas.items() if now_s - delta.since_s >= DELTA_S]
        for key in over:
            del self._deltas[key]
        return bool(over)

    def _compare(
        self,
        key: tuple[bool, float],
        line: Line,
        texts: dict[tuple[bool, float], str],
        sizes: dict[tuple[bool, float], tuple[float, str]],
        now_s: float,
        lighting: Lighting,
    ) -> None:
        text = texts[key]
        sizes[key] = (line.size, text)
        before = self._sizes.get(key)
        if before is None or before[0] == line.size:
            return
        delta = self._deltas.get(key)
        gone = delta is None or now_s - delta.since_s >= DELTA_S
        self._deltas[key] = Delta(
            line.size - before[0] + (0.0 if gone or delta is None else delta.size), now_s
        )
        first = first_changed(before[1], text)
        if lighting.on and first >= 0:
            first = 0 if lighting.whole_cell else first
            self._flashes[key] = light(self._flashes.get(key), first, 0, now_s, still=lighting.still)
