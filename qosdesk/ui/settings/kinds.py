"""What a setting is, as a value: its name, its page, what may be chosen, and how to read it. No widgets.

Texts are English source texts of the context `Settings`; `words.translated` gives the user's language.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum

from qosdesk.ui.desk import Desk
from qosdesk.ui.ports import SettingsPort, SettingValue
from qosdesk.ui.shell.appearance import read_pair

Usual = Callable[[SettingsPort], SettingValue]


class Page(Enum):
    """The pages in order; the value is how `open_settings` is asked for one."""

    PROVIDERS = "providers"
    PLAN = "plan"
    APPEARANCE = "appearance"
    NUMBERS = "numbers"
    CHART = "chart"
    SOUNDS = "sounds"
    SHORTCUTS = "shortcuts"
    NETWORK = "network"
    STALE = "stale"
    START = "start"
    FOLDER = "folder"
    ABOUT = "about"


class Look(Enum):
    """How a choice is offered."""

    SEGMENTS = "segments"
    LIST = "list"
    PAIRS = "pairs"


@dataclass(frozen=True, slots=True)
class Option:
    """One value of a choice; `own` texts are the same in every language."""

    value: SettingValue
    title: str
    own: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """What all kinds have.

    Attributes:
        name: in the settings' port.
        title: the row's label.
        unset: what is stored when the user has not chosen, and after a reset.
        usual: what holds then, where that is not `unset` itself.
        help: one sentence.
        words: others by which it is searched for.
        note: a sentence that is always in view, such as when it holds.
    """

    name: str
    page: Page
    title: str
    unset: SettingValue
    usual: Usual | None = None
    help: str = ""
    words: str = ""
    note: str = ""

    def accepts(self, value: SettingValue) -> bool:
        """Whether a stored value makes sense."""
        raise NotImplementedError

    def read(self, settings: SettingsPort) -> SettingValue:
        """The value in force; a damaged one counts as unset."""
        stored = settings.get(self.name, self.unset)
        return stored if stored != self.unset and self.accepts(stored) else self.standard(settings)

    def standard(self, settings: SettingsPort) -> SettingValue:
        """The value that holds after a reset."""
        return self.usual(settings) if self.usual is not None else self.unset

    def is_changed(self, settings: SettingsPort) -> bool:
        """Whether a reset would change something."""
        return self.read(settings) != self.standard(settings)

    def reset(self, settings: SettingsPort) -> None:
        """Back to what holds for everybody."""
        settings.set(self.name, self.unset)

    def texts(self) -> tuple[str, ...]:
        """Everything to be found by, in English."""
        return (self.title, self.help, self.note, self.words)


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice(Setting):
    """One of a few values."""

    options: tuple[Option, ...]
    look: Look = Look.SEGMENTS

    def accepts(self, value: SettingValue) -> bool:
        return value in {option.value for option in self.options}

    def texts(self) -> tuple[str, ...]:
        return (*Setting.texts(self), *(option.title for option in self.options))


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskChoice(Setting):
    """One of what there is on this desk, such as its workspaces; `unset` is offered first."""

    first: str
    options: Callable[[Desk], tuple[Option, ...]]

    def accepts(self, value: SettingValue) -> bool:
        return type(value) is type(self.unset)


@dataclass(frozen=True, slots=True, kw_only=True)
class Switch(Setting):
    """On or off.

    Attributes:
        text: what on means, beside the switch.
        sound: a sound to be heard on a press of "Try".
    """

    text: str
    sound: str = ""

    def accepts(self, value: SettingValue) -> bool:
        return isinstance(value, bool)

    def texts(self) -> tuple[str, ...]:
        return (*Setting.texts(self), self.text)


@dataclass(frozen=True, slots=True, kw_only=True)
class Number(Setting):
    """A figure with its unit; `zero` is what 0 means, where it means something."""

    low: float
    high: float
    suffix: str
    zero: str = ""

    def accepts(self, value: SettingValue) -> bool:
        if isinstance(value, bool) or not isinstance(value, int | float):
            return False
        return math.isfinite(value) and self.low <= value <= self.high


@dataclass(frozen=True, slots=True, kw_only=True)
class ColorPair(Setting):
    """Colours of up and down on one ground: two values with a space between."""

    dark: bool

    def accepts(self, value: SettingValue) -> bool:
        return isinstance(value, str) and read_pair(value, dark=self.dark) is not None


@dataclass(frozen=True, slots=True)
class Special:
    """A page, or a part of one, that is more than rows: `words` are what it is found by."""

    page: Page
    title: str
    words: str
