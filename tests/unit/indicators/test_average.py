"""Moving averages against their definition."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from qosdesk.indicators.average import simple_average, simple_average_at


@given(st.lists(st.floats(0.01, 1e6), max_size=80), st.integers(1, 90))
def test_each_row_is_the_mean_of_its_window_and_nan_without_a_whole_one(values, period):
    column = np.array(values, dtype=float)
    got = simple_average(column, period)
    for row in range(len(column)):
        if row + 1 < period:
            assert np.isnan(got[row])
        else:
            assert got[row] == pytest.approx(np.mean(column[row + 1 - period : row + 1]), rel=1e-9, abs=1e-8)


def test_a_constant_price_has_itself_as_average_to_the_last_digit():
    assert (simple_average(np.full(500, 91_284.5), 60)[59:] == 91_284.5).all()


def test_a_period_below_one_is_refused():
    with pytest.raises(ValueError, match="at least 1"):
        simple_average(np.ones(3), 0)


@given(st.lists(st.floats(1, 1e4), min_size=1, max_size=60), st.integers(1, 20), st.data())
def test_averages_at_some_rows_are_those_of_the_whole_column(values, period, data):
    column = np.array(values)
    rows = np.array(data.draw(st.lists(st.integers(0, len(values) - 1), max_size=20)), dtype=np.int64)
    got = simple_average_at(column, rows, period)
    assert np.allclose(got, simple_average(column, period)[rows], rtol=1e-9, equal_nan=True)
