"""The filter row over the table: text, market chips, tags, movers; says how many rows it hides; Esc clears it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from functools import partial
from typing import Final

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QWidget

from qosdesk.ui.paint.marks import hairline
from qosdesk.ui.paint.text import Type, baseline
from qosdesk.ui.panels.table.filters import Mover, RowFilter
from qosdesk.ui.theme.theme import MEDIUM
from qosdesk.ui.widgets.buttons import IconButton, paint_focus
from qosdesk.ui.widgets.menus import add_choice, make_menu

LINE: Final = 30
_BOX: Final = 22
_GAP: Final = 4
_EDIT_WIDTH: Final = 132


class FilterChip(QAbstractButton):
    """A word that is chosen or not: a market, a tag's number on its colour, a ranking."""

    def __init__(self, type_: Type, text: str, parent: QWidget, *, tag: int = 0) -> None:
        super().__init__(parent)
        self._type = type_
        self.tag = tag
        self.setText(text)
        self.setAccessibleName(text)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def sizeHint(self) -> QSize:
        """Its word and some room."""
        return QSize(max(_BOX, round(self._type.width(self.text(), 11, MEDIUM)) + 14), _BOX)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Outlined; chosen: filled."""
        type_, c = self._type, self._type.theme.c
        on = self.isChecked()
        with type_.painting(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
            ground = c.link(self.tag) if self.tag and on else c.accent_bg if on else c.bg3
            painter.setPen(c.link(self.tag) if self.tag else c.accent if on else c.line2)
            painter.setBrush(ground)
            painter.drawRoundedRect(self.rect().toRectF().adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
            type_.use(c.on_chip if self.tag and on else c.t1 if on else c.t2, 11, MEDIUM)
            type_.center(self.width() / 2, baseline(0, self.height(), 11), self.text())
            if self.hasFocus():
                paint_focus(painter, self.rect().toRectF(), c.accent)


class FilterBar(QWidget):
    """Makes a `RowFilter`; the panel says what the list has of each.

    Attributes:
        edit, clear: the text, the button that clears and closes.
        mover: the chip with the ranking.
        value: the filter in use.

    Signals:
        changed: another filter.
        closed: the user is done with it.
    """

    changed = Signal(object)
    closed = Signal()

    def __init__(self, type_: Type, parent: QWidget) -> None:
        super().__init__(parent)
        self._type = type_
        self._markets: dict[str, FilterChip] = {}
        self._tags: dict[int, FilterChip] = {}
        self._count = ""
        self._count_x = 0
        self._held = False
        self.value = RowFilter()
        self.edit = QLineEdit(self)
        self.edit.setFixedSize(_EDIT_WIDTH, _BOX)
        self.edit.setStyleSheet(f"QLineEdit {{ min-height: {_BOX - 2}px; padding: 0 5px; }}")
        self.edit.textChanged.connect(lambda text: self._set(replace(self.value, text=text)))
        self.mover = FilterChip(type_, "", self)
        self.mover.clicked.connect(self._open_movers)
        self.clear = IconButton(type_.theme, "close", size=12, box=_BOX, parent=self)
        self.clear.clicked.connect(self.end)
        self.retranslate()
        self.hide()

    # --- content -----------------------------------------------------------------------------------------------------

    def open(self) -> None:
        """Show it with the keyboard in the text."""
        self.show()
        self.edit.setFont(self._type.theme.font(12))
        self.edit.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.edit.selectAll()

    def end(self) -> None:
        """Nothing is hidden any more, and the row goes."""
        for chip in (*self._markets.values(), *self._tags.values()):
            chip.setChecked(False)
        self.edit.blockSignals(True)
        self.edit.clear()
        self.edit.blockSignals(False)
        self._set(RowFilter())
        self.hide()
        self.closed.emit()

    def offer(self, markets: Sequence[str], tags: Collection[int]) -> None:
        """The markets and tags that the list has; a chosen one stays until it is let go."""
        markets = list(dict.fromkeys([*markets, *sorted(self.value.markets - set(markets))]))
        numbers = sorted({*tags, *self.value.tags})
        if markets == list(self._markets) and numbers == list(self._tags):
            return
        for chip in (*self._markets.values(), *self._tags.values()):
            chip.deleteLater()
            chip.hide()
        self._markets = {market: FilterChip(self._type, market, self) for market in markets}
        self._tags = {tag: FilterChip(self._type, str(tag), self, tag=tag) for tag in numbers}
        for market, chip in self._markets.items():
            chip.setChecked(market in self.value.markets)
            chip.clicked.connect(self._read_chips)
        for tag, chip in self._tags.items():
            chip.setChecked(tag in self.value.tags)
            chip.setAccessibleName(self.tr("Tag {0}").format(tag))
            chip.setToolTip(self.tr("Tag {0}").format(tag))
            chip.clicked.connect(self._read_chips)
        self._place()

    def say_hidden(self, hidden: int) -> None:
        """How many rows are not shown."""
        text = self.tr("{0} hidden").format(hidden) if hidden else ""
        if text != self._count:
            self._count = text
            self._place()
            self.update()

    def set_held(self, held: bool) -> None:
        """Whether the ranking waits while the pointer is over the rows."""
        if held != self._held:
            self._held = held
            self.update()

    def retranslate(self) -> None:
        """Words and fonts."""
        self.edit.setPlaceholderText(self.tr("Code or name"))
        self.edit.setAccessibleName(self.tr("Filter by code or name"))
        self.clear.set_text(self.tr("Clear filter") + "  Esc")
        self._name_mover()
        self._place()

    def mover_name(self, mover: Mover) -> str:
        """A ranking in words."""
        return {
            Mover.NONE: self.tr("All"),
            Mover.GAINERS: self.tr("Top gainers"),
            Mover.LOSERS: self.tr("Top losers"),
            Mover.ACTIVE: self.tr("Most active"),
            Mover.UNUSUAL: self.tr("Unusual: 5 % or 3 × volume"),
        }[mover]

    def set_mover(self, mover: Mover) -> None:
        """Rank the rows."""
        self._set(replace(self.value, mover=mover))
        self._name_mover()
        self._place()

    # --- pieces ------------------------------------------------------------------------------------------------------

    def _set(self, value: RowFilter) -> None:
        if value != self.value:
            self.value = value
            self.changed.emit(value)
            self._name_mover()

    def _read_chips(self) -> None:
        markets = frozenset(market for market, chip in self._markets.items() if chip.isChecked())
        tags = frozenset(tag for tag, chip in self._tags.items() if chip.isChecked())
        self._set(replace(self.value, markets=markets, tags=tags))

    def _open_movers(self) -> None:
        self.mover.setChecked(self.value.mover is not Mover.NONE)
        menu = make_menu(self)
        for mover in Mover:
            add_choice(
                menu,
                self._type.theme,
                self.mover_name(mover),
                mover is self.value.mover,
                partial(self.set_mover, mover),
            )
        menu.popup(self.mover.mapToGlobal(QPoint(0, self.mover.height())))

    def _name_mover(self) -> None:
        mover = self.value.mover
        text = self.tr("Movers") if mover is Mover.NONE else self.mover_name(mover)
        self.mover.setChecked(mover is not Mover.NONE)
        if text != self.mover.text():
            self.mover.setText(text)
            self.mover.setAccessibleName(text)
            self._place()

    def _place(self) -> None:
        """Left to right, on as many lines as it takes; the count and the cross stand on the first."""
        chips = [*self._markets.values(), *self._tags.values(), self.mover]
        count = round(self._type.width(self._count or self.tr("{0} hidden").format(99), 11)) + 2 * _GAP
        self._count_x = self.width() - _BOX - 2 * _GAP - count + _GAP
        self.clear.move(self.width() - _BOX - _GAP, (LINE - 1 - _BOX) // 2)
        x, line = 6, 0
        for widget in (self.edit, *chips):
            width = _EDIT_WIDTH if widget is self.edit else widget.sizeHint().width()
            room = self._count_x - 3 * _GAP if line == 0 else self.width() - 6
            if x > 6 and x + width > room:
                x, line = 6, line + 1
            widget.setGeometry(x, line * (LINE - 4) + (LINE - 1 - _BOX) // 2, width, _BOX)
            widget.show()
            x += width + _GAP
        self.setFixedHeight(LINE + line * (LINE - 4))

    # --- Qt ----------------------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ground, how many are hidden, hairline."""
        type_, c = self._type, self._type.theme.c
        with type_.painting(self) as painter:
            painter.fillRect(self.rect(), c.bg2)
            hairline(painter, 0, self.width(), self.height() - 1, c.line)
            if self._count:
                type_.use(c.warn, 11)
                type_.left(self._count_x, baseline(0, LINE - 1, 11), self._count)
            if self._held and self.value.mover is not Mover.NONE:
                for bar in (-9, -5):
                    painter.fillRect(self._count_x + bar, LINE // 2 - 4, 2, 7, c.warn)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Chips take their lines."""
        super().resizeEvent(event)
        self._place()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc clears and closes."""
        if event.key() == Qt.Key.Key_Escape:
            self.end()
        else:
            super().keyPressEvent(event)
