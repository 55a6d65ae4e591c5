"""Versions that would crash are refused at start with a sentence, before Qt is loaded."""

from __future__ import annotations

import socket
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path


def qt_problem(pyside_version: str, python: tuple[int, int]) -> str | None:
    """Why this Qt cannot be used, and what to do; None if it can.

    PySide6 6.12 on Python < 3.12 loses a reference to None on every void call and aborts after some 5,000 calls
    (upstream PYSIDE-3474); later ones are taken for broken too until they are known not to be. 6.9.1 breaks pyqtgraph.
    """
    parts = pyside_version.split(".")
    number = tuple(int(part) for part in parts[:3] if part.isdigit())
    if number[:2] >= (6, 12) and python < (3, 12):
        return (
            f"PySide6 {pyside_version} aborts on Python {python[0]}.{python[1]} (PYSIDE-3474). "
            'Install "PySide6-Essentials>=6.11,<6.12", or use Python 3.12 or newer.'
        )
    if number == (6, 9, 1):
        return f'PySide6 {pyside_version} breaks the charts. Install "PySide6-Essentials>=6.11,<6.12".'
    if number < (6, 8):
        return f'PySide6 {pyside_version} is too old. Install "PySide6-Essentials>=6.11,<6.12".'
    return None


def has_display(environment: Mapping[str, str], platform: str = sys.platform) -> bool:
    """Whether a window can be shown, or Qt was told what to do without one; elsewhere than on Linux it always can.

    Qt aborts the process where it cannot connect, so a local X display (which may be left over from a session that
    ended) is called first.
    """
    if not platform.startswith("linux") or environment.get("QT_QPA_PLATFORM"):
        return True
    if environment.get("WAYLAND_DISPLAY"):
        return True
    host, colon, number = environment.get("DISPLAY", "").rpartition(":")
    return bool(colon) and (host not in ("", "unix") or _x_answers(number.partition(".")[0]))


def _x_answers(number: str) -> bool:
    """Whether a local X server takes connections: on its socket file, or on its abstract name."""
    for address in (f"/tmp/.X11-unix/X{number}", f"\0/tmp/.X11-unix/X{number}"):
        with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as caller:
            try:
                caller.connect(address)
            except OSError:
                continue
            return True
    return False


def refuse_broken_qt() -> str | None:
    """The problem of the Qt that is installed here, found without loading it."""
    if getattr(sys, "frozen", False):
        return None
    installed = installed_version(sys.path)
    if installed is None:
        return 'PySide6 is not installed. Install "PySide6-Essentials>=6.11,<6.12", or start with packaging/dev.py run.'
    return qt_problem(installed, sys.version_info[:2])


def installed_version(folders: Sequence[str]) -> str | None:
    """The version of PySide6-Essentials in the first folder that has one, by the name of its metadata there.

    `importlib.metadata` knows it too, but takes some 15 ms of a start to be imported.
    """
    for folder in folders:
        path = Path(folder)
        for entry in path.iterdir() if path.is_dir() else ():
            package, _, rest = entry.name.partition("-")
            if package.lower() == "pyside6_essentials" and rest.endswith(".dist-info"):
                return rest.removesuffix(".dist-info")
    return None
