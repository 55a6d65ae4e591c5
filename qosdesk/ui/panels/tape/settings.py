"""What the user chose for one tape, and how it is kept between starts. Imports Qt only through the zones' names."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import Enum
from typing import Final, TypeVar

from qosdesk.ui.chart.zones import ZoneChoice
from qosdesk.ui.panels.tape.filters import EVERYTHING, NO_LIMIT, Filter, Measure
from qosdesk.ui.panels.tape.rows import ROWS_KEPT
from qosdesk.ui.panels.tape.tiers import AUTOMATIC, TIERS, TierKind, Tiers

Value = str | int | float | bool
E = TypeVar("E", bound=Enum)

JOIN_MS_MAX: Final = 60_000
KEPT_CHOICES: Final = (1_000, ROWS_KEPT, 50_000)
_SYMBOLS_MAX: Final = 200
_PREFIX: Final = "tape."


class Window(Enum):
    """Which prints the strip sums; the value is how the choice is stored."""

    MINUTE = "1m"
    FIVE_MINUTES = "5m"
    SESSION = "session"
    """Since the tape was opened."""
    VISIBLE = "visible"
    """Rows on screen."""


@dataclass(frozen=True, slots=True)
class TapeSettings:
    """Everything that may be chosen.

    Attributes:
        newest_on_top: else the newest row is the lowest.
        zone: in which zone times are written.
        filter: which rows are shown.
        join_ms: prints of one price and side within this time are one row; 0: none are.
        infer: sides that the source does not give are inferred (and marked).
        tiers: which rows are big, in every symbol without tiers of its own.
        own_tiers: by symbol, in its sizes or its money.
        sounds: whether a row of tier 1, 2, 3 is heard.
        window: which prints the strip sums.
        details: counts and averages stand below the sums.
        running: the column of the running delta is shown.
        kept: rows kept.
    """

    newest_on_top: bool = True
    zone: ZoneChoice = ZoneChoice.EXCHANGE
    filter: Filter = EVERYTHING
    join_ms: int = 1000
    infer: bool = True
    tiers: Tiers = AUTOMATIC
    own_tiers: Mapping[str, Tiers] = field(default_factory=dict)
    sounds: tuple[bool, bool, bool] = (False, False, False)
    window: Window = Window.FIVE_MINUTES
    details: bool = False
    running: bool = False
    kept: int = ROWS_KEPT

    def tiers_of(self, code: str) -> Tiers:
        """The tiers of a symbol."""
        return self.own_tiers.get(code, self.tiers)

    def with_tiers(self, code: str, tiers: Tiers) -> TapeSettings:
        """Other tiers: those in sizes or money are the symbol's own, the others are everybody's."""
        own = {known: kept for known, kept in self.own_tiers.items() if known != code}
        if tiers.kind in (TierKind.SIZE, TierKind.MONEY):
            own[code] = tiers
            for oldest in list(own)[:-_SYMBOLS_MAX]:
                del own[oldest]
            return replace(self, own_tiers=own)
        return replace(self, tiers=tiers, own_tiers=own)


FIRST: Final = TapeSettings()


def save_settings(settings: TapeSettings, first: TapeSettings = FIRST) -> dict[str, Value]:
    """Plain values by name; what is as at first is left out."""
    usual = _values(first)
    return {_PREFIX + name: value for name, value in _values(settings).items() if value != usual[name]}


def _values(settings: TapeSettings) -> dict[str, Value]:
    chosen = settings.filter
    return {
        "newest_on_top": settings.newest_on_top,
        "zone": settings.zone.value,
        "filter_by": chosen.by.value,
        "filter_least": chosen.least,
        # A limit that is none has no number.
        "filter_most": -1.0 if chosen.most == NO_LIMIT else chosen.most,
        "filter_sides": _flags((chosen.buys, chosen.sells, chosen.neutrals)),
        "join_ms": settings.join_ms,
        "infer": settings.infer,
        "tiers": _tiers_text(settings.tiers),
        "own_tiers": json.dumps({code: _tiers_text(tiers) for code, tiers in settings.own_tiers.items()}),
        "sounds": _flags(settings.sounds),
        "window": settings.window.value,
        "details": settings.details,
        "running": settings.running,
        "kept": settings.kept,
    }


def restore_settings(state: Mapping[str, Value], first: TapeSettings = FIRST) -> TapeSettings:
    """What `save_settings` gave; unknown or damaged members are as at first."""
    read = _Reader(state)
    sides = read.flags("filter_sides", (True, True, True))
    most = read.number("filter_most", -1.0)
    return TapeSettings(
        newest_on_top=read.flag("newest_on_top", True),
        zone=read.choice("zone", first.zone),
        filter=Filter(
            read.choice("filter_by", Measure.SIZE),
            max(0.0, read.number("filter_least", 0.0)),
            NO_LIMIT if most < 0 else most,
            *sides,
        ),
        join_ms=min(max(0, int(read.number("join_ms", FIRST.join_ms))), JOIN_MS_MAX),
        infer=read.flag("infer", FIRST.infer),
        tiers=_read_tiers(read.text("tiers")),
        own_tiers=_read_own_tiers(read.text("own_tiers")),
        sounds=read.flags("sounds", FIRST.sounds),
        window=read.choice("window", FIRST.window),
        details=read.flag("details", FIRST.details),
        running=read.flag("running", FIRST.running),
        kept=int(min(max(read.number("kept", ROWS_KEPT), KEPT_CHOICES[0]), KEPT_CHOICES[-1])),
    )


class _Reader:
    """Members of the right type, else what they are at first."""

    def __init__(self, state: Mapping[str, Value]) -> None:
        self._state = state

    def flag(self, name: str, usual: bool) -> bool:
        value = self._state.get(_PREFIX + name)
        return value if isinstance(value, bool) else usual

    def number(self, name: str, usual: float) -> float:
        value = self._state.get(_PREFIX + name)
        if isinstance(value, bool) or not isinstance(value, int | float) or value - value != 0:
            return usual
        return float(value)

    def text(self, name: str) -> str:
        value = self._state.get(_PREFIX + name)
        return value if isinstance(value, str) else ""

    def flags(self, name: str, usual: tuple[bool, bool, bool]) -> tuple[bool, bool, bool]:
        text = self.text(name)
        if len(text) != TIERS or text.strip("01"):
            return usual
        return text[0] == "1", text[1] == "1", text[2] == "1"

    def choice(self, name: str, usual: E) -> E:
        text = self.text(name)
        return next((one for one in type(usual) if one.value == text), usual)


def _flags(flags: tuple[bool, bool, bool]) -> str:
    return "".join("1" if flag else "0" for flag in flags)


def _tiers_text(tiers: Tiers) -> str:
    return " ".join([tiers.kind.value, *(repr(level) for level in tiers.at)])


def _read_tiers(text: str) -> Tiers:
    kind, _, levels = text.partition(" ")
    try:
        one, two, three = (float(level) for level in levels.split())
        tiers = Tiers(TierKind(kind), (one, two, three))
    except ValueError:
        return AUTOMATIC
    return tiers if all(0 <= level < NO_LIMIT for level in tiers.at) else AUTOMATIC


def _read_own_tiers(text: str) -> dict[str, Tiers]:
    try:
        stored = json.loads(text or "{}")
    except ValueError:
        return {}
    if not isinstance(stored, dict):
        return {}
    found = {str(code): _read_tiers(str(tiers)) for code, tiers in stored.items()}
    return {code: tiers for code, tiers in found.items() if tiers != AUTOMATIC}
