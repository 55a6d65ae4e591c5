"""`qosdesk demo`: run the exchange until it is told to stop, or until its owner is gone."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
import threading
from collections.abc import Awaitable, Callable

from qosdesk.clock import Clock
from qosdesk.demo.exchange import HOST, DemoServer
from qosdesk.demo.options import DemoOptions
from qosdesk.demo.ready import Ready


async def serve(
    options: DemoOptions, *, clock: Clock | None = None, on_ready: Callable[[Ready], None] | None = None
) -> None:
    """Serve until interrupted or, when owned, until standard input closes.

    Args:
        on_ready: called once it listens.

    Raises:
        OSError: the port is taken.
    """
    server = DemoServer(options, clock)
    ready = await server.start()
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    try:
        _stop_on_signals(loop, stop)
        if options.owned:
            _stop_on_closed_input(loop, stop)
        if on_ready is not None:
            on_ready(ready)
        waits: list[Awaitable[object]] = [stop.wait(), server.wait_failed()]
        tasks = [asyncio.ensure_future(wait) for wait in waits]
        done, pending = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
        for task in pending:
            task.cancel()
        await asyncio.gather(*pending, return_exceptions=True)
        for task in done:
            task.result()
    finally:
        await server.close()


def _stop_on_signals(loop: asyncio.AbstractEventLoop, stop: asyncio.Event) -> None:
    for number in (signal.SIGINT, signal.SIGTERM):
        try:
            loop.add_signal_handler(number, stop.set)
        except NotImplementedError:  # Windows
            signal.signal(number, lambda *_: loop.call_soon_threadsafe(stop.set))


def _stop_on_closed_input(loop: asyncio.AbstractEventLoop, stop: asyncio.Event) -> None:
    """Watch standard input on a thread: the one way that works for pipes on every system and in a frozen program."""

    def watch() -> None:
        try:
            # The descriptor, not the stream: a buffered reader held by this thread could block the program's end.
            while os.read(0, 4096):
                pass
        except OSError:
            pass  # a broken pipe is as closed as a closed one
        try:
            loop.call_soon_threadsafe(stop.set)
        except RuntimeError:
            pass  # the loop ended first

    threading.Thread(target=watch, name="demo owner watch", daemon=True).start()


def _print_ready(ready: Ready) -> None:
    sys.stdout.write(ready.to_line() + "\n")
    sys.stdout.flush()


def run(options: DemoOptions) -> int:
    """Run `qosdesk demo`.

    Returns:
        The exit status: 0 after an orderly end, 2 when the port is taken.
    """
    try:
        asyncio.run(serve(options, on_ready=_print_ready))
    except KeyboardInterrupt:
        return 0
    except OSError as error:
        reason = error.strerror or str(error)
        sys.stderr.write(f"qosdesk demo: cannot listen on {HOST}:{options.port}: {reason}\n")
        return 2
    return 0
