"""Environments of other programs that a bench measures beside ours: made on first use, kept in the user's cache."""

from __future__ import annotations

import os
import subprocess
import sys
import venv
from collections.abc import Sequence
from pathlib import Path
from typing import Final

_INSTALL_LIMIT_S: Final = 240.0


def environment(name: str, packages: Sequence[str]) -> Path | None:
    """The Python of an environment; None, with the failing command's output printed, when it can't be made."""
    import platformdirs

    folder = Path(platformdirs.user_cache_dir("qosdesk-bench", False)) / f"{name}-{sys.version_info.minor}"
    python = folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    if (folder / "complete").exists():
        return python
    venv.create(folder, with_pip=True, clear=True)
    command = [str(python), "-m", "pip", "install", "--quiet", *packages]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=_INSTALL_LIMIT_S)
    if done.returncode:
        print(
            f"{name} can't be installed: {' '.join(command)}\n{done.stdout[-800:]}{done.stderr[-1500:]}",
            flush=True,
        )
        return None
    (folder / "complete").write_text("", encoding="utf-8")
    return python
