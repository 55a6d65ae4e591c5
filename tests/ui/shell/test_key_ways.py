"""Every way to the keys: the refused banner, the DEMO bar, the main menu, the settings."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from qosdesk.app.panels import FACTORIES
from qosdesk.domain.status import Connection, LinkState
from qosdesk.ui.settings.opening import open_settings
from qosdesk.ui.settings.sources import SourcesPart
from qosdesk.ui.shell.windows import Windows
from qosdesk.ui.welcome.dialog import KeysDialog
from tests.ui.fakes import make_desk

REFUSED = Connection(LinkState.REFUSED, "QOS")
DEMO = replace(Connection(LinkState.LIVE, "QOS"), demo=True)


@pytest.fixture
def window(qtbot, qapp):
    windows = Windows(make_desk(qapp), FACTORIES)
    windows.open()
    windows.show()
    yield windows.first
    windows.close_all()
    windows.end()


def shown(widget):
    return [one for one in widget.findChildren(KeysDialog) if one.isVisible()]


@pytest.mark.parametrize(
    ("connection", "word", "quiet"),
    [(REFUSED, "Open settings", False), (DEMO, "Enter a provider key", True)],
)
def test_the_bar_under_the_top_bar_opens_the_keys(window, qtbot, connection, word, quiet):
    window.desk.connection.put(connection)
    assert window.banner.isVisible()
    assert window.banner._button.text() == word
    assert window.banner._quiet is quiet
    qtbot.mouseClick(window.banner._button, Qt.MouseButton.LeftButton)
    assert len(shown(window)) == 1
    assert window.desk.connection.tries == 0


def test_the_main_menu_opens_the_keys(window):
    menu = window.menu.build(window)
    next(action for action in menu.actions() if action.text() == "Provider and key...").trigger()
    assert len(shown(window)) == 1
    menu.deleteLater()


def test_the_settings_open_the_keys(window, qtbot):
    settings = open_settings(window.desk, window, "providers")
    part = settings.findChild(SourcesPart)
    qtbot.mouseClick(part.rows["qos"].change, Qt.MouseButton.LeftButton)
    assert len(shown(settings)) == 1
    settings.close()
