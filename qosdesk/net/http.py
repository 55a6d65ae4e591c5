"""HTTP calls with the key in a header. Failures come back in words, never as an exception that holds the request.

httpx is loaded with the first call. Redirects are not followed, proxies of the environment are not used (a proxy is a
setting), and the libraries' loggers, which write whole URLs, are kept quiet. Imports feed only.
"""

from __future__ import annotations

import asyncio
import logging
import ssl
from collections.abc import Mapping
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from qosdesk.feed.calls import Failure, FailureKind
from qosdesk.feed.messages import HttpRequest
from qosdesk.net.resolve import TURN_S, resolve
from qosdesk.net.words import BAD_KEY, explain_error, is_header_value

if TYPE_CHECKING:
    import httpx

MAX_BODY: Final = 32 * 1024 * 1024
MAX_CONNECTIONS: Final = 6


class HttpClient:
    """Requests to one server.

    Args:
        base_url: scheme, host, port and perhaps a path that every call starts with.
        headers: sent with every request; they carry the key.
        query: added to every request; carries the key only where the user chose that.
        ssl_context: for https; None makes one with the system's certificates.
    """

    def __init__(
        self,
        base_url: str,
        headers: Mapping[str, str],
        query: Mapping[str, str] | None = None,
        ssl_context: ssl.SSLContext | None = None,
    ) -> None:
        self._base_url = base_url.rstrip("/")
        self._headers = dict(headers)
        self._query = dict(query or {})
        self._ssl_context = ssl_context
        self._client: httpx.AsyncClient | None = None
        self._closed = False
        self._addresses: list[str] = []
        parts = urlsplit(self._base_url)
        try:
            self._port = parts.port or (443 if parts.scheme == "https" else 80)
        except ValueError:
            self._port = 0
        self._host = parts.hostname or ""
        self._is_usable = parts.scheme in ("http", "https") and bool(self._host) and self._port > 0
        self._where = f"{self._host}:{self._port}"

    def __repr__(self) -> str:
        return f"HttpClient({self._where!r})"

    async def request(self, request: HttpRequest, timeout_s: float) -> tuple[int, bytes] | Failure:
        """Perform one request: (status, body), or why there is no answer. Any status is an answer."""
        if not self._is_usable or self._closed:
            return Failure(FailureKind.UNREACHABLE, "The HTTP address must look like https://host.")
        if not all(is_header_value(value) for value in self._headers.values()):
            return BAD_KEY
        import httpx

        try:
            async with asyncio.timeout(timeout_s):
                return await self._perform(request)
        except (TimeoutError, httpx.ConnectTimeout):
            self._addresses = []
            return explain_error(TimeoutError(), self._where, timeout_s)
        except httpx.ConnectError as error:
            self._addresses = []
            return explain_error(_cause(error), self._where, timeout_s)
        except httpx.HTTPError as error:
            return Failure(
                FailureKind.UNREACHABLE, f"The exchange with {self._where} failed ({type(error).__name__})."
            )
        except (httpx.InvalidURL, ValueError):
            return Failure(
                FailureKind.KEY_REFUSED, "The key or the address has characters that no request can carry."
            )
        except OSError as error:
            return explain_error(error, self._where, timeout_s)

    async def aclose(self) -> None:
        """Close all connections; requests under way must have been cancelled before."""
        self._closed = True
        client, self._client = self._client, None
        if client is not None:
            await client.aclose()

    async def _perform(self, request: HttpRequest) -> tuple[int, bytes] | Failure:
        import httpx

        if self._client is None:
            self._client = self._make_client()
        if not self._addresses:
            # Looked up here, because httpx's lookups run in an executor whose shutdown can't be hurried.
            self._addresses = [address.host for address in await resolve(self._host, self._port)]
        addresses = list(self._addresses)
        for number, address in enumerate(addresses, 1):
            try:
                answer = await self._send(
                    self._client, request, address, TURN_S if len(addresses) > 1 else None
                )
            except (httpx.ConnectError, httpx.ConnectTimeout):
                if number == len(addresses):
                    raise
            else:
                self._addresses.sort(key=lambda one: one != address)  # this one first from now on
                return answer
        raise ConnectionRefusedError

    async def _send(
        self, client: httpx.AsyncClient, request: HttpRequest, address: str, connect_s: float | None
    ) -> tuple[int, bytes] | Failure:
        import httpx

        url = httpx.URL(self._base_url + request.path)
        if self._query:
            url = url.copy_merge_params(self._query)
        headers = {"Host": url.netloc.decode("ascii"), "Content-Type": "application/json", **self._headers}
        built = client.build_request(
            request.method,
            url.copy_with(host=address),
            content=request.body,
            headers=headers,
            timeout=httpx.Timeout(None, connect=connect_s),
            extensions={"sni_hostname": self._host},
        )
        response = await client.send(built, stream=True)
        try:
            body = bytearray()
            async for chunk in response.aiter_bytes():
                body += chunk
                if len(body) > MAX_BODY:
                    text = f"{self._where} sent an answer larger than {MAX_BODY} bytes."
                    return Failure(FailureKind.BAD_ANSWER, text)
            return response.status_code, bytes(body)
        finally:
            await response.aclose()

    def _make_client(self) -> httpx.AsyncClient:
        import httpx

        for name in ("httpx", "httpcore"):
            logging.getLogger(name).setLevel(logging.WARNING)
        if self._ssl_context is not None:
            context = self._ssl_context
        elif self._base_url.startswith("https:"):
            context = ssl.create_default_context()
        else:
            context = ssl.SSLContext(
                ssl.PROTOCOL_TLS_CLIENT
            )  # trusts nobody, and saves loading the certificates
        return httpx.AsyncClient(
            verify=context,
            follow_redirects=False,
            trust_env=False,
            # One deadline around the whole exchange stands in for httpx's four.
            timeout=None,
            limits=httpx.Limits(
                max_connections=MAX_CONNECTIONS, max_keepalive_connections=2, keepalive_expiry=20.0
            ),
        )


def _cause(error: BaseException) -> BaseException:
    """The system's error below the libraries' wrappers, which says what really happened."""
    found = error
    seen: BaseException | None = error
    while seen is not None:
        if isinstance(seen, BaseExceptionGroup):
            seen = seen.exceptions[0]
            continue
        if isinstance(seen, OSError) and (seen.errno is not None or not isinstance(found, OSError)):
            found = seen
        seen = seen.__cause__ or seen.__context__
    return found
