"""The life of keys while the program runs (`ui.ports.KeysPort`): found, tried, used, kept, replaced, forgotten.

A key lies in the keyring; where that can't keep it, in a file that only its owner may read, once the user has said so;
else nowhere. It is in no setting, and the redactor knows it before anything else does.
"""

from __future__ import annotations

import asyncio
import json
import logging
from collections.abc import Awaitable, Callable, Coroutine, Sequence
from dataclasses import replace
from typing import Any, Final

from qosdesk.app.key_check import check_key, register
from qosdesk.app.options import DesktopOptions
from qosdesk.app.plan import PREFIX as PLAN
from qosdesk.app.source import Source, vendor_source
from qosdesk.app.sources import Sources
from qosdesk.domain.keys import Allowance, Check, Entry, Keep, KeyState, Registered, Vault, Vendor
from qosdesk.domain.status import Cause, Notice, Severity
from qosdesk.feed.calls import Failure, Registration
from qosdesk.feed.dialect import Provider
from qosdesk.net.route import Route
from qosdesk.net.threads import on_thread
from qosdesk.providers.registry import PROVIDERS
from qosdesk.providers.registry import provider as find_provider
from qosdesk.storage.key_file import KeyFile
from qosdesk.storage.secrets import KeyResult, Secrets
from qosdesk.storage.secrets import KeyState as Said
from qosdesk.ui.ports import SettingsPort, Unsubscribe

_log = logging.getLogger(__name__)
ASK_DEMO: Final = "source.demo"
"""The user wants the demo although there is a key."""
_START_S: Final = 3.0
"""At the start nobody waits for a keyring that wants its password: the demo begins."""
_PATIENT_S: Final = 30.0
"""A person types a password meanwhile."""
_VAULTS: Final = {
    Said.FOUND: Vault.READY,
    Said.NONE: Vault.READY,
    Said.LOCKED: Vault.LOCKED,
    Said.LATE: Vault.LATE,
    Said.UNAVAILABLE: Vault.MISSING,
    Said.REFUSED_PLAINTEXT: Vault.PLAINTEXT,
}


