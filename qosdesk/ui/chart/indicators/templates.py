"""Sets of indicators by name. They are one stored setting, so that every chart and the next start find them."""

from __future__ import annotations

import json
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QDialog, QLabel, QLineEdit, QWidget

from qosdesk.indicators.spec import Choice
from qosdesk.indicators.text import choices_text, parse_choices
from qosdesk.ui.ports import SettingsPort
from qosdesk.ui.theme import Theme
from qosdesk.ui.theme.theme import SEMIBOLD
from qosdesk.ui.widgets.buttons import TextButton
from qosdesk.ui.widgets.dialogs import button_row, dialog_column

SETTING: Final = "chart.templates"
"""JSON: name -> text of the choices."""

NAME_MAX: Final = 40


class Templates:
    """The user's templates, read afresh from the settings at every call."""

    def __init__(self, settings: SettingsPort) -> None:
        self._settings = settings

    def names(self) -> list[str]:
        """In the order in which they were first saved."""
        return list(self._all())

    def get(self, name: str) -> tuple[Choice, ...]:
        """Its indicators; none for a name that is not known."""
        return parse_choices(self._all().get(name, ""))

    def save(self, name: str, choices: tuple[Choice, ...]) -> None:
        """Add or replace one."""
        self._write({**self._all(), name: choices_text(choices)})

    def remove(self, name: str) -> None:
        """Delete one."""
        self._write({known: text for known, text in self._all().items() if known != name})

    def _all(self) -> dict[str, str]:
        try:
            found = json.loads(str(self._settings.get(SETTING, "{}")))
        except (ValueError, RecursionError):
            return {}
        if not isinstance(found, dict):
            return {}
        return {name: text for name, text in found.items() if isinstance(text, str)}

    def _write(self, templates: dict[str, str]) -> None:
        self._settings.set(SETTING, json.dumps(templates, ensure_ascii=False))


class NameDialog(QDialog):
    """Asks for a template's name. Opened with `open()`; gone when closed.

    Signals:
        named: (str) the user gave one.
    """

    named = Signal(str)

    def __init__(self, theme: Theme, known: list[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._known = known
        self.setWindowTitle(self.tr("Save as template"))
        title = QLabel(self.tr("Save as template"), self)
        title.setFont(theme.font(14, SEMIBOLD))
        self.field = QLineEdit(self)
        self.field.setMaxLength(NAME_MAX)
        self.field.setPlaceholderText(self.tr("Name"))
        self.field.setAccessibleName(self.tr("Name of the template"))
        self.field.textChanged.connect(self._look)
        self.field.returnPressed.connect(self.accept)
        self.note = QLabel(self)
        self.note.setFont(theme.font(11))
        self.note.setWordWrap(True)
        self.note.setStyleSheet(f"color: {theme.c.t3.name()}")
        cancel = TextButton(theme, self.tr("Cancel"), parent=self)
        cancel.clicked.connect(self.reject)
        self.save_button = TextButton(theme, self.tr("Save"), primary=True, parent=self)
        self.save_button.clicked.connect(self.accept)
        row = button_row(cancel, self.save_button)
        column = dialog_column(self, 10)
        for widget in (title, self.field, self.note):
            column.addWidget(widget)
        column.addLayout(row)
        self.setFixedWidth(360)
        self._look()

    def accept(self) -> None:
        """Only with a name."""
        name = self.field.text().strip()
        if name:
            self.named.emit(name)
            super().accept()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The ground of a panel."""
        QPainter(self).fillRect(self.rect(), self._theme.c.bg1)

    def _look(self) -> None:
        name = self.field.text().strip()
        self.save_button.setEnabled(bool(name))
        replaces = name in self._known
        self.note.setText(
            self.tr("A template of this name is there. It will be replaced.")
            if replaces
            else self.tr("Its indicators, parameters and colours can be put on any chart.")
        )
