"""Amounts as people type them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qosdesk.domain.amounts import amount_text, parse_amount


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("12,000", 12_000),
        ("1.5M", 1_500_000),
        (" 20k ", 20_000),
        ("20万", 200_000),
        ("1.2亿", 120_000_000),
        ("0.05", 0.05),
        ("", None),
        ("many", None),
        ("1e6", None),
        ("1.2.3", None),
        ("-5", None),
        ("k", None),
    ],
)
def test_amounts_are_read_as_people_type_them(text, amount):
    assert parse_amount(text) == amount


@given(st.floats(0, 1e12).map(lambda x: float(f"{x:.6f}")))
def test_an_amount_reads_back_as_it_is_written(amount):
    text = amount_text(amount)
    assert "e" in text or parse_amount(text) == pytest.approx(amount, rel=1e-14)
