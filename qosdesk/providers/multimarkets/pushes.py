"""Text pushes (MM 4.2, 4.3) that the fast path does not take: several records, spaces, missing ends, trailing fields.

    p(id,type,mode,seq,time,last,bid,ask,bid volume,ask volume);
    pt(id,type,mode,seq,time,price,volume,side);
    pd(id,type,mode,seq,time);(bid,volume)(bid,volume);(ask,volume)(ask,volume);
    pr(...);                                                   a window of 24 hours, which is not asked for

Prefixes are compared up to the parenthesis; a record after the first may stand without one (`p(...);(...);`). Never
raises. Imports domain and the shared readers only.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from qosdesk.domain.quotes import Level
from qosdesk.providers.multimarkets.parse import parse_stamp
from qosdesk.providers.reading import LEVELS_MAX, best_first, integer, price, size

PUSH_MAX: Final = 1 << 20
"""Longest push that is read; the fast path, which takes one record, needs no bound."""
_RECORDS_MAX: Final = 1000
_RECORD = re.compile(rb"\s*(p[tdr]?|)\s*\(([^()]*)\)")
_LEVEL = re.compile(rb"\(([^(),]*),([^(),]*)\)")


@dataclass(frozen=True, slots=True)
class Tick:
    """A record of `p`; unknown figures are NaN."""

    symbol_id: int
    trade_type: int
    seq: int
    ts_ms: int
    last: float


@dataclass(frozen=True, slots=True)
class Print:
    """A record of `pt`."""

    symbol_id: int
    trade_type: int
    ts_ms: int
    price: float
    size: float
    side: int


@dataclass(frozen=True, slots=True)
class Book:
    """A record of `pd`, its sides still as text."""

    symbol_id: int
    trade_type: int
    seq: int
    ts_ms: int
    bids: bytes
    asks: bytes


Record = Tick | Print | Book


def is_push(payload: bytes) -> bool:
    """Whether a frame is a push of a documented kind."""
    return payload.startswith((b"p(", b"pt(", b"pd(", b"pr("))


def read_push(payload: bytes) -> list[Record]:
    """The records of a push; those of a rolling window and those without a product are left out. Never raises."""
    if len(payload) > PUSH_MAX:
        return []
    if payload.startswith(b"pd("):
        return list(_books(payload))
    found: list[Record] = []
    kind = b""
    for match in _RECORD.finditer(payload):
        kind = match[1] or kind
        record = _record(kind, [field.strip().decode("ascii", "replace") for field in match[2].split(b",")])
        if record is not None:
            found.append(record)
            if len(found) == _RECORDS_MAX:
                break
    return found


def _record(kind: bytes, fields: list[str]) -> Tick | Print | None:
    if len(fields) < 6 or not fields[0].isdecimal():
        return None
    fields += [""] * 2
    symbol_id, trade_type, ts_ms = int(fields[0][:20]), integer(fields[1], 1 << 31), parse_stamp(fields[4])
    if kind == b"p":
        return Tick(symbol_id, trade_type, integer(fields[3]), ts_ms, price(fields[5]))
    if kind == b"pt":
        side = integer(fields[7], 3)
        return Print(symbol_id, trade_type, ts_ms, price(fields[5]), size(fields[6]), side)
    return None


def _books(payload: bytes) -> Iterator[Book]:
    for text in payload.split(b"pd(")[1 : _RECORDS_MAX + 1]:
        head, _, ladders = text.partition(b")")
        fields = [field.strip().decode("ascii", "replace") for field in head.split(b",")]
        if len(fields) < 5 or not fields[0].isdecimal():
            continue
        parts = ladders.split(b";")
        sides = [*(parts[1:] if not parts[0].strip() else parts), b"", b""]
        yield Book(
            int(fields[0][:20]),
            integer(fields[1], 1 << 31),
            integer(fields[3]),
            parse_stamp(fields[4]),
            sides[0],
            sides[1],
        )


def decode_sides(bids: object, asks: object) -> tuple[tuple[Level, ...], tuple[Level, ...]]:
    """Both sides of a book as text; `feed.sink.DecodeLadders`."""
    return _decode_side(bids, is_bid=True), _decode_side(asks, is_bid=False)


def _decode_side(side: object, *, is_bid: bool) -> tuple[Level, ...]:
    if not isinstance(side, bytes) or len(side) > PUSH_MAX:
        return ()
    levels = []
    for match in _LEVEL.finditer(side):
        level = Level(price(_text(match[1])), size(_text(match[2])))
        if level.price == level.price:
            levels.append(level)
            if len(levels) == LEVELS_MAX:
                break
    return best_first(levels, is_bid=is_bid)


def _text(figure: bytes) -> str:
    return figure.decode("ascii", "replace")
