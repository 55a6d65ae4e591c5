"""The frame of a dialog: its margins, and the row of buttons at its lower right."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget


def dialog_column(dialog: QWidget, spacing: int = 12) -> QVBoxLayout:
    """What a dialog shows, one below the other.

    Args:
        dialog: gets the layout.
        spacing: px between two parts.
    """
    column = QVBoxLayout(dialog)
    column.setContentsMargins(20, 16, 20, 16)
    column.setSpacing(spacing)
    return column


def button_row(*buttons: QWidget) -> QHBoxLayout:
    """Buttons at the right, the one that makes it so last."""
    row = QHBoxLayout()
    row.addStretch(1)
    for button in buttons:
        row.addWidget(button)
    return row


def fit_height(dialog: QWidget) -> None:
    """As high as its sentences at its width; `adjustSize` would stop at two thirds of a small screen."""
    layout = dialog.layout()
    if layout is None:
        return
    layout.activate()
    width = max(dialog.width(), layout.totalMinimumSize().width())
    has_wraps = layout.hasHeightForWidth()
    height = layout.totalHeightForWidth(width) if has_wraps else layout.totalSizeHint().height()
    dialog.resize(width, height)
