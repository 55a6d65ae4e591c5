"""A desk and its panels, closed at the end of each test."""

from __future__ import annotations

import pytest

from tests.ui.fakes import make_desk


@pytest.fixture
def desk(qapp):
    return make_desk(qapp)


@pytest.fixture
def shown(qtbot, desk):
    """`shown(PanelClass, width, height)`: a visible panel of link group 1."""
    made = []

    def show(kind, width=376, height=482, group=1):
        panel = kind(desk, f"{kind.kind}-{len(made) + 1}", group)
        qtbot.addWidget(panel)
        made.append(panel)
        panel.resize(width, height)
        panel.show()
        qtbot.waitExposed(panel)
        return panel

    yield show
    for panel in made:
        panel.shut()
    desk.frames.stop()
