"""Link groups: followers hear of their group only, targets are kept, a damaged entry costs nothing but itself."""

from __future__ import annotations

from qosdesk.domain.status import LinkTarget
from qosdesk.domain.symbols import Symbol
from qosdesk.services.links import Links

TENCENT = Symbol("HK", "700")
APPLE = Symbol("US", "AAPL")


def test_followers_of_the_group_are_told_and_others_are_not() -> None:
    links = Links()
    first: list[LinkTarget] = []
    second: list[LinkTarget] = []
    end = links.subscribe(1, first.append)
    links.subscribe(2, second.append)
    links.point(1, TENCENT)
    links.point(1, TENCENT)
    assert (first, second) == ([LinkTarget(TENCENT)], [])
    end()
    end()
    links.point(1, APPLE)
    assert len(first) == 1
    assert links.target(1) == LinkTarget(APPLE)
    assert links.target(2) is None


def test_who_follows_later_is_told_at_once_where_the_group_points() -> None:
    links = Links({1: "HK:00700"})
    heard: list[LinkTarget] = []
    links.subscribe(1, heard.append)
    assert heard == [LinkTarget(TENCENT)]


def test_every_change_is_kept() -> None:
    kept: list[tuple[int, str]] = []
    links = Links({1: "HK:700"}, lambda group, text: kept.append((group, text)))
    links.point(1, TENCENT)
    links.point(1, APPLE)
    links.point(3, TENCENT)
    assert kept == [(1, "US:AAPL"), (3, "HK:700")]


def test_a_damaged_entry_is_left_out_and_the_others_stay() -> None:
    links = Links({1: "no symbol", 2: "XX:1", 3: "US:AAPL"})
    assert [links.target(group) for group in (1, 2, 3)] == [None, None, LinkTarget(APPLE)]


def test_what_is_shown_for_this_run_is_not_kept_until_the_user_chooses_it() -> None:
    kept: list[tuple[int, str]] = []
    heard: list[LinkTarget] = []
    links = Links({1: "HK:700"}, lambda group, text: kept.append((group, text)))
    links.subscribe(1, heard.append)
    links.show(1, APPLE)
    assert (links.target(1), kept) == (LinkTarget(APPLE), [])
    links.point(1, APPLE)
    links.point(1, APPLE)
    assert kept == [(1, "US:AAPL")]
    assert heard == [LinkTarget(TENCENT), LinkTarget(APPLE)]
