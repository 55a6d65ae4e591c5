"""The user's words on a row, in a small dialog."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QDialog, QLabel, QPlainTextEdit, QWidget

from qosdesk.ui.theme import Theme
from qosdesk.ui.theme.theme import SEMIBOLD
from qosdesk.ui.widgets.buttons import TextButton
from qosdesk.ui.widgets.dialogs import button_row, dialog_column


class NoteDialog(QDialog):
    """Opened with `open()`; gone when closed.

    Attributes:
        text: what is written.
        keep, cancel: the buttons.

    Signals:
        written: the new text, when it is kept.
    """

    written = Signal(str)

    def __init__(self, theme: Theme, whose: str, note: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Note"))
        title = QLabel(self.tr("Note on {0}").format(whose), self)
        title.setFont(theme.font(14, SEMIBOLD))
        self.text = QPlainTextEdit(note, self)
        self.text.setAccessibleName(title.text())
        self.text.setPlaceholderText(self.tr("Why it is in this list, what to watch for"))
        self.text.setTabChangesFocus(True)
        self.keep = TextButton(theme, self.tr("Keep"), primary=True, parent=self)
        self.cancel = TextButton(theme, self.tr("Cancel"), parent=self)
        self.keep.clicked.connect(self._keep)
        self.cancel.clicked.connect(self.reject)
        buttons = button_row(self.cancel, self.keep)
        column = dialog_column(self)
        column.addWidget(title)
        column.addWidget(self.text, 1)
        column.addLayout(buttons)

    def sizeHint(self) -> QSize:
        """Some lines."""
        return QSize(380, 240)

    def _keep(self) -> None:
        self.written.emit(self.text.toPlainText())
        self.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter keeps, Esc does not."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._keep()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The ground of a panel."""
        QPainter(self).fillRect(self.rect(), self._theme.c.bg1)
