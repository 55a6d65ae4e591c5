"""Requests as they leave: headers, and the body encrypted for an operator's key (MM 2.2, 2.4)."""

from __future__ import annotations

import base64
import json
from urllib.parse import unquote

import pytest

from qosdesk.feed.messages import HttpRequest
from qosdesk.providers.multimarkets.provider import MultiMarketsProvider
from qosdesk.providers.multimarkets.sign import encrypt, read_public_key, signature
from tests.corpus.multimarkets.corpus import HTTP_SAMPLES

# A key of 1024 bits made for these tests, in X.509; openssl reads it.
PUBLIC = (
    "MIGfMA0GCSqGSIb3DQEBAQUAA4GNADCBiQKBgQDDF61VnU5t0IHbcYHKmd+EdVv9nccHl40iJ83ZOWZ801R7xazzgLadmykf1tEmaFIhBS3v1tfDNbSh"
    "pixnBSp5jYDPQYnvjk8Uh6yM4odHvn2NeCz8Bz1zOc2isAM6r9VU+70aujLALTiMx0uEGSpAGPDxEnHNvgGCUqovlILPJQIDAQAB"
)
EXPONENT = int(
    "3672fe429dd3ccdc5bd1d63d264189db9b31a0780f9b73d5c5099cef1a911b179445b32711130464ba7060dd80a41a8b8981bb8f6bc3ee4ca7ec51"
    "c7a4bd115c3ca587f2761487290bc77dcca8e42bf60aa696268fee269715468a42c44b10951fe38cafaea95944a582258f30f041cd798402c8288c"
    "5bbc136ae946f89cd245",
    16,
)
ASK = HttpRequest(
    "POST", "/global/x", b'{"customerGroupId":2,"name":"\xe8\x85\xbe \'x\'"}', "x", (("version", "0.0.2"),)
)
NOW_MS = 1_728_360_000_000


def decrypted(block: str) -> bytes:
    key = read_public_key(PUBLIC)
    assert key is not None
    plain = pow(int.from_bytes(base64.b64decode(block)), EXPONENT, key.modulus).to_bytes(key.size)
    assert plain[:2] == b"\x00\x02"
    padding, _, message = plain[2:].partition(b"\x00")
    assert len(padding) >= 8
    return message


def test_the_signature_is_that_of_the_documents_vector():
    vector = HTTP_SAMPLES["encrypted_body"]["signature_vector"]
    assert signature(vector["parameters"], vector["timestamp"]) == vector["md5_upper"]


def test_what_is_empty_or_no_plain_value_is_not_signed():
    plain = signature({"a": 1}, 5)
    assert signature({"a": 1, "b": "", "c": None, "d": [1], "e": True}, 5) == plain


def test_without_a_key_the_body_goes_as_it_is_with_the_documented_headers():
    sign = (
        MultiMarketsProvider().configured({"company_id": "77", "language": "zh-CN"}).credentials("token").sign
    )
    sent = sign(ASK, NOW_MS)
    headers = dict(sent.headers)
    assert sent.body == ASK.body
    trace = headers.pop("trace")
    assert not trace.startswith("x-")
    assert headers == {
        "version": "0.0.2",
        "companyId": "77",
        "timestamp": str(NOW_MS),
        "lang": "zh-CN",
    }
    assert dict(sign(ASK, NOW_MS).headers)["trace"] != trace


def test_with_a_key_the_body_is_cut_in_pieces_that_only_the_operator_can_read():
    provider = MultiMarketsProvider().configured({"public_key": PUBLIC})
    sent = provider.credentials("").sign(ASK, NOW_MS)
    assert dict(sent.headers)["trace"].startswith("x-")
    body = json.loads(sent.body)
    assert list(body) == ["data"]
    pieces = [decrypted(block) for block in body["data"].split(",")]
    assert len(pieces) > 1
    assert all(len(piece) == 100 for piece in pieces[:-1])
    said = json.loads(unquote(b"".join(pieces).decode()))
    asked = json.loads(ASK.body)
    assert said == asked | {"timestamp": NOW_MS, "signature": signature(asked, NOW_MS)}
    assert provider.credentials("").sign(ASK, NOW_MS).body != sent.body  # the padding is another each time


def test_a_key_is_read_with_and_without_its_lines():
    key = read_public_key(PUBLIC)
    lines = "\n".join(["-----BEGIN PUBLIC KEY-----", PUBLIC[:64], PUBLIC[64:], "-----END PUBLIC KEY-----"])
    assert key is not None
    assert read_public_key(lines) == read_public_key(f" {PUBLIC}\n") == key
    assert (key.size, key.exponent) == (128, 65537)


@pytest.mark.parametrize(
    "text", ["", "no key", "AAAA", PUBLIC[:100], base64.b64encode(b"\x30\x84" * 9).decode()]
)
def test_what_is_no_key_encrypts_nothing(text):
    assert read_public_key(text) is None
    assert (
        MultiMarketsProvider().configured({"public_key": text}).credentials("").sign(ASK, 1).body == ASK.body
    )


def test_a_message_longer_than_the_key_holds_is_refused():
    key = read_public_key(PUBLIC)
    assert key is not None
    with pytest.raises(ValueError, match="too short"):
        encrypt(b"x" * 118, key)


def test_a_polling_request_takes_the_token_in_its_query():
    sign = MultiMarketsProvider().configured({"access": "manager"}).credentials("to ken").sign
    sent = sign(HttpRequest("GET", "/quote-b-api/kline?query=1", b"", "kline"), NOW_MS)
    assert sent.path == "/quote-b-api/kline?query=1&token=to%20ken"
    assert sent.headers == ()
