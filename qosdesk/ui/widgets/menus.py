"""Menus of the house: choices marked by an icon, so that they look the same on every system."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QAction, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QMenu, QWidget

from qosdesk.ui.theme import Theme
from qosdesk.ui.theme.theme import BOLD
from qosdesk.ui.widgets.icons import icon, paint_icon
from qosdesk.ui.widgets.text import baseline, draw, text_width


def make_menu(parent: QWidget, title: str = "") -> QMenu:
    """A menu for `popup()` that is gone when it closes."""
    menu = QMenu(title, parent)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    return menu


def as_said(text: str) -> str:
    """A name or words of the user for a menu, whose ampersands are no shortcuts."""
    return text.replace("&", "&&")


def add_choice(menu: QMenu, theme: Theme, text: str, chosen: bool, choose: Callable[[], object]) -> QAction:
    """One of several choices; the chosen one carries a check."""
    action = menu.addAction(text)
    action.setCheckable(True)
    action.setChecked(chosen)
    if chosen:
        action.setIcon(icon("check", theme.c.accent))
    action.triggered.connect(lambda _checked=False: choose())
    return action


def group_icon(theme: Theme, group: int, chosen: bool) -> QIcon:
    """A link chip with its number, or with a check when it is the chosen one."""
    made = QIcon()
    for ratio in (1.0, 1.5, 2.0):
        pixmap = QPixmap(round(16 * ratio), round(16 * ratio))
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.c.link(group))
        painter.drawRoundedRect(QRectF(0, 0, 16, 16), 3, 3)
        if chosen:
            paint_icon(painter, "check", 2, 2, theme.c.on_chip, 12)
        else:
            font = theme.font(10.5, BOLD)
            text = str(group)
            draw(painter, 8 - text_width(font, text) / 2, baseline(font, 0, 16), text, font, theme.c.on_chip)
        painter.end()
        made.addPixmap(pixmap)
    return made
