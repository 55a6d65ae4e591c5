"""The user's lists of symbols as values, and what can be done with them. Imports nothing of ours beyond domain.

A symbol stands in a list at most once: every operation gives such a list, whatever it is given. Operations name rows
and sections by their index in `entries`; an index outside, or of the wrong sort, is ignored.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from qosdesk.domain.symbols import Symbol

TAGS: Final = range(1, 10)
"""The colour tags of rows."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A row of a watchlist: a symbol, or a section header when `symbol` is None.

    Attributes:
        symbol: None for a section header.
        section: its title, of a header.
        tag: colour tag 1 to 9 of a row, 0 for none.
        note: the user's own words on it, may have lines.
        alias: shown in place of the name; empty for the name itself.
    """

    symbol: Symbol | None = None
    section: str = ""
    tag: int = 0
    note: str = ""
    alias: str = ""


@dataclass(frozen=True, slots=True)
class Watchlist:
    """A named list in the user's own order. `id` is stable, 0 before it was stored."""

    name: str
    entries: tuple[Entry, ...] = ()
    id: int = 0

    def symbols(self) -> tuple[Symbol, ...]:
        """Its symbols in order."""
        return tuple(entry.symbol for entry in self.entries if entry.symbol is not None)


# --- rows -------------------------------------------------------------------------------------------------------------


def dedupe(watchlist: Watchlist) -> Watchlist:
    """Each symbol once, where it stands first; what only a later entry says of it is kept."""
    places: dict[Symbol, int] = {}
    kept: list[Entry] = []
    for entry in watchlist.entries:
        place = places.get(entry.symbol) if entry.symbol is not None else None
        if place is not None:
            kept[place] = _joined(kept[place], entry)
            continue
        if entry.symbol is not None:
            places[entry.symbol] = len(kept)
        kept.append(entry)
    return watchlist if len(kept) == len(watchlist.entries) else replace(watchlist, entries=tuple(kept))


def add(watchlist: Watchlist, symbols: Iterable[Symbol], at: int | None = None) -> Watchlist:
    """Symbols that it has not yet, in their order, before the entry `at`; at the end by default."""
    return _put(watchlist, [Entry(symbol) for symbol in symbols], at)


def remove(watchlist: Watchlist, rows: Collection[int]) -> Watchlist:
    """Without these rows; sections stay."""
    gone = _rows(watchlist, rows)
    return _with(watchlist, [entry for number, entry in enumerate(watchlist.entries) if number not in gone])


def move(watchlist: Watchlist, rows: Collection[int], at: int) -> Watchlist:
    """These rows, in their order, before what is the entry `at` now."""
    moved = _rows(watchlist, rows)
    at = _bounded(watchlist, at)
    before = [e for n, e in enumerate(watchlist.entries[:at]) if n not in moved]
    after = [e for n, e in enumerate(watchlist.entries[at:], at) if n not in moved]
    return _with(watchlist, [*before, *_picked(watchlist, moved), *after])


def copy_to(source: Watchlist, rows: Collection[int], target: Watchlist, at: int | None = None) -> Watchlist:
    """`target` with these rows of `source`, their tags, notes and aliases; one that it has takes what it lacks."""
    return _put(target, _picked(source, _rows(source, rows)), at)


def move_to(
    source: Watchlist, rows: Collection[int], target: Watchlist, at: int | None = None
) -> tuple[Watchlist, Watchlist]:
    """`source` without these rows and `target` with them, as `copy_to`."""
    return remove(source, rows), copy_to(source, rows, target, at)


def tag_rows(watchlist: Watchlist, rows: Collection[int], tag: int) -> Watchlist:
    """These rows with a colour tag; 0 takes it away."""
    chosen = _rows(watchlist, rows) if tag == 0 or tag in TAGS else frozenset()
    return _with(
        watchlist, [replace(e, tag=tag) if n in chosen else e for n, e in enumerate(watchlist.entries)]
    )


def set_note(watchlist: Watchlist, row: int, note: str) -> Watchlist:
    """A row with these words on it; empty takes them away."""
    return _replaced(watchlist, row, lambda entry: replace(entry, note=note.strip()))


def set_alias(watchlist: Watchlist, row: int, alias: str) -> Watchlist:
    """A row under a name of the user's; empty shows its own name again."""
    return _replaced(watchlist, row, lambda entry: replace(entry, alias=" ".join(alias.split())))


# --- sections ---------------------------------------------------------------------------------------------------------


