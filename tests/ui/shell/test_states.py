"""The connection in words."""

from __future__ import annotations

from dataclasses import replace

import pytest

from qosdesk.domain.status import Cause
from qosdesk.ui.ports import Connection, LinkState
from qosdesk.ui.shell.states import (
    all_chip_looks,
    all_summary_text,
    banner_text,
    chip_looks,
    clock_text,
    duration_text,
    summary_text,
    window_banner,
    windows_banner,
)
from qosdesk.ui.widgets.chips import Mark

NOW = 1_795_160_538_000


def test_live_is_an_accent_dot_with_the_provider(qapp):
    (chip,) = chip_looks(Connection(LinkState.LIVE), NOW)
    assert (chip.word, chip.extra, chip.token, chip.mark, chip.solid) == (
        "LIVE",
        "QOS",
        "accent",
        Mark.DOT,
        False,
    )


def test_the_demo_never_says_live(qapp):
    (chip,) = chip_looks(Connection(LinkState.LIVE, demo=True), NOW)
    assert (chip.word, chip.extra, chip.token, chip.solid) == ("DEMO", "made-up prices", "demo", True)


def test_a_demo_that_lost_its_link_says_both(qapp):
    words = [chip.word for chip in chip_looks(Connection(LinkState.OFFLINE, demo=True, since_ms=NOW), NOW)]
    assert words == ["DEMO", "OFFLINE"]


@pytest.mark.parametrize(
    ("ahead_ms", "text"), [(3_999, "in 4 s"), (4_000, "in 4 s"), (1, "in 1 s"), (-5_000, "in 0 s")]
)
def test_reconnecting_counts_whole_seconds_and_never_below_zero(qapp, ahead_ms, text):
    (chip,) = chip_looks(Connection(LinkState.RECONNECTING, next_try_ms=NOW + ahead_ms), NOW)
    assert (chip.extra, chip.token, chip.mark) == (text, "warn", Mark.RING)


def test_the_banner_says_when_the_link_was_lost_and_when_it_is_tried_again(qapp):
    lost = Connection(LinkState.RECONNECTING, since_ms=NOW - 14_000, next_try_ms=NOW + 4_000, attempt=3)
    banner = banner_text(lost, NOW)
    assert banner is not None
    assert banner.text == f"Link lost {clock_text(NOW - 14_000)}. Next try in 4 s (attempt 3)."
    assert banner.action == "Try now"
    assert banner.grey


@pytest.mark.parametrize("state", [LinkState.LIVE, LinkState.CONNECTING])
def test_no_banner_while_the_link_is_up_or_coming_up_first(qapp, state):
    assert banner_text(Connection(state), NOW) is None
    assert window_banner(Connection(state)) is None


def test_why_there_is_no_way_to_the_server_is_said_to_the_whole_window_after_the_second_failure(qapp):
    reason = "The proxy 127.0.0.1:3128 refused the connection. Is it running?"
    stuck = Connection(LinkState.RECONNECTING, attempt=2, reason=reason)
    banner = window_banner(stuck)
    assert banner is not None
    assert (banner.text, banner.action) == (reason, "Try now")
    assert window_banner(replace(stuck, attempt=1)) is None
    assert window_banner(replace(stuck, reason="")) is None


def test_a_key_in_use_by_another_desk_can_be_used_here_anyway(qapp):
    held = Connection(LinkState.OFFLINE, reason="qosdesk is already running with this key.", held=True)
    banner = window_banner(held)
    assert banner is not None
    assert (banner.text, banner.action) == (held.reason, "Use here anyway")
    above_panels = banner_text(held, NOW)
    assert above_panels is not None
    assert not above_panels.action
    assert window_banner(Connection(LinkState.OFFLINE)) is None


def test_a_refused_key_says_that_nothing_is_retried_and_what_to_do(qapp):
    banner = window_banner(Connection(LinkState.REFUSED))
    assert banner is not None
    assert banner.text.startswith("QOS refused this key. No retry is made until the key changes.")
    assert "Check the key" in banner.text


