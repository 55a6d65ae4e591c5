"""Quotes as values."""

from __future__ import annotations

import pytest

from qosdesk.domain.intervals import Interval
from qosdesk.domain.quotes import UNKNOWN, Kind, Snapshot, Stream, is_known
from qosdesk.domain.symbols import Symbol

HK700 = Symbol("HK", "700")


def test_a_bar_stream_and_only_that_has_an_interval():
    assert str(Stream(HK700, Kind.BAR, Interval.M5)) == "HK:700 bar 5m"
    assert str(Stream(HK700, Kind.TRADE)) == "HK:700 trade"
    with pytest.raises(ValueError, match="interval"):
        Stream(HK700, Kind.BAR)
    with pytest.raises(ValueError, match="interval"):
        Stream(HK700, Kind.DEPTH, Interval.M1)


def test_an_unknown_figure_is_never_a_number():
    assert not is_known(UNKNOWN)
    assert is_known(0.0)
    assert not is_known(Snapshot(HK700).last)


def test_how_a_price_was_written_is_no_part_of_what_it_is():
    assert Snapshot(HK700, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, decimals=2) == Snapshot(HK700, *[1.0] * 7)


@pytest.mark.parametrize("interval", Interval)
def test_an_interval_survives_its_label(interval):
    assert Interval.from_label(interval.label) is interval
    assert interval.is_intraday == (interval.minutes > 0)


def test_an_unknown_label_is_refused_with_the_list():
    with pytest.raises(ValueError, match="1m 5m"):
        Interval.from_label("3m")
