"""Tolerant readers that the vendors' wires have in common. Imports domain and the JSON libraries only.

Each takes what `json` gives and never raises: a figure may be text or a number, empty, null or missing.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Final

import msgspec

from qosdesk.domain.numbers import decimals_of
from qosdesk.domain.quotes import UNKNOWN, Bar, Level

PRICE_MAX: Final = 1e15
SIZE_MAX: Final = 1e18

BROKEN: Final = (msgspec.MsgspecError, ValueError, OverflowError, RecursionError)
"""Everything that decoding text from outside can raise."""

LEVELS_MAX: Final = 1000
"""Most levels of a side that are read; no wire names a maximum, a painter needs one."""

_DECIMALS_MAX: Final = 10
_TEXT_MAX: Final = 64
_NAME_MAX: Final = 200
_INTEGER_MAX: Final = 1 << 63
_WORDS_MAX: Final = 200
_SECRET = re.compile(r"[0-9A-Za-z_\-]{20,}")
"""Nothing that could be a key is repeated, whatever the vendor quotes."""

Wire = Mapping[str, object]


# --- text to objects --------------------------------------------------------------------------------------------------


def read_json(text: bytes) -> object:
    """Any JSON, also with the bare NaN and Infinity that some writers produce.

    Raises:
        ValueError: it is none, or nested too deeply.
    """
    try:
        return msgspec.json.decode(text)
    except BROKEN:
        pass
    try:
        return json.loads(text)
    except (ValueError, RecursionError) as error:
        raise ValueError(f"no JSON ({type(error).__name__})") from None


def entries(data: object) -> Iterator[Wire]:
    """The objects of an answer's array; whatever else stands in it is passed over."""
    if isinstance(data, list):
        for entry in data:
            if isinstance(entry, dict):
                yield entry


# --- figures ----------------------------------------------------------------------------------------------------------


def number(value: object) -> float:
    """A finite figure, else NaN: number or text; empty, null, a boolean and infinities are unknown."""
    if type(value) is str:
        if len(value) > _TEXT_MAX or "_" in value:
            return UNKNOWN
    elif type(value) is not float and type(value) is not int:
        return UNKNOWN
    try:
        figure = float(value)
    except (ValueError, OverflowError):
        return UNKNOWN
    return figure if figure - figure == 0.0 else UNKNOWN


def price(value: object) -> float:
    """A price; zero is unknown. A negative one stays: oil has been there."""
    figure = number(value)
    return figure if figure and abs(figure) < PRICE_MAX else UNKNOWN


def size(value: object, lot: float = 1.0) -> float:
    """A volume in shares, or a turnover with `lot` 1; negative is unknown."""
    figure = number(value)
    return figure * lot if 0.0 <= figure < SIZE_MAX else UNKNOWN


def integer(value: object, below: int = _INTEGER_MAX) -> int:
    """A count, code or time of at least 0 and below a bound; 0 otherwise. Texts and whole floats are accepted."""
    if type(value) is not int:
        figure = number(value)
        if not 0.0 <= figure < below:
            return 0
        if type(value) is str and value.strip().isdigit():
            value = int(value)
        else:
            value = int(figure)
    return value if 0 <= value < below else 0


def text(value: object) -> str:
    """A name; empty when it is none."""
    return value.strip()[:_NAME_MAX] if type(value) is str else ""


def plain_words(message: object) -> str:
    """A vendor's text as one short line without secrets; empty if it is none."""
    if not isinstance(message, str):
        return ""
    line = " ".join("".join(c if c.isprintable() else " " for c in message[: 4 * _WORDS_MAX]).split())
    return _SECRET.sub("...", line)[:_WORDS_MAX]


# --- values ----------------------------------------------------------------------------------------------------------


def best_first(levels: list[Level], *, is_bid: bool) -> tuple[Level, ...]:
    """The order that all samples have and no edition promises; what is sorted is sorted for nothing."""
    levels.sort(key=lambda level: level.price, reverse=is_bid)
    return tuple(levels)


def whole_bar(ts_ms: int, open_: float, high: float, low: float, close: float, volume: float) -> Bar:
    """A bar without holes: an unknown price is the close, or what lies between."""
    if open_ != open_:
        open_ = close
    if high != high:
        high = max(open_, close)
    if low != low:
        low = min(open_, close)
    return Bar(ts_ms, open_, high, low, close, volume)


def decimals_seen(*values: object) -> int | None:
    """The most decimals of some prices as written; None if none is there.

    Shares have trailing zeros cut, so one price alone says too little.
    """
    seen = [
        decimals_of(value if type(value) is str else repr(value))
        for value in values
        if price(value) == price(value)
    ]
    return min(max(seen), _DECIMALS_MAX) if seen else None
