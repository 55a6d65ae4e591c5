"""Drag and drop of one table: rows and sections to another place or list, symbols and files from elsewhere."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QMimeData, QObject, QPoint, Qt
from PySide6.QtGui import QDrag, QDragMoveEvent, QDropEvent, QPixmap

from qosdesk.domain.symbols import Symbol
from qosdesk.ui import symbol_mime
from qosdesk.ui.paint.text import Type, baseline
from qosdesk.ui.panels.table.clipboard import foreign
from qosdesk.ui.panels.table.rows import Section
from qosdesk.ui.theme.theme import SEMIBOLD

if TYPE_CHECKING:
    from qosdesk.ui.panels.table.panel import TablePanel

ROWS_MIME: Final = "application/x-qosdesk-rows"


@dataclass(frozen=True, slots=True)
class DraggedRows:
    """Rows of a list, or a section with its rows, on their way.

    Attributes:
        list_id: whose.
        entries: their indexes in it.
        section: whether it is one section's header.
    """

    list_id: int
    entries: tuple[int, ...]
    section: bool = False


def pack_rows(dragged: DraggedRows, symbols: Sequence[Symbol]) -> QMimeData:
    """For a drag: any panel takes the symbols, a table knows which rows they were."""
    mime = symbol_mime.pack(symbols)
    numbers = (dragged.list_id, int(dragged.section), *dragged.entries)
    mime.setData(ROWS_MIME, " ".join(str(number) for number in numbers).encode())
    return mime


def unpack_rows(mime: QMimeData) -> DraggedRows | None:
    """What `pack_rows` packed; None for anything else."""
    words = bytes(mime.data(ROWS_MIME).data()).decode("ascii", "replace").split()
    if len(words) < 3 or not all(word.isdecimal() for word in words):
        return None
    list_id, section, *entries = (int(word) for word in words)
    return DraggedRows(list_id, tuple(entries), bool(section))


class TableDrops(QObject):
    """Begins the table's drags and takes what is dropped on its rows and tabs."""

    def __init__(self, panel: TablePanel) -> None:
        super().__init__(panel)
        self._panel = panel

    # --- out ---------------------------------------------------------------------------------------------------------

    def packed(self, place: int) -> QMimeData | None:
        """The section at a place, or the selected rows for -1."""
        panel = self._panel
        section = panel.model.items[place] if 0 <= place < len(panel.model.items) else None
        if isinstance(section, Section):
            dragged = DraggedRows(panel.watchlist.id, (section.entry,), section=True)
            return pack_rows(dragged, [row.symbol for row in section.rows])
        rows = panel.selected_rows()
        if not rows:
            return None
        dragged = DraggedRows(panel.watchlist.id, tuple(row.entry for row in rows))
        return pack_rows(dragged, [row.symbol for row in rows])

    def start(self, place: int) -> None:
        """Drag them; Qt has no other way than a loop of its own, which the mouse begins and no task waits for."""
        mime = self.packed(place)
        if mime is None:
            return
        view = self._panel.view
        drag = QDrag(view)
        drag.setMimeData(mime)
        drag.setPixmap(_picture(self._panel.type, symbol_mime.unpack(mime), view.devicePixelRatioF()))
        drag.setHotSpot(QPoint(-10, 8))
        drag.exec(Qt.DropAction.CopyAction | Qt.DropAction.MoveAction, Qt.DropAction.CopyAction)

    # --- in ----------------------------------------------------------------------------------------------------------

    def over(self, event: QDragMoveEvent) -> None:
        """Show where it would go, or that it can't."""
        self._scroll(event.position().toPoint())
        tab, place = self._target(event.position().toPoint())
        takes = self._takes(event.mimeData(), tab, place)
        self._panel.tabs.show_drop(tab if takes else -1)
        self._panel.view.show_drop(place if takes and tab < 0 else -1)
        if takes:
            event.setDropAction(self._action(event, tab))
            event.accept()
        else:
            event.ignore()

    def leave(self) -> None:
        """Nothing is over the table any more."""
        self._panel.tabs.show_drop(-1)
        self._panel.view.show_drop(-1)

    def drop(self, event: QDropEvent) -> None:
        """Take it."""
        tab, place = self._target(event.position().toPoint())
        self.leave()
        if not self._takes(event.mimeData(), tab, place):
            event.ignore()
            return
        event.setDropAction(self._action(event, tab))
        event.accept()
        move = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        self._take(event.mimeData(), tab, place, move=move)

    def _take(self, mime: QMimeData, tab: int, place: int, *, move: bool) -> None:
        panel, keeper = self._panel, self._panel.keeper
        dragged = unpack_rows(mime)
        if dragged is not None and tab >= 0:
            keeper.give(dragged.list_id, dragged.entries, keeper.all()[tab].id, None, move)
        elif dragged is not None and dragged.list_id == keeper.current.id:
            at = self._entry_at(place)
            if dragged.section:
                keeper.move_section(dragged.entries[0], at)
            else:
                keeper.move(dragged.entries, at)
        elif dragged is not None and not dragged.section:
            keeper.give(dragged.list_id, dragged.entries, keeper.current.id, self._entry_at(place), move)
        elif symbols := symbol_mime.unpack(mime):
            if tab >= 0:
                panel.show_list(keeper.all()[tab].id)
            keeper.add(symbols, self._entry_at(place) if tab < 0 else None)
            panel.select(symbols[0])
        elif (found := foreign(mime)) is not None:
            if tab >= 0:
                panel.show_list(keeper.all()[tab].id)
            panel.import_wanted.emit(found)

    def _takes(self, mime: QMimeData, tab: int, place: int) -> bool:
        """Whether it can go there."""
        panel = self._panel
        dragged = unpack_rows(mime)
        if dragged is None:
            return mime.hasFormat(symbol_mime.MIME) or foreign(mime) is not None
        if tab >= 0:
            return not dragged.section and panel.keeper.all()[tab].id != dragged.list_id
        if dragged.list_id == panel.watchlist.id:
            # Where rows are sorted or filtered there is no place to put one.
            return place >= 0 and panel.model.in_users_order
        return not dragged.section

    def _scroll(self, point: QPoint) -> None:
        """Near the first or last row in view the others come, a row with each move."""
        view = self._panel.view
        y = view.viewport().mapFrom(self._panel, point).y()
        near = view.row_height
        step = (y > view.viewport().height() - near) - (0 <= y < near)
        view.verticalScrollBar().setValue(view.verticalScrollBar().value() + step)

    def _target(self, point: QPoint) -> tuple[int, int]:
        """The tab, or the place among the rows, at a point of the panel."""
        panel = self._panel
        if panel.tabs.geometry().contains(point):
            return panel.tabs.tab_at(panel.tabs.mapFrom(panel, point).x()), -1
        viewport = panel.view.viewport()
        return -1, panel.view.gap_at(viewport.mapFrom(panel, point).y())

    def _entry_at(self, place: int) -> int:
        """The index in the list that stands at a place, or where a row put there would go."""
        panel = self._panel
        items, entries = panel.model.items, panel.watchlist.entries
        if place < 0 or not panel.model.in_users_order:
            return len(entries)
        if place < len(items):
            return items[place].entry
        last = items[-1] if items else None
        if isinstance(last, Section):
            return last.entry + 1 + len(last.rows)
        return len(entries)

    def _action(self, event: QDropEvent, tab: int) -> Qt.DropAction:
        dragged = unpack_rows(event.mimeData())
        inside = dragged is not None and tab < 0 and dragged.list_id == self._panel.watchlist.id
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        return Qt.DropAction.MoveAction if inside or shift else Qt.DropAction.CopyAction


def _picture(type_: Type, symbols: Sequence[Symbol], ratio: float) -> QPixmap:
    """What hangs on the pointer: the first code, and how many more."""
    text = str(symbols[0]) if symbols else ""
    if len(symbols) > 1:
        text += f"  +{len(symbols) - 1}"
    width = round(type_.width(text, 12, SEMIBOLD)) + 16
    picture = QPixmap(round(width * ratio), round(22 * ratio))
    picture.setDevicePixelRatio(ratio)
    c = type_.theme.c
    picture.fill(c.bg3)
    with type_.painting(picture) as painter:
        painter.setPen(c.line2)
        painter.drawRect(0, 0, width - 1, 21)
        type_.use(c.t1, 12, SEMIBOLD)
        type_.left(8, baseline(0, 22), text)
    return picture
