"""Forward adjusted prices: a switch of each chart, kept with it."""

from __future__ import annotations


def test_the_switch_opens_the_other_series_and_survives_a_restart(panel, desk, make_panel):
    assert not desk.history.handles[-1].adjusted
    raw = desk.history.handles[-1]
    panel.looks.set_adjusted(True)
    assert raw.closed
    assert desk.history.handles[-1].adjusted
    state = panel.save_state()
    other = make_panel(desk, "chart-2")
    other.restore_state(state)
    assert other.model.adjusted
    assert desk.history.handles[-1].adjusted
    count = len(desk.history.handles)
    other.looks.set_adjusted(True)
    assert len(desk.history.handles) == count
    other.looks.set_adjusted(False)
    assert not desk.history.handles[-1].adjusted
    assert "adjusted" not in other.save_state()
