"""Bars as a CSV text: raw numbers, the zone's time and UTC beside each other. Pure: no Qt."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final
from zoneinfo import ZoneInfo

from qosdesk.domain.intervals import Interval
from qosdesk.domain.symbols import Symbol
from qosdesk.market.series import BarSeries

_COLUMNS: Final = ("open", "high", "low", "close")


@dataclass(frozen=True, slots=True)
class Origin:
    """What the bars are.

    Attributes:
        symbol: whose.
        interval: of the bars.
        source: who gave them, such as `QOS` or `QOS DEMO`.
        adjusted: prices are adjusted for dividends and splits (forward).
        currency: of the prices, empty when not known.
        volume_unit: `shares` or `units`.
        zone: in which the times are written.
        exported_ms: when the table is made, UTC.
    """

    symbol: Symbol
    interval: Interval
    source: str
    adjusted: bool
    currency: str
    volume_unit: str
    zone: ZoneInfo
    exported_ms: int


def bars_csv(series: BarSeries, start: int, stop: int, origin: Origin) -> str:
    """A comment line that says what it is, a header with units, one row a bar; an unknown figure is an empty field.

    Args:
        series: the bars.
        start: first row.
        stop: row behind the last.
        origin: what they are.
    """
    money = f" ({origin.currency})" if origin.currency else ""
    basis = ", adjusted forward for dividends and splits" if origin.adjusted else ""
    exported = datetime.fromtimestamp(origin.exported_ms / 1000, UTC).isoformat(timespec="seconds")
    what = f"{origin.symbol} {origin.interval.label} bars{basis}"
    lines = [
        f"# {what}; source {origin.source}; exported {exported} by qosdesk",
        ",".join(
            [
                f"time ({origin.zone.key})",
                "time (UTC ms)",
                *(name + money for name in _COLUMNS),
                f"volume ({origin.volume_unit})",
            ]
        ),
    ]
    for index in range(series.first + start, series.first + stop):
        bar = series.bar(index)
        time = datetime.fromtimestamp(bar.ts_ms / 1000, origin.zone).isoformat(timespec="seconds")
        figures = (bar.open, bar.high, bar.low, bar.close, bar.volume)
        lines.append(",".join([time, str(bar.ts_ms), *(_number(figure) for figure in figures)]))
    return "\r\n".join(lines) + "\r\n"


def _number(figure: float) -> str:
    """The shortest text that reads back as the same number; whole ones without a point."""
    if figure - figure != 0.0:
        return ""
    return str(int(figure)) if figure == int(figure) and abs(figure) < 1e15 else repr(figure)
