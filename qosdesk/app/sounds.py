"""Short sounds by the system's own player, at most a few a second; never waits, never fails aloud.

PySide6-Essentials has no QtMultimedia: Windows plays by `winsound`, macOS and Linux by a small program of the system,
which is ended when it does not end by itself. Where there is none the system beeps.
"""

from __future__ import annotations

import logging
import shutil
import sys
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, QProcess, QTimer
from PySide6.QtWidgets import QApplication

from qosdesk.clock import Clock
from qosdesk.paths import resource

PER_SECOND: Final = 4
AT_ONCE: Final = 3
"""Players that may run side by side; the next sound is left out."""
DEADLINE_MS: Final = 3000
NAMES: Final = ("alert", "tape-1", "tape-2", "tape-3")
_PLAYERS: Final = (
    ("afplay",),
    ("pw-play",),
    ("paplay",),
    ("aplay", "-q"),
)

_log = logging.getLogger(__name__)


def find_player(which: Callable[[str], str | None] = shutil.which) -> tuple[str, ...]:
    """The command that plays a file, without the file; empty where there is none."""
    for name, *options in _PLAYERS:
        found = which(name)
        if found:
            return (found, *options)
    return ()


class Sounds(QObject):
    """Plays by the system's means; implements `ui.ports.SoundsPort` by shape.

    Args:
        clock: counts what is played in a second.
        player: command that plays a file; None looks for one at the first sound.
        beep: what is heard where no player works.
        is_wanted: whether the user wants to hear a sound.
    """

    def __init__(
        self,
        clock: Clock,
        player: Sequence[str] | None = None,
        beep: Callable[[], object] = QApplication.beep,
        is_wanted: Callable[[str], bool] = NAMES.__contains__,
    ) -> None:
        super().__init__()
        self._clock = clock
        self._player = player
        self._beep = beep
        self._is_wanted = is_wanted
        self._played_s: list[float] = []
        self._running: set[QProcess] = set()

    def play(self, name: str) -> None:
        """Play one; too many in a second are left out, and a name that is not known is not heard."""
        if name not in NAMES or not self._is_wanted(name):
            return
        now_s = self._clock.monotonic_s()
        self._played_s = [at_s for at_s in self._played_s if now_s - at_s < 1.0]
        if len(self._played_s) >= PER_SECOND or len(self._running) >= AT_ONCE:
            return
        self._played_s.append(now_s)
        file = resource("sounds", f"{name}.wav")
        if self._player is None and sys.platform == "win32":
            self._play_on_windows(file)
            return
        if self._player is None:
            self._player = find_player()
        if self._player:
            self._start(self._player, file)
        else:
            self._beep()

    def close(self) -> None:
        """Nothing is heard any more."""
        for process in tuple(self._running):
            process.blockSignals(True)
            process.kill()
            process.waitForFinished(200)
            process.deleteLater()
        self._running.clear()

    def _start(self, player: Sequence[str], file: Path) -> None:
        process = QProcess(self)
        process.setStandardInputFile(QProcess.nullDevice())
        process.setStandardOutputFile(QProcess.nullDevice())
        process.setStandardErrorFile(QProcess.nullDevice())
        self._running.add(process)
        process.finished.connect(partial(self._end, process))
        process.errorOccurred.connect(partial(self._fail, process))
        deadline = QTimer(process)
        deadline.setSingleShot(True)
        deadline.timeout.connect(process.kill)
        deadline.start(DEADLINE_MS)
        process.start(player[0], [*player[1:], str(file)])

    def _fail(self, process: QProcess, error: QProcess.ProcessError) -> None:
        """A player that does not start is not tried again."""
        if error is QProcess.ProcessError.FailedToStart:
            _log.info("the sound player could not be started")
            self._player = ()
            self._end(process)
            self._beep()

    def _end(self, process: QProcess, *_how: object) -> None:
        self._running.discard(process)
        process.deleteLater()

    def _play_on_windows(self, file: Path) -> None:
        try:
            import winsound

            flags = winsound.SND_FILENAME | winsound.SND_ASYNC | winsound.SND_NODEFAULT  # type: ignore[attr-defined]
            winsound.PlaySound(str(file), flags)  # type: ignore[attr-defined]
        except (ImportError, RuntimeError):
            self._beep()
