"""The popup below the toolbar's Indicators button: search, switch, parameters, templates."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from PySide6.QtCore import QEvent, QObject, QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QMenu, QVBoxLayout, QWidget

from qosdesk.indicators.spec import Choice, Kind
from qosdesk.ui.chart.indicators.listing import KindList
from qosdesk.ui.chart.indicators.templates import Templates
from qosdesk.ui.theme import Theme
from qosdesk.ui.theme.theme import REGULAR
from qosdesk.ui.widgets.buttons import LinkButton
from qosdesk.ui.widgets.menus import as_said, make_menu
from qosdesk.ui.widgets.text import baseline, draw

WIDTH_PX: Final = 420
_LIST_MAX_PX: Final = 580
_FOOT_PX: Final = 26


class IndicatorMenu(QFrame):
    """Shown with `popup`; gone when closed. The keyboard stays in its search line.

    Signals:
        switched: (Kind) switch it on or off.
        edited: (Kind) show its parameters; the menu closes.
        applied: (str) put this template on.
        save_asked: the choices are to become a template; the menu closes.
        reset_asked: back to what a new chart shows.
        folder_asked: show the folder of the user's own indicators; the menu closes.

    Args:
        theme: the theme.
        kinds: what there is.
        notes: on kinds that can't be used now.
        templates: the user's.
    """

    switched = Signal(object)
    edited = Signal(object)
    applied = Signal(str)
    save_asked = Signal()
    reset_asked = Signal()
    folder_asked = Signal()

    def __init__(
        self,
        theme: Theme,
        kinds: Sequence[Kind],
        notes: Mapping[str, str],
        templates: Templates,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._theme = theme
        self._templates = templates
        self.template_menu: QMenu | None = None
        self.field = QLineEdit(self)
        self.field.setPlaceholderText(self.tr("Search indicators"))
        self.field.setAccessibleName(self.tr("Search indicators"))
        self.list = KindList(theme, kinds, notes, self)
        self.template_button = LinkButton(theme, self.tr("Templates"), self)
        head = QHBoxLayout()
        head.setContentsMargins(8, 8, 8, 6)
        head.setSpacing(4)
        head.addWidget(self.field, 1)
        head.addWidget(self.template_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.list, 1)
        self.folder_button = LinkButton(theme, self.tr("Your own…"), self)
        self.folder_button.setToolTip(self.tr("Open the folder of your own indicators: small Python files"))
        foot = QHBoxLayout()
        foot.setContentsMargins(0, 2, 4, 2)
        foot.addStretch(1)
        foot.addWidget(self.folder_button)
        column.addLayout(foot)
        self.field.installEventFilter(self)
        self.field.textChanged.connect(self.list.look_for)
        self.list.switched.connect(self.switched)
        self.list.edited.connect(self._edit)
        self.template_button.clicked.connect(self._open_templates)
        self.folder_button.clicked.connect(self._ask_for_folder)
        height = min(self.list.wanted_height(), _LIST_MAX_PX) + head.sizeHint().height() + _FOOT_PX + 2
        self.setFixedSize(WIDTH_PX, height)

    def set_choices(self, choices: Sequence[Choice]) -> None:
        """Tick what is on."""
        self.list.kinds.set_on(frozenset(choice.kind for choice in choices))

    def popup(self, below: QWidget) -> None:
        """Show it under a button, inside the screen."""
        corner = below.mapToGlobal(QPoint(below.width() - self.width(), below.height() + 2))
        room = below.screen().availableGeometry()
        x = min(max(corner.x(), room.left()), room.right() - self.width())
        y = min(corner.y(), max(room.top(), room.bottom() - self.height()))
        self.move(x, y)
        self.show()
        self.field.setFocus(Qt.FocusReason.PopupFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The search line's keys: arrows choose, Enter switches, Ctrl+Enter shows the parameters, Esc leaves."""
        if (
            watched is not self.field
            or not isinstance(event, QKeyEvent)
            or event.type() != QEvent.Type.KeyPress
        ):
            return super().eventFilter(watched, event)
        key = Qt.Key(event.key())
        if key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.list.move_by(1 if key is Qt.Key.Key_Down else -1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self.list.edit_parameters()
            else:
                self.list.switch()
        else:
            return super().eventFilter(watched, event)
        return True

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ground, border, and what the keys do."""
        painter, c = QPainter(self), self._theme.c
        painter.fillRect(self.rect(), c.bg1)
        painter.setPen(QPen(c.line2, 1))
        painter.drawRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5))
        top = self.height() - _FOOT_PX
        painter.fillRect(1, top, self.width() - 2, 1, c.line)
        font = self._theme.font(11, REGULAR, tabular=False)
        x, base = 12.0, baseline(font, top, _FOOT_PX)
        for text in (self.tr("Enter: on or off"), self.tr("Ctrl+Enter: parameters")):
            x = draw(painter, x, base, text, font, c.t3) + 16
        painter.end()

    def _edit(self, kind: Kind) -> None:
        self.edited.emit(kind)
        self.close()

    def _open_templates(self) -> None:
        """Apply, save, delete."""
        menu = self.template_menu = make_menu(self, self.tr("Templates"))
        names = self._templates.names()
        for name in names:
            action = menu.addAction(as_said(name))
            action.triggered.connect(lambda _checked=False, name=name: self.applied.emit(name))
        if names:
            menu.addSeparator()
        menu.addAction(self.tr("Save as template…")).triggered.connect(self._ask_to_save)
        if names:
            removing = menu.addMenu(self.tr("Delete template"))
            for name in names:
                action = removing.addAction(as_said(name))
                action.triggered.connect(lambda _checked=False, name=name: self._templates.remove(name))
        menu.addSeparator()
        menu.addAction(self.tr("Reset to the usual indicators")).triggered.connect(self.reset_asked)
        menu.popup(self.template_button.mapToGlobal(QPoint(0, self.template_button.height())))

    def _ask_for_folder(self) -> None:
        self.folder_asked.emit()
        self.close()

    def _ask_to_save(self) -> None:
        self.save_asked.emit()
        self.close()
