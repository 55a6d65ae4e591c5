"""Where files are: resources of a source tree, of a wheel and of a frozen bundle; the user's folders."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

import qosdesk.paths
from qosdesk.paths import cache_dir, log_dir, resource, resource_dir, user_data_dir


def test_the_source_tree_has_its_resources_beside_the_package() -> None:
    assert resource("products", "qos.json").is_file()


def test_a_wheel_has_its_resources_inside_the_package(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "qosdesk" / "resources").mkdir(parents=True)
    monkeypatch.setattr(qosdesk.paths, "__file__", str(tmp_path / "qosdesk" / "paths.py"))
    assert resource_dir() == tmp_path / "qosdesk" / "resources"


def test_a_frozen_bundle_has_its_resources_where_it_was_unpacked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    assert resource("icons") == tmp_path / "resources" / "icons"


def test_one_variable_moves_everything_of_the_user(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QOSDESK_DATA_DIR", str(tmp_path))
    assert user_data_dir() == tmp_path / "default"
    assert user_data_dir("work") == tmp_path / "work"
    assert cache_dir("work") == tmp_path / "work" / "cache"
    assert log_dir("work") == tmp_path / "work" / "log"


def test_without_it_the_systems_folders_are_used_and_profiles_are_apart(home_dir: Path) -> None:
    for folder in (user_data_dir, cache_dir, log_dir):
        assert folder().is_relative_to(home_dir)
        assert "qosdesk" in folder().parts
        assert folder("work") != folder()
        assert not folder().exists()


def freeze(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As if the program lay frozen in this folder."""
    monkeypatch.delenv("QOSDESK_DATA_DIR", raising=False)
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(folder / "qosdesk"))


def test_a_frozen_program_with_a_data_folder_beside_it_keeps_everything_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    freeze(tmp_path, monkeypatch)
    (tmp_path / "qosdesk-data").mkdir()
    assert user_data_dir() == tmp_path / "qosdesk-data" / "default"
    assert log_dir("work") == tmp_path / "qosdesk-data" / "work" / "log"
    monkeypatch.setenv("QOSDESK_DATA_DIR", str(tmp_path / "said"))
    assert user_data_dir() == tmp_path / "said" / "default"


def test_without_that_folder_a_frozen_program_uses_the_systems_folders(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, home_dir: Path
) -> None:
    freeze(tmp_path, monkeypatch)
    assert user_data_dir().is_relative_to(home_dir)


def test_on_macos_the_data_folder_lies_beside_the_app(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    inside = tmp_path / "qosdesk.app" / "Contents" / "MacOS"
    inside.mkdir(parents=True)
    freeze(inside, monkeypatch)
    monkeypatch.setattr(sys, "platform", "darwin")
    (tmp_path / "qosdesk-data").mkdir()
    assert user_data_dir() == tmp_path / "qosdesk-data" / "default"
