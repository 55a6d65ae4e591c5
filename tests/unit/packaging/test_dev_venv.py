"""packaging/dev_venv.py: when the environment is ready, and where Python and pip come from."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

import dev_venv
from dev_venv import Environment, SetupError

PINS = """\
numpy==2.4.6 ; python_full_version < '3.12' \\
    --hash=sha256:00
numpy==2.5.5 ; python_full_version >= '3.12' \\
    --hash=sha256:11
"""


@pytest.fixture
def environment(tmp_path: Path) -> Environment:
    """One that looks as if it had been made and filled."""
    found = Environment(tmp_path)
    found.scripts.mkdir(parents=True)
    found.python.touch()
    (tmp_path / "packaging").mkdir()
    found.constraints.write_text(PINS, encoding="utf-8")
    (found.folder / "pyvenv.cfg").write_text("home = /usr/bin\nversion = 3.11.7\n", encoding="utf-8")
    stamp(found)
    return found


def stamp(environment: Environment) -> None:
    path = environment.folder / "qosdesk-stamp.json"
    path.write_text(json.dumps(environment.wanted()), encoding="utf-8")


def test_a_stamped_environment_is_ready(environment: Environment):
    assert environment.ready()


def test_ready_means_that_nothing_is_started(environment: Environment, monkeypatch: pytest.MonkeyPatch):
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a process was started")

    monkeypatch.setattr("subprocess.run", refuse)
    environment.prepare()


def test_changed_pins_make_it_stale(environment: Environment):
    environment.constraints.write_text(PINS + "idna==3\n", encoding="utf-8")
    assert not environment.ready()


def test_another_python_makes_it_stale(environment: Environment):
    (environment.folder / "pyvenv.cfg").write_text("version = 3.12.1\n", encoding="utf-8")
    assert not environment.ready()


def test_a_moved_source_tree_makes_it_stale(environment: Environment, tmp_path: Path):
    moved = tmp_path / "elsewhere"
    moved.mkdir()
    for name in (".venv", "packaging"):
        (tmp_path / name).rename(moved / name)
    assert not Environment(moved).ready()


@pytest.mark.parametrize("damage", ["", "{", "[]"])
def test_a_damaged_stamp_makes_it_stale(environment: Environment, damage: str):
    (environment.folder / "qosdesk-stamp.json").write_text(damage, encoding="utf-8")
    assert not environment.ready()


def test_a_removed_interpreter_makes_it_unusable(environment: Environment):
    environment.python.unlink()
    assert not environment.usable()
    assert not environment.ready()


@pytest.mark.parametrize(
    ("settings", "usable"),
    [
        ("version = 3.11.7", True),
        ("version_info = 3.13.0.final.0", True),
        ("version = 3.10.13", False),
        ("home = /usr/bin", False),
    ],
)
def test_an_old_python_is_not_usable(environment: Environment, settings: str, usable: bool):
    (environment.folder / "pyvenv.cfg").write_text(settings + "\n", encoding="utf-8")
    assert environment.usable() is usable


def test_children_write_bytecode_and_keep_everything_else():
    found = dev_venv.child_environment({"PYTHONDONTWRITEBYTECODE": "1", "PYTHONPATH": "x", "PIP_CERT": "y"})
    assert found == {"PIP_CERT": "y"}


def test_this_python_can_be_found():
    assert dev_venv.find_python() == getattr(sys, "_base_executable", sys.executable)


def test_no_python_new_enough_is_told_with_a_command(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(dev_venv, "candidates", lambda: iter(["/nowhere/python"]))
    monkeypatch.setattr(dev_venv, "may_apt", lambda: False)
    with pytest.raises(SetupError, match=r"needs Python 3\.11 or newer.*sudo apt-get install python3"):
        dev_venv.find_python()


def test_what_a_failing_command_printed_is_shown():
    with pytest.raises(SetupError, match=r"it failed \(exit 4\):\nthe reason"):
        dev_venv.quietly([sys.executable, "-c", "print('the reason'); raise SystemExit(4)"], "it failed")


def test_a_home_that_cannot_be_written_turns_off_the_cache_of_pip(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
):
    monkeypatch.setenv("HOME", str(tmp_path / "nowhere"))
    monkeypatch.setenv("USERPROFILE", str(tmp_path / "nowhere"))
    monkeypatch.delenv("PIP_NO_CACHE_DIR", raising=False)
    assert dev_venv.pip_environment()["PIP_NO_CACHE_DIR"] == "1"
