"""The 24 px status bar: session, message rate, latency, ledger, a clock for each market. Painted on one baseline."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from PySide6.QtCore import QCoreApplication, QEvent, QSize, Qt, Signal
from PySide6.QtGui import QHelpEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from qosdesk.domain.hours import Phase, zone_of
from qosdesk.domain.symbols import Symbol
from qosdesk.market.store import DEPTH, TRADE
from qosdesk.ui.ages import between_text
from qosdesk.ui.desk import Desk
from qosdesk.ui.ports import LinkState
from qosdesk.ui.shell.meters import is_waiting, seconds_to_free, short_meter_name, summary, with_vendor
from qosdesk.ui.shell.states import all_summary_text, duration_text
from qosdesk.ui.sourcing import connections
from qosdesk.ui.theme.theme import REGULAR, SEMIBOLD
from qosdesk.ui.widgets.chips import Mark, paint_mark
from qosdesk.ui.widgets.text import baseline, draw, text_width

HEIGHT: Final = 24
_PAD: Final = 12
_GAP: Final = 6

# A market's hours are those of any of its instruments.
_CLOCKS: Final = (
    ("HK", Symbol("HK", "700")),
    ("CN", Symbol("SH", "600519")),
    ("US", Symbol("US", "AAPL")),
    ("Crypto", Symbol("CF", "BTCUSDT")),
)


@dataclass(frozen=True, slots=True)
class Text:
    """One text of a segment: `strong` is SemiBold t1, `warns` amber, else t3; `figure` keeps its slot as wide as it
    ever was."""

    text: str
    strong: bool = False
    figure: str = ""
    warns: bool = False


@dataclass(frozen=True, slots=True)
class Segment:
    """Texts between two separators; the least important segment is left out first when the window is narrow.

    `opens` is the kind of panel that a click opens, empty for none.
    """

    name: str
    texts: tuple[Text, ...]
    importance: int
    mark: Mark | None = None
    tooltip: str = ""
    opens: str = ""


class StatusBar(QWidget):
    """Reads the desk once a second (`tick`) and paints what changed.

    Signals:
        panel_wanted: (kind) a segment was clicked that stands for a panel.
    """

    panel_wanted = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.theme = desk.theme
        self.setFixedHeight(HEIGHT)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._slots: dict[str, float] = {}
        self._left: tuple[Segment, ...] = ()
        self._right: tuple[Segment, ...] = ()
        self._placed: list[tuple[Segment, float, float]] = []
        self._messages = desk.store.messages
        self._counted_s = desk.clock.monotonic_s()
        self._rate = 0
        self.theme.changed.connect(self._restyle)
        self._read()

    def tick(self) -> None:
        """Once a second."""
        now_s = self.desk.clock.monotonic_s()
        passed_s = now_s - self._counted_s
        if passed_s > 0:
            self._rate = round((self.desk.store.messages - self._messages) / passed_s)
            self._messages, self._counted_s = self.desk.store.messages, now_s
        self._read()

    def refresh(self) -> None:
        """The connection changed: do not wait for the second."""
        self._read()

    def texts(self) -> str:
        """Everything it says, for tests and screen readers."""
        segments = (*self._left, *self._right)
        return " | ".join(" ".join(text.text for text in segment.texts) for segment in segments)

    def sizeHint(self) -> QSize:
        """Full width of its window."""
        return QSize(640, HEIGHT)

    # --- reading -----------------------------------------------------------------------------------------------------

    def _read(self) -> None:
        before = (self._left, self._right)
        self._left = (self._session(), self._rate_segment(), *self._latency(), *self._ledger())
        self._right = self._clocks()
        if before != (self._left, self._right):
            self.setAccessibleName(self.texts())
            self.update()

    def _session(self) -> Segment:
        sessions = connections(self.desk)
        texts = [Text(all_summary_text(sessions), strong=True)]
        if all(one.state is LinkState.LIVE and one.since_ms for one in sessions):
            since_ms = max(one.since_ms for one in sessions)
            texts.append(Text(duration_text(self.desk.clock.wall_ms() - since_ms), figure="uptime"))
        if len(sessions) == 1:
            return Segment("session", tuple(texts), 9)
        tooltip = self.tr("Click to see which provider covers which symbol.")
        return Segment("session", tuple(texts), 9, tooltip=tooltip, opens="coverage")

    def _rate_segment(self) -> Segment:
        texts = (Text(f"{self._rate:,}", strong=True, figure="rate"), Text(self.tr("msg/s")))
        return Segment(
            "rate", texts, 5, tooltip=self.tr("Messages taken from the provider in the last second")
        )

    def _latency(self) -> tuple[Segment, ...]:
        latency = self.desk.frames.latency
        recent = latency.first_painted.recent(self.desk.clock.monotonic_s()).quantiles()
        if recent is None:
            return ()
        texts = (
            Text(self.tr("receive→paint") + " p50"),
            Text(self.tr("{0} ms").format(round(recent.p50_s * 1000)), strong=True, figure="p50"),
            Text("p99"),
            Text(self.tr("{0} ms").format(round(recent.p99_s * 1000)), strong=True, figure="p99"),
        )
        tooltip = self.tr(
            "From the bytes of a quote to its pixels: {0} frames of the last minute. Click for diagnostics."
        ).format(recent.count)
        painted = Segment("latency", texts, 3, tooltip=tooltip, opens="diagnostics")
        return (painted, *self._stamps())

    def _stamps(self) -> tuple[Segment, ...]:
        """From the vendor's stamp to the receipt, as the interval that half the messages lie in."""
        latency, now_s = self.desk.frames.latency, self.desk.clock.monotonic_s()
        offset = latency.offset.between()
        for bit in (TRADE, DEPTH):
            delays = latency.stamps[bit].delays(offset, now_s) if offset is not None else None
            if delays is not None:
                texts = (
                    Text(self.tr("vendor→receive")),
                    Text(between_text(delays.p50), strong=True, figure="stamps"),
                )
                tooltip = self.tr(
                    "From the vendor's stamp to the receipt, p50: stamps of whole seconds and two clocks that "
                    "differ allow an interval only. Click for diagnostics."
                )
                return (Segment("stamps", texts, 1, tooltip=tooltip, opens="diagnostics"),)
        return ()

    def _ledger(self) -> tuple[Segment, ...]:
        meters = [meter for meter in summary(self.desk.connection.meters()) if meter.limit]
        if not meters:
            return ()
        texts = [Text(self.tr("Ledger"))]
        for meter in meters:
            name = with_vendor(short_meter_name(meter.name), meter)
            texts.append(
                Text(f"{name} {meter.used}/{meter.limit}", strong=True, figure=f"meter {meter.name}")
            )
        waiting = [meter for meter in meters if is_waiting(meter)]
        seconds = [left for meter in waiting if (left := seconds_to_free(meter, self.desk.clock.wall_ms()))]
        if seconds:
            texts.append(Text(self.tr("next free in {0} s").format(min(seconds)), figure="free", warns=True))
        tooltip = self.tr("Used of what your plan allows. Click for every counter.")
        return (Segment("ledger", tuple(texts), 2, tooltip=tooltip, opens="quota"),)

    def _clocks(self) -> tuple[Segment, ...]:
        now_ms = self.desk.clock.wall_ms()
        made = []
        for importance, (name, symbol) in zip((8, 7, 6, 4), _CLOCKS, strict=True):
            local = datetime.fromtimestamp(now_ms / 1000, zone_of(symbol.market))
            phase = self.desk.hours.phase_at(symbol, now_ms).phase
            zone = " UTC" if symbol.market == "CF" else ""
            texts = (
                Text(market_name(name), strong=True),
                Text(local.strftime("%H:%M:%S") + zone, figure=f"clock {name}"),
                Text(phase_text(symbol, phase, local), figure=f"phase {name}"),
            )
            moves = phase.is_trading
            made.append(Segment(name, texts, importance, Mark.DOT if moves else Mark.RING))
        return tuple(made)

    # --- painting ----------------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """Left segments from the left, clocks from the right."""
        painter = QPainter(self)
        c = self.theme.c
        painter.fillRect(self.rect(), c.bg2)
        painter.fillRect(0, 0, self.width(), 1, c.line)
        left, right = self._fitting()
        self._placed = []
        x = float(_PAD)
        for index, segment in enumerate(left):
            if index:
                painter.fillRect(int(x), 6, 1, HEIGHT - 12, c.line2)
                x += _PAD
            x = self._paint(painter, segment, x) + _PAD
        x = self.width() - _PAD
        for index, segment in enumerate(reversed(right)):
            if index:
                x -= _PAD
                painter.fillRect(int(x), 6, 1, HEIGHT - 12, c.line2)
                x -= _PAD
            x -= self._width(segment)
            self._paint(painter, segment, x)

    def event(self, event: QEvent) -> bool:
        """The tooltip of the segment under the mouse."""
        if event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            segment = self._segment_at(event.pos().x())
            if segment is not None and segment.tooltip:
                QToolTip.showText(event.globalPos(), segment.tooltip, self)
            else:
                QToolTip.hideText()
            return True
        return super().event(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """A hand over what can be clicked."""
        segment = self._segment_at(event.position().x())
        opens = segment is not None and bool(segment.opens)
        self.setCursor(Qt.CursorShape.PointingHandCursor if opens else Qt.CursorShape.ArrowCursor)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click on a segment opens its panel."""
        segment = self._segment_at(event.position().x())
        if segment is not None and segment.opens:
            self.panel_wanted.emit(segment.opens)
            return
        super().mousePressEvent(event)

    def _segment_at(self, x: float) -> Segment | None:
        return next((segment for segment, left, right in self._placed if left <= x < right), None)

    def _fitting(self) -> tuple[list[Segment], list[Segment]]:
        left, right = list(self._left), list(self._right)
        while True:
            total = sum(self._width(segment) for segment in (*left, *right)) + 2 * _PAD * (
                len(left) + len(right)
            )
            if total <= self.width() or not (left or right):
                return left, right
            least = min((*left, *right), key=lambda segment: segment.importance)
            (left if least in left else right).remove(least)

    def _width(self, segment: Segment) -> float:
        width = sum(self._slot(text) for text in segment.texts) + _GAP * (len(segment.texts) - 1)
        return width + (13 if segment.mark else 0)

    def _slot(self, text: Text) -> float:
        width = text_width(self.theme.font(11, SEMIBOLD if text.strong else REGULAR), text.text)
        if not text.figure:
            return width
        # A figure that grew keeps its room: what stands beside it moves once, not with every digit.
        slot = max(self._slots.get(text.figure, 0.0), width)
        self._slots[text.figure] = slot
        return slot

    def _paint(self, painter: QPainter, segment: Segment, x: float) -> float:
        c = self.theme.c
        start = x
        if segment.mark is not None:
            paint_mark(
                painter,
                x + 3.5,
                HEIGHT / 2 + 0.5,
                c.accent if segment.mark is Mark.DOT else c.t3,
                segment.mark,
            )
            x += 13
        base = baseline(self.theme.font(11, SEMIBOLD), 1, HEIGHT - 1)
        for index, text in enumerate(segment.texts):
            font = self.theme.font(11, SEMIBOLD if text.strong else REGULAR)
            slot = self._slot(text)
            clock = segment.mark is not None and index == 1
            color = c.warn if text.warns else c.t1 if text.strong else (c.t2 if clock else c.t3)
            # A figure before its unit stands at the right of its room, next to the unit.
            shift = slot - text_width(font, text.text) if text.figure == "rate" else 0.0
            draw(painter, x + shift, base, text.text, font, color)
            x += slot + (_GAP if index + 1 < len(segment.texts) else 0)
        self._placed.append((segment, start, x))
        return x

    def _restyle(self) -> None:
        self._slots.clear()
        self._read()
        self.update()


def market_name(name: str) -> str:
    """HK, CN, US, Crypto in the user's language."""
    names = {
        "HK": QCoreApplication.translate("Market", "HK"),
        "CN": QCoreApplication.translate("Market", "CN"),
        "US": QCoreApplication.translate("Market", "US"),
        "Crypto": QCoreApplication.translate("Market", "Crypto"),
    }
    return names[name]


def phase_text(symbol: Symbol, phase: Phase, local: datetime) -> str:
    """A session in words; an open market with a lunch break says which half of the day it is."""
    if phase is Phase.OPEN and symbol.market in ("HK", "SH", "SZ"):
        if local.hour < 12:
            return QCoreApplication.translate("Phase", "Morning")
        return QCoreApplication.translate("Phase", "Afternoon")
    words = {
        Phase.UNKNOWN: QCoreApplication.translate("Phase", "Hours unknown"),
        Phase.CLOSED: QCoreApplication.translate("Phase", "Closed"),
        Phase.NIGHT: QCoreApplication.translate("Phase", "Night"),
        Phase.PRE: QCoreApplication.translate("Phase", "Pre"),
        Phase.AUCTION: QCoreApplication.translate("Phase", "Auction"),
        Phase.OPEN: QCoreApplication.translate("Phase", "Open"),
        Phase.LUNCH: QCoreApplication.translate("Phase", "Lunch"),
        Phase.POST: QCoreApplication.translate("Phase", "Post"),
        Phase.ALWAYS: QCoreApplication.translate("Phase", "24 h"),
    }
    return words[phase]
