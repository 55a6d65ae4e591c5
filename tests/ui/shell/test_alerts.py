"""Alerts in the shell: the bell counts, panels ask for the dialog, cards bring the chart, the tray mutes and quits."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from qosdesk.app.panels import FACTORIES
from qosdesk.domain.alerts import Alert, AlertEvent, Condition, Way, What
from qosdesk.domain.symbols import Symbol
from qosdesk.ui.mini import Mini
from qosdesk.ui.panels.alerts.dialog import AlertDialog
from qosdesk.ui.panels.alerts.quiet import MUTED
from qosdesk.ui.shell.screens import Screens
from qosdesk.ui.shell.tray import CLOSE_TO_TRAY, Tray
from qosdesk.ui.shell.windows import Windows
from tests.ui.fakes import NOW_MS, make_desk
from tests.ui.panels.market import snapshot
from tests.ui.shell.panels import factories

TENCENT, NVIDIA = Symbol("HK", "700"), Symbol("US", "NVDA")
ABOVE = Condition(What.PRICE, Way.UP, 620.0)
EVENT = AlertEvent(NVIDIA, ABOVE, Way.UP, 620.5, 620.5, NOW_MS, NOW_MS, source="QOS", alert=1)


@pytest.fixture
def desk(qapp):
    return make_desk(qapp)


@pytest.fixture
def windows(qtbot, desk):
    made = Windows(desk, {**factories(), "alerts": FACTORIES["alerts"]})
    made.open()
    made.show()
    qtbot.waitExposed(made.first)
    yield made
    made.close_all()
    made.end()
    made.deleteLater()
    desk.frames.stop()


def test_the_bell_counts_what_was_not_seen_and_opens_the_panel(qtbot, windows, desk):
    bell = windows.first.top_bar.bell
    desk.alerts.fire(EVENT)
    assert bell.count == 1
    assert bell.accessibleName() == "Alerts, 1 new"
    bell.grab()
    qtbot.mouseClick(bell, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bell.count == 0)
    panel = windows.first.host.active()
    assert panel.log_view.isVisible()
    assert bell.accessibleName() == "Alerts"
    qtbot.mouseClick(bell, Qt.MouseButton.LeftButton)
    assert sum(one.kind == "alerts" for one in windows.first.host.panels()) == 1


def test_a_panel_that_wants_an_alert_gets_the_dialog(windows):
    panel = next(one for one in windows.first.host.panels() if one.kind == "table")
    panel.alert_wanted.emit((TENCENT,), 600.0)
    (dialog,) = windows.first.findChildren(AlertDialog)
    assert dialog.level.text() == "600.00"
    dialog.reject()


def test_a_card_brings_the_chart_of_its_symbol(qtbot, windows, desk):
    desk.alerts.save(Alert(ABOVE, NVIDIA))
    desk.alerts.fire(EVENT)
    (card,) = windows.announcer.cards.cards
    qtbot.mouseClick(card.chart_button, Qt.MouseButton.LeftButton)
    assert desk.links.target(1).symbol == NVIDIA
    assert windows.announcer.cards.cards == []


def test_cards_go_with_the_desk(windows, desk):
    desk.alerts.fire(EVENT)
    windows.close_all()
    assert windows.announcer.cards.cards == []


def test_without_a_tray_nothing_is_said_there(qapp, desk):
    tray = Tray(desk, qapp, Mini(desk, Screens(qapp), qapp), has_tray=False)
    tray.say("HK:700", "Price crosses above 620.00")
    assert tray.icon is None
    tray.shut()
    tray.deleteLater()


@pytest.mark.qt_log_ignore("systemTrayWindowChanged", extend=True)
def test_the_trays_menu_shows_mutes_and_quits(qapp, desk):
    tray = Tray(desk, qapp, Mini(desk, Screens(qapp), qapp), has_tray=True)
    heard = []
    tray.show_wanted.connect(lambda: heard.append("show"))
    tray.quit_wanted.connect(lambda: heard.append("quit"))

    def action(text):
        tray._fill()
        return next(one for one in tray.menu.actions() if one.text() == text)

    action("Show qosdesk").trigger()
    action("Mute all alerts").trigger()
    assert desk.settings.values[MUTED] is True
    assert tray.icon.toolTip() == "qosdesk · Muted"
    action("Mute all alerts").trigger()
    assert desk.settings.values[MUTED] is False
    action("Do not disturb for 2 hours").trigger()
    action("Disturb again").trigger()
    assert tray.icon.toolTip() == "qosdesk"
    action("Quit").trigger()
    assert heard == ["show", "quit"]
    tray.shut()
    tray.deleteLater()


@pytest.mark.qt_log_ignore("systemTrayWindowChanged", extend=True)
def test_the_tray_says_five_quotes_as_they_are_when_its_menu_opens(qapp, desk):
    tray = Tray(desk, qapp, Mini(desk, Screens(qapp), qapp), has_tray=True)
    wanted = []
    tray.symbol_wanted.connect(wanted.append)
    snapshot(desk, "HK:700", 612.5, 605.0)
    desk.connection.put(replace(desk.connection.state, demo=True))
    desk.staleness.put("HK:700", 41)
    tray.menu.aboutToShow.emit()
    texts = [one.text() for one in tray.menu.actions()]
    assert texts[:2] == ["DEMO: made-up prices", "Tencent Holdings  612.50  +1.24%  (old)"]
    assert texts[2] == "Alibaba-W  --  --"
    assert len(tray.quotes()) == 5
    tray.menu.actions()[1].trigger()
    assert wanted == [TENCENT]
    tray.shut()
    tray.deleteLater()
    desk.frames.stop()


@pytest.mark.qt_log_ignore("systemTrayWindowChanged", extend=True)
def test_a_closed_main_window_goes_to_the_tray_only_where_the_user_wants_that_and_there_is_one(
    qtbot, windows, desk
):
    ended = []
    windows.closed.connect(lambda: ended.append(True))
    desk.settings.set(CLOSE_TO_TRAY, True)
    assert not windows.tray.takes_closed
    windows.tray.shut()
    windows.tray = Tray(desk, windows, windows.mini, has_tray=True)
    windows.first.close()
    assert windows.are_hidden
    assert not ended
    windows.come_to_front()
    assert windows.first.isVisible()
    desk.settings.set(CLOSE_TO_TRAY, False)
    windows.first.close()
    assert ended
