"""Verdicts of lines with the user's choices and in the list they go to."""

from __future__ import annotations

from qosdesk.domain.imports import Format, ImportLine, Reading, Verdict, Why, entries_of, settle
from qosdesk.domain.symbols import Symbol
from qosdesk.domain.watchlists import Entry

TENCENT, HSBC, BANK = Symbol("HK", "700"), Symbol("HK", "5"), Symbol("SZ", "000001")


def line(number: int, symbol: Symbol, **more: object) -> ImportLine:
    return ImportLine(number, str(symbol), Verdict.OK, symbol, **more)  # type: ignore[arg-type]


def unsure(number: int, *candidates: Symbol) -> ImportLine:
    return ImportLine(number, "?", Verdict.AMBIGUOUS, candidates=candidates, why=Why.TWO_MARKETS)


def test_a_symbol_met_again_is_a_duplicate_of_the_first_line_that_had_it():
    settled = settle([line(3, TENCENT), line(4, HSBC), line(7, TENCENT)], {}, ())
    assert [one.verdict for one in settled] == [Verdict.OK, Verdict.OK, Verdict.DUPLICATE]
    assert (settled[2].why, settled[2].detail) == (Why.SAME_LINE, "3")


def test_what_the_list_has_is_a_duplicate():
    settled = settle([line(1, TENCENT), line(2, HSBC)], {}, {TENCENT})
    assert [(one.verdict, one.why) for one in settled] == [
        (Verdict.DUPLICATE, Why.IN_LIST),
        (Verdict.OK, Why.NOTHING),
    ]


def test_a_choice_makes_a_line_ok_and_may_make_it_a_duplicate():
    lines = [unsure(1, BANK, HSBC), line(2, HSBC)]
    assert [one.verdict for one in settle(lines, {0: BANK}, ())] == [Verdict.OK, Verdict.OK]
    chosen = settle(lines, {0: HSBC}, ())
    assert [one.verdict for one in chosen] == [Verdict.OK, Verdict.DUPLICATE]
    assert settle(lines, {}, ())[0].verdict is Verdict.AMBIGUOUS


def test_a_choice_does_not_touch_a_line_that_is_certain():
    assert settle([line(1, TENCENT)], {0: HSBC}, ())[0].symbol == TENCENT


def test_entries_are_sections_and_lines_that_are_ok_with_what_the_user_wrote():
    section = ImportLine(1, "Banks", Verdict.SECTION, section="Banks")
    lines = settle(
        [section, line(2, HSBC, tag=3, note="n", alias="a"), unsure(3, BANK), line(4, HSBC)], {}, ()
    )
    assert entries_of(lines) == (Entry(section="Banks"), Entry(HSBC, "", 3, "n", "a"))


def test_the_formats_of_a_reading_are_told_the_most_frequent_first():
    lines = (
        line(1, HSBC, format=Format.YAHOO),
        line(2, TENCENT, format=Format.FUTU),
        line(3, BANK, format=Format.FUTU),
    )
    assert Reading(lines).formats() == (Format.FUTU, Format.YAHOO)
