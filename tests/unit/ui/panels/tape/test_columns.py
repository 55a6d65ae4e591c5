"""Columns hide whole, never overlap, and make room for a long price."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from qosdesk.ui.panels.tape.columns import PAD, Columns

TIME, MILLISECONDS = 52, 24
"""Widths at 12 px of `15:42:18` and of `.250`."""


@given(st.integers(180, 2000), st.booleans(), st.booleans(), st.integers(0, 78))
def test_a_price_begins_right_of_its_triangle_and_the_triangle_right_of_the_time(
    width, fine, running, price_px
):
    columns = Columns(width, fine, running, price_px)
    assert columns.price - price_px >= columns.mark + 8
    assert columns.guess - 3 >= PAD + TIME + (MILLISECONDS if columns.milliseconds else 0)
    assert columns.milliseconds is fine or width < 300 + 26
    assert columns.price <= width - PAD
    ends = [columns.price, columns.size, columns.value, columns.running, columns.count]
    shown = [end for end in ends if end]
    assert all(right - left >= 29 for left, right in pairwise(shown))


def test_what_has_no_room_hides_whole():
    def names(width):
        columns = Columns(width, False, True)
        return [name for name in ("value", "count", "running", "note") if getattr(columns, name)]

    assert names(200) == []
    assert names(320) == ["value", "note"]
    assert names(376) == ["value", "count", "note"]
    assert names(500) == ["value", "count", "running", "note"]
