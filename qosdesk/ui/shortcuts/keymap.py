"""Which keys which command has now: the chosen preset, and the user's own keys over it, as settings.

This is the only place that makes keys of texts. Settings: `shortcuts.preset`, and `shortcuts.<id of a command>` with
portable names, one a line; empty takes a command's keys away, anything that is no keys means the preset's.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from PySide6.QtCore import QKeyCombination, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence

from qosdesk.ui.ports import SettingsPort
from qosdesk.ui.shortcuts.catalogue import BY_ID, COMMANDS
from qosdesk.ui.shortcuts.kinds import Command, Preset, Scope

PRESET: Final = "shortcuts.preset"
_PREFIX: Final = "shortcuts."
_AS_PRESET: Final = "preset"
"""What is stored for a command that has its preset's keys again."""
_KEYS_MAX: Final = 4
_FIXED: Final = frozenset(
    {"Esc", "Return", "Enter", "Tab", "Shift+Tab", "Backtab", "Up", "Down", "Left", "Right", "Shift+Backtab"}
)
"""Keys that always mean the same."""
_UNFINISHED: Final = frozenset(
    {
        Qt.Key.Key_Shift,
        Qt.Key.Key_Control,
        Qt.Key.Key_Alt,
        Qt.Key.Key_Meta,
        Qt.Key.Key_AltGr,
        Qt.Key.Key_unknown,
    }
)


def key_name(event: QKeyEvent) -> str:
    """The portable name of what was pressed; empty while it is only Shift, Ctrl or Alt."""
    key = Qt.Key(event.key())
    if key in _UNFINISHED:
        return ""
    held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    return QKeySequence(QKeyCombination(held, key)).toString(QKeySequence.SequenceFormat.PortableText)


def clean(text: str) -> str:
    """A portable name as `key_name` writes it; empty for a text that names no single keys."""
    made = sequence(text)
    name = made.toString(QKeySequence.SequenceFormat.PortableText) if made.count() == 1 else ""
    last = name.rpartition("+")[2] if not name.endswith("++") else "+"
    return name if last not in ("", "Ctrl", "Alt", "Shift", "Meta") else ""


def may_be_given(key: str) -> bool:
    """Whether a command may have these keys: what types alone begins a search, arrows and Enter always move."""
    if not clean(key) or key in _FIXED:
        return False
    return key.startswith(("Ctrl+", "Alt+", "Meta+")) or "+Alt+" in key or len(key.removeprefix("Shift+")) > 1


def sequence(key: str) -> QKeySequence:
    """Keys of a portable name."""
    return QKeySequence.fromString(key, QKeySequence.SequenceFormat.PortableText)


def native(key: str) -> str:
    """Keys as this system writes them."""
    return sequence(key).toString(QKeySequence.SequenceFormat.NativeText)


