"""The life of keys while the program runs (`ui.ports.KeysPort`): found, tried, used, kept, replaced, forgotten.

A key lies in the keyring; where that can't keep it, in a file that only its owner may read, once the user has said so;
else nowhere. It is in no setting, and the redactor knows it before anything else does.
"""

from __future__ import annotations

import asyncio
import json
import logging
from collections import Counter
from collections.abc import Awaitable, Callable, Coroutine, Sequence
from dataclasses import replace
from typing import Any, Final

from qosdesk.app.key_check import check_key, register
from qosdesk.app.options import DesktopOptions
from qosdesk.app.sources import Sources
from qosdesk.app.vendor_settings import VendorSettings
from qosdesk.domain.keys import (
    Allowance,
    Check,
    Entry,
    Keep,
    KeyState,
    Registered,
    Vault,
    Vendor,
)
from qosdesk.domain.status import Cause, Notice, Severity
from qosdesk.feed.calls import Failure, Registration
from qosdesk.feed.dialect import Provider
from qosdesk.net.route import Route
from qosdesk.net.threads import on_thread
from qosdesk.providers.registry import PROVIDERS
from qosdesk.providers.registry import provider as find_provider
from qosdesk.storage.key_file import KeyFile
from qosdesk.storage.secrets import KeyState as Said
from qosdesk.storage.secrets import Secrets
from qosdesk.ui.ports import SettingsPort, Unsubscribe

