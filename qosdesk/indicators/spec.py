"""What an indicator is and what a user chose of it: frozen values. The kinds themselves are in `kinds`.

Titles and labels are English source texts; `ui` translates them in the context "Indicators". Imports nothing but the
standard library.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from enum import Enum
from typing import Final

COLORS: Final = 8
"""Series tokens of a theme: a colour is a number from 1 to this."""


class Where(Enum):
    """Where a kind is drawn."""

    PRICE = "price"
    PANE = "pane"


class Draw(Enum):
    """How an output is drawn.

    LINE: a line. HISTOGRAM: bars from zero, by sign, growing or shrinking. VOLUME: bars from zero in the candle's
    colour. DOTS: a dot a bar. BAND: a line, with a light fill between it and the next output's line.
    """

    LINE = "line"
    HISTOGRAM = "histogram"
    VOLUME = "volume"
    DOTS = "dots"
    BAND = "band"


class Unit(Enum):
    """How a value is written: with the instrument's decimals, as shares, or with two decimals."""

    PRICE = "price"
    VOLUME = "volume"
    POINTS = "points"


@dataclass(frozen=True, slots=True)
class Parameter:
    """One number that the user may change.

    Attributes:
        key: unique within the kind.
        label: what it is called.
        default: as first added.
        low: least value.
        high: greatest value.
        step: of a spin box; below 1 for parameters that are not whole.
        options: words for the values 0, 1, ... where the parameter is a choice between conventions.
        switch: whether it can be off: then its negative is stored, so that the value is remembered.
    """

    key: str
    label: str
    default: float
    low: float
    high: float
    step: float = 1.0
    options: tuple[str, ...] = ()
    switch: bool = False

    @property
    def decimals(self) -> int:
        """Decimals that its values need."""
        return max(0, math.ceil(-math.log10(self.step)))

    def fit(self, value: float) -> float:
        """The nearest value that is allowed; the default for one that is no number."""
        if not math.isfinite(value):
            return self.default
        sign = -1.0 if self.switch and value < 0 else 1.0
        return sign * round(min(max(sign * value, self.low), self.high), self.decimals)


@dataclass(frozen=True, slots=True)
class Output:
    """One line (or row of bars) of an indicator.

    Attributes:
        key: unique within the kind.
        label: in the legend, before the value: `MA5`, `DIF`; empty where the title says it.
        draw: how.
        color: number of a series token, 1 to `COLORS`; 0 for bars, whose colours mean up and down.
        period: key of the parameter that switches this output and stands behind its label; empty for none.
    """

    key: str
    label: str
    draw: Draw
    color: int
    period: str = ""


@dataclass(frozen=True, slots=True)
class Choice:
    """An indicator as a user has it on a chart.

    Attributes:
        kind: name of its kind.
        values: of the kind's parameters, in their order.
        colors: of the kind's outputs, those that are off too, in their order.
    """

    kind: str
    values: tuple[float, ...]
    colors: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Kind:
    """A sort of indicator.

    Attributes:
        name: short, stable, stored: `MACD`.
        title: what it is called in menus.
        where: over the price or in a pane of its own.
        unit: of its values.
        parameters: in the order of `Choice.values`.
        slots: all outputs that it can have, in the order of `Choice.colors`.
        guides: levels that its pane marks.
        bounds: fixed range of its pane's axis, None where it follows the values.
    """

    name: str
    title: str
    where: Where
    unit: Unit
    parameters: tuple[Parameter, ...]
    slots: tuple[Output, ...]
    guides: tuple[float, ...] = ()
    bounds: tuple[float, float] | None = None

    @property
    def first_choice(self) -> Choice:
        """It as first added."""
        values = tuple(one.default for one in self.parameters)
        return Choice(self.name, values, tuple(one.color for one in self.slots))

    def slots_on(self, choice: Choice) -> tuple[int, ...]:
        """Numbers of the slots that are on."""
        return tuple(n for n, slot in enumerate(self.slots) if self._period(slot, choice) > 0)

    def outputs(self, choice: Choice) -> tuple[Output, ...]:
        """The outputs that are on, with the user's colours and with their periods in their labels: `MA5`."""
        found = []
        for at in self.slots_on(choice):
            slot = self.slots[at]
            label = f"{slot.label}{self._period(slot, choice):g}" if slot.period else slot.label
            found.append(replace(slot, label=label, color=choice.colors[at]))
        return tuple(found)

    def legend(self, choice: Choice) -> str:
        """What stands before the outputs in a legend: `MACD 12,26,9`; empty where the outputs' labels say it all."""
        if any(slot.period for slot in self.slots):
            return ""
        pairs = zip(self.parameters, choice.values, strict=True)
        return " ".join(
            [self.name, ",".join(f"{value:g}" for one, value in pairs if not one.options)]
        ).rstrip()

    def fit(self, choice: Choice) -> Choice:
        """A choice from an older or damaged file as one that can be used."""
        first = self.first_choice
        values = choice.values[: len(first.values)] + first.values[len(choice.values) :]
        colors = choice.colors[: len(first.colors)] + first.colors[len(choice.colors) :]
        return Choice(
            self.name,
            tuple(one.fit(value) for one, value in zip(self.parameters, values, strict=True)),
            tuple(
                color if known and 1 <= color <= COLORS else known
                for color, known in zip(colors, first.colors, strict=True)
            ),
        )

    def _period(self, slot: Output, choice: Choice) -> float:
        """Value of the parameter that switches a slot, 1 for a slot that is always on."""
        for one, value in zip(self.parameters, choice.values, strict=True):
            if one.key == slot.period:
                return value
        return 1.0
