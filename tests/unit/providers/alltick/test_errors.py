"""What went wrong, in words and as kinds (AllTick 6); the documented table is in the corpus."""

from __future__ import annotations

import pytest

from qosdesk.feed.calls import FailureKind
from qosdesk.providers.alltick.errors import classify


@pytest.mark.parametrize(
    ("ret", "message", "status", "kind", "text"),
    [
        (401, "token expired", 401, FailureKind.KEY_EXPIRED, "AllTick answered: token expired (401)"),
        (403, None, 200, FailureKind.KEY_REFUSED, "AllTick answered: code 403"),
        (202, 7, 200, FailureKind.REJECTED, "AllTick answered: code 202"),
        (999, "what", 200, FailureKind.REJECTED, "AllTick answered: what (999)"),
        (0, "token is required", 200, FailureKind.KEY_REFUSED, "AllTick answered: token is required"),
        (0, "Too many requests", 200, FailureKind.RATE_LIMIT, "AllTick answered: Too many requests"),
        (0, None, 429, FailureKind.RATE_LIMIT, "AllTick answered: HTTP 429 (too many requests)"),
        (0, None, 503, FailureKind.UNREACHABLE, "AllTick answered: HTTP 503 (service unavailable)"),
        (0, None, 799, FailureKind.UNREACHABLE, "AllTick answered: HTTP 799 (no documented status)"),
        (0, "anything", 200, FailureKind.REJECTED, "AllTick answered: anything"),
        (600, "x" * 500, 200, FailureKind.REJECTED, "AllTick answered: ... (600)"),
    ],
)
def test_a_code_decides_then_the_status_then_the_words(ret, message, status, kind, text):
    failure = classify(ret, message, status)
    assert (failure.kind, failure.text) == (kind, text)


def test_a_token_that_is_quoted_back_is_not_shown():
    token = "0123456789abcdef0123456789abcdef-c-app"
    assert token not in classify(401, f"token {token} invalid", 401).text
