"""Rules of keys while the program runs: found, checked, used, kept, forgotten; against real demo exchanges."""

from __future__ import annotations

import asyncio
import os
import socket
import stat
import subprocess
import sys

import pytest

from qosdesk.app.early_demo import EarlyDemo
from qosdesk.app.key_check import check_key, register
from qosdesk.app.keys import ASK_DEMO, Keys
from qosdesk.app.options import DesktopOptions
from qosdesk.app.source import Source, vendor_source
from qosdesk.domain.keys import Entry, Keep, Mark, Vault
from qosdesk.domain.status import Cause
from qosdesk.feed.calls import Failure, FailureKind
from qosdesk.net.route import Route
from qosdesk.providers.registry import provider
from qosdesk.services.sourcing.choices import ORDER
from qosdesk.storage.key_file import KeyFile
from qosdesk.storage.secrets import Secrets
from tests.helpers.aio import settle
from tests.helpers.children import exchange
from tests.helpers.keyrings import HungKeyring, LockedKeyring, VaultKeyring
from tests.helpers.secrecy import places_of
from tests.integration.app.support import LONG_S, is_live, open_house
from tests.ui.fakes.kept import FakeSettings

KEY = "feedc0de" * 4
OTHER = "0ddba11" * 4
QOS = provider("qos")


class Plugged:
    """Remembers which sides were chosen."""

    def __init__(self) -> None:
        self.said: list[str] = []
        self.sources: list[Source] = []
        self.early = EarlyDemo()

    def use(self, source):
        self.sources.append(source)
        self.said.append(f"{source.key} {source.http_url}")

    def key_of(self, name):
        return next((one.key for one in reversed(self.sources) if one.provider.name == name), None)

    def drop(self, name):
        self.said.append(f"no {name}")

    def use_demo(self, _providers):
        self.said.append("demo")


class Bench:
    """The service over memory, one folder and whatever keyring is set."""

    def __init__(self, folder, **options):
        self.settings = FakeSettings()
        self.plugged = Plugged()
        self.hidden: list[str] = []
        self.notices: list[str] = []
        self.files = KeyFile(folder)
        self.keys = Keys(
            DesktopOptions(**options),
            self.settings,
            Secrets(),
            self.files,
            route=self._route,
            sources=self.plugged,
            hide=self.hidden.append,
            notify=lambda notice: self.notices.append(notice.text),
        )
        self._news = asyncio.Event()
        self.keys.subscribe(self._news.set)

    async def _route(self):
        return Route()

    async def until(self, condition):
        while not condition(self.keys.state()):
            self._news.clear()
            await self._news.wait()


def settled(state):
    return state.settled and state.vault is not Vault.ASKING


async def test_a_key_in_the_keyring_is_found_and_hidden_before_it_is_used(tmp_path, use_keyring):
    vault = VaultKeyring()
    vault.kept["qosdesk", "qos"] = KEY
    use_keyring(vault)
    bench = Bench(tmp_path)
    bench.keys.begin()
    await bench.until(settled)
    assert bench.plugged.said == [f"{KEY} https://api.qos.hk"]
    assert bench.hidden == [KEY]
    assert (bench.keys.state().keep, bench.keys.state().vault) == (Keep.KEYRING, Vault.READY)


async def test_what_the_start_was_given_comes_first_and_the_keyring_is_not_asked(tmp_path, use_keyring):
    vault = VaultKeyring()
    use_keyring(vault)
    bench = Bench(tmp_path, key=KEY)
    bench.keys.begin()
    assert bench.keys.state().keep is Keep.GIVEN
    assert bench.plugged.said == [f"{KEY} https://api.qos.hk"]
    assert vault.threads == []


