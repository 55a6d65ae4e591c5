"""The line to one vendor: its session, and whatever is plugged in for it: nothing yet, a key, another key, a demo."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from qosdesk.app.claim import KeyClaim
from qosdesk.app.source import Source
from qosdesk.clock import Clock
from qosdesk.domain.status import Connection, Notice
from qosdesk.feed.dialect import Dialect
from qosdesk.feed.limits import Limits
from qosdesk.feed.sink import QuoteSink
from qosdesk.net.route import Route
from qosdesk.services.session import Session
from qosdesk.services.switch import FeedSwitch

if TYPE_CHECKING:
    from qosdesk.net.runner import FeedRunner

_KEY_POLL_S: Final = 2.0
"""How often it is looked whether the other desk has let go of the key."""


class VendorLine:
    """One vendor in use.

    Args:
        source: what is plugged in first.
        loop: where everything happens.
        notify: tells the user.
        replug: plugs this line's source in once more, taking its key over or not.

    Attributes:
        source: what is plugged in.
        feed: the session, which stays when what is behind it changes.
        session: the same in the screens' words.
        runner: what drives it; None while nothing is plugged in.
    """

    def __init__(
        self,
        source: Source,
        clock: Clock,
        loop: asyncio.AbstractEventLoop,
        notify: Callable[[Notice], None],
        replug: Callable[[VendorLine, bool], None],
    ) -> None:
        self.source = source
        self.feed = FeedSwitch()
        self.session = Session(self.feed, clock, source.provider.title, demo=source.demo, notify=notify)
        self.runner: FeedRunner | None = None
        self._clock = clock
        self._loop = loop
        self._replug = replug
        self._claim = KeyClaim()
        self._waiting: asyncio.Handle | None = None

    @property
    def name(self) -> str:
        """Registry name of the vendor."""
        return self.source.provider.name

    def connection(self) -> Connection:
        """How the session stands."""
        return self.session.connection()

    def dialect(self) -> Dialect:
        """The vendor's words as they are now."""
        if self.runner is not None:
            return self.runner.dialect
        return self.source.provider.dialect(self.source.limits)

    def ask_sink_again(self) -> None:
        """The sink admits other symbols now."""
        if self.runner is not None:
            self.runner.ask_sink_again()

    def plug(self, source: Source, sink: QuoteSink, limits: Limits, route: Route, *, take_over: bool) -> bool:
        """Plug a source in, where nothing is.

        Args:
            take_over: also where another desk on this computer uses its key.

        Returns:
            Whether it is; otherwise another desk uses the key, and it is looked again until that one lets go of it.
        """
        held = self._claim.take(source)
        if held and not take_over:
            self.session.hold(held, lambda: self._replug(self, True))
            self._waiting = self._loop.call_later(_KEY_POLL_S, self._look_again)
            return False
        # The network is not needed before: it is imported beside the demo's own start, or by now.
        from qosdesk.net.runner import FeedRunner

        self.runner = FeedRunner(
            source.provider,
            http_url=source.http_url,
            ws_urls=source.ws_urls,
            key=source.key,
            sink=sink,
            clock=self._clock,
            limits=limits,
            route=route,
        )
        self.feed.plug(self.runner)
        return True

    async def unplug(self) -> None:
        """Nothing is plugged in; what is wanted is kept for what comes next."""
        if self._waiting is not None:
            self._waiting.cancel()
            self._waiting = None
        runner, self.runner = self.runner, None
        self.feed.unplug()
        if runner is not None:
            await runner.close()

    async def close(self) -> None:
        """The vendor is not in use any more."""
        self.session.close()
        await self.unplug()
        self._claim.release()

    def _look_again(self) -> None:
        """The other desk may be gone."""
        self._waiting = None
        if self._claim.take(self.source):
            self._waiting = self._loop.call_later(_KEY_POLL_S, self._look_again)
        else:
            self._replug(self, False)
