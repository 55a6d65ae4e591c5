"""All commands in one table, and what they are called in the user's language."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication

from qosdesk.ui.shortcuts.chart_commands import CHART
from qosdesk.ui.shortcuts.kinds import Command, Preset, Scope
from qosdesk.ui.shortcuts.panel_commands import ALERTS, COVERAGE, INSTRUMENT, LADDER, TABLE, TABS, TAPE
from qosdesk.ui.shortcuts.window_commands import WINDOW

if TYPE_CHECKING:
    # PySide6 declares the result as an object.
    def QT_TRANSLATE_NOOP(context: str, text: str) -> str: ...
else:
    from PySide6.QtCore import QT_TRANSLATE_NOOP

COMMANDS: Final = (*WINDOW, *TABLE, *TABS, *CHART, *LADDER, *TAPE, *INSTRUMENT, *ALERTS, *COVERAGE)
"""Every command; where two of a scope have the same keys, the first one hears them."""

BY_ID: Final = {one.id: one for one in COMMANDS}

SCOPE_TITLES: Final = {
    Scope.WINDOW: QT_TRANSLATE_NOOP("Commands", "Everywhere"),
    Scope.TABLE: QT_TRANSLATE_NOOP("Commands", "Watchlist"),
    Scope.TABS: QT_TRANSLATE_NOOP("Commands", "Tabs of lists"),
    Scope.CHART: QT_TRANSLATE_NOOP("Commands", "Chart"),
    Scope.LADDER: QT_TRANSLATE_NOOP("Commands", "Depth"),
    Scope.TAPE: QT_TRANSLATE_NOOP("Commands", "Tape"),
    Scope.INSTRUMENT: QT_TRANSLATE_NOOP("Commands", "Instrument"),
    Scope.ALERTS: QT_TRANSLATE_NOOP("Commands", "Alerts list"),
    Scope.COVERAGE: QT_TRANSLATE_NOOP("Commands", "Coverage"),
}

PRESET_TITLES: Final = {
    Preset.STANDARD: QT_TRANSLATE_NOOP("Commands", "Standard"),
    Preset.TDX: QT_TRANSLATE_NOOP("Commands", "TDX (通达信)"),
}

FIXED: Final = (
    (QT_TRANSLATE_NOOP("Commands", "Letters or digits"), QT_TRANSLATE_NOOP("Commands", "Search a symbol")),
    (
        QT_TRANSLATE_NOOP("Commands", "1 to 3 digits, Enter"),
        QT_TRANSLATE_NOOP("Commands", "On a chart: bars of so many minutes"),
    ),
    (
        QT_TRANSLATE_NOOP("Commands", "Arrows, Home, End, PgUp, PgDown"),
        QT_TRANSLATE_NOOP("Commands", "Move in lists; on a chart left and right move, up and down zoom"),
    ),
    (QT_TRANSLATE_NOOP("Commands", "Enter"), QT_TRANSLATE_NOOP("Commands", "Open what is chosen")),
    (QT_TRANSLATE_NOOP("Commands", "Esc"), QT_TRANSLATE_NOOP("Commands", "Cancel, close, choose nothing")),
    (
        QT_TRANSLATE_NOOP("Commands", "Shift and drag"),
        QT_TRANSLATE_NOOP("Commands", "Measure on a chart"),
    ),
)
"""What keys do that can't be given away: texts of keys and of what they do."""


def title_of(command: Command) -> str:
    """What a command is called in the user's language."""
    return QCoreApplication.translate("Commands", command.title).format(command.value)


def english_of(command: Command) -> str:
    """What it is called in English."""
    return command.title.format(command.value)


def help_of(command: Command) -> str:
    """What it does, one sentence in the user's language."""
    return QCoreApplication.translate("Commands", command.help)


def scope_title(scope: Scope) -> str:
    """Where its keys are heard, in the user's language."""
    return QCoreApplication.translate("Commands", SCOPE_TITLES[scope])


def preset_title(preset: Preset) -> str:
    """What a set of keys is called."""
    return QCoreApplication.translate("Commands", PRESET_TITLES[preset])


def fixed_keys() -> tuple[tuple[str, str], ...]:
    """Keys that can't be changed, and what they do, in the user's language."""
    say = QCoreApplication.translate
    return tuple((say("Commands", keys), say("Commands", does)) for keys, does in FIXED)
