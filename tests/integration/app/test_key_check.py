"""The check of a key, against the demo exchange in every vendor's words."""

from __future__ import annotations

import pytest

from qosdesk.app.key_check import check_key
from qosdesk.app.source import vendor_source
from qosdesk.domain.keys import Mark
from qosdesk.domain.status import Cause
from qosdesk.net.route import Route
from qosdesk.providers.registry import provider
from tests.helpers.children import exchange

KEY = "5f2b9c0e77aa4d31"


@pytest.mark.slow
@pytest.mark.parametrize("name", ["qos", "alltick", "multimarkets"])
async def test_each_vendors_key_and_address_are_checked_in_its_own_words(name):
    with exchange() as server:
        at = server.address.wires[name]

        async def check(http, key):
            heard = []
            configured = provider(name).configured(at.options, is_guest=not key)
            return await check_key(vendor_source(configured, key, http, at.ws[0]), Route(), heard.append)

        assert (await check(at.http, server.key)).marks[2:] == (Mark.DONE, Mark.DONE)
        # MultiMarkets says of a token that it does not know what it says of an old one (MM 6.3).
        refused = Cause.KEY_EXPIRED if name == "multimarkets" else Cause.KEY_REFUSED
        assert (await check(at.http, KEY)).cause is refused
        assert (await check(f"{at.http}/nowhere", server.key)).cause is Cause.BAD_ANSWER
        guest = await check(at.http, "")
        has_guests = provider(name).dialect().capabilities.has_guests
        assert guest.cause is (Cause.NONE if has_guests else Cause.KEY_REFUSED)
