"""Appearance settings: their names, their defaults, and how they reach the theme."""

from __future__ import annotations

from types import MappingProxyType
from typing import Final

from PySide6.QtCore import QCoreApplication, QObject, Qt
from PySide6.QtGui import QColor, QGuiApplication

from qosdesk.domain.numbers import Units
from qosdesk.ui.ports import SettingsPort
from qosdesk.ui.shell.language import LANGUAGES, install_language, system_language
from qosdesk.ui.theme import Look, Theme, UpDown
from qosdesk.ui.theme.contrast import LEAST, least_contrast
from qosdesk.ui.theme.theme import Pair
from qosdesk.ui.theme.tokens import CUSTOM_DARK, CUSTOM_LIGHT, DARK, LIGHT

THEME: Final = "appearance.theme"
"""`dark`, `light` or `system`."""
UP_DOWN: Final = "appearance.up_down"
"""Value of `theme.UpDown`; unset: red up for Chinese, green up for others."""
CUSTOM_PAIR_DARK: Final = "appearance.custom_dark"
CUSTOM_PAIR_LIGHT: Final = "appearance.custom_light"
"""Two colour values with a space between, up first; unset: `theme.tokens`."""
DENSITY: Final = "appearance.density"
"""A key of `DENSITIES`."""
OWN_FONT: Final = "appearance.font"
"""`inter` or `system`."""
CONTRAST: Final = "appearance.contrast"
"""Whether text reaches 7:1."""
HOLLOW: Final = "chart.hollow"
"""`pair` (as the pair has it), `hollow` or `filled`."""
UNITS: Final = "numbers.units"
"""Value of `domain.numbers.Units`; unset: 万/亿 for Chinese, K/M/B for others."""
LANGUAGE: Final = "language"
"""A code of `language.LANGUAGES`; unset: the system's."""
SCALE: Final = "appearance.scale"
"""Percent on top of the system's factor; read before Qt is."""

NAMES: Final = frozenset(
    {
        THEME,
        UP_DOWN,
        CUSTOM_PAIR_DARK,
        CUSTOM_PAIR_LIGHT,
        DENSITY,
        OWN_FONT,
        CONTRAST,
        HOLLOW,
        UNITS,
        LANGUAGE,
    }
)
DENSITIES: Final = MappingProxyType({"compact": 20, "normal": 22, "roomy": 26})
"""Height of a table's rows in px (LOOK 10)."""


class Appearance(QObject):
    """Puts the settings on the theme whenever one of them, or the system's choice of dark or light, changes."""

    def __init__(self, theme: Theme, settings: SettingsPort, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme
        self._settings = settings
        self._end = settings.subscribe(self._on_setting)
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._on_scheme)

    def shut(self) -> None:
        """Nothing is followed any more."""
        self._end()
        QGuiApplication.styleHints().colorSchemeChanged.disconnect(self._on_scheme)

    def _on_setting(self, name: str) -> None:
        if name in NAMES:
            apply_settings(self._theme, self._settings)

    def _on_scheme(self, scheme: Qt.ColorScheme) -> None:
        # What the theme itself asks of Qt comes back here too.
        if self._theme.look.follows_system and _is_dark(scheme) is not self._theme.dark:
            apply_settings(self._theme, self._settings)


def apply_settings(theme: Theme, settings: SettingsPort) -> None:
    """Read the appearance settings and put them on; damaged values count as unset. Announced once by the theme."""
    language = language_of(settings)
    units = next(one for one in Units if one.value == units_of(settings))
    if units is Units.WAN and language == "zh_TW":
        units = Units.WAN_TRADITIONAL
    app = QCoreApplication.instance()
    if app is not None:
        install_language(app, language)
    chosen = settings.get(THEME, "dark")
    theme.apply(
        dark=_system_is_dark() if chosen == "system" else chosen != "light",
        up_down=UpDown(up_down_of(settings)),
        units=units,
        language=language,
        look=_look(settings),
    )


def language_of(settings: SettingsPort) -> str:
    """The code in force."""
    chosen = str(settings.get(LANGUAGE, ""))
    return chosen if chosen in {code for code, _ in LANGUAGES} else usual_language(settings)


def usual_language(_settings: SettingsPort) -> str:
    """The code of the system's."""
    return system_language()


def up_down_of(settings: SettingsPort) -> str:
    """Value of the pair in force."""
    chosen = str(settings.get(UP_DOWN, ""))
    if chosen in {pair.value for pair in UpDown}:
        return chosen
    return usual_up_down(settings)


def usual_up_down(settings: SettingsPort) -> str:
    """Value of the pair that the language's users know."""
    return str((UpDown.RED_UP if language_of(settings).startswith("zh") else UpDown.GREEN_UP).value)


def units_of(settings: SettingsPort) -> str:
    """Value of the units in force, `kmb` or `wan`."""
    chosen = str(settings.get(UNITS, ""))
    return chosen if chosen in (Units.KMB.value, Units.WAN.value) else usual_units(settings)


def usual_units(settings: SettingsPort) -> str:
    """Value of the units that the language's users know."""
    return str((Units.WAN if language_of(settings).startswith("zh") else Units.KMB).value)


def read_pair(text: str, *, dark: bool) -> Pair | None:
    """A pair of the user's; None where it is none, or can't be read on that ground (4.5:1)."""
    colors = [QColor(word) for word in text.split()]
    if len(colors) != 2 or not all(color.isValid() for color in colors):
        return None
    if any(least_contrast(color, DARK if dark else LIGHT) < LEAST for color in colors):
        return None
    return colors[0].name(), colors[1].name()


def _look(settings: SettingsPort) -> Look:
    hollow = {"hollow": True, "filled": False}.get(str(settings.get(HOLLOW, "")))
    return Look(
        follows_system=settings.get(THEME, "") == "system",
        contrast=settings.get(CONTRAST, False) is True,
        row_height=DENSITIES.get(str(settings.get(DENSITY, "")), DENSITIES["normal"]),
        own_font=settings.get(OWN_FONT, "") != "system",
        hollow=hollow,
        custom_dark=read_pair(str(settings.get(CUSTOM_PAIR_DARK, "")), dark=True) or CUSTOM_DARK,
        custom_light=read_pair(str(settings.get(CUSTOM_PAIR_LIGHT, "")), dark=False) or CUSTOM_LIGHT,
    )


def _system_is_dark() -> bool:
    hints = QGuiApplication.styleHints()
    hints.unsetColorScheme()
    return _is_dark(hints.colorScheme())


def _is_dark(scheme: Qt.ColorScheme) -> bool:
    """A system that does not say gets the house's own."""
    return scheme is not Qt.ColorScheme.Light
