"""The keys of a panel's commands, while one of its widgets has the keyboard."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from qosdesk.ui.shortcuts.keymap import Keymap, key_name
from qosdesk.ui.shortcuts.kinds import Scope

Actions = Mapping[str, Callable[[], object]]
"""What commands do here, by their ids; one that returns False did not want the keys now."""


class KeyHands(QObject):
    """A filter of key presses: they come before the widget's own and before the window's shortcuts.

    Args:
        keymap: which keys.
        scope: of the commands.
        actions: the commands.
        parent: owner.
    """

    def __init__(self, keymap: Keymap, scope: Scope, actions: Actions, parent: QWidget) -> None:
        super().__init__(parent)
        self._keymap = keymap
        self._scope = scope
        self._actions = actions

    def watch(self, *widgets: QWidget) -> None:
        """Hear the keys while one of these has the keyboard."""
        for widget in widgets:
            widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Whether the keys were a command's."""
        if not isinstance(event, QKeyEvent) or event.type() is QEvent.Type.KeyRelease:
            return False
        action = self._actions.get(self._keymap.heard(self._scope).get(key_name(event), ""))
        if action is None:
            return False
        if event.type() is QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return action() is not False
