"""The machine against a whole vendor in fake time: limits are never broken, and faults always heal (QC-20)."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qosdesk.domain.priority import Priority
from qosdesk.domain.quotes import Kind, Stream
from qosdesk.domain.symbols import Symbol
from qosdesk.feed.calls import Call, GetSnapshots
from qosdesk.feed.limits import CountBy
from qosdesk.feed.messages import Ask, TryNow, Unwant, Want
from tests.helpers.fake_vendor import FakeVendor
from tests.helpers.mini import MiniDialect, ReplacingDialect, limits

PLAN = limits(products=10, requests_per_minute=10, command_gap_s=1.0, products_per_call=10)
KINDS = (Kind.TRADE, Kind.SNAPSHOT, Kind.DEPTH)


def many(count: int) -> list[Stream]:
    return [Stream(Symbol("HK", str(1 + number // 3)), KINDS[number % 3]) for number in range(count)]


@pytest.mark.parametrize("count_by", list(CountBy))
@given(seed=st.integers(0, 2**32), pauses=st.lists(st.floats(0.0, 4.0), min_size=5, max_size=20))
@settings(max_examples=25)
def test_500_wants_in_any_order_never_break_a_limit(count_by: CountBy, seed: int, pauses: list[float]):
    plan = replace(PLAN, count_by=count_by, linger_s=8.0, settle_s=2.0, poll_round_s=10.0)
    vendor, rng = FakeVendor(MiniDialect(plan), seed), random.Random(seed)
    wants = many(500)
    rng.shuffle(wants)
    size = len(wants) // len(pauses) + 1
    for number, pause_s in enumerate(pauses):
        chunk = wants[number * size : (number + 1) * size]
        vendor.give(Want(tuple(chunk), rng.choice(list(Priority))))
        vendor.give(Unwant(tuple(rng.sample(wants, 20))))
        codes = tuple(one.symbol for one in rng.sample(wants, rng.randint(1, 30)))
        vendor.give(Ask(Call(number, GetSnapshots(codes), rng.choice(list(Priority)))))
        if rng.random() < 0.1:
            vendor.cut()
        vendor.run(pause_s)
    vendor.run(300.0)
    assert not vendor.violations
    assert vendor.max_products == 10
    assert sorted(vendor.settled) == list(range(len(pauses)))
    wanted = vendor.machine.wanted
    live = [one for one in wanted if one not in set(vendor.machine.unslotted())]
    assert live
    assert all(vendor.machine.confirmed(one) for one in live)
    assert len({vendor.dialect.product_of(one) for one in live}) == 10


@pytest.mark.slow
def test_an_hour_of_random_faults_heals_by_itself():
    faults = {
        "unreachable": 0.3,
        "busy": 0.05,
        "mute": 0.15,
        "cut": 0.7,
        "no answer": 0.03,
        "rate": 0.05,
        "silent": 0.1,
        "http dead": 0.2,
        "http hangs": 0.1,
        "http 429": 0.1,
    }
    for seed in range(8):
        vendor, rng = FakeVendor(MiniDialect(PLAN), seed), random.Random(seed)
        # A vendor that loses answers and does not say what its answers are to can't be followed exactly.
        vendor.faults = faults if seed % 2 else {**faults, "no answer": 0.0, "mute": 0.0, "no id": 0.5}
        vendor.bad = {"HK:7"}
        pool = many(60)
        vendor.give(TryNow())
        for number in range(360):
            chosen = tuple(rng.sample(pool, 5))
            vendor.give(Unwant(chosen) if rng.random() < 0.4 else Want(chosen, rng.choice(list(Priority))))
            codes = tuple(one.symbol for one in chosen)
            vendor.give(Ask(Call(number, GetSnapshots(codes), rng.choice(list(Priority)))))
            vendor.run(10.0)
        vendor.faults = {}
        vendor.bad = set()
        vendor.run(400.0)
        assert not vendor.violations, seed
        assert sorted(vendor.settled) == list(range(360)), seed
        unslotted = set(vendor.machine.unslotted())
        assert all(vendor.machine.confirmed(one) for one in vendor.machine.wanted if one not in unslotted), (
            seed
        )
        # An idle hour afterwards: a heartbeat every 20 s and little else.
        wakes = vendor.wakes
        vendor.run(3600.0)
        assert vendor.wakes - wakes < 600, seed


def test_an_hour_of_faults_heals_for_a_replacing_provider_too():
    vendor, rng = FakeVendor(ReplacingDialect(PLAN), 5), random.Random(5)
    vendor.faults = {"unreachable": 0.3, "cut": 0.7}
    pool = [one for one in many(60) if one.kind is Kind.TRADE]
    vendor.give(TryNow())
    for _ in range(100):
        vendor.give(Unwant(tuple(rng.sample(pool, 3))))
        vendor.give(Want(tuple(rng.sample(pool, 3))))
        vendor.run(20.0)
    vendor.faults = {}
    vendor.run(200.0)
    assert vendor.violations["spacing"] == 0
    unslotted = set(vendor.machine.unslotted())
    assert all(vendor.machine.confirmed(one) for one in vendor.machine.wanted if one not in unslotted)
