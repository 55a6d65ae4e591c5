"""Alerts as values: what is watched, on which condition, and what was found. Imports nothing of ours beyond domain.

The texts that are stored are JSON objects. A member that is not known is ignored, so that an older program reads what a
newer one wrote; a member that is damaged makes the whole text unreadable, so that no alert fires on half a rule.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from enum import Enum
from typing import Any, Final

from qosdesk.domain.numbers import is_finite
from qosdesk.domain.quotes import UNKNOWN
from qosdesk.domain.symbols import Symbol, SymbolError, parse_symbol

HYSTERESIS: Final = 0.1
COOL_DOWN_S: Final = 60
MINUTES_MAX: Final = 240
_NAME: Final = 64
_NOTE: Final = 2000
_FAR_MS: Final = 60_000_000_000_000


class What(Enum):
    """What is looked at; the value is how it is stored."""

    PRICE = "price"
    """The price, in the quote currency."""
    PERCENT = "percent"
    """Its change against the reference close, in percent."""
    VOLUME = "volume"
    """Shares traded this day."""
    EXTREME = "extreme"
    """A new high or low of the day."""
    YEAR_EXTREME = "year"
    """A new high or low of 52 weeks."""
    MOVE = "move"
    """The move within some minutes, in percent of where it began."""


class Way(Enum):
    """In which direction the level is crossed."""

    UP = "up"
    DOWN = "down"
    EITHER = "either"


@dataclass(frozen=True, slots=True)
class Condition:
    """What has to happen.

    Attributes:
        what: which figure.
        way: UP: from below to the level or above it; DOWN the other way round. For PERCENT and MOVE, EITHER is a
            rise or a fall by `level`. VOLUME only goes UP.
        level: the price, percent, or shares; 0 for the extremes, which have none.
        minutes: of MOVE, 1 to `MINUTES_MAX`.

    Raises:
        ValueError: such a condition cannot be met, or is met always.
    """

    what: What
    way: Way = Way.UP
    level: float = 0.0
    minutes: int = 0

    def __post_init__(self) -> None:
        if not is_finite(self.level):
            raise ValueError("the level is a number")
        positive = self.what in (What.PRICE, What.VOLUME, What.MOVE) or (
            self.what is What.PERCENT and self.way is Way.EITHER
        )
        if positive and not self.level > 0:
            raise ValueError("the level is more than zero")
        if self.what is What.VOLUME and self.way is not Way.UP:
            raise ValueError("a volume only grows")
        if self.what is What.MOVE and not 1 <= self.minutes <= MINUTES_MAX:
            raise ValueError(f"a move takes 1 to {MINUTES_MAX} minutes")


@dataclass(frozen=True, slots=True)
class Alert:
    """One alert of the user's.

    Attributes:
        condition: what has to happen.
        symbol: whose; None for a whole list.
        watchlist: id of the list; 0 with a symbol.
        repeats: fires again and again; else once a symbol.
        hysteresis: percent (of the level, of points for percentages) that the figure has to go back before it can fire
            again.
        cool_down_s: it does not fire again within this.
        expires_ms: UTC ms from which on it is over; 0 for never.
        snooze_until_ms: UTC ms until which it is silent; 0 for not.
        extended: prices of pre, post and night trading count too.
        sound: a name of `SoundsPort.play`; empty for none.
        note: the user's own words.
        enabled: the user's switch.
        done: symbols for which it fired and does not fire again.
        fired_ms: UTC ms of the last firing, 0 for never.
        id: 0 before it was stored.

    Raises:
        ValueError: neither or both of symbol and list; a negative figure.
    """

    condition: Condition
    symbol: Symbol | None = None
    watchlist: int = 0
    repeats: bool = False
    hysteresis: float = HYSTERESIS
    cool_down_s: int = COOL_DOWN_S
    expires_ms: int = 0
    snooze_until_ms: int = 0
    extended: bool = False
    sound: str = "alert"
    note: str = ""
    enabled: bool = True
    done: tuple[Symbol, ...] = ()
    fired_ms: int = 0
    id: int = 0

    def __post_init__(self) -> None:
        if (self.symbol is None) != (self.watchlist > 0):
            raise ValueError("an alert is of one symbol or of one list")
        if not self.hysteresis >= 0 or self.cool_down_s < 0:
            raise ValueError("hysteresis and cool-down are not negative")

    def is_over(self, wall_ms: int) -> bool:
        """Whether it has expired."""
        return 0 < self.expires_ms <= wall_ms

    def is_silent(self, wall_ms: int) -> bool:
        """Whether it is snoozed."""
        return wall_ms < self.snooze_until_ms

    def is_armed(self, wall_ms: int) -> bool:
        """Whether it may fire for some symbol, now or after a snooze."""
        return self.enabled and not self.is_over(wall_ms) and not (self.symbol and self.symbol in self.done)


@dataclass(frozen=True, slots=True)
class Seen:
    """The last known good price of a symbol, as an alert saw it: what a first price after a gap is compared to.

    Attributes:
        price: quote currency.
        ts_ms: the vendor's time of it.
        value: what the alert's condition made of it (percent, shares); the price for a price.
    """

    price: float
    ts_ms: int
    value: float


@dataclass(frozen=True, slots=True)
class Standing:
    """How an alert stands now, for the symbol of it that is nearest to firing.

    Attributes:
        symbol: None before anything was heard.
        value: what is compared to the level; NaN while unknown.
        distance: percent of the price (or of the level) that is left; NaN where that means nothing.
        beyond: the figure is on the far side already: it has to come back first.
        checked_s: seconds between two checks of what has no live slot; 0 for live.
        polled: whether it has no live slot.
    """

    symbol: Symbol | None = None
    value: float = UNKNOWN
    distance: float = UNKNOWN
    beyond: bool = False
    checked_s: int = 0
    polled: bool = False


@dataclass(frozen=True, slots=True)
class AlertEvent:
    """An alert fired.

    Attributes:
        symbol: for which.
        condition: as it was then.
        way: UP or DOWN, what it really did.
        price: at the crossing, as found.
        value: what was compared to the level; the price for a price.
        found_ms: UTC ms when it was found here.
        crossed_ms: the vendor's time of the figure that showed it.
        since_ms: the last figure before; the crossing lies between the two. 0 when `crossed_ms` is its time.
        late: it happened while nothing could be heard.
        checked_s: seconds between two checks, where the symbol was only polled; 0 when it was live.
        source: who said so, as its badge does.
        note: the user's own words.
        alert: id of the alert, which may be deleted since.
        id: number in the log, 0 before it was stored.
    """

    symbol: Symbol
    condition: Condition
    way: Way
    price: float
    value: float
    found_ms: int
    crossed_ms: int
    since_ms: int = 0
    late: bool = False
    checked_s: int = 0
    source: str = ""
    note: str = ""
    alert: int = 0
    id: int = 0


# --- texts that are stored --------------------------------------------------------------------------------------------


def alert_text(alert: Alert) -> str:
    """What is stored of an alert; its id is the row's."""
    return json.dumps(
        {
            **_condition_members(alert.condition),
            "symbol": str(alert.symbol) if alert.symbol else "",
            "watchlist": alert.watchlist,
            "repeats": alert.repeats,
            "hysteresis": alert.hysteresis,
            "cool_down_s": alert.cool_down_s,
            "expires_ms": alert.expires_ms,
            "snooze_until_ms": alert.snooze_until_ms,
            "extended": alert.extended,
            "sound": alert.sound,
            "note": alert.note,
            "enabled": alert.enabled,
            "done": [str(symbol) for symbol in alert.done],
            "fired_ms": alert.fired_ms,
        },
        ensure_ascii=False,
    )


