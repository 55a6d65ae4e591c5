"""The depth ladder as a level table: what the vendor gave, nothing padded, whole rows only (LOOK 7)."""

from __future__ import annotations

import itertools

import pytest

from qosdesk.domain.quotes import Kind, Stream
from qosdesk.domain.symbols import parse_symbol
from qosdesk.ui.panels.ladder import LadderPanel
from qosdesk.ui.panels.ladder.options import Mode
from qosdesk.ui.panels.ladder.rows import PairRow
from qosdesk.ui.ports import Connection, LinkState
from tests.ui.panels.ladder_hands import ASKS, BIDS, cells, centre, row_at, words
from tests.ui.panels.market import book, frame, snapshot, trade

TENCENT = parse_symbol("HK:700")


# --- what is shown --------------------------------------------------------------------------------------------------


def test_it_wants_book_prints_and_figures_of_the_groups_symbol_while_visible(desk, shown):
    panel = shown(LadderPanel)
    assert desk.quotes.wanted[panel] == {
        Stream(TENCENT, kind) for kind in (Kind.DEPTH, Kind.TRADE, Kind.SNAPSHOT)
    }
    panel.hide()
    assert panel not in desk.quotes.wanted


def test_ten_levels_are_ten_rows_a_side_with_the_best_at_the_spread(desk, shown):
    panel = shown(LadderPanel)
    book(desk, "HK:700", BIDS, ASKS)
    frame(desk)
    assert panel.scene.shown == (10, 10)
    assert panel.title_parts() == ("HK:700", "Depth", "10 levels")
    assert cells(panel) == [(True, *one) for one in ASKS[::-1]] + [(False, *one) for one in BIDS]


def test_one_level_is_one_row_and_is_said(desk, shown):
    panel = shown(LadderPanel)
    book(desk, "HK:700", BIDS[:1], ASKS[:1])
    frame(desk)
    assert panel.scene.shown == (1, 1)
    assert panel.title_parts()[2] == "1 level"
    assert words(panel) == ["1 level from QOS. Nothing is hidden or padded."]
    panel.resize(200, 400)
    frame(desk)
    assert len(words(panel)) == 2
    assert " ".join(words(panel)) == "1 level from QOS. Nothing is hidden or padded."


def test_a_low_panel_shows_whole_rows_around_the_spread_and_says_so(desk, shown):
    panel = shown(LadderPanel, height=230)
    book(desk, "HK:700", BIDS, ASKS)
    frame(desk)
    assert panel.scene.shown == (3, 4)
    assert panel.title_parts()[2] == "3 of 10 levels"
    assert all(one.y + one.height <= panel.height() for one in panel.placed)


def test_five_levels_have_rows_of_22_and_more_have_20(desk, shown):
    panel = shown(LadderPanel)
    book(desk, "HK:700", BIDS[:5], ASKS[:5])
    frame(desk)
    assert panel.row_height == 22
    book(desk, "HK:700", BIDS, ASKS)
    frame(desk)
    assert panel.row_height == 20


def test_an_empty_side_says_why(desk, shown):
    panel = shown(LadderPanel)
    desk.links.point(1, parse_symbol("SZ:301999"))
    snapshot(desk, "SZ:301999", 12.10, 10.08)
    book(desk, "SZ:301999", [(12.10, 120_430_000), (12.09, 18200)], [])
    frame(desk)
    assert words(panel)[0] == "No sellers at 12.10, the upper limit"
    book(desk, "SZ:301999", [], [(8.06, 100)])
    frame(desk)
    assert words(panel)[0] == "No buyers at 8.06, the lower limit"
    book(desk, "SZ:301999", [], [(9, 100)])
    frame(desk)
    assert words(panel)[0] == "No buyers in the book"


@pytest.mark.parametrize(
    ("bid", "ask", "said"),
    [
        (613, 612.5, "Crossed: the best bid is above the best ask."),
        (613, 613, "Locked: the best bid equals the best ask."),
    ],
)
def test_a_crossed_or_locked_book_is_said_in_words(desk, shown, bid, ask, said):
    panel = shown(LadderPanel)
    book(desk, "HK:700", [(bid, 100)], [(ask, 100)])
    frame(desk)
    assert words(panel) == [said]


