"""When the welcome and the keys' dialog open. The dialogs are loaded when they do."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QWidget

from qosdesk.ui.desk import Desk
from qosdesk.ui.ports import Keep, Unsubscribe

if TYPE_CHECKING:
    from qosdesk.ui.welcome.dialog import KeysDialog, WelcomeDialog

DONE: Final = "welcome.done"
"""The welcome was shown."""


def welcome_when_new(desk: Desk, parent: QWidget) -> Unsubscribe:
    """Open the welcome once it is known that there is no key, at the first start only.

    Returns:
        What ends the waiting.
    """
    ends: list[Unsubscribe] = []

    def end() -> None:
        while ends:
            ends.pop()()

    def look() -> None:
        state = desk.keys.state()
        if not state.settled:
            return
        end()
        if state.keep is Keep.NONE:
            open_welcome(desk, parent)

    if desk.settings.get(DONE, False) is not True:
        ends.append(desk.keys.subscribe(look))
        look()
    return end


def open_welcome(desk: Desk, parent: QWidget) -> WelcomeDialog:
    """The first minute; it is not shown by itself again."""
    from qosdesk.ui.welcome.dialog import WelcomeDialog

    desk.settings.set(DONE, True)
    dialog = WelcomeDialog(desk, parent)
    dialog.open()
    dialog.form.key.setFocus()
    return dialog


def open_keys(desk: Desk, parent: QWidget, title: str = "") -> KeysDialog:
    """Provider and key, of a desk that runs; with the vendor of that title chosen, where one is meant."""
    from qosdesk.ui.welcome.dialog import KeysDialog

    dialog = KeysDialog(desk, parent)
    dialog.form.choose(title)
    dialog.open()
    dialog.form.key.setFocus()
    return dialog
