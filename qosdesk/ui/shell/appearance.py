"""Appearance settings: their names, their defaults, and how they reach the theme."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QCoreApplication

from qosdesk.domain.numbers import Units
from qosdesk.ui.ports import SettingsPort
from qosdesk.ui.shell.language import LANGUAGES, install_language, system_language
from qosdesk.ui.theme import Theme, UpDown

THEME: Final = "appearance.theme"
"""`dark` or `light`."""
UP_DOWN: Final = "appearance.up_down"
"""Value of `theme.UpDown`; unset: red up for Chinese, green up for others."""
UNITS: Final = "numbers.units"
"""Value of `domain.numbers.Units`; unset: 万/亿 for Chinese, K/M/B for others."""
LANGUAGE: Final = "language"
"""A code of `language.LANGUAGES`; unset: the system's."""

NAMES: Final = frozenset({THEME, UP_DOWN, UNITS, LANGUAGE})


def apply_settings(theme: Theme, settings: SettingsPort) -> None:
    """Read the appearance settings and put them on; damaged values count as unset. Announced once by the theme."""
    language = str(settings.get(LANGUAGE, ""))
    if language not in {code for code, _ in LANGUAGES}:
        language = system_language()
    chinese = language.startswith("zh")
    up_down = UpDown.RED_UP if chinese else UpDown.GREEN_UP
    chosen = settings.get(UP_DOWN, "")
    up_down = next((pair for pair in UpDown if pair.value == chosen), up_down)
    units = Units.WAN if chinese else Units.KMB
    chosen = settings.get(UNITS, "")
    units = next((unit for unit in (Units.KMB, Units.WAN) if unit.value == chosen), units)
    if units is Units.WAN and language == "zh_TW":
        units = Units.WAN_TRADITIONAL
    dark = settings.get(THEME, "dark") != "light"
    app = QCoreApplication.instance()
    if app is not None:
        install_language(app, language)
    theme.apply(dark=dark, up_down=up_down, units=units, language=language)
