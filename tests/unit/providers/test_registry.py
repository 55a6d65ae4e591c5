"""The list of providers."""

from __future__ import annotations

import pytest

from qosdesk.providers.registry import PROVIDERS, provider


def test_a_provider_is_found_by_its_name_in_any_case():
    assert provider("QOS ") is PROVIDERS[0]
    assert provider("qos").title == "QOS"


def test_an_unknown_name_is_refused_with_the_list():
    with pytest.raises(ValueError, match="unknown provider 'nosuch': one of qos"):
        provider("nosuch")


def test_names_are_unique():
    assert len({one.name for one in PROVIDERS}) == len(PROVIDERS)


def test_qos_has_its_documented_addresses_and_takes_the_key_in_a_header():
    one = provider("qos")
    assert one.default_addresses() == ("https://api.qos.hk", ("wss://api.qos.hk/ws",))
    said = one.credentials("k")
    assert said.http_headers == said.ws_headers == {"key": "k"}
    assert not said.http_query
    assert not said.ws_query
