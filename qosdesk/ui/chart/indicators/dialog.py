"""Parameters and colours of one indicator, applied at once."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QDialog,
    QDoubleSpinBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QWidget,
)

from qosdesk.indicators.spec import Choice, Kind, Parameter
from qosdesk.ui.chart.indicators.colors import ColorButton
from qosdesk.ui.chart.indicators.words import kind_title, output_name, parameter_label, translated
from qosdesk.ui.theme import Theme
from qosdesk.ui.theme.theme import REGULAR, SEMIBOLD
from qosdesk.ui.widgets.buttons import LinkButton, TextButton, paint_focus
from qosdesk.ui.widgets.dialogs import dialog_column
from qosdesk.ui.widgets.icons import paint_icon
from qosdesk.ui.widgets.segment import Segment

_WIDTH = 320
_LABEL_PX = 140
_FIELD_PX = 88
_LABEL, _FIELD, _CHIP = range(3)


class Tick(QAbstractButton):
    """A box to tick."""

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setText(name)
        self.setAccessibleName(name)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def sizeHint(self) -> QSize:
        """Box, gap and words; 24 high."""
        return QSize(28 + self.fontMetrics().horizontalAdvance(self.text()), 24)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Box, mark, words."""
        colors, painter = self._theme.c, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        top = (self.height() - 14) / 2
        box = QRectF(4, top, 14, 14)
        painter.setPen(QPen(colors.accent if self.isChecked() else colors.line2, 1))
        painter.setBrush(colors.accent if self.isChecked() else colors.bg1)
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
        if self.isChecked():
            paint_icon(painter, "check", 5, top + 1, colors.on_accent, 12)
        painter.setPen(colors.t2)
        painter.setFont(self._theme.font(12))
        rest = QRectF(24, 0, self.width() - 24, self.height())
        painter.drawText(rest, Qt.AlignmentFlag.AlignVCenter, self.text())
        if self.hasFocus():
            paint_focus(painter, QRectF(self.rect()), colors.accent)
        painter.end()


