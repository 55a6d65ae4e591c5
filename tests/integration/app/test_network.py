"""The user's proxy in a running house, and two desks with one key, over real sockets."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import keyring
import pytest
from keyring.backend import KeyringBackend

from qosdesk.app.house import House
from qosdesk.app.network import PROXY
from qosdesk.app.options import DesktopOptions
from qosdesk.app.source import Source, vendor_source
from qosdesk.domain.network import ProxySettings, ProxyUse
from qosdesk.domain.status import LinkState
from qosdesk.net.proxy import parse_choice
from qosdesk.providers.registry import provider
from tests.helpers.children import exchange, run_program
from tests.helpers.proxies import proxy_server
from tests.integration.app.support import LONG_S, News, is_live, open_house, source_of

pytestmark = pytest.mark.slow
PASSWORD = "pr0xy-s3cret"
HOST = "quotes.test"


class Vault(KeyringBackend):
    """A keyring as an operating system has one."""

    priority = 1

    def __init__(self) -> None:
        super().__init__()
        self.kept: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[service, username] = password


@pytest.fixture
def vault() -> Iterator[Vault]:
    before = keyring.get_keyring()
    one = Vault()
    keyring.set_keyring(one)
    yield one
    keyring.set_keyring(before)


@pytest.fixture(autouse=True)
def data_dir(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("QOSDESK_DATA_DIR", str(tmp_path / "data"))
    return tmp_path / "data"


def far_source(exchange_port: int, key: str) -> Source:
    """A demo exchange under a name that only a proxy can look up."""
    where = f"{HOST}:{exchange_port}"
    return vendor_source(provider("qos"), key, f"http://{where}", f"ws://{where}/ws")


def test_a_proxy_applied_while_running_leads_to_the_quotes_and_its_password_is_in_no_file(
    run_qasync, vault, data_dir
):
    async def scene() -> None:
        with exchange() as server:
            async with proxy_server("socks5h") as proxy, open_house() as (house, news):
                proxy.login = f"desk:{PASSWORD}"
                wanted = ProxySettings(ProxyUse.FIXED, f"socks5h://{proxy.name}", "desk", PASSWORD)
                source = far_source(server.port, server.key)
                house.network.apply(ProxySettings(ProxyUse.FIXED, "http://127.0.0.1:9"))
                await house.plug(source)
                await news.until(lambda: house.session.connection().reason)
                assert "The proxy 127.0.0.1:9 refused the connection." in house.session.connection().reason
                assert house.network.apply(wanted) == ""
                await news.until(lambda: is_live(house.session))
                assert set(proxy.asked) == {f"{HOST}:{server.port}"}
                assert house.network.proxy() == replace(wanted, password="", has_password=True)
                assert house.settings.get(PROXY, "") == f"socks5h://desk@{proxy.name}"
                while not vault.kept:
                    await asyncio.sleep(0)
                # The next start: the address from the settings, the password from the keyring.
                await house.close()
                async with open_house(source) as (again, its_news):
                    await its_news.until(lambda: is_live(again.session))
                    assert again.network.proxy() == replace(wanted, password="", has_password=True)

    run_qasync(scene(), deadline_s=LONG_S)
    assert list(vault.kept.values()) == [PASSWORD]
    for path in data_dir.rglob("*"):
        assert path.is_dir() or PASSWORD.encode() not in path.read_bytes()


def test_a_proxy_is_tried_before_it_is_used(run_qasync):
    async def scene() -> None:
        with exchange() as server:
            async with proxy_server("http") as proxy, open_house() as (house, news):
                wanted = ProxySettings(ProxyUse.FIXED, proxy.name)
                in_use = ProxySettings(ProxyUse.FIXED, "http://127.0.0.1:9")
                house.network.apply(in_use)
                await house.plug(far_source(server.port, server.key))

                async def trial(settings: ProxySettings) -> tuple[bool, str]:
                    heard: list[tuple[bool, str]] = []

                    def tested(worked: bool, text: str) -> None:
                        heard.append((worked, text))
                        news.tell()

                    house.network.test(settings, tested)
                    await news.until(lambda: heard)
                    return heard[0]

                worked, text = await trial(wanted)
                assert worked
                assert text.startswith(f"{HOST}:{server.port} can be reached this way (")
                proxy.answer = 403
                assert await trial(wanted) == (
                    False,
                    f"The proxy {proxy.name} does not allow connections to {HOST}:{server.port} (403).",
                )
                assert await trial(replace(wanted, address="ftp://x")) == (
                    False,
                    "The address of a proxy looks like http://host:3128 or socks5://host:1080.",
                )
                assert house.network.proxy() == in_use

    run_qasync(scene(), deadline_s=LONG_S)


def test_the_proxy_of_the_command_line_is_for_this_run_only(run_qasync):
    async def scene() -> None:
        house = House(
            DesktopOptions(proxy=parse_choice("http://desk:x@one.test:1")), asyncio.get_running_loop()
        )
        assert house.network.proxy() == ProxySettings(
            ProxyUse.FIXED, "http://one.test:1", "desk", has_password=True
        )
        await house.close()
        async with open_house() as (again, _news):
            assert again.network.proxy() == ProxySettings()

    run_qasync(scene(), deadline_s=LONG_S)


async def test_the_probe_goes_through_a_proxy_and_prints_no_password():
    with exchange() as server:
        async with proxy_server("http") as proxy:
            where = f"{HOST}:{server.port}"
            ended = await asyncio.to_thread(
                run_program,
                *("probe", "CF:BTCUSDT", "--seconds", "3", "--proxy", f"http://desk@{proxy.name}"),
                *("--http-url", f"http://{where}", "--ws-url", f"ws://{where}/ws"),
                QOSDESK_QOS_KEY=server.key,
                QOSDESK_PROXY_PASSWORD=PASSWORD,
            )
            assert ended.returncode == 0, ended.stderr
            assert set(proxy.asked) == {where}
            assert len(proxy.logins) >= 2
            assert PASSWORD not in ended.stdout + ended.stderr


async def test_the_probe_says_that_a_desk_uses_the_key():
    with exchange("--plan", "default") as server:
        async with open_house(source_of(server)) as (house, news):
            await news.until(lambda: is_live(house.session))
            ended = await asyncio.to_thread(
                run_program,
                *("probe", "CF:BTCUSDT", "--seconds", "1", "--http-url", server.http, "--ws-url", server.ws),
                QOSDESK_QOS_KEY=server.key,
            )
            assert f"process id {os.getpid()}" in ended.stderr
            assert "This probe may end its connection." in ended.stderr
            assert server.key not in ended.stderr


# -- two desks ---------------------------------------------------------------------------------------------------------


async def state_of(house: House, news: News, state: LinkState) -> None:
    await news.until(lambda: house.session.connection().state is state)


def test_a_second_desk_with_the_same_key_says_so_and_goes_on_when_the_first_is_closed(run_qasync):
    async def scene() -> None:
        with exchange("--plan", "default") as server:
            source = source_of(server)
            async with open_house(source) as (first, news), open_house(source) as (second, its_news):
                await state_of(first, news, LinkState.LIVE)
                held = second.session.connection()
                assert held.held
                assert held.state is LinkState.OFFLINE
                assert held.reason.startswith(
                    "qosdesk is already running with this key on this computer (since "
                )
                assert held.reason.endswith(
                    f", process id {os.getpid()}). QOS allows 1 connection: close the other one."
                )
                assert second.runner is None
                assert is_live(first.session)
                await first.close()
                await state_of(second, its_news, LinkState.LIVE)
                assert not second.session.connection().held

    run_qasync(scene(), deadline_s=LONG_S)


def test_the_key_may_be_used_here_anyway(run_qasync):
    async def scene() -> None:
        with exchange("--plan", "default") as server:
            source = source_of(server)
            async with open_house(source) as (first, news), open_house(source) as (second, its_news):
                await state_of(first, news, LinkState.LIVE)
                second.session.try_now()
                await its_news.until(lambda: second.runner is not None)
                assert not second.session.connection().held

    run_qasync(scene(), deadline_s=LONG_S)


def test_desks_with_other_keys_and_on_an_exchange_without_a_plan_do_not_mind_each_other(run_qasync):
    async def scene() -> None:
        with exchange() as free, exchange("--plan", "default") as strict:
            async with (
                open_house(source_of(free)) as (one, news_of_one),
                open_house(source_of(free)) as (two, news_of_two),
                open_house(source_of(strict)) as (three, news_of_three),
            ):
                await state_of(one, news_of_one, LinkState.LIVE)
                await state_of(two, news_of_two, LinkState.LIVE)
                await state_of(three, news_of_three, LinkState.LIVE)

    run_qasync(scene(), deadline_s=LONG_S)
