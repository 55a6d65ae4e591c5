"""`qosdesk self-test`: does this copy of the program work here? A table in words, exit status 0 or 1.

The parts first (files, catalogues, Qt, the database, the keyring), then the whole desk against the demo exchange of its
own on loopback, with a data folder that is thrown away: nothing of the user's is read or written, nobody is called.
"""

from __future__ import annotations

import asyncio
import os
import sys
import tempfile
import threading
import traceback
import wave
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from qosdesk.clock import SystemClock
from qosdesk.paths import resource

if TYPE_CHECKING:
    from qosdesk.app.desktop import Desktop

WHOLE_S: Final = 30.0
"""The whole test takes less, or has failed."""
_SESSION_S: Final = 20.0
_CLOSE_S: Final = 2.0
_KEYRING_S: Final = 3.0
_LOOK_S: Final = 0.05
_KINDS: Final = ("snapshots", "trades", "books", "bars")
BARS: Final = 100_000


class CheckFailedError(Exception):
    """The text says what is wrong."""


@dataclass(frozen=True, slots=True)
class Result:
    """One line of the table."""

    name: str
    is_well: bool
    words: str
    took_s: float


class SelfTest:
    """Runs checks and keeps what came of them."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._clock = SystemClock()
        self.results: list[Result] = []
        self.closing_since_s = 0.0

    def check(self, name: str, job: Callable[[], str]) -> None:
        """One check; a job returns words, or raises."""
        began_s = self._clock.monotonic_s()
        try:
            words, is_well = job(), True
        except CheckFailedError as problem:
            words, is_well = str(problem), False
        except Exception as error:  # noqa: BLE001 - whatever is broken in this copy is what we want to hear of
            where = traceback.extract_tb(error.__traceback__)[-1]
            words, is_well = (
                f"{type(error).__name__}: {error} ({Path(where.filename).name}:{where.lineno})",
                False,
            )
        self.results.append(Result(name, is_well, words, self._clock.monotonic_s() - began_s))

    def run(self) -> int:
        """Everything; returns the exit status."""
        began_s = self._clock.monotonic_s()
        self.check("resources", check_resources)
        self.check("database", lambda: check_database(self._folder / "database"))
        self.check("keyring", check_keyring)
        self.check("indicators", check_indicators)
        self.check("data folder", lambda: keep_demo(self._folder / "default"))
        self.check("the desk ends well", self._run_desk)
        self.check("log", self._check_log)
        took_s = self._clock.monotonic_s() - began_s
        if took_s > WHOLE_S:
            self.results.append(Result("time", False, f"took more than {WHOLE_S:.0f} s", took_s))
        write_table(self.results, took_s)
        return 0 if all(result.is_well for result in self.results) else 1

    async def _session(self, desktop: Desktop) -> None:
        """Beside the desk, in its loop."""
        try:
            await self._until(lambda: desktop.window is not None and desktop.window.isVisible(), "no window")
            self.check("translations", check_translations)
            self.check("Qt plugins", check_plugins)
            await self._quotes(desktop)
            await self._chart(desktop)
        except CheckFailedError as problem:
            self.results.append(Result("desk", False, str(problem), _SESSION_S))
        self.closing_since_s = self._clock.monotonic_s()

    async def _quotes(self, desktop: Desktop) -> None:
        from qosdesk.market.store import BAR, DEPTH, SNAPSHOT, TRADE

        house, began_s = desktop.house, self._clock.monotonic_s()
        painted = house.frames.latency.painted
        missing = ""

        def is_done() -> bool:
            nonlocal missing
            missing = ", ".join(
                kind
                for kind, bit in zip(_KINDS, (SNAPSHOT, TRADE, DEPTH, BAR), strict=True)
                if not painted[bit].ever.count
            )
            return not missing

        try:
            await self._until(is_done, "not painted")
        except CheckFailedError:
            raise CheckFailedError(
                f"the demo market brought nothing that was painted of: {missing}"
            ) from None
        connection = house.session.connection()
        words = f"{', '.join(_KINDS)} painted; {house.store.messages} messages, demo market, {connection.state.value}"
        self.results.append(
            Result("live quotes", connection.demo, words, self._clock.monotonic_s() - began_s)
        )

    async def _chart(self, desktop: Desktop) -> None:
        """A chart of 100 000 bars, painted; then its view is moved."""
        from qosdesk.app.self_test_chart import paint_chart

        began_s = self._clock.monotonic_s()
        try:
            first_s, frame_s = await paint_chart(desktop.house.desk, BARS, self._clock.monotonic_s)
        except RuntimeError as problem:
            raise CheckFailedError(str(problem)) from problem
        words = f"first painting {first_s * 1000:.0f} ms, a moved one {frame_s * 1000:.1f} ms"
        self.results.append(
            Result(f"chart of {BARS:,} bars", True, words, self._clock.monotonic_s() - began_s)
        )

    async def _until(self, is_so: Callable[[], bool], otherwise: str) -> None:
        deadline_s = self._clock.monotonic_s() + _SESSION_S
        while not is_so():
            if self._clock.monotonic_s() > deadline_s:
                raise CheckFailedError(f"{otherwise} within {_SESSION_S:.0f} s")
            await asyncio.sleep(_LOOK_S)

    def _run_desk(self) -> str:
        from qosdesk.app.desktop import run
        from qosdesk.app.options import DesktopOptions

        return self._desk_status(run(DesktopOptions(), self._session))

    def _desk_status(self, status: int) -> str:
        closed_s = self._clock.monotonic_s() - self.closing_since_s
        left = [
            one.name for one in threading.enumerate() if not one.daemon and one is not threading.main_thread()
        ]
        if status:
            raise CheckFailedError(f"exit status {status}")
        if left:
            raise CheckFailedError(f"threads are left: {', '.join(left)}")
        if closed_s > _CLOSE_S:
            raise CheckFailedError(f"closing took {closed_s:.1f} s")
        return f"closed in {closed_s:.2f} s, nothing left behind"

    def _check_log(self) -> str:
        file = self._folder / "default" / "log" / "qosdesk.log"
        lines = file.read_text(encoding="utf-8").splitlines()
        bad = [
            line for line in lines if any(f" {level} " in line for level in ("WARNING", "ERROR", "CRITICAL"))
        ]
        if bad:
            raise CheckFailedError(f"{len(bad)} warnings or errors, the first: {bad[0][:200]}")
        return f"{len(lines)} lines, no warning"


def check_resources() -> str:
    """Files that travel with the program, each as far as reading it says that it is whole."""
    from qosdesk.services.instruments import bundled_products
    from qosdesk.services.pinyin import Initials

    counted = {
        "icons": len(list(resource("icons").glob("*.svg"))),
        "fonts": len(list(resource("fonts").glob("*.ttf"))),
        "products": sum(len(bundled_products(file)) for file in resource("products").glob("*.json")),
        "sounds": 0,
    }
    for file in resource("sounds").glob("*.wav"):
        with wave.open(str(file)) as sound:
            counted["sounds"] += sound.getnframes() > 0
    if not Initials.read(resource("pinyin.txt")).of("腾讯"):
        counted["initials of Chinese names"] = 0
    if not resource("app", "qosdesk.svg").is_file():
        counted["program's icon"] = 0
    missing = [name for name, count in counted.items() if not count]
    if missing:
        raise CheckFailedError(f"missing in {resource()}: {', '.join(missing)}")
    return ", ".join(f"{count} {name}" for name, count in counted.items())


def check_translations() -> str:
    """Both catalogues are there and have texts, and the house's font is used."""
    from PySide6.QtCore import QTranslator
    from PySide6.QtGui import QFontDatabase

    for language in ("zh_CN", "zh_TW"):
        catalogue = QTranslator()
        if not catalogue.load(str(resource("translations", f"qosdesk_{language}.qm"))) or catalogue.isEmpty():
            raise CheckFailedError(f"no catalogue for {language}")
    if "Inter" not in QFontDatabase.families():
        raise CheckFailedError("the font Inter was refused")
    return "English, 简体中文, 繁體中文; font Inter"


