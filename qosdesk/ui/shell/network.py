"""How the network is reached: the system's proxy, none, or one of the user's, tried before it is used."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QRadioButton,
    QWidget,
)

from qosdesk.ui.ports import NetworkPort, ProxySettings, ProxyUse
from qosdesk.ui.theme import Theme
from qosdesk.ui.widgets.buttons import TextButton
from qosdesk.ui.widgets.dialogs import dialog_column

_SHEET: Final = """
QRadioButton {{ color: {t1}; }}
QRadioButton::indicator {{ width: 10px; height: 10px; border: 2px solid {t3}; border-radius: 7px; }}
QRadioButton::indicator:checked {{ background: {accent}; border-color: {bg3}; }}
QRadioButton:focus {{ color: {accent}; }}
QLineEdit:disabled {{ color: {t3}; background: {bg2}; border-color: {line}; }}
"""


class NetworkDialog(QDialog):
    """Opened with `open()`; gone when closed."""

    def __init__(self, theme: Theme, network: NetworkPort, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self._network = network
        self._is_open = True
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Network"))
        tokens = {
            name: getattr(theme.c, name).name() for name in ("t1", "t3", "accent", "bg2", "bg3", "line")
        }
        self.setStyleSheet(_SHEET.format(**tokens))
        self.finished.connect(self._on_finished)
        self._uses = QButtonGroup(self)
        self._choices = {
            ProxyUse.SYSTEM: QRadioButton(self.tr("The system's proxy, if there is one"), self),
            ProxyUse.NONE: QRadioButton(self.tr("No proxy"), self),
            ProxyUse.FIXED: QRadioButton(self.tr("This proxy"), self),
        }
        self.address = QLineEdit(self)
        self.user = QLineEdit(self)
        self.password = QLineEdit(self)
        self.outcome = QLabel(self)
        self.test_button = TextButton(theme, self.tr("Test"), parent=self)
        self._build()
        self._fill(network.proxy())

    def choose(self, use: ProxyUse) -> None:
        """As if the user had."""
        self._choices[use].setChecked(True)

    def entered(self) -> ProxySettings:
        """What the dialog says now."""
        use = next(use for use, button in self._choices.items() if button.isChecked())
        if use is not ProxyUse.FIXED:
            return ProxySettings(use)
        return ProxySettings(use, self.address.text().strip(), self.user.text().strip(), self.password.text())

    def apply(self) -> None:
        """Use it and close; what is wrong with it is said instead."""
        refusal = self._network.apply(self.entered())
        if refusal:
            self._say(refusal, is_trouble=True)
        else:
            self.accept()

    def test(self) -> None:
        """Try it."""
        self.test_button.setEnabled(False)
        self._say(self.tr("Trying..."), is_trouble=False)
        self._network.test(self.entered(), self._on_tested)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The ground of a panel."""
        QPainter(self).fillRect(self.rect(), self.theme.c.bg1)

    def _build(self) -> None:
        theme = self.theme
        note = QLabel(
            self.tr(
                "Loopback is never reached through a proxy. The password is kept in the system's keyring."
            ),
            self,
        )
        for label, size in ((note, 11), (self.outcome, 12)):
            label.setWordWrap(True)
            label.setFont(theme.font(size))
        note.setStyleSheet(f"color: {theme.c.t3.name()}")
        self.outcome.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.address.setPlaceholderText("http://host:3128, socks5://host:1080")
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        column = dialog_column(self, 8)
        for button in self._choices.values():
            button.setFont(theme.font(12))
            button.toggled.connect(self._on_choice)
            self._uses.addButton(button)
            column.addWidget(button)
        column.addLayout(self._fields())
        column.addWidget(note)
        column.addWidget(self.outcome)
        self.outcome.hide()
        column.addLayout(self._buttons())
        self.setFixedWidth(460)

    def _fields(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setContentsMargins(24, 0, 0, 0)
        names = (self.tr("Address"), self.tr("User name"), self.tr("Password"))
        for row, (name, field) in enumerate(
            zip(names, (self.address, self.user, self.password), strict=True)
        ):
            label = QLabel(name, self)
            label.setFont(self.theme.font(12))
            label.setBuddy(field)
            field.setFont(self.theme.font(12))
            field.setAccessibleName(name)
            field.returnPressed.connect(self.apply)
            grid.addWidget(label, row, 0)
            grid.addWidget(field, row, 1)
        return grid

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        cancel = TextButton(self.theme, self.tr("Cancel"), parent=self)
        apply = TextButton(self.theme, self.tr("Apply"), primary=True, parent=self)
        self.test_button.clicked.connect(self.test)
        cancel.clicked.connect(self.reject)
        apply.clicked.connect(self.apply)
        row.addWidget(self.test_button)
        row.addStretch(1)
        row.addWidget(cancel)
        row.addWidget(apply)
        return row

    def _fill(self, settings: ProxySettings) -> None:
        self.address.setText(settings.address)
        self.user.setText(settings.user)
        if settings.has_password:
            self.password.setPlaceholderText(self.tr("kept"))
        self._choices[settings.use].setChecked(True)
        self._choices[settings.use].setFocus()
        self._on_choice()

    def _on_choice(self) -> None:
        is_fixed = self._choices[ProxyUse.FIXED].isChecked()
        for field in (self.address, self.user, self.password):
            field.setEnabled(is_fixed)

    def _on_tested(self, worked: bool, text: str) -> None:
        if self._is_open:
            self.test_button.setEnabled(True)
            self._say(text, is_trouble=not worked)

    def _on_finished(self) -> None:
        self._is_open = False

    def _say(self, text: str, *, is_trouble: bool) -> None:
        color = self.theme.c.warn if is_trouble else self.theme.c.t1
        self.outcome.setStyleSheet(f"color: {color.name()}")
        self.outcome.setText(text)
        self.outcome.show()
        self.adjustSize()
