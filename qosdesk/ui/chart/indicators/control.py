"""The Indicators button of a chart's toolbar and all that it opens."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QRectF, QSize, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from qosdesk.indicators.kinds import FIRST_CHOICES, KINDS
from qosdesk.indicators.own import OwnFile, unknown_kind
from qosdesk.indicators.spec import Choice, Kind
from qosdesk.ui.chart.indicators.allow import AllowDialog
from qosdesk.ui.chart.indicators.dialog import ParameterDialog
from qosdesk.ui.chart.indicators.menu import IndicatorMenu
from qosdesk.ui.chart.indicators.templates import NameDialog, Templates
from qosdesk.ui.chart.indicators.words import file_note
from qosdesk.ui.desk import Desk
from qosdesk.ui.theme.theme import MEDIUM
from qosdesk.ui.widgets.buttons import Button, paint_focus
from qosdesk.ui.widgets.icons import paint_icon
from qosdesk.ui.widgets.text import baseline, draw, text_width

Choices = tuple[Choice, ...]


class IndicatorControl(QObject):
    """Lets the user choose a chart's indicators.

    Args:
        desk: theme and settings.
        choices: what the chart shows now.
        choose: show this.
        parent: the chart panel; dialogs stand over its window.

    Attributes:
        button: for the toolbar.
        menu: the popup, while it is open.
        dialog: the last dialog that was opened.
    """

    def __init__(
        self, desk: Desk, choices: Callable[[], Choices], choose: Callable[[Choices], None], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._choices = choices
        self._choose = choose
        self._parent = parent
        self._templates = Templates(desk.settings)
        self._kept: dict[str, Choice] = {}
        """What was switched off comes back with its parameters."""
        self.button = IndicatorButton(desk.theme, parent)
        self.button.clicked.connect(self.open)
        self.menu: IndicatorMenu | None = None
        self.dialog: ParameterDialog | NameDialog | AllowDialog | None = None
        self.retranslate()

    def retranslate(self) -> None:
        """The language changed."""
        self.button.set_text(self.tr("Indicators"))

    def open(self) -> None:
        """Show the menu under the button."""
        files = self._desk.own_indicators.files()
        kinds = (*KINDS, *(file.kind or unknown_kind(file.name) for file in files))
        notes = {file.name: file_note(file) for file in files if file.problem}
        menu = self.menu = IndicatorMenu(self._desk.theme, kinds, notes, self._templates, self._parent)
        menu.set_choices(self._choices())
        menu.switched.connect(self.switch)
        menu.edited.connect(self.edit)
        menu.applied.connect(self._apply)
        menu.save_asked.connect(self._ask_name)
        menu.reset_asked.connect(lambda: self._take(FIRST_CHOICES))
        menu.folder_asked.connect(self._open_folder)
        menu.destroyed.connect(self._forget_menu)
        menu.popup(self.button)

    def switch(self, kind: Kind) -> None:
        """Put an indicator on, or take it off; ask first where it may not run yet."""
        if self._may_not_run(kind):
            return
        choices = self._choices()
        for known in choices:
            if known.kind == kind.name:
                self._kept[kind.name] = known
        rest = tuple(known for known in choices if known.kind != kind.name)
        if len(rest) == len(choices):
            rest = (*rest, self._kept.get(kind.name, kind.first_choice))
        self._take(rest)

    def edit(self, kind: Kind) -> None:
        """Show an indicator's parameters; one that is off is put on."""
        if all(known.kind != kind.name for known in self._choices()):
            self.switch(kind)
        choice = next((known for known in self._choices() if known.kind == kind.name), None)
        if choice is None:
            return
        dialog = self.dialog = ParameterDialog(self._desk.theme, kind, kind.fit(choice), self._parent)
        dialog.changed.connect(self._replace)
        dialog.open()

    def _may_not_run(self, kind: Kind) -> bool:
        """A file that needs the user's leave, which is asked for, or that can't be used."""
        file = next((one for one in self._desk.own_indicators.files() if one.name == kind.name), None)
        if file is None or not file.problem:
            return False
        if file.can_be_allowed:
            if self.menu is not None:
                self.menu.close()
            folder = self._desk.own_indicators.folder()
            dialog = self.dialog = AllowDialog(self._desk.theme, file, folder, self._parent)
            dialog.accepted.connect(lambda: self._allow(file))
            dialog.open()
        return True

    def _allow(self, file: OwnFile) -> None:
        """It runs from now on: here, too, if it was waiting for that."""
        self._desk.own_indicators.allow(file)
        choices = self._choices()
        if file.kind is not None and all(known.kind != file.name for known in choices):
            choices = (*choices, file.kind.first_choice)
        self._take(choices)

    def _open_folder(self) -> None:
        folder = self._desk.own_indicators.folder()
        if folder:
            QDesktopServices.openUrl(QUrl.fromLocalFile(folder))

    def _replace(self, choice: Choice) -> None:
        self._take(tuple(choice if known.kind == choice.kind else known for known in self._choices()))

    def _take(self, choices: Choices) -> None:
        self._choose(choices)
        if self.menu is not None:
            self.menu.set_choices(choices)

    def _apply(self, name: str) -> None:
        self._take(self._templates.get(name))

    def _ask_name(self) -> None:
        dialog = self.dialog = NameDialog(self._desk.theme, self._templates.names(), self._parent)
        dialog.named.connect(lambda name: self._templates.save(name, self._choices()))
        dialog.open()

    def _forget_menu(self) -> None:
        self.menu = None


class IndicatorButton(Button):
    """An icon and a word; the icon alone where there is no room."""

    def set_text(self, text: str) -> None:
        """In the user's language."""
        self.setText(text)
        self.setToolTip(text)
        self.setAccessibleName(text)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Icon and word, 22 high."""
        width = text_width(self.theme.font(12, MEDIUM), self.text())
        return QSize(30 + round(width), 22)

    def minimumSizeHint(self) -> QSize:
        """The icon."""
        return QSize(22, 22)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ground, icon, word, focus."""
        c, painter = self.theme.c, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.hovered or self.isDown():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(c.bg4 if self.isDown() else c.bg3)
            painter.drawRoundedRect(QRectF(self.rect()), 3, 3)
        color = c.t1 if self.hovered else c.t2
        whole = self.width() >= self.sizeHint().width()
        paint_icon(
            painter, "indicator", 5 if whole else (self.width() - 14) / 2, (self.height() - 14) / 2, color, 14
        )
        if whole:
            font = self.theme.font(12, MEDIUM)
            draw(painter, 24, baseline(font, 0, self.height()), self.text(), font, color)
        if self.hasFocus():
            paint_focus(painter, QRectF(self.rect()), c.accent)
        painter.end()
