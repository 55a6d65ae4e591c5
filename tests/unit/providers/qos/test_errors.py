"""Errors in words and in kinds, whatever the HTTP status (QOS 7)."""

from __future__ import annotations

import pytest

from qosdesk.feed.calls import Failure, FailureKind
from qosdesk.providers.qos.errors import classify
from qosdesk.providers.qos.http import read_body
from qosdesk.providers.reading import plain_words

K = FailureKind


@pytest.mark.parametrize(
    ("message", "status", "kind"),
    [
        ("Key expired.", 200, K.KEY_EXPIRED),
        ("key has expired", 401, K.KEY_EXPIRED),
        ("Invalid key.", 200, K.KEY_REFUSED),
        ("invalid api key", 400, K.KEY_REFUSED),
        ("Unauthorized", 401, K.KEY_REFUSED),
        ("Missing key", 200, K.KEY_REFUSED),
        (None, 401, K.KEY_REFUSED),
        (None, 403, K.KEY_REFUSED),
        ("Request frequency limit exceeded.", 200, K.RATE_LIMIT),
        ("Too many requests", 200, K.RATE_LIMIT),
        ("slow down", 429, K.RATE_LIMIT),
        (None, 429, K.RATE_LIMIT),
        ("Product count limit exceeded.", 200, K.OVER_LIMIT),
        ("Connection limit exceeded", 200, K.IN_USE),
        (None, 500, K.UNREACHABLE),
        (None, 504, K.UNREACHABLE),
        ("internal error", 500, K.UNREACHABLE),
        (None, 404, K.NOT_OFFERED),
        ("Invalid codes.", 200, K.REJECTED),
        ("codes is required", 400, K.REJECTED),
        (17, 200, K.BAD_ANSWER),
        ("", 200, K.BAD_ANSWER),
    ],
)
def test_the_kind_is_read_from_words_then_from_the_status(message, status, kind):
    failure = classify(message, status)
    assert failure.kind is kind
    assert failure.text.startswith("QOS answered: ")
    assert "\n" not in failure.text


def test_the_status_is_named_where_there_are_no_words():
    assert classify(None, 504).text == "QOS answered: HTTP 504 (gateway timeout)"
    assert classify(None, 799).text == "QOS answered: HTTP 799 (no documented status)"


def test_words_are_one_short_line_without_anything_that_could_be_a_key():
    key = "0123456789abcdef0123456789abcdef"
    words = plain_words(f"no\n\x1b[31msuch key {key} at /snapshot?key={key} " + "x " * 900)
    assert key not in words
    assert len(words) <= 200
    assert words.isprintable()
    assert plain_words(None) == ""


@pytest.mark.parametrize("status", [200, 401, 504])
def test_json_is_read_whatever_the_status(status):
    assert read_body(status, b'{"msg":"OK","data":[1]}') == [1]


@pytest.mark.parametrize(
    ("status", "body", "kind"),
    [
        (200, b"", K.BAD_ANSWER),
        (200, b"<html>", K.BAD_ANSWER),
        (200, b"[]", K.BAD_ANSWER),
        (200, b'{"data":[]}', K.BAD_ANSWER),
        (200, b'{"msg":"ok"}', K.REJECTED),
        (302, b"", K.BAD_ANSWER),
        (502, b"<html>", K.UNREACHABLE),
        (200, b"[" * 100_000, K.BAD_ANSWER),
    ],
)
def test_what_is_no_answer_is_a_failure(status, body, kind):
    failure = read_body(status, body)
    assert isinstance(failure, Failure)
    assert failure.kind is kind
