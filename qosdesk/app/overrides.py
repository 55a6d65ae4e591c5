"""Settings and layouts of this run only: what the command line asked for wins, and is never stored."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from qosdesk.ui.ports import LayoutsPort, SettingsPort, SettingValue, Unsubscribe


class OverriddenSettings:
    """`ui.ports.SettingsPort` over stored settings.

    Args:
        overrides: name -> value for this run; ends for a name when the user sets it.
    """

    def __init__(self, stored: SettingsPort, overrides: Mapping[str, SettingValue]) -> None:
        self._stored = stored
        self._overrides = dict(overrides)
        self._changed: list[Callable[[str], None]] = []

    def get(self, name: str, default: SettingValue) -> SettingValue:
        """The value of this run, else the stored one."""
        value = self._overrides.get(name)
        return value if type(value) is type(default) else self._stored.get(name, default)

    def set(self, name: str, value: SettingValue) -> None:
        """The user chose: store it."""
        shown = self._overrides.pop(name, value)
        told: list[str] = []
        end = self._stored.subscribe(told.append)
        self._stored.set(name, value)
        end()
        if shown != value and not told:
            # For the store nothing changed, for the screen it did.
            for changed in tuple(self._changed):
                changed(name)

    def subscribe(self, changed: Callable[[str], None]) -> Unsubscribe:
        """Be told of changes."""
        self._changed.append(changed)
        ends = self._stored.subscribe(changed)

        def end() -> None:
            ends()
            if changed in self._changed:
                self._changed.remove(changed)

        return end


class PassingLayouts:
    """`ui.ports.LayoutsPort` of a run whose window is only for a picture: nothing is stored.

    Args:
        stored: where the user's layouts are; None to begin with the ready-made one, as for a picture of a given size.
    """

    def __init__(self, stored: LayoutsPort | None) -> None:
        self._stored = stored

    def load(self, name: str) -> bytes | None:
        """The user's, if it may be used."""
        return self._stored.load(name) if self._stored is not None else None

    def save(self, name: str, state: bytes) -> None:
        """A picture changes nothing."""

    def remove(self, name: str) -> None:
        """A picture changes nothing."""
