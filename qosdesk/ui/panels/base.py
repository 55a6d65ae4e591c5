"""What the four panels share: taking the group's symbol, a second hand while visible, lots, menus."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QTimer
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from qosdesk.domain.symbols import MARKETS, Symbol, SymbolError, parse_symbol
from qosdesk.market.store import SymbolState
from qosdesk.ui.desk import Desk
from qosdesk.ui.paint.text import Type
from qosdesk.ui.panel import Panel
from qosdesk.ui.ports import LinkState
from qosdesk.ui.theme.tokens import with_alpha

_LOST: Final = frozenset({LinkState.RECONNECTING, LinkState.OFFLINE, LinkState.REFUSED})
_GREYED: Final = 0.55


class FigurePanel(Panel):
    """A panel painted from the store.

    A subclass calls `start(group)` at the end of its constructor: only then may a symbol arrive.

    Attributes:
        type: fonts and widths.
        now_s: monotonic time of the latest frame or second.
    """

    def __init__(self, desk: Desk, panel_id: str, parent: QWidget | None = None) -> None:
        super().__init__(desk, panel_id, 0, parent)
        self.type = Type(desk.theme)
        self.now_s = desk.clock.monotonic_s()
        self._seconds = QTimer(self)
        self._seconds.setInterval(1000)
        self._seconds.timeout.connect(self._second)
        self._unconnect = desk.connection.subscribe(self.update)

    def start(self, group: int) -> None:
        """Join the link group and take its symbol."""
        self.set_group(group)

    def set_group(self, group: int) -> None:
        """Join a group and show what it shows."""
        super().set_group(group)
        target = self.desk.links.target(group) if group else None
        if target is not None and target.symbol != self.symbol:
            self.show_symbol(target.symbol)

    def restore_state(self, state: dict[str, str | int | float | bool]) -> None:
        """A pinned panel takes its symbol back; one of a group follows the group."""
        super().restore_state(state)
        text = state.get("symbol", "")
        if self.group or not isinstance(text, str) or not text:
            return
        try:
            symbol = parse_symbol(text)
        except SymbolError:
            return
        self.show_symbol(symbol)

    def state(self) -> SymbolState | None:
        """What is known of the symbol shown."""
        return self.desk.store.state(self.symbol) if self.symbol is not None else None

    @property
    def lost(self) -> bool:
        """Whether the link is gone: what is shown stays, greyed (LOOK 8)."""
        return self.desk.connection.connection().state in _LOST

    def paint_lost(self, painter: QPainter) -> None:
        """Grey everything painted so far while the link is gone."""
        if self.lost:
            painter.fillRect(self.rect(), with_alpha(self.desk.theme.c.bg1, _GREYED))

    def shows(self) -> bool:
        """Whether there is a reason to work."""
        return self.isVisible()

    def on_visible(self, visible: bool) -> None:
        """Ask for or give up streams; catch up."""
        if visible:
            self.now_s = self.desk.clock.monotonic_s()
            self._seconds.start()
            self.take_streams()
            self.catch_up()
        else:
            self._seconds.stop()
            self.desk.quotes.want(self, ())

    def on_theme_changed(self) -> None:
        """Other fonts or colours."""
        self.type.forget()
        super().on_theme_changed()

    def take_streams(self) -> None:
        """Subclasses: `desk.quotes.want(self, ...)` for what is shown."""

    def catch_up(self) -> None:
        """Subclasses: read what happened while hidden."""

    def on_second(self) -> None:
        """Subclasses: what depends on time alone (ages, windows)."""

    def shut(self) -> None:
        """No more seconds, streams or symbols."""
        self._seconds.stop()
        self._unconnect()
        super().shut()

    def _second(self) -> None:
        self.now_s = self.desk.clock.monotonic_s()
        self.on_second()


def lot_shares(symbol: Symbol) -> int:
    """Shares in one unit of size on screen: A shares are shown in lots (PRODUCT 4.3), the rest in shares."""
    info = MARKETS.get(symbol.market)
    return info.lot_shares if info is not None else 1
