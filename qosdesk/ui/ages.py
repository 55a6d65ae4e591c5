"""How old a figure is, in as few letters as an age cell has room for: `6 s`, `15 m`, `3 h`."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication


def age_text(age_s: float) -> str:
    """Whole seconds below 100, minutes below 100, then hours."""
    if age_s < 100:
        return QCoreApplication.translate("Age", "{0} s").format(int(age_s))
    if age_s < 6000:
        return QCoreApplication.translate("Age", "{0} m").format(int(age_s / 60))
    return QCoreApplication.translate("Age", "{0} h").format(int(age_s / 3600))
