"""MultiMarkets as the registry lists it: a white label, so that addresses and numbers are the operator's (MM 2.1).

What the documents leave open, and what is done about it:

- addresses, company, customer group, language, public key: options and addresses that the user may set;
- production address of the stream: none is documented, so that there is no default;
- `tick_time` in seconds, milliseconds or microseconds: told apart by size (`parse.parse_stamp`);
- which replies are compressed, by zlib or gzip, percent-encoded or not: read as what they are (`parse.inflate`);
- several records in a push, spaces, missing ends, trailing fields: read all the same (`pushes`);
- order of lists, the end bar, duplicates: sorted, cut and merged (`parse.parse_bars`);
- `transactions_number`: taken as the volume, as the vendor's own stock client does;
- the 24-hour window of 14016: not asked for, since its volume is not the session's;
- past trades in the acknowledgement of 14010: not taken, since each new list would bring them again;
- whether 100 products are counted by list or together: together (`limits.DEFAULT`), `count_by` may say otherwise;
- a partly refused list (`ret` 200): what is not answered for is noticed by its silence;
- times of sessions without a zone: not taken, the desk knows the hours of its markets;
- `openapi-b/auth/`: for a manager's login, which a viewer does not make: the token is the user's to enter.
"""

from __future__ import annotations

from collections.abc import Mapping

from qosdesk.domain.symbols import Symbol
from qosdesk.feed.calls import Failure, FailureKind, Registration
from qosdesk.feed.dialect import Credentials, Dialect, ProviderOption
from qosdesk.feed.limits import Limits
from qosdesk.feed.messages import HttpRequest
from qosdesk.providers.multimarkets.account import OPTIONS, Account, read_account
from qosdesk.providers.multimarkets.limits import DEFAULT, PLANS
from qosdesk.providers.multimarkets.sign import finish, read_public_key
from qosdesk.providers.multimarkets.symbols import read_symbol

_PATHS = ("/quote_stock", "/quote")
"""Of the links, in their order (MM 3.1)."""
_GUESTS = "/quote_guest"
_MANAGERS = "/ws"


class MultiMarketsProvider:
    """`feed.dialect.Provider` for MultiMarkets.

    Args:
        account: who asks whom.
    """

    name = "multimarkets"
    title = "MultiMarkets"
    key_page = "https://www.multimarkets.org"
    options: tuple[ProviderOption, ...] = OPTIONS
    plans = PLANS

    def __init__(self, account: Account | None = None) -> None:
        self._account = account or Account()

    def configured(self, values: Mapping[str, str], *, is_guest: bool = False) -> MultiMarketsProvider:
        """For another operator or account."""
        return MultiMarketsProvider(read_account(values, is_guest=is_guest))

    def read_permission(self, permission: object, base: Limits) -> Limits:
        """No call tells what a token may do."""
        return base

    def registration(self, email: str) -> HttpRequest | None:
        """Accounts are made at the operator's own site, with a check that a person is there."""
        return None

    def read_registration(self, status: int, body: bytes) -> Registration | Failure:
        """There is none."""
        return Failure(
            FailureKind.NOT_OFFERED, "Accounts of MultiMarkets are made at the operator's own site."
        )

    def dialect(self, limits: Limits | None = None) -> Dialect:
        """A dialect for a plan; None takes the documented limits."""
        # Their decoders cost a desk that uses other vendors memory.
        from qosdesk.providers.multimarkets.dialect import MultiMarketsDialect
        from qosdesk.providers.multimarkets.manager import ManagerDialect

        made = ManagerDialect if self._account.is_manager else MultiMarketsDialect
        return made(DEFAULT if limits is None else limits, self._account)

    def default_addresses(self) -> tuple[str, tuple[str, ...]]:
        """(HTTP base, WebSocket address per link); the latter are the operator's to tell (MM 2.1)."""
        if self._account.is_manager:
            return "https://api.multimarkets.org/openapi-b", ("wss://api.multimarkets.org/openapi-b/ws",)
        return "https://api.multimarkets.org/api", self.stream_addresses("")

    def stream_addresses(self, base: str) -> tuple[str, ...]:
        """The paths of the links after the quote base (MM 3.1), or of the manager's socket (MM 6.4)."""
        plain = base.rstrip("/")
        for path in (*_PATHS, _GUESTS, _MANAGERS):
            plain = plain.removesuffix(path)
        if self._account.is_manager:
            paths: tuple[str, ...] = (_MANAGERS,)
        else:
            paths = (_GUESTS,) if self._account.is_guest else _PATHS
        return tuple(plain + path if plain else "" for path in paths)

    def credentials(self, key: str, *, in_query: bool = False) -> Credentials:
        """The token: a header of the gateway, in the query of the stream, which documents no header (MM 2.2, 3.1)."""
        account, public_key = self._account, read_public_key(self._account.public_key)

        def sign(request: HttpRequest, now_ms: int) -> HttpRequest:
            return finish(request, now_ms, account, public_key, "" if in_query else key)

        if not key:
            return Credentials(sign=sign)
        carried = {"token": key}
        if in_query:
            return Credentials(http_query=carried, ws_query=carried, sign=sign)
        if account.is_manager:
            return Credentials(http_headers=carried, ws_headers=carried, sign=sign)
        return Credentials(http_headers=carried, ws_query=carried, sign=sign)

    def parse_symbol(self, text: str) -> Symbol:
        """The user's text as a symbol, also as operators spell codes (`700.HK`, `BTC/USDT`).

        Raises:
            SymbolError: it is none.
        """
        return read_symbol(text)
