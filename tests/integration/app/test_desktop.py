"""The whole program with its window, on the Qt loop of a test, against real demo exchanges."""

from __future__ import annotations

from pathlib import Path

import pytest

from qosdesk.app.options import DesktopOptions
from qosdesk.clock import SystemClock
from qosdesk.domain.status import LinkState
from qosdesk.domain.symbols import parse_symbol
from qosdesk.storage.links import LinksStore
from qosdesk.storage.settings import SettingsStore
from qosdesk.ui.desk import Desk
from qosdesk.ui.shell.main_window import MainWindow
from qosdesk.ui.widgets.banner import Banner
from tests.helpers.children import Exchange, exchange, is_running, kill
from tests.integration.app.support import LONG_S, is_live, open_desktop, options_of
from tests.unit.storage.stores import close_store, open_store

pytestmark = pytest.mark.slow
APPLE = parse_symbol("US:AAPL")


@pytest.fixture(autouse=True)
def data_dir(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("QOSDESK_DATA_DIR", str(tmp_path / "data"))
    return tmp_path / "data" / "default"


def priced(desk: Desk) -> int:
    return sum(1 for state in desk.store.states() if state.last == state.last)


def every_panel_says_so(window: MainWindow) -> bool:
    return all(
        any(banner.isVisible() for banner in dock.findChildren(Banner)) for dock in window.host.docks()
    )


def heard(desk: Desk) -> int:
    return desk.store.messages


def test_without_a_key_it_starts_a_demo_shows_it_as_such_and_takes_it_along(run_qasync, qapp):
    clock = SystemClock()

    async def scene() -> None:
        async with open_desktop(qapp, DesktopOptions(size=(1280, 800))) as (desktop, news, running):
            desk = desktop.window.desk
            await news.until(lambda: is_live(desk.connection) and priced(desk) > 20)
            assert desk.connection.connection().demo
            assert desktop.window.stripe.isVisible()
            assert not qapp.windowIcon().isNull()
            pid = desktop._house.sources.demo_pid
            assert is_running(pid)
            began_s = clock.monotonic_s()
            desktop.window.close()
            assert await running == 0
            assert clock.monotonic_s() - began_s < 1.0
            assert not is_running(pid)

    run_qasync(scene(), deadline_s=LONG_S)


def test_its_own_demo_that_dies_is_started_again_and_everything_is_live_again(run_qasync, qapp):
    async def scene() -> None:
        async with open_desktop(qapp, DesktopOptions(size=(1280, 800))) as (desktop, news, _running):
            desk = desktop.window.desk
            await news.until(lambda: is_live(desk.connection) and priced(desk) > 20)
            pid = desktop._house.sources.demo_pid
            kill(pid)
            await news.until(lambda: not is_live(desk.connection))
            before = heard(desk)
            await news.until(lambda: is_live(desk.connection) and heard(desk) > before + 20)
            connection = desk.connection.connection()
            await news.until(lambda: desk.connection.connection().streams_confirmed > 20)
            assert connection.demo
            assert desktop._house.sources.demo_pid != pid
            assert any("started again" in notice.text for notice in desk.notices.recent())

    run_qasync(scene(), deadline_s=LONG_S)


def test_when_the_plug_is_pulled_the_window_says_so_and_every_stream_comes_back(run_qasync, qapp):
    clock = SystemClock()

    async def scene() -> None:
        with exchange("--rate", "200") as first:
            async with open_desktop(qapp, options_of(first, size=(1280, 800))) as (desktop, news, running):
                desk = desktop.window.desk
                await news.until(lambda: is_live(desk.connection) and priced(desk) > 20)
                wanted = desk.connection.connection().streams_wanted
                pulled_s = clock.monotonic_s()
                first.kill()
                await news.until(lambda: not is_live(desk.connection))
                assert clock.monotonic_s() - pulled_s < 3.0
                assert desk.connection.connection().state is LinkState.RECONNECTING
                assert every_panel_says_so(desktop.window)
                with exchange("--rate", "200", "--port", str(first.port)):
                    await news.until(lambda: is_live(desk.connection))
                    await news.until(lambda: desk.connection.connection().streams_confirmed == wanted)
                    before = heard(desk)
                    await news.until(lambda: heard(desk) > before + 50)
                    assert not every_panel_says_so(desktop.window)
                    desktop.window.close()
                    await running

    run_qasync(scene(), deadline_s=LONG_S)


def test_closing_in_the_middle_of_requests_takes_under_a_second(run_qasync, qapp):
    clock = SystemClock()

    async def scene() -> None:
        with exchange("--fault", "slow=20000") as server:
            async with open_desktop(qapp, options_of(server, size=(1280, 800))) as (desktop, news, running):
                desk = desktop.window.desk
                await news.until(lambda: is_live(desk.connection))
                began_s = clock.monotonic_s()
                desktop.window.close()
                assert await running == 0
                assert clock.monotonic_s() - began_s < 1.0

    run_qasync(scene(), deadline_s=LONG_S)


def test_closing_before_anything_is_connected_works_too(run_qasync, qapp):
    async def scene() -> None:
        async with open_desktop(qapp, DesktopOptions(size=(1280, 800))) as (desktop, _news, running):
            desktop.window.close()
            assert await running == 0

    run_qasync(scene(), deadline_s=LONG_S)


def test_what_the_command_line_asked_for_is_shown_and_not_stored(run_qasync, qapp, data_dir):
    async def scene() -> None:
        with exchange() as server:
            options = options_of(
                server, theme="light", up_down="red", units="wan", symbol=APPLE, size=(1280, 800)
            )
            async with open_desktop(qapp, options) as (desktop, news, _running):
                desk = desktop.window.desk
                assert not desk.theme.dark
                target = desk.links.target(1)
                assert target is not None
                assert target.symbol == APPLE
                await news.until(lambda: is_live(desk.connection))

    run_qasync(scene(), deadline_s=LONG_S)
    database = open_store(data_dir)
    settings = SettingsStore(database)
    names = ("appearance.theme", "appearance.up_down", "numbers.units", "language")
    assert [settings.get(name, "unset") for name in names] == ["unset"] * 4
    assert LinksStore(database).load().get(1) != "US:AAPL"
    close_store(database)


def test_a_second_start_has_the_layout_and_the_link_targets_of_the_first(run_qasync, qapp):
    shown: list[tuple[list[str], tuple[int, int]]] = []

    async def start(server: Exchange, *, change: bool) -> None:
        options = options_of(server, size=(800, 600)) if change else options_of(server)
        async with open_desktop(qapp, options) as (desktop, news, _running):
            window = desktop.window
            await news.until(lambda: is_live(window.desk.connection))
            if change:
                window.desk.links.point(1, APPLE)
                window.host.close_dock(
                    next(dock for dock in window.host.docks() if dock.panel.kind == "tape")
                )
            target = window.desk.links.target(1)
            assert target is not None
            assert target.symbol == APPLE
            kinds = sorted(panel.kind for panel in window.host.panels())
            shown.append((kinds, (window.width(), window.height())))

    with exchange() as server:
        run_qasync(start(server, change=True), deadline_s=LONG_S)
        run_qasync(start(server, change=False), deadline_s=LONG_S)
    assert shown[0] == shown[1]
    assert "tape" not in shown[0][0]
    assert "chart" in shown[0][0]
