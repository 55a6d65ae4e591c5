"""What the instrument panel says of a symbol: fields as objects, derived ones with their formula. No painting."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from qosdesk.domain.change import Headline, headline
from qosdesk.domain.hours import Phase, Span
from qosdesk.domain.numbers import (
    MISSING,
    Units,
    format_compact,
    format_count,
    format_price,
    format_ratio,
    is_finite,
)
from qosdesk.domain.quotes import UNKNOWN, Instrument, Snapshot
from qosdesk.domain.symbols import Symbol, lot_shares

_LUNCH_MARKETS: Final = ("HK", "SH", "SZ")
_MIDDAY_MINUTE: Final = 12 * 60 + 30


@dataclass(frozen=True, slots=True)
class Facts:
    """Everything the fields are made of.

    Attributes:
        snapshot: latest figures.
        head: the price to show first, with its reference.
        instrument: slow facts, None while unknown.
        decimals: of prices.
        units: K/M/B or 万/亿.
    """

    snapshot: Snapshot
    head: Headline
    instrument: Instrument | None
    decimals: int
    units: Units

    @classmethod
    def of(cls, snapshot: Snapshot, instrument: Instrument | None, decimals: int, units: Units) -> Facts:
        """From a snapshot."""
        return cls(snapshot, headline(snapshot), instrument, decimals, units)

    def price(self, value: float) -> str:
        """A price at the instrument's decimals."""
        return format_price(value, self.decimals)

    def compact(self, value: float) -> str:
        """A large quantity."""
        return format_compact(value, self.units)

    @property
    def shares(self) -> float:
        """All shares, NaN while unknown."""
        return (
            float(self.instrument.total_shares)
            if self.instrument and self.instrument.total_shares
            else UNKNOWN
        )

    @property
    def float_shares(self) -> float:
        """Shares that trade, NaN while unknown."""
        return (
            float(self.instrument.float_shares)
            if self.instrument and self.instrument.float_shares
            else UNKNOWN
        )

    @property
    def average(self) -> float:
        """Turnover ÷ volume."""
        return _ratio(self.snapshot.turnover, self.snapshot.volume)


def _ratio(above: float, below: float) -> float:
    return above / below if is_finite(below) and below > 0 else UNKNOWN


def _of_instrument(facts: Facts, value: Callable[[Instrument], float]) -> float:
    return value(facts.instrument) if facts.instrument is not None else UNKNOWN


def _lots(facts: Facts) -> str:
    return facts.compact(facts.snapshot.volume / lot_shares(facts.snapshot.symbol))


def _market_cap(facts: Facts) -> str:
    text = facts.compact(facts.head.price * facts.shares)
    currency = facts.instrument.currency if facts.instrument is not None else ""
    return text if text == MISSING or not currency else f"{text} {currency}"


def _two(value: float) -> str:
    return f"{value:,.2f}".replace("-", "\N{MINUS SIGN}") if is_finite(value) else MISSING


def _lot_size(facts: Facts) -> str:
    lot = facts.instrument.lot_size if facts.instrument is not None else 0
    return format_count(lot) if lot else MISSING


@dataclass(frozen=True, slots=True)
class Field:
    """One labelled figure.

    Attributes:
        label: English source text, context `InstrumentFields`.
        text: the figure.
        level: a price that is coloured against the reference close, or None.
        formula: of a derived figure, which the panel marks with a hooked f.
    """

    label: str
    text: Callable[[Facts], str]
    level: Callable[[Facts], float] | None = None
    formula: str = ""

    def title(self) -> str:
        """The label in the user's language."""
        return QCoreApplication.translate("InstrumentFields", self.label)

    def explanation(self) -> str:
        """The formula in words."""
        return QCoreApplication.translate("InstrumentFields", self.formula) if self.formula else ""


FIELDS: Final[tuple[tuple[Field, Field], ...]] = (
    (
        Field(
            str(QT_TRANSLATE_NOOP("InstrumentFields", "Open")),
            lambda f: f.price(f.snapshot.open),
            lambda f: f.snapshot.open,
        ),
        Field(
            str(QT_TRANSLATE_NOOP("InstrumentFields", "Prev. close")),
            lambda f: f.price(f.snapshot.prev_close),
        ),
    ),
    (
        Field(
            str(QT_TRANSLATE_NOOP("InstrumentFields", "High")),
            lambda f: f.price(f.snapshot.high),
            lambda f: f.snapshot.high,
        ),
        Field(
            str(QT_TRANSLATE_NOOP("InstrumentFields", "Average")),
            lambda f: f.price(f.average),
            lambda f: f.average,
            str(QT_TRANSLATE_NOOP("InstrumentFields", "turnover ÷ volume")),
        ),
    ),
    (
        Field(
            str(QT_TRANSLATE_NOOP("InstrumentFields", "Low")),
            lambda f: f.price(f.snapshot.low),
            lambda f: f.snapshot.low,
        ),
        Field(
            str(QT_TRANSLATE_NOOP("InstrumentFields", "Amplitude")),
            lambda f: format_ratio(_ratio(f.snapshot.high - f.snapshot.low, f.snapshot.prev_close)),
            None,
            str(QT_TRANSLATE_NOOP("InstrumentFields", "(high − low) ÷ previous close")),
        ),
    ),
    (
        Field(str(QT_TRANSLATE_NOOP("InstrumentFields", "Volume")), _lots),
        Field(
            str(QT_TRANSLATE_NOOP("InstrumentFields", "Turnover")),
            lambda f: f.compact(f.snapshot.turnover),
        ),
    ),
    (
        Field(
            str(QT_TRANSLATE_NOOP("InstrumentFields", "Turnover rate")),
            lambda f: format_ratio(_ratio(f.snapshot.volume, f.float_shares)),
            None,
            str(QT_TRANSLATE_NOOP("InstrumentFields", "volume ÷ shares that trade")),
        ),
        Field(
            str(QT_TRANSLATE_NOOP("InstrumentFields", "P/E")),
            lambda f: _two(_ratio(f.head.price, _of_instrument(f, lambda i: i.eps))),
            None,
            str(QT_TRANSLATE_NOOP("InstrumentFields", "last ÷ earnings per share as the vendor gives them")),
        ),
    ),
    (
        Field(
            str(QT_TRANSLATE_NOOP("InstrumentFields", "Market cap")),
            _market_cap,
            None,
            str(QT_TRANSLATE_NOOP("InstrumentFields", "last × all shares")),
        ),
        Field(
            str(QT_TRANSLATE_NOOP("InstrumentFields", "P/B")),
            lambda f: _two(_ratio(f.head.price, _of_instrument(f, lambda i: i.bps))),
            None,
            str(QT_TRANSLATE_NOOP("InstrumentFields", "last ÷ book value per share as the vendor gives it")),
        ),
    ),
    (
        Field(str(QT_TRANSLATE_NOOP("InstrumentFields", "Lot")), _lot_size),
        Field(
            str(QT_TRANSLATE_NOOP("InstrumentFields", "Dividend")),
            lambda f: _two(_of_instrument(f, lambda i: i.dividend)),
        ),
    ),
)
"""Rows of the panel: left and right."""


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
