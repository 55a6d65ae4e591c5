"""The vendor's codes and words for what went wrong, as kinds (AllTick 6). Imports feed only.

`ret` decides where there is one; a body of another shape has only words and its HTTP status.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from http import HTTPStatus
from types import MappingProxyType
from typing import Final

from qosdesk.feed.calls import Failure, FailureKind
from qosdesk.providers.reading import plain_words

OK: Final = 200

_KINDS: Final[Mapping[int, FailureKind]] = MappingProxyType(
    {
        401: FailureKind.KEY_REFUSED,
        403: FailureKind.KEY_REFUSED,
        429: FailureKind.RATE_LIMIT,
        600: FailureKind.REJECTED,
        603: FailureKind.OVER_LIMIT,
        604: FailureKind.NOT_OFFERED,
        605: FailureKind.RATE_LIMIT,
        606: FailureKind.RATE_LIMIT,
    }
)
"""What is not here (2xx but 200, 400, 402, 601) is a parameter error: rejected."""

_EXPIRED_WORDS = re.compile(r"\bexpire", re.IGNORECASE)
_KEY_WORDS = re.compile(
    r"\btoken (is )?(invalid|required|wrong|expired)|unauthori[sz]ed|forbidden", re.IGNORECASE
)
_RATE_WORDS = re.compile(r"too many requests|too frequent|rate limit", re.IGNORECASE)


def classify(ret: int, message: object, status: int = OK) -> Failure:
    """What an answer that is not `ret` 200 means.

    Args:
        ret: its code, 0 if there was none.
        message: its `msg`, `error_msg` or `error`; None if there was none.
        status: HTTP status: it counts where there is no `ret`.
    """
    words = plain_words(message)
    code = f" ({ret})" if ret else ""
    said = f"{words}{code}" if words else f"code {ret}" if ret else f"HTTP {status} ({_phrase(status)})"
    return Failure(_kind(ret, words, status), f"AllTick answered: {said}")


def _kind(ret: int, words: str, status: int) -> FailureKind:
    kind = _KINDS.get(ret) if ret else _KINDS.get(status) or _kind_of_words(words, status)
    if kind is FailureKind.KEY_REFUSED and _EXPIRED_WORDS.search(words):
        return FailureKind.KEY_EXPIRED
    return kind or FailureKind.REJECTED


def _kind_of_words(words: str, status: int) -> FailureKind:
    if _RATE_WORDS.search(words):
        return FailureKind.RATE_LIMIT
    if _KEY_WORDS.search(words):
        return FailureKind.KEY_REFUSED
    if status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        return FailureKind.UNREACHABLE
    if status == HTTPStatus.NOT_FOUND:
        return FailureKind.NOT_OFFERED
    return FailureKind.REJECTED if words else FailureKind.BAD_ANSWER


def _phrase(status: int) -> str:
    try:
        return HTTPStatus(status).phrase.lower()
    except ValueError:
        return "no documented status"
