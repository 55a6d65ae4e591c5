"""The instrument panel: figures that agree with each other, missing as missing, sessions in words."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu

from qosdesk.domain.daily import DailyFigures
from qosdesk.domain.hours import Hours
from qosdesk.domain.numbers import Units
from qosdesk.domain.quotes import Depth, Instrument, Kind, Level, Session, SessionQuote, Snapshot, Stream
from qosdesk.domain.symbols import parse_symbol
from qosdesk.ui.panels.instrument import InstrumentPanel
from qosdesk.ui.panels.instrument.facts import Facts
from qosdesk.ui.panels.instrument.fields import BOOK, COMPANY, MAIN, YEAR_HIGH, YEAR_LOW
from qosdesk.ui.panels.instrument.layout import HEAD, PAD, ROW, TWO_COLUMNS
from qosdesk.ui.panels.instrument.session import countdown_words, duration, session_words
from tests.ui.fakes import NOW_MS
from tests.ui.panels.market import book, frame, snapshot

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


FIELDS = (*MAIN.fields, *BOOK.fields, *COMPANY.fields, YEAR_LOW, YEAR_HIGH)
US = parse_symbol("US:AAPL")


def _texts(facts):
    return {field.label: field.text(facts) for field in FIELDS}


def test_derived_figures_are_what_their_formulas_say(qapp):
    depth = Depth(TENCENT, (Level(612.5, 24_700), Level(612.0, 45_900)), (Level(613.0, 51_000),), NOW_MS)
    daily = DailyFigures(683.0, 364.8, 40_000.0, NOW_MS)
    facts = Facts.of(SHOT, KNOWN, 2, Units.KMB, daily, 312.3, depth, "QOS")
    texts = _texts(facts)
    assert texts["Average"] == "611.51"
    assert texts["Amplitude"] == "2.48%"
    assert texts["Market cap"] == "5.60T HKD"
    assert texts["P/E"] == "24.20"
    assert texts["Lot"] == "100"
    assert texts["Volume ratio"] == "1.06"
    assert (texts["Bid"], texts["Ask"], texts["Spread"]) == ("612.50", "613.00", "0.50")
    assert texts["Bid/ask ratio"] == "+16.12%"
    assert (texts["52-week low"], texts["52-week high"]) == ("364.80", "683.00")
    derived = ("Average", "P/E", "Market cap", "Volume ratio", "Yield", "Spread")
    assert all(field.formula for field in FIELDS if field.label in derived)


def test_what_is_not_known_is_two_dashes_and_never_zero(qapp):
    assert set(_texts(Facts.of(Snapshot(TENCENT), None, 2, Units.KMB)).values()) == {"--"}
    bare = Instrument(TENCENT, "Tencent")
    assert set(_texts(Facts.of(Snapshot(TENCENT), bare, 2, Units.KMB)).values()) == {"--"}


def test_a_shares_are_counted_in_lots_and_explained_in_shares(qapp):
    moutai = parse_symbol("SH:600519")
    facts = Facts.of(
        Snapshot(moutai, 1468.2, volume=3_030_000, ts_ms=NOW_MS), None, 2, Units.WAN, source="QOS"
    )
    volume = next(field for field in MAIN.fields if field.key == "volume")
    assert volume.text(facts) == "3.03万 lots"
    assert volume.explanation(facts).split("\n")[0] == "Volume: 3,030,000 shares"


def test_every_figure_names_its_source_and_time(qapp):
    daily = DailyFigures(683.0, 364.8, 40_000.0, NOW_MS)
    facts = Facts.of(SHOT, KNOWN, 2, Units.KMB, daily, 312.3, source="QOS")
    for field in (*MAIN.fields, YEAR_LOW):
        if field.text(facts) != "--":
            assert field.explanation(facts).split("\n")[-1].startswith("QOS · "), field.key
    assert YEAR_LOW.explanation(facts).endswith("daily bars until 2026-11-20")
    assert MAIN.fields[0].explanation(facts).endswith("QOS · 2026-11-20 15:42:18 HKT")


def test_extended_sessions_are_measured_against_the_regular_close_and_the_newest_comes_first(qapp):
    shot = Snapshot(
        US,
        211.05,
        200.0,
        ts_ms=NOW_MS,
        session=Session.PRE,
        pre=SessionQuote(211.0, 210.0, volume=5_000, ts_ms=NOW_MS - 5_000),
        post=SessionQuote(210.35, 210.0, ts_ms=NOW_MS - 40_000_000),
        regular_close=210.0,
    )
    found = Facts.of(shot, None, 2, Units.KMB).extended()
    assert [(one.session, one.head.price, one.head.reference) for one in found] == [
        (Session.PRE, 211.05, 210.0),
        (Session.POST, 210.35, 210.0),
    ]
    assert found[0].volume == 5_000


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


@pytest.fixture
def panel(desk, shown):
    desk.instruments.add(KNOWN)
    made = shown(InstrumentPanel, 376, 236)
    desk.store.put_snapshot(SHOT)
    frame(desk)
    return made


def _menu(panel):
    menus = [one for one in panel.findChildren(QMenu) if one.isVisible()]
    assert len(menus) == 1
    return menus[0]


def test_the_figure_under_the_pointer_explains_itself_with_the_numbers(panel):
    words = panel.explanation_at(300, HEAD + ROW + ROW / 2)
    assert words.split("\n")[1] == "average price = turnover 8.09B ÷ volume 13.23M"
    assert "previous close 605.00" in panel.explanation_at(30, 10)


def test_daily_figures_are_asked_for_only_while_it_is_visible(desk, panel):
    assert desk.daily.shown[panel] == (TENCENT,)
    panel.hide()
    assert panel not in desk.daily.shown


def test_the_keyboard_goes_from_figure_to_figure_and_copies_raw_numbers(panel, qtbot):
    panel.setFocus()
    qtbot.keyClick(panel, Qt.Key.Key_Down)
    qtbot.keyClick(panel, Qt.Key.Key_Down)
    assert panel.accessibleDescription() == "High: 618.50"
    panel.copy()
    assert QGuiApplication.clipboard().text() == "618.50"
    qtbot.keyClick(panel, Qt.Key.Key_Right)
    assert panel.accessibleDescription() == "Average ƒ: 611.51"
    qtbot.keyClick(panel, Qt.Key.Key_Escape)
    panel.copy()
    lines = dict(line.split("\t") for line in QGuiApplication.clipboard().text().split("\n"))
    assert (lines["Symbol"], lines["Last"], lines["Volume"]) == ("HK:700", "612.50", "13230000")
    assert (lines["Source"], lines["P/B ƒ"]) == ("QOS", "")


def test_its_menu_copies_a_figure_and_sets_an_alert_at_its_price(panel, qtbot):
    panel.open_menu(QPoint(0, 0), panel.field_at(30, HEAD + ROW + ROW / 2))
    actions = {action.text(): action for action in _menu(panel).actions()}
    actions["Copy High"].trigger()
    assert QGuiApplication.clipboard().text() == "618.50"
    with qtbot.waitSignal(panel.alert_wanted) as heard:
        actions["Alert at 618.50…"].trigger()
    assert heard.args == [(TENCENT,), 618.5]


def test_an_alert_at_a_figure_that_is_no_price_is_at_the_last(panel):
    panel.open_menu(QPoint(0, 0), panel.field_at(30, HEAD + 3 * ROW + ROW / 2))
    assert "Alert at 612.50…" in {action.text() for action in _menu(panel).actions()}


def test_a_narrow_panel_has_one_column_and_what_does_not_fit_is_scrolled_to(desk, panel, qtbot):
    panel.resize(TWO_COLUMNS - 10, 236)
    facts = panel.facts()
    layout = panel.layout_of(facts)
    assert layout.columns == 1
    assert len({placed.top for placed in layout.fields}) == len(layout.fields)
    qtbot.keyClick(panel, Qt.Key.Key_End)
    assert panel.field_at(30, 236 - 30).key in {field.key for field in COMPANY.fields}
    qtbot.keyClick(panel, Qt.Key.Key_Home)
    assert panel.field_at(30, HEAD + 5).key == "open"


@pytest.mark.parametrize("width", [130, 150, 170, 200])
def test_in_a_narrow_panel_the_price_is_smaller_and_its_change_whole(desk, shown, width):
    panel = shown(InstrumentPanel, width, 300)
    snapshot(desk, "HK:700", 1612.5, 1605.0)
    frame(desk)
    picture = panel.grab().toImage()
    edge = {picture.pixelColor(x, y).name() for x in range(width - PAD + 1, width) for y in range(HEAD - 2)}
    assert edge == {desk.theme.c.bg1.name()}


def test_the_book_is_shown_while_somebody_streams_it_and_no_slot_is_taken_for_it(desk, panel):
    assert Stream(TENCENT, Kind.DEPTH) not in desk.quotes.wanted[panel]
    book(desk, "HK:700", [(612.5, 24_700)], [(613.0, 18_400)])
    frame(desk)
    assert panel.facts().ask == 613.0
    desk.connection.confirmed = {Stream(TENCENT, Kind.SNAPSHOT)}
    assert panel.facts().depth is None


def test_polled_figures_are_called_so(desk, panel):
    desk.connection.confirmed = set()
    panel.on_second()
    assert panel.title_parts()[2] == "polled 15:42:18"


@pytest.mark.parametrize("size", [(220, 100), (376, 236), (800, 400)])
@pytest.mark.parametrize("dark", [True, False])
def test_it_paints_at_any_size_without_a_qt_warning(desk, shown, size, dark):
    panel = shown(InstrumentPanel, *size)
    desk.theme.apply(dark=dark)
    assert not panel.grab().isNull()
    for suspended in (None, True):
        desk.store.put_snapshot(replace(SHOT, suspended=suspended))
        frame(desk)
        assert not panel.grab().isNull()
    desk.staleness.put("HK:700", 41.0)
    assert not panel.grab().isNull()
    desk.store.put_snapshot(
        Snapshot(US, 210.0, 200.0, ts_ms=NOW_MS - 40_000_000, pre=SessionQuote(211.0, 210.0, ts_ms=NOW_MS))
    )
    panel.show_symbol(US)
    frame(desk)
    assert not panel.grab().isNull()
