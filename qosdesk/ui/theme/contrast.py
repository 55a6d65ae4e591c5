"""Contrast of two colours as WCAG 2 measures it, and whether a pair is readable on the house's grounds."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from PySide6.QtGui import QColor

GROUNDS: Final = ("bg1", "bg2", "sel")
"""Tokens of the grounds on which prices stand."""
LEAST: Final = 4.5


def contrast(first: QColor, second: QColor) -> float:
    """1 (the same) to 21 (black on white)."""
    dark, light = sorted((_luminance(first), _luminance(second)))
    return (light + 0.05) / (dark + 0.05)


def least_contrast(color: QColor, table: Mapping[str, str]) -> float:
    """That of a colour on the ground of a token table where it is least."""
    return min(contrast(color, QColor(table[ground])) for ground in GROUNDS)


def _luminance(color: QColor) -> float:
    parts = (color.redF(), color.greenF(), color.blueF())
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
