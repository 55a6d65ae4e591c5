"""The colour tokens of LOOK 1, one table per theme; no colour value stands anywhere else."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from PySide6.QtGui import QColor

DARK: Final[Mapping[str, str]] = MappingProxyType(
    {
        "bg0": "#0A0C0F",
        "bg1": "#111418",
        "bg2": "#181C22",
        "bg3": "#20252D",
        "bg4": "#2A313B",
        "line": "#232930",
        "line2": "#38414C",
        "grid": "#1C2229",
        "t1": "#E4E8ED",
        "t2": "#B0B9C3",
        "t3": "#8893A0",
        "accent": "#7795FF",
        "accent_bg": "#22305E",
        "on_accent": "#0A0C0F",
        "sel": "#1E2945",
        "green": "#2FBF8A",
        "red": "#F4606C",
        "cb_up": "#4DB3F0",
        "cb_down": "#F0922E",
        "mono_up": "#E4E8ED",
        "mono_down": "#8893A0",
        "warn": "#E6AC4A",
        "warn_bg": "#3A2D14",
        "demo": "#C98BF2",
        "replay": "#45C4D6",
        "night": "#9A8CE8",
        "pre": "#D9A34F",
        "post": "#6FA8DC",
        "shade_night": "#141622",
        "shade_ext": "#16191F",
        "series1": "#E8C15A",
        "series2": "#58B9E6",
        "series3": "#D27BE0",
        "series4": "#8FA0B3",
        "series5": "#9A8CE8",
        "series6": "#E58A57",
        "series7": "#3FBCCB",
        "series8": "#A9B84A",
        "link1": "#6B9BFF",
        "link2": "#E0A63C",
        "link3": "#B58AF0",
        "link4": "#3FBCCB",
        "link5": "#EE86B7",
        "link6": "#A9B84A",
        "link7": "#E58A57",
        "link8": "#8FA3B8",
        "link9": "#D5DAE0",
        "on_chip": "#0A0C0F",
    }
)

LIGHT: Final[Mapping[str, str]] = MappingProxyType(
    {
        "bg0": "#D9DDE2",
        "bg1": "#FFFFFF",
        "bg2": "#F1F3F6",
        "bg3": "#E7EAEE",
        "bg4": "#DBE0E6",
        "line": "#E2E5E9",
        "line2": "#BCC4CD",
        "grid": "#EEF0F3",
        "t1": "#171B21",
        "t2": "#434C57",
        "t3": "#5F6975",
        "accent": "#2F55D4",
        "accent_bg": "#DCE4FC",
        "on_accent": "#FFFFFF",
        "sel": "#E3EAFC",
        "green": "#0A784A",
        "red": "#CB2533",
        "cb_up": "#0A6CB0",
        "cb_down": "#A35200",
        "mono_up": "#171B21",
        "mono_down": "#5F6975",
        "warn": "#8A5A00",
        "warn_bg": "#FFF1D2",
        "demo": "#7E2DB8",
        "replay": "#0B7285",
        "night": "#5B48B5",
        "pre": "#8A5A00",
        "post": "#2B6CA3",
        "shade_night": "#F1F1F8",
        "shade_ext": "#F5F6F8",
        "series1": "#B98900",
        "series2": "#0B7FB8",
        "series3": "#A23BB5",
        "series4": "#5B6B7C",
        "series5": "#5B48B5",
        "series6": "#B4541A",
        "series7": "#0B7F8F",
        "series8": "#667200",
        "link1": "#2F62D9",
        "link2": "#9E6400",
        "link3": "#7A48C7",
        "link4": "#0B7F8F",
        "link5": "#B83A7C",
        "link6": "#667200",
        "link7": "#B4541A",
        "link8": "#52677D",
        "link9": "#2A3038",
        "on_chip": "#FFFFFF",
    }
)

DARK_CONTRAST: Final[Mapping[str, str]] = MappingProxyType(
    {
        **DARK,
        "t3": "#A4ADB7",
        "accent": "#A6BAFF",
        "accent_bg": "#1B2750",
        "sel": "#17203A",
        "green": "#30C28C",
        "red": "#F78E96",
        "cb_up": "#51B5F0",
        "cb_down": "#F19738",
        "mono_down": "#A4ADB7",
        "line": "#343C46",
        "line2": "#5B6673",
    }
)
"""DARK with text of 7:1 and plainer lines (LOOK 10)."""

LIGHT_CONTRAST: Final[Mapping[str, str]] = MappingProxyType(
    {
        **LIGHT,
        "t3": "#454D55",
        "accent": "#2240A4",
        "green": "#075836",
        "red": "#941B25",
        "cb_up": "#074E80",
        "cb_down": "#783C00",
        "mono_down": "#454D55",
        "warn": "#694500",
        "line": "#C3C9D0",
        "line2": "#858F9B",
    }
)
"""LIGHT with text of 7:1 and plainer lines."""

CUSTOM_DARK: Final = ("#45C4D6", "#EE86B7")
CUSTOM_LIGHT: Final = ("#0A6A7C", "#A8326F")
"""Up and down of the user's own pair, until it is changed; each theme has its own: none is readable on both grounds."""


@dataclass(frozen=True, slots=True)
class Colors:
    """The tokens of one theme as colours, plus `up` and `down` of the chosen pair."""

    bg0: QColor
    bg1: QColor
    bg2: QColor
    bg3: QColor
    bg4: QColor
    line: QColor
    line2: QColor
    grid: QColor
    t1: QColor
    t2: QColor
    t3: QColor
    accent: QColor
    accent_bg: QColor
    on_accent: QColor
    sel: QColor
    green: QColor
    red: QColor
    cb_up: QColor
    cb_down: QColor
    mono_up: QColor
    mono_down: QColor
    warn: QColor
    warn_bg: QColor
    demo: QColor
    replay: QColor
    night: QColor
    pre: QColor
    post: QColor
    shade_night: QColor
    shade_ext: QColor
    series1: QColor
    series2: QColor
    series3: QColor
    series4: QColor
    series5: QColor
    series6: QColor
    series7: QColor
    series8: QColor
    link1: QColor
    link2: QColor
    link3: QColor
    link4: QColor
    link5: QColor
    link6: QColor
    link7: QColor
    link8: QColor
    link9: QColor
    on_chip: QColor
    up: QColor
    down: QColor

    @classmethod
    def of(cls, table: Mapping[str, str], up: str, down: str) -> Colors:
        """Colours of a token table with `up` and `down` as the pair: a token's name, or a colour value."""
        made = {name: QColor(value) for name, value in table.items()}
        return cls(**made, up=QColor(table.get(up, up)), down=QColor(table.get(down, down)))

    def link(self, group: int) -> QColor:
        """Colour of link group 1 to 9."""
        color: QColor = getattr(self, f"link{group}")
        return color

    def series(self, number: int) -> QColor:
        """Colour 1 to 8 of a chart's lines."""
        color: QColor = getattr(self, f"series{number}")
        return color


def with_alpha(color: QColor, alpha: float) -> QColor:
    """The same colour at an opacity of 0 to 1."""
    made = QColor(color)
    made.setAlphaF(alpha)
    return made
