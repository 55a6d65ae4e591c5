"""The rows of the alerts panel: the user's alerts, and the log of what they found."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from qosdesk.domain.alerts import Alert, AlertEvent
from qosdesk.ui.desk import Desk
from qosdesk.ui.panels.alerts.words import (
    condition_text,
    distance_text,
    event_text,
    name_of,
    price_text,
    scope_text,
    span_text,
    state_text,
    time_text,
    value_text,
)

ON, SCOPE, CONDITION, DISTANCE, STATE, FIRED, NOTE = range(7)
"""Columns of the alerts."""
FOUND, SYMBOL, WHAT, PRICE, VALUE, SOURCE, WHEN = range(7)
"""Columns of the log."""
Index = QModelIndex | QPersistentModelIndex
TONE: Final = int(Qt.ItemDataRole.UserRole)
"""Role of the colour token of a cell."""


class _Rows(QAbstractTableModel):
    """Rows of texts, with a colour token for each cell.

    Attributes:
        cells: rows of (text, token).
    """

    def __init__(self, desk: Desk, columns: int, parent: QObject) -> None:
        super().__init__(parent)
        self.desk = desk
        self._columns = columns
        self.cells: list[tuple[tuple[str, str], ...]] = []

    def titles(self) -> Sequence[str]:
        """What the columns are called."""
        raise NotImplementedError

    def right(self) -> frozenset[int]:
        """Columns with figures."""
        raise NotImplementedError

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """Rows."""
        return 0 if parent.isValid() else len(self.cells)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """Columns."""
        return 0 if parent.isValid() else self._columns

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Texts, their tooltips and names; colour tokens."""
        if not index.isValid() or index.row() >= len(self.cells):
            return None
        text, tone = self.cells[index.row()][index.column()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(each for each, _ in self.cells[index.row()] if each)
        if role == TONE:
            return tone
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = (
                Qt.AlignmentFlag.AlignRight if index.column() in self.right() else Qt.AlignmentFlag.AlignLeft
            )
            return side | Qt.AlignmentFlag.AlignVCenter
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Titles, aligned as their columns."""
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < self._columns:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.titles()[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if section in self.right() else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        return None

    def _put(
        self, ids: tuple[int, ...], old: tuple[int, ...], cells: list[tuple[tuple[str, str], ...]]
    ) -> None:
        """Other rows are a reset; the same rows with other texts keep the selection."""
        if ids != old:
            self.beginResetModel()
            self.cells = cells
            self.endResetModel()
        elif cells != self.cells:
            self.cells = cells
            self.dataChanged.emit(self.index(0, 0), self.index(len(cells) - 1, self._columns - 1))


class AlertsModel(_Rows):
    """The user's alerts in the order in which they were made.

    Attributes:
        alerts: as of the last `read`.
    """

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(desk, 7, parent)
        self.alerts: tuple[Alert, ...] = ()

    def titles(self) -> Sequence[str]:
        """What the columns are called."""
        return (
            self.tr("On"),
            self.tr("Symbol"),
            self.tr("Condition"),
            self.tr("Distance"),
            self.tr("State"),
            self.tr("Last fired"),
            self.tr("Note"),
        )

    def right(self) -> frozenset[int]:
        """Columns with figures."""
        return frozenset({DISTANCE, FIRED})

    def read(self) -> None:
        """Say what is now."""
        old = tuple(alert.id for alert in self.alerts)
        self.alerts = tuple(self.desk.alerts.all())
        self._put(tuple(alert.id for alert in self.alerts), old, [self._row(one) for one in self.alerts])

    def _row(self, alert: Alert) -> tuple[tuple[str, str], ...]:
        wall_ms = self.desk.clock.wall_ms()
        standing = self.desk.alerts.standing(alert.id)
        state, tone = state_text(alert, standing, wall_ms)
        scope = scope_text(self.desk, alert)
        if alert.symbol is None and standing.symbol is not None:
            scope += f" · {standing.symbol}"
        lit = "t1" if alert.is_armed(wall_ms) else "t3"
        fired = time_text(alert.fired_ms, wall_ms, seconds=True)
        return (
            (self.tr("On") if alert.enabled else self.tr("Off"), lit),
            (scope, lit),
            (condition_text(self.desk, alert.condition, alert.symbol), lit),
            (distance_text(alert.condition, standing), "t2" if lit == "t1" else "t3"),
            (state, tone),
            (fired, "t2" if alert.fired_ms else "t3"),
            (" ".join(alert.note.split()), "t3"),
        )


class LogModel(_Rows):
    """What was found, newest first.

    Attributes:
        events: as of the last `read`.
    """

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(desk, 7, parent)
        self.events: tuple[AlertEvent, ...] = ()

    def titles(self) -> Sequence[str]:
        """What the columns are called."""
        return (
            self.tr("Found"),
            self.tr("Symbol"),
            self.tr("Condition"),
            self.tr("Price"),
            self.tr("Value"),
            self.tr("Source"),
            self.tr("Crossed"),
        )

    def right(self) -> frozenset[int]:
        """Columns with figures."""
        return frozenset({PRICE, VALUE})

    def read(self) -> None:
        """Say what is now."""
        old = tuple(event.id for event in self.events)
        self.events = tuple(self.desk.alerts.log())
        ids = tuple(event.id for event in self.events)
        if ids != old or not self.cells:
            self._put(ids, old, [self._row(event) for event in self.events])

    def reword(self) -> None:
        """Another language, other units or names."""
        if self.events:
            ids = tuple(event.id for event in self.events)
            self._put(ids, ids, [self._row(event) for event in self.events])

    def _row(self, event: AlertEvent) -> tuple[tuple[str, str], ...]:
        desk, wall_ms = self.desk, self.desk.clock.wall_ms()
        name = name_of(desk, event.symbol)
        return (
            (time_text(event.found_ms, wall_ms, seconds=True), "t2"),
            (f"{event.symbol} {name}".strip(), "t1"),
            (event_text(desk, event), "t1"),
            (price_text(desk, event), "t1"),
            (value_text(desk, event), "t2"),
            (event.source, "demo" if event.source == "DEMO" else "t3"),
            (span_text(event, wall_ms), "warn" if event.late else "t2"),
        )
