"""A list that comes from elsewhere, line by line: what each line becomes, or why it becomes nothing. Pure values.

The lines of a `Reading` know nothing of the list they go to: `settle` gives each its verdict once the user's choices
and the symbols already in that list are known, and `entries_of` the rows to add.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import Enum

from qosdesk.domain.symbols import Symbol
from qosdesk.domain.watchlists import Entry


class Verdict(Enum):
    """What becomes of a line."""

    OK = "ok"
    AMBIGUOUS = "ambiguous"
    UNKNOWN = "unknown"
    DUPLICATE = "duplicate"
    SECTION = "section"


class Why(Enum):
    """Why a line is not simply read. `detail` of the line fills in what is named here."""

    NOTHING = ""
    TWO_MARKETS = "this code is in use in more than one market"
    CUT_ZEROS = "a Hong Kong code, or a Shenzhen code whose zeros a spreadsheet cut off"
    CUT_DIGIT = "a short code, or one whose last digit is missing"
    SAME_NAME = "several instruments have this name"
    NEAR = "the feed has something near it, not the same"
    NAME_DIFFERS = "code and name belong to different instruments"
    NOT_LISTED = "no product list has it"
    NO_MARKET = "the feed does not have this market (detail)"
    BAD_CODE = "this can't be a code of that market (detail)"
    SAME_LINE = "the same symbol as in an earlier line (detail: its number)"
    IN_LIST = "already in the list"


class Format(Enum):
    """Whose way of writing a symbol it is."""

    QOS = "QOS"
    TRADINGVIEW = "TradingView"
    FUTU = "Futu"
    LONGBRIDGE = "Longbridge"
    YAHOO = "Yahoo"
    ALLTICK = "AllTick"
    TDX = "TDX"
    XUEQIU = "Xueqiu"
    REUTERS = "Reuters"
    CRYPTO = "crypto exchange"
    BARE = "bare code"
    NAME = "name"


class Trouble(Enum):
    """Why nothing, or not everything, of a source was read."""

    EMPTY = "there is nothing in it"
    TOO_BIG = "it is too big for a list of symbols"
    NOT_TEXT = "it is not a text"
    UNREADABLE = "the file can't be opened"
    CUT = "only the first lines were read"


@dataclass(frozen=True, slots=True)
class ImportLine:
    """One line of the source.

    Attributes:
        number: in the source, from 1.
        text: as it was read.
        verdict, why, detail: what becomes of it and the reason in kind; see `Why`.
        symbol: what it becomes, of an OK line or a duplicate.
        candidates: what it could be, for the user to choose from.
        section: title, of a section line.
        tag, note, alias: as in `Entry`, where the format has them.
        format: whose way of writing it is; None for a section.
    """

    number: int
    text: str
    verdict: Verdict
    symbol: Symbol | None = None
    candidates: tuple[Symbol, ...] = ()
    why: Why = Why.NOTHING
    detail: str = ""
    section: str = ""
    tag: int = 0
    note: str = ""
    alias: str = ""
    format: Format | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """A whole source.

    Attributes:
        name: of the file, empty for the clipboard.
        lines: in the order of the source.
        trouble: why nothing, or not everything, was read.
    """

    lines: tuple[ImportLine, ...] = ()
    name: str = ""
    trouble: Trouble | None = None

    def formats(self) -> tuple[Format, ...]:
        """The ways of writing that were met, the most frequent first."""
        met = [line.format for line in self.lines if line.format is not None]
        return tuple(sorted(set(met), key=lambda one: (-met.count(one), met.index(one))))


def settle(
    lines: Sequence[ImportLine], choices: Mapping[int, Symbol], present: Collection[Symbol]
) -> list[ImportLine]:
    """The lines with their final verdicts, in the same order.

    Args:
        lines: of a reading.
        choices: place in `lines` -> what the user chose for an ambiguous or unknown line.
        present: symbols of the list they go to.
    """
    first: dict[Symbol, int] = {}
    settled = []
    for place, line in enumerate(lines):
        if place in choices and line.verdict in (Verdict.AMBIGUOUS, Verdict.UNKNOWN):
            line = replace(line, verdict=Verdict.OK, symbol=choices[place], why=Why.NOTHING)
        settled.append(_unless_there(line, first, present))
        if line.symbol is not None:
            first.setdefault(line.symbol, line.number)
    return settled


def _unless_there(line: ImportLine, first: Mapping[Symbol, int], present: Collection[Symbol]) -> ImportLine:
    """The line, or what it is if its symbol is there already."""
    if line.verdict is not Verdict.OK or line.symbol is None:
        return line
    if line.symbol in present:
        return replace(line, verdict=Verdict.DUPLICATE, why=Why.IN_LIST)
    if line.symbol in first:
        return replace(line, verdict=Verdict.DUPLICATE, why=Why.SAME_LINE, detail=str(first[line.symbol]))
    return line


def entries_of(settled: Sequence[ImportLine]) -> tuple[Entry, ...]:
    """The rows of a list: sections and the lines that are OK."""
    entries = []
    for line in settled:
        if line.verdict is Verdict.SECTION:
            entries.append(Entry(section=line.section))
        elif line.verdict is Verdict.OK:
            entries.append(Entry(line.symbol, "", line.tag, line.note, line.alias))
    return tuple(entries)
