"""Alerts in words: conditions, states, and what was found. Qt for translation only."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QCoreApplication

from qosdesk.domain.alerts import Alert, AlertEvent, Condition, Standing, Way, What
from qosdesk.domain.numbers import MISSING, format_change, format_compact, format_price
from qosdesk.domain.quotes import is_known
from qosdesk.domain.symbols import Symbol
from qosdesk.ui.desk import Desk


def _tr(text: str) -> str:
    return QCoreApplication.translate("Alerts", text)


def name_of(desk: Desk, symbol: Symbol) -> str:
    """The name in the user's language; empty while unknown."""
    known = desk.instruments.get(symbol)
    if known is None:
        return ""
    if desk.theme.language.startswith("zh"):
        return known.name_zh or known.name_en
    return known.name_en or known.name_zh


def scope_text(desk: Desk, alert: Alert) -> str:
    """`HK:700`, or the name of the list."""
    if alert.symbol is not None:
        return str(alert.symbol)
    for watchlist in desk.watchlists.all():
        if watchlist.id == alert.watchlist:
            return _tr("List {0}").format(watchlist.name)
    return _tr("A list that was deleted")


def level_text(desk: Desk, condition: Condition, symbol: Symbol | None) -> str:
    """The level with its unit."""
    match condition.what:
        case What.PRICE:
            decimals = desk.instruments.decimals(symbol) if symbol else 2
            return format_price(condition.level, decimals)
        case What.PERCENT if condition.way is Way.EITHER:
            return f"±{condition.level:.2f}%"
        case What.PERCENT:
            return format_change(condition.level, 2) + "%"
        case What.MOVE:
            return f"{condition.level:.2f}%"
        case What.VOLUME:
            return format_compact(condition.level, desk.theme.units)
        case _:
            return ""


def condition_text(desk: Desk, condition: Condition, symbol: Symbol | None) -> str:
    """`Price crosses above 612.50`."""
    level = level_text(desk, condition, symbol)
    texts = {
        (What.PRICE, Way.UP): _tr("Price crosses above {0}"),
        (What.PRICE, Way.DOWN): _tr("Price crosses below {0}"),
        (What.PRICE, Way.EITHER): _tr("Price crosses {0}"),
        (What.PERCENT, Way.UP): _tr("Change rises above {0}"),
        (What.PERCENT, Way.DOWN): _tr("Change falls below {0}"),
        (What.PERCENT, Way.EITHER): _tr("Change reaches {0}"),
        (What.VOLUME, Way.UP): _tr("Volume of the day above {0}"),
        (What.EXTREME, Way.UP): _tr("New high of the day"),
        (What.EXTREME, Way.DOWN): _tr("New low of the day"),
        (What.EXTREME, Way.EITHER): _tr("New high or low of the day"),
        (What.YEAR_EXTREME, Way.UP): _tr("New 52-week high"),
        (What.YEAR_EXTREME, Way.DOWN): _tr("New 52-week low"),
        (What.YEAR_EXTREME, Way.EITHER): _tr("New 52-week high or low"),
        (What.MOVE, Way.UP): _tr("Rises {0} within {1} min"),
        (What.MOVE, Way.DOWN): _tr("Falls {0} within {1} min"),
        (What.MOVE, Way.EITHER): _tr("Moves {0} within {1} min"),
    }
    return texts[condition.what, condition.way].format(level, condition.minutes)


def state_text(alert: Alert, standing: Standing, wall_ms: int) -> tuple[str, str]:
    """(what it is doing, colour token)."""
    if not alert.enabled:
        return _tr("Off"), "t3"
    if alert.is_over(wall_ms):
        return _tr("Expired"), "t3"
    if alert.symbol is not None and alert.symbol in alert.done:
        return _tr("Fired"), "t2"
    if alert.is_silent(wall_ms):
        return _tr("Snoozed until {0}").format(time_text(alert.snooze_until_ms, wall_ms)), "warn"
    if standing.symbol is None or not is_known(standing.value):
        return _tr("Waiting for a price"), "t3"
    if standing.polled and standing.checked_s:
        return _tr("Checked every {0} s").format(standing.checked_s), "warn"
    if standing.polled:
        return _tr("Polled"), "warn"
    if standing.beyond:
        return _tr("Has to come back first"), "t2"
    return _tr("Armed"), "t2"


def distance_text(condition: Condition, standing: Standing) -> str:
    """How far it is: percent of the price, points of a percentage."""
    if not is_known(standing.distance) or condition.what in (What.EXTREME, What.YEAR_EXTREME):
        return MISSING
    return format_change(standing.distance, 2) + "%"


def time_text(ts_ms: int, wall_ms: int, *, seconds: bool = False) -> str:
    """By the computer's zone; with the date where it is not within a day."""
    if not ts_ms:
        return MISSING
    local = datetime.fromtimestamp(ts_ms / 1000).astimezone()
    clock = local.strftime("%H:%M:%S" if seconds else "%H:%M")
    now = datetime.fromtimestamp(wall_ms / 1000).astimezone()
    if local.date() == now.date():
        return clock
    return f"{local:%m-%d} {clock}" if local.year == now.year else f"{local:%Y-%m-%d} {clock}"


def value_text(desk: Desk, event: AlertEvent) -> str:
    """What was compared, where that is not the price: `+3.02%`, `10.2M`."""
    match event.condition.what:
        case What.PERCENT | What.MOVE:
            return format_change(event.value, 2) + "%"
        case What.VOLUME:
            return format_compact(event.value, desk.theme.units)
        case _:
            return ""


def price_text(desk: Desk, event: AlertEvent) -> str:
    """The price at the crossing."""
    return format_price(event.price, desk.instruments.decimals(event.symbol))


def when_text(event: AlertEvent, wall_ms: int) -> str:
    """When it happened, never more precise than it is known."""
    crossed = time_text(event.crossed_ms, wall_ms, seconds=True)
    if not event.since_ms:
        return _tr("Crossed at {0}").format(crossed)
    since = time_text(event.since_ms, wall_ms, seconds=True)
    if event.late:
        return _tr("Crossed between {0} and {1}, found late").format(since, crossed)
    if event.checked_s:
        text = _tr("Crossed between {0} and {1}, checked every {2} s")
        return text.format(since, crossed, event.checked_s)
    return _tr("Crossed between {0} and {1}").format(since, crossed)


def span_text(event: AlertEvent, wall_ms: int) -> str:
    """The same in short, for a column: `10:42:08–10:42:14, late`."""
    crossed = time_text(event.crossed_ms, wall_ms, seconds=True)
    if not event.since_ms:
        return crossed
    span = f"{time_text(event.since_ms, wall_ms, seconds=True)}–{crossed}"
    if event.late:
        return _tr("Late: {0}").format(span)
    return _tr("{0}, every {1} s").format(span, event.checked_s) if event.checked_s else span


def event_text(desk: Desk, event: AlertEvent) -> str:
    """What happened, in one line."""
    condition = event.condition
    if condition.way is Way.EITHER and condition.what is not What.PERCENT:
        condition = Condition(condition.what, event.way, condition.level, condition.minutes)
    return condition_text(desk, condition, event.symbol)
