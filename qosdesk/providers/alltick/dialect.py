"""AllTick as the feed machine sees it: `feed.dialect.Dialect` for two links with lists that replace. No I/O.

Each family has a link with two lists, one of prints and one of books; a command sends a list whole (AllTick 5.3). A
stream of latest figures rides on the list of prints, since a print is the only push that has a price: what else a
snapshot has is asked for (`parse.parse_snapshots`).
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType
from typing import Final

from qosdesk.domain.quotes import Kind, Stream
from qosdesk.feed.calls import AnswerValue, Call, Failure, FailureKind, GetBars, Question, SymbolsQuestion
from qosdesk.feed.dialect import Capabilities, Command, LinkCodec
from qosdesk.feed.limits import CountBy, Limits
from qosdesk.feed.messages import Answered, HttpRequest
from qosdesk.feed.sink import QuoteSink
from qosdesk.providers.alltick import http
from qosdesk.providers.alltick.codec import CANCEL, COMMAND_IDS, DEPTH, HEARTBEAT_ID, TRADES, AllTickCodec
from qosdesk.providers.alltick.limits import BASIC, CAPABILITIES
from qosdesk.providers.alltick.symbols import ALLTICK_MARKETS, is_stock, wire_code

STOCKS: Final = 0
"""The link of shares and listed indices (AllTick 1)."""
OTHERS: Final = 1
"""The link of currencies, coins, metals, oil and CFD indices."""

DEPTH_LEVELS: Final = 10
"""Levels asked for, always: without the member the documents promise one level and all levels (AllTick 5.3). More than
exist is answered with what exists; Hong Kong has ten, the others fewer (AllTick 4.4)."""

_CANCEL_TYPES: Final[Mapping[str, int]] = MappingProxyType({DEPTH: 1, TRADES: 2})


class AllTickDialect:
    """The words of AllTick under a plan.

    Args:
        limits: the plan in force.
    """

    def __init__(self, limits: Limits = BASIC) -> None:
        self._limits = limits

    @property
    def limits(self) -> Limits:
        """The plan in force."""
        return self._limits

    @property
    def capabilities(self) -> Capabilities:
        """No bars are pushed, and snapshots are composed."""
        return CAPABILITIES

    @property
    def counters(self) -> tuple[str, ...]:
        """One per call (AllTick 7)."""
        return http.COUNTERS

    def under(self, limits: Limits) -> AllTickDialect:
        """The same words under another plan."""
        return AllTickDialect(limits)

    @property
    def preface(self) -> None:
        """Codes need no introduction."""
        return None

    @property
    def links(self) -> tuple[int, ...]:
        """One WebSocket per family; one of each counts as one connection (AllTick 5.6)."""
        return (STOCKS, OTHERS)

    def link_of(self, stream: Stream) -> int:
        """The link of its family."""
        return STOCKS if is_stock(stream.symbol) else OTHERS

    def why_not(self, stream: Stream) -> str:
        """Empty for any code of its markets, of which no call tells the list: that one exists is learnt by asking."""
        market = stream.symbol.market
        if market not in ALLTICK_MARKETS:
            return (
                f"AllTick does not offer market {market}: its markets are {' '.join(sorted(ALLTICK_MARKETS))}"
            )
        if stream.kind not in CAPABILITIES.kinds:
            return "AllTick does not push bars"
        return "" if wire_code(stream.symbol) else f"AllTick has no code for {stream.symbol}"

    def product_of(self, stream: Stream) -> str:
        """The code, or the code and the list that it is on: prints and latest figures are one subscription."""
        code = str(stream.symbol)
        return code if self._limits.count_by is CountBy.CODE else f"{code} {_list_of(stream)}"

    def group_of(self, stream: Stream) -> Hashable:
        """The list that a stream is on."""
        return _list_of(stream)

    def next_command(
        self, link: int, wanted: Sequence[Stream], live: frozenset[Stream], group_limit: int
    ) -> Command | None:
        """The list of prints or that of books, whole, whichever has the most urgent news; a cancel empties one.

        Streams of refused codes are tried `group_limit` at a time beside all that is live (AllTick 5.3: one bad code
        may refuse a list).
        """
        chosen = list(dict.fromkeys(wanted))
        missing = [stream for stream in chosen if stream not in live]
        stale = live.difference(chosen)
        news = missing or sorted(stale, key=str)
        if not news:
            return None
        name = _list_of(news[0])
        new = [stream for stream in missing if _list_of(stream) == name][: group_limit or None]
        adds = tuple(one for one in chosen if _list_of(one) == name and (one in live or one in new))
        drops = tuple(sorted((stream for stream in stale if _list_of(stream) == name), key=str))
        return Command(name, adds, drops) if adds else Command(CANCEL, (), drops)

    def encode_command(self, command: Command, request_id: int) -> str:
        """22004 or 22002 with `{"symbol_list":[{"code":"700.HK"}]}`, or 22006 for an empty list (AllTick 5.3, 5.4)."""
        number = COMMAND_IDS[command.name]
        if command.name == CANCEL:
            return http.build_frame(
                number, request_id, {"cancel_type": _CANCEL_TYPES[_list_of(command.drops[0])]}
            )
        level: http.JsonObject = {"depth_level": DEPTH_LEVELS} if command.name == DEPTH else {}
        codes = http.build_codes(stream.symbol for stream in command.adds)
        return http.build_frame(
            number, request_id, {"symbol_list": [{"code": code, **level} for code in codes]}
        )

    def encode_heartbeat(self, request_id: int) -> str:
        """22000 (AllTick 5.2)."""
        return http.build_frame(HEARTBEAT_ID, request_id, {})

    def split(self, question: Question) -> tuple[Question, ...]:
        """Symbols that AllTick has, and rows cut to what one answer may hold; nothing of older bars of stocks."""
        if isinstance(question, SymbolsQuestion):
            symbols = tuple(symbol for symbol in question.symbols if http.is_askable(question, symbol))
            return (replace(question, symbols=symbols),) if symbols else ()
        if isinstance(question, GetBars):
            if question.before_ms and is_stock(question.symbol):
                return ()
            limit = self._limits.bars_per_call
            return (replace(question, count=min(question.count, limit) if limit else question.count),)
        return (question,)

    def http_request(self, question: Question) -> HttpRequest | None:
        """Its call in the family's path (AllTick 4); None if there is none."""
        return http.build_http(question)

    def link_request(self, question: Question, request_id: int) -> tuple[int, str] | None:
        """Over the socket nothing can be asked (AllTick 5.1)."""
        return None

    def read_http(self, call: Call, status: int, body: bytes) -> AnswerValue | Failure:
        """Parse an HTTP answer. Never raises."""
        return http.read_question(call, status, body)

    def read_answer(self, call: Call, answer: Answered) -> AnswerValue | Failure:
        """Nothing is answered over a link."""
        return Failure(FailureKind.BAD_ANSWER, "AllTick answers no questions over its sockets")

    def codec(self, link: int, sink: QuoteSink) -> LinkCodec:
        """A fresh decoder; both families' frames are alike."""
        return AllTickCodec(sink)


def _list_of(stream: Stream) -> str:
    return DEPTH if stream.kind is Kind.DEPTH else TRADES
