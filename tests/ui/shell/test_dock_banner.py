"""A lost link greys what it makes old, and nothing that is said of the link itself."""

from __future__ import annotations

from dataclasses import replace

import pytest

from qosdesk.domain.symbols import Symbol
from qosdesk.ui.panels.diagnostics import DiagnosticsPanel
from qosdesk.ui.panels.quota import QuotaPanel
from qosdesk.ui.panels.tape import TapePanel
from qosdesk.ui.ports import LinkState
from qosdesk.ui.shell.dock_host import DockHost
from tests.ui.fakes import make_desk


@pytest.fixture
def host(qapp, qtbot):
    desk = make_desk()
    kinds = (TapePanel, DiagnosticsPanel, QuotaPanel)
    made = DockHost(desk, {kind.kind: kind for kind in kinds})
    qtbot.addWidget(made)
    for kind in kinds:
        made.add(made.new_panel(kind.kind))
    made.show()
    yield made
    made.shut()
    desk.frames.stop()


def test_only_panels_with_quotes_are_greyed_when_the_link_is_lost(host):
    connection = host.desk.connection
    connection.put(replace(connection.state, state=LinkState.OFFLINE))
    greyed = {dock.panel.kind: not dock.frame.banner.isHidden() for dock in host.docks()}
    assert greyed == {"tape": True, "diagnostics": False, "quota": False}


def test_a_panel_is_greyed_by_the_session_that_serves_its_symbol_alone(host):
    sources, (tape, *_others) = host.desk.sources, host.docks()
    sources.put("qos", "alltick", qos=LinkState.OFFLINE)
    assert not tape.frame.banner.isHidden()
    sources.fall("HK:700", "alltick", "QOS: offline.")
    assert tape.frame.banner.isHidden()
    sources.fall("HK:700", "")
    assert not tape.frame.banner.isHidden()


def test_another_symbol_takes_the_banner_of_its_own_source(host):
    sources, links, (tape, *_others) = host.desk.sources, host.desk.links, host.docks()
    sources.put("qos", "alltick", qos=LinkState.OFFLINE)
    links.point(tape.panel.group, Symbol("CC", "BTCUSDT"))
    assert tape.frame.banner.isHidden()
    links.point(tape.panel.group, Symbol("HK", "700"))
    assert not tape.frame.banner.isHidden()
