"""Rules of the first minute and of keys on screen, with real clicks and keys."""

from __future__ import annotations

import json
from itertools import pairwise

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QLineEdit, QWidget

from qosdesk.domain.keys import Allowance, Check, Keep, Mark, Registered, Step, Vault
from qosdesk.domain.status import Cause, Connection, LinkState
from qosdesk.ui.shell import appearance
from qosdesk.ui.welcome import DONE, open_keys, open_welcome, welcome_when_new
from qosdesk.ui.welcome.dialog import KeysDialog, WelcomeDialog
from tests.ui.fakes import make_desk
from tests.ui.fakes.access import ALLTICK, MULTIMARKETS, PASSED, QOS, failed_at

KEY = "0123456789abcdef0123456789abcdef"
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def desk(qapp):
    made = make_desk(qapp)
    made.settings.set(appearance.LANGUAGE, "en")
    made.settings.subscribe(lambda _name: appearance.apply_settings(made.theme, made.settings))
    appearance.apply_settings(made.theme, made.settings)
    return made


@pytest.fixture
def over(qtbot):
    parent = QWidget()
    qtbot.addWidget(parent)
    parent.show()
    return parent


@pytest.fixture
def welcome(desk, over):
    return open_welcome(desk, over)


@pytest.fixture
def keys(desk, over):
    return open_keys(desk, over)


def type_key(qtbot, dialog, key=KEY):
    qtbot.keyClicks(dialog.form.key, key)
    qtbot.keyClick(dialog.form.key, Qt.Key.Key_Return)


def test_it_comes_once_and_only_where_there_is_no_key(desk, over):
    desk.keys.put(settled=False)
    end = welcome_when_new(desk, over)
    assert over.findChildren(WelcomeDialog) == []
    desk.keys.put(settled=True, keep=Keep.NONE)
    (dialog,) = over.findChildren(WelcomeDialog)
    assert desk.settings.get(DONE, False) is True
    dialog.reject()
    welcome_when_new(desk, over)
    assert not [one for one in over.findChildren(WelcomeDialog) if one.isVisible()]
    end()
    assert desk.keys.listeners == []


@pytest.mark.parametrize("keep", [Keep.GIVEN, Keep.KEYRING, Keep.FILE])
def test_who_has_a_key_is_not_welcomed(desk, over, keep):
    desk.keys.put(keep=keep)
    welcome_when_new(desk, over)
    assert over.findChildren(WelcomeDialog) == []
    assert desk.settings.get(DONE, False) is False


def test_a_pasted_key_is_hidden_checked_and_used(qtbot, desk, welcome):
    type_key(qtbot, welcome)
    assert welcome.form.key.echoMode() is QLineEdit.EchoMode.Password
    ((entry, _),) = desk.keys.checks
    assert (entry.provider, entry.key, entry.http_url, entry.permission) == ("qos", KEY, "", "")
    assert not welcome.form.connect_button.isEnabled()
    assert desk.keys.used == []
    desk.keys.answer(PASSED)
    assert desk.keys.used == [entry]
    assert "accepted the key. 1 request was used." in welcome.form.outcome.text()
    assert welcome.start.isVisible()
    qtbot.keyClick(welcome.form.plan, Qt.Key.Key_Down)
    assert desk.settings.get("plan.qos.name", "") == "free"
    qtbot.mouseClick(welcome.start, LEFT)
    assert not welcome.isVisible()


def test_the_key_is_shown_only_while_the_user_wants_it(qtbot, welcome):
    qtbot.mouseClick(welcome.form.reveal, LEFT)
    assert welcome.form.key.echoMode() is QLineEdit.EchoMode.Normal
    qtbot.mouseClick(welcome.form.reveal, LEFT)
    assert welcome.form.key.echoMode() is QLineEdit.EchoMode.Password


