"""What every panel of figures keeps to."""

from __future__ import annotations

import pytest

from qosdesk.domain.quotes import Kind
from qosdesk.domain.symbols import lot_shares, parse_symbol
from qosdesk.ui.panels.instrument import InstrumentPanel
from qosdesk.ui.panels.ladder import LadderPanel
from qosdesk.ui.panels.table import TablePanel
from qosdesk.ui.panels.tape import TapePanel
from tests.ui.panels.market import frame, trade

ALL = (TablePanel, LadderPanel, TapePanel, InstrumentPanel)


def _listeners(desk):
    ports = (desk.connection, desk.staleness, desk.instruments, desk.watchlists, desk.settings)
    return sum(len(port.listeners) for port in ports) + sum(
        len(group) for group in desk.links.listeners.values()
    )


@pytest.mark.parametrize("kind", ALL)
def test_a_panel_takes_its_groups_symbol_and_follows_it(desk, shown, kind):
    panel = shown(kind)
    assert panel.symbol == parse_symbol("HK:700")
    desk.links.point(1, parse_symbol("US:NVDA"))
    assert panel.symbol == parse_symbol("US:NVDA")
    panel.set_group(2)
    desk.links.point(1, parse_symbol("HK:700"))
    assert panel.symbol == parse_symbol("US:NVDA")


@pytest.mark.parametrize("kind", ALL)
def test_a_closed_panel_leaves_no_want_and_no_subscription(desk, shown, kind):
    before = _listeners(desk)
    panel = shown(kind)
    panel.shut()
    panel.shut()
    assert _listeners(desk) == before
    assert panel not in desk.quotes.wanted


@pytest.mark.parametrize("kind", ALL)
def test_a_hidden_panel_paints_nothing_and_asks_for_no_frames(desk, shown, kind):
    panel = shown(kind)
    panel.hide()
    trade(desk, "HK:700", 612.5)
    assert panel.on_frame(desk.store.drain(1.0), 1.0) is False
    panel.show()
    frame(desk)


@pytest.mark.parametrize("kind", ALL)
def test_an_empty_pinned_panel_paints(desk, shown, kind):
    panel = shown(kind, group=0)
    assert panel.symbol is None
    assert not panel.grab().isNull()


def test_sizes_of_a_shares_are_lots_the_rest_shares():
    assert [
        lot_shares(parse_symbol(code)) for code in ("SH:600519", "SZ:000001", "HK:700", "CF:BTCUSDT")
    ] == [
        100,
        100,
        1,
        1,
    ]


@pytest.mark.parametrize(
    ("kind", "figure"),
    [(LadderPanel, Kind.DEPTH), (TapePanel, Kind.TRADE), (InstrumentPanel, Kind.SNAPSHOT)],
)
def test_what_is_stale_says_its_age_in_the_title_and_only_while_it_is(qtbot, desk, shown, kind, figure):
    panel = shown(kind)
    with qtbot.waitSignal(panel.title_changed):
        desk.staleness.put("HK:700", 41.0, figure)
    assert panel.title_warning() == "41 s"
    other = Kind.DEPTH if figure is not Kind.DEPTH else Kind.TRADE
    desk.staleness.put("HK:700", 12.0, other)
    assert panel.title_warning() == "41 s"
    with qtbot.waitSignal(panel.title_changed):
        desk.staleness.put("HK:700", None, figure)
    assert panel.title_warning() == ""


@pytest.mark.parametrize("kind", [LadderPanel, TapePanel, InstrumentPanel])
def test_a_hidden_panel_does_nothing_when_figures_turn_stale(desk, shown, kind):
    panel = shown(kind)
    panel.hide()
    told = []
    panel.title_changed.connect(lambda: told.append(1))
    desk.staleness.put("HK:700", 41.0)
    assert told == []