def check_plugins() -> str:
    """What Qt loads while it runs: the platform, SVG, PNG."""
    from PySide6.QtCore import QLibraryInfo
    from PySide6.QtGui import QGuiApplication, QIcon, QImageReader

    formats = {bytes(one.data()).decode() for one in QImageReader.supportedImageFormats()}
    if not {"svg", "png"} <= formats:
        raise CheckFailedError(f"pictures that can be read are only: {', '.join(sorted(formats))}")
    if QIcon(str(resource("app", "qosdesk.svg"))).pixmap(32, 32).isNull():
        raise CheckFailedError("the program's icon can't be drawn")
    folder = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.PluginsPath)) / "platforms"
    names = sorted(file.name for file in folder.iterdir())
    wanted = {"linux": ("xcb", "wayland", "offscreen"), "darwin": ("cocoa",), "win32": ("windows",)}
    missing = [one for one in wanted.get(sys.platform, ()) if not any(one in name for name in names)]
    if missing:
        raise CheckFailedError(f"no plugin for {', '.join(missing)}")
    return f"platform {QGuiApplication.platformName()} of {len(names)}; SVG, PNG"


def check_database(folder: Path) -> str:
    """What is written is read again after closing."""
    from qosdesk.storage.db import DATABASE_NAME, Database
    from qosdesk.storage.problems import EnvironmentProblem
    from qosdesk.storage.settings import SettingsStore

    problems: list[EnvironmentProblem] = []
    found: object = None
    for turn in range(2):
        database = Database.open(folder / DATABASE_NAME, clock=SystemClock(), on_problem=problems.append)
        settings = SettingsStore(database)
        if turn:
            found = settings.get("self-test", "")
        else:
            settings.set("self-test", "写入")
        if not database.close(_CLOSE_S):
            raise CheckFailedError("the database was not closed in time")
    if problems:
        raise CheckFailedError(problems[0].text)
    if found != "写入":
        raise CheckFailedError(f"read {found!r} where 写入 was written")
    import sqlite3

    return f"SQLite {sqlite3.sqlite_version}, written and read again"


