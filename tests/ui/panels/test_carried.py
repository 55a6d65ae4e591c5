"""Figures of the source before, after another one took over: grey and named, until that one has said anything."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt

from qosdesk.domain.symbols import parse_symbol
from qosdesk.ui.panels.instrument import InstrumentPanel
from qosdesk.ui.panels.ladder import LadderPanel
from qosdesk.ui.panels.table import TablePanel
from qosdesk.ui.panels.table.rows import Freshness
from qosdesk.ui.shell.title_bar import TitleBar
from tests.ui.panels.market import book, frame, snapshot
from tests.ui.panels.table_hands import place_of

TENCENT = parse_symbol("HK:700")
WORDS = "of QOS, AllTick has not said anything yet"


def take_over(desk):
    """AllTick serves from now on."""
    desk.sources.fall("HK:700", "alltick")
    desk.store.change_source(TENCENT, desk.clock.wall_ms(), "QOS", is_same=True)
    frame(desk, 0.5)


@pytest.fixture
def market(desk):
    desk.sources.put("qos", "alltick")
    snapshot(desk, "HK:700", 612.5, 605.0)
    frame(desk, 0.5)
    return desk


def row_of(table):
    table._second()
    return table.model.items[place_of(table, "HK:700")]


def test_a_row_is_grey_and_its_tooltips_name_the_source_before_until_the_new_one_speaks(market, shown):
    table = shown(TablePanel, 652, 640)
    assert not row_of(table).stale
    take_over(market)
    row = row_of(table)
    assert (row.fresh, row.stale) == (Freshness.CARRIED, True)
    assert ":" in row.age, "when the figures were"
    last = next(place for place, one in enumerate(table.model.columns) if one.key == "last")
    tip = table.model.index(place_of(table, "HK:700"), last).data(Qt.ItemDataRole.ToolTipRole)
    assert tip.endswith(WORDS)
    assert "QOS · 2" in tip
    snapshot(market, "HK:700", 613.0, 605.0)
    frame(market, 0.5)
    assert not row_of(table).stale


@pytest.mark.parametrize(("kind", "size"), [(InstrumentPanel, (320, 480)), (LadderPanel, (320, 480))])
def test_a_panel_is_grey_and_its_title_names_the_source_before_until_the_new_one_speaks(
    market, shown, kind, size
):
    panel = shown(kind, *size)
    panel.show_symbol(TENCENT)
    bar = TitleBar(panel)
    bar.resize(900, 24)
    bar.grab()
    assert not panel.is_stale()
    assert bar.tip_at(QPoint(int(bar.pieces()[2].x), 12)) == ""
    take_over(market)
    assert panel.is_stale()
    note = bar.pieces()[2]
    assert note.text == "of QOS"
    assert bar.tip_at(QPoint(int(note.x) + 2, 12)) == WORDS
    book(market, "HK:700", [(612.0, 100)], [(612.5, 100)])
    frame(market, 0.5)
    assert not panel.is_stale()
    assert bar.tip_at(QPoint(int(note.x) + 2, 12)) == ""
    bar.deleteLater()
