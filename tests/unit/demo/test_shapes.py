"""Shape faults: what becomes of an object before it is sent."""

from __future__ import annotations

from qosdesk.demo.faults import FaultBoard, parse_fault
from qosdesk.demo.shapes import Shapes

TRADE = {"c": "HK:700", "p": "375.8", "v": "100", "ts": 1_763_640_000, "d": 1}
BOOK = {"c": "HK:700", "b": [{"p": "1", "v": "2"}], "a": [], "ts": 1}


def shapes(*faults: str) -> Shapes:
    return Shapes(FaultBoard(tuple(map(parse_fault, faults))))


def test_without_a_shape_fault_an_entry_is_the_entry():
    quiet = shapes("slow=1")
    assert not quiet.any_active
    assert quiet.apply(TRADE) is TRADE


def test_zero_prices_are_zero_everywhere_and_sizes_are_not():
    zero = shapes("zero-prices")
    assert zero.apply(TRADE) == TRADE | {"p": "0"}
    assert zero.apply(BOOK)["b"] == [{"p": "0", "v": "2"}]


def test_wrong_types_hit_one_entry_in_so_many_and_add_no_member():
    wrong = shapes("wrong-types=3")
    got = [wrong.apply(TRADE) for _ in range(30)]
    assert [one != TRADE for one in got[:6]] == [True, False, False, True, False, False]
    assert all(set(one) == set(TRADE) for one in got)
    assert len({repr(one) for one in got}) > 5


def test_unknown_members_stand_beside_all_known_ones():
    entry = shapes("unknown-members").apply(TRADE)
    assert TRADE.items() < entry.items()
    assert len(entry) > len(TRADE) + 2
