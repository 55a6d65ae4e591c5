"""`qosdesk probe`: key and reachability in words on stderr, then quotes as JSON lines on stdout. No Qt."""

from __future__ import annotations

import asyncio
import json
import logging
import os
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final

from qosdesk.app.claim import KeyClaim
from qosdesk.app.demo_child import start_demo
from qosdesk.app.logs import RedactingFormatter, Redactor
from qosdesk.app.source import Source, announced, demo_source, vendor_source
from qosdesk.clock import SystemClock
from qosdesk.domain.intervals import Interval
from qosdesk.domain.priority import Priority
from qosdesk.domain.quotes import Depth, Kind, Level, Session, Side, Snapshot, Stream, Trade
from qosdesk.domain.symbols import Symbol
from qosdesk.feed.calls import AnswerValue, Failure, FailureKind, GetDepth, GetSnapshots, GetTrades
from qosdesk.feed.messages import Event, FeedState, StateChanged, SubscriptionRefused
from qosdesk.feed.sink import DecodeLadders, SymbolSink
from qosdesk.net.proxy import SYSTEM, ProxyChoice
from qosdesk.net.route import Route
from qosdesk.net.runner import FeedRunner
from qosdesk.providers.registry import provider as find_provider

EXIT_OK: Final = 0
EXIT_KEY_REFUSED: Final = 3
EXIT_UNREACHABLE: Final = 4
EXIT_UNKNOWN_SYMBOLS: Final = 5
_ADVICE: Final = MappingProxyType(
    {
        FailureKind.KEY_REFUSED: "Check {key}: a character may be missing, or it is another provider's key.",
        FailureKind.KEY_EXPIRED: "Ask {title} for a new key.",
        FailureKind.RATE_LIMIT: "Wait a minute and try again.",
        FailureKind.TIMEOUT: "Check the address, the network, and any firewall or proxy on the way.",
        FailureKind.UNREACHABLE: "Check the address and the network, or try again later.",
        FailureKind.BAD_ANSWER: "Check the address: this may not be {title}.",
    }
)
"""What to do, for failures whose own words do not say it."""
_STREAMED: Final = (Kind.SNAPSHOT, Kind.TRADE, Kind.DEPTH)


@dataclass(frozen=True, slots=True)
class ProbeOptions:
    """See `qosdesk probe --help`."""

    symbols: tuple[Symbol, ...]
    seconds: float
    provider: str
    http_url: str | None
    ws_url: str | None
    key: str = field(default="", repr=False)
    proxy: ProxyChoice = SYSTEM


def run(options: ProbeOptions) -> int:
    """Probe.

    Returns:
        0 if every symbol got a quote and the stream opened, 3 key refused, 4 unreachable, be it only the stream,
        5 some symbols unknown.
    """
    redactor = Redactor()
    redactor.hide(options.key)
    for secret in options.proxy.proxy.secrets if options.proxy.proxy is not None else ():
        redactor.hide(secret)
    handler = logging.StreamHandler(sys.stderr)
    handler.setLevel(logging.ERROR)
    handler.setFormatter(RedactingFormatter(redactor))
    logging.getLogger().addHandler(handler)
    provider = find_provider(options.provider).configured({}, is_guest=not options.key)
    child = None
    claim = KeyClaim()
    try:
        if options.http_url is None and not options.key:
            try:
                child, address = start_demo()
            except RuntimeError as error:
                _say(str(error))
                return EXIT_UNREACHABLE
            redactor.hide(address.key)
            source = demo_source(provider, address.wire(provider.name))
            _say("No key is set: probing the demo exchange of this program. Its prices are made up.")
        else:
            source = vendor_source(provider, options.key, options.http_url, options.ws_url)
        source = announced(source)
        held = claim.take(source)
        if held:
            _say(f"{held} This probe may end its connection.")
        return asyncio.run(_Probe(source, options).run())
    except KeyboardInterrupt:
        return 130
    finally:
        claim.release()
        if child is not None:
            child.stop()
        logging.getLogger().removeHandler(handler)


