"""The import bench compares what it claims, and the import keeps its promise."""

from __future__ import annotations

import argparse

import pytest

from tests.bench import bench_import
from tests.bench.bench_import import RESOLVED_MIN, Compared


def test_a_mixed_list_is_resolved_and_nothing_is_guessed(capsys: pytest.CaptureFixture[str]) -> None:
    figures = bench_import.run(argparse.Namespace())
    assert figures["ours.lines"] >= 200
    assert figures["ours.formats"] >= 8
    assert figures["ours.resolved_percent"] >= RESOLVED_MIN, capsys.readouterr().out
    assert figures["ours.guessed"] == 0
    assert "tdx-table_xls" in bench_import.table(figures)


@pytest.mark.parametrize(
    ("wanted", "got", "right", "guess"),
    [
        ("HK:700", "HK:700", True, False),
        ("HK:700", "HK:7000", False, False),
        ("?HK:700,SZ:000700", "HK:700", False, True),
        ("!", "US:ABC", False, True),
        ("!", "=HK:700", False, True),
        ("?HK:700,SZ:000700", "!", False, False),
    ],
)
def test_what_counts_as_right_and_as_a_guess(wanted: str, got: str, right: bool, guess: bool) -> None:
    assert (Compared("", wanted, got).is_right, Compared("", wanted, got).is_guess) == (right, guess)
