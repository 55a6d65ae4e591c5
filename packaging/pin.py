"""Writes packaging/constraints.txt: every package that qosdesk and its tools need, pinned, with hashes of all files.

Run it after changing dependencies in pyproject.toml: `python packaging/pin.py` (`--upgrade` moves everything to the
newest version; without it pins that still fit are kept). It runs `uv pip compile` in a throw-away environment, because
one run resolves for all systems and Python versions. The package index is whatever pip is configured to use; its
address is not written. Standard library only.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
OUTPUT = ROOT / "packaging" / "constraints.txt"
HEADER = """\
# Written by packaging/pin.py from pyproject.toml; do not edit. Installed by packaging/dev.py.
"""


def _pip_setting(python: Path, name: str) -> str:
    """One setting of pip (environment or files), '' when it is not set."""
    done = subprocess.run(
        [str(python), "-m", "pip", "config", "list"], capture_output=True, text=True, check=True
    )
    values = dict(line.split("=", 1) for line in done.stdout.splitlines() if "=" in line)
    for scope in (":env:", "install", "global"):
        if f"{scope}.{name}" in values:
            return values[f"{scope}.{name}"].strip("'")
    return ""


def compile_arguments(output: Path, *, upgrade: bool) -> list[str]:
    """Arguments of `uv`: all systems, all supported Python versions, all extras, hashes, no addresses."""
    arguments = ["pip", "compile", "--quiet", "--universal", "--python-version", "3.11", "--all-extras"]
    arguments += ["--generate-hashes", "--no-header", "--no-annotate", "--no-emit-index-url"]
    arguments += ["--upgrade"] if upgrade else []
    return [*arguments, "pyproject.toml", "--output-file", str(output)]


def main(argv: list[str] | None = None) -> int:
    """Pins; returns the exit code."""
    parser = argparse.ArgumentParser(description="pin all dependencies with hashes")
    parser.add_argument("--upgrade", action="store_true", help="move all pins to the newest versions")
    options = parser.parse_args(argv)
    with tempfile.TemporaryDirectory() as folder:
        venv.create(folder, with_pip=True)
        scripts = Path(folder) / ("Scripts" if os.name == "nt" else "bin")
        python = scripts / ("python.exe" if os.name == "nt" else "python")
        subprocess.run([str(python), "-m", "pip", "install", "--quiet", "uv"], check=True)
        environment = dict(os.environ)
        index, certificate = _pip_setting(python, "index-url"), _pip_setting(python, "cert")
        if index:
            environment.setdefault("UV_DEFAULT_INDEX", index)
        if certificate:
            environment.setdefault("SSL_CERT_FILE", certificate)
        pinned = Path(folder) / "constraints.txt"
        if OUTPUT.exists() and not options.upgrade:
            pinned.write_text(OUTPUT.read_text(encoding="utf-8"), encoding="utf-8")
        command = [str(scripts / "uv"), *compile_arguments(pinned, upgrade=options.upgrade)]
        done = subprocess.run(command, cwd=ROOT, env=environment, check=False)
        if done.returncode != 0:
            return done.returncode
        OUTPUT.write_text(HEADER + pinned.read_text(encoding="utf-8"), encoding="utf-8")
    print(f"wrote {OUTPUT.relative_to(ROOT)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
