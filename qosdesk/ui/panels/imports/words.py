"""What the import says: why a line is what it is, whose way of writing was met, what is wrong with a source."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication

from qosdesk.domain.imports import Format, ImportLine, Reading, Trouble, Verdict, Why
from qosdesk.domain.numbers import format_count
from qosdesk.domain.symbols import Symbol

NameOf = Callable[[Symbol], str]

_FORMATS_SAID = 3


def verdict_word(verdict: Verdict) -> str:
    """The short word of a verdict, as on its chip."""
    return {
        Verdict.OK: _tr("OK"),
        Verdict.AMBIGUOUS: _tr("Ambiguous"),
        Verdict.UNKNOWN: _tr("Unknown"),
        Verdict.DUPLICATE: _tr("Duplicate"),
        Verdict.SECTION: _tr("Section"),
    }[verdict]


def result_text(line: ImportLine, name_of: NameOf, provider: str) -> str:
    """One sentence on a line.

    Args:
        line: settled.
        name_of: name of a symbol in the user's language, empty when it is not known.
        provider: whose product lists were asked.
    """
    if line.verdict is Verdict.OK:
        return _tr("OK")
    if line.verdict is Verdict.SECTION:
        return _tr("Section")
    if line.verdict is Verdict.DUPLICATE:
        same = line.why is Why.SAME_LINE
        return _tr("Duplicate of line {0}").format(line.detail) if same else _tr("Already in the list")
    if line.verdict is Verdict.AMBIGUOUS:
        return _ambiguous(line, name_of)
    return _unknown(line, provider)


def source_text(reading: Reading, count: int) -> str:
    """`9 lines from the clipboard, read as Futu, TradingView and bare codes`."""
    where = reading.name or _tr("the clipboard")
    lines = _tr("1 line from {0}") if count == 1 else _tr("{1} lines from {0}")
    text = lines.format(where, format_count(count))
    formats = [format_word(one) for one in reading.formats()[:_FORMATS_SAID]]
    if formats:
        text = _tr("{0}, read as {1}").format(text, _listed(formats))
    return f"{text}. {trouble_text(reading.trouble)}" if reading.trouble is Trouble.CUT else text


def trouble_text(trouble: Trouble) -> str:
    """Why nothing, or not everything, was read; what to do."""
    return {
        Trouble.EMPTY: _tr(
            "There is no text on the clipboard. Copy a list and press Ctrl+V, or open a file."
        ),
        Trouble.TOO_BIG: _tr("This is too big for a list of symbols: at most 4 MB are read."),
        Trouble.NOT_TEXT: _tr(
            "This is not a text. Save the list as CSV or text, or copy its cells and paste them."
        ),
        Trouble.UNREADABLE: _tr("The file can't be opened. Check that it is there and not in use."),
        Trouble.CUT: _tr("Only the first 5,000 lines were read."),
    }[trouble]


def format_word(one: Format) -> str:
    """Whose way of writing it is."""
    words = {
        Format.TDX: _tr("TDX"),
        Format.XUEQIU: _tr("Xueqiu"),
        Format.CRYPTO: _tr("crypto exchanges"),
        Format.BARE: _tr("bare codes"),
        Format.NAME: _tr("names"),
    }
    return words.get(one, one.value)


def _ambiguous(line: ImportLine, name_of: NameOf) -> str:
    choice = _either([f"{one} {name_of(one)}".strip() for one in line.candidates])
    return {
        Why.CUT_ZEROS: _tr("Ambiguous: {0}, its zeros cut off"),
        Why.CUT_DIGIT: _tr("Ambiguous: {0}, its last digit missing"),
        Why.NEAR: _tr("Not the same, but near: {0}"),
        Why.NAME_DIFFERS: _tr("Code and name differ: {0}"),
    }.get(line.why, _tr("Ambiguous: {0}")).format(choice)


def _unknown(line: ImportLine, provider: str) -> str:
    if line.why is Why.NO_MARKET:
        return _tr("{0} has no market {1}").format(provider, line.detail)
    if line.why is Why.BAD_CODE:
        return _tr("No code of market {0}").format(line.detail) if line.detail else _tr("Not a code")
    if line.candidates:
        return _tr("Not in the product lists of {0}. Choose what it is, or leave it out").format(provider)
    return _tr("Not in the product lists of {0}").format(provider)


def _listed(words: Sequence[str]) -> str:
    if len(words) == 1:
        return words[0]
    return _tr("{0} and {1}").format(_tr(", ").join(words[:-1]), words[-1])


def _either(words: Sequence[str]) -> str:
    if len(words) == 1:
        return words[0]
    return _tr("{0} or {1}").format(_tr(", ").join(words[:-1]), words[-1])


def _tr(text: str) -> str:
    return QCoreApplication.translate("Import", text)