@pytest.mark.parametrize(
    ("cause", "words"),
    [
        (Cause.KEY_REFUSED, "refused this key"),
        (Cause.KEY_EXPIRED, "has expired"),
        (Cause.UNREACHABLE, "can't be reached"),
        (Cause.TIMEOUT, "did not answer in time"),
        (Cause.BAD_ANSWER, "is not QOS"),
    ],
)
def test_a_key_that_is_not_taken_is_not_used_and_the_reason_is_said(qtbot, desk, welcome, cause, words):
    type_key(qtbot, welcome)
    desk.keys.answer(failed_at(Step.KEY, cause, "The particulars."))
    assert words in welcome.form.outcome.text()
    assert desk.keys.used == []
    assert welcome.form.connect_button.isEnabled()
    assert welcome.form.particulars.isVisible() is (cause not in (Cause.KEY_REFUSED, Cause.KEY_EXPIRED))


def test_a_key_without_a_quote_is_used_and_that_is_said(qtbot, desk, welcome):
    type_key(qtbot, welcome)
    desk.keys.answer(failed_at(Step.QUOTE, Cause.RATE_LIMIT))
    assert len(desk.keys.used) == 1
    assert "knows the key, but sent no quote" in welcome.form.outcome.text()


def test_an_empty_field_asks_for_a_key_and_costs_nothing(qtbot, desk, welcome):
    qtbot.mouseClick(welcome.form.connect_button, LEFT)
    assert desk.keys.checks == []
    assert "Paste a key" in welcome.form.outcome.text()


def test_closing_gives_a_check_up_and_forgets_what_was_typed(qtbot, desk, welcome):
    type_key(qtbot, welcome)
    form = welcome.form
    qtbot.keyClick(welcome, Qt.Key.Key_Escape)
    assert desk.keys.given_up == 1
    assert form.key.text() == ""
    desk.keys.answer(Check((Mark.DONE,) * 4, is_over=True))
    assert desk.keys.used == []


def test_the_second_door_leaves_the_demo_as_it_runs(qtbot, desk, welcome):
    qtbot.mouseClick(welcome.demo_button, LEFT)
    assert not welcome.isVisible()
    assert desk.keys.calls == []


def test_language_colours_and_theme_apply_at_once(qtbot, desk, welcome):
    assert desk.theme.up_down.value == "green"
    qtbot.mouseClick(welcome.language.buttons[0], LEFT)
    assert desk.theme.language == "zh_CN"
    assert desk.theme.up_down.value == "red"  # by the language, as none was chosen
    assert welcome.pair.buttons[0].isChecked()
    qtbot.mouseClick(welcome.pair.buttons[1], LEFT)
    qtbot.mouseClick(welcome.look.buttons[1], LEFT)
    assert (desk.theme.up_down.value, desk.theme.dark) == ("green", False)


def test_how_to_get_a_key_opens_the_browser_on_a_click_only(qtbot, desk, welcome, monkeypatch):
    opened = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toString()))
    qtbot.mouseClick(welcome.form.how, LEFT)
    assert opened == ["https://qos.invalid"]


@pytest.mark.parametrize("vault", [Vault.MISSING, Vault.PLAINTEXT, Vault.LOCKED, Vault.LATE])
def test_a_file_is_offered_only_where_the_keyring_cannot_and_taken_only_when_asked(
    qtbot, desk, welcome, vault
):
    assert not welcome.form.in_file.isVisible()
    desk.keys.put(vault=vault)
    assert welcome.form.in_file.isVisible()
    assert "every program that you run" in welcome.form.file_means.text()
    assert not welcome.form.entry().in_file
    qtbot.mouseClick(welcome.form.in_file, LEFT)
    assert welcome.form.entry().in_file


@pytest.mark.parametrize("vault", [Vault.LOCKED, Vault.LATE])
def test_a_locked_keyring_is_said_and_can_be_tried_again(qtbot, desk, welcome, vault):
    desk.keys.put(vault=vault)
    assert welcome.form.trouble.isVisible()
    qtbot.mouseClick(welcome.form.again, LEFT)
    assert desk.keys.calls == ["look again"]
    desk.keys.put(vault=Vault.READY, keep=Keep.KEYRING)
    assert not welcome.form.trouble.isVisible()


