"""A user's own indicator on a series: computed elsewhere, once a bar closed. Imports numpy.

Only closed bars are given away, the newest 100,000 at most; the forming bar has no value until it closed.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final
from weakref import WeakMethod

import numpy as np

from qosdesk.indicators.levels import summed
from qosdesk.indicators.live import Buckets
from qosdesk.indicators.own import OwnFile, Problem, message_of, unknown_kind
from qosdesk.indicators.own_wire import Answer, Floats, Request
from qosdesk.indicators.source import Series
from qosdesk.indicators.spec import Choice

ROWS_MAX: Final = 100_000

Run = Callable[[Request, Callable[[Answer], None]], None]
"""Runs a request and calls back on the calling thread later."""


class OwnIndicator:
    """See `live.Indicator`.

    Args:
        choice: the user's.
        file: what the folder has of that name; None for nothing.
        series: the bars.
        run: computes.
        changed: called when values or message changed by themselves: paint anew.
    """

    def __init__(
        self, choice: Choice, file: OwnFile | None, series: Series, run: Run, changed: Callable[[], None]
    ) -> None:
        known = file.kind if file is not None else None
        self.kind = known or unknown_kind(choice.kind)
        self.choice = self.kind.fit(choice)
        self.outputs = self.kind.outputs(self.choice)
        self.message = message_of(Problem.GONE, choice.kind) if file is None else file.problem
        self._file = file
        self._series = series
        self._run = run
        self._changed = changed
        self._values: Floats = np.empty((len(self.outputs), 0))
        self._begins = 0
        """Logical index of the first value."""
        self._version = -1
        self._asked: tuple[int, int] | None = None
        self._running = False
        self._reduced: dict[int, tuple[int, Floats]] = {}

    def sync(self) -> None:
        """Have it computed when a bar closed or history changed."""
        series = self._series
        if series.version == self._version or self._file is None or self._file.problem or self._running:
            return
        wanted = (series.first, series.first + len(series) - 1)
        unchanged = self._asked == wanted and series.changed_since(self._version) >= wanted[1]
        self._version, self._asked = series.version, wanted
        if not unchanged and wanted[1] > wanted[0]:
            self._start(max(wanted[0], wanted[1] - ROWS_MAX), wanted[1])

    def rows(self, start: int, stop: int) -> Floats:
        """See `live.Indicator`."""
        self.sync()
        first = self._series.first
        return self._between(start + first, stop + first)

    def reduced(self, start: int, stop: int, factor: int) -> Buckets:
        """See `live.Indicator`."""
        self.sync()
        origin, buckets = self._buckets(factor)
        out = np.full((3, len(self.outputs), max(0, stop - start)), np.nan)
        low, high = max(start, origin), min(stop, origin + buckets.shape[2])
        if low < high:
            out[:, :, low - start : high - start] = buckets[:, :, low - origin : high - origin]
        return tuple((out[0, at], out[1, at], out[2, at]) for at in range(len(self.outputs)))

    def last(self) -> tuple[float, ...]:
        """The newest closed bar's values: the forming one has none."""
        self.sync()
        known = self._values
        return tuple(float(column[-1]) for column in known) if known.shape[1] else (np.nan,) * len(known)

    def _between(self, start: int, stop: int) -> Floats:
        out = np.full((len(self.outputs), max(0, stop - start)), np.nan)
        low, high = max(start, self._begins), min(stop, self._begins + self._values.shape[1])
        if low < high:
            out[:, low - start : high - start] = self._values[:, low - self._begins : high - self._begins]
        return out

    def _buckets(self, factor: int) -> tuple[int, Floats]:
        known = self._reduced.get(factor)
        if known is None:
            origin = self._begins // factor
            if self._values.shape[1]:
                whole = self._between(origin * factor, self._begins + self._values.shape[1])
                known = (origin, summed(whole, factor))
            else:
                known = (origin, np.empty((3, len(self.outputs), 0)))
            self._reduced[factor] = known
        return known

    def _start(self, begins: int, end: int) -> None:
        file, series = self._file, self._series
        assert file is not None
        rows = slice(begins - series.first, end - series.first)
        columns = np.array(
            [getattr(series, name)[rows] for name in ("open", "high", "low", "close", "volume")]
        )
        parameters = {
            one.key: value for one, value in zip(self.kind.parameters, self.choice.values, strict=True)
        }
        request = Request(
            file.name,
            file.source.decode("utf-8", "replace"),
            parameters,
            tuple(slot.key for slot in self.kind.slots),
            columns,
        )
        self._running = True
        if not self._values.shape[1] and not self.message:
            self.message = message_of(Problem.COMPUTING)
        # Weakly: a chart that shows something else by now is not held by a process.
        answered = WeakMethod(self._answered)

        def done(answer: Answer) -> None:
            take = answered()
            if take is not None:
                take(begins, answer)

        self._run(request, done)

    def _answered(self, begins: int, answer: Answer) -> None:
        self._running = False
        self._reduced.clear()
        self._begins = begins
        if answer.problem is not None or answer.values is None:
            self._values = np.empty((len(self.outputs), 0))
            self.message = message_of(answer.problem or Problem.CRASHED, answer.detail)
        else:
            self._values = answer.values
            self.message = ""
        self._changed()
