"""The user's choice of a proxy: read, kept, tried, applied while the program runs (`ui.ports.NetworkPort`).

The setting holds the address without the password, which lies in the keyring, or in `QOSDESK_PROXY_PASSWORD`.
"""

from __future__ import annotations

import asyncio
import os
from collections.abc import Callable, Coroutine, Sequence
from dataclasses import replace
from typing import Any, Final

from qosdesk.clock import Clock
from qosdesk.domain.network import ProxySettings, ProxyUse
from qosdesk.domain.status import Notice, Severity
from qosdesk.net.proxy import (
    DIRECT,
    PASSWORD_VARIABLE,
    SYSTEM,
    Proxy,
    ProxyChoice,
    parse_choice,
    parse_proxy,
    with_login,
    with_password,
)
from qosdesk.net.route import Route, parse_target
from qosdesk.net.threads import on_thread
from qosdesk.net.tls import Trust
from qosdesk.storage.secrets import KeyState, Secrets
from qosdesk.ui.ports import SettingsPort

PROXY: Final = "network.proxy"
_KEYRING_S: Final = 3.0
_TEST_S: Final = 10.0


class Network:
    """How servers are reached.

    Args:
        settings: where the choice is kept.
        secrets: where the password is kept.
        given: the choice of the command line, for this run.
        clock: for how long a test took.
        hide: told every secret before it is used.
        notify: tells the user.
        replug: connects anew, by the new way.
        targets: addresses that a test tries to reach.
    """

    def __init__(
        self,
        settings: SettingsPort,
        secrets: Secrets,
        given: ProxyChoice | None,
        *,
        clock: Clock,
        hide: Callable[[str], object],
        notify: Callable[[Notice], None],
        replug: Callable[[], None],
        targets: Callable[[], Sequence[str]],
    ) -> None:
        self._settings = settings
        self._secrets = secrets
        self._clock = clock
        self._hide = hide
        self._notify = notify
        self._replug = replug
        self._targets = targets
        self._trust = Trust()
        self._tasks: set[asyncio.Task[None]] = set()
        self._choice = given or self._stored()

    async def route(self) -> Route:
        """The way to servers; waits for the keyring where a password is kept there."""
        choice = self._choice
        complete = await self._with_password(choice)
        if self._choice is choice:
            self._choice = complete
        return self._route_of(complete)

    def close(self) -> None:
        """Forget what is under way."""
        for task in self._tasks:
            task.cancel()

    # --- NetworkPort -------------------------------------------------------------------------------------------------

    def proxy(self) -> ProxySettings:
        """What is in use; without the password."""
        proxy = self._choice.proxy
        if proxy is None:
            return ProxySettings(self._choice.use)
        address = str(replace(proxy, user=""))
        return ProxySettings(ProxyUse.FIXED, address, proxy.user, has_password=bool(proxy.password))

    def apply(self, wanted: ProxySettings) -> str:
        """Use it from now on and keep it: empty, or why that can't be."""
        try:
            choice = self._choice_of(wanted)
        except ValueError as error:
            return str(error)
        self._choice = choice
        self._settings.set(PROXY, str(choice))
        if choice.proxy is not None and choice.proxy.password:
            self._start(self._keep_password(choice.proxy))
        self._replug()
        return ""

    def test(self, wanted: ProxySettings, done: Callable[[bool, str], None]) -> None:
        """Try to reach the servers that way without using it; `done` hears whether it worked, and how it went."""
        try:
            choice = self._choice_of(wanted)
        except ValueError as error:
            done(False, str(error))
            return
        self._start(self._try(choice, done))

    # --- inside ------------------------------------------------------------------------------------------------------

    def _stored(self) -> ProxyChoice:
        try:
            return parse_choice(str(self._settings.get(PROXY, ProxyUse.SYSTEM.value)))
        except ValueError as error:
            self._notify(Notice(f"{error} The system's proxy is used.", Severity.WARNING))
            return SYSTEM

    def _choice_of(self, wanted: ProxySettings) -> ProxyChoice:
        if wanted.use is not ProxyUse.FIXED:
            return SYSTEM if wanted.use is ProxyUse.SYSTEM else DIRECT
        proxy = parse_proxy(wanted.address)
        proxy = with_login(proxy, wanted.user or proxy.user, wanted.password or proxy.password)
        known = self._choice.proxy
        if known is not None and _account(known) == _account(proxy) and not proxy.password:
            proxy = known
        return ProxyChoice(ProxyUse.FIXED, proxy)

    async def _with_password(self, choice: ProxyChoice) -> ProxyChoice:
        """With the password of the environment or the keyring, where one is missing."""
        proxy = choice.proxy
        if proxy is None or not proxy.user or proxy.password:
            return choice
        password = os.environ.get(PASSWORD_VARIABLE, "")
        if not password:
            asked = self._secrets.request_key(_account(proxy), _KEYRING_S)
            password = (await asyncio.wrap_future(asked)).key
        try:
            return with_password(choice, password)
        except ValueError as error:
            self._notify(Notice(str(error), Severity.WARNING))
            return choice

    def _route_of(self, choice: ProxyChoice) -> Route:
        for secret in choice.proxy.secrets if choice.proxy is not None else ():
            self._hide(secret)
        return Route(choice, self._trust)

    async def _try(self, choice: ProxyChoice, done: Callable[[bool, str], None]) -> None:
        began_s = self._clock.monotonic_s()
        route = self._route_of(await self._with_password(choice))
        found = [parse_target(url, "http", "https", "ws", "wss") for url in self._targets()]
        targets = {str(target): target for target in found if target is not None}
        for target in targets.values():
            failure = await route.check(target, _TEST_S)
            if failure is not None:
                done(False, failure.text)
                return
        took_s = self._clock.monotonic_s() - began_s
        done(True, f"{' and '.join(targets)} can be reached this way ({took_s:.1f} s).")

    async def _keep_password(self, proxy: Proxy) -> None:
        account, password = _account(proxy), proxy.password
        kept = await on_thread(lambda: self._secrets.write_key(account, password, _KEYRING_S), "keyring")
        if kept.state is not KeyState.FOUND:
            text = f"The proxy's password is used until the program ends, but not kept. {kept.reason}"
            self._notify(Notice(text, Severity.WARNING))

    def _start(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.get_running_loop().create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)


def _account(proxy: Proxy) -> str:
    """The keyring's name for a password: a password is never sent to another proxy, nor for another user."""
    return f"proxy {proxy}"
