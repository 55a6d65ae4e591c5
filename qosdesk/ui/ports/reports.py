"""Reports of problems: what the dialog needs of the house. Imports nothing of ours."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Protocol

LOG: Final = "log.txt"
"""The part with the last lines of the log file."""


@dataclass(frozen=True, slots=True)
class Part:
    """One file of a report, free of secrets."""

    name: str
    text: str


class ReportsPort(Protocol):
    """Bundles for whoever is asked for help."""

    def collect(
        self, extra: Mapping[str, str], done: Callable[[Sequence[Part]], None], *, lists: bool
    ) -> None:
        """Gather the parts; `done` hears them later.

        Args:
            extra: further parts by name.
            done: called once, on the UI thread.
            lists: with the user's lists; otherwise symbols are masked everywhere.
        """
        ...

    def pack(self, parts: Sequence[Part]) -> bytes:
        """A zip of the parts; takes a while, so it is called on a thread of its own.

        Raises:
            OSError: a secret was found in it, so there is none.
        """
        ...
