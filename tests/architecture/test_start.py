"""What starting costs: no Qt for the command line, and nothing heavy before it is needed."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.helpers.sources import ROOT, sources

# Everything of ours that `qosdesk probe` and `qosdesk demo` may come to use.
WITHOUT_QT = ("domain", "feed", "providers", "net", "market", "storage", "services", "demo")


def loaded_by(code: str) -> set[str]:
    """Names of the modules that a fresh interpreter has loaded after `code`."""
    done = subprocess.run(
        [sys.executable, "-c", f"{code}\nimport sys; print('loaded:', *sys.modules)"],
        capture_output=True,
        text=True,
        cwd=ROOT,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return set(done.stdout.rpartition("loaded:")[2].split())


def of_qt(names: set[str]) -> list[str]:
    """Those which belong to Qt."""
    return sorted(
        name for name in names if name.split(".")[0] in {"PySide6", "shiboken6", "pyqtgraph", "qasync"}
    )


def test_rooms_below_the_screen_import_no_qt():
    modules = [source.module for source in sources() if source.room in WITHOUT_QT]
    assert of_qt(loaded_by("\n".join(f"import {module}" for module in modules))) == []


def cli_modules() -> list[str]:
    """The command line and its helpers."""
    # Tolerates only that the file has not been written yet.
    if not (ROOT / "qosdesk" / "cli.py").exists():
        pytest.skip("qosdesk/cli.py is not written yet")
    return [source.module for source in sources() if source.room == "cli" or source.room.startswith("cli_")]


def test_the_command_line_imports_no_qt():
    assert of_qt(loaded_by("\n".join(f"import {module}" for module in cli_modules()))) == []


def test_the_command_line_imports_nothing_heavy():
    assert "qosdesk.cli" in cli_modules()
    loaded = loaded_by("import qosdesk.cli")
    assert not loaded & {"numpy", "httpcore", "picows", "aiohttp", "msgspec", "keyring", "sqlite3"}


def test_asking_the_probe_for_help_loads_no_qt():
    cli_modules()
    code = (
        "import sys\nfrom qosdesk.cli import main\n"
        "try:\n    main(['probe', '--help'])\nexcept SystemExit as done:\n    assert not done.code"
    )
    assert of_qt(loaded_by(code)) == []
