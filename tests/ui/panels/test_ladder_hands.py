"""What the user does in a ladder: clicks, keys, menus, columns, the clipboard; what is kept in the layout."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QMenu

from qosdesk.domain.symbols import parse_symbol
from qosdesk.ui.panels.ladder import LadderPanel
from qosdesk.ui.panels.ladder.options import COLUMNS, Column, Mode
from tests.ui.panels.ladder_hands import ASKS, BIDS, centre, press, row_at
from tests.ui.panels.market import book, frame, trade

TENCENT = parse_symbol("HK:700")


# --- what the user does ---------------------------------------------------------------------------------------------


def test_a_click_copies_the_price_and_says_so_over_its_row(qtbot, desk, shown):
    panel = shown(LadderPanel)
    book(desk, "HK:700", BIDS, ASKS)
    frame(desk)
    before = panel.grab().toImage()
    qtbot.mouseClick(panel, Qt.MouseButton.LeftButton, pos=centre(panel, 614))
    assert QGuiApplication.clipboard().text() == "614.00"
    assert panel.accessibleName() == "Copied 614.00"
    assert panel.confirmation.box.y() == row_at(panel, 614).y
    assert panel.grab().toImage() != before
    qtbot.waitUntil(lambda: panel.confirmation.box.isNull(), timeout=3000)


def test_a_press_that_is_let_go_elsewhere_copies_nothing(qtbot, desk, shown):
    panel = shown(LadderPanel)
    book(desk, "HK:700", BIDS, ASKS)
    frame(desk)
    QGuiApplication.clipboard().setText("mine")
    qtbot.mousePress(panel, Qt.MouseButton.LeftButton, pos=centre(panel, 614))
    qtbot.mouseRelease(panel, Qt.MouseButton.LeftButton, pos=centre(panel, 612))
    assert QGuiApplication.clipboard().text() == "mine"


def test_alt_and_a_click_want_an_alert_there(qtbot, desk, shown):
    panel = shown(LadderPanel)
    book(desk, "HK:700", BIDS, ASKS)
    frame(desk)
    with qtbot.waitSignal(panel.alert_wanted) as wanted:
        qtbot.mouseClick(
            panel, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.AltModifier, centre(panel, 614)
        )
    assert wanted.args == [(TENCENT,), 614.0]


def test_arrows_move_a_cursor_that_says_its_row_and_enter_acts_there(qtbot, desk, shown):
    panel = shown(LadderPanel)
    book(desk, "HK:700", BIDS, ASKS)
    frame(desk)
    press(qtbot, panel, Qt.Key.Key_Home)
    assert panel.accessibleName() == "Ask level 10 617.50, size 10,000, total 55,000"
    for _ in range(9):
        press(qtbot, panel, Qt.Key.Key_Down)
    assert panel.spot.price == 613
    press(qtbot, panel, Qt.Key.Key_Down)
    assert panel.accessibleName() == "Bid level 1 612.50, size 2,000, total 2,000"
    press(qtbot, panel, Qt.Key.Key_Return)
    assert QGuiApplication.clipboard().text() == "612.50"
    with qtbot.waitSignal(panel.alert_wanted) as wanted:
        press(qtbot, panel, Qt.Key.Key_Return, Qt.KeyboardModifier.AltModifier)
    assert wanted.args == [(TENCENT,), 612.5]
    press(qtbot, panel, Qt.Key.Key_End)
    assert panel.spot.price == BIDS[-1][0]
    press(qtbot, panel, Qt.Key.Key_Escape)
    assert panel.spot is None


def test_left_and_right_change_the_side_of_a_pair(qtbot, desk, shown):
    panel = shown(LadderPanel)
    panel.choose(mode=Mode.BESIDE)
    book(desk, "HK:700", BIDS, ASKS)
    frame(desk)
    press(qtbot, panel, Qt.Key.Key_Down)
    press(qtbot, panel, Qt.Key.Key_Down)
    assert panel.spot.price == 612
    press(qtbot, panel, Qt.Key.Key_Right)
    assert panel.spot.price == 613.5
    press(qtbot, panel, Qt.Key.Key_Left)
    assert panel.spot.price == 612


def test_the_cursor_stays_on_its_level_when_the_market_moves(qtbot, desk, shown):
    panel = shown(LadderPanel)
    book(desk, "HK:700", BIDS, ASKS)
    frame(desk)
    qtbot.mouseClick(panel, Qt.MouseButton.LeftButton, pos=centre(panel, 613))
    book(desk, "HK:700", BIDS, ASKS[1:])
    frame(desk)
    assert (panel.spot.is_ask, panel.spot.number, panel.spot.price) == (True, 1, 613.5)


def test_letters_are_left_to_the_search(desk, shown):
    panel = shown(LadderPanel)
    event = QKeyEvent(QKeyEvent.Type.KeyPress, Qt.Key.Key_A, Qt.KeyboardModifier.NoModifier, "a")
    assert not panel.hands.key(event)


def test_copy_gives_the_whole_book_as_raw_numbers(qtbot, desk, shown):
    panel = shown(LadderPanel)
    panel.choose(group=5)
    book(desk, "HK:700", [(612.5, 24700)], [(613, 18400), (613.5, 30200.5)])
    trade(desk, "HK:700", 613, 300, side=2)
    frame(desk)
    for key in QKeySequence.keyBindings(QKeySequence.StandardKey.Copy)[:1]:
        qtbot.keySequence(panel, key)
    assert QGuiApplication.clipboard().text().splitlines() == [
        "side\tlevel\tprice\tsize\ttotal\tbought\tsold\tside unknown",
        "ask\t2\t613.5\t30200.5\t48600.5\t0\t0\t0",
        "ask\t1\t613\t18400\t18400\t0\t300\t0",
        "bid\t1\t612.5\t24700\t24700\t0\t0\t0",
    ]


def _texts(menu):
    return [action.text() for action in menu.actions() if action.text()]


def test_the_menu_of_a_row_acts_at_its_price(qtbot, desk, shown):
    panel = shown(LadderPanel)
    book(desk, "HK:700", BIDS, ASKS)
    frame(desk)
    panel.menus.open_at(panel.mapToGlobal(centre(panel, 614)), 614.0)
    menu = panel.findChildren(QMenu, options=Qt.FindChildOption.FindDirectChildrenOnly)[-1]
    assert _texts(menu)[:3] == ["Alert at 614.00", "Copy 614.00", "Copy the book with numbers\tCtrl+C"]
    assert "Price ladder" in _texts(menu)
    with qtbot.waitSignal(panel.alert_wanted) as wanted:
        menu.actions()[0].trigger()
    assert wanted.args == [(TENCENT,), 614.0]
    menu.close()


def test_the_menu_of_the_title_bar_chooses_mode_group_and_columns(desk, shown):
    panel = shown(LadderPanel)
    view = panel.menus.view
    view.aboutToShow.emit()
    next(action for action in view.actions() if action.text() == "Bids beside asks").trigger()
    assert panel.options.mode is Mode.BESIDE
    columns = next(action.menu() for action in view.actions() if action.text() == "Columns")
    next(action for action in columns.actions() if action.text() == "Total").trigger()
    assert Column.TOTAL not in panel.options.columns
    assert view.menuAction() in panel.actions()


def test_choices_are_kept_in_the_layout(desk, shown):
    panel = shown(LadderPanel, group=0)
    columns = (Column.PRICE, Column.SIZE, Column.TRADED)
    panel.choose(mode=Mode.BESIDE, columns=columns, group=10, follows=False)
    other = shown(LadderPanel, group=0)
    other.restore_state(panel.save_state())
    assert other.options == panel.options
    assert other.scene.options.columns == columns or other.symbol is None


def test_a_pinned_panel_takes_its_symbol_back_and_a_damaged_state_does_no_harm(desk, shown):
    panel = shown(LadderPanel, group=0)
    panel.restore_state({"group": 0, "symbol": "SH:600519"})
    assert panel.symbol == parse_symbol("SH:600519")
    panel.restore_state({"symbol": "nonsense", "columns": "price", "mode": 3})
    panel.restore_state({"symbol": 7})
    assert panel.symbol == parse_symbol("SH:600519")
    assert panel.options.columns == COLUMNS


def test_tooltips_explain_the_columns_and_the_footer(desk, shown):
    panel = shown(LadderPanel)
    book(desk, "HK:700", BIDS, ASKS)
    frame(desk)
    assert "Sum of the sizes" in panel.hands.tip(QPoint(360, 10))
    assert "No prints of this session day" in panel.hands.tip(QPoint(80, 10))
    assert panel.hands.tip(QPoint(180, panel.height() - 5)).startswith("Imbalance: (bid sum")
    assert panel.hands.tip(centre(panel, 613.5)) == "Ask level 2 613.50\nsize 2,000\ntotal 3,000"


def test_a_title_that_is_dragged_takes_its_column_along(qtbot, desk, shown):
    panel = shown(LadderPanel)
    book(desk, "HK:700", BIDS, ASKS)
    frame(desk)
    qtbot.mousePress(panel, Qt.MouseButton.LeftButton, pos=QPoint(350, 10))
    qtbot.mouseRelease(panel, Qt.MouseButton.LeftButton, pos=QPoint(60, 10))
    assert panel.options.columns[:3] == (Column.LEVEL, Column.TOTAL, Column.TRADED)


def test_the_menu_moves_a_column_without_the_mouse(desk, shown):
    panel = shown(LadderPanel)
    panel.menus.view.aboutToShow.emit()
    columns = next(action.menu() for action in panel.menus.view.actions() if action.text() == "Columns")
    order = next(action.menu() for action in columns.actions() if action.text() == "Move to the left")
    next(action for action in order.actions() if action.text() == "Size").trigger()
    assert panel.options.columns.index(Column.SIZE) == COLUMNS.index(Column.SIZE) - 1


def test_the_menu_key_opens_the_menu_of_the_cursors_price(qtbot, desk, shown):
    panel = shown(LadderPanel)
    book(desk, "HK:700", BIDS, ASKS)
    frame(desk)
    press(qtbot, panel, Qt.Key.Key_Home)
    QGuiApplication.sendEvent(panel, QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(), QPoint()))
    menu = panel.findChildren(QMenu, options=Qt.FindChildOption.FindDirectChildrenOnly)[-1]
    assert _texts(menu)[0] == "Alert at 617.50"
    menu.close()
