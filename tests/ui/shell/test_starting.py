"""What the user wants of a start: which workspace is open, windows or tray; a setting reaches all windows once."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QSystemTrayIcon

from qosdesk.ui.shell import appearance
from qosdesk.ui.shell.starting import FIRST_WORKSPACE, IN_TRAY, open_first_workspace
from qosdesk.ui.shell.windows import Windows
from qosdesk.ui.shell.workspaces import Workspaces
from tests.ui.fakes import make_desk
from tests.ui.shell.panels import factories

SIZE = QSize(1280, 760)


@pytest.fixture
def desk(qapp):
    return make_desk()


@pytest.fixture
def windows(qtbot, desk):
    made = Windows(desk, factories())
    made.open(SIZE)
    yield made
    made.close_all()
    made.end()


@pytest.fixture
def tray(monkeypatch):
    """The system has one."""
    monkeypatch.setattr(QSystemTrayIcon, "isSystemTrayAvailable", lambda: True)


def test_the_chosen_workspace_is_open_and_one_that_is_gone_leaves_the_last(desk):
    workspaces = Workspaces(desk.layouts, "day_trader")
    first, second = workspaces.all()[0], workspaces.add("Charts", "charts")
    workspaces.open(second)
    open_first_workspace(desk.settings, workspaces)
    assert workspaces.current == second
    desk.settings.set(FIRST_WORKSPACE, first.id)
    open_first_workspace(desk.settings, workspaces)
    assert workspaces.current == first
    desk.settings.set(FIRST_WORKSPACE, 99)
    open_first_workspace(desk.settings, workspaces)
    assert workspaces.current == first


@pytest.mark.qt_log_ignore("systemTrayWindowChanged", extend=True)
def test_windows_wait_in_the_tray_and_come_all_together(tray, windows, desk):
    desk.settings.set(IN_TRAY, True)
    windows.start()
    assert not windows.first.isVisible()
    other = windows.new_window()
    other.hide()
    windows.tray.show_wanted.emit()
    assert all(window.isVisible() for window in windows.all())


def test_without_a_tray_windows_are_shown_whatever_the_setting_says(windows, desk):
    assert windows.tray.icon is None
    desk.settings.set(IN_TRAY, True)
    windows.start()
    assert windows.first.isVisible()


def test_a_setting_is_announced_once_however_many_windows_there_are(windows, desk):
    windows.show()
    windows.new_window()
    windows.new_window()
    told = []
    desk.theme.changed.connect(lambda: told.append(desk.theme.row_height))
    desk.settings.set(appearance.DENSITY, "roomy")
    assert told == [26]
