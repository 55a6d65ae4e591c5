"""Initials of Chinese names, with the table that travels with the program."""

from __future__ import annotations

from pathlib import Path

import pytest

from qosdesk.paths import resource
from qosdesk.services.pinyin import Initials


@pytest.fixture(scope="module")
def initials() -> Initials:
    return Initials.read(resource("pinyin.txt"))


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("腾讯控股", {"txkg"}),
        ("騰訊控股", {"txkg"}),
        ("长江电力", {"cjdl", "zjdl"}),
        ("招商银行", {"zsyx", "zsyh"}),
        ("万 科Ａ", {"wka"}),
        ("*ST康美", {"stkm"}),
        ("标普500ETF-SPDR", {"bp500etfspdr"}),
        ("Tencent", set()),
        ("", set()),
        ("-- 。", set()),
    ],
)
def test_initials_of_a_name_in_every_reading(initials: Initials, name: str, letters: set[str]) -> None:
    assert set(initials.of(name)) == letters


def test_the_readings_of_a_name_are_bounded(initials: Initials) -> None:
    assert len(initials.of("长" * 40)) == 16


def test_a_character_that_the_table_lacks_is_left_out() -> None:
    assert Initials({"腾": "t"}).of("腾讯") == ("t",)


def test_without_the_table_no_name_has_initials(tmp_path: Path) -> None:
    assert Initials.read(tmp_path / "none.txt").of("腾讯控股") == ()
