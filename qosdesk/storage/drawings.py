"""The user's drawings by symbol, in memory first and stored behind (the screens' DrawingsPort). Imports db and domain.

A row is one drawing; its anchors are a JSON text `[[ts_ms, price], ...]`. Undo reaches back to the program's start.
"""

from __future__ import annotations

import json
import logging
import sqlite3
from collections.abc import Callable
from typing import Final

from qosdesk.domain.drawings import Anchor, Drawing, DrawingHistory, DrawingKind, Drawings, added
from qosdesk.domain.symbols import Symbol
from qosdesk.storage.db import Database
from qosdesk.storage.subscribers import Subscribers

_log = logging.getLogger(__name__)
_FAR_MS: Final = 60_000_000_000_000


class DrawingsStore:
    """Read whole at start; all calls on one thread.

    Attributes:
        unreadable: how many drawings were left out at the start because their rows are damaged; the log has them.
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        self._histories: dict[Symbol, DrawingHistory] = {}
        self._changed: Subscribers[[Symbol]] = Subscribers()
        self.unreadable = 0
        database.read(self._load)
        database.add_rewriter(self._write_all)

    def of(self, symbol: Symbol) -> Drawings:
        """The drawings of a symbol."""
        history = self._histories.get(symbol)
        return history.now if history is not None else ()

    def put(self, symbol: Symbol, drawings: Drawings) -> None:
        """Replace the drawings of a symbol as one step that can be undone; stored at once, behind."""
        if self._histories.setdefault(symbol, DrawingHistory()).put(drawings):
            self._keep(symbol)

    def can_undo(self, symbol: Symbol) -> bool:
        """Whether there is a step back."""
        return symbol in self._histories and self._histories[symbol].can_undo

    def can_redo(self, symbol: Symbol) -> bool:
        """Whether a step back can be taken again."""
        return symbol in self._histories and self._histories[symbol].can_redo

    def undo(self, symbol: Symbol) -> None:
        """Take the symbol's last step back; nothing happens where there is none."""
        if symbol in self._histories and self._histories[symbol].undo():
            self._keep(symbol)

    def redo(self, symbol: Symbol) -> None:
        """Take the step again that was taken back."""
        if symbol in self._histories and self._histories[symbol].redo():
            self._keep(symbol)

    def subscribe(self, changed: Callable[[Symbol], None]) -> Callable[[], None]:
        """Be told whose drawings changed."""
        return self._changed.add(changed)

    def _keep(self, symbol: Symbol) -> None:
        drawings = self.of(symbol)
        self._database.write(
            lambda connection: _write(connection, symbol, drawings), key=("drawings", symbol)
        )
        self._changed.tell(symbol)

    def _load(self, connection: sqlite3.Connection) -> None:
        found: dict[Symbol, Drawings] = {}
        for market, code, *row in connection.execute(
            "SELECT market, code, kind, colour, anchors FROM drawings ORDER BY market, code, position"
        ):
            symbol = Symbol(market, code)
            try:
                drawing = _drawing(*row)
            except (ValueError, TypeError, OverflowError) as error:
                _log.warning("a drawing of %s can't be read: %s: %r", symbol, error, row)
                self.unreadable += 1
            else:
                found[symbol] = added(found.get(symbol, ()), drawing)
        self._histories = {symbol: DrawingHistory(drawings) for symbol, drawings in found.items()}

    def _write_all(self, connection: sqlite3.Connection) -> None:
        for symbol, history in list(self._histories.items()):
            _write(connection, symbol, history.now)


def _drawing(kind: object, colour: object, text: object) -> Drawing:
    """From a row.

    Raises:
        ValueError, TypeError, OverflowError: it is damaged.
    """
    points = json.loads(text) if isinstance(text, str) else None
    if not isinstance(points, list) or type(colour) is not int:
        raise ValueError("not a drawing")
    return Drawing(DrawingKind(kind), tuple(_anchor(*point) for point in points), colour)


def _anchor(ts_ms: object, price: object) -> Anchor:
    """Within the years that a date can have."""
    if type(ts_ms) is not int or not -_FAR_MS < ts_ms < _FAR_MS or not isinstance(price, int | float):
        raise ValueError("not an anchor")
    return Anchor(ts_ms, float(price))


def _write(connection: sqlite3.Connection, symbol: Symbol, drawings: Drawings) -> None:
    owner = (symbol.market, symbol.code)
    connection.execute("DELETE FROM drawings WHERE market = ? AND code = ?", owner)
    connection.executemany(
        "INSERT INTO drawings VALUES (?, ?, ?, ?, ?, ?)",
        [
            (*owner, position, drawing.kind.value, drawing.colour, _text(drawing))
            for position, drawing in enumerate(drawings)
        ],
    )


def _text(drawing: Drawing) -> str:
    return json.dumps([[anchor.ts_ms, anchor.price] for anchor in drawing.anchors])
