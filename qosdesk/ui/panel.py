"""The base of every dockable panel: its link group, its symbol, its life.

A panel is an ordinary widget; `shell.dock_host` puts it into a dock with a title bar that reads the properties below.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QHideEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from qosdesk.domain.symbols import Symbol, SymbolError, parse_symbol
from qosdesk.market.store import SymbolState
from qosdesk.ui import symbol_mime
from qosdesk.ui.desk import Desk
from qosdesk.ui.ports import LinkTarget, Unsubscribe
from qosdesk.ui.shortcuts.hands import Actions, KeyHands
from qosdesk.ui.shortcuts.kinds import Scope


class Panel(QWidget):
    """One panel of the desk.

    Attributes:
        kind: stable name in layouts: `table`, `ladder`, `tape`, `chart`.
        panel_id: unique name of this panel in the layout, such as `chart-2`, or `grid-1.3` for one of a grid.
        group: link group 1 to 9, 0 when pinned.
        symbol: what it shows, None for an empty panel.
        every: how many frames there are from one telling to the next while it is busy: nobody sees a picture move, or
            reads a figure, sixty times a second.
        actions_by_id: what commands of its kind do here, by `shortcuts.kinds.Command.id`.
        is_of_symbol: whether its figures are those of `symbol`; a list has those of many.
        has_quotes: whether it shows quotes, which a lost link makes old; what is said of the link itself never is.

    Signals:
        title_changed: the title bar must read `title_parts` again.
        search_wanted: the user wants to give this panel a symbol; the window opens its search and calls `take_found`.
        alert_wanted: the user wants an alert: symbols (a tuple), and the price or NaN; the window opens the dialog.
        import_wanted: a text (str, may be empty) or paths of files (list of str) that may hold symbols for the list
            shown; the window opens the import.
        open_wanted: the user wants a symbol in a panel of a kind (`chart`, `ladder`...) of the same link group; its
            dock host brings that to the front, or makes one.
        step_wanted: the user wants the next (1) or previous (-1) symbol of the list of the same link group.
    """

    title_changed = Signal()
    search_wanted = Signal()
    alert_wanted = Signal(object, float)
    import_wanted = Signal(object)
    open_wanted = Signal(str, object)
    step_wanted = Signal(int)
    kind = "panel"
    is_of_symbol = True
    has_quotes = True
    every = 1

    def __init__(self, desk: Desk, panel_id: str, group: int = 1, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.panel_id = panel_id
        self.group = 0
        self.symbol: Symbol | None = None
        self._unlink: Unsubscribe | None = None
        self._closed = False
        self.actions_by_id: dict[str, Callable[[], object]] = {}
        self.setObjectName(panel_id)
        self.setAcceptDrops(True)
        desk.frames.add(self, every=self.every)
        desk.theme.changed.connect(self.on_theme_changed)
        desk.keymap.changed.connect(self.on_keys_changed)
        self.set_group(group)

    @property
    def grid_id(self) -> str:
        """The grid that it is part of; empty for a panel in a dock of its own."""
        return self.panel_id.rpartition(".")[0]

    # --- for the title bar -------------------------------------------------------------------------------------------

    def title_parts(self) -> tuple[str, str, str]:
        """(strong, plain, note): `HK:700`, `Depth`, `10 levels` (LOOK 3)."""
        return (str(self.symbol) if self.symbol else "", "", "")

    def title_warning(self) -> str:
        """What the title bar says in amber in place of the note, such as the age of what is stale; else empty."""
        return ""

    def title_explanation(self) -> str:
        """What a tooltip says of that in full; else empty."""
        return ""

    # --- commands ----------------------------------------------------------------------------------------------------

    def bind(self, scope: Scope, actions: Actions, *widgets: QWidget) -> KeyHands:
        """What commands of a scope do here; their keys are heard while one of `widgets` has the keyboard."""
        self.actions_by_id.update(actions)
        hands = KeyHands(self.desk.keymap, scope, actions, self)
        hands.watch(*widgets)
        return hands

    def doer(self, kind: str) -> Panel | None:
        """The panel here that does the commands of a kind: itself, or one that it holds."""
        return self if kind == self.kind else None

    # --- for subclasses ----------------------------------------------------------------------------------------------

    def show_symbol(self, symbol: Symbol) -> None:
        """Show another symbol. Subclasses extend it and ask for their streams with `self.desk.quotes.want`."""
        self.symbol = symbol
        self.title_changed.emit()

    def take_found(self, symbol: Symbol) -> None:
        """What the user chose in a search that this panel asked for."""
        self.select(symbol)

    def on_frame(self, dirty: Sequence[SymbolState], now_s: float) -> bool:
        """See `bridge.FrameListener`; called for hidden panels too, which do nothing."""
        return False

    def on_theme_changed(self) -> None:
        """Colours, fonts, units or language changed."""
        self.update()

    def on_keys_changed(self) -> None:
        """The user gave commands other keys: for panels that show some beside menus, which are made anew anyway."""

    def save_state(self) -> dict[str, str | int | float | bool]:
        """What to keep between starts beyond geometry: plain values only."""
        return {"group": self.group, "symbol": str(self.symbol) if self.symbol else ""}

    def restore_state(self, state: dict[str, str | int | float | bool]) -> None:
        """Take back what `save_state` gave; unknown or damaged members are ignored.

        A pinned panel takes its symbol back, one of a group follows the group.
        """
        text = state.get("symbol", "")
        if self.group or not isinstance(text, str) or not text:
            return
        try:
            symbol = parse_symbol(text)
        except SymbolError:
            return
        if symbol != self.symbol:
            self.show_symbol(symbol)

    def shut(self) -> None:
        """The dock was closed for good: end wants and subscriptions. Safe to call twice."""
        if self._closed:
            return
        self._closed = True
        self.desk.frames.remove(self)
        self.desk.quotes.want(self, ())
        self.desk.theme.changed.disconnect(self.on_theme_changed)
        self.desk.keymap.changed.disconnect(self.on_keys_changed)
        if self._unlink is not None:
            self._unlink()
            self._unlink = None

    # --- link groups -------------------------------------------------------------------------------------------------

    def set_group(self, group: int) -> None:
        """Join a link group and take its symbol; 0 pins the panel to what it shows."""
        if self._unlink is not None:
            self._unlink()
            self._unlink = None
        self.group = group
        if group:
            self._unlink = self.desk.links.subscribe(group, self._follow)
        self.title_changed.emit()

    def select(self, symbol: Symbol) -> None:
        """The user chose a symbol here: show it, and let the group follow."""
        self.desk.quotes.focus(symbol)
        if self.group:
            self.desk.links.point(self.group, symbol)
        elif symbol != self.symbol:
            self.show_symbol(symbol)

    def _follow(self, target: LinkTarget) -> None:
        if target.symbol != self.symbol:
            self.show_symbol(target.symbol)

    # --- drag and drop -----------------------------------------------------------------------------------------------

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """A symbol dragged here is shown here."""
        if event.mimeData().hasFormat(symbol_mime.MIME):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """The first symbol dropped."""
        for symbol in symbol_mime.unpack(event.mimeData())[:1]:
            self.take_found(symbol)
            event.acceptProposedAction()

    # --- Qt ----------------------------------------------------------------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:
        """A panel that was hidden catches up."""
        super().showEvent(event)
        self.on_visible(True)

    def hideEvent(self, event: QHideEvent) -> None:
        """A hidden panel does no work."""
        super().hideEvent(event)
        self.on_visible(False)

    def on_visible(self, visible: bool) -> None:
        """Subclasses ask for or give up their streams here."""
