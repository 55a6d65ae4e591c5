"""The theme in use: colours, fonts, row heights, units. Panels read it while painting and repaint on `changed`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from enum import Enum
from typing import Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase

from qosdesk.domain.numbers import Units
from qosdesk.ui.theme.tokens import (
    CUSTOM_DARK,
    CUSTOM_LIGHT,
    DARK,
    DARK_CONTRAST,
    LIGHT,
    LIGHT_CONTRAST,
    Colors,
    with_alpha,
)

REGULAR: Final = 400
MEDIUM: Final = 500
SEMIBOLD: Final = 600
BOLD: Final = 700

_OWN: Final = "Inter"
_LATIN: Final = ("Segoe UI", "SF Pro Text", "Noto Sans", "DejaVu Sans")
_CJK: Final = {
    "zh_TW": ("Microsoft JhengHei UI", "PingFang TC", "Noto Sans CJK TC"),
    "": ("Microsoft YaHei UI", "PingFang SC", "Noto Sans CJK SC"),
}


class UpDown(Enum):
    """Which colours mean up and down; the value is how the setting is stored."""

    GREEN_UP = "green"
    RED_UP = "red"
    COLOUR_BLIND = "blind"
    MONOCHROME = "mono"
    CUSTOM = "custom"


Pair = tuple[str, str]
"""Colour values of up and down."""

_PAIRS: Final = {
    UpDown.GREEN_UP: ("green", "red"),
    UpDown.RED_UP: ("red", "green"),
    UpDown.COLOUR_BLIND: ("cb_up", "cb_down"),
    UpDown.MONOCHROME: ("mono_up", "mono_down"),
}


@dataclass(frozen=True, slots=True)
class Look:
    """What is chosen rarely.

    Attributes:
        follows_system: whether `Theme.dark` is what the system says.
        contrast: text of 7:1 instead of 4.5:1.
        row_height: of tables in px.
        own_font: figures in the bundled Inter, else in the system's font.
        hollow: whether rising candles are hollow; None leaves it to the pair.
        custom_dark, custom_light: the user's own pair on each ground.
    """

    follows_system: bool = False
    contrast: bool = False
    row_height: int = 22
    own_font: bool = True
    hollow: bool | None = None
    custom_dark: Pair = CUSTOM_DARK
    custom_light: Pair = CUSTOM_LIGHT


class Theme(QObject):
    """Look of the whole program.

    Attributes:
        c: the colours in use.
        dark: whether the dark table is in use.
        up_down: the pair in use.
        units: K/M/B or 万/亿.
        language: `en`, `zh_CN`, `zh_TW`; chooses the CJK family.
        look: everything else that may be chosen.
        row_height: table rows in px (ladder and tape: two less).
        own: identities of the colours of `c` and of `mixed`: no other object is that colour.
        kept: what painters keep of these fonts and colours, by a name of theirs; empty again when they change.

    Signals:
        changed: anything above changed; repaint everything.
    """

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.dark = True
        self.up_down = UpDown.GREEN_UP
        self.units = Units.KMB
        self.language = "en"
        self.look = Look()
        self.row_height = self.look.row_height
        self.kept: dict[object, object] = {}
        self._fonts: dict[tuple[float, int, bool], QFont] = {}
        self.c = self._colors()
        self.own = _ids(self.c)
        self._mixed: dict[tuple[int, int, float], QColor] = {}
        self._sheer: dict[tuple[int, float], QColor] = {}

    @property
    def hollow_up(self) -> bool:
        """Whether rising candles are drawn hollow (LOOK 6: default with red-up; monochrome needs it)."""
        if self.look.hollow is not None:
            return self.look.hollow
        return self.up_down in (UpDown.RED_UP, UpDown.MONOCHROME)

    def apply(
        self,
        *,
        dark: bool | None = None,
        up_down: UpDown | None = None,
        units: Units | None = None,
        language: str | None = None,
        look: Look | None = None,
    ) -> None:
        """Change any of the properties and announce it once."""
        self.dark = self.dark if dark is None else dark
        self.up_down = up_down or self.up_down
        self.units = units or self.units
        before = (self.language, self.look.own_font)
        self.language = self.language if language is None else language
        self.look = look or self.look
        self.row_height = self.look.row_height
        if (self.language, self.look.own_font) != before:
            self._fonts.clear()
        self.c = self._colors()
        self.own.clear()
        self.own.update(_ids(self.c))
        self._mixed.clear()
        self._sheer.clear()
        self.kept.clear()
        self.changed.emit()

    def font(self, px: float = 12, weight: int = REGULAR, *, tabular: bool = True) -> QFont:
        """A font with tabular figures, cached. Sizes in px at 100 %, whole ones on screen (LOOK 2: nothing below 10.5).

        Latin comes from the bundled Inter, CJK from the system by language. Names are set with `tabular=False`:
        tabular Inter widens their hyphens to the width of a figure.
        """
        key = (px, weight, tabular)
        font = self._fonts.get(key)
        if font is None:
            font = QFont()
            cjk = _CJK.get(self.language, _CJK[""])
            font.setFamilies([self._own_family(), *_LATIN, *cjk])
            # Qt's font engines take whole pixels (a size in points is rounded too): half ones go up, so 10.5 is 11.
            font.setPixelSize(int(px + 0.5))
            font.setWeight(QFont.Weight(weight))
            if tabular:
                font.setFeature(QFont.Tag("tnum"), 1)
            font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
            self._fonts[key] = font
        return font

    def mixed(self, color: QColor, other: QColor, share: float) -> QColor:
        """`share` of `other` in `color`, both of `c`: the same object each time, for a share that comes in steps."""
        key = (id(color), id(other), share)
        found = self._mixed.get(key)
        if found is None:
            keep = 1 - share
            found = self._mixed[key] = QColor(
                round(color.red() * keep + other.red() * share),
                round(color.green() * keep + other.green() * share),
                round(color.blue() * keep + other.blue() * share),
            )
            self.own.add(id(found))
        return found

    def sheer(self, color: QColor, alpha: float) -> QColor:
        """One of `c` or `mixed` at an opacity: the same object each time, for opacities that come in steps."""
        key = (id(color), alpha)
        found = self._sheer.get(key)
        if found is None:
            found = self._sheer[key] = with_alpha(color, alpha)
        return found

    def direction(self, change: float) -> QColor:
        """Colour of a signed figure: up, down, or t2 for nothing."""
        if change > 0:
            return self.c.up
        if change < 0:
            return self.c.down
        return self.c.t2

    def table(self) -> Mapping[str, str]:
        """The tokens in use."""
        if self.look.contrast:
            return DARK_CONTRAST if self.dark else LIGHT_CONTRAST
        return DARK if self.dark else LIGHT

    def pair(self, up_down: UpDown) -> Pair:
        """Up and down of a choice on the ground in use: names of tokens, or colour values."""
        if up_down is UpDown.CUSTOM:
            return self.look.custom_dark if self.dark else self.look.custom_light
        return _PAIRS[up_down]

    def _own_family(self) -> str:
        if self.look.own_font:
            return _OWN
        return QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont).family()

    def _colors(self) -> Colors:
        return Colors.of(self.table(), *self.pair(self.up_down))


def _ids(colors: Colors) -> set[int]:
    return {id(getattr(colors, one.name)) for one in fields(colors)}
