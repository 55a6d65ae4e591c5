"""Buttons: an icon, a text with an optional primary look, a text that reads as a link. All keyboard-reachable."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QCursor, QEnterEvent, QFont, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QWidget

from qosdesk.ui.theme import Theme
from qosdesk.ui.theme.theme import MEDIUM, SEMIBOLD
from qosdesk.ui.widgets.icons import paint_icon


def paint_focus(painter: QPainter, rect: QRectF, color: QColor) -> None:
    """The focus mark of the house: 1 px accent inside the widget (LOOK 10)."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(color, 1))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
    painter.restore()


class Button(QAbstractButton):
    """What all have in common: hover, focus by Tab alone, a repaint with the theme."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.hovered = False
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        theme.changed.connect(self._restyle)

    def _restyle(self) -> None:
        self.updateGeometry()
        self.update()

    def _is_under_mouse(self) -> bool:
        # A button that was laid out under a resting pointer and then moved away hears no leave event.
        return self.rect().contains(self.mapFromGlobal(QCursor.pos()))

    def enterEvent(self, event: QEnterEvent) -> None:
        """Lighten."""
        self.hovered = True
        self.update()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """Back to rest."""
        self.hovered = False
        self.update()
        super().leaveEvent(event)


class IconButton(Button):
    """An icon that is pressed.

    Args:
        theme: the theme.
        name: see `icons.NAMES`.
        text: what it does: tooltip and accessible name.
        size: of the icon, in px.
        box: width and height of the hit target, in px (LOOK 10: at least 20).
        quiet: t3 at rest, as in title bars; else t2.
    """

    def __init__(
        self,
        theme: Theme,
        name: str,
        text: str = "",
        *,
        size: int = 16,
        box: int = 28,
        quiet: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, parent)
        self.name = name
        self._size = size
        self._quiet = quiet
        self.setFixedSize(max(20, box), max(20, box))
        self.set_text(text)

    def set_text(self, text: str) -> None:
        """Say what it does, in the user's language."""
        self.setToolTip(text)
        self.setAccessibleName(text)

    def set_icon(self, name: str) -> None:
        """Another icon."""
        if name != self.name:
            self.name = name
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ground on hover, icon, focus."""
        painter = QPainter(self)
        c = self.theme.c
        hovered = self.hovered and self.isEnabled() and self._is_under_mouse()
        if self.isDown() or self.isChecked() or hovered:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(c.bg4 if self.isDown() else c.bg3)
            painter.drawRoundedRect(QRectF(self.rect()), 3, 3)
        rest = c.t3 if self._quiet or not self.isEnabled() else c.t2
        color = c.t1 if hovered else rest
        inset = (self.width() - self._size) / 2
        paint_icon(painter, self.name, inset, (self.height() - self._size) / 2, color, self._size)
        if self.hasFocus():
            paint_focus(painter, QRectF(self.rect()), c.accent)


class TextButton(Button):
    """A text that is pressed; `primary` is the one filled button of a dialog or banner."""

    def __init__(
        self, theme: Theme, text: str = "", *, primary: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, parent)
        self.primary = primary
        self.setText(text)

    def sizeHint(self) -> QSize:
        """28 px high, 14 px of padding."""
        width = QFontMetricsF(self.theme.font(12, SEMIBOLD if self.primary else MEDIUM)).horizontalAdvance(
            self.text()
        )
        return QSize(int(width + 0.999) + 28, 28)

    def paintEvent(self, event: QPaintEvent) -> None:
        """As it is now."""
        self.draw(QPainter(self))

    def draw(self, painter: QPainter) -> None:
        """Ground, border, text, focus."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        c = self.theme.c
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        if self.primary:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(c.accent)
            painter.setOpacity(0.85 if self.isDown() else 1.0)
            painter.drawRoundedRect(QRectF(self.rect()), 3, 3)
            painter.setOpacity(1.0)
        else:
            painter.setPen(QPen(c.line2, 1))
            painter.setBrush(c.bg4 if self.hovered else c.bg3)
            painter.drawRoundedRect(box, 3, 3)
        painter.setFont(self.theme.font(12, SEMIBOLD if self.primary else MEDIUM))
        painter.setPen(c.on_accent if self.primary else (c.t1 if self.isEnabled() else c.t3))
        painter.drawText(QRectF(self.rect()), Qt.AlignmentFlag.AlignCenter, self.text())
        if self.hasFocus():
            inner = QRectF(self.rect()).adjusted(2, 2, -2, -2) if self.primary else QRectF(self.rect())
            paint_focus(painter, inner, c.on_accent if self.primary else c.accent)


class LinkButton(Button):
    """A word in accent that is pressed: `Try now`."""

    def __init__(self, theme: Theme, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setText(text)

    def sizeHint(self) -> QSize:
        """The text and 8 px of padding."""
        width = QFontMetricsF(self.theme.font(12, MEDIUM)).horizontalAdvance(self.text())
        return QSize(int(width + 0.999) + 16, 22)

    def minimumSizeHint(self) -> QSize:
        """Never cut."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The word, underlined under the mouse."""
        painter = QPainter(self)
        font = self.theme.font(12, MEDIUM)
        if self.hovered:
            font = QFont(font)
            font.setUnderline(True)
        painter.setFont(font)
        painter.setPen(self.theme.c.accent)
        painter.drawText(QRectF(self.rect()), Qt.AlignmentFlag.AlignCenter, self.text())
        if self.hasFocus():
            paint_focus(painter, QRectF(self.rect()), self.theme.c.accent)
