"""The workspaces as tabs in the top bar (LOOK 3); the open one looks like the paper that it lies on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from qosdesk.ui.shell.workspace_menu import WorkspaceMenu
from qosdesk.ui.shell.workspaces import Workspace
from qosdesk.ui.theme.theme import REGULAR, SEMIBOLD
from qosdesk.ui.widgets.buttons import IconButton
from qosdesk.ui.widgets.menus import make_menu
from qosdesk.ui.widgets.text import baseline, draw, elide, text_width

if TYPE_CHECKING:
    from qosdesk.ui.shell.windows import Windows

_HEIGHT: Final = 33
_PAD: Final = 14
_WIDEST: Final = 160


class WorkspaceTab(QWidget):
    """One workspace: a click opens it, the right button or the menu key opens its menu."""

    def __init__(self, tabs: WorkspaceTabs, workspace: Workspace) -> None:
        super().__init__(tabs)
        self._tabs = tabs
        self.workspace = workspace
        self.theme = tabs.windows.desk.theme
        self.text = tabs.windows.name_of(workspace)
        self.is_open = workspace.id == tabs.windows.workspaces.current.id
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName(self.text)
        self.setToolTip(self.text)

    def sizeHint(self) -> QSize:
        """As wide as its name."""
        # SemiBold, also of a closed one: opening it moves nothing.
        width = round(text_width(self.theme.font(12, SEMIBOLD), self.text)) + 2 * _PAD
        return QSize(min(width, _WIDEST), _HEIGHT)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Opens the workspace."""
        if event.button() is Qt.MouseButton.LeftButton:
            self._tabs.windows.switch(self.workspace)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and the space bar open it."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._tabs.windows.switch(self.workspace)
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """What can be done with it."""
        menu = make_menu(self)
        self._tabs.menu.fill(menu, self.workspace)
        menu.popup(event.globalPos())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ground, accent on top and sides of the open one; the name."""
        painter = QPainter(self)
        c = self.theme.c
        if self.is_open:
            painter.fillRect(self.rect(), c.bg1)
            painter.fillRect(0, 0, 1, self.height(), c.line2)
            painter.fillRect(self.width() - 1, 0, 1, self.height(), c.line2)
            painter.fillRect(0, 0, self.width(), 2, c.accent)
        font = self.theme.font(12, SEMIBOLD if self.is_open else REGULAR)
        text = elide(font, self.text, self.width() - 2 * _PAD)
        x = (self.width() - text_width(font, text)) / 2
        draw(painter, x, baseline(font, 1, self.height() - 1), text, font, c.t1 if self.is_open else c.t2)
        if self.hasFocus():
            painter.setPen(c.accent)
            painter.drawRect(self.rect().adjusted(2, 4, -3, -3))


class WorkspaceTabs(QWidget):
    """All workspaces and a button for a new one; those that do not fit are in its menu."""

    def __init__(self, windows: Windows, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.windows = windows
        self.menu = WorkspaceMenu(windows, self)
        self.tabs: list[WorkspaceTab] = []
        self._room = 0
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self.more = IconButton(windows.desk.theme, "plus", size=14, box=20, quiet=True, parent=self)
        self.more.clicked.connect(self._open_menu)
        self._row.addWidget(self.more)
        windows.workspaces.changed = self.refresh
        self.refresh()

    def refresh(self) -> None:
        """Names, order, or the open one changed."""
        for tab in self.tabs:
            self._row.removeWidget(tab)
            tab.hide()
            tab.deleteLater()
        self.tabs = [WorkspaceTab(self, one) for one in self.windows.workspaces.all()]
        for number, tab in enumerate(self.tabs):
            self._row.insertWidget(number, tab)
        self.more.set_text(self.tr("Workspaces"))
        self.fit(self._room)

    def fit(self, width: int) -> None:
        """Show as many tabs as so many px hold; the open one always, the others are in the menu."""
        self._room = width
        room = width - self.more.sizeHint().width()
        self.more.setVisible(room > 0)
        taken = sum(tab.sizeHint().width() for tab in self.tabs if tab.is_open)
        for tab in self.tabs:
            if not tab.is_open:
                taken += tab.sizeHint().width()
            tab.setVisible(tab.is_open or taken <= room)
        self.updateGeometry()

    def shut(self) -> None:
        """The window goes away."""
        self.windows.workspaces.changed = _nothing

    def _open_menu(self) -> None:
        menu = make_menu(self)
        self.menu.fill(menu, self.windows.workspaces.current)
        menu.popup(self.more.mapToGlobal(QPoint(0, self.more.height())))


def _nothing() -> None:
    return None
