"""MultiMarkets as the feed machine sees it: `feed.dialect.Dialect` with two links and whole lists (MM 3.1, 4). No I/O.

Products are numbers of the operator, so that the list of them is the preface; it is the one thing that a dialect
learns, and all dialects that `under` makes of it share it.
"""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import replace
from typing import Final
from uuid import uuid4

import msgspec

from qosdesk.domain.quotes import Kind, Stream
from qosdesk.domain.symbols import LISTED_SHARES
from qosdesk.feed.calls import (
    AnswerValue,
    Call,
    Failure,
    GetBars,
    GetProducts,
    GetSnapshots,
    Question,
)
from qosdesk.feed.dialect import Capabilities, Command, LinkCodec
from qosdesk.feed.limits import CountBy, Limits
from qosdesk.feed.messages import Answered, HttpRequest
from qosdesk.feed.sink import QuoteSink
from qosdesk.providers.multimarkets import http
from qosdesk.providers.multimarkets.account import Account
from qosdesk.providers.multimarkets.codec import MultiMarketsCodec
from qosdesk.providers.multimarkets.limits import CAPABILITIES, DEFAULT
from qosdesk.providers.multimarkets.schemas import CANCEL, CANCEL_OF, HEARTBEAT, MARKET, NAME_OF, TICKER
from qosdesk.providers.multimarkets.symbols import MARKETS, ProductTable

SHARES: Final = 0
"""The link of shares, for who has a token."""
OTHERS: Final = 1
"""The link of everything else; for a guest the only one."""

DEPTH_LEVEL: Final = 10
"""Levels of a book: as many as the vendor's own client asks for at most (MM 4.3)."""
_FINEST: Final = 10
_TRADES: Final = 1
"""Past trades in an acknowledgement: the field is required, and what it brings is not taken."""
_LISTS: Final = (NAME_OF[TICKER], NAME_OF[MARKET])


