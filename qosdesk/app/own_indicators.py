"""The user's own indicators (the screens' OwnIndicatorsPort): the folder, what is allowed, the processes that compute.

A file is a program with the user's rights, so none runs before its content was allowed, and each run is a process of
its own with a deadline: whatever it does ends there.
"""

from __future__ import annotations

import json
import logging
import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

from qosdesk.indicators.live import Indicator
from qosdesk.indicators.own import (
    SOURCE_MAX,
    SUFFIX,
    HeaderError,
    OwnFile,
    Problem,
    digest_of,
    message_of,
    parse_header,
)
from qosdesk.indicators.own_live import OwnIndicator
from qosdesk.indicators.own_wire import Answer, Request, WireError, build_request, parse_answer
from qosdesk.indicators.source import Series
from qosdesk.indicators.spec import Choice
from qosdesk.paths import resource
from qosdesk.ui.ports import SettingsPort

SETTING: Final = "indicators.allowed"
"""JSON: name of a file -> digest of the content that is allowed."""

DEADLINE_S: Final = 10.0
EXAMPLE: Final = "example_spread.py"
_AT_ONCE: Final = 2
_FILES_MAX: Final = 50

_log = logging.getLogger(__name__)
Post = Callable[[Callable[[], object]], object]


def child_command() -> list[str]:
    """How to start the process from here; the same in a frozen bundle."""
    program = [sys.executable] if getattr(sys, "frozen", False) else [sys.executable, "-m", "qosdesk"]
    return [*program, "indicator-child"]


def child_environment() -> dict[str, str]:
    """Ours without keys; one thread for arithmetic is enough."""
    kept = {name: value for name, value in os.environ.items() if not name.upper().endswith("_KEY")}
    return {**kept, "OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1", "PYTHONDONTWRITEBYTECODE": "1"}


class OwnIndicators:
    """See `ui.ports.OwnIndicatorsPort`; all calls on the UI thread.

    Args:
        folder: of the files; made when the user asks for it.
        settings: remembers what is allowed.
        post: has something called on the UI thread, from any.
        deadline_s: for a run.
    """

    def __init__(
        self, folder: Path, settings: SettingsPort, post: Post, *, deadline_s: float = DEADLINE_S
    ) -> None:
        self._folder = folder
        self._settings = settings
        self._post = post
        self._deadline_s = deadline_s
        self._places = threading.Semaphore(_AT_ONCE)
        self._running: set[subprocess.Popen[bytes]] = set()
        self._guard = threading.Lock()
        self._closed = False

    # --- the screens' port --------------------------------------------------------------------------------------------

    def folder(self) -> str:
        """The folder, made with the example in it when it is not there; empty when it can't be made."""
        try:
            if not self._folder.is_dir():
                self._folder.mkdir(parents=True)
                shutil.copyfile(resource("indicators", EXAMPLE), self._folder / EXAMPLE)
        except OSError as error:
            _log.warning("the folder of indicators can't be made: %s", error)
            return ""
        return str(self._folder)

    def files(self) -> Sequence[OwnFile]:
        """What is in the folder, by name, as it is now."""
        try:
            paths = sorted(path for path in self._folder.glob(f"*{SUFFIX}") if path.is_file())
        except OSError:
            return ()
        allowed = self._allowed()
        found = (self._read(path, allowed) for path in paths[:_FILES_MAX])
        return tuple(one for one in found if one is not None)

    def allow(self, file: OwnFile) -> None:
        """Let this content run from now on."""
        self._settings.set(SETTING, json.dumps({**self._allowed(), file.name: file.digest}))

    def open(self, choice: Choice, series: Series, changed: Callable[[], None]) -> Indicator:
        """A file's indicator on a series."""
        file = next((one for one in self.files() if one.name == choice.kind), None)
        return OwnIndicator(choice, file, series, self.run, changed)

    # --- running ------------------------------------------------------------------------------------------------------

    def run(self, request: Request, done: Callable[[Answer], None]) -> None:
        """Compute in a process; `done` is called on the UI thread, unless the program ends before."""

        def work() -> None:
            with self._places:
                answer = self._answer(request)
            if not self._closed:
                self._post(lambda: done(answer))

        threading.Thread(target=work, name="own-indicator", daemon=True).start()

    def close(self) -> None:
        """End what runs."""
        with self._guard:
            self._closed = True
            for process in self._running:
                process.kill()

    def _answer(self, request: Request) -> Answer:
        with self._guard:
            if self._closed:
                return Answer(None, Problem.CRASHED)
            try:
                process = subprocess.Popen(
                    child_command(),
                    stdin=subprocess.PIPE,
                    stdout=subprocess.PIPE,
                    stderr=subprocess.DEVNULL,
                    env=child_environment(),
                    creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
                )
            except OSError as error:
                return Answer(None, Problem.CRASHED, str(error))
            self._running.add(process)
        try:
            said, _ = process.communicate(build_request(request), self._deadline_s)
        except subprocess.TimeoutExpired:
            return Answer(None, Problem.TIMEOUT, f"{self._deadline_s:g}")
        except OSError as error:
            return Answer(None, Problem.CRASHED, str(error))
        finally:
            with self._guard:
                self._running.discard(process)
            process.kill()
            for stream in (process.stdin, process.stdout):
                if stream is not None:
                    stream.close()
            process.wait()
        try:
            return parse_answer(said, len(request.outputs), request.columns.shape[1])
        except WireError:
            return Answer(None, Problem.CRASHED, str(process.returncode))

    # --- files --------------------------------------------------------------------------------------------------------

    def _read(self, path: Path, allowed: dict[str, str]) -> OwnFile | None:
        try:
            with path.open("rb") as file:
                source = file.read(SOURCE_MAX + 1)
        except OSError:
            return None
        digest = digest_of(source)
        try:
            kind = parse_header(path.name, source)
        except HeaderError as error:
            return OwnFile(path.name, None, digest, source, message_of(Problem.HEADER, str(error)))
        known = OwnFile(path.name, kind, digest, source)
        if allowed.get(path.name) == digest:
            return known
        problem = Problem.CHANGED if path.name in allowed else Problem.NOT_ALLOWED
        return replace(known, problem=message_of(problem, path.name))

    def _allowed(self) -> dict[str, str]:
        try:
            found = json.loads(str(self._settings.get(SETTING, "{}")))
        except (ValueError, RecursionError):
            return {}
        return found if isinstance(found, dict) else {}
