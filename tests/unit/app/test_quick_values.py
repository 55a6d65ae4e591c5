"""Dataclasses made by our quicker functions behave as those of the standard library."""

from __future__ import annotations

import copy
import dataclasses
import subprocess
import sys
from collections.abc import Iterator

import pytest

from qosdesk.app import quick_values
from tests.helpers.sources import ROOT

NAMES = ("_repr_fn", "_frozen_get_del_attr", "_cmp_fn", "_hash_fn")


@pytest.fixture
def quick() -> Iterator[None]:
    """Installed for one test."""
    old = {name: getattr(dataclasses, name, None) for name in NAMES}
    if not quick_values.install():
        pytest.skip("this Python is quick by itself")
    yield
    for name, function in old.items():
        setattr(dataclasses, name, function)


def make() -> type:
    @dataclasses.dataclass(frozen=True, slots=True, order=True)
    class Quote:
        symbol: str
        last: float = 1.0
        key: str = dataclasses.field(default="", repr=False)
        note: str = dataclasses.field(default="", compare=False)

    return Quote


def test_values_look_compare_and_hash_as_before(quick: None) -> None:
    ours = make()
    a, b, c = ours("HK:700", 2.0, "k", "x"), ours("HK:700", 2.0, "k", "y"), ours("HK:700", 3.0)
    assert repr(a).endswith("Quote(symbol='HK:700', last=2.0, note='x')")
    assert a == b
    assert hash(a) == hash(b) == hash(("HK:700", 2.0, "k"))
    assert a != c
    assert a < c <= c
    assert (a == "HK:700") is False
    assert a.__eq__("HK:700") is NotImplemented
    assert dataclasses.replace(a, last=9.0).last == 9.0
    assert copy.copy(a) == a


def test_frozen_is_frozen(quick: None) -> None:
    value = make()("HK:700")
    with pytest.raises(dataclasses.FrozenInstanceError, match="cannot assign to field 'last'"):
        value.last = 2.0
    with pytest.raises(dataclasses.FrozenInstanceError, match="cannot delete field 'last'"):
        del value.last


def test_a_value_without_fields_and_one_that_holds_itself(quick: None) -> None:
    @dataclasses.dataclass(frozen=True)
    class Nothing:
        pass

    @dataclasses.dataclass
    class Box:
        inside: object = None

    assert Nothing() == Nothing()
    assert hash(Nothing()) == hash(())
    box = Box()
    box.inside = box
    assert "..." in repr(box)
    with pytest.raises(TypeError):
        hash(box)


def test_the_methods_have_their_names(quick: None) -> None:
    made = make()
    assert made.__eq__.__name__ == "__eq__"
    assert made.__hash__.__qualname__.endswith("Quote.__hash__")


def test_values_of_the_house_are_the_same_either_way() -> None:
    """In a process each, as modules are imported once."""
    code = (
        "import sys\nfrom qosdesk.app import quick_values\n"
        "quick = quick_values.install() if sys.argv[1] == 'quick' else None\n"
        "from qosdesk.domain.symbols import Symbol\nfrom qosdesk.domain.status import Notice, Severity\n"
        "a, b = Symbol('HK', '700'), Symbol('US', 'AAPL')\n"
        "print(a, repr(a), a == b, a == Symbol('HK', '700'), len({a, b, a}), repr(Notice('x', Severity.WARNING)))"
    )
    said = [
        subprocess.run(
            [sys.executable, "-c", code, how], cwd=ROOT, capture_output=True, text=True, check=True
        ).stdout
        for how in ("quick", "plain")
    ]
    assert said[0] == said[1]
