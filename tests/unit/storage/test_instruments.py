"""Rules of the instrument cache."""

from __future__ import annotations

from dataclasses import replace

from qosdesk.domain.quotes import UNKNOWN, Instrument
from qosdesk.domain.symbols import Symbol
from qosdesk.storage.instruments import InstrumentsStore
from tests.unit.storage.stores import close_store, open_store

FULL = Instrument(
    Symbol("HK", "700"),
    "Tencent",
    "腾讯控股",
    "SEHK",
    "HKD",
    100,
    9_250_000_000,
    9_250_000_000,
    20.1,
    101.5,
    3.4,
    2,
)
BARE = Instrument(Symbol("US", "X"))


def test_all_that_is_known_comes_back_and_what_is_unknown_stays_unknown(tmp_path):
    database = open_store(tmp_path)
    store = InstrumentsStore(database, "qos")
    store.put_many([FULL, BARE])
    assert store.get(FULL.symbol) == FULL
    close_store(database)
    again = open_store(tmp_path)
    store = InstrumentsStore(again, "qos")
    assert store.get(FULL.symbol) == FULL
    assert store.get(BARE.symbol) == BARE
    assert store.get(Symbol("US", "Y")) is None
    assert {one.symbol for one in store.all()} == {FULL.symbol, BARE.symbol}
    close_store(again)


def test_newer_facts_replace_older_ones(tmp_path):
    database = open_store(tmp_path)
    InstrumentsStore(database, "qos").put_many([FULL])
    newer = replace(FULL, name_en="Tencent Holdings", eps=UNKNOWN)
    InstrumentsStore(database, "qos").put_many([newer])
    close_store(database)
    again = open_store(tmp_path)
    assert InstrumentsStore(again, "qos").all() == (newer,)
    close_store(again)


def test_one_source_is_never_shown_as_another(tmp_path):
    database = open_store(tmp_path)
    InstrumentsStore(database, "demo").put_many([FULL])
    close_store(database)
    again = open_store(tmp_path)
    assert InstrumentsStore(again, "qos").all() == ()
    close_store(again)
