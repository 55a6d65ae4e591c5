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
SECONDS_MAX: Final = 1 << 37
"""Some 4,300 years: in milliseconds it still fits everything that takes a time."""

Price = Annotated[float, Meta(gt=0.0, lt=PRICE_MAX)]
Size = Annotated[float, Meta(ge=0.0, lt=SIZE_MAX)]
Seconds = Annotated[int, Meta(ge=0, lt=SECONDS_MAX)]

NO_LEVELS: Final = Raw(b"[]")


class TradePush(Struct, tag_field="tp", tag="T", gc=False):
    """A print (QOS 5.5); the seed edition sends `p` and `v` as numbers (QOS 3.5)."""

    c: str
    p: Price = NAN
    v: Size = NAN
    ts: Seconds = 0
    d: Annotated[int, Meta(ge=0, le=2)] = 0


class SnapshotPush(Struct, tag_field="tp", tag="S", gc=False):
    """Latest figures (QOS 5.5); no `yp` for CF, `tt` for US at most, never pq/aq/nq."""

    c: str
    lp: Price = NAN
    yp: Price = NAN
    o: Price = NAN
    h: Price = NAN
    l: Price = NAN  # noqa: E741 - the wire's name
    ts: Seconds = 0
    v: Size = NAN
    t: Size = NAN
    s: Annotated[int, Meta(ge=0, le=1)] = -1
    tt: Annotated[int, Meta(ge=0, le=4)] = 0


class DepthPush(Struct, tag_field="tp", tag="D", gc=False):
    """A whole book (QOS 5.5), its sides left as text until painted."""

    c: str
    b: Raw = NO_LEVELS
    a: Raw = NO_LEVELS
    ts: Seconds = 0


class BarPush(Struct, tag_field="tp", tag="K", gc=False):
    """The forming bar (QOS 5.5); close is `cl`."""

    c: str
    o: Price = NAN
    cl: Price = NAN
    h: Price = NAN
    l: Price = NAN  # noqa: E741 - the wire's name
    v: Size = NAN
    ts: Seconds = 0
    kt: int = 0


class WireLevel(Struct, gc=False):
    """A level of a book (QOS 4.4); size 0 occurs."""

    p: Price
    v: Size = NAN


class Reply(Struct, gc=False):
    """A reply or an answer (QOS 5.1, 5.6), its data left as text: an answer may be a megabyte."""

    type: object = None
    tp: object = None
    msg: object = None
    reqid: object = None
    time: object = None


Push = TradePush | SnapshotPush | DepthPush | BarPush
PushDecoder = msgspec.json.Decoder[Push]


def push_decoder() -> PushDecoder:
    """A decoder of the four pushes; numbers in text are numbers."""
    return msgspec.json.Decoder(Push, strict=False)
