"""A list in a few words: for the title bar, and for the tooltip of its tab."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from qosdesk.domain.numbers import MISSING, format_percent
from qosdesk.ui.panels.table.rows import Freshness, Row, average


def counted(rows: Sequence[Row], matching: int | None) -> str:
    """`22 symbols`, or `5 of 22 symbols` while a filter keeps so many."""
    if matching is not None:
        return _tr("{0} of {1} symbols").format(matching, len(rows))
    return _tr("1 symbol") if len(rows) == 1 else _tr("{0} symbols").format(len(rows))


def freshness_words(rows: Sequence[Row], *, connected: bool) -> str:
    """`10 live · 6 polled · 1 stale`; while the link is lost nothing is polled, the banner says since when."""
    fresh = [row.fresh for row in rows]
    live = fresh.count(Freshness.LIVE)
    polled = fresh.count(Freshness.POLLED) if connected else 0
    stale = fresh.count(Freshness.STALE)
    parts = [_tr("{0} live").format(live)] if live else []
    if polled:
        parts.append(_tr("{0} polled").format(polled))
    if stale:
        parts.append(_tr("{0} stale").format(stale))
    return " · ".join(parts)


def summed_up(name: str, rows: Sequence[Row]) -> str:
    """`Core: 22 symbols, average +0.28%, 14 up, 6 down`; the name alone while no change is known."""
    mean = format_percent(average(rows))
    if mean == MISSING:
        return name
    up, down = sum(row.change > 0 for row in rows), sum(row.change < 0 for row in rows)
    return _tr("{0}: {1} symbols, average {2}, {3} up, {4} down").format(name, len(rows), mean, up, down)


def _tr(text: str) -> str:
    return QCoreApplication.translate("TablePanel", text)
