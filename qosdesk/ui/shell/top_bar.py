"""The 40 px top bar (LOOK 3): menu, name, search, workspace tab, provider chips, meters, settings, theme."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from qosdesk.ui.desk import Desk
from qosdesk.ui.shell.bell import Bell
from qosdesk.ui.shell.meters import is_waiting, meter_name, summary, with_vendor
from qosdesk.ui.shell.search_box import SearchBox
from qosdesk.ui.shell.states import all_chip_looks, all_chips_tooltip
from qosdesk.ui.shell.workspace_tabs import WorkspaceTabs
from qosdesk.ui.sourcing import connections
from qosdesk.ui.theme import Theme
from qosdesk.ui.theme.theme import SEMIBOLD
from qosdesk.ui.widgets.buttons import IconButton
from qosdesk.ui.widgets.chips import StateChip
from qosdesk.ui.widgets.meter import MeterView
from qosdesk.ui.widgets.text import baseline, draw, text_width

if TYPE_CHECKING:
    from qosdesk.ui.shell.windows import Windows

HEIGHT = 40
_ROOM_FOR_METERS = 1080
_ROOM_FOR_TABS = 848
_ROOM_FOR_THEME = 860
"""So many px of the bar are for everything but the tabs of workspaces."""


class _Name(QWidget):
    """The program's name."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        return QSize(round(text_width(self.theme.font(13, SEMIBOLD), "qosdesk")) + 2, HEIGHT - 2)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        font = self.theme.font(13, SEMIBOLD)
        draw(painter, 0, baseline(font, 0, self.height()), "qosdesk", font, self.theme.c.t1)


class TopBar(QWidget):
    """Shows the connection and holds the buttons; the window connects what they do.

    Args:
        windows: whose workspaces it shows; None in a further window.
    """

    def __init__(self, desk: Desk, windows: Windows | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.theme = desk.theme
        self.setFixedHeight(HEIGHT)
        self.menu_button = IconButton(self.theme, "menu", parent=self)
        self.search = SearchBox(self.theme, desk.keymap, self)
        self.workspaces = WorkspaceTabs(windows, self) if windows is not None else None
        self.chips = [StateChip(self.theme, self) for _ in range(2)]
        self.meters = [MeterView(self.theme, self) for _ in range(2)]
        self.bell = Bell(desk, self)
        self.settings_button = IconButton(self.theme, "settings", parent=self)
        self.theme_button = IconButton(self.theme, "sun", parent=self)
        row = QHBoxLayout(self)
        row.setContentsMargins(6, 0, 6, 0)
        row.setSpacing(0)
        row.addWidget(self.menu_button)
        row.addSpacing(6)
        name = _Name(self.theme, self)
        row.addWidget(name)
        row.addSpacing(16)
        row.addWidget(self.search, 1000)
        row.addSpacing(16)
        if self.workspaces is not None:
            row.addWidget(self.workspaces, 0, Qt.AlignmentFlag.AlignBottom)
        row.addStretch(1)
        for chip in self.chips:
            row.addWidget(chip)
            row.addSpacing(10)
        row.addSpacing(8)
        for meter in self.meters:
            row.addWidget(meter)
            row.addSpacing(16)
        self._rule = _Rule(self.theme, self)
        row.addWidget(self._rule)
        row.addSpacing(8)
        row.addWidget(self.bell)
        row.addWidget(self.settings_button)
        row.addWidget(self.theme_button)
        if windows is None:
            # A further window is small and beside the main one, which says all this.
            for widget in (
                name,
                self._rule,
                self.bell,
                self.settings_button,
                self.theme_button,
                *self.chips,
                *self.meters,
            ):
                widget.hide()
        self.theme.changed.connect(self.retranslate)
        self.retranslate()

    def retranslate(self) -> None:
        """Language or colours changed."""
        self.menu_button.set_text(self.tr("Main menu"))
        self.bell.refresh()
        self.settings_button.set_text(self.tr("Settings"))
        self.theme_button.set_icon("sun" if self.theme.dark else "moon")
        self.theme_button.set_text(self.tr("Light theme") if self.theme.dark else self.tr("Dark theme"))
        if self.workspaces is not None:
            self.workspaces.refresh()
        self.refresh()
        self.update()

    def refresh(self) -> None:
        """Read the connection and the budgets."""
        if self.workspaces is None:
            return
        sessions = connections(self.desk)
        looks = all_chip_looks(sessions, self.desk.clock.wall_ms())
        tooltip = all_chips_tooltip(sessions)
        for index, chip in enumerate(self.chips):
            if index < len(looks):
                chip.set_look(looks[index], tooltip)
            chip.setVisible(index < len(looks))
        budgets = summary(self.desk.connection.meters())
        for index, meter in enumerate(self.meters):
            if index < len(budgets):
                budget = budgets[index]
                meter.set_value(
                    with_vendor(meter_name(budget.name), budget),
                    budget.used,
                    budget.limit,
                    waiting=is_waiting(budget),
                )
            # The status bar's ledger says the same where there is no room.
            meter.setVisible(index < len(budgets) and self.width() >= _ROOM_FOR_METERS)

    def shut(self) -> None:
        """Workspaces and alerts are not followed any more."""
        self.bell.shut()
        if self.workspaces is not None:
            self.workspaces.shut()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A narrow window does without the meters, and with fewer tabs."""
        super().resizeEvent(event)
        if self.workspaces is not None:
            self.workspaces.fit(self.width() - _ROOM_FOR_TABS)
            # The settings' menu has it too.
            self.theme_button.setVisible(self.width() >= _ROOM_FOR_THEME)
        if (event.oldSize().width() < _ROOM_FOR_METERS) != (event.size().width() < _ROOM_FOR_METERS):
            self.refresh()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ground and hairline."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self.theme.c.bg2)
        painter.fillRect(0, HEIGHT - 1, self.width(), 1, self.theme.c.line)


class _Rule(QWidget):
    """The hairline before the buttons."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.setFixedSize(1, 20)
        theme.changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(QRectF(self.rect()), self.theme.c.line2)