class _Probe:
    """One session that prints what it hears. It is the `QuoteSink` itself."""

    def __init__(self, source: Source, options: ProbeOptions) -> None:
        self._source = source
        self._options = options
        self._badge = f"{source.provider.title} DEMO" if source.demo else source.provider.title
        self._sinks = {str(symbol): _Lines(str(symbol), self._print) for symbol in options.symbols}
        self._quoted: set[str] = set()
        self._failure: Failure | None = None
        self._lost: Failure | None = None
        self._was_live = False
        self._was_answered = False
        self._refusals: set[str] = set()
        self._settled = asyncio.Event()
        self._reader_gone = False

    async def run(self) -> int:
        source, options = self._source, self._options
        runner = FeedRunner(
            source.provider,
            http_url=source.http_url,
            ws_urls=source.ws_urls,
            key=source.key,
            sink=self,
            clock=SystemClock(),
            limits=source.limits,
            route=Route(self._options.proxy),
        )
        runner.subscribe(self._on_event)
        offered = runner.dialect.capabilities
        kinds = [kind for kind in _STREAMED if kind in offered.kinds]
        streams = [Stream(symbol, kind) for kind in kinds for symbol in options.symbols]
        if Interval.M1 in offered.pushed_intervals:
            streams += [Stream(symbol, Kind.BAR, Interval.M1) for symbol in options.symbols]
        try:
            _say(
                f"Connecting to {self._badge} at {source.http_url} and {source.ws_urls[0].partition('?')[0]}."
            )
            runner.want(streams)
            runner.ask(GetSnapshots(options.symbols), Priority.FOCUSED, self._on_snapshots)
            # A closed or quiet market pushes nothing; what it last traded and its book can be asked for.
            runner.ask(GetTrades(options.symbols, 1), Priority.VISIBLE, self._on_trades)
            runner.ask(GetDepth(options.symbols), Priority.VISIBLE, self._on_books)
            runner.try_now()
            try:
                await asyncio.wait_for(self._settled.wait(), options.seconds)
            except TimeoutError:
                pass
        finally:
            await runner.close()
        if self._reader_gone:
            # What is still in the buffer must not fail once more when the interpreter ends.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            return EXIT_OK
        return self._verdict()

    def _verdict(self) -> int:
        key = next((one for one in (self._failure, self._lost) if one is not None and one.is_key), None)
        if key is not None:
            self._explain(key)
            return EXIT_KEY_REFUSED
        missing = [code for code in self._sinks if code not in self._quoted]
        nothing = Failure(FailureKind.TIMEOUT, f"No answer within {self._options.seconds:g} s.")
        if not self._was_live:
            self._explain(self._lost or self._failure or nothing)
            return EXIT_UNREACHABLE
        if not missing:
            return EXIT_OK
        if not self._quoted and not self._was_answered:
            self._explain(self._failure or self._lost or nothing)
            return EXIT_UNREACHABLE
        _say(f"No quote of {' '.join(missing)}: unknown to {self._badge}, or nothing traded meanwhile.")
        return EXIT_UNKNOWN_SYMBOLS

    def _explain(self, failure: Failure) -> None:
        """The cause and what to do, in one line."""
        advice = "" if failure.text.endswith("?") else _ADVICE.get(failure.kind, "")
        names = {"key": f"QOSDESK_{self._options.provider.upper()}_KEY", "title": self._source.provider.title}
        what = (
            "Requests are answered, the stream is not open. " if self._quoted and not failure.is_key else ""
        )
        _say(f"{what}{failure.text} {advice.format(**names)}".rstrip())

    def _on_event(self, event: Event) -> None:
        if isinstance(event, StateChanged):
            if event.state is FeedState.LIVE and not self._was_live:
                self._was_live = True
                _say("Connected: the key was accepted." if self._source.key else "Connected.")
            if event.reason:
                self._lost = Failure(event.cause or FailureKind.UNREACHABLE, event.reason)
            if event.state is FeedState.REFUSED:
                self._settled.set()
        elif isinstance(event, SubscriptionRefused):
            names = " ".join(sorted({str(stream.symbol) for stream in event.streams}))
            said = f"{self._source.provider.title} refused {names}: {event.failure.text}"
            if said not in self._refusals:
                self._refusals.add(said)
                _say(said)

    def _on_snapshots(self, answer: AnswerValue | Failure) -> None:
        if isinstance(answer, Failure):
            self._failure = answer
            if answer.is_key:
                self._settled.set()
            return
        self._was_answered = True
        for item in answer:
            if isinstance(item, Snapshot) and str(item.symbol) in self._sinks:
                self._sinks[str(item.symbol)].on_snapshot(
                    item.last,
                    item.prev_close,
                    item.open,
                    item.high,
                    item.low,
                    item.volume,
                    item.turnover,
                    item.ts_ms,
                    -1 if item.suspended is None else int(item.suspended),
                    int(item.session),
                )

    def _on_trades(self, answer: AnswerValue | Failure) -> None:
        for item in () if isinstance(answer, Failure) else answer:
            sink = self._sinks.get(str(item.symbol)) if isinstance(item, Trade) else None
            if sink is not None and isinstance(item, Trade):
                sink.on_trade(item.price, item.size, item.ts_ms, int(item.side))

    def _on_books(self, answer: AnswerValue | Failure) -> None:
        for item in () if isinstance(answer, Failure) else answer:
            sink = self._sinks.get(str(item.symbol)) if isinstance(item, Depth) else None
            if sink is not None and isinstance(item, Depth):
                sink.on_depth(item.bids, item.asks, item.ts_ms, _as_they_are)

    def of(self, code: str) -> SymbolSink | None:
        """Prints the quotes of a symbol; None for one that was not asked for."""
        return self._sinks.get(code)

    def _print(self, code: str, kind: str, ts_ms: int, **figures: object) -> None:
        if self._reader_gone:
            return
        self._quoted.add(code)
        known = {name: None if value != value else value for name, value in figures.items()}
        line = {"symbol": code, "kind": kind, "ts_ms": ts_ms or None, **known, "source": self._badge}
        try:
            sys.stdout.write(json.dumps(line, ensure_ascii=False, allow_nan=False) + "\n")
            sys.stdout.flush()
        except BrokenPipeError:
            # The reader of our lines went away (`| head`): there is nobody left to tell.
            self._reader_gone = True
            self._settled.set()


