"""A house, and a whole desktop, on the Qt loop of a test, and waiting for what happens in them."""

from __future__ import annotations

import asyncio
import json
import urllib.request
from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from contextlib import asynccontextmanager, contextmanager
from typing import Any

from PySide6.QtWidgets import QApplication

from qosdesk.app.desktop import Desktop
from qosdesk.app.house import House
from qosdesk.app.logs import Redactor
from qosdesk.app.options import DesktopOptions
from qosdesk.app.source import Source, announced, vendor_source
from qosdesk.domain.status import LinkState
from qosdesk.market.store import SymbolState
from qosdesk.providers.registry import provider
from qosdesk.ui.bridge import FrameTimer
from qosdesk.ui.ports import ConnectionPort
from tests.helpers.children import Exchange

LONG_S = 60.0
"""Deadline of a test that starts programs, on a machine that is busy."""


class News:
    """Wakes who waits at every frame and at every change of the connection."""

    def __init__(self, frames: FrameTimer, connection: ConnectionPort) -> None:
        self._frames = frames
        self._news = asyncio.Event()
        frames.add(self)
        self._end = connection.subscribe(self.tell)

    def tell(self) -> None:
        self._news.set()

    def on_frame(self, dirty: Sequence[SymbolState], now_s: float) -> bool:
        self._news.set()
        return False

    async def until(self, condition: Callable[[], object]) -> None:
        """Wait; the deadline is the test's own."""
        while not condition():
            self._news.clear()
            await self._news.wait()

    def stop(self) -> None:
        self._frames.remove(self)
        self._end()


def source_of(exchange: Exchange, key: str | None = None) -> Source:
    return announced(vendor_source(provider("qos"), key or exchange.key, exchange.http, exchange.ws))


def options_of(exchange: Exchange, **more: Any) -> DesktopOptions:
    return DesktopOptions(http_url=exchange.http, ws_url=exchange.ws, key=exchange.key, **more)


def calls(exchange: Exchange) -> dict[str, int]:
    """How often the demo was asked for bars with its own key, over HTTP or the socket: pages, and newest bars."""
    with urllib.request.urlopen(f"{exchange.http}/_demo/ledger", timeout=10.0) as answer:
        account = json.loads(answer.read())["keys"]["demo"]
    asked = {name.strip("/"): count for name, count in (account["calls"] | account["commands"]).items()}
    return {
        "history": asked.get("history", 0) + asked.get("RH", 0),
        "kline": asked.get("kline", 0) + asked.get("RK", 0),
    }


@asynccontextmanager
async def open_house(source: Source | None = None) -> AsyncIterator[tuple[House, News]]:
    """A house without a window, plugged in; shut at the end."""
    house = House(DesktopOptions(), asyncio.get_running_loop())
    news = News(house.frames, house.session)
    try:
        if source is not None:
            await house.plug(source)
        yield house, news
    finally:
        news.stop()
        await house.close()


@contextmanager
def undressed(app: QApplication) -> Iterator[None]:
    """What a desktop does to the one application of all tests is taken back."""
    quits, font, palette = app.quitOnLastWindowClosed(), app.font(), app.palette()
    app.setQuitOnLastWindowClosed(False)
    try:
        yield
    finally:
        app.setStyleSheet("")
        app.setPalette(palette)
        app.setFont(font)
        app.setQuitOnLastWindowClosed(quits)


@asynccontextmanager
async def open_desktop(
    app: QApplication, options: DesktopOptions
) -> AsyncIterator[tuple[Any, News, asyncio.Task[int]]]:
    """The `Desktop` as it runs, window and all; its window is closed at the end, as a user would."""
    with undressed(app):
        desktop = Desktop(options, app, asyncio.get_running_loop(), Redactor())
        running = asyncio.get_running_loop().create_task(desktop.run())
        while desktop.window is None:
            await asyncio.sleep(0)
        news = News(desktop.window.desk.frames, desktop.window.desk.connection)
        running.add_done_callback(lambda _task: news.tell())
        try:
            yield desktop, news, running
        finally:
            news.stop()
            if desktop.window is not None:
                desktop.window.close()
            await running


def is_live(port: ConnectionPort) -> bool:
    return port.connection().state is LinkState.LIVE
