"""The vendor's words for what went wrong, as kinds (QOS 5.7, 7). Imports feed only.

There is no numeric code and only one attested text (`Key expired.`), so the kind is read from words and from the
HTTP status.
"""

from __future__ import annotations

import re
from http import HTTPStatus

from qosdesk.feed.calls import Failure, FailureKind
from qosdesk.providers.reading import plain_words

_KEY_WORDS = re.compile(r"\b(api[- ]?key|key|token|auth\w*|unauthori[sz]ed|forbidden)\b", re.IGNORECASE)
_EXPIRED_WORDS = re.compile(r"\bexpire", re.IGNORECASE)
_RATE_WORDS = re.compile(r"frequen|too many requests|too fast|rate limit|per minute", re.IGNORECASE)
_LINK_WORDS = re.compile(r"\bconnection", re.IGNORECASE)
_OVER_WORDS = re.compile(r"limit|exceed|too many|maximum|quota", re.IGNORECASE)
_REFUSED_WORDS = re.compile(
    r"invalid|wrong|unknown|missing|not exist|not found|required|no |denied|refused|unauthori[sz]ed|forbidden|fail",
    re.IGNORECASE,
)


def classify(message: object, status: int = 200) -> Failure:
    """What an answer that is not `OK` means.

    Args:
        message: the `msg` of the answer, None if there was none.
        status: HTTP status; undocumented, so the words decide first.
    """
    words = plain_words(message)
    said = words or f"HTTP {status} ({_phrase(status)})"
    return Failure(_kind(words, status), f"QOS answered: {said}")


def _kind(words: str, status: int) -> FailureKind:
    if _RATE_WORDS.search(words) or status == HTTPStatus.TOO_MANY_REQUESTS:
        return FailureKind.RATE_LIMIT
    if _KEY_WORDS.search(words):
        if _EXPIRED_WORDS.search(words):
            return FailureKind.KEY_EXPIRED
        if _REFUSED_WORDS.search(words):
            return FailureKind.KEY_REFUSED
    if status in (HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN):
        return FailureKind.KEY_REFUSED
    if _OVER_WORDS.search(words):
        return FailureKind.IN_USE if _LINK_WORDS.search(words) else FailureKind.OVER_LIMIT
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
