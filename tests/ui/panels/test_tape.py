"""The tape as a panel: what it wants, counts, pauses and says (LOOK 7, PRODUCT 4.8)."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication

from qosdesk.domain.quotes import Kind, Side, Stream, Trade
from qosdesk.domain.symbols import parse_symbol
from qosdesk.market.gaps import GapState
from qosdesk.ui.panels.tape import TapePanel
from qosdesk.ui.panels.tape.filters import Filter
from qosdesk.ui.panels.tape.frame import HEADER, PAUSE_BAR, STRIP
from qosdesk.ui.panels.tape.roll import BURST
from qosdesk.ui.panels.tape.rows import ROWS_KEPT, RowKind
from qosdesk.ui.panels.tape.settings import Window
from qosdesk.ui.panels.tape.tally import sums_of_rows
from qosdesk.ui.panels.tape.tiers import TierKind, Tiers
from qosdesk.ui.panels.tape.words import line_words
from tests.ui.panels.market import NAN, frame, trade
from tests.ui.panels.tape import TENCENT, T, choose, fill, print_many, shown_rows


def wheel(view, steps):
    point = QPointF(100, view.height() / 2)
    event = QWheelEvent(
        point,
        view.mapToGlobal(point.toPoint()).toPointF(),
        QPoint(),
        QPoint(0, steps * 120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(view, event)


# --- what it takes ----------------------------------------------------------------------------------------------------


def test_it_wants_prints_the_day_s_range_and_what_it_missed_while_it_is_seen(desk, shown):
    panel = shown(TapePanel)
    wanted = {Stream(TENCENT, Kind.TRADE), Stream(TENCENT, Kind.SNAPSHOT)}
    assert desk.quotes.wanted[panel] == wanted
    assert desk.prints.shown == {panel: TENCENT}
    panel.hide()
    assert panel not in desk.quotes.wanted
    assert not desk.prints.shown
    panel.show()
    assert desk.prints.shown == {panel: TENCENT}
    assert desk.store.state(TENCENT).prints.maxlen >= 2 * ROWS_KEPT


def test_past_prints_that_the_vendor_sends_stand_below_the_live_ones(desk, shown):
    panel = shown(TapePanel)
    print_many(desk, 3)
    frame(desk)
    fill(desk, 2)
    frame(desk)
    kinds = [row.kind for row in panel.roll.rows]
    assert kinds == [RowKind.PRINT, RowKind.PRINT, RowKind.JOIN, RowKind.PRINT, RowKind.PRINT, RowKind.PRINT]


def test_its_lines_say_what_is_missing_since_when_and_what_was_asked_for(desk, shown):
    panel = shown(TapePanel)
    print_many(desk, 1)
    gap = desk.store.open_gap(TENCENT, T)
    frame(desk)

    def words():
        return [line_words(row, panel.view.clock) for row in panel.roll.rows if not row.is_print]

    assert words() == ["Prints missing since 15:42:18"]
    gap.until_ms, gap.state = T + 27_000, GapState.ASKED
    desk.store.state(TENCENT).change_gap(gap)
    frame(desk)
    assert words() == ["Prints missing 15:42:18 – 15:42:45, asked for"]
    desk.store.put_trades(TENCENT, (Trade(TENCENT, 610.0, 1, T + 20_000, Side.BUY),))
    frame(desk)
    assert words() == ["Prints missing 15:42:18 – 15:42:38", "Backfilled to 15:42:38"]


def test_the_tape_of_another_source_begins_anew(desk, shown):
    panel = shown(TapePanel)
    print_many(desk, 30)
    frame(desk)
    panel.view.scroll_rows(5)
    desk.store.clear()
    frame(desk)
    assert not panel.roll.rows
    assert not panel.view.position.paused


def test_a_burst_is_counted_whole_and_drawn_in_part(desk, shown):
    panel = shown(TapePanel)
    print_many(desk, 5)
    frame(desk)
    for _ in range(2 * ROWS_KEPT + 1000):
        trade(desk, "HK:700", 612.5, 1, ts_ms=T + 60_000)
    frame(desk)
    sums = panel.view.sums()
    assert sums.count == 2 * ROWS_KEPT + 5 - 0
    assert panel.roll.not_drawn == 2 * ROWS_KEPT - BURST + 1000
    told = panel.view.explain(QPoint(50, 5))
    assert f"{2 * ROWS_KEPT - BURST:,} prints were counted but not drawn" in told
    assert "1,000 prints were gone before they could be read" in told


def test_a_print_without_its_size_or_price_is_counted_and_spoils_no_sum(desk, shown):
    panel = shown(TapePanel)
    trade(desk, "HK:700", 612.5, 100, side=1, ts_ms=T)
    trade(desk, "HK:700", 612.5, NAN, side=1, ts_ms=T)
    trade(desk, "HK:700", NAN, 300, side=2, ts_ms=T)
    trade(desk, "HK:700", 612.5, 200, side=1, ts_ms=T)
    frame(desk)
    panel.grab()
    sums = panel.view.sums()
    assert (sums.count, sums.buys.volume, sums.sells.volume, sums.buys.price) == (4, 300, 0, 612.5)
    assert [row.size for row in shown_rows(panel) if row.size == row.size] == [200, 300, 100]
    assert sums_of_rows(panel.roll.rows).buys.volume == 300


def test_points_of_fractional_sizes_stand_below_each_other(desk, shown):
    panel = shown(TapePanel)
    for size in (4, 2.13):
        trade(desk, "HK:700", 612.5, size, ts_ms=T)
    frame(desk)
    panel.grab()
    assert panel.view.figures.size_decimals == 2
    print_many(desk, 3)
    frame(desk)
    panel.grab()
    assert panel.view.figures.size_decimals == 2
    panel.show_symbol(parse_symbol("HK:9988"))
    panel.grab()
    assert panel.view.figures.size_decimals == 0


def test_the_rate_is_said_in_the_title(desk, shown):
    panel = shown(TapePanel)
    for _ in range(31):
        trade(desk, "HK:700", 612.5, 1, ts_ms=T)
    frame(desk)
    panel._second()
    assert panel.title_parts() == ("HK:700", "Tape", "3.1 prints/s")


def test_a_hidden_tape_does_nothing_and_catches_up(desk, shown):
    panel = shown(TapePanel)
    panel.hide()
    print_many(desk, 5)
    frame(desk)
    assert not panel.roll.rows
    panel.show()
    assert panel.roll.prints == 5


# --- the reader's place -----------------------------------------------------------------------------------------------


def test_only_whole_rows_are_drawn(desk, shown):
    panel = shown(TapePanel, height=STRIP + HEADER + 5 * 20 + 19)
    assert panel.view.frame.slots == 5
    panel.view.pause()
    print_many(desk, 9)
    frame(desk)
    panel.view.pause()
    assert panel.view.frame.slots == (5 * 20 + 19 - PAUSE_BAR) // 20


@pytest.mark.parametrize("on_top", [True, False])
def test_scrolling_pauses_counts_what_comes_and_holds_the_view_still(desk, shown, qtbot, on_top):
    panel = shown(TapePanel, height=200)
    choose(panel, newest_on_top=on_top)
    print_many(desk, 50)
    frame(desk)
    view = panel.view
    view.setFocus()
    qtbot.keyClick(view, Qt.Key.Key_Down if on_top else Qt.Key.Key_Up)
    assert view.position.paused
    rows = shown_rows(panel)
    print_many(desk, 38, start=50)
    frame(desk)
    assert view.position.new_prints == 38
    assert shown_rows(panel) == rows
    assert panel.roll.prints == 88
    qtbot.keyClick(view, Qt.Key.Key_End)
    assert not view.position.paused
    assert view.position.new_prints == 0
    assert shown_rows(panel)[0] is panel.roll.rows[-1]


@pytest.mark.parametrize(("on_top", "towards_older"), [(True, -1), (False, 1)])
def test_the_wheel_scrolls_as_the_rows_lie(desk, shown, on_top, towards_older):
    panel = shown(TapePanel, height=200)
    choose(panel, newest_on_top=on_top)
    print_many(desk, 50)
    frame(desk)
    panel.filter_bar.show()
    panel.filter_bar.least.setFocus()
    wheel(panel.view, towards_older)
    assert panel.view.position.offset == 3
    assert panel.view.hasFocus()
    wheel(panel.view, -towards_older)
    assert not panel.view.position.paused


def test_home_goes_to_the_oldest_and_pages_by_what_is_in_view(desk, shown, qtbot):
    panel = shown(TapePanel, height=200)
    print_many(desk, 50)
    frame(desk)
    qtbot.keyClick(panel.view, Qt.Key.Key_Home)
    assert shown_rows(panel)[-1] is panel.roll.rows[0]
    before = panel.view.position.offset
    qtbot.keyClick(panel.view, Qt.Key.Key_PageUp)
    assert panel.view.position.offset == before - (panel.view.frame.slots - 1)


def test_the_view_stands_still_when_past_prints_arrive(desk, shown):
    panel = shown(TapePanel, height=200)
    print_many(desk, 50)
    frame(desk)
    panel.view.scroll_rows(20)
    rows = shown_rows(panel)
    fill(desk, 1)
    frame(desk)
    assert shown_rows(panel) == rows


@pytest.mark.parametrize("on_top", [True, False])
def test_a_click_on_the_bar_resumes(desk, shown, qtbot, on_top):
    panel = shown(TapePanel)
    choose(panel, newest_on_top=on_top)
    print_many(desk, 50)
    frame(desk)
    panel.view.scroll_rows(3)
    bar = panel.view.frame.pause.center()
    qtbot.mouseClick(panel.view, Qt.MouseButton.LeftButton, pos=bar)
    assert not panel.view.position.paused


def test_a_middle_click_resumes(desk, shown, qtbot):
    panel = shown(TapePanel)
    print_many(desk, 50)
    frame(desk)
    panel.view.scroll_rows(3)
    qtbot.mouseClick(panel.view, Qt.MouseButton.MiddleButton, pos=QPoint(100, 200))
    assert not panel.view.position.paused


# --- filter -----------------------------------------------------------------------------------------------------------


def test_a_typed_filter_hides_rows_and_says_how_many_prints(desk, shown, qtbot):
    panel = shown(TapePanel)
    for at, size in enumerate([100, 500, 2000]):
        trade(desk, "HK:700", 612.5, size, ts_ms=T + at * 1000)
    frame(desk)
    panel.view.setFocus()
    assert panel.filter_bar.isHidden()
    qtbot.keyClick(panel.view, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert panel.filter_bar.isVisible()
    assert panel.filter_bar.least.hasFocus()
    qtbot.keyClicks(panel.filter_bar.least, "0.5k")
    assert [row.size for row in shown_rows(panel)] == [2000, 500]
    assert panel.filter_bar.note.text() == "1 of 3 prints filtered out; sums hold all"
    assert panel.view.sums().buys.volume == 2600
    qtbot.mouseClick(panel.filter_bar.buys, Qt.MouseButton.LeftButton)
    assert not shown_rows(panel)
    qtbot.keyClick(panel.filter_bar.least, Qt.Key.Key_Escape)
    assert panel.view.hasFocus()
    assert panel.filter_bar.isVisible()
    qtbot.mouseClick(panel.filter_bar.clear_button, Qt.MouseButton.LeftButton)
    assert panel.filter_bar.isHidden()
    assert len(shown_rows(panel)) == 3


def test_a_size_is_typed_in_the_unit_of_its_column(desk, shown, qtbot):
    desk.links.point(1, parse_symbol("SH:600519"))
    panel = shown(TapePanel)
    panel.open_filter()
    qtbot.keyClicks(panel.filter_bar.least, "20")
    assert panel.settings.filter.least == 2000


def test_what_can_not_be_read_is_no_limit(desk, shown, qtbot):
    panel = shown(TapePanel)
    panel.open_filter()
    qtbot.keyClicks(panel.filter_bar.most, "many")
    assert not panel.settings.filter.is_on
    assert "border" in panel.filter_bar.most.styleSheet()


def test_a_filter_set_while_scrolled_keeps_a_place(desk, shown):
    panel = shown(TapePanel, height=200)
    print_many(desk, 50)
    frame(desk)
    panel.view.scroll_rows(20)
    panel.set_filter(Filter(sells=False))
    assert panel.view.position.paused
    assert shown_rows(panel)
    panel.set_filter(Filter(least=1e9))
    assert not panel.view.position.paused
    assert not shown_rows(panel)


# --- windows, tiers, sounds -------------------------------------------------------------------------------------------


def test_the_strip_sums_the_chosen_window(desk, shown):
    panel = shown(TapePanel, height=STRIP + HEADER + 3 * 20)
    for seconds_ago, size in ((400, 1), (100, 20), (30, 300), (0, 4000)):
        trade(desk, "HK:700", 612.5, size, ts_ms=T - seconds_ago * 1000)
    frame(desk)
    volumes = {}
    for window in Window:
        choose(panel, window=window)
        volumes[window] = panel.view.sums().buys.volume
    assert volumes == {
        Window.MINUTE: 4300,
        Window.FIVE_MINUTES: 4320,
        Window.SESSION: 4321,
        Window.VISIBLE: 4320,
    }


def big_print(desk, ts_ms, size=90_000):
    trade(desk, "HK:700", 612.5, size, ts_ms=ts_ms)
    frame(desk)


def test_only_live_big_prints_are_heard(desk, shown):
    panel = shown(TapePanel)
    tiers = Tiers(TierKind.SIZE, (1000.0, 50_000.0, 0.0))
    panel.set_settings(replace(panel.settings.with_tiers("HK:700", tiers), sounds=(True, False, True)))
    now_ms = desk.clock.wall_ms()
    big_print(desk, now_ms, 10)
    assert desk.sounds.played == []
    big_print(desk, now_ms + 1000)
    assert desk.sounds.played == ["tape-1"]
    big_print(desk, now_ms - 3_600_000)
    fill(desk, 3)
    frame(desk)
    panel.hide()
    desk.clock.advance(5)
    trade(desk, "HK:700", 612.5, 90_000, ts_ms=now_ms)
    panel.show()
    frame(desk)
    assert desk.sounds.played == ["tape-1"]


def test_sounds_are_few_and_a_print_that_is_filtered_out_makes_none(desk, shown):
    panel = shown(TapePanel)
    tiers = Tiers(TierKind.SIZE, (1000.0, 0.0, 0.0))
    panel.set_settings(replace(panel.settings.with_tiers("HK:700", tiers), sounds=(True, True, True)))
    panel.set_filter(Filter(buys=False))
    big_print(desk, desk.clock.wall_ms())
    assert desk.sounds.played == []
    panel.set_filter(Filter())
    for _ in range(20):
        big_print(desk, desk.clock.wall_ms())
        trade(desk, "HK:700", 613.0, 10)
    assert len(desk.sounds.played) == 2


def test_the_day_s_high_is_marked_and_said_in_words(desk, shown):
    panel = shown(TapePanel)
    state = desk.store.of("HK:700")
    state.on_snapshot(612, 605, 607, 613, 603, 1e6, 1e9, T, 0, 0)
    trade(desk, "HK:700", 612.5, 100, ts_ms=T)
    frame(desk)
    trade(desk, "HK:700", 613.5, 100, ts_ms=T)
    frame(desk)
    assert [row.mark.value for row in shown_rows(panel)] == ["H", ""]
    assert "made the day's high" in panel.view.explain(QPoint(20, STRIP + HEADER + 5))
    panel.hide()
    panel.show()
    assert [row.mark.value for row in shown_rows(panel)] == ["H", ""]


def test_a_source_without_prints_is_said_in_place_of_waiting_for_some(desk, shown):
    desk.sources.put("qos", "alltick")
    desk.sources.lacks("alltick", Kind.TRADE)
    panel = shown(TapePanel)
    assert panel.view.why_not == ""
    desk.sources.fall("HK:700", "alltick")
    assert panel.view.why_not == "not offered by AllTick"
    panel.grab()


def test_where_a_source_sends_no_prints_no_line_says_that_they_are_missing(desk, shown):
    desk.sources.put("qos", "alltick")
    panel = shown(TapePanel)
    desk.store.open_gap(panel.symbol, T)
    frame(desk, 0.5)
    panel.catch_up()
    assert panel.view.rows_shown()
    before = panel.view._rows_painted()
    desk.sources.lacks("alltick", Kind.TRADE)
    desk.sources.fall("HK:700", "alltick")
    assert before
    assert not panel.view._rows_painted()
    panel.grab()
