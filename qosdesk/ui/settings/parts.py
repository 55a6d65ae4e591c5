"""The parts of pages that are more than rows: source and key, plan, proxy, data folder, about, shortcuts."""

from __future__ import annotations

import threading
from collections.abc import Callable
from contextlib import suppress
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from qosdesk import __version__
from qosdesk.ui.desk import Desk
from qosdesk.ui.panels.imports.choice import Choice
from qosdesk.ui.panels.plan_dialog import PlanForm
from qosdesk.ui.ports import ProxyUse
from qosdesk.ui.settings.kinds import Page
from qosdesk.ui.settings.rows import LABEL
from qosdesk.ui.settings.sources import SourcesPart
from qosdesk.ui.shell.about import about_text
from qosdesk.ui.shell.network import NetworkDialog
from qosdesk.ui.theme.theme import SEMIBOLD
from qosdesk.ui.widgets.buttons import LinkButton, TextButton
from qosdesk.ui.widgets.labels import Words

_SHORTCUTS: Final = "qosdesk.ui.shortcuts.page"
"""Where `ShortcutsPage(desk, parent)` comes from, when it is first looked at."""
_MB: Final = 1_000_000


class Part(QWidget):
    """What stands on a page: facts under each other, then a row of buttons."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(12)
        self._facts = QGridLayout()
        self._facts.setHorizontalSpacing(12)
        self._facts.setVerticalSpacing(8)
        self._facts.setColumnStretch(1, 1)
        self._column.addLayout(self._facts)

    def add_fact(self, name: str, token: str = "t1") -> Words:
        """A line whose text is set later; returns where."""
        theme, row = self.desk.theme, self._facts.rowCount()
        label = Words(theme, name, "t2", wraps=True, parent=self)
        label.setFixedWidth(LABEL)
        text = Words(theme, "", token, wraps=True, parent=self)
        text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        text.setAccessibleName(name)
        self._facts.addWidget(label, row, 0, Qt.AlignmentFlag.AlignTop)
        self._facts.addWidget(text, row, 1)
        return text

    def add_buttons(self, *buttons: QWidget) -> None:
        """Under the facts."""
        row = QHBoxLayout()
        row.setSpacing(8)
        for button in buttons:
            row.addWidget(button)
        row.addStretch(1)
        self._column.addLayout(row)

    def add_note(self, text: str) -> None:
        """A quiet sentence."""
        self._column.addWidget(Words(self.desk.theme, text, "t3", 11, wraps=True, parent=self))

    def shut(self) -> None:
        """The dialog closes."""


class PlanPart(Part):
    """The plan's figures of one vendor at a time.

    Attributes:
        vendor: whose; shown where there are several.
        form: its figures.
    """

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._names = [one.name for one in desk.keys.vendors()]
        self.vendor = Choice(desk.theme, self.tr("Provider"), self)
        self.vendor.addItems([one.title for one in desk.keys.vendors()])
        first = desk.keys.state().provider
        self.vendor.setCurrentIndex(self._names.index(first) if first in self._names else 0)
        self.vendor.setVisible(len(self._names) > 1)
        self._column.addWidget(self.vendor, 0, Qt.AlignmentFlag.AlignLeft)
        self.form = PlanForm(desk, first, self)
        self._column.addWidget(self.form)
        reset = LinkButton(desk.theme, self.tr("Documented figures"), self)
        reset.clicked.connect(lambda: self.form.reset())
        self.add_buttons(reset)
        self.vendor.currentIndexChanged.connect(self._show_vendor)

    def _show_vendor(self, place: int) -> None:
        before, self.form = self.form, PlanForm(self.desk, self._names[place], self)
        self._column.replaceWidget(before, self.form)
        before.hide()
        before.deleteLater()


class NetworkPart(Part):
    """The proxy in use."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.proxy = self.add_fact(self.tr("Proxy"))
        self.change = TextButton(desk.theme, self.tr("Change proxy..."), parent=self)
        self.change.clicked.connect(self.open_dialog)
        self.add_buttons(self.change)
        self.refresh()

    def refresh(self) -> None:
        """As it is now."""
        now = self.desk.network.proxy()
        words = {
            ProxyUse.SYSTEM: self.tr("The system's, if there is one"),
            ProxyUse.NONE: self.tr("None"),
            ProxyUse.FIXED: now.address,
        }
        self.proxy.setText(words[now.use])

    def open_dialog(self) -> NetworkDialog:
        """Where another one is tried and taken."""
        dialog = NetworkDialog(self.desk.theme, self.desk.network, self.window())
        dialog.finished.connect(self.refresh)
        dialog.open()
        return dialog


