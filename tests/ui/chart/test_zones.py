"""The zone of the time axis: one choice for axis, crosshair, dates and tables."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu

from qosdesk.domain.intervals import Interval
from qosdesk.ui.chart.time_axis import zone_label
from qosdesk.ui.chart.tools.dates import parse_when
from qosdesk.ui.chart.tools.ground import zone_of_chart
from qosdesk.ui.chart.zones import ZONE, ZoneChoice, local_zone, zone_for
from tests.ui.chart.conftest import settle


def labels(panel):
    settle(panel)
    return [tick.text for _, tick in panel.view.item._must_scene().marks.labels if not tick.strong]


def test_the_axis_and_the_crosshair_change_together(panel):
    before = labels(panel)
    series = panel.model.series
    ts = int(series.ts_ms[-1])
    panel.set_zone(ZoneChoice.UTC)
    assert labels(panel) != before
    assert panel.model.wall_ms(ts) == ts
    panel.set_zone(ZoneChoice.EXCHANGE)
    assert labels(panel) == before
    assert panel.model.wall_ms(ts) == ts + 8 * 3_600_000


def test_dates_are_read_and_tables_written_in_it(panel):
    panel.set_zone(ZoneChoice.UTC)
    assert zone_of_chart(panel.model).key == "UTC"
    found = parse_when("2026-11-20 01:30", panel.desk.clock.wall_ms(), zone_of_chart(panel.model))
    assert datetime.fromtimestamp(found / 1000, UTC).hour == 1


@pytest.mark.parametrize("interval", [Interval.DAY, Interval.WEEK, Interval.MONTH])
def test_days_stay_days_of_the_exchange(panel, interval):
    panel.set_zone(ZoneChoice.UTC)
    panel.set_interval(interval)
    assert panel.model.zone.key == "Asia/Hong_Kong"


def test_the_choice_is_kept_and_the_usual_one_is_not_written(panel, desk, make_panel):
    assert "zone" not in panel.save_state()
    panel.set_zone(ZoneChoice.LOCAL)
    other = make_panel(desk, "chart-2")
    other.restore_state(panel.save_state())
    assert other.model.zone_choice is ZoneChoice.LOCAL
    assert other.model.zone is local_zone()


def test_every_zone_has_a_name():
    for choice in ZoneChoice:
        for language in ("en", "zh_CN"):
            assert zone_label(zone_for(choice, "US"), language)


def test_the_menu_offers_them_and_marks_the_one_in_use(panel, qtbot):
    panel.set_zone(ZoneChoice.UTC)
    panel.tools.open_menu(QPoint(300, 200))
    menu = next(one for one in panel.view.findChildren(QMenu) if one.isVisible())
    zones = next(action.menu() for action in menu.actions() if action.text() == "Time zone")
    assert [action.isChecked() for action in zones.actions()] == [False, False, True]
    zones.actions()[0].trigger()
    assert panel.model.zone_choice is ZoneChoice.EXCHANGE
    menu.close()


def test_a_new_chart_begins_in_the_zone_of_the_settings_and_keeps_one_of_its_own(desk, make_panel):
    desk.settings.set(ZONE, "utc")
    panel = make_panel(desk, "chart-3")
    assert panel.model.zone_choice is ZoneChoice.UTC
    assert "zone" not in panel.save_state()
    panel.set_zone(ZoneChoice.EXCHANGE)
    assert panel.save_state()["zone"] == "exchange"
    desk.settings.set(ZONE, "Mars")
    assert make_panel(desk, "chart-4").model.zone_choice is ZoneChoice.EXCHANGE
