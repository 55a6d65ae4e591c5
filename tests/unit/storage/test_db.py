"""Rules of the store's file and thread, in a good environment and in bad ones."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
import tempfile
import threading
from contextlib import closing
from pathlib import Path

import pytest

from qosdesk.storage.db import DATABASE_NAME, Database
from qosdesk.storage.problems import ProblemKind, kind_of
from qosdesk.storage.settings import SettingsStore
from tests.unit.storage.stores import DEADLINE_S, Reports, close_store, open_store

ROOT = Path(__file__).parents[3]


def put(name: str, text: str = '"x"'):
    def job(connection: sqlite3.Connection) -> None:
        connection.execute("INSERT OR REPLACE INTO settings VALUES (?, ?)", (name, text))

    return job


def names(connection: sqlite3.Connection) -> list[str]:
    return [row[0] for row in connection.execute("SELECT name FROM settings ORDER BY name")]


def run_python(code: str, *args: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", code, *args],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


# -- in a good environment ---------------------------------


def test_what_was_written_is_there_after_reopening(tmp_path):
    database = open_store(tmp_path / "a" / "b")
    database.write(put("one"))
    assert database.flush(DEADLINE_S)
    assert database.read(names) == ["one"]
    close_store(database)
    again = open_store(tmp_path / "a" / "b")
    assert again.read(names) == ["one"]
    assert again.read(lambda c: c.execute("PRAGMA journal_mode").fetchone()[0]) == "wal"
    close_store(again)


def test_no_write_runs_on_the_callers_thread(tmp_path):
    database = open_store(tmp_path)
    seen: list[threading.Thread] = []
    database.write(lambda connection: seen.append(threading.current_thread()))
    database.submit(lambda connection: seen.append(threading.current_thread()), None).result(DEADLINE_S)
    close_store(database)
    assert len(seen) == 2
    assert all(thread is not threading.current_thread() and thread.daemon for thread in seen)


def test_a_question_sees_the_writes_before_it_and_not_those_after(tmp_path):
    database = open_store(tmp_path)
    database.write(put("a"))
    first = database.submit(names, [])
    database.write(put("b"))
    second = database.submit(names, [])
    assert first.result(DEADLINE_S) == ["a"]
    assert second.result(DEADLINE_S) == ["a", "b"]
    close_store(database)


def test_of_waiting_writes_with_one_key_the_newest_counts(tmp_path):
    database = open_store(tmp_path)
    started, go = threading.Event(), threading.Event()
    database.write(lambda connection: (started.set(), go.wait(DEADLINE_S), None)[-1])
    assert started.wait(DEADLINE_S)
    ran: list[int] = []
    for number in range(100):
        database.write(lambda connection, number=number: ran.append(number), key="k")
    go.set()
    assert database.flush(DEADLINE_S)
    assert ran == [99]
    close_store(database)


def test_the_users_work_goes_before_pages_of_bars_that_wait(tmp_path):
    database = open_store(tmp_path)
    started, go = threading.Event(), threading.Event()
    database.write(lambda connection: (started.set(), go.wait(DEADLINE_S), None)[-1])
    assert started.wait(DEADLINE_S)
    order: list[str] = []
    for number in range(100):
        database.write(lambda connection, number=number: order.append(f"bars {number}"))
    database.write(lambda connection: order.append("mine"), key="k")
    go.set()
    assert database.flush(DEADLINE_S)
    assert order == ["mine", *(f"bars {number}" for number in range(100))]
    close_store(database)


@pytest.mark.expected_log("qosdesk.storage.db", "ERROR", "a write to the store failed")
def test_a_bug_in_one_write_does_not_cost_the_others(tmp_path):
    database = open_store(tmp_path)
    started, go = threading.Event(), threading.Event()
    database.write(lambda connection: (started.set(), go.wait(DEADLINE_S), None)[-1])
    assert started.wait(DEADLINE_S)

    def bug(connection: sqlite3.Connection) -> None:
        put("half")(connection)
        connection.execute("INSERT INTO no_such_table VALUES (1)")

    database.write(put("before"))
    database.write(bug)
    database.write(put("after"))
    go.set()
    assert database.flush(DEADLINE_S)
    assert database.read(names) == ["after", "before"]
    close_store(database)


@pytest.mark.expected_log("qosdesk.storage.db", "ERROR", "a question to the store failed")
def test_a_bug_in_a_question_reaches_who_asked(tmp_path):
    database = open_store(tmp_path)
    answer = database.submit(lambda connection: 1 // 0, 5)
    with pytest.raises(ZeroDivisionError):
        answer.result(DEADLINE_S)
    close_store(database)


@pytest.mark.expected_log("qosdesk.storage.db", "WARNING", "after closing")
def test_after_closing_writes_are_dropped_and_questions_get_the_other_answer(tmp_path):
    database = open_store(tmp_path)
    close_store(database)
    database.write(put("late"))
    assert database.submit(names, ["nothing"]).result(0) == ["nothing"]
    close_store(database)


def test_closing_stores_what_waits(tmp_path):
    database = open_store(tmp_path)
    for number in range(50):
        database.write(put(f"{number:02}"))
    close_store(database)
    again = open_store(tmp_path)
    assert len(again.read(names)) == 50
    close_store(again)


def test_closing_does_not_wait_for_a_hung_disk_beyond_its_deadline(tmp_path):
    database = open_store(tmp_path)
    go = threading.Event()
    database.write(lambda connection: (go.wait(DEADLINE_S), None)[-1])
    assert not database.flush(0.05)
    assert not database.close(0.05)
    go.set()
    close_store(database)


def test_two_stores_on_one_file_do_not_lose_each_others_writes(tmp_path):
    one, two = open_store(tmp_path), open_store(tmp_path)
    for number in range(40):
        one.write(put(f"one {number}"))
        two.write(put(f"two {number}"))
    close_store(one)
    close_store(two)
    again = open_store(tmp_path)
    assert len(again.read(names)) == 80
    close_store(again)


# -- killed ------------------------------------------------

KILLED = """
import sys
from pathlib import Path
from qosdesk.clock import SystemClock
from qosdesk.domain.symbols import Symbol
from qosdesk.domain.watchlists import Entry, Watchlist
from qosdesk.storage.db import Database
from qosdesk.storage.settings import SettingsStore
from qosdesk.storage.watchlists import WatchlistsStore

