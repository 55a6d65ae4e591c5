"""The dialog of the proxy: what it shows, what it gives away, what it says."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget

from qosdesk.ui.ports import ProxySettings, ProxyUse
from qosdesk.ui.shell.network import NetworkDialog
from tests.ui.fakes import FakeDesk, make_desk

KEPT = ProxySettings(ProxyUse.FIXED, "http://proxy.test:3128", "desk", has_password=True)


@pytest.fixture
def desk(qapp) -> FakeDesk:
    return make_desk(qapp)


@pytest.fixture
def window(qtbot) -> QWidget:
    one = QWidget()
    qtbot.addWidget(one)
    one.show()
    return one


def open_dialog(desk: FakeDesk, window: QWidget, settings: ProxySettings | None = None) -> NetworkDialog:
    desk.network.settings = settings or ProxySettings()
    dialog = NetworkDialog(desk.theme, desk.network, window)
    dialog.open()
    return dialog


def test_it_shows_what_is_in_use_and_no_password(desk, window):
    dialog = open_dialog(desk, window, KEPT)
    assert dialog.address.text() == "http://proxy.test:3128"
    assert dialog.user.text() == "desk"
    assert dialog.password.text() == ""
    assert dialog.password.placeholderText() == "kept"
    assert dialog.password.echoMode() is QLineEdit.EchoMode.Password
    assert dialog.entered() == ProxySettings(ProxyUse.FIXED, "http://proxy.test:3128", "desk")
    dialog.reject()


def test_fields_are_for_a_proxy_of_ones_own(desk, window):
    dialog = open_dialog(desk, window)
    fields = (dialog.address, dialog.user, dialog.password)
    assert not any(field.isEnabled() for field in fields)
    dialog.choose(ProxyUse.FIXED)
    assert all(field.isEnabled() for field in fields)
    dialog.choose(ProxyUse.NONE)
    assert dialog.entered() == ProxySettings(ProxyUse.NONE)
    dialog.reject()


def test_applying_takes_what_was_entered_and_closes(desk, window, qtbot):
    dialog = open_dialog(desk, window)
    dialog.choose(ProxyUse.FIXED)
    dialog.address.setText(" socks5://proxy.test:1080 ")
    dialog.user.setText("desk")
    qtbot.keyClicks(dialog.password, "s3cret")
    qtbot.keyClick(dialog.password, Qt.Key.Key_Return)
    assert not dialog.isVisible()
    assert desk.network.settings == ProxySettings(
        ProxyUse.FIXED, "socks5://proxy.test:1080", "desk", has_password=True
    )


def test_what_is_no_address_is_said_and_the_dialog_stays(desk, window):
    dialog = open_dialog(desk, window)
    dialog.choose(ProxyUse.FIXED)
    dialog.address.setText("nonsense")
    desk.network.refused["nonsense"] = "That is no proxy."
    dialog.apply()
    assert dialog.isVisible()
    assert dialog.outcome.text() == "That is no proxy."
    dialog.reject()


@pytest.mark.parametrize("worked", [True, False])
def test_a_test_says_how_it_went_and_changes_nothing(desk, window, worked):
    dialog = open_dialog(desk, window, KEPT)
    dialog.test_button.click()
    assert dialog.outcome.text() == "Trying..."
    assert not dialog.test_button.isEnabled()
    desk.network.answer(worked, "It went as it went.")
    assert dialog.outcome.text() == "It went as it went."
    assert dialog.test_button.isEnabled()
    assert desk.network.settings == KEPT
    dialog.reject()


def test_an_outcome_after_the_dialog_was_closed_is_for_nobody(desk, window):
    dialog = open_dialog(desk, window, KEPT)
    dialog.test()
    dialog.reject()
    desk.network.answer(True, "Too late.")
    assert dialog.outcome.text() != "Too late."
