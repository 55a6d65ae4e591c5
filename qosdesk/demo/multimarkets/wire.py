"""The MultiMarkets quote stream as the demo writes it: ticks, books, bars, push strings (MultiMarkets 3, 4).

Written from the wire document alone and never from `qosdesk.providers`. What the document leaves open is answered as
its section 8 proposes: pushes end in a semicolon and hold no blanks, `tick_time` is in milliseconds.
"""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal, InvalidOperation
from types import MappingProxyType
from typing import Final, NamedTuple

from qosdesk.demo.bodies import DATA, Json, Refusal, Sequence, read_int, to_int
from qosdesk.demo.book import Level
from qosdesk.demo.faults import FaultBoard
from qosdesk.demo.figures import DAY
from qosdesk.demo.hub import BOOK
from qosdesk.demo.instruments import DemoInstrument
from qosdesk.demo.market import Market
from qosdesk.demo.multimarkets.products import Product, load_products
from qosdesk.demo.run import Bar, MinuteRun, Trade
from qosdesk.demo.shapes import Shapes, always
from qosdesk.demo.world import World

TICKER, ROLLING = "S", "R"
MAX_BARS = 1000  # MultiMarkets 4.5
KINDS: Final = MappingProxyType({1: 1, 2: 5, 3: 15, 4: 30, 5: 60, 6: 120, 7: 240, 8: 1001, 9: 1007, 10: 1030})
"""`kline_type` to the world's interval (MultiMarkets 3.6)."""

_MAX_TRADES = 100
_TICKER_EVERY_S = 0.5
_PRICES = frozenset(
    {
        "price",
        "price_bid",
        "price_ask",
        "open_price",
        "close_price",
        "high_price",
        "low_price",
        "yesterday_close_price",
        "rolling_last_price",
    }
)
_WRONG = (
    dict.fromkeys(("price", "open_price", "close_price", "volume", "transactions_number"), float),
    dict.fromkeys(("price", "close_price", "tick_deep", "tick_time", "timestamp"), always(None)),
    {
        "price": always({}),
        "bid_deep": always("none"),
        "tick_time": always("soon"),
        "timestamp": always("soon"),
    },
    dict.fromkeys(("seq", "tick_time", "price_digits", "timestamp", "symbol_id"), str),
    {"symbol_id": always("BTC")},
    {
        "price": always(""),
        "close_price": always("1e999"),
        "ask_deep": always({}),
        "high_price": always("NaN"),
    },
)


class Ask(NamedTuple):
    """One product of a request: the triple as it was asked for, which is the triple that is answered."""

    product: Product
    mode: int

    @property
    def symbol(self) -> str:
        """The world's plain code."""
        return self.product.instrument.symbol

    def kind(self, letter: str, detail: str = "") -> str:
        """What the hub keeps of a subscription: letter, triple, and what else is the wire's own."""
        one = self.product
        return f"{letter}/{one.symbol_id},{one.trade_type},{self.mode}/{detail}"

    @property
    def triple(self) -> Json:
        """As members of an answer."""
        one = self.product
        return {"symbol_id": one.symbol_id, "trade_type": one.trade_type, "trade_mode": self.mode}


