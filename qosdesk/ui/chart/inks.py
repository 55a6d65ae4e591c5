"""Colours of a chart that are mixed beforehand: filling with a translucent colour costs several times as much."""

from __future__ import annotations

from PySide6.QtGui import QColor

from qosdesk.ui.theme.tokens import Colors

_VOLUME_ALPHA = 0.55
_GROWING_ALPHA = 0.9
_SHRINKING_ALPHA = 0.45


class Inks:
    """Of one theme's colours on the chart's ground.

    Attributes:
        volume_up: bars of rising volume.
        volume_down: bars of falling volume.
        growing: histogram bars above and below zero that are longer than the one before.
        shrinking: the others.
        guide: levels that a pane marks.
    """

    def __init__(self, colors: Colors) -> None:
        ground = colors.bg1
        self.of = colors
        self.volume_up = mixed(colors.up, ground, _VOLUME_ALPHA)
        self.volume_down = mixed(colors.down, ground, _VOLUME_ALPHA)
        self.growing = tuple(mixed(one, ground, _GROWING_ALPHA) for one in (colors.up, colors.down))
        self.shrinking = tuple(mixed(one, ground, _SHRINKING_ALPHA) for one in (colors.up, colors.down))
        self.guide = mixed(colors.line2, ground, 0.8)


def mixed(color: QColor, ground: QColor, alpha: float) -> QColor:
    """The opaque colour that `color` at an opacity of 0 to 1 makes on a ground."""
    return QColor.fromRgbF(
        ground.redF() + (color.redF() - ground.redF()) * alpha,
        ground.greenF() + (color.greenF() - ground.greenF()) * alpha,
        ground.blueF() + (color.blueF() - ground.blueF()) * alpha,
    )
