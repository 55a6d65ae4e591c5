"""The versions that we depend on: what is installed, pinned and declared agree, and a broken Qt is refused."""

from __future__ import annotations

import importlib
import importlib.metadata
import re
import subprocess
import sys
import tomllib

import pytest

from tests.helpers.sources import ROOT

PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
PINS = re.findall(
    r"^([\w.-]+)==(\S+)", (ROOT / "packaging" / "constraints.txt").read_text(encoding="utf-8"), re.M
)


def canonical(name: str) -> str:
    """A distribution's name as indexes spell it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def pinned(name: str) -> set[str]:
    """The pinned versions; more than one where Python versions need different ones."""
    return {version for pin, version in PINS if canonical(pin) == canonical(name)}


def test_pyside_is_a_version_that_does_not_abort():
    # 6.12.0 on Python < 3.12 loses a reference to None on every void call (upstream PYSIDE-3474).
    installed = importlib.metadata.version("PySide6-Essentials")
    assert (6, 11) <= tuple(int(part) for part in installed.split(".")[:2]) < (6, 12)
    assert importlib.metadata.version("shiboken6") == installed


def test_pyside_is_pinned_to_what_is_declared():
    assert "PySide6-Essentials>=6.11,<6.12" in PYPROJECT["project"]["dependencies"]
    assert [version for version in pinned("pyside6-essentials") if version.startswith("6.11.")]
    assert len(pinned("pyside6-essentials")) == 1


def test_installed_packages_are_the_pinned_ones():
    declared = [
        re.split(r"[<>=~;\[ ]", one)[0]
        for group in (
            PYPROJECT["project"]["dependencies"],
            *PYPROJECT["project"]["optional-dependencies"].values(),
        )
        for one in group
    ]
    wrong = {name: importlib.metadata.version(name) for name in declared}
    assert not {name: version for name, version in wrong.items() if version not in pinned(name)}


def test_every_pin_has_a_hash():
    text = (ROOT / "packaging" / "constraints.txt").read_text(encoding="utf-8")
    blocks = re.split(r"\n(?=[\w.-]+==)", text)[1:]
    assert blocks
    assert not [block.split("\n")[0] for block in blocks if "--hash=sha256:" not in block]


def preflight():
    """The module that looks at versions before Qt is imported."""
    # Tolerates only that the file has not been written yet.
    if not (ROOT / "qosdesk" / "app" / "preflight.py").exists():
        pytest.skip("qosdesk/app/preflight.py is not written yet")
    return importlib.import_module("qosdesk.app.preflight")


@pytest.mark.parametrize("python", [(3, 11), (3, 10)])
@pytest.mark.parametrize("pyside", ["6.12.0", "6.12.1", "6.13.0"])
def test_pyside_6_12_on_an_older_python_is_refused_with_a_sentence(pyside: str, python: tuple[int, int]):
    said = preflight().qt_problem(pyside, python)
    assert said is not None
    assert pyside in said
    assert "\n" not in said.strip()
    assert len(said.split()) >= 6


@pytest.mark.parametrize(
    ("pyside", "python"), [("6.11.0", (3, 11)), ("6.11.3", (3, 11)), ("6.11.3", (3, 13))]
)
def test_a_good_pyside_is_accepted(pyside: str, python: tuple[int, int]):
    assert preflight().qt_problem(pyside, python) is None


def test_preflight_imports_no_qt():
    preflight()
    code = "import sys, qosdesk.app.preflight; print(*sorted(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    assert not [name for name in done.stdout.split() if name.split(".")[0] in ("PySide6", "shiboken6")]


def test_resources_travel_in_the_wheel():
    wheel = PYPROJECT["tool"]["hatch"]["build"]["targets"]["wheel"]
    assert wheel["force-include"] == {"resources": "qosdesk/resources"}
