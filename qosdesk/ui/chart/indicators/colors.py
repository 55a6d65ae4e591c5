"""A chip that shows a line's colour and, pressed, the eight to choose from."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QFrame, QHBoxLayout, QWidget

from qosdesk.indicators.spec import COLORS
from qosdesk.ui.theme import Theme
from qosdesk.ui.widgets.buttons import paint_focus

_BOX = 24
_CHIP = 14


class ColorChip(QAbstractButton):
    """A square of one of the series colours.

    Args:
        theme: the theme.
        number: of the colour, 1 to 8.
        name: accessible name and tooltip.
    """

    def __init__(self, theme: Theme, number: int, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.number = number
        self.setFixedSize(_BOX, _BOX)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(name)
        self.setToolTip(name)

    def set_number(self, number: int) -> None:
        """Another colour."""
        self.number = number
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The colour, with a border when it is the chosen one of several."""
        colors, painter = self._theme.c, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        inset = (_BOX - _CHIP) / 2
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colors.series(self.number))
        painter.setOpacity(1.0 if self.isEnabled() else 0.35)
        painter.drawRoundedRect(QRectF(inset, inset, _CHIP, _CHIP), 3, 3)
        painter.setOpacity(1.0)
        if self.isChecked():
            painter.setPen(QPen(colors.t1, 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(2.5, 2.5, _BOX - 5, _BOX - 5), 4, 4)
        if self.hasFocus():
            paint_focus(painter, QRectF(self.rect()), colors.accent)
        painter.end()


class ColorButton(ColorChip):
    """Shows the colour of a line; a press opens the palette below it.

    Signals:
        chosen: the user took a colour.
    """

    chosen = Signal(int)

    def __init__(self, theme: Theme, number: int, name: str, parent: QWidget | None = None) -> None:
        super().__init__(theme, number, name, parent)
        self.palette_popup: Palette | None = None
        self.clicked.connect(self._open)

    def _open(self) -> None:
        popup = self.palette_popup = Palette(self._theme, self.number, self)
        popup.chosen.connect(self._take)
        popup.move(self.mapToGlobal(QPoint(0, self.height())))
        popup.show()
        popup.chips[self.number - 1].setFocus(Qt.FocusReason.PopupFocusReason)

    def _take(self, number: int) -> None:
        self.set_number(number)
        self.chosen.emit(number)


class Palette(QFrame):
    """The eight colours in a row; arrows move, Enter or Space takes, Esc leaves.

    Signals:
        chosen: number of the colour.
    """

    chosen = Signal(int)

    def __init__(self, theme: Theme, number: int, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._theme = theme
        row = QHBoxLayout(self)
        row.setContentsMargins(4, 4, 4, 4)
        row.setSpacing(0)
        self.chips = [
            ColorChip(theme, one, self.tr("Colour {0}").format(one), self) for one in range(1, COLORS + 1)
        ]
        for chip in self.chips:
            chip.setCheckable(True)
            chip.setChecked(chip.number == number)
            chip.clicked.connect(lambda _checked=False, one=chip.number: self._take(one))
            row.addWidget(chip)

    def _take(self, number: int) -> None:
        self.chosen.emit(number)
        self.close()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows go round."""
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()), 0)
        focused = next((at for at, chip in enumerate(self.chips) if chip.hasFocus()), 0)
        if step:
            self.chips[(focused + step) % len(self.chips)].setFocus(Qt.FocusReason.TabFocusReason)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._take(self.chips[focused].number)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The ground of a menu."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.c.bg2)
        painter.setPen(QPen(self._theme.c.line2, 1))
        painter.drawRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5))
        painter.end()
