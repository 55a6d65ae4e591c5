"""The whole window: search by real keys, the demo's marks, clocks, settings, closing."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from qosdesk.market.store import TRADE
from qosdesk.ui.ports import LinkState, Meter, Notice, Severity
from qosdesk.ui.settings.dialog import SettingsDialog
from qosdesk.ui.shell.windows import Windows
from qosdesk.ui.welcome.dialog import KeysDialog
from tests.ui.fakes import NOW_MS, make_desk
from tests.ui.fakes.access import ALLTICK, QOS
from tests.ui.shell.panels import factories


@pytest.fixture
def desk(qapp):
    return make_desk()


@pytest.fixture
def window(qtbot, desk):
    windows = Windows(desk, factories())
    window = windows.first
    windows.open(QSize(1280, 800))
    windows.show()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
    yield window
    windows.close_all()
    windows.end()


def type_into_focus(text, modifier=Qt.KeyboardModifier.NoModifier):
    for letter in text:
        QTest.keyClick(QApplication.focusWidget(), letter, modifier)


def hear(desk, count):
    for _ in range(count):
        desk.store.of("HK:700").on_trade(612.5, 100.0, NOW_MS, 1)
    desk.frames.stop()


def press(key, modifier=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(QApplication.focusWidget(), key, modifier)


def test_typing_anywhere_searches_and_enter_points_the_active_group_there(window, desk):
    assert window.host.active().kind == "chart"
    type_into_focus("nvda")
    assert window.top_bar.search.text() == "nvda"
    assert window.popup.isVisible()
    assert window.popup.selected().title == "US:NVDA"
    press(Qt.Key.Key_Return)
    assert str(desk.links.target(1).symbol) == "US:NVDA"
    assert str(window.host.active().symbol) == "US:NVDA"
    assert not window.popup.isVisible()
    assert window.top_bar.search.text() == ""
    assert QApplication.focusWidget() is window.host.active()


def test_a_panel_that_asks_for_a_search_is_given_what_was_chosen(window, desk):
    table = next(panel for panel in window.host.panels() if panel.kind == "table")
    found = []
    table.take_found = found.append
    table.search_wanted.emit()
    assert window.popup.for_list
    type_into_focus("nvda")
    press(Qt.Key.Key_Return)
    assert [str(symbol) for symbol in found] == ["US:NVDA"]
    assert desk.links.target(1).symbol != found[0]
    # The next search is an ordinary one again.
    type_into_focus("nvda")
    assert not window.popup.for_list
    press(Qt.Key.Key_Escape)


def test_arrows_choose_and_escape_cancels(window, desk):
    type_into_focus("ten")
    first = window.popup.selected()
    press(Qt.Key.Key_Down)
    assert window.popup.selected() != first
    press(Qt.Key.Key_Up)
    press(Qt.Key.Key_Up)
    assert window.popup.current == len(window.popup.entries) - 1
    press(Qt.Key.Key_Escape)
    assert not window.popup.isVisible()
    assert str(desk.links.target(1).symbol) == "HK:700"


def test_a_symbol_typed_in_full_is_taken_though_no_list_knows_it(window, desk):
    type_into_focus("hk:00005")
    press(Qt.Key.Key_Return)
    assert str(desk.links.target(1).symbol) == "HK:5"


def test_a_wrong_symbol_is_told_in_words_and_enter_does_nothing(window, desk):
    type_into_focus("xx:1")
    assert "unknown market 'XX'" in window.popup.message
    press(Qt.Key.Key_Return)
    assert window.popup.isVisible()
    assert str(desk.links.target(1).symbol) == "HK:700"


def test_ctrl_enter_adds_to_the_first_list_once(window, desk):
    for _ in range(2):
        type_into_focus("xrp")
        press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    symbols = [str(s) for s in desk.watchlists.all()[0].symbols()]
    assert symbols.count("CF:XRPUSDT") == 1
    assert symbols[-1] == "CF:XRPUSDT"


def test_ctrl_k_goes_to_the_search_box(window):
    QTest.keyClick(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.focusWidget() is window.top_bar.search
    assert window.popup.isVisible()
    press(Qt.Key.Key_Escape)


@pytest.mark.parametrize(
    "key", [Qt.Key.Key_Space, Qt.Key.Key_Plus, Qt.Key.Key_Minus, Qt.Key.Key_Left, Qt.Key.Key_F5]
)
def test_other_keys_stay_the_panels_own(window, key):
    press(key)
    assert not window.popup.isVisible()


def test_a_pinned_active_panel_is_changed_alone(window, desk):
    panel = window.host.active()
    panel.set_group(0)
    type_into_focus("aapl")
    press(Qt.Key.Key_Return)
    assert str(panel.symbol) == "US:AAPL"
    assert str(desk.links.target(1).symbol) == "HK:700"


def test_the_demo_is_marked_in_every_crop_of_300_px_along_the_top(window, desk):
    assert window.stripe.isHidden()
    desk.connection.put(replace(desk.connection.state, demo=True))
    image = window.grab().toImage()
    demo = window.theme.c.demo.name()
    for x in range(5, 1280, 25):
        assert QColor(image.pixel(x, 1)).name() == demo
    assert [chip.look.word for chip in window.top_bar.chips if not chip.isHidden()] == ["DEMO"]
    badges = [dock.title.badge() for dock in window.host.docks()]
    assert all(badge.text == "DEMO" and badge.solid for badge in badges)
    assert "Demo exchange connected" in window.status_bar.texts()


def test_a_refused_key_is_explained_in_full_under_the_top_bar(window, desk):
    assert window.banner.isHidden()
    desk.connection.put(replace(desk.connection.state, state=LinkState.REFUSED))
    assert not window.banner.isHidden()
    assert "No retry is made until the key changes" in window.banner.text
    desk.connection.put(replace(desk.connection.state, state=LinkState.LIVE))
    assert window.banner.isHidden()


def test_the_status_bar_says_what_the_target_picture_says(window, desk):
    for seconds in [0.006] * 95 + [0.014] * 5:
        desk.frames.latency.first_painted.add(seconds, desk.clock.monotonic_s())
    hear(desk, 42)
    desk.clock.advance(1)
    window.status_bar.tick()
    text = window.status_bar.texts()
    assert "QOS connected 2 h 14 min | 42 msg/s | receive→paint p50 6 ms p99 14 ms" in text
    assert "Ledger WS 10/10 HTTP 4/10" in text
    assert "HK 15:42:19 Afternoon | CN 15:42:19 Closed | US 02:42:19 Night | Crypto 07:42:19 UTC 24 h" in text


def test_digits_that_change_move_nothing_in_the_status_bar(window, desk):
    bar = window.status_bar
    places = set()
    for messages in (888, 1, 42, 333):
        hear(desk, messages)
        desk.clock.advance(1)
        bar.tick()
        bar.grab()
        if messages != 888:
            places.add(tuple((segment.name, left) for segment, left, _right in bar._placed))
    assert len(places) == 1


def test_a_narrow_window_leaves_out_whole_segments(window):
    window.resize(800, 600)
    window.status_bar.grab()
    placed = sorted((left, right) for _segment, left, right in window.status_bar._placed)
    assert placed[0][0] >= 0
    assert placed[-1][1] <= 800
    assert all(placed[i][1] < placed[i + 1][0] for i in range(len(placed) - 1))


@pytest.mark.parametrize("width", [800, 1280, 1920])
@pytest.mark.parametrize("demo", [False, True])
def test_nothing_of_the_top_bar_overlaps(window, desk, width, demo):
    lost = replace(desk.connection.state, state=LinkState.RECONNECTING, demo=demo, next_try_ms=NOW_MS + 9000)
    desk.connection.put(lost)
    window.resize(width, 700)
    QApplication.processEvents()
    bar = window.top_bar
    shown = [w for w in bar.children() if w.isWidgetType() and not w.isHidden()]
    spans = sorted((w.geometry().left(), w.geometry().right()) for w in shown)
    assert [i for i in range(len(spans) - 1) if spans[i][1] >= spans[i + 1][0]] == [], spans
    assert spans[-1][1] < width


def test_a_setting_is_put_on_at_once(window, desk):
    before = QColor(window.top_bar.grab().toImage().pixel(600, 20))
    window.top_bar.theme_button.click()
    assert desk.settings.values["appearance.theme"] == "light"
    assert not window.theme.dark
    assert QColor(window.top_bar.grab().toImage().pixel(600, 20)) != before
    window.top_bar.theme_button.click()
    assert window.theme.dark


def test_the_main_menu_offers_the_settings_the_languages_and_the_panels(window):
    menu = window.menu.build(window)
    choices = {}
    for action in menu.actions():
        sub = action.menu()
        if sub is not None:
            choices[action.text()] = [a.text() for a in sub.actions()]
    assert choices["Language"] == ["English", "简体中文", "繁體中文"]
    assert choices["Add panel"] == ["Watchlist", "Chart", "Depth", "Tape", "Diagnostics", "Quota", "Coverage"]
    assert "Settings...\tCtrl+," in [action.text() for action in menu.actions()]
    menu.close()
    menu.deleteLater()


def test_the_gear_and_its_keys_open_one_settings_dialog_which_closes_with_the_desk(window, qtbot):
    def dialogs():
        return [one for one in window.findChildren(SettingsDialog) if one.isVisible()]

    window.top_bar.settings_button.click()
    assert len(dialogs()) == 1
    window.activateWindow()
    press(Qt.Key.Key_Comma, Qt.KeyboardModifier.ControlModifier)
    assert len(dialogs()) == 1
    window.windows.close_all()
    assert dialogs() == []


def test_closing_stores_the_arrangement_and_ends_all_wants(window, desk, qtbot):
    panels = window.host.panels()
    with qtbot.waitSignal(window.windows.closed):
        window.close()
    assert "workspace:1" in desk.layouts.stored
    assert all(panel.shut_count == 1 for panel in panels)
    assert desk.connection.listeners == []
    # The keymap is the desk's own.
    assert desk.settings.listeners == [desk.keymap._on_setting]


def test_every_button_says_what_it_does(window):
    from PySide6.QtWidgets import QAbstractButton

    for button in window.findChildren(QAbstractButton):
        if button.isVisible():
            assert button.accessibleName(), button
            assert button.toolTip(), button


def test_what_happened_before_the_window_is_said_in_it(qtbot, desk):
    desk.notices.put(Notice("The file of lists was damaged.", Severity.WARNING))
    windows = Windows(desk, factories())
    windows.open(QSize(1280, 800))
    windows.show()
    window = windows.first
    assert window.notices.isVisible()
    assert window.notices.text == "The file of lists was damaged."
    assert window.rect().contains(window.notices.geometry())
    window.close()
    windows.close_all()
    windows.end()


def test_a_notice_is_shown_without_moving_anything_and_goes(window, desk):
    before = [dock.geometry() for dock in window.host.docks()]
    desk.notices.put(Notice("HK:2828 is not in the feed.", Severity.WARNING))
    assert window.notices.isVisible()
    assert window.notices.text == "HK:2828 is not in the feed."
    assert [dock.geometry() for dock in window.host.docks()] == before
    for _ in range(15):
        window.notices.tick()
    assert window.notices.isHidden()


def test_the_status_bars_latency_and_ledger_open_their_panels(window, desk):
    desk.frames.latency.first_painted.add(0.006, desk.clock.monotonic_s())
    bar = window.status_bar
    bar.tick()
    bar.grab()
    for name, kind in (("latency", "diagnostics"), ("ledger", "quota")):
        left = next(left for segment, left, _right in bar._placed if segment.name == name)
        QTest.mouseClick(bar, Qt.MouseButton.LeftButton, pos=QPoint(round(left) + 4, 12))
        assert window.host.active().kind == kind


def test_the_status_bar_says_the_vendors_delay_as_an_interval_once_the_clocks_are_compared(window, desk):
    latency, now_s = desk.frames.latency, desk.clock.monotonic_s()
    latency.first_painted.add(0.006, now_s)
    for tenth in range(10):
        latency.stamps[TRADE].add(tenth / 10, 1_000, now_s)
    window.status_bar.tick()
    assert "vendor→receive" not in window.status_bar.texts()
    latency.offset.answered(-0.01, 0.0, 0.01, now_s)
    window.status_bar.tick()
    assert "vendor→receive 0.0–1.5 s" in window.status_bar.texts()


def test_diagnostics_are_a_key_away_and_there_once(window):
    for _ in range(2):
        QTest.keyClick(window, Qt.Key.Key_J, Qt.KeyboardModifier.ControlModifier)
    assert [panel.kind for panel in window.host.panels()].count("diagnostics") == 1
    assert window.host.active().kind == "diagnostics"


def test_the_ledger_says_when_a_request_that_waits_may_go(window, desk):
    desk.connection.budget = [Meter("Live", 10, 10), Meter("HTTP/min", 10, 10, 0, NOW_MS + 21_400)]
    window.status_bar.tick()
    assert "Ledger WS 10/10 HTTP 10/10 next free in 22 s" in window.status_bar.texts()
    window.top_bar.refresh()
    assert [meter.waiting for meter in window.top_bar.meters] == [False, True]


def test_with_several_vendors_the_status_bar_names_them_and_opens_the_coverage(window, desk):
    desk.sources.put("qos", "alltick")
    bar = window.status_bar
    bar.grab()
    assert bar.texts().startswith("QOS · AllTick connected 1 min")
    left = next(left for segment, left, _right in bar._placed if segment.name == "session")
    QTest.mouseClick(bar, Qt.MouseButton.LeftButton, pos=QPoint(round(left) + 4, 12))
    assert window.host.active().kind == "coverage"


def test_the_main_menu_opens_one_coverage_page_however_often_it_is_asked(window):
    for _ in range(2):
        menu = window.menu.build(window)
        next(action for action in menu.actions() if action.text() == "Coverage").trigger()
        menu.deleteLater()
    assert [panel.kind for panel in window.host.panels()].count("coverage") == 1


def test_the_banner_of_a_refused_vendor_opens_the_keys_of_that_vendor(window, desk, qtbot):
    desk.keys.offered = [QOS, ALLTICK]
    desk.sources.put("qos", "alltick", alltick=LinkState.REFUSED)
    assert window.banner.isVisible()
    assert "AllTick refused this key" in window.banner.text
    qtbot.mouseClick(window.banner._button, Qt.MouseButton.LeftButton)
    (dialog,) = window.findChildren(KeysDialog)
    assert dialog.form.vendor is ALLTICK
    dialog.reject()
