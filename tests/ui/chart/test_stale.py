"""A price that should have moved: its tag has no direction, its age stands in the title bar."""

from __future__ import annotations

from tests.ui.chart.conftest import settle


def _tag_has(panel, color) -> bool:
    image = panel.view.grab().toImage()
    layout = panel.view.item.frame.layout
    x = round((layout.plot_right + 3) / layout.dpr * image.devicePixelRatio())
    return any(image.pixelColor(x, y).rgb() == color.rgb() for y in range(image.height()))


def test_the_tag_of_a_stale_price_has_no_direction_until_it_moves(qtbot, panel, desk):
    colors = desk.theme.c
    assert _tag_has(panel, colors.up)
    with qtbot.waitSignal(panel.title_changed):
        desk.staleness.put("HK:700", 41.0)
    settle(panel)
    assert panel.title_warning() == "41 s"
    assert not _tag_has(panel, colors.up)
    assert _tag_has(panel, colors.t3)
    desk.staleness.put("HK:700", None)
    settle(panel)
    assert panel.title_warning() == ""
    assert _tag_has(panel, colors.up)


def test_a_closed_chart_listens_no_more(panel, desk):
    before = len(desk.staleness.listeners)
    panel.shut()
    assert len(desk.staleness.listeners) == before - 1
