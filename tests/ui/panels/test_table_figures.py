"""The table's figures: every column, its formula with figures put in, what it needs, and how it is drawn."""

from __future__ import annotations

import pytest

from qosdesk.domain.daily import DailyFigures
from qosdesk.domain.derived import FORMULAS
from qosdesk.domain.hours import Hours
from qosdesk.domain.numbers import Units
from qosdesk.domain.quotes import Instrument, Kind, Session, SessionQuote, Snapshot, Stream
from qosdesk.domain.symbols import parse_symbol
from qosdesk.market.store import Store
from qosdesk.ui.panels.formulas import TEXTS
from qosdesk.ui.panels.table import TablePanel
from qosdesk.ui.panels.table.arrangement import USUAL
from qosdesk.ui.panels.table.columns import COLUMNS
from qosdesk.ui.panels.table.rows import Damage, Row
from tests.helpers.change_cases_us import US_CASES
from tests.helpers.change_cases_world import WORLD_CASES
from tests.helpers.change_story import Case
from tests.ui.fakes import NOW_MS
from tests.ui.panels.market import book, frame

BY_KEY = {column.key: column for column in COLUMNS}
CASES = (*US_CASES, *WORLD_CASES)
TENCENT = parse_symbol("HK:700")
KNOWN = Instrument(
    TENCENT,
    "Tencent",
    "腾讯控股",
    "SEHK",
    "HKD",
    100,
    9_142_857_143,
    9_124_137_931,
    25.31,
    120.0,
    4.5,
    decimals=2,
)


@pytest.fixture
def table(desk, shown):
    desk.instruments.add(KNOWN)
    panel = shown(TablePanel, 1800, 640)
    arrangement = panel.arrangement
    for column in COLUMNS:
        arrangement = arrangement.with_shown(column.key, True) if column.header else arrangement
    panel.arrange(arrangement)
    shot = Snapshot(TENCENT, 612.5, 605.0, 607.5, 618.5, 603.5, 13_230_000, 8_090_277_300, NOW_MS)
    desk.store.put_snapshot(shot)
    book(desk, "HK:700", [(612.5, 24_700), (612.0, 45_900)], [(613.0, 18_400), (613.5, 32_600)])
    desk.daily.put("HK:700", DailyFigures(683.0, 364.8, 40_000.0, 1))
    frame(desk)
    return panel


EXPECTED = {
    "last": "612.50",
    "change": "+7.50",
    "percent": "+1.24%",
    "bid": "612.50",
    "ask": "613.00",
    "bid_size": "24,700",
    "ask_size": "18,400",
    "spread": "0.50",
    "imbalance": "+16.12%",  # (70,600 − 51,000) ÷ 121,600
    "volume": "13.23M",
    "turnover": "8.09B",
    "volume_ratio": "1.06",  # 13.23 M in 312.3 minutes (09:30-12:00, 13:00-15:42:18) is 42,363; ÷ 40,000
    "turnover_rate": "0.15%",  # 13.23 M ÷ 9,124 M = 0.145 %
    "open": "607.50",
    "high": "618.50",
    "low": "603.50",
    "prev_close": "605.00",
    "average": "611.51",
    "amplitude": "2.48%",
    "range52": "77.84%",
    "market_cap": "5.60T",
    "float_cap": "5.59T",
    "pe": "24.20",
    "pb": "5.10",
    "eps": "25.31",
    "dividend": "4.50",
    "yield": "0.73%",
    "lot": "100",
    "currency": "HKD",
    "time": "15:42:18",
    "source": "QOS",
    "session_price": "--",
    "session_change": "--",
    "session_percent": "--",
}


def test_every_figure_of_a_row(table):
    texts = table.live.rows["HK:700"].texts
    assert {key: texts[key] for key in EXPECTED} == EXPECTED


def test_what_is_not_known_is_two_dashes_and_never_zero(table):
    texts = table.live.rows["HK:9988"].texts
    blank = {"symbol", "name", "direction", "spark", "session", "source", "currency", "lot"}
    assert {texts[column.key] for column in COLUMNS if column.key not in blank} == {"--"}


