"""The price ladder's toolbar: ticks in a row, whether the market is kept in the middle, the tick and its source."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QHelpEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QToolTip, QWidget

from qosdesk.ui.paint.marks import hairline
from qosdesk.ui.paint.text import Type, baseline
from qosdesk.ui.panels.ladder.options import Options
from qosdesk.ui.theme import Theme
from qosdesk.ui.widgets.buttons import IconButton
from qosdesk.ui.widgets.segment import Segment

HEIGHT = 26
_PAD = 8


class LadderToolbar(QWidget):
    """Buttons at the left, the tick at the right.

    Signals:
        group_wanted: open the menu of groups.
        follow_wanted: keep the market in the middle from now on, or let the rows stand still.
        recentre_wanted: put the market into the middle once.
    """

    group_wanted = Signal()
    follow_wanted = Signal(bool)
    recentre_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._type = Type(theme)
        self._tick = ""
        self._source = ""
        self.setFixedHeight(HEIGHT)
        self.static = Segment(theme, "", self)
        self.auto = Segment(theme, "", self)
        self.group = Segment(theme, "", self)
        self.group.setCheckable(False)
        self.recentre = IconButton(theme, "recentre", box=22, parent=self)
        self.static.clicked.connect(lambda: self.follow_wanted.emit(False))
        self.auto.clicked.connect(lambda: self.follow_wanted.emit(True))
        self.group.clicked.connect(self.group_wanted)
        self.recentre.clicked.connect(self.recentre_wanted)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(4, 0, _PAD, 0)
        layout.setSpacing(2)
        for widget in (self.static, self.auto, self.group, self.recentre):
            layout.addWidget(widget)
        layout.addStretch()

    def show_options(self, options: Options) -> None:
        """Mark what is chosen, in the user's language."""
        self._type.forget()
        self.static.setText(self.tr("Static"))
        self.static.setToolTip(self.tr("Rows stand still until you scroll or recentre"))
        self.auto.setText(self.tr("Auto"))
        self.auto.setToolTip(self.tr("Rows move when the market leaves their middle"))
        self.static.setChecked(not options.follows)
        self.auto.setChecked(options.follows)
        self.group.setText(f"×{options.group}")
        self.group.setToolTip(self.tr("Ticks in a row"))
        self.group.setAccessibleName(self.tr("Ticks in a row: {0}").format(options.group))
        self.recentre.set_text(self.tr("Recentre (Space, middle click)"))
        self.update()

    def show_tick(self, tick: str, source: str) -> None:
        """The tick and, as a tooltip, where it is from."""
        if (tick, source) != (self._tick, self._source):
            self._tick, self._source = tick, source
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ground, line, tick."""
        c = self._theme.c
        with self._type.painting(self) as painter:
            painter.fillRect(event.rect(), c.bg1)
            hairline(painter, 0, self.width(), HEIGHT - 1, c.line)
            self._type.use(c.t3, 11)
            if self.width() - _PAD - self._type.width(self._tick, 11) > self.recentre.geometry().right() + 6:
                self._type.right(self.width() - _PAD, baseline(0, HEIGHT - 1, 11), self._tick)

    def event(self, event: QEvent) -> bool:
        """The tooltip of the tick."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), self._source, self)
            return True
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The tick moves along."""
        super().resizeEvent(event)
        self.update()
