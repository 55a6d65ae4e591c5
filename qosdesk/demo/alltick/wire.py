"""The AllTick wire as the demo writes it: calls, answers and pushes of one family (AllTick 3 to 5).

Written from the wire document alone and never from `qosdesk.providers`. Nothing here holds a JSON true, false or
null: the vendor's Python example reads frames as Python text (AllTick 10.5).
"""

from __future__ import annotations

from collections.abc import Callable
from types import MappingProxyType
from typing import Any, Final

from qosdesk.demo.alltick.codes import STOCK, Listing
from qosdesk.demo.bodies import DATA, Json, Refusal, Sequence, dumps, read_int
from qosdesk.demo.book import Level
from qosdesk.demo.faults import FaultBoard
from qosdesk.demo.instruments import DemoInstrument
from qosdesk.demo.market import Market
from qosdesk.demo.run import Bar, MinuteRun, Trade
from qosdesk.demo.shapes import Shapes, always
from qosdesk.demo.world import World

MAX_BARS, MAX_BATCH_BARS = 500, 2  # AllTick 4.1, 4.2
PUSH_TRADE, PUSH_DEPTH = 22998, 22999  # AllTick 5.5
KINDS: Final = MappingProxyType({1: 1, 2: 5, 3: 15, 4: 30, 5: 60, 6: 120, 7: 240, 8: 1001, 9: 1007, 10: 1030})
"""`kline_type` to the world's interval (AllTick 3.5)."""

_NOT_FOR_STOCKS = (6, 7)
_MS_FROM = 10**11  # an end time above it is in milliseconds (AllTick 4.1)
_BOARDS = MappingProxyType({"US": "USEquity", "HK": "HKEquity", "SH": "SHEquity", "SZ": "SZEquity"})
_PRICES = frozenset({"price", "open_price", "close_price", "high_price", "low_price"})
_WRONG = (
    dict.fromkeys(("price", "open_price", "close_price", "high_price", "low_price", "volume"), float),
    dict.fromkeys(("price", "close_price", "bids", "tick_time", "timestamp"), always([])),
    {"price": always({}), "bids": always("none"), "tick_time": always("soon"), "timestamp": always("soon")},
    dict.fromkeys(("seq", "tick_time", "trade_direction", "timestamp"), str),
    {"code": always(700)},
    {"code": always(["700.HK"]), "asks": always({"price": "1"})},
    {
        "price": always(""),
        "close_price": always("1e999"),
        "volume": always("-1"),
        "high_price": always("NaN"),
    },
)