class FolderPart(Part):
    """Where the user's things are, and how much room they take. The disk is read on a thread: it may hang."""

    _measured = Signal(float, int)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._folder = Path(desk.data_folder)
        self.path = self.add_fact(self.tr("Folder"))
        self.path.setText(str(self._folder))
        self.taken = self.add_fact(self.tr("Size"))
        self.backups = self.add_fact(self.tr("Backups"))
        self.open_folder = TextButton(desk.theme, self.tr("Open folder"), parent=self)
        self.open_backups = TextButton(desk.theme, self.tr("Open backups"), parent=self)
        self.open_folder.clicked.connect(lambda: self._show(self._folder))
        self.open_backups.clicked.connect(lambda: self._show(self._folder / "backups"))
        self.add_buttons(self.open_folder, self.open_backups)
        self.add_note(
            self.tr(
                "Lists, layouts, alerts and settings are copied to the backups every day. "
                "To have the folder elsewhere, set QOSDESK_DATA_DIR before the start."
            )
        )
        self._measured.connect(self._show_taken)
        self._measure()

    def _measure(self) -> None:
        def work() -> None:
            size, backups = _size_of(self._folder), _count(self._folder / "backups")
            # The dialog may be gone.
            with suppress(RuntimeError):
                self._measured.emit(float(size), backups)

        threading.Thread(target=work, name="folder-size", daemon=True).start()

    def _show_taken(self, size: float, backups: int) -> None:
        self.taken.setText(f"{size / _MB:,.1f} MB")
        self.backups.setText(str(backups))
        self.open_backups.setEnabled(backups > 0)

    @staticmethod
    def _show(folder: Path) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))


class AboutPart(Part):
    """Which version this is, and under which licences."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        title = Words(desk.theme, f"qosdesk {__version__}", px=14, weight=SEMIBOLD, parent=self)
        self._column.addWidget(title)
        self._column.addWidget(Words(desk.theme, about_text(), "t2", wraps=True, parent=self))


def part_of(page: Page) -> Callable[[Desk, QWidget], QWidget] | None:
    """What makes the part of a page; None for a page of rows."""
    makers: dict[Page, Callable[[Desk, QWidget], QWidget]] = {
        Page.PROVIDERS: SourcesPart,
        Page.PLAN: PlanPart,
        Page.NETWORK: NetworkPart,
        Page.FOLDER: FolderPart,
        Page.ABOUT: AboutPart,
    }
    if page is Page.SHORTCUTS and has_shortcuts():
        return _make_shortcuts
    return makers.get(page)


def has_shortcuts() -> bool:
    """Whether there is a page of shortcuts."""
    try:
        return find_spec(_SHORTCUTS) is not None
    except ModuleNotFoundError:
        return False


def _make_shortcuts(desk: Desk, parent: QWidget) -> QWidget:
    # Loaded when it is first looked at.
    made: QWidget = import_module(_SHORTCUTS).ShortcutsPage(desk, parent)
    return made


def _size_of(folder: Path) -> int:
    total = 0
    for path in folder.rglob("*"):
        with suppress(OSError):
            total += path.stat().st_size if path.is_file() else 0
    return total


def _count(folder: Path) -> int:
    return sum(1 for path in folder.glob("*.sqlite3"))
