"""The coverage page: which vendor covers which symbol of the lists, who serves it now, and the user's choices."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QStackedWidget, QVBoxLayout, QWidget

from qosdesk.domain.sourcing import Cover
from qosdesk.domain.symbols import Symbol
from qosdesk.ui.desk import Desk
from qosdesk.ui.panel import Panel
from qosdesk.ui.panels.coverage.model import FIRST, CoverageModel
from qosdesk.ui.panels.coverage.stand_in import StandInDialog
from qosdesk.ui.panels.coverage.view import CoverageView
from qosdesk.ui.panels.coverage.words import summary
from qosdesk.ui.panels.imports.choice import Choice
from qosdesk.ui.settings.controls import SearchField
from qosdesk.ui.shortcuts.hands import Actions
from qosdesk.ui.shortcuts.kinds import Scope
from qosdesk.ui.welcome.opening import open_keys
from qosdesk.ui.widgets.buttons import LinkButton
from qosdesk.ui.widgets.labels import Words
from qosdesk.ui.widgets.menus import add_choice, as_said, make_menu

_READ_MS: Final = 100
"""Changes of many symbols at once are read once."""


class CoveragePanel(Panel):
    """It belongs to no symbol.

    Attributes:
        model, view: the table.
        lists: which list is looked at; the first entry is all of them.
        search: only symbols with this text.
        said: the summary.
        add_vendor: opens what a further vendor needs, while there is one only.
    """

    kind = "coverage"
    has_quotes = False

    def __init__(self, desk: Desk, panel_id: str, group: int = 0, parent: QWidget | None = None) -> None:
        super().__init__(desk, panel_id, 0, parent)
        theme = desk.theme
        self.model = CoverageModel(desk, self)
        self.view = CoverageView(theme, self.model, self)
        self.lists = Choice(theme, "", self)
        self.search = SearchField(theme, "", self)
        self.said = Words(theme, "", "t2", 11, tabular=True, parent=self)
        self.note = Words(theme, "", "t2", 11, wraps=True, parent=self)
        self.add_vendor = LinkButton(theme, "", self)
        self.nothing = Words(theme, "", "t2", wraps=True, parent=self)
        self.nothing.setContentsMargins(24, 16, 24, 16)
        self._pages = QStackedWidget(self)
        self._pages.addWidget(self.view)
        self._pages.addWidget(self.nothing)
        self._ids: list[int] = []
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_READ_MS)
        self._soon.timeout.connect(self.read)
        self._lay()
        self._join()
        self._retranslate()

    def title_parts(self) -> tuple[str, str, str]:
        """`Coverage`, the list."""
        return (self.tr("Coverage"), self.lists.currentText(), "")

    # --- reading -----------------------------------------------------------------------------------------------------

    def symbols(self) -> Sequence[Symbol]:
        """Those of the list chosen, each once."""
        chosen = self._ids[self.lists.currentIndex() - 1] if self.lists.currentIndex() > 0 else 0
        lists = [one for one in self.desk.watchlists.all() if not chosen or one.id == chosen]
        return tuple(dict.fromkeys(symbol for one in lists for symbol in one.symbols()))

    def read(self) -> None:
        """Say what is now; rows that were chosen stay so."""
        if not self.isVisible():
            return
        symbols = self.symbols()
        chosen = {self.model.rows[row].symbol for row in self.view.chosen()}
        current = self.view.currentIndex()
        self.model.read(symbols, self.search.text())
        if chosen and not self.view.chosen():
            self._choose_again(chosen, current.column())
        rows, vendors = self.model.rows, self.model.vendors
        self.said.setText(summary(vendors, [row.cells for row in rows]))
        has_one = len(vendors) == 1
        self.note.setVisible(has_one)
        self.add_vendor.setVisible(has_one)
        if has_one:
            words = self.tr("Only {0} is in use. A second provider takes over where the first one fails.")
            self.note.setText(words.format(vendors[0].title))
        self.nothing.setText(self._why_empty(bool(symbols)))
        self._pages.setCurrentIndex(0 if rows and vendors else 1)
        self.title_changed.emit()

    def _why_empty(self, has_symbols: bool) -> str:
        if not self.model.vendors:
            return self.tr("No provider is in use yet. What each one covers is shown once one is connected.")
        if has_symbols:
            return self.tr(
                "No symbol of this list has this in its code or name. Clear the filter to see all."
            )
        return self.tr("There are no symbols in this list. Add some in a watchlist, and they are shown here.")

    def _choose_again(self, symbols: set[Symbol], column: int) -> None:
        selection = self.view.selectionModel()
        flag = selection.SelectionFlag
        for row, one in enumerate(self.model.rows):
            if one.symbol in symbols:
                index = self.model.index(row, max(0, column))
                selection.select(index, flag.Select | flag.Rows)
                selection.setCurrentIndex(index, flag.NoUpdate)

    # --- what the user does ------------------------------------------------------------------------------------------

    def prefer(self, vendor: str) -> None:
        """This vendor for the chosen symbols; an empty name: the usual order."""
        symbols = self._chosen()
        if symbols:
            self.desk.sources.prefer(symbols, vendor)
            self.read()

    def prefer_current(self) -> None:
        """The vendor of the column under the keyboard."""
        vendor = self.model.vendor_at(self.view.currentIndex().column())
        if vendor is not None:
            self.prefer(vendor.name)

    def move_vendor(self, column: int, by: int) -> None:
        """A vendor earlier or later in the order."""
        names = [one.name for one in self.model.vendors]
        place = column - FIRST
        if 0 <= place < len(names) and 0 <= place + by < len(names):
            row = self.view.currentIndex().row()
            names.insert(place + by, names.pop(place))
            self.desk.sources.set_order(names)
            self.read()
            self.view.selectionModel().setCurrentIndex(
                self.model.index(max(0, row), column + by),
                self.view.selectionModel().SelectionFlag.NoUpdate,
            )

    def stand_in(self, vendor: str = "") -> StandInDialog | None:
        """Another code of a vendor for the current symbol; of the column under the keyboard where none is named."""
        index = self.view.currentIndex()
        if not index.isValid():
            return None
        row = self.model.rows[index.row()]
        places = [place for place, one in enumerate(self.model.vendors) if one.name == vendor]
        place = places[0] if places else index.column() - FIRST
        if not 0 <= place < len(self.model.vendors) or row.cells[place].cover is Cover.YES:
            return None
        one = self.model.vendors[place]
        dialog = StandInDialog(self.desk, row.symbol, one, row.cells[place].stands_in, self.window())
        dialog.open()
        return dialog

    def copy(self) -> None:
        """The chosen rows, else all, as a spreadsheet reads them."""
        rows = self.view.chosen() or range(len(self.model.rows))
        QGuiApplication.clipboard().setText(self.model.tsv(rows))

    def menu(self) -> QMenu:
        """What can be done with the chosen rows."""
        menu, keys, theme = make_menu(self), self.desk.keymap, self.desk.theme
        rows = [self.model.rows[row] for row in self.view.chosen()]
        chosen = {row.preferred for row in rows}
        usual = self.tr("Usual order")
        add_choice(
            menu, theme, keys.in_menu(usual, "coverage.usual"), chosen == {""}, partial(self.prefer, "")
        )
        for one in self.model.vendors:
            text = self.tr("Prefer {0}").format(as_said(one.title))
            add_choice(menu, theme, text, chosen == {one.name}, partial(self.prefer, one.name))
        if len(rows) == 1:
            menu.addSeparator()
            for one, cell in zip(self.model.vendors, rows[0].cells, strict=True):
                if cell.cover is not Cover.YES:
                    text = self.tr("Let another code of {0} stand in…").format(as_said(one.title))
                    menu.addAction(text, partial(self.stand_in, one.name))
            menu.addAction(self.tr("Open chart"), partial(self.open_wanted.emit, "chart", rows[0].symbol))
        menu.addSeparator()
        menu.addAction(keys.in_menu(self.tr("Copy rows"), "coverage.copy"), self.copy)
        return menu

    def header_menu(self, column: int) -> QMenu:
        """The order of the vendors."""
        menu, keys = make_menu(self), self.desk.keymap
        vendor = self.model.vendor_at(column)
        if vendor is not None:
            first = column == FIRST
            last = column == FIRST + len(self.model.vendors) - 1
            earlier = keys.in_menu(self.tr("Earlier in the order"), "coverage.earlier")
            later = keys.in_menu(self.tr("Later in the order"), "coverage.later")
            menu.addAction(earlier, partial(self.move_vendor, column, -1)).setEnabled(not first)
            menu.addAction(later, partial(self.move_vendor, column, 1)).setEnabled(not last)
            menu.addSeparator()
        menu.addAction(self.tr("Add a provider…"), self.open_keys)
        return menu

    def open_keys(self) -> None:
        """What a further vendor needs."""
        open_keys(self.desk, self.window())

    def _chosen(self) -> tuple[Symbol, ...]:
        return tuple(self.model.rows[row].symbol for row in self.view.chosen())

    # --- panel -------------------------------------------------------------------------------------------------------

    def on_visible(self, visible: bool) -> None:
        """Read when it is seen."""
        if visible:
            # The event comes before Qt calls the widget visible.
            QTimer.singleShot(0, self, self.read)
        else:
            self._soon.stop()

    def on_theme_changed(self) -> None:
        """Colours, fonts or language."""
        super().on_theme_changed()
        self._retranslate()
        self.view.restyle()
        self.read()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The ground."""
        QPainter(self).fillRect(self.rect(), self.desk.theme.c.bg1)

    def shut(self) -> None:
        """Hear no more."""
        self._soon.stop()
        while self._ends:
            self._ends.pop()()
        super().shut()

    def _lay(self) -> None:
        self.lists.setMinimumWidth(140)
        top = QHBoxLayout()
        top.setContentsMargins(8, 6, 8, 6)
        top.setSpacing(8)
        top.addWidget(self.lists)
        top.addWidget(self.search, 1)
        self.search.setMaximumWidth(260)
        top.addStretch(1)
        foot = QVBoxLayout()
        foot.setContentsMargins(8, 5, 8, 6)
        foot.setSpacing(4)
        foot.addWidget(self.said)
        more = QHBoxLayout()
        more.addWidget(self.note, 1)
        more.addWidget(self.add_vendor)
        foot.addLayout(more)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addWidget(self._pages, 1)
        column.addLayout(foot)
        self.setFocusProxy(self.view)

    def _join(self) -> None:
        desk = self.desk
        self.lists.currentIndexChanged.connect(self.read)
        self.search.textChanged.connect(self.read)
        self.add_vendor.clicked.connect(self.open_keys)
        self.view.menu_wanted.connect(lambda at: self.menu().popup(at))
        self.view.header_menu_wanted.connect(lambda column, at: self.header_menu(column).popup(at))
        self.view.opened.connect(self._open_current)
        actions: Actions = {
            "coverage.prefer": self.prefer_current,
            "coverage.usual": partial(self.prefer, ""),
            "coverage.stand_in": self.stand_in,
            "coverage.earlier": lambda: self.move_vendor(self.view.currentIndex().column(), -1),
            "coverage.later": lambda: self.move_vendor(self.view.currentIndex().column(), 1),
            "coverage.copy": self.copy,
        }
        self.bind(Scope.COVERAGE, actions, self.view)
        soon = self._soon.start
        self._ends = [
            desk.sources.subscribe(soon),
            desk.connection.subscribe(soon),
            desk.instruments.subscribe(soon),
            desk.watchlists.subscribe(self._on_lists),
        ]

    def _open_current(self) -> None:
        cell = self.view.visualRect(self.view.currentIndex())
        self.menu().popup(self.view.viewport().mapToGlobal(QPoint(cell.left() + 8, cell.bottom())))

    def _on_lists(self) -> None:
        self._fill_lists()
        self._soon.start()

    def _fill_lists(self) -> None:
        """Names of the lists; the one chosen stays so."""
        at = self.lists.currentIndex()
        kept = self._ids[at - 1] if at > 0 else 0
        lists = self.desk.watchlists.all()
        self._ids = [one.id for one in lists]
        self.lists.blockSignals(True)
        self.lists.clear()
        self.lists.addItems([self.tr("All lists"), *(one.name for one in lists)])
        self.lists.setCurrentIndex(self._ids.index(kept) + 1 if kept in self._ids else 0)
        self.lists.blockSignals(False)

    def _retranslate(self) -> None:
        self._fill_lists()
        self.lists.setAccessibleName(self.tr("List"))
        words = self.tr("Code or name")
        self.search.setPlaceholderText(words)
        self.search.setAccessibleName(self.tr("Only symbols with this in code or name"))
        self.add_vendor.setText(self.tr("Add a provider…"))
        self.add_vendor.updateGeometry()
        self.view.setAccessibleName(self.tr("Coverage"))
        self.model.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, self.model.preference)
