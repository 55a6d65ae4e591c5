"""Questions under way, as values that move: calls, their parts, and the requests that carry them.

Imports only domain and feed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import cast

from qosdesk.domain.priority import Priority
from qosdesk.domain.symbols import Symbol
from qosdesk.feed.calls import AnswerValue, Call, Question, SymbolsQuestion


@dataclass(eq=False, slots=True)
class Whole:
    """A call as it was asked; answered when its last part is."""

    call: Call
    parts: tuple[Question, ...]
    answers: dict[Question, AnswerValue] = field(default_factory=dict)


@dataclass(eq=False, slots=True)
class Part:
    """The least that can be asked: a symbol, or a question that is not about symbols; several calls may wait for it.

    Attributes:
        counter: what it spends by HTTP; empty if HTTP can't carry it.
        path: where HTTP would carry it, without its query: only what goes to the same place may go together.
        link: which link can carry it, None if none.
        avoid: the way that brought no answer.
        most: parts that may go with it in one request, itself included, since the vendor refused more; 0 for no limit.
        is_sent: a request with it is under way.
    """

    id: int
    question: Question
    counter: str
    link: int | None
    asked_s: float
    priority: Priority
    waiting: list[Whole]
    tries: int = 0
    not_before_s: float = 0.0
    avoid: str = ""
    path: str = ""
    most: int = 0
    is_sent: bool = False


@dataclass(eq=False, slots=True)
class Request:
    """What went out and was not answered yet."""

    id: int
    question: Question
    parts: list[Part]
    way: str
    counter: str
    link: int | None
    sent_s: float
    deadline_s: float
    request_id: int = 0


def as_call(request: Request) -> Call:
    """What a dialect needs to read the answer."""
    return Call(request.id, request.question)


def shared(parts: Sequence[Part], answer: AnswerValue) -> Iterator[tuple[Part, AnswerValue]]:
    """Each part's share of a request's answer: the rows of its symbol."""
    if not isinstance(answer, tuple) or not isinstance(parts[0].question, SymbolsQuestion):
        yield parts[0], answer
        return
    rows: dict[Symbol, list[object]] = {}
    for row in answer:
        rows.setdefault(row.symbol, []).append(row)  # type: ignore[union-attr]
    for part in parts:
        if isinstance(part.question, SymbolsQuestion):
            yield part, cast("AnswerValue", tuple(rows.get(part.question.symbols[0], ())))


def merged(whole: Whole) -> AnswerValue:
    """One answer out of the parts' answers, in the order of the parts."""
    answers = [whole.answers[question] for question in whole.parts]
    if len(answers) == 1:
        return answers[0]
    if isinstance(answers[0], dict):
        return {key: value for one in answers if isinstance(one, dict) for key, value in one.items()}
    return cast("AnswerValue", tuple(row for one in answers for row in cast("tuple[object, ...]", one)))
