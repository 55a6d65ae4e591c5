"""The project's own Python environment, `.venv`: made, filled and checked here. Standard library only.

A stamp in `.venv` says what it was filled from, so that a call with nothing to do costs a few milliseconds and no
child process. Written so that an older Python can run it far enough to find a newer one.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from dev_system import apt_install, home_folder, may_apt

OLDEST = (3, 11)
# Newest first, but what the dependencies have files for before what is brand new.
PREFERRED = ("3.13", "3.12", "3.11", "3.14")
DIST_WHEELS = Path("/usr/share/python-wheels")  # where Debian keeps pip for its ensurepip


class SetupError(Exception):
    """The environment can't be made; the text says what to do about it."""


def say(text: str) -> None:
    """One line of progress."""
    print(f"dev: {text}", file=sys.stderr, flush=True)


@contextmanager
def step(what: str) -> Iterator[None]:
    """Says what is done and how long it took."""
    say(f"{what} ...")
    begun = time.monotonic()
    yield
    say(f"{what}: done in {time.monotonic() - begun:.1f} s")


def child_environment(environment: dict[str, str] | None = None) -> dict[str, str]:
    """The environment of what we start: bytecode is written (starts are twice as fast), Python's paths are its own."""
    found = dict(os.environ if environment is None else environment)
    for name in ("PYTHONDONTWRITEBYTECODE", "PYTHONHOME", "PYTHONPATH", "__PYVENV_LAUNCHER__"):
        found.pop(name, None)
    return found


def quietly(command: list[str], problem: str) -> None:
    """Runs a command; its output is shown only when it fails, which raises SetupError."""
    done = subprocess.run(
        command,
        env=pip_environment(),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
        check=False,
    )
    if done.returncode != 0:
        raise SetupError(f"{problem} (exit {done.returncode}):\n{done.stdout.strip()}")


def pip_environment() -> dict[str, str]:
    """pip's settings are left as they are, but for a home folder that can't be written to."""
    found = child_environment()
    found.setdefault("PIP_DISABLE_PIP_VERSION_CHECK", "1")
    if not os.access(home_folder(), os.W_OK):
        found.setdefault("PIP_NO_CACHE_DIR", "1")
    return found


def version_of(python: str) -> tuple[int, int] | None:
    """(3, 11) and the like, None where it does not run."""
    code = "import sys; print(*sys.version_info[:2])"
    try:
        done = subprocess.run(
            [python, "-c", code],
            capture_output=True,
            text=True,
            timeout=20,
            check=False,
            env=child_environment(),
        )
        major, minor = done.stdout.split()
        return int(major), int(minor)
    except (OSError, ValueError, subprocess.TimeoutExpired):
        return None


