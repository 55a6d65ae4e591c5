"""The dialog of an alert: prefilled, says what it means, refuses what makes no sense, makes what it says."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from qosdesk.domain.alerts import Alert, Condition, Way, What
from qosdesk.domain.symbols import Symbol
from qosdesk.ui.panels.alerts.dialog import AlertDialog
from tests.ui.fakes import NOW_MS

TENCENT, NVIDIA = Symbol("HK", "700"), Symbol("US", "NVDA")
DAY_MS = 86_400_000


@pytest.fixture
def opened(qtbot, desk):
    def make(*arguments, **named):
        dialog = AlertDialog(desk, *arguments, **named)
        qtbot.addWidget(dialog)
        dialog.show()
        return dialog

    state = desk.store.state(TENCENT)
    state.on_trade(612.5, 100.0, NOW_MS, 1)
    yield make
    desk.frames.stop()


def kept(desk):
    return list(desk.alerts.alerts.values())


def test_the_level_is_the_last_price_or_the_one_given(opened):
    assert opened((TENCENT,)).level.text() == "612.50"
    dialog = opened((TENCENT,), 600.0)
    assert (dialog.level.text(), dialog.way.currentText()) == ("600.00", "crosses below")
    assert opened((TENCENT,), 620.0).way.currentText() == "crosses above"


def test_it_is_made_with_real_keys_and_clicks(qtbot, opened, desk):
    dialog = opened((TENCENT,))
    dialog.level.selectAll()
    qtbot.keyClicks(dialog.level, "1,620.5")
    qtbot.keyClicks(dialog.note, "breakout")
    qtbot.mouseClick(dialog.save_button, Qt.MouseButton.LeftButton)
    assert kept(desk) == [Alert(Condition(What.PRICE, Way.UP, 1620.5), TENCENT, note="breakout", id=1)]
    assert not dialog.isVisible()


def test_it_says_at_once_what_it_means(qtbot, opened, desk):
    dialog = opened((TENCENT,), 600.0)
    assert dialog.words.text() == "Price crosses below 600.00. 2.04% away from the last price."
    dialog.way.setCurrentIndex(0)
    assert dialog.words.text().endswith("Already above: fires on the next crossing from below.")
    desk.store.state(TENCENT).on_trade(599.0, 100.0, NOW_MS + 1000, 1)
    dialog.refresh()
    assert dialog.words.text().endswith("0.17% away from the last price.")
    assert "No price yet" in opened((NVIDIA,), 180.0).words.text()


@pytest.mark.parametrize("text", ["", "x", "0", "-5", "nan", "inf"])
def test_what_makes_no_sense_cannot_be_saved(qtbot, opened, desk, text):
    dialog = opened((TENCENT,))
    dialog.level.clear()
    qtbot.keyClicks(dialog.level, text)
    dialog.refresh()
    assert dialog.words.text() == "Enter a level above zero."
    assert not dialog.save_button.isEnabled()
    qtbot.keyClick(dialog.level, Qt.Key.Key_Return)
    assert kept(desk) == []


@pytest.mark.parametrize(
    ("what", "way", "level", "minutes", "condition"),
    [
        (1, 1, "-2", 5, Condition(What.PERCENT, Way.DOWN, -2.0)),
        (1, 2, "3 %", 5, Condition(What.PERCENT, Way.EITHER, 3.0)),
        (1, 1, "\N{MINUS SIGN}2.5%", 5, Condition(What.PERCENT, Way.DOWN, -2.5)),
        (2, 0, "20,000,000", 5, Condition(What.VOLUME, Way.UP, 2e7)),
        (2, 0, "20M", 5, Condition(What.VOLUME, Way.UP, 2e7)),
        (2, 0, "2000万", 5, Condition(What.VOLUME, Way.UP, 2e7)),
        (3, 2, "", 5, Condition(What.EXTREME, Way.EITHER)),
        (4, 0, "", 5, Condition(What.YEAR_EXTREME, Way.UP)),
        (5, 1, "1.5", 10, Condition(What.MOVE, Way.DOWN, 1.5, 10)),
    ],
)
def test_every_condition_can_be_made(opened, desk, what, way, level, minutes, condition):
    dialog = opened((TENCENT,))
    dialog.what.setCurrentIndex(what)
    dialog.way.setCurrentIndex(way)
    if level:
        dialog.level.setText(level)
    dialog.minutes.setValue(minutes)
    dialog.refresh()
    assert dialog.level.isHidden() is (not level)
    assert dialog.minutes.isHidden() is (condition.what is not What.MOVE)
    dialog.save()
    assert kept(desk)[0].condition == condition


def test_everything_else_can_be_chosen(opened, desk):
    dialog = opened((TENCENT,), 620.0)
    dialog.repeats.setCurrentIndex(1)
    dialog.hysteresis.setValue(0.5)
    dialog.cool_down.setValue(300)
    dialog.expires.setCurrentIndex(2)
    dialog.session.setCurrentIndex(1)
    dialog.sound.setCurrentIndex(4)
    dialog.save()
    (alert,) = kept(desk)
    assert (alert.repeats, alert.hysteresis, alert.cool_down_s) == (True, 0.5, 300)
    assert (alert.expires_ms, alert.extended, alert.sound) == (NOW_MS + 7 * DAY_MS, True, "")


def test_several_symbols_are_an_alert_each_and_a_list_is_one(opened, desk):
    opened((TENCENT, NVIDIA), 100.0).save()
    assert [alert.symbol for alert in kept(desk)] == [TENCENT, NVIDIA]
    dialog = opened((TENCENT,), 100.0)
    dialog.scope.setCurrentIndex(1)
    dialog.save()
    assert (kept(desk)[-1].symbol, kept(desk)[-1].watchlist) == (None, 1)


@pytest.mark.parametrize(
    ("typed", "symbol"), [("us:nvda", NVIDIA), ("NVDA", NVIDIA), ("腾讯控股", TENCENT), ("HK:00700", TENCENT)]
)
def test_another_symbol_can_be_typed_and_nothing_is_guessed(opened, desk, typed, symbol):
    dialog = opened((), 100.0)
    dialog.level.setText("100")
    dialog.scope.setEditText("nothing known")
    assert "Enter a symbol" in dialog.words.text()
    dialog.scope.setEditText(typed)
    dialog.save()
    assert kept(desk)[0].symbol == symbol


def test_changing_keeps_what_was_not_touched_and_arms_anew(opened, desk):
    alert = desk.alerts.save(
        Alert(
            Condition(What.PRICE, Way.DOWN, 600.0),
            TENCENT,
            repeats=True,
            expires_ms=NOW_MS + 5 * DAY_MS,
            extended=True,
            sound="tape-2",
            note="n",
            done=(TENCENT,),
            enabled=False,
        )
    )
    dialog = opened(alert=alert)
    dialog.level.setText("590")
    dialog.save()
    (changed,) = kept(desk)
    assert changed.condition.level == 590.0
    assert (changed.id, changed.repeats, changed.expires_ms) == (1, True, NOW_MS + 5 * DAY_MS)
    assert (changed.extended, changed.sound, changed.note) == (True, "tape-2", "n")
    assert (changed.enabled, changed.done) == (True, ())


def test_the_sound_can_be_tried(qtbot, opened, desk):
    dialog = opened((TENCENT,))
    qtbot.mouseClick(dialog.try_button, Qt.MouseButton.LeftButton)
    dialog.sound.setCurrentIndex(3)
    qtbot.mouseClick(dialog.try_button, Qt.MouseButton.LeftButton)
    assert desk.sounds.played == ["alert", "tape-3"]
