"""No redirect is followed, by neither transport: the second host never hears of us, and no logger of the key."""

from __future__ import annotations

import asyncio
import base64
import io
import logging
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager

import pytest

from qosdesk.app.logs import RedactingFormatter, Redactor
from tests.helpers.mini_server import mini_server
from tests.helpers.proxies import listener, proxy_server
from tests.integration.net.support import HOST, KEY, TRANSPORTS, port_of, reach, route_by

PASSWORD = "pr0xy-s3cret"
LOGIN = base64.b64encode(f"desk:{PASSWORD}".encode()).decode()
LOGGERS = (
    *(
        "httpcore",
        "httpcore.connection",
        "httpcore.http11",
        "httpcore.proxy",
        "httpcore.socks",
        "httpx",
        "h11",
    ),
    *("hpack", "picows", "picows.client", "python_socks", "asyncio", "qosdesk"),
)


REASONS = {301: "Moved", 302: "Found", 303: "See Other", 307: "Temporary", 308: "Permanent"}


@asynccontextmanager
async def redirector(target: str, status: int) -> AsyncIterator[tuple[int, list[str]]]:
    """A server that sends everybody on to another; gives its port and the heads of the requests it got."""
    heads: list[str] = []

    async def speak(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        heads.append((await reader.readuntil(b"\r\n\r\n")).decode())
        location = f"Location: {target}/?key={KEY}"
        writer.write(
            f"HTTP/1.1 {status} {REASONS[status]}\r\n{location}\r\nContent-Length: 0\r\n\r\n".encode()
        )
        await reader.read()

    async with listener(speak) as port:
        yield port, heads


@contextmanager
def everything_logged(redactor: Redactor) -> Iterator[io.StringIO]:
    """All records of all loggers at every level, as the log file would get them."""
    text = io.StringIO()
    handler = logging.StreamHandler(text)
    handler.setFormatter(RedactingFormatter(redactor))
    loggers = [logging.getLogger(), *map(logging.getLogger, LOGGERS)]
    levels = [logger.level for logger in loggers]
    for logger in loggers:
        logger.setLevel(1)
    loggers[0].addHandler(handler)
    try:
        yield text
    finally:
        loggers[0].removeHandler(handler)
        for logger, level in zip(loggers, levels, strict=True):
            logger.setLevel(level)


@pytest.mark.parametrize("transport", TRANSPORTS)
@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
async def test_a_redirect_is_told_and_not_followed(transport, status):
    async with (
        mini_server() as thief,
        redirector(f"{transport}://127.0.0.1:{port_of(thief, transport)}", status) as (port, heads),
    ):
        where = f"127.0.0.1:{port}"
        with everything_logged(Redactor()) as logged:
            said = await reach(transport, where, route_by())
        assert said == (
            f"{where} redirects to another address ({status}); the key is not sent there. Check the address."
        )
        assert len(heads) == 1
        assert KEY in heads[0]
        assert thief.keys == []
        assert thief.requests == []
        assert thief.handshakes == 0
        assert KEY not in logged.getvalue()


@pytest.mark.parametrize("transport", TRANSPORTS)
@pytest.mark.parametrize("scheme", ["http", "socks5h"])
@pytest.mark.parametrize("is_right", [True, False])
@pytest.mark.allow_logs
async def test_no_logger_writes_the_key_or_the_proxys_password_at_any_level(
    transport, scheme, is_right, capfd
):
    redactor = Redactor()  # knows neither: nothing of them may be written in the first place
    async with mini_server() as server, proxy_server(scheme) as proxy:
        proxy.login = f"Basic {LOGIN}" if scheme == "http" else f"desk:{PASSWORD}"
        if not is_right:
            proxy.login += "x"
        route = route_by(f"{scheme}://desk:{PASSWORD}@{proxy.name}")
        with everything_logged(redactor) as logged:
            said = await reach(transport, f"{HOST}:{port_of(server, transport)}", route)
            logging.getLogger("qosdesk.test").info("by %r: %s", route, said)
        assert bool(said) is not is_right
        assert len(proxy.logins) == 1
    printed = capfd.readouterr()
    for text in (logged.getvalue(), said, printed.out, printed.err):
        for secret in (KEY, PASSWORD, LOGIN):
            assert secret not in text


def test_a_password_inside_an_address_is_hidden_even_if_we_never_heard_of_it():
    said = Redactor().redact("all_proxy=http://desk:pr0xy-s3cret@proxy.test:3128 and wss://host/ws")
    assert PASSWORD not in said
    assert "proxy.test:3128 and wss://host/ws" in said
