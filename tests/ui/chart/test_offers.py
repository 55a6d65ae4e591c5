"""What the symbol's source does not offer: intervals are grey and say so, the chart says why it is empty."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from qosdesk.domain.intervals import Interval
from qosdesk.domain.symbols import Symbol
from qosdesk.ui.chart.panel import ChartPanel
from qosdesk.ui.chart.states import message
from tests.ui.fakes import make_desk

WHY = "not offered by AllTick"


@pytest.fixture
def panel(qtbot):
    desk = make_desk()
    desk.sources.put("qos", "alltick")
    desk.sources.lacks("alltick", Interval.M1, Interval.H1, Interval.YEAR)
    panel = ChartPanel(desk, "chart-1")
    qtbot.addWidget(panel)
    panel.resize(700, 400)
    panel.show()
    yield panel
    panel.shut()


def test_all_intervals_of_the_usual_source_can_be_chosen(panel):
    assert all(button.isEnabled() for button in panel.toolbar.segments.values())


def test_after_a_fallback_what_the_other_one_lacks_is_grey_and_says_why(panel):
    panel.desk.sources.fall("HK:700", "alltick")
    segments = panel.toolbar.segments
    assert {one for one, button in segments.items() if not button.isEnabled()} == {Interval.M1, Interval.H1}
    assert segments[Interval.H1].toolTip() == WHY
    QTest.mouseClick(segments[Interval.H1], Qt.MouseButton.LeftButton)
    assert panel.model.interval is Interval.M5
    assert not any(button.isEnabled() for button in panel.toolbar.day_segments.values())


def test_the_intervals_come_back_with_the_usual_source_and_with_another_symbol(panel):
    panel.desk.sources.fall("HK:700", "alltick")
    panel.desk.links.point(1, Symbol("HK", "9988"))
    assert panel.toolbar.segments[Interval.H1].isEnabled()
    panel.desk.links.point(1, Symbol("HK", "700"))
    panel.desk.sources.fall("HK:700", "")
    assert panel.toolbar.segments[Interval.H1].isEnabled()
    assert panel.toolbar.segments[Interval.H1].toolTip() == ""


def test_a_chart_of_an_interval_that_is_not_offered_says_so_instead_of_loading(panel):
    panel.set_interval(Interval.H1)
    panel.desk.sources.fall("HK:700", "alltick")
    said = message(panel.model)
    assert (said.title, said.detail, said.retry) == ("No 1-hour bars of HK:700", WHY, False)


def test_stepping_through_the_intervals_passes_over_what_is_not_offered(panel):
    panel.desk.sources.fall("HK:700", "alltick")
    panel.set_interval(Interval.M30)
    panel.actions_by_id["chart.next_interval"]()
    assert panel.model.interval is Interval.H2
