"""Sentences in lines that fit a width: at spaces, in Chinese at any character."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtGui import QFont, QTextLayout, QTextOption

from qosdesk.ui.theme import Theme


def wrapped(theme: Theme, text: str, width: float, px: float) -> list[str]:
    """The lines; at least one."""
    return list(_wrapped(theme.font(px), text, max(20, round(width))))


@lru_cache(maxsize=512)
def _wrapped(font: QFont, text: str, width: int) -> tuple[str, ...]:
    lines: list[str] = []
    for paragraph in text.split("\n"):
        layout = QTextLayout(paragraph, font)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.beginLayout()
        line = layout.createLine()
        while line.isValid():
            line.setLineWidth(width)
            start = line.textStart()
            lines.append(paragraph[start : start + line.textLength()].rstrip())
            line = layout.createLine()
        layout.endLayout()
    return tuple(lines) or ("",)
