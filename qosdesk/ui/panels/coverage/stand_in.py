"""The dialog in which the user lets a vendor's own code stand in for a symbol that is not provably the same."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QDialog, QLineEdit, QWidget

from qosdesk.domain.sourcing import VendorInUse
from qosdesk.domain.symbols import Symbol
from qosdesk.ui.desk import Desk
from qosdesk.ui.sourcing import sentence
from qosdesk.ui.theme.theme import SEMIBOLD
from qosdesk.ui.widgets.buttons import TextButton
from qosdesk.ui.widgets.dialogs import button_row, dialog_column, fit_height
from qosdesk.ui.widgets.labels import Words

_WIDTH = 440


class StandInDialog(QDialog):
    """Opened with `open()`; gone when closed.

    Args:
        desk: the ports.
        symbol: what is to be shown.
        vendor: who does not have it.
        code: what stands in already; empty for nothing.

    Attributes:
        code: the vendor's code as it is typed.
        trouble: what is wrong with it.
        take, end, cancel: the buttons.
    """

    def __init__(
        self, desk: Desk, symbol: Symbol, vendor: VendorInUse, code: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._symbol = symbol
        self._vendor = vendor
        theme = desk.theme
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Let another code stand in"))
        title = Words(
            theme,
            self.tr("A code of {0} for {1}").format(vendor.title, symbol),
            px=14,
            weight=SEMIBOLD,
            parent=self,
        )
        means = Words(
            theme,
            self.tr(
                "It is similar, not the same instrument: price, hours, size and volume may differ. It is marked "
                "≈ wherever it is shown, and only you can choose it."
            ),
            "t2",
            wraps=True,
            parent=self,
        )
        self.code = QLineEdit(code, self)
        self.code.setPlaceholderText(self.tr("Market and code, such as CM:GOLD"))
        self.code.setAccessibleName(title.text())
        self.trouble = Words(theme, "", "warn", wraps=True, parent=self)
        self.trouble.hide()
        self.take = TextButton(theme, self.tr("Let it stand in"), primary=True, parent=self)
        self.end = TextButton(theme, self.tr("End it"), parent=self)
        self.cancel = TextButton(theme, self.tr("Cancel"), parent=self)
        self.end.setVisible(bool(code))
        self.take.clicked.connect(self._take)
        self.end.clicked.connect(lambda: self._choose(""))
        self.cancel.clicked.connect(self.reject)
        self.code.returnPressed.connect(self.take.click)
        column = dialog_column(self)
        for widget in (title, means, self.code, self.trouble):
            column.addWidget(widget)
        column.addLayout(button_row(self.end, self.cancel, self.take))
        self.code.setFocus()
        self.resize(_WIDTH, 0)
        fit_height(self)

    def _take(self) -> None:
        code = self.code.text().strip()
        if code:
            self._choose(code)
        else:
            self._say(self.tr("Type a code of {0} first.").format(self._vendor.title))

    def _choose(self, code: str) -> None:
        trouble = self._desk.sources.stand_in(self._symbol, self._vendor.name, code)
        if trouble:
            self._say(sentence(trouble))
        else:
            self.accept()

    def _say(self, text: str) -> None:
        self.trouble.setText(text)
        self.trouble.show()
        fit_height(self)
        self.code.setFocus()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The ground of a panel."""
        QPainter(self).fillRect(self.rect(), self._desk.theme.c.bg1)
