"""Files that leave the program: asked for with a dialog, written on a thread of their own (a disk may hang)."""

from __future__ import annotations

import threading
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, QStandardPaths, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from qosdesk.ui.ports import SettingsPort

FOLDER: Final = "export.folder"
"""Setting: where the last file went."""


class FileSaver(QObject):
    """Saves one file at a time for a panel.

    Signals:
        saved: (path).
        failed: (path, reason).
    """

    saved = Signal(str)
    failed = Signal(str, str)

    def __init__(self, settings: SettingsPort, parent: QWidget) -> None:
        super().__init__(parent)
        self._settings = settings
        self._parent = parent
        self.failed.connect(self._show_failure)

    def ask(self, title: str, name: str, kind: str, make: Callable[[], bytes]) -> QFileDialog:
        """Open the dialog; the file is written when the user accepts.

        Args:
            title: of the dialog.
            name: suggested, with its suffix.
            kind: filter, such as `PNG (*.png)`.
            make: its contents, called on the writing thread.
        """
        dialog = QFileDialog(self._parent, title, self._folder(), kind)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(Path(name).suffix.lstrip("."))
        dialog.selectFile(name)
        dialog.fileSelected.connect(lambda path: self.save(Path(path), make))
        dialog.open()
        return dialog

    def save(self, path: Path, make: Callable[[], bytes]) -> None:
        """Write a file; it is whole or not there."""
        self._settings.set(FOLDER, str(path.parent))
        threading.Thread(target=self._write, args=(path, make), name="export", daemon=True).start()

    def _write(self, path: Path, make: Callable[[], bytes]) -> None:
        part = path.with_name(path.name + ".part")
        # The panel may be closed meanwhile: then nobody is told.
        with suppress(RuntimeError):
            try:
                part.write_bytes(make())
                part.replace(path)
            except OSError as error:
                with suppress(OSError):
                    part.unlink(missing_ok=True)
                self.failed.emit(str(path), error.strerror or str(error))
            else:
                self.saved.emit(str(path))

    def _folder(self) -> str:
        stored = self._settings.get(FOLDER, "")
        places = QStandardPaths.StandardLocation
        return str(stored) or QStandardPaths.writableLocation(places.DocumentsLocation)

    def _show_failure(self, path: str, reason: str) -> None:
        box = QMessageBox(self._parent)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.setIcon(QMessageBox.Icon.Warning)
        box.setText(self.tr("The file was not written: {0}").format(path))
        box.setInformativeText(reason)
        box.open()