def test_waiting_for_a_book_says_more_after_a_while(desk, shown):
    panel = shown(LadderPanel)
    assert panel.empty_words() == "No book yet"
    desk.clock.advance(11)
    panel._second()
    assert panel.empty_words() == "QOS took the request for HK:700 and sent no book yet"
    desk.connection.confirmed = set()
    assert panel.empty_words() == "QOS sent no book of HK:700; it may not offer one"
    desk.connection.put(Connection(LinkState.RECONNECTING))
    assert panel.empty_words() == "No book yet"
    book(desk, "HK:700", [], [])
    frame(desk)
    assert panel.empty_words() == "The book is empty"


def test_a_share_sizes_are_shown_in_lots(desk, shown):
    panel = shown(LadderPanel)
    desk.links.point(1, parse_symbol("SH:600519"))
    book(desk, "SH:600519", [(1468.2, 800)], [(1468.5, 600)])
    frame(desk)
    assert panel.speech().row(row_at(panel, 1468.5).row) == "Ask level 1 1,468.50, size 6 lots, total 6 lots"


def test_bids_beside_asks_pair_the_levels(desk, shown):
    panel = shown(LadderPanel)
    panel.choose(mode=Mode.BESIDE)
    book(desk, "HK:700", BIDS, ASKS[:7])
    frame(desk)
    pairs = [one.row for one in panel.placed if isinstance(one.row, PairRow)]
    assert [(row.number, row.bid.price, row.ask and row.ask.price) for row in pairs][5:8] == [
        (6, 610, 615.5),
        (7, 609.5, 616),
        (8, 609, None),
    ]
    assert panel.scene.shown == (7, 10)


def test_sides_do_not_stand_beside_each_other_where_their_figures_would_be_cut(desk, shown):
    panel = shown(LadderPanel, width=190)
    panel.choose(mode=Mode.BESIDE)
    book(desk, "HK:700", BIDS, ASKS)
    frame(desk)
    assert cells(panel)
    panel.resize(376, 482)
    assert any(isinstance(one.row, PairRow) for one in panel.placed)
    assert panel.options.mode is Mode.BESIDE


def test_grouped_prices_sum_to_the_side_and_are_marked(desk, shown):
    panel = shown(LadderPanel)
    panel.choose(group=2)
    book(desk, "HK:700", BIDS, ASKS)
    frame(desk)
    shown_cells = cells(panel)
    assert (False, 612.0, 2000 + 4000) in shown_cells
    assert (True, 613.0, 1000) in shown_cells
    assert (True, 614.0, 2000 + 3000) in shown_cells
    assert panel.title_parts()[2] == "10 levels, grouped ×2"


# --- changes --------------------------------------------------------------------------------------------------------


def test_the_first_book_lights_nothing_and_a_changed_size_lights_from_its_first_changed_digit(desk, shown):
    panel = shown(LadderPanel)
    changes = panel.scene.changes
    book(desk, "HK:700", BIDS, [(613, 18400), (613.5, 30200)])
    frame(desk)
    assert changes.flash(True, 613.5) is None
    book(desk, "HK:700", BIDS, [(613, 18400), (613.5, 32600)])
    frame(desk)
    flash = changes.flash(True, 613.5)
    assert flash is not None
    assert flash.first == 1  # 30,200 -> 32,600
    assert changes.flash(True, 613) is None
    assert row_at(panel, 613.5).row.cell.delta == 2400


def test_changed_sizes_are_lit_as_the_user_wants_all_figures_lit(desk, shown):
    panel = shown(LadderPanel)
    changes = panel.scene.changes
    desk.settings.set("flash", "cell")
    desk.settings.set("reduced_motion", True)
    book(desk, "HK:700", BIDS, [(613, 30200)])
    frame(desk)
    book(desk, "HK:700", BIDS, [(613, 32600)])
    frame(desk)
    flash = changes.flash(True, 613)
    assert flash is not None
    assert (flash.first, flash.still) == (0, True)
    desk.settings.set("flash", "off")
    frame(desk, 1.0)
    book(desk, "HK:700", BIDS, [(613, 32700)])
    frame(desk)
    assert changes.flash(True, 613) is None


