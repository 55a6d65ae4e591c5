"""The session of a market in words, with a countdown to the next."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QCoreApplication

from qosdesk.domain.hours import Phase, Span
from qosdesk.domain.symbols import Symbol

_LUNCH_MARKETS: Final = ("HK", "SH", "SZ")
_MIDDAY_MINUTE: Final = 12 * 60 + 30


def _tr(text: str) -> str:
    return QCoreApplication.translate("InstrumentSession", text)


def session_words(symbol: Symbol, span: Span, local_minute: int) -> str:
    """The phase in words; where a day has two halves, which one."""
    if span.phase is Phase.OPEN and symbol.market in _LUNCH_MARKETS:
        return _tr("Morning session") if local_minute < _MIDDAY_MINUTE else _tr("Afternoon session")
    words = {
        Phase.UNKNOWN: _tr("Hours not known"),
        Phase.CLOSED: _tr("Closed"),
        Phase.NIGHT: _tr("Night session"),
        Phase.PRE: _tr("Pre-market"),
        Phase.AUCTION: _tr("Auction"),
        Phase.OPEN: _tr("Regular session"),
        Phase.LUNCH: _tr("Lunch break"),
        Phase.POST: _tr("Post-market"),
        Phase.ALWAYS: _tr("Trades around the clock"),
    }
    return words[span.phase]


def countdown_words(span: Span, following: Span, wall_ms: int) -> str:
    """What comes next and when; empty where nothing is known to come."""
    if span.phase in (Phase.ALWAYS, Phase.UNKNOWN):
        return ""
    words = {
        Phase.CLOSED: _tr("closes in {0}"),
        Phase.NIGHT: _tr("night session in {0}"),
        Phase.PRE: _tr("pre-market in {0}"),
        Phase.AUCTION: _tr("closing auction in {0}") if span.phase is Phase.OPEN else _tr("auction in {0}"),
        Phase.OPEN: _tr("opens in {0}"),
        Phase.LUNCH: _tr("lunch break in {0}"),
        Phase.POST: _tr("post-market in {0}"),
    }
    text = words.get(following.phase)
    return text.format(duration(max(0, span.end_ms - wall_ms) // 1000)) if text else ""


def duration(seconds: int) -> str:
    """`17:42`, `2:05:09`, `2 d 04:10`."""
    minutes, second = divmod(seconds, 60)
    hours, minute = divmod(minutes, 60)
    if hours >= 24:
        return _tr("{0} d").format(hours // 24) + f" {hours % 24:02d}:{minute:02d}"
    return f"{hours}:{minute:02d}:{second:02d}" if hours else f"{minute}:{second:02d}"