class Keymap(QObject):
    """The keys of every command.

    Signals:
        changed: some command has other keys; menus, tooltips and shortcuts are to be made anew.
    """

    changed = Signal()

    def __init__(self, settings: SettingsPort) -> None:
        super().__init__()
        self._settings = settings
        self._keys: dict[str, tuple[str, ...]] = {}
        self._heard: dict[Scope, dict[str, str]] = {}
        self._quiet = False
        self._read()
        settings.subscribe(self._on_setting)

    # --- what is ------------------------------------------------------------------------------------------------------

    @property
    def preset(self) -> Preset:
        """The set of keys that the user's own lie over."""
        stored = self._settings.get(PRESET, Preset.STANDARD.value)
        return next((one for one in Preset if one.value == stored), Preset.STANDARD)

    def keys(self, command_id: str) -> tuple[str, ...]:
        """Portable names; none for a command that has no keys."""
        return self._keys[command_id]

    def text(self, command_id: str) -> str:
        """Its first keys as this system writes them, for menus and tooltips; empty where it has none."""
        keys = self._keys[command_id]
        return native(keys[0]) if keys else ""

    def all_text(self, command_id: str) -> str:
        """All of its keys."""
        return "  ".join(native(key) for key in self._keys[command_id])

    def in_menu(self, text: str, command_id: str) -> str:
        """An entry's text with its keys beside it."""
        keys = self.text(command_id)
        return f"{text}\t{keys}" if keys else text

    def in_tip(self, text: str, command_id: str) -> str:
        """A tooltip with the keys behind it."""
        keys = self.text(command_id)
        return f"{text} ({keys})" if keys else text

    def heard(self, scope: Scope) -> Mapping[str, str]:
        """Ids of commands by keys: each one's own, in this scope."""
        return self._heard[scope]

    def is_own(self, command_id: str) -> bool:
        """Whether the user gave it other keys than the preset does."""
        return self._keys[command_id] != BY_ID[command_id].usual(self.preset)

    def holder(self, command_id: str, key: str) -> Command | None:
        """Another command of the same scope that has these keys."""
        scope = BY_ID[command_id].scope
        others = (one for one in COMMANDS if one.scope is scope and one.id != command_id)
        return next((one for one in others if key in self._keys[one.id]), None)

    def shadows(self, command_id: str, key: str) -> tuple[Command, ...]:
        """Commands of other scopes with these keys: where a panel has the keyboard, its own come first."""
        scope = BY_ID[command_id].scope
        near = [one for one in COMMANDS if one.scope is not scope and Scope.WINDOW in (one.scope, scope)]
        return tuple(one for one in near if key in self._keys[one.id])

    def conflicts(self) -> tuple[tuple[Command, Command, str], ...]:
        """Pairs of commands of one scope with the same keys; the first of them hears them."""
        found: list[tuple[Command, Command, str]] = []
        for one in COMMANDS:
            for key in self._keys[one.id]:
                first = self._heard[one.scope][key]
                if first != one.id:
                    found.append((BY_ID[first], one, key))
        return tuple(found)

    # --- changes ------------------------------------------------------------------------------------------------------

    def choose(self, preset: Preset) -> None:
        """Another set of keys; the user's own stay over it."""
        self._settings.set(PRESET, preset.value)

    def give(self, command_id: str, keys: Iterable[str]) -> None:
        """These keys from now on; other commands of the scope lose them. No keys: it has none.

        Raises:
            ValueError: keys that no command may have.
        """
        wanted = tuple(dict.fromkeys(keys))[:_KEYS_MAX]
        if not all(may_be_given(key) for key in wanted):
            raise ValueError(f"no keys for a command: {wanted}")
        stored = {command_id: wanted}
        for key in wanted:
            holder = self.holder(command_id, key)
            if holder is not None:
                left = stored.get(holder.id, self._keys[holder.id])
                stored[holder.id] = tuple(one for one in left if one != key)
        self._store(stored)

    def reset(self, command_id: str) -> None:
        """The preset's keys again; other commands of the scope lose them."""
        self.give(command_id, BY_ID[command_id].usual(self.preset))

    def reset_all(self) -> None:
        """The preset's keys for every command."""
        self._store(
            {one.id: one.usual(self.preset) for one in COMMANDS if self._stored(one.id) != _AS_PRESET}
        )

    def _store(self, wanted: Mapping[str, tuple[str, ...]]) -> None:
        self._quiet = True
        for command_id, keys in wanted.items():
            usual = keys == BY_ID[command_id].usual(self.preset)
            self._settings.set(_PREFIX + command_id, _AS_PRESET if usual else "\n".join(keys))
        self._quiet = False
        self._read()
        self.changed.emit()

    # --- reading ------------------------------------------------------------------------------------------------------

    def _on_setting(self, name: str) -> None:
        if name.startswith(_PREFIX) and not self._quiet:
            self._read()
            self.changed.emit()

    def _stored(self, command_id: str) -> str:
        return str(self._settings.get(_PREFIX + command_id, _AS_PRESET))

    def _read(self) -> None:
        preset = self.preset
        self._keys = {one.id: self._own(one, preset) for one in COMMANDS}
        self._heard = {scope: {} for scope in Scope}
        for one in COMMANDS:
            for key in self._keys[one.id]:
                self._heard[one.scope].setdefault(key, one.id)

    def _own(self, command: Command, preset: Preset) -> tuple[str, ...]:
        stored = self._stored(command.id)
        if stored == _AS_PRESET:
            return command.usual(preset)
        if not stored:
            return ()
        keys = tuple(clean(line) for line in stored.split("\n")[:_KEYS_MAX])
        return keys if all(key and may_be_given(key) for key in keys) else command.usual(preset)