def test_lit_sizes_go_dark_and_the_frames_stop(desk, shown):
    panel = shown(LadderPanel)
    book(desk, "HK:700", BIDS, [(613, 100)])
    frame(desk)
    book(desk, "HK:700", BIDS, [(613, 200)])
    frame(desk)
    assert panel.on_frame([], desk.clock.monotonic_s()) is True
    frame(desk, 0.6)
    assert panel.on_frame([], desk.clock.monotonic_s()) is False
    assert panel.scene.changes.flash(True, 613) is None


def test_pulled_and_added_sizes_go_after_a_while(desk, shown):
    panel = shown(LadderPanel)
    book(desk, "HK:700", BIDS, [(613, 300)])
    frame(desk)
    book(desk, "HK:700", BIDS, [(613, 200)])
    frame(desk)
    assert row_at(panel, 613).row.cell.delta == -100
    desk.clock.advance(2)
    panel._second()
    assert row_at(panel, 613).row.cell.delta == 0


def test_another_symbol_is_not_compared_with_the_old_one(desk, shown):
    panel = shown(LadderPanel)
    book(desk, "HK:700", BIDS, ASKS)
    frame(desk)
    desk.links.point(1, parse_symbol("HK:9988"))
    book(desk, "HK:9988", BIDS, [(613, 5)])
    frame(desk)
    assert row_at(panel, 613).row.cell.size == 5
    assert row_at(panel, 613).row.cell.delta == 0


def test_only_rows_that_look_different_are_painted_again(desk, shown):
    panel = shown(LadderPanel)
    snapshot(desk, "HK:700", 612.5, 605)
    book(desk, "HK:700", BIDS, ASKS)
    frame(desk)
    frame(desk, 1.0)
    damage = []
    panel.paintEvent, paint = (
        lambda event: (damage.append(event.region().boundingRect()), paint(event)),
        panel.paintEvent,
    )
    book(desk, "HK:700", BIDS, ASKS)
    frame(desk)
    assert damage == []
    book(desk, "HK:700", BIDS, [*ASKS[:9], (617.5, 10_500)])
    frame(desk)
    row, footer = row_at(panel, 617.5), panel.placed[-1]
    assert damage[0].top() == row.y
    assert damage[0].bottom() >= footer.y
    damage.clear()
    trade(desk, "HK:700", 612.5)
    frame(desk)
    assert damage[0].height() == panel.row_height


def test_what_is_painted_in_parts_is_what_is_painted_whole(desk, shown):
    panel = shown(LadderPanel)
    for mode in Mode:
        panel.choose(mode=mode)
        snapshot(desk, "HK:700", 612.5, 605)
        for step in range(12):
            bids = [(p - (step % 3) / 2, s + 700 * ((step * 7 + i) % 5)) for i, (p, s) in enumerate(BIDS)]
            asks = [(p + (step % 2) / 2, s + 300 * ((step * 3 + i) % 4)) for i, (p, s) in enumerate(ASKS)]
            book(desk, "HK:700", bids, asks[: 10 - step % 4])
            trade(desk, "HK:700", bids[0][0], 100 * (step + 1), side=step % 3)
            frame(desk)
            parts = panel.grab().toImage()
            panel.update()
            assert panel.grab().toImage() == parts
        frame(desk, 1.0)


def test_a_hidden_ladder_reads_nothing_until_it_is_shown(desk, shown):
    panel = shown(LadderPanel)
    panel.hide()
    trade(desk, "HK:700", 613, 100)
    book(desk, "HK:700", BIDS, ASKS)
    frame(desk)
    assert panel.scene.traded.at(613) == (0, 0, 0)
    assert panel.placed == []
    panel.show()
    assert panel.scene.traded.at(613) == (100, 0, 0)
    assert panel.scene.shown == (10, 10)


