"""Stretches of a symbol's prints that no stream brought, and how an answer to a request fills them.

The wire has no trade id and whole seconds (QOS 4.5). A print of an answer is one that we have when time, price, size
and side agree, as often as they do; an unknown side agrees with any. So nothing appears twice, and of equal prints in
the second of a seam one too few rather than one too many. Imports domain only.
"""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Sequence
from enum import Enum
from typing import Final

from qosdesk.domain.quotes import Side

Print = tuple[int, float, float, int]
"""`(ts_ms, price, size, side)` as the tape paints it."""

GAPS_KEPT: Final = 20
_LATE_MS: Final = 60_000
"""A print may have been pushed so much later than its time says."""
_FOREVER_MS: Final = 1 << 62


class GapState(Enum):
    """How far the filling of a gap is."""

    OPEN = "no prints are coming"
    ASKED = "asked for"
    FAILED = "not answered"
    FILLED = "answered"


class PrintGap:
    """Prints that no stream brought.

    Attributes:
        at: how many live prints came before it (`SymbolState.print_count` then).
        is_seam: the prints before it are another source's: one of the same moment may be the same print.
        is_start: it is the time before the first live print; nothing is known to be missing there.
        since_ms: until then nothing is missing; 0 for `is_start`.
        until_ms: from then on prints are live; 0 while none are.
        state: see `GapState`.
        prints: found by asking, oldest first.
        missing: (from, to) of what is missing still, once it was answered; None when nothing is.
        version: raised by every change.
    """

    __slots__ = ("at", "is_seam", "is_start", "missing", "prints", "since_ms", "state", "until_ms", "version")

    def __init__(self, at: int, since_ms: int, is_start: bool = False, is_seam: bool = False) -> None:
        self.at = at
        self.is_seam = is_seam
        self.is_start = is_start
        self.since_ms = since_ms
        self.until_ms = 0
        self.state = GapState.OPEN
        self.prints: tuple[Print, ...] = ()
        self.missing: tuple[int, int] | None = None
        self.version = 0


def fill(gaps: Sequence[PrintGap], live: deque[Print], count: int, answer: Sequence[Print]) -> None:
    """Give the prints of an answer to the gaps to which they belong.

    Args:
        gaps: of one symbol, in the order of time. Those asked for are filled; prints of filled ones are known.
        live: the newest live prints.
        count: how many live prints ever came.
        answer: the newest prints that the vendor has, oldest first.
    """
    known = _known(gaps, live, answer)
    fresh = [not _take(known, one, same_side=True) for one in answer]
    fresh = [new and not _take(known, one, same_side=False) for new, one in zip(fresh, answer, strict=True)]
    left = [one for new, one in zip(fresh, answer, strict=True) if new]
    for gap in gaps:
        if gap.state is not GapState.ASKED:
            continue
        row = max(0, gap.at - (count - len(live)))
        before_ms = live[row - 1][0] if 0 < row <= len(live) and not gap.is_start else 0
        if gap.is_seam:
            before_ms = max(before_ms, gap.since_ms + 1)
        after_ms = live[row][0] if row < len(live) else _FOREVER_MS
        gap.prints = tuple(one for one in left if before_ms <= one[0] <= after_ms)
        left = [one for one in left if not before_ms <= one[0] <= after_ms]
        if gap.until_ms == 0 and answer:
            gap.until_ms = answer[-1][0]
        if after_ms != _FOREVER_MS:
            gap.until_ms = after_ms
        # The answer has no hole in it: it reaches back to a print that we have from before the gap, or to before that.
        since_ms = before_ms or gap.since_ms
        reaches = bool(answer) and (answer[0][0] < since_ms or (answer[0][0] == since_ms and not fresh[0]))
        gap.missing = None
        if not gap.is_start and not reaches:
            first_ms = answer[0][0] if answer else gap.until_ms
            gap.missing = (since_ms, max(since_ms, min(first_ms, gap.until_ms)))
        gap.state = GapState.FILLED
        gap.version += 1


def _known(
    gaps: Sequence[PrintGap], live: deque[Print], answer: Sequence[Print]
) -> dict[tuple[int, float, float], Counter[int]]:
    """Sides of the prints that we have, by time, price and size; as far back as the answer reaches."""
    found: dict[tuple[int, float, float], Counter[int]] = {}
    oldest_ms = answer[0][0] if answer else _FOREVER_MS
    for gap in gaps:
        for ts_ms, price, size, side in gap.prints if gap.state is GapState.FILLED else ():
            found.setdefault((ts_ms, price, size), Counter())[side] += 1
    for ts_ms, price, size, side in reversed(live):
        if ts_ms < oldest_ms - _LATE_MS:
            break
        found.setdefault((ts_ms, price, size), Counter())[side] += 1
    return found


def _take(known: dict[tuple[int, float, float], Counter[int]], one: Print, same_side: bool) -> bool:
    """Whether the print is among the known ones; each of them answers for one print only."""
    sides = known.get(one[:3])
    if sides is None:
        return False
    unknown = int(Side.UNKNOWN)
    wanted = [one[3]] if same_side else list(sides) if one[3] == unknown else [unknown]
    for side in wanted:
        if sides[side] > 0:
            sides[side] -= 1
            return True
    return False
