"""The title bar: nothing overlaps at any width, DEMO on every badge, the group's menu."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest

from qosdesk.domain.symbols import Symbol
from qosdesk.ui.shell.title_bar import TitleBar
from tests.ui.fakes import make_desk
from tests.ui.shell.panels import PlainPanel


class LongPanel(PlainPanel):
    kind = "chart"

    def title_parts(self):
        return ("HK:700", "Tencent Holdings Limited, a company with a long name · chart", "as of 15:59")


@pytest.fixture
def bar(qtbot):
    desk = make_desk()
    panel = LongPanel(desk, "chart-1")
    qtbot.addWidget(panel)
    bar = TitleBar(panel)
    qtbot.addWidget(bar)
    yield bar
    panel.shut()


@pytest.mark.parametrize("demo", [False, True])
@pytest.mark.parametrize("width", [160, 180, 200, 240, 280, 320, 400, 480, 652, 900])
def test_texts_never_overlap_whatever_the_width(bar, width, demo):
    connection = bar.panel.desk.connection
    connection.put(replace(connection.state, demo=demo))
    bar.resize(width, 24)
    bar.grab()
    symbol, name, note = bar.pieces()
    edges = [bar.chip.geometry().right() + 1]
    for piece in (symbol, name, note):
        if piece.text:
            edges += [piece.x, piece.x + piece.width]
    badge = bar.badge_rect()
    edges += [badge.left(), badge.right(), bar.menu_button.x(), bar.close_button.geometry().right()]
    assert edges == sorted(edges)
    assert edges[-1] < width


def test_the_name_gives_way_before_the_note_and_the_symbol_stays(bar):
    bar.resize(280, 24)
    bar.grab()
    symbol, name, note = bar.pieces()
    assert symbol.text == "HK:700"
    assert note.text == "as of 15:59"
    assert len(name.text) < 20


def test_the_badge_is_solid_in_the_demo(bar):
    assert bar.badge_text() == "QOS"
    assert not bar.badge().solid
    connection = bar.panel.desk.connection
    connection.put(replace(connection.state, demo=True))
    assert bar.badge_text() == "DEMO"
    assert bar.badge().solid
    bar.resize(400, 24)
    image = bar.grab().toImage()
    rect = bar.badge_rect()
    assert QColor(image.pixel(int(rect.left()) + 2, 12)).name() == bar.theme.c.demo.name()


def test_the_active_panel_has_an_accent_on_top(bar):
    bar.resize(400, 24)
    bar.set_active(True)
    assert QColor(bar.grab().toImage().pixel(200, 0)).name() == bar.theme.c.accent.name()
    bar.set_active(False)
    assert QColor(bar.grab().toImage().pixel(200, 0)).name() == bar.theme.c.bg2.name()


def test_the_group_menu_links_and_pins(bar):
    menu = bar.link_menu()
    chosen = [action.text() for action in menu.actions() if action.isChecked()]
    assert chosen == ["Group 1   HK:700"]
    menu.actions()[1].trigger()
    assert bar.panel.group == 2
    assert bar.chip.link_group == 2
    pin = menu.actions()[-1]
    pin.trigger()
    assert bar.panel.group == 0
    assert "Pinned" in bar.chip.accessibleName()
    menu.close()


def test_the_menu_opens_without_a_loop_of_its_own(bar, qtbot):
    bar.resize(400, 24)
    bar.show()
    bar.chip.click()
    menu = bar.findChild(type(bar.link_menu()))
    assert menu is not None
    qtbot.waitUntil(menu.isVisible)
    menu.close()


def test_every_button_has_words(bar):
    for button in (bar.chip, bar.menu_button, bar.float_button, bar.close_button):
        assert button.accessibleName()
        assert button.toolTip()
        assert min(button.width(), button.height()) >= 20


def test_a_press_on_the_bar_makes_the_panel_active(bar, qtbot):
    bar.resize(400, 24)
    bar.show()
    with qtbot.waitSignal(bar.activated):
        QTest.mousePress(bar, Qt.MouseButton.LeftButton, pos=QPoint(150, 12))


def test_another_symbol_of_the_group_is_in_the_bar_at_once(qtbot):
    desk = make_desk()
    panel = PlainPanel(desk, "tape-1")
    qtbot.addWidget(panel)
    bar = TitleBar(panel)
    qtbot.addWidget(bar)
    bar.resize(400, 24)
    bar.grab()
    desk.links.point(1, Symbol("US", "NVDA"))
    assert bar.pieces()[0].text == "US:NVDA"
    panel.shut()


def test_a_fallback_is_amber_and_short_where_there_is_little_room(bar):
    sources, theme = bar.panel.desk.sources, bar.theme
    sources.put("qos", "alltick")
    sources.fall("HK:700", "alltick")
    bar.resize(1200, 24)
    assert bar.badge_text() == "AllTick (instead of QOS)"
    bar.resize(300, 24)
    assert bar.badge_text() == "QOS → AllTick"
    image = bar.grab().toImage()
    row = round(bar.badge_rect().center().y())
    edge = {image.pixelColor(round(bar.badge_rect().left()) + by, row).name() for by in (0, 1)}
    assert theme.c.warn.name() in edge


@pytest.mark.parametrize("width", [180, 240, 320, 480, 900])
def test_texts_never_overlap_a_fallbacks_badge(bar, width):
    bar.panel.desk.sources.put("qos", "alltick")
    bar.panel.desk.sources.fall("HK:700", "alltick")
    bar.resize(max(width, bar.minimumSizeHint().width()), 24)
    bar.grab()
    edges = [bar.chip.geometry().right() + 1]
    for piece in bar.pieces():
        if piece.text:
            edges += [piece.x, piece.x + piece.width]
    edges += [bar.badge_rect().left(), bar.badge_rect().right(), bar.menu_button.x()]
    assert edges == sorted(edges)


def test_the_badge_says_why_to_the_pointer_and_to_whoever_hears_it(bar):
    bar.panel.desk.sources.put("qos", "alltick")
    bar.panel.desk.sources.fall("HK:700", "alltick", "QOS refused the key.")
    bar.refresh()
    assert "AllTick instead of QOS since" in bar.accessibleDescription()
    assert "QOS refused the key." in bar.accessibleDescription()
