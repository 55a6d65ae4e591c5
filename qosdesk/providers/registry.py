"""The providers that the program knows; a new one is a line here. Imports the providers and feed only."""

from __future__ import annotations

from typing import Final

from qosdesk.feed.dialect import Provider
from qosdesk.providers.alltick.provider import AllTickProvider
from qosdesk.providers.multimarkets.provider import MultiMarketsProvider
from qosdesk.providers.qos.provider import QosProvider

PROVIDERS: Final[tuple[Provider, ...]] = (QosProvider(), AllTickProvider(), MultiMarketsProvider())


def provider(name: str) -> Provider:
    """The provider of that name, in any case.

    Raises:
        ValueError: there is none; the message lists the names.
    """
    for one in PROVIDERS:
        if one.name == name.strip().lower():
            return one
    raise ValueError(f"unknown provider '{name}': one of {', '.join(one.name for one in PROVIDERS)}")
