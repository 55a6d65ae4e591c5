"""What the operating system must have before Qt starts: shared libraries, and a font with Chinese glyphs.

Linux only; macOS and Windows bring their own. Missing parts are found before Qt fails with a line nobody understands,
and installed by apt-get where that is allowed (as root), else the exact command is printed. Standard library only.
"""

from __future__ import annotations

import ctypes
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Need:
    """A shared library and the packages that hold it (apt, dnf, pacman)."""

    library: str
    apt: str
    dnf: str
    pacman: str


ALWAYS = (
    Need("libglib-2.0.so.0", "libglib2.0-0", "glib2", "glib2"),
    Need("libGL.so.1", "libgl1", "mesa-libGL", "libglvnd"),
    Need("libEGL.so.1", "libegl1", "mesa-libEGL", "libglvnd"),
    Need("libxkbcommon.so.0", "libxkbcommon0", "libxkbcommon", "libxkbcommon"),
    Need("libfontconfig.so.1", "libfontconfig1", "fontconfig", "fontconfig"),
    Need("libfreetype.so.6", "libfreetype6", "freetype", "freetype2"),
    Need("libdbus-1.so.3", "libdbus-1-3", "dbus-libs", "dbus"),
)
FOR_WINDOWS = (
    Need("libxcb-cursor.so.0", "libxcb-cursor0", "xcb-util-cursor", "xcb-util-cursor"),
    Need("libxcb-icccm.so.4", "libxcb-icccm4", "xcb-util-wm", "xcb-util-wm"),
    Need("libxcb-keysyms.so.1", "libxcb-keysyms1", "xcb-util-keysyms", "xcb-util-keysyms"),
    Need("libxcb-shape.so.0", "libxcb-shape0", "libxcb", "libxcb"),
    Need("libxcb-xkb.so.1", "libxcb-xkb1", "libxcb", "libxcb"),
    Need("libxkbcommon-x11.so.0", "libxkbcommon-x11-0", "libxkbcommon-x11", "libxkbcommon-x11"),
)
CJK_FONT = Need(
    "a font with Chinese glyphs", "fonts-noto-cjk", "google-noto-sans-cjk-fonts", "noto-fonts-cjk"
)

_CJK_FILES = ("notosanscjk", "notosanssc", "sourcehansans", "wqy", "droidsansfallback", "uming", "ukai")
_FONT_FOLDERS = ("/usr/share/fonts", "/usr/local/share/fonts")


def home_folder() -> Path:
    """The user's home; where there is none (a bare container's user), a folder that does not exist."""
    try:
        return Path.home()
    except RuntimeError:
        return Path("/nonexistent")


def can_load(library: str) -> bool:
    """Whether the dynamic loader finds a library with everything that it needs itself."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def missing_libraries(
    environment: Mapping[str, str], loads: Callable[[str], bool] = can_load
) -> tuple[Need, ...]:
    """What Qt will miss: the basic libraries, and those of real windows where an X display is going to be used."""
    unseen = environment.get("QT_QPA_PLATFORM", "").startswith(("offscreen", "minimal"))
    needs = ALWAYS + FOR_WINDOWS if environment.get("DISPLAY") and not unseen else ALWAYS
    return tuple(need for need in needs if not loads(need.library))


def has_cjk_font(folders: Iterable[str | Path] | None = None) -> bool:
    """Whether a well-known font file with Chinese glyphs lies in one of the font folders."""
    if folders is None:
        home = home_folder()
        folders = (*_FONT_FOLDERS, home / ".fonts", home / ".local/share/fonts")
    for folder in folders:
        for _, _, names in os.walk(folder):
            if any(name.lower().startswith(_CJK_FILES) for name in names):
                return True
    return False


def install_command(needs: Iterable[Need], tool: str) -> list[str]:
    """The command that installs what is missing with `apt-get`, `dnf` or `pacman`; names once, in order."""
    column = {"apt-get": "apt", "dnf": "dnf", "pacman": "pacman"}[tool]
    packages = list(dict.fromkeys(str(getattr(need, column)) for need in needs))
    start = {
        "apt-get": ["apt-get", "install", "-y", "--no-install-recommends"],
        "dnf": ["dnf", "install", "-y"],
        "pacman": ["pacman", "-S", "--needed"],
    }[tool]
    return start + packages


def package_tool() -> str | None:
    """The package manager of this machine, if we know it."""
    return next((tool for tool in ("apt-get", "dnf", "pacman") if shutil.which(tool)), None)


def may_apt() -> bool:
    """Whether we may install system packages: apt-get, and nobody to ask (root)."""
    return bool(shutil.which("apt-get")) and hasattr(os, "geteuid") and os.geteuid() == 0


def apt_install(packages: list[str]) -> str:
    """Installs packages with apt-get.

    Returns:
        '' when it worked, else what apt-get said.
    """
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    said = ""
    # Without fresh lists a bare machine knows no package at all; a failing update may still leave usable ones.
    for command in (
        ["apt-get", "-qq", "update"],
        ["apt-get", "install", "-y", "-qq", "--no-install-recommends", *packages],
    ):
        done = subprocess.run(
            command,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
        )
        said = done.stdout if done.returncode else ""
    return said


def system_advice(needs: tuple[Need, ...]) -> str:
    """One line that says what is missing and the command that helps."""
    names = ", ".join(need.library for need in needs)
    tool = package_tool()
    if tool is None:
        return f"missing on this system: {names}; install the packages that hold them"
    return f"missing on this system: {names}; install with:\n  sudo {' '.join(install_command(needs, tool))}"


def prepare_system(say: Callable[[str], None], environment: Mapping[str, str]) -> str:
    """Makes sure that Qt can start and Chinese names are readable.

    Returns:
        '' when Qt can start, else what to do. A missing font is only said.
    """
    if not sys.platform.startswith("linux"):
        return ""
    libraries = missing_libraries(environment)
    fonts = () if has_cjk_font() else (CJK_FONT,)
    missing = libraries + fonts
    if not missing:
        return ""
    if may_apt():
        command = install_command(missing, "apt-get")
        packages = command[command.index("--no-install-recommends") + 1 :]
        say(f"installing system packages: {' '.join(packages)}")
        said = apt_install(packages)
        if said:
            # One name that this release does not know refuses them all: take what there is.
            said = "\n".join(filter(None, (apt_install([package]) for package in packages)))
        libraries = missing_libraries(environment)
        if said:
            say(f"apt-get did not succeed:\n{said.strip()}")
    elif fonts:
        say(system_advice(fonts))
    return system_advice(libraries) if libraries else ""
