"""Help: every command with the keys that it has now, searchable, to be copied."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QPainter, QPaintEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from qosdesk.ui.desk import Desk
from qosdesk.ui.shortcuts.listing import ShortcutsModel, ShortcutsView
from qosdesk.ui.widgets.buttons import TextButton


class ShortcutsDialog(QDialog):
    """Opened with `open()`; gone when closed.

    Attributes:
        search, view: the parts.
    """

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Keyboard shortcuts"))
        self.search = QLineEdit(self)
        self.search.setPlaceholderText(self.tr("Search commands or keys"))
        self.search.setAccessibleName(self.tr("Search commands or keys"))
        self._model = ShortcutsModel(desk, self, fixed=True)
        self.view = ShortcutsView(desk, self._model, self)
        self.search.textChanged.connect(self._model.look_for)
        desk.keymap.changed.connect(self._model.read)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(12)
        column.addWidget(self.search)
        column.addWidget(self.view, 1)
        column.addLayout(self._buttons())
        self.resize(960, 640)

    def _buttons(self) -> QHBoxLayout:
        theme = self._desk.theme
        change = TextButton(theme, self.tr("Change shortcuts…"), parent=self)
        change.clicked.connect(self._change)
        copy = TextButton(theme, self.tr("Copy the list"), parent=self)
        copy.clicked.connect(self.copy)
        close = TextButton(theme, self.tr("Close"), primary=True, parent=self)
        close.clicked.connect(self.accept)
        row = QHBoxLayout()
        row.addWidget(change)
        row.addWidget(copy)
        row.addStretch(1)
        row.addWidget(close)
        return row

    def copy(self) -> None:
        """What is shown, as text."""
        QGuiApplication.clipboard().setText(self._model.as_text())

    def _change(self) -> None:
        from qosdesk.ui.settings.opening import open_settings

        parent = self.parentWidget()
        self.accept()
        if parent is not None:
            open_settings(self._desk, parent, "shortcuts")

    def paintEvent(self, event: QPaintEvent) -> None:
        """The ground of a panel."""
        QPainter(self).fillRect(self.rect(), self._desk.theme.c.bg1)
