"""The log of alerts as CSV: times in UTC, plain numbers. No Qt."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from datetime import UTC, datetime

from qosdesk.domain.alerts import AlertEvent
from qosdesk.domain.spreadsheet import guarded

COLUMNS = (
    "found_utc",
    "crossed_utc",
    "crossed_after_utc",
    "found_late",
    "checked_every_s",
    "symbol",
    "what",
    "condition",
    "level",
    "minutes",
    "crossed",
    "price",
    "value",
    "source",
    "note",
)


def log_csv(events: Iterable[AlertEvent]) -> str:
    """A header and a line for each firing, in the order given."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for one in events:
        condition = one.condition
        writer.writerow(
            (
                _time(one.found_ms),
                _time(one.crossed_ms),
                _time(one.since_ms),
                "yes" if one.late else "no",
                one.checked_s or "",
                str(one.symbol),
                condition.what.value,
                condition.way.value,
                repr(condition.level),
                condition.minutes or "",
                one.way.value,
                repr(one.price),
                repr(one.value),
                one.source,
                guarded(one.note),
            )
        )
    return out.getvalue()


def _time(ts_ms: int) -> str:
    return datetime.fromtimestamp(ts_ms / 1000, UTC).isoformat(timespec="milliseconds") if ts_ms else ""
