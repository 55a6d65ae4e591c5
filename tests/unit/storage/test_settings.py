"""Rules of the settings."""

from __future__ import annotations

import sqlite3
from enum import StrEnum

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qosdesk.clock import FakeClock
from qosdesk.storage.db import Database
from qosdesk.storage.settings import SettingsStore, peek
from tests.unit.storage.stores import DEADLINE_S, close_store, open_store


class Theme(StrEnum):
    DARK = "dark"


@pytest.fixture
def database(tmp_path):
    opened = open_store(tmp_path)
    yield opened
    close_store(opened)


def test_each_type_comes_back_as_itself(tmp_path):
    database = open_store(tmp_path)
    settings = SettingsStore(database)
    values = {"b": True, "i": 3, "f": 3.0, "s": "暗", "big": 10**17, "tiny": 0.1, "empty": ""}
    for name, value in values.items():
        settings.set(name, value)
    close_store(database)
    again = open_store(tmp_path)
    settings = SettingsStore(again)
    for name, value in values.items():
        got = settings.get(name, type(value)())
        assert (type(got), got) == (type(value), value)
    close_store(again)


def test_a_value_of_another_type_than_the_default_gives_the_default(database):
    settings = SettingsStore(database)
    settings.set("n", 1)
    assert settings.get("n", True) is True
    assert settings.get("n", "x") == "x"
    assert settings.get("missing", 7) == 7
    settings.set("n", True)
    assert settings.get("n", 5) == 5


def test_a_whole_number_will_do_for_a_float(database):
    settings = SettingsStore(database)
    settings.set("scale", 2)
    assert type(settings.get("scale", 1.0)) is float


def test_a_member_of_an_enum_is_kept_as_what_it_stands_for(database):
    settings = SettingsStore(database)
    settings.set("theme", Theme.DARK)
    assert type(settings.get("theme", "light")) is str
    assert settings.get("theme", "light") == "dark"


def test_other_types_are_refused(database):
    with pytest.raises(TypeError, match="list"):
        SettingsStore(database).set("x", [1])


def test_subscribers_hear_each_change_and_only_changes(database):
    settings = SettingsStore(database)
    heard: list[str] = []
    end = settings.subscribe(heard.append)
    settings.set("a", 1)
    settings.set("a", 1)
    settings.set("a", 1.0)
    settings.set("b", 2)
    end()
    end()
    settings.set("a", 3)
    assert heard == ["a", "a", "b"]


def test_a_subscriber_sees_the_new_value(database):
    settings = SettingsStore(database)
    seen: list[object] = []
    settings.subscribe(lambda name: seen.append(settings.get(name, 0)))
    settings.set("a", 5)
    assert seen == [5]


@pytest.mark.expected_log("qosdesk.storage.subscribers", "ERROR", "a subscriber failed")
def test_a_subscriber_that_fails_does_not_keep_the_news_from_the_others(database):
    settings = SettingsStore(database)
    heard: list[str] = []
    settings.subscribe(lambda name: 1 // 0)
    settings.subscribe(heard.append)
    settings.set("a", 1)
    assert heard == ["a"]


@pytest.mark.expected_log("qosdesk.storage.settings", "WARNING", "bad")
def test_one_unreadable_setting_does_not_spoil_the_rest(tmp_path):
    database = open_store(tmp_path)
    SettingsStore(database).set("good", 1)

    def spoil(connection: sqlite3.Connection) -> None:
        connection.execute("INSERT INTO settings VALUES ('bad', '{nonsense'), ('bad too', '[1]')")

    database.write(spoil)
    assert database.flush(DEADLINE_S)
    settings = SettingsStore(database)
    assert settings.get("good", 0) == 1
    assert settings.get("bad", 4) == 4
    close_store(database)


@settings(max_examples=30)
@given(st.lists(st.tuples(st.sampled_from("abc"), st.integers() | st.text() | st.floats(allow_nan=False))))
def test_after_any_sets_the_file_holds_the_last_of_each(tmp_path_factory, changes):
    path = tmp_path_factory.mktemp("s") / "x.sqlite3"
    database = Database.open(path, clock=FakeClock(), on_problem=print)
    store = SettingsStore(database)
    for name, value in changes:
        store.set(name, value)
    close_store(database)
    again = Database.open(path, clock=FakeClock(), on_problem=print)
    store = SettingsStore(again)
    for name, value in dict(changes).items():
        assert store.get(name, type(value)()) == value
    close_store(again)


def test_one_setting_is_read_before_the_house_is_built(tmp_path):
    path = tmp_path / "qosdesk.sqlite3"
    assert peek(path, "appearance.scale") is None
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE settings (name TEXT PRIMARY KEY, value TEXT)")
    connection.executemany("INSERT INTO settings VALUES (?, ?)", [("appearance.scale", "150"), ("bad", "{")])
    connection.commit()
    connection.close()
    assert peek(path, "appearance.scale") == 150
    assert peek(path, "bad") is None
    assert peek(path, "other") is None


def test_a_file_that_is_none_has_no_setting_either(tmp_path):
    path = tmp_path / "qosdesk.sqlite3"
    path.write_bytes(b"not a database at all" * 100)
    assert peek(path, "appearance.scale") is None
