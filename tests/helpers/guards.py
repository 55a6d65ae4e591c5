"""Guards around every test: unexpected log records, and tasks, loops, threads, timers and windows left behind.

Python warnings are errors by `filterwarnings` and Qt messages fail through pytest-qt (both in pyproject.toml). What a
fixture of a wider scope (module, session) creates lives as long as that fixture, and is no leak of the first test that
uses it. Qt is looked at only where a QApplication lives.
"""

from __future__ import annotations

import asyncio
import gc
import logging
import re
import sys
import threading
import weakref
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

import pytest

THREAD_GRACE_S = 1.0
MANY_OBJECTS = 20_000


# -- log records ------------------------------------------


@dataclass
class ExpectedLog:
    """A record that a test announces. The logger's children count as the logger."""

    logger: str
    level: int
    pattern: re.Pattern[str]
    seen: int = 0

    def matches(self, record: logging.LogRecord) -> bool:
        """Whether this is the record meant: logger, level and a pattern found in the message."""
        in_logger = record.name == self.logger or record.name.startswith(self.logger + ".")
        return in_logger and record.levelno == self.level and bool(self.pattern.search(record.getMessage()))


@dataclass
class LogWatch:
    """What one test logged and what it said it would."""

    expected: list[ExpectedLog] = field(default_factory=list)
    unexpected: list[str] = field(default_factory=list)
    allow_all: bool = False
    records: list[logging.LogRecord] = field(default_factory=list)

    def expect(self, logger: str, level: str | int, pattern: str) -> None:
        """Announces records of this logger and level whose message the pattern finds; one at least must come."""
        number = level if isinstance(level, int) else logging.getLevelNamesMapping()[level.upper()]
        self.expected.append(ExpectedLog(logger, number, re.compile(pattern)))

    def on_record(self, record: logging.LogRecord) -> None:
        self.records.append(record)

    def problems(self) -> list[str]:
        """What is wrong, in words; empty when the test kept its word."""
        unexpected: list[str] = []
        for record in self.records:
            matching = [one for one in self.expected if one.matches(record)]
            for one in matching:
                one.seen += 1
            if record.levelno >= logging.WARNING and not matching and not self.allow_all:
                text = f"{record.levelname} {record.name}: {record.getMessage()}"
                if record.exc_info and record.exc_info[1] is not None:
                    text += f" ({record.exc_info[1]!r})"
                unexpected.append(text)
        missing = [
            f"{logging.getLevelName(one.level)} {one.logger}: /{one.pattern.pattern}/"
            for one in self.expected
            if not one.seen
        ]
        found = [f"unexpected log record: {text}" for text in unexpected]
        return found + [f"announced log record did not come: {text}" for text in missing]


_watch_key = pytest.StashKey[LogWatch]()
_current: list[LogWatch] = []
_call_handlers = logging.Logger.callHandlers


def _watched_call_handlers(self: logging.Logger, record: logging.LogRecord) -> None:
    # Here, and not in a handler of the root logger, because a logger may have propagate = False.
    if _current:
        _current[-1].on_record(record)
    _call_handlers(self, record)


@pytest.fixture
def expected_log(request: pytest.FixtureRequest) -> Callable[[str, str | int, str], None]:
    """`expected_log(logger, level, pattern)`: announces a record from inside a test."""
    return request.node.stash[_watch_key].expect


# -- what may leak ------------------------------------------

_loops: weakref.WeakSet[asyncio.AbstractEventLoop] = weakref.WeakSet()
_loop_init = asyncio.BaseEventLoop.__init__


def _watched_loop_init(self: asyncio.BaseEventLoop) -> None:
    _loop_init(self)
    _loops.add(self)


def _application() -> Any:
    widgets = sys.modules.get("PySide6.QtWidgets")
    return None if widgets is None else widgets.QApplication.instance()


def _active_timers() -> dict[int, Any]:
    core = sys.modules["PySide6.QtCore"]
    shiboken = sys.modules["shiboken6"]
    timer_type = core.QTimer
    found = (thing for thing in gc.get_objects() if issubclass(type(thing), timer_type))
    return {id(timer): timer for timer in found if shiboken.isValid(timer) and timer.isActive()}


def _top_level_widgets() -> dict[int, Any]:
    widgets = sys.modules["PySide6.QtWidgets"].QApplication.topLevelWidgets()
    # Qt keeps the label of the last tooltip for itself.
    return {id(widget): widget for widget in widgets if widget.metaObject().className() != "QTipLabel"}


def _flush_deferred_deletes() -> None:
    core = sys.modules["PySide6.QtCore"]
    for _ in range(2):
        core.QCoreApplication.sendPostedEvents(None, core.QEvent.Type.DeferredDelete.value)


@dataclass
class Living:
    """What is alive at one moment, by identity."""

    threads: set[threading.Thread]
    loops: weakref.WeakSet[asyncio.AbstractEventLoop]
    tasks: weakref.WeakSet[asyncio.Task[Any]]
    timers: dict[int, Any] = field(default_factory=dict)
    windows: dict[int, Any] = field(default_factory=dict)


