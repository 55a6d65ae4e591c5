"""Whose figures these are, in words: badges, tooltips, names for files, the sessions of a desk."""

from __future__ import annotations

from dataclasses import replace

import pytest

from qosdesk.domain.symbols import Symbol
from qosdesk.ui.ports import LinkState
from qosdesk.ui.sourcing import (
    badge_of,
    connection_of,
    connections,
    file_source,
    is_demo,
    sentence,
    source_name,
)
from tests.ui.fakes import make_desk

APPLE, PERPETUAL = Symbol("US", "AAPL"), Symbol("CF", "BTCUSDT")


@pytest.fixture
def desk(qtbot):
    desk = make_desk()
    desk.sources.put("qos", "alltick")
    return desk


def test_a_symbol_of_the_usual_vendor_has_a_quiet_badge_with_its_name(desk):
    badge = badge_of(desk, APPLE)
    assert (badge.text, badge.short, badge.solid, badge.warns) == ("QOS", "QOS", False, False)


def test_a_fallback_says_instead_of_whom_since_when_and_why(desk):
    desk.sources.fall("US:AAPL", "alltick", "QOS: link lost 15:41:04.")
    badge = badge_of(desk, APPLE)
    assert (badge.text, badge.short) == ("AllTick (instead of QOS)", "QOS → AllTick")
    assert badge.warns
    first, second = badge.tooltip.split("\n")
    assert first.startswith("AllTick instead of QOS since ")
    assert second == "QOS: link lost 15:41:04."
    assert source_name(desk, APPLE) == "AllTick (instead of QOS)"


def test_a_stand_in_is_marked_with_its_code_wherever_it_is_named(desk):
    desk.sources.put("alltick")
    desk.sources.stand_in(PERPETUAL, "alltick", "CC:BTCUSDT")
    badge = badge_of(desk, PERPETUAL)
    assert (badge.text, badge.short) == ("≈ CC:BTCUSDT at AllTick", "≈ AllTick")
    assert badge.warns
    assert "not the same instrument" in badge.tooltip
    assert file_source(desk, PERPETUAL) == "CC:BTCUSDT at AllTick"


@pytest.mark.parametrize("falls", [False, True])
@pytest.mark.parametrize("stands_in", [False, True])
def test_the_demo_is_solid_and_says_so_first_whatever_else_there_is_to_say(desk, falls, stands_in):
    desk.sources.put("qos", "alltick", demo=True)
    if falls:
        desk.sources.fall("US:AAPL", "alltick")
    if stands_in:
        desk.sources.stand_in(APPLE, "qos", "CM:XAUUSD")
    badge = badge_of(desk, APPLE)
    assert badge.solid
    assert badge.text.startswith("DEMO")
    assert badge.short.startswith("DEMO")
    assert badge.tooltip.startswith("DEMO")
    assert file_source(desk, APPLE).endswith("DEMO")


def test_the_demo_of_one_vendor_says_nothing_but_demo(desk):
    desk.sources.put("qos", demo=True)
    assert badge_of(desk, APPLE).text == "DEMO"
    assert badge_of(desk, None).text == "DEMO"


def test_a_symbol_that_nobody_offers_has_no_source_and_says_so(desk):
    desk.sources.put("alltick")
    badge = badge_of(desk, PERPETUAL)
    assert (badge.text, badge.warns) == ("no source", True)
    assert badge.tooltip == "No provider in use offers CF:BTCUSDT."


def test_a_list_names_all_vendors_in_use_and_is_solid_when_one_of_them_is_made_up(desk):
    assert badge_of(desk, None).text == "QOS · AllTick"
    assert badge_of(desk, None).short == "2 sources"
    real, demo = desk.sources.vendors()
    desk.sources._vendors = [real, replace(demo, connection=replace(demo.connection, demo=True))]
    badge = badge_of(desk, None)
    assert badge.solid
    assert badge.text == "DEMO · QOS · AllTick"
    assert is_demo(desk)


def test_the_session_of_a_symbol_is_that_of_the_vendor_that_serves_it(desk):
    desk.sources.put("qos", "alltick", qos=LinkState.OFFLINE)
    assert connection_of(desk, APPLE).state is LinkState.OFFLINE
    desk.sources.fall("US:AAPL", "alltick")
    assert connection_of(desk, APPLE).state is LinkState.LIVE
    assert [one.provider for one in connections(desk)] == ["QOS", "AllTick"]


def test_before_a_vendor_is_plugged_in_the_session_is_the_connection(desk, monkeypatch):
    monkeypatch.setattr(desk.sources, "vendors", tuple)
    assert connections(desk) == (desk.connection.connection(),)
    assert badge_of(desk, APPLE).text == "QOS"


@pytest.mark.parametrize(
    "text",
    [
        "not offered by AllTick",
        "QOS is not connected since 15:42:04: The server closed the link.",
        "QOS is not connected since 15:42:04.",
        "QOS is not connected.",
        "AllTick does not offer market CF: its markets are CC CD CM",
        "Only guests may.",
    ],
)
def test_sentences_of_the_sources_stay_whole_in_english(text):
    assert sentence(text) == text


def test_known_sentences_are_said_in_the_users_language_with_their_names_in_place(monkeypatch):
    def translate(_context, text):
        return {"{0} does not offer market {1}.": "{1} <- {0}"}.get(text, text)

    monkeypatch.setattr("qosdesk.ui.sourcing.QCoreApplication.translate", translate)
    assert sentence("AllTick does not offer market CF.") == "CF <- AllTick"
