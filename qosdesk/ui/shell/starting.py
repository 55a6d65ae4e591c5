"""What the user wants of a start: which workspace is open, and whether the windows wait in the tray."""

from __future__ import annotations

from typing import Final

from qosdesk.ui.ports import SettingsPort
from qosdesk.ui.shell.workspaces import Workspaces

FIRST_WORKSPACE: Final = "start.workspace"
"""Id of the workspace that is open after a start; 0 for the one that was open before."""
IN_TRAY: Final = "start.in_tray"
"""Whether the windows stay hidden until the tray's icon is pressed, where there is a tray."""


def open_first_workspace(settings: SettingsPort, workspaces: Workspaces) -> None:
    """Make the chosen workspace the open one, if there is still one of that id."""
    wanted = settings.get(FIRST_WORKSPACE, 0)
    found = next((one for one in workspaces.all() if one.id == wanted), None)
    if found is not None and found != workspaces.current:
        workspaces.open(found)


def starts_in_tray(settings: SettingsPort) -> bool:
    """Whether the user wants it."""
    return settings.get(IN_TRAY, False) is True
