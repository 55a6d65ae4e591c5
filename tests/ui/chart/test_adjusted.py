"""Forward adjusted prices: a switch of each chart, kept with it."""

from __future__ import annotations

from qosdesk.domain.intervals import Interval
from qosdesk.domain.symbols import Symbol
from qosdesk.ui.chart.adjusted import can_adjust
from qosdesk.ui.chart.looks import ADJUSTED
from qosdesk.ui.ports import Loading, LoadState
from tests.ui.chart.conftest import TENCENT, settle


def test_the_switch_opens_the_other_series_and_survives_a_restart(panel, desk, make_panel):
    panel.set_interval(Interval.DAY)
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


def test_a_new_chart_is_as_the_settings_have_it_and_keeps_a_choice_of_its_own(desk, make_panel):
    desk.settings.set(ADJUSTED, True)
    panel = make_panel(desk, "chart-2")
    assert panel.model.adjusted
    assert "adjusted" not in panel.save_state()
    panel.looks.set_adjusted(False)
    other = make_panel(desk, "chart-3")
    other.restore_state(panel.save_state())
    assert not other.model.adjusted


def test_within_a_day_and_beside_stocks_there_is_nothing_to_adjust_but_the_wish_stays(panel, desk):
    panel.looks.set_adjusted(True)
    assert not desk.history.handles[-1].adjusted
    panel.set_interval(Interval.WEEK)
    assert desk.history.handles[-1].adjusted
    panel.compare_with((Symbol("US", "NVDA"), Symbol("CF", "BTCUSDT")))
    assert [handle.adjusted for handle in desk.history.handles[-2:]] == [True, False]
    assert not can_adjust(Symbol("FX", "EURUSD"), Interval.DAY)
    assert not can_adjust(None, Interval.DAY)


def test_the_menu_says_where_it_can_be_had(panel):
    panel.looks._open()
    assert not panel.looks._menu.actions()[-1].isEnabled()
    assert panel.looks._menu.actions()[-1].toolTip()
    panel.looks._menu.close()
    panel.set_interval(Interval.DAY)
    panel.looks._open()
    assert panel.looks._menu.actions()[-1].isEnabled()
    panel.looks._menu.close()


def test_adjusted_bars_are_marked_in_legend_and_title(panel, desk):
    def legend():
        panel.view.refresh()
        settle(panel)
        return panel.view.grab().toImage().copy(0, 0, 200, 24)

    before = legend()
    desk.history.put(TENCENT, Interval.M5, Loading(LoadState.IDLE, adjusted=True))
    assert legend() != before
    assert "adjusted" in panel.title_parts()[2]
