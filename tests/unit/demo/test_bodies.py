"""What the two younger wires read and count alike."""

from __future__ import annotations

import pytest

from qosdesk.demo.bodies import Refusal, Sequence, read_int, to_int


@pytest.mark.parametrize(
    ("value", "number"),
    [(5, 5), ("5", 5), (" -7 ", -7), (2.0, 2), (True, None), ("x", None), (None, None), ([], None)],
)
def test_integers_may_be_texts(value: object, number: int | None):
    assert to_int(value) == number


def test_a_missing_integer_is_refused_with_the_wires_code():
    assert read_int({}, "end", 202, 0) == 0
    with pytest.raises(Refusal) as caught:
        read_int({"end": "soon"}, "end", 202, 0)
    assert caught.value.ret == 202


def test_numbers_of_a_line_grow_with_time_and_within_a_millisecond():
    sequence = Sequence()
    assert [sequence.next("a", ts_ms) for ts_ms in (5, 5, 6, 4)] == [5000, 5001, 6000, 6001]
    assert sequence.next("b", 5) == 5000
