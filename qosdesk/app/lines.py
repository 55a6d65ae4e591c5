"""The vendors that are plugged in, and plugging them in and out. Those of one market only: a demo's or the real one."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterable
from typing import Protocol

from qosdesk.app.line import VendorLine
from qosdesk.app.source import Source
from qosdesk.clock import SessionClock
from qosdesk.domain.status import Notice
from qosdesk.domain.symbols import Symbol
from qosdesk.feed.limits import Limits
from qosdesk.net.route import Route
from qosdesk.services.sourcing.plugged import Plugged
from qosdesk.services.sourcing.router import Gate
from qosdesk.services.sourcing.sourcing import Sourcing

_APART_MS = 5_000
"""A demo market whose time is ours, but for this much, needs no clock of its own."""


class Market(Protocol):
    """What follows from plugging: the house by shape."""

    def leave(self, switch: Callable[[], None]) -> None:
        """Another market is entered: forget this one; `switch` unplugs it, after what is to be kept is kept."""
        ...

    def enter(self, line: VendorLine, *, is_new: bool) -> None:
        """A source is about to be plugged in; `is_new` where its vendor was not in use."""
        ...

    def connected(self, line: VendorLine) -> None:
        """It is plugged in."""
        ...

    def changed(self) -> None:
        """A session's state changed, or there are others."""
        ...


class Lines:
    """All lines.

    Args:
        route: the user's way to servers.
        plan: the plan in force with a source.

    Attributes:
        realm: see `Source.realm`; empty before the first.
    """

    def __init__(
        self,
        loop: asyncio.AbstractEventLoop,
        clock: SessionClock,
        sourcing: Sourcing,
        market: Market,
        *,
        route: Callable[[], Awaitable[Route]],
        plan: Callable[[Source], Limits],
        notify: Callable[[Notice], None],
    ) -> None:
        self._loop = loop
        self._clock = clock
        self._sourcing = sourcing
        self._market = market
        self._route = route
        self._plan = plan
        self._notify = notify
        self._lines: dict[str, VendorLine] = {}
        self._lock = asyncio.Lock()
        self._tasks: set[asyncio.Task[None]] = set()
        self._closed = False
        self.realm = ""

    def all(self) -> list[VendorLine]:
        """Those in use, the most preferred first."""
        return [self._lines[one.name] for one in self._sourcing.plugged()]

    def world_of(self, symbol: Symbol) -> str:
        """Whose figures and bars those of a symbol are; empty while no vendor is in use."""
        line = self._lines.get(self._sourcing.vendor_of(symbol))
        return line.source.world if line is not None else ""

    async def plug(self, source: Source, *, take_over: bool = False) -> None:
        """Use a source from now on, instead of the same vendor's, and of all where those are of another market.

        Args:
            take_over: also where another desk on this computer uses its key.
        """
        async with self._lock:
            if not self._closed:
                await self._plug(source, take_over)

    async def unplug(self, name: str) -> None:
        """A vendor is not in use any more."""
        async with self._lock:
            line = self._lines.get(name)
            if line is None or self._closed:
                return
            self._sourcing.unplug(name)
            del self._lines[name]
            await line.close()
            self._market.changed()

    def replug(self, lines: Iterable[VendorLine] | None = None, *, take_over: bool = False) -> None:
        """Sources in use once more: by another way, or although another desk uses the key."""
        for line in self.all() if lines is None else lines:
            if not self._closed:
                task = self._loop.create_task(self.plug(line.source, take_over=take_over))
                self._tasks.add(task)
                task.add_done_callback(self._tasks.discard)

    def change_plans(self) -> None:
        """Figures of plans changed: they hold at once, without a new connection."""
        for line in self._lines.values():
            if line.runner is not None:
                line.runner.change_plan(self._plan(line.source))

    async def close(self) -> None:
        """Unplug everything."""
        self._closed = True
        await asyncio.gather(*(line.close() for line in self._lines.values()))

    async def _plug(self, source: Source, take_over: bool) -> None:
        name = source.provider.name
        is_elsewhere = bool(self.realm) and source.realm != self.realm
        leaving = tuple(self._lines.values()) if is_elsewhere else ()
        for line in leaving or self._lines.values():
            if leaving or line.name == name:
                await line.unplug()
        route = Route() if source.is_loopback else await self._route()
        if self._closed:
            return
        known = self._lines.get(name)
        if known is None or known.source is not source:
            # What it announced of its clock was so when it was asked: the same one again tells nothing new.
            self._set_clock(source)
        if is_elsewhere:
            self._market.leave(self._drop_all)
            for line in leaving:
                await line.close()
        self.realm = source.realm
        line, is_new = self._line_for(source)
        self._sourcing.plug(
            Plugged(
                name,
                source.provider.title,
                line.feed,
                line.connection,
                line.dialect,
                line.ask_sink_again,
            )
        )
        self._market.enter(line, is_new=is_new)
        # Told last: whoever listens reads hours and clock anew.
        line.session.set_source(source.provider.title, demo=source.demo)
        self._market.changed()
        sink = Gate(name, self._sourcing.router)
        if line.plug(source, sink, self._plan(source), route, take_over=take_over):
            self._market.connected(line)

    def _line_for(self, source: Source) -> tuple[VendorLine, bool]:
        line = self._lines.get(source.provider.name)
        if line is not None:
            line.source = source
            return line, False

        def replug(one: VendorLine, take_over: bool) -> None:
            self.replug((one,), take_over=take_over)

        line = VendorLine(source, self._clock, self._loop, self._notify, replug)
        line.session.subscribe(self._market.changed)
        self._lines[line.name] = line
        return line, True

    def _drop_all(self) -> None:
        self._sourcing.clear()
        self._lines.clear()

    def _set_clock(self, source: Source) -> None:
        if not source.demo:
            self._clock.unfollow()
        elif (
            source.now_ms and abs(source.now_ms - self._clock.wall_ms()) > _APART_MS
        ) or source.speed != 1.0:
            self._clock.follow(source.now_ms, source.speed)
