"""The figures of the instrument panel as objects: label, value, words, formula. No painting."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from typing import Final

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from qosdesk.domain import derived
from qosdesk.domain.derived import Formula
from qosdesk.domain.hours import zone_of
from qosdesk.domain.numbers import (
    MISSING,
    format_count,
    format_percent,
    format_price,
    format_ratio,
    is_finite,
)
from qosdesk.domain.symbols import lot_shares
from qosdesk.ui.panels.formulas import explain
from qosdesk.ui.panels.instrument.facts import Facts

DERIVED: Final = " ƒ"
Value = float | str


class Origin(Enum):
    """Where a figure comes from, and so which time it has."""

    MARKET = "market"
    BOOK = "book"
    INSTRUMENT = "instrument"
    DAILY = "daily"


@dataclass(frozen=True, slots=True)
class Field:
    """One labelled figure.

    Attributes:
        key: stable name.
        label: English source text, context `InstrumentFields`.
        value: the figure as a plain number or text; NaN or an empty text is missing.
        words: how a known number reads.
        is_level: a price of the day, coloured against the previous close; an alert can be set there.
        is_signed: coloured by its own sign.
        formula: of a derived figure, which the panel marks with a hooked f.
        origin: where it comes from.
    """

    key: str
    label: str
    value: Callable[[Facts], Value]
    words: Callable[[Facts, float], str]
    is_level: bool = False
    is_signed: bool = False
    formula: Formula | None = None
    origin: Origin = Origin.MARKET

    def title(self) -> str:
        """The label in the user's language."""
        words = QCoreApplication.translate("InstrumentFields", self.label)
        return words + DERIVED if self.formula is not None else words

    def text(self, facts: Facts) -> str:
        """The figure as it is drawn."""
        value = self.value(facts)
        if isinstance(value, str):
            return value or MISSING
        return self.words(facts, value) if is_finite(value) else MISSING

    def raw(self, facts: Facts) -> str:
        """The figure for the clipboard: a plain number, empty when missing."""
        value = self.value(facts)
        if isinstance(value, str):
            return value
        if not is_finite(value):
            return ""
        return f"{value:.{facts.decimals}f}" if self.is_level else f"{value:.10g}"

    def price(self, facts: Facts) -> float:
        """A price at which an alert can be set; NaN for any other figure."""
        value = self.value(facts)
        return value if self.is_level and isinstance(value, float) else derived.UNKNOWN

    def explanation(self, facts: Facts) -> str:
        """The figure in full, its formula with the figures put in, source and time."""
        value = self.value(facts)
        known = bool(value) if isinstance(value, str) else is_finite(value)
        if not known:
            return f"{self.title()}: {_tr('not known')}"
        exact = value if isinstance(value, str) else f"{value:,.10g}"
        shown = self.text(facts)
        lines = [
            f"{self.title()}: {shown}" if self.is_level or exact == shown else f"{self.title()}: {exact}"
        ]
        if self.key == "volume":
            lines = [f"{self.title()}: {exact} {_tr('shares')}"]
        if self.formula is not None:
            lines.append(explain(self.formula, _texts(facts)))
        lines.append(_origin_line(self.origin, facts))
        return "\n".join(lines)


@dataclass(frozen=True, slots=True)
class Section:
    """Fields under one heading.

    Attributes:
        title: English source text; empty for the first.
        fields: in reading order, left and right in turn.
    """

    title: str
    fields: tuple[Field, ...]

    def heading(self) -> str:
        """The title in the user's language."""
        return QCoreApplication.translate("InstrumentFields", self.title) if self.title else ""


def _tr(text: str) -> str:
    return QCoreApplication.translate("InstrumentFields", text)


# --- how figures read -------------------------------------------------------------------------------------------------


def _price(facts: Facts, value: float) -> str:
    return facts.price(value)


def _compact(facts: Facts, value: float) -> str:
    return facts.compact(value)


def _money(facts: Facts, value: float) -> str:
    currency = facts.instrument.currency if facts.instrument is not None else ""
    return f"{facts.compact(value)} {currency}".rstrip()


def _volume(facts: Facts, value: float) -> str:
    lot = lot_shares(facts.snapshot.symbol)
    text = facts.compact(value / lot)
    return f"{text} {_tr('lots')}" if lot > 1 else text


def _ratio(_: Facts, value: float) -> str:
    return format_ratio(value)


def _percent(_: Facts, value: float) -> str:
    return format_percent(value)


def _two(_: Facts, value: float) -> str:
    return format_price(value, 2)


def _count(_: Facts, value: float) -> str:
    return format_count(value)


# --- figures ----------------------------------------------------------------------------------------------------------


def _lot_size(facts: Facts) -> float:
    instrument = facts.instrument
    return float(instrument.lot_size or derived.UNKNOWN) if instrument is not None else derived.UNKNOWN


