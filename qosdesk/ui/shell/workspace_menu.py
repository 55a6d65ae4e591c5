"""What can be done with workspaces: the menu of the main menu and of every workspace tab."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QFileDialog, QInputDialog, QMenu, QMessageBox, QWidget

from qosdesk.ui.shell.ready_made import READY_MADE, ready_made_name
from qosdesk.ui.shell.workspaces import Workspace, WorkspaceError
from qosdesk.ui.widgets.files import FileSaver
from qosdesk.ui.widgets.icons import icon
from qosdesk.ui.widgets.menus import add_choice

if TYPE_CHECKING:
    from collections.abc import Callable

    from qosdesk.ui.shell.windows import Windows

_LARGEST_FILE: Final = 4 << 20
_SUFFIX: Final = "qosdesk.json"


class WorkspaceMenu(QObject):
    """Fills menus; dialogs belong to `parent`."""

    def __init__(self, windows: Windows, parent: QWidget) -> None:
        super().__init__(parent)
        self._windows = windows
        self._window = parent
        self._saver = FileSaver(windows.desk.settings, parent)

    def fill(self, menu: QMenu, workspace: Workspace) -> None:
        """Everything, for one workspace."""
        windows, theme = self._windows, self._windows.desk.theme
        current = windows.workspaces.current
        for one in windows.workspaces.all():
            add_choice(menu, theme, windows.name_of(one), one.id == current.id, partial(windows.switch, one))
        menu.addSeparator()
        self.fill_new(menu.addMenu(icon("plus", theme.c.t2), self.tr("New workspace")))
        menu.addAction(self.tr("Save as..."), partial(self._ask_clone, workspace))
        menu.addAction(self.tr("Rename..."), partial(self._ask_name, workspace))
        menu.addAction(self.tr("Duplicate"), partial(self._try, partial(windows.clone, workspace)))
        delete = menu.addAction(self.tr("Delete..."), partial(self._ask_delete, workspace))
        delete.setEnabled(len(windows.workspaces.all()) > 1)
        menu.addSeparator()
        menu.addAction(icon("export", theme.c.t2), self.tr("Export..."), partial(self._export, workspace))
        menu.addAction(icon("import", theme.c.t2), self.tr("Import..."), self._import)

    def fill_new(self, menu: QMenu) -> None:
        """The ready-made arrangements."""
        for kind in READY_MADE:
            menu.addAction(ready_made_name(kind), partial(self._try, partial(self._windows.add, kind)))

    def _ask_name(self, workspace: Workspace) -> None:
        rename = partial(self._windows.workspaces.rename, workspace)
        self._ask(self.tr("Rename workspace"), self._windows.name_of(workspace), rename)

    def _ask_clone(self, workspace: Workspace) -> None:
        self._ask(
            self.tr("Save workspace as"),
            self._windows.name_of(workspace),
            lambda name: self._try(partial(self._windows.clone, workspace, name)),
        )

    def _ask(self, title: str, name: str, take: Callable[[str], object]) -> None:
        dialog = QInputDialog(self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setWindowTitle(title)
        dialog.setLabelText(self.tr("Name"))
        dialog.setTextValue(name)
        dialog.textValueSelected.connect(take)
        dialog.open()

    def _ask_delete(self, workspace: Workspace) -> None:
        box = QMessageBox(self._window)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.setText(self.tr("Delete the workspace {0}?").format(self._windows.name_of(workspace)))
        box.setInformativeText(self.tr("Its windows and panels go; watchlists, drawings and alerts stay."))
        delete = box.addButton(self.tr("Delete"), QMessageBox.ButtonRole.DestructiveRole)
        box.addButton(QMessageBox.StandardButton.Cancel)
        delete.clicked.connect(partial(self._windows.remove, workspace))
        box.open()

    def _export(self, workspace: Workspace) -> None:
        windows = self._windows
        windows.save()
        name = windows.name_of(workspace)
        content = windows.workspaces.export(workspace, name)
        self._saver.ask(
            self.tr("Export workspace"), f"{name}.{_SUFFIX}", f"JSON (*.{_SUFFIX} *.json)", lambda: content
        )

    def _import(self) -> None:
        dialog = QFileDialog(self._window, self.tr("Import workspace"), "", f"JSON (*.{_SUFFIX} *.json)")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self.take_file)
        dialog.open()

    def take_file(self, path: str) -> None:
        """Add the workspace of a file and open it; says in words why it can't be."""
        try:
            with Path(path).open("rb") as file:
                content = file.read(_LARGEST_FILE + 1)
        except OSError as error:
            self._say(f"{path}: {error.strerror or error}")
            return
        if len(content) > _LARGEST_FILE:
            self._say(self.tr("This file is too large to be a workspace."))
            return
        self._try(lambda: self._windows.switch(self._windows.workspaces.take_file(content)))

    def _try(self, act: Callable[[], object]) -> None:
        try:
            act()
        except WorkspaceError as error:
            self._say(self.tr(str(error)))

    def _say(self, text: str) -> None:
        box = QMessageBox(self._window)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.setIcon(QMessageBox.Icon.Warning)
        box.setText(text)
        box.open()
