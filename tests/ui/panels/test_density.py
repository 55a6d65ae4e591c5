"""The density of the settings reaches table, depth and tape at once (LOOK 10: 20/22/26, ladder and tape two less)."""

from __future__ import annotations

import pytest

from qosdesk.ui.panels.ladder import LadderPanel
from qosdesk.ui.panels.table import TablePanel
from qosdesk.ui.panels.tape import TapePanel
from qosdesk.ui.theme import Look


@pytest.mark.parametrize("height", [20, 22, 26])
def test_rows_are_as_high_as_the_user_wants(desk, shown, height):
    table, ladder, tape = shown(TablePanel), shown(LadderPanel), shown(TapePanel)
    desk.theme.apply(look=Look(row_height=height))
    assert table.view.row_height == height
    assert table.view.verticalHeader().defaultSectionSize() == height
    few = ladder.scene.grouped.levels <= 5
    assert ladder.row_height == (height if few else height - 2)
    assert tape.view.frame.row_height == height - 2
