"""What the desktop was started with."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    # For the words only: the demo begins before anything else is imported.
    from qosdesk.domain.symbols import Symbol
    from qosdesk.net.proxy import ProxyChoice


@dataclass(frozen=True, slots=True)
class DesktopOptions:
    """See `qosdesk --help`; None leaves what the user's settings say.

    Attributes:
        providers: vendors whose wires the demo exchange speaks; `http_url`, `ws_url` and `key` are the first one's.
        other_keys: keys that were given for the others.
    """

    profile: str = "default"
    providers: tuple[str, ...] = ("qos",)
    http_url: str | None = None
    ws_url: str | None = None
    key: str = field(default="", repr=False)
    other_keys: Mapping[str, str] = field(default_factory=dict, repr=False)
    proxy: ProxyChoice | None = None
    shot: str | None = None
    after_s: float = 5.0
    size: tuple[int, int] | None = None
    scale_percent: int | None = None
    theme: str | None = None
    language: str | None = None
    up_down: str | None = None
    units: str | None = None
    symbol: Symbol | None = None
    report: bool = False
