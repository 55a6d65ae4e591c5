"""What went wrong on the network, in words for the user and without secrets. Imports feed only.

Addresses appear as host and port, never as a URL: a path or a query may carry a key.
"""

from __future__ import annotations

import re
import socket
import ssl
from collections.abc import Iterable
from enum import Enum, auto
from http import HTTPStatus
from typing import Final

from qosdesk.feed.calls import Failure, FailureKind

_SAID_MAX: Final = 160
_EXPIRED = re.compile(r"expir", re.IGNORECASE)
_BUSY = re.compile(
    r"connections? (?:count|limit|exceed)|too many connections|max\w* connections?"
    r"|(?:another|other|new) (?:connection|client|device|login)|elsewhere|kicked",
    re.IGNORECASE,
)
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


def explain_error(error: BaseException, where: str, deadline_s: float, issuer: str = "") -> Failure:
    """A failure to connect to `where` (`host:port`).

    Args:
        issuer: who signed the certificate that was not trusted, where that is known.
    """
    if isinstance(error, TimeoutError):
        return Failure(FailureKind.TIMEOUT, f"{where} did not answer within {deadline_s:g} s.")
    kind = FailureKind.UNREACHABLE
    if isinstance(error, socket.gaierror):
        return Failure(
            kind, f"The name of {where} could not be found. Is the network up, is the address right?"
        )
    if isinstance(error, ssl.SSLError):
        return Failure(kind, _tls_words(error, where, issuer))
    if isinstance(error, ConnectionRefusedError):
        return Failure(kind, f"The server refused the connection at {where}.")
    if isinstance(error, ConnectionError):
        return Failure(kind, f"The connection to {where} was cut.")
    if isinstance(error, OSError):
        reason = redact(error.strerror or type(error).__name__)
        return Failure(kind, f"{where} could not be reached ({reason}).")
    return Failure(kind, f"{where} could not be reached ({type(error).__name__}).")


class CertificateFault(Enum):
    """Why a certificate was not accepted."""

    UNTRUSTED = auto()
    EXPIRED = auto()
    NOT_YET = auto()
    OTHER_NAME = auto()


# Numbers of OpenSSL, Windows (CERT_E_...) and macOS (errSec...).
_CERTIFICATE_FAULTS: Final = {
    9: CertificateFault.NOT_YET,
    10: CertificateFault.EXPIRED,
    62: CertificateFault.OTHER_NAME,
    64: CertificateFault.OTHER_NAME,
    0x800B0101: CertificateFault.EXPIRED,
    0x800B010F: CertificateFault.OTHER_NAME,
    -67818: CertificateFault.EXPIRED,
    -67819: CertificateFault.NOT_YET,
    -67602: CertificateFault.OTHER_NAME,
}


def certificate_fault(error: ssl.SSLCertVerificationError) -> CertificateFault:
    """What is wrong with it: by number, else by the words of the system."""
    found = _CERTIFICATE_FAULTS.get(getattr(error, "verify_code", 0))
    if found is not None:
        return found
    words = f"{getattr(error, 'verify_message', '')} {error}".lower()
    if "expired" in words:
        return CertificateFault.EXPIRED
    if "host" in words and "match" in words:
        return CertificateFault.OTHER_NAME
    return CertificateFault.UNTRUSTED


def _tls_words(error: ssl.SSLError, where: str, issuer: str) -> str:
    if isinstance(error, ssl.SSLCertVerificationError):
        match certificate_fault(error):
            case CertificateFault.EXPIRED:
                return f"The certificate of {where} has expired. Is the clock of this computer right?"
            case CertificateFault.NOT_YET:
                return f"The certificate of {where} is not valid yet. Is the clock of this computer right?"
            case CertificateFault.OTHER_NAME:
                return f"The certificate of {where} is for another name. Is the address right?"
        signed = f": it was signed by {redact(issuer)}" if issuer else ""
        return (
            f"The certificate of {where} is not trusted{signed}. Where a company proxy or a virus scanner reads along, "
            "its CA certificate belongs into this computer's certificate store."
        )
    reason = str(getattr(error, "reason", "") or "TLS_ERROR")
    said = reason.replace("_", " ").lower()
    if reason in _NO_TLS:
        return (
            f"{where} does not speak TLS. Is the port right, or should the address begin with http: or ws:?"
        )
    if reason in _NO_COMMON_TLS:
        return f"{where} and this program have no TLS version in common: 1.2 or newer is needed ({said})."
    return f"No secure connection with {where} ({said})."


