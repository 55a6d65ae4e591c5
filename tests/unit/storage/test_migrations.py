"""Rules of the numbered migrations."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import numpy as np
import pytest

from qosdesk.domain.drawings import Anchor, Drawing, DrawingKind
from qosdesk.domain.intervals import Interval
from qosdesk.domain.quotes import Instrument, SessionQuote, Snapshot
from qosdesk.domain.symbols import Symbol
from qosdesk.domain.watchlists import Entry, Watchlist
from qosdesk.storage.bars import BarsStore, SeriesKey
from qosdesk.storage.db import DATABASE_NAME
from qosdesk.storage.drawings import DrawingsStore
from qosdesk.storage.instruments import InstrumentsStore
from qosdesk.storage.layouts import LayoutsStore
from qosdesk.storage.links import LinksStore
from qosdesk.storage.migrations import MIGRATIONS, NewerFileError, migrate, peek_version, version_of
from qosdesk.storage.problems import ProblemKind
from qosdesk.storage.quotes import QuotesStore
from qosdesk.storage.settings import SettingsStore
from qosdesk.storage.watchlists import WatchlistsStore
from tests.unit.storage.stores import DEADLINE_S, Reports, close_store, open_store

CORPUS = Path(__file__).parents[2] / "corpus" / "storage"
TAGGED = Entry(Symbol("HK", "700"), tag=3, note="before results\n看业绩", alias="Penguin")
QUOTE = Snapshot(
    Symbol("US", "AAPL"),
    268.8,
    267.1,
    ts_ms=1_795_160_538_000,
    pre=SessionQuote(269.0, 268.8, ts_ms=1_795_160_538_000),
)
LEVEL = Drawing(DrawingKind.HORIZONTAL, (Anchor(1_795_160_538_000, 612.5),), 3, 1)


def memory() -> sqlite3.Connection:
    return sqlite3.connect(":memory:", isolation_level=None)


def test_every_version_has_a_real_file_in_the_corpus():
    assert [peek_version(CORPUS / f"v{n}.sqlite3") for n in range(1, len(MIGRATIONS) + 1)] == list(
        range(1, len(MIGRATIONS) + 1)
    )


@pytest.mark.parametrize("version", range(1, len(MIGRATIONS) + 1))
def test_an_old_file_is_brought_up_to_date_with_everything_in_it(tmp_path, version):
    shutil.copy(CORPUS / f"v{version}.sqlite3", tmp_path / DATABASE_NAME)
    database = open_store(tmp_path)
    assert database.read(version_of) == len(MIGRATIONS)
    tencent = TAGGED if version >= 3 else Entry(TAGGED.symbol)
    assert WatchlistsStore(database).all() == (
        Watchlist("Morning", (Entry(section="Hong Kong"), tencent, Entry(Symbol("US", "AAPL"))), 1),
        Watchlist("加密货币", (Entry(Symbol("CF", "BTCUSDT")),), 3),
    )
    settings = SettingsStore(database)
    assert settings.get("theme", "light") == "dark"
    assert settings.get("scale", 1.0) == 1.25
    assert settings.get("sounds", True) is False
    assert settings.get("rows", 0) == 40
    assert LayoutsStore(database).load("main") == b"\x00\x01\xff dock bytes"
    assert LinksStore(database).load() == {1: "HK:700", 2: "US:AAPL"}
    assert DrawingsStore(database).of(Symbol("HK", "700")) == ((LEVEL,) if version >= 2 else ())
    instrument = InstrumentsStore(database, "qos").get(Symbol("HK", "700"))
    assert instrument is not None
    assert (instrument.name_zh, instrument.lot_size, instrument.decimals) == ("腾讯控股", 100, 2)
    assert QuotesStore(database, "qos").all() == ([(QUOTE, 1_795_160_540_000)] if version >= 4 else [])
    key = SeriesKey("qos", Symbol("HK", "700"), Interval.DAY)
    bars = BarsStore(database).read_last(key, 10).result(DEADLINE_S)
    assert bars.ts_ms.tolist() == [86_400_000, 172_800_000]
    assert bars.data[:, 1].tolist() == [501.0, 505.5, 499.5, 503.0, 1200.0]
    close_store(database)


def test_a_step_is_taken_once_and_in_order():
    steps = (("CREATE TABLE a (x)",), ("CREATE TABLE b (x)", "INSERT INTO a VALUES (1)"))
    with closing(memory()) as connection:
        assert migrate(connection, steps[:1]) == 1
        assert migrate(connection, steps) == 1
        assert migrate(connection, steps) == 0
        assert version_of(connection) == 2
        assert connection.execute("SELECT count(*) FROM a").fetchone() == (1,)


def test_a_step_that_fails_leaves_the_version_before_it():
    with closing(memory()) as connection:
        with pytest.raises(sqlite3.OperationalError):
            migrate(connection, (("CREATE TABLE a (x)",), ("CREATE TABLE b (x)", "nonsense")))
        assert version_of(connection) == 1
        assert connection.execute("SELECT name FROM sqlite_schema").fetchall() == [("a",)]


def test_a_newer_file_is_refused_by_migrate():
    with closing(memory()) as connection:
        connection.execute("PRAGMA user_version = 7")
        with pytest.raises(NewerFileError, match="version 7"):
            migrate(connection, ())


def test_a_newer_programs_file_is_not_touched_and_said_so(tmp_path):
    path = tmp_path / DATABASE_NAME
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE of_the_future (x)")
        connection.execute(f"PRAGMA user_version = {len(MIGRATIONS) + 1}")
        connection.commit()
    before = path.read_bytes()
    reports = Reports()
    database = open_store(tmp_path, reports)
    settings = SettingsStore(database)
    settings.set("theme", "dark")
    assert database.in_memory
    assert settings.get("theme", "") == "dark"
    close_store(database)
    assert reports.kinds == [ProblemKind.NEWER]
    assert "newer version" in reports.problems[0].text
    assert str(path) in reports.problems[0].text
    assert path.read_bytes() == before
    assert [p.name for p in tmp_path.iterdir()] == [DATABASE_NAME]


def test_peeking_at_what_is_no_store_gives_zero(tmp_path):
    (tmp_path / "short").write_bytes(b"SQLite format 3\x00")
    (tmp_path / "other").write_bytes(b"x" * 4096)
    assert [peek_version(tmp_path / name) for name in ("missing", "short", "other")] == [0, 0, 0]


def make_corpus(path: Path) -> None:
    """How a version's file is made; run once, when its step is added, and committed."""
    database = open_store(path.parent)
    lists = WatchlistsStore(database)
    lists.save(Watchlist("Morning", (Entry(section="Hong Kong"), TAGGED, Entry(Symbol("US", "AAPL")))))
    gone = lists.save(Watchlist("Gone"))
    lists.save(Watchlist("加密货币", (Entry(Symbol("CF", "BTCUSDT")),)))
    lists.remove(gone.id)
    settings = SettingsStore(database)
    settings.set("theme", "dark")
    settings.set("scale", 1.25)
    settings.set("sounds", False)
    settings.set("rows", 40)
    LayoutsStore(database).save("main", b"\x00\x01\xff dock bytes")
    links = LinksStore(database)
    links.save(1, "HK:700")
    links.save(2, "US:AAPL")
    DrawingsStore(database).put(Symbol("HK", "700"), (LEVEL,))
    InstrumentsStore(database, "qos").put_many(
        [Instrument(Symbol("HK", "700"), "Tencent", "腾讯控股", lot_size=100, decimals=2)]
    )
    QuotesStore(database, "qos").put([QUOTE], 1_795_160_540_000)
    data = np.array([[500.0, 501.0], [502.0, 505.5], [498.0, 499.5], [501.0, 503.0], [1000.0, 1200.0]])
    key = SeriesKey("qos", Symbol("HK", "700"), Interval.DAY)
    BarsStore(database).merge(key, np.array([86_400_000, 172_800_000]), data)
    close_store(database)
    (path.parent / DATABASE_NAME).rename(path)
