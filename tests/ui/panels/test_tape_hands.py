"""The tape in use: words, what leaves it, menus, settings, painting (LOOK 7, PRODUCT 4.8)."""

from __future__ import annotations

import csv

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QFileDialog

from qosdesk.domain.symbols import parse_symbol
from qosdesk.ui.chart.zones import ZONE, ZoneChoice
from qosdesk.ui.panels.tape import TapePanel
from qosdesk.ui.panels.tape.filters import Filter
from qosdesk.ui.panels.tape.frame import HEADER, STRIP
from qosdesk.ui.panels.tape.settings import Window
from qosdesk.ui.panels.tape.tiers import TierKind, Tiers
from qosdesk.ui.panels.tape.words import row_words
from qosdesk.ui.widgets.segment import Segment
from tests.ui.panels.market import frame, snapshot, trade
from tests.ui.panels.tape import TENCENT, T, choose, fill, print_many, shown_rows

# --- words ------------------------------------------------------------------------------------------------------------


def test_times_are_those_of_the_chosen_zone_to_the_source_s_resolution(desk, shown):
    panel = shown(TapePanel)
    trade(desk, "HK:700", 612.5, 100, ts_ms=T)
    frame(desk)

    def words():
        row = shown_rows(panel)[0]
        return row_words(row, panel.view.clock, panel.view.figures, panel.roll.milliseconds)

    assert words() == "15:42:18 buy 100 at 612.50"
    choose(panel, zone=ZoneChoice.UTC)
    assert words() == "07:42:18 buy 100 at 612.50"
    trade(desk, "HK:700", 612.5, 100, side=2, ts_ms=T + 250)
    frame(desk)
    assert words() == "07:42:18.250 sell 100 at 612.50"


def test_a_new_tape_begins_in_the_zone_of_the_settings(desk, shown):
    desk.settings.set(ZONE, "utc")
    panel = shown(TapePanel)
    trade(desk, "HK:700", 612.5, 100, ts_ms=T)
    frame(desk)
    row = shown_rows(panel)[0]
    said = row_words(row, panel.view.clock, panel.view.figures, panel.roll.milliseconds)
    assert said == "07:42:18 buy 100 at 612.50"
    assert not any("zone" in name for name in panel.save_state())


def test_a_tooltip_tells_of_joins_inferred_sides_and_tiers(desk, shown):
    panel = shown(TapePanel)
    panel.set_settings(panel.settings.with_tiers("HK:700", Tiers(TierKind.SIZE, (100.0, 0.0, 0.0))))
    trade(desk, "HK:700", 612.5, 100, ts_ms=T)
    trade(desk, "HK:700", 613.0, 100, side=0, ts_ms=T)
    trade(desk, "HK:700", 613.0, 150, side=0, ts_ms=T)
    frame(desk)
    told = panel.view.explain(QPoint(20, STRIP + HEADER + 5))
    assert told.startswith("15:42:18 buy (inferred) 250 at 613.00, 2 prints joined\n2026-11-20 15:42:18 HKT")
    assert "Value 153,250.00" in told
    assert "tick rule" in told
    assert "×2: prints of one price and side within 1,000 ms." in told
    assert "Tinted, tier 1: size of 100 or more." in told


def test_the_row_in_view_is_said_to_those_who_can_not_see_it(desk, shown, qtbot):
    panel = shown(TapePanel, height=200)
    print_many(desk, 50)
    frame(desk)
    qtbot.keyClick(panel.view, Qt.Key.Key_Down)
    assert panel.view.accessibleName() == "Tape of HK:700"
    assert panel.view.accessibleDescription() == "15:43:06 buy 100 at 612.50"


# --- what leaves it ---------------------------------------------------------------------------------------------------