def candidates() -> Iterator[str]:
    """Pythons that may be new enough: this one, those on the path, those of pyenv, the launcher's on Windows."""
    if sys.version_info[:2] >= OLDEST:
        yield getattr(sys, "_base_executable", None) or sys.executable
    for version in PREFERRED:
        found = shutil.which(f"python{version}")
        if found:
            yield found
    pyenv = Path(os.environ.get("PYENV_ROOT") or home_folder() / ".pyenv") / "versions"
    for version in PREFERRED:
        yield from sorted((str(path) for path in pyenv.glob(f"{version}.*/bin/python")), reverse=True)
    launcher = shutil.which("py") if os.name == "nt" else None
    for version in PREFERRED if launcher else ():
        done = subprocess.run(
            [str(launcher), f"-{version}", "-c", "import sys; print(sys.executable)"],
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode == 0:
            yield done.stdout.strip()


def find_python() -> str:
    """A Python to build `.venv` with.

    Raises:
        SetupError: there is none, and none could be installed.
    """
    for _ in range(2):
        for python in candidates():
            version = version_of(python)
            if version is not None and version >= OLDEST:
                return python
        if not may_apt():
            break
        with step("installing Python by apt-get"):
            for version_text in PREFERRED:
                if not apt_install([f"python{version_text}", f"python{version_text}-venv"]):
                    break
    wanted = ".".join(str(part) for part in OLDEST)
    have = ".".join(str(part) for part in sys.version_info[:2])
    raise SetupError(
        f"qosdesk needs Python {wanted} or newer, this is {have} and no newer one was found: install one "
        f"(on Debian and Ubuntu: sudo apt-get install python3.11 python3.11-venv) and call it once with dev.py"
    )


class Environment:
    """`.venv` of one source tree."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.folder = root / ".venv"
        self.scripts = self.folder / ("Scripts" if os.name == "nt" else "bin")
        self.python = self.scripts / ("python.exe" if os.name == "nt" else "python")
        self.constraints = root / "packaging" / "constraints.txt"
        self._stamp = self.folder / "qosdesk-stamp.json"

    # -- is it ready? ----------------------------------------------------------------------------------------------

    def wanted(self) -> dict[str, str]:
        """What the environment should have been filled from."""
        pins = hashlib.sha256(self.constraints.read_bytes()).hexdigest()
        return {"constraints": pins, "python": self.made_with(), "root": str(self.root)}

    def made_with(self) -> str:
        """Python version of the environment as its own settings file tells it; '' when there is none."""
        try:
            lines = (self.folder / "pyvenv.cfg").read_text(encoding="utf-8").splitlines()
        except OSError:
            return ""
        settings = dict(line.partition("=")[::2] for line in lines)
        found = {key.strip(): value.strip() for key, value in settings.items()}
        return found.get("version") or found.get("version_info") or ""

    def usable(self) -> bool:
        """Whether there is an interpreter in it that is new enough (its base may have been removed)."""
        if not self.python.exists():
            return False
        parts = self.made_with().split(".")
        return len(parts) >= 2 and (int(parts[0]), int(parts[1])) >= OLDEST

    def ready(self) -> bool:
        """Whether nothing needs to be done."""
        try:
            stamp = json.loads(self._stamp.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return False
        return self.usable() and bool(stamp == self.wanted())

    # -- making it ---------------------------------------------------------------------------------------------------

    def prepare(self) -> None:
        """Makes and fills the environment unless it is ready.

        Raises:
            SetupError: with what to do about it.
        """
        if self.ready():
            return
        if not self.usable():
            with step("making .venv"):
                self._make(find_python())
        self._stamp.unlink(missing_ok=True)
        with step(f"installing {self._count()} packages"):
            self._install()
        with step("compiling bytecode"):
            self._compile()
        self._stamp.write_text(json.dumps(self.wanted(), indent=1), encoding="utf-8")

    def _count(self) -> int:
        lines = self.constraints.read_text(encoding="utf-8").splitlines()
        return len({line.partition("==")[0] for line in lines if "==" in line})

    def _make(self, base: str) -> None:
        if self.folder.exists():
            shutil.rmtree(self.folder)
        quietly([base, "-m", "venv", "--without-pip", str(self.folder)], "python -m venv failed")

    def _base(self) -> str:
        """The interpreter that the environment was made with."""
        code = "import sys; print(sys._base_executable)"
        done = subprocess.run(
            [str(self.python), "-c", code],
            capture_output=True,
            text=True,
            check=True,
            env=child_environment(),
        )
        return done.stdout.strip()

    def pip_command(self) -> list[str]:
        """A pip that installs into the environment, from wherever there is one.

        Raises:
            SetupError: no pip anywhere and none could be installed.
        """
        inside, base = str(self.python), self._base()
        for _ in range(2):
            if self._runs([inside, "-m", "pip", "--version"]):
                return [inside, "-m", "pip"]
            # Without ensurepip (Debian, Ubuntu) this fails and the next ways are tried.
            self._runs([inside, "-m", "ensurepip"])
            if self._runs([inside, "-m", "pip", "--version"]):
                return [inside, "-m", "pip"]
            for wheel in sorted(DIST_WHEELS.glob("pip-*.whl"), reverse=True):
                command = [inside, str(wheel / "pip")]
                if self._runs([*command, "--version"]):
                    return command
            for other in dict.fromkeys([base, sys.executable, *self._pips_on_path()]):
                # `--python` came with pip 22.3; an older one refuses it.
                command = [other] if Path(other).name.startswith("pip") else [other, "-m", "pip"]
                command += ["--python", inside]
                if self._runs([*command, "--version"]):
                    return command
            if not may_apt():
                break
            with step("installing pip by apt-get"):
                version = ".".join(self.made_with().split(".")[:2])
                if apt_install([f"python{version}-venv"]):
                    apt_install(["python3-venv", "python3-pip"])
        raise SetupError(
            "there is no pip for this Python; on Debian and Ubuntu: sudo apt-get install python3-venv"
        )

    @staticmethod
    def _pips_on_path() -> list[str]:
        return [found for found in (shutil.which("pip3"), shutil.which("pip")) if found]

    @staticmethod
    def _runs(command: list[str]) -> bool:
        try:
            done = subprocess.run(command, capture_output=True, check=False, env=pip_environment())
        except OSError:
            return False
        return done.returncode == 0

    def _install(self) -> None:
        # No dependency resolution: the file holds everything. pip would compile on one core; _compile uses all.
        arguments = ["install", "--quiet", "--no-input", "--no-deps", "--no-compile", "--require-hashes"]
        command = [*self.pip_command(), *arguments, "-r", str(self.constraints)]
        quietly(command, "pip could not install packaging/constraints.txt")
        # The project itself needs no build: its folder goes onto the path.
        code = "import sysconfig; print(sysconfig.get_path('purelib'))"
        done = subprocess.run(
            [str(self.python), "-c", code],
            capture_output=True,
            text=True,
            check=True,
            env=child_environment(),
        )
        Path(done.stdout.strip(), "qosdesk-source.pth").write_text(f"{self.root}\n", encoding="utf-8")
        self._write_launcher()

    def _write_launcher(self) -> None:
        if os.name == "nt":
            text = f'@"{self.python}" -m qosdesk %*\r\n'
            (self.scripts / "qosdesk.cmd").write_text(text, encoding="utf-8")
            return
        launcher = self.scripts / "qosdesk"
        launcher.write_text(f'#!/bin/sh\nexec "{self.python}" -m qosdesk "$@"\n', encoding="utf-8")
        launcher.chmod(0o755)

    def _compile(self) -> None:
        folders = [str(self.folder), *(str(self.root / name) for name in ("qosdesk",))]
        # Packages ship templates and files for other Python versions, which do not compile: no failure.
        self._runs([str(self.python), "-m", "compileall", "-q", "-j", "0", *folders])
