"""Encrypted bodies and their signature (MultiMarkets 2.4)."""

from __future__ import annotations

import base64

import pytest

from qosdesk.demo.multimarkets.seal import PUBLIC_KEY, SealError, open_body, sign


def test_the_documents_vector():
    said = {"a": 1, "b": 2, "c": 3, "timestamp": 11111131331}
    assert sign(said, "11111131331") == "43FFFF236AC1FE30AF4ED37A1CFF7C9D"


def test_only_numbers_and_texts_that_are_not_empty_are_signed():
    assert sign({"a": 1, "b": "", "c": None, "d": True, "e": [1]}, "5") == sign({"a": 1}, "5")


def test_the_public_key_is_one_of_1024_bits():
    der = base64.b64decode(PUBLIC_KEY)
    assert der.startswith(b"\x30\x81\x9f")
    assert b"\x02\x81\x81\x00" in der


@pytest.mark.parametrize(
    "sealed", ["", "AAAA", "not base64!", ",".join([base64.b64encode(bytes(128)).decode()] * 2)]
)
def test_what_is_not_sealed_with_the_key_is_refused(sealed: str):
    with pytest.raises(SealError):
        open_body(sealed, "5")