_NO_TLS: Final = frozenset(
    (
        "WRONG_VERSION_NUMBER",
        "HTTP_REQUEST",
        "HTTPS_PROXY_REQUEST",
        "UNKNOWN_PROTOCOL",
        "RECORD_LAYER_FAILURE",
    )
    + ("PACKET_LENGTH_TOO_LONG", "RECORD_TOO_LARGE", "INVALID_ALERT")
)
_NO_COMMON_TLS: Final = frozenset(
    ("UNSUPPORTED_PROTOCOL", "TLSV1_ALERT_PROTOCOL_VERSION", "VERSION_TOO_LOW", "WRONG_SSL_VERSION")
    + ("SSLV3_ALERT_HANDSHAKE_FAILURE", "TLS_ALERT_HANDSHAKE_FAILURE", "NO_PROTOCOLS_AVAILABLE")
)


class ProxyFault(Enum):
    """Why a proxy does not lead to the server."""

    NOT_HTTP = auto()
    NOT_SOCKS = auto()
    HUNG_UP = auto()
    LOGIN_WANTED = auto()
    WRONG_LOGIN = auto()
    OTHER_LOGIN = auto()
    FORBIDDEN = auto()
    NO_ROUTE = auto()
    NAME_UNKNOWN = auto()
    ODD_ANSWER = auto()


class ProxyRefusedError(Exception):
    """A proxy was reached and does not lead to the server.

    Args:
        number: what it answered, where it answered with a number.
    """

    def __init__(self, fault: ProxyFault, number: int = 0) -> None:
        super().__init__(fault.name)
        self.fault = fault
        self.number = number


def explain_proxy(error: BaseException, proxy: str, scheme: str, where: str, deadline_s: float) -> Failure:
    """A failure on the way through the proxy `proxy` (`host:port`, of a kind `scheme`) to `where`."""
    if isinstance(error, ProxyRefusedError):
        return Failure(FailureKind.UNREACHABLE, _proxy_words(error, f"The proxy {proxy}", scheme, where))
    if isinstance(error, socket.gaierror):
        return Failure(
            FailureKind.UNREACHABLE,
            f"The name of the proxy {proxy} could not be found. Is its address right?",
        )
    if isinstance(error, ConnectionRefusedError):
        return Failure(FailureKind.UNREACHABLE, f"The proxy {proxy} refused the connection. Is it running?")
    failure = explain_error(error, f"the proxy {proxy}", deadline_s)
    return Failure(failure.kind, failure.text[:1].upper() + failure.text[1:])


def _proxy_words(error: ProxyRefusedError, proxy: str, scheme: str, where: str) -> str:
    number = f" ({error.number})" if error.number else ""
    match error.fault:
        case ProxyFault.NOT_HTTP:
            return f"{proxy} does not answer like an HTTP proxy. Is it a SOCKS proxy (socks5://)?"
        case ProxyFault.NOT_SOCKS:
            return f"{proxy} does not answer like a SOCKS5 proxy. Is it an HTTP proxy (http://)?"
        case ProxyFault.HUNG_UP:
            return f"{proxy} hung up. Is it really of the kind {scheme}?"
        case ProxyFault.LOGIN_WANTED:
            return f"{proxy} wants a user name and a password{number}."
        case ProxyFault.WRONG_LOGIN:
            return f"{proxy} refused the user name or the password{number}. They are not tried again until they change."
        case ProxyFault.OTHER_LOGIN:
            return f"{proxy} does not accept a user name and a password, only other ways to log in{number}."
        case ProxyFault.FORBIDDEN:
            return f"{proxy} does not allow connections to {where}{number}."
        case ProxyFault.NO_ROUTE:
            return f"{proxy} could not reach {where}{number}."
        case ProxyFault.NAME_UNKNOWN:
            return f"The name of {where} could not be found here. With socks5h:// the proxy looks names up."
        case ProxyFault.ODD_ANSWER:
            return f"{proxy} answered{number} instead of connecting to {where}."


