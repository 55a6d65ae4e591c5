"""The words in which cases of change and change % are told: what arrived, and what must be on screen.

Each case is a story of one symbol from an empty store. Times are wall clock of the exchange.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from math import nan
from typing import Final

from qosdesk.domain.hours import zone_of
from qosdesk.domain.quotes import Session, SessionQuote, Snapshot
from qosdesk.domain.symbols import Symbol, parse_symbol
from qosdesk.market.store import Store, SymbolState

Step = Callable[[Store, Symbol], None]
N, P, R, A = Session.NIGHT, Session.PRE, Session.REGULAR, Session.POST
U = Session.UNKNOWN


def at(symbol: Symbol, when: str) -> int:
    """UTC ms of `11-18 09:30:00` of 2026 (or with a year) at the exchange."""
    text = when if len(when) > 14 else f"2026-{when}"
    return int(datetime.fromisoformat(text).replace(tzinfo=zone_of(symbol.market)).timestamp()) * 1000


@dataclass(frozen=True)
class Ext:
    """A session object: last, yp, time."""

    last: float
    yp: float
    when: str


def full(
    when: str,
    last: float = nan,
    yp: float = nan,
    tt: Session = U,
    *,
    pq: Ext | None = None,
    aq: Ext | None = None,
    nq: Ext | None = None,
    o: float = nan,
    halted: bool | None = None,
) -> Step:
    """An answer of `/snapshot`."""

    def step(store: Store, symbol: Symbol) -> None:
        objects = [
            None if x is None else SessionQuote(x.last, x.yp, ts_ms=at(symbol, x.when)) for x in (pq, aq, nq)
        ]
        shot = Snapshot(symbol, last, yp, o, ts_ms=at(symbol, when), suspended=halted, session=tt)
        store.put_snapshot(replace(shot, pre=objects[0], post=objects[1], night=objects[2]))

    return step


def push(when: str, last: float = nan, yp: float = nan, tt: Session = U, *, o: float = nan) -> Step:
    """An S push: no session objects."""

    def step(store: Store, symbol: Symbol) -> None:
        store.state(symbol).on_snapshot(last, yp, o, nan, nan, nan, nan, at(symbol, when), -1, int(tt))

    return step


def trade(when: str, price: float) -> Step:
    """A print."""
    return lambda store, symbol: store.state(symbol).on_trade(price, 100.0, at(symbol, when), 1)


@dataclass(frozen=True)
class Case:
    """One story and its end.

    Attributes:
        why: the reasoning.
        code: symbol.
        steps: what arrives; after each the frame timer drains, unless two stand in a tuple: those come in one frame.
        price, change, percent, basis: texts at two decimals, and the words of the reference.
        session: of the price.
    """

    why: str
    code: str
    steps: tuple[Step | tuple[Step, ...], ...]
    price: str
    change: str
    percent: str
    basis: str = "previous close"
    session: Session = U

    def play(self, store: Store) -> SymbolState:
        """Everything arrives."""
        symbol = parse_symbol(self.code)
        for step in self.steps:
            for one in step if isinstance(step, tuple) else (step,):
                one(store, symbol)
            store.clean(store.drain(1.0))
        return store.state(symbol)


RC: Final = "regular close"
NO: Final = ("--", "--", "none")