class _Lines:
    """A `feed.sink.SymbolSink`: the quotes of one symbol as lines."""

    def __init__(self, code: str, print_line: Callable[..., None]) -> None:
        self._code = code
        self._print = print_line

    def on_trade(self, price: float, size: float, ts_ms: int, side: int) -> None:
        """One print."""
        name = Side(side).name.lower() if side in (0, 1, 2) else "unknown"
        self._print(self._code, "trade", ts_ms, price=price, size=size, side=name)

    def on_snapshot(
        self,
        last: float,
        prev_close: float,
        open_: float,
        high: float,
        low: float,
        volume: float,
        turnover: float,
        ts_ms: int,
        suspended: int,
        session: int,
    ) -> None:
        """A snapshot, pushed or asked for."""
        self._print(
            self._code,
            "snapshot",
            ts_ms,
            last=last,
            prev_close=prev_close,
            open=open_,
            high=high,
            low=low,
            volume=volume,
            turnover=turnover,
            suspended=None if suspended < 0 else bool(suspended),
            session=Session(session).name.lower() if 0 < session <= 4 else None,
        )

    def on_depth(self, bids: object, asks: object, ts_ms: int, decode: DecodeLadders) -> None:
        """A book."""
        sides = decode(bids, asks)
        self._print(self._code, "depth", ts_ms, bids=_levels(sides[0]), asks=_levels(sides[1]))

    def on_bar(
        self,
        interval: Interval,
        ts_ms: int,
        open_: float,
        high: float,
        low: float,
        close: float,
        volume: float,
    ) -> None:
        """The forming bar."""
        self._print(
            self._code,
            "bar",
            ts_ms,
            interval=interval.label,
            open=open_,
            high=high,
            low=low,
            close=close,
            volume=volume,
        )


def _as_they_are(bids: object, asks: object) -> tuple[tuple[Level, ...], tuple[Level, ...]]:
    """The sides of a book that was asked for are levels already."""
    return bids, asks  # type: ignore[return-value]


def _levels(side: tuple[Level, ...]) -> list[list[float | None]]:
    """As JSON has them: a size that the vendor does not give is null."""
    return [[level.price, level.size if level.size == level.size else None] for level in side]


def _say(text: str) -> None:
    sys.stderr.write(f"qosdesk probe: {text}\n")
    sys.stderr.flush()
