"""Seeded noise: pure functions of (seed, position), the root of everything repeatable in the demo world.

Nothing here keeps a stream position, so a value is the same however it is reached and whenever the demo is started.
Imports nothing of ours.
"""

from __future__ import annotations

import zlib
from collections.abc import Sequence

_MASK = (1 << 64) - 1
_UNIT = 1.0 / (1 << 63)


def mix(seed: int, value: int) -> int:
    """Hash two integers into 64 well spread bits (splitmix64 finaliser)."""
    x = (seed ^ (value * 0x9E3779B97F4A7C15)) & _MASK
    x = ((x ^ (x >> 30)) * 0xBF58476D1CE4E5B9) & _MASK
    x = ((x ^ (x >> 27)) * 0x94D049BB133111EB) & _MASK
    return x ^ (x >> 31)


def mix_text(seed: int, text: str) -> int:
    """Hash a text under a seed; independent of the interpreter's hash randomisation."""
    data = text.encode()
    return mix(mix(seed, zlib.crc32(data)), zlib.adler32(data))


def signed_unit(seed: int, value: int) -> float:
    """A number in [-1, 1) that belongs to (seed, value)."""
    return mix(seed, value) * _UNIT - 1.0


def four_units(seed: int, value: int) -> tuple[float, float, float, float]:
    """Four numbers in [0, 1) with 16 bits each, from one hash: enough for daily ranges, and cheap."""
    bits = mix(seed, value)
    return (
        (bits & 0xFFFF) / 65536.0,
        ((bits >> 16) & 0xFFFF) / 65536.0,
        ((bits >> 32) & 0xFFFF) / 65536.0,
        (bits >> 48) / 65536.0,
    )


class OctaveNoise:
    """A wandering line that never runs away: value noise summed over octaves.

    Each octave interpolates independent lattice values. With amplitudes growing as the square root of the period the
    sum looks like a random walk at every scale up to the longest period, and is bounded beyond it.

    Args:
        seed: belongs to the line.
        octaves: (period in steps, amplitude) pairs.
    """

    def __init__(self, seed: int, octaves: Sequence[tuple[int, float]]) -> None:
        self._octaves = tuple(
            (period, amplitude, mix(seed, period), mix(seed, -period) % period)
            for period, amplitude in octaves
        )
        self._lattice: tuple[dict[int, float], ...] = tuple({} for _ in self._octaves)

    def value(self, position: int) -> float:
        """The line's height at an integer position."""
        total = 0.0
        for (period, amplitude, seed, shift), lattice in zip(self._octaves, self._lattice, strict=True):
            index, offset = divmod(position + shift, period)
            left = lattice.get(index)
            if left is None:
                left = lattice[index] = signed_unit(seed, index)
            if offset:
                right = lattice.get(index + 1)
                if right is None:
                    right = lattice[index + 1] = signed_unit(seed, index + 1)
                left += (right - left) * offset / period
            total += amplitude * left
        return total
