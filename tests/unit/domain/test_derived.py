"""Derived figures: by hand, and what holds for any figures. Unknown in is unknown out, never 0."""

from __future__ import annotations

import math
import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qosdesk.domain import derived
from qosdesk.domain.derived import FORMULAS

NAN = math.nan
prices = st.floats(0.01, 1e6)
sizes = st.floats(1, 1e12)

BY_HAND = [
    # Tencent in the target picture: 8,090,277,300 HKD for 13,230,000 shares.
    (derived.average_price, (8_090_277_300.0, 13_230_000.0), 611.51),
    # (618.5 − 603.5) ÷ 605
    (derived.amplitude, (618.5, 603.5, 605.0), 0.0247934),
    # 2.4 M in 60 minutes is 40,000 a minute; usual are 32,000.
    (derived.volume_ratio, (2_400_000.0, 60.0, 32_000.0), 1.25),
    # 91,848 of 60 M shares
    (derived.turnover_rate, (90_000.0, 60_000_000.0), 0.0015),
    # (443.1 − 327.9) ÷ 771
    (derived.book_ratio, (443_100.0, 327_900.0), 0.149416),
    (derived.book_ratio, (500.0, 0.0), 1.0),
    (derived.book_ratio, (0.0, 500.0), -1.0),
    (derived.spread, (612.5, 613.0), 0.5),
    (derived.spread, (613.0, 612.5), -0.5),
    # 0.5 ÷ 612.75 × 10,000
    (derived.spread_bp, (612.5, 613.0), 8.15993),
    (derived.market_value, (612.5, 9_142_857_143.0), 5.6e12),
    # 612.5 ÷ 25.31
    (derived.price_multiple, (612.5, 25.31), 24.19992),
    (derived.price_multiple, (10.0, -2.0), -5.0),
    # Moutai in the vendor's sample: 54.758 ÷ 1,630 = 3.36 % (PRODUCT 5)
    (derived.dividend_yield, (54.758, 1630.0), 0.0335939),
    # (612.5 − 364.8) ÷ (683 − 364.8)
    (derived.range_position, (612.5, 364.8, 683.0), 0.778441),
    (derived.range_position, (700.0, 364.8, 683.0), 1.0),
    (derived.range_position, (300.0, 364.8, 683.0), 0.0),
    (derived.group_average, ([0.01, NAN, -0.03],), -0.01),
]


@pytest.mark.parametrize(("figure", "given_", "expected"), BY_HAND)
def test_figures_are_what_the_hand_says(figure, given_, expected):
    assert figure(*given_) == pytest.approx(expected, rel=1e-5)


NOTHING = [
    (derived.average_price, (100.0, 0.0)),
    (derived.amplitude, (2.0, 1.0, 0.0)),
    (derived.volume_ratio, (100.0, 0.0, 5.0)),
    (derived.volume_ratio, (100.0, 5.0, 0.0)),
    (derived.turnover_rate, (100.0, 0.0)),
    (derived.book_ratio, (0.0, 0.0)),
    (derived.spread_bp, (0.0, 0.0)),
    (derived.market_value, (10.0, 0.0)),
    (derived.price_multiple, (10.0, 0.0)),
    (derived.dividend_yield, (1.0, 0.0)),
    (derived.range_position, (5.0, 5.0, 5.0)),
    (derived.group_average, ([],)),
    (derived.group_average, ([NAN, NAN],)),
]


@pytest.mark.parametrize(("figure", "given_"), NOTHING)
def test_what_would_divide_by_nothing_is_unknown(figure, given_):
    assert math.isnan(figure(*given_))


ALL = [
    (derived.average_price, 2),
    (derived.amplitude, 3),
    (derived.volume_ratio, 3),
    (derived.turnover_rate, 2),
    (derived.book_ratio, 2),
    (derived.spread, 2),
    (derived.spread_bp, 2),
    (derived.market_value, 2),
    (derived.price_multiple, 2),
    (derived.dividend_yield, 2),
    (derived.range_position, 3),
]


@pytest.mark.parametrize(("figure", "count"), ALL)
def test_one_unknown_figure_makes_the_result_unknown(figure, count):
    for unknown in range(count):
        values = [10.0 + number for number in range(count)]
        values[unknown] = NAN
        assert math.isnan(figure(*values)), unknown


@pytest.mark.parametrize(("figure", "count"), ALL)
@given(st.data())
def test_any_floats_give_a_float_and_raise_nothing(figure, count, data):
    values = [data.draw(st.floats(allow_nan=True, allow_infinity=True)) for _ in range(count)]
    assert isinstance(figure(*values), float)


@given(sizes, sizes)
def test_the_bid_ask_ratio_is_between_minus_one_and_one_and_turns_with_the_sides(bids, asks):
    value = derived.book_ratio(bids, asks)
    assert -1.0 <= value <= 1.0
    assert value == -derived.book_ratio(asks, bids)


@given(prices, prices, prices)
def test_the_position_in_a_range_is_between_zero_and_one(last, one, other):
    value = derived.range_position(last, min(one, other), max(one, other))
    assert math.isnan(value) or 0.0 <= value <= 1.0


@given(st.lists(prices, min_size=1, max_size=20), st.data())
def test_the_average_price_lies_within_the_prices(traded, data):
    volumes = [data.draw(st.floats(1, 1e6)) for _ in traded]
    turnover = sum(price * volume for price, volume in zip(traded, volumes, strict=True))
    average = derived.average_price(turnover, sum(volumes))
    assert min(traded) * (1 - 1e-9) <= average <= max(traded) * (1 + 1e-9)


@given(st.lists(st.floats(-1, 1) | st.just(NAN), max_size=20))
def test_a_group_average_lies_within_its_values_and_passes_over_unknown_ones(values):
    known = [value for value in values if value == value]
    average = derived.group_average(values)
    assert math.isnan(average) if not known else min(known) - 1e-12 <= average <= max(known) + 1e-12


@pytest.mark.parametrize("name", FORMULAS)
def test_each_formula_names_what_is_put_in(name):
    places = [field for _, field, _, _ in string.Formatter().parse(FORMULAS[name].text) if field is not None]
    assert all(place.isidentifier() for place in places)
    assert places or name == "group_average"