class Keys:
    """Knows where the key is, and what to do with one.

    Args:
        options: what the program was started with; a key or an address in it comes before all others.
        settings: where addresses and plans are kept.
        secrets: the keyring.
        files: keys in files.
        route: the user's way to servers.
        sources: uses what was found.
        hide: told every secret before it is used.
        notify: tells the user.
    """

    def __init__(
        self,
        options: DesktopOptions,
        settings: SettingsPort,
        secrets: Secrets,
        files: KeyFile,
        *,
        route: Callable[[], Awaitable[Route]],
        sources: Sources,
        hide: Callable[[str], object],
        notify: Callable[[Notice], None],
    ) -> None:
        self._options = options
        self._settings = settings
        self._secrets = secrets
        self._files = files
        self._route = route
        self._sources = sources
        self._hide = hide
        self._notify = notify
        self._state = KeyState(options.provider)
        self._turn = 0
        """Counts choices: a keyring's answer to an earlier one comes too late."""
        self._changed: list[Callable[[], None]] = []
        self._tasks: set[asyncio.Task[None]] = set()

    def begin(self) -> None:
        """Find what to use: an address or key given, else a key that is kept, else the demo exchange."""
        options, provider = self._options, find_provider(self._options.provider)
        if options.http_url is not None or options.key:
            self._put(keep=Keep.GIVEN, settled=True)
            self._sources.use(vendor_source(provider, options.key, options.http_url, options.ws_url))
        elif self._settings.get(ASK_DEMO, False) is True:
            self._put(settled=True)
            self._sources.use_demo(provider)
        else:
            self._start(self._find(_START_S))

    def close(self) -> None:
        """Forget what is under way."""
        for task in self._tasks:
            task.cancel()
        self._changed.clear()

    # --- KeysPort ----------------------------------------------------------------------------------------------------

    def vendors(self) -> Sequence[Vendor]:
        """Whose keys can be used."""
        return tuple(self._vendor(provider) for provider in PROVIDERS)

    def state(self, provider: str = "") -> KeyState:
        """The key of a vendor; without a name that of the most preferred vendor in use."""
        return self._state if provider in ("", self._state.provider) else KeyState(provider, settled=True)

    def subscribe(self, changed: Callable[[], None]) -> Unsubscribe:
        """Be told of every change of it."""
        self._changed.append(changed)
        return lambda: self._changed.remove(changed) if changed in self._changed else None

    def check(self, entry: Entry, changed: Callable[[Check], None]) -> Callable[[], None]:
        """Try a key by one request, without using it; `changed` hears every step, the last of which says so."""
        self._hide(entry.key.strip())

        async def work() -> None:
            await check_key(self._source(entry), await self._route(), changed)

        return self._start(work())

    def use(self, entry: Entry) -> None:
        """Use a key from now on, and keep it."""
        key = entry.key.strip()
        self._hide(key)
        self._turn += 1
        name = entry.provider
        self._settings.set(_http_url(name), entry.http_url)
        self._settings.set(_ws_url(name), entry.ws_url)
        self._settings.set(f"{PLAN}{name}.permission", entry.permission)
        self._settings.set(ASK_DEMO, False)
        self._state = KeyState(name, Keep.RUN, Vault.ASKING, settled=True)
        self._tell()
        self._sources.use(self._source(entry))
        self._start(self._keep(name, key, entry.in_file, self._turn))

    def use_demo(self) -> None:
        """The demo exchange from now on, also at the next start; a key that is kept stays."""
        self._turn += 1
        self._settings.set(ASK_DEMO, True)
        self._put(keep=Keep.NONE, settled=True)
        self._sources.use_demo(find_provider(self._state.provider))

    def look_again(self) -> None:
        """Ask for the key that is kept, and use it; a keyring that wants its password is given the time."""
        self._settings.set(ASK_DEMO, False)
        self._start(self._find(_PATIENT_S))

    def forget(self, provider: str = "") -> None:
        """Delete a vendor's key wherever it is kept, and use the demo exchange."""
        self._turn += 1
        name = provider or self._state.provider
        self._settings.set(f"{PLAN}{name}.permission", "")
        self._put(keep=Keep.NONE, vault=Vault.ASKING)
        self._sources.use_demo(find_provider(name))
        self._start(self._delete(name, self._turn))

    def register(self, provider: str, http_url: str, email: str, done: Callable[[Registered], None]) -> None:
        """Ask the vendor for a key; `done` hears it, or why there is none."""
        vendor = find_provider(provider)

        async def work() -> None:
            address = http_url or vendor.default_addresses()[0]
            said = await register(vendor, address, email, await self._route())
            if isinstance(said, Failure):
                done(Registered(cause=Cause(said.kind.value), text=said.text))
                return
            self._hide(said.key)
            done(Registered(said.key, _allowance(vendor, said)))

        self._start(work())

    # --- inside ------------------------------------------------------------------------------------------------------

    async def _find(self, deadline_s: float) -> None:
        """A key that is kept, else the demo."""
        self._turn += 1
        turn, name = self._turn, self._state.provider
        self._put(vault=Vault.ASKING)
        key, keep, said = self._from_file(name), Keep.FILE, KeyResult(Said.NONE)
        if not key:
            said = await asyncio.wrap_future(self._secrets.request_key(name, deadline_s))
            key, keep = said.key, Keep.KEYRING
        if turn != self._turn:
            return
        vault = Vault.UNKNOWN if keep is Keep.FILE else _VAULTS[said.state]
        if said.reason:
            _log.info("no key from the keyring: %s", said.reason)
        if not key:
            self._put(vault=vault, keep=Keep.NONE, settled=True)
            self._sources.use_demo(find_provider(name))
            return
        self._hide(key)
        self._put(vault=vault, keep=keep, settled=True)
        vendor = self._vendor(find_provider(name))
        addresses = (vendor.http_url, vendor.ws_url) if vendor.is_moved else ("", "")
        self._sources.use(self._source(Entry(name, key, *addresses)))

    def _from_file(self, name: str) -> str:
        try:
            return self._files.read(name)
        except PermissionError:
            text = f"The key file {self._files.path(name)} is not used: others may read it too (chmod 600)."
        except OSError as error:
            text = f"The key file {self._files.path(name)} can't be read: {error.strerror}."
        self._notify(Notice(text, Severity.WARNING))
        return ""

    async def _keep(self, name: str, key: str, in_file: bool, turn: int) -> None:
        """In the keyring, else where the user said."""
        said = await on_thread(lambda: self._secrets.write_key(name, key, _PATIENT_S), "keyring")
        keep = Keep.KEYRING if said.state is Said.FOUND else Keep.RUN
        if keep is Keep.KEYRING:
            self._drop_file(name)
        elif in_file:
            try:
                self._files.write(name, key)
                keep = Keep.FILE
            except OSError as error:
                text = f"The key can't be kept in {self._files.path(name)}: {error.strerror}."
                self._notify(Notice(text, Severity.WARNING))
        else:
            # The key before it, which would come back at the next start.
            self._drop_file(name)
        if turn == self._turn:
            self._put(keep=keep, vault=_VAULTS[said.state])

    async def _delete(self, name: str, turn: int) -> None:
        self._drop_file(name)
        said = await on_thread(lambda: self._secrets.delete_key(name, _PATIENT_S), "keyring")
        vault = _VAULTS[said.state]
        if vault in (Vault.LOCKED, Vault.LATE):
            text = f"The key is not used any more, but it may still be in the keyring. {said.reason}"
            self._notify(Notice(text, Severity.WARNING))
        if turn == self._turn:
            self._put(vault=vault)

    def _drop_file(self, name: str) -> None:
        try:
            self._files.delete(name)
        except OSError as error:
            text = f"The key file {self._files.path(name)} can't be deleted: {error.strerror}."
            self._notify(Notice(text, Severity.WARNING))

    def _source(self, entry: Entry) -> Source:
        provider = find_provider(entry.provider)
        return vendor_source(provider, entry.key.strip(), entry.http_url or None, entry.ws_url or None)

    def _vendor(self, provider: Provider) -> Vendor:
        base, sockets = provider.default_addresses()
        own_base = str(self._settings.get(_http_url(provider.name), ""))
        own_socket = str(self._settings.get(_ws_url(provider.name), ""))
        is_moved = bool(own_base and own_socket)
        return Vendor(
            provider.name,
            provider.title,
            provider.key_page,
            provider.registration("") is not None,
            own_base if is_moved else base,
            own_socket if is_moved else sockets[0],
            is_moved,
            tuple(provider.plans),
        )

    def _put(self, **changes: Any) -> None:
        self._state = replace(self._state, **changes)
        self._tell()

    def _tell(self) -> None:
        for changed in tuple(self._changed):
            changed()

    def _start(self, work: Coroutine[Any, Any, None]) -> Callable[[], None]:
        task = asyncio.get_running_loop().create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

        def cancel() -> None:
            task.cancel()

        return cancel


def _http_url(provider: str) -> str:
    return f"provider.{provider}.http_url"


def _ws_url(provider: str) -> str:
    return f"provider.{provider}.ws_url"


def _allowance(provider: Provider, said: Registration) -> Allowance:
    base = provider.plans["default"]
    limits = provider.read_permission(said.permission, base)
    least = min((limits.call(name).per_minute for name, _ in limits.calls), default=0)
    try:
        permission = json.dumps(said.permission)
    except (TypeError, ValueError):
        permission = ""
    return Allowance(limits.products, least, limits.connections, said.expires, permission)
