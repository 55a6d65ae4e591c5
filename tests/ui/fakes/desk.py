"""A whole desk whose ports are in memory."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from qosdesk.clock import FakeClock
from qosdesk.domain.hours import Hours
from qosdesk.market.store import Store
from qosdesk.ui.bridge import FrameTimer
from qosdesk.ui.desk import Desk
from qosdesk.ui.theme import Theme
from tests.ui.fakes.access import FakeKeys, FakeNetwork
from tests.ui.fakes.bars import FakeDaily, FakeHistory, FakeOwnIndicators
from tests.ui.fakes.common import NOW_MS
from tests.ui.fakes.instruments import FakeImports, FakeInstruments
from tests.ui.fakes.kept import FakeDrawings, FakeLayouts, FakeLinks, FakeSettings, FakeWatchlists
from tests.ui.fakes.notices import FakeAlerts, FakeNotices, FakeReports, FakeSounds
from tests.ui.fakes.session import FakeConnection, FakeDiagnostics, FakePrints, FakeQuotes, FakeStaleness
from tests.ui.fakes.sources import FakeSources


@dataclass(frozen=True, slots=True)
class FakeDesk(Desk):
    """A desk whose ports are fakes."""

    clock: FakeClock
    quotes: FakeQuotes
    prints: FakePrints
    connection: FakeConnection
    staleness: FakeStaleness
    diagnostics: FakeDiagnostics
    history: FakeHistory
    daily: FakeDaily
    instruments: FakeInstruments
    imports: FakeImports
    watchlists: FakeWatchlists
    settings: FakeSettings
    layouts: FakeLayouts
    drawings: FakeDrawings
    alerts: FakeAlerts
    links: FakeLinks
    network: FakeNetwork
    keys: FakeKeys
    notices: FakeNotices
    own_indicators: FakeOwnIndicators
    sounds: FakeSounds
    reports: FakeReports
    sources: FakeSources


def make_desk(
    qapp: QCoreApplication | None = None, *, always: bool = False, now_ms: int = NOW_MS
) -> FakeDesk:
    """A desk in memory: connected to QOS, the clock standing at `now_ms`.

    Args:
        qapp: only says that there must be one (pytest-qt's fixture).
        always: whether all markets trade around the clock, as in the demo.
        now_ms: wall time.
    """
    from qosdesk.ui.theme.fonts import load_fonts

    load_fonts()
    clock = FakeClock(now_ms, 1000.0)
    hours = Hours(always=always)
    store = Store(hours=hours)
    instruments = FakeInstruments()
    connection = FakeConnection()
    return FakeDesk(
        store=store,
        clock=clock,
        hours=hours,
        theme=Theme(),
        frames=FrameTimer(store, clock),
        quotes=FakeQuotes(),
        prints=FakePrints(),
        connection=connection,
        staleness=FakeStaleness(),
        diagnostics=FakeDiagnostics(),
        history=FakeHistory(),
        daily=FakeDaily(),
        instruments=instruments,
        imports=FakeImports(instruments),
        watchlists=FakeWatchlists(),
        settings=FakeSettings(),
        layouts=FakeLayouts(),
        drawings=FakeDrawings(),
        alerts=FakeAlerts(),
        links=FakeLinks(),
        network=FakeNetwork(),
        keys=FakeKeys(),
        notices=FakeNotices(),
        own_indicators=FakeOwnIndicators(),
        sounds=FakeSounds(),
        reports=FakeReports(),
        sources=FakeSources(connection),
    )
