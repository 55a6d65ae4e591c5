"""What this program is, in a small dialog."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QWidget

from qosdesk import __version__
from qosdesk.ui.theme import Theme
from qosdesk.ui.theme.theme import SEMIBOLD
from qosdesk.ui.widgets.buttons import TextButton
from qosdesk.ui.widgets.dialogs import dialog_column


def about_text() -> str:
    """What it is for, and under which licences."""
    return "\n\n".join(
        (
            QCoreApplication.translate(
                "AboutDialog", "A desktop quote workstation. It shows quotes; it places no orders."
            ),
            QCoreApplication.translate(
                "AboutDialog", "MIT licence. Inter font: SIL Open Font License 1.1. Qt and PySide: LGPL 3."
            ),
        )
    )


class AboutDialog(QDialog):
    """Opened with `open()`; gone when closed."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("About qosdesk"))
        title = QLabel(f"qosdesk {__version__}", self)
        title.setFont(theme.font(14, SEMIBOLD))
        text = QLabel(about_text(), self)
        text.setWordWrap(True)
        text.setFont(theme.font(12))
        close = TextButton(theme, self.tr("Close"), primary=True, parent=self)
        close.clicked.connect(self.accept)
        column = dialog_column(self)
        column.addWidget(title)
        column.addWidget(text)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(close)
        column.addLayout(row)
        self.setFixedWidth(400)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The ground of a panel."""
        QPainter(self).fillRect(self.rect(), self.theme.c.bg1)
