"""Licences of everything that travels in the bundle: of Python packages from their metadata, of Qt, Python and Inter.

Writes a folder with one text per part and an overview. A package without a licence text stops the build: what can't be
named can't be given away.
"""

from __future__ import annotations

import importlib.metadata
import re
import shutil
import sys
import sysconfig
from collections.abc import Iterable
from pathlib import Path
from typing import Final

BUNDLED: Final = (
    *(
        "PySide6-Essentials",
        "shiboken6",
        "pyqtgraph",
        "qasync",
        "picows",
        "aiofastnet",
        "python-socks",
        "msgspec",
    ),
    *("httpcore", "h11", "anyio", "idna", "certifi", "truststore", "typing-extensions", "numpy", "TA-Lib"),
    *("aiohttp", "aiohappyeyeballs", "aiosignal", "attrs", "frozenlist", "multidict", "propcache", "yarl"),
    *(
        "keyring",
        "jaraco.classes",
        "jaraco.context",
        "jaraco.functools",
        "more-itertools",
        "platformdirs",
        "tzdata",
    ),
)
BY_SYSTEM: Final = {
    "linux": ("SecretStorage", "jeepney", "cryptography", "cffi", "pycparser"),
    "win32": ("pywin32-ctypes",),
    "darwin": (),
}
TEXTS: Final = ("Qt.txt", "System.txt", "LGPL-3.0.txt", "GPL-3.0.txt")
"""In packaging/licences: words on what has no metadata, and the licences of Qt."""

_NAMES: Final = re.compile(r"(^|/)(licen[cs]e|copying|notice|authors)[^/]*$", re.IGNORECASE)


def texts_of(package: str) -> dict[str, str]:
    """Texts of licences by file name; empty when the package ships none."""
    found = {}
    for file in importlib.metadata.files(package) or ():
        if _NAMES.search(str(file)) and not str(file).endswith((".py", ".pyc")):
            path = Path(str(file.locate()))
            if path.is_file():
                found[path.name if path.name not in found else str(file).replace("/", "-")] = path.read_text(
                    encoding="utf-8", errors="replace"
                )
    return found


def licence_of(package: str) -> str:
    """The licence in a word, as the package's metadata say it; empty when they don't."""
    data = importlib.metadata.metadata(package)
    said = next((data[name] for name in ("License-Expression", "License") if name in data), "")
    if not said or "\n" in said:
        classes = data.get_all("Classifier") or []
        said = ", ".join(one.rpartition(":: ")[2] for one in classes if one.startswith("License ::"))
    return str(said)


def collect(folder: Path, root: Path, packages: Iterable[str] | None = None) -> list[tuple[str, str, str]]:
    """Write the texts and the overview.

    Args:
        folder: made anew.
        root: the project's.
        packages: names of distributions; by default all that travel on this system.

    Returns:
        Name, version and licence of each.

    Raises:
        LookupError: a package says nothing of its licence.
    """
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    rows = []
    for package in packages if packages is not None else (*BUNDLED, *BY_SYSTEM.get(sys.platform, ())):
        texts, said = texts_of(package), licence_of(package)
        if not texts and not said:
            raise LookupError(f"{package} says nothing of its licence")
        rows.append((package, importlib.metadata.version(package), said or "see its text"))
        for name, text in texts.items():
            (folder / f"{package}-{name}.txt").write_text(text, encoding="utf-8")
    python = Path(sysconfig.get_path("stdlib")) / "LICENSE.txt"
    if python.is_file():
        shutil.copyfile(python, folder / "Python-LICENSE.txt")
    shutil.copyfile(root / "resources" / "fonts" / "LICENSE-Inter.txt", folder / "Inter-LICENSE.txt")
    shutil.copyfile(root / "LICENSE", folder / "qosdesk-LICENSE.txt")
    for name in TEXTS:
        shutil.copyfile(root / "packaging" / "licences" / name, folder / name)
    rows.append(("Python", ".".join(map(str, sys.version_info[:3])), "PSF-2.0"))
    rows.append(("Inter", "4", "OFL-1.1"))
    lines = [
        f"{name} {version}: {said}" for name, version, said in sorted(rows, key=lambda row: row[0].lower())
    ]
    head = "qosdesk is free software (MIT). In this folder it travels with:\n\n"
    rest = "\n\nand with what Qt.txt and System.txt name.\n"
    (folder / "LICENCES.txt").write_text(head + "\n".join(lines) + rest, encoding="utf-8")
    return rows
