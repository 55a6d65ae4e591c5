"""Numbers as text, exactly. Imports nothing of ours.

Every figure on screen goes through here, so that one instrument has one number of decimals in all panels, a missing
figure is `--`, and a direction always has a sign.
"""

from __future__ import annotations

import math
from enum import Enum
from types import MappingProxyType
from typing import Final

MISSING: Final = "--"
MINUS: Final = "\N{MINUS SIGN}"
"""The true minus, as wide as `+`."""
COUNT_DECIMALS: Final = 5
"""The most that `count_decimals` asks for: the steps of sizes of the large coins."""
_SMALL: Final = 0.1
_SMALLEST_DECIMALS: Final = 6


class Units(Enum):
    """How large quantities are shortened; a setting of its own, independent of the language."""

    KMB = "kmb"
    WAN = "wan"
    WAN_TRADITIONAL = "wan_traditional"


_KMB: Final = ((1e3, "K"), (1e6, "M"), (1e9, "B"), (1e12, "T"))
_WAN: Final = ((1e4, "万"), (1e8, "亿"), (1e12, "万亿"))
_WAN_TRADITIONAL: Final = ((1e4, "萬"), (1e8, "億"), (1e12, "萬億"))
_SCALES: Final = MappingProxyType({Units.KMB: _KMB, Units.WAN: _WAN, Units.WAN_TRADITIONAL: _WAN_TRADITIONAL})


def is_finite(value: float) -> bool:
    """Neither NaN nor infinite; without importing math on the hot path."""
    return value - value == 0.0


def decimals_of(text: str) -> int:
    """Decimals of a price text as the vendor wrote it: `"613.50"` has 2, `"12"` has 0, `"1E-5"` has 5."""
    mantissa, _, exponent = text.strip().lower().partition("e")
    _, _, fraction = mantissa.partition(".")
    return max(0, len(fraction) - (int(exponent) if exponent else 0))


def format_price(value: float, decimals: int) -> str:
    """`1,468.20`; a missing value is `--`."""
    if not is_finite(value):
        return MISSING
    text = f"{value:,.{decimals}f}"
    return MINUS + text[1:] if text.startswith("-") and text.strip("-0.,") else text.lstrip("-")


def format_change(value: float, decimals: int) -> str:
    """Signed: `+7.50`, `−2.50`; what rounds to nothing is `0.00` without a sign."""
    if not is_finite(value):
        return MISSING
    text = f"{abs(value):,.{decimals}f}"
    if not text.strip("0.,"):
        return text
    return (MINUS if value < 0 else "+") + text


def format_percent(fraction: float) -> str:
    """Signed percent of a fraction, two decimals: 0.0124 -> `+1.24%`."""
    text = format_change(fraction * 100.0, 2)
    return text if text == MISSING else text + "%"


def format_ratio(fraction: float) -> str:
    """Unsigned percent, for amplitude and turnover rate: 0.0248 -> `2.48%`."""
    return f"{fraction * 100.0:,.2f}%" if is_finite(fraction) else MISSING


def format_count(value: float) -> str:
    """A whole quantity with thousands commas; a fractional one keeps at most three decimals, below 0.1 three digits.

    `24,700`, `0.05`, `0.00012`; never `0` for what is more than 0.0000005.
    """
    if not is_finite(value):
        return MISSING
    if value == int(value):
        return f"{int(value):,}".replace("-", MINUS)
    decimals = 3
    if abs(value) < _SMALL:
        decimals = min(_SMALLEST_DECIMALS, 2 - math.floor(math.log10(abs(value))))
    text = f"{value:,.{decimals}f}".rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text.replace("-", MINUS)


def format_compact(value: float, units: Units = Units.KMB) -> str:
    """At most four significant digits and a unit: `8.09B`, `421.6M`, `5,910万`; below the first unit as a count."""
    if not is_finite(value):
        return MISSING
    scale_table = _SCALES[units]
    size = abs(value)
    sign = MINUS if value < 0 else ""
    if size < scale_table[0][0]:
        return sign + format_count(size if size < 100 else float(round(size)))
    index = 0
    while index + 1 < len(scale_table) and size >= scale_table[index + 1][0]:
        index += 1
    scaled = size / scale_table[index][0]
    text = _four_digits(scaled)
    # 999.96K would read 1,000.0K: carry into the next unit.
    if index + 1 < len(scale_table):
        step = scale_table[index + 1][0] / scale_table[index][0]
        if float(text.replace(",", "")) >= step:
            index += 1
            text = _four_digits(size / scale_table[index][0])
    return sign + text + scale_table[index][1]


def format_size(value: float, units: Units = Units.KMB, decimals: int = 0) -> str:
    """A resting or traded size: exact below 100,000, compact from there.

    Args:
        value: in the unit of its column.
        units: of compact ones.
        decimals: what the column has, so that its points stand below each other; see `count_decimals`.
    """
    if is_finite(value) and abs(value) < 100_000:
        if not decimals:
            return format_count(value)
        return f"{value:,.{decimals if abs(value) < 1000 else min(decimals, 3)}f}".replace("-", MINUS)
    return format_compact(value, units)


def count_decimals(value: float) -> int:
    """How many decimals a column needs for a quantity, at most `COUNT_DECIMALS`."""
    if not is_finite(value) or value == int(value):
        return 0
    return min(COUNT_DECIMALS, decimals_of(format_count(value)))


def _four_digits(scaled: float) -> str:
    if scaled >= 999.95:
        return f"{scaled:,.0f}"
    if scaled >= 99.995:
        return f"{scaled:.1f}"
    return f"{scaled:.2f}"
