"""Where files are: resources (source tree, wheel, frozen bundle) and the user's folders.

May import nothing of ours. Folders are only named here; whoever writes makes them.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path


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


def user_data_dir(profile: str = "default") -> Path:
    """Where the user's work lives (watchlists, layouts, history). `QOSDESK_DATA_DIR` moves it."""
    moved = os.environ.get("QOSDESK_DATA_DIR")
    if moved:
        return Path(moved) / profile
    import platformdirs

    return Path(platformdirs.user_data_dir("qosdesk", appauthor=False, roaming=False)) / profile


def cache_dir(profile: str = "default") -> Path:
    """What may be deleted at any time."""
    moved = os.environ.get("QOSDESK_DATA_DIR")
    if moved:
        return Path(moved) / profile / "cache"
    import platformdirs

    return Path(platformdirs.user_cache_dir("qosdesk", appauthor=False)) / profile


def log_dir(profile: str = "default") -> Path:
    """Where rotating log files go."""
    moved = os.environ.get("QOSDESK_DATA_DIR")
    if moved:
        return Path(moved) / profile / "log"
    import platformdirs

    return Path(platformdirs.user_log_dir("qosdesk", appauthor=False)) / profile
