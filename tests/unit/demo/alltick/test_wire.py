"""Pushes and answers of the AllTick wire as the demo words them (AllTick 3.3, 4, 5.5)."""

from __future__ import annotations

import json

import pytest

from qosdesk.demo.alltick.codes import OTHER, STOCK, listings
from qosdesk.demo.alltick.wire import AllTickWire
from qosdesk.demo.bodies import Refusal
from qosdesk.demo.faults import FaultBoard, parse_fault
from qosdesk.demo.run import Trade
from qosdesk.demo.world import World

NOW = 1_763_614_820_000
WORLD = World(1, True)


def wire(family: str, *faults: str) -> AllTickWire:
    board = FaultBoard(tuple(map(parse_fault, faults)))
    return AllTickWire(WORLD, board, family, listings(WORLD.instruments.values(), family))


def test_a_trade_of_the_mainland_counts_lots_and_a_hundredth_of_the_money():
    shown = json.loads(wire(STOCK).push_trade("T", WORLD.instruments["SZ:000651"], Trade(NOW, 3770, 2567, 1)))
    assert shown == {
        "cmd_id": 22998,
        "data": {
            "code": "000651.SZ",
            "seq": NOW * 1000,
            "tick_time": NOW,
            "price": "37.700000",
            "volume": "2567",
            "turnover": "96775.900000",
            "trade_direction": 1,
        },
    }


def test_where_nobody_is_told_the_aggressor_it_is_always_the_same():
    trade = Trade(NOW, 410_191, 8, 2)
    shown = json.loads(wire(OTHER).push_trade("T", WORLD.instruments["CM:XAUUSD"], trade))["data"]
    assert (shown["code"], shown["price"], shown["turnover"], shown["trade_direction"]) == (
        "GOLD",
        "4101.91",
        "32815.28",
        1,
    )


@pytest.mark.parametrize("symbol", ["HK:700", "US:AAPL", "SH:600519"])
def test_the_fast_way_and_the_way_by_members_word_the_same_push(symbol: str):
    instrument = WORLD.instruments[symbol]
    market = WORLD.market(symbol)
    assert market is not None
    trade, book = market.trades(NOW, 1)[0], market.depth(NOW)
    fast, slow = wire(STOCK), wire(STOCK, "slow=1")  # any switch at all leaves the fast way
    assert json.loads(fast.push_trade("T", instrument, trade)) == json.loads(
        slow.push_trade("T", instrument, trade)
    )
    assert json.loads(fast.push_depth("D5", instrument, book, NOW)) == json.loads(
        slow.push_depth("D5", instrument, book, NOW)
    )


def test_the_answer_of_the_last_trade_has_the_number_of_its_push():
    listed, market = wire(OTHER), WORLD.market("CF:BTCUSDT")
    assert market is not None
    shown = listed.trade_ticks({"symbol_list": [{"code": "BTCUSDT"}]}, NOW)["tick_list"][0]
    for trade in market.trades(NOW, 5):
        pushed = json.loads(listed.push_trade("T", market.instrument, trade))["data"]
    assert shown["seq"] == str(pushed["seq"])


@pytest.mark.parametrize("data", [{}, {"symbol_list": None}, {"symbol_list": ["GOLD"]}])
def test_a_list_that_is_none_is_refused_as_bad_data(data: dict[str, object]):
    with pytest.raises(Refusal) as caught:
        wire(OTHER).trade_ticks(data, NOW)
    assert caught.value.ret == 400


def test_a_list_of_bars_of_two_items_is_two_groups():
    item = {"code": "GOLD", "kline_timestamp_end": 0, "query_kline_num": 2, "adjust_type": 0}
    items = [item | {"kline_type": 1}, item | {"kline_type": 8}]
    groups = wire(OTHER).batch_kline({"data_list": items}, NOW)["kline_list"]
    assert [(one["kline_type"], len(one["kline_data"])) for one in groups] == [(1, 2), (8, 2)]
    assert all(bar["volume"] == bar["turnover"] == "0" for one in groups for bar in one["kline_data"])
