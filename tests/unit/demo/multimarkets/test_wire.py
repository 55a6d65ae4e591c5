"""Push strings and merged books (MultiMarkets 4)."""

from __future__ import annotations

import pytest

from qosdesk.demo.bodies import Refusal
from qosdesk.demo.faults import FaultBoard
from qosdesk.demo.multimarkets.wire import DepthView, MultiMarketsWire
from qosdesk.demo.run import Trade
from qosdesk.demo.world import World

WORLD = World(1, True)
BTC = WORLD.instruments["CF:BTCUSDT"]
NOW = 1_763_614_820_000


def test_a_book_is_merged_downwards_and_upwards_with_volumes_added():
    book = ([[9128, 3], [9121, 4], [9119, 5]], [[9131, 1], [9139, 2], [9141, 7]])
    assert DepthView(5, 10).of(book) == ([[9120, 7], [9110, 5]], [[9140, 3], [9150, 7]])
    assert DepthView(1, 1).of(book) == ([[9128, 3]], [[9131, 1]])
    assert DepthView.from_text(DepthView(5, 10).to_text()) == DepthView(5, 10)


def test_push_strings_are_as_documented():
    wire = MultiMarketsWire(WORLD, FaultBoard())
    trade = Trade(NOW, 6_285_120, 115, 1)
    assert wire.push_trade("T/2101,5,3/", BTC, trade) == f"pt(2101,5,3,{NOW}000,{NOW},62851.20,0.115,1);"
    book = ([[6_285_090, 350], [6_285_080, 1100]], [])
    text = f"pd(2101,5,3,{NOW}000,{NOW});(62850.90,0.350)(62850.80,1.100);;"
    assert wire.push_depth("D/2101,5,3/5:1", BTC, book, NOW) == text


def test_rolling_figures_are_told_no_faster_than_asked_for():
    wire = MultiMarketsWire(WORLD, FaultBoard())
    assert wire.gap_s("R/2101,5,3/5000") == 5.0
    assert wire.gap_s("R/2101,5,3/0") == 1.0


@pytest.mark.parametrize("accuracy", [None, "", "0", "-1", "NaN", "x"])
def test_an_accuracy_that_is_no_price_step_is_refused(accuracy: object):
    wire = MultiMarketsWire(WORLD, FaultBoard())
    ask = wire.ask({"symbol_id": 2101, "trade_type": 5, "trade_mode": 3}, stocks=False)
    assert ask is not None
    with pytest.raises(Refusal):
        wire.depth_view({"merge_accuracy": accuracy, "depth_level": 5}, ask)
    assert wire.depth_view({"merge_accuracy": "0.1", "depth_level": 50}, ask) == DepthView(10, 10)
