"""Calls that may hang, each on a daemon thread of its own. Imports nothing of ours.

asyncio's default executor waits at shutdown for jobs that nobody can cancel. Here a call that nobody waits for any more
is simply forgotten (DESIGN 8).
"""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")


async def on_thread(work: Callable[[], T], name: str) -> T:
    """What `work` returns or raises; cancelling gives it up at once."""
    loop = asyncio.get_running_loop()
    answer: asyncio.Future[T] = loop.create_future()

    def settle(put: Callable[[], None]) -> None:
        if not answer.done():  # somebody still waits
            put()

    def run() -> None:
        put: Callable[[], None]
        try:
            result = work()
        except Exception as error:  # noqa: BLE001 - whatever it is, it belongs to whoever waits
            failed = error

            def put() -> None:
                answer.set_exception(failed)
        else:

            def put() -> None:
                answer.set_result(result)

        try:
            loop.call_soon_threadsafe(settle, put)
        except RuntimeError:
            pass  # the loop is closed: the program has ended meanwhile

    threading.Thread(target=run, name=name, daemon=True).start()
    return await answer
