"""The list under the search box: what was found, section by section, painted; it never takes the keyboard."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QWidget

from qosdesk.ui.desk import Desk
from qosdesk.ui.palette.entries import Entry, Section
from qosdesk.ui.palette.finder import Finder
from qosdesk.ui.theme.theme import REGULAR, SEMIBOLD
from qosdesk.ui.widgets.chips import badge_width, paint_badge
from qosdesk.ui.widgets.icons import paint_icon
from qosdesk.ui.widgets.text import baseline, draw, elide, text_width

ROW: Final = 28
HEADER: Final = 22
WIDTH: Final = 520
_PAD: Final = 6
_FOOT: Final = 26
_TALLEST: Final = 16 * ROW


class PalettePopup(QWidget):
    """What can be chosen.

    Attributes:
        entries: what was found.
        current: place of the chosen one.
        message: what is said where nothing was found.
        group: the link group that a symbol opens in.
        for_list: whether a list asked for a symbol, so that Enter adds to it and there is nothing else.

    Signals:
        picked: (`Entry`) the user clicked it.
        current_changed: another one is chosen.
    """

    picked = Signal(object)
    current_changed = Signal()

    def __init__(self, desk: Desk, finder: Finder, parent: QWidget) -> None:
        super().__init__(parent)
        self.desk = desk
        self.theme = desk.theme
        self.entries: tuple[Entry, ...] = ()
        self.current = 0
        self.message = ""
        self.group = 1
        self.for_list = False
        self._finder = finder
        self._typed = ""
        self._rows: list[tuple[int, Entry | Section]] = []
        self._scrolled = 0
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setMouseTracking(True)
        self.hide()
        self.theme.changed.connect(self.update)

    # --- what is found ------------------------------------------------------------------------------------------------

    def look_for(self, text: str) -> None:
        """Search as typed."""
        self._typed = text.strip()
        self.entries = tuple(self._finder.find(text, symbols_only=self.for_list))
        self.message = "" if self.entries else self._finder.message or self._nothing_found()
        self._lay_out()
        self.current = 0
        self._scrolled = 0
        self.update()
        self.current_changed.emit()

    def move_by(self, step: int) -> None:
        """Up or down, around the ends."""
        if self.entries:
            self.current = (self.current + step) % len(self.entries)
            self._show_current()
            self.update()
            self.current_changed.emit()

    def selected(self) -> Entry | None:
        """The chosen one."""
        return self.entries[self.current] if self.entries else None

    def _nothing_found(self) -> str:
        if not self._typed:
            return self.tr("Type a code, an English or Chinese name")
        return self.tr("Nothing found for {0}. A symbol can be typed in full, such as HK:700").format(
            self._typed
        )

    # --- places -------------------------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        self._rows = []
        top, section = _PAD, None
        for entry in self.entries:
            # A list of symbols alone needs no title.
            if entry.section is not section and not self.for_list:
                self._rows.append((top, entry.section))
                top += HEADER
            section = entry.section
            self._rows.append((top, entry))
            top += ROW
        height = min(max(top, _PAD + ROW), _TALLEST) + _PAD
        self.setFixedSize(min(WIDTH, self.window().width() - 16), height + _FOOT)

    def _top_of(self, place: int) -> int:
        return next((top for top, row in self._rows if row is self.entries[place]), 0)

    def _show_current(self) -> None:
        top = self._top_of(self.current)
        room = self.height() - _FOOT - _PAD
        if self.current == 0:
            self._scrolled = 0
        self._scrolled = min(max(self._scrolled, top + ROW - room), max(0, top - _PAD))

    # --- painting -----------------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """Sections and rows, the chosen one marked as a selected row is, and what the keys do."""
        painter = QPainter(self)
        c = self.theme.c
        painter.fillRect(self.rect(), c.bg1)
        painter.save()
        painter.setClipRect(1, 1, self.width() - 2, self.height() - _FOOT - 1)
        plain = self.theme.font(12, REGULAR)
        if not self.entries:
            base = baseline(plain, _PAD, ROW)
            draw(painter, 14, base, elide(plain, self.message, self.width() - 28), plain, c.t3)
        chosen = self.selected()
        for top, row in self._rows:
            y = top - self._scrolled
            if isinstance(row, Section):
                small = self.theme.font(11, REGULAR)
                draw(painter, 12, baseline(small, y, HEADER), self._section_title(row), small, c.t3)
            elif -ROW < y < self.height():
                self._paint_row(painter, y, row, row is chosen)
        painter.restore()
        self._paint_foot(painter)
        painter.setPen(QPen(c.line2, 1))
        painter.drawRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5))

    def _section_title(self, section: Section) -> str:
        names = {
            Section.SYMBOLS: self.tr("Symbols"),
            Section.COMMANDS: self.tr("Commands"),
            Section.SETTINGS: self.tr("Settings"),
            Section.WORKSPACES: self.tr("Workspaces"),
        }
        return names[section]

    def _paint_row(self, painter: QPainter, top: int, entry: Entry, chosen: bool) -> None:
        c = self.theme.c
        if chosen:
            painter.fillRect(1, top, self.width() - 2, ROW, c.sel)
            painter.fillRect(1, top, 2, ROW, c.accent)
        is_symbol = entry.instrument is not None
        plain = self.theme.font(12, REGULAR)
        strong = self.theme.font(12, SEMIBOLD) if is_symbol else plain
        paint_icon(painter, entry.icon, 12, top + 6, c.accent if chosen else c.t3)
        base = baseline(strong, top, ROW)
        right = self.width() - 12.0
        hint = entry.keys or (self.tr("Enter") if chosen else "")
        if hint:
            width = badge_width(self.theme, hint)
            right -= width
            paint_badge(painter, self.theme, QRectF(right, top + 6, width, 16), hint)
        mine = self._list_of(entry)
        if mine:
            mine = elide(plain, mine, 90)
            right -= text_width(plain, mine) + 10
            draw(painter, right, base, mine, plain, c.t3)
        end = draw(painter, 36, base, elide(strong, entry.title, right - 46), strong, c.t1)
        quiet = c.t2 if is_symbol else c.t3
        draw(painter, end + 10, base, elide(plain, entry.detail, right - end - 18), plain, quiet)

    def _list_of(self, entry: Entry) -> str:
        """The first list that has the symbol."""
        if entry.instrument is None:
            return ""
        symbol = entry.instrument.symbol
        return next((kept.name for kept in self.desk.watchlists.all() if symbol in kept.symbols()), "")

    def _paint_foot(self, painter: QPainter) -> None:
        c = self.theme.c
        font = self.theme.font(11, REGULAR)
        top = self.height() - _FOOT
        painter.fillRect(1, top, self.width() - 2, 1, c.line)
        base = baseline(font, top, _FOOT)
        x = 12.0
        for text in (self.tr("↑ ↓ choose"), *self._words_of_keys(), self.tr("Esc: close")):
            text = elide(font, text, self.width() - 12 - x)
            x = draw(painter, x, base, text, font, c.t3) + 16

    def _words_of_keys(self) -> tuple[str, ...]:
        chosen, lists = self.selected(), self.desk.watchlists.all()
        if self.for_list:
            return (self.tr("Enter: add to the list"),)
        if chosen is not None and chosen.instrument is None:
            run = {
                Section.SETTINGS: self.tr("Enter: open the settings there"),
                Section.WORKSPACES: self.tr("Enter: switch to it"),
            }
            return (run.get(chosen.section, self.tr("Enter: do it")),)
        return (
            self.tr("Enter: open in link group {0}").format(self.group),
            self.tr("Ctrl+Enter: add to {0}").format(lists[0].name if lists else self.tr("Core")),
        )

    # --- mouse --------------------------------------------------------------------------------------------------------

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """The row under the mouse is the chosen one."""
        place = self._place_at(event.position().toPoint())
        if place is not None and place != self.current:
            self.current = place
            self.update()
            self.current_changed.emit()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click chooses."""
        place = self._place_at(event.position().toPoint())
        if place is not None and event.button() is Qt.MouseButton.LeftButton:
            self.current = place
            self.picked.emit(self.entries[place])

    def wheelEvent(self, event: QWheelEvent) -> None:
        """A long list scrolls."""
        if self._rows:
            bottom = self._rows[-1][0] + ROW + _PAD - (self.height() - _FOOT)
            self._scrolled = min(max(0, self._scrolled - event.angleDelta().y() // 2), max(0, bottom))
            self.update()
        event.accept()

    def _place_at(self, point: QPoint) -> int | None:
        y = point.y() + self._scrolled
        if point.y() >= self.height() - _FOOT:
            return None
        hit = next((row for top, row in self._rows if top <= y < top + ROW and isinstance(row, Entry)), None)
        return self.entries.index(hit) if hit is not None else None
