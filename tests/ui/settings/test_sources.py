"""The settings' page of sources: order, state, key and plan of each vendor, with real clicks."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from qosdesk.domain.keys import KeyState, Vault
from qosdesk.ui.panels.plan_dialog import PlanDialog
from qosdesk.ui.ports import Keep, LinkState, Meter
from qosdesk.ui.settings.parts import PlanPart
from qosdesk.ui.settings.sources import SourcesPart
from qosdesk.ui.welcome.dialog import KeysDialog
from tests.ui.fakes import make_desk
from tests.ui.fakes.access import ALLTICK, MULTIMARKETS, QOS


@pytest.fixture
def desk(qtbot):
    desk = make_desk()
    desk.keys.offered = [QOS, ALLTICK, MULTIMARKETS]
    desk.keys.put(keep=Keep.KEYRING)
    desk.keys.others["alltick"] = KeyState("alltick", Keep.FILE, Vault.READY, settled=True)
    desk.sources.put("qos", "alltick", alltick=LinkState.REFUSED)
    return desk


@pytest.fixture
def part(qtbot, desk):
    part = SourcesPart(desk)
    qtbot.addWidget(part)
    part.resize(520, 480)
    part.show()
    yield part
    part.shut()


def press(button):
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def order(part):
    return [part._lines.itemAt(place).widget().vendor.name for place in range(part._lines.count())]


def test_vendors_in_use_come_first_in_their_order_then_the_others(part):
    assert order(part) == ["qos", "alltick", "multimarkets"]
    titles = [part.rows[name].title.text() for name in order(part)]
    assert titles == ["1  QOS", "2  AllTick", "MultiMarkets"]


def test_each_says_how_it_stands_and_where_its_key_is(part):
    rows = part.rows
    assert (rows["qos"].state.text(), rows["qos"].key.text()) == ("LIVE", "Key in the system's keyring")
    assert rows["alltick"].key.text() == "Refused by AllTick"
    assert (rows["multimarkets"].state.text(), rows["multimarkets"].key.text()) == ("not in use", "No key")
    assert rows["multimarkets"].change.text() == "Add a key..."
    assert rows["qos"].change.text() == "Change the key..."


def test_the_order_is_changed_with_buttons_that_end_at_the_edges(part, desk):
    rows = part.rows
    assert not rows["qos"].earlier.isEnabled()
    assert not rows["alltick"].later.isEnabled()
    assert not rows["multimarkets"].earlier.isVisible()
    press(rows["alltick"].earlier)
    assert [one.name for one in desk.sources.vendors()] == ["alltick", "qos"]
    assert order(part) == ["alltick", "qos", "multimarkets"]
    press(rows["alltick"].later)
    assert order(part)[:2] == ["qos", "alltick"]


def test_a_key_is_added_for_the_vendor_of_the_row(part):
    press(part.rows["multimarkets"].change)
    (dialog,) = part.window().findChildren(KeysDialog)
    assert dialog.form.vendor is MULTIMARKETS
    dialog.reject()


def test_the_key_of_one_vendor_is_forgotten_alone(part, desk):
    assert not part.rows["multimarkets"].forget.isVisible()
    press(part.rows["alltick"].forget)
    assert desk.keys.calls == ["forget alltick"]


def test_every_vendor_has_its_own_plan(part, desk):
    desk.connection.budget = [Meter("Live", 1, 10, vendor="QOS"), Meter("Live", 2, 15, vendor="AllTick")]
    press(part.rows["alltick"].plan)
    (dialog,) = part.window().findChildren(PlanDialog)
    assert dialog.form.boxes["Live"].value() == 15
    dialog.form.boxes["Live"].setValue(20)
    assert desk.settings.get("plan.alltick.products", 0) == 20
    dialog.accept()


def test_the_demo_is_offered_while_a_key_is_in_use_and_kept_keys_while_none_is(qtbot, part, desk):
    press(part.demo)
    assert desk.keys.calls == ["demo"]
    assert not part.kept.isVisible()
    desk.keys.others.clear()
    desk.keys.put(keep=Keep.NONE)
    assert part.kept.isVisible()
    assert not part.demo.isVisible()


def test_nothing_is_heard_after_the_end(part, desk):
    part.shut()
    assert desk.sources.listeners == []
    assert desk.keys.listeners == []
    assert desk.connection.listeners == []


def test_the_page_of_plans_shows_one_vendor_at_a_time(qtbot, desk):
    desk.connection.budget = [Meter("Live", 1, 10, vendor="QOS"), Meter("Live", 2, 15, vendor="AllTick")]
    page = PlanPart(desk)
    qtbot.addWidget(page)
    page.show()
    assert page.form.boxes["Live"].value() == 10
    qtbot.keyClick(page.vendor, Qt.Key.Key_Down)
    assert page.form.boxes["Live"].value() == 15


def test_a_vendor_that_is_asked_as_a_guest_says_so_and_can_be_left(part, desk):
    desk.sources.put("qos", "multimarkets")
    row = part.rows["multimarkets"]
    assert row.key.text() == "As a guest, without a key"
    assert row.forget.text() == "Stop using it"
    press(row.forget)
    assert desk.keys.calls == ["forget multimarkets"]
