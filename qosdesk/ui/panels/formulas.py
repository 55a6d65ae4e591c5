"""Formulas of derived figures in the user's language, with the figures put in."""

from __future__ import annotations

import string
from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from qosdesk.domain.derived import Formula
from qosdesk.domain.numbers import MISSING

TEXTS: Final[tuple[str, ...]] = tuple(
    str(text)
    for text in (
        QT_TRANSLATE_NOOP("Formulas", "average price"),
        QT_TRANSLATE_NOOP("Formulas", "turnover {turnover} ÷ volume {volume}"),
        QT_TRANSLATE_NOOP("Formulas", "amplitude"),
        QT_TRANSLATE_NOOP("Formulas", "(high {high} − low {low}) ÷ previous close {prev_close}"),
        QT_TRANSLATE_NOOP("Formulas", "volume ratio"),
        QT_TRANSLATE_NOOP(
            "Formulas", "volume a minute today {today} ÷ volume a minute of the last 5 days {usual}"
        ),
        QT_TRANSLATE_NOOP("Formulas", "turnover rate"),
        QT_TRANSLATE_NOOP("Formulas", "volume {volume} ÷ shares that trade {float_shares}"),
        QT_TRANSLATE_NOOP("Formulas", "bid/ask ratio"),
        QT_TRANSLATE_NOOP("Formulas", "(bid sizes {bids} − ask sizes {asks}) ÷ (bid sizes + ask sizes)"),
        QT_TRANSLATE_NOOP("Formulas", "of the levels received"),
        QT_TRANSLATE_NOOP("Formulas", "spread"),
        QT_TRANSLATE_NOOP("Formulas", "best ask {ask} − best bid {bid}"),
        QT_TRANSLATE_NOOP("Formulas", "spread in basis points"),
        QT_TRANSLATE_NOOP("Formulas", "(best ask {ask} − best bid {bid}) ÷ their mean × 10,000"),
        QT_TRANSLATE_NOOP("Formulas", "market cap"),
        QT_TRANSLATE_NOOP("Formulas", "last {last} × all shares {shares}"),
        QT_TRANSLATE_NOOP("Formulas", "float cap"),
        QT_TRANSLATE_NOOP("Formulas", "last {last} × shares that trade {float_shares}"),
        QT_TRANSLATE_NOOP("Formulas", "P/E"),
        QT_TRANSLATE_NOOP("Formulas", "last {last} ÷ earnings per share {eps}"),
        QT_TRANSLATE_NOOP("Formulas", "earnings as the vendor gives them"),
        QT_TRANSLATE_NOOP("Formulas", "P/B"),
        QT_TRANSLATE_NOOP("Formulas", "last {last} ÷ book value per share {bps}"),
        QT_TRANSLATE_NOOP("Formulas", "book value as the vendor gives it"),
        QT_TRANSLATE_NOOP("Formulas", "dividend yield"),
        QT_TRANSLATE_NOOP("Formulas", "dividend {dividend} ÷ last {last}"),
        QT_TRANSLATE_NOOP(
            "Formulas",
            "inferred: the vendor's dividend figure reads as cash per share, which its document does not say",
        ),
        QT_TRANSLATE_NOOP("Formulas", "position in the 52-week range"),
        QT_TRANSLATE_NOOP("Formulas", "(last {last} − low {low}) ÷ (high {high} − low)"),
        QT_TRANSLATE_NOOP("Formulas", "from daily bars as traded, not adjusted for splits and dividends"),
        QT_TRANSLATE_NOOP("Formulas", "average"),
        QT_TRANSLATE_NOOP("Formulas", "mean change of the rows whose change is known"),
        QT_TRANSLATE_NOOP("Formulas", "change"),
        QT_TRANSLATE_NOOP("Formulas", "last {last} − {basis} {reference}"),
        QT_TRANSLATE_NOOP("Formulas", "change in percent"),
        QT_TRANSLATE_NOOP("Formulas", "(last {last} − {basis} {reference}) ÷ {basis} {reference}"),
    )
)
"""Every name, text and note of `domain.derived.FORMULAS`, for the catalogues; a test holds them together."""


def explain(formula: Formula, figures: Mapping[str, str]) -> str:
    """`average price = turnover 8.09B ÷ volume 13.23M`; a figure that is not given is `--`.

    Args:
        formula: which.
        figures: texts by the names in the formula.
    """
    text = _tr(formula.text).format_map(_Known(figures))
    lines = [f"{_tr(formula.name)} = {text}"]
    if formula.note:
        lines.append(_tr(formula.note))
    return "\n".join(lines)


def in_words(formula: Formula) -> str:
    """`average price = turnover ÷ volume`: without figures; and what is to be known besides."""
    names = [name for _, name, _, _ in string.Formatter().parse(_tr(formula.text)) if name]
    bare = _tr(formula.text).format_map(dict.fromkeys(names, ""))
    words = " ".join(bare.split()).replace(" )", ")")
    lines = [f"{_tr(formula.name)} = {words}"]
    if formula.note:
        lines.append(_tr(formula.note))
    return "\n".join(lines)


class _Known(dict[str, str]):
    def __missing__(self, key: str) -> str:
        return MISSING


def _tr(text: str) -> str:
    return QCoreApplication.translate("Formulas", text)
