"""The drawing, pixel by pixel: each style and scale against a stored picture, without any text.

After a change that is meant: `CHART_GOLDEN=write pytest tests/ui/chart/test_golden.py`, then look at every picture
of tests/ui/chart/golden before it is committed.
"""

from __future__ import annotations

import os
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtGui import QImage, QPainter, QRegion

from qosdesk.domain.intervals import Interval
from qosdesk.domain.symbols import Symbol
from qosdesk.indicators.kinds import kind_named
from qosdesk.ui.chart.atlas import Atlas
from qosdesk.ui.chart.crosshair import Echo
from qosdesk.ui.chart.model import Axis, Style
from qosdesk.ui.theme import UpDown
from tests.ui.chart.conftest import fill, settle

NVIDIA, APPLE = Symbol("US", "NVDA"), Symbol("US", "AAPL")
FOLDER = Path(__file__).parent / "golden"
WIDTH, HEIGHT = 520, 420

CASES = {
    **{f"style-{style.value}": {"style": style} for style in Style},
    **{f"axis-{axis.value}": {"axis": axis} for axis in Axis},
    "hollow-red-up": {"up_down": UpDown.RED_UP},
    "light": {"dark": False},
    "monochrome": {"up_down": UpDown.MONOCHROME},
    "dense": {"step": 1.3},
    "denser": {"step": 0.6},
    "close": {"step": 24.0},
    "bands-and-dots": {"kinds": ("BOLL", "SAR", "RSI")},
    "prices-only": {"kinds": ()},
    "compared": {"compare": (NVIDIA, APPLE), "kinds": ()},
    "compared-light": {"compare": (NVIDIA, APPLE), "dark": False, "style": Style.LINE},
    "echo": {"echo": True},
    "scaled-candles": {"dpr": 1.5},
    "scaled-dense": {"dpr": 1.5, "step": 1.3},
    "scaled-bands-and-dots": {"dpr": 1.5, "dark": False, "kinds": ("BOLL", "SAR", "RSI")},
}


def picture(panel, dpr):
    settle(panel)
    port = panel.view.viewport()
    image = QImage(round(port.width() * dpr), round(port.height() * dpr), QImage.Format.Format_RGB32)
    image.fill(0)
    image.setDevicePixelRatio(dpr)
    # Twice: as it is painted first on a screen of that scale, then from what is kept.
    for _ in range(2):
        painter = QPainter(image)
        panel.view.item.show_on(painter, QRegion(port.rect()), dpr)
        painter.end()
    return image


def channels(image):
    pixels = np.frombuffer(image.constBits(), dtype=np.uint8).reshape(image.height(), -1, 4)
    return pixels[:, :, :3].astype(int)


@pytest.mark.parametrize("name", sorted(CASES))
def test_the_drawing_is_the_stored_picture(name, panel, desk, monkeypatch):
    case = CASES[name]
    monkeypatch.setattr(Atlas, "draw", lambda *_: None)
    desk.theme.apply(dark=case.get("dark", True), up_down=case.get("up_down", UpDown.GREEN_UP))
    kinds = case.get("kinds", ("MA", "VOL", "MACD"))
    panel.model.set_choices(tuple(kind_named(one).first_choice for one in kinds))
    panel.model.style, panel.model.axis = case.get("style", Style.CANDLES), case.get("axis", Axis.LINEAR)
    for seed, symbol in enumerate(case.get("compare", ()), 7):
        fill(desk.history.bars(symbol, Interval.M5), 600, seed=seed)
    panel.compare_with(case.get("compare", ()))
    if "echo" in case:
        panel.model.echo = Echo(570, float(panel.model.series.close[-1]) + 4)
    panel.resize(WIDTH, HEIGHT)
    settle(panel)
    if "step" in case:
        panel.model.view.set_step(case["step"], 0)
        panel.model.view.to_latest()
    panel.view.refresh()
    got = picture(panel, case.get("dpr", 1.0))
    file = FOLDER / f"{name}.png"
    if os.environ.get("CHART_GOLDEN") == "write":
        FOLDER.mkdir(exist_ok=True)
        assert got.save(str(file))
    wanted = QImage(str(file)).convertToFormat(QImage.Format.Format_RGB32)
    assert (got.width(), got.height()) == (wanted.width(), wanted.height())
    # Widths of the system's fonts move nothing here; another Qt may round a slanting line otherwise.
    away = (np.abs(channels(got) - channels(wanted)).max(axis=2) > 40).sum()
    assert away <= 60, f"{away} pixels differ"