class AllTickWire:
    """Answers of the data calls, and the texts of pushes, of one family.

    Args:
        world: what trades.
        faults: switches that change shapes.
        family: whose rules hold.
        known: what may be asked for, by code.
        most: bars of a call, and of an item of a batch.
    """

    def __init__(
        self,
        world: World,
        faults: FaultBoard,
        family: str,
        known: dict[str, Listing],
        most: tuple[int, int] = (MAX_BARS, MAX_BATCH_BARS),
    ) -> None:
        self.family = family
        self._most = most
        self._world = world
        self._faults = faults
        self._shapes = Shapes(faults, _PRICES, _WRONG)
        self._listings = known
        self._of_symbol = {listing.symbol: listing for listing in self._listings.values()}
        self._sequence = Sequence()
        self.calls: MappingProxyType[str, Callable[[Json, int], Json]] = MappingProxyType(
            {
                "kline": self.kline,
                "batch-kline": self.batch_kline,
                "trade-tick": self.trade_ticks,
                "depth-tick": self.depth_ticks,
            }
            | ({"static_info": self.static_info} if family == STOCK else {})
        )

    # -- parts --------------------------------------------------------------------------------------------------

    def listing(self, code: object) -> Listing:
        """What a code means here, letter by letter.

        Raises:
            Refusal: 600.
        """
        found = self._listings.get(code) if isinstance(code, str) else None
        if found is None:
            raise Refusal(600, "code invalid")
        return found

    def price(self, listing: Listing, price: int) -> str:
        """A price with its fixed number of decimals."""
        own, shown = listing.instrument.decimals, listing.decimals
        if not own:
            return str(price)
        whole, part = divmod(price, 10**own)
        return f"{whole}.{part:0{own}d}{'0' * (shown - own)}"

    def stamp(self, ts_ms: int) -> int:
        """`tick_time`, of the server's clock, right or wrong."""
        if self._faults.active("clock-jump"):
            ts_ms += int(self._faults.number("clock-jump", 3600.0) * 1000)
        return ts_ms // 1000 if self._faults.active("seconds-time") else ts_ms

    def direction(self, listing: Listing, trade: Trade) -> int:
        """Always 1 where the vendor has no aggressor (AllTick 3.5)."""
        return trade.side if listing.has_volume else 1

    def turnover(self, listing: Listing, trade: Trade) -> str:
        """Price times volume; on the mainland in lots, a hundredth of the money (AllTick 3.6)."""
        one = listing.instrument
        units = trade.size * (one.lot_size if one.market == "HK" else 1)
        factor = one.unit_shares if one.market == "CF" else 1.0
        return f"{trade.price / one.scale * units * factor:.{6 if listing.decimals == 6 else 2}f}"

    def trade_json(self, listing: Listing, trade: Trade, seq: int) -> Json:
        """AllTick 4.3, with integers as texts."""
        entry: Json = {
            "code": listing.code,
            "seq": str(seq),
            "tick_time": str(self.stamp(trade.ts_ms)),
            "price": self.price(listing, trade.price),
            "volume": listing.instrument.volume_text(trade.size),
            "turnover": self.turnover(listing, trade),
            "trade_direction": self.direction(listing, trade),
        }
        if self._faults.active("no-turnover"):
            del entry["turnover"]
        return self._shapes.apply(entry)

    def book_json(
        self, listing: Listing, book: tuple[list[Level], list[Level]], levels: int, ts_ms: int, seq: int
    ) -> Json:
        """AllTick 4.4, with integers as texts."""
        bids, asks = (self._side(listing, side[:levels]) for side in book)
        if self._faults.active("one-sided"):
            asks = []
        if self._faults.active("zero-levels"):
            bids.append({"price": "0", "volume": "0"})
        return self._shapes.apply(
            {
                "code": listing.code,
                "seq": str(seq),
                "tick_time": str(self.stamp(ts_ms)),
                "bids": bids,
                "asks": asks,
            }
        )

    def _side(self, listing: Listing, levels: list[Level]) -> list[Json]:
        volume = listing.instrument.volume_text if listing.has_volume else _no_volume
        found: list[Json] = [{"price": self.price(listing, p), "volume": volume(v)} for p, v in levels]
        if self._faults.active("no-depth-volume"):
            for level in found:
                del level["volume"]
        return found

    def bar_json(self, listing: Listing, bar: Bar) -> Json:
        """AllTick 4.1: stamped at its start, in seconds; turnover is money."""
        one = listing.instrument
        price = self.price
        return self._shapes.apply(
            {
                "timestamp": str(bar.ts_ms // 1000),
                "open_price": price(listing, bar.open),
                "close_price": price(listing, bar.close),
                "high_price": price(listing, bar.high),
                "low_price": price(listing, bar.low),
                "volume": one.volume_text(bar.volume) if listing.has_volume else "0",
                "turnover": one.turnover_text(bar.turnover) if listing.has_volume else "0",
            }
        )

    def market(self, listing: Listing) -> Market:
        """Where it trades."""
        market = self._world.market(listing.symbol)
        assert market is not None
        return market

    # -- pushes (AllTick 5.5) -----------------------------------------------------------------------------------

    def push_trade(self, kind: str, instrument: DemoInstrument, trade: Trade) -> str:
        """22998."""
        listing = self._of_symbol[instrument.symbol]
        seq = self._sequence.next(kind + listing.code, trade.ts_ms)
        if self._faults.any_active:
            return self._wrap(PUSH_TRADE, self.trade_json(listing, trade, seq))
        return (
            f'{{"cmd_id":22998,"data":{{"code":"{listing.code}","seq":{seq},"tick_time":{trade.ts_ms},'
            f'"price":"{self.price(listing, trade.price)}","volume":"{instrument.volume_text(trade.size)}",'
            f'"turnover":"{self.turnover(listing, trade)}","trade_direction":{self.direction(listing, trade)}}}}}'
        )

    def push_depth(
        self, kind: str, instrument: DemoInstrument, book: tuple[list[Level], list[Level]], stamp_ms: int
    ) -> str:
        """22999: the whole book, as many levels as the kind says (``D5``)."""
        listing = self._of_symbol[instrument.symbol]
        seq, levels = self._sequence.next(kind + listing.code, stamp_ms), int(kind[1:])
        if self._faults.any_active:
            return self._wrap(PUSH_DEPTH, self.book_json(listing, book, levels, stamp_ms, seq))
        price, volume = self.price, instrument.volume_text if listing.has_volume else _no_volume
        bids, asks = (
            ",".join(f'{{"price":"{price(listing, p)}","volume":"{volume(v)}"}}' for p, v in side[:levels])
            for side in book
        )
        return (
            f'{{"cmd_id":22999,"data":{{"code":"{listing.code}","seq":{seq},"tick_time":{stamp_ms},'
            f'"bids":[{bids}],"asks":[{asks}]}}}}'
        )

    def push_current(self, kind: str, market: Market, _run: MinuteRun, now_ms: int) -> str | None:
        """Books alone have a current value here."""
        return self.push_depth(kind, market.instrument, market.depth(now_ms), now_ms)

    def gap_s(self, _kind: str) -> float:
        """Nothing is conflated."""
        return 0.0

    def _wrap(self, command: int, data: Json) -> str:
        """A push: integers, unless the fault asks for the older texts (AllTick 3.3)."""
        if not self._faults.active("string-numbers"):
            data |= {name: int(data[name]) for name in ("seq", "tick_time") if str(data[name]).isdigit()}
        return dumps({"cmd_id": command, "data": data})

    # -- calls --------------------------------------------------------------------------------------------------

    def codes(self, data: Json) -> list[Listing]:
        """The listings of a `symbol_list`, without repeats, in its order.

        Raises:
            Refusal: 400 for no list of objects, 600 if one code is unknown (unless `skip-bad` says otherwise).
        """
        entries = data.get("symbol_list")
        if not isinstance(entries, list) or not all(isinstance(one, dict) for one in entries):
            raise Refusal(400, DATA)
        return [self.listing(code) for code in self._sift([one.get("code") for one in entries])]

    def _sift(self, codes: list[Any]) -> list[Any]:
        if self._faults.active("skip-bad"):
            codes = [code for code in codes if isinstance(code, str) and code in self._listings]
        return list(dict.fromkeys(code if isinstance(code, str) else "" for code in codes))

    def _answered(self, found: list[Listing]) -> list[Listing]:
        """The listings that an answer has: all but what `missing-codes` leaves out."""
        fault = self._faults.get("missing-codes")
        if fault is None:
            return found
        return [one for one in found if fault.arg not in (one.code, one.symbol)] if fault.arg else found[::2]

    def trade_ticks(self, data: Json, now_ms: int) -> Json:
        """AllTick 4.3: the last trade of each code; none of a market that has not traded."""
        entries: list[Json] = []
        for listing in self._answered(self.codes(data)):
            trades = self.market(listing).trades(now_ms, 20)
            if trades:
                entries.append(self.trade_json(listing, trades[-1], _number(trades)))
        return {"tick_list": entries}

    def depth_ticks(self, data: Json, now_ms: int) -> Json:
        """AllTick 4.4: as many levels as there are."""
        return {
            "tick_list": [
                self.book_json(one, self.market(one).depth(now_ms), one.levels, now_ms, now_ms * 1000)
                for one in self._answered(self.codes(data))
            ]
        }

    def kline(self, data: Json, now_ms: int) -> Json:
        """AllTick 4.1."""
        listing, kind, bars = self._bars(data, now_ms, self._most[0])
        return {"code": listing.code, "kline_type": kind, "kline_list": bars}

    def batch_kline(self, data: Json, now_ms: int) -> Json:
        """AllTick 4.2: the same word `kline_list` for groups; two bars at most."""
        groups: list[Json] = []
        for item in batch_items(data):
            listing, kind, bars = self._bars(item, now_ms, self._most[1])
            groups.append({"code": listing.code, "kline_type": kind, "kline_data": bars})
        return {"kline_list": groups}

    def _bars(self, item: Json, now_ms: int, most: int) -> tuple[Listing, int, list[Json]]:
        """An end time in seconds or milliseconds counts in the second family only, inclusive."""
        listing = self.listing(item.get("code"))
        kind, count = read_int(item, "kline_type", 400), read_int(item, "query_kline_num", 400)
        end = read_int(item, "kline_timestamp_end", 400, 0)
        if kind not in KINDS or count < 1 or (self.family == STOCK and kind in _NOT_FOR_STOCKS):
            raise Refusal(400, DATA)
        until_ms: int | None = None
        if end > 0 and self.family != STOCK and not self._faults.active("ignore-e"):
            until_ms = end if end > _MS_FROM else end * 1000
            if self._faults.active("end-exclusive"):
                until_ms -= 1
        bars = self.market(listing).bars(KINDS[kind], min(count, most), now_ms, until_ms)
        entries = [self.bar_json(listing, bar) for bar in bars]
        if self._faults.active("dup-bars"):
            entries += entries[-1:]
        if self._faults.active("newest-first"):
            entries.reverse()
        return listing, kind, entries

    def static_info(self, data: Json, _now_ms: int) -> Json:
        """AllTick 4.5: shares; of an index only what it has."""
        return {"static_info_list": [self._info(one) for one in self._answered(self.codes(data))]}

    def _info(self, listing: Listing) -> Json:
        one = listing.instrument
        entry: Json = {
            "symbol": listing.code,
            "name_cn": one.name_zh,
            "name_en": one.name_en,
            "name_hk": one.name_zh,
            "exchange": one.exchange,
            "currency": one.currency,
            "lot_size": str(one.lot_size),
        }
        figures = one.fundamentals
        if figures is not None:
            entry |= {
                "board": _BOARDS[one.market],
                "total_shares": str(figures.total_shares),
                "circulating_shares": str(figures.float_shares),
                "eps": f"{figures.eps:.16f}",
                "eps_ttm": f"{figures.eps:.16f}",
                "bps": f"{figures.book_value:.16f}",
                "dividend_yield": f"{figures.dividend / one.anchor_price * 100:.16f}",
            }
            if one.market == "HK":
                entry["hk_shares"] = str(figures.total_shares)
        return self._shapes.apply(entry)


def batch_items(data: Json) -> list[Json]:
    """The items of a `data_list`.

    Raises:
        Refusal: 400, it is no list of objects.
    """
    items = data.get("data_list")
    if not isinstance(items, list) or not items or not all(isinstance(one, dict) for one in items):
        raise Refusal(400, DATA)
    return items


def _no_volume(_units: int) -> str:
    return "0"


def _number(trades: list[Trade]) -> int:
    """The sequence number of the last of these, as its push has it."""
    last = trades[-1].ts_ms
    return last * 1000 + sum(one.ts_ms == last for one in trades) - 1
