"""Where files are: resources (source tree, wheel, frozen bundle) and the user's folders.

May import nothing of ours. Folders are only named here; whoever writes makes them.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Final

PORTABLE: Final = "qosdesk-data"


def resource_dir() -> Path:
    """The folder of read-only resources: icons, fonts, themes, translations, product lists."""
    frozen = getattr(sys, "_MEIPASS", None)
    if frozen is not None:
        return Path(frozen) / "resources"
    package = Path(__file__).resolve().parent
    installed = package / "resources"
    return installed if installed.is_dir() else package.parent / "resources"


def resource(*parts: str) -> Path:
    """A file or folder inside `resource_dir`; not checked for existence."""
    return resource_dir().joinpath(*parts)


def portable_dir() -> Path | None:
    """The folder `qosdesk-data` beside a frozen program, where somebody made one: then everything is kept in it.

    A stick or a shared folder thus carries lists, layouts and history with the program. On macOS beside the `.app`.
    """
    if not getattr(sys, "frozen", False):
        return None
    # Resolved: an installed program is also called by a link from elsewhere.
    folder = Path(sys.executable).resolve().parent
    if sys.platform == "darwin" and folder.name == "MacOS":
        folder = folder.parents[2]
    found = folder / PORTABLE
    return found if found.is_dir() else None


def moved_dir() -> Path | None:
    """Where everything is kept instead of in the system's folders: `QOSDESK_DATA_DIR` says, or a portable program."""
    said = os.environ.get("QOSDESK_DATA_DIR")
    return Path(said) if said else portable_dir()


def user_data_dir(profile: str = "default") -> Path:
    """Where the user's work lives (watchlists, layouts, history)."""
    moved = moved_dir()
    if moved is not None:
        return moved / profile
    import platformdirs

    return Path(platformdirs.user_data_dir("qosdesk", appauthor=False, roaming=False)) / profile


def cache_dir(profile: str = "default") -> Path:
    """What may be deleted at any time."""
    moved = moved_dir()
    if moved is not None:
        return moved / profile / "cache"
    import platformdirs

    return Path(platformdirs.user_cache_dir("qosdesk", appauthor=False)) / profile


def log_dir(profile: str = "default") -> Path:
    """Where rotating log files go."""
    moved = moved_dir()
    if moved is not None:
        return moved / profile / "log"
    import platformdirs

    return Path(platformdirs.user_log_dir("qosdesk", appauthor=False)) / profile
