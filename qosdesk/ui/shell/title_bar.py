"""The 24 px title bar of a panel (LOOK 3): link chip, symbol, name, note, source badge, menu, float, close."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QEvent, QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QHelpEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QSpacerItem, QToolTip, QWidget

from qosdesk.ui.panel import Panel
from qosdesk.ui.sourcing import Badge, badge_of
from qosdesk.ui.theme.theme import REGULAR, SEMIBOLD
from qosdesk.ui.widgets.buttons import IconButton
from qosdesk.ui.widgets.chips import BADGE_HEIGHT, LinkChip, badge_width, paint_badge
from qosdesk.ui.widgets.icons import icon
from qosdesk.ui.widgets.menus import add_choice, group_icon
from qosdesk.ui.widgets.text import baseline, draw, elide, text_width

HEIGHT = 24
_GAP = 8
_NAME_MIN = 24
_LEFT = 28
_BUTTONS = 80
_NOTE = 60


@dataclass(frozen=True, slots=True)
class Piece:
    """One text of the bar: what is drawn, where it begins and how wide it is."""

    text: str
    x: float
    width: float


class TitleBar(QWidget):
    """Reads `panel.title_parts()`; dragging it moves the dock because it leaves mouse events to the dock.

    Signals:
        window_clicked: to a window of its own, or back; maximise_clicked: the whole window, or back; close_clicked.
        activated: the user pressed somewhere on the bar.

    Attributes:
        move_choices: windows that the panel may go to.
    """

    window_clicked = Signal()
    maximise_clicked = Signal()
    close_clicked = Signal()
    activated = Signal()

    def __init__(self, panel: Panel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.panel = panel
        self.theme = panel.desk.theme
        self._active = False
        self._alone = False
        self._maximised = False
        self.move_choices: Callable[[], Sequence[tuple[str, Callable[[], None]]]] = tuple
        self.setFixedHeight(HEIGHT)
        # The size of a title bar is asked for a thousand times when an arrangement is stored: a layout answers in C++.
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._room = QSpacerItem(0, HEIGHT, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self._row.addSpacerItem(self._room)
        self.chip = LinkChip(self.theme, self)
        self.chip.clicked.connect(self._open_links)
        self.menu_button = IconButton(self.theme, "menu", size=14, box=20, quiet=True, parent=self)
        self.float_button = IconButton(self.theme, "float", size=14, box=20, quiet=True, parent=self)
        self.close_button = IconButton(self.theme, "close", size=14, box=20, quiet=True, parent=self)
        self.menu_button.clicked.connect(self._open_menu)
        self.float_button.clicked.connect(self.window_clicked)
        self.close_button.clicked.connect(self.close_clicked)
        panel.title_changed.connect(self.refresh)
        self.theme.changed.connect(self.retranslate)
        self.retranslate()

    # --- state -------------------------------------------------------------------------------------------------------

    def set_active(self, active: bool) -> None:
        """The 2 px accent on top."""
        if active != self._active:
            self._active = active
            self.update()

    def set_alone(self, alone: bool) -> None:
        """Whether the panel has a window of its own: the button says what it will do."""
        if alone != self._alone:
            self._alone = alone
            self.retranslate()

    def set_maximised(self, maximised: bool) -> None:
        """Whether the panel has the whole window for now."""
        self._maximised = maximised

    def refresh(self) -> None:
        """Read the panel's parts and group again."""
        if self.chip.link_group != self.panel.group or not self.chip.toolTip():
            self.chip.set_group(self.panel.group)
        self._keep_room()
        badge = self.badge()
        self.setAccessibleDescription(badge.tooltip or badge.text)
        self.update()

    def retranslate(self) -> None:
        """Language or colours changed."""
        self.menu_button.set_text(self.tr("Panel menu"))
        self.float_button.set_icon("dock" if self._alone else "float")
        self.float_button.set_text(
            self.tr("Back to the main window") if self._alone else self.tr("To a window of its own")
        )
        self.close_button.set_text(self.tr("Close panel"))
        self.chip.set_group(self.panel.group)
        self.refresh()

    def badge(self) -> Badge:
        """Whose figures these are."""
        panel = self.panel
        return badge_of(panel.desk, panel.symbol if panel.is_of_symbol else None)

    def badge_text(self) -> str:
        """As much of it as leaves symbol, name and a note their room."""
        badge = self.badge()
        if badge.text == badge.short:
            return badge.text
        strong, name, _note = self.panel.title_parts()
        texts = text_width(self.theme.font(12, SEMIBOLD), strong)
        texts += text_width(self.theme.font(12, REGULAR, tabular=False), name)
        room = self.width() - _LEFT - _BUTTONS - texts - _NOTE - 3 * _GAP
        return badge.text if self._badge_width(badge, badge.text) <= room else badge.short

    # --- geometry ----------------------------------------------------------------------------------------------------

    def _keep_room(self) -> None:
        """Chip, badge and buttons always fit; the texts give way."""
        badge = self.badge()
        width = _LEFT + self._badge_width(badge, badge.short) + _BUTTONS
        if width != self._room.sizeHint().width():
            self._room.changeSize(width, HEIGHT, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
            self._row.invalidate()

    def badge_rect(self) -> QRectF:
        """Where the source badge is."""
        width = self._badge_width(self.badge(), self.badge_text())
        return QRectF(self.menu_button.x() - 6 - width, (HEIGHT - BADGE_HEIGHT) / 2, width, BADGE_HEIGHT)

    def _badge_width(self, badge: Badge, text: str) -> int:
        return badge_width(self.theme, text, solid=badge.solid)

    def pieces(self) -> tuple[Piece, Piece, Piece]:
        """Symbol, name and note as they fit: the name gives way first, then the note, the symbol last (LOOK 10)."""
        strong, name, note = self.panel.title_parts()
        note = self.panel.title_warning() or note
        bold, plain, small = (
            self.theme.font(12, SEMIBOLD),
            self.theme.font(12, REGULAR, tabular=False),
            self.theme.font(11, REGULAR),
        )
        left, right = float(_LEFT), self.badge_rect().x() - _GAP
        note_width = text_width(small, note)
        strong_width = text_width(bold, strong)
        name_width = text_width(plain, name)
        free = right - left - strong_width - (_GAP - 2 if name else 0)
        if note and free - note_width - _GAP < min(name_width, _NAME_MIN):
            # Without its name a panel is still known by its symbol: keep the note if that helps.
            if free - note_width - _GAP < 0:
                note, note_width = "", 0.0
            else:
                name = ""
        name_room = free - (note_width + _GAP if note else 0)
        strong = elide(bold, strong, right - left)
        name = elide(plain, name, name_room)
        symbol = Piece(strong, left, text_width(bold, strong))
        name_x = symbol.x + symbol.width + (_GAP - 2 if strong else 0)
        return (
            symbol,
            Piece(name, name_x, text_width(plain, name)),
            Piece(note, right - note_width, note_width),
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Buttons at the right, chip at the left."""
        super().resizeEvent(event)
        self.chip.move(2, 2)
        right = self.width() - 2
        for button in (self.close_button, self.float_button, self.menu_button):
            if button.isHidden():
                continue
            right -= 20
            button.move(right, 2)

    # --- painting ----------------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ground, accent, three texts on one baseline, badge."""
        painter = QPainter(self)
        c = self.theme.c
        painter.fillRect(self.rect(), c.bg2)
        painter.fillRect(0, HEIGHT - 1, self.width(), 1, c.line)
        if self._active:
            painter.fillRect(0, 0, self.width(), 2, c.accent)
        symbol, name, note = self.pieces()
        bold = self.theme.font(12, SEMIBOLD)
        base = baseline(bold, 0, HEIGHT)
        draw(painter, symbol.x, base, symbol.text, bold, c.t1)
        draw(painter, name.x, base, name.text, self.theme.font(12, REGULAR, tabular=False), c.t2)
        warns = bool(self.panel.title_warning())
        draw(painter, note.x, base, note.text, self.theme.font(11, REGULAR), c.warn if warns else c.t3)
        badge = self.badge()
        color = c.warn if badge.warns and not badge.solid else None
        paint_badge(painter, self.theme, self.badge_rect(), self.badge_text(), color=color, solid=badge.solid)

    # --- menus -------------------------------------------------------------------------------------------------------

    def link_menu(self) -> QMenu:
        """Groups 1 to 9 and the pin, the current one checked."""
        menu = QMenu(self.tr("Link group"), self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._fill_links(menu)
        return menu

    def panel_menu(self) -> QMenu:
        """The panel's own actions (`QWidget.addAction`), its group, float and close."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        own = self.panel.actions()
        menu.addActions(own)
        if own:
            menu.addSeparator()
        self._fill_links(menu.addMenu(self.tr("Link group")))
        if not self.close_button.isHidden():
            menu.addSeparator()
            text = self.tr("Restore") if self._maximised else self.tr("Maximise in this window")
            menu.addAction(text, self.maximise_clicked.emit)
            choices = self.move_choices()
            if choices:
                moves = menu.addMenu(self.tr("Move to window"))
                for text, move in choices:
                    moves.addAction(text, move)
            menu.addAction(self.tr("Close panel"), self.close_clicked.emit)
        return menu

    def event(self, event: QEvent) -> bool:
        """A press makes the panel the active one, the dock gets it to move itself; the badge has a tooltip."""
        if event.type() in (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick):
            self.activated.emit()
        if event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), self.tip_at(event.pos()), self)
            return True
        return super().event(event)

    def tip_at(self, at: QPoint) -> str:
        """What the badge or the note says in full: they are painted, no widgets of their own."""
        if self.badge_rect().contains(at):
            return self.badge().tooltip
        note = self.pieces()[2]
        return self.panel.title_explanation() if note.x <= at.x() < note.x + note.width else ""

    def _fill_links(self, menu: QMenu) -> None:
        for number in range(1, 10):
            target = self.panel.desk.links.target(number)
            text = self.tr("Group {0}").format(number) + (f"   {target.symbol}" if target else "")
            choice = add_choice(
                menu, self.theme, text, self.panel.group == number, partial(self.panel.set_group, number)
            )
            choice.setIcon(group_icon(self.theme, number, self.panel.group == number))
        menu.addSeparator()
        pinned = self.panel.group == 0
        choice = add_choice(
            menu, self.theme, self.tr("Pin to this symbol"), pinned, partial(self.panel.set_group, 0)
        )
        choice.setIcon(icon("check" if pinned else "pin", self.theme.c.t2))

    def _open_links(self) -> None:
        self.link_menu().popup(self.chip.mapToGlobal(QPoint(0, self.chip.height())))

    def _open_menu(self) -> None:
        self.panel_menu().popup(self.menu_button.mapToGlobal(QPoint(0, self.menu_button.height())))
