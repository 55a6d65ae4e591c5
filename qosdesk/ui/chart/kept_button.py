"""A button over the bars: kept as a picture, since every frame of a moved view paints it anew."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap

from qosdesk.ui.widgets.buttons import TextButton


class KeptButton(TextButton):
    """A `TextButton` that is drawn when it looks different."""

    _picture: QPixmap | None = None
    _looks: tuple[object, ...] = ()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Copy the picture."""
        looks = (
            self.size(),
            self.devicePixelRatioF(),
            self.text(),
            self.theme.c,
            self.hovered,
            self.isDown(),
            self.isEnabled(),
            self.hasFocus(),
        )
        if self._picture is None or looks != self._looks:
            self._looks, dpr = looks, self.devicePixelRatioF()
            self._picture = QPixmap(self.size() * dpr)
            self._picture.setDevicePixelRatio(dpr)
            self._picture.fill(Qt.GlobalColor.transparent)
            painter = QPainter(self._picture)
            self.draw(painter)
            painter.end()
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._picture)
        painter.end()
