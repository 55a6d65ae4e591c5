"""The quota dock: every counter with bar and words, who is live, who is polled and since when."""

from __future__ import annotations

from dataclasses import replace

import pytest

from qosdesk.domain.diagnostics import Polled
from qosdesk.domain.symbols import parse_symbol
from qosdesk.ui.panels.quota import QuotaPanel
from qosdesk.ui.panels.sheet.lines import Budget
from qosdesk.ui.ports import Meter
from tests.ui.fakes import NOW_MS


@pytest.fixture
def panel(desk, shown):
    desk.connection.budget = [
        Meter("Live", 10, 10),
        Meter("snapshot", 10, 10, 1, NOW_MS + 21_400),
        Meter("kline", 4, 8, is_learned=True),
        Meter("odd-call", 1, 0),
    ]
    symbols = [parse_symbol(code) for code in ("HK:700", "US:NVDA", "HK:9988")]
    desk.diagnostics.value = replace(
        desk.diagnostics.value, live=tuple(symbols[:2]), polled=(Polled(symbols[2], 14.0),)
    )
    return shown(QuotaPanel, 420, 500)


def budgets(panel):
    return {line.name: line for line in panel.sheet.lines if isinstance(line, Budget)}


def test_every_counter_has_its_figures_and_what_it_counts(panel):
    found = budgets(panel)
    assert list(found) == ["Live slots", "Snapshots a minute", "K-lines a minute", "odd-call"]
    assert [one.figures for one in found.values()] == ["10 / 10", "10 / 10", "4 / 8", "1"]
    assert found["K-lines a minute"].mark == "learned"
    assert found["Live slots"].meaning


def test_all_slots_in_use_is_normal_and_a_full_request_counter_says_when_it_goes_on(panel):
    found = budgets(panel)
    assert not found["Live slots"].waits
    assert found["Snapshots a minute"].waits
    assert found["Snapshots a minute"].note == "1 under way · next free in 22 s"
    assert not found["K-lines a minute"].waits


def test_who_is_live_and_who_is_polled_since_when(panel, desk):
    said = panel.sheet.text()
    assert "HK:700, US:NVDA" in said
    assert "HK:9988: last answer 14 s ago" in said
    assert "no live slot left" in said
    desk.diagnostics.value = replace(desk.diagnostics.value, polled=())
    panel.read()
    assert "every symbol that is shown has a live slot" in panel.sheet.text()


def test_a_source_without_limits_says_so(panel, desk):
    desk.connection.budget = [Meter("Live", 26, 0), Meter("HTTP/min", 2, 0)]
    panel.read()
    assert "This source has no limits" in panel.sheet.text()
    desk.connection.budget = []
    panel.read()
    assert "Nothing is counted while no provider is connected" in panel.sheet.text()


def test_it_reads_only_while_visible(panel, desk):
    panel.hide()
    assert not panel._second.isActive()
    reads = desk.diagnostics.reads
    desk.connection.put(desk.connection.state)
    assert desk.diagnostics.reads == reads
    panel.show()
    assert panel._second.isActive()
