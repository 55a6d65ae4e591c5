"""What the bundle leaves out, and why: used by the spec while it collects, and printed by `dev.py build`.

Every rule has a reason that a reader can check; nothing is left out without a line in the table. Standard library only.
"""

from __future__ import annotations

import fnmatch
import os
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

Entry = tuple[str, str, str]
"""Of PyInstaller: name in the bundle, file it comes from, kind."""


@dataclass(frozen=True)
class Rule:
    """Files by patterns of their names in the bundle (forward slashes), and why they are not needed."""

    what: str
    why: str
    patterns: Sequence[str]

    def takes(self, name: str) -> bool:
        """Whether it leaves this file out."""
        return any(fnmatch.fnmatchcase(name, pattern) for pattern in self.patterns)


EXCLUDED_MODULES: Final = (
    # Of Python, for developers of programs.
    *(
        "tkinter",
        "lib2to3",
        "pydoc_data",
        "doctest",
        "pdb",
        "unittest",
        "ensurepip",
        "idlelib",
        "turtle",
        "pip",
    ),
    *(
        "distutils",
        "setuptools",
        "pkg_resources",
        "_distutils_hack",
        "xmlrpc",
        "wsgiref",
        "curses",
        "readline",
    ),
    # The project's own tools.
    *("pytest", "_pytest", "hypothesis", "mypy", "ruff", "PyInstaller", "pygments", "websockets", "httpx"),
    # numpy: what builds and tests it. The rest travels, as users' own indicators may call it.
    *("numpy.f2py", "numpy.testing", "numpy.distutils", "numpy._pyinstaller", "numpy.conftest"),
    # pyqtgraph: the charts use its view and its item.
    *(
        "pyqtgraph.opengl",
        "pyqtgraph.examples",
        "pyqtgraph.canvas",
        "pyqtgraph.dockarea",
        "pyqtgraph.jupyter",
    ),
    *("pyqtgraph.console", "OpenGL", "scipy", "matplotlib", "cupy", "numba", "IPython", "h5py", "colorcet"),
    # Qt parts that nothing of ours names; the OpenGL ones are replaced by stubs (packaging/stubs).
    *("PySide6.QtNetwork", "PySide6.QtTest", "PySide6.QtOpenGL", "PySide6.QtOpenGLWidgets", "PySide6.QtDBus"),
    # Ways that the network libraries would take if they were there.
    *("trio", "curio", "anyio._backends._trio", "anyio.pytest_plugin", "aiohttp.pytest_plugin"),
    *("aiohttp.test_utils", "socksio", "h2", "brotli", "brotlicffi", "uvloop", "aiodns", "zstandard"),
    # Indicators: TA-Lib looks for them.
    *("pandas", "polars"),
)
"""Modules that PyInstaller need not follow."""

STUBS: Final = {
    "PySide6.QtOpenGL": "qt_opengl.py",
    "PySide6.QtOpenGLWidgets": "qt_opengl_widgets.py",
    "numpy._core._add_newdocs": "nothing.py",
    "numpy._core._add_newdocs_scalars": "nothing.py",
}
"""Modules that travel as a few lines of our own instead."""

HOOKS: Final = (
    *("pyi_rth_inspect", "pyi_rth_multiprocessing", "pyi_rth_pyqtgraph_multiprocess", "pyi_rth_pkgutil"),
    # Imports Qt in every process, also in those that show nothing; on Linux Qt finds its plugins beside its libraries.
    *(("pyi_rth_pyside6",) if sys.platform.startswith("linux") else ()),
)
"""Of PyInstaller, run at every start before the program: they import what a start does not need, for what it never does
(processes of multiprocessing, reading its own source, listing its own packages)."""

