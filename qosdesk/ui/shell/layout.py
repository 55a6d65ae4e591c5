"""A workspace as bytes: JSON with a version; its windows with their places, panels and Qt's dock state inside.

Version 1 was one window's panels without a place; such a file is read as a workspace of one window.
"""

from __future__ import annotations

import base64
import binascii
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final

from qosdesk.ui.shell.placement import Place, read_places, write_places

VERSION: Final = 2
MAX_WINDOWS: Final = 16
"""Sets of monitors that a window remembers; the ones used last."""
PanelState = dict[str, str | int | float | bool]


@dataclass(frozen=True, slots=True)
class PanelRecord:
    """One panel: its id in the workspace, its kind, what `Panel.save_state` gave."""

    panel_id: str
    kind: str
    state: PanelState = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Layout:
    """One window: panels, `QMainWindow.saveState` bytes, the id of the active panel, and its places.

    Attributes:
        places: by set of monitors (`placement.set_key`), the one used last at the end.
    """

    panels: tuple[PanelRecord, ...]
    arrangement: bytes = b""
    active: str = ""
    places: Mapping[str, Place] = field(default_factory=lambda: MappingProxyType({}))


def write_workspace(windows: tuple[Layout, ...]) -> bytes:
    """As UTF-8 JSON; the first window is the main one."""
    content = {"version": VERSION, "windows": [_write_window(window) for window in windows]}
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()


def read_workspace(content: bytes) -> tuple[Layout, ...] | None:
    """None when the bytes are damaged or of a newer version: a ready-made arrangement is better than half a one.

    Of a damaged place only the place is lost.
    """
    try:
        read = json.loads(content)
        if not isinstance(read, dict):
            return None
        if read.get("version") == 1:
            return (_read_window(read),)
        if read.get("version") != VERSION or not isinstance(read["windows"], list):
            return None
        return tuple(_read_window(window) for window in read["windows"][:MAX_WINDOWS]) or None
    except (ValueError, KeyError, TypeError, RecursionError, binascii.Error):
        return None


def _write_window(layout: Layout) -> dict[str, object]:
    return {
        "panels": [{"id": p.panel_id, "kind": p.kind, "state": p.state} for p in layout.panels],
        "arrangement": base64.b64encode(layout.arrangement).decode("ascii"),
        "active": layout.active,
        "places": write_places(layout.places),
    }


def _read_window(entry: Mapping[str, object]) -> Layout:
    panels = entry["panels"]
    if not isinstance(panels, list):
        raise TypeError("not panels")
    arrangement = base64.b64decode(str(entry["arrangement"]), validate=True)
    active = str(entry.get("active", ""))
    return Layout(tuple(_panel(one) for one in panels), arrangement, active, read_places(entry.get("places")))


def _panel(entry: Mapping[str, object]) -> PanelRecord:
    panel_id, kind, state = entry["id"], entry["kind"], entry.get("state", {})
    if not (isinstance(panel_id, str) and panel_id and isinstance(kind, str) and isinstance(state, dict)):
        raise ValueError("not a panel")
    plain = {str(k): v for k, v in state.items() if isinstance(v, str | int | float | bool)}
    return PanelRecord(panel_id, kind, plain)
