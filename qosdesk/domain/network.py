"""How the network is reached, as the user sets it. Imports nothing of ours."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum


class ProxyUse(Enum):
    """Where the proxy comes from."""

    SYSTEM = "system"
    """What the environment or the desktop system says."""
    NONE = "none"
    FIXED = "fixed"


@dataclass(frozen=True, slots=True)
class ProxySettings:
    """What a dialog shows and takes.

    Attributes:
        use: see `ProxyUse`.
        address: FIXED: `http://host:port` or `socks5://host:port`.
        user: empty for a proxy without a login.
        password: empty leaves the one that is kept.
        has_password: one is kept for this address and user.
    """

    use: ProxyUse = ProxyUse.SYSTEM
    address: str = ""
    user: str = ""
    password: str = field(default="", repr=False)
    has_password: bool = False
