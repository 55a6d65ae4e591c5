"""The reader's place: nothing moves under a scrolled reader."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from qosdesk.ui.panels.tape.filters import Filter
from qosdesk.ui.panels.tape.joins import JoinRule
from qosdesk.ui.panels.tape.position import Position, Selection
from qosdesk.ui.panels.tape.roll import Roll

T = 1_795_160_538_000


def add(roll, start, count):
    prints = [(T + at * 1000, 10.0, float(at % 7 + 1), at % 3) for at in range(start, start + count)]
    roll.add(prints, [one[3] for one in prints], start)


@given(st.integers(1, 60), st.integers(1, 70), st.lists(st.integers(0, 30), max_size=6), st.booleans())
def test_the_row_at_the_top_stays_while_it_is_kept(scrolled, kept, batches, filtered):
    roll = Roll()
    roll.join = JoinRule(0)
    roll.kept = kept
    roll.set_filter(Filter(least=3 if filtered else 0))
    add(roll, 0, 60)
    position = Position(roll)
    position.move(scrolled, 10)
    paused, start, came = position.paused, 60, 0
    assert paused is (len(roll.shown) > 10)
    held = position.rows(1)[0] if position.rows(1) else None
    for batch in batches:
        add(roll, start, batch)
        position.came(batch)
        start, came = start + batch, came + batch
        if paused and held in roll.rows:
            assert position.rows(1)[0] is held
            assert position.new_prints == came
        assert 0 <= position.offset < max(1, len(roll.shown))
    position.resume()
    assert not position.paused
    if roll.shown:
        assert position.rows(1)[0] is roll.shown[-1]


def test_a_pause_at_the_newest_row_holds_it():
    roll = Roll()
    roll.join = JoinRule(0)
    add(roll, 0, 5)
    position = Position(roll)
    position.pause()
    newest = roll.shown[-1]
    add(roll, 5, 3)
    position.came(3)
    assert (position.rows(1)[0], position.offset, position.new_prints) == (newest, 3, 3)


def test_scrolling_back_to_the_newest_resumes():
    roll = Roll()
    roll.join = JoinRule(0)
    add(roll, 0, 50)
    position = Position(roll)
    position.move(3, 10)
    position.move(-1, 10)
    assert position.paused
    position.move(-2, 10)
    assert not position.paused


def test_where_everything_is_in_view_nothing_scrolls():
    roll = Roll()
    add(roll, 0, 5)
    position = Position(roll)
    position.move(3, 10)
    assert not position.paused


def test_a_selection_goes_with_its_rows():
    roll, selection = Roll(), Selection()
    roll.join = JoinRule(0)
    add(roll, 0, 10)
    rows = list(roll.shown)
    selection.put(rows[6])
    selection.put(rows[3], extend=True)
    add(roll, 10, 5)
    assert [at for at, row in enumerate(roll.shown) if row in selection] == [3, 4, 5, 6]
    selection.clear()
    assert not any(row in selection for row in roll.shown)
