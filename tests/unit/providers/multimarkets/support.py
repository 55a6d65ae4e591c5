"""A dialect that knows the corpus' products."""

from __future__ import annotations

from functools import cache

from qosdesk.domain.symbols import Symbol
from qosdesk.feed.calls import Call, GetProducts
from qosdesk.feed.dialect import Dialect, LinkCodec
from qosdesk.feed.sink import QuoteSink
from qosdesk.providers.multimarkets.provider import MultiMarketsProvider
from tests.corpus.multimarkets.corpus import SERVER

PAIR = Symbol("CC", "BTCUSDT")


def known_dialect(**options: str) -> Dialect:
    """One whose preface was answered."""
    is_guest = options.pop("guest", "") == "yes"
    dialect = MultiMarketsProvider().configured(options, is_guest=is_guest).dialect()
    dialect.read_http(Call(0, GetProducts(())), *SERVER.preface)
    return dialect


@cache
def _shared() -> Dialect:
    return known_dialect()


def known_codec(sink: QuoteSink) -> LinkCodec:
    """A fresh decoder of the second link; the dialect, which holds no more than the products, is the same each time."""
    return _shared().codec(1, sink)
