"""The desktop program: window first, then the source of quotes; closed in order, in under a second."""

from __future__ import annotations

import asyncio
import gc
import logging
import os
import signal
import sys
import threading
from collections.abc import Callable, Coroutine
from importlib import import_module
from pathlib import Path
from types import FrameType, TracebackType
from typing import TYPE_CHECKING, Any, Final

# numpy before Qt: PySide6 hooks the import system, which makes every later import slower (STACK 5).
import numpy as np  # noqa: F401
from PySide6.QtCore import QT_TRANSLATE_NOOP, QMessageLogContext, Qt, QtMsgType, qInstallMessageHandler
from PySide6.QtGui import QGuiApplication, QIcon
from PySide6.QtWidgets import QApplication

from qosdesk.app import spare_sources  # noqa: F401 - before anything else of ours
from qosdesk.app.early_demo import WAS_DEMO, begin_early
from qosdesk.app.first_list import keep_first_list
from qosdesk.app.house import House
from qosdesk.app.instance import Instance
from qosdesk.app.logs import Redactor, start_logging, stop_logging
from qosdesk.app.loop import DeskLoop
from qosdesk.app.milestones import PAINTED, QUOTED, FirstPaint, FirstQuote, watch_start
from qosdesk.app.options import DesktopOptions
from qosdesk.app.panels import FACTORIES
from qosdesk.app.report import run_report
from qosdesk.domain.status import Notice, Offer, Severity
from qosdesk.paths import log_dir, resource, user_data_dir
from qosdesk.storage.db import DATABASE_NAME
from qosdesk.storage.settings import peek
from qosdesk.ui.shell import appearance
from qosdesk.ui.shell.windows import Windows
from qosdesk.ui.theme.fonts import load_fonts
from qosdesk.ui.theme.style import install_style
from qosdesk.ui.welcome import welcome_when_new

if TYPE_CHECKING:
    from qosdesk.ui.ports import SettingValue
    from qosdesk.ui.shell.main_window import MainWindow

_log = logging.getLogger(__name__)
_SETTLED_S: Final = 3.0
_FIRST_QUOTE_S: Final = 0.4
"""So long the other panels wait for the first quote of a demo."""
_YOUNG: Final = 20_000
"""So many more objects made than freed before garbage is looked for: less than two megabytes may wait for it."""
CUT_SHORT: Final = str(
    QT_TRANSLATE_NOOP(
        "Notice", "qosdesk was not closed properly the last time. Everything is as it was then."
    )
)


def run(
    options: DesktopOptions,
    beside: Callable[[Desktop], Coroutine[Any, Any, None]] | None = None,
) -> int:
    """Run the program; returns its exit status.

    Args:
        options: what it was started with.
        beside: runs in the same loop, such as what tests it; the window closes when it ends.
    """
    scale_percent = options.scale_percent or _stored_scale(user_data_dir(options.profile))
    if scale_percent is not None:
        os.environ["QT_SCALE_FACTOR"] = str(scale_percent / 100)
    redactor = Redactor()
    redactor.hide(options.key)
    start_logging(log_dir(options.profile), redactor)
    instance = Instance(user_data_dir(options.profile))
    # A picture is made beside a desk that runs.
    if options.shot is None and not instance.claim():
        sys.stdout.write(
            f"qosdesk is running already (profile {options.profile}): its window comes to the front\n"
        )
        stop_logging()
        return 0
    QGuiApplication.setHighDpiScaleFactorRoundingPolicy(Qt.HighDpiScaleFactorRoundingPolicy.PassThrough)
    app = QApplication([sys.argv[0]])
    app.setApplicationName("qosdesk")
    app.setDesktopFileName("qosdesk")
    # The window's close only asks; we end the loop ourselves, after everything is shut.
    app.setQuitOnLastWindowClosed(False)
    qInstallMessageHandler(_on_qt_message)
    load_fonts()
    loop = DeskLoop(app)
    asyncio.set_event_loop(loop)
    try:
        with loop:
            desktop = Desktop(options, app, loop, redactor, instance)
            whole = desktop.run() if beside is None else _run_both(desktop, beside(desktop))
            status: int = loop.run_until_complete(whole)
    finally:
        if QGuiApplication.platformName() == "offscreen":
            # That clipboard is freed after Python has ended; real ones go with the application.
            QGuiApplication.clipboard().clear()
        qInstallMessageHandler(None)
        instance.release()
        stop_logging()
    return status


