"""In which zone a chart writes its times. No painting."""

from __future__ import annotations

from enum import Enum
from functools import lru_cache
from typing import Final
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from PySide6.QtCore import QCoreApplication, QTimeZone

from qosdesk.domain.hours import zone_of
from qosdesk.ui.ports import SettingsPort

ZONE: Final = "time.zone"
"""Setting: the choice of charts and tapes that have none of their own yet."""


class ZoneChoice(Enum):
    """What the user wants; the value is how the choice is stored."""

    EXCHANGE = "exchange"
    LOCAL = "local"
    UTC = "utc"


def first_zone(settings: SettingsPort) -> ZoneChoice:
    """What a new chart or tape begins with."""
    chosen = settings.get(ZONE, ZoneChoice.EXCHANGE.value)
    return next((one for one in ZoneChoice if one.value == chosen), ZoneChoice.EXCHANGE)


def zone_for(choice: ZoneChoice, market: str) -> ZoneInfo:
    """The zone of a choice for an instrument of a market."""
    if choice is ZoneChoice.LOCAL:
        return local_zone()
    return zone_of(market if choice is ZoneChoice.EXCHANGE else "")


@lru_cache(maxsize=1)
def local_zone() -> ZoneInfo:
    """The computer's zone; UTC when it has none that is known by name."""
    try:
        return ZoneInfo(bytes(QTimeZone.systemTimeZoneId().data()).decode())
    except (ZoneInfoNotFoundError, ValueError):
        return zone_of("")


def zone_text(choice: ZoneChoice) -> str:
    """What a menu calls a choice."""
    return {
        ZoneChoice.EXCHANGE: _tr("Time of the exchange"),
        ZoneChoice.LOCAL: _tr("Time of this computer"),
        ZoneChoice.UTC: _tr("UTC"),
    }[choice]


def _tr(text: str) -> str:
    return QCoreApplication.translate("Chart", text)
