"""One dock: a panel in its frame, under its title bar, with the banner of a lost link between the two."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QDockWidget, QWidget

from qosdesk.ui.panel import Panel
from qosdesk.ui.shell.panel_names import panel_name
from qosdesk.ui.shell.states import BannerText
from qosdesk.ui.shell.title_bar import TitleBar
from qosdesk.ui.theme import Theme
from qosdesk.ui.widgets.banner import Banner, Veil


class Frame(QWidget):
    """A panel below an optional banner; with a banner the panel is greyed but stays (LOOK 8)."""

    resized = Signal()

    def __init__(self, panel: Panel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.panel = panel
        self.theme: Theme = panel.desk.theme
        panel.setParent(self)
        self.banner = Banner(self.theme, self)
        self.banner.hide()
        self.banner.action.connect(panel.desk.connection.try_now)
        self.veil = Veil(self.theme, self)
        self.theme.changed.connect(self.update)
        self.setMinimumSize(160, 60)

    def show_banner(self, text: BannerText | None) -> None:
        """Say that the link is lost, or with None that all is well."""
        text = text if self.panel.has_quotes else None
        if text is not None:
            self.banner.set_message(text.text, text.action, text.icon, short=text.short)
        if self.banner.isHidden() == (text is not None):
            self.banner.setVisible(text is not None)
            self.veil.setVisible(text is not None and text.grey)
            self._place()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The panel fills what the banner leaves."""
        super().resizeEvent(event)
        self._place()
        self.resized.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The ground of a panel, for panels that do not fill themselves."""
        QPainter(self).fillRect(self.rect(), self.theme.c.bg1)

    def _place(self) -> None:
        top = 0 if self.banner.isHidden() else self.banner.height()
        content = QRect(0, top, self.width(), max(0, self.height() - top))
        self.banner.setGeometry(0, 0, self.width(), self.banner.height())
        self.panel.setGeometry(content)
        self.veil.setGeometry(content)
        self.veil.raise_()


def dock_name(panel_id: str) -> str:
    """The object name of a panel's dock."""
    return f"dock-{panel_id}"


class Dock(QDockWidget):
    """A panel in the host. Its object name is the panel's id, which the stored arrangement refers to.

    Signals:
        closed: the user closed it for good; the host shuts the panel.
        activated: the user works in it.
        window_wanted: it should have a window of its own, or come back from there.
        maximise_wanted: it should have the whole window, or give it back.
        dragged: (global point) it follows the mouse, out of its place; dropped: it was let go there and not docked.
    """

    closed = Signal(object)
    activated = Signal(object)
    window_wanted = Signal()
    maximise_wanted = Signal()
    dragged = Signal(QPoint)
    dropped = Signal(QPoint)

    def __init__(self, panel: Panel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.panel = panel
        self.setObjectName(dock_name(panel.panel_id))
        self.setAllowedAreas(Qt.DockWidgetArea.AllDockWidgetAreas)
        self.title = TitleBar(panel, self)
        self.setTitleBarWidget(self.title)
        self.frame = Frame(panel, self)
        self.setWidget(self.frame)
        if panel.focusPolicy() == Qt.FocusPolicy.NoFocus:
            # So that a click anywhere in it makes it the active panel.
            panel.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.title.window_clicked.connect(self.window_wanted)
        self.title.maximise_clicked.connect(self.maximise_wanted)
        self.title.close_clicked.connect(lambda: self.closed.emit(self))
        self.title.activated.connect(lambda: self.activated.emit(self))
        panel.title_changed.connect(self._name)
        panel.desk.theme.changed.connect(self._name)
        self._name()

    def event(self, event: QEvent) -> bool:
        """Qt moves the dock; where it is let go outside the docks, the desk decides what becomes of it."""
        kind = event.type()
        if kind is QEvent.Type.MouseButtonDblClick:
            self.maximise_wanted.emit()
            return True
        done = super().event(event)
        if isinstance(event, QMouseEvent) and self.isFloating():
            at = event.globalPosition().toPoint()
            if kind is QEvent.Type.MouseMove and event.buttons():
                self.dragged.emit(at)
            elif kind is QEvent.Type.MouseButtonRelease:
                self.dropped.emit(at)
        return done

    def _name(self) -> None:
        strong, _plain, _note = self.panel.title_parts()
        name = panel_name(self.panel.kind)
        # Short enough for a tab, and two charts in tabs are told apart by their symbols.
        text = (
            f"{strong} {name}" if self.panel.symbol and strong == str(self.panel.symbol) else strong or name
        )
        if text != self.windowTitle():
            self.setWindowTitle(text)
            self.setAccessibleName(text)