async def test_a_key_is_kept_replaced_and_forgotten(tmp_path, use_keyring):
    vault = VaultKeyring()
    use_keyring(vault)
    bench = Bench(tmp_path)
    for key in (KEY, "0" * 32):
        bench.keys.use(Entry("qos", f" {key}\n"))
        assert bench.plugged.said[-1] == f"{key} https://api.qos.hk"
        await bench.until(lambda state: state.keep is Keep.KEYRING)
        assert vault.kept == {("qosdesk", "qos"): key}
    bench.keys.forget()
    await bench.until(settled)
    assert vault.kept == {}
    assert bench.plugged.said[-1] == "demo"
    assert list(tmp_path.iterdir()) == []


async def test_the_keys_of_all_vendors_are_used_in_the_users_order(tmp_path, use_keyring):
    vault = VaultKeyring()
    vault.kept["qosdesk", "qos"] = KEY
    vault.kept["qosdesk", "alltick"] = OTHER
    use_keyring(vault)
    bench = Bench(tmp_path)
    bench.settings.set(ORDER, "alltick,qos")
    bench.keys.begin()
    await bench.until(settled)
    assert [said.split()[0] for said in bench.plugged.said] == [OTHER, KEY]
    assert bench.hidden == [KEY, OTHER]
    assert bench.keys.state().provider == "alltick"
    assert bench.keys.state("qos").keep is Keep.KEYRING
    assert bench.keys.state("multimarkets").keep is Keep.NONE


async def test_another_vendors_key_comes_beside_the_first_and_each_goes_alone(tmp_path, use_keyring):
    vault = VaultKeyring()
    use_keyring(vault)
    bench = Bench(tmp_path)
    bench.keys.use(Entry("qos", KEY))
    bench.keys.use(Entry("alltick", OTHER))
    await bench.until(lambda _state: len(vault.kept) == 2)
    assert [said.split()[0] for said in bench.plugged.said] == [KEY, OTHER]
    bench.keys.forget("qos")
    await bench.until(lambda _state: bench.keys.state("qos").vault is Vault.READY)
    assert bench.plugged.said[-1] == "no qos"
    assert list(vault.kept) == [("qosdesk", "alltick")]
    bench.keys.forget("alltick")
    await bench.until(lambda _state: not vault.kept)
    assert bench.plugged.said[-1] == "demo"


async def test_a_vendor_with_guests_is_used_without_a_key_also_at_the_next_start(tmp_path, use_keyring):
    use_keyring(VaultKeyring())
    bench = Bench(tmp_path)
    bench.keys.use(Entry("multimarkets", ""))
    assert len(bench.plugged.said) == 1
    again = Bench(tmp_path)
    again.settings.values.update(bench.settings.values)
    again.keys.begin()
    await again.until(settled)
    assert again.plugged.said == bench.plugged.said
    assert again.keys.state().provider == "multimarkets"
    assert again.keys.state().keep is Keep.NONE
    again.keys.forget()
    await again.until(lambda _state: again.keys.state("multimarkets").vault is Vault.READY)
    assert again.plugged.said[-1] == "demo"


async def test_the_options_of_a_vendor_come_from_the_settings(tmp_path, use_keyring):
    use_keyring(VaultKeyring())
    bench = Bench(tmp_path)
    option = provider("multimarkets").options[0]
    value = option.choices[-1] if option.choices else "4711"
    bench.settings.set(f"provider.multimarkets.{option.name}", value)
    bench.keys.use(Entry("multimarkets", OTHER))
    await bench.until(settled)
    said = bench.plugged.sources[-1].provider
    assert said is not provider("multimarkets")
    assert said.name == "multimarkets"


