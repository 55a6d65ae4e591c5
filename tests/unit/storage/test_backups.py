"""Rules of the daily copies of the user's own work."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from qosdesk.clock import FakeClock
from qosdesk.domain.symbols import Symbol
from qosdesk.domain.watchlists import Entry, Watchlist
from qosdesk.storage.backups import KEPT, backup_dir
from qosdesk.storage.db import DATABASE_NAME, Database
from qosdesk.storage.problems import ProblemKind
from qosdesk.storage.settings import SettingsStore
from qosdesk.storage.watchlists import WatchlistsStore
from tests.unit.storage.stores import DEADLINE_S, Reports, close_store, open_store

MINE = (Entry(Symbol("HK", "700"), tag=2, note="mine"),)
DAY_MS = 86_400_000


def open_at(folder: Path, day: int, reports: Reports | None = None) -> Database:
    clock = FakeClock(1_795_160_538_000 + day * DAY_MS)
    return Database.open(folder / DATABASE_NAME, clock=clock, on_problem=reports or Reports())


def copies(folder: Path) -> list[str]:
    return sorted(file.name for file in backup_dir(folder / DATABASE_NAME).iterdir())


def fill(database: Database, name: str = "Morning") -> None:
    WatchlistsStore(database).save(Watchlist(name, MINE))
    SettingsStore(database).set("theme", "light")


def damage(folder: Path) -> None:
    for suffix in ("-wal", "-shm"):
        folder.joinpath(DATABASE_NAME + suffix).unlink(missing_ok=True)
    folder.joinpath(DATABASE_NAME).write_bytes(b"not a database at all" * 400)


def test_one_copy_a_day_is_made_and_holds_no_bars(tmp_path):
    database = open_store(tmp_path)
    fill(database)
    assert database.back_up().result(DEADLINE_S)
    assert not database.back_up().result(DEADLINE_S)
    close_store(database)
    (name,) = copies(tmp_path)
    with closing(sqlite3.connect(backup_dir(tmp_path / DATABASE_NAME) / name)) as copy:
        assert copy.execute("SELECT name FROM watchlists").fetchall() == [("Morning",)]
        assert copy.execute("SELECT count(*) FROM bar_chunks").fetchone() == (0,)


def test_only_the_newest_copies_are_kept(tmp_path):
    for day in range(KEPT + 3):
        database = open_at(tmp_path, day)
        assert database.back_up().result(DEADLINE_S)
        close_store(database)
    assert len(copies(tmp_path)) == KEPT
    assert copies(tmp_path) == sorted(copies(tmp_path))


def test_a_damaged_file_is_replaced_by_the_newest_copy_and_the_notice_names_its_day(tmp_path):
    for day in range(2):
        database = open_at(tmp_path, day)
        fill(database, f"Day {day}")
        assert database.back_up().result(DEADLINE_S)
        close_store(database)
    damage(tmp_path)
    reports = Reports()
    database = open_at(tmp_path, 2, reports)
    assert [one.name for one in WatchlistsStore(database).all()] == ["Day 0", "Day 1"]
    assert WatchlistsStore(database).all()[0].entries == MINE
    assert SettingsStore(database).get("theme", "dark") == "light"
    assert reports.kinds == [ProblemKind.RESTORED]
    assert "the copy of 2026-11-21" in reports.problems[0].text
    assert reports.problems[0].path.exists()
    close_store(database)


def test_a_damaged_copy_is_passed_over_for_the_one_before(tmp_path):
    for day in range(2):
        database = open_at(tmp_path, day)
        fill(database, f"Day {day}")
        database.back_up().result(DEADLINE_S)
        close_store(database)
    newest = backup_dir(tmp_path / DATABASE_NAME) / copies(tmp_path)[-1]
    newest.write_bytes(newest.read_bytes()[:5000])
    damage(tmp_path)
    database = open_at(tmp_path, 2)
    assert [one.name for one in WatchlistsStore(database).all()] == ["Day 0"]
    close_store(database)


def test_without_any_copy_a_damaged_file_is_still_set_aside(tmp_path):
    close_store(open_store(tmp_path))
    damage(tmp_path)
    reports = Reports()
    close_store(open_store(tmp_path, reports))
    assert reports.kinds == [ProblemKind.DAMAGED]


def test_a_copy_of_an_older_version_is_brought_up_to_date(tmp_path):
    corpus = Path(__file__).parents[2] / "corpus" / "storage" / "v1.sqlite3"
    folder = backup_dir(tmp_path / DATABASE_NAME)
    folder.mkdir()
    shutil.copy(corpus, folder / "qosdesk-20261101.sqlite3")
    damage(tmp_path)
    database = open_store(tmp_path, Reports())
    assert [one.name for one in WatchlistsStore(database).all()] == ["Morning", "加密货币"]
    assert WatchlistsStore(database).save(Watchlist("New")).id == 4, "numbers once given are not given again"
    close_store(database)


@pytest.mark.expected_log("qosdesk.storage.db", "WARNING", "no copy was made")
def test_a_copy_that_cannot_be_written_costs_nothing(tmp_path):
    backup_dir(tmp_path / DATABASE_NAME).write_text("a file where the folder should be", encoding="utf-8")
    database = open_store(tmp_path)
    fill(database)
    assert not database.back_up().result(DEADLINE_S)
    close_store(database)


def test_half_a_copy_never_lies_under_a_good_name(tmp_path):
    database = open_store(tmp_path)
    folder = backup_dir(tmp_path / DATABASE_NAME)
    folder.mkdir()
    (folder / "qosdesk-20991231.part").write_bytes(b"cut off")
    fill(database)
    assert database.back_up().result(DEADLINE_S)
    close_store(database)
    assert [name for name in copies(tmp_path) if name.endswith(".sqlite3")] == [
        name for name in copies(tmp_path) if "2099" not in name
    ]
