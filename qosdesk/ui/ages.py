"""Short times in words: how old a figure is, and intervals in which a delay lies."""

from __future__ import annotations

import math
from datetime import datetime
from typing import Final
from zoneinfo import ZoneInfo

from PySide6.QtCore import QCoreApplication

from qosdesk.domain.diagnostics import Between
from qosdesk.market.store import SymbolState

_DAY_MS: Final = 86_400_000


def age_text(age_s: float) -> str:
    """`6 s`, `15 m`, `3 h`: whole seconds below 100, minutes below 100, then hours."""
    if age_s < 100:
        return QCoreApplication.translate("Age", "{0} s").format(int(age_s))
    if age_s < 6000:
        return QCoreApplication.translate("Age", "{0} m").format(int(age_s / 60))
    return QCoreApplication.translate("Age", "{0} h").format(int(age_s / 3600))


def moment_text(ts_ms: int, now_ms: int, zone: ZoneInfo) -> str:
    """When that was, as short as it can be told: `15:59` within a day, else `11-20`."""
    shape = "%H:%M" if now_ms - ts_ms < _DAY_MS else "%m-%d"
    return datetime.fromtimestamp(ts_ms / 1000, zone).strftime(shape)


def carried_text(state: SymbolState) -> str:
    """`of QOS`: figures of the source that served before; empty as soon as the new one has said anything."""
    source = state.carried_from
    return QCoreApplication.translate("Age", "of {0}").format(source) if source else ""


def carried_words(state: SymbolState, title: str) -> str:
    """The same in full; `title` is the source that serves now."""
    text = QCoreApplication.translate("Age", "of {0}, {1} has not said anything yet")
    source = state.carried_from
    return text.format(source, title) if source and source != title else ""


def between_text(between: Between) -> str:
    """An interval rounded outwards, never more precise than it is: `0.0–1.0 s`; narrower than 0.1 s in `30–42 ms`."""
    if between.high_s - between.low_s < 0.1:
        low, high = math.floor(between.low_s * 1000), math.ceil(between.high_s * 1000)
        return QCoreApplication.translate("Age", "{0} ms").format(f"{low:,}–{high:,}")
    low_s, high_s = math.floor(between.low_s * 10) / 10, math.ceil(between.high_s * 10) / 10
    return QCoreApplication.translate("Age", "{0} s").format(f"{low_s:.1f}–{high_s:.1f}")