def parse_alert(text: object, alert_id: int) -> Alert:
    """Read what `alert_text` wrote, by whichever version.

    Raises:
        ValueError: it is damaged, or of a kind that is not known.
    """
    said = _members(text)
    symbol = said.text("symbol", _NAME)
    return Alert(
        _condition(said),
        _symbol(symbol) if symbol else None,
        said.whole("watchlist", 0),
        said.flag("repeats", False),
        said.number("hysteresis", HYSTERESIS),
        said.whole("cool_down_s", COOL_DOWN_S),
        said.whole("expires_ms", 0),
        said.whole("snooze_until_ms", 0),
        said.flag("extended", False),
        said.text("sound", _NAME, "alert"),
        said.text("note", _NOTE),
        said.flag("enabled", True),
        tuple(_symbol(one) for one in said.texts("done")),
        said.whole("fired_ms", 0),
        alert_id,
    )


def event_text(event: AlertEvent) -> str:
    """What is stored of an event; its id is the row's."""
    return json.dumps(
        {
            **_condition_members(event.condition),
            "symbol": str(event.symbol),
            "did": event.way.value,
            "price": event.price,
            "value": event.value,
            "found_ms": event.found_ms,
            "crossed_ms": event.crossed_ms,
            "since_ms": event.since_ms,
            "late": event.late,
            "checked_s": event.checked_s,
            "source": event.source,
            "note": event.note,
            "alert": event.alert,
        },
        ensure_ascii=False,
    )


