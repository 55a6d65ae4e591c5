"""The plan's figures by hand: stored as settings at once, reset to the documented ones."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QDialog
from shiboken6 import isValid

from qosdesk.ui.panels.plan_dialog import PlanDialog, figure_of
from qosdesk.ui.panels.quota import QuotaPanel
from qosdesk.ui.ports import Meter


@pytest.fixture
def dialog(qtbot, desk):
    desk.connection.budget = [Meter("Live", 3, 10), Meter("Connections", 1, 1), Meter("kline", 0, 0)]
    made = PlanDialog(desk)
    made.open()
    yield made
    made.accept()
    qtbot.waitUntil(lambda: not isValid(made))


def test_there_is_a_box_for_each_counter_with_the_limit_in_force(dialog):
    assert {name: box.value() for name, box in dialog.form.boxes.items()} == {
        "Live": 10,
        "Connections": 1,
        "kline": 0,
    }
    assert dialog.form.boxes["kline"].text() == "no limit"
    assert dialog.form.boxes["Live"].accessibleName() == "Live slots"
    assert dialog.form.boxes["Live"].toolTip()


def test_a_figure_is_stored_at_once_under_its_providers_name(dialog, desk):
    dialog.form.boxes["Live"].setValue(20)
    dialog.form.boxes["kline"].setValue(30)
    dialog.form.count_by.setCurrentIndex(1)
    dialog.form.plan.setCurrentIndex(1)
    assert desk.settings.values == {
        "plan.qos.products": 20,
        "plan.qos.kline.per_minute": 30,
        "plan.qos.count_by": "kind",
        "plan.qos.name": "free",
    }


def test_the_documented_figures_come_back(dialog, desk):
    dialog.form.boxes["Live"].setValue(20)
    dialog.form.plan.setCurrentIndex(2)
    dialog.form.reset()
    assert desk.settings.values["plan.qos.products"] == -1
    assert desk.settings.values["plan.qos.name"] == "default"
    assert dialog.form.boxes["Live"].value() == 10


def test_what_another_plan_allows_is_shown_when_it_is_in_force(dialog, desk):
    desk.connection.budget = [Meter("Live", 3, 3)]
    dialog.form.refresh()
    assert dialog.form.boxes["Live"].value() == 3
    assert desk.settings.values == {}


def test_every_counter_has_its_figure():
    assert [figure_of(name) for name in ("Live", "Connections", "history")] == [
        "products",
        "connections",
        "history.per_minute",
    ]


def test_the_quota_dock_opens_it(qtbot, shown):
    panel = shown(QuotaPanel)
    panel.plan_button.click()
    dialog = panel.findChild(QDialog)
    assert isinstance(dialog, PlanDialog)
    assert dialog.isVisible()
    dialog.accept()
    assert not dialog.form._timer.isActive()
