"""The way into the settings, from a button, a menu, a key or the command palette."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QWidget

from qosdesk.ui.desk import Desk
from qosdesk.ui.settings.dialog import SettingsDialog
from qosdesk.ui.settings.kinds import Page


def open_settings(desk: Desk, parent: QWidget, page: str = "") -> SettingsDialog:
    """Show the settings beside the desk; those that are open already come to the front.

    Args:
        desk: the ports.
        parent: any widget of the window over which they open.
        page: value of `Page`; empty for the one in view, Appearance at first.
    """
    there = (one for one in QApplication.topLevelWidgets() if isinstance(one, SettingsDialog))
    dialog = next((one for one in there if one.desk is desk and one.isVisible()), None)
    if dialog is None:
        dialog = SettingsDialog(desk, parent.window())
    if page in {one.value for one in Page}:
        dialog.show_page(Page(page))
    dialog.show()
    dialog.raise_()
    dialog.activateWindow()
    return dialog
