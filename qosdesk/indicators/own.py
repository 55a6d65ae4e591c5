"""A user's own indicator as a file: what its header says, read without running it. Standard library only.

`resources/indicators/example_spread.py` describes the header.
"""

from __future__ import annotations

import ast
import hashlib
import math
from dataclasses import dataclass
from enum import Enum
from typing import Any, Final

from qosdesk.indicators.spec import Choice, Draw, Kind, Output, Parameter, Unit, Where

SUFFIX: Final = ".py"
SOURCE_MAX: Final = 256 * 1024
_OUTPUTS_MAX: Final = 8
_PARAMETERS_MAX: Final = 12
_TITLE_MAX: Final = 60
_DRAWS: Final = (Draw.LINE, Draw.DOTS, Draw.HISTOGRAM)
_WORDS: Final = ("TITLE", "WHERE", "PARAMETERS", "OUTPUTS", "GUIDES")


class Problem(Enum):
    """Why an own indicator shows no values: English source texts with room for one detail."""

    GONE = "{0} is not in the folder of indicators."
    HEADER = "The beginning of this file can't be used: {0}"
    NOT_ALLOWED = "{0} may not run yet. Allow it in the Indicators menu."
    CHANGED = "{0} was changed. Allow it again in the Indicators menu."
    COMPUTING = "Computing."
    TIMEOUT = "It did not finish within {0} s and was stopped."
    CRASHED = "Its process ended without an answer ({0})."
    ERROR = "It stopped with an error: {0}"
    MEMORY = "It asked for more than {0} GB of memory."
    NO_COMPUTE = "It has no function compute."
    RESULT = "compute must return a dict of arrays, not {0}."
    MISSING = "compute did not return {0}."
    SHAPE = "{0} must have one number for each bar."


def message_of(problem: Problem, detail: str = "") -> str:
    """As `Indicator.message`: the source text, and behind a line break the detail."""
    return f"{problem.value}\n{detail}" if detail else problem.value


class HeaderError(ValueError):
    """The header can't be used; says why."""


@dataclass(frozen=True, slots=True)
class OwnFile:
    """A file in the folder of indicators.

    Attributes:
        name: of the file, which is the kind's name too: `example_spread.py`.
        kind: None when the header can't be used.
        digest: of the content; what is allowed is a content.
        source: the content.
        problem: why it can't run now, as a message; empty when it can.
    """

    name: str
    kind: Kind | None
    digest: str
    source: bytes
    problem: str = ""

    @property
    def can_be_allowed(self) -> bool:
        """Whether all that is missing is the user's leave."""
        return self.kind is not None and bool(self.problem)


def is_own(kind_name: str) -> bool:
    """Whether a kind's name is that of a file."""
    return kind_name.endswith(SUFFIX)


def digest_of(source: bytes) -> str:
    """SHA-256 in hex."""
    return hashlib.sha256(source).hexdigest()


def unknown_kind(name: str) -> Kind:
    """In place of a file that is not there: it draws nothing."""
    return Kind(name, name, Where.PANE, Unit.POINTS, (), ())


def raw_choice(choice: Choice) -> Choice | None:
    """A stored choice of a file that may not be there now; its kind fits it later. None for an impossible name."""
    stem = choice.kind.removesuffix(SUFFIX)
    return choice if is_own(choice.kind) and stem and not set(stem) & set("/\\:\0") else None


def parse_header(name: str, source: bytes) -> Kind:
    """The kind that a file describes.

    Args:
        name: of the file.
        source: its content.

    Raises:
        HeaderError: it is no Python, or its header is not as described; says what.
    """
    if len(source) > SOURCE_MAX:
        raise HeaderError(f"it is larger than {SOURCE_MAX // 1024} KB")
    try:
        tree = ast.parse(source, name)
    except SyntaxError as error:
        where = f"line {error.lineno}: " if error.lineno else ""
        raise HeaderError(f"{where}{error.msg}") from None
    except (ValueError, RecursionError, MemoryError) as error:
        raise HeaderError(f"it is no Python ({error})") from None
    found = {word: value for word, value in map(_constant, tree.body) if word in _WORDS}
    title = found.get("TITLE", name)
    if not isinstance(title, str) or not title.strip():
        raise HeaderError("TITLE is no text")
    where = found.get("WHERE", Where.PANE.value)
    if where not in [one.value for one in Where]:
        raise HeaderError('WHERE is neither "pane" nor "price"')
    over_price = where == Where.PRICE.value
    return Kind(
        name,
        title.strip()[:_TITLE_MAX],
        Where(where),
        Unit.PRICE if over_price else Unit.POINTS,
        _parameters(found.get("PARAMETERS", {})),
        _outputs(found.get("OUTPUTS")),
        guides=_guides(found.get("GUIDES", ())),
    )


def _constant(node: ast.stmt) -> tuple[str, Any]:
    """`NAME = literal` of a module's top level."""
    if (
        not isinstance(node, ast.Assign)
        or len(node.targets) != 1
        or not isinstance(node.targets[0], ast.Name)
    ):
        return "", None
    word = node.targets[0].id
    if word not in _WORDS:
        return "", None
    try:
        return word, ast.literal_eval(node.value)
    except (ValueError, TypeError, SyntaxError, MemoryError, RecursionError):
        raise HeaderError(f"{word} is not written out") from None


def _is_number(value: Any) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool) and abs(value) < 1e15


def _named(table: Any, word: str, most: int) -> dict[str, Any]:
    if not isinstance(table, dict) or len(table) > most:
        raise HeaderError(f"{word} is no dict of up to {most} entries")
    if not all(isinstance(key, str) and key.isidentifier() for key in table):
        raise HeaderError(f"a name in {word} is no Python name")
    return table


def _parameters(table: Any) -> tuple[Parameter, ...]:
    found = []
    for key, value in _named(table, "PARAMETERS", _PARAMETERS_MAX).items():
        if not isinstance(value, (tuple, list)) or len(value) != 3 or not all(map(_is_number, value)):
            raise HeaderError(f"PARAMETERS: {key} is not (usual value, least, greatest)")
        usual, low, high = value
        if not low <= usual <= high:
            raise HeaderError(f"PARAMETERS: the usual value of {key} is not between least and greatest")
        whole = all(isinstance(one, int) for one in value)
        found.append(Parameter(key, key, float(usual), float(low), float(high), 1.0 if whole else 0.01))
    return tuple(found)


def _outputs(table: Any) -> tuple[Output, ...]:
    named = _named(table, "OUTPUTS", _OUTPUTS_MAX)
    if not named:
        raise HeaderError("OUTPUTS is empty")
    found: list[Output] = []
    for key, value in named.items():
        if value not in [draw.value for draw in _DRAWS]:
            raise HeaderError(f'OUTPUTS: {key} is neither "line" nor "dots" nor "histogram"')
        draw = Draw(value)
        lines = sum(1 for one in found if one.color)
        found.append(Output(key, key, draw, 0 if draw is Draw.HISTOGRAM else lines + 1))
    return tuple(found)


def _guides(values: Any) -> tuple[float, ...]:
    if (
        not isinstance(values, (tuple, list))
        or len(values) > _OUTPUTS_MAX
        or not all(map(_is_number, values))
    ):
        raise HeaderError("GUIDES is no tuple of numbers")
    return tuple(float(one) for one in values if math.isfinite(one))