class MultiMarketsDialect:
    """The words of MultiMarkets under a plan, for the client's surfaces.

    Args:
        limits: the plan in force.
        account: who asks whom.
        products: the operator's list; None for one that is still to be read.
    """

    def __init__(
        self,
        limits: Limits = DEFAULT,
        account: Account | None = None,
        products: ProductTable | None = None,
    ) -> None:
        self._limits = limits
        self._account = account or Account()
        self._products = products or ProductTable()
        self._trace = uuid4().hex

    @property
    def limits(self) -> Limits:
        """The plan in force."""
        return self._limits

    @property
    def capabilities(self) -> Capabilities:
        """What the documents offer to this account; guests have no shares (MM 3.1)."""
        if self._account.is_guest:
            return replace(CAPABILITIES, markets=MARKETS - LISTED_SHARES)
        return CAPABILITIES

    @property
    def counters(self) -> tuple[str, ...]:
        """One per endpoint (MM 5.1)."""
        return http.CLIENT_COUNTERS

    def under(self, limits: Limits) -> MultiMarketsDialect:
        """The same words under another plan; what is known of the operator's products stays known."""
        return type(self)(limits, self._account, self._products)

    @property
    def preface(self) -> Question:
        """The list of products: without it no product can be named (MM 2.7)."""
        return GetProducts(())

    @property
    def links(self) -> tuple[int, ...]:
        """A WebSocket for shares and one for the rest (MM 3.1)."""
        return (OTHERS,) if self._account.is_guest else (SHARES, OTHERS)

    def link_of(self, stream: Stream) -> int:
        """By the market."""
        return SHARES if http.is_share(stream.symbol) and not self._account.is_guest else OTHERS

    def why_not(self, stream: Stream) -> str:
        """Empty while the operator's list is not known; afterwards what it does not have is not offered."""
        market, name = stream.symbol.market, self.capabilities.name
        if market not in MARKETS:
            return f"{name} does not offer market {market}: its markets are {' '.join(sorted(MARKETS))}"
        if stream.kind not in self.capabilities.kinds:
            return f"{name} pushes no {stream.kind.value}s"
        if self._account.is_guest and http.is_share(stream.symbol):
            return f"{name} has shares for users with a token only"
        if self._products.is_known and self._products.of(stream.symbol) is None:
            return f"{stream.symbol} is not in the operator's list of products"
        return ""

    def product_of(self, stream: Stream) -> str:
        """The code, or the code in each of the two lists: which of them is counted is open (MM 5.1)."""
        if self._limits.count_by is CountBy.CODE:
            return str(stream.symbol)
        return f"{stream.symbol} {_list_of(stream)}"

    def group_of(self, stream: Stream) -> Hashable:
        """A command is one of the two lists: tickers, or books and trades together (MM 4.2, 4.3)."""
        return _list_of(stream)

    def next_command(
        self, link: int, wanted: Sequence[Stream], live: frozenset[Stream], group_limit: int
    ) -> Command | None:
        """The whole of the list that differs, the one of the most urgent first; cancelled where it becomes empty.

        Trades and books of a product come together whichever is wanted; both lists are independent (MM 5.2).
        """
        order = dict.fromkeys([*map(_list_of, wanted), *_LISTS])
        for name in order:
            asked = [stream for stream in dict.fromkeys(wanted) if _list_of(stream) == name]
            missing = [stream for stream in asked if stream not in live]
            gone = {stream for stream in live if _list_of(stream) == name}.difference(asked)
            drops = tuple(sorted(gone, key=str))
            if group_limit:
                kept = set(missing[:group_limit])
                asked = [stream for stream in asked if stream in live or stream in kept]
            if not asked and drops:
                return Command(NAME_OF[CANCEL], drops=drops)
            if missing or drops:
                return Command(name, tuple(asked), drops)
        return None

    def encode_command(self, command: Command, request_id: int) -> str:
        """14000, 14010 with the whole list, or 14006 (MM 4.2 to 4.4)."""
        if command.name == NAME_OF[CANCEL]:
            return self._frame(CANCEL, {"cancel_type": CANCEL_OF[_list_of(command.drops[0])]}, request_id)
        listed = []
        for symbol in dict.fromkeys(stream.symbol for stream in command.adds):
            product = self._products.of(symbol)
            if product is None:
                continue  # the list is another meanwhile
            entry = product.triple
            if command.name == NAME_OF[MARKET]:
                finest = f"{10.0 ** -(_FINEST if product.decimals is None else product.decimals):.10f}"
                entry |= {
                    "depth_level": DEPTH_LEVEL,
                    "merge_accuracy": finest.rstrip("0").rstrip("."),
                    "trade_info_count": _TRADES,
                }
            listed.append(entry)
        code = MARKET if command.name == NAME_OF[MARKET] else TICKER
        return self._frame(code, {"symbol_list": listed}, request_id)

    def encode_heartbeat(self, request_id: int) -> str:
        """14008 (MM 4.1)."""
        return self._frame(HEARTBEAT, {}, request_id)

    def split(self, question: Question) -> tuple[Question, ...]:
        """Rows cut to what one answer may hold (MM 4.5); the list of products is one for all markets."""
        match question:
            case GetBars():
                most = self._limits.bars_per_call or question.count
                return (replace(question, count=min(question.count, most)),)
            case GetProducts():
                return (GetProducts(()),)
        return (question,)

    def http_request(self, question: Question) -> HttpRequest | None:
        """A POST to the gateway (MM 2.7); None for quotes, which only the stream has."""
        return http.build_client(question, self._products, self._account)

    def link_request(self, question: Question, request_id: int) -> tuple[int, str] | None:
        """14012 and 14022 (MM 4.5, 4.8)."""
        query = http.build_query(question, self._products)
        if query is None or not isinstance(question, GetBars | GetSnapshots):
            return None
        symbol = question.symbol if isinstance(question, GetBars) else question.symbols[0]
        if self._account.is_guest and http.is_share(symbol):
            return None
        command, data = query
        return self.link_of(Stream(symbol, Kind.SNAPSHOT)), self._frame(command, data, request_id)

    def read_http(self, call: Call, status: int, body: bytes) -> AnswerValue | Failure:
        """Parse an HTTP answer. Never raises."""
        return http.read_question(call, status, body, self._products)

    def read_answer(self, call: Call, answer: Answered) -> AnswerValue | Failure:
        """Parse the answer to a query of the stream, which the codec has unpacked. Never raises."""
        return http.read_question(call, 200, answer.payload, self._products)

    def codec(self, link: int, sink: QuoteSink) -> LinkCodec:
        """A fresh decoder."""
        return MultiMarketsCodec(sink, self._products)

    def _frame(self, command: int, data: http.JsonObject, request_id: int) -> str:
        """The envelope of a request (MM 3.3)."""
        frame = {"cmd_id": command, "seq_id": request_id, "ext": f"{self._trace}-{request_id}", "data": data}
        return msgspec.json.encode(frame).decode()


def _list_of(stream: Stream) -> str:
    return NAME_OF[TICKER] if stream.kind is Kind.SNAPSHOT else NAME_OF[MARKET]
