"""Controls of the settings: joined segments, a switch, samples of a pair of colours, a search field."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPalette, QPen, QPolygonF
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QSizePolicy,
    QWidget,
)

from qosdesk.ui.theme import Theme, UpDown
from qosdesk.ui.theme.theme import MEDIUM, SEMIBOLD
from qosdesk.ui.widgets.buttons import paint_focus
from qosdesk.ui.widgets.icons import paint_icon
from qosdesk.ui.widgets.text import baseline, draw, text_width

HEIGHT: Final = 28
_PAD: Final = 10
_CARD: Final = QSize(164, 48)
_UP, _DOWN = "+1.24%", "\N{MINUS SIGN}0.55%"


class Chosen(QAbstractButton):
    """One of several; arrows go to its neighbours, Tab leaves."""

    def __init__(self, theme: Theme, text: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.theme = theme
        self.setText(text)
        self.setAccessibleName(text)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._restyle)

    def minimumSizeHint(self) -> QSize:
        """Never cut."""
        return self.sizeHint()

    def _restyle(self) -> None:
        self.updateGeometry()
        self.update()


class _Segment(Chosen):
    """A word between lines; the line at its left is its own, the one at its right its neighbour's."""

    def __init__(self, theme: Theme, text: str, parent: Choices) -> None:
        super().__init__(theme, text, parent)
        self._row = parent

    def sizeHint(self) -> QSize:
        """The word and 10 px beside it."""
        width = max(text_width(self.theme.font(12, weight), self.text()) for weight in (MEDIUM, SEMIBOLD))
        return QSize(math.ceil(width) + 2 * _PAD, HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ground, lines, word, focus."""
        painter, c, chosen = QPainter(self), self.theme.c, self.isChecked()
        row, place = self._row.buttons, self._row.buttons.index(self)
        rect = self.rect()
        painter.fillRect(rect, c.accent_bg if chosen else c.bg3 if self.underMouse() else c.bg1)
        edge = c.accent if chosen else c.line2
        left = c.accent if place and row[place - 1].isChecked() else edge
        for line, color in (
            (QRect(0, 0, rect.width(), 1), edge),
            (QRect(0, rect.height() - 1, rect.width(), 1), edge),
            (QRect(0, 0, 1, rect.height()), left),
        ):
            painter.fillRect(line, color)
        if place == len(row) - 1:
            painter.fillRect(rect.width() - 1, 0, 1, rect.height(), edge)
        font = self.theme.font(12, SEMIBOLD if chosen else MEDIUM)
        x = round((self.width() - text_width(font, self.text())) / 2)
        draw(painter, x, baseline(font, 0, self.height()), self.text(), font, c.accent if chosen else c.t1)
        if self.hasFocus():
            paint_focus(painter, QRectF(rect).adjusted(2, 2, -2, -2), c.accent)


class _PairCard(Chosen):
    """A pair of colours by name and by example."""

    def __init__(self, theme: Theme, text: str, pair: UpDown, parent: QWidget) -> None:
        super().__init__(theme, text, parent)
        self._pair = pair

    def sizeHint(self) -> QSize:
        """Of all the same."""
        return _CARD

    def paintEvent(self, event: QPaintEvent) -> None:
        """Name, a rise, a fall."""
        painter, c, chosen = QPainter(self), self.theme.c, self.isChecked()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(c.accent if chosen else c.line2, 1))
        painter.setBrush(c.accent_bg if chosen else c.bg3 if self.underMouse() else c.bg1)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
        name, figures = self.theme.font(12, SEMIBOLD if chosen else MEDIUM), self.theme.font(12)
        draw(painter, _PAD, baseline(name, 3, 22), self.text(), name, c.t1)
        base, x = baseline(figures, 24, 20), float(_PAD)
        table, pair = self.theme.table(), self.theme.pair(self._pair)
        for up, token, text in ((True, pair[0], _UP), (False, pair[1], _DOWN)):
            color = QColor(table.get(token, token))
            _triangle(painter, x, base, color, up=up)
            x = draw(painter, x + 10, base, text, figures, color) + 10
        if self.hasFocus():
            paint_focus(painter, QRectF(self.rect()).adjusted(2, 2, -2, -2), c.accent)


def keep_one_stop(buttons: Sequence[QAbstractButton]) -> None:
    """Tab stops at the chosen one of several only; what stands beside it is painted anew."""
    for button in buttons:
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus if button.isChecked() else Qt.FocusPolicy.ClickFocus)
        button.update()


class Choices(QWidget):
    """One of a few values.

    Signals:
        chosen: place of the value that the user took.
    """

    chosen = Signal(int)

    def __init__(self, theme: Theme, texts: Sequence[str], label: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(label)
        self._quiet = False
        self._group = QButtonGroup(self)
        self.buttons: list[QAbstractButton] = []
        self.buttons = [self._make(theme, text, place) for place, text in enumerate(texts)]
        for place, button in enumerate(self.buttons):
            self._group.addButton(button, place)
        self._lay()
        self._group.idToggled.connect(self._on_toggled)

    def show_value(self, place: int) -> None:
        """Without a signal."""
        self._quiet = True
        if 0 <= place < len(self.buttons):
            self.buttons[place].setChecked(True)
        self._quiet = False

    def _on_toggled(self, place: int, checked: bool) -> None:
        keep_one_stop(self.buttons)
        # Arrow keys check a button without a click.
        if checked and not self._quiet:
            self.chosen.emit(place)

    def _make(self, theme: Theme, text: str, place: int) -> QAbstractButton:
        return _Segment(theme, text, self)

    def _lay(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for button in self.buttons:
            row.addWidget(button)
        row.addStretch(1)


class PairChoices(Choices):
    """The pairs of colours, two in a row."""

    def __init__(
        self,
        theme: Theme,
        texts: Sequence[str],
        pairs: Sequence[UpDown],
        label: str,
        parent: QWidget | None = None,
    ) -> None:
        self._pairs = pairs
        super().__init__(theme, texts, label, parent)

    def _make(self, theme: Theme, text: str, place: int) -> QAbstractButton:
        return _PairCard(theme, text, self._pairs[place], self)

    def _lay(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(8)
        for place, button in enumerate(self.buttons):
            grid.addWidget(button, place // 2, place % 2)
        grid.setColumnStretch(2, 1)


class SwitchButton(QAbstractButton):
    """On or off, with what on means."""

    def __init__(self, theme: Theme, text: str, label: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setText(text)
        self.setAccessibleName(f"{label}: {text}")
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._restyle)

    def sizeHint(self) -> QSize:
        """The switch, a gap, the text."""
        return QSize(28 + 8 + math.ceil(text_width(self._theme.font(12), self.text())) + 6, HEIGHT)

    def minimumSizeHint(self) -> QSize:
        """Never cut."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """A track with its knob at the left or right."""
        painter, c, on = QPainter(self), self._theme.c, self.isChecked()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        track = QRectF(2, (self.height() - 14) / 2, 26, 14)
        painter.setPen(QPen(c.accent if on else c.t3, 1))
        painter.setBrush(c.accent if on else c.bg1)
        painter.drawRoundedRect(track.adjusted(0.5, 0.5, -0.5, -0.5), 6.5, 6.5)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(c.on_accent if on else c.t3)
        painter.drawEllipse(QPointF(track.right() - 7 if on else track.left() + 7, track.center().y()), 4, 4)
        font = self._theme.font(12)
        color = c.t1 if self.isEnabled() else c.t3
        draw(painter, 36, baseline(font, 0, self.height()), self.text(), font, color)
        if self.hasFocus():
            paint_focus(painter, QRectF(self.rect()), c.accent)

    def _restyle(self) -> None:
        self.updateGeometry()
        self.update()


class Swatch(QWidget):
    """A colour, as a small square."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._color = QColor()
        self.setFixedSize(20, 20)
        theme.changed.connect(self.update)

    def set_color(self, color: QColor) -> None:
        """Another one."""
        self._color = color
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The square with a line around it."""
        painter = QPainter(self)
        painter.setPen(QPen(self._theme.c.line2, 1))
        painter.setBrush(self._color if self._color.isValid() else self._theme.c.bg1)
        painter.drawRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5))


class SearchField(QLineEdit):
    """A line with an icon at its left."""

    def __init__(self, theme: Theme, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setFixedHeight(28)
        self.setTextMargins(20, 0, 0, 0)
        self.setPlaceholderText(text)
        self.setAccessibleName(text)
        theme.changed.connect(self._restyle)
        self._restyle()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The icon over the line."""
        super().paintEvent(event)
        paint_icon(QPainter(self), "search", 8, (self.height() - 16) / 2, self._theme.c.t3)

    def _restyle(self) -> None:
        self.setFont(self._theme.font(12))
        self.update()


class Ground(QWidget):
    """A part of the dialog on its own ground."""

    def __init__(self, theme: Theme, token: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._token = token
        self.setAutoFillBackground(True)
        theme.changed.connect(self._restyle)
        self._restyle()

    def _restyle(self) -> None:
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Window, getattr(self._theme.c, self._token))
        self.setPalette(palette)


def _triangle(painter: QPainter, x: float, base: float, color: QColor, *, up: bool) -> None:
    """6 px wide, on the line of the figures."""
    top, bottom = base - 6.5, base - 1.5
    tip, flat = (top, bottom) if up else (bottom, top)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color)
    painter.drawPolygon(QPolygonF([QPointF(x, flat), QPointF(x + 6, flat), QPointF(x + 3, tip)]))
