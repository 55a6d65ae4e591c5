"""When a figure that does not move counts as stale: the least threshold of each market. Imports symbols only.

The user's own stand in the settings `stale.<MARKET>_s`.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

STALE_FLOOR_S: Final[Mapping[str, float]] = MappingProxyType(
    {
        "HK": 30.0,
        "US": 30.0,
        "SH": 30.0,
        "SZ": 30.0,
        "CF": 15.0,
        "FX": 15.0,
        "CM": 30.0,
        "IX": 30.0,
        "CC": 15.0,
        "CD": 30.0,
    }
)
DEFAULT_STALE_FLOOR_S: Final = 30.0
"""Of a market that is not named."""


def stale_setting(market: str) -> str:
    """Name of the setting with a market's threshold in seconds; 0 switches the mark off."""
    return f"stale.{market}_s"
