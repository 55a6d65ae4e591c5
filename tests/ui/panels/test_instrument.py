"""The instrument panel: figures that agree with each other, missing as missing, sessions in words."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication

from qosdesk.domain.hours import Hours
from qosdesk.domain.numbers import Units
from qosdesk.domain.quotes import Instrument, Kind, Snapshot, Stream
from qosdesk.domain.symbols import parse_symbol
from qosdesk.ui.panels.facts import FIELDS, Facts, countdown_words, duration, session_words
from qosdesk.ui.panels.instrument import HEAD, ROW, InstrumentPanel
from tests.ui.fakes import NOW_MS
from tests.ui.panels.market import frame, snapshot

TENCENT = parse_symbol("HK:700")
SHOT = Snapshot(TENCENT, 612.5, 605.0, 607.5, 618.5, 603.5, 13_230_000, 8_090_277_300, NOW_MS)
KNOWN = Instrument(
    TENCENT,
    "Tencent",
    currency="HKD",
    lot_size=100,
    total_shares=9_142_857_143,
    float_shares=9_124_137_931,
    eps=25.31,
)


def _texts(facts):
    return {field.label: field.text(facts) for row in FIELDS for field in row}


def test_derived_figures_are_what_their_formulas_say(qapp):
    texts = _texts(Facts.of(SHOT, KNOWN, 2, Units.KMB))
    assert texts["Average"] == "611.51"
    assert texts["Amplitude"] == "2.48%"
    assert texts["Market cap"] == "5.60T HKD"
    assert texts["P/E"] == "24.20"
    assert texts["Lot"] == "100"
    assert all(
        field.formula for row in FIELDS for field in row if field.label in ("Average", "P/E", "Market cap")
    )


def test_what_is_not_known_is_two_dashes_and_never_zero(qapp):
    assert set(_texts(Facts.of(Snapshot(TENCENT), None, 2, Units.KMB)).values()) == {"--"}
    bare = Instrument(TENCENT, "Tencent")
    assert set(_texts(Facts.of(Snapshot(TENCENT), bare, 2, Units.KMB)).values()) == {"--"}


def test_the_session_is_said_with_a_countdown_to_the_next(qapp):
    hours = Hours()
    span = hours.phase_at(TENCENT, NOW_MS)
    assert session_words(TENCENT, span, 15 * 60 + 42) == "Afternoon session"
    following = hours.phase_at(TENCENT, span.end_ms)
    assert countdown_words(span, following, NOW_MS) == "closing auction in 17:42"


def test_around_the_clock_has_no_countdown(qapp):
    hours = Hours(always=True)
    span = hours.phase_at(TENCENT, NOW_MS)
    assert session_words(TENCENT, span, 0) == "Trades around the clock"
    assert countdown_words(span, hours.phase_at(TENCENT, span.end_ms), NOW_MS) == ""


@pytest.mark.parametrize(
    ("seconds", "text"), [(5, "0:05"), (1062, "17:42"), (7509, "2:05:09"), (187_800, "2 d 04:10")]
)
def test_durations(qapp, seconds, text):
    assert duration(seconds) == text


def test_it_wants_figures_and_prints_and_names_the_instrument(desk, shown):
    panel = shown(InstrumentPanel, 376, 236)
    assert desk.quotes.wanted[panel] == {Stream(TENCENT, kind) for kind in (Kind.SNAPSHOT, Kind.TRADE)}
    snapshot(desk, "HK:700", 612.5, 605)
    frame(desk)
    assert panel.title_parts() == ("HK:700", "Tencent Holdings", "15:42:18")


def test_the_field_under_the_pointer_explains_itself(desk, shown):
    panel = shown(InstrumentPanel, 376, 236)
    field = panel.field_at(300, HEAD + ROW + ROW / 2)
    assert field is not None
    assert field.label == "Average"
    assert field.explanation() == QCoreApplication.translate("InstrumentFields", "turnover ÷ volume")


@pytest.mark.parametrize("size", [(220, 100), (376, 236), (800, 400)])
@pytest.mark.parametrize("dark", [True, False])
def test_it_paints_at_any_size_without_a_qt_warning(desk, shown, size, dark):
    panel = shown(InstrumentPanel, *size)
    desk.theme.apply(dark=dark)
    assert not panel.grab().isNull()
    desk.store.put_snapshot(SHOT)
    frame(desk)
    assert not panel.grab().isNull()
