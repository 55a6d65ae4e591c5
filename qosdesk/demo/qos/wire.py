"""The QOS wire as the demo reads it: codes, calls, answers and pushes (QOS 3 to 5).

Written from the wire document alone and never from `qosdesk.providers`, so that a misreading on one side shows up.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from random import Random
from typing import Any

from qosdesk.demo.book import Level
from qosdesk.demo.calendar import quarter_later
from qosdesk.demo.faults import FaultBoard
from qosdesk.demo.figures import KINDS, SessionQuote, Snapshot
from qosdesk.demo.instruments import MARKETS, DemoInstrument
from qosdesk.demo.market import Market
from qosdesk.demo.run import Bar, MinuteRun, Trade
from qosdesk.demo.shapes import Shapes
from qosdesk.demo.world import World

MAX_TRADES = 50  # QOS 4.5
MAX_BARS = 1000  # QOS 4.6, C
CALENDAR_MARKETS = ("US", "HK", "SH", "SZ")  # QOS 4.8
_SNAPSHOT_EVERY_S = 0.7
_BAR_EVERY_S = 0.5

Json = dict[str, Any]


class WireError(Exception):
    """A request that the wire answers with a `msg` other than OK."""


def plain_code(text: str) -> str:
    """The one spelling of a code: upper case, no blanks, HK without leading zeros (QOS 3.1, tolerant)."""
    market, _, code = text.strip().upper().partition(":")
    code = code.strip()
    market = market.strip()
    if market == "HK":
        code = code.lstrip("0") or "0"
    return f"{market}:{code}"


def split_group(group: str) -> list[str]:
    """Codes of one group such as ``"HK:700,9988"``; a repeated prefix is accepted (QOS 3.1)."""
    market, colon, rest = group.partition(":")
    if not colon:
        raise WireError("Invalid codes.")
    found: list[str] = []
    for item in rest.split(","):
        item = item.strip()
        if item:
            found.append(plain_code(item if ":" in item else f"{market}:{item}"))
    return found


def read_codes(body: Json) -> list[str]:
    """The plain codes of a request's `codes`, without repeats, in the order asked.

    Raises:
        WireError: `codes` is no list of texts.
    """
    groups = body.get("codes")
    if isinstance(groups, str):
        groups = [groups]
    if not isinstance(groups, list) or not all(isinstance(group, str) for group in groups):
        raise WireError("Invalid codes.")
    return list(dict.fromkeys(code for group in groups for code in split_group(group)))


def read_int(body: Json, name: str, default: int | None = None) -> int:
    """An integer member; a number in a text is accepted.

    Raises:
        WireError: missing or no integer.
    """
    value = body.get(name, default)
    if isinstance(value, str) and value.strip().lstrip("-").isdigit():
        value = int(value)
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise WireError(f"Invalid {name}.")
    return int(value)


def dumps(value: Json) -> str:
    """Compact JSON text."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


