"""`dev.py audit`: the pinned packages against the database of known vulnerabilities that pip-audit asks.

pip-audit is no dependency of the project: it is called where it is installed (in the environment, or as a program of
its own), and else it is said that nothing was checked. It needs the network; nothing else here does.
"""

from __future__ import annotations

import importlib.util
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Final

CONSTRAINTS: Final = Path(__file__).resolve().parent / "constraints.txt"
NOT_CHECKED: Final = 2


def find_tool(
    has_module: Callable[[str], object] = importlib.util.find_spec,
    find_program: Callable[[str], str | None] = shutil.which,
) -> list[str]:
    """How to call pip-audit; empty where it is not."""
    if has_module("pip_audit"):
        return [sys.executable, "-m", "pip_audit"]
    found = find_program("pip-audit")
    return [found] if found else []


def main() -> int:
    """Exit 0: nothing known; 1: something is, with its table; 2: not checked."""
    tool = find_tool()
    if not tool:
        print(
            "not checked: pip-audit is not installed here. Install it as a program of its own (pipx install pip-audit) "
            "and call this again.",
            file=sys.stderr,
        )
        return NOT_CHECKED
    # Every line has its hash and nothing is resolved: what is checked is exactly what is installed.
    command = [
        *tool,
        "--disable-pip",
        "--require-hashes",
        "--progress-spinner",
        "off",
        "-r",
        str(CONSTRAINTS),
    ]
    return subprocess.run(command, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
