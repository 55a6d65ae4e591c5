"""Missing bars are hatched and say why (LOOK 6)."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtGui import QImage

from qosdesk.domain.intervals import Interval
from qosdesk.ui.chart.holes import PITCH_PX, hatch, hole_words
from qosdesk.ui.ports import Hole, HoleReason
from tests.ui.chart.conftest import FIVE_MS, TENCENT, settle
from tests.ui.fakes import NOW_MS

LOST_MS = NOW_MS - 14_000  # 15:42:04


@pytest.mark.parametrize(
    ("hole", "words"),
    [
        (Hole(1, 0, 7, HoleReason.LINK_LOST, LOST_MS), "7 bars missing since 15:42:04: link lost"),
        (Hole(1, 9, 1, HoleReason.ASKED), "1 bar missing: asked for"),
        (Hole(1, 0, 0, HoleReason.LINK_LOST, LOST_MS), "Bars may be missing since 15:42:04: link lost"),
        (
            Hole(1, 0, 3, HoleReason.NO_REQUESTS, 0, NOW_MS),
            "3 bars missing: no requests left until 15:42:18",
        ),
        (Hole(1, 9, 1440, HoleReason.HISTORY_ENDS), "1,440 bars missing: the provider's history ends here"),
    ],
)
def test_a_hole_says_how_many_since_when_and_why(desk, make_panel, hole, words):
    assert hole_words(hole, make_panel(desk).model) == words


def test_the_hatch_fills_its_rectangle_at_45_degrees_and_stays_inside():
    lines = hatch(10, 20, 110, 60, PITCH_PX)
    x1, y1, x2, y2 = lines.T
    assert np.all(x2 - x1 == y1 - y2)
    assert np.all((x1 >= 10) & (x2 <= 110) & (y2 >= 20) & (y1 <= 60))
    assert np.allclose(np.diff(x1 + y1), PITCH_PX)


def hatched_columns(panel) -> set[int]:
    """Columns of the prices where something changes when the holes are taken away."""
    series = panel.model.series
    holes = series.holes
    with_holes = picture(panel)
    series.set_holes(())
    without = picture(panel)
    series.set_holes(holes)
    frame = panel.view.item.frame
    band = frame.layout.bands[0]
    changed = np.any(with_holes != without, axis=2)[
        band.bottom - 40 : band.bottom - 4, : frame.layout.plot_right
    ]
    return set(np.flatnonzero(np.any(changed, axis=0)).tolist())


def picture(panel) -> np.ndarray:
    panel.view.refresh()
    settle(panel)
    panel.view.grab()
    settle(panel)
    image = panel.view.grab().toImage().convertToFormat(QImage.Format.Format_RGB888)
    rows = np.frombuffer(image.constBits(), dtype=np.uint8).reshape(image.height(), image.bytesPerLine())
    return rows[:, : 3 * image.width()].reshape(image.height(), image.width(), 3).copy()


def test_between_two_bars_the_hatch_stands_where_they_meet(desk, make_panel):
    panel = make_panel(desk)
    series = desk.history.bars(TENCENT, Interval.M5)
    after = int(series.ts_ms[-20])
    series.set_holes((Hole(after, after + FIVE_MS, 4, HoleReason.ASKED),))
    columns = hatched_columns(panel)
    seam = panel.view.item.frame.x_of(series.first + len(series) - 19.5)
    assert columns
    assert abs((min(columns) + max(columns)) / 2 - seam) <= 2
    assert 12 <= max(columns) - min(columns) <= 20


def test_up_to_now_the_hatch_is_as_wide_as_the_missing_bars(desk, make_panel):
    panel = make_panel(desk)
    series = desk.history.bars(TENCENT, Interval.M5)
    series.set_holes((Hole(int(series.ts_ms[-1]), 0, 2, HoleReason.LINK_LOST, LOST_MS),))
    columns = hatched_columns(panel)
    frame = panel.view.item.frame
    assert min(columns) >= frame.x_of(series.first + len(series) - 0.5) - 20
    assert max(columns) <= frame.layout.plot_right
    assert columns
