"""Bars by symbol and interval: cache, then the newest page, then older pages on demand, then pushes (DESIGN 3)."""

from qosdesk.services.history.cache import BarCache, BarKey, TakeBars
from qosdesk.services.history.history import Handle, History
from qosdesk.services.history.newest import PAGE

__all__ = ["PAGE", "BarCache", "BarKey", "Handle", "History", "TakeBars"]
