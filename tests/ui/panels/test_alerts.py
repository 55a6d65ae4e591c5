"""The alerts panel: states in words, switch and keys, the log, and what fires in front of everything."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QMenu

from qosdesk.domain.alerts import Alert, AlertEvent, Condition, Standing, Way, What
from qosdesk.domain.symbols import Symbol
from qosdesk.ui.panels.alerts.announcer import Announcer
from qosdesk.ui.panels.alerts.csv import COLUMNS, log_csv
from qosdesk.ui.panels.alerts.models import CONDITION, DISTANCE, ON, SCOPE, SOURCE, STATE, WHAT, WHEN
from qosdesk.ui.panels.alerts.panel import ALERTS, LOG, AlertsPanel
from qosdesk.ui.panels.alerts.popup import MOST
from qosdesk.ui.panels.alerts.quiet import MUTED, QUIET_UNTIL, quiet_text
from tests.ui.fakes import NOW_MS

TENCENT, NVIDIA = Symbol("HK", "700"), Symbol("US", "NVDA")
ABOVE = Condition(What.PRICE, Way.UP, 620.0)
ALERT = Alert(ABOVE, TENCENT)
EVENT = AlertEvent(TENCENT, ABOVE, Way.UP, 620.5, 620.5, NOW_MS, NOW_MS - 1000, source="QOS", alert=1)


@pytest.fixture
def panel(shown, desk, qtbot):
    desk.alerts.save(ALERT)
    desk.alerts.standings[1] = Standing(TENCENT, 612.5, 1.2245)
    made = shown(AlertsPanel, 760, 300)
    qtbot.waitUntil(lambda: made.alerts.rowCount() == 1)
    return made


def row(panel, number=0):
    return [text for text, _ in panel.alerts.cells[number]]


def click(qtbot, view, number, column):
    at = view.visualRect(view.model().index(number, column)).center()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at)


def test_a_row_says_of_what_on_which_condition_and_how_far(panel):
    assert row(panel)[SCOPE : STATE + 1] == ["HK:700", "Price crosses above 620.00", "+1.22%", "Armed"]


@pytest.mark.parametrize(
    ("changes", "standing", "said"),
    [
        ({"enabled": False}, Standing(), "Off"),
        ({"expires_ms": NOW_MS}, Standing(), "Expired"),
        ({"done": (TENCENT,)}, Standing(), "Fired"),
        ({"snooze_until_ms": NOW_MS + 60_000}, Standing(TENCENT, 612.0), "Snoozed until"),
        ({}, Standing(TENCENT), "Waiting for a price"),
        ({}, Standing(TENCENT, 612.0, 1.0, checked_s=6, polled=True), "Checked every 6 s"),
        ({}, Standing(TENCENT, 625.0, -1.0, beyond=True), "Has to come back first"),
        ({}, Standing(TENCENT, 612.0, 1.0), "Armed"),
    ],
)
def test_every_state_has_its_words(panel, desk, changes, standing, said):
    desk.alerts.standings[1] = standing
    desk.alerts.save(replace(ALERT, id=1, **changes))
    assert row(panel)[STATE].startswith(said)


@pytest.mark.parametrize(
    ("condition", "said"),
    [
        (Condition(What.PRICE, Way.EITHER, 600.0), "Price crosses 600.00"),
        (Condition(What.PERCENT, Way.DOWN, -2.0), "Change falls below −2.00%"),
        (Condition(What.PERCENT, Way.EITHER, 3.0), "Change reaches ±3.00%"),
        (Condition(What.VOLUME, Way.UP, 2e7), "Volume of the day above 20.00M"),
        (Condition(What.EXTREME, Way.EITHER), "New high or low of the day"),
        (Condition(What.YEAR_EXTREME, Way.UP), "New 52-week high"),
        (Condition(What.MOVE, Way.DOWN, 1.5, 5), "Falls 1.50% within 5 min"),
    ],
)
def test_every_condition_has_its_words(panel, desk, condition, said):
    desk.alerts.save(replace(ALERT, id=1, condition=condition))
    assert row(panel)[CONDITION] == said


def test_a_list_names_itself_and_its_nearest_symbol(panel, desk):
    desk.alerts.standings[2] = Standing(NVIDIA, 187.0, 1.0)
    desk.alerts.save(Alert(ABOVE, watchlist=1))
    assert row(panel, 1)[SCOPE] == "List Core · US:NVDA"
    desk.watchlists.remove(1)
    assert row(panel, 1)[SCOPE].startswith("A list that was deleted")


def test_the_models_pass_qts_tester(panel, desk):
    testers = [
        QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
        for model in (panel.alerts, panel.log)
    ]
    desk.alerts.save(replace(ALERT, id=0))
    desk.alerts.fire(EVENT)
    desk.alerts.remove(1)
    desk.alerts.clear_log()
    assert len(testers) == 2


def test_the_switch_turns_off_and_arms_again(qtbot, panel, desk):
    desk.alerts.save(replace(ALERT, id=1, done=(TENCENT,)))
    click(qtbot, panel.alerts_view, 0, ON)
    assert not desk.alerts.alerts[1].enabled
    click(qtbot, panel.alerts_view, 0, ON)
    assert (desk.alerts.alerts[1].enabled, desk.alerts.alerts[1].done) == (True, ())


def test_the_keyboard_does_it_all(qtbot, panel, desk):
    view = panel.alerts_view
    view.setFocus()
    view.selectRow(0)
    qtbot.keyClick(view, Qt.Key.Key_Space)
    assert not desk.alerts.alerts[1].enabled
    qtbot.keyClick(view, Qt.Key.Key_Return)
    dialog = next(one for one in panel.children() if type(one).__name__ == "AlertDialog")
    assert dialog.level.text() == "620.00"
    dialog.reject()
    qtbot.keyClick(view, Qt.Key.Key_Delete)
    assert desk.alerts.alerts == {}
    assert panel._pages.currentIndex() == 2


def test_the_menu_of_a_row_snoozes_and_opens_the_chart(qtbot, panel, desk):
    panel.alerts_view.selectRow(0)
    panel._open_menu(0, QPoint(0, 0))
    (menu,) = panel.findChildren(QMenu)
    actions = {action.text().split("\t")[0]: action for action in menu.actions()}
    actions["Snooze 15 min"].trigger()
    assert desk.alerts.alerts[1].snooze_until_ms == NOW_MS + 900_000
    actions["Arm again"].trigger()
    assert desk.alerts.alerts[1].snooze_until_ms == 0
    desk.links.point(1, NVIDIA)
    actions["Open chart"].trigger()
    assert desk.links.target(1).symbol == TENCENT
    menu.close()


def test_the_log_says_when_and_who_and_seeing_it_is_having_seen_it(qtbot, panel, desk):
    desk.alerts.fire(EVENT)
    desk.alerts.fire(replace(EVENT, since_ms=NOW_MS - 60_000, late=True, source="DEMO"))
    assert "· 2" in panel.bar._names[LOG]
    at = panel.bar.page_rect(LOG).center().toPoint()
    qtbot.mouseClick(panel.bar, Qt.MouseButton.LeftButton, pos=at)
    assert desk.alerts.unseen == 0
    newest, oldest = ([text for text, _ in cells] for cells in panel.log.cells)
    assert newest[WHEN].startswith("Late: ")
    assert newest[SOURCE] == "DEMO"
    assert oldest[WHAT] == "Price crosses above 620.00"
    assert not panel.log_view.isColumnHidden(SOURCE)
    qtbot.mouseClick(panel.bar.clear, Qt.MouseButton.LeftButton)
    assert panel.log.rowCount() == 0
    panel.show_page(ALERTS)
    assert panel.alerts.rowCount() == 1


def test_in_the_dock_of_the_day_trader_the_log_says_what_was_found(panel, desk):
    desk.alerts.fire(EVENT)
    panel.resize(640, 400)
    panel.show_page(LOG)
    assert not panel.log_view.isColumnHidden(WHAT)
    assert not panel.log_view.isColumnHidden(WHEN)


def test_the_log_as_csv_has_every_field_and_no_formula():
    late = replace(EVENT, since_ms=NOW_MS - 60_000, late=True, note="=1+1")
    header, first, second = csv.reader(io.StringIO(log_csv([late, EVENT])))
    assert tuple(header) == COLUMNS
    found = dict(zip(COLUMNS, first, strict=True))
    assert (found["found_utc"], found["symbol"], found["level"]) == (
        "2026-11-20T07:42:18.000+00:00",
        "HK:700",
        "620.0",
    )
    assert (found["found_late"], found["note"], found["price"]) == ("yes", "'=1+1", "620.5")
    assert dict(zip(COLUMNS, second, strict=True))["crossed_after_utc"] == ""


def test_a_hidden_panel_reads_nothing(qtbot, panel, desk):
    panel.hide()
    desk.alerts.save(replace(ALERT, id=0))
    assert panel.alerts.rowCount() == 1
    assert not panel._second.isActive()
    panel.show()
    qtbot.waitUntil(lambda: panel.alerts.rowCount() == 2)


# --- in front of everything -------------------------------------------------------------------------------------------


@pytest.fixture
def announcer(qapp, desk):
    made = Announcer(desk, qapp)
    yield made
    made.shut()
    made.deleteLater()


def test_a_card_stands_above_all_windows_and_takes_no_keyboard(qtbot, announcer, desk):
    desk.alerts.save(ALERT)
    desk.alerts.fire(EVENT)
    (card,) = announcer.cards.cards
    flags = card.windowFlags()
    assert flags & Qt.WindowType.WindowStaysOnTopHint
    assert flags & Qt.WindowType.WindowDoesNotAcceptFocus
    assert card.testAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
    assert card.isVisible()
    assert "Price crosses above 620.00" in card.accessibleName()
    assert desk.sounds.played == ["alert"]


def test_the_buttons_of_a_card(qtbot, announcer, desk):
    desk.alerts.save(ALERT)
    opened = []
    announcer.open_wanted.connect(opened.append)
    for act in ("snooze", "chart", "dismiss"):
        desk.alerts.fire(EVENT)
        (card,) = announcer.cards.cards
        button = {
            "snooze": card.snooze_buttons[15],
            "chart": card.chart_button,
            "dismiss": card.dismiss_button,
        }[act]
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
        assert announcer.cards.cards == []
    assert desk.alerts.alerts[1].snooze_until_ms == NOW_MS + 900_000
    assert opened == [TENCENT]


def test_cards_are_few_one_for_each_alert_and_symbol_and_stand_clear_of_each_other(announcer, desk):
    for number in range(MOST + 3):
        desk.alerts.fire(replace(EVENT, alert=number + 1))
    desk.alerts.fire(replace(EVENT, alert=MOST + 3))
    cards = announcer.cards.cards
    assert [card.event_shown.alert for card in cards] == list(range(4, MOST + 4))
    assert cards[-1].more == 3
    tops = [card.y() for card in cards]
    assert all(b - a >= cards[0].height() for a, b in pairwise(tops))


@pytest.mark.parametrize(("setting", "value"), [(MUTED, True), (QUIET_UNTIL, NOW_MS + 60_000)])
def test_quiet_is_quiet_but_counted(announcer, desk, setting, value):
    desk.settings.set(setting, value)
    desk.alerts.fire(EVENT)
    assert announcer.cards.cards == []
    assert desk.sounds.played == []
    assert desk.alerts.unseen == 1
    assert quiet_text(desk)


def test_do_not_disturb_ends_by_itself(announcer, desk):
    desk.settings.set(QUIET_UNTIL, NOW_MS + 60_000)
    desk.clock.advance(60)
    assert quiet_text(desk) == ""
    desk.alerts.fire(EVENT)
    assert len(announcer.cards.cards) == 1


def test_an_alert_has_its_own_sound_or_none(announcer, desk):
    desk.alerts.save(replace(ALERT, sound="tape-3"))
    desk.alerts.save(replace(ALERT, sound=""))
    desk.alerts.fire(EVENT)
    desk.alerts.fire(replace(EVENT, alert=2))
    assert desk.sounds.played == ["tape-3"]


def test_the_distance_is_missing_where_it_means_nothing(panel, desk):
    desk.alerts.standings[1] = Standing(TENCENT, 0.0, 0.0)
    desk.alerts.save(replace(ALERT, id=1, condition=Condition(What.EXTREME, Way.UP)))
    assert row(panel)[DISTANCE] == "--"
