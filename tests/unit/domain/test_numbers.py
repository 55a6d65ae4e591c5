"""Numbers as text: exact, signed, short."""

from __future__ import annotations

import math
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qosdesk.domain.numbers import (
    Units,
    count_decimals,
    decimals_of,
    format_change,
    format_compact,
    format_count,
    format_percent,
    format_price,
    format_ratio,
    format_size,
    is_finite,
)

MISSING = [math.nan, math.inf, -math.inf]


@given(st.integers(1, 10**15 - 1), st.integers(0, 8))
def test_a_price_text_of_up_to_15_digits_survives_the_float(digits, decimals):
    text = f"{Decimal(digits).scaleb(-decimals):f}"
    assert decimals_of(text) == decimals
    assert format_price(float(text), decimals).replace(",", "") == text


@pytest.mark.parametrize(
    ("text", "decimals"),
    [("613.50", 2), ("12", 0), ("1E-5", 5), ("1.5e-3", 4), ("2e3", 0), ("-0.050", 3), (" 1.0 ", 1)],
)
def test_decimals_are_those_that_were_written(text, decimals):
    assert decimals_of(text) == decimals


@pytest.mark.parametrize("value", MISSING)
def test_what_is_missing_is_two_dashes_everywhere(value):
    assert not is_finite(value)
    texts = {format_price(value, 2), format_change(value, 2), format_percent(value), format_ratio(value)}
    texts |= {
        format_count(value),
        format_compact(value),
        format_size(value),
        format_compact(value, Units.WAN),
    }
    assert texts == {"--"}


@pytest.mark.parametrize(
    ("value", "decimals", "text"),
    [
        (1468.2, 2, "1,468.20"),
        (0.0, 2, "0.00"),
        (-36.98, 2, "−36.98"),
        (-0.001, 2, "0.00"),
        (83349.9, 1, "83,349.9"),
        (7, 0, "7"),
    ],
)
def test_a_price_has_its_decimals_and_a_true_minus(value, decimals, text):
    assert format_price(value, decimals) == text


@pytest.mark.parametrize(
    ("value", "text"),
    [(7.5, "+7.50"), (-2.5, "−2.50"), (0.0, "0.00"), (-0.004, "0.00"), (1234.5, "+1,234.50")],
)
def test_a_change_is_signed_unless_it_rounds_to_nothing(value, text):
    assert format_change(value, 2) == text


@pytest.mark.parametrize(("fraction", "text"), [(0.0124, "+1.24%"), (-0.5, "−50.00%"), (0.00001, "0.00%")])
def test_a_percentage_is_signed(fraction, text):
    assert format_percent(fraction) == text


def test_a_ratio_has_no_sign():
    assert format_ratio(0.0248) == "2.48%"


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (24700, "24,700"),
        (0.05, "0.05"),
        (11.377, "11.377"),
        (0.00012, "0.00012"),
        (-0.0004, "−0.0004"),
        (-3, "−3"),
        (0, "0"),
        (1.5, "1.5"),
    ],
)
def test_a_count_is_whole_or_has_up_to_three_decimals(value, text):
    assert format_count(value) == text


@pytest.mark.parametrize(
    ("value", "kmb", "wan"),
    [
        (0, "0", "0"),
        (999, "999", "999"),
        (1_000, "1.00K", "1,000"),
        (9_999, "10.00K", "9,999"),
        (59_100, "59.10K", "5.91万"),
        (421_600_000, "421.6M", "4.22亿"),
        (999_960, "1.00M", "100.0万"),
        (8_090_000_000, "8.09B", "80.90亿"),
        (4_441_000_000, "4.44B", "44.41亿"),
        (59_100_000, "59.10M", "5,910万"),
        (99_999_999, "100.0M", "1.00亿"),
        (1_500_000_000_000, "1.50T", "1.50万亿"),
        (999_999_999_999, "1.00T", "1.00万亿"),
        (-421_600_000, "−421.6M", "−4.22亿"),
    ],
)
def test_large_quantities_have_four_digits_and_a_unit(value, kmb, wan):
    assert format_compact(value) == kmb
    assert format_compact(value, Units.WAN) == wan


@given(st.floats(-1e15, 1e15), st.sampled_from(Units))
def test_a_compact_figure_is_right_to_half_a_percent(value, units):
    text = format_compact(value, units).replace(",", "").replace("−", "-")
    factor = 1.0
    for unit, size in (
        ("萬億", 1e12),
        ("億", 1e8),
        ("萬", 1e4),
        ("万亿", 1e12),
        ("亿", 1e8),
        ("万", 1e4),
        ("T", 1e12),
        ("B", 1e9),
        ("M", 1e6),
        ("K", 1e3),
    ):
        if text.endswith(unit):
            text, factor = text.removesuffix(unit), size
            break
    assert float(text) * factor == pytest.approx(value, rel=0.0051, abs=0.0006)
    assert len(text.lstrip("-")) <= 8


def test_a_size_is_exact_below_100_000():
    assert format_size(99_999) == "99,999"
    assert format_size(100_000) == "100.0K"


def test_sizes_of_a_column_have_its_decimals():
    assert [format_size(size, decimals=3) for size in (7.658, 2.13, 4)] == ["7.658", "2.130", "4.000"]
    assert format_size(250_000, decimals=3) == "250.0K"


@pytest.mark.parametrize(
    ("value", "decimals"),
    [(4, 0), (2.5, 1), (2.13, 2), (0.0625, 4), (0.00004, 5), (0.000001, 5), (math.nan, 0)],
)
def test_a_count_says_how_many_decimals_it_has(value, decimals):
    assert count_decimals(value) == decimals
