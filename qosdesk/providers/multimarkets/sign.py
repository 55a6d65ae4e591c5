"""What finishes a request right before it is sent (MM 2.2, 2.4): trace, time, and the encrypted body if there is a key.

RSA with a public key is one modular power; its padding takes random bytes from the system. Nothing here decrypts, and
nothing signs: the Open API (MM 2.5), which wants signatures by a private key, brings no quotes. Imports feed and the
JSON library only.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final
from urllib.parse import quote
from uuid import uuid4

import msgspec

from qosdesk.feed.messages import HttpRequest
from qosdesk.providers.multimarkets.account import Account

PIECE: Final = 100
"""Characters of the encoded body that one RSA block holds (MM 2.4)."""
_UNENCODED: Final = "!'()*-._~"
"""What the web client's URL encoding leaves, beside letters and digits."""
_PADDING_MIN: Final = 11
_SEQUENCE, _INTEGER, _BITS = 0x30, 0x02, 0x03


@dataclass(frozen=True, slots=True)
class PublicKey:
    """An RSA key that encrypts."""

    modulus: int
    exponent: int

    @property
    def size(self) -> int:
        """Bytes of one block."""
        return (self.modulus.bit_length() + 7) // 8


def finish(
    request: HttpRequest, now_ms: int, account: Account, key: PublicKey | None, token: str
) -> HttpRequest:
    """The request as it goes out, at a wall time in UTC ms.

    A GET is of Markets/HTTP (MM 2.8), which takes the token in the query and no header.
    """
    if request.method == "GET":
        mark = "&" if "?" in request.path else "?"
        return (
            replace(request, path=f"{request.path}{mark}token={quote(token, safe='')}") if token else request
        )
    headers = {
        "companyId": account.company_id,
        "trace": f"x-{uuid4()}" if key is not None else str(uuid4()),
        "timestamp": str(now_ms),
        "lang": account.language,
    }
    body = request.body
    if key is not None:
        body = msgspec.json.encode({"data": encrypt_body(msgspec.json.decode(body), now_ms, key)})
    return replace(request, body=body, headers=(*request.headers, *headers.items()))


# --- the body ---------------------------------------------------------------------------------------------------------


def signature(parameters: Mapping[str, object], now_ms: int) -> str:
    """MD5 over the sorted parameters, the time before them and among them (MM 2.4, steps 1 to 4)."""
    said = {**parameters, "timestamp": now_ms}
    kept = sorted(
        (name, value) for name, value in said.items() if type(value) in (int, float, str) and value != ""
    )
    joined = "&".join(f"{name}={value}" for name, value in kept)
    text = f"timestamp={now_ms}&{joined}"
    return hashlib.md5(text.encode(), usedforsecurity=False).hexdigest().upper()


def encrypt_body(parameters: Mapping[str, object], now_ms: int, key: PublicKey) -> str:
    """Steps 5 and 6: signed, as JSON, URL-encoded, cut, each piece encrypted."""
    signed = {**parameters, "timestamp": now_ms, "signature": signature(parameters, now_ms)}
    text = quote(msgspec.json.encode(signed), safe=_UNENCODED)
    pieces = (text[start : start + PIECE] for start in range(0, len(text), PIECE))
    return ",".join(base64.b64encode(encrypt(piece.encode(), key)).decode() for piece in pieces)


def encrypt(message: bytes, key: PublicKey) -> bytes:
    """One block by PKCS#1 v1.5 (RFC 8017, 7.2.1).

    Raises:
        ValueError: the key is too short for the message.
    """
    missing = key.size - len(message) - 3
    if missing < _PADDING_MIN - 3:
        raise ValueError("the operator's public key is too short")
    padding = bytes(secrets.choice(range(1, 256)) for _ in range(missing))
    block = b"\x00\x02" + padding + b"\x00" + message
    return pow(int.from_bytes(block), key.exponent, key.modulus).to_bytes(key.size)


# --- the key ----------------------------------------------------------------------------------------------------------


def read_public_key(text: str) -> PublicKey | None:
    """A key as operators hand it out: base64 of X.509 or of PKCS#1, with or without PEM's lines; None if it is none."""
    lines = (
        [line for line in text.split() if not line.startswith("-")]
        if "-----" not in text
        else _pem_lines(text)
    )
    try:
        der = base64.b64decode("".join(lines), validate=True)
        sequence = _children(_one(der, _SEQUENCE))
        if len(sequence) == 2 and sequence[1][0] == _BITS:
            sequence = _children(_one(sequence[1][1][1:], _SEQUENCE))
        (first, modulus), (second, exponent) = sequence[:2]
    except (binascii.Error, ValueError, IndexError):
        return None
    key = PublicKey(int.from_bytes(modulus), int.from_bytes(exponent))
    is_key = first == second == _INTEGER and key.exponent > 1 and key.size >= PIECE + _PADDING_MIN
    return key if is_key and key.size <= 1024 else None


def _pem_lines(text: str) -> list[str]:
    inside = text.replace("\\n", "\n").split("-----")
    return inside[2].split() if len(inside) > 2 else []


def _one(der: bytes, tag: int) -> bytes:
    """The content of the one element that these bytes are."""
    ((found, content),) = _children(der)
    if found != tag:
        raise ValueError("another element")
    return content


def _children(der: bytes) -> list[tuple[int, bytes]]:
    """(tag, content) of each element."""
    found = []
    at = 0
    while at < len(der):
        tag, length = der[at], der[at + 1]
        at += 2
        if length & 0x80:
            count = length & 0x7F
            length = int.from_bytes(der[at : at + count])
            at += count
        if at + length > len(der):
            raise ValueError("cut short")
        found.append((tag, der[at : at + length]))
        at += length
    return found
