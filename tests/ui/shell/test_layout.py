"""A stored arrangement: round trip, and damage of every kind."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qosdesk.ui.shell.layout import Layout, PanelRecord, read_layout, write_layout

GOOD = Layout(
    (PanelRecord("chart-1", "chart", {"group": 1, "symbol": "HK:700"}),), b"\x00\xff arrangement", "chart-1"
)


def test_what_was_written_is_read():
    assert read_layout(write_layout(GOOD)) == GOOD


@given(st.binary(max_size=200))
def test_noise_is_no_arrangement(noise):
    assert read_layout(noise) is None


@given(st.integers(0, 200), st.binary(min_size=1, max_size=4))
def test_damaged_bytes_never_raise(at, noise):
    content = write_layout(GOOD)
    read_layout(content[:at] + noise + content[at + len(noise) :])
    assert read_layout(content[: min(at, len(content) - 1)]) is None


@pytest.mark.parametrize(
    "content",
    [
        [],
        {},
        {"version": 2},
        {"version": 1, "panels": 3},
        {"version": 1, "panels": [{"id": 1}], "arrangement": ""},
    ],
)
def test_another_shape_or_version_is_no_arrangement(content):
    assert read_layout(json.dumps(content).encode()) is None
