"""TLS: the certificates that this computer trusts, and who signed the one that it does not. Imports nothing of ours.

Loading the system's certificates takes 20 ms and more: once, when they are first needed, and beside the loop.
"""

from __future__ import annotations

import asyncio
import socket
import ssl
import sys
from collections.abc import Iterator
from typing import Final

from qosdesk.net.threads import on_thread

_ORGANISATION: Final = b"\x55\x04\x0a"
_COMMON_NAME: Final = b"\x55\x04\x03"
_SEQUENCE: Final = 0x30
_OID: Final = 0x06
_EXPLICIT_0: Final = 0xA0


class Trust:
    """Whose certificates are accepted.

    Args:
        context: None for what the system trusts.
    """

    def __init__(self, context: ssl.SSLContext | None = None) -> None:
        self._context = context
        self._loading = asyncio.Lock()

    async def context(self) -> ssl.SSLContext:
        """For connections to servers: host name checked, TLS 1.2 or newer. The same one every time."""
        async with self._loading:
            if self._context is None:
                self._context = await on_thread(system_context, "certificates")
            return self._context


def system_context() -> ssl.SSLContext:
    """Trusts what the system trusts; may block."""
    if sys.platform not in ("win32", "darwin") and ssl.get_default_verify_paths().cafile is not None:
        # truststore would load the same file again for every connection, 20 ms each time.
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        context.load_default_certs()
    else:
        # Windows and macOS verify by themselves. For a bundled OpenSSL elsewhere, it knows where certificates are kept.
        import truststore

        context = truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    return context


async def read_issuer(sock: socket.socket, host: str, context: ssl.SSLContext | None = None) -> str:
    """Shake hands over a connected socket, hang up, and say who signed the certificate.

    Args:
        context: None accepts any certificate: nothing may be sent over such a connection, and nothing is.

    Raises:
        OSError: there was no TLS connection.
    """
    if context is None:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        context.check_hostname = False
        context.verify_mode = ssl.CERT_NONE
    _, writer = await asyncio.open_connection(sock=sock, ssl=context, server_hostname=host)
    try:
        shown = writer.get_extra_info("ssl_object").getpeercert(binary_form=True)
    finally:
        writer.transport.abort()
        await asyncio.sleep(0)
    return issuer_of(shown or b"")


def issuer_of(certificate: bytes) -> str:
    """Common name and organisation of whoever signed a certificate (X.509, DER); empty where they can't be read."""
    try:
        _, whole, _ = _element(certificate)
        _, signed, _ = _element(whole)
        fields = [(kind, value) for kind, value in _elements(signed) if kind != _EXPLICIT_0]
        # After the optional version: serial number, algorithm, issuer.
        kind, issuer = fields[2]
        names = dict(_names(issuer)) if kind == _SEQUENCE else {}
    except (IndexError, ValueError):
        return ""
    organisation, name = names.get(_ORGANISATION, ""), names.get(_COMMON_NAME, "")
    return (
        f"{name} ({organisation})" if name and organisation and name != organisation else name or organisation
    )


def _names(issuer: bytes) -> Iterator[tuple[bytes, str]]:
    for _, group in _elements(issuer):
        for kind, pair in _elements(group):
            parts = list(_elements(pair))
            if kind == _SEQUENCE and len(parts) == 2 and parts[0][0] == _OID:
                encoding = "utf-16-be" if parts[1][0] == 0x1E else "utf-8"
                yield parts[0][1], parts[1][1].decode(encoding, "replace")


def _elements(data: bytes) -> Iterator[tuple[int, bytes]]:
    while data:
        kind, value, data = _element(data)
        yield kind, value


def _element(data: bytes) -> tuple[int, bytes, bytes]:
    """Kind, value and rest of what begins here.

    Raises:
        IndexError: it is cut off.
        ValueError: it is longer than the data.
    """
    kind, length, start = data[0], data[1], 2
    if length & 0x80:
        start += length & 0x7F
        length = int.from_bytes(data[2:start], "big")
    if start + length > len(data):
        raise ValueError("cut off")
    return kind, data[start : start + length], data[start + length :]
