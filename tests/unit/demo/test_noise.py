"""Seeded noise: repeatable, spread out, bounded."""

from __future__ import annotations

from statistics import fmean, pstdev

from qosdesk.demo.noise import OctaveNoise, four_units, mix_text, signed_unit


def test_the_same_question_has_the_same_answer_in_every_interpreter():
    assert mix_text(7, "HK:700") == mix_text(7, "HK:700")
    assert mix_text(7, "HK:700") != mix_text(8, "HK:700")


def test_numbers_fill_their_range_evenly():
    values = [signed_unit(5, i) for i in range(4000)]
    assert -1.0 <= min(values) < -0.99
    assert 0.99 < max(values) < 1.0
    assert abs(fmean(values)) < 0.05
    assert all(0.0 <= unit < 1.0 for i in range(500) for unit in four_units(5, i))


def test_a_value_does_not_depend_on_what_was_asked_before():
    octaves = [(1, 1.0), (8, 2.0), (64, 4.0)]
    forwards, backwards = OctaveNoise(3, octaves), OctaveNoise(3, octaves)
    there = [forwards.value(i) for i in range(200)]
    back = [backwards.value(i) for i in reversed(range(200))]
    assert there == back[::-1]


def test_the_line_is_bounded_by_its_amplitudes():
    line = OctaveNoise(9, [(4, 1.0), (256, 3.0)])
    values = [line.value(i) for i in range(-3000, 3000)]
    assert max(map(abs, values)) <= 4.0
    assert pstdev(values) > 0.5
