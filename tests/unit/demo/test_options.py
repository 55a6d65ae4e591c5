"""Options of `qosdesk demo`: defaults, and one clear line with exit status 2 for what is wrong."""

from __future__ import annotations

import argparse

import pytest

from qosdesk.demo.options import DemoOptions, add_arguments


def options(*arguments: str) -> DemoOptions:
    parser = argparse.ArgumentParser(prog="qosdesk demo")
    add_arguments(parser)
    return DemoOptions.from_args(parser.parse_args(arguments))


def test_defaults_are_a_free_port_around_the_clock_without_limits():
    assert options() == DemoOptions()
    assert (DemoOptions().sessions, DemoOptions().plan, DemoOptions().port) == ("always", "none", 0)


def test_everything_can_be_set():
    given = options(
        *(
            "--port",
            "8080",
            "--seed",
            "7",
            "--rate",
            "500",
            "--plan",
            "free",
            "--sessions",
            "real",
            "--speed",
            "60",
        ),
        *("--now", "2026-11-27T12:55:00-05:00", "--fault", "drop@3", "--fault", "dup", "--owned"),
    )
    assert given.start_ms == 1_795_802_100_000
    assert [fault.name for fault in given.faults] == ["drop", "dup"]
    assert (given.port, given.seed, given.rate, given.plan) == (8080, 7, 500.0, "free")
    assert (given.sessions, given.speed, given.owned) == ("real", 60.0, True)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--port", "70000"), "no port"),
        (("--rate", "0"), "not a number above 0"),
        (("--now", "tomorrow"), "no ISO time"),
        (("--now", "1999-01-01"), "outside the demo's years"),
        (("--fault", "flood"), "unknown fault 'flood': one of refuse"),
        (("--plan", "gold"), "invalid choice"),
    ],
)
def test_a_wrong_argument_is_one_clear_line(arguments: tuple[str, ...], words: str, capsys):
    with pytest.raises(SystemExit) as caught:
        options(*arguments)
    assert caught.value.code == 2
    assert words in capsys.readouterr().err.splitlines()[-1]


def test_what_counts_as_a_live_product_is_an_option():
    assert options().count_by == "code"
    assert options("--count-by", "kind").count_by == "kind"
