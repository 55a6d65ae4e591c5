"""What the shape faults make of one JSON object before it is sent. May import the fault switches only."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from itertools import count
from typing import Any, Final

from qosdesk.demo.faults import FaultBoard

Json = dict[str, Any]

_SHAPES: Final = ("wrong-types", "unknown-members", "zero-prices")
_PRICES: Final = frozenset({"lp", "yp", "o", "h", "l", "cl", "p"})
_UNKNOWN: Final[Json] = {"x1": "new", "meta": {"src": [1, None, {"deep": []}]}, "flag": True, "": 0}


def always(wrong: Any) -> Callable[[Any], Any]:
    """For a table of wrong types: this value, whatever the right one is."""
    return lambda _right: wrong


# What becomes of a member, one entry after the other: a type that the document does not have, or what is no figure.
# Where it still reads as a figure it is the right one, so that only the type is wrong and never the price.
_WRONG: Final[tuple[Mapping[str, Callable[[Any], Any]], ...]] = (
    dict.fromkeys(("p", "lp", "cl", "o", "h", "l", "v"), float),
    dict.fromkeys(("p", "lp", "cl", "b", "ts"), always(None)),
    {"p": always([]), "lp": always(["1"]), "b": always("none"), "o": always({}), "ts": always("soon")},
    dict.fromkeys(("ts", "d", "s", "kt", "tt"), str),
    {"c": always(700)},
    {"c": always(["HK:700"]), "a": always({"p": "1"})},
    {"p": always(""), "lp": always("NaN"), "v": always("-1"), "cl": always("1e999"), "h": always(True)},
)


class Shapes:
    """Applies the shape faults that act.

    Args:
        faults: the switches.
        prices: the wire's names of prices.
        wrong: what becomes of its members under `wrong-types`, one entry after the other.
    """

    def __init__(
        self,
        faults: FaultBoard,
        prices: frozenset[str] = _PRICES,
        wrong: tuple[Mapping[str, Callable[[Any], Any]], ...] = _WRONG,
    ) -> None:
        self._faults = faults
        self._prices = prices
        self._wrong = wrong
        self._turn = count()

    @property
    def any_active(self) -> bool:
        """Whether an entry has to go through `apply`; cheap enough to ask for every push."""
        return self._faults.any_active and any(map(self._faults.active, _SHAPES))

    def apply(self, entry: Json) -> Json:
        """The entry as the faults want it."""
        if not self.any_active:
            return entry
        if self._faults.active("zero-prices"):
            entry = _without_prices(entry, self._prices)
        if self._faults.active("wrong-types"):
            turn = next(self._turn)
            period = max(1, int(self._faults.number("wrong-types", 2.0)))
            if turn % period == 0:
                wrong = self._wrong[turn // period % len(self._wrong)]
                entry = entry | {name: spoil(entry[name]) for name, spoil in wrong.items() if name in entry}
        if self._faults.active("unknown-members"):
            entry = _UNKNOWN | entry
        return entry


def _without_prices(value: Any, prices: frozenset[str]) -> Any:
    """The same with every price "0", in sessions and book levels too."""
    if isinstance(value, dict):
        return {name: "0" if name in prices else _without_prices(one, prices) for name, one in value.items()}
    if isinstance(value, list):
        return [_without_prices(one, prices) for one in value]
    return value
