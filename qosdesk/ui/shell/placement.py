"""Where a window goes on the monitors that there are. Pure values and rules; `screens.py` asks Qt for the monitors.

A place is kept for every set of monitors that was ever used, so that a laptop finds its windows at the office where
they were at the office. On a set that is new, a window stays on its monitor if that is there, else it comes to the
first one at its size. Nothing is ever out of reach.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

MIN_WIDTH: Final = 400
MIN_HEIGHT: Final = 300
PLACES_MAX: Final = 24
"""Sets of monitors for which a window's place is kept."""
_GRIP: Final = 80
"""Of a window's upper edge so many px must be on a monitor for the user to get hold of it."""


@dataclass(frozen=True, slots=True)
class Rect:
    """Left, top, width, height in logical px of the whole desktop."""

    x: int
    y: int
    width: int
    height: int

    @property
    def right(self) -> int:
        """The first column beyond it."""
        return self.x + self.width

    @property
    def bottom(self) -> int:
        """The first line beyond it."""
        return self.y + self.height

    def moved(self, dx: int, dy: int) -> Rect:
        """The same size elsewhere."""
        return replace(self, x=self.x + dx, y=self.y + dy)

    def common(self, other: Rect) -> Rect:
        """What both cover; of no width or height where nothing."""
        x, y = max(self.x, other.x), max(self.y, other.y)
        width, height = min(self.right, other.right) - x, min(self.bottom, other.bottom) - y
        return Rect(x, y, max(0, width), max(0, height))

    def inside(self, area: Rect) -> Rect:
        """At its size, if that fits, within an area."""
        width, height = min(self.width, area.width), min(self.height, area.height)
        x = min(max(self.x, area.x), area.right - width)
        y = min(max(self.y, area.y), area.bottom - height)
        return Rect(x, y, width, height)


@dataclass(frozen=True, slots=True)
class Monitor:
    """A monitor; `area` is what task bars leave of it."""

    name: str
    serial: str
    area: Rect

    @property
    def key(self) -> str:
        """What tells it from another, also after a start."""
        return f"{self.name}|{self.serial}"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a window is.

    Attributes:
        rect: of its content, when it is neither maximised nor full-screen.
        monitor: key of the monitor on which most of it is; origin: where that monitor's area began.
        state: `normal`, `maximised` or `full`.
    """

    rect: Rect
    monitor: str = ""
    origin: tuple[int, int] = (0, 0)
    state: str = "normal"


STATES: Final = ("normal", "maximised", "full")


def set_key(monitors: Sequence[Monitor]) -> str:
    """Names a set of monitors by names, serials and geometry, whatever their order."""
    texts = (f"{m.key}|{m.area.width}x{m.area.height}{m.area.x:+d}{m.area.y:+d}" for m in monitors)
    return ";".join(sorted(texts))


def place_of(rect: Rect, monitors: Sequence[Monitor], state: str = "normal") -> Place:
    """A window's place, with the monitor on which most of it is."""
    if not monitors:
        return Place(rect, state=state)
    most = max(monitors, key=lambda m: _pixels(rect.common(m.area)))
    return Place(rect, most.key, (most.area.x, most.area.y), state)


def find_place(places: Mapping[str, Place], monitors: Sequence[Monitor]) -> Place | None:
    """The place for these monitors: the one it had on them, else one made from the last that it had.

    Args:
        places: by set of monitors, the last used last.
        monitors: the first one takes what has none.
    """
    if not places or not monitors:
        return None
    known = places.get(set_key(monitors))
    return fit(known or list(places.values())[-1], monitors)


def fit(place: Place, monitors: Sequence[Monitor]) -> Place:
    """A place on these monitors within reach of the user."""
    home = next((m for m in monitors if m.key == place.monitor), monitors[0])
    rect = place.rect.moved(home.area.x - place.origin[0], home.area.y - place.origin[1])
    if home.key != place.monitor or not _is_in_reach(rect, monitors):
        rect = rect.inside(home.area)
    return Place(rect, home.key, (home.area.x, home.area.y), place.state)


def _is_in_reach(rect: Rect, monitors: Sequence[Monitor]) -> bool:
    """Whether enough of the upper edge is on a monitor, and the window is of use there."""
    grip = replace(rect, height=1)
    return any(
        (common := grip.common(m.area)).height and common.width >= min(_GRIP, rect.width) for m in monitors
    )


def _pixels(rect: Rect) -> int:
    return rect.width * rect.height


def write_places(places: Mapping[str, Place]) -> dict[str, object]:
    """For JSON; of many sets of monitors the ones used last."""
    return {key: write_place(place) for key, place in list(places.items())[-PLACES_MAX:]}


def read_places(content: object) -> Mapping[str, Place]:
    """From JSON; damaged ones are left out."""
    found: dict[str, Place] = {}
    for key, entry in content.items() if isinstance(content, dict) else ():
        try:
            found[str(key)] = read_place(entry)
        except ValueError:
            continue
    return found


def write_place(place: Place) -> dict[str, object]:
    """For JSON."""
    r = place.rect
    return {
        "rect": [r.x, r.y, r.width, r.height],
        "monitor": place.monitor,
        "origin": list(place.origin),
        "state": place.state,
    }


def read_place(content: object) -> Place:
    """From JSON.

    Raises:
        ValueError: it is damaged.
    """
    if not isinstance(content, dict):
        raise ValueError("not a place")
    rect = _ints(content.get("rect"), 4)
    x, y = _ints(content.get("origin"), 2)
    state = content.get("state")
    if rect[2] < MIN_WIDTH // 4 or rect[3] < MIN_HEIGHT // 4 or state not in STATES:
        raise ValueError("not a place")
    return Place(Rect(*rect), str(content.get("monitor", "")), (x, y), str(state))


def _ints(content: object, count: int) -> list[int]:
    if not isinstance(content, list) or len(content) != count:
        raise ValueError("not a place")
    if not all(type(number) is int and abs(number) < 1 << 20 for number in content):
        raise ValueError("not a place")
    return list(content)
