"""What the user chose: the order of vendors, a vendor for single symbols, symbols that stand in. Kept in settings."""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence
from typing import Final, Protocol

from qosdesk.domain.symbols import Symbol, SymbolError, parse_symbol

ORDER: Final = "sources.order"
PREFERRED: Final = "sources.preferred"
STAND_INS: Final = "sources.stand_ins"
"""Settings: names with commas; the others JSON objects by symbol, so that one write keeps them whole."""


class Kept(Protocol):
    """Texts by name that outlive the program."""

    def get(self, name: str, default: str) -> object:
        """What was kept, else the default."""
        ...

    def set(self, name: str, value: str) -> None:
        """Keep it."""
        ...


class Choices:
    """Reads and keeps them; what can't be read is as good as nothing.

    Attributes:
        order: vendors, the most preferred first.
        preferred: symbol -> vendor.
        stand_ins: symbol -> vendor -> that vendor's symbol.
    """

    def __init__(self, kept: Kept) -> None:
        self._kept = kept
        self.order = [name for name in str(kept.get(ORDER, "")).split(",") if name]
        self.preferred: dict[Symbol, str] = {}
        self.stand_ins: dict[Symbol, dict[str, Symbol]] = {}
        for code, vendor in _object(str(kept.get(PREFERRED, ""))).items():
            symbol = _symbol(code)
            if symbol is not None and isinstance(vendor, str):
                self.preferred[symbol] = vendor
        for code, codes in _object(str(kept.get(STAND_INS, ""))).items():
            symbol = _symbol(code)
            found = {name: _symbol(text) for name, text in codes.items()} if isinstance(codes, dict) else {}
            known = {name: one for name, one in found.items() if one is not None}
            if symbol is not None and known:
                self.stand_ins[symbol] = known

    def set_order(self, names: Sequence[str]) -> None:
        """Prefer them in this order; those not named follow as before."""
        self.order = [*dict.fromkeys((*names, *self.order))]
        self._kept.set(ORDER, ",".join(self.order))

    def prefer(self, symbols: Collection[Symbol], vendor: str) -> None:
        """A vendor for symbols, empty for the usual order."""
        for symbol in symbols:
            if vendor:
                self.preferred[symbol] = vendor
            else:
                self.preferred.pop(symbol, None)
        chosen = {str(symbol): name for symbol, name in sorted(self.preferred.items())}
        self._kept.set(PREFERRED, json.dumps(chosen))

    def stand_in(self, symbol: Symbol, vendor: str, code: Symbol | None) -> None:
        """A vendor's symbol for one of ours, None for none."""
        codes = self.stand_ins.setdefault(symbol, {})
        codes.pop(vendor, None)
        if code is not None:
            codes[vendor] = code
        if not codes:
            del self.stand_ins[symbol]
        chosen = {
            str(ours): {name: str(one) for name, one in sorted(some.items())}
            for ours, some in sorted(self.stand_ins.items())
        }
        self._kept.set(STAND_INS, json.dumps(chosen))


def _object(text: str) -> dict[str, object]:
    try:
        found = json.loads(text) if text else {}
    except (ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


def _symbol(text: object) -> Symbol | None:
    try:
        return parse_symbol(text) if isinstance(text, str) else None
    except SymbolError:
        return None
