"""Small named values, in memory first and stored behind (the screens' SettingsPort). Imports db only."""

from __future__ import annotations

import json
import logging
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from qosdesk.storage.db import Database
from qosdesk.storage.subscribers import Subscribers

SettingValue = bool | int | float | str

_log = logging.getLogger(__name__)


class SettingsStore:
    """Read whole at start; all calls on one thread."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._values: dict[str, SettingValue] = database.read(_load)
        self._changed: Subscribers[[str]] = Subscribers()
        database.add_rewriter(self._write_all)

    def get(self, name: str, default: SettingValue) -> SettingValue:
        """The value, or the default when it is not set or has another type (a whole number will do for a float)."""
        value = self._values.get(name, default)
        if type(value) is type(default):
            return value
        if type(default) is float and type(value) is int:
            return float(value)
        return default

    def all(self) -> dict[str, SettingValue]:
        """Every value that was set."""
        return dict(self._values)

    def set(self, name: str, value: SettingValue) -> None:
        """Keep it, store it soon, tell the subscribers; nothing happens when it is that already.

        Raises:
            TypeError: not one of the four types.
        """
        value = _plain(value)
        known = self._values.get(name)
        if type(known) is type(value) and known == value:
            return
        self._values[name] = value
        text = json.dumps(value)
        self._database.write(lambda connection: _write(connection, name, text), key=("setting", name))
        self._changed.tell(name)

    def subscribe(self, changed: Callable[[str], None]) -> Callable[[], None]:
        """Be told the name of each changed setting."""
        return self._changed.add(changed)

    def _write_all(self, connection: sqlite3.Connection) -> None:
        for name, value in list(self._values.items()):
            _write(connection, name, json.dumps(value))


def peek(path: Path, name: str) -> SettingValue | None:
    """One setting of a stored file, before the house is built; None when there is none or the file can't be read."""
    if not path.is_file():
        return None
    try:
        with closing(
            sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True, timeout=0.2)
        ) as connection:
            row = connection.execute("SELECT value FROM settings WHERE name = ?", (name,)).fetchone()
            value = json.loads(row[0]) if row is not None else None
    except (sqlite3.Error, ValueError, TypeError):
        # Whoever opens it for good says what is wrong with it.
        return None
    return value if isinstance(value, bool | int | float | str) else None


def _plain(value: SettingValue) -> SettingValue:
    """The value as it would come back from the file: an enum's member becomes what it stands for."""
    for kind in (bool, int, float, str):
        if isinstance(value, kind):
            return value if type(value) is kind else kind(kind.__str__(value) if kind is str else value)
    raise TypeError(f"a setting is a bool, int, float or str, not {type(value).__name__}")


def _load(connection: sqlite3.Connection) -> dict[str, SettingValue]:
    values: dict[str, SettingValue] = {}
    for name, text in connection.execute("SELECT name, value FROM settings"):
        try:
            value = json.loads(text)
        except ValueError:
            value = None
        if isinstance(value, bool | int | float | str):
            values[name] = value
        else:
            _log.warning("setting %s can't be read and is left at its default", name)
    return values


def _write(connection: sqlite3.Connection, name: str, text: str) -> None:
    connection.execute("INSERT OR REPLACE INTO settings VALUES (?, ?)", (name, text))
