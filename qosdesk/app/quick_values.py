"""Dataclasses that are made faster, for the some two hundred that a start imports. May import nothing of ours.

Python 3.11 and 3.12 write the source of six methods for every frozen dataclass and compile each one: a quarter of what
importing the desk takes. Here `__repr__`, `__eq__`, `__hash__`, `__setattr__` and `__delattr__` are closures that do
the same; `__init__`, whose speed matters later, is still compiled. Later Pythons compile all methods of a class at once
and are left as they are, and so is a Python whose own functions look otherwise than these two's.
"""

from __future__ import annotations

import dataclasses
import inspect
import operator
import sys
from collections.abc import Callable
from typing import Any, Final

_SIGNATURES: Final = {
    "_repr_fn": ["fields", "globals"],
    "_frozen_get_del_attr": ["cls", "fields", "globals"],
    "_cmp_fn": ["name", "op", "self_tuple", "other_tuple", "globals"],
    "_hash_fn": ["fields", "globals"],
}
_OPERATORS: Final = {
    "==": operator.eq,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}


def _getter(names: list[str]) -> Callable[[Any], Any]:
    """The values as a tuple."""
    if len(names) > 1:
        return operator.attrgetter(*names)
    if names:
        one = operator.attrgetter(names[0])
        return lambda value: (one(value),)
    return lambda _value: ()


def _repr_fn(fields: Any, *_rest: Any, **_named: Any) -> Callable[[Any], str]:
    names = [field.name for field in fields]

    def __repr__(self: Any) -> str:  # noqa: N807
        said = ", ".join(f"{name}={getattr(self, name)!r}" for name in names)
        return f"{self.__class__.__qualname__}({said})"

    return dataclasses._recursive_repr(__repr__)  # type: ignore[attr-defined, no-any-return]


def _frozen_get_del_attr(
    cls: Any, fields: Any, *_rest: Any, **_named: Any
) -> tuple[Callable[..., None], Callable[..., None]]:
    names = frozenset(field.name for field in fields)

    def __setattr__(self: Any, name: str, value: object) -> None:  # noqa: N807
        if type(self) is cls or name in names:
            raise dataclasses.FrozenInstanceError(f"cannot assign to field {name!r}")
        super(cls, self).__setattr__(name, value)

    def __delattr__(self: Any, name: str) -> None:  # noqa: N807
        if type(self) is cls or name in names:
            raise dataclasses.FrozenInstanceError(f"cannot delete field {name!r}")
        super(cls, self).__delattr__(name)

    return __setattr__, __delattr__


def _cmp_fn(name: str, op: str, self_tuple: str, *_rest: Any, **_named: Any) -> Callable[[Any, Any], Any]:
    names = [part.strip().removeprefix("self.") for part in self_tuple.strip("()").split(",") if part.strip()]
    values, compare = _getter(names), _OPERATORS[op]

    def method(self: Any, other: Any) -> Any:
        if other.__class__ is self.__class__:
            return compare(values(self), values(other))
        return NotImplemented

    method.__name__ = name
    return method


def _hash_fn(fields: Any, *_rest: Any, **_named: Any) -> Callable[[Any], int]:
    values = _getter([field.name for field in fields])

    def __hash__(self: Any) -> int:  # noqa: N807
        return hash(values(self))

    return __hash__


def install() -> bool:
    """Dataclasses that are made from now on are made faster; returns whether this Python can."""
    if not (3, 11) <= sys.version_info < (3, 13):
        return False
    for name, wanted in _SIGNATURES.items():
        function = getattr(dataclasses, name, None)
        if function is None or list(inspect.signature(function).parameters) != wanted:
            return False
    ours = {
        "_repr_fn": _repr_fn,
        "_frozen_get_del_attr": _frozen_get_del_attr,
        "_cmp_fn": _cmp_fn,
        "_hash_fn": _hash_fn,
    }
    for name, replacement in ours.items():
        setattr(dataclasses, name, replacement)
    return True
