"""What the screens need from the rest of the house, as Protocols; `app` plugs the real things in.

No Qt here. All calls are made on the UI thread and return at once; what takes time reports through a callback, also on
the UI thread. `subscribe` returns a function that ends the subscription.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable, Mapping, Sequence
from typing import Protocol

from qosdesk.domain.alerts import Alert, AlertEvent, Standing
from qosdesk.domain.daily import DailyFigures
from qosdesk.domain.diagnostics import Diagnostics as Diagnostics
from qosdesk.domain.drawings import Drawings
from qosdesk.domain.imports import Reading
from qosdesk.domain.intervals import Interval
from qosdesk.domain.keys import Allowance as Allowance
from qosdesk.domain.keys import Check as Check
from qosdesk.domain.keys import Entry as KeyEntry
from qosdesk.domain.keys import Keep as Keep
from qosdesk.domain.keys import KeyState as KeyState
from qosdesk.domain.keys import Mark as Mark
from qosdesk.domain.keys import Registered as Registered
from qosdesk.domain.keys import Step as Step
from qosdesk.domain.keys import Vault as Vault
from qosdesk.domain.keys import Vendor as Vendor
from qosdesk.domain.network import ProxySettings as ProxySettings
from qosdesk.domain.network import ProxyUse as ProxyUse
from qosdesk.domain.priority import Priority
from qosdesk.domain.quotes import Instrument, Kind, Stream
from qosdesk.domain.status import Connection as Connection
from qosdesk.domain.status import Hole as Hole
from qosdesk.domain.status import HoleReason as HoleReason
from qosdesk.domain.status import LinkState as LinkState
from qosdesk.domain.status import LinkTarget as LinkTarget
from qosdesk.domain.status import LiveBar as LiveBar
from qosdesk.domain.status import Loading as Loading
from qosdesk.domain.status import LoadState as LoadState
from qosdesk.domain.status import Meter as Meter
from qosdesk.domain.status import Notice as Notice
from qosdesk.domain.status import Severity as Severity
from qosdesk.domain.symbols import Symbol
from qosdesk.domain.watchlists import Entry as Entry
from qosdesk.domain.watchlists import Watchlist as Watchlist
from qosdesk.indicators.live import Indicator
from qosdesk.indicators.own import OwnFile
from qosdesk.indicators.spec import Choice
from qosdesk.market.series import BarSeries

Unsubscribe = Callable[[], None]


# --- quotes -----------------------------------------------------------------------------------------------------------


class QuotesPort(Protocol):
    """Who wants what. A stream wanted by five panels is asked of the vendor once."""

    def want(
        self, owner: Hashable, streams: Collection[Stream], priority: Priority = Priority.VISIBLE
    ) -> None:
        """Replace everything that `owner` wants; an empty collection ends its wants."""
        ...

    def want_each(self, owner: Hashable, wants: Mapping[Stream, Priority]) -> None:
        """As `want`, for an owner that needs some streams more than others."""
        ...

    def focus(self, symbol: Symbol | None) -> None:
        """The user looks at this symbol: what is wanted of it comes before everything else."""
        ...

    def refresh(self, symbols: Collection[Symbol]) -> None:
        """Ask once for full snapshots (names of sessions, previous close) of symbols, within the request budget."""
        ...


class PrintsPort(Protocol):
    """Prints that no stream brought: of the time before a tape opened, and of a lost link."""

    def show(self, owner: Hashable, symbol: Symbol | None) -> None:
        """`owner` shows the prints of this symbol from now on, so that missing ones are asked for; None ends it."""
        ...


class ConnectionPort(Protocol):
    """The session with the vendor."""

    def connection(self) -> Connection:
        """The current state."""
        ...

    def meters(self) -> Sequence[Meter]:
        """Live slots and requests this minute, as counted here."""
        ...

    def subscribe(self, changed: Callable[[], None]) -> Unsubscribe:
        """Be told of every change of state."""
        ...

    def try_now(self) -> None:
        """Do not wait for the next scheduled attempt."""
        ...

    def is_confirmed(self, stream: Stream) -> bool:
        """Whether a wanted stream is live: acknowledged or heard since the link came up."""
        ...


class StalenessPort(Protocol):
    """Which figures should have moved and did not. A figure is of a kind: SNAPSHOT (price and totals, whichever stream
    moves them), TRADE (prints), DEPTH (the book)."""

    def is_stale(self, symbol: Symbol, kind: Kind = Kind.SNAPSHOT) -> bool:
        """Whether it is stale now; False as soon as it moves, and while its market rests."""
        ...

    def age_s(self, symbol: Symbol, kind: Kind = Kind.SNAPSHOT) -> float:
        """Seconds since anything was heard of it."""
        ...

    def subscribe(self, changed: Callable[[], None]) -> Unsubscribe:
        """Be told when figures turned stale or stopped being so."""
        ...


class DiagnosticsPort(Protocol):
    """The health of the session."""

    def read(self) -> Diagnostics:
        """Everything as it is now; rates are those of the time since the reading before."""
        ...

    def redact(self, text: str) -> str:
        """A text that leaves the program, without secrets."""
        ...


# --- history ----------------------------------------------------------------------------------------------------------


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


# --- instruments ------------------------------------------------------------------------------------------------------


class InstrumentsPort(Protocol):
    """Names, decimals, lots."""

    def get(self, symbol: Symbol) -> Instrument | None:
        """What is known, or None; asking for it makes it be fetched."""
        ...

    def decimals(self, symbol: Symbol) -> int:
        """Decimals of its prices on screen: one number for all panels, at least 2."""
        ...

    def search(self, text: str, limit: int = 12) -> Sequence[Instrument]:
        """Best matches by code, then English and Chinese name."""
        ...

    def subscribe(self, changed: Callable[[], None]) -> Unsubscribe:
        """Be told when names or decimals arrive."""
        ...


class ImportsPort(Protocol):
    """Lists of symbols from and for other programs."""

    def read_text(self, text: str) -> Reading:
        """The lines of what was pasted or dropped."""
        ...

    def read_files(self, paths: Sequence[str], done: Callable[[Reading], None]) -> None:
        """The lines of files; `done` hears them later."""
        ...

    def export_csv(self, watchlist: Watchlist, *, chinese: bool) -> bytes:
        """A table for spreadsheets that comes back as it was: sections, tags, notes, aliases."""
        ...

    def export_tradingview(self, watchlist: Watchlist) -> bytes:
        """A list for TradingView: order and sections."""
        ...

    def export_codes(self, watchlist: Watchlist) -> bytes:
        """Codes only, one a line."""
        ...


# --- the user's things ------------------------------------------------------------------------------------------------


class WatchlistsPort(Protocol):
    """The user's watchlists; every change is stored."""

    def all(self) -> Sequence[Watchlist]:
        """In tab order."""
        ...

    def save(self, watchlist: Watchlist) -> Watchlist:
        """Add (id 0) or replace; returns it with its id."""
        ...

    def remove(self, watchlist_id: int) -> None:
        """Delete a list."""
        ...

    def reorder(self, ids: Sequence[int]) -> None:
        """Put the tabs in this order; lists not named follow in their old order."""
        ...

    def subscribe(self, changed: Callable[[], None]) -> Unsubscribe:
        """Be told of changes."""
        ...


