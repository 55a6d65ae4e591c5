"""Between a chart's pixels and what a drawing is made of: instants and prices. No painting, no state."""

from __future__ import annotations

from dataclasses import dataclass, replace
from zoneinfo import ZoneInfo

from qosdesk.domain.drawings import Anchor, Drawing
from qosdesk.market.series import BarSeries
from qosdesk.ui.chart.frame import Frame
from qosdesk.ui.chart.model import ChartModel
from qosdesk.ui.chart.tools.shapes import Pane, Point, Shape, shape_of
from qosdesk.ui.chart.tools.timemap import TimeMap


@dataclass(frozen=True, slots=True)
class Ground:
    """A painting's scales with the bars under them; device pixels.

    Attributes:
        frame: the painting's layout.
        series: the bars.
        times: instants and bars.
    """

    frame: Frame
    series: BarSeries
    times: TimeMap

    @classmethod
    def of(cls, model: ChartModel, frame: Frame) -> Ground | None:
        """For a painted chart; None without bars."""
        series = model.series
        if series is None or not len(series):
            return None
        return cls(frame, series, TimeMap(series.ts_ms, series.first, model.interval))

    @property
    def pane(self) -> Pane:
        """The price pane."""
        layout = self.frame.layout
        return Pane(0.5, layout.legend + 0.5, layout.plot_right + 0.5, layout.price_bottom + 0.5)

    def index_at(self, x: float) -> int:
        """The bar nearest to a pixel column, beyond the series too."""
        return round(self.frame.index_at(x))

    def point_of(self, anchor: Anchor) -> Point:
        """Where an anchor is: the middle of its bar."""
        return (self.frame.x_of(self.times.index_of(anchor.ts_ms)), self.frame.y_of(anchor.price))

    def shape_of(self, drawing: Drawing) -> Shape:
        """A drawing laid out."""
        points = [self.point_of(anchor) for anchor in drawing.anchors]
        return shape_of(drawing, points, self.pane, self.frame.decimals)

    def anchor_at(self, x: float, y: float, magnet: float = 0.0) -> Anchor:
        """What is under a point: a bar's start and a price that the instrument can have.

        Args:
            x: pixel column.
            y: pixel row.
            magnet: from how far the bar's open, high, low or close draws the price to itself; 0: not at all.
        """
        index = self.index_at(x)
        price = self._drawn_to(index, y, magnet) if magnet else None
        return Anchor(self.times.ts_of(index), self._rounded(y) if price is None else price)

    def moved(self, drawing: Drawing, bars: int, dy: float) -> Drawing:
        """A drawing as a whole some bars later and some pixels lower."""
        return replace(drawing, anchors=tuple(self._moved(anchor, bars, dy) for anchor in drawing.anchors))

    def _moved(self, anchor: Anchor, bars: int, dy: float) -> Anchor:
        price = self._rounded(self.frame.y_of(anchor.price) + dy) if dy else anchor.price
        if not bars:
            return Anchor(anchor.ts_ms, price)
        return Anchor(self.times.ts_of(self.times.index_of(anchor.ts_ms) + bars), price)

    def _drawn_to(self, index: int, y: float, magnet: float) -> float | None:
        if not 0 <= index - self.series.first < len(self.series):
            return None
        bar = self.series.bar(index)
        far, price = min(
            (abs(self.frame.y_of(price) - y), price) for price in (bar.open, bar.high, bar.low, bar.close)
        )
        return price if far <= magnet else None

    def _rounded(self, y: float) -> float:
        return round(self.frame.price_at(y), self.frame.decimals)


def zone_of_chart(model: ChartModel) -> ZoneInfo:
    """The zone in which a chart's times are read and written."""
    return model.zone
