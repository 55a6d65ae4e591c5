"""The price ladder: every tick a row, scrolled, centred, grouped; unknown told from empty; a bounded frame."""

from __future__ import annotations

import itertools

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QWheelEvent

from qosdesk.domain.symbols import parse_symbol
from qosdesk.ui.panels.ladder import LadderPanel
from qosdesk.ui.panels.ladder.options import Mode
from qosdesk.ui.panels.ladder.rows import PriceRow, WordsRow
from qosdesk.ui.ports import Connection, LinkState
from tests.ui.panels.market import book, frame, snapshot, trade

ASKS = [(613 + i / 2, 1000 * (i + 1)) for i in range(10)]
BIDS = [(612.5 - i / 2, 2000 * (i + 1)) for i in range(10)]


@pytest.fixture
def panel(desk, shown):
    made = shown(LadderPanel)
    made.choose(mode=Mode.PRICES)
    return made


def rows(panel):
    return [one.row for one in panel.placed if isinstance(one.row, PriceRow)]


def prices(panel):
    return [row.price for row in rows(panel)]


def at(panel, price):
    return next(row for row in rows(panel) if row.price == price)


def wheel(panel, turn):
    middle = QPointF(panel.rect().center())
    event = QWheelEvent(
        middle,
        panel.mapToGlobal(middle),
        QPoint(),
        QPoint(0, turn),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QGuiApplication.sendEvent(panel, event)


def test_rows_are_ticks_around_the_market_with_bids_and_asks_in_their_columns(desk, panel):
    snapshot(desk, "HK:700", 612.5, 605)
    book(desk, "HK:700", BIDS, ASKS)
    frame(desk)
    shown = prices(panel)
    assert shown == sorted(shown, reverse=True)
    assert {high - low for high, low in itertools.pairwise(shown)} == {0.5}
    assert (at(panel, 612.5).bid.size, at(panel, 612.5).ask) == (2000, None)
    assert (at(panel, 613).ask.size, at(panel, 613).bid) == (1000, None)
    assert at(panel, 612.5).is_last
    assert abs(shown.index(612.5) - len(shown) // 2) <= 1


def test_beyond_the_levels_that_came_a_row_is_hatched_not_empty_and_it_is_said(desk, panel):
    book(desk, "HK:700", BIDS[:3], ASKS[:3])
    frame(desk)
    assert at(panel, 614.5).beyond_ask
    assert not at(panel, 614).beyond_ask
    assert at(panel, 611).beyond_bid
    sentence = [one.row.words for one in panel.placed if isinstance(one.row, WordsRow)]
    assert sentence == ["Hatched: beyond the 3 levels that QOS sends."]
    tip = panel.speech().tip(at(panel, 611))
    assert "beyond the 3 levels that QOS sends" in tip
    book(desk, "HK:700", BIDS[:1] + BIDS[2:3], ASKS[:3])
    frame(desk)
    assert "nobody quotes here" in panel.speech().tip(at(panel, 612))


def test_the_last_print_marks_its_row_with_its_size(desk, panel):
    book(desk, "HK:700", BIDS, ASKS)
    trade(desk, "HK:700", 612.5, 400, side=2)
    frame(desk)
    assert [(row.price, row.last_size, row.last_side) for row in rows(panel) if row.is_last] == [
        (612.5, 400, 2)
    ]
    trade(desk, "HK:700", 613, 900, side=1)
    frame(desk)
    assert [(row.price, row.last_size) for row in rows(panel) if row.is_last] == [(613, 900)]


def test_what_was_traded_stands_beside_every_price_quoted_or_not(desk, panel):
    for size, side in ((100, 1), (300, 2), (50, 0)):
        trade(desk, "HK:700", 616.5, size, side=side)
    book(desk, "HK:700", BIDS[:1], ASKS[:1])
    frame(desk)
    assert at(panel, 616.5).traded == (100, 300, 50)


def test_the_wheel_scrolls_three_prices_a_notch_and_the_middle_button_comes_back(qtbot, desk, panel):
    book(desk, "HK:700", BIDS, ASKS)
    frame(desk)
    before = prices(panel)
    wheel(panel, 120)
    assert prices(panel)[3:] == before[:-3]
    wheel(panel, 60)
    wheel(panel, -180)
    assert prices(panel) == before
    for _ in range(10):
        wheel(panel, -120)
    book(desk, "HK:700", BIDS, ASKS[:5])
    frame(desk)
    assert 612.5 not in prices(panel)  # who scrolled away stays there
    qtbot.mouseClick(panel, Qt.MouseButton.MiddleButton, pos=QPoint(20, 200))
    assert prices(panel) == before


def test_space_and_the_button_recentre_too(qtbot, desk, panel):
    book(desk, "HK:700", BIDS, ASKS)
    frame(desk)
    before = prices(panel)
    wheel(panel, 1200)
    qtbot.keyClick(panel, Qt.Key.Key_Space)
    assert prices(panel) == before
    wheel(panel, 1200)
    panel.toolbar.recentre.click()
    assert prices(panel) == before


def test_static_rows_stand_still_and_followed_ones_move_with_the_market(desk, panel):
    panel.choose(follows=False)
    book(desk, "HK:700", BIDS, ASKS)
    frame(desk)
    before = prices(panel)
    up = [(price + 8, size) for price, size in BIDS], [(price + 8, size) for price, size in ASKS]
    book(desk, "HK:700", *up)
    frame(desk)
    assert prices(panel) == before
    panel.toolbar.auto.click()
    assert panel.options.follows
    assert abs(prices(panel).index(620.5) - len(before) // 2) <= 1


def test_a_spread_wider_than_the_panel_shows_the_last_price(desk, panel):
    snapshot(desk, "HK:700", 640, 605)
    book(desk, "HK:700", [(500, 100)], [(640, 100)])
    frame(desk)
    assert 640 in prices(panel)


def test_grouped_rows_sum_what_rests_and_what_was_traded(desk, panel):
    trade(desk, "HK:700", 612, 70, side=1)
    trade(desk, "HK:700", 610.5, 30, side=2)
    panel.choose(group=5)
    book(desk, "HK:700", BIDS, ASKS)
    frame(desk)
    assert {high - low for high, low in zip(prices(panel), prices(panel)[1:], strict=False)} == {2.5}
    assert at(panel, 610).bid.size == sum(size for price, size in BIDS if 610 <= price < 612.5)
    assert at(panel, 615).ask.size == sum(size for price, size in ASKS if 612.5 < price <= 615)
    assert at(panel, 610).traded == (70, 30, 0)
    assert "grouped by 5 ticks" in panel.speech().row(at(panel, 610))
    assert panel.title_parts()[2] == "10 levels, grouped ×5"


@pytest.mark.parametrize(
    ("code", "bids", "asks", "tick", "source"),
    [
        ("HK:700", BIDS, ASKS, "Tick 0.50", "Tick from the exchange's table of spreads"),
        ("SH:600519", [(1468.2, 8)], [(1468.5, 6)], "Tick 0.01", "Tick from the exchange's rule"),
        ("US:TME", [(0.9012, 8)], [(0.9015, 6)], "Tick 0.0001", "Tick from the exchange's rule"),
        ("US:NVDA", [(187.565, 8)], [(187.57, 6)], "Tick 0.005", "Tick as observed"),
        ("CF:BTCUSDT", [(91284.5, 8)], [(91284.6, 6)], "Tick 0.01", "Tick from the decimals"),
    ],
)
def test_it_says_the_tick_and_where_it_is_from(desk, panel, code, bids, asks, tick, source):
    desk.links.point(1, parse_symbol(code))
    book(desk, code, bids, asks)
    frame(desk)
    assert panel.toolbar._tick == tick
    assert panel.toolbar._source.startswith(source)


def test_prices_have_the_decimals_that_their_tick_needs(desk, panel):
    desk.links.point(1, parse_symbol("US:TME"))
    book(desk, "US:TME", [(0.9012, 8)], [(0.9015, 6)])
    frame(desk)
    assert panel.price_text(0.9012) == "0.9012"


def test_the_cursor_scrolls_the_prices_at_the_edge(qtbot, desk, panel):
    book(desk, "HK:700", BIDS, ASKS)
    frame(desk)
    qtbot.keyClick(panel, Qt.Key.Key_Home)
    top = panel.spot.price
    while panel.spot.price != prices(panel)[0]:
        qtbot.keyClick(panel, Qt.Key.Key_Up)
        top = panel.spot.price
    qtbot.keyClick(panel, Qt.Key.Key_Up)
    assert panel.spot.price == top + 0.5
    assert prices(panel)[0] == top + 0.5


def test_a_click_copies_the_price_of_a_row_where_nobody_quotes(qtbot, desk, panel):
    book(desk, "HK:700", BIDS[:1], ASKS[:1])
    frame(desk)
    placed = next(spot.placed for spot in panel.spots() if spot.price == 614.5)
    qtbot.mouseClick(panel, Qt.MouseButton.LeftButton, pos=QPoint(200, placed.y + 5))
    assert QGuiApplication.clipboard().text() == "614.50"


def test_ten_thousand_books_between_two_frames_cost_one_decode(desk, panel):
    decoded = []

    def decode(bids, asks):
        decoded.append(1)
        return bids, asks

    levels = panel.state()
    book(desk, "HK:700", BIDS, ASKS)
    depth = levels.depth()
    for _ in range(10_000):
        levels.on_depth(depth.bids, depth.asks, desk.clock.wall_ms(), decode)
    frame(desk)
    assert decoded == [1]


def test_levels_that_are_out_of_view_are_counted_in_the_title(desk, panel):
    book(desk, "HK:700", BIDS, ASKS)
    frame(desk)
    asks, bids = (sum(price in prices(panel) for price, _ in side) for side in (ASKS, BIDS))
    assert panel.title_parts()[2] == f"{min(asks, bids)} of 10 levels"


def test_in_the_demo_no_vendor_is_named(desk, panel):
    desk.connection.put(Connection(LinkState.LIVE, "QOS", demo=True))
    book(desk, "HK:700", BIDS[:3], ASKS[:3])
    frame(desk)
    assert "that the demo exchange sends" in panel.speech().beyond()
