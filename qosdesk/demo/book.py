"""An order book that a known tape runs through: each trade hits the best bid or lifts the best ask before it."""

from __future__ import annotations

from random import Random

from qosdesk.demo.instruments import DemoInstrument
from qosdesk.demo.noise import mix

UNKNOWN, BUY, SELL = 0, 1, 2  # `d` of the wire (QOS 3.3)
_SPARE_LEVELS = 3

Level = list[int]  # [price units, volume units]


class Book:
    """Both sides of one instrument's book, best first, a few levels deeper than shown.

    Args:
        instrument: gives grid, level count and usual step.
        seed: the instrument's seed.
        typical: usual size of a level, in volume units.
        rng: decides changes; owned by the book.
        bounds: lowest and highest price that may be quoted (limits of the day).
    """

    def __init__(
        self, instrument: DemoInstrument, seed: int, typical: float, rng: Random, bounds: tuple[int, int]
    ) -> None:
        self._instrument = instrument
        self._seed = seed
        self._typical = max(typical, 1.0)
        self._rng = rng
        self._low, self._high = bounds
        self._depth = instrument.levels + _SPARE_LEVELS
        self._quotes: dict[int, int] = {}
        self.bids: list[Level] = []
        self.asks: list[Level] = []

    def open_around(self, price: int) -> None:
        """Start with the price at one of the two best quotes."""
        instrument = self._instrument
        if self._rng.random() < 0.5:
            bid, ask = price, self._next_quote(price, up=True)
        else:
            bid, ask = self._next_quote(price, up=False), price
        self.bids = [[bid, self._usual_size(bid)]] if bid >= max(self._low, instrument.tick_of(bid)) else []
        self.asks = [[ask, self._usual_size(ask)]] if ask <= self._high else []
        self._fill()

    def shown(self) -> tuple[list[Level], list[Level]]:
        """Bids and asks as published, best first."""
        levels = self._instrument.levels
        return self.bids[:levels], self.asks[:levels]

    def prepare(self, price: int, size: int) -> tuple[int, bool]:
        """Let quotes come and go until a trade at this price is possible.

        Returns:
            The aggressor (BUY, SELL) and whether the book changed.
        """
        bids, asks = self.bids, self.asks
        if asks and price >= asks[0][0]:
            side = BUY
        elif bids and price <= bids[0][0]:
            side = SELL
        elif not bids or not asks:
            side = BUY if bids else SELL
        else:
            side = BUY if asks[0][0] - price <= price - bids[0][0] else SELL
        ahead, behind, sign = (asks, bids, 1) if side == BUY else (bids, asks, -1)
        changed = False
        while ahead and (price - ahead[0][0]) * sign > 0:
            ahead.pop(0)
            changed = True
        if not ahead or ahead[0][0] != price:
            ahead.insert(0, [price, size + self._usual_size(price)])
            changed = True
        while behind and (price - behind[0][0]) * sign <= 0:
            behind.pop(0)
            changed = True
        if ahead[0][1] < size:
            ahead[0][1] = size + int(self._rng.random() * self._typical)
            changed = True
        if changed:
            # After a jump the other side follows at once; a small gap is left for `stir` to close.
            follow = self._next_quote(price, up=side == SELL)
            near = self._next_quote(self._next_quote(follow, up=side == SELL), up=side == SELL)
            if self._allowed(follow) and (not behind or (near - behind[0][0]) * sign > 0):
                behind.insert(0, [follow, self._new_size(follow)])
            self._fill()
        return side, changed

    def trade(self, side: int, size: int) -> None:
        """Take size from the best level that `prepare` has made ready."""
        ahead = self.asks if side == BUY else self.bids
        ahead[0][1] -= size
        if ahead[0][1] <= 0:
            ahead.pop(0)
            self._fill()

    def stir(self) -> None:
        """One change without a trade: a wide spread narrows, or a level near the top grows, shrinks or goes."""
        rng = self._rng
        bids, asks = self.bids, self.asks
        if bids and asks:
            inside = self._next_quote(bids[0][0], up=True)
            if inside < asks[0][0]:
                if rng.random() < 0.5:
                    bids.insert(0, [inside, self._new_size(inside)])
                else:
                    inside = self._next_quote(asks[0][0], up=False)
                    if inside > bids[0][0]:
                        asks.insert(0, [inside, self._new_size(inside)])
                self._fill()
                return
        side = bids if (rng.random() < 0.5 and bids) or not asks else asks
        if not side:
            return
        index = min(int(rng.expovariate(0.7)), len(side) - 1, self._instrument.levels - 1)
        level = side[index]
        level[1] = max(1, round((level[1] + self._new_size(level[0])) / 2))

    def _next_quote(self, price: int, up: bool) -> int:
        """The next price at which somebody quotes: the next tick, or some ticks on where the grid is fine."""
        known = self._quotes.get(price if up else -price)
        if known is not None:
            return known
        asked = price
        instrument = self._instrument
        move = instrument.tick_up if up else instrument.tick_down
        step = instrument.step_ticks
        price = move(price)
        if step > 1:
            for _ in range(step * 3):
                if mix(self._seed, price) % step == 0:
                    break
                price = move(price)
        self._quotes[asked if up else -asked] = price
        return price

    def _usual_size(self, price: int) -> int:
        """A price's own usual size, so that a book met again a minute later looks like itself."""
        return max(1, round(self._typical * (0.25 + 1.5 * (mix(self._seed + 1, price) & 0xFFFF) / 65536)))

    def _new_size(self, price: int) -> int:
        return max(1, round(self._usual_size(price) * self._rng.lognormvariate(0.0, 0.5)))

    def _fill(self) -> None:
        """Bring both sides to full depth without holes, inside the day's limits."""
        bids, asks = self.bids, self.asks
        if not bids and asks:
            self._start(bids, self._next_quote(asks[0][0], up=False))
        if not asks and bids:
            self._start(asks, self._next_quote(bids[0][0], up=True))
        self._fill_side(bids, up=False)
        self._fill_side(asks, up=True)

    def _start(self, side: list[Level], price: int) -> None:
        if self._allowed(price):
            side.append([price, self._usual_size(price)])

    def _allowed(self, price: int) -> bool:
        return price > 0 and self._low <= price <= self._high

    def _fill_side(self, side: list[Level], *, up: bool) -> None:
        index = 1
        while side and index < self._depth:
            price = self._next_quote(side[index - 1][0], up=up)
            if not self._allowed(price):
                break
            if index >= len(side) or (side[index][0] > price if up else side[index][0] < price):
                side.insert(index, [price, self._new_size(price)])
            index += 1
        del side[self._depth :]
