"""Prints for the tests of the tape, and what they look at."""

from __future__ import annotations

from dataclasses import replace

from qosdesk.domain.quotes import Side, Trade
from qosdesk.domain.symbols import parse_symbol
from qosdesk.market.gaps import GapState
from tests.ui.panels.market import trade

TENCENT = parse_symbol("HK:700")
T = 1_795_160_538_000


def print_many(desk, count, start=0):
    """A print a second, bought and sold in turn."""
    for i in range(start, start + count):
        trade(desk, "HK:700", 612.5 + i % 2 / 2, 100, side=1 + i % 2, ts_ms=T + i * 1000)


def fill(desk, count):
    """The vendor answers with so many prints of the time before the tape opened."""
    gap = next((one for one in desk.store.state(TENCENT).gaps if one.is_start), None)
    gap = gap or desk.store.open_gap(TENCENT, 0, is_start=True)
    gap.state = GapState.ASKED
    past = tuple(Trade(TENCENT, 610.0 + i, 1, T - 5000, Side.BUY) for i in range(count))
    desk.store.put_trades(TENCENT, past)


def shown_rows(panel):
    """The rows in view, newest first."""
    return panel.view.rows_shown()


def choose(panel, **changes):
    """Other settings."""
    panel.set_settings(replace(panel.settings, **changes))
