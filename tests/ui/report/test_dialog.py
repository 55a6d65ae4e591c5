"""The report dialog: read first, then save; lists only when they are ticked."""

from __future__ import annotations

import pytest

from qosdesk.ui.ports.reports import LOG, Part
from qosdesk.ui.report.dialog import ReportDialog
from tests.ui.fakes import make_desk

PARTS = (Part("versions.txt", "qosdesk 1\n"), Part(LOG, "first\n" + "line\n" * 500 + "last\n"))


@pytest.fixture
def desk(qapp):
    return make_desk(qapp)


@pytest.fixture
def dialog(desk, qtbot):
    made = ReportDialog(desk, first=LOG)
    made.open()
    qtbot.waitExposed(made)
    yield made
    made.reject()


def test_it_can_be_saved_once_everything_in_it_can_be_read(dialog, desk):
    assert not dialog.save_button.isEnabled()
    desk.reports.waiting.pop()(PARTS)
    assert dialog.save_button.isEnabled()
    assert [dialog.names.item(n).text().split()[0] for n in range(2)] == ["versions.txt", LOG]
    assert dialog.preview.toPlainText() == PARTS[1].text
    assert dialog.preview.verticalScrollBar().value() == dialog.preview.verticalScrollBar().maximum()
    dialog.names.setCurrentRow(0)
    assert dialog.preview.toPlainText() == PARTS[0].text


def test_lists_are_asked_for_only_when_they_are_ticked_and_a_late_answer_is_not_shown(dialog, desk):
    without = desk.reports.waiting.pop()
    dialog.lists.setChecked(True)
    assert [lists for _extra, lists in desk.reports.asked] == [False, True]
    without(PARTS)
    assert not dialog.save_button.isEnabled()
    desk.reports.waiting.pop()((*PARTS, Part("lists.json", "[]")))
    assert dialog.names.count() == 3


def test_what_is_known_on_screen_goes_along(dialog, desk):
    extra, _lists = desk.reports.asked[0]
    assert extra.keys() == {"diagnostics.txt", "notices.txt"}
    assert "source     QOS" in extra["diagnostics.txt"]


def test_it_is_saved_by_the_house_and_said(dialog, desk, tmp_path, qtbot):
    desk.reports.waiting.pop()(PARTS)
    target = tmp_path / "r.zip"
    dialog._saver.save(target, lambda: desk.reports.pack(dialog.parts))
    qtbot.waitUntil(lambda: dialog.outcome.text() == f"Saved: {target}")
    assert target.read_bytes() == repr(PARTS).encode()
