"""What a started demo says of itself: one address per wire. Imports nothing of ours."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class WireAddress:
    """Where one wire is served. The key stays out of the repr.

    Attributes:
        http: HTTP root, as a client of this vendor has it in its settings.
        ws: address of each of the vendor's sockets, without the key.
        key: key or token that is let in.
        options: what else a client of this vendor is set to, by the desk's names: `company_id`.
        others: further addresses of the vendor, and what belongs to them: `manager_http`.
    """

    http: str
    ws: tuple[str, ...]
    key: str = field(repr=False)
    options: Mapping[str, str] = field(default_factory=dict)
    others: Mapping[str, str] = field(default_factory=dict)

    def to_json(self, *, with_key: bool) -> dict[str, Any]:
        """Its members; the key only for whoever started the demo."""
        said: dict[str, Any] = {"http": self.http, "ws": list(self.ws)}
        said |= {"options": dict(self.options), "others": dict(self.others)}
        return said | {"key": self.key} if with_key else said


@dataclass(frozen=True, slots=True)
class Ready:
    """Where a started demo listens; `http`, `ws` and `key` are those of the QOS wire."""

    http: str
    ws: str
    key: str = field(repr=False)
    wires: Mapping[str, WireAddress]

    def to_line(self) -> str:
        """The one line printed for whoever started the demo."""
        wires = {name: wire.to_json(with_key=True) for name, wire in self.wires.items()}
        return json.dumps({"http": self.http, "ws": self.ws, "key": self.key, "wires": wires})
