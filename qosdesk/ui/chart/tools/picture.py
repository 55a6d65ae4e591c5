"""A chart as a picture that says what it shows: a strip below names symbol, source and time."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QStyleOptionGraphicsItem

from qosdesk.ui.chart.model import ChartModel
from qosdesk.ui.chart.time_axis import zone_label
from qosdesk.ui.chart.toolbar import interval_text
from qosdesk.ui.chart.tools.ground import zone_of_chart
from qosdesk.ui.sourcing import file_source
from qosdesk.ui.theme.theme import SEMIBOLD
from qosdesk.ui.widgets.text import baseline, draw

if TYPE_CHECKING:
    from qosdesk.ui.chart.view import ChartView

_STRIP_PX: Final = 24


def source_text(model: ChartModel) -> str:
    """`QOS`, `QOS DEMO`, `CM:GOLD at AllTick`."""
    return file_source(model.desk, model.symbol) if model.symbol is not None else ""


def picture_of(view: ChartView, model: ChartModel) -> QImage:
    """What the view shows now without crosshair and buttons, at the screen's own resolution, with its strip."""
    ratio, width, height = view.devicePixelRatioF(), view.width(), view.height()
    image = QImage(round(width * ratio), round((height + _STRIP_PX) * ratio), QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(ratio)
    theme, colors = model.desk.theme, model.desk.theme.c
    image.fill(colors.bg2)
    painter = QPainter(image)
    pointer, model.pointer = model.pointer, None
    view.item.paint(painter, QStyleOptionGraphicsItem(), view.viewport())
    model.pointer = pointer
    painter.fillRect(QRectF(0, height, width, 1), colors.line)
    strong, plain = theme.font(12, SEMIBOLD), theme.font(12)
    base = baseline(plain, height, _STRIP_PX)
    x = draw(painter, 8, base, str(model.symbol or ""), strong, colors.t1) + 8
    demo = model.symbol is not None and model.desk.sources.serving(model.symbol).demo
    x = draw(painter, x, base, interval_text(model.interval), plain, colors.t2) + 8
    x = draw(painter, x, base, source_text(model), strong, colors.demo if demo else colors.t2) + 8
    draw(painter, x, base, _taken_at(model), plain, colors.t3)
    painter.end()
    return image


def png_of(image: QImage) -> bytes:
    """The picture as a PNG file."""
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(data.data())


def _taken_at(model: ChartModel) -> str:
    zone = zone_of_chart(model)
    now = datetime.fromtimestamp(model.desk.clock.wall_ms() / 1000, zone)
    return f"{now:%Y-%m-%d %H:%M:%S} {zone_label(zone, model.desk.theme.language)}"
