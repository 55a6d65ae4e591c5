"""What is said to the process that runs a user's indicator, and what it says: JSON in front, raw float64 behind.

A message is the length of its JSON (4 bytes, little-endian), the JSON, then columns of little-endian float64, one after
the other. Nothing in it can be code but the source that the user allowed. Imports numpy.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from qosdesk.indicators.own import Problem

Floats = NDArray[np.float64]

COLUMNS: Final = ("open", "high", "low", "close", "volume")
_LENGTH: Final = 4
_FLOAT: Final = np.dtype("<f8")


class WireError(ValueError):
    """The bytes are no message."""


@dataclass(frozen=True, slots=True)
class Request:
    """Compute this.

    Attributes:
        name: of the file, for error texts.
        source: its content.
        parameters: by name.
        outputs: names of the arrays that are wanted, in order.
        columns: open, high, low, close, volume; shape (5, n).
    """

    name: str
    source: str
    parameters: dict[str, float]
    outputs: tuple[str, ...]
    columns: Floats


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of it: values of shape (outputs, n), or a problem with a detail."""

    values: Floats | None
    problem: Problem | None = None
    detail: str = ""


def build_request(request: Request) -> bytes:
    """To the process."""
    head = {
        "name": request.name,
        "source": request.source,
        "parameters": request.parameters,
        "outputs": request.outputs,
    }
    return _message(head, request.columns)


def parse_request(data: bytes) -> Request:
    """In the process.

    Raises:
        WireError: it is none.
    """
    head, floats = _parts(data)
    try:
        return Request(
            str(head["name"]),
            str(head["source"]),
            dict(head["parameters"]),
            tuple(head["outputs"]),
            floats.reshape(len(COLUMNS), -1),
        )
    except (KeyError, TypeError, ValueError) as error:
        raise WireError(str(error)) from error


def build_answer(answer: Answer) -> bytes:
    """From the process."""
    if answer.problem is not None:
        return _message({"problem": answer.problem.name, "detail": answer.detail}, np.empty(0))
    assert answer.values is not None
    return _message({}, answer.values)


def parse_answer(data: bytes, outputs: int, rows: int) -> Answer:
    """What the process said; it is not trusted to have said what it should.

    Raises:
        WireError: it is no answer to a request of so many outputs and rows.
    """
    head, floats = _parts(data)
    named = head.get("problem")
    if named is not None:
        problem = next((one for one in Problem if one.name == named), None)
        if problem is None:
            raise WireError("an unknown problem")
        return Answer(None, problem, str(head.get("detail", ""))[:500])
    if len(floats) != outputs * rows:
        raise WireError("a wrong number of values")
    return Answer(floats.reshape(outputs, rows))


def _message(head: dict[str, Any], columns: Floats) -> bytes:
    text = json.dumps(head).encode()
    return b"".join((len(text).to_bytes(_LENGTH, "little"), text, columns.astype(_FLOAT).tobytes()))


def _parts(data: bytes) -> tuple[dict[str, Any], Floats]:
    begins = _LENGTH + int.from_bytes(data[:_LENGTH], "little")
    if len(data) < begins or len(data) < _LENGTH or (len(data) - begins) % _FLOAT.itemsize:
        raise WireError("cut off")
    try:
        head = json.loads(data[_LENGTH:begins])
    except (ValueError, RecursionError) as error:
        raise WireError("no JSON") from error
    if not isinstance(head, dict):
        raise WireError("no JSON object")
    return head, np.frombuffer(data, _FLOAT, offset=begins).astype(np.float64)