def insert_section(watchlist: Watchlist, title: str, at: int) -> Watchlist:
    """A section header before the entry `at`: the rows below it, up to the next header, are its rows now."""
    at = _bounded(watchlist, at)
    entries = watchlist.entries
    return _with(watchlist, [*entries[:at], Entry(section=title), *entries[at:]])


def rename_section(watchlist: Watchlist, section: int, title: str) -> Watchlist:
    """Another title."""
    if not _is_section(watchlist, section):
        return watchlist
    entries = list(watchlist.entries)
    entries[section] = replace(entries[section], section=title)
    return _with(watchlist, entries)


def remove_section(watchlist: Watchlist, section: int) -> Watchlist:
    """Without the header; its rows stay where they are."""
    if not _is_section(watchlist, section):
        return watchlist
    return _with(watchlist, [entry for number, entry in enumerate(watchlist.entries) if number != section])


def section_span(watchlist: Watchlist, section: int) -> range:
    """Indexes of a section header and its rows."""
    end = section + 1
    while end < len(watchlist.entries) and watchlist.entries[end].symbol is not None:
        end += 1
    return range(section, end)


def move_section(watchlist: Watchlist, section: int, at: int) -> Watchlist:
    """A section with its rows before the section in which the entry `at` stands, or at the end.

    Rows that stand before the first section keep their place: no section can swallow them.
    """
    if not _is_section(watchlist, section):
        return watchlist
    span = section_span(watchlist, section)
    entries = watchlist.entries
    at = _bounded(watchlist, at)
    headers = _headers(entries)
    if at < len(entries):
        # Before the section in which that entry stands; before the first one for a row that is in none.
        at = max([headers[0], *(header for header in headers if header <= at)])
    moved = entries[span.start : span.stop]
    before = [entry for number, entry in enumerate(entries[:at]) if number not in span]
    after = [entry for number, entry in enumerate(entries[at:], at) if number not in span]
    return _with(watchlist, [*before, *moved, *after])


# --- names ------------------------------------------------------------------------------------------------------------


def fresh_name(name: str, taken: Collection[str]) -> str:
    """The name, or with the first number from 2 on that makes it one of its own."""
    if name not in taken:
        return name
    number = 2
    while f"{name} {number}" in taken:
        number += 1
    return f"{name} {number}"


# --- pieces -----------------------------------------------------------------------------------------------------------


def _with(watchlist: Watchlist, entries: Sequence[Entry]) -> Watchlist:
    return dedupe(replace(watchlist, entries=tuple(entries)))


def _bounded(watchlist: Watchlist, at: int) -> int:
    return min(max(at, 0), len(watchlist.entries))


def _is_section(watchlist: Watchlist, at: int) -> bool:
    return 0 <= at < len(watchlist.entries) and watchlist.entries[at].symbol is None


def _headers(entries: Sequence[Entry]) -> list[int]:
    return [number for number, entry in enumerate(entries) if entry.symbol is None]


def _rows(watchlist: Watchlist, rows: Collection[int]) -> frozenset[int]:
    entries = watchlist.entries
    return frozenset(n for n in rows if 0 <= n < len(entries) and entries[n].symbol is not None)


def _picked(watchlist: Watchlist, rows: frozenset[int]) -> list[Entry]:
    return [watchlist.entries[number] for number in sorted(rows)]


def _put(watchlist: Watchlist, fresh: Sequence[Entry], at: int | None) -> Watchlist:
    """Entries of symbols that are new go to `at`; of one that is there only what it lacks is taken."""
    places = {entry.symbol: number for number, entry in enumerate(watchlist.entries)}
    entries = list(watchlist.entries)
    added: list[Entry] = []
    for entry in fresh:
        place = places.get(entry.symbol)
        if place is None:
            added.append(entry)
        else:
            entries[place] = _joined(entries[place], entry)
    place = len(entries) if at is None else _bounded(watchlist, at)
    return _with(watchlist, [*entries[:place], *added, *entries[place:]])


def _joined(kept: Entry, other: Entry) -> Entry:
    return replace(
        kept,
        tag=kept.tag or other.tag,
        note=kept.note or other.note,
        alias=kept.alias or other.alias,
    )


def _replaced(watchlist: Watchlist, row: int, change: Callable[[Entry], Entry]) -> Watchlist:
    if row not in _rows(watchlist, (row,)):
        return watchlist
    entries = list(watchlist.entries)
    entries[row] = change(entries[row])
    return _with(watchlist, entries)