class DepthView(NamedTuple):
    """How much of a book is sent: levels, and the price step they are merged to, in price units."""

    levels: int
    step: int

    def to_text(self) -> str:
        """For a kind."""
        return f"{self.levels}:{self.step}"

    @classmethod
    def from_text(cls, text: str) -> DepthView:
        """From a kind."""
        levels, _, step = text.partition(":")
        return cls(int(levels), int(step))

    def of(self, book: tuple[list[Level], list[Level]]) -> tuple[list[Level], list[Level]]:
        """Bids merged downwards, asks upwards, volumes added (MultiMarkets 7.6)."""
        bids, asks = book
        if self.step > 1:
            bids = _merged(bids, lambda price: price // self.step * self.step)
            asks = _merged(asks, lambda price: -(-price // self.step) * self.step)
        return bids[: self.levels], asks[: self.levels]


class MultiMarketsWire:
    """Figures of answers, and the texts of pushes.

    Args:
        world: what trades.
        faults: switches that change shapes.
    """

    def __init__(self, world: World, faults: FaultBoard) -> None:
        self.products = load_products(world.instruments.values())
        self._world = world
        self._faults = faults
        self._shapes = Shapes(faults, _PRICES, _WRONG)
        self._sequence = Sequence()

    # -- reading ------------------------------------------------------------------------------------------------

    def ask(self, entry: Json, *, stocks: bool) -> Ask | None:
        """The product that a triple names on this socket; any mode will do, and is echoed (MultiMarkets 7.5).

        Raises:
            Refusal: 202, it is no triple.
        """
        symbol_id, trade_type, mode = (
            read_int(entry, name, 202) for name in ("symbol_id", "trade_type", "trade_mode")
        )
        product = self.products.get((symbol_id, trade_type))
        if product is None or product.is_stock != stocks:
            return None
        return Ask(product, mode)

    def depth_view(self, entry: Json, ask: Ask) -> DepthView:
        """`depth_level` and `merge_accuracy` of a market subscription (MultiMarkets 4.3).

        Raises:
            Refusal: 202, the accuracy is missing or no price step.
        """
        try:
            accuracy = Decimal(str(entry["merge_accuracy"]))
        except (KeyError, InvalidOperation):
            raise Refusal(202, DATA) from None
        if not accuracy.is_finite() or accuracy <= 0:
            raise Refusal(202, DATA)
        most = ask.product.levels
        levels = to_int(entry.get("depth_level")) or most
        return DepthView(max(1, min(levels, most)), max(1, int(accuracy * ask.product.instrument.scale)))

    # -- parts --------------------------------------------------------------------------------------------------

    def market(self, ask: Ask) -> Market:
        """Where it trades."""
        market = self._world.market(ask.symbol)
        assert market is not None
        return market

    def stamp(self, ts_ms: int) -> int:
        """`tick_time`, of the server's clock, right or wrong."""
        if self._faults.active("clock-jump"):
            ts_ms += int(self._faults.number("clock-jump", 3600.0) * 1000)
        return ts_ms // 1000 if self._faults.active("seconds-time") else ts_ms

    def price(self, one: DemoInstrument, price: int) -> str:
        """With the number of decimals that `price_digits` says."""
        if self._faults.any_active and self._faults.active("zero-prices"):
            return "0"
        if not one.digits:
            return str(price)
        rounded = round(price / 10 ** (one.decimals - one.digits))
        whole, part = divmod(rounded, 10**one.digits)
        return f"{whole}.{part:0{one.digits}d}"

    def sides(
        self, view: DepthView, book: tuple[list[Level], list[Level]]
    ) -> tuple[list[Level], list[Level]]:
        """The levels to send, as the faults want them."""
        bids, asks = view.of(book)
        if self._faults.any_active:
            if self._faults.active("one-sided"):
                asks = []
            if self._faults.active("zero-levels"):
                bids = [*bids[:-1], [bids[-1][0], 0]] if bids else bids
        return bids, asks

    def shaped(self, entry: Json) -> Json:
        """An element of an answer as the faults want it."""
        if self._faults.active("string-numbers"):
            entry = {name: str(one) if isinstance(one, int) else one for name, one in entry.items()}
        return self._shapes.apply(entry)

    # -- answers ------------------------------------------------------------------------------------------------

    def tick_json(self, ask: Ask, now_ms: int) -> Json:
        """A ticker (MultiMarkets 4.2): last price, best levels, the newest day bar, the close before."""
        market, one = self.market(ask), ask.product.instrument
        run = market.run_at(now_ms)
        days = market.bars(DAY, 2, now_ms)
        today = days[-1]
        bids, asks = self.sides(DepthView(1, 1), market.shown())
        deep: Json = {}
        for name, side in (("bid", bids), ("ask", asks)):
            price, volume = side[0] if side else (0, 0)
            deep |= {f"price_{name}": self.price(one, price), f"volume_{name}": one.volume_text(volume)}
        entry = ask.triple | {
            "seq": run.last_ms * 1000,
            "tick_time": self.stamp(run.last_ms),
            "price_digits": one.digits,
            "price": self.price(one, run.last),
            "tick_deep": [deep],
            "open_price": self.price(one, today.open),
            "close_price": self.price(one, today.close),
            "high_price": self.price(one, today.high),
            "low_price": self.price(one, today.low),
        }
        if not self._faults.active("no-yp"):
            entry["yesterday_close_price"] = self.price(one, days[0].close)
        return self.shaped(entry)

    def market_json(self, ask: Ask, view: DepthView, trades: int, now_ms: int) -> Json:
        """A book and past trades, newest first (MultiMarkets 4.3)."""
        market, one = self.market(ask), ask.product.instrument
        bids, asks = self.sides(view, market.depth(now_ms))
        past = market.trades(now_ms, min(max(trades, 0), _MAX_TRADES)) if trades > 0 else []
        return self.shaped(
            ask.triple
            | {
                "seq": now_ms * 1000,
                "tick_time": self.stamp(now_ms),
                "price_digits": one.digits,
                "bid_deep": [
                    {"price_bid": self.price(one, price), "volume_bid": one.volume_text(volume)}
                    for price, volume in bids
                ],
                "ask_deep": [
                    {"price_ask": self.price(one, price), "volume_ask": one.volume_text(volume)}
                    for price, volume in asks
                ],
                "trade_info": [
                    {
                        "price": self.price(one, trade.price),
                        "volume": one.volume_text(trade.size),
                        "trade_direction": trade.side,
                        "trade_time": trade.ts_ms // 1000,
                    }
                    for trade in reversed(past)
                ],
            }
        )

    def rolling_json(self, ask: Ask, now_ms: int) -> Json:
        """The last 24 hours (MultiMarkets 4.7)."""
        one = ask.product.instrument
        return self.shaped(
            ask.triple
            | {"price_digits": one.digits}
            | dict(zip(_ROLLING, self._rolling(self.market(ask), now_ms), strict=True))
        )

    def _rolling(self, market: Market, now_ms: int) -> list[str]:
        """Last, first, high, low, volume, turnover; of a market at rest its last day."""
        one = market.instrument
        bar = market.rolling(now_ms) or market.bars(DAY, 1, now_ms)[0]
        prices = (bar.close, bar.open, bar.high, bar.low)
        return [
            *(self.price(one, price) for price in prices),
            one.volume_text(bar.volume),
            one.turnover_text(bar.turnover),
        ]

    def kline_json(self, data: Json, now_ms: int, *, stocks: bool) -> Json:
        """Bars of one product, oldest first, the end time inclusive (MultiMarkets 4.5).

        Raises:
            Refusal: 202, a member is missing or out of its range, or the product is unknown.
        """
        ask = self.ask(data, stocks=stocks)
        kind, count = read_int(data, "kline_type", 202), read_int(data, "query_kline_num", 202)
        end = read_int(data, "kline_timestamp_end", 202, 0)
        if kind not in KINDS or not 1 <= count <= MAX_BARS:
            raise Refusal(202, DATA)
        if ask is None:
            raise Refusal(202, DATA)
        until_ms: int | None = None
        if end > 0 and not self._faults.active("ignore-e"):
            until_ms = end * 1000 - (1 if self._faults.active("end-exclusive") else 0)
        market, one = self.market(ask), ask.product.instrument
        bars = market.bars(KINDS[kind], count, now_ms, until_ms)
        ends = [bar.ts_ms - 1 for bar in bars[1:]] + [now_ms]
        entries = [
            self._bar_json(one, bar, min(end_ms, now_ms)) for bar, end_ms in zip(bars, ends, strict=True)
        ]
        if self._faults.active("dup-bars"):
            entries += entries[-1:]
        if self._faults.active("newest-first"):
            entries.reverse()
        return ask.triple | {"kline_type": kind, "price_digits": one.digits, "kline_list": entries}

    def _bar_json(self, one: DemoInstrument, bar: Bar, end_ms: int) -> Json:
        return self.shaped(
            {
                "timestamp": bar.ts_ms // 1000,
                "open_price": self.price(one, bar.open),
                "close_price": self.price(one, bar.close),
                "high_price": self.price(one, bar.high),
                "low_price": self.price(one, bar.low),
                "last_tick_time": end_ms,
                "last_tick_seq": end_ms * 1000,
                "transactions_number": one.volume_text(bar.volume),
            }
        )

    # -- pushes -------------------------------------------------------------------------------------------------

    def push_trade(self, kind: str, instrument: DemoInstrument, trade: Trade) -> str:
        """pt: eight fields (MultiMarkets 4.3)."""
        triple = kind.split("/")[1]
        seq = self._sequence.next(kind, trade.ts_ms)
        return (
            f"pt({triple},{seq},{self.stamp(trade.ts_ms)},{self.price(instrument, trade.price)},"
            f"{instrument.volume_text(trade.size)},{trade.side});"
        )

    def push_depth(
        self, kind: str, instrument: DemoInstrument, book: tuple[list[Level], list[Level]], stamp_ms: int
    ) -> str:
        """pd: header, bids, asks; the whole book (MultiMarkets 4.3)."""
        _, triple, detail = kind.split("/")
        seq = self._sequence.next(kind, stamp_ms)
        price, volume = self.price, instrument.volume_text
        bids, asks = (
            "".join(f"({price(instrument, p)},{volume(v)})" for p, v in side)
            for side in self.sides(DepthView.from_text(detail), book)
        )
        text = f"pd({triple},{seq},{self.stamp(stamp_ms)});{bids};{asks};"
        if self._faults.any_active and self._faults.active("spaced-depth"):
            text = text.replace(");", ") ;").replace(")(", ")( ")
        return text

    def push_current(self, kind: str, market: Market, run: MinuteRun, now_ms: int) -> str | None:
        """p of the newest quote, pr of the last 24 hours, pd of the book."""
        letter, triple, _ = kind.split("/")
        one = market.instrument
        if letter == BOOK:
            return self.push_depth(kind, one, market.depth(now_ms), now_ms)
        if letter == ROLLING:
            text = f"pr({','.join((triple, *self._rolling(market, now_ms)))});"
            return text * 2 if self._many() else text
        bids, asks = self.sides(DepthView(1, 1), market.shown())
        (bid, bid_volume), (ask, ask_volume) = (side[0] if side else (0, 0) for side in (bids, asks))
        stamp_ms = max(run.last_ms, run.minute.start_ms)
        price, volume = self.price, one.volume_text
        record = (
            f"({triple},{self._sequence.next(kind, stamp_ms)},{self.stamp(stamp_ms)},{price(one, run.last)},"
            f"{price(one, bid)},{price(one, ask)},{volume(bid_volume)},{volume(ask_volume)});"
        )
        return "p" + record * (2 if self._many() else 1)

    def gap_s(self, kind: str) -> float:
        """Tickers are sampled; of the 24 hours nobody is told faster than they asked for."""
        letter, _, detail = kind.split("/")
        return max(int(detail) / 1000, 1.0) if letter == ROLLING else _TICKER_EVERY_S

    def _many(self) -> bool:
        """Whether a push holds its record twice."""
        return self._faults.any_active and self._faults.active("many-records")


_ROLLING: Final = (
    "rolling_last_price",
    "rolling_first_price",
    "rolling_high_price",
    "rolling_low_price",
    "rolling_transactions_number",
    "rolling_amount",
)


def _merged(side: list[Level], to_step: Callable[[int], int]) -> list[Level]:
    found: dict[int, int] = {}
    for price, volume in side:
        step = to_step(price)
        found[step] = found.get(step, 0) + volume
    return [[price, volume] for price, volume in found.items()]
