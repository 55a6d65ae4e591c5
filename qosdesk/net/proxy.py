"""Proxies: which one leads to a server, and the handshake with it. Imports domain and feed.

The handshakes are our own, one for both transports: the libraries' resolve names in an executor that can't be hurried,
open sockets whose reads nobody bounds, and write the password into their debug logs. A proxy is asked for a tunnel
whatever goes through it, so it never sees a request, unless that is meant to be readable (`http:`, `ws:`).
"""

from __future__ import annotations

import asyncio
import base64
import ipaddress
import socket
from dataclasses import dataclass, field, replace
from typing import Final
from urllib.parse import quote, unquote, urlsplit

from qosdesk.domain.network import ProxyUse
from qosdesk.net.resolve import resolve
from qosdesk.net.threads import on_thread
from qosdesk.net.words import ProxyFault, ProxyRefusedError

_PORTS: Final = {"http": 80, "socks5": 1080, "socks5h": 1080}
_LOOKS: Final = "The address of a proxy looks like http://host:3128 or socks5://host:1080."
_HEAD_MAX: Final = 64 * 1024
_FIELD_MAX: Final = 255
_SOCKS: Final = 5
_SOCKS_REPLIES: Final = {
    2: ProxyFault.FORBIDDEN,
    3: ProxyFault.NO_ROUTE,
    4: ProxyFault.NO_ROUTE,
    5: ProxyFault.NO_ROUTE,
    6: ProxyFault.NO_ROUTE,
}


@dataclass(frozen=True, slots=True)
class Proxy:
    """One proxy. `scheme` is `http`, `socks5` (names are looked up here) or `socks5h` (by the proxy)."""

    scheme: str
    host: str
    port: int
    user: str = ""
    password: str = field(default="", repr=False)

    def __str__(self) -> str:
        """The address as `parse_proxy` reads it, without the password."""
        user = f"{quote(self.user, safe='')}@" if self.user else ""
        return f"{self.scheme}://{user}{self.name}"

    @property
    def name(self) -> str:
        """Host and port."""
        return authority(self.host, self.port)

    @property
    def login(self) -> str:
        """Value of the header that carries user and password; a secret."""
        return "Basic " + base64.b64encode(f"{self.user}:{self.password}".encode()).decode()

    @property
    def secrets(self) -> tuple[str, ...]:
        """Every form in which the password may appear."""
        if not self.password:
            return ()
        return self.password, quote(self.password, safe=""), self.login.partition(" ")[2]


def parse_proxy(text: str) -> Proxy:
    """`http://host:port`, `socks5://user:password@host:port`; without a scheme it is `http`.

    Raises:
        ValueError: in words for the user, without a password.
    """
    text = text.strip()
    full = text if "://" in text else f"http://{text}"
    try:
        parts = urlsplit(full)
        scheme = {"socks": "socks5h"}.get(parts.scheme, parts.scheme)
        port = parts.port if parts.port is not None else _PORTS.get(scheme, 0)
    except ValueError:
        raise ValueError(_LOOKS) from None
    if scheme in ("https", "socks4", "socks4a"):
        raise ValueError(f"A proxy of kind {scheme} is not supported: http, socks5 or socks5h is.")
    host = parts.hostname or ""
    if scheme not in _PORTS or not host or not port or parts.path.strip("/") or parts.query or parts.fragment:
        raise ValueError(_LOOKS)
    if not host.isprintable() or " " in host:
        raise ValueError(_LOOKS)
    return with_login(Proxy(scheme, host, port), unquote(parts.username or ""), unquote(parts.password or ""))


def with_login(proxy: Proxy, user: str, password: str) -> Proxy:
    """The same proxy with another user and password.

    Raises:
        ValueError: no proxy takes such; in words, without the password.
    """
    if not (user + password).isprintable() or ":" in user:
        raise ValueError("The user name or the password of the proxy has characters that can't be sent.")
    if max(len(user.encode()), len(password.encode())) > _FIELD_MAX:
        raise ValueError("The user name or the password of the proxy is too long.")
    return replace(proxy, user=user, password=password)