_log = logging.getLogger(__name__)
ASK_DEMO: Final = "source.demo"
"""The user wants the demo although there is a key."""
_BESIDE_DEMO_S: Final = 1.0
"""Where the demo was begun before the desk, the keyring is asked when its quotes are on screen: it takes a tenth of a
second to import."""
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
        self._states: dict[str, KeyState] = {}
        self._is_settled = False
        self._turns: Counter[str] = Counter()
        """Choices by vendor: a keyring's answer to an earlier one comes too late."""
        self._vendors = VendorSettings(settings)
        self._renewing: set[str] = set()
        """Vendors whose options changed just now."""
        self._unsettings = settings.subscribe(self._on_setting)
        self._guests: set[str] = set()
        """Vendors that are used without a key."""
        self._changed: list[Callable[[], None]] = []
        self._tasks: set[asyncio.Task[None]] = set()

    def begin(self) -> None:
        """Find what to use: an address or key given, else keys that are kept, else the demo exchange."""
        options = self._options
        if options.http_url is not None or options.key:
            given = {options.providers[0]: options.key, **options.other_keys}
            for name, key in given.items():
                self._put(name, keep=Keep.GIVEN)
                self._sources.use(self._vendors.source(self._entry(name, key)))
            self._settle()
        elif self._settings.get(ASK_DEMO, False) is True:
            self._use_demo()
            self._settle()
        elif self._sources.early.is_begun:
            # The last run ended on the demo, so there was no key; one that was kept since takes its place.
            self._use_demo()
            self._start(self._find_later())
        else:
            self._start(self._find(_START_S))

    def close(self) -> None:
        """Forget what is under way."""
        for task in self._tasks:
            task.cancel()
        self._unsettings()
        self._changed.clear()

    # --- KeysPort ----------------------------------------------------------------------------------------------------

    def vendors(self) -> Sequence[Vendor]:
        """Whose keys can be used."""
        return tuple(map(self._vendors.vendor, PROVIDERS))

    def state(self, provider: str = "") -> KeyState:
        """The key of a vendor; without a name that of the most preferred vendor in use."""
        name = provider or self._first()
        return replace(self._states.get(name, KeyState(name)), settled=self._is_settled)

    def subscribe(self, changed: Callable[[], None]) -> Unsubscribe:
        """Be told of every change of it."""
        self._changed.append(changed)
        return lambda: self._changed.remove(changed) if changed in self._changed else None

    def check(self, entry: Entry, changed: Callable[[Check], None]) -> Callable[[], None]:
        """Try a key by one request, without using it; `changed` hears every step, the last of which says so."""
        self._hide(entry.key.strip())

        async def work() -> None:
            await check_key(self._vendors.source(entry), await self._route(), changed)

        return self._start(work())

    def use(self, entry: Entry) -> None:
        """Use a key from now on, and keep it: in place of the vendor's key before, beside those of other vendors.

        Without a key the vendor is asked as a guest, from now on and at the next start.
        """
        key = entry.key.strip()
        self._hide(key)
        name = entry.provider
        self._turns[name] += 1
        self._vendors.keep(entry)
        self._settings.set(ASK_DEMO, False)
        self._renewing.discard(name)
        self._is_settled = True
        if key:
            self._guests.discard(name)
            self._put(name, keep=Keep.RUN, vault=Vault.ASKING)
        else:
            # What was kept stays: a guest has nothing that could take its place.
            self._guests.add(name)
            self._put(name, keep=Keep.NONE)
        self._sources.use(self._vendors.source(entry))
        if key:
            self._start(self._keep(name, key, entry.in_file, self._turns[name]))

    def use_demo(self) -> None:
        """The demo exchange from now on, also at the next start, in place of all vendors; keys that are kept stay."""
        self._settings.set(ASK_DEMO, True)
        self._use_demo()
        self._settle()

    def look_again(self) -> None:
        """Ask for the keys that are kept, and use them; a keyring that wants its password is given the time."""
        self._settings.set(ASK_DEMO, False)
        self._start(self._find(_PATIENT_S))

    def forget(self, provider: str = "") -> None:
        """Delete a vendor's key wherever it is kept; without a name that of `state`. After the last one: the demo."""
        name = provider or self._first()
        self._turns[name] += 1
        self._vendors.forget(name)
        self._guests.discard(name)
        self._put(name, keep=Keep.NONE, vault=Vault.ASKING)
        if self._in_use():
            self._sources.drop(name)
        else:
            self._use_demo()
        self._start(self._delete(name, self._turns[name]))

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

    async def _find_later(self) -> None:
        await asyncio.sleep(_BESIDE_DEMO_S)
        if not self._is_settled:
            await self._find(_START_S)

    async def _find(self, deadline_s: float) -> None:
        """The keys that are kept, and the vendors that are asked as a guest; else the demo."""
        names = [one.name for one in PROVIDERS]
        for name in names:
            self._turns[name] += 1
            self._put(name, vault=Vault.ASKING)
        turns = dict(self._turns)
        vault = Vault.UNKNOWN
        found: dict[str, tuple[str, Keep]] = {}
        for name in names:
            key, keep = self._from_file(name), Keep.FILE
            if not key and not vault.is_unusable:
                key, keep, vault = await self._find_one(name, deadline_s)
            found[name] = key, keep if key else Keep.NONE
        entries = []
        for name, (key, keep) in found.items():
            if turns[name] != self._turns[name]:
                continue
            is_guest = not key and self._vendors.is_guest(name)
            if is_guest:
                self._guests.add(name)
            if key or is_guest:
                self._hide(key)
                entries.append(self._vendors.entry(name, key))
            self._put(name, keep=keep, vault=vault)
        if not entries:
            if any(turns[name] != self._turns[name] for name in names):
                return  # the user was faster
            self._use_demo()
        for entry in sorted(entries, key=lambda one: self._vendors.place(one.provider)):
            self._sources.use(self._vendors.source(entry))
        self._settle()

    async def _find_one(self, name: str, deadline_s: float) -> tuple[str, Keep, Vault]:
        """A vendor's key in the keyring, and how that answered."""
        said = await asyncio.wrap_future(self._secrets.request_key(name, deadline_s))
        if said.reason:
            _log.info("no key from the keyring: %s", said.reason)
        return said.key, Keep.KEYRING, _VAULTS[said.state]

    def _entry(self, name: str, key: str) -> Entry:
        """A vendor's key with the addresses that it is used at."""
        options = self._options
        if self._states[name].keep is not Keep.GIVEN:
            return self._vendors.entry(name, key)
        if name != options.providers[0]:
            return Entry(name, key)
        return Entry(name, key, options.http_url or "", options.ws_url or "")

    def _on_setting(self, setting: str) -> None:
        """Options of a vendor in use hold at once; several that change together are taken together."""
        name = self._vendors.vendor_of_option(setting)
        if name and name not in self._renewing:
            self._renewing.add(name)
            asyncio.get_running_loop().call_soon(self._renew, name)

    def _renew(self, name: str) -> None:
        """Use a vendor anew; one that was chosen anew meanwhile has its options already."""
        key = self._sources.key_of(name)
        if name in self._renewing and key is not None:
            self._sources.use(self._vendors.source(self._entry(name, key)))
        self._renewing.discard(name)

    def _use_demo(self) -> None:
        self._guests.clear()
        for name in [one.name for one in PROVIDERS]:
            self._turns[name] += 1
            if name in self._states:
                self._states[name] = replace(self._states[name], keep=Keep.NONE)
        self._sources.use_demo(tuple(find_provider(name) for name in self._options.providers))

    def _first(self) -> str:
        """The most preferred vendor with a key in use, else the one that the program was started for."""
        return min(self._in_use(), key=self._vendors.place, default=self._options.providers[0])

    def _in_use(self) -> set[str]:
        """Vendors that are used with a key, or as a guest."""
        return {*self._guests, *(name for name, one in self._states.items() if one.keep is not Keep.NONE)}

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
        if turn == self._turns[name]:
            self._put(name, keep=keep, vault=_VAULTS[said.state])

    async def _delete(self, name: str, turn: int) -> None:
        self._drop_file(name)
        said = await on_thread(lambda: self._secrets.delete_key(name, _PATIENT_S), "keyring")
        vault = _VAULTS[said.state]
        if vault in (Vault.LOCKED, Vault.LATE):
            text = f"The key is not used any more, but it may still be in the keyring. {said.reason}"
            self._notify(Notice(text, Severity.WARNING))
        if turn == self._turns[name]:
            self._put(name, vault=vault)

    def _drop_file(self, name: str) -> None:
        try:
            self._files.delete(name)
        except OSError as error:
            text = f"The key file {self._files.path(name)} can't be deleted: {error.strerror}."
            self._notify(Notice(text, Severity.WARNING))

    def _put(self, name: str, **changes: Any) -> None:
        self._states[name] = replace(self._states.get(name, KeyState(name)), **changes)
        self._tell()

    def _settle(self) -> None:
        """It is known now where quotes come from."""
        self._is_settled = True
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


def _allowance(provider: Provider, said: Registration) -> Allowance:
    base = provider.plans["default"]
    limits = provider.read_permission(said.permission, base)
    least = min((limits.call(name).per_minute for name, _ in limits.calls), default=0)
    try:
        permission = json.dumps(said.permission)
    except (TypeError, ValueError):
        permission = ""
    return Allowance(limits.products, least, limits.connections, said.expires, permission)
