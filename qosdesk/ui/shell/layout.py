"""A window's arrangement as bytes: JSON with a version, the panels with their state, and Qt's dock state inside."""

from __future__ import annotations

import base64
import binascii
import json
from collections.abc import Mapping
from dataclasses import dataclass, field

VERSION = 1
PanelState = dict[str, str | int | float | bool]


@dataclass(frozen=True, slots=True)
class PanelRecord:
    """One panel: its id in the arrangement, its kind, what `Panel.save_state` gave."""

    panel_id: str
    kind: str
    state: PanelState = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Layout:
    """A window's panels, `QMainWindow.saveState` bytes, and the id of the active panel."""

    panels: tuple[PanelRecord, ...]
    arrangement: bytes = b""
    active: str = ""


def write_layout(layout: Layout) -> bytes:
    """As UTF-8 JSON."""
    panels = [{"id": p.panel_id, "kind": p.kind, "state": p.state} for p in layout.panels]
    arrangement = base64.b64encode(layout.arrangement).decode("ascii")
    content = {"version": VERSION, "panels": panels, "arrangement": arrangement, "active": layout.active}
    return json.dumps(content, ensure_ascii=False).encode()


def read_layout(content: bytes) -> Layout | None:
    """None when the bytes are damaged or of a newer version: the default arrangement is better than half a one."""
    try:
        read = json.loads(content)
        if (
            not isinstance(read, dict)
            or read.get("version") != VERSION
            or not isinstance(read["panels"], list)
        ):
            return None
        panels = tuple(_panel(entry) for entry in read["panels"])
        arrangement = base64.b64decode(str(read["arrangement"]), validate=True)
    except (ValueError, KeyError, TypeError, RecursionError, binascii.Error):
        return None
    return Layout(panels, arrangement, str(read.get("active", "")))


def _panel(entry: Mapping[str, object]) -> PanelRecord:
    panel_id, kind, state = entry["id"], entry["kind"], entry.get("state", {})
    if not (isinstance(panel_id, str) and panel_id and isinstance(kind, str) and isinstance(state, dict)):
        raise ValueError("not a panel")
    plain = {str(k): v for k, v in state.items() if isinstance(v, str | int | float | bool)}
    return PanelRecord(panel_id, kind, plain)
