"""The palette and the context menu."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu
from shiboken6 import isValid

from qosdesk.domain.drawings import DrawingKind
from tests.ui.chart.conftest import settle
from tests.ui.chart.tools.conftest import Hands

FROM, TO = (300, 300), (500, 200)


@pytest.fixture
def palette(hands: Hands, panel):
    QTest.mouseClick(panel.tools._button, Qt.MouseButton.LeftButton)
    found = panel.tools.palette
    assert found.isVisible()
    yield found
    found.close()


def entries(menu: QMenu) -> dict[str, object]:
    return {action.text().partition("\t")[0]: action for action in menu.actions() if action.text()}


@pytest.fixture
def menu_at(panel):
    opened: list[QMenu] = []

    def open_at(x: int, y: int) -> dict[str, object]:
        panel.tools.menu_opening.connect(opened.append)
        panel.view.customContextMenuRequested.emit(QPoint(x, y))
        panel.tools.menu_opening.disconnect(opened.append)
        return entries(opened[-1])

    yield open_at
    for menu in opened:
        if isValid(menu):
            menu.close()


def test_every_button_says_what_it_does(palette, panel):
    buttons = [*palette.tools.values(), *palette.swatches.values(), palette.magnet]
    buttons += [palette.undo, palette.redo, palette.remove_all, panel.tools._button]
    for button in buttons:
        assert button.toolTip()
        assert button.accessibleName()
        assert min(button.width(), button.height()) >= 20
    assert palette.tools[DrawingKind.TREND].toolTip() == "Trend line  Alt+T"


def test_a_tool_taken_there_draws_and_the_palette_closes(palette, hands):
    QTest.mouseClick(palette.tools[DrawingKind.RECTANGLE], Qt.MouseButton.LeftButton)
    assert not palette.isVisible()
    hands.drag(FROM, TO)
    assert hands.drawings[0].kind is DrawingKind.RECTANGLE


def test_the_button_shows_the_tool_that_was_taken(hands, panel):
    button = panel.tools._button
    hands.tool(Qt.Key.Key_R)
    assert (button.name, button.isChecked(), button.toolTip()) == ("line-ray", True, "Draw: Ray")
    hands.drag(FROM, TO)
    assert (button.name, button.isChecked(), button.toolTip()) == ("draw", False, "Draw")


def test_a_colour_is_for_the_chosen_drawing_and_the_next_ones(palette, hands, desk):
    palette.close()
    hands.tool(Qt.Key.Key_H)
    hands.click(FROM)
    QTest.mouseClick(palette.swatches[3], Qt.MouseButton.LeftButton)
    assert [one.colour for one in hands.drawings] == [3]
    assert palette.swatches[3].isChecked()
    hands.tool(Qt.Key.Key_H)
    hands.click(TO)
    assert [one.colour for one in hands.drawings] == [3, 3]
    hands.toolbox.choose(0)
    QTest.mouseClick(palette.swatches[2], Qt.MouseButton.LeftButton)
    assert [one.colour for one in hands.drawings] == [3, 3]


def test_its_commands_are_enabled_when_they_can_do_something(palette, hands):
    assert not palette.undo.isEnabled()
    assert not palette.remove_all.isEnabled()
    palette.close()
    hands.tool(Qt.Key.Key_H)
    hands.click(FROM)
    assert palette.undo.isEnabled()
    QTest.mouseClick(palette.remove_all, Qt.MouseButton.LeftButton)
    assert hands.drawings == ()
    QTest.mouseClick(palette.undo, Qt.MouseButton.LeftButton)
    assert len(hands.drawings) == 1
    assert palette.redo.isEnabled()


def test_the_magnet_is_a_setting_of_all_charts(palette, desk):
    assert not palette.magnet.isChecked()
    QTest.mouseClick(palette.magnet, Qt.MouseButton.LeftButton)
    assert desk.settings.get("chart.magnet", False) is True


def test_the_menu_over_the_prices_draws_and_copies_a_price(hands, menu_at, panel):
    price = panel.view.item.frame.price_at(250.0)
    found = menu_at(300, 250)
    assert f"Horizontal line at {price:,.2f}" in found
    found[f"Copy price {price:,.2f}"].trigger()
    assert QGuiApplication.clipboard().text() == f"{price:.2f}"
    found[f"Horizontal line at {price:,.2f}"].trigger()
    assert hands.drawings[0].anchors[0].price == pytest.approx(price, abs=0.006)
    assert not any(text.startswith("Horizontal") for text in menu_at(300, 560))


def test_the_menu_over_a_drawing_colours_and_deletes_it(hands, menu_at):
    hands.tool(Qt.Key.Key_H)
    hands.click(FROM)
    hands.toolbox.choose(0)
    found = menu_at(600, FROM[1])
    assert hands.toolbox.chosen == hands.drawings[0].id
    entries(found["Colour"].menu())["Magenta"].trigger()
    assert hands.drawings[0].colour == 3
    found["Delete drawing"].trigger()
    assert hands.drawings == ()
    found = menu_at(600, 420)
    assert "Delete drawing" not in found
    assert found["Undo"].isEnabled()
    assert not found["Remove all drawings"].isEnabled()


def test_the_words_follow_the_language(hands, palette, panel, desk):
    palette.close()
    panel.tools.retranslate()
    settle(panel)
    assert panel.tools._button.toolTip() == "Draw"
