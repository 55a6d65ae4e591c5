"""Firings above all windows: small cards at the lower right of the screen, which never take the keyboard."""

from __future__ import annotations

from functools import partial
from typing import Final

from PySide6.QtCore import QObject, QRectF, Qt, Signal
from PySide6.QtGui import QGuiApplication, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from qosdesk.domain.alerts import AlertEvent, Way
from qosdesk.ui.desk import Desk
from qosdesk.ui.paint.marks import triangle
from qosdesk.ui.panels.alerts.words import event_text, name_of, price_text, value_text, when_text
from qosdesk.ui.theme.theme import MEDIUM, SEMIBOLD
from qosdesk.ui.widgets.buttons import IconButton, LinkButton, TextButton
from qosdesk.ui.widgets.chips import BADGE_HEIGHT, badge_width, paint_badge
from qosdesk.ui.widgets.text import baseline, draw, elide, text_width

MOST: Final = 4
"""Cards at once; the oldest gives way, and the newest says how many went."""
SNOOZES: Final = (5, 15, 60)
"""Minutes."""
_WIDTH: Final = 384
_TEXT: Final = 96
_GAP: Final = 8
_PAD: Final = 14


class AlertCard(QWidget):
    """One firing.

    Signals:
        closed: dismissed, or acted on.
        open_wanted: (symbol) show its chart.
    """

    closed = Signal()
    open_wanted = Signal(object)

    def __init__(self, desk: Desk, event: AlertEvent) -> None:
        flags = Qt.WindowType.Tool | Qt.WindowType.FramelessWindowHint | Qt.WindowType.WindowStaysOnTopHint
        super().__init__(None, flags | Qt.WindowType.WindowDoesNotAcceptFocus)
        self.desk = desk
        self.event_shown = event
        self.more = 0
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setWindowTitle(self.tr("Alert"))
        self.setAccessibleName(" ".join(self._lines()))
        theme = desk.theme
        self.dismiss_button = IconButton(
            theme, "close", self.tr("Dismiss"), size=14, box=22, quiet=True, parent=self
        )
        self.chart_button = TextButton(theme, self.tr("Open chart"), primary=True, parent=self)
        self.snooze_buttons = {
            minutes: LinkButton(theme, self.tr("{0} min").format(minutes), self) for minutes in SNOOZES
        }
        self.dismiss_button.clicked.connect(self.closed)
        self.chart_button.clicked.connect(self._open)
        row = QHBoxLayout()
        row.setSpacing(2)
        row.addWidget(self.chart_button)
        row.addStretch(1)
        self._snooze_width = text_width(theme.font(11), self.tr("Snooze"))
        for minutes, button in self.snooze_buttons.items():
            name = self.tr("Snooze for {0} minutes").format(minutes)
            button.setToolTip(name)
            button.setAccessibleName(name)
            button.clicked.connect(partial(self._snooze, minutes))
            row.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(_PAD, _TEXT, _PAD - 6, 10)
        column.addLayout(row)
        self.setFixedSize(_WIDTH, _TEXT + 28 + 10)
        self.dismiss_button.move(_WIDTH - 28, 6)

    def set_more(self, count: int) -> None:
        """Firings whose cards gave way."""
        self.more = count
        self.update()

    def _lines(self) -> tuple[str, str, str]:
        event = self.event_shown
        wall_ms = self.desk.clock.wall_ms()
        return (
            f"{event.symbol} {name_of(self.desk, event.symbol)}".strip(),
            event_text(self.desk, event),
            when_text(event, wall_ms),
        )

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Symbol, what happened, price, when, who said so."""
        painter = QPainter(self)
        theme, c, event = self.desk.theme, self.desk.theme.c, self.event_shown
        painter.fillRect(self.rect(), c.bg2)
        painter.setPen(QPen(c.line2, 1))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        painter.fillRect(QRectF(0, 0, 3, self.height()), c.warn)
        symbol, what, when = self._lines()
        strong, plain, small = theme.font(13, SEMIBOLD), theme.font(12), theme.font(11)
        base = baseline(strong, 8, 20)
        badge = badge_width(theme, event.source, solid=event.source == "DEMO")
        right = _WIDTH - 34 - badge
        draw(painter, _PAD, base, elide(strong, symbol, right - _PAD - 8), strong, c.t1)
        self._paint_source(painter, right)
        draw(painter, _PAD, baseline(plain, 32, 18), elide(plain, what, _WIDTH - 2 * _PAD), plain, c.t1)
        up = event.way is Way.UP
        triangle(painter, _PAD + 4, 61, up, c.up if up else c.down)
        price = theme.font(13, MEDIUM)
        line = baseline(price, 52, 18)
        end = draw(painter, _PAD + 14, line, price_text(self.desk, event), price, c.up if up else c.down)
        value = value_text(self.desk, event)
        if value:
            end = draw(painter, end + 10, line, value, plain, c.t2)
        if event.note:
            draw(painter, end + 12, line, elide(plain, event.note, _WIDTH - _PAD - end - 12), plain, c.t3)
        tone = c.warn if event.late else c.t3
        more = self.tr("and {0} more in the log").format(self.more) if self.more else ""
        room = _WIDTH - 2 * _PAD - (text_width(small, more) + 12 if more else 0)
        draw(painter, _PAD, baseline(small, 73, 16), elide(small, when, room), small, tone)
        draw(painter, _WIDTH - _PAD - text_width(small, more), baseline(small, 73, 16), more, small, c.t3)
        x = self.snooze_buttons[SNOOZES[0]].x() - self._snooze_width - 4
        draw(painter, x, baseline(small, _TEXT, 28), self.tr("Snooze"), small, c.t3)

    def _paint_source(self, painter: QPainter, x: float) -> None:
        source, theme = self.event_shown.source, self.desk.theme
        is_demo = source == "DEMO"
        area = QRectF(x, 10, badge_width(theme, source, solid=is_demo), BADGE_HEIGHT)
        paint_badge(painter, theme, area, source, solid=is_demo)

    def _open(self) -> None:
        self.open_wanted.emit(self.event_shown.symbol)
        self.closed.emit()

    def _snooze(self, minutes: int) -> None:
        self.desk.alerts.snooze(self.event_shown.alert, self.desk.clock.wall_ms() + minutes * 60_000)
        self.closed.emit()


class AlertCards(QObject):
    """The stack of cards, the newest at the bottom.

    Signals:
        open_wanted: (symbol) show its chart.
    """

    open_wanted = Signal(object)

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self.desk = desk
        self.cards: list[AlertCard] = []
        self._gone = 0

    def show_event(self, event: AlertEvent) -> AlertCard:
        """One more card; an older one of the same alert and symbol goes."""
        for old in [one for one in self.cards if _same(one.event_shown, event)]:
            self.close_card(old)
        while len(self.cards) >= MOST:
            self._gone += 1
            self._drop(self.cards[0])
        card = AlertCard(self.desk, event)
        card.closed.connect(partial(self.close_card, card))
        card.open_wanted.connect(self.open_wanted)
        self.cards.append(card)
        self._place()
        card.show()
        return card

    def close_card(self, card: AlertCard) -> None:
        """The user is done with it."""
        self._drop(card)
        if not self.cards:
            self._gone = 0
        self._place()

    def close(self) -> None:
        """All of them."""
        for card in tuple(self.cards):
            self._drop(card)

    def _drop(self, card: AlertCard) -> None:
        if card in self.cards:
            self.cards.remove(card)
            card.hide()
            card.deleteLater()

    def _place(self) -> None:
        area = QGuiApplication.primaryScreen().availableGeometry()
        bottom = area.bottom() - 2 * _GAP
        for card in reversed(self.cards):
            card.set_more(self._gone if card is self.cards[-1] else 0)
            card.move(area.right() - card.width() - 2 * _GAP, bottom - card.height())
            bottom -= card.height() + _GAP


def _same(one: AlertEvent, other: AlertEvent) -> bool:
    return (one.alert, one.symbol) == (other.alert, other.symbol)
