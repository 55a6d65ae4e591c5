"""The plan's figures by hand: one box for each counter, applied at once, back to the documented ones with a button.

Writes the settings `plan.<provider>.<figure>`; whoever keeps to the plan listens to them.
"""

from __future__ import annotations

from functools import partial
from typing import Final

from PySide6.QtCore import QTimer
from PySide6.QtGui import QCloseEvent, QHideEvent, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import (
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from qosdesk.ui.desk import Desk
from qosdesk.ui.panels.imports.choice import Choice
from qosdesk.ui.ports import Meter, Vendor
from qosdesk.ui.shell.meters import CONNECTIONS, LIVE, meter_meaning, meter_name
from qosdesk.ui.theme.theme import SEMIBOLD
from qosdesk.ui.welcome.words import plan_title
from qosdesk.ui.widgets.buttons import TextButton
from qosdesk.ui.widgets.dialogs import dialog_column
from qosdesk.ui.widgets.labels import Words

MOST: Final = 100_000
UNSET: Final = -1
"""A figure that is not the user's own: the documented one holds."""
_WAYS: Final = ("code", "kind")
_REFRESH_MS: Final = 500


def vendor_of_plan(desk: Desk, name: str) -> Vendor:
    """The vendor of that registry name; of an empty one the most preferred."""
    vendors = desk.keys.vendors()
    wanted = name or desk.keys.state().provider
    return next((one for one in vendors if one.name == wanted), vendors[0])


def figure_of(name: str) -> str:
    """The figure of the plan behind a counter of the ledger."""
    return {LIVE: "products", CONNECTIONS: "connections"}.get(name, f"{name}.per_minute")


class PlanForm(QWidget):
    """The figures, each applied at once.

    Args:
        desk: the ports.
        vendor: registry name; empty for the most preferred vendor.

    Attributes:
        boxes: spin box by name of the counter; 0 stands for no limit.
        plan: the documented plan to start from.
        count_by: what takes a live slot.
    """

    def __init__(self, desk: Desk, vendor: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self._vendor = vendor_of_plan(desk, vendor)
        self._prefix = f"plan.{self._vendor.name}."
        self.boxes: dict[str, QSpinBox] = {}
        says = self.tr(
            "What your key allows, if it is not the documented plan. It holds at once; 0 is no limit."
        )
        words = Words(desk.theme, says, "t2", wraps=True, parent=self)
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(2, 1)
        plans = self._vendor.plans
        names = tuple(plan_title(name) for name in plans)
        self.plan = self._choice(grid, self.tr("Documented plan"), "name", plans, names)
        self.count_by = self._choice(grid, self.tr("One live slot is"), "count_by", _WAYS, self._way_names())
        for meter in self._meters():
            self._add_box(grid, meter)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(words)
        column.addLayout(grid)
        self._timer = QTimer(self)
        self._timer.setInterval(_REFRESH_MS)
        self._timer.timeout.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """The figures in force, but not under the user's fingers."""
        for meter in self._meters():
            box = self.boxes.get(meter.name)
            if box is None or box.hasFocus():
                continue
            said = self.desk.settings.get(self._prefix + figure_of(meter.name), UNSET)
            box.blockSignals(True)
            box.setValue(said if isinstance(said, int) and said >= 0 else meter.limit)
            box.blockSignals(False)

    def reset(self) -> None:
        """Only what is documented counts again."""
        for name in self.boxes:
            self.desk.settings.set(self._prefix + figure_of(name), UNSET)
        self.plan.setCurrentIndex(0)
        self.count_by.setCurrentIndex(0)
        self.refresh()

    def _meters(self) -> list[Meter]:
        """Those of the vendor; none while it is not in use."""
        return [one for one in self.desk.connection.meters() if one.vendor in ("", self._vendor.title)]

    def _add_box(self, grid: QGridLayout, meter: Meter) -> None:
        box = QSpinBox(self)
        box.setRange(0, MOST)
        box.setSpecialValueText(self.tr("no limit"))
        box.setKeyboardTracking(False)
        box.setMinimumWidth(120)
        box.lineEdit().setTextMargins(6, 0, 0, 0)
        name = meter_name(meter.name)
        box.setAccessibleName(name)
        box.setToolTip(meter_meaning(meter.name))
        box.valueChanged.connect(partial(self._set, figure_of(meter.name)))
        self.boxes[meter.name] = box
        row = grid.rowCount()
        grid.addWidget(QLabel(name, self), row, 0)
        grid.addWidget(box, row, 1)

    def _choice(
        self, grid: QGridLayout, label: str, figure: str, values: tuple[str, ...], names: tuple[str, ...]
    ) -> Choice:
        made = Choice(self.desk.theme, label, self)
        made.addItems(names)
        said = self.desk.settings.get(self._prefix + figure, values[0])
        made.setCurrentIndex(values.index(said) if said in values else 0)
        made.setMinimumWidth(200)
        made.currentIndexChanged.connect(lambda index: self._set(figure, values[index]))
        row = grid.rowCount()
        grid.addWidget(QLabel(label, self), row, 0)
        grid.addWidget(made, row, 1)
        return made

    def _set(self, figure: str, value: int | str) -> None:
        self.desk.settings.set(self._prefix + figure, value)

    def _way_names(self) -> tuple[str, ...]:
        return (self.tr("a code with all its kinds"), self.tr("each kind of a code"))

    # --- Qt ----------------------------------------------------------------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:
        """The figures in force may change by themselves."""
        super().showEvent(event)
        self.refresh()
        self._timer.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nothing is done out of sight."""
        super().hideEvent(event)
        self._timer.stop()


class PlanDialog(QDialog):
    """Opened with `open()`; gone when closed."""

    def __init__(self, desk: Desk, vendor: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.setWindowTitle(self.tr("Plan"))
        title = QLabel(self.tr("Plan of {0}").format(vendor_of_plan(desk, vendor).title), self)
        title.setFont(desk.theme.font(14, SEMIBOLD))
        self.form = PlanForm(desk, vendor, self)
        reset = TextButton(desk.theme, self.tr("Documented figures"), parent=self)
        close = TextButton(desk.theme, self.tr("Close"), primary=True, parent=self)
        reset.clicked.connect(self.form.reset)
        close.clicked.connect(self.accept)
        row = QHBoxLayout()
        row.addWidget(reset)
        row.addStretch(1)
        row.addWidget(close)
        column = dialog_column(self)
        column.addWidget(title)
        column.addWidget(self.form)
        column.addLayout(row)
        self.finished.connect(self.deleteLater)

    # --- Qt ----------------------------------------------------------------------------------------------------------

    def closeEvent(self, event: QCloseEvent) -> None:
        """The window's own button."""
        self.deleteLater()
        super().closeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The ground of a panel."""
        QPainter(self).fillRect(self.rect(), self.desk.theme.c.bg1)