async def test_options_that_are_changed_hold_at_once_and_only_for_a_vendor_in_use(tmp_path, use_keyring):
    use_keyring(VaultKeyring())
    bench = Bench(tmp_path)
    bench.keys.begin()
    await bench.until(settled)

    async def change(**options):
        before = len(bench.plugged.sources)
        for name, value in options.items():
            bench.settings.set(f"provider.multimarkets.{name}", value)
        await settle()
        return [source.provider._account for source in bench.plugged.sources[before:]]

    assert await change(company_id="7") == []
    bench.keys.use(Entry("multimarkets", KEY, "http://127.0.0.1:9", "ws://127.0.0.1:9"))
    assert bench.plugged.sources[-1].provider._account.company_id == "7"
    (account,) = await change(company_id="8", customer_group_id="3")
    assert (account.company_id, account.customer_group_id, account.is_guest) == ("8", 3, False)
    assert bench.plugged.said[-1] == f"{KEY} http://127.0.0.1:9"
    assert await change(http_url="http://127.0.0.1:8") == []
    bench.settings.set("provider.multimarkets.language", "zh-CN")
    bench.keys.use(Entry("multimarkets", OTHER))
    count = len(bench.plugged.sources)
    await settle()
    assert len(bench.plugged.sources) == count, "the new key has the new options already"
    assert bench.plugged.sources[-1].provider._account.language == "zh-CN"
    # Both keys are kept on threads beside all this: the earlier one may be the later to end.
    await asyncio.gather(*bench.keys._tasks)
    assert bench.keys.state("multimarkets").keep is Keep.KEYRING


async def test_a_locked_keyring_is_a_state_and_can_be_tried_again(tmp_path, use_keyring):
    locked = LockedKeyring()
    locked.kept["qosdesk", "qos"] = KEY
    use_keyring(locked)
    bench = Bench(tmp_path)
    bench.keys.begin()
    await bench.until(settled)
    assert bench.keys.state().vault is Vault.LOCKED
    assert bench.plugged.said == ["demo"]
    locked.locked = False
    bench.keys.look_again()
    await bench.until(lambda state: state.keep is Keep.KEYRING)
    assert bench.plugged.said[-1] == f"{KEY} https://api.qos.hk"


async def test_a_hung_keyring_does_not_hold_up_the_demo(tmp_path, use_keyring, monkeypatch):
    hung = HungKeyring()
    use_keyring(hung)
    monkeypatch.setattr("qosdesk.app.keys._START_S", 0.05)
    bench = Bench(tmp_path)
    bench.keys.begin()
    await bench.until(settled)
    hung.go.set()
    assert bench.keys.state().vault is Vault.LATE
    assert bench.plugged.said == ["demo"]


async def test_a_demo_that_was_begun_early_waits_for_no_keyring_and_a_key_takes_its_place(
    tmp_path, use_keyring, monkeypatch
):
    monkeypatch.setattr("qosdesk.app.keys._BESIDE_DEMO_S", 0.0)
    vault = VaultKeyring()
    vault.kept["qosdesk", "qos"] = KEY
    use_keyring(vault)
    bench = Bench(tmp_path)
    bench.plugged.early = EarlyDemo(subprocess.Popen([sys.executable, "-c", ""], stdin=subprocess.PIPE))
    bench.keys.begin()
    assert bench.plugged.said == ["demo"]
    await bench.until(settled)
    assert bench.plugged.said == ["demo", f"{KEY} https://api.qos.hk"]
    bench.plugged.early.drop()


async def test_a_key_that_was_entered_beside_the_early_demo_is_not_lost_to_it(
    tmp_path, use_keyring, monkeypatch
):
    monkeypatch.setattr("qosdesk.app.keys._BESIDE_DEMO_S", 0.0)
    use_keyring(VaultKeyring())
    bench = Bench(tmp_path)
    bench.plugged.early = EarlyDemo(subprocess.Popen([sys.executable, "-c", ""], stdin=subprocess.PIPE))
    bench.keys.begin()
    bench.keys.use(Entry("qos", KEY))
    await bench.until(lambda state: state.keep is Keep.KEYRING)
    assert bench.plugged.said == ["demo", f"{KEY} https://api.qos.hk"]
    bench.plugged.early.drop()


