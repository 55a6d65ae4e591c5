"""What the command line asked for holds for this run, is never stored, and ends when the user chooses."""

from __future__ import annotations

from pathlib import Path

from qosdesk.app.overrides import OverriddenSettings, PassingLayouts
from qosdesk.storage.db import Database
from qosdesk.storage.layouts import LayoutsStore
from qosdesk.storage.settings import SettingsStore
from tests.unit.storage.stores import close_store, open_store

THEME = "appearance.theme"


def test_the_command_line_wins_and_is_not_stored(tmp_path: Path) -> None:
    database = open_store(tmp_path)
    settings = OverriddenSettings(SettingsStore(database), {THEME: "light"})
    assert settings.get(THEME, "dark") == "light"
    assert settings.get("other", 3) == 3
    close_store(database)
    database = open_store(tmp_path)
    assert SettingsStore(database).get(THEME, "dark") == "dark"
    close_store(database)


def test_an_override_of_another_type_than_asked_for_does_not_count(tmp_path: Path) -> None:
    database = open_store(tmp_path)
    assert OverriddenSettings(SettingsStore(database), {THEME: "light"}).get(THEME, 5) == 5
    close_store(database)


def test_what_the_user_chooses_ends_the_override_and_is_stored(tmp_path: Path) -> None:
    database = open_store(tmp_path)
    stored = SettingsStore(database)
    settings = OverriddenSettings(stored, {THEME: "light"})
    heard: list[str] = []
    end = settings.subscribe(heard.append)
    settings.set(THEME, "dark")
    assert (settings.get(THEME, "light"), stored.get(THEME, "light"), heard) == ("dark", "dark", [THEME])
    end()
    end()
    settings.set(THEME, "light")
    assert heard == [THEME]
    close_store(database)


def test_going_back_to_what_is_stored_already_is_announced_too(tmp_path: Path) -> None:
    """The store sees no change; the screen does."""
    database = open_store(tmp_path)
    stored = SettingsStore(database)
    stored.set(THEME, "dark")
    settings = OverriddenSettings(stored, {THEME: "light"})
    heard: list[str] = []
    settings.subscribe(heard.append)
    settings.set(THEME, "dark")
    assert heard == [THEME]
    settings.set(THEME, "dark")
    assert heard == [THEME]
    close_store(database)


def test_choosing_what_is_shown_is_announced_by_the_store_once(tmp_path: Path) -> None:
    database = open_store(tmp_path)
    stored = SettingsStore(database)
    settings = OverriddenSettings(stored, {THEME: "light"})
    heard: list[str] = []
    settings.subscribe(heard.append)
    settings.set(THEME, "light")
    assert (heard, stored.get(THEME, "dark")) == ([THEME], "light")
    close_store(database)


def test_a_picture_uses_the_users_layout_and_changes_nothing(tmp_path: Path) -> None:
    database: Database = open_store(tmp_path)
    stored = LayoutsStore(database)
    stored.save("main", b"mine")
    passing = PassingLayouts(stored)
    passing.save("main", b"picture")
    assert passing.load("main") == stored.load("main") == b"mine"
    assert PassingLayouts(None).load("main") is None
    close_store(database)
