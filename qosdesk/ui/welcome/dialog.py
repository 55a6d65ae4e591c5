"""The first minute, two doors and three choices; and the same first door later on. Both open with `open()`."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QCloseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QLayout, QSizePolicy, QVBoxLayout, QWidget

from qosdesk.ui.desk import Desk
from qosdesk.ui.ports import Keep, LinkState, Vault
from qosdesk.ui.settings.controls import Choices
from qosdesk.ui.shell import appearance
from qosdesk.ui.shell.language import LANGUAGES
from qosdesk.ui.sourcing import connections
from qosdesk.ui.theme import Theme, UpDown
from qosdesk.ui.theme.theme import SEMIBOLD
from qosdesk.ui.welcome.key_form import KeyForm
from qosdesk.ui.welcome.words import keep_text
from qosdesk.ui.widgets.buttons import TextButton
from qosdesk.ui.widgets.dialogs import dialog_column, fit_height
from qosdesk.ui.widgets.icons import paint_icon
from qosdesk.ui.widgets.labels import Words

_CODES: Final = ("zh_CN", "zh_TW", "en")
_THEMES: Final = ("system", "light", "dark")
_PAIRS: Final = (UpDown.RED_UP, UpDown.GREEN_UP, UpDown.COLOUR_BLIND)


class KeyDialog(QDialog):
    """What both have: a form, a ground, a language that may change, an end."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.theme = desk.theme
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.form = KeyForm(desk, self)
        self.form.grown.connect(self._fit)
        self._language = self.theme.language
        self._ends = [desk.keys.subscribe(self.refresh), desk.connection.subscribe(self.refresh)]
        self.theme.changed.connect(self._on_theme)
        self.finished.connect(self._shut)

    def refresh(self) -> None:
        """The key in use, or the keyring's answer, is another."""
        self.form.refresh()

    def retranslate(self) -> None:
        """The language changed."""
        self.form.retranslate()

    def _fit(self) -> None:
        """As high as what it says."""
        fit_height(self)

    def _on_theme(self) -> None:
        if self.theme.language != self._language:
            self._language = self.theme.language
            self.retranslate()
            self._fit()
        self.update()

    def _shut(self) -> None:
        if not self._ends:
            return
        for end in self._ends:
            end()
        self._ends = []
        self.theme.changed.disconnect(self._on_theme)
        self.form.shut()

    def closeEvent(self, event: QCloseEvent) -> None:
        """The window's own button."""
        self._shut()
        super().closeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The ground of a panel."""
        QPainter(self).fillRect(self.rect(), self.theme.c.bg1)


class WelcomeDialog(KeyDialog):
    """Shown once, over a desk that shows the demo already."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        theme = self.theme
        self.title = Words(theme, px=20, weight=SEMIBOLD, parent=self)
        self.subtitle = Words(theme, "", "t2", wraps=True, parent=self)
        self.key_door = _Door(theme, "key", "accent", self)
        self.demo_door = _Door(theme, "play", "demo", self)
        self.demo_text = Words(theme, "", "t2", wraps=True, parent=self.demo_door)
        self.demo_button = TextButton(theme, "", parent=self.demo_door)
        self.language = Choices(theme, [dict(LANGUAGES)[code] for code in _CODES], "", self)
        self.pair = Choices(theme, ("",) * len(_PAIRS), "", self)
        self.look = Choices(theme, ("",) * len(_THEMES), "", self)
        self.labels = [Words(theme, "", "t2", 11, parent=self) for _ in range(3)]
        self.sample = _Sample(theme, self)
        self.later = Words(theme, "", "t2", 11, parent=self)
        self.start = TextButton(theme, "", primary=True, parent=self)
        self.start.hide()
        self._lay()
        self._join()
        self.retranslate()
        self.show_choices()

    def retranslate(self) -> None:
        """The language changed, perhaps by a choice here."""
        super().retranslate()
        self.setWindowTitle(self.tr("Welcome"))
        self.title.setText(self.tr("Welcome to qosdesk"))
        self.subtitle.setText(
            self.tr(
                "A quote workstation: it shows quotes and places no orders. Your key stays in the keyring."
            )
        )
        self.key_door.set_title(self.tr("I have a key"))
        self.demo_door.set_title(self.tr("Look at the demo first"))
        self.demo_text.setText(
            self.tr(
                "A simulated exchange on this computer: made-up prices, around the clock. "
                "The window always says DEMO, and real quotes are one key away."
            )
        )
        self.demo_button.setText(self.tr("Open the demo"))
        self.start.setText(self.tr("Start"))
        self.later.setText(
            self.tr(
                "All of this can be changed later in the settings, where a second provider is added, too."
            )
        )
        names = (self.tr("Language"), self.tr("Up and down"), self.tr("Appearance"))
        for label, choices, name in zip(
            self.labels, (self.language, self.pair, self.look), names, strict=True
        ):
            label.setText(name)
            choices.setAccessibleName(name)
        _name(self.pair, self.tr("Red up"), self.tr("Green up"), self.tr("Blue / orange"))
        _name(self.look, self.tr("System"), self.tr("Light"), self.tr("Dark"))
        self.show_choices()

    def show_choices(self) -> None:
        """What is in force."""
        settings = self.desk.settings
        self.language.show_value(_CODES.index(appearance.language_of(settings)))
        pairs = [pair.value for pair in _PAIRS]
        pair = appearance.up_down_of(settings)
        self.pair.show_value(pairs.index(pair) if pair in pairs else -1)
        theme = str(settings.get(appearance.THEME, "dark"))
        self.look.show_value(_THEMES.index(theme) if theme in _THEMES else -1)
        self.sample.update()

    def _lay(self) -> None:
        self.key_door.column.addWidget(self.form)
        self.key_door.column.addStretch(1)
        self.demo_door.column.addWidget(self.demo_text)
        self.demo_door.column.addStretch(1)
        self.demo_door.column.addWidget(self.demo_button, 0, Qt.AlignmentFlag.AlignLeft)
        doors = QHBoxLayout()
        doors.setSpacing(16)
        doors.addWidget(self.key_door, 3)
        doors.addWidget(self.demo_door, 2)
        grid = QGridLayout()
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(6)
        for place, choices in enumerate((self.language, self.pair, self.look)):
            grid.addWidget(self.labels[place], 0, place)
            grid.addWidget(choices, 1, place)
        grid.addWidget(self.sample, 2, 1)
        foot = QHBoxLayout()
        foot.addWidget(self.later, 1)
        foot.addWidget(self.start)
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 24, 28, 20)
        column.setSpacing(8)
        column.setSizeConstraint(QLayout.SizeConstraint.SetMinimumSize)
        column.addWidget(self.title)
        column.addWidget(self.subtitle)
        column.addSpacing(8)
        column.addLayout(doors)
        column.addSpacing(12)
        column.addLayout(grid)
        column.addSpacing(4)
        column.addLayout(foot)
        self.key_door.setMinimumWidth(480)
        self.demo_door.setMinimumWidth(300)

    def _join(self) -> None:
        store = self.desk.settings.set
        self.language.chosen.connect(lambda place: store(appearance.LANGUAGE, _CODES[place]))
        self.pair.chosen.connect(lambda place: store(appearance.UP_DOWN, _PAIRS[place].value))
        self.look.chosen.connect(lambda place: store(appearance.THEME, _THEMES[place]))
        self.theme.changed.connect(self.show_choices)
        self.demo_button.clicked.connect(self.open_demo)
        self.start.clicked.connect(self.accept)
        self.form.connected.connect(self._show_start)

    def _show_start(self) -> None:
        """Now this is the one primary button."""
        self.form.connect_button.primary = False
        self.form.connect_button.updateGeometry()
        self.start.show()

    def open_demo(self) -> None:
        """It runs behind already, unless a key was tried before."""
        if self.desk.keys.state().keep is not Keep.NONE:
            self.desk.keys.use_demo()
        self.accept()

    def _shut(self) -> None:
        if self._ends:
            self.theme.changed.disconnect(self.show_choices)
        super()._shut()


