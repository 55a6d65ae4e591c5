"""The settings: a list of pages at the left, rows at the right, a search over all of them. Everything holds at once."""

from __future__ import annotations

import math
from typing import Final

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QKeySequence, QPainter, QPaintEvent, QShortcut
from PySide6.QtWidgets import (
    QApplication,
    QButtonGroup,
    QDialog,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from qosdesk.ui.desk import Desk
from qosdesk.ui.settings.catalogue import settings_of
from qosdesk.ui.settings.changes import Changes
from qosdesk.ui.settings.controls import Chosen, Ground, SearchField, keep_one_stop
from qosdesk.ui.settings.kinds import Page
from qosdesk.ui.settings.pages import Pages, pages
from qosdesk.ui.settings.words import found_settings, page_title
from qosdesk.ui.theme.theme import MEDIUM, REGULAR, SEMIBOLD
from qosdesk.ui.widgets.buttons import LinkButton, paint_focus
from qosdesk.ui.widgets.labels import Words
from qosdesk.ui.widgets.text import baseline, draw, text_width

_SIZE: Final = QSize(760, 600)
_LEAST: Final = QSize(520, 300)
_HEADER: Final = 44
_FOOTER: Final = 38
_SEARCH: Final = 220


class PageButton(Chosen):
    """A page in the list.

    Attributes:
        in_view: whether the page is, and not what a search found.
    """

    in_view = True

    def sizeHint(self) -> QSize:
        """The widest of its looks."""
        width = max(
            text_width(self.theme.font(12, weight, tabular=False), self.text())
            for weight in (REGULAR, SEMIBOLD)
        )
        return QSize(math.ceil(width) + 28, 28)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The chosen one on its ground, with a bar at its left."""
        painter, c, chosen = QPainter(self), self.theme.c, self.isChecked() and self.in_view
        if chosen or self.underMouse():
            painter.fillRect(self.rect(), c.sel if chosen else c.bg2)
        if chosen:
            painter.fillRect(0, 0, 2, self.height(), c.accent)
        font = self.theme.font(12, SEMIBOLD if chosen else REGULAR, tabular=False)
        draw(painter, 14, baseline(font, 0, self.height()), self.text(), font, c.t1 if chosen else c.t2)
        if self.hasFocus():
            paint_focus(painter, self.rect().toRectF(), c.accent)


class SettingsDialog(QDialog):
    """Shown beside the desk, not before it; gone when closed."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.theme = desk.theme
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._changes = Changes.of(desk)
        self._page = Page.APPEARANCE
        self._language = ""
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._body: QWidget | None = None
        screen = (parent or self).screen().availableSize()
        self.setMinimumSize(_LEAST.boundedTo(screen))
        self.resize(_SIZE.boundedTo(screen))
        for keys, by in (("Ctrl+PgUp", -1), ("Ctrl+PgDown", 1)):
            QShortcut(QKeySequence(keys), self).activated.connect(lambda by=by: self._turn(by))
        QShortcut(QKeySequence.StandardKey.Find, self).activated.connect(self._to_search)
        self.theme.changed.connect(self._on_theme)
        self._end = desk.settings.subscribe(self._on_setting)
        self.finished.connect(self._shut)
        self._fill()

    # --- what is in view ---------------------------------------------------------------------------------------------

    def show_page(self, page: Page) -> None:
        """Leave the search and show a page."""
        self._page = page if page in self.buttons else Page.APPEARANCE
        self.search.clear()
        self._show()

    def reset_page(self) -> None:
        """Every setting of the page as it is for everybody."""
        for setting in settings_of(self._page):
            if setting.is_changed(self.desk.settings):
                setting.reset(self.desk.settings)

    def _show(self) -> None:
        text = self.search.text().strip()
        self._pages.setUpdatesEnabled(False)
        if text:
            found = found_settings(text)
            self._pages.show_found(found, self.tr("No setting is called so: {0}").format(text))
        else:
            self._pages.show_page(self._page)
        self.buttons[self._page].setChecked(True)
        for button in self.buttons.values():
            button.in_view = not text
        keep_one_stop(tuple(self.buttons.values()))
        self.reset_button.setVisible(not text and bool(settings_of(self._page)))
        self._scroll.verticalScrollBar().setValue(0)
        self._pages.setUpdatesEnabled(True)
        self._count()

    def _turn(self, by: int) -> None:
        order = list(self.buttons)
        self.show_page(order[(order.index(self._page) + by) % len(order)])

    def _to_search(self) -> None:
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def _count(self) -> None:
        count = self._changes.count()
        if count == 1:
            self._counted.setText(self.tr("1 change since start"))
        else:
            said = self.tr("{0} changes since start") if count else self.tr("No changes since start")
            self._counted.setText(said.format(count))

    def _on_setting(self, _name: str) -> None:
        self._pages.refresh()
        self._count()

    def _on_theme(self) -> None:
        self.update()
        if self.theme.language != self._language:
            # Later: the control that changed it is still at work.
            QTimer.singleShot(0, self, self._fill)

    # --- what it is made of ------------------------------------------------------------------------------------------

    def _fill(self) -> None:
        """Make everything, or anew in another language; page, search and keyboard stay where they were."""
        if self.theme.language == self._language:
            return
        self._language = self.theme.language
        self.setWindowTitle(self.tr("Settings"))
        searched = self.search.text() if self._body is not None else ""
        focused = self._focused_setting()
        if self._body is not None:
            self._pages.shut()
            self._column.removeWidget(self._body)
            self._body.hide()
            self._body.deleteLater()
        self._body = QWidget(self)
        self._column.addWidget(self._body)
        column = QVBoxLayout(self._body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._header(self._body))
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self._list(self._body))
        rule = Ground(self.theme, "line", self._body)
        rule.setFixedWidth(1)
        row.addWidget(rule)
        row.addLayout(self._right(self._body), 1)
        column.addLayout(row, 1)
        self.search.setText(searched)
        self._show()
        if not self._give_focus(focused):
            self.search.setFocus()

    def _header(self, parent: QWidget) -> QWidget:
        made = Ground(self.theme, "bg2", parent)
        made.setFixedHeight(_HEADER)
        row = QHBoxLayout(made)
        row.setContentsMargins(16, 0, 12, 0)
        row.addWidget(Words(self.theme, self.tr("Settings"), px=14, weight=SEMIBOLD, parent=made))
        row.addSpacing(16)
        row.addStretch(1)
        self.search = SearchField(self.theme, self.tr("Search settings"), made)
        self.search.setMaximumWidth(_SEARCH)
        self.search.textChanged.connect(self._show)
        row.addWidget(self.search, 1)
        return made

    def _list(self, parent: QWidget) -> QWidget:
        made = Ground(self.theme, "bg1", parent)
        column = QVBoxLayout(made)
        column.setContentsMargins(6, 10, 6, 10)
        column.setSpacing(0)
        self._group = QButtonGroup(made)
        self.buttons = {page: PageButton(self.theme, page_title(page), made) for page in pages()}
        for page, button in self.buttons.items():
            self._group.addButton(button)
            button.setSizePolicy(button.sizePolicy().Policy.Expanding, button.sizePolicy().Policy.Fixed)
            button.clicked.connect(lambda _checked=False, page=page: self.show_page(page))
            column.addWidget(button)
        column.addStretch(1)
        return made

    def _right(self, parent: QWidget) -> QVBoxLayout:
        self._pages = Pages(self.desk)
        self._pages.page_wanted.connect(self.show_page)
        self._scroll = QScrollArea(parent)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(self._pages)
        foot = Ground(self.theme, "bg1", parent)
        foot.setFixedHeight(_FOOTER)
        row = QHBoxLayout(foot)
        row.setContentsMargins(18, 0, 10, 0)
        self._counted = Words(self.theme, "", "t3", 12, weight=MEDIUM, parent=foot)
        self.reset_button = LinkButton(self.theme, self.tr("Reset this page"), foot)
        self.reset_button.clicked.connect(self.reset_page)
        row.addWidget(self._counted)
        row.addStretch(1)
        row.addWidget(self.reset_button)
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(self._scroll, 1)
        column.addWidget(foot)
        return column

    def _focused_setting(self) -> str:
        """Name of the setting whose control has the keyboard."""
        focused = QApplication.focusWidget()
        if self._body is None or focused is None:
            return ""
        sections = self._pages.sections.values()
        rows = (row for section in sections for row in section.rows)
        return next((row.setting.name for row in rows if row.isAncestorOf(focused)), "")

    def _give_focus(self, name: str) -> bool:
        for row in self._pages.sections[self._page].rows if self._page in self._pages.sections else ():
            if row.setting.name == name:
                row.take_focus()
                return True
        return False

    # --- the end -----------------------------------------------------------------------------------------------------

    def _shut(self) -> None:
        self._end()
        self._pages.shut()
        self.theme.changed.disconnect(self._on_theme)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves the search first; Enter presses nothing."""
        if event.key() == Qt.Key.Key_Escape and self.search.text():
            self.search.clear()
            self.search.setFocus()
        elif event.key() == Qt.Key.Key_Down and self.search.hasFocus():
            self.buttons[self._page].setFocus(Qt.FocusReason.TabFocusReason)
        elif event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The ground of a panel."""
        QPainter(self).fillRect(self.rect(), self.theme.c.bg1)
