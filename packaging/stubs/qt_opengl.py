"""In the bundle instead of PySide6.QtOpenGL (9 MB): pyqtgraph imports it for items that the charts do not use."""

from __future__ import annotations
