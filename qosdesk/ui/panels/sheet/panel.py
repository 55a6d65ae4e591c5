"""A dock that is a sheet with buttons under it, read anew once a second while it is visible."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from qosdesk.ui.desk import Desk
from qosdesk.ui.panel import Panel
from qosdesk.ui.panels.sheet.view import Sheet
from qosdesk.ui.sourcing import connections

_SECOND_MS: Final = 1000


class SheetPanel(Panel):
    """What the program says of itself and its source. It belongs to no symbol.

    A subclass makes its buttons, puts them into `row` and calls `retranslate` at the end of its constructor.

    Attributes:
        sheet: what it says.
        row: buttons under it.
    """

    has_quotes = False

    def __init__(self, desk: Desk, panel_id: str, parent: QWidget | None = None) -> None:
        super().__init__(desk, panel_id, 0, parent)
        self.sheet = Sheet(desk.theme, self)
        self._second = QTimer(self)
        self._second.setInterval(_SECOND_MS)
        self._second.timeout.connect(self.read)
        self.row = QHBoxLayout()
        self.row.setContentsMargins(8, 6, 8, 6)
        self.row.setSpacing(8)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.sheet, 1)
        column.addLayout(self.row)
        self.setFocusProxy(self.sheet)
        self._ends = [
            desk.connection.subscribe(self._on_connection),
            desk.sources.subscribe(self._on_connection),
        ]

    # --- for subclasses ----------------------------------------------------------------------------------------------

    def name(self) -> str:
        """What the dock is called, in the user's language."""
        raise NotImplementedError

    def read(self) -> None:
        """Say what is now."""
        raise NotImplementedError

    def retranslate(self) -> None:
        """Words, fonts and colours of the buttons."""
        self.sheet.setAccessibleName(self.name())

    # --- of every panel ----------------------------------------------------------------------------------------------

    def title_parts(self) -> tuple[str, str, str]:
        """`Quota`, `QOS`."""
        return (self.name(), " · ".join(one.provider for one in connections(self.desk)), "")

    def on_visible(self, visible: bool) -> None:
        """Read while it is seen."""
        if visible:
            self.read()
            self._second.start()
        else:
            self._second.stop()

    def on_theme_changed(self) -> None:
        """Colours, fonts or language."""
        super().on_theme_changed()
        self.retranslate()
        self._on_connection()

    def shut(self) -> None:
        """Read no more."""
        self._second.stop()
        while self._ends:
            self._ends.pop()()
        super().shut()

    def _on_connection(self) -> None:
        self.title_changed.emit()
        if self.isVisible():
            self.read()
