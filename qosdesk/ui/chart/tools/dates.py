"""Reading a date that a user typed, in the zone of the chart. Pure: no Qt.

Understood are `2024-05-17`, `2024/5/17`, `20240517`, `2024-05` and, of the latest year in which it is not in the
future, `5/17` (month first) and `5月17日`; each with a time such as `10:30` behind
it. A time alone is of today.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

_DATE: Final = re.compile(
    r"(?:(?P<year>(?:1[89]|2\d)\d\d)[-/.年])?(?P<month>\d{1,2})(?:[-/.月](?P<day>\d{1,2})日?|月)?(?:[ T]+(?P<rest>.+))?"
)
_COMPACT: Final = re.compile(
    r"(?P<year>(?:1[89]|2\d)\d\d)(?P<month>\d{2})(?P<day>\d{2})(?:[ T]+(?P<rest>.+))?"
)
_TIME: Final = re.compile(r"(\d{1,2}):(\d{2})")


def parse_when(text: str, now_ms: int, zone: ZoneInfo) -> int | None:
    """UTC ms of what was typed, None when it is no date.

    Args:
        text: as typed; surrounding space and full-width digits and signs do not matter.
        now_ms: the present, UTC ms: gives the year that was left out.
        zone: of the chart's axis.
    """
    text = text.strip().translate(_NARROW)
    today = datetime.fromtimestamp(now_ms / 1000, zone).date()
    clock = _TIME.fullmatch(text)
    if clock is not None:
        return _at(today, text, zone)
    found = _COMPACT.fullmatch(text) or _DATE.fullmatch(text)
    if found is None:
        return None
    parts = found.groupdict()
    if parts["year"] is None and parts["day"] is None:
        return None
    day = _day(parts["year"], int(parts["month"]), int(parts["day"] or 1), today)
    return None if day is None else _at(day, parts["rest"] or "0:00", zone)


def _day(year: str | None, month: int, day: int, today: date) -> date | None:
    """The date; without a year the latest one up to today, a 29 February included."""
    years = [int(year)] if year is not None else range(today.year, today.year - 9, -1)
    for one in years:
        try:
            found = date(one, month, day)
        except ValueError:
            continue
        if year is not None or found <= today:
            return found
    return None


def _at(day: date, clock: str, zone: ZoneInfo) -> int | None:
    found = _TIME.fullmatch(clock.strip())
    if found is None or int(found[1]) > 23 or int(found[2]) > 59:
        return None
    local = datetime.combine(day, time(int(found[1]), int(found[2])), zone)
    return (local.astimezone(UTC) - datetime(1970, 1, 1, tzinfo=UTC)) // timedelta(milliseconds=1)


_NARROW: Final = str.maketrans("0123456789－／：．　", "0123456789-/:. ")