def take_stock() -> Living:
    """Counts what is alive now."""
    loops = weakref.WeakSet(loop for loop in _loops if not loop.is_closed())
    tasks = weakref.WeakSet(task for loop in list(_loops) for task in asyncio.all_tasks(loop))
    threads = {thread for thread in threading.enumerate() if not thread.daemon}
    living = Living(threads, loops, tasks)
    if _application() is not None:
        living.timers = _active_timers()
        living.windows = _top_level_widgets()
    return living


def find_leaks(before: Living) -> list[str]:
    """What is alive now and was not before, in words."""
    if _application() is not None:
        _flush_deferred_deletes()
        gc.collect()
        _flush_deferred_deletes()
    for thread in threading.enumerate():
        if not thread.daemon and thread not in before.threads and thread is not threading.current_thread():
            thread.join(THREAD_GRACE_S)
    now = take_stock()
    leaks = [f"thread {thread.name!r} is still running" for thread in now.threads - before.threads]
    leaks += [f"task {task.get_name()} is pending: {task.get_coro()!r}" for task in now.tasks - before.tasks]
    leaks += [f"event loop was not closed: {loop!r}" for loop in now.loops - before.loops]
    leaks += [
        f"timer is still active: {timer!r} of {timer.parent()!r}, every {timer.interval()} ms"
        for key, timer in now.timers.items()
        if key not in before.timers
    ]
    leaks += [
        f"top-level widget is still there: {window!r} {window.windowTitle()!r}"
        for key, window in now.windows.items()
        if key not in before.windows
    ]
    if not leaks and len(gc.get_objects()) > MANY_OBJECTS:
        # Modules that the test imported: looking through them after each further test would cost 10 ms and more.
        gc.freeze()
    return leaks


def dispose(before: Living) -> None:
    """Ends what a test leaked, so that the next test is not blamed for it."""
    now = take_stock()
    for key, timer in now.timers.items():
        if key not in before.timers:
            timer.stop()
    for key, window in now.windows.items():
        if key not in before.windows:
            window.close()
            window.deleteLater()
    _loops.clear()
    if _application() is not None:
        _flush_deferred_deletes()


_before_key = pytest.StashKey[Living]()
_failed_key = pytest.StashKey[bool]()


def pytest_configure() -> None:
    logging.Logger.callHandlers = _watched_call_handlers  # type: ignore[method-assign]
    asyncio.BaseEventLoop.__init__ = _watched_loop_init  # type: ignore[method-assign, assignment]


def pytest_unconfigure() -> None:
    logging.Logger.callHandlers = _call_handlers  # type: ignore[method-assign]
    asyncio.BaseEventLoop.__init__ = _loop_init  # type: ignore[method-assign]


def pytest_collection_finish() -> None:
    # Modules and test items stay to the end: looking through them for leaks after every test would be slow.
    gc.collect()
    gc.freeze()


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_protocol(item: pytest.Item) -> Iterator[None]:
    watch = LogWatch(allow_all=item.get_closest_marker("allow_logs") is not None)
    for marker in item.iter_markers("expected_log"):
        watch.expect(*marker.args, **marker.kwargs)
    item.stash[_watch_key] = watch
    item.stash[_before_key] = take_stock()
    item.stash[_failed_key] = False
    _current.append(watch)
    try:
        return (yield)
    finally:
        _current.pop()


@pytest.hookimpl(wrapper=True)
def pytest_fixture_setup(fixturedef: pytest.FixtureDef[Any], request: pytest.FixtureRequest) -> Iterator[Any]:
    """What a fixture of a wider scope makes belongs to it: it is added to what the running test found alive."""
    if fixturedef.scope == "function":
        return (yield)
    earlier = take_stock()
    result = yield
    later = take_stock()
    item = getattr(request, "_pyfuncitem", None)
    before = item.stash.get(_before_key, None) if item is not None else None
    if before is not None:
        before.threads |= later.threads - earlier.threads
        before.loops.update(later.loops - earlier.loops)
        before.tasks.update(later.tasks - earlier.tasks)
        before.timers.update(later.timers)
        before.windows.update(later.windows)
    return result


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]) -> Iterator[pytest.TestReport]:
    report: pytest.TestReport = yield  # type: ignore[assignment, misc]
    if report.failed or report.skipped:
        item.stash[_failed_key] = True
    return report  # type: ignore[return-value]


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_teardown(item: pytest.Item) -> Iterator[None]:
    result = yield
    if item.stash[_failed_key]:
        # The traceback of a failure keeps its frames alive: leaks and announced records mean nothing here.
        dispose(item.stash[_before_key])
        return result
    problems = find_leaks(item.stash[_before_key])
    if problems:
        dispose(item.stash[_before_key])
    problems += item.stash[_watch_key].problems()
    if problems:
        pytest.fail("\n".join(problems), pytrace=False)
    return result
