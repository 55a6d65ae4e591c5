"""Switching indicators, their parameters, colours and templates, by mouse and by keyboard."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from qosdesk.indicators.kinds import FIRST_CHOICES, KINDS, kind_named
from qosdesk.indicators.own import OwnFile, Problem, digest_of, message_of, parse_header
from qosdesk.ui.chart.indicators import words
from qosdesk.ui.chart.indicators.allow import AllowDialog
from qosdesk.ui.chart.indicators.control import IndicatorControl
from qosdesk.ui.chart.indicators.listing import GEAR_PX
from qosdesk.ui.chart.indicators.templates import SETTING, Templates
from tests.ui.fakes import make_desk

MA, MACD, BOLL, RSI = (kind_named(name) for name in ("MA", "MACD", "BOLL", "RSI"))


class Scene:
    """A control over choices in a list."""

    def __init__(self, qtbot, qapp):
        self.desk = make_desk(qapp)
        self.window = QWidget()
        qtbot.addWidget(self.window)
        self.window.resize(900, 700)
        self.window.show()
        self.choices = FIRST_CHOICES
        self.control = IndicatorControl(self.desk, lambda: self.choices, self.choose, self.window)
        self.control.button.show()
        self.bot = qtbot

    def choose(self, choices):
        self.choices = choices

    @property
    def names(self):
        return [one.kind for one in self.choices]

    def open(self):
        self.bot.mouseClick(self.control.button, Qt.MouseButton.LeftButton)
        return self.control.menu

    def type(self, text):
        self.bot.keyClicks(self.control.menu.field, text)

    def press(self, key, modifiers=Qt.KeyboardModifier.NoModifier):
        self.bot.keyClick(self.control.menu.field, key, modifiers)

    def click(self, kind, x=60):
        rows = self.control.menu.list
        for row in range(rows.kinds.rowCount()):
            index = rows.kinds.index(row)
            if rows.kinds.kind_at(index) is kind:
                rect = rows.visualRect(index)
                at = QPoint(x if x >= 0 else rows.viewport().width() + x, rect.center().y())
                self.bot.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=at)

    def edit(self, kind):
        self.control.edit(kind)
        return self.control.dialog


@pytest.fixture
def scene(qtbot, qapp):
    scene = Scene(qtbot, qapp)
    yield scene
    QApplication.processEvents()


def spoken(menu):
    model = menu.list.kinds
    return [
        model.data(model.index(row), Qt.ItemDataRole.AccessibleTextRole) for row in range(model.rowCount())
    ]


def test_every_kind_is_listed_under_its_heading_and_ticked_when_on(scene):
    menu = scene.open()
    texts = [menu.list.kinds.index(row).data() for row in range(menu.list.kinds.rowCount())]
    assert len(texts) == len(KINDS) + 2
    assert texts[0] == "Over the price"
    assert "In a pane" in texts
    assert "MA Moving averages, on" in spoken(menu)
    assert "MACD Convergence / divergence, off" in spoken(menu)
    assert menu.height() < 600
    menu.close()


def test_a_click_switches_on_and_off_and_the_menu_stays(scene):
    menu = scene.open()
    scene.click(MACD)
    assert scene.names == ["MA", "VOL", "MACD"]
    scene.click(MA)
    assert scene.names == ["VOL", "MACD"]
    assert menu.isVisible()
    assert "MACD Convergence / divergence, on" in spoken(menu)
    menu.close()


def test_typing_finds_and_enter_switches(scene):
    menu = scene.open()
    scene.type("boll")
    assert menu.list.kinds.rowCount() == 2
    scene.press(Qt.Key.Key_Return)
    assert scene.names == ["MA", "VOL", "BOLL"]
    menu.field.clear()
    scene.press(Qt.Key.Key_Down)
    scene.press(Qt.Key.Key_Return)
    assert scene.names[-1] == "EMA"
    scene.press(Qt.Key.Key_Up)
    scene.press(Qt.Key.Key_Up)
    assert menu.list.current_kind().name == "DMI"
    scene.type("nothing of this name")
    scene.press(Qt.Key.Key_Return)
    assert menu.list.current_kind() is None
    menu.close()


def test_ctrl_enter_puts_it_on_and_shows_its_parameters(scene):
    scene.open()
    scene.type("rsi")
    scene.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert scene.names[-1] == "RSI"
    assert scene.control.dialog.kind is RSI
    assert scene.control.dialog.isVisible()
    scene.control.dialog.close()


def test_the_gear_of_what_is_on_shows_its_parameters(scene):
    scene.open()
    scene.click(MACD, x=-GEAR_PX // 2)
    assert scene.names[-1] == "MACD"
    scene.click(MA, x=-GEAR_PX // 2)
    assert scene.control.dialog.kind is MA
    assert scene.names == ["MA", "VOL", "MACD"]
    scene.control.dialog.close()


def test_what_was_switched_off_comes_back_with_its_parameters(scene):
    dialog = scene.edit(MACD)
    dialog.fields[0].setValue(5)
    dialog.close()
    scene.control.switch(MACD)
    assert "MACD" not in scene.names
    scene.control.switch(MACD)
    assert scene.choices[-1].values[0] == 5


def test_a_parameter_is_applied_at_once_and_reset_brings_the_first_values_back(scene):
    dialog = scene.edit(MACD)
    dialog.fields[1].setValue(30)
    assert scene.choices[-1].values == (12, 30, 9, 0)
    scene.bot.mouseClick(dialog.options[3][1], Qt.MouseButton.LeftButton)
    assert scene.choices[-1].values == (12, 30, 9, 1)
    assert [one.isChecked() for one in dialog.options[3]] == [False, True]
    dialog.reset()
    assert scene.choices[-1] == MACD.first_choice
    assert dialog.fields[1].value() == 26
    dialog.close()


def test_a_period_is_switched_off_and_on_and_keeps_its_length(scene):
    dialog = scene.edit(MA)
    scene.bot.mouseClick(dialog.ticks[0], Qt.MouseButton.LeftButton, pos=QPoint(10, 12))
    assert scene.choices[0].values[0] == -5
    assert not dialog.fields[0].isEnabled()
    assert not dialog.chips[0].isEnabled()
    scene.bot.keyClick(dialog.ticks[0], Qt.Key.Key_Space)
    assert scene.choices[0].values[0] == 5
    scene.bot.keyClick(dialog.ticks[5], Qt.Key.Key_Space)
    assert scene.choices[0].values[5] == 120
    dialog.close()


def test_a_line_gets_another_colour_by_keyboard(scene):
    dialog = scene.edit(BOLL)
    assert sorted(dialog.chips) == [0, 1, 2]
    scene.bot.keyClick(dialog.chips[0], Qt.Key.Key_Space)
    palette = dialog.chips[0].palette_popup
    assert [chip.number for chip in palette.chips if chip.isChecked()] == [5]
    scene.bot.keyClick(palette, Qt.Key.Key_Right)
    scene.bot.keyClick(palette, Qt.Key.Key_Right)
    scene.bot.keyClick(palette, Qt.Key.Key_Return)
    assert scene.choices[-1].colors[0] == 7
    assert dialog.chips[0].number == 7
    dialog.close()


def test_everything_that_is_pressed_or_filled_has_a_name(scene):
    for kind in KINDS:
        dialog = scene.edit(kind)
        parts = [*dialog.ticks.values(), *dialog.fields.values(), *dialog.chips.values()]
        parts += [one for segments in dialog.options.values() for one in segments]
        assert all(part.accessibleName() for part in parts)
        assert dialog.windowTitle().startswith(kind.name)
        dialog.close()
    assert scene.control.button.accessibleName() == "Indicators"


def test_templates_are_saved_by_name_applied_replaced_and_deleted(scene):
    menu = scene.open()
    menu._ask_to_save()
    dialog = scene.control.dialog
    assert not dialog.save_button.isEnabled()
    scene.bot.keyClicks(dialog.field, "Day & night")
    scene.bot.keyClick(dialog.field, Qt.Key.Key_Return)
    saved = scene.choices
    templates = Templates(scene.desk.settings)
    assert templates.names() == ["Day & night"]
    scene.control.switch(MA)
    scene.control.switch(RSI)
    menu = scene.open()
    scene.bot.mouseClick(menu.template_button, Qt.MouseButton.LeftButton)
    actions = {one.text(): one for one in menu.template_menu.actions() if one.text()}
    assert list(actions) == [
        "Day && night",
        "Save as template…",
        "Delete template",
        "Reset to the usual indicators",
    ]
    actions["Day && night"].trigger()
    assert scene.choices == saved
    assert "MA Moving averages, on" in spoken(menu)
    scene.control.switch(RSI)
    actions["Reset to the usual indicators"].trigger()
    assert scene.choices == FIRST_CHOICES
    actions["Delete template"].menu().actions()[0].trigger()
    assert templates.names() == []
    menu.template_menu.close()
    menu.close()


def test_a_name_that_is_taken_is_said_to_be_replaced(scene):
    templates = Templates(scene.desk.settings)
    templates.save("Mine", FIRST_CHOICES)
    scene.control._ask_name()
    dialog = scene.control.dialog
    scene.bot.keyClicks(dialog.field, " Mine ")
    assert "replaced" in dialog.note.text()
    scene.control.switch(RSI)
    dialog.accept()
    assert templates.get("Mine") == scene.choices


@pytest.mark.parametrize("text", ["", "[]", "nonsense", '{"a": 1}', "[" * 9999])
def test_damaged_templates_are_none(qapp, text):
    desk = make_desk(qapp)
    desk.settings.set(SETTING, text)
    assert Templates(desk.settings).names() == []
    assert Templates(desk.settings).get("a") == ()


def test_every_word_of_the_table_of_kinds_is_in_the_catalogue_of_words():
    used = {kind.title for kind in KINDS}
    for kind in KINDS:
        for parameter in kind.parameters:
            used.update({parameter.label, *parameter.options})
    assert used <= set(words.WORDS)


def test_a_choice_in_the_dialog_is_of_the_chart_not_of_the_first_values(scene):
    scene.choices = (replace(MA.first_choice, values=(7.0, *MA.first_choice.values[1:])),)
    assert scene.edit(MA).fields[0].value() == 7
    scene.control.dialog.close()


# --- the user's own ---------------------------------------------------------------------------------------------------

SOURCE = b'TITLE = "Mine"\nPARAMETERS = {"n": (20, 2, 250)}\nOUTPUTS = {"a": "line", "b": "histogram"}\n'


def own_file(allowed=False):
    problem = "" if allowed else message_of(Problem.NOT_ALLOWED, "mine.py")
    return OwnFile("mine.py", parse_header("mine.py", SOURCE), digest_of(SOURCE), SOURCE, problem)


def test_an_own_file_is_off_until_it_is_allowed_and_the_dialog_says_what_that_means(scene):
    scene.desk.own_indicators.found = [own_file()]
    menu = scene.open()
    assert menu.list.kinds.index(menu.list.kinds.rowCount() - 2).data() == "Your own"
    assert spoken(menu)[-1] == "mine.py Mine, off Off until you allow it"
    scene.type("mine")
    scene.press(Qt.Key.Key_Return)
    dialog = scene.control.dialog
    assert isinstance(dialog, AllowDialog)
    said = " ".join(label.text() for label in dialog.findChildren(QLabel))
    assert "Allow mine.py?" in said
    assert "your rights" in said
    assert "/indicators" in said
    dialog.reject()
    assert "mine.py" not in scene.names
    assert scene.desk.own_indicators.files()[0].problem
    scene.control.switch(own_file().kind)
    scene.bot.mouseClick(scene.control.dialog.allow_button, Qt.MouseButton.LeftButton)
    assert scene.choices[-1] == own_file().kind.first_choice
    assert not scene.desk.own_indicators.files()[0].problem


def test_an_own_file_that_waits_on_a_chart_stays_there_when_it_is_allowed(scene):
    scene.desk.own_indicators.found = [own_file()]
    waiting = replace(own_file().kind.first_choice, values=(7.0,))
    scene.choices = (waiting,)
    scene.control.switch(own_file().kind)
    scene.control.dialog.accept()
    assert scene.choices == (waiting,)


def test_an_own_file_has_parameters_and_colours_and_is_switched_off_like_any_other(scene):
    scene.desk.own_indicators.found = [own_file(allowed=True)]
    dialog = scene.edit(own_file().kind)
    assert sorted(dialog.chips) == [0]
    dialog.fields[0].setValue(30)
    assert scene.choices[-1].values == (30,)
    dialog.close()
    scene.control.switch(own_file().kind)
    assert "mine.py" not in scene.names


def test_a_file_that_can_not_be_used_says_why_and_does_nothing(scene):
    problem = message_of(Problem.HEADER, "OUTPUTS is empty")
    scene.desk.own_indicators.found = [OwnFile("bad.py", None, "", b"", problem)]
    menu = scene.open()
    assert spoken(menu)[-1].endswith("The beginning of this file can't be used: OUTPUTS is empty")
    scene.type("bad")
    scene.press(Qt.Key.Key_Return)
    scene.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert scene.choices == FIRST_CHOICES
    assert scene.control.dialog is None
    menu.close()


def test_every_problem_has_its_words_and_a_detail_is_no_pattern():
    assert {one.value for one in Problem} <= set(words.WORDS)
    said = words.message_words(message_of(Problem.ERROR, "KeyError: '{1}'\n(line 3)"))
    assert said == "It stopped with an error: KeyError: '{1}' (line 3)"


def test_the_folder_is_asked_for(scene, monkeypatch):
    opened = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.path()))
    menu = scene.open()
    scene.bot.mouseClick(menu.folder_button, Qt.MouseButton.LeftButton)
    assert opened == ["/indicators"]