database = Database.open(Path(sys.argv[1]), clock=SystemClock(), on_problem=print)
settings, lists = SettingsStore(database), WatchlistsStore(database)
start = settings.get("round", 0)
while True:
    start += 1
    settings.set("round", start)
    entries = tuple(Entry(Symbol("US", f"S{start}X{n}")) for n in range(40))
    lists.save(Watchlist(f"list {start}", entries, 1 + start % 5))
    assert database.flush(20)
    print(start, flush=True)
    settings.set("round", start)
    lists.save(Watchlist("half written", entries[:3], 9))
    lists.save(Watchlist("half written", entries, 9))
"""


@pytest.mark.slow
def test_nothing_that_was_flushed_is_lost_by_kill_minus_nine(tmp_path):
    path = tmp_path / DATABASE_NAME
    for round_ in range(12):
        with subprocess.Popen(
            [sys.executable, "-c", KILLED, str(path)], cwd=ROOT, stdout=subprocess.PIPE, text=True
        ) as child:
            assert child.stdout is not None
            confirmed = 0
            for _ in range(1 + 7 * round_ % 11):
                confirmed = int(child.stdout.readline())
            child.kill()
        reports = Reports()
        database = open_store(tmp_path, reports)
        assert reports.problems == []
        assert SettingsStore(database).get("round", 0) >= confirmed
        whole = database.read(
            lambda c: c.execute(
                "SELECT w.name, count(*) FROM watchlists w JOIN watchlist_entries e ON e.watchlist = w.id GROUP BY w.id"
            ).fetchall()
        )
        assert f"list {confirmed}" in [name for name, _ in whole]
        assert all(entries in (3, 40) if name == "half written" else entries == 40 for name, entries in whole)
        assert database.read(lambda c: c.execute("PRAGMA integrity_check").fetchall()) == [("ok",)]
        close_store(database)


# -- damaged -----------------------------------------------


@pytest.mark.parametrize("length", [10, 5000, 100_000])
def test_a_damaged_file_is_set_aside_under_a_dated_name_and_a_fresh_one_made(tmp_path, length):
    path = tmp_path / DATABASE_NAME
    garbage = b"garbage! " * (length // 9 + 1)
    path.write_bytes(garbage)
    reports = Reports()
    database = open_store(tmp_path, reports)
    database.write(put("one"))
    close_store(database)
    assert reports.kinds == [ProblemKind.DAMAGED]
    aside = tmp_path / f"{DATABASE_NAME}.damaged-20251120-120000"
    assert reports.problems[0].path == aside
    assert aside.read_bytes() == garbage
    again = open_store(tmp_path)
    assert again.read(names) == ["one"]
    close_store(again)


def test_a_second_damaged_file_of_the_same_second_does_not_replace_the_first(tmp_path):
    for text in (b"first, and long enough to be no header", b"second, and long enough as well"):
        (tmp_path / DATABASE_NAME).write_bytes(text)
        close_store(open_store(tmp_path, Reports()))
    assert len(list(tmp_path.glob("*.damaged-*"))) == 2


def fill(database: Database) -> None:
    settings = SettingsStore(database)
    for number in range(400):
        settings.set(f"name {number}", "x" * 100)


def test_pages_overwritten_in_the_users_tables_are_found_at_start(tmp_path):
    database = open_store(tmp_path)
    fill(database)
    close_store(database)
    path = tmp_path / DATABASE_NAME
    content = bytearray(path.read_bytes())
    content[len(content) // 2 :] = os.urandom(len(content) - len(content) // 2)
    path.write_bytes(content)
    reports = Reports()
    close_store(open_store(tmp_path, reports))
    assert reports.kinds == [ProblemKind.DAMAGED]


@pytest.mark.expected_log("qosdesk.storage.files", "ERROR", "can't be brought up to date")
def test_tables_that_do_not_fit_their_version_are_set_aside(tmp_path):
    with closing(sqlite3.connect(tmp_path / DATABASE_NAME)) as connection:
        connection.execute("CREATE TABLE settings (something_else)")
        connection.commit()
    reports = Reports()
    database = open_store(tmp_path, reports)
    assert database.read(names) == []
    close_store(database)
    assert reports.kinds == [ProblemKind.DAMAGED]


def test_damage_found_while_running_costs_no_setting(tmp_path):
    reports = Reports()
    database = open_store(tmp_path, reports)
    settings = SettingsStore(database)
    settings.set("theme", "dark")
    assert database.flush(DEADLINE_S)

    def corrupt(connection: sqlite3.Connection) -> list[str]:
        error = sqlite3.DatabaseError("database disk image is malformed")
        error.sqlite_errorcode = sqlite3.SQLITE_CORRUPT
        if reports.problems:
            return names(connection)
        raise error

    assert database.submit(corrupt, []).result(DEADLINE_S) == ["theme"]
    settings.set("scale", 2.0)
    close_store(database)
    assert reports.kinds == [ProblemKind.DAMAGED]
    assert reports.problems[0].path.exists()
    again = open_store(tmp_path)
    assert again.read(names) == ["scale", "theme"]
    close_store(again)


# -- full, read-only, locked -------------------------------


def test_on_a_full_disk_the_users_work_waits_and_is_stored_when_there_is_room(tmp_path):
    reports = Reports()
    database = open_store(tmp_path, reports)
    settings = SettingsStore(database)
    # A real "disk is full" of SQLite's own.
    database.write(lambda c: c.execute("PRAGMA max_page_count = 1") and None)
    assert database.flush(DEADLINE_S)
    fill(database)
    settings.set("theme", "dark")
    database.write(put("a cache", "y" * 100_000))
    assert not database.flush(DEADLINE_S)
    assert settings.get("theme", "") == "dark"
    assert reports.kinds == [ProblemKind.FULL]
    assert not database.flush(DEADLINE_S)
    assert reports.kinds == [ProblemKind.FULL]
    database.submit(lambda c: c.execute("PRAGMA max_page_count = 1000000").fetchone(), None).result(
        DEADLINE_S
    )
    assert database.flush(DEADLINE_S)
    close_store(database)
    assert reports.kinds == [ProblemKind.FULL, ProblemKind.RECOVERED]
    again = open_store(tmp_path)
    assert "theme" in again.read(names)
    assert "a cache" not in again.read(names)
    close_store(again)


def test_a_cache_that_does_not_fit_does_not_keep_the_users_work_from_being_stored(tmp_path):
    reports = Reports()
    database = open_store(tmp_path, reports)
    pages = database.read(lambda c: c.execute("PRAGMA page_count").fetchone()[0])
    started, go = threading.Event(), threading.Event()
    database.write(lambda c: (c.execute(f"PRAGMA max_page_count = {pages + 2}"), None)[-1])
    database.write(lambda c: (started.set(), go.wait(DEADLINE_S), None)[-1])
    assert started.wait(DEADLINE_S)
    database.write(put("a cache", "y" * 100_000))
    database.write(put("small"), key="small")
    go.set()
    assert database.flush(DEADLINE_S)
    assert database.read(names) == ["small"]
    assert reports.kinds == [ProblemKind.FULL]
    close_store(database)


FILE_LIMIT = """
import resource, sys
from pathlib import Path
from qosdesk.clock import SystemClock
from qosdesk.storage.db import Database
from qosdesk.storage.layouts import LayoutsStore

resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[2]), int(sys.argv[2])))
database = Database.open(Path(sys.argv[1]), clock=SystemClock(), on_problem=lambda p: print(p.kind.name))
layouts = LayoutsStore(database)
layouts.save("big", b"x" * 1_000_000)
print(database.flush(20))
print(len(layouts.load("big")), database.close(20))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="file size limits are POSIX")
@pytest.mark.parametrize("limit", [0, 300_000])
def test_a_disk_that_refuses_to_write_is_survived_with_a_notice(tmp_path, limit):
    done = run_python(FILE_LIMIT, str(tmp_path / DATABASE_NAME), str(limit))
    assert done.stderr == ""
    assert done.returncode == 0
    said = done.stdout.split("\n")
    assert said[0] in {"UNAVAILABLE", "FULL"}
    if limit:
        assert said[1:3] == ["False", "1000000 False"]
        reports = Reports()
        database = open_store(tmp_path, reports)
        assert reports.problems == []
        close_store(database)
    else:
        assert said[1:3] == ["True", "1000000 True"]


def test_where_no_folder_can_be_made_the_program_works_in_memory(tmp_path):
    (tmp_path / "file").write_text("not a folder")
    reports = Reports()
    database = open_store(tmp_path / "file" / "profile", reports)
    settings = SettingsStore(database)
    settings.set("theme", "dark")
    assert database.flush(DEADLINE_S)
    assert database.in_memory
    assert database.read(names) == ["theme"]
    close_store(database)
    assert reports.kinds == [ProblemKind.UNAVAILABLE]


