"""What a chart says of its loading: what keeps the last bar new, and what history costs."""

from __future__ import annotations

import pytest

from qosdesk.domain.intervals import Interval
from qosdesk.ui.chart.states import live_words, message
from qosdesk.ui.ports import LiveBar, Loading, LoadState
from tests.ui.chart.conftest import TENCENT


@pytest.mark.parametrize(
    ("loading", "words"),
    [
        (Loading(), ""),
        (Loading(live=LiveBar.PUSH), "K push"),
        (Loading(live=LiveBar.TRADES), "from trades"),
        (Loading(live=LiveBar.SNAPSHOTS), "from snapshots"),
        (Loading(live=LiveBar.POLLED), "polled"),
        (Loading(live=LiveBar.POLLED, polled_s=12), "polled 12 s"),
        (Loading(live=LiveBar.PUSH, adjusted=True), "forward adjusted · K push"),
    ],
)
def test_the_title_says_what_keeps_the_last_bar_new(desk, make_panel, loading, words):
    assert live_words(loading) == words
    panel = make_panel(desk)
    desk.history.put(TENCENT, Interval.M5, loading)
    assert panel.title_parts()[2] == words


@pytest.mark.parametrize(
    ("requests", "left", "detail"),
    [
        (3, 7, "page 3 · 3 requests, 7 left this minute"),
        (1, 0, "page 3 · 1 request, 0 left this minute"),
        (3, -1, "page 3"),
    ],
)
def test_scrolling_back_says_its_page_and_its_cost(desk, make_panel, requests, left, detail):
    panel = make_panel(desk)
    loading = Loading(LoadState.LOADING, pages=2, requests=requests, left=left)
    desk.history.put(TENCENT, Interval.M5, loading)
    said = message(panel.model)
    assert (said.title, said.detail, said.small) == ("Loading older bars", detail, True)
