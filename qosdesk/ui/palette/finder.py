"""What the palette finds for a typed text: bounded lists of each kind, the best first."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from qosdesk.domain.quotes import Instrument
from qosdesk.domain.symbols import Symbol, SymbolError, parse_symbol
from qosdesk.ui.desk import Desk
from qosdesk.ui.palette.entries import Entry, Section
from qosdesk.ui.palette.match import Title, fold, rank
from qosdesk.ui.palette.recent import Recent
from qosdesk.ui.shortcuts.catalogue import BY_ID, english_of, scope_title, title_of
from qosdesk.ui.shortcuts.kinds import Command, Scope

if TYPE_CHECKING:
    from qosdesk.ui.shell.windows import Windows

Doable = Callable[[], Sequence[tuple[Command, Callable[[], object]]]]
"""The commands that can be run now, and what runs them."""

COMMANDS_ONLY: Final = ">"
SETTINGS_ONLY: Final = ":"
_SYMBOLS: Final = 12
_AMONG_OTHERS: Final = 7
_MOST: Final = {Section.COMMANDS: 5, Section.SETTINGS: 3, Section.WORKSPACES: 3}
_ALONE: Final = 200
_RECENT: Final = 8


class Finder:
    """Looks everywhere.

    Args:
        desk: the ports.
        doable: see `Doable`.
        windows: whose workspaces.
        window: over which settings open.

    Attributes:
        recent: what was chosen lately.
        message: why nothing was found, where that is to be said.
    """

    def __init__(self, desk: Desk, doable: Doable, windows: Windows, window: QWidget) -> None:
        self._desk = desk
        self._doable = doable
        self._windows = windows
        self._window = window
        self._titles: dict[str, tuple[Title, ...]] = {}
        self._language = ""
        self.recent = Recent(desk.settings)
        self.message = ""

    def find(self, typed: str, *, symbols_only: bool = False) -> list[Entry]:
        """Entries section by section."""
        self.message = ""
        text = typed.strip()
        if symbols_only:
            return self._symbols(text, _SYMBOLS)
        if text.startswith(COMMANDS_ONLY):
            return self._commands(fold(text[1:]), _ALONE)
        if text.startswith(SETTINGS_ONLY):
            return self._settings(text[1:], _ALONE)
        if not text:
            return self._lately()
        folded = fold(text)
        commands = self._commands(folded, _MOST[Section.COMMANDS]) if folded else []
        settings = self._settings(text, _MOST[Section.SETTINGS])
        workspaces = self._workspaces(folded, _MOST[Section.WORKSPACES]) if folded else []
        others = [*commands, *settings, *workspaces]
        symbols = self._symbols(text, _AMONG_OTHERS if others else _SYMBOLS)
        if others:
            self.message = ""
        meant = bool(commands) and fold(commands[0].title) == folded and not _is_exact(symbols, text)
        if meant:
            return [*commands, *symbols, *settings, *workspaces]
        return [*symbols, *others]

    # --- symbols ------------------------------------------------------------------------------------------------------

    def _symbols(self, text: str, most: int) -> list[Entry]:
        """A symbol typed in full comes first even when no list knows it; then what was chosen lately."""
        found = list(self._desk.instruments.search(text, most)) if text else []
        if ":" in text:
            try:
                symbol = parse_symbol(text)
            except SymbolError as error:
                self.message = "" if found else str(error)
            else:
                known = self._desk.instruments.get(symbol) or Instrument(symbol)
                found = [known, *(one for one in found if one.symbol != symbol)][:most]
        entries = [_of_instrument(one) for one in found]
        first = 1 if _is_exact(entries, text) else 0
        return [*entries[:first], *sorted(entries[first:], key=lambda one: self.recent.place(one.key))]

    # --- commands -----------------------------------------------------------------------------------------------------

    def _commands(self, folded: str, most: int) -> list[Entry]:
        """The best fit first, of equals what was chosen lately."""
        hits: list[tuple[int, int, int, Command, Callable[[], object]]] = []
        for place, (command, run) in enumerate(self._doable()):
            ranks = [rank(folded, title) for title in self._titles_of(command)] if folded else [1]
            fits = [one for one in ranks if one >= 0]
            if fits:
                lately = self.recent.place(f"command:{command.id}")
                hits.append((min(fits), lately, place, command, run))
        hits.sort(key=lambda hit: hit[:3])
        return [self._of_command(command, run) for *_order, command, run in hits[:most]]

    def _titles_of(self, command: Command) -> tuple[Title, ...]:
        language = self._desk.theme.language
        if language != self._language:
            self._language = language
            self._titles = {
                one.id: tuple({text: Title.of(text) for text in (title_of(one), english_of(one))}.values())
                for one in BY_ID.values()
            }
        return self._titles[command.id]

    def _of_command(self, command: Command, run: Callable[[], object]) -> Entry:
        return Entry(
            f"command:{command.id}",
            Section.COMMANDS,
            title_of(command),
            "" if command.scope is Scope.WINDOW else scope_title(command.scope),
            self._desk.keymap.text(command.id),
            command.icon,
            run,
        )

    # --- settings and workspaces --------------------------------------------------------------------------------------

    def _settings(self, text: str, most: int) -> list[Entry]:
        # Imported when something is first typed: the settings are not part of a start.
        from qosdesk.ui.settings.kinds import Page
        from qosdesk.ui.settings.opening import open_settings
        from qosdesk.ui.settings.words import page_title, search_settings

        return [
            Entry(
                f"setting:{page}:{title}",
                Section.SETTINGS,
                title,
                page_title(Page(page)),
                icon="settings",
                run=partial(open_settings, self._desk, self._window, page),
            )
            for title, page in search_settings(text)[:most]
        ]

    def _workspaces(self, folded: str, most: int) -> list[Entry]:
        windows = self._windows
        current = windows.workspaces.current.id
        found = [(windows.name_of(one), one) for one in windows.workspaces.all() if one.id != current]
        return [
            Entry(
                f"workspace:{one.id}",
                Section.WORKSPACES,
                name,
                icon="workspace",
                run=partial(windows.switch, one),
            )
            for name, one in found
            if rank(folded, Title.of(name)) >= 0
        ][:most]

    # --- nothing typed ------------------------------------------------------------------------------------------------

    def _lately(self) -> list[Entry]:
        """What was chosen last, symbols before commands."""
        runs = {command.id: (command, run) for command, run in self._doable()}
        entries: list[Entry] = []
        for key in self.recent.keys[:_RECENT]:
            kind, _, name = key.partition(":")
            if kind == "command" and name in runs:
                entries.append(self._of_command(*runs[name]))
            elif kind == "symbol":
                symbol = _symbol(name)
                known = self._desk.instruments.get(symbol) if symbol is not None else None
                if known is not None:
                    entries.append(_of_instrument(known))
        if not entries:
            self.message = QCoreApplication.translate(
                "Palette", "Type a code or a name; > for commands, : for settings"
            )
        return sorted(entries, key=lambda one: tuple(Section).index(one.section))


def _of_instrument(instrument: Instrument) -> Entry:
    names = " ".join(dict.fromkeys(name for name in (instrument.name_en, instrument.name_zh) if name))
    symbol = str(instrument.symbol)
    return Entry(f"symbol:{symbol}", Section.SYMBOLS, symbol, names, icon="candle", instrument=instrument)


def _symbol(text: str) -> Symbol | None:
    try:
        return parse_symbol(text)
    except SymbolError:
        return None


def _is_exact(symbols: Sequence[Entry], text: str) -> bool:
    """Whether the first symbol is the one that was typed."""
    title = symbols[0].title if symbols else ""
    return bool(text) and text.casefold() in (title.casefold(), title.partition(":")[2].casefold())