class KeysDialog(KeyDialog):
    """Provider and key of a desk that runs."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        theme = self.theme
        self.title = Words(theme, px=14, weight=SEMIBOLD, parent=self)
        self.state = Words(theme, "", "t2", wraps=True, parent=self)
        self.refused = Words(theme, "", "warn", wraps=True, parent=self)
        self.forget = TextButton(theme, "", parent=self)
        self.demo = TextButton(theme, "", parent=self)
        self.kept = TextButton(theme, "", parent=self)
        self.close_button = TextButton(theme, "", parent=self)
        self.forget.clicked.connect(lambda: desk.keys.forget(self.form.vendor.name))
        self.form.provider.currentIndexChanged.connect(self.refresh)
        self.demo.clicked.connect(desk.keys.use_demo)
        self.kept.clicked.connect(desk.keys.look_again)
        self.close_button.clicked.connect(self.accept)
        row = QHBoxLayout()
        row.setSpacing(8)
        for button in (self.forget, self.demo, self.kept):
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(self.close_button)
        column = dialog_column(self)
        column.setSizeConstraint(QLayout.SizeConstraint.SetMinimumSize)
        for widget in (self.title, self.state, self.refused, self.form):
            column.addWidget(widget)
        column.addLayout(row)
        self.form.setMinimumWidth(500)
        self.retranslate()
        self.refresh()

    def retranslate(self) -> None:
        """The language changed."""
        super().retranslate()
        self.setWindowTitle(self.tr("Provider and key"))
        self.title.setText(self.tr("Provider and key"))
        self.forget.setText(self.tr("Delete the key"))
        self.demo.setText(self.tr("Use the demo"))
        self.kept.setText(self.tr("Use the kept key"))
        self.close_button.setText(self.tr("Close"))
        self.refresh()

    def refresh(self) -> None:
        """The key in use, or the keyring's answer, is another."""
        super().refresh()
        vendor, keys = self.form.vendor, self.desk.keys
        state = keys.state(vendor.name)
        others = [one.name for one in keys.vendors() if one.name != vendor.name]
        has_others = any(keys.state(name).keep is not Keep.NONE for name in others)
        self.state.setText(keep_text(state, vendor.title, has_others=has_others))
        sessions = connections(self.desk)
        is_refused = any(one.state is LinkState.REFUSED for one in sessions if one.provider == vendor.title)
        refused = self.tr("{0} refused the key in use.").format(vendor.title) if is_refused else ""
        self.refused.setText(refused)
        self.refused.setVisible(is_refused)
        is_asking = state.vault is Vault.ASKING
        self.forget.setVisible(state.keep in (Keep.KEYRING, Keep.FILE, Keep.RUN))
        self.forget.setEnabled(not is_asking)
        self.demo.setVisible(state.keep is not Keep.NONE or has_others)
        self.kept.setVisible(state.keep is Keep.NONE and not has_others)
        self.kept.setEnabled(not is_asking)


