"""Indicators in the user's language. The table of kinds is English source text; here it is named for the catalogues."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from qosdesk.indicators.own import OwnFile
from qosdesk.indicators.spec import Kind, Output, Parameter

WORDS: Final = (
    QT_TRANSLATE_NOOP("Indicators", "Moving averages"),
    QT_TRANSLATE_NOOP("Indicators", "Exponential moving averages"),
    QT_TRANSLATE_NOOP("Indicators", "Bollinger bands"),
    QT_TRANSLATE_NOOP("Indicators", "Average price of the day"),
    QT_TRANSLATE_NOOP("Indicators", "Parabolic stop and reverse"),
    QT_TRANSLATE_NOOP("Indicators", "Volume"),
    QT_TRANSLATE_NOOP("Indicators", "Convergence / divergence"),
    QT_TRANSLATE_NOOP("Indicators", "Stochastics"),
    QT_TRANSLATE_NOOP("Indicators", "Relative strength"),
    QT_TRANSLATE_NOOP("Indicators", "Commodity channel"),
    QT_TRANSLATE_NOOP("Indicators", "Average true range"),
    QT_TRANSLATE_NOOP("Indicators", "On-balance volume"),
    QT_TRANSLATE_NOOP("Indicators", "Williams %R"),
    QT_TRANSLATE_NOOP("Indicators", "Directional movement"),
    QT_TRANSLATE_NOOP("Indicators", "Period"),
    QT_TRANSLATE_NOOP("Indicators", "Period 1"),
    QT_TRANSLATE_NOOP("Indicators", "Period 2"),
    QT_TRANSLATE_NOOP("Indicators", "Period 3"),
    QT_TRANSLATE_NOOP("Indicators", "Period 4"),
    QT_TRANSLATE_NOOP("Indicators", "Period 5"),
    QT_TRANSLATE_NOOP("Indicators", "Period 6"),
    QT_TRANSLATE_NOOP("Indicators", "Period 7"),
    QT_TRANSLATE_NOOP("Indicators", "Width in deviations"),
    QT_TRANSLATE_NOOP("Indicators", "Acceleration"),
    QT_TRANSLATE_NOOP("Indicators", "Highest acceleration"),
    QT_TRANSLATE_NOOP("Indicators", "Fast period"),
    QT_TRANSLATE_NOOP("Indicators", "Slow period"),
    QT_TRANSLATE_NOOP("Indicators", "Signal period"),
    QT_TRANSLATE_NOOP("Indicators", "Bar"),
    QT_TRANSLATE_NOOP("Indicators", "2 × (DIF − DEA)"),
    QT_TRANSLATE_NOOP("Indicators", "DIF − DEA"),
    QT_TRANSLATE_NOOP("Indicators", "Range"),
    QT_TRANSLATE_NOOP("Indicators", "0 to 100"),
    QT_TRANSLATE_NOOP("Indicators", "−100 to 0"),
    QT_TRANSLATE_NOOP("Indicators", "Smoothing of K"),
    QT_TRANSLATE_NOOP("Indicators", "Smoothing of D"),
    QT_TRANSLATE_NOOP("Indicators", "Smoothing of ADX"),
    QT_TRANSLATE_NOOP("Indicators", "Smoothing"),
    QT_TRANSLATE_NOOP("Indicators", "Simple sums"),
    QT_TRANSLATE_NOOP("Indicators", "Wilder"),
    QT_TRANSLATE_NOOP("Indicators", "The average price of the day needs bars shorter than a day."),
    QT_TRANSLATE_NOOP("Indicators", "{0} is not in the folder of indicators."),
    QT_TRANSLATE_NOOP("Indicators", "The beginning of this file can't be used: {0}"),
    QT_TRANSLATE_NOOP("Indicators", "{0} may not run yet. Allow it in the Indicators menu."),
    QT_TRANSLATE_NOOP("Indicators", "{0} was changed. Allow it again in the Indicators menu."),
    QT_TRANSLATE_NOOP("Indicators", "Computing."),
    QT_TRANSLATE_NOOP("Indicators", "It did not finish within {0} s and was stopped."),
    QT_TRANSLATE_NOOP("Indicators", "Its process ended without an answer ({0})."),
    QT_TRANSLATE_NOOP("Indicators", "It stopped with an error: {0}"),
    QT_TRANSLATE_NOOP("Indicators", "It asked for more than {0} GB of memory."),
    QT_TRANSLATE_NOOP("Indicators", "It has no function compute."),
    QT_TRANSLATE_NOOP("Indicators", "compute must return a dict of arrays, not {0}."),
    QT_TRANSLATE_NOOP("Indicators", "compute did not return {0}."),
    QT_TRANSLATE_NOOP("Indicators", "{0} must have one number for each bar."),
)


def translated(text: str) -> str:
    """A source text of the table of kinds."""
    return QCoreApplication.translate("Indicators", text)


def message_words(message: str) -> str:
    """An indicator's message: its source text translated, its detail put in. One line."""
    text, _, detail = message.partition("\n")
    return translated(text).replace("{0}", " ".join(detail.split()))


def file_note(file: OwnFile) -> str:
    """What the menu says of a file that can't run now; empty for one that can."""
    if file.can_be_allowed:
        return QCoreApplication.translate("Indicators", "Off until you allow it")
    return message_words(file.problem)


def kind_title(kind: Kind) -> str:
    """`Bollinger bands`."""
    return translated(kind.title)


def parameter_label(parameter: Parameter) -> str:
    """`Fast period`."""
    return translated(parameter.label)


def output_name(kind: Kind, output: Output) -> str:
    """What a line is called where its value does not stand beside it: `DIF`, else the kind's name."""
    return output.label or kind.name
