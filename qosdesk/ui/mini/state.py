"""What is kept of the mini ticker between starts, as JSON under a name of its own. No Qt."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final

from qosdesk.ui.shell.placement import Place, read_places, write_places

NAME: Final = "mini"
OPACITIES: Final = (100, 85, 70, 55, 40)
"""Percent; less can't be read."""


@dataclass(frozen=True, slots=True)
class MiniState:
    """How the user left it.

    Attributes:
        is_open: it is shown, and comes back at the next start.
        list_id: the watchlist; 0 for the first one.
        hidden: symbols of lists that are not shown here, as text.
        opacity: percent, one of `OPACITIES`.
        through: clicks go to what lies below.
        locked: it can be neither moved nor resized.
        discreet: figures in grey, nothing lit.
        codes: codes in place of names.
        places: by set of monitors, the one used last at the end.
    """

    is_open: bool = False
    list_id: int = 0
    hidden: frozenset[str] = frozenset()
    opacity: int = 100
    through: bool = False
    locked: bool = False
    discreet: bool = False
    codes: bool = False
    places: Mapping[str, Place] = field(default_factory=lambda: MappingProxyType({}))


def write_state(state: MiniState) -> bytes:
    """As UTF-8 JSON."""
    content = {
        "open": state.is_open,
        "list": state.list_id,
        "hidden": sorted(state.hidden),
        "opacity": state.opacity,
        "through": state.through,
        "locked": state.locked,
        "discreet": state.discreet,
        "codes": state.codes,
        "places": write_places(state.places),
    }
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()


def read_state(content: bytes | None) -> MiniState:
    """What was kept; what is damaged of it is as at a first start."""
    try:
        read = json.loads(content) if content else {}
    except (ValueError, RecursionError):
        read = {}
    if not isinstance(read, dict):
        return MiniState()
    list_id, hidden, opacity = read.get("list"), read.get("hidden"), read.get("opacity")
    return MiniState(
        is_open=read.get("open") is True,
        list_id=list_id if type(list_id) is int else 0,
        hidden=frozenset(one for one in hidden if isinstance(one, str))
        if isinstance(hidden, list)
        else frozenset(),
        opacity=opacity if opacity in OPACITIES else 100,
        through=read.get("through") is True,
        locked=read.get("locked") is True,
        discreet=read.get("discreet") is True,
        codes=read.get("codes") is True,
        places=read_places(read.get("places")),
    )
