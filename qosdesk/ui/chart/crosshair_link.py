"""One chart panel's part in the shared crosshair: says where its own pointer is and shows those of others."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from qosdesk.domain.quotes import UNKNOWN
from qosdesk.ui.chart.crosshair import SETTING, SharedPoint, echo_of, point_of

if TYPE_CHECKING:
    from qosdesk.ui.chart.panel import ChartPanel


class CrosshairLink(QObject):
    """Joins the desk's shared crosshair; the panel calls `shut`.

    Args:
        panel: whose.
    """

    def __init__(self, panel: ChartPanel) -> None:
        super().__init__(panel)
        self._panel = panel
        self._told: SharedPoint | None = None
        panel.view.pointed.connect(self._tell)
        panel.view.moved.connect(self._tell)
        panel.modes.made.connect(self._on_made)
        panel.desk.crosshair.join(self)

    def shut(self) -> None:
        """The chart is closed. Safe to call twice."""
        self.let_go()
        self._panel.desk.crosshair.leave(self)

    @property
    def is_shared(self) -> bool:
        """Whether the user wants it."""
        return bool(self._panel.desk.settings.get(SETTING, True))

    def set_shared(self, shared: bool) -> None:
        """Share the crosshair, in all charts, or not."""
        self.let_go()
        self._panel.desk.settings.set(SETTING, shared)

    def let_go(self) -> None:
        """This chart's crosshair is not shown elsewhere any more."""
        if self._told is not None:
            self._told = None
            self._panel.desk.crosshair.tell(self, None)

    # --- Follower -----------------------------------------------------------------------------------------------------

    def scopes(self) -> frozenset[Hashable]:
        """Its link group, and its grid."""
        panel, found = self._panel, set[Hashable]()
        if panel.group:
            found.add(panel.group)
        if panel.grid_id:
            found.add(panel.grid_id)
        return frozenset(found)

    def follow(self, point: SharedPoint | None) -> None:
        """Another chart's pointer moved, or left; this chart never moves for it."""
        panel, model = self._panel, self._panel.model
        if not panel.isVisible():
            point = None
        if panel.modes.mode.days:
            if panel.modes.intraday is not None:
                panel.modes.intraday.follow(point)
            return
        symbol, series = model.symbol, model.series
        if point is None or symbol is None or series is None:
            panel.view.follow(None)
        else:
            panel.view.follow(echo_of(point, symbol, model.interval, series))

    # --- own pointer --------------------------------------------------------------------------------------------------

    def _on_made(self) -> None:
        intraday = self._panel.modes.intraday
        if intraday is not None:
            intraday.pointed.connect(self._tell)

    def _tell(self) -> None:
        if self._panel.desk.crosshair.is_alone:
            return
        found = self._here()
        symbol = self._panel.symbol
        if found is None or symbol is None or not self.is_shared:
            self.let_go()
            return
        ts_ms, price = found
        intraday, told = self._panel.modes.intraday, self._told
        days = self._panel.modes.mode.days
        interval = intraday.interval if days and intraday is not None else self._panel.model.interval
        if told is not None and (told.symbol, told.interval, told.ts_ms) == (symbol, interval, ts_ms):
            self._told = replace(told, price=price)
        else:
            self._told = point_of(symbol, interval, self._panel.desk.hours, ts_ms, price)
        self._panel.desk.crosshair.tell(self, self._told)

    def _here(self) -> tuple[int, float] | None:
        """(start of the bar, price) under this chart's pointer."""
        panel = self._panel
        if panel.modes.mode.days:
            return panel.modes.intraday.point() if panel.modes.intraday is not None else None
        pointer, frame, series = panel.model.pointer, panel.view.item.frame, panel.model.series
        index = frame.index_near(pointer.x) if pointer is not None and frame is not None else None
        if pointer is None or frame is None or series is None or index is None:
            return None
        y, layout = pointer.y * frame.layout.dpr, frame.layout
        price = frame.price_at(y) if layout.legend <= y <= layout.price_bottom else UNKNOWN
        return (int(series.ts_ms[index - series.first]), price)
