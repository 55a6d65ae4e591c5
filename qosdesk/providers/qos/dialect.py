"""QOS as the feed machine sees it: `feed.dialect.Dialect` for one link with add-style subscriptions (QOS 5). No I/O."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import islice
from types import MappingProxyType
from typing import Final

from qosdesk.domain.quotes import Kind, Stream
from qosdesk.domain.symbols import SymbolError, parse_symbol
from qosdesk.feed.calls import (
    AnswerValue,
    Call,
    Failure,
    GetBars,
    GetTrades,
    Question,
)
from qosdesk.feed.dialect import Capabilities, Command, LinkCodec
from qosdesk.feed.limits import CountBy, Limits
from qosdesk.feed.messages import Answered, HttpRequest
from qosdesk.feed.sink import QuoteSink
from qosdesk.providers.qos import http
from qosdesk.providers.qos.codec import QosCodec
from qosdesk.providers.qos.limits import CAPABILITIES, DEFAULT
from qosdesk.providers.qos.symbols import KT_OF, QOS_MARKETS, build_codes

LINK: Final = 0
"""The only link (QOS 5.1)."""

_COMMAND_OF: Final[Mapping[Kind, str]] = MappingProxyType(
    {Kind.SNAPSHOT: "S", Kind.TRADE: "T", Kind.DEPTH: "D", Kind.BAR: "K"}
)


class QosDialect:
    """The words of QOS under a plan.

    Args:
        limits: the plan in force.
    """

    def __init__(self, limits: Limits = DEFAULT) -> None:
        self._limits = limits

    @property
    def limits(self) -> Limits:
        """The plan in force."""
        return self._limits

    @property
    def capabilities(self) -> Capabilities:
        """Everything that QOS documents."""
        return CAPABILITIES

    @property
    def counters(self) -> tuple[str, ...]:
        """One per call (QOS 6)."""
        return http.COUNTERS

    def under(self, limits: Limits) -> QosDialect:
        """The same words under another plan."""
        return QosDialect(limits)

    @property
    def preface(self) -> None:
        """Codes need no introduction."""
        return None

    @property
    def links(self) -> tuple[int, ...]:
        """One WebSocket per key (QOS 6)."""
        return (LINK,)

    def link_of(self, stream: Stream) -> int:
        """The one link."""
        return LINK

    def why_not(self, stream: Stream) -> str:
        """Empty for any code of the eight markets: which products exist is learnt by asking."""
        market = stream.symbol.market
        if market not in QOS_MARKETS:
            return f"QOS does not offer market {market}: its markets are {' '.join(sorted(QOS_MARKETS))}"
        try:
            if parse_symbol(str(stream.symbol)) != stream.symbol:
                return f"{stream.symbol} is not how QOS writes a code"
        except SymbolError as error:
            return str(error)
        return ""

    def product_of(self, stream: Stream) -> str:
        """The code, or the code and the kind: which of them the vendor counts is undocumented (QOS 6)."""
        return str(stream.symbol if self._limits.count_by is CountBy.CODE else stream)

    def group_of(self, stream: Stream) -> Hashable:
        """One command names codes of one kind, and bars of one interval (QOS 5.4)."""
        return stream.kind, stream.interval

    def next_command(
        self, link: int, wanted: Sequence[Stream], live: frozenset[Stream], group_limit: int
    ) -> Command | None:
        """Cancels of one kind, else additions of the most urgent kind (QOS 5.4: S T D K and SC TC DC KC, K by `kt`)."""
        stale = live.difference(wanted)
        if stale:
            drops = tuple(self._alike(sorted(stale, key=str)))
            return Command(_COMMAND_OF[drops[0].kind] + "C", drops=drops)
        missing = [stream for stream in dict.fromkeys(wanted) if stream not in live]
        if not missing:
            return None
        adds = tuple(islice(self._alike(missing), group_limit or None))
        return Command(_COMMAND_OF[adds[0].kind], adds=adds)

    def encode_command(self, command: Command, request_id: int) -> str:
        """`{"type":"S","codes":["HK:700,9988"],"reqid":1}`, with `kt` for bars (QOS 5.4)."""
        streams = command.adds or command.drops
        frame: http.JsonObject = {
            "type": command.name,
            "codes": build_codes(stream.symbol for stream in streams),
        }
        interval = streams[0].interval
        if interval is not None:
            frame["kt"] = KT_OF[interval]
        return http.build_text(frame | {"reqid": request_id})

    def encode_heartbeat(self, request_id: int) -> str:
        """`{"type":"H"}` (QOS 5.2); its answer needs no id."""
        return http.build_text({"type": "H"})

    def split(self, question: Question) -> tuple[Question, ...]:
        """Rows cut to what one answer may hold (QOS 6)."""
        match question:
            case GetBars():
                return (replace(question, count=_at_most(question.count, self._limits.bars_per_call)),)
            case GetTrades():
                return (replace(question, count=_at_most(question.count, self._limits.trades_per_call)),)
        return (question,)

    def http_request(self, question: Question) -> HttpRequest | None:
        """A POST (QOS 4); None if no symbol or market of the question is QOS's."""
        return http.build_http(question)

    def link_request(self, question: Question, request_id: int) -> tuple[int, str] | None:
        """RS RT RD RK RH RI (QOS 5.6); None for calendars and product lists, which only HTTP has."""
        text = http.build_link_request(question, request_id)
        return None if text is None else (LINK, text)

    def read_http(self, call: Call, status: int, body: bytes) -> AnswerValue | Failure:
        """Parse an HTTP answer (QOS 7: JSON whatever the status). Never raises."""
        return http.read_question(call, status, body)

    def read_answer(self, call: Call, answer: Answered) -> AnswerValue | Failure:
        """Parse the answer to a request command (QOS 5.6). Never raises."""
        return http.read_question(call, 200, answer.payload)

    def codec(self, link: int, sink: QuoteSink) -> LinkCodec:
        """A fresh decoder."""
        return QosCodec(sink)

    def _alike(self, streams: Sequence[Stream]) -> Iterator[Stream]:
        """Those that one command may name with the first."""
        first = self.group_of(streams[0])
        return (stream for stream in streams if self.group_of(stream) == first)


def _at_most(count: int, limit: int) -> int:
    return min(count, limit) if limit else count
