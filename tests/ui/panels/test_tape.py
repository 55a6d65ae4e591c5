"""The tape: joins, counts everything, pauses when scrolled, whole rows only (LOOK 7, PRODUCT 4.8)."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt

from qosdesk.domain.quotes import Kind, Side, Stream, Trade
from qosdesk.domain.symbols import parse_symbol
from qosdesk.market.gaps import GapState, PrintGap
from qosdesk.ui.panels.prints import News
from qosdesk.ui.panels.tape import TapePanel
from qosdesk.ui.panels.tape.panel import HEADER, PRINTS_KEPT, STRIP
from qosdesk.ui.panels.tape.roll import ROWS_MAX, Roll, RowKind
from tests.ui.panels.market import frame, trade

TENCENT = parse_symbol("HK:700")
T = 1_795_160_538_000


# --- the rows as values ---------------------------------------------------------------------------------------------


def test_same_price_same_side_prints_of_one_second_are_one_row():
    roll = Roll()
    roll.add(
        [
            (T, 613.0, 100, 1),
            (T, 613.0, 200, 1),
            (T, 613.0, 50, 2),
            (T + 1000, 613.0, 10, 2),
            (T, 613.5, 5, 2),
        ]
    )
    assert [(row.price, row.size, row.side, row.count) for row in roll.rows] == [
        (613.0, 300, 1, 2),
        (613.0, 50, 2, 1),
        (613.0, 10, 2, 1),
        (613.5, 5, 2, 1),
    ]
    assert roll.rows[0].value == 613.0 * 300
    assert roll.counted == 5


def test_prints_that_were_not_drawn_are_counted_and_leave_a_hole_with_its_times():
    roll = Roll()
    roll.add([(T, 613.0, 100, 1)])
    roll.add([(T + 5000, 613.0, 100, 1)], missed=20)
    hole = roll.rows[1]
    assert (hole.kind, hole.count, hole.ts_ms, hole.until_ms) == (RowKind.HOLE, 20, T, T + 5000)
    assert (roll.counted, roll.not_drawn) == (22, 20)


def test_backfilled_prints_stand_below_a_line():
    roll = Roll()
    gap = PrintGap(0, 0, is_start=True)
    roll.take(News(((T, 613.0, 100, 1),), gaps=(gap,)))
    assert [row.kind for row in roll.rows] == [RowKind.JOIN, RowKind.PRINT]
    gap.state, gap.version = GapState.FILLED, 1
    gap.prints = ((T - 2000, 612.0, 5, 2), (T - 1000, 612.5, 6, 1))
    roll.take(News(gaps=(gap,)))
    assert [row.kind for row in roll.rows] == [RowKind.PRINT, RowKind.PRINT, RowKind.JOIN, RowKind.PRINT]
    serials = [row.serial for row in roll.rows]
    assert serials == sorted(set(serials))
    assert roll.counted == 3


def test_a_gap_stands_where_the_prints_stopped_and_is_filled_there():
    roll = Roll()
    roll.take(News(((T, 613.0, 100, 1),)))
    gap = PrintGap(1, T)
    roll.take(News(((T + 9000, 614.0, 100, 1), (T + 9000, 614.0, 7, 1)), at=1, gaps=(gap,)))
    assert [row.kind for row in roll.rows] == [RowKind.PRINT, RowKind.MISSING, RowKind.PRINT]
    newest = roll.rows[-1].serial
    gap.state, gap.version, gap.until_ms = GapState.FILLED, 1, T + 9000
    gap.prints, gap.missing = ((T + 8000, 612.0, 5, 2),), (T, T + 8000)
    roll.take(News(gaps=(gap,)))
    kinds = [row.kind for row in roll.rows]
    assert kinds == [RowKind.PRINT, RowKind.MISSING, RowKind.PRINT, RowKind.JOIN, RowKind.PRINT]
    assert (roll.rows[1].ts_ms, roll.rows[1].until_ms) == (T, T + 8000)
    assert roll.rows[-1].serial == newest
    assert roll.counted == 4


def test_equal_prints_on_both_sides_of_a_gap_are_not_joined():
    roll = Roll()
    roll.take(News(((T, 613.0, 100, 1),)))
    roll.take(News(((T, 613.0, 50, 1),), at=1, gaps=(PrintGap(1, T),)))
    assert [row.size for row in roll.rows if row.kind is RowKind.PRINT] == [100, 50]


def test_the_window_sums_by_side_and_forgets_what_is_older():
    roll = Roll()
    roll.add([(T - 400_000, 613.0, 7, 1), (T - 100_000, 613.0, 100, 1), (T, 613.0, 40, 2), (T, 613.0, 3, 0)])
    assert roll.window(T) == (100, 40, 3, 300)
    assert roll.window(T + 250_000)[:3] == (0, 40, 3)


def test_a_window_that_is_not_covered_yet_says_how_much_of_it_is():
    roll = Roll()
    roll.add([(T - 59_000, 613.0, 7, 1), (T, 613.0, 1, 2)])
    assert roll.window(T)[3] == 60


def test_the_biggest_rows_are_tinted_once_enough_are_known():
    roll = Roll()
    roll.add([(T + i * 1000, 613.0, 100 + i % 7, 1) for i in range(200)])
    roll.add([(T + 300_000, 613.0, 50_000, 1), (T + 301_000, 613.0, 1, 1)])
    assert roll.rows[-2].tier == 2
    assert roll.rows[-1].tier == 0


def test_where_all_prints_are_alike_none_is_tinted():
    roll = Roll()
    roll.add([(T + i * 1000, 613.0, 100 + i % 7, 1) for i in range(200)])
    assert {row.tier for row in roll.rows} == {0}


def test_memory_is_bounded():
    roll = Roll()
    roll.add([(T + i * 1000, 613.0, 1, 1) for i in range(ROWS_MAX + 50)])
    assert len(roll.rows) == ROWS_MAX
    assert roll.counted == ROWS_MAX + 50


# --- the panel ------------------------------------------------------------------------------------------------------


def _print_many(desk, count, start=0):
    for i in range(start, start + count):
        trade(desk, "HK:700", 612.5 + i % 2 / 2, 100, side=1 + i % 2, ts_ms=T + i * 1000)


def test_it_wants_prints_and_those_it_missed_while_it_is_seen(desk, shown):
    panel = shown(TapePanel)
    assert desk.quotes.wanted[panel] == {Stream(TENCENT, Kind.TRADE)}
    assert desk.prints.shown == {panel: TENCENT}
    panel.hide()
    assert panel not in desk.quotes.wanted
    assert not desk.prints.shown
    panel.show()
    assert desk.prints.shown == {panel: TENCENT}
    assert desk.store.state(TENCENT).prints.maxlen >= PRINTS_KEPT


def _fill(desk, count):
    """The vendor answers with so many prints of the time before the tape opened."""
    gap = next((one for one in desk.store.state(TENCENT).gaps if one.is_start), None)
    gap = gap or desk.store.open_gap(TENCENT, 0, is_start=True)
    gap.state = GapState.ASKED
    past = tuple(Trade(TENCENT, 610.0 + i, 1, T - 5000, Side.BUY) for i in range(count))
    desk.store.put_trades(TENCENT, past)


def test_past_prints_that_the_vendor_sends_stand_below_the_live_ones(desk, shown):
    panel = shown(TapePanel)
    _print_many(desk, 3)
    frame(desk)
    _fill(desk, 2)
    frame(desk)
    kinds = [row.kind for row in panel.roll.rows]
    assert kinds == [RowKind.PRINT, RowKind.PRINT, RowKind.JOIN, RowKind.PRINT, RowKind.PRINT, RowKind.PRINT]
    assert panel.roll.counted == 5


def test_its_lines_say_what_is_missing_since_when_and_what_was_asked_for(desk, shown):
    panel = shown(TapePanel)
    _print_many(desk, 1)
    gap = desk.store.open_gap(TENCENT, T)
    frame(desk)

    def words():
        return [panel._line_words(row) for row in panel.roll.rows if row.kind is not RowKind.PRINT]

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
    _print_many(desk, 30)
    frame(desk)
    panel.scroll_rows(5)
    desk.store.clear()
    frame(desk)
    assert not panel.roll.rows
    assert not panel.paused


def test_only_whole_rows_are_drawn(desk, shown):
    panel = shown(TapePanel, height=STRIP + HEADER + 5 * 20 + 19)
    assert panel.rows_in_view(paused=False) == 5


def test_scrolling_pauses_counts_what_comes_and_holds_the_view_still(desk, shown, qtbot):
    panel = shown(TapePanel, height=200)
    _print_many(desk, 50)
    frame(desk)
    panel.setFocus()
    qtbot.keyClick(panel, Qt.Key.Key_Down)
    assert panel.paused
    top = panel.roll.rows[-1 - panel.offset]
    _print_many(desk, 38, start=50)
    frame(desk)
    assert panel.new_prints == 38
    assert panel.roll.rows[-1 - panel.offset] is top
    assert panel.roll.counted == 88
    qtbot.keyClick(panel, Qt.Key.Key_End)
    assert not panel.paused
    assert panel.new_prints == 0


def test_the_view_stands_still_when_past_prints_arrive(desk, shown):
    panel = shown(TapePanel, height=200)
    _print_many(desk, 50)
    frame(desk)
    panel.scroll_rows(20)
    top = panel.roll.rows[-1 - panel.offset]
    _fill(desk, 1)
    frame(desk)
    assert panel.roll.rows[-1 - panel.offset] is top


def test_a_click_on_the_bar_resumes(desk, shown, qtbot):
    panel = shown(TapePanel)
    _print_many(desk, 50)
    frame(desk)
    panel.scroll_rows(3)
    qtbot.mouseClick(panel, Qt.MouseButton.LeftButton, pos=QPoint(340, STRIP + HEADER + 10))
    assert not panel.paused


def test_a_burst_beyond_what_is_kept_is_counted_whole(desk, shown):
    panel = shown(TapePanel)
    _print_many(desk, 5)
    frame(desk)
    for _ in range(PRINTS_KEPT + 1000):
        trade(desk, "HK:700", 612.5, 1, ts_ms=T + 60_000)
    frame(desk)
    assert panel.roll.counted == PRINTS_KEPT + 1005
    assert panel.roll.not_drawn == 1000


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
    _print_many(desk, 5)
    frame(desk)
    assert panel.roll.counted == 0
    panel.show()
    assert panel.roll.counted == 5


@pytest.mark.parametrize("width", [180, 300, 376, 700])
@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_it_paints_every_kind_of_row_at_any_width_without_a_qt_warning(desk, shown, width, language):
    panel = shown(TapePanel, width=width)
    desk.theme.apply(language=language, dark=False)
    _print_many(desk, 60)
    panel.roll.add([(T + 1, 613.0, 100_000, 0)], missed=3)
    desk.store.open_gap(TENCENT, T)
    _fill(desk, 1)
    frame(desk)
    for rows in (0, 10, 1000):
        panel.scroll_rows(rows)
        assert not panel.grab().isNull()
