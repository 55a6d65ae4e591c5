"""The rows of the tape: joins, holes, gaps, bursts; everything is counted (LOOK 7, PRODUCT 4.8)."""

from __future__ import annotations

import pytest

from qosdesk.domain.hours import zone_of
from qosdesk.domain.symbols import parse_symbol
from qosdesk.market.gaps import GapState, PrintGap
from qosdesk.market.store import Store
from qosdesk.ui.panels.prints import News, PrintReader
from qosdesk.ui.panels.tape.joins import JoinRule
from qosdesk.ui.panels.tape.model import TapeModel
from qosdesk.ui.panels.tape.roll import BURST
from qosdesk.ui.panels.tape.rows import ROWS_KEPT, RowKind

TENCENT = parse_symbol("HK:700")
T = 1_795_160_538_000


@pytest.fixture
def state():
    store = Store()
    store.keep_prints(TENCENT, 2 * ROWS_KEPT)
    return store.state(TENCENT)


@pytest.fixture
def model():
    made = TapeModel()
    made.open(zone_of("HK"), lambda ts_ms: True)
    return made


def look(model, state, prints, at=0, gaps=(), missed=0, heard_s=1.0):
    return model.take(News(tuple(prints), at, missed, tuple(gaps)), state, heard_s)


def kinds(model):
    return [row.kind for row in model.roll.rows]


def test_same_price_same_side_prints_of_one_second_are_one_row(model, state):
    prints = [
        (T, 613.0, 100, 1),
        (T, 613.0, 200, 1),
        (T, 613.0, 50, 2),
        (T + 1000, 613.0, 10, 2),
        (T, 613.5, 5, 2),
    ]
    assert look(model, state, prints) == 5
    assert [(row.price, row.size, row.side, row.count) for row in model.roll.rows] == [
        (613.0, 300, 1, 2),
        (613.0, 50, 2, 1),
        (613.0, 10, 2, 1),
        (613.5, 5, 2, 1),
    ]
    assert model.roll.rows[0].value == 613.0 * 300
    assert model.tally.counted == 5


def test_inferred_sides_are_marked_and_not_joined_with_those_of_the_source(model, state):
    look(model, state, [(T, 613.0, 100, 2), (T, 613.5, 10, 0), (T, 613.5, 10, 1), (T, 613.5, 1, 0)])
    assert [(row.side, row.inferred, row.count) for row in model.roll.rows] == [
        (2, False, 1),
        (1, True, 1),
        (1, False, 1),
        (1, True, 1),
    ]


def test_prints_that_nobody_saw_are_counted_and_leave_a_hole_with_its_times(model, state):
    look(model, state, [(T, 613.0, 100, 1)])
    look(model, state, [(T + 5000, 613.0, 100, 1)], 21, missed=20)
    hole = model.roll.rows[1]
    assert (hole.kind, hole.count, hole.ts_ms, hole.until_ms) == (RowKind.HOLE, 20, T, T + 5000)
    assert (model.tally.counted, model.tally.unseen, model.roll.not_drawn) == (22, 20, 20)


def test_backfilled_prints_stand_below_a_line(model, state):
    gap = PrintGap(0, 0, is_start=True)
    look(model, state, [(T, 613.0, 100, 1)], gaps=[gap])
    assert kinds(model) == [RowKind.JOIN, RowKind.PRINT]
    gap.state, gap.version = GapState.FILLED, 1
    gap.prints = ((T - 2000, 612.0, 5, 2), (T - 1000, 612.5, 6, 1))
    assert look(model, state, [], 1, gaps=[gap]) == 0
    assert kinds(model) == [RowKind.PRINT, RowKind.PRINT, RowKind.JOIN, RowKind.PRINT]
    serials = [row.serial for row in model.roll.rows]
    assert serials == sorted(set(serials))
    assert model.tally.counted == 3


