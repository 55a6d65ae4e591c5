"""The switch: what is wanted outlives the feed, questions wait for one, and those under way fail when it goes."""

from __future__ import annotations

from qosdesk.domain.priority import Priority
from qosdesk.domain.quotes import Kind, Stream
from qosdesk.domain.status import Meter
from qosdesk.domain.symbols import Symbol
from qosdesk.feed.calls import AnswerValue, Failure, FailureKind, GetSnapshots
from qosdesk.feed.messages import FeedState, StateChanged
from qosdesk.services.ports import FeedEvent
from qosdesk.services.switch import FeedSwitch
from tests.helpers.scripted_feed import ScriptedFeed

TENCENT = Symbol("HK", "700")
TRADES = Stream(TENCENT, Kind.TRADE)
BOOK = Stream(TENCENT, Kind.DEPTH)
QUESTION = GetSnapshots((TENCENT,))


def test_what_is_wanted_before_and_between_feeds_goes_to_each_with_its_priority() -> None:
    switch, first, second = FeedSwitch(), ScriptedFeed(), ScriptedFeed()
    switch.want([TRADES], Priority.BACKGROUND)
    switch.want([BOOK], Priority.FOCUSED)
    switch.plug(first)
    assert first.priorities == {TRADES: Priority.BACKGROUND, BOOK: Priority.FOCUSED}
    switch.unplug()
    switch.unwant([BOOK])
    switch.plug(second)
    assert second.priorities == {TRADES: Priority.BACKGROUND}
    assert first.tries == second.tries == 1
    assert switch.wanted() == (TRADES,)


def test_wants_and_questions_go_through_while_a_feed_is_plugged_in() -> None:
    switch, feed = FeedSwitch(), ScriptedFeed()
    switch.plug(feed)
    switch.want([TRADES])
    switch.unwant([TRADES])
    answers: list[AnswerValue | Failure] = []
    switch.ask(QUESTION, Priority.VISIBLE, answers.append)
    feed.answer(())
    assert feed.commands == [("want", (TRADES,)), ("unwant", (TRADES,))]
    assert answers == [()]


def test_questions_wait_for_a_feed() -> None:
    switch, feed = FeedSwitch(), ScriptedFeed()
    answers: list[AnswerValue | Failure] = []
    switch.ask(QUESTION, Priority.FOCUSED, answers.append)
    switch.plug(feed)
    assert feed.history == [QUESTION]
    feed.answer(())
    assert answers == [()]


def test_questions_under_way_fail_once_when_the_feed_goes() -> None:
    switch, feed = FeedSwitch(), ScriptedFeed()
    switch.plug(feed)
    answers: list[AnswerValue | Failure] = []
    switch.ask(QUESTION, Priority.VISIBLE, answers.append)
    switch.unplug()
    assert [one.kind for one in answers if isinstance(one, Failure)] == [FailureKind.UNREACHABLE]
    feed.answer(())
    assert len(answers) == 1


def test_who_asks_again_on_failure_waits_for_the_next_feed() -> None:
    switch, first, second = FeedSwitch(), ScriptedFeed(), ScriptedFeed()
    answers: list[AnswerValue | Failure] = []

    def stubborn(answer: AnswerValue | Failure) -> None:
        answers.append(answer)
        if isinstance(answer, Failure):
            switch.ask(QUESTION, Priority.VISIBLE, stubborn)

    switch.plug(first)
    switch.ask(QUESTION, Priority.VISIBLE, stubborn)
    switch.plug(second)
    second.answer(())
    assert [type(one) for one in answers] == [Failure, tuple]


def test_events_of_the_feed_in_use_and_of_no_other_are_heard() -> None:
    switch, first, second = FeedSwitch(), ScriptedFeed(), ScriptedFeed()
    heard: list[FeedEvent] = []
    end = switch.subscribe(heard.append)
    switch.plug(first)
    switch.plug(second)
    first.go(FeedState.REFUSED)
    second.go(FeedState.LIVE)
    assert heard == [StateChanged(FeedState.LIVE)]
    end()
    second.go(FeedState.IDLE)
    assert len(heard) == 1


def test_without_a_feed_nothing_is_confirmed_or_counted() -> None:
    switch, feed = FeedSwitch(), ScriptedFeed()
    switch.want([TRADES])
    switch.try_now()
    assert (switch.is_confirmed(TRADES), switch.ledger(), switch.unslotted()) == (False, (), ())
    feed.confirmed.add(TRADES)
    feed.without_slot = (BOOK,)
    feed.meters = (Meter("snapshot", 1, 10),)
    switch.plug(feed)
    assert switch.is_confirmed(TRADES)
    assert (switch.unslotted(), switch.ledger()) == ((BOOK,), (Meter("snapshot", 1, 10),))


def test_a_question_that_nobody_waits_for_any_more_is_taken_back() -> None:
    switch, feed = FeedSwitch(), ScriptedFeed()
    answers: list[AnswerValue | Failure] = []
    early = switch.ask(QUESTION, Priority.VISIBLE, answers.append)
    early()
    switch.plug(feed)
    assert not feed.asked
    late = switch.ask(QUESTION, Priority.VISIBLE, answers.append)
    late()
    late()
    assert not feed.asked
    switch.unplug()
    assert not answers
