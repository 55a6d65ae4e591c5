"""Imported right after PySide6: from now on PySide6 does not read the sources of what is imported.

It does so to see whether a module asks for other spellings of Qt's names (`from __feature__ import snake_case`), and
the standard library keeps what was read: 12 MB for a desk. No module of ours asks for that.
"""

from __future__ import annotations

import sys
from types import ModuleType


def _asks_for_nothing(_module: ModuleType) -> bool:
    return False


_feature = sys.modules.get("shibokensupport.feature")
if hasattr(_feature, "_mod_uses_pyside"):
    setattr(_feature, "_mod_uses_pyside", _asks_for_nothing)  # noqa: B010 - the type checker does not know it
