"""Icons, chips, meters, banners."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest

from qosdesk.paths import resource
from qosdesk.ui.theme import Theme
from qosdesk.ui.theme.fonts import load_fonts
from qosdesk.ui.widgets.banner import Banner
from qosdesk.ui.widgets.buttons import IconButton, TextButton
from qosdesk.ui.widgets.chips import ChipLook, LinkChip, StateChip
from qosdesk.ui.widgets.icons import NAMES, icon_image
from qosdesk.ui.widgets.meter import MeterView


@pytest.fixture
def theme(qapp):
    load_fonts()
    return Theme()


def ink(image) -> list[QColor]:
    return [image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height())]


def test_every_icon_file_is_named_and_every_name_has_a_file():
    assert sorted(path.stem for path in resource("icons").glob("*.svg")) == sorted(NAMES)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("ratio", [1.0, 1.5])
def test_every_icon_draws_in_its_tint_at_the_device_resolution(qapp, name, ratio):
    tint = QColor.fromRgb(10, 200, 30)
    image = icon_image(name, tint, 16, ratio)
    assert image.width() == round(16 * ratio)
    solid = [pixel for pixel in ink(image) if pixel.alpha() >= 180]
    assert solid, "nothing is drawn"
    assert all(abs(p.green() - 200) <= 2 and abs(p.red() - 10) <= 2 for p in solid)


def test_an_unknown_icon_is_refused(qapp):
    with pytest.raises(KeyError):
        icon_image("no-such-icon", QColor("black"))


def test_icon_buttons_have_a_name_a_tooltip_and_a_target_of_20_px(qtbot, theme):
    button = IconButton(theme, "close", "Close panel", box=10)
    qtbot.addWidget(button)
    assert button.accessibleName() == button.toolTip() == "Close panel"
    assert button.width() >= 20
    assert button.height() >= 20


def test_a_button_is_pressed_by_the_keyboard(qtbot, theme):
    button = TextButton(theme, "Import", primary=True)
    qtbot.addWidget(button)
    button.show()
    with qtbot.waitSignal(button.clicked):
        QTest.keyClick(button, Qt.Key.Key_Space)


def test_seconds_that_count_down_do_not_change_the_width_of_a_chip(qtbot, theme):
    chip = StateChip(theme)
    qtbot.addWidget(chip)
    widths = set()
    for left in (14, 10, 9, 1, 0):
        chip.set_look(ChipLook("RECONNECTING", f"in {left} s", "warn", slot="in 00 s"))
        widths.add(chip.width())
    assert len(widths) == 1


def test_a_meter_keeps_its_width_and_says_its_figures(qtbot, theme):
    meter = MeterView(theme)
    qtbot.addWidget(meter)
    meter.set_value("HTTP/min", 4, 10)
    width = meter.width()
    meter.set_value("HTTP/min", 10, 10, waiting=True)
    assert meter.width() == width
    assert meter.accessibleName() == "HTTP/min 10/10"


def test_the_banner_says_and_does(qtbot, theme):
    banner = Banner(theme)
    qtbot.addWidget(banner)
    banner.resize(400, Banner.HEIGHT)
    banner.set_message("Link lost 15:42:04.", "Try now")
    banner.show()
    button = banner.findChild(type(banner._button))
    with qtbot.waitSignal(banner.action):
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def test_a_theme_switch_repaints_in_the_other_colours(qtbot, theme):
    chip = LinkChip(theme)
    qtbot.addWidget(chip)
    chip.set_group(1)
    dark = QColor(chip.grab().toImage().pixel(4, 9))
    theme.apply(dark=False)
    assert QColor(chip.grab().toImage().pixel(4, 9)) != dark
    assert dark.name() != theme.c.link1.name()
