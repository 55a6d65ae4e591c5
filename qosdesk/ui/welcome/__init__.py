"""The first minute and the life of keys on screen: `welcome_when_new`, `open_keys`."""

from __future__ import annotations

from qosdesk.ui.welcome.opening import DONE, open_keys, open_welcome, welcome_when_new

__all__ = ["DONE", "open_keys", "open_welcome", "welcome_when_new"]
