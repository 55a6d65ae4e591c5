"""The palette of drawings: a small popup of icons under its button in the chart's toolbar."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from qosdesk.domain.drawings import COLOURS, DrawingKind
from qosdesk.ui.chart.indicators.colors import ColorChip
from qosdesk.ui.chart.tools.toolbox import DRAWING_COMMANDS, Toolbox
from qosdesk.ui.chart.tools.words import colour_text, kind_text
from qosdesk.ui.theme import Theme
from qosdesk.ui.widgets.buttons import IconButton

ICONS: Final = {
    DrawingKind.HORIZONTAL: "line-horizontal",
    DrawingKind.TREND: "line-trend",
    DrawingKind.RAY: "line-ray",
    DrawingKind.RECTANGLE: "rectangle",
    DrawingKind.FIBONACCI: "fibonacci",
}
_BOX_PX: Final = 28
_GAP_PX: Final = 8


class Tick(IconButton):
    """An icon that is on or off; on, it stands on the accent's ground as a chosen segment does."""

    def __init__(self, theme: Theme, name: str, parent: QWidget) -> None:
        super().__init__(theme, name, box=_BOX_PX, parent=parent)
        self.setCheckable(True)

    def paintEvent(self, event: QPaintEvent) -> None:
        """A bar of accent below while it is on."""
        super().paintEvent(event)
        if self.isChecked():
            painter = QPainter(self)
            painter.fillRect(6, self.height() - 3, self.width() - 12, 2, self.theme.c.accent)
            painter.end()


class DrawButton(IconButton):
    """Opens the palette; while a tool is taken it shows which."""

    def __init__(self, theme: Theme, toolbox: Toolbox, parent: QWidget) -> None:
        super().__init__(theme, "draw", size=14, box=22, quiet=True, parent=parent)
        self._toolbox = toolbox
        self.setCheckable(True)
        toolbox.state_changed.connect(self.refresh)
        self.refresh()

    def nextCheckState(self) -> None:
        """Only a tool checks it."""

    def refresh(self) -> None:
        """Another tool, another language."""
        tool = self._toolbox.tool
        self.setChecked(tool is not None)
        self.set_icon("draw" if tool is None else ICONS[tool])
        self.set_text(self.tr("Draw") if tool is None else self.tr("Draw: {0}").format(kind_text(tool)))


class DrawingPalette(QFrame):
    """Tools, magnet and commands in the first row, colours in the second.

    A choice of a tool closes it, the rest leaves it open.
    """

    def __init__(self, theme: Theme, toolbox: Toolbox, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self._theme = theme
        self._toolbox = toolbox
        rows = QVBoxLayout(self)
        rows.setContentsMargins(5, 5, 5, 5)
        rows.setSpacing(2)
        tools, colours = QHBoxLayout(), QHBoxLayout()
        for row in (tools, colours):
            row.setSpacing(2)
            rows.addLayout(row)
        self.tools: dict[DrawingKind, Tick] = {}
        for kind in DrawingKind:
            button = self.tools[kind] = Tick(theme, ICONS[kind], self)
            button.clicked.connect(lambda _checked=False, chosen=kind: self._take(chosen))
            tools.addWidget(button)
        tools.addSpacing(_GAP_PX)
        self.magnet = Tick(theme, "magnet", self)
        self.magnet.clicked.connect(lambda: toolbox.set_magnet(self.magnet.isChecked()))
        tools.addWidget(self.magnet)
        tools.addSpacing(_GAP_PX)
        self.undo = self._command("undo", toolbox.undo)
        self.redo = self._command("redo", toolbox.redo)
        self.remove_all = self._command("trash", toolbox.remove_all)
        for command in (self.undo, self.redo, self.remove_all):
            tools.addWidget(command)
        self.swatches: dict[int, ColorChip] = {}
        for number in range(1, COLOURS + 1):
            swatch = self.swatches[number] = ColorChip(theme, number, "", self)
            swatch.setCheckable(True)
            swatch.clicked.connect(lambda _checked=False, chosen=number: toolbox.set_colour(chosen))
            colours.addWidget(swatch)
            colours.addSpacing(_BOX_PX - swatch.width())
        colours.addStretch(1)
        toolbox.state_changed.connect(self.refresh)
        self.refresh()

    def open_below(self, button: QWidget) -> None:
        """Show it under its button, its right edge at the button's."""
        self.refresh()
        size = self.sizeHint()
        self.move(button.mapToGlobal(QPoint(button.width() - size.width(), button.height() + 2)))
        self.show()
        self.tools[DrawingKind.HORIZONTAL].setFocus(Qt.FocusReason.PopupFocusReason)

    def refresh(self) -> None:
        """Say what is on, and in the user's language."""
        toolbox, keys = self._toolbox, self._toolbox.keymap
        for kind, button in self.tools.items():
            button.setChecked(kind is toolbox.tool)
            button.set_text(f"{kind_text(kind)}  {keys.text(DRAWING_COMMANDS[kind])}".rstrip())
        self.magnet.setChecked(toolbox.magnet)
        self.magnet.set_text(self.tr("Magnet: snap to open, high, low, close. Ctrl inverts it"))
        for number, swatch in self.swatches.items():
            swatch.setChecked(number == toolbox.colour)
            swatch.setToolTip(colour_text(number))
            swatch.setAccessibleName(colour_text(number))
        self.undo.set_text(f"{self.tr('Undo')}  {keys.text('chart.undo')}".rstrip())
        self.redo.set_text(f"{self.tr('Redo')}  {keys.text('chart.redo')}".rstrip())
        self.remove_all.set_text(self.tr("Remove all drawings"))
        self.undo.setEnabled(toolbox.can_undo)
        self.redo.setEnabled(toolbox.can_redo)
        self.remove_all.setEnabled(bool(toolbox.drawings))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ground and border of a menu."""
        painter, colors = QPainter(self), self._theme.c
        painter.fillRect(self.rect(), colors.line2)
        painter.fillRect(self.rect().adjusted(1, 1, -1, -1), colors.bg2)
        painter.end()

    def _command(self, name: str, command: Callable[[], None]) -> IconButton:
        button = IconButton(self._theme, name, box=_BOX_PX, parent=self)
        button.clicked.connect(lambda _checked=False: command())
        return button

    def _take(self, kind: DrawingKind) -> None:
        self._toolbox.take(None if self._toolbox.tool is kind else kind)
        self.close()
