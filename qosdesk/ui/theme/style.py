"""Fusion in the house's colours: palette and style sheet made from the tokens (LOOK 1-3), no value of its own."""

from __future__ import annotations

from string import Template
from typing import Final

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QToolTip

from qosdesk.ui.theme.theme import Theme
from qosdesk.ui.theme.tokens import Colors, with_alpha

_SHEET: Final = Template("""
QMainWindow { background: $bg0; }
QMainWindow::separator { background: $bg0; width: 4px; height: 4px; }
QMainWindow::separator:hover { background: $line2; }
QDockWidget { border: 0; }
QSplitter::handle { background: $bg0; }

QTabBar { background: $bg0; border: 0; qproperty-drawBase: 0; }
QTabBar::tab {
    background: $bg2; color: $t2; border: 0; border-top: 2px solid $bg2; border-right: 1px solid $line;
    padding: 0 8px; height: 22px; min-width: 40px;
}
QTabBar::tab:hover { color: $t1; }
QTabBar::tab:selected { background: $bg1; color: $t1; border-top: 2px solid $accent; }

QScrollBar:vertical { background: transparent; width: 10px; margin: 0; border: 0; }
QScrollBar:horizontal { background: transparent; height: 10px; margin: 0; border: 0; }
QScrollBar::handle { background: $line2; border-radius: 3px; margin: 2px; }
QScrollBar::handle:vertical { min-height: 28px; }
QScrollBar::handle:horizontal { min-width: 28px; }
QScrollBar::handle:hover { background: $t3; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; border: 0; background: none; }
QScrollBar::add-page, QScrollBar::sub-page { background: none; }
QAbstractScrollArea { border: 0; background: $bg1; }
QAbstractScrollArea::corner { background: $bg1; }

QMenu { background: $bg2; color: $t1; border: 1px solid $line2; padding: 4px 0; }
QMenu::item { height: 28px; padding: 0 28px 0 12px; background: transparent; }
QMenu::item:selected { background: $sel; }
QMenu::item:disabled { color: $t3; }
QMenu::separator { height: 1px; background: $line; margin: 4px 0; }
QMenu::icon { padding-left: 10px; }
QMenu::indicator { width: 0; height: 0; }

QToolTip { background: $bg3; color: $t1; border: 1px solid $line2; padding: 4px 6px; }

QLineEdit, QPlainTextEdit, QTextEdit, QAbstractSpinBox, QComboBox {
    background: $bg1; color: $t1; border: 1px solid $line2; border-radius: 3px; padding: 0 7px; min-height: 24px;
    selection-background-color: $accent; selection-color: $on_accent;
}
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QAbstractSpinBox:focus, QComboBox:focus {
    border: 1px solid $accent;
}
/* Wheel and arrow keys step: a number is typed faster than a small arrow is hit. */
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button { width: 0; height: 0; border: 0; }
QPushButton, QToolButton {
    background: $bg3; color: $t1; border: 1px solid $line2; border-radius: 3px; padding: 0 14px; min-height: 24px;
}
QPushButton:hover, QToolButton:hover { background: $bg4; }
QPushButton:focus, QToolButton:focus { border: 1px solid $accent; }
QPushButton:default { background: $accent; color: $on_accent; border: 1px solid $accent; }
QPushButton:disabled { color: $t3; }
QDialog { background: $bg1; }
QLabel { color: $t1; background: transparent; }

QTableView, QTreeView, QListView {
    background: $bg1; alternate-background-color: $bg1; color: $t1; border: 0; outline: 0; gridline-color: $line;
    selection-background-color: $sel; selection-color: $t1;
}
QHeaderView { background: $bg1; border: 0; }
QHeaderView::section { background: $bg1; color: $t3; border: 0; border-bottom: 1px solid $line; padding: 0 8px; }
""")


def style_sheet(colors: Colors) -> str:
    """The style sheet of one theme."""
    tokens = {name: getattr(colors, name).name() for name in Colors.__dataclass_fields__}
    return _SHEET.substitute(tokens)


def palette(colors: Colors) -> QPalette:
    """The palette of one theme, so that what Fusion draws by itself has the house's colours too."""
    c = colors
    made = QPalette()
    role = QPalette.ColorRole
    for which, color in (
        (role.Window, c.bg2),
        (role.WindowText, c.t1),
        (role.Base, c.bg1),
        (role.AlternateBase, c.bg1),
        (role.Text, c.t1),
        (role.PlaceholderText, c.t3),
        (role.Button, c.bg3),
        (role.ButtonText, c.t1),
        (role.BrightText, c.t1),
        (role.ToolTipBase, c.bg3),
        (role.ToolTipText, c.t1),
        (role.Highlight, c.accent),
        (role.HighlightedText, c.on_accent),
        (role.Link, c.accent),
        (role.LinkVisited, c.accent),
        (role.Light, c.bg4),
        (role.Midlight, c.bg3),
        (role.Mid, c.line2),
        (role.Dark, c.line),
        (role.Shadow, c.bg0),
        (role.Accent, c.accent),
    ):
        made.setColor(which, QColor(color))
    for which in (role.WindowText, role.Text, role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, which, c.t3)
    made.setColor(QPalette.ColorGroup.Inactive, role.Highlight, with_alpha(c.accent, 0.7))
    return made


class AppStyle(QObject):
    """Keeps the application dressed in the theme; one per program, owned by whoever builds it."""

    def __init__(self, app: QApplication, theme: Theme) -> None:
        super().__init__(theme)
        self._app = app
        self._theme = theme
        self._worn: tuple[object, ...] | None = None
        app.setStyle("Fusion")
        app.setEffectEnabled(Qt.UIEffect.UI_AnimateMenu, False)
        self.apply()
        theme.changed.connect(self.apply)

    def apply(self) -> None:
        """Dress the application; costs a polish of every widget, so only when something of it changed."""
        theme = self._theme
        look = theme.look
        wanted = (theme.dark, theme.language, look.follows_system, look.contrast, look.own_font)
        if wanted == self._worn:
            return
        self._worn = wanted
        if look.follows_system:
            self._app.styleHints().unsetColorScheme()
        else:
            scheme = Qt.ColorScheme.Dark if theme.dark else Qt.ColorScheme.Light
            self._app.styleHints().setColorScheme(scheme)
        self._app.setPalette(palette(theme.c))
        QToolTip.setPalette(palette(theme.c))
        self._app.setFont(theme.font(12))
        QToolTip.setFont(theme.font(12))
        self._app.setStyleSheet(style_sheet(theme.c))


def install_style(app: QApplication, theme: Theme) -> AppStyle:
    """Put Fusion, palette, font and style sheet on, and keep them in step with the theme."""
    return AppStyle(app, theme)
