"""What the two younger wires read and count alike: integers that may be texts, sequence numbers.

Imports nothing of ours.
"""

from __future__ import annotations

import json
from typing import Any

Json = dict[str, Any]


class Refusal(Exception):
    """A request that is answered with a `ret` other than 200.

    Args:
        ret: the vendor's code.
        text: its `msg`.
    """

    def __init__(self, ret: int, text: str) -> None:
        super().__init__(text)
        self.ret = ret


HEADER = "request header param invalid"
DATA = "request data param invalid"


def to_int(value: object) -> int | None:
    """An integer, written as such or as a text; None for anything else."""
    if isinstance(value, str) and value.strip().lstrip("-").isdigit():
        return int(value)
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    return int(value)


def read_int(body: Json, name: str, ret: int, default: int | None = None) -> int:
    """An integer member.

    Raises:
        Refusal: missing or no integer; with this `ret`.
    """
    value = to_int(body.get(name, default))
    if value is None:
        raise Refusal(ret, DATA)
    return value


def dumps(value: Json) -> str:
    """Compact JSON text."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


class Sequence:
    """Numbers that grow with time, one line of them per name: milliseconds times 1000, and one more within one."""

    def __init__(self) -> None:
        self._last: dict[str, int] = {}

    def next(self, name: str, ts_ms: int) -> int:
        """The number of the next event of a line."""
        number = max(self._last.get(name, 0) + 1, ts_ms * 1000)
        self._last[name] = number
        return number
