"""Patience cut short for the whole room."""

from __future__ import annotations

from tests.faults.desk import hurried

__all__ = ["hurried"]