_QT: Final = "PySide6/Qt/"
RULES: Final = (
    Rule(
        "GTK platform theme",
        "the desk dresses itself (Fusion, own palette); the plugin pulls GTK, Cairo and Pango in",
        ("*/platformthemes/libqgtk3.so",),
    ),
    Rule(
        "platforms other than a desktop's",
        "framebuffers, VNC, bare EGL and Vulkan displays",
        (
            *(
                f"*/platforms/libq{name}.so"
                for name in ("eglfs", "linuxfb", "minimalegl", "vkkhrdisplay", "vnc")
            ),
            *("*/platforms/libqminimal.so", "*/platforms/qminimal.dll", "*/platforms/qdirect2d.dll"),
            *("*/egldeviceintegrations/*", "*/generic/*"),
        ),
    ),
    Rule(
        "OpenGL of X11 and Wayland, Vulkan",
        "everything is drawn by Qt's raster engine",
        (
            "*/xcbglintegrations/*",
            "*/wayland-graphics-integration-client/*",
            "*/opengl32sw.dll",
            "*/d3dcompiler_*.dll",
        ),
    ),
    Rule(
        "Wayland shells of cars and kiosks",
        "desktops speak xdg-shell",
        tuple(
            f"*/wayland-shell-integration/lib{name}.so"
            for name in ("fullscreen-shell-v1", "ivi-shell", "qt-shell", "wl-shell-plugin")
        ),
    ),
    Rule(
        "image formats",
        "pictures are SVG and PNG",
        (
            *(
                f"*/imageformats/libq{name}.so"
                for name in ("gif", "icns", "jpeg", "tga", "tiff", "wbmp", "webp", "ico")
            ),
            *(
                f"*/imageformats/q{name}.dll"
                for name in ("gif", "icns", "jpeg", "tga", "tiff", "wbmp", "webp")
            ),
            *(f"*/imageformats/libq{name}.dylib" for name in ("gif", "jpeg", "tga", "tiff", "wbmp", "webp")),
        ),
    ),
    Rule(
        "Qt's network parts",
        "the network is picows, httpcore and Python's ssl",
        ("*/networkinformation/*", "*/plugins/tls/*", "*QtNetwork*", "*Qt6Network*"),
    ),
    Rule("Qt Test", "for tests", ("*QtTest*", "*Qt6Test*")),
    Rule("Qt OpenGL", "see stubs/qt_opengl.py", ("*QtOpenGL*", "*Qt6OpenGL*")),
    Rule(
        "type stubs and headers",
        "for editors and compilers",
        ("*.pyi", "*/py.typed", "*.pxd", "*.pyx", "*.pxi", "*.h", "*.c"),
    ),
    Rule(
        "pyqtgraph's colour maps and icons",
        "the desk has its own",
        ("pyqtgraph/colors/*", "pyqtgraph/icons/*"),
    ),
    Rule(
        "numpy's tests and headers",
        "for developers",
        ("numpy/_core/_*_tests.*", "numpy/tests/*", "numpy/_core/lib/*"),
    ),
    Rule(
        "parts of Python",
        "terminals, bundled tests, other databases",
        (
            *(
                f"python3*/lib-dynload/{name}.*"
                for name in ("readline", "_curses", "_dbm", "_gdbm", "_tkinter", "nis")
            ),
            *(
                f"python3*/lib-dynload/{name}.*"
                for name in ("_testcapi", "_xxtestfuzz", "ossaudiodev", "audioop")
            ),
            *(
                f"python3*/lib-dynload/{name}.*"
                for name in ("_crypt", "spwd", "_curses_panel", "syslog", "resource")
            ),
        ),
    ),
    Rule("Qt's translations", "the desk's catalogues are its own", ("*/translations/qt*.qm",)),
    Rule("sources of translations", "the compiled ones travel", ("resources/translations/*.ts",)),
)
ORPHANS: Final = "libraries that nothing needs any more"
CARRIED: Final = (
    *("libGL.so.1", "libGLX.so.0", "libGLdispatch.so.0", "libEGL.so.1", "libxcb.so.1"),
    *("libwayland-client.so.0", "libwayland-cursor.so.0"),
)
"""Libraries that PyInstaller leaves to the system, as drivers must fit them. Nothing here calls a driver: Qt is linked
to them and draws without, so they travel and a machine needs none of them."""


@dataclass
class Removed:
    """What was left out: by rule the number of files and their bytes."""

    found: dict[str, tuple[str, int, int]] = field(default_factory=dict)

    def add(self, what: str, why: str, file: str) -> None:
        """One file more."""
        size = Path(file).stat().st_size if Path(file).exists() else 0
        _why, count, total = self.found.get(what, (why, 0, 0))
        self.found[what] = (why, count + 1, total + size)


def rule_for(name: str) -> Rule | None:
    """Which rule leaves a file out; None for one that travels."""
    plain = name.replace(os.sep, "/")
    return next((rule for rule in RULES if rule.takes(plain)), None)


def trim(entries: Iterable[Entry], removed: Removed) -> list[Entry]:
    """The entries that travel."""
    kept = []
    for entry in entries:
        rule = rule_for(entry[0])
        if rule is None:
            kept.append(entry)
        else:
            removed.add(rule.what, rule.why, entry[1])
    return kept


def drop_orphans(entries: Sequence[Entry], needed_by: dict[str, set[str]], removed: Removed) -> list[Entry]:
    """Without shared libraries that no extension module or plugin reaches any more.

    Args:
        entries: binaries.
        needed_by: name of a file in the bundle -> base names of the libraries it is linked to.
        removed: told what went.
    """

    def is_library(entry: Entry) -> bool:
        name = entry[0].replace(os.sep, "/")
        return "/" not in name or name.startswith(f"{_QT}lib/")

    by_base = {Path(entry[0]).name: entry[0] for entry in entries}
    reached = {entry[0] for entry in entries if not is_library(entry)}
    reached |= {
        entry[0] for entry in entries if Path(entry[0]).name.startswith(("libpython", "Python", "python3"))
    }
    waiting = list(reached)
    while waiting:
        for base in needed_by.get(waiting.pop(), ()):
            name = by_base.get(base)
            if name is not None and name not in reached:
                reached.add(name)
                waiting.append(name)
    kept = []
    for entry in entries:
        if entry[0] in reached or entry[2] == "SYMLINK":
            kept.append(entry)
        else:
            removed.add(ORPHANS, "left over from the parts above", entry[1])
    return kept
