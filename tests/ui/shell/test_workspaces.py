"""Named workspaces: kept, exchanged, copied, written to files and read from them."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qosdesk.ui.shell.layout import Layout, PanelRecord
from qosdesk.ui.shell.placement import Place, Rect
from qosdesk.ui.shell.workspaces import INDEX, WorkspaceError, Workspaces
from tests.ui.fakes import FakeLayouts

ONE = (
    Layout(
        (PanelRecord("tape-1", "tape", {"symbol": "HK:700"}),),
        b"x",
        "tape-1",
        {"k": Place(Rect(0, 0, 900, 700))},
    ),
)


def test_a_first_start_has_the_one_workspace_and_nothing_in_it():
    spaces = Workspaces(FakeLayouts(), "day_trader")
    assert [(one.name, one.made_as) for one in spaces.all()] == [("", "day_trader")]
    assert spaces.windows(spaces.current) is None


def test_workspaces_come_back_with_names_order_and_the_open_one():
    layouts = FakeLayouts()
    spaces = Workspaces(layouts, "day_trader")
    evening = spaces.add("Evening", "watcher", ONE)
    spaces.add("", "charts")
    spaces.open(evening)
    again = Workspaces(layouts, "day_trader")
    assert again.all() == spaces.all()
    assert again.current == evening
    assert again.windows(evening) == ONE


def test_the_arrangement_of_the_version_before_is_taken_over():
    layouts = FakeLayouts()
    layouts.save("main", b'{"version": 1, "panels": [], "arrangement": "", "active": ""}')
    spaces = Workspaces(layouts, "day_trader")
    assert spaces.windows(spaces.current) == (Layout(()),)


@pytest.mark.parametrize(
    "damage", [b"", b"{", b"[]", b'{"items": 3}', b'{"items": [{}], "current": 1, "next_id": 2}']
)
def test_a_damaged_index_leaves_one_workspace(damage):
    layouts = FakeLayouts()
    layouts.save(INDEX, damage)
    assert len(Workspaces(layouts, "day_trader").all()) == 1


def test_a_number_is_never_given_twice():
    layouts = FakeLayouts()
    spaces = Workspaces(layouts, "day_trader")
    second = spaces.add("Second", "watcher", ONE)
    spaces.remove(second)
    assert f"workspace:{second.id}" not in layouts.stored
    assert Workspaces(layouts, "day_trader").add("Third", "watcher").id > second.id


def test_the_open_one_is_not_removed_and_names_are_told_apart():
    spaces = Workspaces(FakeLayouts(), "day_trader")
    spaces.remove(spaces.current)
    assert len(spaces.all()) == 1
    names = [spaces.add("Desk", "watcher").name for _ in range(3)]
    assert names == ["Desk", "Desk 2", "Desk 3"]
    spaces.rename(spaces.current, "  Home \n office ")
    assert spaces.current.name == "Home office"


def test_a_file_brings_a_workspace_to_another_desk():
    spaces = Workspaces(FakeLayouts(), "day_trader")
    made = spaces.add("Evening", "watcher", ONE)
    other = Workspaces(FakeLayouts(), "day_trader")
    taken = other.take_file(spaces.export(made, "Evening"))
    assert (taken.name, taken.made_as) == ("Evening", "watcher")
    assert other.windows(taken) == ONE


@pytest.mark.parametrize("content", [b"", b"{}", b"\xff\xfe", b'{"format": "other"}', b"[" * 100_000])
def test_another_file_is_refused_in_words(content):
    with pytest.raises(WorkspaceError, match="not a workspace of qosdesk"):
        Workspaces(FakeLayouts(), "day_trader").take_file(content)


def test_a_workspace_of_a_newer_version_is_refused_in_words():
    spaces = Workspaces(FakeLayouts(), "day_trader")
    content = json.loads(spaces.export(spaces.add("A", "watcher", ONE), "A"))
    content["windows"]["version"] = 99
    with pytest.raises(WorkspaceError, match="newer version"):
        spaces.take_file(json.dumps(content).encode())


@given(st.binary(max_size=300))
def test_noise_is_no_workspace(noise):
    with pytest.raises(WorkspaceError):
        Workspaces(FakeLayouts(), "day_trader").take_file(noise)
