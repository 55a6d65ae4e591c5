"""The process in which a user's indicator runs: one request on standard input, one answer on standard output, the end.

Started by `qosdesk indicator-child`. The file's own prints go nowhere. Imports numpy, never Qt.
"""

from __future__ import annotations

import importlib.abc
import importlib.util
import os
import sys
from types import ModuleType
from typing import Any, Final

import numpy as np

from qosdesk.indicators.own import Problem
from qosdesk.indicators.own_wire import COLUMNS, Answer, Floats, Request, build_answer, parse_request

MEMORY_GB: Final = 2
_DETAIL_MAX: Final = 300


class _Source(importlib.abc.SourceLoader):
    """Loads a module from text: exactly what was allowed, whatever the file holds by now."""

    def __init__(self, name: str, source: str) -> None:
        self._name = name
        self._source = source

    def get_filename(self, fullname: str) -> str:
        """What error texts call it."""
        return self._name

    def get_data(self, path: bytes | str) -> bytes:
        """The text; there is no compiled file."""
        if path != self._name:
            raise OSError
        return self._source.encode()


class _Refused(Exception):
    """The result can't be used."""

    def __init__(self, problem: Problem, detail: str = "") -> None:
        super().__init__(detail)
        self.problem = problem
        self.detail = detail


def main() -> int:
    """Read, compute, answer."""
    asked = os.fdopen(os.dup(0), "rb")
    answering = os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_RDWR)
    for stream in range(3):
        os.dup2(nowhere, stream)
    # Open for the life of the process; without a console there are no streams at all.
    sys.stdin = os.fdopen(0, encoding="utf-8", closefd=False)
    sys.stdout = sys.stderr = os.fdopen(1, "w", encoding="utf-8", closefd=False)
    with asked:
        request = parse_request(asked.read())
    _limit_memory()
    with answering:
        answering.write(build_answer(answer_to(request)))
    return 0


def answer_to(request: Request) -> Answer:
    """Run the file's `compute`; whatever it does becomes an answer, as long as the process lives."""
    try:
        with np.errstate(all="ignore"):
            return Answer(_computed(request))
    except _Refused as refused:
        return Answer(None, refused.problem, refused.detail)
    except MemoryError:
        return Answer(None, Problem.MEMORY, str(MEMORY_GB))
    except BaseException as error:  # noqa: BLE001 - also its SystemExit: it is the user's to read
        return Answer(None, Problem.ERROR, _words(error, request.name))


def _computed(request: Request) -> Floats:
    compute = getattr(_load(request), "compute", None)
    if not callable(compute):
        raise _Refused(Problem.NO_COMPUTE)
    columns = {name: column.copy() for name, column in zip(COLUMNS, request.columns, strict=True)}
    result = compute(**columns, **{key: _number(value) for key, value in request.parameters.items()})
    if not isinstance(result, dict):
        raise _Refused(Problem.RESULT, type(result).__name__)
    return np.array([_column(result, name, request.columns.shape[1]) for name in request.outputs])


def _load(request: Request) -> ModuleType:
    loader = _Source(request.name, request.source)
    spec = importlib.util.spec_from_loader("indicator", loader)
    assert spec is not None
    module = importlib.util.module_from_spec(spec)
    sys.dont_write_bytecode = True
    loader.exec_module(module)
    return module


def _number(value: float) -> float:
    """A whole parameter is an int, so that it can be an index."""
    return int(value) if value == int(value) else value


def _column(result: dict[str, Any], name: str, rows: int) -> Floats:
    if name not in result:
        raise _Refused(Problem.MISSING, name)
    try:
        column = np.array(result[name], dtype=np.float64)
    except (TypeError, ValueError):
        raise _Refused(Problem.SHAPE, name) from None
    if column.shape != (rows,):
        raise _Refused(Problem.SHAPE, name)
    column[~np.isfinite(column)] = np.nan
    return column


def _words(error: BaseException, file: str) -> str:
    """`ZeroDivisionError: division by zero (line 12)`, the innermost line of the file."""
    line, trace = 0, error.__traceback__
    while trace is not None:
        if trace.tb_frame.f_code.co_filename == file:
            line = trace.tb_lineno
        trace = trace.tb_next
    if isinstance(error, SyntaxError):
        line = error.lineno or 0
    try:
        said = error.msg if isinstance(error, SyntaxError) else str(error)
    except Exception:  # noqa: BLE001 - its own class may fail at that too
        said = ""
    text = ": ".join(part for part in (type(error).__name__, said[:_DETAIL_MAX]) if part)
    return f"{text} (line {line})" if line else text


def _limit_memory() -> None:
    """Where the system can: a file that wants everything gets an error before the computer swaps."""
    try:
        import resource
    except ImportError:
        return
    try:
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY_GB << 30, MEMORY_GB << 30))
    except (ValueError, OSError):
        return
