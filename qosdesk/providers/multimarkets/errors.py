"""The vendor's numbers and words for what went wrong, as kinds (MM 6). Imports feed only.

The stream has four `ret` (MM 6.1) and nothing for a bad token, a rate or too many products (MM 6.2): there the words
decide. The gateway has a table of codes (MM 6.3), matched without the module that lists put before them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from http import HTTPStatus
from types import MappingProxyType
from typing import Final

from qosdesk.feed.calls import Failure, FailureKind
from qosdesk.providers.reading import integer, plain_words

OK: Final = 200
"""`ret` of the stream and of Markets/HTTP: done, or done in part."""
BAD_ENVELOPE: Final = 201
NO_SESSION: Final = 203

_KINDS: Final[Mapping[str, FailureKind]] = MappingProxyType(
    {
        **dict.fromkeys(("001", "019", "101"), FailureKind.KEY_REFUSED),
        **dict.fromkeys(("005", "017"), FailureKind.KEY_EXPIRED),
        "018": FailureKind.RATE_LIMIT,
        **dict.fromkeys(("010", "201"), FailureKind.NOT_OFFERED),
        **dict.fromkeys(("011", "012", "013", "902"), FailureKind.UNREACHABLE),
    }
)
"""`GATEWAY_CODE_...`; what is not here was our request's fault."""
_OPEN_KINDS: Final[Mapping[str, FailureKind]] = MappingProxyType(
    {
        **dict.fromkeys(("001", "003", "004", "007"), FailureKind.KEY_REFUSED),
        "005": FailureKind.RATE_LIMIT,
        "006": FailureKind.KEY_EXPIRED,
    }
)
"""`00012...` of the Open API."""

_RATE_WORDS = re.compile(
    r"frequen|too many requests|too fast|rate limit|per (?:second|minute)", re.IGNORECASE
)
_KEY_WORDS = re.compile(r"\b(token|login|auth\w*|unauthori[sz]ed|forbidden)\b", re.IGNORECASE)
_EXPIRED_WORDS = re.compile(r"expire", re.IGNORECASE)
_OVER_WORDS = re.compile(r"exceed|too many|maximum|quota|over .*limit", re.IGNORECASE)


def classify_stream(ret: object, message: object) -> Failure:
    """What a reply of the stream, or of Markets/HTTP, means whose `ret` is not 200."""
    words, number = plain_words(message), integer(ret, 1 << 31)
    said = f"MultiMarkets answered: {words or 'an error'} ({number})"
    if number == NO_SESSION:
        return Failure(FailureKind.UNREACHABLE, f"The session is unknown and begun anew. {said}")
    kind = _kind_of(words)
    if kind is None:
        # A general failure may pass; a refused parameter will be refused again.
        kind = FailureKind.REJECTED if number in (BAD_ENVELOPE, 202) else FailureKind.BAD_ANSWER
    return Failure(kind, said)


def classify_gateway(code: object, message: object, status: int = 200) -> Failure:
    """What an answer of the gateway means whose `code` is not "0".

    Args:
        code: as it came; None if there was none.
        message: `msg` or `message`.
        status: of HTTP.
    """
    words, name = plain_words(message), plain_words(code)
    said = " ".join(part for part in (words, f"({name})" if name else "") if part)
    said = said or f"HTTP {status} ({_phrase(status)})"
    return Failure(_gateway_kind(name, words, status), f"MultiMarkets answered: {said}")


def _gateway_kind(code: str, words: str, status: int) -> FailureKind:
    if status in (HTTPStatus.TOO_MANY_REQUESTS, 418):
        return FailureKind.RATE_LIMIT
    if status in (HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN):
        return FailureKind.KEY_EXPIRED if _EXPIRED_WORDS.search(words) else FailureKind.KEY_REFUSED
    head, mark, number = code.rpartition("CODE_")
    if mark and head.endswith("GATEWAY_"):
        return _KINDS.get(number, FailureKind.REJECTED)
    if code.startswith("00012"):
        return _OPEN_KINDS.get(code[5:], FailureKind.REJECTED)
    kind = _kind_of(words)
    if kind is not None:
        return kind
    if code.endswith("500") or status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        return FailureKind.UNREACHABLE
    if status == HTTPStatus.NOT_FOUND:
        return FailureKind.NOT_OFFERED
    return FailureKind.REJECTED if code or words else FailureKind.BAD_ANSWER


def _kind_of(words: str) -> FailureKind | None:
    """As the words say; None if they say nothing of it."""
    if _RATE_WORDS.search(words):
        return FailureKind.RATE_LIMIT
    if _KEY_WORDS.search(words):
        return FailureKind.KEY_EXPIRED if _EXPIRED_WORDS.search(words) else FailureKind.KEY_REFUSED
    return FailureKind.OVER_LIMIT if _OVER_WORDS.search(words) else None


def _phrase(status: int) -> str:
    try:
        return HTTPStatus(status).phrase.lower()
    except ValueError:
        return "no documented status"
