"""How AllTick spells the world's instruments (AllTick 3.4). Imports nothing of ours outside the demo.

The vendor's pairs, contracts and metals are other instruments than those of QOS. The demo has one world: its crypto
pair and the perpetual of the same name share one path, and so do GOLD and XAUUSD, an index and the contract on it
(US30).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from types import MappingProxyType

from qosdesk.demo.instruments import DemoInstrument

STOCK, OTHER = "stock", "other"
"""The two families: separate code spaces, each with its own paths (AllTick 1)."""

_LISTED = ("US", "HK", "SH", "SZ")
_STOCK_INDICES = MappingProxyType(
    {
        "IX:HSI": "HSI.HK",
        "IX:HSTECH": "HSTECH.HK",
        "IX:HSCEI": "HSCEI.HK",
        "IX:DJI": ".DJI.US",
        "IX:SPX": ".SPX.US",
        "IX:NDX": ".NDX.US",
    }
)
_CONTRACTS = MappingProxyType(
    {
        "CM:XAUUSD": "GOLD",
        "CM:XAGUSD": "Silver",
        "CM:XPTUSD": "Platinum",
        "CM:XPDUSD": "Palladium",
        "CM:COPPER": "COPPER",
        "CM:XTIUSD": "USOIL",
        "CM:XBRUSD": "UKOIL",
        "CM:XNGUSD": "NGAS",
        "IX:SPX": "US500",
        "IX:NDX": "NAS100",
        "IX:DJI": "US30",
        "IX:UK100": "UK100",
        "IX:GER40": "GER30",
        "IX:FRA40": "FRA40",
        "IX:JPN225": "JPN225",
        "IX:HSI": "HK50",
    }
)
_LEVELS = MappingProxyType({"US": 1, "HK": 10, "SH": 5, "SZ": 5, "CF": 5, "FX": 1, "CM": 1, "IX": 1})


@dataclass(frozen=True, slots=True)
class Listing:
    """One code of one family.

    Attributes:
        symbol: the world's plain code.
        levels: book levels at most (AllTick 4.4).
        decimals: decimals of prices, as captured: six for the mainland and New York (AllTick 3.3).
        has_volume: whether bars and levels carry one; not those of currencies, metals, contracts (AllTick 3.6).
    """

    code: str
    instrument: DemoInstrument

    @property
    def symbol(self) -> str:
        """See the class."""
        return self.instrument.symbol

    @property
    def levels(self) -> int:
        """See the class."""
        return _LEVELS[self.instrument.market]

    @property
    def has_volume(self) -> bool:
        """See the class."""
        return self.instrument.market in (*_LISTED, "CF")

    @property
    def decimals(self) -> int:
        """See the class."""
        return 6 if self.instrument.market in ("US", "SH", "SZ") else self.instrument.decimals


def listings(instruments: Iterable[DemoInstrument], family: str) -> dict[str, Listing]:
    """All codes of a family, exactly as they must be written."""
    found = (Listing(code, one) for one in instruments if (code := _spell(one, family)))
    return {listing.code: listing for listing in found}


def _spell(instrument: DemoInstrument, family: str) -> str:
    """The code; empty where the family does not have the instrument."""
    market, code = instrument.market, instrument.code
    if family == STOCK:
        return f"{code}.{market}" if market in _LISTED else _STOCK_INDICES.get(instrument.symbol, "")
    if market in ("FX", "CF"):
        return code
    return _CONTRACTS.get(instrument.symbol, "")
