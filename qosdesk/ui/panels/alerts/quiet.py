"""How loud alerts are: muted for good, or not to disturb until some time. What fires is logged all the same."""

from __future__ import annotations

from datetime import datetime, timedelta
from functools import partial
from typing import Final

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QMenu

from qosdesk.ui.desk import Desk
from qosdesk.ui.panels.alerts.words import time_text
from qosdesk.ui.widgets.menus import add_choice

MUTED: Final = "alerts.muted"
QUIET_UNTIL: Final = "alerts.quiet_until_ms"
_MORNING: Final = 8
_MINUTE_MS: Final = 60_000


def _tr(text: str) -> str:
    return QCoreApplication.translate("Alerts", text)


def is_quiet(desk: Desk) -> bool:
    """Whether neither card nor sound is wanted now."""
    return bool(desk.settings.get(MUTED, False)) or quiet_until_ms(desk) > 0


def quiet_until_ms(desk: Desk) -> int:
    """UTC ms until which nothing may disturb; 0 when that is over."""
    until = desk.settings.get(QUIET_UNTIL, 0)
    return until if isinstance(until, int) and until > desk.clock.wall_ms() else 0


def quiet_text(desk: Desk) -> str:
    """`Muted`, `Do not disturb until 08:00`; empty when it is loud."""
    if desk.settings.get(MUTED, False):
        return _tr("Muted")
    until = quiet_until_ms(desk)
    return _tr("Do not disturb until {0}").format(time_text(until, desk.clock.wall_ms())) if until else ""


def fill_quiet_menu(menu: QMenu, desk: Desk) -> None:
    """Mute, or do not disturb for a while."""
    put, now_ms = desk.settings.set, desk.clock.wall_ms()
    muted = bool(desk.settings.get(MUTED, False))
    add_choice(menu, desk.theme, _tr("Mute all alerts"), muted, partial(put, MUTED, not muted))
    menu.addSeparator()
    for text, until_ms in (
        (_tr("Do not disturb for 30 minutes"), now_ms + 30 * _MINUTE_MS),
        (_tr("Do not disturb for 2 hours"), now_ms + 120 * _MINUTE_MS),
        (_tr("Do not disturb until tomorrow 08:00"), _tomorrow_ms(now_ms)),
    ):
        menu.addAction(text, partial(put, QUIET_UNTIL, until_ms))
    if quiet_until_ms(desk):
        menu.addAction(_tr("Disturb again"), partial(put, QUIET_UNTIL, 0))


def _tomorrow_ms(now_ms: int) -> int:
    tomorrow = datetime.fromtimestamp(now_ms / 1000).astimezone() + timedelta(days=1)
    return int(tomorrow.replace(hour=_MORNING, minute=0, second=0, microsecond=0).timestamp() * 1000)
