"""The 26 px amber banner over content that stays (LOOK 8), and the veil that greys that content."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from qosdesk.ui.theme import Theme
from qosdesk.ui.theme.theme import MEDIUM
from qosdesk.ui.theme.tokens import with_alpha
from qosdesk.ui.widgets.buttons import LinkButton
from qosdesk.ui.widgets.icons import paint_icon
from qosdesk.ui.widgets.text import baseline, draw, elide, text_width


class Banner(QWidget):
    """One sentence and at most one action.

    Signals:
        action: the action was pressed.
    """

    action = Signal()
    HEIGHT = 26

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.text = ""
        self._icon = "plug-off"
        self._quiet = False
        self._short = ""
        self._button = LinkButton(theme, "", self)
        self._button.clicked.connect(self.action)
        self.setFixedHeight(self.HEIGHT)
        theme.changed.connect(self._place)

    def set_message(
        self, text: str, action: str = "", icon: str = "plug-off", *, quiet: bool = False, short: str = ""
    ) -> None:
        """Say something.

        Args:
            text: one or two sentences; also the tooltip.
            action: word of the button; empty shows none.
            icon: see `icons.NAMES`.
            quiet: good to know, but no warning.
            short: said instead where the text does not fit.
        """
        self._short = short
        if (text, action, icon, quiet) == (self.text, self._button.text(), self._icon, self._quiet):
            return
        self.text, self._icon, self._quiet = text, icon, quiet
        self.setToolTip(text)
        self.setAccessibleName(text)
        self._button.setText(action)
        self._button.setAccessibleName(action)
        self._button.setToolTip(action)
        self._place()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The action stays at the right."""
        super().resizeEvent(event)
        self._place()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ground, 3 px edge, icon, sentence."""
        painter = QPainter(self)
        c = self.theme.c
        edge = c.accent if self._quiet else c.warn
        painter.fillRect(self.rect(), c.bg3 if self._quiet else c.warn_bg)
        painter.fillRect(QRectF(0, 0, 3, self.height()), edge)
        paint_icon(painter, self._icon, 10, 5, edge)
        font = self.theme.font(12, MEDIUM)
        right = self._button.x() if self._button.text() else self.width() - 8
        room = right - 42
        fits = not self._short or text_width(font, self.text) <= room
        text = elide(font, self.text if fits else self._short, room)
        draw(painter, 34, baseline(font, 0, self.height()), text, font, c.t1)

    def _place(self) -> None:
        hint = self._button.sizeHint()
        self._button.setVisible(bool(self._button.text()))
        self._button.setGeometry(self.width() - hint.width() - 4, 2, hint.width(), 22)
        self.update()


class Veil(QWidget):
    """Greys what it lies on and lets the mouse through; its owner keeps it in place."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.theme = theme
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The panel's own ground, half opaque."""
        QPainter(self).fillRect(self.rect(), with_alpha(self.theme.c.bg1, 0.5))
