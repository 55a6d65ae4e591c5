"""Rules of the watchlists, the layouts and the link groups."""

from __future__ import annotations

from dataclasses import replace

import pytest

from qosdesk.domain.symbols import Symbol
from qosdesk.domain.watchlists import Entry, Watchlist
from qosdesk.storage.layouts import LayoutsStore
from qosdesk.storage.links import LinksStore
from qosdesk.storage.watchlists import WatchlistsStore
from tests.unit.storage.stores import close_store, open_store

APPLE, TENCENT = Symbol("US", "AAPL"), Symbol("HK", "700")
MIXED = (
    Entry(APPLE, tag=2, note="earnings", alias="苹果"),
    Entry(section="Hong Kong"),
    Entry(TENCENT),
    Entry(section=""),
    Entry(APPLE),
)


@pytest.fixture
def reopen(tmp_path):
    """Each call closes the store and opens it again."""
    opened = []

    def again():
        if opened:
            close_store(opened.pop())
        opened.append(open_store(tmp_path))
        return opened[0]

    yield again
    close_store(opened.pop())


def test_a_list_comes_back_with_its_sections_and_order(reopen):
    kept = WatchlistsStore(reopen()).save(Watchlist("自选", MIXED))
    assert kept.id > 0
    assert WatchlistsStore(reopen()).all() == (kept,)
    assert kept.symbols() == (APPLE, TENCENT, APPLE)


def test_saving_with_an_id_replaces_in_place(reopen):
    lists = WatchlistsStore(reopen())
    one, two = lists.save(Watchlist("one", MIXED)), lists.save(Watchlist("two"))
    one = lists.save(replace(one, name="ONE", entries=MIXED[::-1]))
    assert lists.all() == (one, two)
    assert WatchlistsStore(reopen()).all() == (one, two)


def test_a_shorter_list_leaves_no_old_rows(reopen):
    lists = WatchlistsStore(reopen())
    one = lists.save(Watchlist("one", MIXED))
    one = lists.save(replace(one, entries=MIXED[:1]))
    assert WatchlistsStore(reopen()).all() == (one,)


def test_tabs_keep_the_order_they_were_put_in(reopen):
    lists = WatchlistsStore(reopen())
    a, b, c = (lists.save(Watchlist(name)) for name in "abc")
    lists.reorder([c.id, 99, a.id])
    assert lists.all() == (c, a, b)
    lists = WatchlistsStore(reopen())
    assert lists.all() == (c, a, b)
    d = lists.save(Watchlist("d"))
    lists.save(replace(a, name="A"))
    assert WatchlistsStore(reopen()).all() == (c, replace(a, name="A"), b, d)


def test_a_removed_list_is_gone_and_its_id_is_never_given_again(reopen):
    lists = WatchlistsStore(reopen())
    a, b = lists.save(Watchlist("a")), lists.save(Watchlist("b"))
    lists.remove(b.id)
    lists.remove(b.id)
    assert lists.all() == (a,)
    lists = WatchlistsStore(reopen())
    assert lists.all() == (a,)
    assert lists.save(Watchlist("c")).id > b.id


def test_a_removed_list_can_be_brought_back(reopen):
    lists = WatchlistsStore(reopen())
    a = lists.save(Watchlist("a", MIXED))
    lists.remove(a.id)
    lists.save(a)
    assert WatchlistsStore(reopen()).all() == (a,)


def test_subscribers_hear_of_changes_only(reopen):
    lists = WatchlistsStore(reopen())
    heard: list[int] = []
    end = lists.subscribe(lambda: heard.append(len(lists.all())))
    a = lists.save(Watchlist("a"))
    lists.save(a)
    lists.reorder([a.id])
    lists.remove(99)
    b = lists.save(Watchlist("b"))
    lists.reorder([b.id])
    lists.remove(a.id)
    end()
    lists.remove(b.id)
    assert heard == [1, 2, 2, 1]


def test_a_layout_comes_back_byte_for_byte(reopen):
    layouts = LayoutsStore(reopen())
    state = bytes(range(256)) * 9
    layouts.save("main", b"old")
    layouts.save("main", bytearray(state))
    layouts.save("empty", b"")
    assert layouts.load("main") == state
    layouts = LayoutsStore(reopen())
    assert layouts.load("main") == state
    assert layouts.load("empty") == b""
    assert layouts.load("other") is None


def test_link_groups_come_back_and_an_emptied_one_does_not(reopen):
    links = LinksStore(reopen())
    links.save(1, "HK:700")
    links.save(9, "US:AAPL")
    links.save(1, "HK:9988")
    links.save(9, "")
    links.save(5, "")
    assert LinksStore(reopen()).load() == links.load() == {1: "HK:9988"}
