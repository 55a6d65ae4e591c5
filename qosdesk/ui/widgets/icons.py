"""The icons of the house (LOOK 9): SVG on a 16 px grid, tinted by a token, drawn at the screen's own resolution."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from PySide6.QtCore import QByteArray, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QImage, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from qosdesk.paths import resource

NAMES: Final = (
    "bell",
    "camera",
    "candle",
    "check",
    "chevron-down",
    "chevron-right",
    "chevron-up",
    "clock",
    "close",
    "columns",
    "copy",
    "crosshair",
    "dock",
    "draw",
    "export",
    "fibonacci",
    "filter",
    "float",
    "import",
    "indicator",
    "info",
    "key",
    "line-horizontal",
    "line-ray",
    "line-trend",
    "link",
    "magnet",
    "menu",
    "moon",
    "pause",
    "pin",
    "play",
    "plug-off",
    "plus",
    "recentre",
    "rectangle",
    "redo",
    "search",
    "settings",
    "sound",
    "sun",
    "trash",
    "undo",
    "warning",
    "workspace",
)
"""Every icon there is; each is `resources/icons/NAME.svg`."""


def paint_icon(painter: QPainter, name: str, x: float, y: float, color: QColor, size: int = 16) -> None:
    """Draw an icon with its left top corner at `(x, y)`, crisp at the painter's device-pixel ratio."""
    ratio = painter.device().devicePixelRatioF()
    painter.drawImage(QPointF(x, y), icon_image(name, color, size, ratio))


def icon_image(name: str, color: QColor, size: int = 16, ratio: float = 1.0) -> QImage:
    """An icon as an image of `size` logical pixels, cached.

    Raises:
        KeyError: there is no icon of that name.
    """
    return _render(name, color.rgba(), size, round(ratio, 3))


def icon(name: str, color: QColor, size: int = 16) -> QIcon:
    """An icon for menus and actions, sharp at 100 %, 150 % and 200 %."""
    made = QIcon()
    for ratio in (1.0, 1.5, 2.0):
        made.addPixmap(QPixmap.fromImage(icon_image(name, color, size, ratio)))
    return made


@lru_cache(maxsize=512)
def _render(name: str, rgba: int, size: int, ratio: float) -> QImage:
    color = QColor.fromRgba(rgba)
    renderer = QSvgRenderer(QByteArray(_source(name).replace(b"currentColor", color.name().encode())))
    pixels = round(size * ratio)
    image = QImage(QSize(pixels, pixels), QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setOpacity(color.alphaF())
    renderer.render(painter, QRectF(0, 0, pixels, pixels))
    painter.end()
    image.setDevicePixelRatio(ratio)
    return image


@lru_cache(maxsize=64)
def _source(name: str) -> bytes:
    if name not in NAMES:
        raise KeyError(f"no icon named {name!r}")
    return resource("icons", f"{name}.svg").read_bytes()
