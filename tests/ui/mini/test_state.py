"""What is kept of the mini ticker comes back as it was; damage costs only what is damaged."""

from __future__ import annotations

import json

import pytest

from qosdesk.ui.mini.state import MiniState, read_state, write_state
from qosdesk.ui.shell.placement import Place, Rect

LEFT = MiniState(
    is_open=True,
    list_id=3,
    hidden=frozenset({"HK:700"}),
    opacity=70,
    through=True,
    locked=True,
    discreet=True,
    codes=True,
    places={"a": Place(Rect(10, 20, 300, 120), "a|1", (0, 0))},
)


def test_it_comes_back_as_it_was_left():
    assert read_state(write_state(LEFT)) == LEFT


@pytest.mark.parametrize(
    "content", [None, b"", b"[]", b"{", b"[[" * 5000, b'{"hidden": 7, "opacity": "x", "list": true}']
)
def test_what_cannot_be_read_is_as_at_a_first_start(content):
    assert read_state(content) == MiniState()


def test_of_a_damaged_place_only_the_place_is_lost():
    content = json.loads(write_state(LEFT))
    content["places"]["b"] = {"rect": "none"}
    assert read_state(json.dumps(content).encode()) == LEFT
