"""What every panel is given: the ports, the store, the theme. Nothing is global."""

from __future__ import annotations

from dataclasses import dataclass, field

from qosdesk.clock import Clock
from qosdesk.domain.hours import Hours
from qosdesk.market.store import Store
from qosdesk.ui.bridge import FrameTimer
from qosdesk.ui.chart.crosshair import SharedCrosshair
from qosdesk.ui.ports import (
    AlertsPort,
    ConnectionPort,
    DailyPort,
    DiagnosticsPort,
    DrawingsPort,
    HistoryPort,
    ImportsPort,
    InstrumentsPort,
    KeysPort,
    LayoutsPort,
    LinksPort,
    NetworkPort,
    NoticesPort,
    OwnIndicatorsPort,
    PrintsPort,
    QuotesPort,
    ReportsPort,
    SettingsPort,
    SoundsPort,
    SourcesPort,
    StalenessPort,
    WatchlistsPort,
)
from qosdesk.ui.shortcuts.keymap import Keymap
from qosdesk.ui.theme import Theme


@dataclass(frozen=True, slots=True)
class Desk:
    """The reader and commander of a panel (DESIGN 3: ui talks to ports only).

    Attributes:
        data_folder: where the user's things are kept; only to be shown.
        keymap: the keys of all commands, made from the settings.
    """

    store: Store
    clock: Clock
    hours: Hours
    theme: Theme
    frames: FrameTimer
    quotes: QuotesPort
    prints: PrintsPort
    connection: ConnectionPort
    staleness: StalenessPort
    diagnostics: DiagnosticsPort
    history: HistoryPort
    daily: DailyPort
    instruments: InstrumentsPort
    imports: ImportsPort
    watchlists: WatchlistsPort
    settings: SettingsPort
    layouts: LayoutsPort
    drawings: DrawingsPort
    alerts: AlertsPort
    links: LinksPort
    network: NetworkPort
    keys: KeysPort
    notices: NoticesPort
    own_indicators: OwnIndicatorsPort
    sounds: SoundsPort
    reports: ReportsPort
    sources: SourcesPort
    data_folder: str = ""
    crosshair: SharedCrosshair = field(default_factory=SharedCrosshair)
    keymap: Keymap = field(init=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "keymap", Keymap(self.settings))