class QosWire:
    """Answers of the data calls, and the texts of pushes.

    Args:
        world: what trades.
        faults: switches that change shapes.
    """

    def __init__(self, world: World, faults: FaultBoard) -> None:
        self._world = world
        self._faults = faults
        self._shapes = Shapes(faults)
        self._shuffle = Random(world.seed)

    # -- parts --------------------------------------------------------------------------------------------------

    def code(self, instrument: DemoInstrument) -> str:
        """The code as answered."""
        if instrument.market == "HK" and self._faults.active("padded-hk"):
            return f"HK:{instrument.code:0>5}"
        return instrument.symbol

    def seconds(self, ts_ms: int) -> int:
        """A stamp as sent: of the server's clock, right or wrong."""
        wrong_s = self._faults.number("clock-jump", 3600.0) if self._faults.active("clock-jump") else 0.0
        return (ts_ms + int(wrong_s * 1000)) // 1000

    def trade_json(self, instrument: DemoInstrument, trade: Trade) -> Json:
        """QOS 4.5."""
        price, size = instrument.price_text(trade.price), instrument.volume_text(trade.size)
        numeric = self._faults.active("numeric-trades")
        return self._shapes.apply(
            {
                "c": self.code(instrument),
                "p": float(price) if numeric else price,
                "v": float(size) if numeric else size,
                "ts": self.seconds(trade.ts_ms),
                "d": trade.side,
            }
        )

    def snapshot_json(self, instrument: DemoInstrument, snapshot: Snapshot) -> Json:
        """QOS 4.3 without the session objects, which is also the push (QOS 5.5)."""
        price = instrument.price_text
        bar = snapshot.bar
        last = (
            bar.high + 5 * instrument.tick_of(bar.high)
            if self._faults.active("lp-outside")
            else snapshot.last
        )
        entry: Json = {"c": self.code(instrument), "lp": price(last)}
        if instrument.market != "CF" and not self._faults.active("no-yp"):
            entry["yp"] = price(snapshot.prev_close)
        entry |= {
            "o": price(bar.open),
            "h": price(bar.high),
            "l": price(bar.low),
            "ts": self.seconds(snapshot.ts_ms),
            "v": instrument.volume_text(bar.volume),
            "t": instrument.turnover_text(bar.turnover),
            "s": 0,
        }
        if instrument.market == "US":
            entry["tt"] = snapshot.session
        return self._shapes.apply(entry)

    def _session_json(self, instrument: DemoInstrument, quote: SessionQuote) -> Json:
        price = instrument.price_text
        entry = {
            "lp": price(quote.bar.close),
            "ts": self.seconds(quote.ts_ms),
            "v": instrument.volume_text(quote.bar.volume),
            "t": instrument.turnover_text(quote.bar.turnover),
            "h": price(quote.bar.high),
            "l": price(quote.bar.low),
            "yp": price(quote.prev_close),
        }
        return self._shapes.apply(entry)

    def levels_json(self, instrument: DemoInstrument, levels: list[Level]) -> list[Json]:
        """One side of a book (QOS 4.4)."""
        found = [{"p": instrument.price_text(p), "v": instrument.volume_text(v)} for p, v in levels]
        if found and self._faults.active("zero-levels"):
            found[-1]["v"] = "0"
        return found

    def bar_json(self, instrument: DemoInstrument, bar: Bar, kind: int) -> Json:
        """QOS 4.6: close is `cl`."""
        price = instrument.price_text
        return self._shapes.apply(
            {
                "c": self.code(instrument),
                "o": price(bar.open),
                "cl": price(bar.close),
                "h": price(bar.high),
                "l": price(bar.low),
                "v": instrument.volume_text(bar.volume),
                "ts": bar.ts_ms // 1000,
                "kt": kind,
            }
        )

    def depth_json(
        self, instrument: DemoInstrument, book: tuple[list[Level], list[Level]], ts_ms: int
    ) -> Json:
        """QOS 4.4."""
        bids, asks = (self.levels_json(instrument, side) for side in book)
        return self._shapes.apply(
            {"c": self.code(instrument), "b": bids, "a": asks, "ts": self.seconds(ts_ms)}
        )

    # -- pushes (QOS 5.5) ---------------------------------------------------------------------------------------

    def push_trade(self, _kind: str, instrument: DemoInstrument, trade: Trade) -> str:
        """A T push."""
        if self._faults.active("numeric-trades") or self._shapes.any_active:
            return dumps({"tp": "T"} | self.trade_json(instrument, trade))
        return (
            f'{{"tp":"T","c":"{self.code(instrument)}","p":"{instrument.price_text(trade.price)}",'
            f'"v":"{instrument.volume_text(trade.size)}","ts":{self.seconds(trade.ts_ms)},"d":{trade.side}}}'
        )

    def push_depth(
        self, _kind: str, instrument: DemoInstrument, book: tuple[list[Level], list[Level]], stamp_ms: int
    ) -> str:
        """A D push: the whole book."""
        if self._faults.active("zero-levels") or self._shapes.any_active:
            return dumps({"tp": "D"} | self.depth_json(instrument, book, stamp_ms))
        price, volume = instrument.price_text, instrument.volume_text
        bids, asks = (",".join(f'{{"p":"{price(p)}","v":"{volume(v)}"}}' for p, v in side) for side in book)
        return f'{{"tp":"D","c":"{self.code(instrument)}","b":[{bids}],"a":[{asks}],"ts":{self.seconds(stamp_ms)}}}'

    def push_current(self, kind: str, market: Market, run: MinuteRun, now_ms: int) -> str | None:
        """An S push (no session objects), a K push (``K1001``) or a D push."""
        instrument = market.instrument
        if kind == "S":
            return dumps({"tp": "S"} | self.snapshot_json(instrument, market.snapshot(now_ms)))
        if kind == "D":
            return self.push_depth(kind, instrument, market.depth(now_ms), now_ms)
        minutes = int(kind[1:])
        bar = market.forming_in(minutes, run)
        return None if bar is None else dumps({"tp": "K"} | self.bar_json(instrument, bar, minutes))

    def gap_s(self, kind: str) -> float:
        """Snapshots and bars are conflated."""
        return _SNAPSHOT_EVERY_S if kind == "S" else _BAR_EVERY_S

    # -- calls --------------------------------------------------------------------------------------------------

    def _known(self, codes: Iterable[str]) -> list[DemoInstrument]:
        found = [one for one in map(self._world.instrument, self._answered(codes)) if one is not None]
        self._shuffle.shuffle(found)  # the order of data is not the request's (QOS 3)
        return found

    def _answered(self, codes: Iterable[str]) -> Iterable[str]:
        """The codes that an answer has: all but what `missing-codes` leaves out."""
        fault = self._faults.get("missing-codes")
        if fault is None:
            return codes
        if fault.arg:
            return (code for code in codes if code != fault.arg)
        return list(codes)[::2]

    def info(self, body: Json, _now_ms: int) -> list[Json]:
        """QOS 4.2. CF entries have c, e, tc only; FX, IX, CM have no share figures (our choice)."""
        answer: list[Json] = []
        for one in self._known(read_codes(body)):
            entry: Json = {"c": self.code(one), "e": one.exchange, "tc": one.currency}
            if one.market != "CF":
                entry |= {"nc": one.name_zh, "ne": one.name_en, "ls": one.lot_size}
            figures = one.fundamentals
            if figures is not None:
                entry |= {
                    "ts": figures.total_shares,
                    "os": figures.float_shares,
                    "ep": f"{figures.eps:g}",
                    "na": f"{figures.book_value:g}",
                    "dy": f"{figures.dividend:g}",
                }
            answer.append(self._shapes.apply(entry))
        return answer

    def snapshots(self, body: Json, now_ms: int) -> list[Json]:
        """QOS 4.3."""
        answer: list[Json] = []
        for one in self._known(read_codes(body)):
            market = self._world.market(one.symbol)
            assert market is not None
            snapshot = market.snapshot(now_ms)
            entry = self.snapshot_json(one, snapshot)
            for name, quote in (("pq", snapshot.pre), ("aq", snapshot.post), ("nq", snapshot.night)):
                if quote is not None:
                    entry[name] = self._session_json(one, quote)
            answer.append(entry)
        return answer

    def depth(self, body: Json, now_ms: int) -> list[Json]:
        """QOS 4.4: `ts` is the answer's time."""
        answer: list[Json] = []
        for one in self._known(read_codes(body)):
            market = self._world.market(one.symbol)
            assert market is not None
            answer.append(self.depth_json(one, market.depth(now_ms), now_ms))
        return answer

    def trades(self, body: Json, now_ms: int) -> list[Json]:
        """QOS 4.5: flat, codes interleaved; a code's own trades stay in time order (our choice)."""
        count = min(max(read_int(body, "count"), 0), MAX_TRADES)
        queues: list[list[Json]] = []
        for one in self._known(read_codes(body)):
            market = self._world.market(one.symbol)
            assert market is not None
            queues.append(
                [self.trade_json(one, trade) for trade in market.trades(now_ms, count)] if count else []
            )
        longest = max((len(queue) for queue in queues), default=0)
        return [queue[i] for i in range(longest) for queue in queues if i < len(queue)]

    def bars(self, body: Json, now_ms: int) -> list[Json]:
        """QOS 4.6: `e` is of no effect."""
        return self._bars(body, now_ms, honour_end=False)

    def history(self, body: Json, now_ms: int) -> list[Json]:
        """QOS 4.7: bars stamped up to and including `e`, unless the fault says otherwise."""
        return self._bars(body, now_ms, honour_end=not self._faults.active("ignore-e"))

    def _bars(self, body: Json, now_ms: int, *, honour_end: bool) -> list[Json]:
        answer: list[Json] = []
        for request in read_kline_requests(body):
            kind, count = read_int(request, "kt"), min(read_int(request, "co"), MAX_BARS)
            read_int(
                request, "a", 0
            )  # the demo's shares have no splits or dividends: adjusted is the same as raw
            if kind not in KINDS:
                raise WireError("Invalid kt.")
            end = read_int(request, "e", 0) if honour_end else 0
            until_ms = end * 1000 if end > 0 else None
            for one in self._known(split_group(str(request.get("c", "")))):
                market = self._world.market(one.symbol)
                assert market is not None
                bars = market.bars(kind, max(count, 0), now_ms, until_ms)
                answer.append({"c": self.code(one), "k": [self.bar_json(one, bar, kind) for bar in bars]})
        self._shuffle.shuffle(answer)
        return answer

    def calendar(self, body: Json, now_ms: int) -> Json:
        """QOS 4.8."""
        answer: Json = {}
        for market in read_markets(body):
            if market in CALENDAR_MARKETS:
                days = self._world.market_calendar(market)
                today = days.local_date(now_ms)
                answer[market] = [
                    f"{days.date_text(day)},{'H' if days.is_half_day(day) else 'F'}"
                    for day in days.upcoming(today, quarter_later(today))
                ]
        return answer

    def products(self, body: Json, _now_ms: int) -> Json:
        """QOS 4.9: Chinese names, HK codes padded to five digits."""
        answer: Json = {}
        for market in read_markets(body):
            if market in MARKETS or market == "SI":
                entries = [
                    {"code": f"{market}:{code:0>5}" if market == "HK" else f"{market}:{code}", "name": name}
                    for code, name in self._world.products(market)
                ]
                self._shuffle.shuffle(entries)
                answer[market] = entries
        return answer


def read_kline_requests(body: Json) -> list[Json]:
    """The elements of `kline_reqs`.

    Raises:
        WireError: it is no list of objects with a text `c`.
    """
    requests = body.get("kline_reqs")
    if not isinstance(requests, list) or not requests:
        raise WireError("Invalid kline_reqs.")
    for request in requests:
        if not isinstance(request, dict) or not isinstance(request.get("c"), str):
            raise WireError("Invalid kline_reqs.")
    return requests


def read_markets(body: Json) -> list[str]:
    """The `market` list of 4.8 and 4.9, upper case, without repeats.

    Raises:
        WireError: it is no list of texts.
    """
    markets = body.get("market")
    if isinstance(markets, str):
        markets = [markets]
    if not isinstance(markets, list) or not all(isinstance(market, str) for market in markets):
        raise WireError("Invalid market.")
    return list(dict.fromkeys(market.strip().upper() for market in markets))


def count_products(body: Json) -> int:
    """How many codes a request names: what a plan limits (QOS 6; codes per request, our choice).

    Raises:
        WireError: malformed codes.
    """
    if "kline_reqs" in body:
        return len({code for request in read_kline_requests(body) for code in split_group(request["c"])})
    return len(read_codes(body)) if "codes" in body else 0
