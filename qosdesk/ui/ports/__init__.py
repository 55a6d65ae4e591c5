"""What the screens need from the rest of the house, as Protocols by theme; `app` plugs the real things in.

No Qt here. All calls are made on the UI thread and return at once; what takes time reports through a callback, also on
the UI thread. `subscribe` returns a function that ends the subscription. The values they speak of are handed on from
domain, so that a screen imports both from here.
"""

from qosdesk.domain.diagnostics import Diagnostics
from qosdesk.domain.keys import (
    Allowance,
    Check,
    Keep,
    KeyState,
    Mark,
    Registered,
    Step,
    Vault,
    Vendor,
    VendorOption,
)
from qosdesk.domain.keys import Entry as KeyEntry
from qosdesk.domain.network import ProxySettings, ProxyUse
from qosdesk.domain.status import (
    Connection,
    Hole,
    HoleReason,
    LinkState,
    LinkTarget,
    LiveBar,
    Loading,
    LoadState,
    Meter,
    Notice,
    Severity,
)
from qosdesk.domain.watchlists import Entry, Watchlist
from qosdesk.ui.ports.access import KeysPort, NetworkPort
from qosdesk.ui.ports.bars import DailyPort, HistoryPort, OwnIndicatorsPort, SeriesHandle
from qosdesk.ui.ports.instruments import ImportsPort, InstrumentsPort
from qosdesk.ui.ports.kept import (
    DrawingsPort,
    LayoutsPort,
    LinksPort,
    SettingsPort,
    SettingValue,
    WatchlistsPort,
)
from qosdesk.ui.ports.notices import AlertsPort, NoticesPort, SoundsPort
from qosdesk.ui.ports.reports import ReportsPort
from qosdesk.ui.ports.session import ConnectionPort, DiagnosticsPort, PrintsPort, QuotesPort, StalenessPort
from qosdesk.ui.ports.sources import SourcesPort
from qosdesk.ui.ports.subscription import Unsubscribe

__all__ = [
    "AlertsPort",
    "Allowance",
    "Check",
    "Connection",
    "ConnectionPort",
    "DailyPort",
    "Diagnostics",
    "DiagnosticsPort",
    "DrawingsPort",
    "Entry",
    "HistoryPort",
    "Hole",
    "HoleReason",
    "ImportsPort",
    "InstrumentsPort",
    "Keep",
    "KeyEntry",
    "KeyState",
    "KeysPort",
    "LayoutsPort",
    "LinkState",
    "LinkTarget",
    "LinksPort",
    "LiveBar",
    "LoadState",
    "Loading",
    "Mark",
    "Meter",
    "NetworkPort",
    "Notice",
    "NoticesPort",
    "OwnIndicatorsPort",
    "PrintsPort",
    "ProxySettings",
    "ProxyUse",
    "QuotesPort",
    "Registered",
    "ReportsPort",
    "SeriesHandle",
    "SettingValue",
    "SettingsPort",
    "Severity",
    "SoundsPort",
    "SourcesPort",
    "StalenessPort",
    "Step",
    "Unsubscribe",
    "Vault",
    "Vendor",
    "VendorOption",
    "Watchlist",
    "WatchlistsPort",
]
