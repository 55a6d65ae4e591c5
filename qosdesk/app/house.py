"""Builds everything between the disk and the window in order, and closes it in reverse."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Iterable, Mapping
from functools import partial
from typing import TYPE_CHECKING, Final

from qosdesk.app.bar_cache import StoredBars
from qosdesk.app.kept import KeptInstruments, KeptQuotes
from qosdesk.app.keys import Keys
from qosdesk.app.line import VendorLine
from qosdesk.app.lines import Lines
from qosdesk.app.loop import DeskLoop
from qosdesk.app.network import Network
from qosdesk.app.options import DesktopOptions
from qosdesk.app.overrides import OverriddenSettings, PassingLayouts
from qosdesk.app.own_indicators import OwnIndicators
from qosdesk.app.plan import PREFIX, plan_of
from qosdesk.app.problem_report import ProblemReports
from qosdesk.app.sounds import Sounds
from qosdesk.app.source import Source
from qosdesk.app.sources import Sources
from qosdesk.clock import SessionClock
from qosdesk.domain.hours import Hours
from qosdesk.domain.intervals import Interval
from qosdesk.domain.priority import Priority
from qosdesk.domain.status import Notice, Severity
from qosdesk.domain.symbols import MARKETS, Symbol
from qosdesk.domain.thresholds import stale_setting
from qosdesk.feed.calls import AnswerValue, Failure, GetCalendars
from qosdesk.feed.limits import Limits
from qosdesk.feed.messages import StateChanged
from qosdesk.market.latency import Latency
from qosdesk.market.store import Store
from qosdesk.paths import log_dir, resource, user_data_dir
from qosdesk.providers.registry import provider as find_provider
from qosdesk.services.alerts import Alerts
from qosdesk.services.backfill import Backfill
from qosdesk.services.daily import Daily
from qosdesk.services.diagnostics import DiagnosticsService
from qosdesk.services.history import History
from qosdesk.services.imports.imports import Imports
from qosdesk.services.instruments import Instruments, bundled_products
from qosdesk.services.links import Links
from qosdesk.services.notices import Notices
from qosdesk.services.pinyin import Initials
from qosdesk.services.ports import FeedEvent, Moved
from qosdesk.services.quotes import Quotes
from qosdesk.services.recall import Recall
from qosdesk.services.sessions import Sessions
from qosdesk.services.sourcing.sourcing import Sourcing
from qosdesk.services.staleness import Staleness
from qosdesk.storage.alerts import AlertsStore
from qosdesk.storage.bars import BarsStore
from qosdesk.storage.db import DATABASE_NAME, Database
from qosdesk.storage.drawings import DrawingsStore
from qosdesk.storage.instruments import InstrumentsStore
from qosdesk.storage.key_file import KeyFile
from qosdesk.storage.layouts import LayoutsStore
from qosdesk.storage.links import LinksStore
from qosdesk.storage.problems import EnvironmentProblem
from qosdesk.storage.secrets import Secrets
from qosdesk.storage.settings import SettingsStore
from qosdesk.storage.watchlists import WatchlistsStore
from qosdesk.ui.bridge import FrameTimer
from qosdesk.ui.desk import Desk
from qosdesk.ui.ports import LayoutsPort, SettingValue
from qosdesk.ui.theme import Theme

if TYPE_CHECKING:
    from qosdesk.net.runner import FeedRunner

_log = logging.getLogger(__name__)
CALENDAR_MARKETS: Final = ("US", "HK", "SH", "SZ")
_CLOSE_S: Final = 0.5
"""For everything that may hang together; drawing a last frame and ending Python take a quarter of a second besides."""
_LEAST_S: Final = 0.1
"""For what the user did, whatever hung before."""
_PRODUCTS_MS: Final = 86_400_000
_BACK_UP_S: Final = 20.0
"""After the start, when nothing else needs the disk; looked at again every hour."""
_BACK_UP_AGAIN_S: Final = 3600.0


class House:
    """The program without its window.

    Attributes:
        desk: what panels are given.
    """

    def __init__(
        self,
        options: DesktopOptions,
        loop: asyncio.AbstractEventLoop,
        overrides: Mapping[str, SettingValue] | None = None,
        redact: Callable[[str], str] = str,
        hide: Callable[[str], object] = str,
        holds_secret: Callable[[bytes], bool] = lambda _content: False,
    ) -> None:
        self._loop = loop
        self.clock = SessionClock()
        folder = user_data_dir(options.profile)
        self._problems: list[EnvironmentProblem] = []
        self.database = Database.open(folder / DATABASE_NAME, clock=self.clock, on_problem=self._on_problem)
        self.settings = SettingsStore(self.database)
        watchlists = WatchlistsStore(self.database)
        drawings = DrawingsStore(self.database)
        stored_alerts = AlertsStore(self.database)
        stored_links = LinksStore(self.database)

        self.hours = Hours()
        self.store = Store(hours=self.hours)
        self.theme = Theme()
        latency = Latency()
        take_in = loop.read_streams if isinstance(loop, DeskLoop) else None
        self.frames = FrameTimer(self.store, self.clock, latency=latency, take_in=take_in)
        self.notices = Notices()
        self.sourcing = Sourcing(
            self.store,
            self.settings,
            self.clock,
            loop.call_later,
            self.notices.notify,
            is_stale=lambda symbol: self.staleness.is_stale(symbol),
        )
        self.feed = self.sourcing.router
        self.session = Sessions(self.feed, self.clock, find_provider(options.providers[0]).title)
        self.lines = Lines(
            loop,
            self.clock,
            self.sourcing,
            self,
            route=lambda: self.network.route(),
            plan=self._plan,
            notify=self.notices.notify,
        )
        names = bundled_products(resource("products", "qos.json"))
        self.instruments = Instruments(
            self.feed, loop.call_later, names, lambda: Initials.read(resource("pinyin.txt"))
        )
        self.instruments.index.is_offered = lambda symbol: bool(self.sourcing.serving(symbol).vendor)
        self.quotes = Quotes(self.feed, self.store, loop.call_later, self.instruments.learn)
        self.prints = Backfill(self.feed, self.store, self.clock, loop.call_later)
        self.bars = StoredBars(BarsStore(self.database), loop, self.clock, self.lines.world_of)
        self.history = History(
            self.feed,
            self.quotes,
            self.store,
            self.hours,
            self.clock,
            loop.call_later,
            self._pushed,
            self.bars,
            self._offers,
        )
        self.daily = Daily(self.feed, self.history, self.hours, self.clock, loop.call_later, self.bars)
        secrets = Secrets()
        self.network = Network(
            self.settings,
            secrets,
            options.proxy,
            clock=self.clock,
            hide=hide,
            notify=self.notices.notify,
            replug=self.lines.replug,
            targets=lambda: _test_targets(line.source for line in self.lines.all()),
        )
        self.sources = Sources(
            loop, plug=self.plug, unplug=self.lines.unplug, notify=self.notices.notify, hide=hide
        )
        self.keys = Keys(
            options,
            self.settings,
            secrets,
            KeyFile(folder),
            route=self.network.route,
            sources=self.sources,
            hide=hide,
            notify=self.notices.notify,
        )
        self.own_indicators = OwnIndicators(folder / "indicators", self.settings, self._from_thread)
        self.recall = Recall(self.store, self.clock, loop.call_later)
        self.links = Links(stored_links.load(), stored_links.save)
        self.diagnostics = DiagnosticsService(
            self.feed,
            self.store,
            self.clock,
            latency,
            loop.call_later,
            redact,
            self.feed.subscribe_vendors,
            self.sourcing.label,
        )
        self.staleness = Staleness(
            self.store,
            self.hours,
            self.clock,
            loop.call_later,
            wanted=self.quotes.wanted,
            unslotted=self.feed.unslotted,
            is_up=self.feed.is_live,
            floor_s=lambda market, default_s: float(self.desk.settings.get(stale_setting(market), default_s)),
        )
        self.sounds = Sounds(
            self.clock, is_wanted=lambda name: self.settings.get(f"sounds.{name}", True) is True
        )
        self.alerts = Alerts(
            stored_alerts,
            self.store,
            self.quotes,
            watchlists,
            self.hours,
            self.clock,
            loop.call_later,
            unslotted=self.feed.unslotted,
            is_stale=self.staleness.is_stale,
            source=self._badge,
            is_up=self.feed.is_live,
            daily=self.daily,
        )
        self.frames.add(self.alerts)
        self.feed.subscribe(self._on_event)
        layouts = self._layouts(options)
        self.desk = Desk(
            store=self.store,
            clock=self.clock,
            hours=self.hours,
            theme=self.theme,
            frames=self.frames,
            quotes=self.quotes,
            prints=self.prints,
            connection=self.session,
            staleness=self.staleness,
            diagnostics=self.diagnostics,
            history=self.history,
            daily=self.daily,
            instruments=self.instruments,
            imports=Imports(self.instruments, self._from_thread),
            watchlists=watchlists,
            settings=OverriddenSettings(self.settings, overrides or {}),
            layouts=layouts,
            drawings=drawings,
            alerts=self.alerts,
            links=self.links,
            network=self.network,
            keys=self.keys,
            notices=self.notices,
            own_indicators=self.own_indicators,
            sounds=self.sounds,
            reports=ProblemReports(
                self.settings.all,
                layouts,
                watchlists,
                log_dir(options.profile),
                redact,
                holds_secret,
                self._from_thread,
            ),
            sources=self.sourcing,
            data_folder=str(folder),
        )
        self.desk.settings.subscribe(self._on_setting)
        watchlists.subscribe(self._prefer_own)
        self._prefer_own()
        self._backing_up = loop.call_later(_BACK_UP_S, self._back_up)
        for problem in self._problems:
            self.notices.notify(Notice(problem.text, Severity.WARNING))
        if drawings.unreadable:
            text = f"{drawings.unreadable} of the stored drawings can't be read and are left out; the log has them."
            self.notices.notify(Notice(text, Severity.WARNING))

        if stored_alerts.unreadable:
            text = f"{stored_alerts.unreadable} of the stored alerts can't be read and are left out; the log has them."
            self.notices.notify(Notice(text, Severity.WARNING))

    @property
    def runner(self) -> FeedRunner | None:
        """What drives the most preferred vendor's session; None while nothing is plugged in."""
        lines = self.lines.all()
        return lines[0].runner if lines else None

    async def plug(self, source: Source, *, take_over: bool = False) -> None:
        """Use a source from now on; see `Lines.plug`."""
        await self.lines.plug(source, take_over=take_over)

    # --- lines (`app.lines.Market`) ----------------------------------------------------------------------------------

    def leave(self, switch: Callable[[], None]) -> None:
        """Nothing that another market said is of this one."""
        self.recall.flush()
        self.store.clear()
        self.history.reset(switch)
        self.prints.reset()
        self.daily.reset()

    def enter(self, line: VendorLine, *, is_new: bool) -> None:
        """A source is about to be plugged in."""
        self.hours.always = line.source.always
        if is_new:
            self._read_what_was_kept(line)
        self.alerts.set_market(line.source.realm)
        self.history.look_at_pushed()
        self.diagnostics.set_source()

    def connected(self, line: VendorLine) -> None:
        """It is plugged in: what is the vendor's own is asked for."""
        calendars = GetCalendars(CALENDAR_MARKETS)
        if self.sourcing.who_offers(calendars) == line.name:
            line.feed.ask(calendars, Priority.BACKGROUND, self._on_calendars)
        self._refresh_products(line)

    def changed(self) -> None:
        """A session's state changed, or there are others."""
        self.session.set([line.session for line in self.lines.all()])
        self.sourcing.look()
        self.sourcing.tell()

    def _read_what_was_kept(self, line: VendorLine) -> None:
        name = line.name
        if name != "qos":
            self.instruments.learn_bundled(bundled_products(resource("products", f"{name}.json")))
        worlds = [one.source.world for one in self.lines.all()]
        kept = KeptInstruments(
            {world: InstrumentsStore(self.database, world) for world in worlds}, self.lines.world_of
        )
        self.instruments.set_source(kept.all(), kept.put_many)
        self.recall.set_source(KeptQuotes(self.database, worlds, self.lines.world_of))
        self.bars.look_again()

    def _refresh_products(self, line: VendorLine) -> None:
        """The product lists, which are kept, once a day."""
        name = f"products.{line.source.world}.asked_ms"
        now_ms = self.clock.wall_ms()
        asked_ms = self.settings.get(name, 0)
        if not (isinstance(asked_ms, int) and 0 <= now_ms - asked_ms < _PRODUCTS_MS):
            learnt = partial(self.settings.set, name, now_ms)
            self.instruments.learn_products(tuple(MARKETS), learnt, line.feed)

    def _on_event(self, event: FeedEvent) -> None:
        if isinstance(event, StateChanged):
            self.alerts.look_at_links()
        elif isinstance(event, Moved):
            self.staleness.renew(event.symbols)
            self.alerts.break_off(event.symbols)

    def _badge(self, symbol: Symbol) -> str:
        serving = self.sourcing.serving(symbol)
        return "DEMO" if serving.demo else serving.title or self.session.connection().provider

    def _pushed(self, symbol: Symbol) -> frozenset[Interval]:
        """Intervals that the vendor of a symbol pushes."""
        one = self.sourcing.plugged_for(symbol)
        return one.dialect().capabilities.pushed_intervals if one is not None else frozenset()

    def _offers(self, symbol: Symbol, interval: Interval) -> bool:
        one = self.sourcing.plugged_for(symbol)
        return one is not None and interval in one.dialect().capabilities.bar_intervals

    def _plan(self, source: Source) -> Limits:
        return plan_of(source, self.desk.settings.get)

    def _on_setting(self, name: str) -> None:
        if name.startswith(PREFIX):
            self.lines.change_plans()

    # --- the end -----------------------------------------------------------------------------------------------------

    async def close(self) -> None:
        """Close in reverse order; under a second whatever hangs."""
        ends_s = self.clock.monotonic_s() + _CLOSE_S
        self._backing_up.cancel()
        self.keys.close()
        self.network.close()
        self.own_indicators.close()
        self.frames.stop()
        self.alerts.close()
        self.sounds.close()
        self.staleness.close()
        self.diagnostics.close()
        self.daily.close()
        self.history.close()
        self.recall.close()
        self.prints.close()
        self.quotes.close()
        self.session.close()
        self.sourcing.close()
        await asyncio.gather(self.lines.close(), self.sources.close())
        if not self.database.close(max(ends_s - self.clock.monotonic_s(), _LEAST_S)):
            _log.warning("the data file was not closed in time; what was stored before is safe")

    def _back_up(self) -> None:
        self.database.back_up()
        self._backing_up = self._loop.call_later(_BACK_UP_AGAIN_S, self._back_up)

    def _layouts(self, options: DesktopOptions) -> LayoutsPort:
        stored = LayoutsStore(self.database)
        if options.shot is None:
            return stored
        return PassingLayouts(stored if options.size is None else None)

    def _prefer_own(self) -> None:
        """Symbols of the user's lists are found before others."""
        self.instruments.index.prefer(one for kept in self.desk.watchlists.all() for one in kept.symbols())

    def _on_calendars(self, answer: AnswerValue | Failure) -> None:
        if isinstance(answer, dict):
            for market, calendar in answer.items():
                self.hours.set_calendar(market, calendar)

    def _on_problem(self, problem: EnvironmentProblem) -> None:
        """Told on whichever thread met it."""
        self._problems.append(problem)
        if hasattr(self, "desk"):
            notice = Notice(problem.text, Severity.WARNING)
            self._loop.call_soon_threadsafe(self.notices.notify, notice)

    def _from_thread(self, action: Callable[[], object]) -> None:
        try:
            self._loop.call_soon_threadsafe(action)
        except RuntimeError:
            pass  # the loop is closed: the program is over


def _test_targets(sources: Iterable[Source]) -> tuple[str, ...]:
    """What a proxy is tried with: the servers in use; the vendor's where those are on this computer."""
    found: list[str] = []
    for source in sources:
        if source.is_loopback:
            base, sockets = source.provider.default_addresses()
            found += (base, *sockets)
        else:
            found += (source.http_url, *source.ws_urls)
    return tuple(dict.fromkeys(found))
