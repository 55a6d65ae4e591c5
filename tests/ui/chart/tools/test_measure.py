"""Measuring by Shift."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from qosdesk.domain.numbers import format_change
from qosdesk.ui.chart.tools.measure import duration_text
from tests.ui.chart.conftest import settle

SHIFT = Qt.KeyboardModifier.ShiftModifier
FROM, TO = (300, 300), (440, 200)


def test_shift_drag_counts_bars_time_price_and_percent_and_is_gone_at_the_next_click(hands, panel):
    time = panel.view.item.frame.time
    hands.drag(FROM, TO, SHIFT)
    measure = hands.toolbox.measure
    assert measure is not None
    assert not measure.following
    frame = panel.view.item.frame
    bars = frame.index_near(TO[0]) - frame.index_near(FROM[0])
    change = measure.stop.price - measure.start.price
    assert measure.words(hands.ground.times, 2) == (
        f"{format_change(change, 2)} (+{change / measure.start.price * 100:.2f}%)",
        f"{bars} bars · {duration_text(bars * 5)}",
    )
    image = panel.view.grab().toImage()
    assert panel.desk.theme.c.bg4.name() in {
        image.pixelColor(x, y).name() for x in range(300, 440, 2) for y in range(100, 300, 2)
    }
    hands.click((150, 420))
    assert hands.toolbox.measure is None
    assert panel.view.item.frame.time == time
    assert hands.drawings == ()


def test_shift_click_measures_to_the_next_click(hands):
    hands.click(FROM, SHIFT)
    hands.move((350, 250))
    hands.move(TO)
    assert hands.toolbox.measure.following
    stop = hands.toolbox.measure.stop
    hands.click(TO)
    hands.move((200, 380))
    assert hands.toolbox.measure.stop == stop
    hands.click((200, 380))
    assert hands.toolbox.measure is None


def test_escape_takes_the_measure_away(hands, panel):
    hands.drag(FROM, TO, SHIFT)
    hands.key(Qt.Key.Key_Escape)
    assert hands.toolbox.measure is None
    settle(panel)


@pytest.mark.parametrize(
    ("minutes", "text"),
    [(0, "0 min"), (45, "45 min"), (60, "1 h"), (200, "3 h 20 min"), (1440, "1 d"), (17_525, "12 d 4 h")],
)
def test_a_time_span_is_said_in_its_two_largest_units(minutes, text):
    assert duration_text(minutes) == text
