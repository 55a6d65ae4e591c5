"""One SQLite file, read at start on the calling thread, written by one daemon thread. Imports clock only.

The rule of the house: the disk may be full, read-only, hung or damaged, and the program goes on. State that has a key
is kept until it could be stored; what has none (caches) is dropped when it can't be.
"""

from __future__ import annotations

import logging
import sqlite3
import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable, Sequence
from concurrent.futures import Future
from contextlib import suppress
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Any, Final, TypeVar

from qosdesk.clock import Clock
from qosdesk.storage.backups import is_due, write_backup
from qosdesk.storage.files import file_of, open_store, replace_damaged
from qosdesk.storage.problems import EnvironmentProblem, ProblemKind, kind_of, problem

DATABASE_NAME: Final = "qosdesk.sqlite3"
RETRY_S: Final = 5.0
_BATCH: Final = 32
"""So many jobs without a key are done before it is looked again for some with one."""

T = TypeVar("T")
Job = Callable[[sqlite3.Connection], T]
OnProblem = Callable[[EnvironmentProblem], None]

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class _Task:
    """A job in the queue: a write (`future` is None; kept until stored when it has a key) or a question."""

    job: Job[Any]
    key: Hashable = None
    future: Future[Any] | None = None
    otherwise: Any = None

    @property
    def is_write(self) -> bool:
        return self.future is None