def test_a_registered_key_brings_its_permission_another_key_does_not(qtbot, desk, keys):
    qtbot.mouseClick(keys.form.register, LEFT)
    qtbot.keyClicks(keys.form.email, "me@example.com")
    qtbot.keyClick(keys.form.email, Qt.Key.Key_Return)
    ((provider, http_url, email, done),) = desk.keys.registrations
    assert (provider, http_url, email) == ("qos", "", "me@example.com")
    permission = json.dumps({"ws": {"product_count": 10}})
    done(Registered(KEY, Allowance(10, 30, 1, "2026-12-06", permission)))
    assert (
        "10 live products · 30 requests a minute · connections: 1 · until 2026-12-06"
        in keys.form.outcome.text()
    )
    assert KEY not in keys.form.outcome.text()
    assert keys.form.entry().permission == permission
    keys.form.key.setText("another")
    assert keys.form.entry().permission == ""


def test_an_address_of_ones_own_goes_with_the_key(qtbot, desk, keys):
    qtbot.mouseClick(keys.form.address, LEFT)
    keys.form.http_url.setText("http://127.0.0.1:9")
    keys.form.ws_url.setText("ws://127.0.0.1:9/ws")
    type_key(qtbot, keys)
    assert (desk.keys.checks[0][0].http_url, desk.keys.checks[0][0].ws_url) == (
        "http://127.0.0.1:9",
        "ws://127.0.0.1:9/ws",
    )


def test_the_key_in_use_is_told_replaced_by_the_demo_and_deleted(qtbot, desk, keys):
    assert not keys.forget.isVisible()
    desk.keys.put(keep=Keep.KEYRING)
    assert "kept in the system's keyring" in keys.state.text()
    qtbot.mouseClick(keys.demo, LEFT)
    qtbot.mouseClick(keys.forget, LEFT)
    desk.keys.put(keep=Keep.NONE)
    qtbot.mouseClick(keys.kept, LEFT)
    assert desk.keys.calls == ["demo", "forget qos", "look again"]


def test_a_refused_key_is_said_where_another_can_be_given(desk, keys):
    desk.connection.put(Connection(LinkState.REFUSED, "QOS"))
    assert keys.refused.isVisible()


def test_the_language_changes_while_it_is_open(desk, over):
    dialog = KeysDialog(desk, over)
    dialog.open()
    before = dialog.title.text()
    desk.settings.set(appearance.LANGUAGE, "zh_CN")
    dialog.retranslate()
    assert dialog.form.vendor.title == "QOS"
    assert before == "Provider and key"


def test_nothing_overlaps_however_much_is_said(qtbot, desk, welcome, qapp):
    desk.keys.put(vault=Vault.MISSING)
    qtbot.mouseClick(welcome.form.register, LEFT)
    qtbot.mouseClick(welcome.form.address, LEFT)
    type_key(qtbot, welcome)
    desk.keys.answer(failed_at(Step.QUOTE, Cause.UNREACHABLE, "The particulars are long. " * 6))
    qapp.processEvents()
    form = welcome.form
    lines = [form.steps, form.outcome, form.particulars, form.plan]
    assert all(one.geometry().bottom() < two.geometry().top() for one, two in pairwise(lines))
    assert form.steps.height() == form.steps.sizeHint().height()
    assert welcome.start.geometry().bottom() < welcome.height()


# --- several vendors --------------------------------------------------------------------------------------------------


@pytest.fixture
def several(desk, over):
    desk.keys.offered = [QOS, ALLTICK, MULTIMARKETS]
    return open_welcome(desk, over)


def pick(qtbot, form, place):
    form.provider.setFocus()
    qtbot.keyClick(form.provider, Qt.Key.Key_Home)
    for _ in range(place):
        qtbot.keyClick(form.provider, Qt.Key.Key_Down)


def test_every_vendor_says_in_one_line_what_it_offers(qtbot, several):
    assert several.form.covers.text() == (
        "Offers US shares, Hong Kong shares, A shares, crypto perpetuals, currencies, indices, commodities."
    )
    pick(qtbot, several.form, 2)
    assert several.form.covers.text() == "Offers crypto pairs, currencies, CFDs."


def test_each_vendor_opens_its_own_page_for_a_key(qtbot, several, monkeypatch):
    opened = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toString()))
    pick(qtbot, several.form, 1)
    qtbot.mouseClick(several.form.how, LEFT)
    assert opened == ["https://alltick.invalid"]


def test_the_key_goes_to_the_vendor_chosen_with_its_own_address(qtbot, desk, several):
    pick(qtbot, several.form, 1)
    type_key(qtbot, several)
    ((entry, _),) = desk.keys.checks
    assert (entry.provider, entry.http_url, entry.ws_url) == ("alltick", "", "")


