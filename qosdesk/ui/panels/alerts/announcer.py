"""What happens when an alert fires: a card, a sound, a message of the tray; nothing of it while it has to be quiet."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication

from qosdesk.domain.alerts import AlertEvent
from qosdesk.ui.desk import Desk
from qosdesk.ui.panels.alerts.popup import AlertCards
from qosdesk.ui.panels.alerts.quiet import is_quiet
from qosdesk.ui.panels.alerts.words import event_text, price_text


class Announcer(QObject):
    """One of the program.

    Attributes:
        cards: what stands above all windows.

    Signals:
        open_wanted: (symbol) show its chart.
        message: (title, text) for the tray, where no window of the desk is in front.
    """

    open_wanted = Signal(object)
    message = Signal(str, str)

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self.desk = desk
        self.cards = AlertCards(desk, self)
        self.cards.open_wanted.connect(self.open_wanted)
        self._end = desk.alerts.subscribe_fired(self._on_fired)

    def shut(self) -> None:
        """No card is shown any more."""
        self._end()
        self.cards.close()

    def _on_fired(self, event: AlertEvent) -> None:
        if is_quiet(self.desk):
            return
        self.cards.show_event(event)
        sound = next((one.sound for one in self.desk.alerts.all() if one.id == event.alert), "alert")
        if sound:
            self.desk.sounds.play(sound)
        if QApplication.activeWindow() is None:
            self.message.emit(
                str(event.symbol), f"{event_text(self.desk, event)}: {price_text(self.desk, event)}"
            )
