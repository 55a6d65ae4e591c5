"""What the settings say of vendors: their addresses, options, guests and order. Keys are in no setting."""

from __future__ import annotations

from qosdesk.app.plan import PREFIX as PLAN
from qosdesk.app.source import Source, vendor_source
from qosdesk.domain.keys import Entry, Vendor, VendorOption
from qosdesk.feed.dialect import Provider
from qosdesk.providers.registry import PROVIDERS
from qosdesk.providers.registry import provider as find_provider
from qosdesk.services.sourcing.choices import ORDER
from qosdesk.ui.ports import SettingsPort


class VendorSettings:
    """Vendors as this user has them.

    Args:
        settings: where it is kept.
    """

    def __init__(self, settings: SettingsPort) -> None:
        self._settings = settings

    def keep(self, entry: Entry) -> None:
        """What was entered holds from now on; all but the key."""
        name = entry.provider
        self._settings.set(_http_url(name), entry.http_url)
        self._settings.set(_ws_url(name), entry.ws_url)
        self._settings.set(_permission(name), entry.permission)
        self._settings.set(_guest(name), not entry.key.strip())

    def forget(self, name: str) -> None:
        """Nothing is known of the vendor's key any more."""
        self._settings.set(_permission(name), "")
        self._settings.set(_guest(name), False)

    def is_guest(self, name: str) -> bool:
        """Whether the user wants the vendor asked without a key."""
        return self._settings.get(_guest(name), False) is True

    def place(self, name: str) -> int:
        """Where a vendor stands in the user's order."""
        order = [one for one in str(self._settings.get(ORDER, "")).split(",") if one]
        order += (one.name for one in PROVIDERS if one.name not in order)
        return order.index(name)

    def vendor(self, provider: Provider) -> Vendor:
        """A vendor for the screens."""
        base, sockets = provider.default_addresses()
        own_base = str(self._settings.get(_http_url(provider.name), ""))
        own_socket = str(self._settings.get(_ws_url(provider.name), ""))
        is_moved = bool(own_base and own_socket)
        offered = provider.dialect().capabilities
        return Vendor(
            provider.name,
            provider.title,
            provider.key_page,
            provider.registration("") is not None,
            own_base if is_moved else base,
            own_socket if is_moved else sockets[0],
            is_moved,
            tuple(provider.plans),
            tuple(
                VendorOption(one.name, one.title, one.default, one.is_secret, one.choices)
                for one in provider.options
            ),
            offered.markets,
            offered.has_guests,
        )

    def provider(self, name: str, *, is_guest: bool = False) -> Provider:
        """A vendor with the options of the settings."""
        provider = find_provider(name)
        said = {one.name: str(self._settings.get(_option(name, one.name), "")) for one in provider.options}
        return provider.configured(said, is_guest=is_guest)

    def vendor_of_option(self, setting: str) -> str:
        """The vendor whose option a setting is; empty for any other setting."""
        return next(
            (
                one.name
                for one in PROVIDERS
                for kept in one.options
                if setting == _option(one.name, kept.name)
            ),
            "",
        )

    def entry(self, name: str, key: str) -> Entry:
        """A key with the addresses that are kept."""
        vendor = self.vendor(find_provider(name))
        addresses = (vendor.http_url, vendor.ws_url) if vendor.is_moved else ("", "")
        return Entry(name, key, *addresses)

    def source(self, entry: Entry) -> Source:
        """Where quotes come from with a key, or as a guest."""
        key = entry.key.strip()
        provider = self.provider(entry.provider, is_guest=not key)
        return vendor_source(provider, key, entry.http_url or None, entry.ws_url or None)


def _option(provider: str, name: str) -> str:
    return f"provider.{provider}.{name}"


def _http_url(provider: str) -> str:
    return f"provider.{provider}.http_url"


def _ws_url(provider: str) -> str:
    return f"provider.{provider}.ws_url"


def _guest(provider: str) -> str:
    return f"provider.{provider}.guest"


def _permission(provider: str) -> str:
    return f"{PLAN}{provider}.permission"
