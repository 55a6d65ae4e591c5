"""The filter of the tape: from, to, of what, which sides; and how many prints it hides."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from PySide6.QtCore import QCoreApplication, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from qosdesk.domain.amounts import amount_text, parse_amount
from qosdesk.ui.panels.tape.filters import EVERYTHING, NO_LIMIT, Filter, Measure
from qosdesk.ui.theme import Theme
from qosdesk.ui.widgets.buttons import IconButton
from qosdesk.ui.widgets.segment import Segment

BAR: Final = 30
NOTE: Final = 18
_FIELD: Final = 66


class FilterBar(QWidget):
    """A row of controls, and while it filters a line that says so.

    Signals:
        changed: (Filter) after every change.
        closed: the user is done with it.
    """

    changed = Signal(object)
    closed = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._filter = EVERYTHING
        self._lot = 1
        self.least, self.most = QLineEdit(self), QLineEdit(self)
        self.measures = {measure: Segment(theme, "", self) for measure in Measure}
        self.buys, self.sells, self.neutrals = (Segment(theme, text, self) for text in "▲▼–")
        self.clear_button = IconButton(theme, "close", size=12, box=20, quiet=True, parent=self)
        self.note = QLabel(self)
        self.note.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.note.setFixedHeight(NOTE)
        self._lay_out()
        for field in (self.least, self.most):
            field.setFixedWidth(_FIELD)
            field.textChanged.connect(self._read)
        for measure, segment in self.measures.items():
            segment.clicked.connect(lambda _checked=False, measure=measure: self._measure(measure))
        for segment in (self.buys, self.sells, self.neutrals):
            segment.setChecked(True)
            segment.clicked.connect(self._read)
        self.clear_button.clicked.connect(self.reset)
        self.retranslate()
        self.set_filter(EVERYTHING, 1)

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setContentsMargins(8, 2, 4, 2)
        row.setSpacing(2)
        row.addWidget(self.least)
        row.addWidget(self.most)
        row.addSpacing(4)
        for segment in self.measures.values():
            row.addWidget(segment)
        row.addStretch(1)
        for segment in (self.buys, self.sells, self.neutrals):
            row.addWidget(segment)
        row.addWidget(self.clear_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row)
        column.addWidget(self.note)
        column.addStretch(1)

    # --- what it says ------------------------------------------------------------------------------------------------

    def set_filter(self, wanted: Filter, lot: int) -> None:
        """Show a filter.

        Args:
            wanted: in shares or money.
            lot: shares in the unit of the column of sizes, in which sizes are typed.
        """
        self._filter, self._lot = wanted, lot
        self.note.setVisible(wanted.is_on)
        unit = self._unit(wanted.by)
        for field, limit, none in ((self.least, wanted.least, 0.0), (self.most, wanted.most, NO_LIMIT)):
            field.blockSignals(True)
            field.setText("" if limit == none else amount_text(limit / unit))
            field.setCursorPosition(0)
            field.blockSignals(False)
        for measure, segment in self.measures.items():
            segment.setChecked(measure is wanted.by)
        self.buys.setChecked(wanted.buys)
        self.sells.setChecked(wanted.sells)
        self.neutrals.setChecked(wanted.neutrals)
        self._mark_fields()

    def show_filter(self, wanted: Filter) -> None:
        """Another filter; what the user is typing is left alone."""
        if wanted != self._filter:
            self.set_filter(wanted, self._lot)

    def say(self, hidden: int, prints: int) -> None:
        """How much it hides."""
        text = _tr("{0} of {1} prints filtered out; sums hold all").format(f"{hidden:,}", f"{prints:,}")
        if text != self.note.text():
            self.note.setText(text)
            self.note.setToolTip(
                _tr(
                    "Counted among the rows kept. Rate, buys, sells and averages include what is filtered out."
                )
            )

    def wanted_height(self) -> int:
        """px."""
        return BAR + (NOTE if self._filter.is_on else 0)

    def sizeHint(self) -> QSize:
        """As high as it needs."""
        return QSize(_FIELD * 4, self.wanted_height())

    def reset(self) -> None:
        """Nothing is filtered out any more; a second press closes."""
        if not self._filter.is_on:
            self.closed.emit()
            return
        wanted = replace(EVERYTHING, by=self._filter.by)
        self.set_filter(wanted, self._lot)
        self.changed.emit(wanted)
        self.closed.emit()

    def retranslate(self) -> None:
        """The language or the theme changed."""
        self.least.setPlaceholderText(_tr("from"))
        self.most.setPlaceholderText(_tr("to"))
        self.least.setAccessibleName(_tr("Smallest print shown"))
        self.most.setAccessibleName(_tr("Largest print shown"))
        for field in (self.least, self.most):
            field.setToolTip(_tr("A number, also with K, M, 万 or 亿; empty: no limit"))
            field.setFont(self._theme.font(12))
        self.measures[Measure.SIZE].setText(_tr("Size"))
        self.measures[Measure.MONEY].setText(_tr("Value"))
        self.measures[Measure.SIZE].setToolTip(_tr("The limits are sizes, in the unit of the column"))
        self.measures[Measure.MONEY].setToolTip(_tr("The limits are money: price × size"))
        names = (_tr("Show buys"), _tr("Show sells"), _tr("Show prints of unknown side"))
        for segment, name in zip((self.buys, self.sells, self.neutrals), names, strict=True):
            segment.setAccessibleName(name)
            segment.setToolTip(name)
        self.clear_button.set_text(_tr("Clear the filter"))
        self.note.setStyleSheet(f"color: {self._theme.c.warn.name()}; padding-left: 8px")
        self.note.setFont(self._theme.font(11))
        self._mark_fields()

    # --- what the user does ------------------------------------------------------------------------------------------

    def _unit(self, measure: Measure) -> float:
        return float(self._lot) if measure is Measure.SIZE else 1.0

    def _measure(self, measure: Measure) -> None:
        """The typed limits mean the other thing now."""
        self._filter = replace(self._filter, by=measure)
        for known, segment in self.measures.items():
            segment.setChecked(known is measure)
        self._read()

    def _read(self, *_: object) -> None:
        unit = self._unit(self._filter.by)
        least, most = parse_amount(self.least.text()), parse_amount(self.most.text())
        wanted = Filter(
            self._filter.by,
            0.0 if least is None else least * unit,
            NO_LIMIT if most is None else most * unit,
            self.buys.isChecked(),
            self.sells.isChecked(),
            self.neutrals.isChecked(),
        )
        self._mark_fields()
        self._filter = wanted
        self.note.setVisible(wanted.is_on)
        self.changed.emit(wanted)

    def _mark_fields(self) -> None:
        """A limit that can't be read is no limit, and says so."""
        for field in (self.least, self.most):
            text = field.text().strip()
            bad = bool(text) and parse_amount(text) is None
            style = f"border: 1px solid {self._theme.c.warn.name()};" if bad else ""
            field.setStyleSheet(f"QLineEdit {{ min-height: 20px; padding: 0 4px; {style} }}")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back to the tape."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ground and hairline."""
        painter, c = QPainter(self), self._theme.c
        painter.fillRect(self.rect(), c.bg2)
        painter.fillRect(0, self.height() - 1, self.width(), 1, c.line)
        painter.end()


def _tr(text: str) -> str:
    return QCoreApplication.translate("TapeFilter", text)
