"""The way to a server, the same for every transport: proxy or direct, certificates trusted. Imports feed only."""

from __future__ import annotations

import asyncio
import socket
import ssl
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlsplit

from qosdesk.feed.calls import Failure, FailureKind
from qosdesk.net.proxy import DIRECT, ProxyChoice, ask_tunnel, authority
from qosdesk.net.resolve import connect
from qosdesk.net.tls import Trust, read_issuer
from qosdesk.net.words import (
    CertificateFault,
    LinkFailedError,
    ProxyFault,
    ProxyRefusedError,
    certificate_fault,
    explain_error,
    explain_proxy,
)

_PROXY_SHARE: Final = 0.8
"""Of a caller's deadline: a proxy that keeps silent must be told from a server that does."""
_PEEK_S: Final = 3.0
_PORTS: Final = {"http": 80, "ws": 80, "https": 443, "wss": 443}


@dataclass(frozen=True, slots=True)
class Target:
    """Where a URL leads: no path, no query, so that it may be shown."""

    scheme: str
    host: str
    port: int

    def __str__(self) -> str:
        return authority(self.host, self.port)

    @property
    def is_secure(self) -> bool:
        """Whether TLS is spoken there."""
        return self.scheme in ("https", "wss")


def parse_target(url: str, *schemes: str) -> Target | None:
    """Where a URL of one of these schemes leads; None for any other text."""
    try:
        parts = urlsplit(url)
        port = parts.port if parts.port is not None else _PORTS.get(parts.scheme, 0)
    except ValueError:
        return None
    if parts.scheme not in schemes or not parts.hostname or not port:
        return None
    return Target(parts.scheme, parts.hostname, port)


class Route:
    """How servers are reached.

    Args:
        choice: the user's choice of a proxy.
        trust: whose certificates are accepted; None for the system's.
    """

    def __init__(self, choice: ProxyChoice = DIRECT, trust: Trust | None = None) -> None:
        self._choice = choice
        self.trust = trust or Trust()
        self._locked_out: Failure | None = None
        self._answered: dict[tuple[str, int], str] = {}

    def __repr__(self) -> str:
        return f"Route({str(self._choice)!r})"

    async def connect(self, target: Target, deadline_s: float, *, recv_buffer: int = 0) -> socket.socket:
        """A connected, non-blocking socket that leads to a server; TLS is still to come.

        Args:
            target: the server.
            deadline_s: the caller's, who enforces it; on the way through a proxy most of it is ours.
            recv_buffer: SO_RCVBUF; 0 leaves it.

        Raises:
            LinkFailedError: the proxy is the trouble; in words.
            OSError: the direct way is the trouble.
        """
        try:
            proxy = await self._choice.proxy_for(target.scheme, target.host)
        except ValueError as error:
            raise LinkFailedError(Failure(FailureKind.UNREACHABLE, str(error))) from None
        if proxy is None:
            return await self._connect(target.host, target.port, recv_buffer)
        if self._locked_out is not None:
            # A company's directory locks an account after some wrong passwords.
            raise LinkFailedError(self._locked_out)
        patience_s = deadline_s * _PROXY_SHARE
        sock: socket.socket | None = None
        try:
            async with asyncio.timeout(patience_s):
                sock = await self._connect(proxy.host, proxy.port, recv_buffer)
                await ask_tunnel(sock, proxy, target.host, target.port)
        except (OSError, ProxyRefusedError) as error:
            if sock is not None:
                sock.close()
            failure = explain_proxy(error, proxy.name, proxy.scheme, str(target), patience_s)
            if isinstance(error, ProxyRefusedError) and error.fault is ProxyFault.WRONG_LOGIN:
                self._locked_out = failure
            raise LinkFailedError(failure) from None
        except BaseException:
            if sock is not None:
                sock.close()
            raise
        return sock

    async def explain(self, error: BaseException, target: Target, deadline_s: float) -> Failure:
        """Why a connection could not be made or broke, in words; looks once more where a certificate is not trusted."""
        if isinstance(error, LinkFailedError):
            return error.failure
        issuer = ""
        if (
            isinstance(error, ssl.SSLCertVerificationError)
            and certificate_fault(error) is CertificateFault.UNTRUSTED
        ):
            issuer = await self._issuer(target)
        return explain_error(error, str(target), deadline_s, issuer)

    async def check(self, target: Target, deadline_s: float) -> Failure | None:
        """Connect, with TLS where the scheme has it, and hang up; nothing is sent. Why it did not work, else None."""
        failure: BaseException | None = None
        try:
            async with asyncio.timeout(deadline_s):
                sock = await self.connect(target, deadline_s)
                context = await self.trust.context() if target.is_secure else None
                with sock:
                    if context is not None:
                        await read_issuer(sock, target.host, context)
        except (OSError, LinkFailedError) as error:
            failure = error
        return await self.explain(failure, target, deadline_s) if failure is not None else None

    async def _connect(self, host: str, port: int, recv_buffer: int) -> socket.socket:
        """The address that answered before comes first: one that swallows everything must not cost its turn again."""
        prefer = self._answered.get((host, port), "")
        sock = await connect(host, port, recv_buffer=recv_buffer, prefer=prefer)
        self._answered[host, port] = str(sock.getpeername()[0])
        return sock

    async def _issuer(self, target: Target) -> str:
        """Who signed the certificate that is shown there; empty where that can't be seen."""
        try:
            async with asyncio.timeout(_PEEK_S):
                with await self.connect(target, _PEEK_S) as sock:
                    return await read_issuer(sock, target.host)
        except (OSError, LinkFailedError):
            return ""
