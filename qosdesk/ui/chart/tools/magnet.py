"""The magnet's name apart from the tools, since the settings list it where no chart was ever opened."""

from __future__ import annotations

from typing import Final

MAGNET: Final = "chart.magnet"
"""Setting: whether anchors are drawn to the bar's open, high, low and close."""