def test_a_key_that_was_tried_with_one_vendor_is_never_left_in_the_field_for_another(qtbot, desk, several):
    type_key(qtbot, several)
    desk.keys.answer(PASSED)
    pick(qtbot, several.form, 1)
    assert several.form.key.text() == ""
    assert not several.form.steps.isVisible()
    assert not several.form.outcome.isVisible()


def test_a_key_that_was_only_pasted_stays_for_the_vendor_that_is_chosen_then(qtbot, several):
    qtbot.keyClicks(several.form.key, KEY)
    pick(qtbot, several.form, 1)
    assert several.form.key.text() == KEY


def test_a_check_under_way_is_given_up_with_its_vendor(qtbot, desk, several):
    type_key(qtbot, several)
    pick(qtbot, several.form, 1)
    assert desk.keys.given_up == 1
    assert several.form.connect_button.isEnabled()


def test_a_vendor_whose_operators_have_their_own_addresses_asks_for_them_at_once(qtbot, several):
    assert not several.form.ws_url.isVisible()
    pick(qtbot, several.form, 2)
    assert several.form.ws_url.isVisible()
    assert several.form.ws_url.text() == ""
    assert set(several.form.options.fields) == {"access", "company_id"}
    pick(qtbot, several.form, 0)
    assert not several.form.ws_url.isVisible()
    assert not several.form.options.isVisible()


def test_options_are_kept_when_the_key_is_tried_and_defaults_are_not(qtbot, desk, several):
    pick(qtbot, several.form, 2)
    fields = several.form.options.fields
    qtbot.keyClick(fields["access"], Qt.Key.Key_Down)
    fields["company_id"].setText("42")
    qtbot.keyClicks(several.form.key, KEY)
    qtbot.keyClick(several.form.key, Qt.Key.Key_Return)
    assert desk.settings.get("provider.multimarkets.access", "") == "manager"
    assert desk.settings.get("provider.multimarkets.company_id", "") == "42"
    fields["company_id"].setText("1")
    qtbot.keyClick(several.form.key, Qt.Key.Key_Return)
    assert desk.settings.get("provider.multimarkets.company_id", "x") == ""


def test_a_vendor_with_guests_is_asked_without_a_key_and_others_are_not(qtbot, desk, several):
    qtbot.mouseClick(several.form.connect_button, LEFT)
    assert desk.keys.checks == []
    pick(qtbot, several.form, 2)
    qtbot.mouseClick(several.form.connect_button, LEFT)
    ((entry, _),) = desk.keys.checks
    assert (entry.provider, entry.key) == ("multimarkets", "")


def test_the_plans_are_those_of_the_vendor(qtbot, desk, several):
    pick(qtbot, several.form, 1)
    type_key(qtbot, several)
    desk.keys.answer(PASSED)
    plan = several.form.plan
    names = [plan.itemText(place) for place in range(plan.count())]
    assert names == ["Default", "Free trial", "Premium", "No limits"]
    qtbot.keyClick(plan, Qt.Key.Key_End)
    assert desk.settings.get("plan.alltick.name", "") == "none"


def test_a_vendor_is_added_beside_those_in_use_and_its_own_key_is_forgotten(qtbot, desk, over):
    desk.keys.offered = [QOS, ALLTICK]
    desk.keys.put(keep=Keep.KEYRING)
    dialog = open_keys(desk, over, "AllTick")
    assert dialog.form.vendor is ALLTICK
    assert dialog.state.text() == "No key of AllTick is in use. It is added to the providers that are."
    assert not dialog.forget.isVisible()
    pick(qtbot, dialog.form, 0)
    assert dialog.forget.isVisible()
    qtbot.mouseClick(dialog.forget, LEFT)
    assert desk.keys.calls == ["forget qos"]


def test_the_dialog_says_which_vendor_refused(qtbot, desk, over):
    desk.keys.offered = [QOS, ALLTICK]
    desk.sources.put("qos", "alltick", alltick=LinkState.REFUSED)
    dialog = open_keys(desk, over)
    assert not dialog.refused.isVisible()
    pick(qtbot, dialog.form, 1)
    assert dialog.refused.text() == "AllTick refused the key in use."
