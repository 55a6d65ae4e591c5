"""AllTick as the registry lists it: addresses (AllTick 1) and where the token goes (AllTick 2)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from qosdesk.domain.symbols import Symbol
from qosdesk.feed.calls import Failure, FailureKind, Registration
from qosdesk.feed.dialect import Credentials, Dialect, ProviderOption
from qosdesk.feed.limits import Limits
from qosdesk.feed.messages import HttpRequest
from qosdesk.providers.alltick.http import sign
from qosdesk.providers.alltick.limits import BASIC, PLANS
from qosdesk.providers.alltick.symbols import parse_symbol

_HTTP_BASE: Final = "https://quote.alltick.co"
_WS_BASE: Final = "wss://quote.alltick.co"
_WS_PATHS: Final = ("/quote-stock-b-ws-api", "/quote-b-ws-api")


class AllTickProvider:
    """`feed.dialect.Provider` for AllTick."""

    name = "alltick"
    title = "AllTick"
    key_page = "https://alltick.co"
    options: tuple[ProviderOption, ...] = ()
    plans = PLANS

    def configured(self, values: Mapping[str, str], *, is_guest: bool = False) -> AllTickProvider:
        """There is nothing in which its users differ but the token and the plan."""
        return self

    def read_permission(self, permission: object, base: Limits) -> Limits:
        """No call tells what a token may do: the plan is the user's to say."""
        return base

    def registration(self, email: str) -> HttpRequest | None:
        """Tokens are made on the web site."""
        return None

    def read_registration(self, status: int, body: bytes) -> Registration | Failure:
        """See `registration`."""
        return Failure(FailureKind.NOT_OFFERED, "AllTick makes tokens on its web site only.")

    def dialect(self, limits: Limits | None = None) -> Dialect:
        """A dialect for a plan; None takes the default one, Basic."""
        # Its decoders cost a desk that uses other vendors memory.
        from qosdesk.providers.alltick.dialect import AllTickDialect

        return AllTickDialect(BASIC if limits is None else limits)

    def default_addresses(self) -> tuple[str, tuple[str, ...]]:
        """(HTTP base, WebSocket address of each family); the HTTP calls name their family in their path."""
        return _HTTP_BASE, self.stream_addresses(_WS_BASE)

    def stream_addresses(self, base: str) -> tuple[str, ...]:
        """Both families at a host, which may be given as the address of one of them."""
        plain, _, query = base.partition("?")
        plain = plain.rstrip("/")
        for path in _WS_PATHS:
            plain = plain.removesuffix(path)
        return tuple(f"{plain}{path}" + (f"?{query}" if query else "") for path in _WS_PATHS)

    def credentials(self, key: str, *, in_query: bool = False) -> Credentials:
        """The query parameter `token`, for both transports and whatever `in_query` says: a header is not read
        (AllTick 2). Every HTTP request gets its trace as it is sent."""
        carried = {"token": key} if key else {}
        return Credentials(http_query=carried, ws_query=carried, sign=sign)

    def parse_symbol(self, text: str) -> Symbol:
        """The vendor's spelling, or a canonical symbol of its markets.

        Raises:
            SymbolError: it is neither.
        """
        return parse_symbol(text)
