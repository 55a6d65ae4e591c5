"""In the bundle instead of PySide6.QtOpenGLWidgets: pyqtgraph derives a class from this one and never makes it."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget


class QOpenGLWidget(QWidget):
    """A name."""
