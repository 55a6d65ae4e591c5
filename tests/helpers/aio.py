"""Running coroutines in tests: a fresh loop each time, a deadline, and nothing may be left running.

`async def test_...` functions run on a fresh asyncio loop with a deadline of ten seconds; `run_async(coro)` does the
same inside an ordinary test, and `run_qasync(coro)` on the Qt loop that the desktop uses. Fixtures are never async: a
resource of a coroutine is an `async with` in it.
"""

from __future__ import annotations

import asyncio
import gc
import inspect
from collections.abc import Callable, Coroutine
from typing import Any, TypeVar

import pytest

T = TypeVar("T")
DEADLINE_S = 10.0


class LeakedTasksError(AssertionError):
    """A coroutine ended while tasks it had started were still running."""


async def settle(turns: int = 5) -> None:
    """Lets the loop turn a few times, so that cancelled tasks and closed transports finish."""
    for _ in range(turns):
        await asyncio.sleep(0)


async def _supervised(coro: Coroutine[Any, Any, T], deadline_s: float) -> T:
    """Awaits `coro` for at most `deadline_s`, then insists that it left no task behind."""
    try:
        async with asyncio.timeout(deadline_s) as deadline:
            result = await coro
    except TimeoutError:
        if deadline.expired():
            raise AssertionError(f"not done within its deadline of {deadline_s} s") from None
        raise
    await settle()
    leaked = asyncio.all_tasks() - {asyncio.current_task()}
    if leaked:
        names = ", ".join(sorted(f"{task.get_name()} in {task.get_coro()!r}" for task in leaked))
        for task in leaked:
            task.cancel()
        await asyncio.gather(*leaked, return_exceptions=True)
        raise LeakedTasksError(f"tasks still running at the end: {names}")
    return result


def run_coroutine(coro: Coroutine[Any, Any, T], *, deadline_s: float = DEADLINE_S) -> T:
    """Runs a coroutine on a fresh loop.

    Args:
        coro: what to run.
        deadline_s: it fails when it takes longer.

    Raises:
        LeakedTasksError: it left tasks running.
        AssertionError: the deadline passed.
    """
    with asyncio.Runner() as runner:
        result = runner.run(_supervised(coro, deadline_s))
    gc.collect()  # "exception was never retrieved" is logged when the future dies: now, not in another test
    return result


@pytest.fixture
def run_async() -> Callable[..., Any]:
    """`run_async(coro, deadline_s=10.0)` on a fresh asyncio loop."""
    return run_coroutine


@pytest.fixture
def run_qasync(qapp: Any) -> Callable[..., Any]:
    """`run_qasync(coro, deadline_s=10.0)` on a fresh qasync loop: Qt events and asyncio in one."""
    import qasync  # type: ignore[import-untyped, unused-ignore]

    def run(coro: Coroutine[Any, Any, T], *, deadline_s: float = DEADLINE_S) -> T:
        loop = qasync.QEventLoop(qapp, set_running_loop=False)
        asyncio.set_event_loop(loop)
        try:
            with loop:
                result = loop.run_until_complete(_supervised(coro, deadline_s))
                loop.run_until_complete(loop.shutdown_asyncgens())
        finally:
            asyncio.set_event_loop(None)
        gc.collect()
        return result

    return run


@pytest.hookimpl(tryfirst=True)
def pytest_pyfunc_call(pyfuncitem: pytest.Function) -> bool | None:
    if not inspect.iscoroutinefunction(pyfuncitem.obj):
        return None
    arguments = {name: pyfuncitem.funcargs[name] for name in pyfuncitem._fixtureinfo.argnames}
    run_coroutine(pyfuncitem.obj(**arguments))
    return True
