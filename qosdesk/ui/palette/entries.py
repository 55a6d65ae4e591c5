"""What stands in the palette, as values."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum

from qosdesk.domain.quotes import Instrument


class Section(Enum):
    """Kinds of entries, in the order in which they stand in the list."""

    SYMBOLS = "symbols"
    COMMANDS = "commands"
    SETTINGS = "settings"
    WORKSPACES = "workspaces"


@dataclass(frozen=True, slots=True)
class Entry:
    """One line that can be chosen.

    Attributes:
        key: stable name: what was used lately is remembered by it.
        section: its kind.
        title: what it is called.
        detail: what is said quietly behind it.
        keys: of a command, at the right.
        icon: before it.
        run: what choosing it does; symbols are the window's to show.
        instrument: of a symbol.
    """

    key: str
    section: Section
    title: str
    detail: str = ""
    keys: str = ""
    icon: str = "chevron-right"
    run: Callable[[], object] | None = None
    instrument: Instrument | None = None