def parse_event(text: object, event_id: int) -> AlertEvent:
    """Read what `event_text` wrote.

    Raises:
        ValueError: it is damaged, or of a kind that is not known.
    """
    said = _members(text)
    return AlertEvent(
        _symbol(said.text("symbol", _NAME)),
        _condition(said),
        Way(said.text("did", _NAME, Way.UP.value)),
        said.number("price", 0.0),
        said.number("value", 0.0),
        said.whole("found_ms", 0),
        said.whole("crossed_ms", 0),
        said.whole("since_ms", 0),
        said.flag("late", False),
        said.whole("checked_s", 0),
        said.text("source", _NAME),
        said.text("note", _NOTE),
        said.whole("alert", 0),
        event_id,
    )


class _Members:
    """Members of a stored object, each of the type it has to have; a missing one has its default."""

    def __init__(self, members: dict[str, Any]) -> None:
        self._members = members

    def text(self, name: str, most: int, default: str = "") -> str:
        value = self._members.get(name, default)
        if not isinstance(value, str) or len(value) > most:
            raise ValueError(f"'{name}' is not a text")
        return value

    def texts(self, name: str) -> list[str]:
        value = self._members.get(name, [])
        if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
            raise ValueError(f"'{name}' is not a list of texts")
        return value

    def whole(self, name: str, default: int) -> int:
        value = self._members.get(name, default)
        if type(value) is not int or not 0 <= value < _FAR_MS:
            raise ValueError(f"'{name}' is not a count")
        return value

    def number(self, name: str, default: float) -> float:
        value = self._members.get(name, default)
        if type(value) not in (int, float) or not is_finite(value):
            raise ValueError(f"'{name}' is not a number")
        return float(value)

    def flag(self, name: str, default: bool) -> bool:
        value = self._members.get(name, default)
        if type(value) is not bool:
            raise ValueError(f"'{name}' is neither true nor false")
        return value


def _members(text: object) -> _Members:
    try:
        members = json.loads(text) if isinstance(text, str) else None
    except RecursionError as error:
        raise ValueError("nested too deep") from error
    if not isinstance(members, dict):
        raise ValueError("not an object")
    return _Members(members)


def _condition_members(condition: Condition) -> dict[str, Any]:
    return {
        "what": condition.what.value,
        "way": condition.way.value,
        "level": condition.level,
        "minutes": condition.minutes,
    }


def _condition(said: _Members) -> Condition:
    return Condition(
        What(said.text("what", _NAME)),
        Way(said.text("way", _NAME, Way.UP.value)),
        said.number("level", 0.0),
        said.whole("minutes", 0),
    )


def _symbol(text: str) -> Symbol:
    try:
        return parse_symbol(text)
    except SymbolError:
        # Of a vendor's own market, which is not known here.
        market, colon, code = text.partition(":")
        if not (market and colon and code):
            raise
        return Symbol(market, code)
