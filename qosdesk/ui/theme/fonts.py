"""The bundled figures font: Inter, in the four weights that the house uses (LOOK 2)."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import Final

from PySide6.QtGui import QFontDatabase

from qosdesk.paths import resource

_log = logging.getLogger(__name__)

FAMILY: Final = "Inter"


def load_fonts(folder: Path | None = None) -> bool:
    """Register the bundled fonts with Qt; a second call does nothing.

    A missing or refused file leaves the system's fonts, which `Theme.font` falls back to: less pretty, never blank.

    Args:
        folder: where the font files are; the program's own by default.

    Returns:
        Whether Inter comes from the bundled files (or is installed).
    """
    if FAMILY in QFontDatabase.families():
        # Either loaded before or installed by the user; one more copy would only confuse the weights.
        return True
    folder = folder or resource("fonts")
    for path in sorted(folder.glob("*.ttf")):
        if QFontDatabase.addApplicationFont(str(path)) < 0:
            _log.warning("font %s was refused", path.name)
    return FAMILY in QFontDatabase.families()
