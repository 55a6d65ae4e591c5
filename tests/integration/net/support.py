"""One try to reach `mini_server` by either transport, and what became of it in words."""

from __future__ import annotations

from qosdesk.feed.calls import Failure
from qosdesk.feed.dialect import Credentials
from qosdesk.feed.messages import HttpRequest
from qosdesk.net.http import HttpClient
from qosdesk.net.proxy import parse_choice
from qosdesk.net.route import Route
from qosdesk.net.tls import Trust
from qosdesk.net.words import LinkFailedError
from qosdesk.net.ws import open_link
from tests.helpers.mini_server import MiniServer
from tests.helpers.proxies import client_context

KEY = "5f1d0c9bkeykeykeykeykeykeykey0a7"
TRANSPORTS = ("http", "ws")
HOST = "quotes.test"


def route_by(choice: str = "none") -> Route:
    """A way by a proxy (or none), trusting the tests' authority."""
    return Route(parse_choice(choice), Trust(client_context()))


def port_of(server: MiniServer, transport: str) -> int:
    return server.http_port if transport == "http" else server.port


class Deaf:
    """A receiver of messages that do not matter."""

    news = ()

    def on_payload(self, payload: bytes) -> None: ...

    def on_said(self, said: object) -> None: ...

    def on_fault(self, error: Exception) -> None: ...


async def reach(
    transport: str, where: str, route: Route, *, secure: bool = False, deadline_s: float = 5.0
) -> str:
    """Try it once with the key: empty when it worked, else the words of the failure."""
    base = f"{transport}{'s' if secure else ''}://{where}"
    if transport == "http":
        client = HttpClient(base, Credentials(http_headers={"key": KEY}), route)
        answer = await client.request(HttpRequest("POST", "/snapshot", b"{}", "snapshot"), deadline_s)
        await client.aclose()
        assert isinstance(answer, Failure) or answer == (200, b"{}")
        return answer.text if isinstance(answer, Failure) else ""
    try:
        link = await open_link(
            f"{base}/ws", {"key": KEY}, Deaf(), lambda _: None, deadline_s=deadline_s, route=route
        )
    except LinkFailedError as error:
        return error.failure.text
    link.close()
    await link.wait_closed()
    return ""
