"""Operations on lists as values: whatever is done, no row is lost and none is doubled."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qosdesk.domain import watchlists as ops
from qosdesk.domain.symbols import Symbol
from qosdesk.domain.watchlists import Entry, Watchlist


def _list(text, name="L", number=1):
    """`"a b | One | c"`: symbols, and sections between bars."""
    entries = []
    for place, part in enumerate(text.split("|")):
        if place % 2:
            entries.append(Entry(section=part.strip()))
        else:
            entries += [Entry(Symbol("US", code)) for code in part.split()]
    return Watchlist(name, tuple(entries), number)


def _text(watchlist):
    parts = [entry.symbol.code if entry.symbol else f"| {entry.section} |" for entry in watchlist.entries]
    return " ".join(parts)


# --- rows -----------------------------------------------------------------------------------------------------------


def test_adding_puts_what_is_new_at_the_end_or_at_a_place():
    symbols = [Symbol("US", code) for code in "bxy"]
    assert _text(ops.add(_list("a b c"), symbols)) == "a b c x y"
    assert _text(ops.add(_list("a b c"), symbols, 1)) == "a x y b c"


def test_removing_takes_rows_and_leaves_sections():
    assert _text(ops.remove(_list("a | S | b c"), {0, 1, 3, 99, -1})) == "| S | b"


@pytest.mark.parametrize(
    ("rows", "at", "after"),
    [
        ({0}, 3, "b c a d"),
        ({3}, 0, "d a b c"),
        ({0, 2}, 4, "b d a c"),
        ({1, 2}, 2, "a b c d"),
        ({0, 3}, 2, "b a d c"),
    ],
)
def test_rows_move_together_before_the_entry_named(rows, at, after):
    assert _text(ops.move(_list("a b c d"), rows, at)) == after


def test_a_row_moves_into_another_section():
    assert _text(ops.move(_list("a | S | b"), {0}, 2)) == "| S | a b"


def test_copying_takes_tag_note_and_alias_along():
    source = ops.set_note(ops.tag_rows(_list("a b"), {0}, 3), 0, " why ")
    target = ops.copy_to(source, {0}, _list("c", number=2))
    assert target.entries[1] == Entry(Symbol("US", "a"), tag=3, note="why")
    assert source.symbols() == _list("a b").symbols()


def test_moving_to_a_list_that_has_the_row_joins_what_is_said_of_it():
    source = ops.set_note(_list("a b"), 0, "mine")
    target = ops.tag_rows(_list("a", number=2), {0}, 5)
    left, right = ops.move_to(source, {0}, target)
    assert _text(left) == "b"
    assert right.entries == (Entry(Symbol("US", "a"), tag=5, note="mine"),)


def test_a_tag_is_one_to_nine_or_none():
    tagged = ops.tag_rows(_list("a | S | b"), {0, 1, 2}, 9)
    assert [entry.tag for entry in tagged.entries] == [9, 0, 9]
    assert [entry.tag for entry in ops.tag_rows(tagged, {0}, 0).entries] == [0, 0, 9]
    assert ops.tag_rows(tagged, {0}, 10) == tagged


def test_an_alias_is_one_line():
    assert ops.set_alias(_list("a"), 0, "  my\n pick ").entries[0].alias == "my pick"
    assert ops.set_alias(_list("a"), 7, "x") == _list("a")


def test_a_doubled_symbol_stays_where_it_stands_first():
    doubled = Watchlist("L", (*_list("a b").entries, Entry(Symbol("US", "a"), tag=2), *_list("c").entries))
    assert _text(ops.dedupe(doubled)) == "a b c"
    assert ops.dedupe(doubled).entries[0].tag == 2


# --- sections -------------------------------------------------------------------------------------------------------


def test_a_section_takes_the_rows_below_it_and_gives_them_back():
    with_section = ops.insert_section(_list("a b c"), "S", 1)
    assert _text(with_section) == "a | S | b c"
    assert list(ops.section_span(with_section, 1)) == [1, 2, 3]
    assert _text(ops.rename_section(with_section, 1, "T")) == "a | T | b c"
    assert _text(ops.remove_section(with_section, 1)) == "a b c"
    assert ops.remove_section(with_section, 0) == with_section


@pytest.mark.parametrize(
    ("section", "at", "after"),
    [
        (1, 6, "z | B | c | A | a b"),
        (1, 5, "z | A | a b | B | c"),
        (4, 2, "z | B | c | A | a b"),
        (4, 1, "z | B | c | A | a b"),
        (4, 0, "z | B | c | A | a b"),
        (4, 4, "z | A | a b | B | c"),
    ],
)
def test_a_section_moves_with_its_rows_and_splits_no_other(section, at, after):
    assert _text(ops.move_section(_list("z | A | a b | B | c"), section, at)) == after


# --- names ----------------------------------------------------------------------------------------------------------


def test_a_name_that_is_taken_gets_a_number():
    assert ops.fresh_name("Core", ["Tech"]) == "Core"
    assert ops.fresh_name("Core", ["Core", "Core 2"]) == "Core 3"


# --- what holds always ----------------------------------------------------------------------------------------------

_ENTRIES = st.lists(
    st.one_of(
        st.builds(
            Entry,
            symbol=st.builds(Symbol, st.just("US"), st.sampled_from("abcdefgh")),
            tag=st.integers(0, 9),
            note=st.sampled_from(["", "n"]),
        ),
        st.builds(Entry, section=st.sampled_from(["S", "T", ""])),
    ),
    max_size=14,
).map(tuple)
_LISTS = st.builds(Watchlist, st.just("L"), _ENTRIES, st.just(1)).map(ops.dedupe)
_ROWS = st.sets(st.integers(-2, 16), max_size=6)
_AT = st.integers(-2, 17)


def _counted(*lists):
    return Counter(entry for one in lists for entry in one.entries)


@given(_LISTS, _ROWS, _AT)
def test_moving_rows_or_a_section_loses_and_doubles_nothing(watchlist, rows, at):
    assert _counted(ops.move(watchlist, rows, at)) == _counted(watchlist)
    for section in range(len(watchlist.entries)):
        assert _counted(ops.move_section(watchlist, section, at)) == _counted(watchlist)


@given(_LISTS, _LISTS, _ROWS, _AT)
def test_moving_to_another_list_keeps_every_symbol_once(source, target, rows, at):
    left, right = ops.move_to(source, rows, target, at)
    moved = set(source.symbols()) - set(left.symbols())
    assert set(right.symbols()) == set(target.symbols()) | moved
    for one in (left, right):
        assert len(set(one.symbols())) == len(one.symbols())
    assert [e for e in right.entries if e.symbol is None] == [e for e in target.entries if e.symbol is None]


@given(_LISTS, _ROWS, _AT, st.integers(-1, 11))
def test_no_operation_doubles_a_symbol_or_forgets_one(watchlist, rows, at, tag):
    before = watchlist.symbols()
    same = [
        ops.tag_rows(watchlist, rows, tag),
        ops.set_note(watchlist, at, "x"),
        ops.set_alias(watchlist, at, "x"),
        ops.insert_section(watchlist, "new", at),
        ops.rename_section(watchlist, at, "new"),
        ops.remove_section(watchlist, at),
    ]
    assert all(one.symbols() == before for one in same)
    added = ops.add(watchlist, [Symbol("US", code) for code in "axyx"], at).symbols()
    assert len(set(added)) == len(added)
    assert set(added) == {*before, *(Symbol("US", code) for code in "axy")}


@given(_LISTS, _ROWS)
def test_removing_takes_exactly_the_rows_named(watchlist, rows):
    gone = {watchlist.entries[n] for n in rows if 0 <= n < len(watchlist.entries)}
    after = ops.remove(watchlist, rows)
    assert [e for e in watchlist.entries if e.symbol is None or e not in gone] == list(after.entries)


@given(st.builds(Watchlist, st.just("L"), _ENTRIES))
def test_a_list_from_anywhere_is_made_one_without_doubles(watchlist):
    once = ops.dedupe(watchlist)
    assert list(once.symbols()) == list(dict.fromkeys(watchlist.symbols()))
    assert ops.dedupe(once) == once