def test_volume_traded_at_a_price_is_the_sum_of_the_prints_by_side(desk, shown):
    trade(desk, "HK:700", 613, 100, side=1)
    panel = shown(LadderPanel)
    book(desk, "HK:700", BIDS, ASKS)
    trade(desk, "HK:700", 613, 300, side=2)
    trade(desk, "HK:700", 613, 50, side=0)
    trade(desk, "HK:700", 612.5, 70, side=2)
    frame(desk)
    assert row_at(panel, 613).row.traded == (100, 300, 50)
    assert row_at(panel, 612.5).row.traded == (0, 70, 0)
    tip = panel.hands.tip(centre(panel, 613))
    assert "traded 450: bought 100, sold 300, side unknown 50" in tip
    assert "of the prints heard here since 15:42:18 this session day" in tip


def test_a_lost_link_changes_nothing_that_is_shown(desk, shown):
    """The dock greys it and says since when (tests/ui/shell); the figures stay."""
    panel = shown(LadderPanel)
    book(desk, "HK:700", BIDS, ASKS)
    frame(desk)
    live = panel.grab().toImage()
    desk.connection.put(Connection(LinkState.RECONNECTING))
    assert panel.grab().toImage() == live


def test_a_stale_book_loses_its_colours_and_takes_them_back(desk, shown):
    panel = shown(LadderPanel)
    snapshot(desk, "HK:700", 612.5, 605)
    book(desk, "HK:700", BIDS, ASKS)
    frame(desk)
    fresh = panel.grab().toImage()
    desk.staleness.put("HK:700", 41.0, Kind.DEPTH)
    assert panel.grab().toImage() != fresh
    desk.staleness.put("HK:700", None, Kind.DEPTH)
    assert panel.grab().toImage() == fresh


@pytest.mark.parametrize("width", [180, 240, 300, 376, 700])
@pytest.mark.parametrize("mode", list(Mode))
@pytest.mark.parametrize("dark", [True, False])
def test_it_paints_at_any_width_without_a_qt_warning(desk, shown, width, mode, dark):
    panel = shown(LadderPanel, width=width)
    panel.choose(mode=mode)
    desk.theme.apply(dark=dark)
    snapshot(desk, "HK:700", 612.5, 605)
    for bids, asks in ((BIDS, ASKS), (BIDS, []), ([], ASKS), ([(614, 1)], [(613, 1)]), ([], [])):
        book(desk, "HK:700", bids, asks)
        trade(desk, "HK:700", 612.5, 400)
        frame(desk)
        assert not panel.grab().isNull()


def test_points_of_fractional_sizes_stand_below_each_other(desk, shown):
    panel = shown(LadderPanel)
    book(desk, "HK:700", [(612.5, 2.13)], [(613.0, 4.0)])
    frame(desk)
    texts = {panel._size_text(cell[2]) for cell in cells(panel)}
    assert texts == {"2.13", "4.00"}
    book(desk, "HK:700", [(612.5, 2.137)], [(613.0, 4.0)])
    frame(desk)
    book(desk, "HK:700", [(612.5, 2.0)], [(613.0, 4.0)])
    frame(desk)
    assert {panel._size_text(cell[2]) for cell in cells(panel)} == {"2.000", "4.000"}


@pytest.mark.parametrize("width", [120, 150, 170, 220, 300, 376])
def test_the_figures_of_the_spread_row_never_overlap(desk, shown, monkeypatch, width):
    panel = shown(LadderPanel, width)
    snapshot(desk, "HK:700", 612.5, 605.0)
    book(desk, "HK:700", BIDS, ASKS)
    frame(desk)
    drawn = {}
    put = panel.type._put

    def note(x, base, text, run):
        drawn.setdefault(base, []).append((x, x + panel.type.width(text, *panel.type._style[:2])))
        put(x, base, text, run)

    monkeypatch.setattr(panel.type, "_put", note)
    panel.grab()
    for spans in map(sorted, drawn.values()):
        assert all(before[1] <= after[0] for before, after in itertools.pairwise(spans))
        assert spans[-1][1] <= width


def test_a_source_without_books_is_said_at_once_and_by_name(desk, shown):
    desk.sources.put("qos", "alltick")
    desk.sources.lacks("alltick", Kind.DEPTH)
    panel = shown(LadderPanel)
    desk.sources.fall("HK:700", "alltick")
    assert panel.empty_words() == "No book of HK:700: not offered by AllTick"
    desk.sources.fall("HK:700", "")
    assert panel.empty_words() == "No book yet"
