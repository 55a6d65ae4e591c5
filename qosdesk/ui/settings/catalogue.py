"""Every setting there is, page by page, as values. The dialog, the search and the tests read it from here."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from qosdesk.domain.thresholds import STALE_FLOOR_S, stale_setting
from qosdesk.ui.chart.crosshair import SETTING as SHARED_CROSSHAIR
from qosdesk.ui.chart.looks import ADJUSTED
from qosdesk.ui.chart.tools.magnet import MAGNET
from qosdesk.ui.chart.zones import ZONE
from qosdesk.ui.desk import Desk
from qosdesk.ui.paint.flash import FLASH, STILL
from qosdesk.ui.panels.alerts.quiet import MUTED
from qosdesk.ui.settings.kinds import (
    Choice,
    ColorPair,
    DeskChoice,
    Look,
    Number,
    Option,
    Page,
    Setting,
    Special,
    Switch,
)
from qosdesk.ui.shell import appearance
from qosdesk.ui.shell.language import LANGUAGES
from qosdesk.ui.shell.ready_made import DAY_TRADER, ready_made_name
from qosdesk.ui.shell.starting import FIRST_WORKSPACE, IN_TRAY
from qosdesk.ui.shell.tray import CLOSE_TO_TRAY
from qosdesk.ui.shell.workspaces import Workspaces
from qosdesk.ui.theme.tokens import CUSTOM_DARK, CUSTOM_LIGHT

if TYPE_CHECKING:
    # PySide6 declares the result as an object.
    def QT_TRANSLATE_NOOP(context: str, text: str) -> str: ...
else:
    from PySide6.QtCore import QT_TRANSLATE_NOOP

PAGE_TITLES: Final = {
    Page.PROVIDERS: QT_TRANSLATE_NOOP("Settings", "Sources"),
    Page.PLAN: QT_TRANSLATE_NOOP("Settings", "Plan limits"),
    Page.APPEARANCE: QT_TRANSLATE_NOOP("Settings", "Appearance"),
    Page.NUMBERS: QT_TRANSLATE_NOOP("Settings", "Numbers and time"),
    Page.CHART: QT_TRANSLATE_NOOP("Settings", "Chart"),
    Page.SOUNDS: QT_TRANSLATE_NOOP("Settings", "Tape and sounds"),
    Page.SHORTCUTS: QT_TRANSLATE_NOOP("Settings", "Shortcuts"),
    Page.NETWORK: QT_TRANSLATE_NOOP("Settings", "Network"),
    Page.STALE: QT_TRANSLATE_NOOP("Settings", "Stale figures"),
    Page.START: QT_TRANSLATE_NOOP("Settings", "Start-up"),
    Page.FOLDER: QT_TRANSLATE_NOOP("Settings", "Data folder"),
    Page.ABOUT: QT_TRANSLATE_NOOP("Settings", "About"),
}


def _workspaces(desk: Desk) -> tuple[Option, ...]:
    found = Workspaces(desk.layouts, DAY_TRADER).all()
    return tuple(Option(one.id, one.name or ready_made_name(one.made_as), own=True) for one in found)


_APPEARANCE: Final[tuple[Setting, ...]] = (
    Choice(
        name=appearance.LANGUAGE,
        page=Page.APPEARANCE,
        title=QT_TRANSLATE_NOOP("Settings", "Language"),
        unset="",
        usual=appearance.usual_language,
        help=QT_TRANSLATE_NOOP("Settings", "Of everything on screen; it changes at once."),
        words="english chinese 中文 simplified traditional translation 语言 語言",
        options=tuple(Option(code, own_name, own=True) for code, own_name in LANGUAGES),
    ),
    Choice(
        name=appearance.THEME,
        page=Page.APPEARANCE,
        title=QT_TRANSLATE_NOOP("Settings", "Theme"),
        unset="dark",
        help=QT_TRANSLATE_NOOP(
            "Settings", "System: dark or light as the computer is, also when that changes."
        ),
        words=QT_TRANSLATE_NOOP("Settings", "night mode, day, colours"),
        options=(
            Option("system", QT_TRANSLATE_NOOP("Settings", "System")),
            Option("dark", QT_TRANSLATE_NOOP("Settings", "Dark")),
            Option("light", QT_TRANSLATE_NOOP("Settings", "Light")),
        ),
    ),
    Choice(
        name=appearance.UP_DOWN,
        page=Page.APPEARANCE,
        title=QT_TRANSLATE_NOOP("Settings", "Up and down"),
        unset="",
        usual=appearance.usual_up_down,
        help=QT_TRANSLATE_NOOP(
            "Settings", "The colours of rising and falling prices; sign and triangle always say it too."
        ),
        words=QT_TRANSLATE_NOOP("Settings", "red, green, colour-blind, candle colours"),
        look=Look.PAIRS,
        options=(
            Option("green", QT_TRANSLATE_NOOP("Settings", "Green up")),
            Option("red", QT_TRANSLATE_NOOP("Settings", "Red up")),
            Option("blind", QT_TRANSLATE_NOOP("Settings", "Blue / orange")),
            Option("mono", QT_TRANSLATE_NOOP("Settings", "Monochrome")),
            Option("custom", QT_TRANSLATE_NOOP("Settings", "Own colours")),
        ),
    ),
    ColorPair(
        name=appearance.CUSTOM_PAIR_DARK,
        page=Page.APPEARANCE,
        title=QT_TRANSLATE_NOOP("Settings", "Own colours, dark"),
        unset=" ".join(CUSTOM_DARK),
        help=QT_TRANSLATE_NOOP("Settings", "Up and down on the dark theme, each of at least 4.5 : 1."),
        dark=True,
    ),
    ColorPair(
        name=appearance.CUSTOM_PAIR_LIGHT,
        page=Page.APPEARANCE,
        title=QT_TRANSLATE_NOOP("Settings", "Own colours, light"),
        unset=" ".join(CUSTOM_LIGHT),
        help=QT_TRANSLATE_NOOP("Settings", "Up and down on the light theme, each of at least 4.5 : 1."),
        dark=False,
    ),
    Choice(
        name=appearance.DENSITY,
        page=Page.APPEARANCE,
        title=QT_TRANSLATE_NOOP("Settings", "Density"),
        unset="normal",
        help=QT_TRANSLATE_NOOP("Settings", "Height of rows in px; depth and tape have two less."),
        words=QT_TRANSLATE_NOOP("Settings", "row height, spacing"),
        options=(
            Option("compact", QT_TRANSLATE_NOOP("Settings", "Compact 20")),
            Option("normal", QT_TRANSLATE_NOOP("Settings", "Normal 22")),
            Option("roomy", QT_TRANSLATE_NOOP("Settings", "Roomy 26")),
        ),
    ),
    Choice(
        name=appearance.SCALE,
        page=Page.APPEARANCE,
        title=QT_TRANSLATE_NOOP("Settings", "Scale"),
        unset=100,
        help=QT_TRANSLATE_NOOP("Settings", "Size of everything, on top of the system's own scale."),
        note=QT_TRANSLATE_NOOP("Settings", "Holds from the next start."),
        words=QT_TRANSLATE_NOOP("Settings", "zoom, larger, text size, percent"),
        options=tuple(
            Option(percent, f"{percent} %" if percent == 200 else str(percent), own=True)
            for percent in (100, 125, 150, 175, 200)
        ),
    ),
    Choice(
        name=appearance.OWN_FONT,
        page=Page.APPEARANCE,
        title=QT_TRANSLATE_NOOP("Settings", "Figures font"),
        unset="inter",
        help=QT_TRANSLATE_NOOP("Settings", "Inter has figures of one width; a system's font may not."),
        look=Look.LIST,
        options=(
            Option("inter", QT_TRANSLATE_NOOP("Settings", "Inter (built in)")),
            Option("system", QT_TRANSLATE_NOOP("Settings", "The system's font")),
        ),
    ),
    Choice(
        name=FLASH,
        page=Page.APPEARANCE,
        title=QT_TRANSLATE_NOOP("Settings", "Flash"),
        unset="digits",
        help=QT_TRANSLATE_NOOP("Settings", "What is lit for a moment when a price changes."),
        words=QT_TRANSLATE_NOOP("Settings", "blink, highlight"),
        options=(
            Option("off", QT_TRANSLATE_NOOP("Settings", "Off")),
            Option("digits", QT_TRANSLATE_NOOP("Settings", "Digits")),
            Option("cell", QT_TRANSLATE_NOOP("Settings", "Cell")),
        ),
    ),
    Switch(
        name=STILL,
        page=Page.APPEARANCE,
        title=QT_TRANSLATE_NOOP("Settings", "Motion"),
        unset=False,
        help=QT_TRANSLATE_NOOP("Settings", "What was lit goes out at once instead of fading."),
        words=QT_TRANSLATE_NOOP("Settings", "animation, fade"),
        text=QT_TRANSLATE_NOOP("Settings", "Reduce motion"),
    ),
    Switch(
        name=appearance.CONTRAST,
        page=Page.APPEARANCE,
        title=QT_TRANSLATE_NOOP("Settings", "Contrast"),
        unset=False,
        help=QT_TRANSLATE_NOOP("Settings", "All text, up and down included, stands out more."),
        words=QT_TRANSLATE_NOOP("Settings", "accessibility, readable"),
        text=QT_TRANSLATE_NOOP("Settings", "Raise text contrast to 7 : 1"),
    ),
)

_NUMBERS: Final[tuple[Setting, ...]] = (
    Choice(
        name=appearance.UNITS,
        page=Page.NUMBERS,
        title=QT_TRANSLATE_NOOP("Settings", "Units"),
        unset="",
        usual=appearance.usual_units,
        help=QT_TRANSLATE_NOOP("Settings", "How large volumes and amounts are shortened."),
        words=QT_TRANSLATE_NOOP("Settings", "thousand, million, billion"),
        options=(Option("kmb", "K M B", own=True), Option("wan", "万 亿", own=True)),
    ),
    Choice(
        name=ZONE,
        page=Page.NUMBERS,
        title=QT_TRANSLATE_NOOP("Settings", "Time zone"),
        unset="exchange",
        help=QT_TRANSLATE_NOOP("Settings", "Of charts and tapes; each can have its own by its menu."),
        note=QT_TRANSLATE_NOOP("Settings", "Holds for charts and tapes made from now on."),
        words=QT_TRANSLATE_NOOP("Settings", "clock, hours"),
        options=(
            Option("exchange", QT_TRANSLATE_NOOP("Settings", "Exchange")),
            Option("local", QT_TRANSLATE_NOOP("Settings", "This computer")),
            Option("utc", "UTC", own=True),
        ),
    ),
)

_CHART: Final[tuple[Setting, ...]] = (
    Choice(
        name=appearance.HOLLOW,
        page=Page.CHART,
        title=QT_TRANSLATE_NOOP("Settings", "Rising candles"),
        unset="pair",
        help=QT_TRANSLATE_NOOP("Settings", "By colours: hollow with red up and monochrome, else filled."),
        words=QT_TRANSLATE_NOOP("Settings", "candlestick, body"),
        options=(
            Option("pair", QT_TRANSLATE_NOOP("Settings", "By colours")),
            Option("hollow", QT_TRANSLATE_NOOP("Settings", "Hollow")),
            Option("filled", QT_TRANSLATE_NOOP("Settings", "Filled")),
        ),
    ),
    Switch(
        name=ADJUSTED,
        page=Page.CHART,
        title=QT_TRANSLATE_NOOP("Settings", "Prices"),
        unset=False,
        help=QT_TRANSLATE_NOOP("Settings", "For dividends and splits, forward; each chart can have its own."),
        note=QT_TRANSLATE_NOOP("Settings", "Holds for charts made from now on."),
        words=QT_TRANSLATE_NOOP("Settings", "adjusted, dividend, split, ex-rights"),
        text=QT_TRANSLATE_NOOP("Settings", "Adjusted"),
    ),
    Switch(
        name=SHARED_CROSSHAIR,
        page=Page.CHART,
        title=QT_TRANSLATE_NOOP("Settings", "Crosshair"),
        unset=True,
        help=QT_TRANSLATE_NOOP(
            "Settings", "The pointer of one chart is shown in the others of its link group."
        ),
        text=QT_TRANSLATE_NOOP("Settings", "Shared by linked charts"),
    ),
    Switch(
        name=MAGNET,
        page=Page.CHART,
        title=QT_TRANSLATE_NOOP("Settings", "Drawing"),
        unset=True,
        help=QT_TRANSLATE_NOOP("Settings", "Anchors are drawn to the open, high, low and close of a bar."),
        words=QT_TRANSLATE_NOOP("Settings", "magnet, snap, trend line"),
        text=QT_TRANSLATE_NOOP("Settings", "Anchors stick to prices"),
    ),
)

_SOUNDS: Final[tuple[Setting, ...]] = (
    Switch(
        name=MUTED,
        page=Page.SOUNDS,
        title=QT_TRANSLATE_NOOP("Settings", "Alerts"),
        unset=False,
        help=QT_TRANSLATE_NOOP("Settings", "Neither card nor sound; what fires is logged all the same."),
        words=QT_TRANSLATE_NOOP("Settings", "silent, do not disturb, quiet"),
        text=QT_TRANSLATE_NOOP("Settings", "Mute all alerts"),
    ),
    Switch(
        name="sounds.alert",
        page=Page.SOUNDS,
        title=QT_TRANSLATE_NOOP("Settings", "Sound of an alert"),
        unset=True,
        text=QT_TRANSLATE_NOOP("Settings", "To be heard"),
        sound="alert",
    ),
    Switch(
        name="sounds.tape-1",
        page=Page.SOUNDS,
        title=QT_TRANSLATE_NOOP("Settings", "Large trade"),
        unset=True,
        help=QT_TRANSLATE_NOOP("Settings", "Heard from a tape whose own settings ask for it."),
        words=QT_TRANSLATE_NOOP("Settings", "tape, tier, beep"),
        text=QT_TRANSLATE_NOOP("Settings", "To be heard"),
        sound="tape-1",
    ),
    Switch(
        name="sounds.tape-2",
        page=Page.SOUNDS,
        title=QT_TRANSLATE_NOOP("Settings", "Larger trade"),
        unset=True,
        help=QT_TRANSLATE_NOOP("Settings", "Heard from a tape whose own settings ask for it."),
        words=QT_TRANSLATE_NOOP("Settings", "tape, tier, beep"),
        text=QT_TRANSLATE_NOOP("Settings", "To be heard"),
        sound="tape-2",
    ),
    Switch(
        name="sounds.tape-3",
        page=Page.SOUNDS,
        title=QT_TRANSLATE_NOOP("Settings", "Largest trade"),
        unset=True,
        help=QT_TRANSLATE_NOOP("Settings", "Heard from a tape whose own settings ask for it."),
        words=QT_TRANSLATE_NOOP("Settings", "tape, tier, beep"),
        text=QT_TRANSLATE_NOOP("Settings", "To be heard"),
        sound="tape-3",
    ),
)

_MARKETS: Final = {
    "HK": QT_TRANSLATE_NOOP("Settings", "Hong Kong"),
    "US": QT_TRANSLATE_NOOP("Settings", "United States"),
    "SH": QT_TRANSLATE_NOOP("Settings", "Shanghai"),
    "SZ": QT_TRANSLATE_NOOP("Settings", "Shenzhen"),
    "CF": QT_TRANSLATE_NOOP("Settings", "Crypto perpetuals"),
    "FX": QT_TRANSLATE_NOOP("Settings", "Currencies"),
    "CM": QT_TRANSLATE_NOOP("Settings", "Commodities"),
    "CC": QT_TRANSLATE_NOOP("Settings", "Crypto pairs"),
    "CD": QT_TRANSLATE_NOOP("Settings", "CFDs"),
    "IX": QT_TRANSLATE_NOOP("Settings", "Indices"),
}

_STALE: Final[tuple[Setting, ...]] = tuple(
    Number(
        name=stale_setting(market),
        page=Page.STALE,
        title=_MARKETS[market],
        unset=floor_s,
        help=QT_TRANSLATE_NOOP(
            "Settings",
            "A figure that should have moved turns grey after so many seconds; 0 switches the mark off.",
        ),
        words=QT_TRANSLATE_NOOP("Settings", "age, delay, old"),
        low=0,
        high=3600,
        suffix=QT_TRANSLATE_NOOP("Settings", "s"),
        zero=QT_TRANSLATE_NOOP("Settings", "never"),
    )
    for market, floor_s in STALE_FLOOR_S.items()
)

_START: Final[tuple[Setting, ...]] = (
    DeskChoice(
        name=FIRST_WORKSPACE,
        page=Page.START,
        title=QT_TRANSLATE_NOOP("Settings", "Workspace"),
        unset=0,
        help=QT_TRANSLATE_NOOP(
            "Settings", "What is open after a start, with all its windows where they were."
        ),
        first=QT_TRANSLATE_NOOP("Settings", "The last one"),
        options=_workspaces,
    ),
    Switch(
        name=IN_TRAY,
        page=Page.START,
        title=QT_TRANSLATE_NOOP("Settings", "Tray"),
        unset=False,
        help=QT_TRANSLATE_NOOP("Settings", "A press on the icon in the system's tray shows the windows."),
        note=QT_TRANSLATE_NOOP("Settings", "Where the system has a tray."),
        words=QT_TRANSLATE_NOOP("Settings", "minimised, hidden, background"),
        text=QT_TRANSLATE_NOOP("Settings", "Start in the tray"),
    ),
    Switch(
        name=CLOSE_TO_TRAY,
        page=Page.START,
        title=QT_TRANSLATE_NOOP("Settings", "Closing"),
        unset=False,
        help=QT_TRANSLATE_NOOP(
            "Settings", "A closed main window hides; alerts go on. Quit ends the program."
        ),
        note=QT_TRANSLATE_NOOP("Settings", "Where the system has a tray."),
        words=QT_TRANSLATE_NOOP("Settings", "minimised, hidden, background"),
        text=QT_TRANSLATE_NOOP("Settings", "Closing hides into the tray"),
    ),
)

SETTINGS: Final = (*_APPEARANCE, *_NUMBERS, *_CHART, *_SOUNDS, *_STALE, *_START)

SPECIALS: Final = (
    Special(
        Page.PROVIDERS,
        QT_TRANSLATE_NOOP("Settings", "Providers and keys"),
        "api key token source vendor qos alltick multimarkets failover order demo 密钥 数据源 备用",
    ),
    Special(
        Page.PLAN,
        QT_TRANSLATE_NOOP("Settings", "What your key allows"),
        "quota limit requests slots 额度 套餐",
    ),
    Special(Page.NETWORK, QT_TRANSLATE_NOOP("Settings", "Proxy"), "http socks internet 代理"),
    Special(Page.SHORTCUTS, QT_TRANSLATE_NOOP("Settings", "Keyboard shortcuts"), "keys hotkeys 快捷键"),
    Special(Page.FOLDER, QT_TRANSLATE_NOOP("Settings", "Where your data is"), "backup path disk 备份 目录"),
    Special(Page.ABOUT, QT_TRANSLATE_NOOP("Settings", "About qosdesk"), "version licence 版本 许可"),
)
"""What is found besides single settings."""


def settings_of(page: Page) -> tuple[Setting, ...]:
    """The rows of a page, in order."""
    return tuple(one for one in SETTINGS if one.page is page)
