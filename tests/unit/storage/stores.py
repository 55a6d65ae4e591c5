"""What the tests of the store share: opening one, and knowing what it reported."""

from __future__ import annotations

import threading
from dataclasses import dataclass, field
from pathlib import Path

from qosdesk.clock import FakeClock
from qosdesk.storage.db import DATABASE_NAME, Database
from qosdesk.storage.problems import EnvironmentProblem, ProblemKind

DEADLINE_S = 20.0


@dataclass
class Reports:
    """Collects problems and lets a test wait for one."""

    problems: list[EnvironmentProblem] = field(default_factory=list)
    news: threading.Condition = field(default_factory=threading.Condition)

    def __call__(self, one: EnvironmentProblem) -> None:
        with self.news:
            self.problems.append(one)
            self.news.notify_all()

    @property
    def kinds(self) -> list[ProblemKind]:
        return [one.kind for one in self.problems]


def open_store(folder: Path, reports: Reports | None = None) -> Database:
    """The store of a folder; without `reports` no problem is expected."""
    return Database.open(folder / DATABASE_NAME, clock=FakeClock(), on_problem=reports or _unexpected)


def close_store(database: Database) -> None:
    """Close it and insist that all was stored."""
    assert database.close(DEADLINE_S)


def _unexpected(one: EnvironmentProblem) -> None:
    raise AssertionError(one)
