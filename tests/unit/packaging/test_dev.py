"""packaging/dev.py: which command becomes which call, and what wrong arguments get."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

import dev
from dev_venv import Environment, SetupError

ROOT = Path(__file__).resolve().parents[3]
TOOL = ROOT / "packaging" / "dev.py"


def test_an_unknown_command_is_one_clear_line_and_exit_2(capsys: pytest.CaptureFixture[str]):
    assert dev.main(["frobnicate"]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    words = "run, test, check, bench, build, self-test, audit, shot, failover, faults"
    assert said.err == f"dev.py: no command 'frobnicate'; there are: {words}\n"


def test_no_command_shows_the_usage_and_is_exit_2(capsys: pytest.CaptureFixture[str]):
    assert dev.main([]) == 2
    usage = capsys.readouterr().out
    assert dev.main(["--help"]) == 0
    assert capsys.readouterr().out == usage
    assert [command for command in dev.COMMANDS if f"\n  {command} " not in usage] == []


def test_wrong_arguments_of_check_are_exit_2():
    done = subprocess.run(
        [sys.executable, str(TOOL), "check", "--fxi"], capture_output=True, text=True, check=False
    )
    assert done.returncode == 2
    assert "unrecognized arguments: --fxi" in done.stderr


def test_an_unknown_bench_is_exit_2(capsys: pytest.CaptureFixture[str]):
    assert dev.main(["bench", "nothing-of-the-kind"]) == 2
    assert "there is no bench 'nothing-of-the-kind'" in capsys.readouterr().err


def test_benches_are_found_by_their_file_names(tmp_path: Path):
    for name in ("bench_core.py", "bench_chart.py", "helper.py", "__init__.py"):
        (tmp_path / name).touch()
    assert dev.bench_names(tmp_path) == ["chart", "core"]


@pytest.mark.parametrize(
    ("variables", "platform", "shown"),
    [
        ({}, "linux", False),
        ({"DISPLAY": "desk.example:0"}, "linux", True),
        ({"DISPLAY": ":4711"}, "linux", False),
        ({"WAYLAND_DISPLAY": "wayland-0"}, "linux", True),
        ({"DISPLAY": ""}, "linux", False),
        ({"DISPLAY": ":0", "QT_QPA_PLATFORM": "offscreen"}, "linux", False),
        ({}, "darwin", True),
        ({}, "win32", True),
    ],
)
def test_a_display_is_recognised(variables: dict[str, str], platform: str, shown: bool):
    assert dev.has_display(variables, platform) is shown


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="abstract sockets are Linux's")
def test_a_local_display_is_one_that_answers():
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as server:
        server.bind("\0/tmp/.X11-unix/X4712")
        server.listen()
        assert dev.has_display({"DISPLAY": ":4712.0"}, "linux")
    assert not dev.has_display({"DISPLAY": ":4712.0"}, "linux")


PICTURE = ["--shot", "qosdesk.png", "--after", "20", "--report"]


@pytest.mark.parametrize(
    ("given", "headless", "called"),
    [
        ([], False, []),
        ([], True, PICTURE),
        (["--provider", "qos"], True, ["--provider", "qos", *PICTURE]),
        (["demo", "--port", "0"], True, ["demo", "--port", "0"]),
        (["probe", "US:AAPL"], True, ["probe", "US:AAPL"]),
        (["--shot", "a.png"], True, ["--shot", "a.png"]),
        (["--help"], True, ["--help"]),
        (["--theme", "light"], False, ["--theme", "light"]),
    ],
)
def test_run_without_a_display_takes_a_picture_of_the_desktop(
    given: list[str], headless: bool, called: list[str]
):
    assert dev.run_arguments(given, headless=headless) == called


@pytest.mark.skipif(
    os.name == "nt", reason="colons of Windows paths can't be given to Qt's offscreen platform"
)
def test_offscreen_has_one_screen_of_1920x1080(tmp_path: Path):
    found = dev.offscreen_environment({"A": "b"}, tmp_path)
    assert found["A"] == "b"
    platform, _, description = found["QT_QPA_PLATFORM"].partition(":configfile=")
    assert platform == "offscreen"
    (screen,) = json.loads(Path(description).read_text(encoding="utf-8"))["screens"]
    assert (screen["width"], screen["height"], screen["dpr"]) == (1920, 1080, 1)


def test_shots_cover_themes_languages_sizes_and_both_up_colours(tmp_path: Path):
    commands = dev.shot_commands(tmp_path)
    assert len(commands) == len({command[1] for command in commands}) == 8
    for option, values in {
        "--theme": {"dark", "light"},
        "--lang": {"en", "zh_CN"},
        "--size": {"1920x1080", "1280x800"},
        "--updown": {"green", "red"},
    }.items():
        assert {command[command.index(option) + 1] for command in commands} == values


def test_check_reads_only_and_fix_repairs():
    assert dev.check_commands(fix=False) == [
        ["-m", "ruff", "format", "--check"],
        ["-m", "ruff", "check"],
        ["-m", "mypy"],
    ]
    assert ["-m", "ruff", "check", "--fix"] in dev.check_commands(fix=True)


@pytest.mark.parametrize(("returncode", "code"), [(0, 0), (3, 3), (-15, 143), (-9, 137)])
def test_exit_codes_are_those_of_a_shell(returncode: int, code: int):
    assert dev.exit_code(returncode) == code


def test_the_exit_code_of_the_child_is_forwarded(tmp_path: Path):
    environment = Environment(tmp_path)
    environment.python = Path(sys.executable)
    assert dev.call(environment, ["-c", "raise SystemExit(7)"], dict(os.environ)) == 7


def test_a_set_up_that_is_not_possible_is_told_and_exit_1(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
):
    def refuse(self: Environment) -> None:
        raise SetupError("there is no Python; install one")

    monkeypatch.setattr(Environment, "prepare", refuse)
    assert dev.main(["test"], tmp_path) == 1
    assert capsys.readouterr().err == "dev.py: there is no Python; install one\n"


def test_the_tool_needs_no_packages_of_others():
    done = subprocess.run(
        [sys.executable, "-S", str(TOOL), "bench"], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
