"""What the desktop was started with."""

from __future__ import annotations

from dataclasses import dataclass, field

from qosdesk.domain.symbols import Symbol
from qosdesk.net.proxy import ProxyChoice


@dataclass(frozen=True, slots=True)
class DesktopOptions:
    """See `qosdesk --help`; None leaves what the user's settings say."""

    profile: str = "default"
    provider: str = "qos"
    http_url: str | None = None
    ws_url: str | None = None
    key: str = field(default="", repr=False)
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
