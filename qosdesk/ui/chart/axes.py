"""Steps and labels of the value axis. Pure: no Qt."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Final

LABEL_PX_MIN: Final = 48
"""Least distance of two price labels (LOOK 6: one per 48-64 px)."""

_MANTISSAS: Final = (1.0, 2.0, 2.5, 5.0)


def value_step(span: float, length_px: float, decimals: int, label_px_min: float = LABEL_PX_MIN) -> float:
    """Smallest 1-2-2.5-5 step whose labels stand at least `label_px_min` apart and are exact at `decimals`.

    Args:
        span: highest minus lowest value of the axis, above 0.
        length_px: pixels that the span takes.
        decimals: decimals of the labels; a step that they cannot write is skipped.
        label_px_min: least distance.
    """
    least = span * label_px_min / max(length_px, 1.0)
    unit = 10.0**-decimals
    exponent = math.floor(math.log10(max(least, unit))) - 1
    while True:
        for mantissa in _MANTISSAS:
            step = mantissa * 10.0**exponent
            if step >= least * (1 - 1e-9) and _is_multiple(step, unit):
                return step
        exponent += 1


def _is_multiple(step: float, unit: float) -> bool:
    ratio = step / unit
    return ratio > 0.5 and abs(ratio - round(ratio)) < 1e-6


def ticks(low: float, high: float, step: float) -> list[float]:
    """Multiples of `step` within `[low, high]`, computed from whole multiples so that no error adds up."""
    first = math.ceil(low / step - 1e-9)
    last = math.floor(high / step + 1e-9)
    return [number * step for number in range(first, last + 1)]


def log_ticks(low: float, high: float, length_px: float, decimals: int) -> list[float]:
    """Round values of a logarithmic axis, at least `LABEL_PX_MIN` apart; `low` is above 0."""
    reach = (high / low) ** (LABEL_PX_MIN / max(length_px, 1.0))
    found = []
    value = low
    while value <= high:
        # The step that a linear axis would have there.
        step = value_step(value * (reach - 1), LABEL_PX_MIN, decimals)
        value = math.ceil(value / step - 1e-9) * step
        if value <= high:
            found.append(value)
        value *= reach
    return found


@dataclass(frozen=True, slots=True)
class Taken:
    """Pixel ranges of an axis that tags occupy; a label that would touch one is dropped (LOOK 6)."""

    spans: tuple[tuple[float, float], ...] = ()

    def touches(self, start: float, stop: float, gap: float = 2.0) -> bool:
        """Whether `[start, stop]` comes closer than `gap` to a tag."""
        return any(start - gap < high and stop + gap > low for low, high in self.spans)
