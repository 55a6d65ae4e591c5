"""This program's claim to the key it uses: of two desks on one computer the second says so instead of fighting."""

from __future__ import annotations

import logging
from datetime import datetime

from qosdesk.app.source import Source
from qosdesk.clock import SystemClock
from qosdesk.paths import user_data_dir
from qosdesk.storage.key_lock import Holder, KeyLock

_log = logging.getLogger(__name__)


class KeyClaim:
    """At most one key at a time; what is claimed is known to all profiles of the user."""

    def __init__(self) -> None:
        # The computer's own time, not that of a demo market. No profile has a name with a dot.
        self._lock = KeyLock(user_data_dir().parent / ".running", SystemClock())

    def take(self, source: Source) -> str:
        """Claim a source's key: empty when it may be used, else who uses it, in words."""
        plan = source.provider.dialect(source.limits).limits
        has_no_plan = source.demo and plan.products == 0
        if not source.key or plan.connections != 1 or has_no_plan:
            self._lock.release()
            return ""
        # Keys of servers on this computer count with their address: every desk has a demo exchange of its own.
        key = f"{source.key} {source.http_url}" if source.is_loopback else source.key
        try:
            holder = self._lock.take(source.provider.name, key)
        except OSError as error:
            _log.warning("whether another desk uses this key can't be found out: %s", error.strerror)
            return ""
        return _words(holder, source.provider.title) if holder is not None else ""

    def release(self) -> None:
        """Let go of it."""
        self._lock.release()


def _words(holder: Holder, title: str) -> str:
    facts = []
    if holder.since_ms:
        since = datetime.fromtimestamp(holder.since_ms / 1000).astimezone()
        facts.append(f"since {since:%H:%M}")
    if holder.pid:
        facts.append(f"process id {holder.pid}")
    known = f" ({', '.join(facts)})" if facts else ""
    return (
        f"qosdesk is already running with this key on this computer{known}. "
        f"{title} allows 1 connection: close the other one."
    )
