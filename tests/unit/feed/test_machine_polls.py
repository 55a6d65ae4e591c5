"""Dialogues about symbols without a slot: asked for in turn, in full batches, never in the user's way."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import Any

from qosdesk.domain.priority import Priority
from qosdesk.feed.messages import (
    CallAnswered,
    LinkUp,
    OpenLink,
    SnapshotsPolled,
    SubscriptionConfirmed,
    TryNow,
)
from tests.helpers.mini import MiniDialect, limits
from tests.helpers.transcript import CONNECTING, LIVE, RECONNECTING, Talk, ask_snapshots, lost, unwant, want

PLAN: dict[str, Any] = {
    "products": 2,
    "requests_per_minute": 10,
    "poll_round_s": 10.0,
    "poll_floor_s": 2.0,
    "heartbeat_s": 0.0,
    "silence_s": 0.0,
    "quiet_s": 600.0,
}


def up(*codes: str, **changes: Any) -> Talk:
    """A full plan of two products, and symbols that have no slot; a request holds three."""
    talk = Talk(MiniDialect(limits(**(PLAN | changes))))
    talk >> TryNow() << CONNECTING << OpenLink(0)
    talk >> LinkUp(0) << LIVE
    talk >> want("HK:1", "HK:2", *codes) << "T HK:1 HK:2"
    talk >> "ack T" << SubscriptionConfirmed
    return talk


def polls(talk: Talk, seconds: float) -> list[tuple[float, str]]:
    """What is polled within a time, each answered: (when, command)."""
    start_s, found = talk.now_s, []
    for _ in range(round(seconds / 0.05)):
        talk.after(0.05)
        for one in talk.skip():
            if not isinstance(one, SnapshotsPolled):
                line = talk.line(one)
                found.append((round(talk.now_s - start_s, 2), line))
                talk >> "data " + line
                talk.skip()
    return found


def test_the_first_poll_follows_the_subscriptions_and_the_answer_is_told():
    talk = up("HK:3", "HK:4")
    talk.after(1.05) << "RS HK:3 HK:4"
    talk >> "data RS HK:3 HK:4"
    (told,) = talk.skip()
    assert [str(one.symbol) for one in told.snapshots] == ["HK:3", "HK:4"]


def test_everybody_has_a_turn_in_full_batches_the_oldest_first():
    talk = up(*[f"HK:{n}" for n in range(3, 10)])
    lines = polls(talk, 21.0)
    assert [line for _, line in lines[:4]] == [
        "RS HK:3 HK:4 HK:5",
        "RS HK:6 HK:7 HK:8",
        "RS HK:9 HK:3 HK:4",
        "RS HK:5 HK:6 HK:7",
    ]
    times = [at for at, _ in lines]
    assert all(3.2 <= later - sooner <= 3.5 for sooner, later in pairwise(times[1:]))


def test_few_symbols_are_not_asked_for_oftener_than_once_in_a_round():
    assert len(polls(up("HK:3"), 60.0)) in (6, 7)


def test_what_is_not_in_view_waits_longer():
    talk = up("HK:3", "HK:4", "HK:5")
    talk >> want("HK:6", "HK:7", "HK:8", priority=Priority.BACKGROUND)
    lines = [line for _, line in polls(talk, 60.0)]
    assert lines[:2] == ["RS HK:3 HK:4 HK:5", "RS HK:6 HK:7 HK:8"]
    assert 4 * lines.count("RS HK:6 HK:7 HK:8") <= lines.count("RS HK:3 HK:4 HK:5")


def test_two_polls_are_never_under_way():
    talk = up(*[f"HK:{n}" for n in range(3, 20)])
    talk.after(1.05) << "RS HK:3 HK:4 HK:5"
    talk.after(9).nothing()


def test_nothing_is_polled_while_the_link_is_down_and_at_once_when_it_is_back():
    talk = up("HK:3")
    talk.after(1.05) << "RS HK:3"
    talk >> lost()
    talk.skip()
    talk.after(0.5) << OpenLink(0) << RECONNECTING
    talk.after(5)
    talk.skip()
    talk >> LinkUp(0) << LIVE << "T HK:1 HK:2"
    talk.http.clear()


def test_a_symbol_that_gets_a_slot_is_not_polled_any_more():
    talk = up("HK:3")
    talk.after(1.05) << "RS HK:3"
    talk >> "data RS HK:3" << SnapshotsPolled
    talk >> unwant("HK:1")
    talk.after(1.05) << "TC HK:1"
    talk >> "ack TC"
    talk.after(1.05) << "T HK:3"
    talk >> "ack T" << SubscriptionConfirmed
    talk.after(60).nothing()


def test_what_somebody_has_just_asked_for_is_not_polled():
    talk = up("HK:3")
    talk.after(1.05) << "RS HK:3"
    talk >> "data RS HK:3" << SnapshotsPolled
    talk.after(6)
    talk >> ask_snapshots("HK:3") << "RS HK:3"
    talk >> "data RS HK:3" << CallAnswered
    talk.after(4.9).nothing()  # its turn would have been meanwhile
    talk.after(0.2) << "RS HK:3"


def test_polls_by_http_leave_a_reserve_for_what_the_user_asks():
    talk = Talk(MiniDialect(limits(**(PLAN | {"products": 1, "poll_floor_s": 0.1})), link_calls=False))
    talk >> TryNow() << CONNECTING << OpenLink(0)
    talk >> LinkUp(0) << LIVE
    talk >> want(*[f"HK:{n}" for n in range(1, 60)])
    sent = 0
    for _ in range(600):
        talk.after(0.1)
        talk.skip()
        while talk.http:
            sent += 1
            talk.answer_http()
            talk.skip()
    assert 4 <= sent <= 7  # of ten
    talk >> ask_snapshots("HK:99", priority=Priority.FOCUSED)
    assert talk.http


def test_polling_can_be_switched_off():
    talk = up("HK:3", poll_round_s=0.0)
    talk.after(60).nothing()


class PrintsOnly(MiniDialect):
    """Its pushes bring no sums of the day."""

    def __init__(self, *args: Any) -> None:
        super().__init__(*args)
        self.capabilities = replace(self.capabilities, composes_snapshots=True)


def live(dialect: MiniDialect) -> Talk:
    """Figures of two symbols and a book that stream; those of HK:1 are in view."""
    talk = Talk(dialect)
    talk >> TryNow() << CONNECTING << OpenLink(0)
    talk >> LinkUp(0) << LIVE
    talk >> want("HK:1 snapshot", "HK:2 depth") << "S HK:1"
    talk >> "ack S" << SubscriptionConfirmed
    talk >> want("HK:3 snapshot", priority=Priority.BACKGROUND)
    for command in ("D", "S"):
        talk.after(1.05)
        talk.skip()
        talk >> f"ack {command}" << SubscriptionConfirmed
    return talk


def test_where_pushes_bring_no_sums_the_rows_in_view_are_asked_for_now_and_then():
    talk = live(PrintsOnly(limits(**(PLAN | {"products": 0}))))
    found = [(at, line) for at, line in polls(talk, 120.0) if line.startswith("RS")]
    assert {line for _, line in found} == {"RS HK:1"}
    assert 3 <= len(found) <= 5
    assert all(later - sooner >= 30 for (sooner, _), (later, _) in pairwise(found[1:]))


def test_where_pushes_bring_sums_nothing_live_is_asked_for():
    found = polls(live(MiniDialect(limits(**(PLAN | {"products": 0})))), 120.0)
    assert not [line for _, line in found if line.startswith("RS")]