@pytest.mark.parametrize(
    ("ms", "text"),
    [(-5, "0 s"), (14_000, "14 s"), (60_000, "1 min"), (8_040_000, "2 h 14 min"), (273_600_000, "3 d 4 h")],
)
def test_durations_have_two_units_at_most(qapp, ms, text):
    assert duration_text(ms) == text


def test_connected_without_a_single_answer_is_not_live():
    quiet = Connection(LinkState.LIVE, streams_wanted=5)
    (chip,) = chip_looks(quiet, NOW)
    assert (chip.word, chip.extra) == ("CONNECTED", "no quotes yet")
    assert summary_text(quiet) == "QOS connected, no quotes yet"
    (chip,) = chip_looks(replace(quiet, streams_confirmed=1), NOW)
    assert chip.word == "LIVE"


def test_a_key_in_use_elsewhere_is_said_at_the_first_attempt():
    busy = Connection(
        LinkState.RECONNECTING, reason="Another program uses this key.", cause=Cause.IN_USE, attempt=1
    )
    assert window_banner(busy).text == "Another program uses this key."
    assert banner_text(busy, NOW).text.startswith("Another program uses this key.")


def test_an_expired_key_is_called_expired():
    expired = Connection(LinkState.REFUSED, cause=Cause.KEY_EXPIRED)
    assert window_banner(expired).text == (
        "This QOS key has expired. No retry is made until the key changes. "
        "Renew it with the provider, or enter another one."
    )
    assert banner_text(expired, NOW).text == "This QOS key has expired."


def test_several_vendors_that_are_well_share_one_chip():
    sessions = [live("QOS"), live("AllTick")]
    assert [(look.word, look.extra) for look in all_chip_looks(sessions, 0)] == [("LIVE", "QOS · AllTick")]
    assert all_summary_text(sessions) == "QOS · AllTick connected"


def test_the_vendor_that_is_not_well_has_a_chip_of_its_own_with_its_name():
    lost = Connection(LinkState.RECONNECTING, "AllTick", next_try_ms=4000, attempt=2)
    looks = all_chip_looks([live("QOS"), lost], 0)
    assert [(look.word, look.extra) for look in looks] == [
        ("LIVE", "QOS"),
        ("RECONNECTING", "AllTick in 4 s"),
    ]
    assert all_summary_text([live("QOS"), lost]) == "QOS connected, AllTick reconnecting"


@pytest.mark.parametrize("demo", [False, True])
def test_there_are_never_more_than_two_chips(demo):
    states = (LinkState.LIVE, LinkState.OFFLINE, LinkState.REFUSED)
    sessions = [
        Connection(state, name, demo) for state, name in zip(states, ("QOS", "AllTick", "M"), strict=True)
    ]
    looks = all_chip_looks(sessions, 0)
    assert len(looks) == 2
    assert looks[-1].extra == "AllTick · M"
    assert looks[0].word == ("DEMO" if demo else "LIVE")


def test_a_demo_of_several_vendors_is_never_called_live():
    sessions = [Connection(LinkState.LIVE, name, demo=True) for name in ("QOS", "AllTick")]
    assert [look.word for look in all_chip_looks(sessions, 0)] == ["DEMO"]
    assert all_summary_text(sessions) == "Demo exchange: QOS · AllTick connected"


def test_the_windows_banner_says_whose_key_was_refused_before_that_prices_are_made_up():
    sessions = [
        Connection(LinkState.LIVE, "QOS", demo=True),
        Connection(LinkState.REFUSED, "AllTick", cause=Cause.KEY_REFUSED),
    ]
    text, whose = windows_banner(sessions)
    assert text.text.startswith("AllTick refused this key.")
    assert whose.provider == "AllTick"


def test_the_windows_banner_names_the_vendor_whose_reason_it_gives():
    stuck = Connection(LinkState.RECONNECTING, "AllTick", attempt=3, reason="The proxy refused.")
    text, _ = windows_banner([live("QOS"), stuck])
    assert text.text == "AllTick: The proxy refused."


def live(name: str) -> Connection:
    return Connection(LinkState.LIVE, name, since_ms=1)
