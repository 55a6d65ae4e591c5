"""A chart whose tools are worked by hand."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from qosdesk.domain.drawings import Drawing
from qosdesk.ui.chart.panel import ChartPanel
from qosdesk.ui.chart.tools.ground import Ground
from qosdesk.ui.chart.tools.shapes import Point
from tests.ui.chart.conftest import TENCENT, settle
from tests.ui.fakes import FakeDesk

NONE = Qt.KeyboardModifier.NoModifier


class Hands:
    """Mouse and keys on one chart; places are logical px of the view."""

    def __init__(self, panel: ChartPanel) -> None:
        self.panel = panel
        self.toolbox = panel.tools.toolbox
        panel.view.setFocus()

    @property
    def drawings(self) -> tuple[Drawing, ...]:
        return self.panel.desk.drawings.of(TENCENT)

    @property
    def ground(self) -> Ground:
        """Of the latest painting."""
        frame = self.panel.view.item.frame
        assert frame is not None
        found = Ground.of(self.panel.model, frame)
        assert found is not None
        return found

    def points(self, drawing: Drawing) -> list[Point]:
        """Where its anchors are, logical px."""
        dpr = self.ground.frame.layout.dpr
        return [(x / dpr, y / dpr) for x, y in (self.ground.point_of(anchor) for anchor in drawing.anchors)]

    def key(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE) -> None:
        QTest.keyClick(self.panel.view, key, modifiers)
        settle(self.panel)

    def tool(self, key: Qt.Key) -> None:
        self.key(key, Qt.KeyboardModifier.AltModifier)

    def press(self, at: tuple[float, float], modifiers: Qt.KeyboardModifier = NONE) -> None:
        QTest.mousePress(self.panel.view.viewport(), Qt.MouseButton.LeftButton, modifiers, self._point(at))

    def move(self, at: tuple[float, float]) -> None:
        QTest.mouseMove(self.panel.view.viewport(), self._point(at))

    def release(self, at: tuple[float, float], modifiers: Qt.KeyboardModifier = NONE) -> None:
        QTest.mouseRelease(self.panel.view.viewport(), Qt.MouseButton.LeftButton, modifiers, self._point(at))
        settle(self.panel)

    def click(self, at: tuple[float, float], modifiers: Qt.KeyboardModifier = NONE) -> None:
        self.move(at)
        self.press(at, modifiers)
        self.release(at, modifiers)
        # So that the next click is no double click.
        QTest.qWait(1)

    def drag(
        self, start: tuple[float, float], stop: tuple[float, float], modifiers: Qt.KeyboardModifier = NONE
    ) -> None:
        self.move(start)
        self.press(start, modifiers)
        for part in (1, 2, 3, 4):
            self.move(
                (start[0] + (stop[0] - start[0]) * part / 4, start[1] + (stop[1] - start[1]) * part / 4)
            )
        self.release(stop, modifiers)

    def _point(self, at: tuple[float, float]) -> QPoint:
        return QPoint(round(at[0]), round(at[1]))


@pytest.fixture
def hands(panel: ChartPanel, desk: FakeDesk) -> Hands:
    """On the chart of HK:700, without the magnet."""
    desk.settings.set("chart.magnet", False)
    return Hands(panel)
