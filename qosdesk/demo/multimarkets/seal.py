"""Encrypted bodies of the gateway, opened (MultiMarkets 2.4). Imports nothing of ours outside the demo."""

from __future__ import annotations

import base64
import binascii
import hashlib
from urllib.parse import unquote

from qosdesk.demo.bodies import Json
from qosdesk.demo.room import read_object

# Both halves of a key that guards nothing: what it seals travels no further than this computer.
_MODULUS = int(
    "b4d005da07ac3c4bd1fd826a91042e3e89c82dfaee0c6e2b7a1da61a2054107c86b1f6ca00c9685cba633c80cb9487c7f06e"
    "23ad0aa607099db1ea67f9a6308cfeb9788f80beabf0ba58306eb7c757fb55b7d4555d60183eedc4849cc53a728ef68ceaa6"
    "2616b2a56a6e2eff6e27f5682702d1adc925612c17db66b08497f245",
    16,
)
_EXPONENT = int(
    "a7906d0bdcb67a7e8d91d18deeec9feaa70793cd0b550bb851082f09e151e6a170b6768e47e25f4c2813955b8acf10727357"
    "aeca4ba707b89aa2ea28078d4349a841ddecb6abf24523e96bd21f18fe170bef8851d04070371db09391fc830974b4c88420"
    "973cf214db6c96eaa1bce32604bfa24c821651f361a89d6c7aea46a1",
    16,
)
PUBLIC_KEY = (
    "MIGfMA0GCSqGSIb3DQEBAQUAA4GNADCBiQKBgQC00AXaB6w8S9H9gmqRBC4+icgt+u4Mbit6HaYaIFQQfIax9soAyWhcumM8gMuU"
    "h8fwbiOtCqYHCZ2x6mf5pjCM/rl4j4C+q/C6WDBut8dX+1W31FVdYBg+7cSEnMU6co72jOqmJhaypWpuLv9uJ/VoJwLRrcklYSwX"
    "22awhJfyRQIDAQAB"
)
"""What an operator hands out, base64 of X.509: a client that is set to it encrypts."""

_BLOCK_BYTES = (_MODULUS.bit_length() + 7) // 8


class SealError(ValueError):
    """The body cannot be opened, or its signature is wrong."""


def open_body(sealed: str, timestamp: str) -> Json:
    """The parameters inside, without what was added to them.

    Args:
        sealed: base64 blocks with commas between them.
        timestamp: the header of this name, which must stand inside too.

    Raises:
        SealError: it is no such body, or was changed.
    """
    try:
        blocks = [base64.b64decode(block, validate=True) for block in sealed.split(",")]
    except binascii.Error:
        raise SealError("not base64") from None
    text = b"".join(map(_open_block, blocks)).decode("utf-8", "replace")
    body = read_object(unquote(text))
    if body is None or str(body.get("timestamp")) != timestamp:
        raise SealError("not the parameters of this request")
    signature = body.pop("signature", None)
    if signature != sign(body, timestamp):
        raise SealError("bad signature")
    del body["timestamp"]
    return body


def sign(parameters: Json, timestamp: str) -> str:
    """MD5 of the time and the sorted parameters that are numbers or texts and not empty (MultiMarkets 2.4)."""
    kept = {
        name: value
        for name, value in parameters.items()
        if isinstance(value, int | float | str) and not isinstance(value, bool) and value != ""
    }
    pairs = "&".join(f"{name}={kept[name]}" for name in sorted(kept))
    return hashlib.md5(f"timestamp={timestamp}&{pairs}".encode(), usedforsecurity=False).hexdigest().upper()


def _open_block(block: bytes) -> bytes:
    """One block of PKCS#1 v1.5 (RFC 8017, 7.2.2)."""
    plain = pow(int.from_bytes(block), _EXPONENT, _MODULUS).to_bytes(_BLOCK_BYTES)
    head, _, message = plain[2:].partition(b"\0")
    if len(block) != _BLOCK_BYTES or plain[:2] != b"\0\2" or len(head) < 8:
        raise SealError("not sealed with this key")
    return message
