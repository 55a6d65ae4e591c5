"""Opens the import for a table, and says what was added with an `Undo` beside it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from qosdesk.domain.numbers import format_count
from qosdesk.ui.desk import Desk
from qosdesk.ui.panels.imports.dialog import ImportDialog
from qosdesk.ui.panels.table import TablePanel
from qosdesk.ui.ports import Watchlist
from qosdesk.ui.widgets.undo_bar import UndoBar


class Importing(QObject):
    """One window's imports.

    Attributes:
        dialog: the one that was opened last.
    """

    def __init__(self, desk: Desk, window: QWidget) -> None:
        super().__init__(window)
        self._desk = desk
        self._window = window
        self._bar: UndoBar | None = None
        self.dialog: ImportDialog | None = None

    def open(self, panel: TablePanel, source: str | Sequence[str]) -> None:
        """Preview a text or files for the list that a table shows."""
        dialog = ImportDialog(self._desk, panel.watchlist, panel.symbol, self._window)
        dialog.imported.connect(lambda before, after, count: self._done(panel, before, after, count))
        dialog.destroyed.connect(self._forget)
        self.dialog = dialog
        dialog.read_source(source)
        dialog.open()

    def _forget(self) -> None:
        self.dialog = None

    def _done(self, panel: TablePanel, before: Watchlist | None, after: Watchlist, count: int) -> None:
        """Show the list, and how to take it back."""
        panel.show_list(after.id)
        words = (
            self.tr("1 symbol was added to {0}.") if count == 1 else self.tr("{1} symbols were added to {0}.")
        )
        bar = UndoBar(self._desk.theme, panel)
        self._replace(bar)
        bar.action.connect(self._undo(before, after))
        bar.say(words.format(after.name, format_count(count)))

    def _undo(self, before: Watchlist | None, after: Watchlist) -> Callable[[], None]:
        """Takes the import back, unless the list was changed since."""

        def undo() -> None:
            lists = self._desk.watchlists
            if after in lists.all():
                if before is None:
                    lists.remove(after.id)
                else:
                    lists.save(before)

        return undo

    def _replace(self, bar: UndoBar) -> None:
        if self._bar is not None:
            self._bar.end()
            self._bar.deleteLater()
        self._bar = bar
        bar.destroyed.connect(lambda: self._lose(bar))

    def _lose(self, bar: UndoBar) -> None:
        if self._bar is bar:
            self._bar = None
