"""Rules of the drawings as values, and of going back and forth between them."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from qosdesk.domain.drawings import (
    Anchor,
    Drawing,
    DrawingHistory,
    DrawingKind,
    Drawings,
    added,
    removed,
    replaced,
)

HERE, THERE = Anchor(1_000, 10.0), Anchor(2_000, 12.0)
LINE = Drawing(DrawingKind.TREND, (HERE, THERE))


@pytest.mark.parametrize(
    ("kind", "anchors", "colour"),
    [
        (DrawingKind.HORIZONTAL, (HERE, THERE), 1),
        (DrawingKind.TREND, (HERE,), 1),
        (DrawingKind.RAY, (), 1),
        (DrawingKind.TREND, (HERE, Anchor(1, math.nan)), 1),
        (DrawingKind.TREND, (HERE, Anchor(1, math.inf)), 1),
        (DrawingKind.TREND, (HERE, THERE), 0),
        (DrawingKind.TREND, (HERE, THERE), 9),
    ],
)
def test_what_is_no_drawing_cannot_be_made(kind, anchors, colour):
    with pytest.raises(ValueError):
        Drawing(kind, anchors, colour)


def test_each_drawing_gets_an_id_of_its_own_and_the_newest_lies_on_top():
    three = added(added(added((), LINE), LINE), LINE)
    assert [one.id for one in three] == [1, 2, 3]
    assert [one.id for one in added(removed(three, 1), LINE)] == [2, 3, 4]


def test_exchanging_or_removing_touches_the_one_of_that_id_only():
    both = added(added((), LINE), LINE)
    moved = both[1].with_anchor(0, THERE)
    assert replaced(both, moved) == (both[0], moved)
    assert replaced(both, replace(LINE, id=9)) == both
    assert removed(both, 1) == (both[1],)
    assert removed(both, 9) == both


class UndoMachine(RuleBasedStateMachine):
    """Undo and redo against a list of all states with a place in it."""

    def __init__(self) -> None:
        super().__init__()
        self.history = DrawingHistory()
        self.states: list[Drawings] = [()]
        self.at = 0

    @rule(colour=st.integers(1, 4))
    def draw(self, colour: int) -> None:
        self._put(added(self.history.now, replace(LINE, colour=colour)))

    @rule(number=st.integers(1, 4))
    def remove(self, number: int) -> None:
        self._put(removed(self.history.now, number))

    def _put(self, drawings: Drawings) -> None:
        changes = drawings != self.states[self.at]
        assert self.history.put(drawings) is changes
        if changes:
            self.states = [*self.states[: self.at + 1], drawings]
            self.at += 1

    @rule()
    def undo(self) -> None:
        assert self.history.undo() is (self.at > 0)
        self.at = max(0, self.at - 1)

    @rule()
    def redo(self) -> None:
        last = len(self.states) - 1
        assert self.history.redo() is (self.at < last)
        self.at = min(last, self.at + 1)

    @invariant()
    def is_where_it_should_be(self) -> None:
        assert self.history.now == self.states[self.at]
        assert self.history.can_undo is (self.at > 0)
        assert self.history.can_redo is (self.at < len(self.states) - 1)


TestUndo = UndoMachine.TestCase
