"""The user's named workspaces: which there are, which one is open, and what each looks like, through the layouts' port.

No Qt widgets here: `windows.py` opens and closes them.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from PySide6.QtCore import QT_TRANSLATE_NOOP

from qosdesk.ui.ports import LayoutsPort
from qosdesk.ui.shell.layout import Layout, read_workspace, write_workspace

INDEX: Final = "workspaces"
_OLD: Final = "main"
"""The one arrangement of the version before workspaces."""
_FORMAT: Final = "qosdesk workspace"
_MAX: Final = 40
NAME_LENGTH: Final = 40
_TOO_MANY: Final = str(
    QT_TRANSLATE_NOOP("WorkspaceMenu", "There are too many workspaces already: delete one first.")
)
_ANOTHER_FILE: Final = str(QT_TRANSLATE_NOOP("WorkspaceMenu", "This file is not a workspace of qosdesk."))
_UNREADABLE: Final = str(
    QT_TRANSLATE_NOOP(
        "WorkspaceMenu", "This workspace is damaged, or was written by a newer version of qosdesk."
    )
)


class WorkspaceError(ValueError):
    """What can't be done; the message says why, in a sentence to be translated in the context `WorkspaceMenu`."""


@dataclass(frozen=True, slots=True)
class Workspace:
    """A workspace's entry.

    Attributes:
        id: stable, never given twice.
        name: the user's; empty while it is called as its ready-made arrangement is.
        made_as: the ready-made arrangement that it began as; reset goes back to it.
    """

    id: int
    name: str
    made_as: str


class Workspaces:
    """Named workspaces in tab order; there is always one, and one is always open.

    Attributes:
        current: the open one.
        changed: called after every change.
    """

    def __init__(self, layouts: LayoutsPort, first: str) -> None:
        """Read what is stored.

        Args:
            first: the ready-made arrangement of a first start.
        """
        self._layouts = layouts
        self.changed: Callable[[], None] = _nothing
        self._next_id = 1
        found, current = self._load()
        self._all = found or [Workspace(self._fresh_id(), "", first)]
        if not found:
            old = layouts.load(_OLD)
            if old:
                layouts.save(_key(self._all[0].id), old)
        self.current = next((one for one in self._all if one.id == current), self._all[0])

    def all(self) -> Sequence[Workspace]:
        """In tab order."""
        return tuple(self._all)

    def windows(self, workspace: Workspace) -> tuple[Layout, ...] | None:
        """Its windows as they were stored; None before the first time, or when that is damaged."""
        content = self._layouts.load(_key(workspace.id))
        return read_workspace(content) if content else None

    def keep(self, windows: tuple[Layout, ...]) -> None:
        """Store the windows of the open one."""
        self._layouts.save(_key(self.current.id), write_workspace(windows))

    def open(self, workspace: Workspace) -> None:
        """Make it the open one."""
        self.current = workspace
        self._store()

    def add(self, name: str, made_as: str, windows: tuple[Layout, ...] | None = None) -> Workspace:
        """A new one at the end.

        Raises:
            WorkspaceError: there are too many.
        """
        if len(self._all) >= _MAX:
            raise WorkspaceError(_TOO_MANY)
        made = Workspace(self._fresh_id(), self._free_name(name) if name else "", made_as)
        if windows is not None:
            self._layouts.save(_key(made.id), write_workspace(windows))
        self._all.append(made)
        self._store()
        return made

    def rename(self, workspace: Workspace, name: str) -> None:
        """Give it another name; an empty one is ignored."""
        name = " ".join(name.split())[:NAME_LENGTH]
        if name and name != workspace.name:
            self._put(replace(workspace, name=name))

    def remove(self, workspace: Workspace) -> None:
        """Delete one that is not open."""
        if workspace.id != self.current.id:
            self._all = [one for one in self._all if one.id != workspace.id]
            self._layouts.remove(_key(workspace.id))
            self._store()

    def export(self, workspace: Workspace, name: str) -> bytes:
        """A file for another desk: panels, symbols and places; no key, no setting of the program."""
        windows = self.windows(workspace) or ()
        content = {
            "format": _FORMAT,
            "name": name,
            "made_as": workspace.made_as,
            "windows": json.loads(write_workspace(windows)),
        }
        return json.dumps(content, ensure_ascii=False, indent=1).encode()

    def take_file(self, content: bytes) -> Workspace:
        """Add the workspace of a file.

        Raises:
            WorkspaceError: it holds none.
        """
        try:
            read = json.loads(content)
        except (ValueError, RecursionError) as error:
            raise WorkspaceError(_ANOTHER_FILE) from error
        if not isinstance(read, dict) or read.get("format") != _FORMAT:
            raise WorkspaceError(_ANOTHER_FILE)
        windows = read_workspace(json.dumps(read.get("windows")).encode())
        if windows is None:
            raise WorkspaceError(_UNREADABLE)
        name = " ".join(str(read.get("name", "")).split())[:NAME_LENGTH] or "Workspace"
        return self.add(name, str(read.get("made_as", "")), windows)

    # --- inside ------------------------------------------------------------------------------------------------------

    def _put(self, workspace: Workspace) -> None:
        self._all = [workspace if one.id == workspace.id else one for one in self._all]
        if self.current.id == workspace.id:
            self.current = workspace
        self._store()

    def _free_name(self, name: str) -> str:
        taken = {one.name for one in self._all}
        name = " ".join(name.split())[:NAME_LENGTH]
        free, number = name, 2
        while free in taken:
            free, number = f"{name} {number}", number + 1
        return free

    def _fresh_id(self) -> int:
        self._next_id += 1
        return self._next_id - 1

    def _load(self) -> tuple[list[Workspace], int]:
        content = self._layouts.load(INDEX)
        try:
            read = json.loads(content) if content else {}
            items = [
                Workspace(int(one["id"]), str(one["name"]), str(one["made_as"])) for one in read["items"]
            ]
            self._next_id = max([int(read["next_id"]), *(one.id + 1 for one in items)])
            return items, int(read["current"])
        except (ValueError, KeyError, TypeError, RecursionError):
            return [], 0

    def _store(self) -> None:
        content = {
            "items": [{"id": one.id, "name": one.name, "made_as": one.made_as} for one in self._all],
            "current": self.current.id,
            "next_id": self._next_id,
        }
        self._layouts.save(INDEX, json.dumps(content, ensure_ascii=False).encode())
        self.changed()


def _key(workspace_id: int) -> str:
    return f"workspace:{workspace_id}"


def _nothing() -> None:
    return None
