"""The ready-made watchlist: there at the first start, in the language in use, left alone once it is the user's own."""

from __future__ import annotations

from dataclasses import replace

import pytest

from qosdesk.app.first_list import keep_first_list
from qosdesk.domain.symbols import MARKETS
from qosdesk.ui.ports import Watchlist
from qosdesk.ui.shell.language import install_language
from tests.ui.fakes import FakeSettings, FakeWatchlists


@pytest.fixture
def lists(qapp):
    lists = FakeWatchlists()
    lists.lists.clear()
    yield lists
    install_language(qapp, "en")


def sections(watchlist: Watchlist) -> list[str]:
    return [entry.section for entry in watchlist.entries if entry.symbol is None]


def test_the_first_start_has_a_list_with_every_market_of_the_demo_that_it_shows(lists):
    keep_first_list(lists, FakeSettings())
    (only,) = lists.all()
    assert {symbol.market for symbol in only.symbols()} == set(MARKETS) - {"CC", "CD"}
    assert len(set(only.symbols())) == len(only.symbols())


def test_an_untouched_list_follows_the_language(lists, qapp):
    settings = FakeSettings()
    keep_first_list(lists, settings)
    install_language(qapp, "zh_CN")
    keep_first_list(lists, settings)
    (only,) = lists.all()
    assert (only.name, sections(only)[0]) == ("核心", "港股")
    install_language(qapp, "en")
    keep_first_list(lists, settings)
    (only,) = lists.all()
    assert (only.name, sections(only)[0]) == ("Core", "Hong Kong")


@pytest.mark.parametrize("change", ["name", "symbols", "second list"])
def test_a_list_that_the_user_changed_stays_as_it_is(lists, qapp, change):
    settings = FakeSettings()
    keep_first_list(lists, settings)
    (made,) = lists.all()
    if change == "name":
        lists.save(replace(made, name="Mine"))
    elif change == "symbols":
        lists.save(replace(made, entries=made.entries[:-1]))
    else:
        lists.save(Watchlist("Second"))
    before = lists.all()
    install_language(qapp, "zh_CN")
    keep_first_list(lists, settings)
    assert lists.all() == before
