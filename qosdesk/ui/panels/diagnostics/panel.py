"""The diagnostics dock: a sheet read anew once a second while it is visible, and a copy of it without secrets."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from qosdesk.ui.desk import Desk
from qosdesk.ui.panels.diagnostics.content import (
    connection_lines,
    event_lines,
    frame_rate,
    painted_lines,
    stamp_lines,
)
from qosdesk.ui.panels.diagnostics.report import report_text
from qosdesk.ui.panels.sheet import SheetPanel
from qosdesk.ui.sourcing import connections
from qosdesk.ui.widgets.buttons import TextButton
from qosdesk.ui.widgets.files import FileSaver


class DiagnosticsPanel(SheetPanel):
    """What the session does and how late it is.

    Attributes:
        copy_button, save_button: the same as text.
    """

    kind = "diagnostics"

    def __init__(self, desk: Desk, panel_id: str, group: int = 0, parent: QWidget | None = None) -> None:
        super().__init__(desk, panel_id, parent)
        self.copy_button = TextButton(desk.theme, parent=self)
        self.save_button = TextButton(desk.theme, parent=self)
        self.note = QLabel(self)
        self.note.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._saver = FileSaver(desk.settings, self)
        self._frames = (desk.frames.frames, desk.clock.monotonic_s())
        for button in (self.copy_button, self.save_button):
            self.row.addWidget(button)
        self.row.addWidget(self.note, 1)
        self.copy_button.clicked.connect(self.copy)
        self.save_button.clicked.connect(self.save)
        self.retranslate()

    def name(self) -> str:
        """The session's health."""
        return self.tr("Diagnostics")

    def read(self) -> None:
        """Say what is now."""
        desk = self.desk
        health, sessions = desk.diagnostics.read(), connections(desk)
        now_s, wall_ms = desk.clock.monotonic_s(), desk.clock.wall_ms()
        latency = desk.frames.latency
        rate = frame_rate(desk.frames, self._frames, now_s)
        self._frames = (desk.frames.frames, now_s)
        late = latency.lateness.recent(now_s).quantiles()
        self.sheet.set_lines(
            [
                *connection_lines(health, sessions, wall_ms, rate, late),
                *painted_lines(health, latency.first_painted, now_s),
                *stamp_lines(health),
                *event_lines(health),
            ]
        )

    def report(self) -> str:
        """Everything as text, without secrets."""
        desk = self.desk
        late = desk.frames.latency.lateness.ever.quantiles()
        text = report_text(
            desk.diagnostics.read(),
            connections(desk),
            desk.connection.meters(),
            late,
            desk.clock.wall_ms(),
            desk.frames.frames,
        )
        return desk.diagnostics.redact(text)

    def copy(self) -> None:
        """Put the text on the clipboard."""
        QGuiApplication.clipboard().setText(self.report())
        self.note.setText(self.tr("Copied. The key is never included."))
        self._show_note()

    def save(self) -> None:
        """Ask where to, and write it."""
        text = self.report()
        self._saver.ask(
            self.tr("Save diagnostics"),
            "qosdesk-diagnostics.txt",
            "Text (*.txt)",
            lambda: text.encode("utf-8"),
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A sentence is whole or not there."""
        super().resizeEvent(event)
        self._show_note()

    def _show_note(self) -> None:
        taken = self.copy_button.sizeHint().width() + self.save_button.sizeHint().width() + 40
        self.note.setVisible(self.note.sizeHint().width() <= self.width() - taken)

    def on_visible(self, visible: bool) -> None:
        """The rate of frames is that of the time in which it is seen."""
        if visible:
            self._frames = (self.desk.frames.frames, self.desk.clock.monotonic_s())
        super().on_visible(visible)

    def retranslate(self) -> None:
        """Words of the buttons, the note."""
        super().retranslate()
        self.copy_button.setText(self.tr("Copy diagnostics"))
        self.save_button.setText(self.tr("Save…"))
        self.note.setText(self.tr("The key is never included."))
        self.note.setFont(self.desk.theme.font(11))
        self.note.setStyleSheet(f"color: {self.desk.theme.c.t3.name()}")
        self._show_note()
