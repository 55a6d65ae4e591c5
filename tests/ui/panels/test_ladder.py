"""The depth ladder: what the vendor gave, nothing padded, sums right, whole rows only (LOOK 7)."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qosdesk.domain.quotes import Depth, Kind, Level, Stream
from qosdesk.domain.symbols import parse_symbol
from qosdesk.ui.panels.ladder import LadderPanel
from qosdesk.ui.panels.ladder.book import Cross, read_book, share_rows
from qosdesk.ui.ports import Connection, LinkState
from tests.ui.panels.market import book, frame, snapshot, trade

TENCENT = parse_symbol("HK:700")
ASKS = [(613 + i / 2, 1000 * (i + 1)) for i in range(10)]
BIDS = [(612.5 - i / 2, 2000 * (i + 1)) for i in range(10)]


def _depth(bids, asks):
    return Depth(TENCENT, tuple(Level(*b) for b in bids), tuple(Level(*a) for a in asks))


# --- the book as values ---------------------------------------------------------------------------------------------


def test_sums_run_from_the_best_level_and_the_imbalance_is_theirs():
    made = read_book(_depth([(612.5, 300), (612, 100)], [(613, 60), (613.5, 40)]))
    assert [line.total for line in made.bids] == [300, 400]
    assert [line.total for line in made.asks] == [60, 100]
    assert made.imbalance == pytest.approx((400 - 100) / (400 + 100))
    assert made.spread == 0.5
    assert made.spread_bp == pytest.approx(0.5 / 612.75 * 1e4)


def test_a_level_of_size_zero_is_no_level():
    made = read_book(_depth([(612.5, 0), (612, 100)], [(613, 60)]))
    assert [(line.number, line.price) for line in made.bids] == [(1, 612)]


@pytest.mark.parametrize(
    ("bids", "asks", "cross"),
    [
        ([(10, 1)], [(11, 1)], Cross.NORMAL),
        ([(11, 1)], [(11, 1)], Cross.LOCKED),
        ([(12, 1)], [(11, 1)], Cross.CROSSED),
        ([(12, 1)], [], Cross.NO_ASKS),
        ([], [(12, 1)], Cross.NO_BIDS),
        ([], [], Cross.EMPTY),
    ],
)
def test_one_sided_locked_and_crossed_books_are_named(bids, asks, cross):
    made = read_book(_depth(bids, asks))
    assert made.cross is cross
    assert (made.spread == made.spread) == bool(bids and asks)


@given(st.integers(0, 20), st.integers(0, 20), st.integers(0, 50))
def test_rows_are_shared_without_padding_and_best_levels_first(asks, bids, rows):
    shown_asks, shown_bids = share_rows(asks, bids, rows)
    assert 0 <= shown_asks <= asks
    assert 0 <= shown_bids <= bids
    assert shown_asks + shown_bids <= max(rows, 0)
    if asks + bids <= rows:
        assert (shown_asks, shown_bids) == (asks, bids)


# --- the panel ------------------------------------------------------------------------------------------------------


def test_it_wants_book_prints_and_figures_of_the_groups_symbol_while_visible(desk, shown):
    panel = shown(LadderPanel)
    assert desk.quotes.wanted[panel] == {
        Stream(TENCENT, kind) for kind in (Kind.DEPTH, Kind.TRADE, Kind.SNAPSHOT)
    }
    panel.hide()
    assert panel not in desk.quotes.wanted


def test_ten_levels_are_ten_rows_a_side(desk, shown):
    panel = shown(LadderPanel)
    book(desk, "HK:700", BIDS, ASKS)
    frame(desk)
    assert panel.shown == (10, 10)
    assert panel.title_parts() == ("HK:700", "Depth", "10 levels")


def test_one_level_is_one_row_and_is_said(desk, shown):
    panel = shown(LadderPanel)
    book(desk, "HK:700", BIDS[:1], ASKS[:1])
    frame(desk)
    assert panel.shown == (1, 1)
    assert panel.title_parts()[2] == "1 level"
    assert panel._sentence() == "1 level from QOS. Nothing is hidden or padded."


def test_a_low_panel_shows_whole_rows_around_the_spread_and_says_so(desk, shown):
    panel = shown(LadderPanel, height=230)
    book(desk, "HK:700", BIDS, ASKS)
    frame(desk)
    assert panel.shown == (3, 4)
    assert panel.title_parts()[2] == "3 of 10 levels"


def test_five_levels_have_rows_of_22_and_more_have_20(desk, shown):
    panel = shown(LadderPanel)
    book(desk, "HK:700", BIDS[:5], ASKS[:5])
    frame(desk)
    assert panel.row_height == 22
    book(desk, "HK:700", BIDS, ASKS)
    frame(desk)
    assert panel.row_height == 20


def test_the_first_book_lights_nothing_and_a_changed_size_lights_from_its_first_changed_digit(desk, shown):
    panel = shown(LadderPanel)
    book(desk, "HK:700", BIDS, [(613, 18400), (613.5, 30200)])
    frame(desk)
    assert panel._changes.flash(True, 613.5) is None
    book(desk, "HK:700", BIDS, [(613, 18400), (613.5, 32600)])
    frame(desk)
    flash = panel._changes.flash(True, 613.5)
    assert flash is not None
    assert flash.first == 1  # 30,200 -> 32,600
    assert panel._changes.flash(True, 613) is None
    assert panel._changes.delta(True, 613.5, desk.clock.monotonic_s()) == 2400


def test_lit_sizes_go_dark_and_the_frames_stop(desk, shown):
    panel = shown(LadderPanel)
    book(desk, "HK:700", BIDS, [(613, 100)])
    frame(desk)
    book(desk, "HK:700", BIDS, [(613, 200)])
    frame(desk)
    assert panel.on_frame([], desk.clock.monotonic_s()) is True
    frame(desk, 0.6)
    assert panel.on_frame([], desk.clock.monotonic_s()) is False
    assert panel._changes.flash(True, 613) is None


def test_another_symbol_is_not_compared_with_the_old_one(desk, shown):
    panel = shown(LadderPanel)
    book(desk, "HK:700", BIDS, ASKS)
    frame(desk)
    desk.links.point(1, parse_symbol("HK:9988"))
    book(desk, "HK:9988", BIDS, [(613, 5)])
    frame(desk)
    assert panel.book.asks[0].size == 5
    assert panel._changes.delta(True, 613, desk.clock.monotonic_s()) == 0


def test_volume_traded_at_a_price_is_the_sum_of_the_prints_by_side(desk, shown):
    trade(desk, "HK:700", 613, 100, side=1)
    panel = shown(LadderPanel)
    trade(desk, "HK:700", 613, 300, side=2)
    trade(desk, "HK:700", 613, 50, side=0)
    trade(desk, "HK:700", 612.5, 70, side=2)
    frame(desk)
    assert panel._traded.at(613) == (100, 300, 50)
    assert panel._traded.at(612.5) == (0, 70, 0)


def test_prints_that_came_while_hidden_are_counted_when_shown_again(desk, shown):
    panel = shown(LadderPanel)
    panel.hide()
    trade(desk, "HK:700", 613, 100)
    frame(desk)
    assert panel._traded.at(613) == (0, 0, 0)
    panel.show()
    assert panel._traded.at(613) == (100, 0, 0)


def test_a_share_sizes_are_shown_in_lots(desk, shown):
    panel = shown(LadderPanel)
    desk.links.point(1, parse_symbol("SH:600519"))
    book(desk, "SH:600519", [(1468.2, 800)], [(1468.5, 600)])
    frame(desk)
    assert panel._sizes[True, 1468.5] == "6"


@pytest.mark.parametrize("width", [180, 240, 300, 376, 700])
@pytest.mark.parametrize("dark", [True, False])
def test_it_paints_at_any_width_without_a_qt_warning(desk, shown, width, dark):
    panel = shown(LadderPanel, width=width)
    desk.theme.apply(dark=dark)
    snapshot(desk, "HK:700", 612.5, 605)
    for bids, asks in ((BIDS, ASKS), (BIDS, []), ([], ASKS), ([(614, 1)], [(613, 1)]), ([], [])):
        book(desk, "HK:700", bids, asks)
        frame(desk)
        assert not panel.grab().isNull()


def test_a_lost_link_changes_nothing_that_is_shown(desk, shown):
    """The dock greys it and says since when (tests/ui/shell); the figures stay."""
    panel = shown(LadderPanel)
    book(desk, "HK:700", BIDS, ASKS)
    frame(desk)
    live = panel.grab().toImage()
    desk.connection.put(Connection(LinkState.RECONNECTING))
    assert panel.shown == (10, 10)
    assert panel.grab().toImage() == live


def test_a_pinned_panel_takes_its_symbol_back_and_a_damaged_state_does_no_harm(desk, shown):
    panel = shown(LadderPanel, group=0)
    panel.restore_state({"group": 0, "symbol": "SH:600519"})
    assert panel.symbol == parse_symbol("SH:600519")
    panel.restore_state({"symbol": "nonsense"})
    panel.restore_state({"symbol": 7})
    assert panel.symbol == parse_symbol("SH:600519")
