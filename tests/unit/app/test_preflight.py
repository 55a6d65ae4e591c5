"""Versions of Qt that would crash are refused with a sentence that says what to install."""

from __future__ import annotations

import socket
import sys
from importlib.metadata import version
from pathlib import Path

import pytest

from qosdesk.app.preflight import has_display, installed_version, qt_problem, refuse_broken_qt


@pytest.mark.parametrize(
    ("pyside", "python", "said"),
    [
        ("6.12.0", (3, 11), "PySide6 6.12.0 aborts on Python 3.11 (PYSIDE-3474)"),
        ("6.12.1", (3, 11), "aborts"),
        ("6.9.1", (3, 13), "PySide6 6.9.1 breaks the charts"),
        ("6.7.3", (3, 12), "PySide6 6.7.3 is too old"),
        ("5.15.2", (3, 11), "too old"),
    ],
)
def test_a_broken_version_is_refused_with_what_to_do(pyside: str, python: tuple[int, int], said: str) -> None:
    problem = qt_problem(pyside, python)
    assert problem is not None
    assert said in problem
    assert 'Install "PySide6-Essentials>=6.11,<6.12"' in problem
    assert "\n" not in problem


@pytest.mark.parametrize(
    ("pyside", "python"),
    [("6.11.3", (3, 11)), ("6.12.0", (3, 12)), ("6.13.0", (3, 13)), ("6.10.0", (3, 11)), ("6.9.2", (3, 11))],
)
def test_a_sound_version_is_accepted(pyside: str, python: tuple[int, int]) -> None:
    assert qt_problem(pyside, python) is None


def test_the_qt_installed_here_is_sound() -> None:
    assert refuse_broken_qt() is None


def test_no_qt_at_all_is_a_sentence_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "path", [])
    assert "PySide6 is not installed" in (refuse_broken_qt() or "")


def test_the_first_folder_with_a_qt_counts(tmp_path: Path) -> None:
    for folder, name in (
        ("b", "pyside6_essentials-6.9.1.dist-info"),
        ("c", "PySide6_Essentials-6.11.3.dist-info"),
    ):
        (tmp_path / folder / name).mkdir(parents=True)
    assert installed_version([str(tmp_path / "a"), str(tmp_path / "b"), str(tmp_path / "c")]) == "6.9.1"
    assert installed_version([str(tmp_path / "c")]) == "6.11.3"
    assert installed_version([str(tmp_path)]) is None


def test_the_version_is_that_of_the_package_metadata() -> None:
    assert installed_version(sys.path) == version("PySide6-Essentials")


def test_a_frozen_bundle_brings_its_own_qt_and_is_not_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "path", [])
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert refuse_broken_qt() is None


@pytest.mark.parametrize(
    ("variables", "platform", "shown"),
    [
        ({}, "linux", False),
        ({"DISPLAY": ""}, "linux", False),
        ({"DISPLAY": ":4711"}, "linux", False),
        ({"DISPLAY": "desk.example:0"}, "linux", True),
        ({"WAYLAND_DISPLAY": "wayland-0"}, "linux", True),
        ({"QT_QPA_PLATFORM": "offscreen"}, "linux", True),
        ({}, "darwin", True),
        ({}, "win32", True),
    ],
)
def test_a_display_is_recognised_before_qt_aborts_for_want_of_one(variables, platform, shown) -> None:
    assert has_display(variables, platform) is shown


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="abstract sockets are Linux's")
def test_a_local_display_is_one_that_answers() -> None:
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as server:
        server.bind("\0/tmp/.X11-unix/X4713")
        server.listen()
        assert has_display({"DISPLAY": ":4713.0"}, "linux")
    assert not has_display({"DISPLAY": ":4713.0"}, "linux")
