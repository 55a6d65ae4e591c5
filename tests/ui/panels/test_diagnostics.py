"""The diagnostics dock: figures never finer than they are, words for every incident, a copy without secrets."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from qosdesk.domain.diagnostics import (
    Between,
    Cause,
    Incident,
    Quantiles,
    StampDelays,
    StreamHealth,
    What,
)
from qosdesk.domain.quotes import Kind, Stream
from qosdesk.domain.symbols import parse_symbol
from qosdesk.ui.ages import between_text
from qosdesk.ui.panels.diagnostics import DiagnosticsPanel
from qosdesk.ui.panels.diagnostics.words import (
    incident_icon,
    incident_meaning,
    incident_words,
    ms_text,
    offset_text,
)
from qosdesk.ui.ports import LinkState
from tests.ui.fakes import NOW_MS

WHOLE = StampDelays(Between(0.0, 0.53), Between(0.0, 0.97), Between(0.0, 1.0), 240)
TRADES = StreamHealth(Kind.TRADE, 27.4, 10, 0.1, WHOLE, Quantiles(0.006, 0.011, 0.014, 240), None)
SILENT = Stream(parse_symbol("HK:2828"), Kind.DEPTH)


@pytest.fixture
def panel(desk, shown):
    value = desk.diagnostics.value
    desk.diagnostics.value = replace(
        value,
        offset=Between(-0.04, 0.12),
        streams=(value.streams[0], TRADES, *value.streams[2:]),
        reconnects=2,
        incidents=(
            Incident(NOW_MS, What.LOST, Cause.TIMEOUT, "No answer for 30 s."),
            Incident(NOW_MS - 60_000, What.REQUEST_FAILED, Cause.TIMEOUT, "No answer.", 3),
            Incident(NOW_MS - 90_000, What.CONNECTED),
        ),
        wanted=24,
        confirmed=22,
        silent=(SILENT,),
    )
    return shown(DiagnosticsPanel, 520, 600)


def text(panel):
    return panel.sheet.text()


def test_it_says_state_reconnects_streams_and_offset(panel):
    said = text(panel)
    assert "State: QOS connected since" in said
    assert "(2 h 14 min)" in said
    assert "Reconnects: 2" in said
    assert "Streams: 22 of 24 confirmed" in said
    assert "Silent: HK:2828 depth" in said
    assert "Clock offset: −0.1 to +0.2 s" in said


def test_latency_is_told_by_stream_and_stamps_as_intervals(panel):
    said = text(panel)
    assert "Trades: msg/s 27.4, p50 ms 6.0, p95 ms 11, p99 ms 14, symbols 10, last 0 s" in said
    assert "Trades: p50 0.0–0.6 s, p95 0.0–1.0 s, p99 0.0–1.0 s, measured 240" in said
    assert "K-line: p50 --, p95 --, p99 --, measured --" in said


def test_a_meaning_is_said_once(panel):
    said = text(panel)
    assert "Link lost. No answer for 30 s." in said
    assert "A request failed. No answer.  ×3" in said
    assert said.count("did not answer in time") == 1


def test_it_reads_once_a_second_and_only_while_visible(panel, desk):
    reads = desk.diagnostics.reads
    panel._second.timeout.emit()
    assert desk.diagnostics.reads == reads + 1
    assert panel._second.interval() == 1000
    panel.hide()
    assert not panel._second.isActive()
    desk.connection.put(replace(desk.connection.state, state=LinkState.OFFLINE))
    assert desk.diagnostics.reads == reads + 1
    panel.show()
    assert "QOS offline" in text(panel)


def test_the_copy_is_whole_and_without_secrets(panel, desk):
    desk.connection.put(replace(desk.connection.state, reason="the key SECRET was refused"))
    QTest.mouseClick(panel.copy_button, Qt.MouseButton.LeftButton)
    copied = QGuiApplication.clipboard().text()
    assert "SECRET" not in copied
    assert "the key *** was refused" in copied
    for word in (
        "qosdesk ",
        "QOS",
        "22 of 24 confirmed",
        "HK:2828 depth",
        "27.4",
        "link lost [timeout]",
        "Live",
    ):
        assert word in copied, word


def test_saving_asks_where_to_without_a_loop_of_its_own(panel, qtbot, tmp_path):
    panel.save_button.click()
    dialog = panel.findChild(type(panel._saver.ask("x", "x.txt", "", lambda: b"")))
    assert dialog is not None
    for one in panel.findChildren(type(dialog)):
        one.close()
    with qtbot.waitSignal(panel._saver.saved):
        panel._saver.save(tmp_path / "d.txt", lambda: panel.report().encode())
    assert "22 of 24 confirmed" in (tmp_path / "d.txt").read_text("utf-8")


def test_the_keyboard_reaches_everything(panel):
    for widget in (panel.sheet, panel.copy_button, panel.save_button):
        assert widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    assert panel.sheet.accessibleName() == "Diagnostics"


@pytest.mark.parametrize("what", What)
@pytest.mark.parametrize("cause", Cause)
def test_every_incident_has_words_and_an_icon_and_every_cause_a_meaning(what, cause):
    incident = Incident(NOW_MS, what, cause, "detail")
    assert incident_words(incident)
    assert incident_icon(incident)[0] in ("check", "clock", "plug-off", "warning", "key")
    assert incident_meaning(incident) or cause is Cause.NONE


@pytest.mark.parametrize(
    ("between", "expected"),
    [
        (Between(0.0, 0.97), "0.0–1.0 s"),
        (Between(0.21, 1.33), "0.2–1.4 s"),
        (Between(0.0302, 0.0418), "30–42 ms"),
        (Between(1.2001, 1.2049), "1,200–1,205 ms"),
    ],
)
def test_an_interval_is_rounded_outwards(between, expected):
    assert between_text(between) == expected


@pytest.mark.parametrize(
    ("offset", "expected"),
    [
        (None, "--"),
        (Between(-0.04, 0.12), "−0.1 to +0.2 s"),
        (Between(0.3, 1.1), "+0.3 to +1.1 s (this computer is ahead)"),
        (Between(-3.2, -2.9), "−3.2 to −2.9 s (this computer is behind)"),
        (Between(-0.0001, 0.0002), "−0.001 to +0.001 s"),
    ],
)
def test_the_offset_is_an_interval_and_says_which_clock_is_ahead(offset, expected):
    assert offset_text(offset) == expected


def test_milliseconds_are_not_finer_than_they_are_measured():
    assert [ms_text(seconds) for seconds in (0.0062, 0.0141, 1.2345)] == ["6.2", "14", "1,234"]
