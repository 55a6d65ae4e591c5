"""The lists of one table: which is shown, and every change of them, stored at once; the last ones can be undone."""

from __future__ import annotations

from collections import deque
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from PySide6.QtCore import QObject, Signal

from qosdesk.domain import watchlists as ops
from qosdesk.domain.symbols import Symbol
from qosdesk.domain.watchlists import Watchlist
from qosdesk.ui.ports import WatchlistsPort

UNDO_MAX: Final = 50
EMPTY: Final = Watchlist("")


@dataclass(frozen=True, slots=True)
class Step:
    """One change that can be taken back.

    Attributes:
        before, after: the lists that changed, by id; None where there is none.
        order: ids of all lists before it.
    """

    before: dict[int, Watchlist | None]
    after: dict[int, Watchlist | None]
    order: tuple[int, ...]


class ListKeeper(QObject):
    """The list shown and what the user does with lists.

    Attributes:
        current: the list shown, each symbol once; empty and without an id when there is none.

    Signals:
        told: something was done that may be taken back: one sentence.
    """

    told = Signal(str)

    def __init__(self, port: WatchlistsPort, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._port = port
        self._steps: deque[Step] = deque(maxlen=UNDO_MAX)
        self.current = EMPTY

    # --- which -------------------------------------------------------------------------------------------------------

    def all(self) -> Sequence[Watchlist]:
        """In tab order."""
        return self._port.all()

    def number(self) -> int:
        """The tab of the list shown, -1 for none."""
        return next((n for n, one in enumerate(self.all()) if one.id == self.current.id), -1)

    def show(self, watchlist_id: int) -> bool:
        """Show one of the lists; whether it is there."""
        chosen = self._find(watchlist_id)
        if chosen is not None:
            self.current = ops.dedupe(chosen)
        return chosen is not None

    def read(self, at: int = 0) -> Watchlist:
        """The lists changed: the one shown as it is now, or where it is gone the one at its tab. Returns the old."""
        before = self.current
        lists = self.all()
        chosen = self._find(before.id) or (lists[min(max(at, 0), len(lists) - 1)] if lists else EMPTY)
        self.current = ops.dedupe(chosen)
        return before

    # --- rows and sections of the list shown -------------------------------------------------------------------------

    def add(self, symbols: Iterable[Symbol], at: int | None = None) -> None:
        """Symbols that it has not yet."""
        self._store(ops.add(self._target(), symbols, at))

    def remove(self, rows: Collection[int]) -> None:
        """Take rows out."""
        if not rows:
            return
        name, count = self.current.name, len(rows)
        first = self.current.entries[min(rows)].symbol
        self._store(ops.remove(self.current, rows))
        self.told.emit(
            self.tr("{0} was removed from {1}.").format(first, name)
            if count == 1
            else self.tr("{0} symbols were removed from {1}.").format(count, name)
        )

    def move(self, rows: Collection[int], at: int) -> None:
        """Rows before the entry `at`."""
        self._store(ops.move(self.current, rows, at))

    def tag(self, rows: Collection[int], tag: int) -> None:
        """A colour tag; the one that all these rows have already is taken away."""
        same = all(self.current.entries[row].tag == tag for row in rows)
        self._store(ops.tag_rows(self.current, rows, 0 if same else tag))

    def note(self, row: int, text: str) -> None:
        """The user's words on a row."""
        self._store(ops.set_note(self.current, row, text))

    def alias(self, row: int, text: str) -> None:
        """The user's name of a row."""
        self._store(ops.set_alias(self.current, row, text))

    def insert_section(self, title: str, at: int) -> None:
        """A section header before the entry `at`."""
        self._store(ops.insert_section(self._target(), title, at))

    def rename_section(self, section: int, title: str) -> None:
        """Another title."""
        self._store(ops.rename_section(self.current, section, title.strip()))

    def remove_section(self, section: int) -> None:
        """Without the header; its rows stay."""
        self._store(ops.remove_section(self.current, section))

    def move_section(self, section: int, at: int) -> None:
        """With its rows before the section in which the entry `at` stands."""
        self._store(ops.move_section(self.current, section, at))

    def step_section(self, section: int, step: int) -> None:
        """One section up or down."""
        headers = [n for n, entry in enumerate(self.current.entries) if entry.symbol is None]
        place = headers.index(section) + (step if step < 0 else step + 1)
        if place >= 0:
            self.move_section(section, headers[place] if place < len(headers) else len(self.current.entries))

    # --- between lists -----------------------------------------------------------------------------------------------

    def give(self, source_id: int, rows: Collection[int], target_id: int, at: int | None, move: bool) -> None:
        """Rows of one list to another one: copied, or moved there."""
        source, target = self._find(source_id), self._find(target_id)
        if source is None or target is None or source.id == target.id:
            return
        source = ops.dedupe(source)
        if move:
            self._store(*ops.move_to(source, rows, ops.dedupe(target), at))
        else:
            self._store(ops.copy_to(source, rows, ops.dedupe(target), at))
        words = self.tr("Moved to {0}.") if move else self.tr("Copied to {0}.")
        self.told.emit(words.format(target.name))

    # --- lists -------------------------------------------------------------------------------------------------------

    def new(self, name: str) -> int:
        """An empty list; returns its id."""
        return self._put(Watchlist(self._fresh(name)))

    def duplicate(self, watchlist_id: int) -> int:
        """A copy under a name of its own, behind the list; returns its id, 0 when there is no such list."""
        source = self._find(watchlist_id)
        if source is None:
            return 0
        order = [one.id for one in self.all()]
        made = self._put(replace(source, name=self._fresh(source.name), id=0))
        order.insert(order.index(source.id) + 1, made)
        self._port.reorder(order)
        return made

    def rename(self, watchlist_id: int, name: str) -> None:
        """Another name; an empty one is none."""
        source = self._find(watchlist_id)
        if source is not None and name.strip():
            self._store(replace(source, name=name.strip()))

    def delete(self, watchlist_id: int) -> None:
        """A list, but not the last one."""
        source = self._find(watchlist_id)
        if source is None or len(self.all()) < 2:
            return
        self._steps.append(Step({source.id: source}, {source.id: None}, self._order()))
        self._port.remove(source.id)
        self.told.emit(self.tr("{0} was deleted.").format(source.name))

    def reorder(self, ids: Sequence[int]) -> None:
        """The tabs in this order."""
        if tuple(ids) != self._order():
            self._steps.append(Step({}, {}, self._order()))
            self._port.reorder(ids)

    # --- taking back -------------------------------------------------------------------------------------------------

    def undo(self) -> bool:
        """Take the last change back; False when there is none, or its lists were changed elsewhere since."""
        if not self._steps:
            return False
        step = self._steps.pop()
        if any(self._find(number) != after for number, after in step.after.items()):
            self._steps.clear()
            return False
        for number, before in step.before.items():
            if before is None:
                self._port.remove(number)
            else:
                self._port.save(before)
        self._port.reorder(step.order)
        return True

    @property
    def can_undo(self) -> bool:
        """Whether there is a change to take back."""
        return bool(self._steps)

    # --- pieces ------------------------------------------------------------------------------------------------------

    def _find(self, watchlist_id: int) -> Watchlist | None:
        return next((one for one in self.all() if one.id == watchlist_id), None)

    def _order(self) -> tuple[int, ...]:
        return tuple(one.id for one in self.all())

    def _fresh(self, name: str) -> str:
        return ops.fresh_name(name, {one.name for one in self.all()})

    def _target(self) -> Watchlist:
        """The list shown; where there is none at all, a new one."""
        if not self.current.id:
            self.show(self._put(Watchlist(self._fresh(self.tr("List {0}").format(1)))))
        return self.current

    def _put(self, watchlist: Watchlist) -> int:
        order = self._order()
        made = self._port.save(watchlist)
        self._steps.append(Step({made.id: None}, {made.id: made}, order))
        return made.id

    def _store(self, *changed: Watchlist) -> None:
        """Store what differs from what is stored, as one step."""
        stored = {one.id: self._find(one.id) for one in changed}
        fresh = [one for one in changed if stored[one.id] != one]
        if not fresh:
            return
        before = {one.id: stored[one.id] for one in fresh}
        self._steps.append(Step(before, {one.id: one for one in fresh}, self._order()))
        for one in fresh:
            self._port.save(one)
