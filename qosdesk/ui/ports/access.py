"""The way to the source: network and keys. Imports domain only."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol

from qosdesk.domain.keys import Check, KeyState, Registered, Vendor
from qosdesk.domain.keys import Entry as KeyEntry
from qosdesk.domain.network import ProxySettings
from qosdesk.ui.ports.subscription import Unsubscribe


class NetworkPort(Protocol):
    """How servers are reached."""

    def proxy(self) -> ProxySettings:
        """What is in use; without the password."""
        ...

    def apply(self, wanted: ProxySettings) -> str:
        """Use it from now on and keep it: empty, or one sentence why that can't be."""
        ...

    def test(self, wanted: ProxySettings, done: Callable[[bool, str], None]) -> None:
        """Try to reach the servers that way without using it; `done` hears whether it worked, and one sentence."""
        ...


class KeysPort(Protocol):
    """The user's keys: no key ever comes out of it but one that the vendor has just made."""

    def vendors(self) -> Sequence[Vendor]:
        """Whose keys can be used."""
        ...

    def state(self, provider: str = "") -> KeyState:
        """The key of a vendor; without a name that of the most preferred vendor in use."""
        ...

    def subscribe(self, changed: Callable[[], None]) -> Unsubscribe:
        """Be told of every change of it."""
        ...

    def check(self, entry: KeyEntry, changed: Callable[[Check], None]) -> Callable[[], None]:
        """Try a key by one request, without using it; `changed` hears every step, the last of which says so.

        Returns:
            What gives it up.
        """
        ...

    def use(self, entry: KeyEntry) -> None:
        """Use a key from now on, and keep it: in place of the vendor's key before, beside those of other vendors."""
        ...

    def use_demo(self) -> None:
        """The demo exchange from now on, also at the next start, in place of all vendors; keys that are kept stay."""
        ...

    def look_again(self) -> None:
        """Ask for the keys that are kept, and use them; a keyring that wants its password is given the time."""
        ...

    def forget(self, provider: str = "") -> None:
        """Delete a vendor's key wherever it is kept; without a name that of `state`. After the last one: the demo."""
        ...

    def register(self, provider: str, http_url: str, email: str, done: Callable[[Registered], None]) -> None:
        """Ask the vendor for a key; `done` hears it, or why there is none."""
        ...
