"""QOS as the registry lists it: addresses (QOS 1) and where the key goes (QOS 2)."""

from __future__ import annotations

from collections.abc import Mapping

from qosdesk.domain.symbols import Symbol, parse_symbol
from qosdesk.feed.calls import Failure, Registration
from qosdesk.feed.dialect import Credentials, Dialect, ProviderOption
from qosdesk.feed.limits import Limits
from qosdesk.feed.messages import HttpRequest
from qosdesk.providers.qos.dialect import QosDialect
from qosdesk.providers.qos.http import build_register, read_register
from qosdesk.providers.qos.limits import DEFAULT, PLANS, parse_permission


class QosProvider:
    """`feed.dialect.Provider` for QOS."""

    name = "qos"
    title = "QOS"
    key_page = "https://qos.hk"
    options: tuple[ProviderOption, ...] = ()
    plans = PLANS

    def configured(self, values: Mapping[str, str], *, is_guest: bool = False) -> QosProvider:
        """There is nothing in which its users differ but the key."""
        return self

    def read_permission(self, permission: object, base: Limits) -> Limits:
        """The `permission` object of a registration (QOS 4.1)."""
        return parse_permission(permission, base)

    def registration(self, email: str) -> HttpRequest:
        """`/register` (QOS 4.1); the newer editions send people to the web site instead."""
        return build_register(email)

    def read_registration(self, status: int, body: bytes) -> Registration | Failure:
        """Its answer (QOS 4.1)."""
        return read_register(status, body)

    def dialect(self, limits: Limits | None = None) -> Dialect:
        """A dialect for a plan; None takes the documented default plan."""
        return QosDialect(DEFAULT if limits is None else limits)

    def default_addresses(self) -> tuple[str, tuple[str, ...]]:
        """(HTTP base, WebSocket address per link)."""
        return "https://api.qos.hk", ("wss://api.qos.hk/ws",)

    def stream_addresses(self, base: str) -> tuple[str, ...]:
        """The one link, whose path is `/ws` (QOS 5.1)."""
        return (base,)

    def credentials(self, key: str, *, in_query: bool = False) -> Credentials:
        """The header `key`, for both transports: every edition has it, and it does not leak with the URL. The query
        parameter of that name is only for a gateway that strips unknown headers (QOS 2)."""
        if not key:
            return Credentials()
        carried = {"key": key}
        if in_query:
            return Credentials(http_query=carried, ws_query=carried)
        return Credentials(http_headers=carried, ws_headers=carried)

    def parse_symbol(self, text: str) -> Symbol:
        """The user's text as one of the eight markets' symbols.

        Raises:
            SymbolError: it is none.
        """
        return parse_symbol(text)