SettingValue = bool | int | float | str


class SettingsPort(Protocol):
    """Small named values; every change is stored and announced."""

    def get(self, name: str, default: SettingValue) -> SettingValue:
        """The value, or the default when it is not set or has another type than the default."""
        ...

    def set(self, name: str, value: SettingValue) -> None:
        """Store it."""
        ...

    def subscribe(self, changed: Callable[[str], None]) -> Unsubscribe:
        """Be told the name of each changed setting."""
        ...


class LayoutsPort(Protocol):
    """Window geometry and dock arrangement, as opaque bytes by name."""

    def load(self, name: str) -> bytes | None:
        """What was stored."""
        ...

    def save(self, name: str, state: bytes) -> None:
        """Store it."""
        ...

    def remove(self, name: str) -> None:
        """Forget it."""
        ...


class DrawingsPort(Protocol):
    """The user's drawings by symbol, the same in every chart; every change is stored at once and can be undone."""

    def of(self, symbol: Symbol) -> Drawings:
        """The drawings of a symbol, the topmost last."""
        ...

    def put(self, symbol: Symbol, drawings: Drawings) -> None:
        """Replace the drawings of a symbol as one step that can be undone."""
        ...

    def can_undo(self, symbol: Symbol) -> bool:
        """Whether there is a step back."""
        ...

    def can_redo(self, symbol: Symbol) -> bool:
        """Whether a step back can be taken again."""
        ...

    def undo(self, symbol: Symbol) -> None:
        """Take the symbol's last step back."""
        ...

    def redo(self, symbol: Symbol) -> None:
        """Take the step again that was taken back."""
        ...

    def subscribe(self, changed: Callable[[Symbol], None]) -> Unsubscribe:
        """Be told whose drawings changed."""
        ...