async def _run_both(desktop: Desktop, beside: Coroutine[Any, Any, None]) -> int:
    async def work() -> None:
        try:
            await beside
        finally:
            desktop.close()

    task = asyncio.ensure_future(work())
    try:
        return await desktop.run()
    finally:
        await task


def _stored_scale(folder: Path) -> int | None:
    """The user's scale in percent; None for the usual one, and where the environment says another."""
    found = peek(folder / DATABASE_NAME, appearance.SCALE)
    if "QT_SCALE_FACTOR" in os.environ or found not in (125, 150, 175, 200):
        return None
    return int(found)


class Desktop:
    """One run of the program."""

    def __init__(
        self,
        options: DesktopOptions,
        app: QApplication,
        loop: asyncio.AbstractEventLoop,
        redactor: Redactor,
        instance: Instance | None = None,
    ) -> None:
        self._instance = instance
        self._options = options
        self._app = app
        self._loop = loop
        self._redactor = redactor
        self._closing = asyncio.Event()
        self._status = 0
        self._old_hook = sys.excepthook
        self._house = House(options, loop, self._overrides(), redactor.redact, redactor.hide, redactor.is_in)
        self._began_s = self._house.clock.monotonic_s()
        self.windows: Windows | None = None
        self._building: Windows | None = None

    @property
    def window(self) -> MainWindow | None:
        """The main window; None before the start and after the end."""
        return self.windows.first if self.windows is not None else None

    @property
    def house(self) -> House:
        """The program without its window."""
        return self._house

    def close(self) -> None:
        """Ask it to end, like the window's button."""
        self._closing.set()

    async def run(self) -> int:
        """Show the window, find the quotes, wait for the end."""
        options, house = self._options, self._house
        self._loop.set_exception_handler(self._on_loop_error)
        sys.excepthook = self._on_error
        old_thread_hook, threading.excepthook = threading.excepthook, self._on_thread_error
        restore_signals = self._watch_signals()
        appearance.apply_settings(house.theme, house.desk.settings)
        install_style(self._app, house.theme)
        keep_first_list(house.desk.watchlists, house.settings)
        if options.symbol is not None:
            house.links.show(1, options.symbol)
        milestones = watch_start(os.environ, house.clock)
        quote = FirstQuote(house.frames, lambda: milestones.reach(QUOTED))
        windows = self._building = Windows(house.desk, FACTORIES)
        windows.closed.connect(self._closing.set)
        size = None
        if options.size is not None:
            from PySide6.QtCore import QSize

            size = QSize(*options.size)
        if options.shot is None and not windows.waits_in_tray:
            # First something to see, then what takes longer: keys are looked for and the panels made behind it.
            windows.show_early()
            house.sources.early = begin_early(options, house.settings)
            if await FirstPaint(windows.first).wait():
                milestones.reach(PAINTED)
            house.keys.begin()
            if windows.open_first("table") and house.sources.demo_pid:
                # It is there at once: its quotes need not wait until charts are imported, the network meanwhile is.
                import_module("qosdesk.net.runner")
                await quote.wait(_FIRST_QUOTE_S)
        else:
            house.keys.begin()
        self._app.setWindowIcon(QIcon(str(resource("app", "qosdesk.svg"))))
        windows.open(size)
        self.windows = windows
        if options.shot is None:
            windows.start()
            welcome_when_new(house.desk, windows.first)
        else:
            windows.show()
        if self._instance is not None:
            if self._instance.was_cut_short:
                _log.info("the desk before this one was not closed properly")
                self._house.notices.notify(Notice(CUT_SHORT, Severity.WARNING, Offer.LOG))
            self._instance.listen(lambda: self._from_thread(windows.come_to_front))
        self._loop.call_later(_SETTLED_S, _freeze_memory)
        if options.shot is not None:
            self._loop.call_later(options.after_s, self._take_picture)
        try:
            await self._closing.wait()
            if options.report:
                self._print_report()
        finally:
            await self._close()
            restore_signals()
            sys.excepthook = self._old_hook
            threading.excepthook = old_thread_hook
        return self._status

    def _from_thread(self, action: Callable[[], object]) -> None:
        try:
            self._loop.call_soon_threadsafe(action)
        except RuntimeError:
            pass  # the loop is closed: the program is over

    # --- picture and report ------------------------------------------------------------------------------------------

    def _take_picture(self) -> None:
        file = self._options.shot or ""
        if self.window is None or not self.window.grab().save(file):
            sys.stderr.write(f"qosdesk: the picture could not be written to {file}\n")
            self._status = 1
        self._closing.set()

    def _print_report(self) -> None:
        house = self._house
        seconds = house.clock.monotonic_s() - self._began_s
        report = run_report(house.store, house.frames, house.session.connection(), seconds)
        if self._options.shot is not None and not self._status:
            report += f"\npicture   {self._options.shot}"
        sys.stdout.write(report + "\n")
        sys.stdout.flush()

    # --- the end -----------------------------------------------------------------------------------------------------

    async def _close(self) -> None:
        """In reverse order of building; the window goes first, so that closing feels instant."""
        if self._building is not None:
            self._building.close_all()
        self._house.settings.set(WAS_DEMO, self._house.sources.demo_pid != 0)
        await self._house.close()
        self.windows = None
        if self._building is not None:
            self._building.end()
            self._building = None

    def _watch_signals(self) -> Callable[[], None]:
        """Ctrl+C and a polite kill close like the window's button."""

        def ask(_number: int, _frame: FrameType | None) -> None:
            self._from_thread(self._closing.set)

        old = {number: signal.signal(number, ask) for number in (signal.SIGINT, signal.SIGTERM)}

        def restore() -> None:
            for number, handler in old.items():
                signal.signal(number, handler)

        return restore

    def _overrides(self) -> dict[str, SettingValue]:
        options = self._options
        chosen = {
            appearance.THEME: options.theme,
            appearance.LANGUAGE: options.language,
            appearance.UP_DOWN: options.up_down,
            appearance.UNITS: options.units,
        }
        return {name: value for name, value in chosen.items() if value is not None}

    # --- errors of ours ----------------------------------------------------------------------------------------------

    def _on_loop_error(self, _loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
        error = context.get("exception")
        _log.error("%s", context.get("message", "error in the loop"), exc_info=error)
        self._tell_of_error()

    def _on_error(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        _log.error("an error of ours", exc_info=(kind, error, trace))
        self._tell_of_error()

    def _on_thread_error(self, args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None:
            _log.error("an error of ours in a thread", exc_info=args.exc_value)
            self._from_thread(self._tell_of_error)

    def _tell_of_error(self) -> None:
        self._house.notices.notify(
            Notice("Something went wrong; the details are in the log file.", Severity.WARNING)
        )


def _freeze_memory() -> None:
    """What is alive after the start stays: the collector need not walk it again and again (STACK 4).

    Of a flood all prints kept are young, and walking them costs a frame milliseconds: it is done seldom.
    """
    gc.enable()
    gc.collect()
    gc.freeze()
    gc.set_threshold(_YOUNG, *gc.get_threshold()[1:])


_LEVELS: Final = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}


_OF_NO_SCREEN: Final = "This plugin does not support "
"""Of the offscreen platform, which has no window manager to ask; nothing is wrong."""


def _on_qt_message(kind: QtMsgType, _context: QMessageLogContext, message: str) -> None:
    if message.startswith(_OF_NO_SCREEN):
        return
    logging.getLogger("qt").log(_LEVELS.get(kind, logging.WARNING), "%s", message)
