"""Pictures and tables that leave the program."""

from __future__ import annotations

import csv
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QFileDialog, QMessageBox

from qosdesk.ui.chart.model import Pointer
from qosdesk.ui.chart.tools.picture import picture_of
from tests.ui.chart.conftest import settle


@pytest.fixture
def accept(panel, qtbot, desk, tmp_path):
    """Accepts the open file dialog under a name and waits for the file."""
    desk.settings.set("export.folder", str(tmp_path))

    def accepted(name: str, signal):
        (dialog,) = [one for one in panel.view.findChildren(QFileDialog) if one.isVisible()]
        with qtbot.waitSignal(signal):
            dialog.selectFile(str(tmp_path / name))
            dialog.accept()
        return tmp_path / name

    return accepted


def test_the_visible_bars_are_exported(panel, accept):
    panel.tools.export_bars()
    path = accept("bars.csv", panel.tools.saver.saved)
    frame, series = panel.view.item.frame, panel.model.series
    rows_in_view = slice(frame.row, frame.row + frame.count)
    with path.open(newline="") as file:
        rows = list(csv.reader(file))
    assert "HK:700 5m bars; source QOS;" in rows[0][0]
    assert [int(row[1]) for row in rows[2:]] == series.ts_ms[rows_in_view].tolist()
    assert [float(row[5]) for row in rows[2:]] == series.close[rows_in_view].tolist()
    assert sorted(one.name for one in path.parent.iterdir()) == ["bars.csv"]


def test_a_picture_is_saved_with_a_strip_that_names_its_source(panel, accept):
    panel.tools.save_picture()
    path = accept("chart.png", panel.tools.saver.saved)
    image = QImage(str(path))
    assert (image.width(), image.height()) == (panel.view.width(), panel.view.height() + 24)


def test_a_picture_of_demo_data_is_marked(panel, desk):
    plain = picture_of(panel.view, panel.model)
    desk.connection.put(replace(desk.connection.state, demo=True))
    settle(panel)
    marked = picture_of(panel.view, panel.model)
    strip = range(panel.view.height(), panel.view.height() + 24)

    def colours(image):
        return {image.pixelColor(x, y).name() for x in range(400) for y in strip}

    demo = desk.theme.c.demo.name()
    assert demo in colours(marked)
    assert demo not in colours(plain)


def test_a_picture_has_no_crosshair_no_handles_and_no_buttons(hands, panel):
    plain = picture_of(panel.view, panel.model)
    hands.tool(Qt.Key.Key_H)
    hands.click((300, 300))
    panel.tools.date_box.open_box()
    panel.model.pointer = Pointer(200, 200)
    panel.tools.copy_picture()
    with_line = QGuiApplication.clipboard().image()
    rows = {
        y
        for y in range(plain.height())
        if any(plain.pixel(x, y) != with_line.pixel(x, y) for x in range(0, 900, 7))
    }
    line = round(hands.points(hands.drawings[0])[0][1] - 0.5)
    assert line in rows
    assert min(rows) >= line - 16
    assert max(rows) <= line
    assert panel.model.pointer == Pointer(200, 200)
    assert hands.toolbox.chosen


def test_the_picture_goes_to_the_clipboard(panel):
    panel.tools.copy_picture()
    image = QGuiApplication.clipboard().image()
    assert image.width() == panel.view.width()


def test_a_file_that_cannot_be_written_is_said_and_nothing_half_is_left(panel, qtbot, tmp_path):
    (tmp_path / "taken").mkdir()
    with qtbot.waitSignal(panel.tools.saver.failed):
        panel.tools.saver.save(tmp_path / "taken", lambda: b"x")
    (box,) = panel.view.findChildren(QMessageBox)
    assert "taken" in box.text()
    assert box.informativeText()
    box.close()
    assert [one.name for one in tmp_path.iterdir()] == ["taken"]
