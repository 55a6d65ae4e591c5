"""A little market for the panels' tests: one call a message, one call a frame."""

from __future__ import annotations

import math

from PySide6.QtWidgets import QApplication

from qosdesk.domain.quotes import Level

NAN = math.nan


def frame(desk, seconds=0.02):
    """Time passes, the frame timer drains the store, widgets paint."""
    desk.clock.advance(seconds)
    desk.frames._frame()
    QApplication.processEvents()


def snapshot(desk, code, last, prev=NAN, turnover=NAN, session=0, suspended=0):
    desk.store.of(code).on_snapshot(
        last, prev, NAN, NAN, NAN, NAN, turnover, desk.clock.wall_ms(), suspended, session
    )


def trade(desk, code, price, size=100, side=1, ts_ms=None):
    desk.store.of(code).on_trade(price, size, desk.clock.wall_ms() if ts_ms is None else ts_ms, side)


def book(desk, code, bids, asks):
    levels = [tuple(Level(price, size) for price, size in side) for side in (bids, asks)]
    desk.store.of(code).on_depth(*levels, desk.clock.wall_ms(), lambda *decoded: decoded)
