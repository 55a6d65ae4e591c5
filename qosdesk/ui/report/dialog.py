"""Report a problem: everything that a bundle will hold can be read before it is saved; nothing is sent."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontDatabase, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QPlainTextEdit,
    QWidget,
)

from qosdesk.domain.numbers import format_compact
from qosdesk.ui.desk import Desk
from qosdesk.ui.panels.diagnostics.report import report_text
from qosdesk.ui.ports.reports import Part
from qosdesk.ui.sourcing import connections
from qosdesk.ui.theme.theme import SEMIBOLD
from qosdesk.ui.widgets.buttons import TextButton
from qosdesk.ui.widgets.dialogs import dialog_column
from qosdesk.ui.widgets.files import FileSaver

_FILE: Final = "qosdesk-report.zip"
_SHEET: Final = """
QCheckBox {{ color: {t1}; spacing: 8px; }}
QCheckBox::indicator {{ width: 10px; height: 10px; border: 2px solid {t3}; border-radius: 3px; }}
QCheckBox::indicator:checked {{ background: {accent}; border-color: {bg3}; }}
QCheckBox:focus {{ color: {accent}; }}
QListWidget::item {{ height: 24px; }}
"""


class ReportDialog(QDialog):
    """Opened with `open()`; gone when closed.

    Args:
        first: name of the part that is shown at first.

    Attributes:
        parts: what the bundle holds; empty until it is gathered.
        lists: whether the user's lists are in it.
        names, preview: the parts, and the text of the chosen one.
    """

    def __init__(self, desk: Desk, parent: QWidget | None = None, first: str = "") -> None:
        super().__init__(parent)
        self.desk = desk
        self.parts: tuple[Part, ...] = ()
        self._first = first
        self._turn = 0
        self._is_open = True
        theme = desk.theme
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Report a problem"))
        self.names = QListWidget(self)
        self.names.setFixedWidth(210)
        self.names.setAccessibleName(self.tr("Files of the report"))
        self.preview = QPlainTextEdit(self)
        self.preview.setReadOnly(True)
        self.preview.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.preview.setAccessibleName(self.tr("Contents of the chosen file"))
        self.lists = QCheckBox(self.tr("Include my lists and the names of symbols"), self)
        self.save_button = TextButton(theme, self.tr("Save…"), primary=True, parent=self)
        self.close_button = TextButton(theme, self.tr("Close"), parent=self)
        self.outcome = QLabel(self)
        self._saver = FileSaver(desk.settings, self)
        self._build()
        self._saver.saved.connect(self._on_saved)
        self.names.currentRowChanged.connect(self._show)
        self.lists.toggled.connect(self._collect)
        self.save_button.clicked.connect(self.save)
        self.close_button.clicked.connect(self.reject)
        self.finished.connect(self._on_finished)
        self._collect()

    def save(self) -> None:
        """Ask where to, and write it."""
        parts = self.parts
        self._saver.ask(self.tr("Save report"), _FILE, "ZIP (*.zip)", lambda: self.desk.reports.pack(parts))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The ground of a panel."""
        QPainter(self).fillRect(self.rect(), self.desk.theme.c.bg1)

    def _build(self) -> None:
        theme = self.desk.theme
        tokens = {name: getattr(theme.c, name).name() for name in ("t1", "t3", "accent", "bg3")}
        self.setStyleSheet(_SHEET.format(**tokens))
        # Its columns are made of spaces.
        self.preview.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        title = QLabel(self.tr("Report a problem"), self)
        title.setFont(theme.font(14, SEMIBOLD))
        text = QLabel(
            self.tr(
                "Nothing is sent. Read what the file will hold, save it, and attach it where you ask for help."
                " Your key and passwords are never in it."
            ),
            self,
        )
        text.setWordWrap(True)
        text.setFont(theme.font(12))
        self.outcome.setFont(theme.font(11))
        self.outcome.setStyleSheet(f"color: {theme.c.t3.name()}")
        self.outcome.setText(self.tr("Gathering…"))
        middle = QHBoxLayout()
        middle.setSpacing(8)
        middle.addWidget(self.names)
        middle.addWidget(self.preview, 1)
        buttons = QHBoxLayout()
        buttons.addWidget(self.outcome, 1)
        buttons.addWidget(self.close_button)
        buttons.addWidget(self.save_button)
        column = dialog_column(self)
        column.addWidget(title)
        column.addWidget(text)
        column.addLayout(middle, 1)
        column.addWidget(self.lists)
        column.addLayout(buttons)
        self.resize(820, 560)

    def _collect(self) -> None:
        self._turn += 1
        turn, desk = self._turn, self.desk
        self.save_button.setEnabled(False)
        health = report_text(
            desk.diagnostics.read(),
            connections(desk),
            desk.connection.meters(),
            desk.frames.latency.lateness.ever.quantiles(),
            desk.clock.wall_ms(),
            desk.frames.frames,
        )
        notices = "\n".join(f"{one.severity.value}: {one.text}" for one in desk.notices.recent())
        extra = {"diagnostics.txt": health, "notices.txt": notices or "-"}

        def done(parts: Sequence[Part]) -> None:
            if self._is_open and turn == self._turn:
                self._take(tuple(parts))

        desk.reports.collect(extra, done, lists=self.lists.isChecked())

    def _take(self, parts: tuple[Part, ...]) -> None:
        chosen = self.parts[self.names.currentRow()].name if self.parts else self._first
        self.parts = parts
        self.names.clear()
        self.names.addItems([f"{one.name}  {format_compact(len(one.text.encode()))} B" for one in parts])
        names = [one.name for one in parts]
        self.names.setCurrentRow(names.index(chosen) if chosen in names else 0)
        self.save_button.setEnabled(True)
        self.outcome.setText("")

    def _show(self, row: int) -> None:
        if 0 <= row < len(self.parts):
            self.preview.setPlainText(self.parts[row].text)
            # A log is read from its end.
            bar = self.preview.verticalScrollBar()
            bar.setValue(bar.maximum() if self.parts[row].name.startswith("log") else 0)

    def _on_saved(self, path: str) -> None:
        self.outcome.setText(self.tr("Saved: {0}").format(path))
        self.outcome.setToolTip(path)

    def _on_finished(self) -> None:
        self._is_open = False
