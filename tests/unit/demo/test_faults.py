"""Fault switches: names, arguments, start seconds."""

from __future__ import annotations

import pytest

from qosdesk.demo.faults import FAULTS, Fault, FaultBoard, parse_fault


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("drop", Fault("drop")),
        ("drop@5", Fault("drop", "", 5.0)),
        ("drop=10@2.5", Fault("drop", "10", 2.5)),
        ("error-msg=Too busy", Fault("error-msg", "Too busy")),
        ("error-msg=a@b", Fault("error-msg", "a@b")),
        ("down@qos", Fault("down", "", 0.0, "qos")),
        ("down@qos@30", Fault("down", "", 30.0, "qos")),
        ("drop@alltick=5@60", Fault("drop", "5", 60.0, "alltick")),
    ],
)
def test_a_switch_is_a_name_an_argument_and_a_start(text: str, fault: Fault):
    assert parse_fault(text) == fault


def test_an_unknown_name_lists_all_names():
    with pytest.raises(ValueError, match="unknown fault 'flood': one of refuse, bad-key") as caught:
        parse_fault("flood@3")
    assert all(name in str(caught.value) for name in FAULTS)


@pytest.mark.parametrize("text", ["drop@soon", "slow=much", "stall=1@x", "drop@nasdaq=5"])
def test_malformed_numbers_are_named(text: str):
    with pytest.raises(ValueError, match="malformed fault"):
        parse_fault(text)


def test_a_fault_acts_from_its_start_and_a_stall_for_its_length():
    board = FaultBoard((parse_fault("stall=4@10"), parse_fault("slow=300")))
    assert (board.active("stall"), board.active("slow"), board.number("slow", 1.0)) == (False, True, 300.0)
    board.elapsed_s = 11.0
    assert board.active("stall")
    board.elapsed_s = 14.0
    assert not board.active("stall")


def test_faults_switched_at_run_time_count_from_then():
    board = FaultBoard()
    board.elapsed_s = 100.0
    board.switch_on(parse_fault("refuse@2"))
    assert not board.active("refuse")
    board.elapsed_s = 102.0
    assert board.names() == ["refuse"]
    board.switch_off("refuse")
    assert not board.any_active


def test_a_fault_of_one_wire_acts_there_alone_and_goes_before_one_of_all():
    board = FaultBoard((parse_fault("slow=100"), parse_fault("slow@alltick=300"), parse_fault("dup@qos")))
    qos, alltick = board.of("qos"), board.of("alltick")
    assert (qos.number("slow", 0.0), alltick.number("slow", 0.0)) == (100.0, 300.0)
    assert (qos.active("dup"), alltick.active("dup")) == (True, False)
    assert board.names() == ["slow", "slow@alltick", "dup@qos"]
    board.switch_off("slow@alltick")
    assert alltick.number("slow", 0.0) == 100.0
    board.switch_off("slow")
    board.switch_off("dup")  # without a wire: wherever it acts
    assert not alltick.any_active


def test_a_wire_may_be_given_beside_the_text():
    assert parse_fault("down", "qos") == Fault("down", "", 0.0, "qos")
    assert parse_fault("down@alltick", "qos").wire == "alltick"
    with pytest.raises(ValueError, match="unknown wire"):
        parse_fault("down", "nasdaq")