class ParameterDialog(QDialog):
    """Opened with `open()`; gone when closed.

    Signals:
        changed: (Choice) after every change.
    """

    changed = Signal(object)

    def __init__(self, theme: Theme, kind: Kind, choice: Choice, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._theme = theme
        self.kind = kind
        self.choice = choice
        self.ticks: dict[int, Tick] = {}
        self.fields: dict[int, QDoubleSpinBox] = {}
        self.options: dict[int, list[Segment]] = {}
        self.chips: dict[int, ColorButton] = {}
        self.setWindowTitle(f"{kind.name} · {kind_title(kind)}" if kind.title != kind.name else kind.name)
        column = dialog_column(self)
        column.addLayout(self._heading())
        column.addLayout(self._grid())
        column.addSpacing(4)
        column.addLayout(self._buttons())
        self.setMinimumWidth(_WIDTH)
        self._show()

    def reset(self) -> None:
        """All as first added."""
        self._take(self.kind.first_choice)
        self._show()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The ground of a panel."""
        QPainter(self).fillRect(self.rect(), self._theme.c.bg1)

    # --- what it is made of -------------------------------------------------------------------------------------------

    def _heading(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        name = QLabel(self.kind.name, self)
        name.setFont(self._theme.font(14, SEMIBOLD))
        title = QLabel(kind_title(self.kind), self)
        title.setFont(self._theme.font(12, REGULAR, tabular=False))
        title.setStyleSheet(f"color: {self._theme.c.t2.name()}")
        row.addWidget(name)
        row.addWidget(title)
        row.addStretch(1)
        return row

    def _grid(self) -> QGridLayout:
        """A row for each parameter, then one for each line that no parameter switches."""
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        grid.setColumnMinimumWidth(_LABEL, _LABEL_PX)
        grid.setColumnStretch(_CHIP + 1, 1)
        slots = {slot.period: at for at, slot in enumerate(self.kind.slots) if slot.period}
        for at, parameter in enumerate(self.kind.parameters):
            if parameter.switch:
                grid.addWidget(self._tick(at, parameter), at, _LABEL)
            else:
                grid.addWidget(QLabel(parameter_label(parameter), self), at, _LABEL)
            grid.addWidget(self._field(at, parameter), at, _FIELD, 1, 3 if parameter.options else 1)
            if parameter.key in slots:
                grid.addWidget(self._chip(slots[parameter.key], parameter_label(parameter)), at, _CHIP)
        row = grid.rowCount()
        for at, slot in enumerate(self.kind.slots):
            if slot.color and not slot.period:
                name = output_name(self.kind, slot)
                grid.addWidget(QLabel(self.tr("Line {0}").format(name), self), row, _LABEL)
                grid.addWidget(self._chip(at, name), row, _FIELD)
                row += 1
        return grid

    def _tick(self, at: int, parameter: Parameter) -> Tick:
        made = self.ticks[at] = Tick(self._theme, parameter_label(parameter), self)
        made.toggled.connect(lambda on, at=at: self._switch(at, on))
        return made

    def _field(self, at: int, parameter: Parameter) -> QWidget:
        if parameter.options:
            return self._segments(at, parameter)
        made = self.fields[at] = QDoubleSpinBox(self)
        made.setDecimals(parameter.decimals)
        made.setRange(parameter.low, parameter.high)
        made.setSingleStep(parameter.step)
        made.setFixedWidth(_FIELD_PX)
        made.setKeyboardTracking(False)
        made.setAlignment(Qt.AlignmentFlag.AlignRight)
        made.setAccessibleName(parameter_label(parameter))
        made.setFont(self._theme.font(12))
        made.valueChanged.connect(lambda value, at=at: self._set(at, value))
        return made

    def _segments(self, at: int, parameter: Parameter) -> QWidget:
        box = QWidget(self)
        row = QHBoxLayout(box)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        made = self.options[at] = [Segment(self._theme, translated(text), box) for text in parameter.options]
        for value, segment in enumerate(made):
            segment.setAccessibleName(f"{parameter_label(parameter)}: {segment.text()}")
            segment.clicked.connect(lambda _checked=False, value=value: self._choose(at, value))
            row.addWidget(segment)
        row.addStretch(1)
        return box

    def _chip(self, slot: int, name: str) -> ColorButton:
        text = self.tr("Colour of {0}").format(name)
        made = self.chips[slot] = ColorButton(self._theme, self.choice.colors[slot], text, self)
        made.chosen.connect(lambda number, slot=slot: self._color(slot, number))
        return made

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        # A link has 8 px of its own around its word.
        row.addSpacing(-8)
        reset = LinkButton(self._theme, self.tr("Reset"), self)
        reset.clicked.connect(self.reset)
        done = TextButton(self._theme, self.tr("Done"), primary=True, parent=self)
        done.clicked.connect(self.accept)
        row.addWidget(reset)
        row.addStretch(1)
        row.addWidget(done)
        return row

    # --- what it does -------------------------------------------------------------------------------------------------

    def _show(self) -> None:
        """Put the choice's values on the fields."""
        for at, value in enumerate(self.choice.values):
            if at in self.ticks:
                self.ticks[at].setChecked(value > 0)
            if at in self.fields:
                self.fields[at].setValue(abs(value))
                self.fields[at].setEnabled(value > 0 or at not in self.ticks)
            for number, segment in enumerate(self.options.get(at, ())):
                segment.setChecked(number == value)
        on = self.kind.slots_on(self.choice)
        for slot, chip in self.chips.items():
            chip.set_number(self.choice.colors[slot])
            chip.setEnabled(slot in on)

    def _take(self, choice: Choice) -> None:
        if choice != self.choice:
            self.choice = choice
            self.changed.emit(choice)

    def _set(self, at: int, value: float) -> None:
        """A parameter's value, its sign kept."""
        values = list(self.choice.values)
        values[at] = value if values[at] >= 0 else -value
        self._take(self.kind.fit(replace(self.choice, values=tuple(values))))

    def _switch(self, at: int, on: bool) -> None:
        values = list(self.choice.values)
        values[at] = abs(values[at]) if on else -abs(values[at])
        self._take(replace(self.choice, values=tuple(values)))
        self._show()

    def _choose(self, at: int, value: int) -> None:
        self._set(at, float(value))
        self._show()

    def _color(self, slot: int, number: int) -> None:
        colors = list(self.choice.colors)
        colors[slot] = number
        self._take(replace(self.choice, colors=tuple(colors)))