@dataclass(frozen=True, slots=True)
class ProxyChoice:
    """What the user chose. Loopback is never reached through a proxy."""

    use: ProxyUse = ProxyUse.NONE
    proxy: Proxy | None = None

    def __str__(self) -> str:
        """As `parse_choice` reads it, without the password."""
        return str(self.proxy) if self.proxy is not None else self.use.value

    async def proxy_for(self, scheme: str, host: str) -> Proxy | None:
        """The proxy that leads to a host, None for the direct way.

        Args:
            scheme: `http`, `https`, `ws` or `wss`.

        Raises:
            ValueError: the system names one that is not supported; in words.
        """
        if self.use is ProxyUse.NONE or is_loopback(host):
            return None
        if self.use is ProxyUse.FIXED:
            return self.proxy
        return await on_thread(lambda: system_proxy(scheme, host), "system proxy")


DIRECT: Final = ProxyChoice()
SYSTEM: Final = ProxyChoice(ProxyUse.SYSTEM)
PASSWORD_VARIABLE: Final = "QOSDESK_PROXY_PASSWORD"
"""Environment variable for the password of a proxy whose address has a user and no password."""


def parse_choice(text: str) -> ProxyChoice:
    """`none`, `system` (also for nothing) or the address of a proxy, as in the settings or on the command line.

    Raises:
        ValueError: in words for the user, without a password.
    """
    text = text.strip()
    if text in ("", ProxyUse.SYSTEM.value):
        return SYSTEM
    if text == ProxyUse.NONE.value:
        return DIRECT
    return ProxyChoice(ProxyUse.FIXED, parse_proxy(text))


def with_password(choice: ProxyChoice, password: str) -> ProxyChoice:
    """The same choice, with a password that is kept elsewhere, where it has a user and no password.

    Raises:
        ValueError: no proxy takes such a password.
    """
    proxy = choice.proxy
    if proxy is None or not proxy.user or proxy.password or not password:
        return choice
    return replace(choice, proxy=with_login(proxy, proxy.user, password))


def system_proxy(scheme: str, host: str) -> Proxy | None:
    """What the environment (HTTPS_PROXY, ALL_PROXY, NO_PROXY...) or else the desktop system says; may block.

    Raises:
        ValueError: it names a proxy of a kind that is not supported.
    """
    import urllib.request

    if urllib.request.proxy_bypass(host):
        return None
    found = urllib.request.getproxies()
    kind = "https" if scheme in ("https", "wss") else "http"
    # Windows shows a SOCKS proxy as `socks`, and again as a socks4 proxy for everything else.
    named = [found[name] for name in (kind, "all", "socks") if found.get(name)]
    named.sort(key=lambda address: address.startswith("socks4:"))
    return parse_proxy(named[0]) if named else None


def is_loopback(host: str) -> bool:
    """Whether a host is this computer."""
    name = host.rstrip(".").lower()
    if name == "localhost" or name.endswith(".localhost"):
        return True
    try:
        return ipaddress.ip_address(name).is_loopback
    except ValueError:
        return False


def authority(host: str, port: int) -> str:
    """`host:port`, with the brackets of an IPv6 number."""
    return f"[{host}]:{port}" if ":" in host else f"{host}:{port}"


async def ask_tunnel(sock: socket.socket, proxy: Proxy, host: str, port: int) -> None:
    """Make a socket that is connected to a proxy lead to a host.

    Raises:
        ProxyRefusedError: the proxy does not do it, and why.
        OSError: the line was cut, or a name is not known.
    """
    try:
        host = host.encode("ascii" if host.isascii() else "idna").decode()
    except UnicodeError:
        raise socket.gaierror(socket.EAI_NONAME, "not a host name") from None
    if proxy.scheme == "http":
        await _ask_http(sock, proxy, authority(host, port))
    else:
        if proxy.scheme == "socks5":
            try:
                addresses = await resolve(host, port)
            except socket.gaierror:
                raise ProxyRefusedError(ProxyFault.NAME_UNKNOWN) from None
            # Many SOCKS proxies have no IPv6.
            addresses.sort(key=lambda address: address.family is not socket.AF_INET)
            host = addresses[0].host
        await _ask_socks(sock, proxy, host, port)


