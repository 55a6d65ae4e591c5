"""What measuring costs is itself measured, and is far below its bound of 2 % of a core."""

from __future__ import annotations

import argparse

import pytest

from tests.bench import bench_latency


@pytest.mark.usefixtures("qapp")
def test_measuring_costs_less_than_two_percent_at_two_thousand_messages_a_second() -> None:
    parser = argparse.ArgumentParser()
    bench_latency.add_options(parser)
    figures = bench_latency.run(parser.parse_args(["--rounds", "3"]))
    assert figures["cost_percent"] < 2.0
    assert "of one core" in bench_latency.table(figures)
