"""Which digits changed, and how strongly they are lit now (LOOK 5). No Qt, no clock: time is an argument."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from qosdesk.ui.ports import SettingValue

FLASH: Final = "flash"
"""The setting: `off`, `digits` or `cell`."""
STILL: Final = "reduced_motion"
"""The setting: whether what is lit goes out at once instead of fading."""
HOLD_S: Final = 0.120
FADE_S: Final = 0.380
STEPS: Final = 8
STILL_S: Final = 0.300
"""How long a cell is lit with reduced motion, without a fade."""
RELIGHT_S: Final = 0.250
"""A cell is relit at most four times a second."""
GROUND_ALPHA: Final = 0.32


@dataclass(frozen=True, slots=True)
class Lighting:
    """How the user wants changed figures lit.

    Attributes:
        on: at all.
        whole_cell: the whole figure, not only from its first changed digit on.
        still: it goes out at once instead of fading.
    """

    on: bool = True
    whole_cell: bool = False
    still: bool = False


DARK: Final = Lighting(on=False)


def read_lighting(get: Callable[[str, SettingValue], SettingValue]) -> Lighting:
    """From the settings, which `get` reads by name and default."""
    kind = get(FLASH, "digits")
    return Lighting(kind != "off", kind == "cell", get(STILL, False) is True)


def first_changed(old: str, new: str) -> int:
    """Index of the first character of `new` that differs; -1 when nothing does, 0 when the lengths differ."""
    if old == new:
        return -1
    if len(old) != len(new):
        return 0
    for index, (before, after) in enumerate(zip(old, new, strict=True)):
        if before != after:
            return index
    return -1


@dataclass(slots=True)
class Flash:
    """One lit cell.

    Attributes:
        first: index of the first lit character.
        direction: above 0 up, below 0 down, 0 neither (sizes: accent).
        start_s: monotonic time at which it was lit.
        painted_step: the step that is on screen; the owner repaints when `step` differs.
        still: it goes out at once instead of fading.
    """

    first: int
    direction: float
    start_s: float
    painted_step: int = STEPS + 1
    still: bool = False

    def step(self, now_s: float) -> int:
        """`STEPS` while held, then down to 0, which is dark."""
        if self.still:
            return STEPS if now_s - self.start_s < STILL_S else 0
        past = now_s - self.start_s - HOLD_S
        if past <= 0:
            return STEPS
        return max(0, STEPS - 1 - int(past / FADE_S * STEPS))

    def strength(self, now_s: float) -> float:
        """1 while held, then falling in steps to 0."""
        return self.step(now_s) / STEPS


def light(flash: Flash | None, first: int, direction: float, now_s: float, *, still: bool = False) -> Flash:
    """The flash after a change: a new one, or the present one with the new digits when it is too soon to relight."""
    if flash is not None and now_s - flash.start_s < RELIGHT_S:
        flash.first = min(flash.first, first)
        flash.direction = direction
        flash.painted_step = STEPS + 1
        return flash
    return Flash(first, direction, now_s, still=still)
