"""Where a panel that is dragged over another window would land, and the mark that shows it."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from qosdesk.ui.panel import Panel
from qosdesk.ui.shell.dock_host import DockHost, Place
from qosdesk.ui.theme import Theme

_EDGE: Final = 0.25
"""So much of a panel's width or height at each side means "beside it"; the middle means "as a tab"."""
_TINT: Final = 60


def find_target(host: DockHost, at: QPoint) -> tuple[Panel | None, Place, QRect]:
    """Where a panel let go at a global point lands: beside or over which panel, and the part of the host it would get.

    Over no panel it goes to the right of everything.
    """
    here = host.mapFromGlobal(at)
    for dock in host.docks():
        area = dock.geometry()
        if dock.isVisible() and not dock.isFloating() and area.contains(here):
            place = _place_in(area, here)
            return dock.panel, place, _part(area, place)
    return None, Place.RIGHT, _part(host.rect(), Place.RIGHT)


def _place_in(area: QRect, at: QPoint) -> Place:
    across = (at.x() - area.x()) / max(1, area.width())
    down = (at.y() - area.y()) / max(1, area.height())
    distances = {Place.LEFT: across, Place.RIGHT: 1 - across, Place.ABOVE: down, Place.BELOW: 1 - down}
    place = min(distances, key=distances.__getitem__)
    return place if distances[place] < _EDGE else Place.TAB


def _part(area: QRect, place: Place) -> QRect:
    half_width, half_height = area.width() // 2, area.height() // 2
    match place:
        case Place.LEFT:
            return QRect(area.x(), area.y(), half_width, area.height())
        case Place.RIGHT:
            return QRect(area.x() + area.width() - half_width, area.y(), half_width, area.height())
        case Place.ABOVE:
            return QRect(area.x(), area.y(), area.width(), half_height)
        case Place.BELOW:
            return QRect(area.x(), area.y() + area.height() - half_height, area.width(), half_height)
        case _:
            return area


class DropMark(QWidget):
    """The part of a host that a panel would get, in the accent's tint."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.theme = theme
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def show_at(self, part: QRect) -> None:
        """Move there."""
        self.setGeometry(part)
        self.show()
        self.raise_()

    def paintEvent(self, event: QPaintEvent) -> None:
        """A tint with an edge."""
        painter = QPainter(self)
        tint = QColor(self.theme.c.accent)
        tint.setAlpha(_TINT)
        painter.fillRect(self.rect(), tint)
        painter.setPen(self.theme.c.accent)
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
