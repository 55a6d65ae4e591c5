"""What is read before Qt: the user's scale."""

from __future__ import annotations

import json
import sqlite3

import pytest

from qosdesk.app.desktop import _stored_scale
from qosdesk.storage.db import DATABASE_NAME
from qosdesk.ui.shell.appearance import SCALE


def store(folder, value):
    connection = sqlite3.connect(folder / DATABASE_NAME)
    connection.execute("CREATE TABLE settings (name TEXT PRIMARY KEY, value TEXT)")
    connection.execute("INSERT INTO settings VALUES (?, ?)", (SCALE, json.dumps(value)))
    connection.commit()
    connection.close()


@pytest.mark.parametrize(
    ("stored", "scale"), [(150, 150), (200, 200), (100, None), (9000, None), ("150", None)]
)
def test_the_scale_is_one_of_those_that_are_offered(tmp_path, monkeypatch, stored, scale):
    monkeypatch.delenv("QT_SCALE_FACTOR", raising=False)
    store(tmp_path, stored)
    assert _stored_scale(tmp_path) == scale


def test_a_first_start_has_the_usual_scale_and_the_environment_wins(tmp_path, monkeypatch):
    monkeypatch.delenv("QT_SCALE_FACTOR", raising=False)
    assert _stored_scale(tmp_path) is None
    store(tmp_path, 150)
    monkeypatch.setenv("QT_SCALE_FACTOR", "1")
    assert _stored_scale(tmp_path) is None
