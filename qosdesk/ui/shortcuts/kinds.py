"""What a command is. Imports nothing of ours."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class Scope(Enum):
    """Where a command's keys are heard; the value is the kind of panel (`Panel.kind`), or a part of one.

    A panel's keys come before the window's, so that the same keys may mean one thing in a chart and another
    everywhere else; within a scope they mean one thing.
    """

    WINDOW = "window"
    TABLE = "table"
    TABS = "tabs"
    CHART = "chart"
    LADDER = "ladder"
    TAPE = "tape"
    INSTRUMENT = "instrument"
    ALERTS = "alerts"
    COVERAGE = "coverage"

    @property
    def kind(self) -> str:
        """The kind of panel whose commands these are; empty for the window's."""
        return "" if self is Scope.WINDOW else "table" if self is Scope.TABS else self.value


class Preset(Enum):
    """Sets of keys; the value is how the choice is stored."""

    STANDARD = "standard"
    TDX = "tdx"


@dataclass(frozen=True, slots=True)
class Command:
    """Something the program does when it is told to.

    Attributes:
        id: stable: the user's keys are stored under it.
        scope: where its keys are heard.
        title: what it is called, in English.
        help: what it does, in one English sentence.
        keys: of the standard preset, portable names such as `Ctrl+Shift+A`, the one that menus show first.
        tdx: those of the 通达信 preset, where they are others.
        icon: in the command palette.
        value: what `{0}` in the title stands for.
    """

    id: str
    scope: Scope
    title: str
    help: str
    keys: tuple[str, ...] = ()
    tdx: tuple[str, ...] | None = None
    icon: str = "chevron-right"
    value: str = ""

    def usual(self, preset: Preset) -> tuple[str, ...]:
        """Its keys in a preset."""
        return self.tdx if preset is Preset.TDX and self.tdx is not None else self.keys
