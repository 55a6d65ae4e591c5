"""packaging/dev_system.py: what Qt will miss, and the command that helps."""

from __future__ import annotations

from pathlib import Path

import pytest

import dev_system
from dev_system import ALWAYS, CJK_FONT, FOR_WINDOWS, Need


def test_nothing_is_missing_where_everything_loads():
    assert dev_system.missing_libraries({"DISPLAY": ":0"}, lambda _: True) == ()


def test_offscreen_needs_no_window_libraries():
    assert dev_system.missing_libraries({}, lambda _: False) == ALWAYS


def test_tests_beside_a_display_need_none_either():
    variables = {"DISPLAY": ":0", "QT_QPA_PLATFORM": "offscreen"}
    assert dev_system.missing_libraries(variables, lambda _: False) == ALWAYS


def test_a_display_needs_them_too():
    assert dev_system.missing_libraries({"DISPLAY": ":0"}, lambda _: False) == ALWAYS + FOR_WINDOWS


def test_one_missing_library_is_found():
    (need,) = dev_system.missing_libraries({}, lambda name: name != "libEGL.so.1")
    assert need.apt == "libegl1"


def test_a_library_that_is_not_there_does_not_load():
    assert not dev_system.can_load("libqosdesk-nothing-of-the-kind.so.9")


def test_a_cjk_font_is_recognised_by_its_file(tmp_path: Path):
    assert not dev_system.has_cjk_font([tmp_path, tmp_path / "nowhere"])
    (tmp_path / "opentype").mkdir()
    (tmp_path / "opentype" / "Inter.ttf").touch()
    assert not dev_system.has_cjk_font([tmp_path])
    (tmp_path / "opentype" / "NotoSansCJK-Regular.ttc").touch()
    assert dev_system.has_cjk_font([tmp_path])


def test_a_font_of_the_users_own_counts(home_dir: Path):
    fonts = home_dir / ".local" / "share" / "fonts"
    fonts.mkdir(parents=True)
    (fonts / "SourceHanSansSC.otf").touch()
    assert dev_system.has_cjk_font([home_dir])


def test_the_command_names_each_package_once():
    twice = (Need("a", "x", "mesa", "libglvnd"), Need("b", "y", "mesa", "libglvnd"))
    assert dev_system.install_command(twice, "dnf") == ["dnf", "install", "-y", "mesa"]
    assert dev_system.install_command(twice, "apt-get")[-2:] == ["x", "y"]


@pytest.fixture
def bare_linux(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """A Linux without libEGL and Chinese fonts; what apt-get was asked to install."""
    asked: list[list[str]] = []

    def install(packages: list[str]) -> str:
        asked.append(packages)
        return ""

    def missing(*_: object) -> tuple[Need, ...]:
        return () if asked else (ALWAYS[2],)

    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.setattr(dev_system, "missing_libraries", missing)
    monkeypatch.setattr(dev_system, "has_cjk_font", lambda: bool(asked))
    monkeypatch.setattr(dev_system, "apt_install", install)
    monkeypatch.setattr(dev_system, "package_tool", lambda: "apt-get")
    return asked


def test_root_installs_what_is_missing(bare_linux: list[list[str]], monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(dev_system, "may_apt", lambda: True)
    said: list[str] = []
    assert dev_system.prepare_system(said.append, {}) == ""
    assert bare_linux == [["libegl1", "fonts-noto-cjk"]]
    assert said == ["installing system packages: libegl1 fonts-noto-cjk"]


def test_a_name_that_apt_does_not_know_keeps_nothing_else_away(
    bare_linux: list[list[str]], monkeypatch: pytest.MonkeyPatch
):
    installed: list[str] = []

    def install(packages: list[str]) -> str:
        if "fonts-noto-cjk" in packages:
            return "E: Unable to locate package fonts-noto-cjk\n"
        installed.extend(packages)
        bare_linux.append(packages)
        return ""

    monkeypatch.setattr(dev_system, "may_apt", lambda: True)
    monkeypatch.setattr(dev_system, "apt_install", install)
    said: list[str] = []
    assert dev_system.prepare_system(said.append, {}) == ""
    assert installed == ["libegl1"]
    assert "Unable to locate package fonts-noto-cjk" in said[-1]


def test_others_are_told_the_exact_command(bare_linux: list[list[str]], monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(dev_system, "may_apt", lambda: False)
    said: list[str] = []
    problem = dev_system.prepare_system(said.append, {})
    assert "libEGL.so.1" in problem
    assert problem.endswith("sudo apt-get install -y --no-install-recommends libegl1")
    assert CJK_FONT.apt in said[0]
    assert bare_linux == []
