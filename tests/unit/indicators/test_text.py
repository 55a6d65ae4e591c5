"""Choices as text and back, and what damaged text becomes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qosdesk.indicators.kinds import FIRST_CHOICES, KINDS
from qosdesk.indicators.spec import Choice
from qosdesk.indicators.text import choices_text, parse_choices


def test_choices_survive_being_text():
    every = tuple(kind.first_choice for kind in KINDS)
    assert parse_choices(choices_text(every)) == every
    assert parse_choices(choices_text(())) == ()


def test_choices_of_own_files_survive_whether_the_file_is_there_or_not():
    own = (Choice("mine.py", (20.0, 0.5), (3,)),)
    assert parse_choices(choices_text(own)) == own


def test_the_text_is_short():
    assert choices_text(FIRST_CHOICES[1:]) == '[["VOL",[5,10],[0,1,2]]]'


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{}",
        "null",
        "[1]",
        '[["MA"]]',
        '[["NONE",[],[]]]',
        '[["MA",[null],[1]]]',
        '[["MA",1,2]]',
        "[" * 9999,
    ],
)
def test_what_can_not_be_read_is_left_out(text):
    assert parse_choices(text) == ()


def test_a_choice_of_another_version_is_brought_into_range():
    (found,) = parse_choices('[["MACD",[0,99999],[9,2,5,7]]]')
    assert found == Choice("MACD", (2.0, 1000.0, 9.0, 0.0), (1, 2, 0))
    (found,) = parse_choices('[["MA",[-7.4,1e8],[]]]')
    assert found.values[:3] == (-7.0, 1000.0, 20.0)


@given(st.text(max_size=60))
def test_no_text_is_an_error(text):
    parse_choices(text)


@given(st.floats(allow_nan=True, allow_infinity=True))
def test_every_number_fits_its_parameter_somehow(value):
    for kind in KINDS:
        for one in kind.parameters:
            fit = one.fit(value)
            assert one.low <= abs(fit) <= one.high
            assert fit >= 0 or one.switch
            assert one.fit(fit) == fit
