"""Drawings through the whole house: kept between starts, and what the user hears of a damaged one."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from qosdesk.domain.drawings import Anchor, Drawing, DrawingKind, added
from qosdesk.domain.symbols import Symbol
from qosdesk.storage.db import DATABASE_NAME
from tests.integration.app.support import open_house

TENCENT = Symbol("HK", "700")
LEVEL = Drawing(DrawingKind.HORIZONTAL, (Anchor(1_795_160_538_000, 612.5),), 3)


@pytest.fixture(autouse=True)
def data_dir(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("QOSDESK_DATA_DIR", str(tmp_path / "data"))
    return tmp_path / "data"


def test_drawings_outlive_the_program_and_a_damaged_one_is_said(run_qasync, data_dir, expected_log):
    expected_log("qosdesk.storage.drawings", "WARNING", "can't be read")

    async def draw() -> None:
        async with open_house() as (house, _news):
            house.desk.drawings.put(TENCENT, added(added((), LEVEL), LEVEL))
            assert not house.desk.notices.recent()

    async def look() -> None:
        async with open_house() as (house, _news):
            assert house.desk.drawings.of(TENCENT) == added((), LEVEL)
            (notice,) = house.desk.notices.recent()
            assert "1 of the stored drawings" in notice.text

    run_qasync(draw())
    (path,) = data_dir.rglob(DATABASE_NAME)
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("UPDATE drawings SET anchors = '[[' WHERE position = 1").rowcount == 1
        connection.commit()
    run_qasync(look())
