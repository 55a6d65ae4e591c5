"""Asks whether a file of the user's may run, and says what that means."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QDialog, QLabel, QWidget

from qosdesk.indicators.own import OwnFile
from qosdesk.ui.theme import Theme
from qosdesk.ui.theme.theme import SEMIBOLD
from qosdesk.ui.widgets.buttons import TextButton
from qosdesk.ui.widgets.dialogs import button_row, dialog_column


class AllowDialog(QDialog):
    """Opened with `open()`; `accepted` is the leave. Gone when closed.

    Args:
        theme: the theme.
        file: what would run.
        folder: where it is.
    """

    def __init__(self, theme: Theme, file: OwnFile, folder: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._theme = theme
        self.setWindowTitle(self.tr("Allow {0}?").format(file.name))
        column = dialog_column(self, 10)
        title = QLabel(self.windowTitle(), self)
        title.setFont(theme.font(14, SEMIBOLD))
        column.addWidget(title)
        what = self.tr(
            "This file is a program with your rights: it can read and change your files and use the network."
        )
        advice = self.tr(
            "Allow it only if you wrote it or have read it. After any change you are asked again."
        )
        for text, color in ((what, theme.c.t1), (advice, theme.c.t1), (folder, theme.c.t3)):
            label = QLabel(text, self)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
            label.setFont(theme.font(12, tabular=False))
            label.setStyleSheet(f"color: {color.name()}")
            column.addWidget(label)
        cancel = TextButton(theme, self.tr("Cancel"), parent=self)
        cancel.clicked.connect(self.reject)
        self.allow_button = TextButton(theme, self.tr("Allow"), primary=True, parent=self)
        self.allow_button.clicked.connect(self.accept)
        row = button_row(cancel, self.allow_button)
        column.addSpacing(4)
        column.addLayout(row)
        self.setFixedWidth(420)
        cancel.setFocus(Qt.FocusReason.OtherFocusReason)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The ground of a panel."""
        QPainter(self).fillRect(self.rect(), self._theme.c.bg1)