def _bid_ask(facts: Facts) -> float:
    return derived.book_ratio(facts.bids, facts.asks)


def _texts(facts: Facts) -> Mapping[str, str]:
    """Every figure that a formula may name."""
    shot = facts.snapshot
    return {
        "last": facts.price(facts.head.price),
        "turnover": facts.compact(shot.turnover),
        "volume": facts.compact(shot.volume),
        "high": facts.price(shot.high),
        "low": facts.price(shot.low),
        "prev_close": facts.price(shot.prev_close),
        "today": facts.compact(facts.volume_per_minute),
        "usual": facts.compact(facts.daily.volume_per_minute),
        "shares": facts.compact(facts.shares),
        "float_shares": facts.compact(facts.float_shares),
        "eps": format_price(facts.eps, 2),
        "bps": format_price(facts.bps, 2),
        "dividend": format_price(facts.dividend, 2),
        "bid": facts.price(facts.bid),
        "ask": facts.price(facts.ask),
        "bids": format_count(facts.bids),
        "asks": format_count(facts.asks),
    }


def _origin_line(origin: Origin, facts: Facts) -> str:
    if origin is Origin.INSTRUMENT:
        return f"{facts.source} · {_tr('instrument data')}".lstrip(" ·")
    if origin is Origin.DAILY:
        until = facts.daily.until_ms
        zone = zone_of(facts.snapshot.symbol.market)
        day = datetime.fromtimestamp(until / 1000, zone).strftime("%Y-%m-%d") if until else MISSING
        return f"{facts.source} · {_tr('daily bars until {0}').format(day)}".lstrip(" ·")
    ts_ms = facts.snapshot.ts_ms
    if origin is Origin.BOOK and facts.depth is not None:
        ts_ms = facts.depth.ts_ms
    return f"{facts.source} · {facts.stamp(ts_ms)}".lstrip(" ·")


def _level(key: str, label: str, value: Callable[[Facts], float], formula: Formula | None = None) -> Field:
    return Field(key, label, value, _price, is_level=True, formula=formula)


def _fact(
    key: str,
    label: str,
    value: Callable[[Facts], Value],
    words: Callable[[Facts, float], str] = _two,
    formula: Formula | None = None,
    origin: Origin = Origin.INSTRUMENT,
) -> Field:
    return Field(key, label, value, words, formula=formula, origin=origin)


MAIN: Final = Section(
    "",
    (
        _level("open", str(QT_TRANSLATE_NOOP("InstrumentFields", "Open")), lambda f: f.snapshot.open),
        _level(
            "prev_close",
            str(QT_TRANSLATE_NOOP("InstrumentFields", "Prev. close")),
            lambda f: f.snapshot.prev_close,
        ),
        _level("high", str(QT_TRANSLATE_NOOP("InstrumentFields", "High")), lambda f: f.snapshot.high),
        _level(
            "average",
            str(QT_TRANSLATE_NOOP("InstrumentFields", "Average")),
            lambda f: derived.average_price(f.snapshot.turnover, f.snapshot.volume),
            derived.AVERAGE,
        ),
        _level("low", str(QT_TRANSLATE_NOOP("InstrumentFields", "Low")), lambda f: f.snapshot.low),
        _fact(
            "amplitude",
            str(QT_TRANSLATE_NOOP("InstrumentFields", "Amplitude")),
            lambda f: derived.amplitude(f.snapshot.high, f.snapshot.low, f.snapshot.prev_close),
            _ratio,
            derived.AMPLITUDE,
            Origin.MARKET,
        ),
        _fact(
            "volume",
            str(QT_TRANSLATE_NOOP("InstrumentFields", "Volume")),
            lambda f: f.snapshot.volume,
            _volume,
            origin=Origin.MARKET,
        ),
        _fact(
            "turnover",
            str(QT_TRANSLATE_NOOP("InstrumentFields", "Turnover")),
            lambda f: f.snapshot.turnover,
            _compact,
            origin=Origin.MARKET,
        ),
        _fact(
            "turnover_rate",
            str(QT_TRANSLATE_NOOP("InstrumentFields", "Turnover rate")),
            lambda f: derived.turnover_rate(f.snapshot.volume, f.float_shares),
            _ratio,
            derived.TURNOVER_RATE,
            Origin.MARKET,
        ),
        _fact(
            "volume_ratio",
            str(QT_TRANSLATE_NOOP("InstrumentFields", "Volume ratio")),
            lambda f: derived.ratio(f.volume_per_minute, f.daily.volume_per_minute),
            _two,
            derived.VOLUME_RATIO,
            Origin.MARKET,
        ),
        _fact(
            "market_cap",
            str(QT_TRANSLATE_NOOP("InstrumentFields", "Market cap")),
            lambda f: derived.market_value(f.head.price, f.shares),
            _money,
            derived.MARKET_CAP,
            Origin.MARKET,
        ),
        _fact(
            "pe",
            str(QT_TRANSLATE_NOOP("InstrumentFields", "P/E")),
            lambda f: derived.price_multiple(f.head.price, f.eps),
            _two,
            derived.PE,
            Origin.MARKET,
        ),
        _fact("lot", str(QT_TRANSLATE_NOOP("InstrumentFields", "Lot")), _lot_size, _count),
        _fact(
            "yield",
            str(QT_TRANSLATE_NOOP("InstrumentFields", "Yield")),
            lambda f: derived.dividend_yield(f.dividend, f.head.price),
            _ratio,
            derived.DIVIDEND_YIELD,
            Origin.MARKET,
        ),
    ),
)
"""Shown first; the ranges follow it."""