class Database:
    """The store's file and its thread. Make it with `open`; whoever opened it closes it.

    Jobs get the connection and run inside a transaction; they never commit. They run in the order in which they were
    given, writes and questions alike, so a question sees the writes before it. The user's work alone, writes with a
    key, goes before whatever waits: it is never behind pages of bars.

    Attributes:
        path: the file.
        in_memory: the file can't be used: everything works, and nothing outlives the program.
    """

    def __init__(
        self, path: Path, connection: sqlite3.Connection, *, clock: Clock, on_problem: OnProblem
    ) -> None:
        self.path = path
        self.in_memory = not file_of(connection)
        self._connection = connection
        self._using = threading.RLock()
        self._clock = clock
        self._on_problem = on_problem
        self._reported: ProblemKind | None = None
        self._rewriters: list[Job[None]] = []
        # All below is guarded by `_ready`.
        self._ready = threading.Condition()
        self._tasks: OrderedDict[Hashable, _Task] = OrderedDict()
        self._fresh = False
        self._busy = False
        self._stalled = False
        self._closing = False
        self._thread = threading.Thread(target=self._work, name="storage", daemon=True)
        self._thread.start()

    @classmethod
    def open(cls, path: Path, *, clock: Clock, on_problem: OnProblem) -> Database:
        """Open or make the file and bring it up to date. Never fails: where the file can't be used, memory is.

        A damaged file is set aside under a dated name, and a fresh one is made. From a file that can be read and not
        written, a copy is worked on in memory. A newer program's file isn't touched.

        Args:
            path: normally `paths.user_data_dir(profile) / DATABASE_NAME`; missing folders are made.
            clock: dates the name of a damaged file.
            on_problem: told of the environment's problems, here on the calling thread, later on the store's own.
        """
        connection, problems = open_store(path, clock)
        database = cls(path, connection, clock=clock, on_problem=on_problem)
        for one in problems:
            database._report(one)
        return database

    def read(self, job: Job[T]) -> T:
        """Run a small question on the calling thread. For start-up: it may wait for a write that is under way.

        Raises:
            sqlite3.Error: as the job does.
        """
        with self._using:
            return job(self._connection)

    def submit(self, job: Job[T], otherwise: T) -> Future[T]:
        """Ask a question on the store's thread. Await it with `asyncio.wrap_future`.

        Args:
            job: the question.
            otherwise: the answer when the disk gives none (the problem is reported) or the store is closed.
        """
        future: Future[T] = Future()
        with self._ready:
            if not self._closing:
                self._add(_Task(job, None, future, otherwise))
                return future
        future.set_result(otherwise)
        return future

    def write(self, job: Job[None], key: Hashable = None) -> None:
        """Store something, soon, on the store's thread; returns at once.

        Args:
            job: writes through the connection.
            key: names a piece of state of which only the newest write counts: it replaces a waiting one of the same
                key, and waits for better times where the disk fails. A write without a key is dropped then.
        """
        with self._ready:
            if self._closing:
                _log.warning("a write after closing was dropped")
                return
            self._add(_Task(job, key))

    def add_rewriter(self, rewrite: Job[None]) -> None:
        """Register what writes a store's whole state anew, after a file that was found damaged was replaced."""
        self._rewriters.append(rewrite)

    def back_up(self) -> Future[bool]:
        """Copy the small tables, unless there is a copy of today; answers whether one was made."""

        def job(connection: sqlite3.Connection) -> bool:
            if self.in_memory or not is_due(self.path, self._clock):
                return False
            try:
                write_backup(connection, self.path, self._clock)
            except (sqlite3.Error, OSError) as error:
                # The store itself says when the disk is in trouble; a copy that can't be made is tried again later.
                _log.warning("store: no copy was made: %s", error)
                return False
            return True

        return self.submit(job, otherwise=False)

    def flush(self, deadline_s: float) -> bool:
        """Wait until everything given so far is stored; tries again what had failed.

        Returns:
            Whether it is, within the deadline.
        """
        with self._ready:
            self._fresh = True
            self._ready.notify_all()
            self._ready.wait_for(
                lambda: not self._busy and not (self._fresh and self._thread.is_alive()), deadline_s
            )
            return not self._tasks and not self._busy

    def close(self, deadline_s: float) -> bool:
        """Store what waits and close the file; a hung disk is left to its thread, which ends with the program.

        Returns:
            Whether all was stored within the deadline.
        """
        with self._ready:
            self._closing = True
            self._ready.notify_all()
        self._thread.join(deadline_s)
        with self._ready:
            return not self._thread.is_alive() and not self._tasks

    # -- the store's thread --------------------------------

    def _add(self, task: _Task) -> None:
        key = object() if task.key is None else task.key
        self._tasks.pop(key, None)
        self._tasks[key] = task
        self._fresh = True
        self._ready.notify_all()

    def _work(self) -> None:
        while True:
            with self._ready:
                self._ready.wait_for(lambda: self._fresh or self._closing, RETRY_S if self._stalled else None)
                tasks = self._take()
                self._fresh = bool(self._tasks)
                self._busy = True
                ends = self._closing and not self._tasks
            unsaved = self._run(tasks)
            with self._ready:
                waiting = [task for task in unsaved if task.key not in self._tasks]
                for task in reversed(waiting):
                    self._tasks[task.key] = task
                    self._tasks.move_to_end(task.key, last=False)
                self._stalled = bool(unsaved)
                self._busy = False
                self._ready.notify_all()
            if ends:
                with self._using:
                    self._connection.close()
                return

    def _take(self) -> list[_Task]:
        """What is done next: all writes with a key, then some of the rest in their order."""
        first = [name for name, task in self._tasks.items() if task.key is not None]
        rest = [name for name, task in self._tasks.items() if task.key is None][:_BATCH]
        return [self._tasks.pop(name) for name in (*first, *rest)]

    def _run(self, tasks: Sequence[_Task]) -> list[_Task]:
        """Do all in order; returns the keyed writes that wait for better times."""
        unsaved: list[_Task] = []
        for is_write, group in groupby(tasks, key=lambda task: task.is_write):
            if is_write:
                unsaved += self._store(list(group))
            else:
                for task in group:
                    self._answer(task)
        if tasks and not unsaved and self._stalled:
            self._reported = None
            self._report(problem(ProblemKind.RECOVERED, self.path))
        return unsaved

    def _store(self, tasks: list[_Task]) -> list[_Task]:
        failed = self._transact(tasks)
        if failed is ProblemKind.DAMAGED and self._start_afresh():
            failed = self._transact(tasks)
        if failed is None:
            return []
        self._report_once(failed)
        keyed = [task for task in tasks if task.key is not None]
        # A page of bars may be what did not fit: the user's own work is tried without it.
        if keyed and len(keyed) < len(tasks) and self._transact(keyed) is None:
            return []
        return keyed

    def _transact(self, tasks: Sequence[_Task]) -> ProblemKind | None:
        """Write all in one transaction, each in a savepoint so that a bug in one does not cost the others."""
        with self._using:
            connection = self._connection
            try:
                connection.execute("BEGIN IMMEDIATE")
                for task in tasks:
                    self._write_one(connection, task)
                connection.execute("COMMIT")
            except sqlite3.Error as error:
                kind = kind_of(error)
                # SQLite itself has rolled back after some errors, and on a dying disk even this may fail.
                if connection.in_transaction:
                    with suppress(sqlite3.Error):
                        connection.execute("ROLLBACK")
                if kind is None:
                    _log.exception("a transaction of the store failed")
                return kind
        return None

    def _write_one(self, connection: sqlite3.Connection, task: _Task) -> None:
        connection.execute("SAVEPOINT task")
        try:
            task.job(connection)
        except Exception as error:
            if kind_of(error) is not None and isinstance(error, sqlite3.Error):
                raise
            _log.exception("a write to the store failed")
            connection.execute("ROLLBACK TO task")
        connection.execute("RELEASE task")

    def _answer(self, task: _Task, *, again: bool = True) -> None:
        future = task.future
        if future is None or (again and not future.set_running_or_notify_cancel()):
            return
        try:
            with self._using:
                answer = task.job(self._connection)
        except Exception as error:  # noqa: BLE001 - all of it goes to the log or to who asked
            kind = kind_of(error)
            if kind is None:
                _log.exception("a question to the store failed")
                future.set_exception(error)
            elif again and kind is ProblemKind.DAMAGED and self._start_afresh():
                self._answer(task, again=False)
            else:
                self._report_once(kind)
                future.set_result(task.otherwise)
        else:
            future.set_result(answer)

    def _start_afresh(self) -> bool:
        """The file turned out damaged while in use: set it aside, make a new one, write the small things again."""
        if self.in_memory:
            return False
        with self._using:
            self._connection.close()
            connection, problems = replace_damaged(self.path, self._clock)
            self._connection = connection
            self.in_memory = not file_of(connection)
        for one in problems:
            self._report(one)
        self._transact([_Task(rewrite) for rewrite in self._rewriters])
        return True

    def _report_once(self, kind: ProblemKind) -> None:
        if kind is not self._reported:
            self._reported = kind
            self._report(problem(kind, self.path))

    def _report(self, one: EnvironmentProblem) -> None:
        _log.info("store: %s", one.text)
        try:
            self._on_problem(one)
        except Exception:  # noqa: BLE001 - it must not end the store's thread; the log has it
            _log.exception("the listener to the store's problems failed")