def check_keyring() -> str:
    """What the computer's keyring says. None is no fault of this copy; its library missing is one."""
    from importlib.util import find_spec

    from qosdesk.storage.secrets import Secrets

    # A copy without the library must not call that "no keyring".
    if find_spec("keyring.backends.fail") is None:
        raise CheckFailedError("the library for keyrings is missing")
    said = Secrets("qosdesk-self-test").read_key("none", _KEYRING_S)
    return said.reason or "ready"


def check_indicators() -> str:
    """TA-Lib, and the process that runs a user's own indicator: the example that ships."""
    import subprocess

    import numpy as np
    import talib

    from qosdesk.app.own_indicators import EXAMPLE, child_command, child_environment
    from qosdesk.indicators.own import parse_header
    from qosdesk.indicators.own_wire import Request, build_request, parse_answer

    source = resource("indicators", EXAMPLE).read_bytes()
    kind = parse_header(EXAMPLE, source)
    columns = np.full((5, 200), 100.0)
    outputs = tuple(slot.key for slot in kind.slots)
    parameters = {one.key: one.default for one in kind.parameters}
    request = Request(EXAMPLE, source.decode(), parameters, outputs, columns)
    done = subprocess.run(
        child_command(),
        input=build_request(request),
        capture_output=True,
        env=child_environment(),
        timeout=15,
        check=False,
    )
    answer = parse_answer(done.stdout, len(outputs), columns.shape[1])
    if answer.values is None:
        raise CheckFailedError(f"the example indicator failed: {answer.problem} {answer.detail}")
    if talib.SMA(columns[3], 20)[-1] != columns[3][-1]:
        raise CheckFailedError("TA-Lib computes wrong averages")
    return f"TA-Lib {talib.__version__}; an own indicator in a process of its own"


def keep_demo(folder: Path) -> str:
    """In the data folder that is thrown away: the welcome was seen, and the demo is wanted whatever the keyring has."""
    from qosdesk.app.keys import ASK_DEMO
    from qosdesk.storage.db import DATABASE_NAME, Database
    from qosdesk.storage.settings import SettingsStore
    from qosdesk.ui.welcome.opening import DONE

    database = Database.open(folder / DATABASE_NAME, clock=SystemClock(), on_problem=lambda _problem: None)
    settings = SettingsStore(database)
    settings.set(ASK_DEMO, True)
    settings.set(DONE, True)
    database.close(_CLOSE_S)
    return "one of its own, thrown away at the end"


def write_table(results: list[Result], took_s: float) -> None:
    """To standard output."""
    width = max(len(result.name) for result in results)
    for result in results:
        state = "ok    " if result.is_well else "FAILED"
        sys.stdout.write(f"{state}  {result.name:<{width}}  {result.took_s:>5.1f} s  {result.words}\n")
    failed = sum(not result.is_well for result in results)
    verdict = f"{failed} of {len(results)} checks failed" if failed else f"all {len(results)} checks passed"
    sys.stdout.write(f"{verdict}, {took_s:.1f} s\n")
    sys.stdout.flush()


def run() -> int:
    """`qosdesk self-test`; returns the exit status."""
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(encoding="utf-8", errors="replace")
    with tempfile.TemporaryDirectory(prefix="qosdesk-self-test-", ignore_cleanup_errors=True) as folder:
        os.environ["QOSDESK_DATA_DIR"] = folder
        return SelfTest(Path(folder)).run()
