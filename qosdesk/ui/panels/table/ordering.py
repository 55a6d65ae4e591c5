"""The order of a table's rows: sorted by a title's click, filtered, and held still while the pointer is over them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from qosdesk.ui.desk import Desk
from qosdesk.ui.panels.table.filter_bar import FilterBar
from qosdesk.ui.panels.table.filters import RowFilter
from qosdesk.ui.panels.table.live import LiveRows
from qosdesk.ui.panels.table.view import TableView

_FOUND_MAX = 500


class RowOrder(QObject):
    """Arranges the rows of one table.

    Args:
        desk: whose search knows other names of symbols.
        view, live, bar: the parts of the table.
        around: called with what moves rows, so that the selection is not taken for the user's choice.

    Signals:
        chosen: the user wants another order.
    """

    chosen = Signal()

    def __init__(
        self,
        desk: Desk,
        view: TableView,
        live: LiveRows,
        bar: FilterBar,
        around: Callable[[Callable[[], object]], None],
    ) -> None:
        super().__init__(view)
        self._desk = desk
        self._view = view
        self._model = view.table
        self._live = live
        self._bar = bar
        self._around = around
        view.header.pressed_title.connect(self.press_title)
        view.pointer_left.connect(self.release)
        bar.changed.connect(self.set_filter)

    def press_title(self, key: str) -> None:
        """The greatest first, the least first, the user's own order; for texts the first letter first."""
        model = self._model
        column = next((column for column in model.columns if column.key == key), None)
        if column is None or not column.sortable:
            return
        text_first = isinstance(column.value(model.rows[0]), str) if model.rows else False
        if model.sort_key != column.key:
            self.sort(column.key, not text_first)
        elif model.descending is not text_first:
            self.sort(column.key, text_first)
        else:
            self.sort("", False)

    def sort(self, key: str, descending: bool) -> None:
        """By a column; without one in the user's order."""
        self._model.sort_key, self._model.descending = key, descending
        self.arrange()
        self._view.header.viewport().update()
        self.chosen.emit()

    def set_filter(self, value: RowFilter) -> None:
        """Show only what is asked for."""
        text = value.text.strip()
        found = self._desk.instruments.search(text, _FOUND_MAX) if text else ()
        self._model.filter = replace(value, found=frozenset(one.symbol for one in found))
        self.arrange()

    def settle(self) -> None:
        """By the figures as read last, unless the pointer is over the rows: then the order waits; the title says so."""
        model, view = self._model, self._view
        if not model.sort_key and not model.filter.active:
            self._hold(False)
        elif view.viewport().underMouse():
            self._hold(not model.in_order)
        else:
            self._move()

    def release(self) -> None:
        """The pointer left."""
        if self._view.header.held:
            self.arrange()

    def arrange(self) -> None:
        """At once, by the figures of now."""
        self._live.read_waiting()
        self._move()

    def _hold(self, held: bool) -> None:
        self._view.header.set_held(held)
        self._bar.set_held(held)

    def _move(self) -> None:
        self._hold(False)
        self._around(self._model.arrange)
        self._bar.say_hidden(len(self._model.rows) - self._model.matching)
