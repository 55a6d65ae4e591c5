"""Link groups 1 to 9: where each points. Implements `ui.ports.LinksPort` by shape."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from qosdesk.domain.status import LinkTarget
from qosdesk.domain.symbols import Symbol, SymbolError, parse_symbol
from qosdesk.services.ports import Unsubscribe


class Links:
    """The groups.

    Args:
        stored: group -> symbol text as kept from the last start; a damaged entry is left out.
        save: told of every change.
    """

    def __init__(
        self, stored: Mapping[int, str] | None = None, save: Callable[[int, str], None] | None = None
    ) -> None:
        self._targets: dict[int, LinkTarget] = {}
        self._followers: dict[int, list[Callable[[LinkTarget], None]]] = {}
        self._save = save
        self._unsaved: set[int] = set()
        for group, text in (stored or {}).items():
            try:
                self._targets[group] = LinkTarget(parse_symbol(text))
            except SymbolError:
                continue

    def target(self, group: int) -> LinkTarget | None:
        """Where the group points."""
        return self._targets.get(group)

    def point(self, group: int, symbol: Symbol) -> None:
        """Point a group at a symbol and tell its followers."""
        old = self._targets.get(group)
        if old is not None and old.symbol == symbol and group not in self._unsaved:
            return
        self._unsaved.discard(group)
        if self._save is not None:
            self._save(group, str(symbol))
        if old is None or old.symbol != symbol:
            self._follow(group, symbol)

    def show(self, group: int, symbol: Symbol) -> None:
        """Point a group for this run only, as the command line may: not kept, and over when the user points it."""
        self._unsaved.add(group)
        self._follow(group, symbol)

    def _follow(self, group: int, symbol: Symbol) -> None:
        target = self._targets[group] = LinkTarget(symbol)
        for changed in tuple(self._followers.get(group, ())):
            changed(target)

    def subscribe(self, group: int, changed: Callable[[LinkTarget], None]) -> Unsubscribe:
        """Follow a group; where it already points is told at once."""
        followers = self._followers.setdefault(group, [])
        followers.append(changed)
        target = self._targets.get(group)
        if target is not None:
            changed(target)
        return lambda: followers.remove(changed) if changed in followers else None
