"""Sounds: few, and of live prints only."""

from __future__ import annotations

from qosdesk.ui.panels.tape.sounds import OLDEST_MS, PER_SECOND, SoundGate

T = 1_795_160_538_000


def test_at_most_so_many_in_a_second():
    gate = SoundGate()
    heard = [gate.lets(T, T, 10.0 + at / 10) for at in range(20)]
    for start in range(11):
        assert sum(heard[start : start + 10]) <= PER_SECOND
    assert sum(heard) == 2 * PER_SECOND


def test_a_print_of_another_hour_is_none_that_comes_now():
    gate = SoundGate()
    assert not gate.lets(T - OLDEST_MS - 1, T, 10.0)
    assert not gate.lets(T + OLDEST_MS + 1, T, 10.0)
    assert gate.lets(T - 1500, T, 10.0)
