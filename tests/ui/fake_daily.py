"""Daily figures in memory."""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable

from qosdesk.domain.daily import NO_FIGURES, DailyFigures
from qosdesk.domain.symbols import Symbol, parse_symbol
from qosdesk.ui.ports import Unsubscribe


class FakeDaily:
    """Daily figures that a test says; remembers who shows whose."""

    def __init__(self) -> None:
        self.shown: dict[Hashable, tuple[Symbol, ...]] = {}
        self.figures: dict[Symbol, DailyFigures] = {}
        self.listeners: list[Callable[[Symbol], None]] = []

    def want(self, owner: Hashable, symbols: Collection[Symbol]) -> None:
        if symbols:
            self.shown[owner] = tuple(symbols)
        else:
            self.shown.pop(owner, None)

    def get(self, symbol: Symbol) -> DailyFigures:
        return self.figures.get(symbol, NO_FIGURES)

    def subscribe(self, changed: Callable[[Symbol], None]) -> Unsubscribe:
        self.listeners.append(changed)
        return lambda: self.listeners.remove(changed) if changed in self.listeners else None

    def put(self, code: str, figures: DailyFigures) -> None:
        """Figures arrived, announced."""
        symbol = parse_symbol(code)
        self.figures[symbol] = figures
        for listener in tuple(self.listeners):
            listener(symbol)
