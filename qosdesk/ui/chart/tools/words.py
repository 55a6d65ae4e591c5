"""Names of the drawings and their colours in the user's language."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from qosdesk.domain.drawings import DrawingKind


def kind_text(kind: DrawingKind) -> str:
    """`Horizontal line`, `Trend line`..."""
    if kind is DrawingKind.HORIZONTAL:
        return _tr("Horizontal line")
    if kind is DrawingKind.TREND:
        return _tr("Trend line")
    if kind is DrawingKind.RAY:
        return _tr("Ray")
    if kind is DrawingKind.RECTANGLE:
        return _tr("Rectangle")
    return _tr("Fibonacci levels")


def colour_text(number: int) -> str:
    """Of series colour 1 to 8, as both themes show it."""
    names = (_tr("Yellow"), _tr("Blue"), _tr("Magenta"), _tr("Grey"))
    more = (_tr("Violet"), _tr("Orange"), _tr("Teal"), _tr("Olive"))
    return (names + more)[number - 1]


def _tr(text: str) -> str:
    return QCoreApplication.translate("Chart", text)
