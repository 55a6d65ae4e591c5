"""Rules of the stored alerts and their log."""

from __future__ import annotations

import sqlite3
from dataclasses import replace

import pytest

from qosdesk.domain.alerts import Alert, AlertEvent, Condition, Seen, Way, What
from qosdesk.domain.symbols import Symbol
from qosdesk.storage import alerts as module
from qosdesk.storage.alerts import AlertsStore
from tests.unit.storage.stores import DEADLINE_S, close_store, open_store

TENCENT = Symbol("HK", "700")
ABOVE = Condition(What.PRICE, Way.UP, 612.5)
ALERT = Alert(ABOVE, TENCENT, note="看")
EVENT = AlertEvent(TENCENT, ABOVE, Way.UP, 613.0, 613.0, 30, 20, source="QOS", alert=1)


@pytest.fixture
def database(tmp_path):
    opened = open_store(tmp_path)
    yield opened
    close_store(opened)


def test_alerts_come_back_in_order_and_ids_are_not_given_twice(tmp_path):
    database = open_store(tmp_path)
    alerts = AlertsStore(database)
    first, second = alerts.save(ALERT), alerts.save(replace(ALERT, note="2"))
    alerts.save(replace(first, enabled=False))
    alerts.remove(second.id)
    close_store(database)
    again = open_store(tmp_path)
    alerts = AlertsStore(again)
    assert alerts.all() == (replace(first, enabled=False),)
    assert alerts.save(ALERT).id == 3
    close_store(again)


def test_what_is_saved_is_in_the_file_without_closing(database):
    saved = AlertsStore(database).save(ALERT)
    assert database.flush(DEADLINE_S)
    assert AlertsStore(database).all() == (saved,)


def test_what_was_seen_is_of_one_market(database):
    alerts = AlertsStore(database)
    saved = alerts.save(ALERT)
    seen = {"HK:700": Seen(612.0, 5, 612.0)}
    alerts.keep_seen(saved.id, "qos", seen)
    alerts.keep_seen(99, "qos", seen)
    assert database.flush(DEADLINE_S)
    again = AlertsStore(database)
    assert again.seen(saved.id, "qos") == seen
    assert again.seen(saved.id, "demo") == {}
    assert again.seen(99, "qos") == {}


def test_the_log_is_newest_first_bounded_and_can_be_cleared(database, monkeypatch):
    monkeypatch.setattr(module, "LOG_MAX", 3)
    alerts = AlertsStore(database)
    for number in range(5):
        alerts.add_event(replace(EVENT, found_ms=number))
    assert [event.found_ms for event in alerts.log()] == [4, 3, 2]
    assert database.flush(DEADLINE_S)
    assert database.read(lambda c: c.execute("SELECT count(*) FROM alert_log").fetchone()[0]) == 3
    again = AlertsStore(database)
    assert again.log() == alerts.log()
    again.clear_log()
    assert database.flush(DEADLINE_S)
    third = AlertsStore(database)
    assert third.log() == ()
    assert third.add_event(EVENT).id == 6


def test_a_damaged_row_costs_only_itself_and_stays_in_the_file(database, expected_log):
    expected_log("qosdesk.storage.alerts", "WARNING", "alert 5 can't be read")
    expected_log("qosdesk.storage.alerts", "WARNING", "entry 6 of the alerts' log can't be read")
    alerts = AlertsStore(database)
    saved, event = alerts.save(ALERT), alerts.add_event(EVENT)

    def damage(connection: sqlite3.Connection) -> None:
        connection.execute("INSERT INTO alerts VALUES (5, '{\"what\": 3}')")
        connection.execute("INSERT INTO alert_log VALUES (6, 1, 'x')")

    database.write(damage)
    assert database.flush(DEADLINE_S)
    again = AlertsStore(database)
    assert (again.all(), again.log(), again.unreadable) == ((saved,), (event,), 1)
    assert again.save(ALERT).id == 6
    assert database.flush(DEADLINE_S)
    assert database.read(lambda c: c.execute("SELECT count(*) FROM alerts").fetchone()[0]) == 3
