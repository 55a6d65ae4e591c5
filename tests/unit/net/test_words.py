"""Failures in words: right kind, host and port only, never a key."""

from __future__ import annotations

import errno
import socket
import ssl

import pytest

from qosdesk.feed.calls import FailureKind
from qosdesk.net.words import explain_close, explain_error, explain_handshake, redact

KEY = "5f1d0c9bkeykeykeykeykeykeykey0a7"
WHERE = "quotes.example:443"


@pytest.mark.parametrize(
    ("error", "kind", "words"),
    [
        (ConnectionRefusedError(), FailureKind.UNREACHABLE, f"The server refused the connection at {WHERE}."),
        (ConnectionResetError(), FailureKind.UNREACHABLE, f"The connection to {WHERE} was cut."),
        (socket.gaierror(-2, "unknown"), FailureKind.UNREACHABLE, "could not be found"),
        (ssl.SSLCertVerificationError(1, "x"), FailureKind.UNREACHABLE, "is not trusted"),
        (ssl.SSLError(1, "WRONG_VERSION_NUMBER"), FailureKind.UNREACHABLE, "No secure connection"),
        (TimeoutError(), FailureKind.TIMEOUT, f"{WHERE} did not answer within 10 s."),
        (
            OSError(errno.ENETUNREACH, "Network is unreachable"),
            FailureKind.UNREACHABLE,
            "Network is unreachable",
        ),
    ],
    ids=lambda value: type(value).__name__,
)
def test_each_failure_to_connect_has_its_words(error, kind, words):
    failure = explain_error(error, WHERE, 10.0)
    assert failure.kind is kind
    assert words in failure.text


@pytest.mark.parametrize(
    ("status", "body", "kind", "words"),
    [
        (400, b"", FailureKind.KEY_REFUSED, "refused the key (400)"),
        (401, b'{"msg": "Invalid key."}', FailureKind.KEY_REFUSED, 'It said: "Invalid key."'),
        (403, b"<h1>Key expired</h1>", FailureKind.KEY_EXPIRED, "has expired"),
        (429, b"", FailureKind.RATE_LIMIT, "refused one more connection"),
        (302, b"", FailureKind.UNREACHABLE, "redirects"),
        (429, b'{"msg": "Connection count limit exceeded."}', FailureKind.IN_USE, "Another program"),
        (403, b'{"msg": "Too many connections"}', FailureKind.IN_USE, "Another program"),
        (403, b"<h1>Blocked by policy</h1>", FailureKind.UNREACHABLE, "proxy or firewall"),
        (200, b"<html>Welcome</html>", FailureKind.UNREACHABLE, "answered 200 with a page"),
        (404, b"", FailureKind.UNREACHABLE, "no quote stream"),
        (503, b"\xff\xfe", FailureKind.UNREACHABLE, "answered 503"),
    ],
)
def test_each_refused_handshake_has_its_words(status, body, kind, words):
    failure = explain_handshake(status, body, WHERE, (KEY,))
    assert failure.kind is kind
    assert words in failure.text


def test_what_the_server_quotes_back_never_shows_the_key():
    for text in (f"bad key {KEY}", f'{{"msg": "no such key: {KEY}"}}', "k" * 40, f"key={KEY}&x=1"):
        failure = explain_handshake(401, text.encode(), WHERE, (KEY,))
        assert KEY not in failure.text
        assert "k" * 24 not in failure.text
    assert KEY not in explain_close(1008, f"key {KEY} expired", WHERE, (KEY,)).text


def test_a_short_key_is_taken_out_too():
    assert redact("the key ab12 is wrong", ("ab12",)) == "the key ... is wrong"


def test_words_are_one_short_line():
    assert redact("a\nb\x00c " + "word " * 100).startswith("a b c word")
    assert len(redact("word " * 100)) <= 160


def test_a_close_says_its_code_and_reason():
    assert explain_close(1001, "restart", WHERE, ()).text == (
        f'{WHERE} ended the connection (code 1001). It said: "restart"'
    )
    assert explain_close(0, "", WHERE, ()).text == f"{WHERE} ended the connection."
    assert explain_close(1008, "Key expired.", WHERE, ()).kind is FailureKind.KEY_EXPIRED
    assert explain_close(1008, "new connection with this key", WHERE, ()).kind is FailureKind.IN_USE
