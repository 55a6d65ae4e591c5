"""The rows of the tape: prints joined, filtered and measured; holes and the backfill's join as rows of their own.

No Qt, no clock. Bounded: so many rows are kept; what is drawn of a burst is, too.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Collection, Mapping, Sequence
from typing import Final

from qosdesk.domain.numbers import COUNT_DECIMALS, count_decimals
from qosdesk.market.gaps import GapState, Print, PrintGap
from qosdesk.ui.panels.tape.filters import EVERYTHING, Filter
from qosdesk.ui.panels.tape.joins import JoinRule
from qosdesk.ui.panels.tape.rows import ROWS_KEPT, Mark, RowKind, TapeRow
from qosdesk.ui.panels.tape.sides import BUY, SELL, TickRule, side_of
from qosdesk.ui.panels.tape.tiers import AUTOMATIC, UNKNOWN_BOUNDS, Bounds, Tiers, measure

BURST: Final = 2_000
"""Prints of one look that become rows; of more, the older ones are counted and drawn as a hole."""
_MEASURE_EVERY: Final = 200
_NO_MARKS: Final[Mapping[int, Mark]] = {}


class Roll:
    """Rows of one symbol, newest last.

    Attributes:
        rows: all that are kept.
        join: when prints become one row.
        infer: whether sides that the source does not give are shown as inferred ones.
        kept: most rows.
        wanted_tiers: what the user wants; `bounds` is what follows from it now.
        milliseconds: whether the source's times are finer than a second.
        size_decimals: as many as the longest size needs.
        prints: prints in the rows that are kept.
        hidden: of these, prints in rows that are filtered out.
        not_drawn: prints that came and became no row.
        rung: highest tier that a live row, shown, has newly reached since this was set to 0.
    """

    def __init__(self) -> None:
        self.rows: deque[TapeRow] = deque()
        self.join = JoinRule()
        self.infer = True
        self.kept = ROWS_KEPT
        self.wanted_tiers: Tiers = AUTOMATIC
        self.bounds: Bounds = UNKNOWN_BOUNDS
        self.milliseconds = False
        self.size_decimals = 0
        self.prints = 0
        self.hidden = 0
        self.not_drawn = 0
        self.rung = 0
        self._filter = EVERYTHING
        self._shown: deque[TapeRow] = deque()
        self._next = 0
        self._since_measured = 0
        self._gaps: dict[PrintGap, int] = {}
        self._total = self._delta = 0.0

    @property
    def shown(self) -> deque[TapeRow]:
        """Rows that pass the filter, newest last."""
        return self._shown if self._filter.is_on else self.rows

    @property
    def filter(self) -> Filter:
        """What is shown."""
        return self._filter

    def clear(self) -> None:
        """Another symbol, or everything is read anew."""
        self.rows.clear()
        self._shown.clear()
        self.bounds = UNKNOWN_BOUNDS
        self.milliseconds = False
        self.size_decimals = 0
        self.prints = self.hidden = self.not_drawn = self.rung = 0
        self._since_measured = 0
        self._gaps.clear()
        self._total = self._delta = 0.0

    # --- what the user wants -----------------------------------------------------------------------------------------

    def set_filter(self, wanted: Filter) -> None:
        """Show other rows."""
        self._filter = wanted
        self._put_rows(list(self.rows))

    def set_tiers(self, wanted: Tiers) -> None:
        """Other rows are big, also among those that are there."""
        self.wanted_tiers = wanted
        self.bounds = UNKNOWN_BOUNDS
        self._measure()
        for row in self.rows:
            self._set_tier(row)

    # --- live prints -------------------------------------------------------------------------------------------------

    def add(
        self,
        prints: Sequence[Print],
        codes: Sequence[int],
        at: int,
        *,
        heard_s: float = 0.0,
        marks: Mapping[int, Mark] = _NO_MARKS,
        missed: int = 0,
        most: int = BURST,
    ) -> None:
        """Live prints, oldest first.

        Args:
            prints: what came.
            codes: of their sides, see `sides.TickRule`.
            at: how many live prints came before them.
            heard_s: monotonic time of this look; 0: they came at another time.
            marks: by place in `prints`.
            missed: prints that came before them and were gone before anybody saw them.
            most: of more prints the older ones become a hole.
        """
        first = max(0, len(prints) - most)
        if missed or first:
            self._skip(missed + first, prints[first][0] if prints else 0)
            self._run_over(prints[:first], codes[:first])
        whole_seconds, infer, join = not self.milliseconds, self.infer, self.join
        row = self.rows[-1] if self.rows else None
        for place in range(first, len(prints)):
            ts_ms, price, size, _ = prints[place]
            code = codes[place]
            side = side_of(code, infer)
            inferred = code > SELL and infer
            if ts_ms % 1000 and whole_seconds:
                self.milliseconds, whole_seconds = True, False
            if size == size:
                self._total += size
                self._delta += size if side == BUY else -size if side == SELL else 0.0
                if size % 1 and self.size_decimals < COUNT_DECIMALS:
                    self.size_decimals = max(self.size_decimals, count_decimals(size))
            if (
                row is not None
                and row.price == price
                and row.size + size == row.size + size
                and row.side == side
                and row.inferred == inferred
                and row.kind is RowKind.PRINT
                and row.gap is None
                and join.joins(row, ts_ms, heard_s, whole_seconds)
            ):
                row.size += size
                row.count += 1
                row.version += 1
            else:
                row = TapeRow(RowKind.PRINT, ts_ms, price, size, side, inferred)
                row.at, row.heard_s = at + place, heard_s
                if place in marks:
                    row.mark = marks[place]
                self.rows.append(row)
            row.total, row.delta = self._total, self._delta
            self._grew(row, heard_s > 0)
        self._since_measured += len(prints)
        if self._since_measured >= _MEASURE_EVERY or not self.bounds.is_known:
            self._measure()

    def _skip(self, count: int, until_ms: int) -> None:
        """Prints that came and become no row, the next one being of `until_ms` (0: not known)."""
        newest_ms = next((row.ts_ms for row in reversed(self.rows) if row.is_print), 0)
        row = TapeRow(RowKind.HOLE, newest_ms)
        row.count, row.until_ms = count, until_ms
        self.not_drawn += count
        self._append_line(row)

    def _run_over(self, prints: Sequence[Print], codes: Sequence[int]) -> None:
        """The running figures of prints that are not drawn."""
        for (_, _, size, _), code in zip(prints, codes, strict=True):
            side = side_of(code, self.infer)
            if size == size:
                self._total += size
                self._delta += size if side == BUY else -size if side == SELL else 0.0

    def _grew(self, row: TapeRow, is_live: bool) -> None:
        """The newest row has one print more: it may be big now, pass the filter now, or no longer."""
        self.prints += 1
        tier = self.bounds.tier(row)
        rises, row.tier = tier > row.tier, tier
        if self._filter.is_on:
            self._sieve(row)
        elif not row.is_shown:
            self._show(row)
        if rises and is_live and row.is_shown and tier > self.rung:
            self.rung = tier
        if len(self.rows) > self.kept:
            self._evict()

    def _sieve(self, row: TapeRow) -> None:
        if self._filter.passes(row):
            if not row.is_shown:
                self.hidden -= row.count - 1
                self._show(row)
                self._shown.append(row)
        elif row.is_shown:
            self.hidden += row.count
            row.is_shown = False
            self._next -= 1
            self._shown.pop()
        else:
            self.hidden += 1

    def _show(self, row: TapeRow) -> None:
        row.is_shown = True
        row.serial = self._next
        self._next += 1

    def _evict(self) -> None:
        """The oldest row goes."""
        row = self.rows.popleft()
        if row.is_print:
            self.prints -= row.count
            if not row.is_shown:
                self.hidden -= row.count
        if self._shown and self._shown[0] is row:
            self._shown.popleft()

    def _append_line(self, row: TapeRow) -> None:
        self.rows.append(row)
        self._show(row)
        if self._filter.is_on:
            self._shown.append(row)
        if len(self.rows) > self.kept:
            self._evict()

    # --- gaps --------------------------------------------------------------------------------------------------------

    def knows(self, gap: PrintGap) -> bool:
        """Whether a gap has its line."""
        return gap in self._gaps

    def append_gap(self, gap: PrintGap) -> None:
        """A line at the end of what is there; the time before everything stands at its beginning."""
        self._gaps[gap] = -1
        row = TapeRow(RowKind.JOIN, gap.since_ms)
        row.gap = gap
        if gap.is_start:
            self._put_rows([row, *self.rows])
        else:
            self._append_line(row)

    def replace_changed(self, gaps: Collection[PrintGap]) -> None:
        """Draw gaps as they are now. Rows above keep their serials, so that a scrolled view stands still."""
        for gap in gaps:
            if self._gaps.get(gap, gap.version) != gap.version:
                self._gaps[gap] = gap.version
                self._replace(gap)

    def _replace(self, gap: PrintGap) -> None:
        rows = list(self.rows)
        mine = [at for at, row in enumerate(rows) if row.gap is gap]
        if not mine:
            return
        self._put_rows([*rows[: mine[0]], *self._rows_of(gap), *rows[mine[-1] + 1 :]])
        if gap.state is GapState.FILLED and gap.prints:
            self._measure()
            for row in self.rows:
                if row.gap is gap:
                    self._set_tier(row)

    def _rows_of(self, gap: PrintGap) -> list[TapeRow]:
        """Its lines and prints, oldest first."""
        if gap.state is not GapState.FILLED:
            line = TapeRow(RowKind.JOIN if gap.is_start else RowKind.MISSING, gap.since_ms)
            line.until_ms, line.gap = gap.until_ms, gap
            return [line]
        join = TapeRow(RowKind.JOIN, gap.prints[-1][0] if gap.prints else gap.since_ms)
        join.until_ms, join.count = gap.until_ms, len(gap.prints)
        rows = [*self._past_rows(gap.prints), join]
        if gap.missing is not None:
            hole = TapeRow(RowKind.MISSING, gap.missing[0])
            hole.until_ms = gap.missing[1]
            # Without anything filled the hole is all there is to say.
            rows = [hole, *(rows if gap.prints else [])]
        for row in rows:
            row.gap = gap
        return rows

    def _past_rows(self, prints: Sequence[Print]) -> list[TapeRow]:
        """Prints that were asked for, as rows."""
        rows: list[TapeRow] = []
        self.milliseconds = self.milliseconds or any(one[0] % 1000 for one in prints)
        self.size_decimals = max(self.size_decimals, *(count_decimals(one[2]) for one in prints), 0)
        whole_seconds = not self.milliseconds
        for at, ((ts_ms, price, size, _), code) in enumerate(
            zip(prints, TickRule().codes(prints), strict=True)
        ):
            side, inferred = side_of(code, self.infer), code > SELL and self.infer
            last = rows[-1] if rows else None
            if (
                last is not None
                and (last.price, last.side, last.inferred) == (price, side, inferred)
                and last.size + size == last.size + size
                and self.join.joins(last, ts_ms, 0.0, whole_seconds)
            ):
                last.size += size
                last.count += 1
                continue
            row = TapeRow(RowKind.PRINT, ts_ms, price, size, side, inferred)
            row.at = at
            rows.append(row)
        return rows

    def _put_rows(self, rows: list[TapeRow]) -> None:
        """Replace all rows; the newest that is shown keeps its serial, so that those above a change keep theirs."""
        newest = self._next - 1
        rows = rows[-self.kept :]
        self.rows = deque(rows)
        is_on, passes = self._filter.is_on, self._filter.passes
        shown: deque[TapeRow] = deque()
        self.prints = self.hidden = 0
        for row in rows:
            if row.is_print:
                self.prints += row.count
            row.is_shown = not is_on or passes(row)
            if row.is_shown:
                shown.append(row)
            else:
                self.hidden += row.count
        for back, row in enumerate(reversed(shown)):
            row.serial = newest - back
        self._shown = shown if is_on else deque()

    # --- tiers -------------------------------------------------------------------------------------------------------

    def _measure(self) -> None:
        self._since_measured = 0
        was_known = self.bounds.is_known
        self.bounds = measure(self.wanted_tiers, reversed(self.rows))
        if self.bounds.is_known and not was_known:
            for row in self.rows:
                self._set_tier(row)

    def _set_tier(self, row: TapeRow) -> None:
        tier = self.bounds.tier(row)
        if tier != row.tier:
            row.tier = tier
            row.version += 1
