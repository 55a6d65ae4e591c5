"""The diagnostics as lines of a sheet. Reads values, paints nothing."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QCoreApplication

from qosdesk.domain.diagnostics import Diagnostics, Quantiles, StreamHealth
from qosdesk.domain.numbers import MISSING
from qosdesk.domain.quotes import Stream
from qosdesk.market.latency import SLICE_S, Window
from qosdesk.ui.ages import age_text, between_text
from qosdesk.ui.bridge import FrameTimer
from qosdesk.ui.panels.diagnostics.words import (
    incident_icon,
    incident_meaning,
    incident_words,
    kind_name,
    ms_text,
    offset_text,
)
from qosdesk.ui.panels.sheet.lines import Column, Event, Fact, Graph, Heading, Line, Space, Table, Words
from qosdesk.ui.ports import Connection, LinkState
from qosdesk.ui.shell.states import clock_text, duration_text, summary_text

_GRAPH_S: Final = 300.0
_FRAME_MS: Final = 1000 / 60
_NAMES_MAX: Final = 12


def _tr(text: str) -> str:
    return QCoreApplication.translate("Diagnostics", text)


def connection_lines(
    health: Diagnostics,
    sessions: Sequence[Connection],
    wall_ms: int,
    frames_per_s: float,
    late: Quantiles | None,
) -> list[Line]:
    """State, reconnects, clocks, frames, and which streams are missing."""
    lines: list[Line] = [Heading(_tr("Connection"), " · ".join(one.provider for one in sessions)), Space()]
    for connection in sessions:
        lines += _session_lines(connection, wall_ms)
    streams = _tr("{0} of {1} confirmed").format(health.confirmed, health.wanted)
    lines += [
        Fact(_tr("Reconnects"), f"{health.reconnects:,}"),
        Fact(_tr("Clock offset"), offset_text(health.offset), "t1" if health.offset else "t3"),
        Fact(_tr("Frames"), _frames_text(frames_per_s, late)),
        Fact(_tr("Streams"), streams),
    ]
    if health.waiting and any(one.state is LinkState.LIVE for one in sessions):
        lines.append(Fact(_tr("Waiting for"), _names(health.waiting), "t2"))
    if health.silent:
        lines.append(Fact(_tr("Silent"), _names(health.silent), "warn"))
    return [*lines, Space()]


def _session_lines(connection: Connection, wall_ms: int) -> list[Line]:
    """How one vendor's session stands, and why."""
    state = summary_text(connection)
    if connection.since_ms:
        since = clock_text(connection.since_ms)
        state += _tr(" since {0} ({1})").format(since, duration_text(wall_ms - connection.since_ms))
    warns = connection.state not in (LinkState.LIVE, LinkState.CONNECTING)
    lines: list[Line] = [Fact(_tr("State"), state, "warn" if warns else "t1")]
    if connection.reason:
        lines.append(Fact(_tr("Reason"), connection.reason, "t2"))
    return lines


def painted_lines(health: Diagnostics, painted: Window, now_s: float) -> list[Line]:
    """Rates, receipt to pixels, and how that went in the last five minutes."""
    columns = (
        Column(_tr("Stream"), 76),
        Column(_tr("msg/s"), 48, 1),
        Column(_tr("p50 ms"), 48),
        Column(_tr("p95 ms"), 48, 4),
        Column(_tr("p99 ms"), 48),
        Column(_tr("symbols"), 52, 3),
        Column(_tr("last"), 44, 2),
    )
    rows = tuple(_painted_row(one) for one in health.streams)
    lines: list[Line] = [Heading(_tr("Receive → painted"), _tr("last minute")), Table(columns, rows)]
    graph = _graph(painted, now_s)
    return [*lines, graph] if graph is not None else lines


def stamp_lines(health: Diagnostics) -> list[Line]:
    """The vendor's stamp to the receipt, as intervals."""
    columns = (
        Column(_tr("Stream"), 76),
        Column("p50", 72),
        Column("p95", 72, 2),
        Column("p99", 72),
        Column(_tr("measured"), 56, 1),
    )
    rows: list[tuple[str, ...]] = []
    for one in health.streams:
        delays = one.delays
        if delays is None:
            rows.append((kind_name(one.kind), MISSING, MISSING, MISSING, MISSING))
            continue
        texts = [between_text(between) for between in (delays.p50, delays.p95, delays.p99)]
        rows.append((kind_name(one.kind), *texts, f"{delays.count:,}"))
    if health.offset is None:
        note = _tr("Known when the first heartbeat has come back: it tells how the two clocks differ.")
    else:
        note = _tr(
            "Stamps of whole seconds and the difference of two clocks allow an interval only. A snapshot may carry the "
            "time of its last trade, which is earlier; K-lines carry no stamp."
        )
    return [Heading(_tr("Vendor → receive"), _tr("last minute")), Table(columns, tuple(rows)), Words(note)]


def event_lines(health: Diagnostics) -> list[Line]:
    """What happened, newest first; a meaning that was just told is not repeated."""
    lines: list[Line] = [Heading(_tr("Events"), _tr("newest first")), Space(4)]
    said: set[str] = set()
    for one in health.incidents:
        icon, tone = incident_icon(one)
        meaning = incident_meaning(one)
        shown = "" if meaning in said else meaning
        said.add(meaning)
        lines.append(Event(icon, tone, clock_text(one.ts_ms), incident_words(one), shown))
    if not health.incidents:
        lines.append(Words(_tr("Nothing happened yet.")))
    return lines


def frame_rate(frames: FrameTimer, before: tuple[int, float], now_s: float) -> float:
    """Frames a second since (frames, monotonic seconds)."""
    passed_s = now_s - before[1]
    return (frames.frames - before[0]) / passed_s if passed_s > 0 else 0.0


def _painted_row(one: StreamHealth) -> tuple[str, ...]:
    painted = one.painted
    figures = (painted.p50_s, painted.p95_s, painted.p99_s) if painted is not None else ()
    texts = [ms_text(seconds) for seconds in figures] or [MISSING] * 3
    last = age_text(one.age_s) if one.age_s >= 0 else MISSING
    rate = f"{one.per_second:,.1f}"
    return (kind_name(one.kind), rate, *texts, str(one.symbols), last)


def _graph(painted: Window, now_s: float) -> Graph | None:
    first_s = now_s - _GRAPH_S
    points = [
        (max(0.0, ((number + 1) * SLICE_S - first_s) / _GRAPH_S), p50_s * 1000, p99_s * 1000)
        for number, p50_s, p99_s in painted.history
        if (number + 1) * SLICE_S >= first_s
    ]
    if len(points) < 2:
        return None
    lower = tuple((min(1.0, x), p50) for x, p50, _ in points)
    upper = tuple((min(1.0, x), p99) for x, _, p99 in points)
    names = (_tr("p50, last 5 minutes"), _tr("p99"))
    return Graph(lower, upper, names, _FRAME_MS, _tr("16.7 ms = one frame"))


def _frames_text(per_s: float, late: Quantiles | None) -> str:
    text = _tr("{0} a second").format(f"{per_s:.0f}")
    if late is None:
        return text
    return text + _tr(", late p50 {0} ms, p99 {1} ms").format(ms_text(late.p50_s), ms_text(late.p99_s))


def _names(streams: Sequence[Stream]) -> str:
    names = [str(stream) for stream in streams[:_NAMES_MAX]]
    more = len(streams) - _NAMES_MAX
    return ", ".join(names) + (_tr(" and {0} more").format(more) if more > 0 else "")
