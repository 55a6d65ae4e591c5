"""The user's things, kept from start to start. Imports domain only."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol

from qosdesk.domain.drawings import Drawings
from qosdesk.domain.status import LinkTarget
from qosdesk.domain.symbols import Symbol
from qosdesk.domain.watchlists import Watchlist
from qosdesk.ui.ports.subscription import Unsubscribe

SettingValue = bool | int | float | str


class WatchlistsPort(Protocol):
    """The user's watchlists; every change is stored."""

    def all(self) -> Sequence[Watchlist]:
        """In tab order."""
        ...

    def save(self, watchlist: Watchlist) -> Watchlist:
        """Add (id 0) or replace; returns it with its id."""
        ...

    def remove(self, watchlist_id: int) -> None:
        """Delete a list."""
        ...

    def reorder(self, ids: Sequence[int]) -> None:
        """Put the tabs in this order; lists not named follow in their old order."""
        ...

    def subscribe(self, changed: Callable[[], None]) -> Unsubscribe:
        """Be told of changes."""
        ...


class SettingsPort(Protocol):
    """Small named values; every change is stored and announced."""

    def get(self, name: str, default: SettingValue) -> SettingValue:
        """The value, or the default when it is not set or has another type than the default."""
        ...

    def set(self, name: str, value: SettingValue) -> None:
        """Store it."""
        ...

    def subscribe(self, changed: Callable[[str], None]) -> Unsubscribe:
        """Be told the name of each changed setting."""
        ...


class LayoutsPort(Protocol):
    """Window geometry and dock arrangement, as opaque bytes by name."""

    def load(self, name: str) -> bytes | None:
        """What was stored."""
        ...

    def save(self, name: str, state: bytes) -> None:
        """Store it."""
        ...

    def remove(self, name: str) -> None:
        """Forget it."""
        ...


class DrawingsPort(Protocol):
    """The user's drawings by symbol, the same in every chart; every change is stored at once and can be undone."""

    def of(self, symbol: Symbol) -> Drawings:
        """The drawings of a symbol, the topmost last."""
        ...

    def put(self, symbol: Symbol, drawings: Drawings) -> None:
        """Replace the drawings of a symbol as one step that can be undone."""
        ...

    def can_undo(self, symbol: Symbol) -> bool:
        """Whether there is a step back."""
        ...

    def can_redo(self, symbol: Symbol) -> bool:
        """Whether a step back can be taken again."""
        ...

    def undo(self, symbol: Symbol) -> None:
        """Take the symbol's last step back."""
        ...

    def redo(self, symbol: Symbol) -> None:
        """Take the step again that was taken back."""
        ...

    def subscribe(self, changed: Callable[[Symbol], None]) -> Unsubscribe:
        """Be told whose drawings changed."""
        ...


class LinksPort(Protocol):
    """Link groups 1 to 9: panels of a group follow each other's symbol."""

    def target(self, group: int) -> LinkTarget | None:
        """Where the group points; None for an empty group."""
        ...

    def point(self, group: int, symbol: Symbol) -> None:
        """A panel of the group selected a symbol."""
        ...

    def subscribe(self, group: int, changed: Callable[[LinkTarget], None]) -> Unsubscribe:
        """Follow a group."""
        ...