def test_a_gap_stands_where_the_prints_stopped_and_is_filled_there(model, state):
    look(model, state, [(T, 613.0, 100, 1)])
    gap = PrintGap(1, T)
    look(model, state, [(T + 9000, 614.0, 100, 1), (T + 9000, 614.0, 7, 1)], 1, [gap])
    assert kinds(model) == [RowKind.PRINT, RowKind.MISSING, RowKind.PRINT]
    newest = model.roll.rows[-1].serial
    gap.state, gap.version, gap.until_ms = GapState.FILLED, 1, T + 9000
    gap.prints, gap.missing = ((T + 8000, 612.0, 5, 2),), (T, T + 8000)
    look(model, state, [], 3, [gap])
    assert kinds(model) == [RowKind.PRINT, RowKind.MISSING, RowKind.PRINT, RowKind.JOIN, RowKind.PRINT]
    rows = model.roll.rows
    assert (rows[1].ts_ms, rows[1].until_ms, rows[-1].serial) == (T, T + 8000, newest)
    look(model, state, [], 3, [gap])
    assert model.tally.counted == 4


def test_equal_prints_on_both_sides_of_a_gap_are_not_joined(model, state):
    look(model, state, [(T, 613.0, 100, 1)])
    look(model, state, [(T, 613.0, 50, 1)], 1, [PrintGap(1, T)])
    assert [row.size for row in model.roll.rows if row.is_print] == [100, 50]


def test_nothing_is_inferred_across_a_gap(model, state):
    look(model, state, [(T, 613.0, 100, 1)])
    look(model, state, [(T, 614.0, 50, 0)], 1, [PrintGap(1, T)])
    assert model.roll.rows[-1].is_neutral


def test_of_a_burst_the_newest_are_drawn_and_all_are_summed(model, state):
    look(model, state, [(T, 613.0, 1.0, 1)])
    look(model, state, [(T + at * 1000, 613.0, 1.0, 1) for at in range(BURST + 500)], 1)
    roll = model.roll
    assert (roll.not_drawn, roll.rows[1].kind, roll.rows[1].count) == (500, RowKind.HOLE, 500)
    assert model.tally.session(True).buys.volume == BURST + 501
    assert roll.rows[-1].total == BURST + 501
    assert model.tally.unseen == 0


def test_memory_is_bounded(model, state):
    for start in range(0, ROWS_KEPT + 5000, 1000):
        look(model, state, [(T + at * 1000, 613.0, 1, 1) for at in range(start, start + 1000)], start)
    assert len(model.roll.rows) == ROWS_KEPT == model.roll.prints
    assert model.tally.counted == ROWS_KEPT + 5000


def test_running_figures_are_those_of_the_prints_so_far(model, state):
    look(model, state, [(T, 613.0, 5.0, 1), (T, 613.0, 2.0, 2), (T, 613.0, 1.0, 2)])
    assert [(row.total, row.delta) for row in model.roll.rows] == [(5.0, 5.0), (8.0, 2.0)]


def test_other_joins_make_the_rows_anew_and_change_no_sum(model, state):
    reader = PrintReader()
    reader.start(state)
    for at in range(30):
        state.on_trade(613.0 + at // 10, 1.0, T, 0)
    model.take(reader.read(state), state, 1.0)
    before = model.tally.session(True)
    model.rebuild(reader.start(state), JoinRule(0), False, 1000)
    assert [row.count for row in model.roll.rows] == [1] * 30
    assert all(row.is_neutral for row in model.roll.rows)
    assert (model.tally.session(True), model.tally.counted) == (before, 30)
    model.rebuild(reader.start(state), JoinRule(1000), True, 1000)
    assert [(row.count, row.side) for row in model.roll.rows] == [(10, 0), (10, 1), (10, 1)]
    state.on_trade(616.0, 1.0, T, 0)
    assert model.take(reader.read(state), state, 2.0) == 1


def test_marks_of_the_day_survive_other_joins(model, state):
    reader = PrintReader()
    reader.start(state)
    model.take(News(), state)
    state.on_snapshot(613, 613, 613, 613, 613, 1, 1, T, 0, 0)
    state.on_trade(613.0, 1.0, T, 1)
    model.take(reader.read(state), state, 1.0)
    state.on_trade(614.0, 1.0, T, 1)
    model.take(reader.read(state), state, 1.1)
    assert [row.mark.value for row in model.roll.rows] == ["", "H"]
    model.rebuild(reader.start(state), JoinRule(0), True, 1000)
    assert [row.mark.value for row in model.roll.rows] == ["", "H"]