async def _ask_http(sock: socket.socket, proxy: Proxy, target: str) -> None:
    """CONNECT (RFC 9110 section 9.3.6)."""
    loop = asyncio.get_running_loop()
    login = f"Proxy-Authorization: {proxy.login}\r\n" if proxy.user else ""
    request = f"CONNECT {target} HTTP/1.1\r\nHost: {target}\r\n{login}\r\n"
    await loop.sock_sendall(sock, request.encode("ascii"))
    head = b""
    while b"\r\n\r\n" not in head:
        more = await loop.sock_recv(sock, 4096)
        head += more
        if not b"HTTP/".startswith(head[:5]) or len(head) > _HEAD_MAX:
            raise ProxyRefusedError(ProxyFault.NOT_HTTP)
        if not more:
            raise ProxyRefusedError(ProxyFault.HUNG_UP)
    lines = head.partition(b"\r\n\r\n")[0].decode("latin-1").split("\r\n")
    status = lines[0].split()[1:2]
    if not status or not status[0].isdecimal():
        raise ProxyRefusedError(ProxyFault.NOT_HTTP)
    number = int(status[0])
    if not 200 <= number < 300:
        raise ProxyRefusedError(_http_fault(number, lines, proxy), number)


def _http_fault(status: int, lines: list[str], proxy: Proxy) -> ProxyFault:
    if status == 407:
        offered = [
            line.partition(":")[2].strip().lower() for line in lines if line.lower().startswith("proxy-auth")
        ]
        if offered and not any(one.startswith("basic") for one in offered):
            return ProxyFault.OTHER_LOGIN
        return ProxyFault.WRONG_LOGIN if proxy.user else ProxyFault.LOGIN_WANTED
    if status in (401, 403, 405):
        return ProxyFault.FORBIDDEN
    if status in (502, 503, 504):
        return ProxyFault.NO_ROUTE
    return ProxyFault.ODD_ANSWER


async def _ask_socks(sock: socket.socket, proxy: Proxy, host: str, port: int) -> None:
    """CONNECT of SOCKS 5 (RFC 1928), with user and password (RFC 1929) where the proxy wants them."""
    loop = asyncio.get_running_loop()
    methods = bytes((0, 2)) if proxy.user else bytes((0,))
    await loop.sock_sendall(sock, bytes((_SOCKS, len(methods))) + methods)
    version, method = await _exactly(sock, 2)
    if version != _SOCKS:
        raise ProxyRefusedError(ProxyFault.NOT_SOCKS)
    if method == 2 and proxy.user:
        user, password = proxy.user.encode(), proxy.password.encode()
        await loop.sock_sendall(sock, bytes((1, len(user))) + user + bytes((len(password),)) + password)
        _, status = await _exactly(sock, 2)
        if status:
            raise ProxyRefusedError(ProxyFault.WRONG_LOGIN)
    elif method:
        raise ProxyRefusedError(ProxyFault.OTHER_LOGIN if proxy.user else ProxyFault.LOGIN_WANTED)
    await loop.sock_sendall(sock, bytes((_SOCKS, 1, 0)) + _socks_address(host) + port.to_bytes(2, "big"))
    version, reply, _, kind = await _exactly(sock, 4)
    if version != _SOCKS:
        raise ProxyRefusedError(ProxyFault.NOT_SOCKS)
    if reply:
        raise ProxyRefusedError(_SOCKS_REPLIES.get(reply, ProxyFault.ODD_ANSWER), reply)
    length = {1: 4, 4: 16}.get(kind) or (await _exactly(sock, 1))[0]
    await _exactly(sock, length + 2)


def _socks_address(host: str) -> bytes:
    try:
        number = ipaddress.ip_address(host)
    except ValueError:
        name = host.encode()
        if len(name) > _FIELD_MAX:
            raise socket.gaierror(socket.EAI_NONAME, "not a host name") from None
        return bytes((3, len(name))) + name
    return bytes((1 if number.version == 4 else 4,)) + number.packed


async def _exactly(sock: socket.socket, count: int) -> bytes:
    data = b""
    while len(data) < count:
        more = await asyncio.get_running_loop().sock_recv(sock, count - len(data))
        if not more:
            raise ProxyRefusedError(ProxyFault.HUNG_UP)
        data += more
    return data
