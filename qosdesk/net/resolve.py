"""Names to addresses and addresses to sockets, cancellable at any moment. Imports nothing of ours.

asyncio resolves names in its default executor, whose shutdown waits for a lookup that nobody can cancel. Here each
lookup has a daemon thread of its own.
"""

from __future__ import annotations

import asyncio
import ipaddress
import socket
from dataclasses import dataclass
from typing import Final

from qosdesk.net.threads import on_thread

TURN_S: Final = 2.5
"""How long an address may take where there is another one: a network that swallows IPv6 must not cost the session."""


@dataclass(frozen=True, slots=True)
class Address:
    """One address of a host, ready for a socket."""

    family: socket.AddressFamily
    host: str
    port: int


async def resolve(host: str, port: int) -> list[Address]:
    """All addresses of a host, in the system's order of preference.

    Raises:
        OSError: the name is not known.
    """
    try:
        number = ipaddress.ip_address(host)
    except ValueError:
        return await _look_up(host, port)
    family = socket.AF_INET if number.version == 4 else socket.AF_INET6
    return [Address(family, host, port)]


async def _look_up(host: str, port: int) -> list[Address]:
    def work() -> list[Address]:
        try:
            found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        except UnicodeError:  # a label that no name may have
            raise socket.gaierror(socket.EAI_NONAME, "not a host name") from None
        return [Address(family, str(where[0]), port) for family, _, _, _, where in found]

    return await on_thread(work, f"look up {host}")


async def connect(host: str, port: int, *, recv_buffer: int = 0, prefer: str = "") -> socket.socket:
    """A connected, non-blocking TCP socket with small writes undelayed; each address is tried in turn.

    Args:
        host: name or number.
        port: TCP port.
        recv_buffer: SO_RCVBUF to ask for before connecting, so that it bounds what one read can bring; 0 leaves it.
        prefer: the address that is tried first, if it is among them still.

    Raises:
        OSError: no address answers; the error is that of the last one. The last address is given all the time that the
            caller has.
    """
    loop = asyncio.get_running_loop()
    last: OSError = socket.gaierror(socket.EAI_NONAME, "no address")
    addresses = await resolve(host, port)
    addresses.sort(key=lambda address: address.host != prefer)
    for number, address in enumerate(addresses, 1):
        patience_s = TURN_S if number < len(addresses) else None
        sock = socket.socket(address.family, socket.SOCK_STREAM)
        try:
            sock.setblocking(False)
            sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            if recv_buffer:
                sock.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, recv_buffer)
            async with asyncio.timeout(patience_s):
                await loop.sock_connect(sock, (address.host, address.port))
        except OSError as error:
            sock.close()
            last = error
        except BaseException:
            sock.close()
            raise
        else:
            return sock
    raise last
