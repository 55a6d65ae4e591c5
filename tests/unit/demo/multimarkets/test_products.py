"""The operator's product list (MultiMarkets 2.7)."""

from __future__ import annotations

from collections import Counter

from qosdesk.demo.instruments import load_instruments
from qosdesk.demo.multimarkets.products import base_info, load_products, session_times
from qosdesk.demo.world import World

NOW = 1_763_614_820_000
PRODUCTS = load_products(load_instruments().values())


def test_numbers_are_stable_and_one_is_under_two_trade_types():
    by_code = {(one.code, one.trade_type): one.symbol_id for one in PRODUCTS.values()}
    assert by_code["BTC/USDT", 5] == by_code["BTC/USDT", 1] == 2101
    assert by_code["700.HK", 6] == 7101
    assert Counter(kind for _, kind in PRODUCTS)[6] > 100
    assert len({one.order for one in PRODUCTS.values()}) == len(PRODUCTS)


def test_currencies_have_a_spread_for_display_on_both_sides():
    world = World(1, True)
    info = base_info(PRODUCTS[3101, 1], world, NOW, "en-US")
    assert (info["askSpread"], info["bidSpread"]) == ("0.00002", "-0.00002")
    assert base_info(PRODUCTS[2101, 5], world, NOW, "zh-CN")["symbolName"] == "比特币"


def test_sessions_follow_the_venue():
    world = World(1, False)
    apple, euro = PRODUCTS[6101, 6].instrument, PRODUCTS[3101, 1].instrument
    monday = {"dayOfWeek": 1, "startTime": 570, "endTime": 960}
    assert session_times(world, apple, NOW)[0] == monday
    assert {one["dayOfWeek"] for one in session_times(world, apple, NOW)} == {1, 2, 3, 4, 5}
    assert {one["dayOfWeek"] for one in session_times(world, euro, NOW)} == {1, 2, 3, 4, 5, 7}