async def test_without_a_keyring_a_key_is_in_a_file_only_if_the_user_said_so(tmp_path):
    bench = Bench(tmp_path)
    bench.keys.use(Entry("qos", KEY))
    await bench.until(settled)
    assert (bench.keys.state().keep, bench.keys.state().vault) == (Keep.RUN, Vault.MISSING)
    assert list(tmp_path.iterdir()) == []
    bench.keys.use(Entry("qos", KEY, in_file=True))
    await bench.until(lambda state: state.keep is Keep.FILE)
    if os.name == "posix":
        assert stat.S_IMODE((tmp_path / "qos.key").stat().st_mode) == 0o600
    again = Bench(tmp_path)
    again.keys.begin()
    await again.until(settled)
    assert again.plugged.said == [f"{KEY} https://api.qos.hk"]
    again.keys.forget()
    await again.until(settled)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(os.name != "posix", reason="modes are POSIX's")
async def test_a_key_file_that_others_may_read_is_refused_with_a_sentence(tmp_path):
    KeyFile(tmp_path).write("qos", KEY)
    (tmp_path / "qos.key").chmod(0o644)
    bench = Bench(tmp_path)
    bench.keys.begin()
    await bench.until(settled)
    assert bench.plugged.said == ["demo"]
    assert any("others may read it" in text for text in bench.notices)


async def test_a_key_that_is_not_kept_leaves_none_before_it_in_the_file(tmp_path):
    KeyFile(tmp_path).write("qos", "old" * 8)
    bench = Bench(tmp_path)
    bench.keys.use(Entry("qos", KEY))
    await bench.until(settled)
    assert list(tmp_path.iterdir()) == []


async def test_the_demo_that_was_asked_for_stays_at_the_next_start(tmp_path, use_keyring):
    vault = VaultKeyring()
    vault.kept["qosdesk", "qos"] = KEY
    use_keyring(vault)
    bench = Bench(tmp_path)
    bench.keys.use_demo()
    assert bench.settings.values[ASK_DEMO] is True
    bench.keys.begin()
    assert bench.plugged.said == ["demo", "demo"]
    bench.keys.look_again()
    await bench.until(lambda state: state.keep is Keep.KEYRING)
    assert bench.settings.values[ASK_DEMO] is False


async def test_an_address_of_ones_own_and_a_permission_are_settings_the_key_is_not(tmp_path):
    bench = Bench(tmp_path)
    bench.keys.use(Entry("qos", KEY, "http://127.0.0.1:9", "ws://127.0.0.1:9/ws", '{"ws": {}}'))
    await bench.until(settled)
    assert bench.keys.vendors()[0].http_url == "http://127.0.0.1:9"
    assert bench.settings.values["plan.qos.permission"] == '{"ws": {}}'
    assert (
        places_of(KEY, [tmp_path], [repr(bench.settings.values), repr(bench.keys.state()), *bench.notices])
        == []
    )
    bench.keys.use(Entry("qos", KEY))
    await bench.until(settled)
    assert bench.settings.values["plan.qos.permission"] == ""
    assert bench.keys.vendors()[0].http_url == "https://api.qos.hk"


# --- a check -----------------------------------------------------------------------------------------------------


async def checked(http, ws, key, step_s=5.0):
    heard = []
    check = await check_key(vendor_source(QOS, key, http, ws), Route(), heard.append, step_s)
    assert heard[-1] == check
    assert check.is_over
    assert places_of(key, texts=[repr(heard), check.text]) == []
    return check


@pytest.mark.slow
async def test_a_good_key_passes_every_step_for_one_request_and_a_wrong_one_is_refused():
    with exchange() as server:
        good = await checked(server.http, server.ws, server.key)
        assert good.marks == (Mark.DONE, Mark.SKIPPED, Mark.DONE, Mark.DONE)
        assert (good.cause, good.requests) == (Cause.NONE, 1)
        wrong = await checked(server.http, server.ws, KEY)
        assert wrong.marks[2] is Mark.FAILED
        assert (wrong.cause, wrong.requests) == (Cause.KEY_REFUSED, 1)
    gone = await checked(server.http, server.ws, KEY)
    assert (gone.marks[0], gone.cause, gone.requests) == (Mark.FAILED, Cause.UNREACHABLE, 0)


@pytest.mark.slow
async def test_an_expired_key_is_said_as_such():
    with exchange("--fault", "expired-key") as server:
        assert (await checked(server.http, server.ws, server.key)).cause is Cause.KEY_EXPIRED


