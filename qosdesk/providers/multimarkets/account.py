"""In what the operators of MultiMarkets and their customers differ: `provider.multimarkets.<option>`. Values only."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from qosdesk.feed.dialect import ProviderOption

CLIENT: Final = "client"
MANAGER: Final = "manager"

OPTIONS: Final[tuple[ProviderOption, ...]] = (
    ProviderOption("access", "Access", CLIENT, choices=(CLIENT, MANAGER)),
    ProviderOption("company_id", "Company number", "1"),
    ProviderOption("customer_group_id", "Customer group", "2"),
    ProviderOption("language", "Language of names", "en-US", choices=("en-US", "zh-CN")),
    ProviderOption("public_key", "Public key of the operator, if requests are to be encrypted"),
)
"""The group of guests is nowhere documented: the vendor's own client has 2 (MM 2.7). The company's default is that of
the documents' samples."""


@dataclass(frozen=True, slots=True)
class Account:
    """One user of one operator.

    Attributes:
        is_manager: the key is a manager's token, for the Manager API.
        is_guest: there is no token.
    """

    company_id: str = "1"
    customer_group_id: int = 2
    language: str = "en-US"
    public_key: str = ""
    is_manager: bool = False
    is_guest: bool = False


_NUMBERS: Final = frozenset({"company_id", "customer_group_id"})
_DIGITS_MAX: Final = 18


def read_account(values: Mapping[str, str], *, is_guest: bool) -> Account:
    """The account that option values describe; a value that can't be one is as if it were missing."""
    said = {one.name: _read(one, values.get(one.name, "").strip()) for one in OPTIONS}
    return Account(
        said["company_id"],
        int(said["customer_group_id"]),
        said["language"],
        said["public_key"],
        said["access"] == MANAGER,
        is_guest,
    )


def _read(option: ProviderOption, value: str) -> str:
    if option.choices and value not in option.choices:
        return option.default
    if option.name in _NUMBERS and not (value.isascii() and value.isdecimal() and len(value) <= _DIGITS_MAX):
        return option.default
    return value or option.default
