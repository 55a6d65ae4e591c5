"""Notices over the lower edge of the docks: one sentence, gone after some seconds or when dismissed; moves nothing."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QWidget

from qosdesk.domain.status import Offer
from qosdesk.ui.desk import Desk
from qosdesk.ui.ports import Notice, Severity, Unsubscribe
from qosdesk.ui.widgets.banner import Banner
from qosdesk.ui.widgets.text import text_width

_SECONDS = {Severity.INFO: 6, Severity.WARNING: 15}
_OFFER_SECONDS = 60


class NoticeStrip(Banner):
    """The newest notice. The window places it and calls `tick` once a second.

    Signals:
        log_wanted: the user took the offer to look at the log.
    """

    log_wanted = Signal()

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(desk.theme, parent)
        self._left = 0
        self._offer = Offer.NONE
        self.action.connect(self._on_action)
        self.hide()
        self._end: Unsubscribe | None = desk.notices.subscribe(self.show_notice)
        # What happened before there was a window, such as a damaged file that was set aside.
        for notice in desk.notices.recent()[:1]:
            self.show_notice(notice)

    def show_notice(self, notice: Notice) -> None:
        """Say it, instead of what was said before."""
        quiet = notice.severity is Severity.INFO
        self._offer = notice.offer
        action = self.tr("Show log…") if notice.offer is Offer.LOG else self.tr("Dismiss")
        text = QCoreApplication.translate("Notice", notice.text)
        self.set_message(text, action, "info" if quiet else "warning", quiet=quiet)
        self._left = _OFFER_SECONDS if notice.offer is Offer.LOG else _SECONDS[notice.severity]
        self.place()
        self.show()
        self.raise_()

    def place(self) -> None:
        """At the lower edge of the parent, above its status bar, centred, no wider than its sentence."""
        parent = self.parentWidget()
        if parent is None:
            return
        wanted = text_width(self.theme.font(12, 500), self.text) + 150
        width = min(round(wanted), parent.width() - 32)
        self.setGeometry(
            (parent.width() - width) // 2, parent.height() - 24 - 8 - self.HEIGHT, width, self.HEIGHT
        )

    def tick(self) -> None:
        """One second passed."""
        if not self.isHidden():
            self._left -= 1
            if self._left <= 0:
                self.hide()

    def _on_action(self) -> None:
        self.hide()
        if self._offer is Offer.LOG:
            self.log_wanted.emit()

    def shut(self) -> None:
        """The window goes away."""
        if self._end is not None:
            self._end()
            self._end = None