READ_ONLY = """
import os, sys
from pathlib import Path
from qosdesk.clock import SystemClock
from qosdesk.storage.db import Database
from qosdesk.storage.settings import SettingsStore
import encodings.idna
import urllib.parse

if os.getuid() == 0:
    os.setuid(65534)
database = Database.open(Path(sys.argv[1]), clock=SystemClock(), on_problem=lambda p: print(p.kind.name))
settings = SettingsStore(database)
print(settings.get("theme", "?"), database.in_memory)
settings.set("theme", "light")
print(database.flush(20), settings.get("theme", "?"), database.close(20))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="folder permissions are POSIX")
def test_from_a_read_only_folder_the_users_things_are_read_and_edits_stay_in_memory():
    # Not under pytest's own folder, which only its owner may enter: root becomes nobody here.
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        database = open_store(folder)
        SettingsStore(database).set("theme", "dark")
        close_store(database)
        path = folder / DATABASE_NAME
        path.chmod(0o444)
        folder.chmod(0o555)
        before = path.read_bytes()
        done = run_python(READ_ONLY, str(path))
        folder.chmod(0o755)
        assert done.stderr == ""
        assert done.stdout.split("\n")[:3] == ["READ_ONLY", "dark True", "True light True"]
        assert path.read_bytes() == before


def test_a_file_that_turns_read_only_while_running_is_reported_once(tmp_path):
    reports = Reports()
    database = open_store(tmp_path, reports)
    settings = SettingsStore(database)
    database.read(lambda c: c.execute("PRAGMA query_only = 1"))
    settings.set("a", 1)
    assert not database.flush(DEADLINE_S)
    settings.set("b", 1)
    assert not database.flush(DEADLINE_S)
    assert reports.kinds == [ProblemKind.READ_ONLY]
    assert not database.close(DEADLINE_S)


@pytest.mark.expected_log("qosdesk.storage.db", "ERROR", "listener")
def test_a_listener_that_fails_does_not_end_the_store(tmp_path):
    (tmp_path / DATABASE_NAME).write_bytes(b"no database at all, for sure")

    def bad(one: object) -> None:
        raise KeyError(one)

    database = open_store(tmp_path, bad)
    database.write(put("one"))
    close_store(database)


def test_only_the_environments_errors_count_as_such():
    with closing(sqlite3.connect(":memory:")) as connection:
        with pytest.raises(sqlite3.OperationalError) as ours:
            connection.execute("nonsense")
        connection.execute("PRAGMA query_only = 1")
        with pytest.raises(sqlite3.OperationalError) as theirs:
            connection.execute("CREATE TABLE a (x)")
    assert kind_of(ours.value) is None
    assert kind_of(theirs.value) is ProblemKind.READ_ONLY
    assert kind_of(PermissionError(13, "no")) is ProblemKind.READ_ONLY
    assert kind_of(OSError(28, "full")) is ProblemKind.FULL
    assert kind_of(ValueError()) is None
