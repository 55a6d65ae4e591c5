"""The diagnostics as plain text for a bug report. Always English: whoever reads it may not read the user's language."""

from __future__ import annotations

import platform
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Final

from PySide6.QtCore import qVersion

from qosdesk import __version__
from qosdesk.domain.diagnostics import Between, Diagnostics, Incident, Quantiles, StreamHealth
from qosdesk.ui.ports import Connection, Meter

_INCIDENTS: Final = 60


def report_text(
    health: Diagnostics,
    sessions: Sequence[Connection],
    meters: Sequence[Meter],
    late: Quantiles | None,
    wall_ms: int,
    frames: int,
) -> str:
    """Everything the panel says. It still has to pass `DiagnosticsPort.redact`."""
    lines = [
        f"qosdesk {__version__}, Python {platform.python_version()}, Qt {qVersion()}, {platform.platform()}",
        f"time       {_time(wall_ms)} UTC",
        *(line for one in sessions for line in _session(one)),
        f"reconnects {health.reconnects}",
        f"streams    {health.confirmed} of {health.wanted} confirmed",
        f"waiting    {', '.join(map(str, health.waiting)) or '-'}",
        f"silent     {', '.join(map(str, health.silent)) or '-'}",
        f"live       {len(health.live)} symbols, polled {len(health.polled)}",
        f"offset     {_between(health.offset)} (this computer minus the vendor)",
        f"frames     {frames}, late {_quantiles(late)}",
        "",
        "stream     msg/s  live  receive->painted p50/p95/p99 (n)   since start   vendor->receive p50/p95/p99",
        *(_stream(one) for one in health.streams),
        "",
        "ledger",
        *(_meter(one, wall_ms) for one in meters),
        "",
        "events, newest first",
        *(_incident(one) for one in health.incidents[:_INCIDENTS]),
    ]
    return "\n".join(lines) + "\n"


def _session(one: Connection) -> list[str]:
    return [
        f"source     {one.provider}{' DEMO (made-up prices)' if one.demo else ''}",
        f"state      {one.state.value} since {_time(one.since_ms)}, attempt {one.attempt}",
        f"reason     {one.reason or '-'}",
    ]


def _time(ts_ms: int) -> str:
    return datetime.fromtimestamp(ts_ms / 1000, UTC).strftime("%Y-%m-%d %H:%M:%S") if ts_ms else "-"


def _between(between: Between | None) -> str:
    return f"{between.low_s:+.3f}..{between.high_s:+.3f} s" if between is not None else "unknown"


def _quantiles(figures: Quantiles | None) -> str:
    if figures is None:
        return "-"
    texts = (f"{seconds * 1000:.1f}" for seconds in (figures.p50_s, figures.p95_s, figures.p99_s))
    return f"{'/'.join(texts)} ms ({figures.count})"


def _stream(one: StreamHealth) -> str:
    delays = one.delays
    stamps = "/".join(map(_between, (delays.p50, delays.p95, delays.p99))) if delays is not None else "-"
    painted, ever = _quantiles(one.painted), _quantiles(one.painted_ever)
    return f"{one.kind.value:<9} {one.per_second:>6.1f} {one.symbols:>5}  {painted}   {ever}   {stamps}"


def _meter(meter: Meter, wall_ms: int) -> str:
    limit = str(meter.limit) if meter.limit else "no limit"
    text = f"  {meter.name:<12} {meter.used} of {limit}"
    if meter.pending:
        text += f", {meter.pending} pending"
    if meter.next_free_ms:
        text += f", next free in {max(0, meter.next_free_ms - wall_ms) / 1000:.1f} s"
    return text + (", limit learned" if meter.is_learned else "")


def _incident(one: Incident) -> str:
    cause = f" [{one.cause.value}]" if one.cause.value else ""
    times = f" x{one.count}" if one.count > 1 else ""
    return f"  {_time(one.ts_ms)} {one.what.value}{cause}{times}: {one.text}".rstrip(": ")
