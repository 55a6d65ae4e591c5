"""When the first window and the first live quote were on screen, written to the log: what `dev.py bench start` reads.

Only where whoever starts the program says when that was (`QOSDESK_STARTED_S`, seconds of the monotonic clock, which
programs of one computer share): the program itself does not know how long the system took to bring it up.
"""

from __future__ import annotations

import logging
from collections.abc import Mapping, Sequence
from typing import Final

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget

from qosdesk.clock import Clock
from qosdesk.market.store import SymbolState
from qosdesk.ui.bridge import FrameTimer

VARIABLE: Final = "QOSDESK_STARTED_S"
PAINTED: Final = "first window painted"
QUOTED: Final = "first live quote painted"
_log = logging.getLogger(__name__)


class Milestones(QObject):
    """Watches for both, once; then it is out of the way."""

    def __init__(self, started_s: float, clock: Clock, window: QWidget, frames: FrameTimer) -> None:
        super().__init__(window)
        self._started_s = started_s
        self._clock = clock
        self._window = window
        self._frames = frames
        window.installEventFilter(self)
        frames.add(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The window is painted: its panels are within the same turn, before any timer."""
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self, lambda: self._reached(PAINTED))
        return False

    def on_frame(self, dirty: Sequence[SymbolState], _now_s: float) -> bool:
        """What is remembered from an earlier run is no live quote."""
        if any(state.print_count + state.snapshot_count and not state.recalled_ms for state in dirty):
            self._frames.remove(self)
            QTimer.singleShot(0, self, lambda: self._reached(QUOTED))
        return False

    def _reached(self, what: str) -> None:
        _log.info("%s after %.1f ms", what, (self._clock.monotonic_s() - self._started_s) * 1000)


def watch_start(
    environment: Mapping[str, str], clock: Clock, window: QWidget, frames: FrameTimer
) -> Milestones | None:
    """Watch, if the environment says when the program was started."""
    try:
        started_s = float(environment.get(VARIABLE, ""))
    except ValueError:
        return None
    return Milestones(started_s, clock, window, frames)
