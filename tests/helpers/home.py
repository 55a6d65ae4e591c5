"""Each test has its own empty home: user data, cache, log and configuration folders in a temporary directory."""

from __future__ import annotations

from pathlib import Path

import pytest

_HOME_VARIABLES = {
    "HOME": "",
    "USERPROFILE": "",
    "XDG_DATA_HOME": "data",
    "XDG_CONFIG_HOME": "config",
    "XDG_CACHE_HOME": "cache",
    "XDG_STATE_HOME": "state",
    "APPDATA": "appdata",
    "LOCALAPPDATA": "localappdata",
}


@pytest.fixture(autouse=True)
def home_dir(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A fresh home folder, which every variable that could name the user's real one points into."""
    home = tmp_path_factory.mktemp("home")
    for variable, folder in _HOME_VARIABLES.items():
        monkeypatch.setenv(variable, str(home / folder) if folder else str(home))
    return home
