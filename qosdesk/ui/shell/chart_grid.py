"""Several charts in one panel, in rows and columns; each is a chart of its own with its own link group.

A container like the dock host, and as ignorant of charts: it is given the maker of its cells.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Final

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QGridLayout, QVBoxLayout, QWidget

from qosdesk.domain.intervals import Interval
from qosdesk.domain.symbols import Symbol
from qosdesk.ui.desk import Desk
from qosdesk.ui.panel import Panel
from qosdesk.ui.shell.dock_host import PanelFactory
from qosdesk.ui.shell.title_bar import TitleBar
from qosdesk.ui.widgets.menus import add_choice, make_menu

SHAPES: Final = ((1, 1), (1, 2), (1, 3), (2, 2), (2, 3), (2, 4), (3, 3), (3, 4), (4, 4))
"""(rows, columns) on offer: 1, 2, 3, 4, 6, 8, 9, 12 and 16 charts."""
LADDER: Final = (
    Interval.M1,
    Interval.M5,
    Interval.M15,
    Interval.M30,
    Interval.H1,
    Interval.DAY,
    Interval.WEEK,
    Interval.MONTH,
)
"""Intervals of a grid that shows one symbol."""
_GAP_PX: Final = 2
_FIRST: Final = (2, 2)


class Cell(QWidget):
    """A chart under a title bar."""

    def __init__(self, panel: Panel, parent: QWidget) -> None:
        super().__init__(parent)
        self.panel = panel
        self.title = TitleBar(panel, self)
        self.title.float_button.hide()
        self.title.close_button.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.title)
        column.addWidget(panel, 1)


class ChartGrid(Panel):
    """Charts in rows and columns.

    Attributes:
        cells: row by row.
        shape: (rows, columns).
    """

    kind = "grid"

    def __init__(
        self, desk: Desk, panel_id: str, group: int, make_chart: PanelFactory, parent: QWidget | None = None
    ) -> None:
        # The grid itself shows no symbol; its first chart joins the group.
        super().__init__(desk, panel_id, 0, parent)
        self._make_chart = make_chart
        self.cells: list[Cell] = []
        self.shape = (0, 0)
        self._active = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(_GAP_PX)
        self._menu_actions: list[QAction] = []
        self.set_shape(*_FIRST, group=group)
        self._retranslate()
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._on_focus)

    # --- Panel --------------------------------------------------------------------------------------------------------

    def title_parts(self) -> tuple[str, str, str]:
        """`Charts`, `2 x 2`."""
        rows, columns = self.shape
        return (self.tr("Charts"), f"{rows} × {columns}", "")

    def doer(self, kind: str) -> Panel | None:
        """The chart in use does what charts do."""
        return self.active_cell.panel.doer(kind) or super().doer(kind)

    def take_found(self, symbol: Symbol) -> None:
        """The chart in use shows what was found."""
        self.active_cell.panel.select(symbol)

    def save_state(self) -> dict[str, str | int | float | bool]:
        """Shape, and every chart's own state under its number."""
        rows, columns = self.shape
        state: dict[str, str | int | float | bool] = {"group": 0, "rows": rows, "columns": columns}
        for number, cell in enumerate(self.cells):
            for name, value in cell.panel.save_state().items():
                state[f"{number}.{name}"] = value
        return state

    def restore_state(self, state: dict[str, str | int | float | bool]) -> None:
        """Take back what `save_state` gave; damaged members leave a chart as it is."""
        for shape in SHAPES:
            if shape == (state.get("rows"), state.get("columns")):
                self.set_shape(*shape)
        for number, cell in enumerate(self.cells):
            prefix = f"{number}."
            own = {name[len(prefix) :]: value for name, value in state.items() if name.startswith(prefix)}
            if not own:
                continue
            group = own.get("group")
            if isinstance(group, int) and not isinstance(group, bool) and 0 <= group <= 9:
                cell.panel.set_group(group)
            cell.panel.restore_state(own)

    def on_theme_changed(self) -> None:
        """The cells hear of it themselves."""
        self._retranslate()
        super().on_theme_changed()

    def shut(self) -> None:
        """All charts let go."""
        application = QApplication.instance()
        if not self._closed and isinstance(application, QApplication):
            application.focusChanged.disconnect(self._on_focus)
        for cell in self.cells:
            cell.panel.shut()
        super().shut()

    # --- shape --------------------------------------------------------------------------------------------------------

    @property
    def active_cell(self) -> Cell:
        """The chart that was worked in last."""
        return self.cells[min(self._active, len(self.cells) - 1)]

    def set_shape(self, rows: int, columns: int, group: int = 0) -> None:
        """Another number of charts: the first ones stay, the last ones go.

        Args:
            rows, columns: one of `SHAPES`.
            group: link group of the first chart when it is new.
        """
        if (rows, columns) == self.shape:
            return
        old_rows, old_columns = self.shape
        self.shape = (rows, columns)
        while len(self.cells) > rows * columns:
            cell = self.cells.pop()
            cell.panel.shut()
            self._grid.removeWidget(cell)
            cell.setParent(None)
            cell.deleteLater()
        while len(self.cells) < rows * columns:
            self._add_cell(group if not self.cells else 0)
        for number, cell in enumerate(self.cells):
            self._grid.addWidget(cell, number // columns, number % columns)
            cell.show()
        for row in range(max(rows, old_rows)):
            self._grid.setRowStretch(row, 1 if row < rows else 0)
        for column in range(max(columns, old_columns)):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)
        self._show_active()
        self.title_changed.emit()

    def show_symbols(self, symbols: Sequence[Symbol]) -> None:
        """One symbol a chart, pinned; charts beyond the list stay."""
        for cell, symbol in zip(self.cells, symbols, strict=False):
            cell.panel.set_group(0)
            cell.panel.show_symbol(symbol)

    def show_intervals(self) -> None:
        """The symbol of the chart in use in every chart, each with another interval."""
        symbol, group = self.active_cell.panel.symbol, self.active_cell.panel.group
        for cell, interval in zip(self.cells, LADDER, strict=False):
            cell.panel.set_group(group)
            if symbol is not None and cell.panel.symbol != symbol:
                cell.panel.show_symbol(symbol)
            cell.panel.restore_state({"interval": interval.label})

    def _add_cell(self, group: int) -> None:
        numbers = {cell.panel.panel_id for cell in self.cells}
        number = next(n for n in range(1, 99) if f"{self.panel_id}.{n}" not in numbers)
        panel = self._make_chart(self.desk, f"{self.panel_id}.{number}", group)
        panel.search_wanted.connect(partial(self._search_for, panel))
        panel.alert_wanted.connect(self.alert_wanted)
        panel.step_wanted.connect(partial(self._step_from, panel))
        panel.title_changed.connect(self.title_changed)
        cell = Cell(panel, self)
        cell.title.activated.connect(partial(self._activate, cell))
        self.cells.append(cell)
        listed = [symbol for watchlist in self.desk.watchlists.all() for symbol in watchlist.symbols()]
        if panel.symbol is None and len(listed) >= len(self.cells):
            panel.show_symbol(listed[len(self.cells) - 1])

    # --- the chart in use ---------------------------------------------------------------------------------------------

    def _search_for(self, panel: Panel) -> None:
        self._activate(next(cell for cell in self.cells if cell.panel is panel))
        self.search_wanted.emit()

    def _step_from(self, panel: Panel, step: int) -> None:
        self._activate(next(cell for cell in self.cells if cell.panel is panel))
        self.step_wanted.emit(step)

    def _on_focus(self, _old: QWidget | None, now: QWidget | None) -> None:
        for cell in self.cells:
            if now is not None and (now is cell or cell.isAncestorOf(now)):
                self._activate(cell)

    def _activate(self, cell: Cell) -> None:
        if cell in self.cells:
            self._active = self.cells.index(cell)
            self._show_active()

    def _show_active(self) -> None:
        for cell in self.cells:
            cell.title.set_active(cell is self.active_cell)
        self.setFocusProxy(self.active_cell.panel)

    # --- menu ---------------------------------------------------------------------------------------------------------

    def _retranslate(self) -> None:
        for action in self._menu_actions:
            self.removeAction(action)
            action.deleteLater()
        shape, lists = QAction(self.tr("Number of charts..."), self), QAction(self.tr("Show a list..."), self)
        ladder = QAction(self.tr("One symbol, several intervals"), self)
        shape.triggered.connect(self._open_shapes)
        lists.triggered.connect(self._open_lists)
        ladder.triggered.connect(self.show_intervals)
        self._menu_actions = [shape, lists, ladder]
        self.addActions(self._menu_actions)

    def _open_shapes(self) -> None:
        menu = make_menu(self)
        for rows, columns in SHAPES:
            text = f"{rows * columns}   ({rows} × {columns})"
            chosen = (rows, columns) == self.shape
            add_choice(menu, self.desk.theme, text, chosen, partial(self.set_shape, rows, columns))
        menu.popup(self.mapToGlobal(self.rect().topLeft()))

    def _open_lists(self) -> None:
        menu = make_menu(self)
        for watchlist in self.desk.watchlists.all():
            menu.addAction(watchlist.name, partial(self.show_symbols, watchlist.symbols()))
        menu.popup(self.mapToGlobal(self.rect().topLeft()))
