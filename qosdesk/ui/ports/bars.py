"""Bars, what needs them, and what is computed of them. Imports domain, indicators and market only."""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable, Sequence
from typing import Protocol

from qosdesk.domain.daily import DailyFigures
from qosdesk.domain.intervals import Interval
from qosdesk.domain.status import Loading
from qosdesk.domain.symbols import Symbol
from qosdesk.indicators.live import Indicator
from qosdesk.indicators.own import OwnFile
from qosdesk.indicators.spec import Choice
from qosdesk.market.series import BarSeries
from qosdesk.ui.ports.subscription import Unsubscribe


class SeriesHandle(Protocol):
    """One chart's hold on the bars of a symbol and interval; several holders share one series."""

    @property
    def series(self) -> BarSeries:
        """The columns; read them while painting."""
        ...

    @property
    def loading(self) -> Loading:
        """What to say about it."""
        ...

    @property
    def closes_ms(self) -> int:
        """When the last bar closes by the session's clock (not the next one's first push); 0 without bars."""
        ...

    def load_older(self) -> None:
        """Ask for one more page of history; does nothing while one is under way or at the end."""
        ...

    def retry(self) -> None:
        """After an error: ask again."""
        ...

    def close(self) -> None:
        """Let go; the last holder's close ends the subscription."""
        ...


class HistoryPort(Protocol):
    """Bars by symbol and interval: cache first, then `/kline`, then pages of `/history`, then pushes."""

    def open(
        self, symbol: Symbol, interval: Interval, changed: Callable[[], None], adjusted: bool = False
    ) -> SeriesHandle:
        """Take hold of a series; loading begins. `changed` is called when `loading` changes or a page arrived.

        `adjusted`: forward for dividends and splits; raw bars and adjusted ones are different series.
        """
        ...


class DailyPort(Protocol):
    """Figures that need daily bars: 52-week range, usual volume. Asked for only while somebody shows them."""

    def want(self, owner: Hashable, symbols: Collection[Symbol]) -> None:
        """Replace what `owner` shows, the most needed first; an empty collection ends it."""
        ...

    def get(self, symbol: Symbol) -> DailyFigures:
        """What is known; NaN for what is not (yet)."""
        ...

    def subscribe(self, changed: Callable[[Symbol], None]) -> Unsubscribe:
        """Be told whose figures changed."""
        ...


class OwnIndicatorsPort(Protocol):
    """The user's own indicators: Python files in a folder, each run in a process of its own once it is allowed."""

    def folder(self) -> str:
        """Where the files are; made, with an example in it, when it is not there. Empty when it can't be made."""
        ...

    def files(self) -> Sequence[OwnFile]:
        """What is in the folder now, by name."""
        ...

    def allow(self, file: OwnFile) -> None:
        """Let this content run from now on; a changed file has to be allowed again."""
        ...

    def open(self, choice: Choice, series: BarSeries, changed: Callable[[], None]) -> Indicator:
        """A file's indicator on a series; `changed` is called when its values arrived or its message changed."""
        ...