class AlertsPort(Protocol):
    """The user's alerts; every change is stored at once."""

    @property
    def unseen(self) -> int:
        """Firings since `mark_seen`."""
        ...

    def all(self) -> Sequence[Alert]:
        """In the order in which they were made."""
        ...

    def save(self, alert: Alert) -> Alert:
        """Add (id 0) or replace; returns it with its id."""
        ...

    def remove(self, alert_id: int) -> None:
        """Delete one; the log keeps what it found."""
        ...

    def snooze(self, alert_id: int, until_ms: int) -> None:
        """Silent until then, and armed afterwards although it may have fired; 0 ends the silence."""
        ...

    def rearm(self, alert_id: int) -> None:
        """It may fire again, at once."""
        ...

    def standing(self, alert_id: int) -> Standing:
        """How it stands now."""
        ...

    def log(self) -> Sequence[AlertEvent]:
        """What was found, newest first; bounded."""
        ...

    def clear_log(self) -> None:
        """Forget what was found."""
        ...

    def mark_seen(self) -> None:
        """The user looked at the log."""
        ...

    def subscribe(self, changed: Callable[[], None]) -> Unsubscribe:
        """Be told when an alert, the log or `unseen` changed."""
        ...

    def subscribe_fired(self, fired: Callable[[AlertEvent], None]) -> Unsubscribe:
        """Be told of each firing."""
        ...


class LinksPort(Protocol):
    """Link groups 1 to 9: panels of a group follow each other's symbol."""

    def target(self, group: int) -> LinkTarget | None:
        """Where the group points; None for an empty group."""
        ...

    def point(self, group: int, symbol: Symbol) -> None:
        """A panel of the group selected a symbol."""
        ...

    def subscribe(self, group: int, changed: Callable[[LinkTarget], None]) -> Unsubscribe:
        """Follow a group."""
        ...


# --- network ----------------------------------------------------------------------------------------------------------


class NetworkPort(Protocol):
    """How servers are reached."""

    def proxy(self) -> ProxySettings:
        """What is in use; without the password."""
        ...

    def apply(self, wanted: ProxySettings) -> str:
        """Use it from now on and keep it: empty, or one sentence why that can't be."""
        ...

    def test(self, wanted: ProxySettings, done: Callable[[bool, str], None]) -> None:
        """Try to reach the servers that way without using it; `done` hears whether it worked, and one sentence."""
        ...


class KeysPort(Protocol):
    """The user's keys: no key ever comes out of it but one that the vendor has just made."""

    def vendors(self) -> Sequence[Vendor]:
        """Whose keys can be used."""
        ...

    def state(self) -> KeyState:
        """The key in use."""
        ...

    def subscribe(self, changed: Callable[[], None]) -> Unsubscribe:
        """Be told of every change of it."""
        ...

    def check(self, entry: KeyEntry, changed: Callable[[Check], None]) -> Callable[[], None]:
        """Try a key by one request, without using it; `changed` hears every step, the last of which says so.

        Returns:
            What gives it up.
        """
        ...

    def use(self, entry: KeyEntry) -> None:
        """Use a key from now on, and keep it."""
        ...

    def use_demo(self) -> None:
        """The demo exchange from now on, also at the next start; a key that is kept stays."""
        ...

    def look_again(self) -> None:
        """Ask for the key that is kept, and use it; a keyring that wants its password is given the time."""
        ...

    def forget(self) -> None:
        """Delete the key wherever it is kept, and use the demo exchange."""
        ...

    def register(self, provider: str, http_url: str, email: str, done: Callable[[Registered], None]) -> None:
        """Ask the vendor for a key; `done` hears it, or why there is none."""
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


# --- sounds -----------------------------------------------------------------------------------------------------------


class SoundsPort(Protocol):
    """Short sounds."""

    def play(self, name: str) -> None:
        """Play one of the sounds by name (`alert`, `tape-1` to `tape-3`); too many in a second are left out."""
        ...


# --- notices ----------------------------------------------------------------------------------------------------------


class NoticesPort(Protocol):
    """What happened that the user should know."""

    def recent(self) -> Sequence[Notice]:
        """Newest first, bounded."""
        ...

    def subscribe(self, changed: Callable[[Notice], None]) -> Unsubscribe:
        """Be told of each."""
        ...