def test_a_derived_column_carries_the_sign_and_its_formula_with_the_figures(table):
    row = table.live.rows["HK:700"]
    tips = {key: BY_KEY[key].tooltip(row).split("\n") for key in EXPECTED}
    assert BY_KEY["average"].title() == "Average ƒ"
    assert tips["average"][1] == "average price = turnover 8.09B ÷ volume 13.23M"
    assert tips["imbalance"][1].startswith("bid/ask ratio = (bid sizes 70,600 − ask sizes 51,000)")
    assert tips["pe"][1] == "P/E = last 612.50 ÷ earnings per share 25.31"
    assert tips["dividend"][1] == "dividend yield = dividend 4.50 ÷ last 612.50"
    assert tips["dividend"][2].startswith("inferred")
    assert tips["range52"][1].endswith("= (last 612.50 − low 364.80) ÷ (high 683.00 − low)")
    assert tips["volume"][0] == "13,230,000"
    assert all(tips[key][-1] == "QOS · 2026-11-20 15:42:18 HKT" for key in ("last", "volume", "pe", "open"))
    derived = {column.key for column in COLUMNS if column.derived}
    assert all(BY_KEY[key].formula and BY_KEY[key].figures for key in derived)
    assert BY_KEY["average"].explanation() == "average price = turnover ÷ volume"


def test_the_words_of_the_formulas_are_in_the_catalogue():
    words = {text for one in FORMULAS.values() for text in (one.name, one.text, one.note) if text}
    assert set(TEXTS) == words


def test_alias_and_note_stand_where_the_user_looks(table):
    row = table.live.rows["HK:700"]
    row.alias, row.note = "Penguin", "sell above 650"
    row.refresh(table.live.context, table.live._makers, lit=False)
    assert row.texts["name"] == "Penguin"
    assert "Tencent" in BY_KEY["name"].tooltip(row)
    assert BY_KEY["symbol"].tooltip(row).endswith("sell above 650")


def test_a_new_point_of_the_line_alone_damages_its_cell_alone(table):
    row, context, makers = table.live.rows["HK:700"], table.live.context, table.live._makers
    row.refresh(context, makers, lit=False)
    context.now_s += 10.0
    row.watch_time(context)
    assert row.refresh(context, makers, lit=False) is Damage.CELLS
    assert row.changed == {"spark"}


def test_the_book_is_wanted_and_daily_bars_are_asked_for_only_while_a_column_needs_them(desk, shown):
    panel = shown(TablePanel, 652, 640)
    depth = Stream(TENCENT, Kind.DEPTH)
    assert depth not in desk.quotes.wanted[panel]
    assert panel not in desk.daily.shown
    panel.arrange(panel.arrangement.with_shown("spread", True).with_shown("range52", True))
    assert depth in desk.quotes.wanted[panel]
    assert TENCENT in desk.daily.shown[panel]
    panel.arrange(panel.arrangement.with_shown("spread", False).with_shown("range52", False))
    assert depth not in desk.quotes.wanted[panel]
    assert panel not in desk.daily.shown
    panel.arrange(panel.arrangement.with_shown("volume_ratio", True))
    panel.hide()
    assert panel not in desk.daily.shown


def test_the_usual_columns_are_all_there():
    assert {column.key for column in COLUMNS} >= USUAL


def test_a_print_of_an_extended_session_moves_the_extended_figures(qapp):
    us = parse_symbol("US:AAPL")
    store = Store(hours=Hours())
    post = SessionQuote(210.35, 210.0, ts_ms=NOW_MS - 60_000)
    store.put_snapshot(Snapshot(us, 210.0, 200.0, ts_ms=NOW_MS - 24_000_000, post=post))
    row = Row(us, store.state(us), 0)
    store.clean(store.drain(1.0))
    row.read()
    assert (row.extended.session, row.extended.price) == (Session.POST, 210.35)
    store.state(us).on_trade(212.1, 1.0, NOW_MS, 1)
    store.clean(store.drain(1.0))
    row.read()
    texts = {key: BY_KEY[key].text(row, Units.KMB) for key in ("session_price", "session_change", "last")}
    assert row.extended.session is Session.NIGHT
    assert texts == {"session_price": "212.10", "session_change": "+2.10", "last": "212.10"}


@pytest.mark.parametrize("case", CASES, ids=[case.why for case in CASES])
def test_change_on_screen_is_what_was_worked_out_by_hand(qapp, case: Case):
    state = case.play(Store(hours=Hours()))
    row = Row(state.symbol, state, 0)
    row.read()
    texts = [BY_KEY[key].text(row, Units.KMB) for key in ("last", "change", "percent")]
    assert texts == [case.price, case.change, case.percent]


@pytest.mark.parametrize("dark", [True, False])
@pytest.mark.parametrize("stale", [True, False])
def test_every_column_paints_without_a_qt_warning(desk, table, dark, stale):
    desk.theme.apply(dark=dark)
    us = parse_symbol("US:NVDA")
    pre = SessionQuote(187.9, 184.29, ts_ms=NOW_MS - 1000)
    desk.store.put_snapshot(Snapshot(us, 184.29, 183.0, ts_ms=NOW_MS - 20_000_000, pre=pre))
    if stale:
        desk.staleness.put("HK:700", 41.0)
    frame(desk)
    assert not table.grab().isNull()
