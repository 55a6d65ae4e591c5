"""Where the quotes come from: the user's key, a given address, or the demo exchange of our own."""

from __future__ import annotations

import json
import logging
import threading
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Final
from urllib.parse import urlsplit

from qosdesk.app.demo_child import WireAddress
from qosdesk.feed.dialect import Provider
from qosdesk.feed.limits import CountBy, Limits

_log = logging.getLogger(__name__)
_LOOPBACK: Final = frozenset({"127.0.0.1", "localhost", "::1"})
_ASK_S: Final = 2.0
REAL: Final = "market"
"""The realm of all vendors."""


@dataclass(frozen=True, slots=True)
class Source:
    """One side to talk to.

    Attributes:
        limits: the plan to keep to; None for the provider's documented default.
        plan: its name where the other side announces it; empty to follow the settings.
        demo: it is a demo exchange: everything on screen says so.
        always: its markets trade around the clock, as it announces.
        now_ms, speed: time and pace of its market where they are not ours; 0 and 1 otherwise.
        world: what makes its market, so that bars of different sources are never mixed; `qos`, `demo-1`.
        realm: which sources may be used side by side: those of the real market, or those of one demo exchange.
    """

    provider: Provider
    http_url: str
    ws_urls: tuple[str, ...]
    key: str = field(repr=False)
    limits: Limits | None = None
    plan: str = ""
    demo: bool = False
    always: bool = False
    now_ms: int = 0
    speed: float = 1.0
    world: str = ""
    realm: str = REAL

    @property
    def is_loopback(self) -> bool:
        """Whether the other side is on this computer, so that it may be a demo exchange."""
        return (urlsplit(self.http_url).hostname or "") in _LOOPBACK


def vendor_source(provider: Provider, key: str, http_url: str | None, ws_url: str | None) -> Source:
    """The vendor with the user's key, or a server at another address that speaks the same wire."""
    base, sockets = provider.default_addresses()
    sockets = provider.stream_addresses(ws_url) if ws_url else sockets
    return Source(provider, http_url or base, sockets, key, world=provider.name)


def demo_source(provider: Provider, at: WireAddress) -> Source:
    """A demo exchange where it speaks this provider's wire; ask it what it announces before it is used."""
    configured = provider.configured(at.options, is_guest=not at.key)
    return Source(configured, at.http, at.ws, at.key, world=provider.name)


def announced(source: Source) -> Source:
    """The source as it announces itself, if it is a demo exchange; blocks for up to two seconds, loopback only.

    A demo says whether its markets keep hours and which plan it enforces; whatever does not answer is taken as it is.
    """
    if not source.is_loopback:
        return source
    try:
        parts = urlsplit(source.http_url)
        port = parts.port
    except ValueError:
        return source
    # Only a demo is asked this way, and with it comes the reading of mail.
    from http.client import HTTPConnection, HTTPException

    connection = HTTPConnection(parts.hostname or "", port, timeout=_ASK_S)
    try:
        connection.request("GET", "/_demo/info")
        answer = connection.getresponse()
        said = json.loads(answer.read(65_536)) if answer.status == 200 else None
    except (OSError, ValueError, RecursionError, HTTPException):
        return source
    finally:
        connection.close()
    if not isinstance(said, dict) or "sessions" not in said:
        return source
    try:
        now_ms, speed = int(said.get("now_ms", 0)), float(said.get("speed", 1.0))
    except (TypeError, ValueError, OverflowError):
        now_ms, speed = 0, 1.0
    if not 0 < speed < 1e7:
        speed = 1.0
    wires = said.get("wires")
    wire = wires.get(source.provider.name) if isinstance(wires, dict) else None
    plan = str((wire if isinstance(wire, dict) else said).get("plan", "none"))
    plan = plan if plan in source.provider.plans else "default"
    count_by = CountBy.KIND if said.get("count_by") == CountBy.KIND.value else CountBy.CODE
    # Each wire has its own reading of the same market; the first one's is where it always was.
    realm = f"demo-{said.get('world', '')}"
    world = realm if source.provider.name == "qos" else f"{realm} {source.provider.name}"
    return replace(
        source,
        demo=True,
        now_ms=now_ms,
        speed=speed,
        always=said.get("sessions") == "always",
        limits=replace(source.provider.plans[plan], count_by=count_by),
        plan=plan,
        world=world,
        realm=realm,
    )


def announce_later(source: Source, done: Callable[[Source], None]) -> None:
    """As `announced`, on a daemon thread; `done` is called there."""
    threading.Thread(target=lambda: done(announced(source)), name="demo-info", daemon=True).start()
