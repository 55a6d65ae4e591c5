"""What went wrong on the network, in words for the user and without secrets. Imports feed only.

Addresses appear as host and port, never as a URL: a path or a query may carry a key.
"""

from __future__ import annotations

import re
import socket
import ssl
from collections.abc import Iterable
from http import HTTPStatus
from typing import Final

from qosdesk.feed.calls import Failure, FailureKind

_SAID_MAX: Final = 160
_EXPIRED = re.compile(r"expir", re.IGNORECASE)
_MARKUP = re.compile(r"<[^>]*>|[{}\"\[\]]")
# Longer runs of such letters are keys and tokens, not words.
_TOKEN = re.compile(r"[A-Za-z0-9_\-+/=]{24,}")


BAD_KEY: Final = Failure(FailureKind.KEY_REFUSED, "The key has characters that no request can carry.")


def is_header_value(text: str) -> bool:
    """Whether a header may carry this: picows would let a line break smuggle in another header."""
    return text.isascii() and text.isprintable()


class LinkFailedError(Exception):
    """A connection could not be made; `failure` says why, free of secrets."""

    def __init__(self, failure: Failure) -> None:
        super().__init__(failure.text)
        self.failure = failure


def redact(text: str, secrets: Iterable[str] = ()) -> str:
    """The text on one short line, without the secrets and without anything that looks like a key."""
    for secret in secrets:
        if len(secret) >= 4:
            text = text.replace(secret, "...")
    line = " ".join("".join(c if c.isprintable() else " " for c in text).split())
    return _TOKEN.sub("...", line)[:_SAID_MAX]


def explain_error(error: BaseException, where: str, deadline_s: float) -> Failure:
    """A failure to connect to `where` (`host:port`)."""
    if isinstance(error, TimeoutError):
        return Failure(FailureKind.TIMEOUT, f"{where} did not answer within {deadline_s:.0f} s.")
    kind = FailureKind.UNREACHABLE
    if isinstance(error, socket.gaierror):
        return Failure(
            kind, f"The name of {where} could not be found. Is the network up, is the address right?"
        )
    if isinstance(error, ssl.SSLCertVerificationError):
        reason = redact(getattr(error, "verify_message", "") or "unknown issuer")
        return Failure(kind, f"The certificate of {where} is not trusted ({reason}).")
    if isinstance(error, ssl.SSLError):
        reason = redact(getattr(error, "reason", "") or "TLS error")
        return Failure(kind, f"No secure connection with {where} ({reason}).")
    if isinstance(error, ConnectionRefusedError):
        return Failure(kind, f"The server refused the connection at {where}.")
    if isinstance(error, ConnectionError):
        return Failure(kind, f"The connection to {where} was cut.")
    if isinstance(error, OSError):
        reason = redact(error.strerror or type(error).__name__)
        return Failure(kind, f"{where} could not be reached ({reason}).")
    return Failure(kind, f"{where} could not be reached ({type(error).__name__}).")


def explain_handshake(status: int, body: bytes, where: str, secrets: Iterable[str]) -> Failure:
    """A WebSocket handshake that was answered with something else than 101.

    For QOS a refused key is likely a 400 (QOS 5.7, a third-party report); the words of the body, where there are any,
    tell an expired key from a wrong one.
    """
    said = _said(body, secrets)
    quote = f' It said: "{said}"' if said else ""
    if status in (HTTPStatus.BAD_REQUEST, HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN):
        if _EXPIRED.search(said):
            return Failure(FailureKind.KEY_EXPIRED, f"{where} says that the key has expired.{quote}")
        return Failure(FailureKind.KEY_REFUSED, f"{where} refused the key ({status}).{quote}")
    if status == HTTPStatus.TOO_MANY_REQUESTS:
        return Failure(
            FailureKind.RATE_LIMIT, f"{where} refused one more connection for now ({status}).{quote}"
        )
    kind = FailureKind.UNREACHABLE
    if 300 <= status < 400:
        return Failure(
            kind,
            f"{where} redirects to another address ({status}); the key is not sent there. Check the address.",
        )
    if status == HTTPStatus.NOT_FOUND:
        return Failure(kind, f"There is no quote stream at this address of {where} ({status}).")
    return Failure(kind, f"{where} answered {status} instead of opening the quote stream.{quote}")


def explain_close(code: int, reason: str, where: str, secrets: Iterable[str]) -> Failure:
    """The other side ended the connection; code 0 where it gave none."""
    said = redact(reason, secrets)
    if _EXPIRED.search(said) and "key" in said.lower():
        return Failure(FailureKind.KEY_EXPIRED, f'{where} ended the connection: "{said}"')
    words = f' It said: "{said}"' if said else ""
    number = f" (code {code})" if code and code != 1006 else ""
    return Failure(FailureKind.UNREACHABLE, f"{where} ended the connection{number}.{words}")


def _said(body: bytes, secrets: Iterable[str]) -> str:
    """The words of an error body, which may be JSON, HTML or text."""
    text = body[:2048].decode("utf-8", "replace")
    found = re.search(r'"(?:msg|message|error)"\s*:\s*"([^"]*)"', text)
    return redact(found.group(1) if found else _MARKUP.sub(" ", text), secrets)