def test_marked_rows_are_copied_oldest_first_else_those_in_view(desk, shown, qtbot):
    panel = shown(TapePanel, height=STRIP + HEADER + 4 * 20)
    print_many(desk, 9)
    frame(desk)

    def copied():
        qtbot.keyClick(panel.view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
        return [line.split("\t")[1] for line in QGuiApplication.clipboard().text().splitlines()[1:]]

    assert copied() == [str(T + at * 1000) for at in range(5, 9)]
    top = STRIP + HEADER
    qtbot.mouseClick(panel.view, Qt.MouseButton.LeftButton, pos=QPoint(50, top + 5))
    qtbot.mouseClick(
        panel.view, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ShiftModifier, QPoint(50, top + 25)
    )
    assert copied() == [str(T + at * 1000) for at in (7, 8)]
    qtbot.keyClick(panel.view, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert len(copied()) == 9


def test_all_that_is_kept_is_exported_though_it_is_filtered_out(desk, shown, qtbot, tmp_path):
    panel = shown(TapePanel)
    desk.settings.set("export.folder", str(tmp_path))
    for at in range(4):
        trade(desk, "HK:700", 612.5, 100 + at, ts_ms=T)
    frame(desk)
    panel.set_filter(Filter(least=1e9))
    panel.menus.export_visible.trigger()
    assert not panel.findChildren(QFileDialog)
    panel.menus.export_all.trigger()
    (dialog,) = panel.findChildren(QFileDialog)
    with qtbot.waitSignal(panel.export.saver.saved):
        dialog.selectFile(str(tmp_path / "prints.csv"))
        dialog.accept()
    with (tmp_path / "prints.csv").open(newline="") as file:
        rows = list(csv.reader(file))
    assert [float(row[3]) for row in rows[2:]] == [100, 101, 102, 103]
    assert {row[7] for row in rows[2:]} == {"1"}


# --- menus and settings -----------------------------------------------------------------------------------------------


def texts(menu):
    return [action.text() for action in menu.actions() if not action.isSeparator()]


def do(menu, text):
    next(action for action in menu.actions() if action.text().startswith(text)).trigger()


def test_the_menu_of_a_row_offers_its_price_and_size(desk, shown, qtbot):
    panel = shown(TapePanel)
    print_many(desk, 3)
    frame(desk)
    row = shown_rows(panel)[0]
    menu = panel.menus.open_row_menu(QPoint(0, 0), row)
    assert texts(menu)[:3] == ["Alert at 612.50…", "Copy price 612.50", "Show size 100 and more"]
    with qtbot.waitSignal(panel.alert_wanted) as heard:
        do(menu, "Alert at")
    assert heard.args == [(TENCENT,), 612.5]
    do(menu, "Copy price")
    assert QGuiApplication.clipboard().text() == "612.5"
    do(menu, "Show size")
    assert panel.settings.filter.least == 100
    do(menu, "Newest at the bottom")
    assert not panel.settings.newest_on_top
    do(menu, "Pause")
    assert panel.view.position.paused
    menu.close()


def test_a_press_on_the_strip_offers_its_windows(desk, shown, qtbot):
    panel = shown(TapePanel)
    menu = panel.menus.open_windows(QPoint(0, 0))
    do(menu, "Since opened")
    assert panel.settings.window is Window.SESSION
    do(menu, "Counts")
    assert panel.settings.details
    menu.close()


def test_settings_are_applied_at_once_and_kept(desk, shown):
    panel = shown(TapePanel)
    print_many(desk, 60)
    frame(desk)
    panel.open_settings()
    dialog = panel.dialog
    dialog.join_field.setValue(0)
    assert panel.roll.join.within_ms == 0
    assert panel.view.position.offset == 0
    dialog.sound_ticks[1].click()
    assert panel.settings.sounds == (False, True, False)
    assert not dialog.level_fields[0].isEnabled()
    panel.set_settings(panel.settings.with_tiers("HK:700", Tiers(TierKind.SIZE, (50.0, 0.0, 0.0))))
    assert {row.tier for row in panel.roll.rows} == {1}
    state = panel.save_state()
    dialog.reset()
    assert panel.roll.join.within_ms == 1000
    dialog.accept()
    assert panel.dialog is None
    other = shown(TapePanel)
    other.restore_state(state)
    assert other.settings.join_ms == 0
    assert other.settings.tiers_of("HK:700").kind is TierKind.SIZE
    assert other.save_state() == {**state, "group": other.group}


def test_a_dialog_sets_tiers_in_the_unit_of_the_column(desk, shown):
    desk.links.point(1, parse_symbol("SH:600519"))
    panel = shown(TapePanel)
    panel.set_settings(panel.settings.with_tiers("SH:600519", Tiers(TierKind.SIZE, (500.0, 0.0, 0.0))))
    panel.open_settings()
    assert panel.dialog.level_fields[0].value() == 5
    panel.dialog.level_fields[1].setValue(20)
    assert panel.settings.tiers_of("SH:600519").at == (500.0, 2000.0, 0.0)
    panel.dialog.accept()


# --- painting ---------------------------------------------------------------------------------------------------------


def test_a_frame_paints_only_the_rows_that_are_new_or_changed(desk, shown):
    panel = shown(TapePanel)
    print_many(desk, 60)
    frame(desk)
    rows = panel.view.rows
    before = rows.painted
    print_many(desk, 2, start=60)
    frame(desk)
    assert rows.painted - before == 2
    panel.view.scroll_rows(1)
    QApplication.processEvents()
    before = rows.painted
    print_many(desk, 5, start=62)
    frame(desk)
    assert rows.painted == before


@pytest.mark.parametrize("on_top", [True, False])
def test_a_moved_picture_is_the_one_that_would_be_painted_anew(desk, shown, on_top):
    panel = shown(TapePanel)
    choose(panel, newest_on_top=on_top)
    for step in range(40):
        print_many(desk, step % 4, start=step * 4)
        if step % 7 == 3:
            panel.view.scroll_rows(step % 5 - 1)
        frame(desk)
        if step == 20:
            desk.store.open_gap(TENCENT, T)
            fill(desk, 2)
            panel.view.resume()
    moved = panel.view.grab().toImage()
    panel.view.rows.forget()
    assert panel.view.grab().toImage() == moved


@pytest.mark.parametrize("width", [180, 300, 376, 700])
@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_it_paints_every_kind_of_row_at_any_width_without_a_qt_warning(desk, shown, width, language):
    panel = shown(TapePanel, width=width)
    desk.theme.apply(language=language, dark=False)
    choose(panel, details=True, running=True)
    snapshot(desk, "HK:700", 612.0)
    print_many(desk, 60)
    trade(desk, "HK:700", 613.0, 100_000, side=0, ts_ms=T + 1)
    desk.store.open_gap(TENCENT, T)
    fill(desk, 1)
    frame(desk)
    for rows in (0, 10, 1000):
        panel.view.scroll_rows(rows)
        assert not panel.grab().isNull()
    panel.set_filter(Filter(least=1e12))
    panel.open_filter()
    assert not panel.grab().isNull()


def test_sums_and_names_of_columns_are_drawn_beside_the_rows(desk, shown):
    panel = shown(TapePanel)
    print_many(desk, 9)
    frame(desk)
    image, ground = panel.view.grab().toImage(), desk.theme.c.bg1

    def inked(top, bottom):
        return sum(image.pixelColor(x, y) != ground for x in range(8, 200) for y in range(top, bottom))

    assert inked(4, 20) > 50
    assert inked(STRIP + 3, STRIP + HEADER - 2) > 50


def test_another_kind_of_tiers_begins_with_what_is_offered_for_it(desk, shown, qtbot):
    panel = shown(TapePanel)
    panel.set_settings(panel.settings.with_tiers("HK:700", Tiers(TierKind.TIMES, (5.5, 0.0, 0.0))))
    print_many(desk, 60)
    frame(desk)
    panel.open_settings()
    kinds = {one.accessibleName(): one for one in panel.dialog.findChildren(Segment)}
    qtbot.mouseClick(kinds["Highlight by: Size"], Qt.MouseButton.LeftButton)
    assert panel.settings.tiers_of("HK:700") == Tiers(TierKind.SIZE, (550.0, 0.0, 0.0))
    qtbot.mouseClick(kinds["Highlight by: Adaptive"], Qt.MouseButton.LeftButton)
    assert panel.settings.own_tiers == {}
    assert panel.settings.tiers.kind is TierKind.AUTO
    panel.dialog.accept()
