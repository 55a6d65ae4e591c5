"""A line that is typed in place: a list's name, a section's title, a row's alias."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from qosdesk.ui.theme import Theme


class InlineEdit(QLineEdit):
    """Lies over what is edited: Enter and leaving take the text, Esc does not."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._take: Callable[[str], None] | None = None
        self.hide()

    def open(self, rect: QRect, text: str, take: Callable[[str], None], label: str = "") -> None:
        """Edit a text.

        Args:
            rect: where, in the parent.
            text: what it is now, chosen as a whole.
            take: called once with the new text, if it is another one.
            label: what is typed here, for a screen reader and while it is empty.
        """
        self._end(False)
        self._take = take
        # The sheet's own least height is that of a dialog's field.
        self.setStyleSheet(f"QLineEdit {{ min-height: {rect.height() - 2}px; padding: 0 4px; }}")
        self.setFont(self._theme.font(12))
        self.setPlaceholderText(label)
        self.setAccessibleName(label or text)
        self.setText(text)
        self.setModified(False)
        self.setGeometry(rect)
        self.selectAll()
        self.show()
        self.raise_()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter takes it, Esc leaves it."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._end(True)
        elif event.key() == Qt.Key.Key_Escape:
            self._end(False)
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Going elsewhere takes it."""
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self._end(True)

    def _end(self, taken: bool) -> None:
        take, self._take = self._take, None
        if take is None:
            return
        had_focus = self.hasFocus()
        self.hide()
        parent = self.parentWidget()
        if had_focus and parent is not None:
            parent.setFocus(Qt.FocusReason.OtherFocusReason)
        if taken and self.isModified():
            take(self.text())
