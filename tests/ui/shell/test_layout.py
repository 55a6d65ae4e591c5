"""A stored arrangement: round trip, and damage of every kind."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qosdesk.ui.shell.layout import Layout, PanelRecord, read_workspace, write_workspace
from qosdesk.ui.shell.placement import Place, Rect

GOOD = (
    Layout(
        (PanelRecord("chart-1", "chart", {"group": 1, "symbol": "HK:700"}),),
        b"\x00\xff arrangement",
        "chart-1",
        {
            "A|1|800x600+0+0": Place(Rect(10, 20, 700, 500), "A|1", (0, 0), "maximised"),
            "B": Place(Rect(-900, 0, 400, 300)),
        },
    ),
    Layout((PanelRecord("tape-1", "tape"),)),
)
OLD = b'{"version": 1, "panels": [{"id": "t", "kind": "tape", "state": {}}], "arrangement": "AAA=", "active": "t"}'


def test_what_was_written_is_read():
    read = read_workspace(write_workspace(GOOD))
    assert read == GOOD
    assert [list(one.places) for one in read] == [list(one.places) for one in GOOD], (
        "the last used is the last"
    )


def test_the_one_window_of_the_version_before_is_a_workspace_of_one():
    assert read_workspace(OLD) == (Layout((PanelRecord("t", "tape"),), b"\x00\x00", "t"),)


def test_a_damaged_place_costs_only_itself():
    content = json.loads(write_workspace(GOOD))
    content["windows"][0]["places"]["B"]["rect"] = [1, 2, "x", 4]
    read = read_workspace(json.dumps(content).encode())
    assert list(read[0].places) == ["A|1|800x600+0+0"]


@given(st.binary(max_size=200))
def test_noise_is_no_arrangement(noise):
    assert read_workspace(noise) is None


@given(st.integers(0, 200), st.binary(min_size=1, max_size=4))
def test_damaged_bytes_never_raise(at, noise):
    content = write_workspace(GOOD)
    read_workspace(content[:at] + noise + content[at + len(noise) :])
    assert read_workspace(content[: min(at, len(content) - 1)]) is None


@pytest.mark.parametrize(
    "content",
    [
        [],
        {},
        {"version": 2},
        {"version": 2, "windows": []},
        {"version": 3, "windows": [{"panels": [], "arrangement": ""}]},
        {"version": 1, "panels": 3},
        {"version": 1, "panels": [{"id": 1}], "arrangement": ""},
    ],
)
def test_another_shape_or_version_is_no_arrangement(content):
    assert read_workspace(json.dumps(content).encode()) is None
