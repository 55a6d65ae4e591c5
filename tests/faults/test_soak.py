"""Hours of random faults in fake time: afterwards everything wanted is live, nothing is left over, no limit was broken.

The night's longer run: `SOAK_HOURS=1000 python3 packaging/dev.py test tests/faults/test_soak.py`.
"""

from __future__ import annotations

import os
import random
from collections import Counter

import pytest

from qosdesk.domain.priority import Priority
from qosdesk.domain.quotes import Kind, Stream
from qosdesk.domain.symbols import Symbol
from qosdesk.feed.calls import Call, GetBars, GetSnapshots
from qosdesk.feed.messages import Ask, TryNow, Unwant, Want
from tests.helpers.fake_vendor import FakeVendor
from tests.helpers.mini import MiniDialect, limits, stream

HOURS = float(os.environ.get("SOAK_HOURS", "32"))
SEEDS = (1, 2, 3, 4)
PLAN = limits(products=10, requests_per_minute=10, command_gap_s=1.0, products_per_call=10)
POOL = tuple(
    Stream(Symbol("HK", str(1 + number // 3)), (Kind.TRADE, Kind.SNAPSHOT, Kind.DEPTH)[number % 3])
    for number in range(75)
)
COMMON = {
    "unreachable": 0.3,
    "busy": 0.03,
    "cut": 0.4,
    "restart": 0.15,
    "thrown out": 0.05,
    "rate": 0.03,
    "silent": 0.1,
    "http dead": 0.15,
    "http 429": 0.05,
}
LOSSY = COMMON | {
    "no answer": 0.03,
    "mute": 0.1,
    "half open": 0.2,
    "http hangs": 0.1,
    "late": 0.05,
    "twice": 0.05,
}
UNNAMED = COMMON | {"no id": 0.5}
"""A vendor that loses answers and does not say what its answers are to can't be followed exactly: one or the other."""


class User:
    """Somebody who scrolls, opens charts, presses `Try now`, and lets the computer sleep."""

    def __init__(self, vendor: FakeVendor, seed: int) -> None:
        self.asked = 0
        self.slept_s = 0.0
        self._vendor = vendor
        self._random = random.Random(seed)

    @property
    def awake_s(self) -> float:
        """How long the computer has been awake."""
        return self._vendor.now_s - self.slept_s

    def act(self) -> None:
        """One thing, and some seconds of looking at it."""
        vendor, rng = self._vendor, self._random
        priority = rng.choice(list(Priority))
        chosen = tuple(rng.sample(POOL, 5))
        match rng.randrange(8):
            case 0 | 1 | 2:
                vendor.give(Want(chosen, priority))
            case 3 | 4:
                vendor.give(Unwant(tuple(rng.sample(POOL, 12))))
            case 5:
                self._ask(GetSnapshots(tuple(one.symbol for one in chosen)), priority)
            case 6:
                self._ask(GetBars(chosen[0].symbol, stream("HK:1 bar 1m").interval, 100), priority)  # type: ignore[arg-type]
            case 7:
                if rng.random() < 0.02:
                    sleep_s = rng.uniform(30.0, 9 * 3600.0)
                    self.slept_s += sleep_s
                    vendor.sleep(sleep_s)
                elif rng.random() < 0.2:
                    vendor.give(TryNow())
        vendor.run(rng.choice((0.1, 1.0, 5.0, 20.0, 60.0)))

    def _ask(self, question: GetSnapshots | GetBars, priority: Priority) -> None:
        self._vendor.give(Ask(Call(self.asked, question, priority)))
        self.asked += 1


def left_over(vendor: FakeVendor) -> dict[str, object]:
    """What the machine still holds; all of it must be empty when nothing is under way."""
    subs, calls = vendor.machine._subs, vendor.machine._calls
    book = subs._books[0]
    held = {
        "flights": book.flights,
        "again": book.again,
        "ending": book.ending,
        "suspects": book.suspects,
        "queued": calls._queue,
        "flying": calls._flying,
        "parts": calls._parts,
        "calls": calls._wholes,
        # What the plan has no slot for stays a gap until it is live again.
        "gaps": set(vendor.machine._links[0].gaps) - set(vendor.machine.unslotted()),
    }
    return {name: what for name, what in held.items() if what}


@pytest.mark.slow
@pytest.mark.parametrize("seed", SEEDS)
def test_hours_of_random_faults_end_with_everything_live_nothing_left_over_and_no_limit_broken(seed: int):
    vendor = FakeVendor(MiniDialect(PLAN), seed)
    user = User(vendor, seed + 100)
    vendor.give(TryNow())
    until_s = max(HOURS / len(SEEDS), 0.1) * 3600.0
    while user.awake_s < until_s:
        vendor.faults = UNNAMED if vendor.faults is LOSSY else LOSSY
        vendor.bad = {"HK:7", "HK:13"}
        round_s = user.awake_s + 2 * 3600.0
        while user.awake_s < round_s:
            user.act()
        faults = vendor.faults
        check_that_all_is_well(vendor, user)
        vendor.faults = faults


def check_that_all_is_well(vendor: FakeVendor, user: User) -> None:
    """The faults end; a quarter of an hour later nothing is to be seen of them."""
    vendor.faults, vendor.bad = {}, set()
    vendor.give(TryNow())
    vendor.run(900.0)
    assert not vendor.violations
    assert vendor.max_products <= PLAN.products
    assert {number for number, count in Counter(vendor.settled).items() if count != 1} == set()
    assert len(vendor.settled) == user.asked
    wanted, unslotted = vendor.machine.wanted, set(vendor.machine.unslotted())
    slotted = [one for one in wanted if one not in unslotted]
    assert [one for one in slotted if not vendor.machine.confirmed(one)] == []
    assert len({one.symbol for one in slotted}) == min(PLAN.products, len({one.symbol for one in wanted}))
    assert not left_over(vendor)
    wakes = vendor.wakes
    vendor.run(600.0)
    assert vendor.wakes - wakes < 100, "an idle session wakes for its heartbeat and little else"
