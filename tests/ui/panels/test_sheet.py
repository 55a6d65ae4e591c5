"""Sheets: lines fit their width, scroll by keys, and have words for who cannot see them."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from qosdesk.ui.paint.text import Type
from qosdesk.ui.panels.sheet import Sheet
from qosdesk.ui.panels.sheet.lines import Budget, Column, Event, Fact, Graph, Heading, Space, Table, Words
from qosdesk.ui.panels.sheet.wrap import wrapped

LONG = (
    "More was asked in a minute than the plan allows, by this desk or by another program with the same key."
)
TABLE = Table(
    (Column("Stream", 76), Column("msg/s", 48, 1), Column("p50", 48), Column("last", 44, 2)),
    (("Trades", "27.4", "6", "0 s"), ("Depth", "11.9", "6", "--")),
)


@pytest.fixture
def sheet(qtbot, desk):
    made = Sheet(desk.theme)
    qtbot.addWidget(made)
    made.resize(300, 120)
    made.show()
    qtbot.waitExposed(made)
    return made


@pytest.mark.parametrize("width", [40, 90, 200, 600])
@pytest.mark.parametrize(
    "text", [LONG, "当前分钟的请求数超过套餐允许的数量，等待后再次请求。" * 3, "one\ntwo", ""]
)
def test_wrapped_lines_fit_and_lose_nothing(desk, width, text):
    type_ = Type(desk.theme)
    lines = wrapped(desk.theme, text, width, 12)
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert all(type_.width(line) <= width + 1 for line in lines)


def test_a_line_with_more_words_is_higher(desk):
    type_ = Type(desk.theme)
    for made in (
        Words,
        lambda words: Fact("Label", words),
        lambda words: Event("check", "accent", "15:42:18", words),
    ):
        assert made(LONG).height(type_, 220) > made("short").height(type_, 220)


def test_a_table_hides_whole_columns_the_least_important_first(desk):
    widths = TABLE._widths(Type(desk.theme))
    assert TABLE._fitting(widths, 400) == [0, 1, 2, 3]
    assert TABLE._fitting(widths, 200) == [0, 1, 2]
    assert TABLE._fitting(widths, 150) == [0, 2]
    assert TABLE._fitting(widths, 10) == [0, 2]


def test_a_column_is_as_wide_as_its_title_in_any_language(desk):
    type_ = Type(desk.theme)
    table = Table((Column("数据流", 10), Column("p50 毫秒", 10)), (("成交", "6"),))
    assert all(
        width > type_.width(column.title, 11)
        for width, column in zip(table._widths(type_), table.columns, strict=True)
    )


def test_everything_is_said_in_words_too(sheet):
    sheet.set_lines(
        [
            Heading("Connection", "QOS"),
            Fact("State", "connected"),
            Space(),
            TABLE,
            Budget("Live slots", 10, 10, "10 / 10", "", "What streams.", mark="learned"),
            Event("warning", "warn", "15:42:18", "Link lost.", "It is tried again."),
        ]
    )
    assert sheet.accessibleDescription().splitlines() == [
        "Connection (QOS)",
        "State: connected",
        "Trades: msg/s 27.4, p50 6, last 0 s",
        "Depth: msg/s 11.9, p50 6, last --",
        "Live slots, learned, 10 / 10, What streams.",
        "15:42:18 Link lost. It is tried again.",
    ]


def test_the_keyboard_scrolls_it(sheet):
    sheet.set_lines([Fact(f"Label {number}", "value") for number in range(50)])
    sheet.setFocus()
    QTest.keyClick(sheet, Qt.Key.Key_PageDown)
    assert sheet.verticalScrollBar().value() > 50
    QTest.keyClick(sheet, Qt.Key.Key_Up)
    sheet.set_lines([Fact("Label", "value")])
    assert sheet.verticalScrollBar().value() == 0


def test_the_same_lines_again_paint_nothing(sheet):
    sheet.set_lines([Fact("State", "connected")])
    QTest.qWait(1)
    painted = []
    sheet.type.painting = lambda device, was=sheet.type.painting: painted.append(1) or was(device)
    sheet.set_lines([Fact("State", "connected")])
    QTest.qWait(0)
    assert not painted
    sheet.set_lines([Fact("State", "lost")])
    sheet.viewport().repaint()
    assert painted


@pytest.mark.parametrize("dark", [True, False])
@pytest.mark.parametrize("width", [120, 300, 900])
def test_every_line_paints_at_every_width(sheet, desk, dark, width):
    desk.theme.apply(dark=dark)
    line = Graph(((0.1, 6.0), (0.9, 8.0)), ((0.1, 20.0), (0.9, 120.0)), ("p50", "p99"), 16.7, "one frame")
    budget = Budget("HTTP", 10, 10, "10 / 10", "next free in 22 s", LONG, waits=True, mark="learned")
    sheet.set_lines([Heading("Name", LONG), Fact("Label", LONG), TABLE, line, budget, Words(LONG)])
    sheet.resize(width, 800)
    assert not sheet.grab().isNull()