def explain_redirect(status: int, where: str) -> Failure:
    """A redirect, which is never followed: the key would go along."""
    return Failure(
        FailureKind.UNREACHABLE,
        f"{where} redirects to another address ({status}); the key is not sent there. Check the address.",
    )


def explain_plain(where: str) -> Failure:
    """A server gave no answer in plain text: perhaps it wants TLS."""
    return Failure(
        FailureKind.UNREACHABLE,
        f"{where} gave no answer in plain text. Should the address begin with https: or wss:?",
    )


def wants_tls(body: bytes) -> bool:
    """Whether an error 400 is that of a web server whose port speaks TLS."""
    return b"HTTPS port" in body or b"HTTPS server" in body


def explain_handshake(status: int, body: bytes, where: str, secrets: Iterable[str]) -> Failure:
    """A WebSocket handshake that was answered with something else than 101.

    For QOS a refused key is likely a 400 (QOS 5.7, a third-party report); the words of the body, where there are any,
    tell an expired key from a wrong one.
    """
    said = _said(body, secrets)
    quote = f' It said: "{said}"' if said else ""
    if status < HTTPStatus.INTERNAL_SERVER_ERROR and _BUSY.search(said):
        return _busy_key(where, quote)
    if status == HTTPStatus.OK or (status == HTTPStatus.FORBIDDEN and _is_page(body)):
        text = (
            f"{where} answered {status} with a page instead of opening the quote stream: the wrong address,"
        )
        return Failure(FailureKind.UNREACHABLE, f"{text} or a proxy or firewall on the way.{quote}")
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
        return explain_redirect(status, where)
    if status == HTTPStatus.NOT_FOUND:
        return Failure(kind, f"There is no quote stream at this address of {where} ({status}).")
    return Failure(kind, f"{where} answered {status} instead of opening the quote stream.{quote}")


def explain_close(code: int, reason: str, where: str, secrets: Iterable[str]) -> Failure:
    """The other side ended the connection; code 0 where it gave none."""
    said = redact(reason, secrets)
    if _EXPIRED.search(said) and "key" in said.lower():
        return Failure(FailureKind.KEY_EXPIRED, f'{where} ended the connection: "{said}"')
    words = f' It said: "{said}"' if said else ""
    if _BUSY.search(said):
        return _busy_key(where, words)
    number = f" (code {code})" if code and code != 1006 else ""
    return Failure(FailureKind.UNREACHABLE, f"{where} ended the connection{number}.{words}")


def _busy_key(where: str, quote: str) -> Failure:
    """The plan allows one connection, and somebody else has it (QOS 6)."""
    text = (
        f"Another program or window uses this key, and {where} allows it one connection. Close the other one."
    )
    return Failure(FailureKind.IN_USE, text + quote)


def _is_page(body: bytes) -> bool:
    """Whether this is a web page that says nothing of a key, so that somebody else than the vendor answered."""
    return body.lstrip()[:1] == b"<" and b"key" not in body[:2048].lower()


def _said(body: bytes, secrets: Iterable[str]) -> str:
    """The words of an error body, which may be JSON, HTML or text."""
    text = body[:2048].decode("utf-8", "replace")
    found = re.search(r'"(?:msg|message|error)"\s*:\s*"([^"]*)"', text)
    return redact(found.group(1) if found else _MARKUP.sub(" ", text), secrets)
