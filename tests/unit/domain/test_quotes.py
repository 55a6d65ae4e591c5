"""Quotes as values."""

from __future__ import annotations

import pytest

from qosdesk.domain.intervals import Interval
from qosdesk.domain.quotes import UNKNOWN, Bar, Instrument, Kind, Level, Snapshot, Stream, Trade, is_known
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


def test_unknown_figures_are_equal_whichever_nan_they_are():
    first = Snapshot(HK700, last=612.5, prev_close=float("nan"))
    second = Snapshot(HK700, last=612.5, prev_close=float("inf") - float("inf"))
    assert first == second
    assert hash(first) == hash(second)
    assert first != Snapshot(HK700, last=612.5, prev_close=605.0)


def test_values_of_another_kind_or_with_another_figure_differ():
    bar = Bar(1_000, 1.0, 2.0, 0.5, 1.5, 100.0)
    assert bar != Bar(1_000, 1.0, 2.0, 0.5, 1.5, 101.0)
    assert bar != (1_000, 1.0, 2.0, 0.5, 1.5, 100.0)
    assert Level(1.0, 2.0) != Trade(HK700, 1.0, 2.0, 0)


def test_how_many_decimals_were_seen_makes_no_other_snapshot():
    assert Snapshot(HK700, last=612.5, decimals=1) == Snapshot(HK700, last=612.5, decimals=2)
    assert Instrument(HK700, decimals=1) != Instrument(HK700, decimals=2)
