"""What the kinds of panels are called."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication


def panel_name(kind: str) -> str:
    """What a kind of panel is called; an unknown kind is called by its name."""
    names = {
        "table": QCoreApplication.translate("Panels", "Watchlist"),
        "chart": QCoreApplication.translate("Panels", "Chart"),
        "grid": QCoreApplication.translate("Panels", "Charts"),
        "ladder": QCoreApplication.translate("Panels", "Depth"),
        "tape": QCoreApplication.translate("Panels", "Tape"),
        "instrument": QCoreApplication.translate("Panels", "Instrument"),
        "alerts": QCoreApplication.translate("Panels", "Alerts"),
        "diagnostics": QCoreApplication.translate("Panels", "Diagnostics"),
        "quota": QCoreApplication.translate("Panels", "Quota"),
        "coverage": QCoreApplication.translate("Panels", "Coverage"),
    }
    return names.get(kind, kind)
