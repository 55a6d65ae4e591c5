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
        "colorama",
    ),
)
BEFORE_312: Final = ("importlib_metadata", "zipp", "backports.tarfile", "lazy-importer")
"""What keyring needs where Python's own library does not have it yet."""
BY_SYSTEM: Final = {
    "linux": ("SecretStorage", "jeepney", "cryptography", "cffi", "pycparser"),
    "win32": ("pywin32-ctypes",),
    "darwin": (),
}
TEXTS: Final = (
    *("Qt.txt", "System.txt", "LGPL-3.0.txt", "GPL-3.0.txt"),
    *("TA-Lib-C-LICENSE.txt", "pypinyin-LICENSE.txt"),
)
"""In packaging/licences: words on what has no metadata, the licences of Qt, of the C library inside TA-Lib, and of the
data that resources/pinyin.txt was made from."""

_NAMES: Final = re.compile(r"(^|/)(licen[cs]e|copying|notice|authors)[^/]*$", re.IGNORECASE)


def travelling() -> tuple[str, ...]:
    """Names of the distributions that travel on this system."""
    older = BEFORE_312 if sys.version_info < (3, 12) else ()
    return (*BUNDLED, *older, *BY_SYSTEM.get(sys.platform, ()))


def unnamed(modules: Iterable[str]) -> list[str]:
    """Distributions that bundled modules are of, and that the folder of licences does not name."""
    named = {_plain(name) for name in travelling()}
    owners = importlib.metadata.packages_distributions()
    found = {frozenset(map(_plain, owners.get(module.partition(".")[0], ()))) for module in modules}
    return sorted({", ".join(sorted(names)) for names in found if names and not names & named})


def _plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


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


def _licence_of_python() -> str:
    """Its text, which builds of Linux distributions keep elsewhere than python.org's."""
    version = f"python{sys.version_info[0]}.{sys.version_info[1]}"
    for file in (
        Path(sysconfig.get_path("stdlib")) / "LICENSE.txt",
        Path(sys.base_prefix) / "LICENSE.txt",
        Path("/usr/share/doc") / version / "copyright",
        Path("/usr/share/licenses") / version / "LICENSE",
    ):
        if file.is_file():
            return file.read_text(encoding="utf-8", errors="replace")
    raise LookupError("the text of Python's licence was not found")


def collect(folder: Path, root: Path, packages: Iterable[str] | None = None) -> list[tuple[str, str, str]]:
    """Write the texts and the overview.

    Args:
        folder: made anew.
        root: the project's.
        packages: names of distributions; by default all that travel on this system.

    Returns:
        Name, version and licence of each.

    Raises:
        LookupError: a package says nothing of its licence, or Python's text is not found.
    """
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    rows = []
    for package in packages if packages is not None else travelling():
        texts, said = texts_of(package), licence_of(package)
        if not texts and not said:
            raise LookupError(f"{package} says nothing of its licence")
        rows.append((package, importlib.metadata.version(package), said or "see its text"))
        for name, text in texts.items():
            (folder / f"{package}-{name}.txt").write_text(text, encoding="utf-8")
    (folder / "Python-LICENSE.txt").write_text(_licence_of_python(), encoding="utf-8")
    shutil.copyfile(root / "resources" / "fonts" / "LICENSE-Inter.txt", folder / "Inter-LICENSE.txt")
    shutil.copyfile(root / "LICENSE", folder / "qosdesk-LICENSE.txt")
    for name in TEXTS:
        shutil.copyfile(root / "packaging" / "licences" / name, folder / name)
    rows.append(("Python", ".".join(map(str, sys.version_info[:3])), "PSF-2.0"))
    rows.append(("Inter", "4", "OFL-1.1"))
    rows.append(("data of pypinyin", "0.55.0", "MIT"))
    lines = [
        f"{name} {version}: {said}" for name, version, said in sorted(rows, key=lambda row: row[0].lower())
    ]
    head = "qosdesk is free software (MIT). In this folder it travels with:\n\n"
    rest = "\n\nand with what Qt.txt and System.txt name.\n"
    (folder / "LICENCES.txt").write_text(head + "\n".join(lines) + rest, encoding="utf-8")
    return rows
