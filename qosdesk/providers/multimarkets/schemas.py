"""Wire structs in the vendor's spelling, the bounds of its figures, and its numbers for commands (MM 3.5).

Pushes are text (`pushes`) and replies are rare, so that only the envelope of a reply is one. Imports msgspec only.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

import msgspec
from msgspec import Raw, Struct

NAN: Final = math.nan
ID_MAX: Final = 1 << 64
STAMP_MAX: Final = 100_000_000_000_000_000
"""A time in microseconds (MM 5.5); what is larger is none."""

TICKER: Final = 14000
CANCEL: Final = 14006
HEARTBEAT: Final = 14008
MARKET: Final = 14010
KLINE: Final = 14012
KLINES: Final = 14014
ROLLING: Final = 14016
SNAPSHOT: Final = 14022

NAME_OF: Final[Mapping[int, str]] = MappingProxyType(
    {
        TICKER: "ticker",
        CANCEL: "cancel",
        HEARTBEAT: "heartbeat",
        MARKET: "market",
        KLINE: "K-line query",
        KLINES: "batch K-line query",
        ROLLING: "24-hour rolling",
        SNAPSHOT: "snapshot query",
    }
)
"""What a command is called in our messages; a reply has its number plus 1 (MM 3.4)."""

CANCEL_OF: Final[Mapping[str, int]] = MappingProxyType({"ticker": 1, "market": 2})
"""`cancel_type` (MM 3.6)."""


class Reply(Struct, gc=False):
    """The envelope of a reply (MM 3.4), its data left as text: an answer may be a megabyte."""

    ret: object = None
    msg: object = None
    cmd_id: object = None
    seq_id: object = None
    data: Raw = Raw(b"null")


def reply_decoder() -> msgspec.json.Decoder[Reply]:
    """A decoder of envelopes."""
    return msgspec.json.Decoder(Reply)
