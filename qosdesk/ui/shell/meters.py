"""The counters of the plan in words: the same in the top bar, the status bar and the quota dock."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from PySide6.QtCore import QCoreApplication

from qosdesk.ui.ports import Meter

LIVE: Final = "Live"
CONNECTIONS: Final = "Connections"
FULLEST: Final = "HTTP/min"
"""The fullest of the request counters, where a provider has one for each call."""


def _tr(text: str) -> str:
    return QCoreApplication.translate("Meter", text)


def meter_name(name: str) -> str:
    """The name of a counter; one that is not known stays as the provider calls it."""
    names = {
        LIVE: _tr("Live slots"),
        FULLEST: _tr("HTTP/min"),
        CONNECTIONS: _tr("Connections"),
        "snapshot": _tr("Snapshots a minute"),
        "trade": _tr("Prints a minute"),
        "depth": _tr("Books a minute"),
        "kline": _tr("K-lines a minute"),
        "history": _tr("History a minute"),
        "instrument-info": _tr("Names a minute"),
        "market-calendar": _tr("Calendars a minute"),
        "product-list": _tr("Product lists a minute"),
    }
    return names.get(name, name)


def short_meter_name(name: str) -> str:
    """The same for the status bar's ledger."""
    return {LIVE: _tr("WS"), FULLEST: _tr("HTTP")}.get(name, name)


def meter_meaning(name: str) -> str:
    """What it counts, in a sentence; empty for a counter that is not known."""
    meanings = {
        LIVE: _tr("Products that stream at the same time, over all connections. What has no slot is polled."),
        CONNECTIONS: _tr("Connections that use this key at the same time, of all programs and computers."),
        "snapshot": _tr(
            "Full figures of up to ten products each: polled symbols, and every symbol when it is shown."
        ),
        "trade": _tr("Past prints, for a tape that was opened or that missed some."),
        "depth": _tr("Books that were asked for once."),
        "kline": _tr("The newest bars of a chart that was opened."),
        "history": _tr("Older bars, page by page, when a chart is scrolled back or a gap is filled."),
        "instrument-info": _tr("Names, lots and share counts; they are kept on disk and asked for once."),
        "market-calendar": _tr("Trading days, once for each market and start."),
        "product-list": _tr("Lists of all products for the search, once for each market."),
    }
    return meanings.get(name, "")


def summary(meters: Sequence[Meter]) -> tuple[Meter, ...]:
    """What a bar has room for: the live slots and the request counter that are fullest, of whichever vendor."""
    slots = [meter for meter in meters if meter.name == LIVE]
    requests = [meter for meter in meters if meter.name not in (LIVE, CONNECTIONS)]
    live = (max(slots, key=_fullness),) if slots else ()
    return (*live, replace(max(requests, key=_fullness), name=FULLEST)) if requests else live


def _fullness(meter: Meter) -> tuple[float, int]:
    return (meter.used / meter.limit if meter.limit else 0.0, meter.used)


def with_vendor(name: str, meter: Meter) -> str:
    """A counter's name, with the vendor's where several are in use."""
    return f"{meter.vendor} {name}" if meter.vendor else name


def used_text(meter: Meter) -> str:
    """`4 / 10`, or `4` without a known limit."""
    return f"{meter.used} / {meter.limit}" if meter.limit else str(meter.used)


def is_full(meter: Meter) -> bool:
    """Whether nothing is left of it."""
    return 0 < meter.limit <= meter.used


def is_waiting(meter: Meter) -> bool:
    """Whether a request must wait. All live slots in use is normal (LOOK 8)."""
    return meter.name not in (LIVE, CONNECTIONS) and is_full(meter)


def seconds_to_free(meter: Meter, wall_ms: int) -> int:
    """Whole seconds until the next one is free; 0 when one is free now, or when nothing frees it by itself."""
    return max(0, -(-(meter.next_free_ms - wall_ms) // 1000)) if meter.next_free_ms else 0


def next_free_text(meter: Meter, wall_ms: int) -> str:
    """`next free in 22 s`, empty when one is free now."""
    seconds = seconds_to_free(meter, wall_ms)
    return _tr("next free in {0} s").format(seconds) if seconds and is_full(meter) else ""
