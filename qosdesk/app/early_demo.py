"""The demo exchange begun with the window, before any key is looked for: it comes up while the first list is made.

Only where the last run ended on the demo and nothing given now says otherwise; a key that was kept since is looked for
when the demo's quotes are on screen, and takes its place. Not begun before: on a busy computer it would hold up the
window.
"""

from __future__ import annotations

import logging
import subprocess
from typing import TYPE_CHECKING, Final

from qosdesk.app.demo_child import end_process, spawn_demo

if TYPE_CHECKING:
    from qosdesk.app.options import DesktopOptions
    from qosdesk.ui.ports import SettingsPort

WAS_DEMO: Final = "source.was_demo"
"""Setting: the last run ended on the demo exchange."""
_log = logging.getLogger(__name__)


class EarlyDemo:
    """A process that may be taken once."""

    def __init__(self, process: subprocess.Popen[bytes] | None = None) -> None:
        self._process = process

    @property
    def is_begun(self) -> bool:
        """Whether there is one to take."""
        return self._process is not None

    def take(self) -> subprocess.Popen[bytes] | None:
        """The process, which is whoever's takes it; None where there is none, or no more."""
        process, self._process = self._process, None
        return process

    def drop(self) -> None:
        """Nobody took it: it ends."""
        process = self.take()
        if process is not None:
            end_process(process)


def begin_early(options: DesktopOptions, settings: SettingsPort) -> EarlyDemo:
    """Begin the demo exchange, if this run will want it."""
    if options.http_url is not None or options.key or options.other_keys:
        return EarlyDemo()
    if settings.get(WAS_DEMO, False) is not True:
        return EarlyDemo()
    try:
        return EarlyDemo(spawn_demo())
    except OSError as error:
        # Whoever needs it tries again, and tells the user.
        _log.info("the demo exchange could not be begun early: %s", error)
        return EarlyDemo()
