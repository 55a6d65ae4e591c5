"""Wire structs in the vendor's spelling, and the decoders made of them. Imports msgspec only.

The structs of pushes are the fast path: what a healthy server sends decodes in one C call, and figures outside the
bounds below (zero or non-finite prices, absurd times) are refused here, so that nothing behind has to look again. A
refused frame is read again by the tolerant reader in `codec`.
"""

from __future__ import annotations

import math
from typing import Annotated, Final

import msgspec
from msgspec import Meta, Raw, Struct

from qosdesk.providers.reading import PRICE_MAX, SIZE_MAX

NAN: Final = math.nan
STAMP_MAX: Final = 1 << 47
"""Some 4,400 years in milliseconds."""
SECONDS_BELOW: Final = 100_000_000_000
"""A stamp below this is in seconds: the documents print ticks in both units (AllTick 3.3)."""

Price = Annotated[float, Meta(gt=0.0, lt=PRICE_MAX)]
Size = Annotated[float, Meta(ge=0.0, lt=SIZE_MAX)]
Stamp = Annotated[int, Meta(ge=0, lt=STAMP_MAX)]

NO_LEVELS: Final = Raw(b"[]")


class TradeTick(Struct, gc=False):
    """A print (AllTick 5.5); `seq` and `turnover` are not read: what they mean is unspecified (AllTick 3.3, 3.6)."""

    code: str
    price: Price = NAN
    volume: Size = NAN
    tick_time: Stamp = 0
    trade_direction: Annotated[int, Meta(ge=0, le=2)] = 0


class DepthTick(Struct, gc=False):
    """A whole book (AllTick 5.5), its sides left as text until painted."""

    code: str
    bids: Raw = NO_LEVELS
    asks: Raw = NO_LEVELS
    tick_time: Stamp = 0


class TradePush(Struct, tag_field="cmd_id", tag=22998, gc=False):
    """22998."""

    data: TradeTick


class DepthPush(Struct, tag_field="cmd_id", tag=22999, gc=False):
    """22999."""

    data: DepthTick


class WireLevel(Struct, gc=False):
    """A level of a book (AllTick 4.4); forex, metals and CFD indices may have no volume."""

    price: Price
    volume: Size = NAN


class Reply(Struct, gc=False):
    """An answer to a command (AllTick 5.1)."""

    ret: object = None
    msg: object = None
    cmd_id: object = None
    seq_id: object = None


Push = TradePush | DepthPush
PushDecoder = msgspec.json.Decoder[Push]


def push_decoder() -> PushDecoder:
    """A decoder of the two pushes; numbers in text are numbers."""
    return msgspec.json.Decoder(Push, strict=False)
