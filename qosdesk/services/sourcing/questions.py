"""One question to several vendors: cut by who serves which symbol, its answers put together."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from typing import Any, cast

from qosdesk.domain.symbols import Symbol
from qosdesk.feed.calls import (
    AnswerValue,
    Failure,
    FailureKind,
    GetBars,
    GetProducts,
    Question,
    SymbolsQuestion,
)
from qosdesk.services.ports import Cancel, Done
from qosdesk.services.sourcing.ways import Way

MOVED = Failure(FailureKind.UNREACHABLE, "Another source was chosen before the answer came.")


class Part:
    """What one vendor is asked.

    Attributes:
        vendor: who.
        question: in that vendor's symbols.
        symbols: ours, of which it is; none for a question that is not about symbols.
    """

    def __init__(self, vendor: str, question: Question, symbols: frozenset[Symbol]) -> None:
        self.vendor = vendor
        self.question = question
        self.symbols = symbols
        self.cancel: Cancel | None = None
        self.is_done = False


def split(question: Question, way_of: Callable[[Symbol], Way]) -> list[Part]:
    """The parts of a question about symbols, each vendor's once."""
    if isinstance(question, GetBars):
        way = way_of(question.symbol)
        return [Part(way.vendor, replace(question, symbol=way.code), frozenset({question.symbol}))]
    assert isinstance(question, SymbolsQuestion)
    by_vendor: dict[str, dict[Symbol, Symbol]] = {}
    for symbol in question.symbols:
        way = way_of(symbol)
        by_vendor.setdefault(way.vendor, {})[symbol] = way.code
    return [
        Part(vendor, replace(question, symbols=tuple(dict.fromkeys(codes.values()))), frozenset(codes))
        for vendor, codes in by_vendor.items()
    ]


class Asked:
    """A question under way.

    Args:
        question: as it was asked.
        parts: of it.
        served: (vendor, its symbol) -> ours that it serves now.
        done: hears the answer once, unless it is withdrawn.
    """

    def __init__(
        self,
        question: Question,
        parts: Sequence[Part],
        served: Callable[[str, Symbol], Collection[Symbol]],
        done: Done,
    ) -> None:
        self._question = question
        self.parts = parts
        self._served = served
        self._done: Done | None = done
        self._values: list[Any] = []
        self._answer: AnswerValue | None = None
        self._failure: Failure | None = None

    @property
    def is_over(self) -> bool:
        """Whether nobody waits any more."""
        return self._done is None

    def answered(self, part: Part, answer: AnswerValue | Failure) -> None:
        """A vendor answered its part."""
        if part.is_done or self._done is None:
            return
        part.is_done = True
        if isinstance(answer, Failure):
            self._failure = self._failure or answer
        elif isinstance(answer, dict):
            self._answer = answer
        else:
            self._answer = ()
            self._values += self._ours(part, answer)
        if all(one.is_done for one in self.parts):
            self._tell()

    def leave(self, symbols: Collection[Symbol]) -> None:
        """These symbols are served by another vendor from now on: what only they need is not awaited."""
        for part in self.parts:
            if part.symbols and part.symbols <= frozenset(symbols) and not part.is_done:
                if part.cancel is not None:
                    part.cancel()
                self.answered(part, MOVED)

    def withdraw(self) -> None:
        """Nobody waits any more."""
        self._done = None
        for part in self.parts:
            if part.cancel is not None and not part.is_done:
                part.cancel()

    def _ours(self, part: Part, answer: tuple[Any, ...]) -> list[Any]:
        if isinstance(self._question, GetBars | GetProducts):
            return list(answer)
        found = []
        for one in answer:
            for symbol in self._served(part.vendor, one.symbol):
                if symbol in part.symbols:
                    found.append(one if symbol == one.symbol else replace(one, symbol=symbol))
        return found

    def _tell(self) -> None:
        done, self._done = self._done, None
        assert done is not None
        if isinstance(self._answer, dict):
            done(self._answer)
        elif self._answer is not None:
            done(cast(AnswerValue, tuple(self._values)))
        else:
            assert self._failure is not None
            done(self._failure)
