"""Rules of where drawings lie and what the pointer touches."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qosdesk.domain.drawings import FIBONACCI, Anchor, Drawing, DrawingKind
from qosdesk.ui.chart.tools.shapes import Pane, clip, shape_of

PANE = Pane(0.5, 46.5, 700.5, 400.5)
coordinate = st.floats(-3000, 3000)
segments = st.tuples(coordinate, coordinate, coordinate, coordinate)


def drawing(kind: DrawingKind, *prices: float) -> Drawing:
    return Drawing(kind, tuple(Anchor(at, price) for at, price in enumerate(prices)))


def inside(x: float, y: float, slack: float = 1e-6) -> bool:
    return PANE.left - slack <= x <= PANE.right + slack and PANE.top - slack <= y <= PANE.bottom + slack


@given(segments, st.sampled_from([1.0, math.inf]))
def test_what_is_clipped_is_the_part_that_is_in_the_pane(segment, reach):
    x1, y1, x2, y2 = segment
    found = clip(segment, PANE, reach)
    length = math.hypot(x2 - x1, y2 - y1)
    for step in range(201):
        along = step / 200 * (1.0 if reach == 1 else 30.0)
        x, y = x1 + (x2 - x1) * along, y1 + (y2 - y1) * along
        if inside(x, y, -1e-6):
            assert found is not None
            a, b = found[:2], found[2:]
            on = math.hypot(x - a[0], y - a[1]) + math.hypot(x - b[0], y - b[1])
            assert on == pytest.approx(math.hypot(b[0] - a[0], b[1] - a[1]), abs=1e-3)
    if found is not None:
        assert inside(*found[:2])
        assert inside(*found[2:])
        if length > 1:
            for x, y in (found[:2], found[2:]):
                assert abs((x2 - x1) * (y - y1) - (y2 - y1) * (x - x1)) / length < 1e-3


@given(segments, coordinate, coordinate, st.sampled_from(DrawingKind))
def test_a_point_on_a_line_is_touched_and_a_far_one_is_not(segment, x, y, kind):
    points = [segment[:2], segment[2:]][: kind.points]
    shape = shape_of(drawing(kind, *(10.0, 12.0)[: kind.points]), points, PANE, 2)
    for x1, y1, x2, y2 in shape.lines:
        assert shape.distance((x1 + x2) / 2, (y1 + y2) / 2) < 1e-6
        assert inside(x1, y1)
        assert inside(x2, y2)
    brute = min(
        (
            math.hypot(x - x1 - (x2 - x1) * at / 400, y - y1 - (y2 - y1) * at / 400)
            for x1, y1, x2, y2 in (*shape.lines, *shape.faint)
            for at in range(401)
        ),
        default=math.inf,
    )
    assert shape.distance(x, y) <= brute + 1e-6
    assert shape.distance(x, y) == pytest.approx(brute, abs=8) or math.isinf(brute)


@given(segments, st.sampled_from(DrawingKind))
def test_every_handle_can_be_touched_where_it_is_drawn(segment, kind):
    points = [segment[:2], segment[2:]][: kind.points]
    shape = shape_of(drawing(kind, *(10.0, 12.0)[: kind.points]), points, PANE, 2)
    for at, (x, y) in enumerate(shape.points):
        assert shape.points[shape.handle_at(x, y, 10)] == (x, y)
        assert shape.handle_at(x + 10.5, y, 0.4) in (None, 1 - at)
    assert shape.handle_at(1e5, 1e5, 10) is None


def test_a_ray_goes_on_beyond_its_second_anchor_only():
    shape = shape_of(drawing(DrawingKind.RAY, 1.0, 2.0), [(100, 200), (200, 190)], PANE, 2)
    ((x1, y1, x2, y2),) = shape.lines
    assert (x1, y1) == (100, 200)
    assert (x2, y2) == (700.5, pytest.approx(139.95))


def test_fibonacci_levels_go_from_the_second_anchor_back_to_the_first():
    shape = shape_of(drawing(DrawingKind.FIBONACCI, 100.0, 200.0), [(100, 300), (300, 100)], PANE, 2)
    assert [line[1] for line in shape.lines] == pytest.approx([100 + 200 * level for level in FIBONACCI])
    assert [label.text for label in shape.labels] == [
        "0.0%  200.00",
        "23.6%  176.40",
        "38.2%  161.80",
        "50.0%  150.00",
        "61.8%  138.20",
        "78.6%  121.40",
        "100.0%  100.00",
    ]


def test_a_horizontal_line_crosses_the_pane_and_keeps_its_handle_in_reach():
    for x, handle in ((-500.0, PANE.left), (300.0, 300.0), (9000.0, PANE.right)):
        shape = shape_of(drawing(DrawingKind.HORIZONTAL, 1234.5), [(x, 200.0)], PANE, 2)
        assert shape.lines == ((PANE.left, 200.0, PANE.right, 200.0),)
        assert shape.points == ((handle, 200.0),)
        assert shape.labels[0].text == "1,234.50"


def test_a_price_that_a_scale_cannot_show_is_not_drawn():
    for y in (math.nan, math.inf, -math.inf):
        for kind in DrawingKind:
            points = [(100.0, y), (200.0, 50.0)][: kind.points]
            shape = shape_of(drawing(kind, *(1.0, 2.0)[: kind.points]), points, PANE, 2)
            assert shape.lines == ()
            assert shape.fill is None
