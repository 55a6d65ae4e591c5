"""Makes resources/sounds/*.wav: run it after a change here; the files are kept in the tree.

8-bit mono at 11,025 Hz: a few KB each. The alert is two soft bells, a fourth apart; the ticks are woodblocks, the
larger the trade the lower and the longer.
"""

from __future__ import annotations

import math
import wave
from pathlib import Path
from typing import Final

RATE: Final = 11_025
FOLDER: Final = Path(__file__).resolve().parents[1] / "resources" / "sounds"

Note = tuple[float, float, float, float]
"""(begins at s, Hz, fades to a third in s, loudness 0 to 1)."""
SOUNDS: Final[dict[str, tuple[float, tuple[Note, ...]]]] = {
    "alert": (
        0.75,
        (
            (0.0, 880.0, 0.16, 0.45),
            (0.0, 1760.0, 0.07, 0.12),
            (0.17, 1174.66, 0.22, 0.45),
            (0.17, 2349.32, 0.09, 0.12),
        ),
    ),
    "tape-1": (0.06, ((0.0, 1500.0, 0.010, 0.45),)),
    "tape-2": (0.09, ((0.0, 1100.0, 0.016, 0.5), (0.0, 1650.0, 0.008, 0.2))),
    "tape-3": (0.16, ((0.0, 740.0, 0.030, 0.5), (0.0, 1110.0, 0.016, 0.2), (0.05, 740.0, 0.020, 0.3))),
}
_ATTACK_S: Final = 0.003


def samples(length_s: float, notes: tuple[Note, ...]) -> bytes:
    """Unsigned 8-bit samples that begin and end in silence."""
    made = bytearray()
    for number in range(round(length_s * RATE)):
        t = number / RATE
        value = 0.0
        for start_s, hertz, fade_s, loudness in notes:
            age = t - start_s
            if age >= 0:
                rise = min(1.0, age / _ATTACK_S)
                value += loudness * rise * math.exp(-age / fade_s) * math.sin(2 * math.pi * hertz * age)
        value *= min(1.0, (length_s - t) / 0.01)
        made.append(128 + round(127 * max(-1.0, min(1.0, value))))
    return bytes(made)


def main() -> None:
    """Write all of them."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name, (length_s, notes) in SOUNDS.items():
        with wave.open(str(FOLDER / f"{name}.wav"), "wb") as file:
            file.setnchannels(1)
            file.setsampwidth(1)
            file.setframerate(RATE)
            file.writeframes(samples(length_s, notes))


if __name__ == "__main__":
    main()
