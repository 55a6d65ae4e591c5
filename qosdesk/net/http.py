"""HTTP calls with the key in a header. Failures come back in words, never as an exception that holds the request.

httpcore does HTTP/1.1 and keeps connections; it is loaded with the first call. Sockets come from the route, as those of
the streams do. No redirect is followed, and no log record of the library is written. Imports feed only.
"""

from __future__ import annotations

import asyncio
import zlib
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Final
from urllib.parse import urlencode, urlsplit

from qosdesk.feed.calls import Failure, FailureKind
from qosdesk.feed.dialect import Credentials
from qosdesk.feed.messages import HttpRequest
from qosdesk.net.route import Route, Target, parse_target
from qosdesk.net.words import (
    BAD_KEY,
    LinkFailedError,
    explain_plain,
    explain_redirect,
    is_header_value,
    wants_tls,
)

if TYPE_CHECKING:
    import httpcore

MAX_BODY: Final = 32 * 1024 * 1024
_GZIP: Final = 16 + zlib.MAX_WBITS


class HttpClient:
    """Requests to one server.

    Args:
        base_url: scheme, host, port and perhaps a path that every call starts with.
        credentials: how the key travels.
        route: how the server is reached; None for the direct way.
        wall_ms: the time that a request may have to name.
    """

    def __init__(
        self,
        base_url: str,
        credentials: Credentials,
        route: Route | None = None,
        wall_ms: Callable[[], int] = int,
    ) -> None:
        self._base_url = base_url.rstrip("/")
        self._headers = {
            "Content-Type": "application/json",
            "Accept-Encoding": "gzip",
            **credentials.http_headers,
        }
        self._query = urlencode(credentials.http_query)
        self._sign = credentials.sign
        self._wall_ms = wall_ms
        self._route = route or Route()
        self._target = parse_target(base_url, "http", "https")
        self._pool: httpcore.AsyncConnectionPool | None = None
        self._closed = False

    def __repr__(self) -> str:
        return f"HttpClient('{self._target}')"

    async def request(self, request: HttpRequest, timeout_s: float) -> tuple[int, bytes] | Failure:
        """Perform one request: (status, body), or why there is no answer. Any status but a redirect is an answer."""
        target = self._target
        if target is None or self._closed:
            return Failure(FailureKind.UNREACHABLE, "The HTTP address must look like https://host.")
        if not all(is_header_value(value) for value in self._headers.values()):
            return BAD_KEY
        import httpcore

        from qosdesk.net.http_pool import NotConnectedError

        failed: BaseException
        was_sent = True
        try:
            async with asyncio.timeout(timeout_s):
                return await self._perform(target, request, timeout_s)
        except httpcore.RemoteProtocolError:
            if not target.is_secure:
                return explain_plain(str(target))
            text = f"{target} hung up without an answer, or its answer is not HTTP."
            return Failure(FailureKind.UNREACHABLE, text)
        except zlib.error:
            return Failure(FailureKind.BAD_ANSWER, f"{target} sent an answer that can't be unpacked.")
        except NotConnectedError as error:
            failed, was_sent = error.cause, False
        except (OSError, LinkFailedError) as error:
            failed = error
        except (httpcore.LocalProtocolError, UnicodeError, ValueError):
            text = "The key or the address has characters that no request can carry."
            return Failure(FailureKind.KEY_REFUSED, text)
        # Outside the except blocks: what is raised here must not hold on to the request.
        return replace(await self._route.explain(failed, target, timeout_s), was_sent=was_sent)

    async def aclose(self) -> None:
        """Close all connections; requests under way must have been cancelled before."""
        self._closed = True
        pool, self._pool = self._pool, None
        if pool is not None:
            await pool.aclose()

    async def _perform(
        self, target: Target, request: HttpRequest, timeout_s: float
    ) -> tuple[int, bytes] | Failure:
        from qosdesk.net.http_pool import make_pool

        if self._pool is None:
            context = await self._route.trust.context() if target.is_secure else None
            if self._pool is None:  # a request beside this one may have made it meanwhile
                self._pool = make_pool(self._route, target, context)
        request = self._sign(request, self._wall_ms())
        url = self._base_url + request.path
        if self._query:
            url += ("&" if "?" in url else "?") + self._query
        host = urlsplit(self._base_url).netloc.rpartition("@")[2]
        headers = [("Host", host), *self._headers.items(), *request.headers]
        asked = self._pool.stream(
            request.method,
            url,
            headers=headers,
            content=request.body,
            extensions={"timeout": {"connect": timeout_s}},
        )
        async with asked as response:
            if 300 <= response.status < 400:
                return explain_redirect(response.status, str(target))
            packed = any(name.lower() == b"content-encoding" for name, _ in response.headers)
            body = await _read_body(response, packed)
        if body is None:
            return Failure(FailureKind.BAD_ANSWER, f"{target} sent an answer larger than {MAX_BODY} bytes.")
        if response.status == 400 and not target.is_secure and wants_tls(body):
            return explain_plain(str(target))
        return response.status, body


async def _read_body(response: httpcore.Response, packed: bool) -> bytes | None:
    """The body unpacked; None if it is larger than it may be.

    Raises:
        ConnectionResetError: the rest does not come.
        zlib.error: it is not what it says.
    """
    import httpcore

    body = bytearray()
    unpacker = zlib.decompressobj(_GZIP) if packed else None
    try:
        async for chunk in response.aiter_stream():
            body += unpacker.decompress(chunk, MAX_BODY + 1 - len(body)) if unpacker is not None else chunk
            if len(body) > MAX_BODY:
                return None
    except httpcore.RemoteProtocolError:
        raise ConnectionResetError from None
    return bytes(body)