class _Door(QWidget):
    """A card with an icon and a title; the first one is what most people came for."""

    def __init__(self, theme: Theme, icon: str, token: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._icon = icon
        self._token = token
        self._title = Words(theme, "", px=14, weight=SEMIBOLD, parent=self)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(16, 14, 16, 14)
        self.column.setSpacing(10)
        self._title.setIndent(26)
        self.column.addWidget(self._title)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        theme.changed.connect(self.update)

    def set_title(self, text: str) -> None:
        """What is behind it."""
        self._title.setText(text)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ground, line, icon."""
        painter, c = QPainter(self), self._theme.c
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        is_first = self._token == "accent"
        painter.setPen(QPen(c.accent if is_first else c.line2, 2 if is_first else 1))
        painter.setBrush(c.bg1 if is_first else c.bg2)
        inset = 1.0 if is_first else 0.5
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), 4, 4)
        top = self._title.y() + (self._title.height() - 16) / 2
        paint_icon(painter, self._icon, 16, round(top), getattr(c, self._token))


class _Sample(Words):
    """A rise and a fall in the colours chosen."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, px=12, tabular=True, parent=parent)
        self._colors = theme
        theme.changed.connect(self._tell)
        self._tell()

    def _tell(self) -> None:
        up, down = self._colors.direction(1.0).name(), self._colors.direction(-1.0).name()
        self.setText(
            f'<span style="color:{up}">\u25b2 +1.24%</span>&nbsp;&nbsp;&nbsp;'
            f'<span style="color:{down}">\u25bc \u22120.55%</span>'
        )


def _name(choices: Choices, *texts: str) -> None:
    for button, text in zip(choices.buttons, texts, strict=True):
        button.setText(text)
        button.setAccessibleName(text)
        button.updateGeometry()
