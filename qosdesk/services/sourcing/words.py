"""What the user is told when symbols move: one sentence for each event, the reason on a badge. English."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from qosdesk.domain.status import Connection
from qosdesk.domain.symbols import Symbol
from qosdesk.services.sourcing.failover import Trouble

_NAMES_MAX = 3


def reason_words(why: Trouble, title: str, connection: Connection | None) -> str:
    """Why a symbol does not come from its preferred vendor."""
    if why is Trouble.STALE:
        return f"Its figures stood still at {title} while its market traded."
    if why is Trouble.DENIED:
        return f"{title} refuses this code."
    since = f" since {_clock(connection.since_ms)}" if connection is not None and connection.since_ms else ""
    said = f": {connection.reason}" if connection is not None and connection.reason else "."
    return f"{title} is not connected{since}{said}"


def lost_words(
    title: str, since_ms: int, moved: Sequence[tuple[str, int]], left: int, needs_mapping: bool
) -> str:
    """`QOS is lost since 14:03:22: 34 symbols come from AllTick; 2 can't (they need a mapping of yours).`"""
    went = " and ".join(f"{_symbols(count)} from {name}" for name, count in moved)
    text = f"{title} is lost since {_clock(since_ms)}: {went}"
    if left:
        text += f"; {left} can't"
        text += " (no other source surely has the same instrument: map it)" if needs_mapping else ""
    return f"{text}."


def stale_words(symbols: Sequence[Symbol], old: str, new: str) -> str:
    """`US:AAPL stands still at QOS: it comes from AllTick.`"""
    one = len(symbols) == 1
    return f"{_names(symbols)} {'stands' if one else 'stand'} still at {old}: {_come(one)} from {new}."


def denied_words(symbols: Sequence[Symbol], old: str, new: str) -> str:
    """`QOS refuses US:AAPL: it comes from AllTick.`"""
    return f"{old} refuses {_names(symbols)}: {_come(len(symbols) == 1)} from {new}."


def back_words(count: int, title: str) -> str:
    """`QOS is well again: 34 symbols come from it.`"""
    return f"{title} is well again: {_symbols(count)} from it."


def _symbols(count: int) -> str:
    return "1 symbol comes" if count == 1 else f"{count} symbols come"


def _come(one: bool) -> str:
    return "it comes" if one else "they come"


def _names(symbols: Sequence[Symbol]) -> str:
    names = sorted(map(str, symbols))
    more = len(names) - _NAMES_MAX
    return ", ".join(names[:_NAMES_MAX]) + (f" and {more} more" if more > 0 else "")


def _clock(wall_ms: int) -> str:
    return f"{datetime.fromtimestamp(wall_ms / 1000).astimezone():%H:%M:%S}"