@pytest.mark.slow
@pytest.mark.parametrize("name", ["qos", "alltick", "multimarkets"])
async def test_each_vendors_key_and_address_are_checked_in_its_own_words(name):
    with exchange() as server:
        at = server.address.wires[name]

        async def check(http, key):
            heard = []
            configured = provider(name).configured(at.options, is_guest=not key)
            return await check_key(vendor_source(configured, key, http, at.ws[0]), Route(), heard.append)

        assert (await check(at.http, server.key)).marks[2:] == (Mark.DONE, Mark.DONE)
        # MultiMarkets says of a token that it does not know what it says of an old one (MM 6.3).
        refused = Cause.KEY_EXPIRED if name == "multimarkets" else Cause.KEY_REFUSED
        assert (await check(at.http, KEY)).cause is refused
        assert (await check(f"{at.http}/nowhere", server.key)).cause is Cause.BAD_ANSWER
        guest = await check(at.http, "")
        has_guests = provider(name).dialect().capabilities.has_guests
        assert guest.cause is (Cause.NONE if has_guests else Cause.KEY_REFUSED)


async def test_a_server_that_hangs_is_given_up_at_the_deadline():
    with socket.create_server(("127.0.0.1", 0)) as silent:
        where = f"127.0.0.1:{silent.getsockname()[1]}"
        check = await checked(f"http://{where}", f"ws://{where}/ws", KEY, step_s=0.2)
        assert check.marks[:3] == (Mark.DONE, Mark.SKIPPED, Mark.FAILED)
        assert check.cause is Cause.TIMEOUT


@pytest.mark.parametrize(
    ("http", "ws", "key"),
    [("ftp://x", "wss://x", KEY), ("https://", "wss://x", KEY), ("https://x", "https://x", KEY)],
)
async def test_what_is_no_address_is_said_before_anything_is_sent(http, ws, key):
    check = await checked(http, ws, key)
    assert (check.marks[0], check.cause, check.requests) == (Mark.FAILED, Cause.BAD_ANSWER, 0)


async def test_a_key_that_no_request_can_carry_is_refused_here():
    check = await checked("http://127.0.0.1:9", "ws://127.0.0.1:9/ws", "密钥密钥")
    assert (check.cause, check.requests) == (Cause.KEY_REFUSED, 0)


@pytest.mark.slow
async def test_a_registered_key_works_and_says_what_it_may_do():
    with exchange("--plan", "free") as server:
        made = await register(QOS, server.http, "me@example.com", Route())
        assert not isinstance(made, Failure)
        assert made.key not in repr(made)
        assert QOS.read_permission(made.permission, QOS.plans["default"]).products == 3
        assert (await checked(server.http, server.ws, made.key)).accepted
        again = await register(QOS, server.http, "me@example.com", Route())
        assert isinstance(again, Failure)
        assert again.kind is FailureKind.RATE_LIMIT


# --- while it runs -----------------------------------------------------------------------------------------------


@pytest.mark.slow
def test_another_key_and_the_demo_are_plugged_in_without_a_restart(run_qasync):
    async def scene() -> None:
        with exchange("--seed", "7") as server:
            async with open_house() as (house, news):
                house.keys.begin()
                await news.until(lambda: is_live(house.session))
                demo = house.sources.demo_pid
                assert demo
                own = house.lines.realm
                house.keys.use(Entry("qos", server.key, server.http, server.ws))
                await news.until(lambda: house.lines.realm != own and is_live(house.session))
                assert "7" in house.lines.realm
                assert house.sources.demo_pid == 0
                house.keys.use(Entry("qos", KEY, server.http, server.ws))
                await news.until(lambda: house.session.connection().cause is Cause.KEY_REFUSED)
                house.keys.use_demo()
                await news.until(lambda: house.lines.realm == own and is_live(house.session))
                assert house.sources.demo_pid not in (0, demo)

    run_qasync(scene(), deadline_s=LONG_S)
