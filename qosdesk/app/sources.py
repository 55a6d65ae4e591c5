"""Which sides the desk talks to, while it runs: vendors, or the demo exchange of its own. The last choice wins."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine, Sequence
from typing import Any, Final

from qosdesk.app.demo_child import DemoAddress, DemoChild
from qosdesk.app.early_demo import EarlyDemo
from qosdesk.app.source import Source, announce_later, announced, demo_source
from qosdesk.domain.status import Notice, Severity
from qosdesk.feed.dialect import Provider
from qosdesk.net.threads import on_thread

_RESTART_S: Final = (1.0, 2.0, 5.0, 15.0, 30.0)


class Sources:
    """Plugs sources in.

    Args:
        loop: where everything happens.
        plug: uses a source from now on, in place of the same vendor's.
        unplug: uses a vendor no more.
        notify: tells the user.
        hide: told every secret before it is used.
    """

    def __init__(
        self,
        loop: asyncio.AbstractEventLoop,
        *,
        plug: Callable[[Source], Coroutine[Any, Any, None]],
        unplug: Callable[[str], Coroutine[Any, Any, None]],
        notify: Callable[[Notice], None],
        hide: Callable[[str], object],
    ) -> None:
        self._loop = loop
        self._plug_in = plug
        self._unplug = unplug
        self._notify = notify
        self._hide = hide
        self._closed = False
        self._turn = 0
        """Counts choices between the demo and vendors: what was begun for an earlier one comes too late."""
        self._chosen: dict[str, Source] = {}
        """The latest choice of each vendor's source."""
        self._demo: DemoChild | None = None
        self._demo_starts = 0
        self.early = EarlyDemo()
        """The exchange that was begun before the desk; who uses a vendor does not need it."""
        self._tasks: set[asyncio.Task[Any]] = set()

    @property
    def demo_pid(self) -> int:
        """Process of the demo exchange, 0 without one."""
        return self._demo.pid if self._demo is not None else 0

    def use(self, source: Source) -> None:
        """Plug a source in; one on this computer is first asked whether it is a demo exchange."""
        if self._closed:
            return
        if self._demo is not None or not self._chosen:
            self._turn += 1
            self._end_demo()
        self._start(on_thread(self.early.drop, "demo-end"))
        self._chosen[source.provider.name] = source
        self._announce(source, self._turn)

    def key_of(self, name: str) -> str | None:
        """The key of a vendor in use, empty for a guest; None where it is not in use."""
        source = self._chosen.get(name)
        return source.key if source is not None else None

    def drop(self, name: str) -> None:
        """Use a vendor no more."""
        if self._chosen.pop(name, None) is not None and not self._closed:
            self._start(self._unplug(name))

    def use_demo(self, providers: Sequence[Provider]) -> None:
        """The demo exchange of our own, speaking these providers' wires, in place of all vendors."""
        if self._closed or self._demo is not None:
            return
        self._turn += 1
        self._chosen.clear()
        self._demo_starts = 0
        self._start_demo(tuple(providers), self._turn)

    async def close(self) -> None:
        """The demo ends. A plug under way is let finish: it is closing the link before, and then plugs nothing in."""
        self._closed = True
        self._turn += 1
        demo, self._demo = self._demo, None
        self.early.drop()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        if demo is not None:
            demo.stop()

    def _announce(self, source: Source, turn: int) -> None:
        def said(answer: Source) -> None:
            # Where the vendor's source was chosen anew meanwhile, that one is plugged in.
            if turn == self._turn and self._chosen.get(source.provider.name) is source:
                self._start(self._plug_in(answer))

        if source.is_loopback:
            announce_later(source, lambda answer: self._from_thread(lambda: said(answer)))
        else:
            said(source)

    def _start_demo(self, providers: tuple[Provider, ...], turn: int) -> None:
        if turn != self._turn:
            return

        def ready(address: DemoAddress) -> None:
            found = []
            for provider in providers:
                at = address.wire(provider.name)
                self._hide(at.key)
                found.append(announced(demo_source(provider, at)))
            self._from_thread(lambda: self._plug_demo(found, turn))

        def ended(text: str) -> None:
            self._from_thread(lambda: self._demo_ended(text, providers, turn))

        self._demo = DemoChild(ready, ended, process=self.early.take())

    def _plug_demo(self, sources: Sequence[Source], turn: int) -> None:
        if turn == self._turn:
            for source in sources:
                self._start(self._plug_in(source))

    def _demo_ended(self, text: str, providers: tuple[Provider, ...], turn: int) -> None:
        """The demo exchange is ours to keep running: start it again, less and less eagerly."""
        if turn != self._turn:
            return
        delay_s = _RESTART_S[min(self._demo_starts, len(_RESTART_S) - 1)]
        self._demo_starts += 1
        self._notify(Notice(f"{text} It is started again in {delay_s:.0f} s.", Severity.WARNING))
        self._loop.call_later(delay_s, self._start_demo, providers, turn)

    def _end_demo(self) -> None:
        demo, self._demo = self._demo, None
        if demo is not None:
            self._start(on_thread(demo.stop, "demo-end"))

    def _start(self, work: Coroutine[Any, Any, Any]) -> None:
        task = self._loop.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    def _from_thread(self, action: Callable[[], object]) -> None:
        try:
            self._loop.call_soon_threadsafe(action)
        except RuntimeError:
            pass  # the loop is closed: the program is over
