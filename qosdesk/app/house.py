"""Builds everything between the disk and the window in order, and closes it in reverse."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Mapping
from functools import partial
from typing import Final

from qosdesk.app.bar_cache import StoredBars
from qosdesk.app.claim import KeyClaim
from qosdesk.app.keys import Keys
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
from qosdesk.domain.priority import Priority
from qosdesk.domain.status import LinkState, Notice, Severity
from qosdesk.domain.symbols import MARKETS
from qosdesk.domain.thresholds import stale_setting
from qosdesk.feed.calls import AnswerValue, Failure, GetCalendars
from qosdesk.market.latency import Latency
from qosdesk.market.store import Store
from qosdesk.net.route import Route
from qosdesk.net.runner import FeedRunner
from qosdesk.paths import log_dir, resource, user_data_dir
from qosdesk.services.alerts import Alerts
from qosdesk.services.backfill import Backfill
from qosdesk.services.daily import Daily
from qosdesk.services.diagnostics import DiagnosticsService
from qosdesk.services.history import History
from qosdesk.services.imports.imports import Imports
from qosdesk.services.instruments import Instruments, bundled_products
from qosdesk.services.links import Links
from qosdesk.services.pinyin import Initials
from qosdesk.services.quotes import Quotes
from qosdesk.services.recall import Recall
from qosdesk.services.session import Notices, Session
from qosdesk.services.sourcing.sourcing import Plugged, Sourcing
from qosdesk.services.staleness import Staleness
from qosdesk.services.switch import FeedSwitch
from qosdesk.storage.alerts import AlertsStore
from qosdesk.storage.bars import BarsStore
from qosdesk.storage.db import DATABASE_NAME, Database
from qosdesk.storage.drawings import DrawingsStore
from qosdesk.storage.instruments import InstrumentsStore
from qosdesk.storage.key_file import KeyFile
from qosdesk.storage.layouts import LayoutsStore
from qosdesk.storage.links import LinksStore
from qosdesk.storage.problems import EnvironmentProblem
from qosdesk.storage.quotes import QuotesStore
from qosdesk.storage.secrets import Secrets
from qosdesk.storage.settings import SettingsStore
from qosdesk.storage.watchlists import WatchlistsStore
from qosdesk.ui.bridge import FrameTimer
from qosdesk.ui.desk import Desk
from qosdesk.ui.ports import LayoutsPort, SettingValue
from qosdesk.ui.theme import Theme

_log = logging.getLogger(__name__)
CALENDAR_MARKETS: Final = ("US", "HK", "SH", "SZ")
_CLOSE_S: Final = 0.6
_PRODUCTS_MS: Final = 86_400_000
_BACK_UP_S: Final = 20.0
"""After the start, when nothing else needs the disk; looked at again every hour."""
_BACK_UP_AGAIN_S: Final = 3600.0
_KEY_POLL_S: Final = 2.0
"""How often it is looked whether the other desk has let go of the key."""


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
        self.feed = FeedSwitch()
        self.runner: FeedRunner | None = None
        self.sourcing = Sourcing()
        self._plugging = asyncio.Lock()
        self._closed = False
        self.session = Session(self.feed, self.clock, "QOS", demo=False)
        names = bundled_products(resource("products", "qos.json"))
        self.instruments = Instruments(
            self.feed, loop.call_later, names, lambda: Initials.read(resource("pinyin.txt"))
        )
        self.quotes = Quotes(self.feed, self.store, loop.call_later, self.instruments.learn)
        self.prints = Backfill(self.feed, self.store, self.clock, loop.call_later)
        self.bars = StoredBars(BarsStore(self.database), loop, self.clock)
        self.history = History(
            self.feed,
            self.quotes,
            self.store,
            self.hours,
            self.clock,
            loop.call_later,
            frozenset(),
            self.bars,
        )
        self.daily = Daily(self.feed, self.history, self.hours, self.clock, loop.call_later, self.bars)
        self._claim = KeyClaim()
        self._source: Source | None = None
        self._waiting: asyncio.Handle | None = None
        self._plugs: set[asyncio.Task[None]] = set()
        secrets = Secrets()
        self.network = Network(
            self.settings,
            secrets,
            options.proxy,
            clock=self.clock,
            hide=hide,
            notify=self.session.notify,
            replug=self.replug,
            targets=lambda: _test_targets(self._source),
        )
        self.sources = Sources(loop, plug=self.plug, notify=self.session.notify, hide=hide)
        self.keys = Keys(
            options,
            self.settings,
            secrets,
            KeyFile(folder),
            route=self.network.route,
            sources=self.sources,
            hide=hide,
            notify=self.session.notify,
        )
        self.own_indicators = OwnIndicators(folder / "indicators", self.settings, self._from_thread)
        self.recall = Recall(self.store, self.clock, loop.call_later)
        self.links = Links(stored_links.load(), stored_links.save)
        self.diagnostics = DiagnosticsService(
            self.feed, self.store, self.clock, latency, loop.call_later, redact
        )
        self.staleness = Staleness(
            self.store,
            self.hours,
            self.clock,
            loop.call_later,
            wanted=self.quotes.wanted,
            unslotted=self.feed.unslotted,
            is_up=lambda: self.session.connection().state is LinkState.LIVE,
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
            is_up=lambda: self.session.connection().state is LinkState.LIVE,
            daily=self.daily,
        )
        self.frames.add(self.alerts)
        self.session.subscribe(self._on_connection)
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
            notices=Notices(self.session),
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
            self.session.notify(Notice(problem.text, Severity.WARNING))
        if drawings.unreadable:
            text = f"{drawings.unreadable} of the stored drawings can't be read and are left out; the log has them."
            self.session.notify(Notice(text, Severity.WARNING))

        if stored_alerts.unreadable:
            text = f"{stored_alerts.unreadable} of the stored alerts can't be read and are left out; the log has them."
            self.session.notify(Notice(text, Severity.WARNING))

    def _on_connection(self) -> None:
        if self.session.connection().state is not LinkState.LIVE:
            self.alerts.break_off()

    def _badge(self) -> str:
        connection = self.session.connection()
        return "DEMO" if connection.demo else connection.provider

    def _on_setting(self, name: str) -> None:
        """A figure of the plan changed: it holds at once, without a new connection."""
        if name.startswith(PREFIX) and self.runner is not None and self._source is not None:
            self.runner.change_plan(plan_of(self._source, self.desk.settings.get))

    async def plug(self, source: Source, *, take_over: bool = False) -> None:
        """Use a source from now on, instead of the one in use; the last call wins.

        Args:
            source: what to use.
            take_over: also where another desk on this computer uses its key.
        """
        async with self._plugging:
            if not self._closed:
                await self._plug(source, take_over)

    def replug(self, *, take_over: bool = False) -> None:
        """The source in use once more: by another way, or although another desk uses the key."""
        if self._source is not None and not self._closed:
            task = self._loop.create_task(self.plug(self._source, take_over=take_over))
            self._plugs.add(task)
            task.add_done_callback(self._plugs.discard)

    async def _plug(self, source: Source, take_over: bool) -> None:
        self._source = source
        self._stop_waiting()
        old, self.runner = self.runner, None
        self.feed.unplug()
        if old is not None:
            await old.close()
        route = Route() if source.is_loopback else await self.network.route()
        if self._closed:
            return
        if not source.demo:
            self.clock.unfollow()
        elif (source.now_ms and abs(source.now_ms - self.clock.wall_ms()) > 5_000) or source.speed != 1.0:
            self.clock.follow(source.now_ms, source.speed)
        self._prepare(source)
        self.diagnostics.set_source()
        # Told last: whoever listens reads hours and clock anew.
        self.session.set_source(source.provider.title, demo=source.demo)
        dialect = source.provider.dialect(source.limits)
        self.sourcing.plug(Plugged(source.provider.name, dialect, self.session.connection))
        held = self._claim.take(source)
        if held and not take_over:
            self.session.hold(held, lambda: self.replug(take_over=True))
            self._waiting = self._loop.call_later(_KEY_POLL_S, self._look_again, source)
            return
        self.runner = FeedRunner(
            source.provider,
            http_url=source.http_url,
            ws_urls=source.ws_urls,
            key=source.key,
            sink=self.store,
            clock=self.clock,
            limits=plan_of(source, self.desk.settings.get),
            route=route,
        )
        self.feed.plug(self.runner)
        self.feed.ask(GetCalendars(CALENDAR_MARKETS), Priority.BACKGROUND, self._on_calendars)
        self._refresh_products(source)

    async def close(self) -> None:
        """Close in reverse order; under a second whatever hangs."""
        self._closed = True
        self._backing_up.cancel()
        self._stop_waiting()
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
        self.feed.unplug()
        runner, self.runner = self.runner, None
        if runner is not None:
            await runner.close()
        await self.sources.close()
        self._claim.release()
        if not self.database.close(_CLOSE_S):
            _log.warning("the data file was not closed in time; what was stored before is safe")

    def _look_again(self, source: Source) -> None:
        """The other desk may be gone."""
        self._waiting = None
        if self._claim.take(source):
            self._waiting = self._loop.call_later(_KEY_POLL_S, self._look_again, source)
        else:
            self.replug()

    def _stop_waiting(self) -> None:
        if self._waiting is not None:
            self._waiting.cancel()
            self._waiting = None

    def _back_up(self) -> None:
        self.database.back_up()
        self._backing_up = self._loop.call_later(_BACK_UP_AGAIN_S, self._back_up)

    def _layouts(self, options: DesktopOptions) -> LayoutsPort:
        stored = LayoutsStore(self.database)
        if options.shot is None:
            return stored
        return PassingLayouts(stored if options.size is None else None)

    def _prepare(self, source: Source) -> None:
        self.hours.always = source.always
        if self.bars.source != source.world:
            self._change_market(source.world)
            self.recall.set_source(QuotesStore(self.database, source.world))
            stored = InstrumentsStore(self.database, source.world)
            self.instruments.set_source(stored.all(), stored.put_many)
        self.alerts.set_market(source.world)
        self.history.set_pushed(source.provider.dialect(source.limits).capabilities.pushed_intervals)

    def _prefer_own(self) -> None:
        """Symbols of the user's lists are found before others."""
        self.instruments.index.prefer(one for kept in self.desk.watchlists.all() for one in kept.symbols())

    def _refresh_products(self, source: Source) -> None:
        """The product lists, which are kept, once a day."""
        name = f"products.{source.world}.asked_ms"
        now_ms = self.clock.wall_ms()
        asked_ms = self.settings.get(name, 0)
        if not (isinstance(asked_ms, int) and 0 <= now_ms - asked_ms < _PRODUCTS_MS):
            learnt = partial(self.settings.set, name, now_ms)
            self.instruments.learn_products(tuple(MARKETS), learnt)

    def _change_market(self, world: str) -> None:
        """Nothing that another market said is of this one."""

        def switch() -> None:
            self.bars.source = world

        if not self.bars.source:
            switch()
            return
        self.recall.flush()
        self.store.clear()
        self.prints.reset()
        self.history.reset(switch)
        self.daily.reset()

    def _on_calendars(self, answer: AnswerValue | Failure) -> None:
        if isinstance(answer, dict):
            for market, calendar in answer.items():
                self.hours.set_calendar(market, calendar)

    def _on_problem(self, problem: EnvironmentProblem) -> None:
        """Told on whichever thread met it."""
        self._problems.append(problem)
        if hasattr(self, "desk"):
            notice = Notice(problem.text, Severity.WARNING)
            self._loop.call_soon_threadsafe(self.session.notify, notice)

    def _from_thread(self, action: Callable[[], object]) -> None:
        try:
            self._loop.call_soon_threadsafe(action)
        except RuntimeError:
            pass  # the loop is closed: the program is over


def _test_targets(source: Source | None) -> tuple[str, ...]:
    """What a proxy is tried with: the servers in use; the vendor's where those are on this computer."""
    if source is None:
        return ()
    if source.is_loopback:
        base, sockets = source.provider.default_addresses()
        return base, *sockets
    return source.http_url, *source.ws_urls