BOOK: Final = Section(
    str(QT_TRANSLATE_NOOP("InstrumentFields", "Book")),
    (
        Field(
            "bid",
            str(QT_TRANSLATE_NOOP("InstrumentFields", "Bid")),
            lambda f: f.bid,
            _price,
            is_level=True,
            origin=Origin.BOOK,
        ),
        Field(
            "ask",
            str(QT_TRANSLATE_NOOP("InstrumentFields", "Ask")),
            lambda f: f.ask,
            _price,
            is_level=True,
            origin=Origin.BOOK,
        ),
        _fact(
            "spread",
            str(QT_TRANSLATE_NOOP("InstrumentFields", "Spread")),
            lambda f: derived.spread(f.bid, f.ask),
            _price,
            derived.SPREAD,
            Origin.BOOK,
        ),
        Field(
            "imbalance",
            str(QT_TRANSLATE_NOOP("InstrumentFields", "Bid/ask ratio")),
            _bid_ask,
            _percent,
            is_signed=True,
            formula=derived.BOOK_RATIO,
            origin=Origin.BOOK,
        ),
    ),
)
"""Shown while somebody streams the book; the panel takes no slot for it."""

COMPANY: Final = Section(
    str(QT_TRANSLATE_NOOP("InstrumentFields", "Shares and earnings")),
    (
        _fact(
            "shares", str(QT_TRANSLATE_NOOP("InstrumentFields", "All shares")), lambda f: f.shares, _compact
        ),
        _fact(
            "float_shares",
            str(QT_TRANSLATE_NOOP("InstrumentFields", "Shares that trade")),
            lambda f: f.float_shares,
            _compact,
        ),
        _fact(
            "float_cap",
            str(QT_TRANSLATE_NOOP("InstrumentFields", "Float cap")),
            lambda f: derived.market_value(f.head.price, f.float_shares),
            _money,
            derived.FLOAT_CAP,
            Origin.MARKET,
        ),
        _fact(
            "pb",
            str(QT_TRANSLATE_NOOP("InstrumentFields", "P/B")),
            lambda f: derived.price_multiple(f.head.price, f.bps),
            _two,
            derived.PB,
            Origin.MARKET,
        ),
        _fact("eps", str(QT_TRANSLATE_NOOP("InstrumentFields", "Earnings/share")), lambda f: f.eps),
        _fact("bps", str(QT_TRANSLATE_NOOP("InstrumentFields", "Book value/share")), lambda f: f.bps),
        _fact("dividend", str(QT_TRANSLATE_NOOP("InstrumentFields", "Dividend/share")), lambda f: f.dividend),
        _fact(
            "currency",
            str(QT_TRANSLATE_NOOP("InstrumentFields", "Currency")),
            lambda f: f.instrument.currency if f.instrument else "",
        ),
        _fact(
            "exchange",
            str(QT_TRANSLATE_NOOP("InstrumentFields", "Exchange")),
            lambda f: f.instrument.exchange if f.instrument else "",
        ),
        _fact(
            "session",
            str(QT_TRANSLATE_NOOP("InstrumentFields", "Status")),
            lambda f: _status(f),
            origin=Origin.MARKET,
        ),
    ),
)

YEAR_LOW: Final = Field(
    "year_low",
    str(QT_TRANSLATE_NOOP("InstrumentFields", "52-week low")),
    lambda f: f.year_low,
    _price,
    is_level=True,
    origin=Origin.DAILY,
)
YEAR_HIGH: Final = Field(
    "year_high",
    str(QT_TRANSLATE_NOOP("InstrumentFields", "52-week high")),
    lambda f: f.year_high,
    _price,
    is_level=True,
    origin=Origin.DAILY,
)
"""They stand at the ends of a bar."""


def _status(facts: Facts) -> str:
    if facts.snapshot.suspended is None:
        return ""
    return _tr("suspended") if facts.snapshot.suspended else _tr("trading")
