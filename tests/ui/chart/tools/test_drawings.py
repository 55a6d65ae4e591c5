"""Drawing with real mouse and key events on a real chart."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest

from qosdesk.domain.drawings import Anchor, Drawing, DrawingKind, added
from qosdesk.domain.intervals import Interval
from qosdesk.domain.symbols import Symbol
from qosdesk.ui.chart.model import Axis
from tests.ui.chart.conftest import FIVE_MS, TENCENT, fill, settle
from tests.ui.chart.tools.conftest import Hands
from tests.ui.fakes import NOW_MS

KEYS = {
    Qt.Key.Key_T: DrawingKind.TREND,
    Qt.Key.Key_R: DrawingKind.RAY,
    Qt.Key.Key_X: DrawingKind.RECTANGLE,
    Qt.Key.Key_F: DrawingKind.FIBONACCI,
}
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
FROM, TO = (300, 300), (500, 200)


def near(found, wanted, panel):
    """Within half a bar and a decimal of the price."""
    step = panel.model.view.step / 2 + 1
    return abs(found[0] - wanted[0]) <= step and abs(found[1] - wanted[1]) <= 1.5


@pytest.mark.parametrize(("key", "kind"), KEYS.items())
def test_two_clicks_or_one_drag_draw_the_same(hands, panel, key, kind):
    hands.tool(key)
    hands.click(FROM)
    hands.move((400, 260))
    hands.click(TO)
    hands.tool(key)
    hands.drag(FROM, TO)
    first, second = hands.drawings
    assert (first.kind, first.anchors) == (second.kind, second.anchors)
    assert first.kind is kind
    for found, wanted in zip(hands.points(first), (FROM, TO), strict=True):
        assert near(found, wanted, panel)
    assert hands.toolbox.tool is None
    assert hands.toolbox.chosen == second.id


def test_two_fast_clicks_draw_too(hands, panel):
    hands.tool(Qt.Key.Key_T)
    hands.click(FROM)
    hands.move(TO)
    QTest.mouseDClick(panel.view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(*TO))
    settle(panel)
    assert len(hands.drawings) == 1


def test_a_double_click_at_one_place_draws_no_speck(hands, panel):
    hands.tool(Qt.Key.Key_T)
    hands.click(FROM)
    QTest.mouseDClick(panel.view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(*FROM))
    assert hands.drawings == ()
    hands.move(TO)
    hands.click(TO)
    assert len(hands.drawings) == 1


def test_a_horizontal_line_takes_one_click(hands, panel):
    hands.tool(Qt.Key.Key_H)
    hands.click(FROM)
    (line,) = hands.drawings
    assert near(hands.points(line)[0], FROM, panel)
    assert line.anchors[0].price == round(line.anchors[0].price, 2)


def test_drawing_does_not_move_the_view_and_the_rest_of_the_chart_still_does(hands, panel):
    frame = panel.view.item.frame
    hands.tool(Qt.Key.Key_T)
    hands.drag(FROM, TO)
    assert panel.view.item.frame.time == frame.time
    hands.drag((200, 500), (260, 500))
    assert panel.view.item.frame.time != frame.time
    assert len(hands.drawings) == 1


def test_escape_cancels_from_the_inside_out(hands):
    hands.tool(Qt.Key.Key_T)
    hands.click(FROM)
    hands.key(Qt.Key.Key_Escape)
    assert hands.toolbox.tool is DrawingKind.TREND
    hands.key(Qt.Key.Key_Escape)
    assert hands.toolbox.tool is None
    hands.drag(FROM, TO)
    assert hands.drawings == ()


def test_escape_while_dragging_leaves_the_drawing_where_it_was(hands):
    hands.tool(Qt.Key.Key_T)
    hands.drag(FROM, TO)
    before = hands.drawings
    hands.press((400, 250))
    hands.move((440, 280))
    hands.key(Qt.Key.Key_Escape)
    hands.release((440, 280))
    assert hands.drawings == before


def test_the_whole_is_moved_by_its_line_and_one_end_by_its_handle(hands, panel):
    hands.tool(Qt.Key.Key_T)
    hands.drag(FROM, TO)
    hands.click((100, 420))
    assert hands.toolbox.chosen == 0
    (line,) = hands.drawings
    a, b = hands.points(line)
    middle = ((a[0] + b[0]) / 2, (a[1] + b[1]) / 2)
    step = panel.model.view.step
    hands.drag(middle, (middle[0] + 4 * step, middle[1] + 30))
    (moved,) = hands.drawings
    c, d = hands.points(moved)
    assert c == (pytest.approx(a[0] + 4 * step), pytest.approx(a[1] + 30, abs=1))
    assert d == (pytest.approx(b[0] + 4 * step), pytest.approx(b[1] + 30, abs=1))
    hands.drag(d, (d[0] + 40, d[1] + 50))
    (turned,) = hands.drawings
    assert turned.anchors[0] == moved.anchors[0]
    assert near(hands.points(turned)[1], (d[0] + 40, d[1] + 50), panel)
    assert (turned.id, turned.kind) == (line.id, line.kind)


def test_a_trembling_hand_chooses_and_does_not_move(hands):
    hands.tool(Qt.Key.Key_T)
    hands.drag(FROM, TO)
    before = hands.drawings
    (a, b) = hands.points(before[0])
    middle = ((a[0] + b[0]) / 2, (a[1] + b[1]) / 2)
    hands.press(middle)
    hands.move((middle[0] + 1, middle[1] + 1))
    hands.release((middle[0] + 1, middle[1] + 1))
    assert hands.drawings == before
    assert hands.toolbox.chosen == before[0].id


def test_undo_and_redo_go_through_every_step(hands):
    hands.tool(Qt.Key.Key_T)
    hands.drag(FROM, TO)
    hands.drag((400, 250), (420, 300))
    hands.toolbox.set_colour(3)
    hands.key(Qt.Key.Key_Delete)
    assert hands.drawings == ()
    states = [hands.drawings]
    for _ in range(4):
        hands.key(Qt.Key.Key_Z, CTRL)
        states.append(hands.drawings)
    assert states[-1] == ()
    assert [len(state) for state in states] == [0, 1, 1, 1, 0]
    assert states[1][0].colour == 3
    assert states[3][0].anchors != states[2][0].anchors
    for at in (3, 2, 1):
        hands.key(Qt.Key.Key_Z, CTRL | SHIFT)
        assert hands.drawings == states[at]
    hands.key(Qt.Key.Key_Y, CTRL)
    assert hands.drawings == ()


def test_remove_all_is_one_step_back(hands):
    for at in (200, 250, 300):
        hands.tool(Qt.Key.Key_H)
        hands.click((300, at))
    three = hands.drawings
    hands.toolbox.remove_all()
    assert hands.drawings == ()
    hands.key(Qt.Key.Key_Z, CTRL)
    assert hands.drawings == three


def test_the_magnet_draws_to_a_price_of_the_bar_and_control_inverts_it(hands, panel, desk):
    frame, series = panel.view.item.frame, panel.model.series
    index = frame.index_near(400)
    bar = series.bar(index)
    x, y = frame.x_of(index), frame.y_of(bar.high) - 7
    hands.tool(Qt.Key.Key_H)
    hands.click((x, y))
    assert hands.drawings[-1].anchors[0].price != bar.high
    hands.key(Qt.Key.Key_Delete)
    hands.toolbox.set_magnet(True)
    hands.tool(Qt.Key.Key_H)
    hands.click((x, y))
    assert hands.drawings[-1].anchors[0].price == bar.high
    assert hands.drawings[-1].anchors[0].ts_ms == bar.ts_ms
    hands.key(Qt.Key.Key_Delete)
    hands.tool(Qt.Key.Key_H)
    hands.click((x, y), CTRL)
    assert hands.drawings[-1].anchors[0].price != bar.high
    assert desk.settings.get("chart.magnet", False) is True


def test_live_ticks_and_older_pages_do_not_disturb_a_drawing_in_hand(hands, panel, desk):
    hands.tool(Qt.Key.Key_T)
    hands.press(FROM)
    hands.move((400, 250))
    settle(panel)
    series = desk.history.bars(TENCENT, Interval.M5)
    for at in range(3):
        series.push(NOW_MS - NOW_MS % FIVE_MS, 600, 601 + at, 599, 600 + at, 100)
        panel.on_frame((), 0.0)
        settle(panel)
    hands.move(TO)
    hands.release(TO)
    (line,) = hands.drawings
    assert near(hands.points(line)[1], TO, panel)
    desk.history.put(TENCENT, Interval.M5)
    settle(panel)
    assert hands.drawings == (line,)


def test_a_drawing_keeps_its_bars_when_history_comes_in_front(hands, panel, desk):
    hands.tool(Qt.Key.Key_T)
    hands.drag(FROM, TO)
    (line,) = hands.drawings
    before = [hands.ground.times.index_of(anchor.ts_ms) for anchor in line.anchors]
    series = desk.history.bars(TENCENT, Interval.M5)
    older = type(series)()
    fill(older, 300, end_ms=int(series.ts_ms[0]) - FIVE_MS)
    series.merge([older.bar(at) for at in range(300)])
    desk.history.put(TENCENT, Interval.M5)
    settle(panel)
    assert [hands.ground.times.index_of(anchor.ts_ms) for anchor in line.anchors] == before


def test_on_another_interval_it_lies_on_the_bars_that_hold_its_times(hands, panel, desk):
    hands.tool(Qt.Key.Key_T)
    hands.drag(FROM, TO)
    (line,) = hands.drawings
    hourly = desk.history.bars(TENCENT, Interval.H1)
    fine = desk.history.bars(TENCENT, Interval.M5)
    for row in range(len(fine)):
        bar = fine.bar(fine.first + row)
        hourly.push(
            bar.ts_ms - bar.ts_ms % (12 * FIVE_MS), bar.open, bar.high, bar.low, bar.close, bar.volume
        )
    panel.set_interval(Interval.H1)
    settle(panel)
    assert hands.drawings == (line,)
    for anchor in line.anchors:
        bar = hourly.bar(hands.ground.times.index_of(anchor.ts_ms))
        assert bar.ts_ms <= anchor.ts_ms < bar.ts_ms + 12 * FIVE_MS
    hands.click((100, 420))
    (a, b) = hands.points(line)
    hands.click(((a[0] + b[0]) / 2, (a[1] + b[1]) / 2))
    assert hands.toolbox.chosen == line.id


def test_two_charts_of_a_symbol_show_the_same_at_once(hands, panel, desk, make_panel):
    other = make_panel(desk, "chart-2")
    there = Hands(other)
    hands.panel.view.setFocus()
    hands.tool(Qt.Key.Key_H)
    hands.click(FROM)
    settle(other)
    (line,) = there.drawings
    at = there.points(line)[0]
    there.click(at)
    assert there.toolbox.chosen == line.id
    there.key(Qt.Key.Key_Delete)
    assert hands.drawings == ()
    assert hands.toolbox.chosen == 0


def test_another_symbol_has_its_own_and_takes_nothing_in_hand(hands, panel, desk):
    hands.tool(Qt.Key.Key_T)
    hands.drag(FROM, TO)
    hands.tool(Qt.Key.Key_T)
    hands.click(FROM)
    nvidia = Symbol("US", "NVDA")
    fill(desk.history.bars(nvidia, Interval.M5), 600, seed=2)
    desk.links.point(1, nvidia)
    settle(panel)
    hands.click(TO)
    hands.key(Qt.Key.Key_Escape)
    assert desk.drawings.of(nvidia) == ()
    assert len(desk.drawings.of(TENCENT)) == 1
    hands.key(Qt.Key.Key_Z, CTRL)
    assert len(desk.drawings.of(TENCENT)) == 1


def test_a_drawing_beyond_the_last_bar_stays_there(hands, panel):
    hands.tool(Qt.Key.Key_T)
    right = panel.view.item.frame.layout.plot_right - 4
    hands.drag(FROM, (right, 200))
    (line,) = hands.drawings
    series = panel.model.series
    assert line.anchors[1].ts_ms > series.ts_ms[-1]
    assert near(hands.points(line)[1], (right, 200), panel)


def test_it_is_painted_in_its_colour_and_only_the_overlay_is_painted_anew(hands, panel, desk):
    item = panel.view.item
    hands.tool(Qt.Key.Key_H)
    hands.move(FROM)
    settle(panel)
    painted = item.base_paints
    hands.click(FROM)
    assert item.base_paints == painted
    y = round(hands.points(hands.drawings[0])[0][1] - 0.5)
    QTest.mouseMove(panel.view.viewport(), QPoint(100, 420))
    settle(panel)
    image = panel.view.grab().toImage()
    seen = {image.pixelColor(x, y).name() for x in range(10, 700)}
    assert desk.theme.c.series1.name() in seen
    assert hands.toolbox.chosen
    hands.toolbox.set_colour(3)
    settle(panel)
    image = panel.view.grab().toImage()
    assert desk.theme.c.series3.name() in {image.pixelColor(x, y).name() for x in range(10, 700)}


def test_drawings_beyond_the_pane_leave_axis_and_volume_alone(hands, panel, desk):
    panel.model.pointer = None
    settle(panel)
    before = panel.view.grab().toImage()
    hands.tool(Qt.Key.Key_R)
    hands.drag((200, 200), (230, 300))
    hands.tool(Qt.Key.Key_X)
    hands.drag((400, 200), (690, 380))
    hands.toolbox.choose(0)
    panel.model.pointer = None
    settle(panel)
    after, layout = panel.view.grab().toImage(), panel.view.item.frame.layout
    assert before != after
    for x in range(0, layout.width, 3):
        for y in range(0, layout.height, 3):
            if x > layout.plot_right + 1 or y > layout.price_bottom + 1:
                assert before.pixel(x, y) == after.pixel(x, y), (x, y)


@pytest.mark.parametrize("axis", list(Axis))
def test_every_place_of_the_pane_is_a_bar_and_a_price_and_back(hands, panel, axis):
    panel.model.axis = axis
    panel.view.refresh()
    settle(panel)
    frame, ground = panel.view.item.frame, hands.ground
    layout = frame.layout
    one = abs(frame.y_of(600.0) - frame.y_of(600.01))
    for x in range(0, layout.plot_right, 37):
        for y in range(layout.legend, layout.price_bottom, 23):
            anchor = ground.anchor_at(x, y)
            back = ground.point_of(anchor)
            assert abs(back[0] - x) <= frame.time.step / 2 + 1
            assert abs(back[1] - y) <= one
            assert ground.anchor_at(*back) == anchor


@pytest.mark.parametrize("axis", list(Axis))
def test_what_is_moved_there_and_back_is_what_it_was_however_far_its_ends_are(hands, panel, axis):
    hands.tool(Qt.Key.Key_X)
    hands.drag(FROM, TO)
    panel.model.axis = axis
    panel.model.price_range = (600.0, 600.4)
    panel.view.refresh()
    settle(panel)
    (box,) = hands.drawings
    moved = hands.ground.moved(box, 5, 300.0)
    assert moved != box
    assert hands.ground.moved(moved, -5, -300.0) == box
    if axis is not Axis.LOG:
        shifts = [new.price - old.price for new, old in zip(moved.anchors, box.anchors, strict=True)]
        assert shifts[0] == pytest.approx(shifts[1], abs=0.0101)


def test_a_price_below_zero_is_not_drawn_on_a_logarithmic_axis(hands, panel, desk):
    drawing = Drawing(DrawingKind.HORIZONTAL, (Anchor(NOW_MS, -5.0),))
    trend = Drawing(DrawingKind.TREND, (Anchor(NOW_MS - 50 * FIVE_MS, -5.0), Anchor(NOW_MS, 600.0)))
    desk.drawings.put(TENCENT, added(added((), drawing), trend))
    panel.model.axis = Axis.LOG
    for chosen in (0, 1, 2):
        hands.toolbox.choose(chosen)
        panel.view.refresh()
        settle(panel)
    assert hands.toolbox.drawing_at(QPointF(400, 300), panel.view.item.frame) is None


def test_all_of_it_is_painted_wherever_it_lies_without_a_complaint(hands, panel, desk):
    drawings = ()
    places = [Anchor(ts, price) for ts in (0, NOW_MS, 4 * NOW_MS) for price in (-1e9, 0.0, 605.0, 1e12)]
    for kind in DrawingKind:
        for first, second in zip(places, [*places[5:], *places[:5]], strict=True):
            drawings = added(drawings, Drawing(kind, (first, second)[: kind.points]))
    desk.drawings.put(TENCENT, drawings)
    for axis in Axis:
        panel.model.axis = axis
        for one in drawings[::7]:
            hands.toolbox.choose(one.id)
            panel.view.refresh()
            settle(panel)
