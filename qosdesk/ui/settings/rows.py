"""One line of the settings: what it is, what is chosen, and the way back. A change is stored at once."""

from __future__ import annotations

import math
from functools import partial
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import (
    QAbstractButton,
    QDoubleSpinBox,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QSizePolicy,
    QWidget,
)

from qosdesk.ui.desk import Desk
from qosdesk.ui.panels.imports.choice import Choice as Box
from qosdesk.ui.ports import SettingValue
from qosdesk.ui.settings.controls import HEIGHT, Choices, PairChoices, Swatch, SwitchButton
from qosdesk.ui.settings.kinds import Choice, ColorPair, DeskChoice, Look, Number, Option, Setting, Switch
from qosdesk.ui.settings.words import option_text, translated
from qosdesk.ui.shell.appearance import read_pair, up_down_of
from qosdesk.ui.theme import Theme, UpDown
from qosdesk.ui.theme.contrast import LEAST, least_contrast
from qosdesk.ui.theme.tokens import DARK, LIGHT
from qosdesk.ui.widgets.buttons import IconButton, TextButton
from qosdesk.ui.widgets.labels import Words
from qosdesk.ui.widgets.text import text_width

LABEL: Final = 132
_RESET: Final = 24


class Row(QWidget):
    """A setting's label, control and reset; subclasses make the control.

    Attributes:
        setting: what it is about.
        reset_button: in view while a reset would change something.
    """

    def __init__(self, desk: Desk, setting: Setting, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.setting = setting
        self.title = translated(setting.title)
        helps = translated(setting.help)
        label = Words(desk.theme, self.title, "t2", wraps=True, parent=self)
        label.setFixedWidth(LABEL)
        label.setMinimumHeight(HEIGHT)
        self.setToolTip(helps)
        self.reset_button = IconButton(desk.theme, "undo", size=14, box=_RESET, quiet=True, parent=self)
        self.reset_button.set_text(self.tr("Reset {0}").format(self.title))
        self.reset_button.clicked.connect(self.reset)
        keeps = self.reset_button.sizePolicy()
        keeps.setRetainSizeWhenHidden(True)
        self.reset_button.setSizePolicy(keeps)
        control = self._control = self.make_control()
        control.setAccessibleDescription(helps)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(2)
        grid.addWidget(label, 0, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(control, 0, 1)
        grid.addWidget(self.reset_button, 0, 2, Qt.AlignmentFlag.AlignTop)
        grid.setColumnStretch(1, 1)
        if setting.note:
            note = Words(desk.theme, translated(setting.note), "t3", 11, wraps=True, parent=self)
            grid.addWidget(note, 1, 1)
        self.refresh()

    def make_control(self) -> QWidget:
        """What the user sets it with."""
        raise NotImplementedError

    def show_value(self, value: SettingValue) -> None:
        """The control says this, without a change."""
        raise NotImplementedError

    def refresh(self) -> None:
        """Show what is in force."""
        self.show_value(self.setting.read(self.desk.settings))
        self.reset_button.setVisible(self.setting.is_changed(self.desk.settings))

    def put(self, value: SettingValue) -> None:
        """The user chose."""
        self.desk.settings.set(self.setting.name, value)

    def reset(self) -> None:
        """As for everybody."""
        had_focus = self.reset_button.hasFocus()
        self.setting.reset(self.desk.settings)
        if had_focus:
            self.take_focus()

    def is_of_use(self) -> bool:
        """Whether it has an effect as the others are; a search finds it all the same."""
        return True

    def take_focus(self) -> None:
        """The keyboard goes to the control, to the chosen one of several."""
        inner = [
            one for one in self._control.findChildren(QWidget) if one.focusPolicy() & Qt.FocusPolicy.TabFocus
        ]
        chosen = (one for one in inner if isinstance(one, QAbstractButton) and one.isChecked())
        target = next(chosen, inner[0] if inner else self._control)
        target.setFocus(Qt.FocusReason.TabFocusReason)


class ChoiceRow(Row):
    """Segments, cards with the colours, or a list."""

    setting: Choice

    def make_control(self) -> QWidget:
        """By the choice's look."""
        setting, theme = self.setting, self.desk.theme
        texts = [option_text(option) for option in setting.options]
        if setting.look is Look.LIST:
            self.list = _combo(self.desk.theme, self, self.title, texts)
            self.list.activated.connect(self._take)
            return _in_a_row(self, self.list, Words(theme, "0123456789", "t3", tabular=True, parent=self))
        if setting.look is Look.PAIRS:
            pairs = [UpDown(option.value) for option in setting.options]
            self.choices: Choices = PairChoices(theme, texts, pairs, self.title, self)
        else:
            self.choices = Choices(theme, texts, self.title, self)
        self.choices.chosen.connect(self._take)
        return self.choices

    def show_value(self, value: SettingValue) -> None:
        """The chosen one is marked."""
        place = [option.value for option in self.setting.options].index(value)
        if self.setting.look is Look.LIST:
            self.list.setCurrentIndex(place)
        else:
            self.choices.show_value(place)

    def _take(self, place: int) -> None:
        self.put(self.setting.options[place].value)


class DeskChoiceRow(Row):
    """A list of what there is on this desk."""

    setting: DeskChoice

    def make_control(self) -> QWidget:
        """The first entry is the one that holds for everybody."""
        first = Option(self.setting.unset, self.setting.first)
        self.options = (first, *self.setting.options(self.desk))
        self.list = _combo(
            self.desk.theme, self, self.title, [option_text(option) for option in self.options]
        )
        self.list.activated.connect(lambda place: self.put(self.options[place].value))
        return _in_a_row(self, self.list)

    def show_value(self, value: SettingValue) -> None:
        """What is gone is as good as not chosen."""
        values = [option.value for option in self.options]
        self.list.setCurrentIndex(values.index(value) if value in values else 0)


class SwitchRow(Row):
    """On or off; a sound can be heard first."""

    setting: Switch

    def make_control(self) -> QWidget:
        """The switch, and the button that plays."""
        setting, theme = self.setting, self.desk.theme
        self.switch = SwitchButton(theme, translated(setting.text), self.title, self)
        self.switch.clicked.connect(self.put)
        if not setting.sound:
            return _in_a_row(self, self.switch)
        self.play = TextButton(theme, self.tr("Try"), parent=self)
        self.play.setAccessibleName(self.tr("Try: {0}").format(self.title))
        self.play.clicked.connect(partial(self.desk.sounds.play, setting.sound))
        return _in_a_row(self, self.switch, self.play)

    def show_value(self, value: SettingValue) -> None:
        """Left or right."""
        self.switch.setChecked(value is True)
        if self.setting.sound:
            self.play.setEnabled(value is True)


class NumberRow(Row):
    """A figure, typed or stepped."""

    setting: Number

    def make_control(self) -> QWidget:
        """A spin box with its unit."""
        setting = self.setting
        self.box = QDoubleSpinBox(self)
        self.box.setDecimals(0)
        self.box.setRange(setting.low, setting.high)
        self.box.setSuffix(f" {translated(setting.suffix)}")
        self.box.setSpecialValueText(translated(setting.zero))
        self.box.setKeyboardTracking(False)
        self.box.setFixedWidth(96)
        self.box.lineEdit().setTextMargins(6, 0, 0, 0)
        self.box.setAccessibleName(self.title)
        # Wheel only over the box that has the keyboard: the page scrolls with it.
        self.box.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.box.valueChanged.connect(self.put)
        return _in_a_row(self, self.box)

    def show_value(self, value: SettingValue) -> None:
        """The figure."""
        self.box.blockSignals(True)
        self.box.setValue(float(value))
        self.box.blockSignals(False)


class ColorPairRow(Row):
    """Two colours by their values, each with its contrast; a pair that can't be read is not taken."""

    setting: ColorPair

    def make_control(self) -> QWidget:
        """For each of the two: a square, its value, its contrast."""
        theme = self.desk.theme
        grid_widget = QWidget(self)
        grid = QGridLayout(grid_widget)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(6)
        self.fields: list[QLineEdit] = []
        self.swatches: list[Swatch] = []
        self.ratios: list[Words] = []
        for place, name in enumerate((self.tr("Up"), self.tr("Down"))):
            swatch, field = Swatch(theme, self), QLineEdit(self)
            field.setMaxLength(7)
            field.setFixedWidth(88)
            field.setAccessibleName(f"{self.title}: {name}")
            field.textEdited.connect(self._on_edited)
            ratio = Words(theme, parent=self)
            ratio.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
            for column, widget in enumerate((Words(theme, name, "t3", parent=self), swatch, field, ratio)):
                grid.addWidget(widget, place, column)
            self.swatches.append(swatch)
            self.fields.append(field)
            self.ratios.append(ratio)
        grid.setColumnStretch(3, 1)
        return grid_widget

    def show_value(self, value: SettingValue) -> None:
        """Not under the user's fingers."""
        for field, text in zip(self.fields, str(value).split(), strict=True):
            if not field.hasFocus():
                field.setText(text.upper())
        self._judge()

    def is_of_use(self) -> bool:
        """With the user's own colours only."""
        return up_down_of(self.desk.settings) == UpDown.CUSTOM.value

    def _on_edited(self) -> None:
        text = " ".join(field.text().strip().upper() for field in self.fields)
        if read_pair(text, dark=self.setting.dark) is not None:
            self.put(text)
        self._judge()

    def _judge(self) -> None:
        table = DARK if self.setting.dark else LIGHT
        for field, swatch, words in zip(self.fields, self.swatches, self.ratios, strict=True):
            text = field.text().strip()
            color = QColor(text) if text.startswith("#") else QColor()
            swatch.set_color(color)
            if not color.isValid():
                words.setText(self.tr("A value such as #RRGGBB"))
                words.set_token("warn")
                continue
            ratio = least_contrast(color, table)
            good = ratio >= LEAST
            said = f"{int(ratio * 10) / 10:.1f} : 1"
            words.setText(said if good else self.tr("{0}, too faint").format(said))
            words.set_token("t3" if good else "warn")


def make_row(desk: Desk, setting: Setting, parent: QWidget | None = None) -> Row:
    """The row of a setting's kind."""
    kinds: dict[type[Setting], type[Row]] = {
        Choice: ChoiceRow,
        DeskChoice: DeskChoiceRow,
        Switch: SwitchRow,
        Number: NumberRow,
        ColorPair: ColorPairRow,
    }
    return kinds[type(setting)](desk, setting, parent)


def _combo(theme: Theme, parent: QWidget, name: str, texts: list[str]) -> Box:
    made = Box(theme, name, parent)
    made.addItems(texts)
    widest = max(text_width(theme.font(12), text) for text in texts)
    made.setFixedWidth(min(max(168, math.ceil(widest) + 48), 300))
    made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    return made


def _in_a_row(parent: QWidget, *widgets: QWidget) -> QWidget:
    made = QWidget(parent)
    row = QHBoxLayout(made)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(12)
    for widget in widgets:
        row.addWidget(widget)
    row.addStretch(1)
    return made
