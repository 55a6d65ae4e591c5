"""What panels of figures share: taking the group's symbol, a second hand while visible, the mark of what is stale."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtWidgets import QWidget

from qosdesk.domain.hours import zone_of
from qosdesk.domain.quotes import Kind
from qosdesk.market.store import SymbolState
from qosdesk.ui.ages import age_text, carried_text, carried_words, moment_text
from qosdesk.ui.desk import Desk
from qosdesk.ui.paint.text import Type
from qosdesk.ui.panel import Panel

_CARRIED: Final = frozenset({Kind.SNAPSHOT, Kind.DEPTH})
"""What stays in sight after another source took over; a tape draws the seam itself."""


class FigurePanel(Panel):
    """A panel painted from the store.

    A subclass calls `start(group)` at the end of its constructor: only then may a symbol arrive.

    Attributes:
        shows_kind: the kind whose silence makes the panel stale; None where that is a matter of its rows.
        type: fonts and widths.
        now_s: monotonic time of the latest frame or second.
    """

    shows_kind: Kind | None = Kind.SNAPSHOT

    def __init__(self, desk: Desk, panel_id: str, parent: QWidget | None = None) -> None:
        super().__init__(desk, panel_id, 0, parent)
        self.type = Type(desk.theme)
        self.now_s = desk.clock.monotonic_s()
        self._seconds = QTimer(self)
        self._seconds.setInterval(1000)
        self._seconds.timeout.connect(self._second_passed)
        self._warned = ""
        self._unconnect = desk.connection.subscribe(self.update)
        self._unsource = desk.sources.subscribe(self._on_sources)
        self._unstale = desk.staleness.subscribe(self._on_staleness)

    def start(self, group: int) -> None:
        """Join the link group and take its symbol."""
        self.set_group(group)

    def set_group(self, group: int) -> None:
        """Join a group and show what it shows."""
        super().set_group(group)
        target = self.desk.links.target(group) if group else None
        if target is not None and target.symbol != self.symbol:
            self.show_symbol(target.symbol)

    def state(self) -> SymbolState | None:
        """What is known of the symbol shown."""
        return self.desk.store.state(self.symbol) if self.symbol is not None else None

    def is_stale(self) -> bool:
        """Whether what it shows should have moved and did not."""
        return bool(self.title_warning())

    def title_warning(self) -> str:
        """The age of what is stale; of figures from an earlier run, when they were; of another source's, whose."""
        symbol, kind, staleness = self.symbol, self.shows_kind, self.desk.staleness
        if symbol is None or kind is None:
            return ""
        state = self.desk.store.state(symbol)
        if kind is Kind.SNAPSHOT and state.recalled_ms:
            text = QCoreApplication.translate("Age", "as of {0}")
            return text.format(moment_text(state.ts_ms, self.desk.clock.wall_ms(), zone_of(symbol.market)))
        if kind in _CARRIED and state.carried_from:
            return carried_text(state)
        if not staleness.is_stale(symbol, kind):
            return ""
        return age_text(staleness.age_s(symbol, kind))

    def title_explanation(self) -> str:
        """Whose figures these are, and who should bring newer ones."""
        if self.symbol is None or self.shows_kind not in _CARRIED:
            return ""
        return carried_words(self.desk.store.state(self.symbol), self.desk.sources.serving(self.symbol).title)

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

    def on_staleness(self) -> None:
        """Figures turned stale or moved again."""
        self.update()

    def shut(self) -> None:
        """No more seconds, streams or symbols."""
        self._seconds.stop()
        self._unconnect()
        self._unsource()
        self._unstale()
        super().shut()

    def _second_passed(self) -> None:
        self.desk.frames.at_leisure(self._second)

    def _second(self) -> None:
        if self._seconds.isActive():
            self.now_s = self.desk.clock.monotonic_s()
            self.on_second()
            self._say_warning()

    def _on_sources(self) -> None:
        """Another source may say another thing, or offer less."""
        if self.shows():
            self.catch_up()
            self.update()

    def _on_staleness(self) -> None:
        if self.shows():
            self.now_s = self.desk.clock.monotonic_s()
            self.on_staleness()
            self._say_warning()

    def _say_warning(self) -> None:
        warning = self.title_warning()
        if warning != self._warned:
            self._warned = warning
            self.title_changed.emit()
