"""The first painting of the window, which the start waits for, and what `dev.py bench start` reads in the log.

The log says when the first window and the first live quote were on screen, where whoever starts the program says when
that was (`QOSDESK_STARTED_S`, seconds of the monotonic clock, which programs of one computer share): the program itself
does not know how long the system took to bring it up.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from typing import Final

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget

from qosdesk.clock import Clock
from qosdesk.market.store import SymbolState
from qosdesk.ui.bridge import FrameTimer

VARIABLE: Final = "QOSDESK_STARTED_S"
PAINTED: Final = "first window painted"
QUOTED: Final = "first live quote painted"
_PATIENCE_MS: Final = 400
"""A window that nobody sees (another desktop, a locked screen) is not painted, and the start goes on."""
_log = logging.getLogger(__name__)


class FirstPaint(QObject):
    """Waits until a window is on screen."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._done: asyncio.Future[bool] = asyncio.get_running_loop().create_future()
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.timeout.connect(lambda: self._end(False))
        self._patience.start(_PATIENCE_MS)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Everything that is in the window is painted within the same turn, before any timer."""
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self, lambda: self._end(True))
        return False

    def _end(self, was_painted: bool) -> None:
        self._window.removeEventFilter(self)
        self._patience.stop()
        if not self._done.done():
            self._done.set_result(was_painted)

    async def wait(self) -> bool:
        """Whether it was painted; False where nobody sees it."""
        return await self._done


class FirstQuote:
    """Waits until a live quote is on screen.

    Args:
        reached: called when it is, also after nobody waits any more.
    """

    def __init__(self, frames: FrameTimer, reached: Callable[[], None]) -> None:
        self._frames = frames
        self._reached = reached
        self._painted = asyncio.Event()
        frames.add(self)

    def on_frame(self, dirty: Sequence[SymbolState], _now_s: float) -> bool:
        """What is remembered from an earlier run is no live quote."""
        if any(state.print_count + state.snapshot_count and not state.recalled_ms for state in dirty):
            self._frames.remove(self)
            QTimer.singleShot(0, self._end)
        return False

    def _end(self) -> None:
        self._reached()
        self._painted.set()

    async def wait(self, patience_s: float) -> None:
        """Until it is, or nobody wants to wait longer."""
        with suppress(TimeoutError):
            await asyncio.wait_for(self._painted.wait(), patience_s)


class Milestones:
    """Writes down when both were reached.

    Args:
        started_s: when the program was started; None where nobody asks.
    """

    def __init__(self, started_s: float | None, clock: Clock) -> None:
        self._started_s = started_s
        self._clock = clock

    def reach(self, what: str) -> None:
        """It is on screen."""
        if self._started_s is not None:
            _log.info("%s after %.1f ms", what, (self._clock.monotonic_s() - self._started_s) * 1000)


def watch_start(environment: Mapping[str, str], clock: Clock) -> Milestones:
    """Write milestones down, if the environment says when the program was started."""
    try:
        return Milestones(float(environment.get(VARIABLE, "")), clock)
    except ValueError:
        return Milestones(None, clock)
