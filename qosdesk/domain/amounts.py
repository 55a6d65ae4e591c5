"""Amounts as people type them. Imports nothing of ours."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

_SUFFIXES: Final[Mapping[str, float]] = MappingProxyType(
    {"k": 1e3, "m": 1e6, "b": 1e9, "万": 1e4, "亿": 1e8, "萬": 1e4, "億": 1e8}
)


def parse_amount(text: str) -> float | None:
    """A typed amount: `12,000`, `1.5M`, `20万`; None for what is no amount, and for none at all."""
    bare = text.strip().lower().replace(",", "").replace("，", "")
    factor = _SUFFIXES.get(bare[-1:], 1.0)
    if factor != 1.0:
        bare = bare[:-1].strip()
    if not bare or bare.strip("0123456789."):
        return None
    try:
        return float(bare) * factor
    except ValueError:
        return None


def amount_text(amount: float) -> str:
    """An amount as it is typed."""
    return f"{amount:.15g}"
