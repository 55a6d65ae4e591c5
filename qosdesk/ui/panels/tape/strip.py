"""The delta strip of the tape: bought, sold, their difference and its bar; counts and averages below when wanted."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QPainter

from qosdesk.domain.numbers import MISSING, format_price
from qosdesk.ui.paint.marks import hairline, share_bar
from qosdesk.ui.paint.text import Type, baseline
from qosdesk.ui.panels.tape.columns import PAD
from qosdesk.ui.panels.tape.frame import DETAIL, STRIP, Frame
from qosdesk.ui.panels.tape.tally import Sums
from qosdesk.ui.panels.tape.words import Figures
from qosdesk.ui.theme.theme import MEDIUM
from qosdesk.ui.theme.tokens import Colors

_GAP: Final = 6


def paint_strip(
    painter: QPainter,
    type_: Type,
    colors: Colors,
    frame: Frame,
    sums: Sums,
    span: str,
    figures: Figures,
) -> None:
    """Draw it at the top of a widget.

    Args:
        painter: of the widget; `type_` writes with it.
        type_: fonts.
        colors: of the theme.
        frame: its places.
        sums: what is summed.
        span: name of the window.
        figures: how numbers are written.
    """
    c, width, base = colors, frame.width, baseline(0, 23)
    type_.use(c.up)
    left = type_.left(PAD, base, _tr("Buy {0}").format(figures.sum(sums.buys.volume)))
    type_.use(c.down)
    right = type_.right(width - PAD, base, _tr("{0} Sell").format(figures.sum(sums.sells.volume)))
    delta = figures.change(sums.delta) if sums.count else MISSING
    # The span gives way before the figure does.
    for text in (f"{span}  Δ {delta}", f"Δ {delta}"):
        middle, half = width / 2, type_.width(text, 12, MEDIUM) / 2
        if middle - half > left + _GAP and middle + half < right - _GAP:
            type_.use(c.t1, 12, MEDIUM)
            type_.center(middle, base, text)
            break
    share_bar(painter, PAD, 23, width - 2 * PAD, sums.buys.volume, sums.sells.volume, (c.up, c.down), c.bg4)
    if frame.details:
        _paint_details(type_, c, width, sums, figures)
    hairline(painter, 0, width, frame.strip.height() - 1, c.line)


def _paint_details(type_: Type, c: Colors, width: int, sums: Sums, figures: Figures) -> None:
    """Three lines: what the buys are, what it is, what the sells are."""
    parts = (sums.buys, sums.sells)
    lines = (
        (_tr("prints"), *(f"{part.count:,}" for part in parts)),
        (_tr("average price"), *(format_price(part.price, figures.decimals) for part in parts)),
        (_tr("average size"), *(figures.average(part.size) for part in parts)),
    )
    for at, (name, buys, sells) in enumerate(lines):
        base = baseline(STRIP - 2 + at * DETAIL, DETAIL, 11)
        type_.use(c.t3, 11)
        type_.center(width / 2, base, name)
        for text, is_left in ((buys, True), (sells, False)):
            type_.use(c.t3 if text == MISSING else c.t1, 11)
            if is_left:
                type_.left(PAD, base, text)
            else:
                type_.right(width - PAD, base, text)


def _tr(text: str) -> str:
    return QCoreApplication.translate("TapePanel", text)
