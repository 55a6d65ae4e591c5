"""The table of kinds is sound, and what a choice makes of it."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace

import pytest

from qosdesk.indicators.formulas import formula_named
from qosdesk.indicators.kinds import KINDS, kind_named, shown
from qosdesk.indicators.spec import COLORS, Draw


def test_names_are_unique_and_every_kind_can_be_computed():
    assert len({kind.name for kind in KINDS}) == len(KINDS)
    without = {kind.name for kind in KINDS if formula_named(kind.name) is None}
    assert without == {"VWAP", "SAR", "OBV"}


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_a_kind_fits_itself(kind):
    choice = kind.first_choice
    assert kind.fit(choice) == choice
    assert kind.outputs(choice)
    keys = [one.key for one in kind.parameters]
    assert len(set(keys)) == len(keys)
    for slot in kind.slots:
        bars = slot.draw in (Draw.HISTOGRAM, Draw.VOLUME)
        assert slot.color == 0 if bars else 1 <= slot.color <= COLORS
        assert not slot.period or slot.period in keys
    for one in kind.parameters:
        assert not one.options or (one.low, one.high) == (0, len(one.options) - 1)


def test_a_switched_off_period_has_no_output_and_keeps_its_colour_for_later():
    kind = kind_named("RSI")
    choice = replace(kind.first_choice, values=(6.0, -12.0, 24.0), colors=(4, 5, 6))
    assert [(one.label, one.color) for one in kind.outputs(choice)] == [("RSI6", 4), ("RSI24", 6)]
    assert kind.slots_on(choice) == (0, 2)


def test_williams_r_runs_as_in_china_or_as_in_the_west():
    kind = kind_named("WR")
    assert (shown(kind, kind.first_choice).bounds, kind.guides) == ((0.0, 100.0), (20.0, 80.0))
    western = shown(kind, replace(kind.first_choice, values=(10.0, 6.0, 1.0)))
    assert (western.bounds, western.guides) == ((-100.0, 0.0), (-80.0, -20.0))


def test_nothing_of_ta_lib_or_qt_is_loaded_before_the_first_value():
    code = (
        "import sys, qosdesk.indicators.live, qosdesk.indicators.own_child\n"
        "print(sorted({'talib', 'PySide6', 'asyncio'} & set(sys.modules)))"
    )
    said = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60
    )
    assert said.stdout.strip() == "[]"


def test_legends_say_the_parameters_where_the_labels_do_not():
    assert [
        kind.legend(kind.first_choice) for kind in map(kind_named, ("MACD", "KDJ", "BOLL", "MA", "OBV"))
    ] == [
        "MACD 12,26,9",
        "KDJ 9,3,3",
        "BOLL 20,2",
        "",
        "OBV",
    ]
