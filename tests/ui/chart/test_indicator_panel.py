"""A chart with indicators: chosen from its toolbar, kept with its state, own ones shown when they are computed."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import Qt

from qosdesk.indicators.kinds import FIRST_CHOICES, KINDS, kind_named
from qosdesk.indicators.own import OwnFile, digest_of, parse_header
from qosdesk.indicators.own_wire import Answer
from qosdesk.indicators.spec import Where
from tests.ui.chart.conftest import settle

SOURCE = b'TITLE = "Mine"\nOUTPUTS = {"a": "line"}\n'


def shown(panel):
    return [one.kind.name for one in panel.model.indicators]


def pixels(panel):
    settle(panel)
    return panel.view.grab().toImage()


def test_the_toolbar_opens_the_menu_and_a_choice_is_drawn(panel, qtbot):
    before = pixels(panel)
    qtbot.mouseClick(panel.indicators.button, Qt.MouseButton.LeftButton)
    menu = panel.indicators.menu
    qtbot.keyClicks(menu.field, "macd")
    qtbot.keyClick(menu.field, Qt.Key.Key_Return)
    menu.close()
    assert shown(panel) == ["MA", "VOL", "MACD"]
    assert pixels(panel) != before


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_every_kind_can_be_drawn_alone_and_with_all_periods_off(panel, kind):
    choice = kind.first_choice
    panel.set_indicators((choice,))
    pixels(panel)
    assert len(panel.model.indicators) == 1
    off = kind.fit(type(choice)(kind.name, tuple(-abs(value) for value in choice.values), choice.colors))
    panel.set_indicators((off,))
    pixels(panel)


def test_no_indicator_at_all_is_a_chart_too(panel):
    panel.set_indicators(())
    pixels(panel)
    assert panel.save_state()["indicators"] == "[]"


def test_choices_are_kept_with_the_panel(panel, desk, make_panel):
    assert "indicators" not in panel.save_state()
    chosen = (*FIRST_CHOICES, kind_named("KDJ").first_choice)
    panel.set_indicators(chosen)
    other = make_panel(desk, "chart-2")
    assert other.model.choices == FIRST_CHOICES
    other.restore_state(panel.save_state())
    assert other.model.choices == chosen


def test_an_own_indicator_says_what_it_waits_for_and_is_drawn_when_it_comes(panel, desk):
    kind = parse_header("mine.py", SOURCE)
    desk.own_indicators.found = [OwnFile("mine.py", kind, digest_of(SOURCE), SOURCE)]
    panel.set_indicators((kind.first_choice,))
    waiting = pixels(panel)
    (own,) = panel.model.indicators
    assert own.kind.where is Where.PANE
    assert own.message == "Computing."
    (request,) = desk.own_indicators.asked
    own._answered(panel.model.series.first, Answer(np.cumsum(request.columns[3:4], axis=1)))
    assert own.message == ""
    assert pixels(panel) != waiting


def test_a_closed_chart_is_not_told_of_values(panel, desk):
    kind = parse_header("mine.py", SOURCE)
    desk.own_indicators.found = [OwnFile("mine.py", kind, digest_of(SOURCE), SOURCE)]
    panel.set_indicators((kind.first_choice,))
    pixels(panel)
    panel.shut()
    assert panel.model.indicators == []
