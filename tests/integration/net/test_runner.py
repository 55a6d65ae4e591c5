"""The runner over real loopback sockets: connect, cut, refuse, redirect, half-open, close."""

from __future__ import annotations

import asyncio
import random
import socket
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

import pytest
from picows import WSUpgradeResponse

from qosdesk.clock import SystemClock
from qosdesk.domain.intervals import Interval
from qosdesk.domain.priority import Priority
from qosdesk.domain.symbols import parse_symbol
from qosdesk.feed.calls import AnswerValue, Failure, FailureKind, GetBars, GetSnapshots
from qosdesk.feed.limits import Limits
from qosdesk.feed.messages import Event, FeedState, GapClosed, GapOpened, StateChanged, SubscriptionConfirmed
from qosdesk.net.runner import FeedRunner
from tests.helpers.mini import LIMITS, MiniProvider, Tally, limits, stream, streams
from tests.helpers.mini_server import MiniServer, mini_server

KEY = "5f1d0c9bkeykeykeykeykeykeykey0a7"
FAST = limits(command_gap_s=0.0)


class Desk:
    """A runner, what it said, and waiting for it."""

    def __init__(self, server: MiniServer, plan: Limits) -> None:
        self.sink = Tally()
        self.events: list[Event] = []
        self._changed = asyncio.Event()
        self.runner = FeedRunner(
            MiniProvider(plan),
            http_url=server.http_url,
            ws_urls=[server.ws_url],
            key=KEY,
            sink=self.sink,
            clock=SystemClock(),
            rng=random.Random(1),
        )
        self.runner.subscribe(self._on_event)

    def _on_event(self, event: Event) -> None:
        self.events.append(event)
        self._changed.set()

    async def until(self, condition: Callable[[], object]) -> None:
        while not condition():
            self._changed.clear()
            await self._changed.wait()

    async def until_state(self, state: FeedState) -> None:
        await self.until(lambda: self.runner.state is state)

    async def ask(self, question: GetSnapshots | GetBars) -> AnswerValue | Failure:
        answer: asyncio.Future[AnswerValue | Failure] = asyncio.get_running_loop().create_future()
        self.runner.ask(question, Priority.FOCUSED, answer.set_result)
        return await answer

    def states(self) -> list[FeedState]:
        return [event.state for event in self.events if isinstance(event, StateChanged)]

    def reasons(self) -> str:
        return " ".join(event.reason for event in self.events if isinstance(event, StateChanged))


@asynccontextmanager
async def desk(server: MiniServer, plan: Limits = FAST) -> AsyncIterator[Desk]:
    one = Desk(server, plan)
    try:
        yield one
    finally:
        await one.runner.close()


async def test_wanted_streams_become_confirmed_and_their_quotes_reach_the_sink():
    async with mini_server() as server, desk(server) as one:
        one.runner.want(streams("HK:700", "HK:5"))
        await one.until(lambda: all(one.runner.is_confirmed(s) for s in streams("HK:700", "HK:5")))
        assert one.states() == [FeedState.CONNECTING, FeedState.LIVE]
        await one.until(lambda: one.runner.quotes)
        assert ("HK:700", 1.5) in one.sink.trades
        assert server.keys == [KEY]


async def test_a_server_that_goes_and_comes_back_is_found_again_and_everything_is_live():
    async with mini_server() as server, desk(server) as one:
        one.runner.want(streams("HK:700"))
        await one.until(lambda: one.runner.is_confirmed(stream("HK:700")))
        await server.stop()
        await one.until_state(FeedState.RECONNECTING)
        assert any(isinstance(event, GapOpened) for event in one.events)
        await server.start()
        await one.until(lambda: any(isinstance(event, GapClosed) for event in one.events))
        assert one.runner.state is FeedState.LIVE
        assert one.runner.is_confirmed(stream("HK:700"))
        confirmations = [event for event in one.events if isinstance(event, SubscriptionConfirmed)]
        assert len(confirmations) == 2


@pytest.mark.parametrize(
    ("status", "body", "words"),
    [
        (401, b'{"msg": "Invalid key."}', 'refused the key (401). It said: "Invalid key."'),
        (400, b"", "refused the key (400)"),
        (403, b'{"msg": "Key expired."}', "the key has expired"),
    ],
)
async def test_a_refused_handshake_ends_in_refused_without_another_try(status, body, words):
    async with mini_server() as server, desk(server) as one:
        server.handshake = lambda: WSUpgradeResponse.create_error_response(status, body)
        one.runner.try_now()
        await one.until_state(FeedState.REFUSED)
        assert words in one.reasons()
        one.runner.kick()
        assert one.runner.state is FeedState.REFUSED
        assert server.handshakes == 1
        server.handshake = None
        one.runner.try_now()
        await one.until_state(FeedState.LIVE)


async def test_a_redirect_is_not_followed_with_the_key():
    async with mini_server() as honest, mini_server() as thief, desk(honest) as one:
        honest.handshake = lambda: WSUpgradeResponse.create_redirect_response(302, thief.ws_url)
        honest.http = lambda path, body: (f"307 Moved\r\nLocation: {thief.http_url}{path}", b"")
        one.runner.try_now()
        await one.until_state(FeedState.RECONNECTING)
        assert "redirects to another address (302)" in one.reasons()
        answer = await one.ask(GetSnapshots((parse_symbol("HK:700"),)))
        assert isinstance(answer, Failure)
        assert (thief.handshakes, thief.requests, thief.keys) == (0, [], [])


async def test_a_connection_that_stays_open_but_says_nothing_is_given_up():
    async with mini_server() as server, desk(server, limits(heartbeat_s=0.1, silence_s=0.3)) as one:
        server.mute = True
        one.runner.try_now()
        await one.until_state(FeedState.LIVE)
        await one.until_state(FeedState.RECONNECTING)
        assert "Nothing was heard" in one.reasons()
        assert {"cmd": "H"}.items() <= server.frames[0].items()
        server.mute = False
        await one.until_state(FeedState.LIVE)


async def test_questions_travel_by_http_and_over_the_link():
    async with mini_server() as server, desk(server) as one:
        code = parse_symbol("HK:700")
        snapshots = await one.ask(GetSnapshots((code,)))
        assert isinstance(snapshots, tuple)
        assert [one.symbol for one in snapshots] == [code]
        assert server.requests == ["POST /snapshot HTTP/1.1"]
        bars = await one.ask(GetBars(code, Interval.M1, 10))
        assert isinstance(bars, tuple)
        assert server.frames[-1]["cmd"] == "RK"
        assert set(server.keys) == {KEY}


async def test_no_server_at_all_is_told_in_words():
    async with mini_server() as server, desk(server) as one:
        await server.stop()
        one.runner.try_now()
        await one.until_state(FeedState.RECONNECTING)
        assert one.reasons() == f" The server refused the connection at 127.0.0.1:{server.port}."
        answer = await one.ask(GetSnapshots((parse_symbol("HK:700"),)))
        assert answer == Failure(
            FailureKind.UNREACHABLE, f"The server refused the connection at 127.0.0.1:{server.http_port}."
        )


async def test_closing_takes_less_than_a_second_while_everything_hangs():
    # The system accepts connections to this one, and nobody answers.
    with socket.create_server(("127.0.0.1", 0)) as silent:
        async with mini_server() as server:
            server.mute = True
            server.port, real = silent.getsockname()[1], server.port
            one = Desk(server, FAST)
            server.port = real
            one.runner.try_now()
            one.runner.ask(GetSnapshots((parse_symbol("HK:700"),)), Priority.FOCUSED, lambda _: None)
            await server.until(lambda: server.requests)
            begun_s = SystemClock().monotonic_s()
            await one.runner.close()
            assert SystemClock().monotonic_s() - begun_s < 1.0


async def test_the_key_is_in_no_repr_and_no_event():
    async with mini_server() as server, desk(server) as one:
        server.handshake = lambda: WSUpgradeResponse.create_error_response(401, f"bad key {KEY}".encode())
        server.http = lambda path, body: ("401 No", f"bad key {KEY}".encode())
        one.runner.try_now()
        await one.until_state(FeedState.REFUSED)
        answer = await one.ask(GetSnapshots((parse_symbol("HK:700"),)))
        told = [repr(one.events), repr(one.runner), repr(vars(one.runner)["_http"]), repr(answer)]
        assert not [text for text in told if KEY in text]


async def test_a_listener_that_fails_is_logged_once_and_the_session_goes_on(expected_log):
    expected_log("qosdesk.net.runner", "ERROR", "error in a listener")

    def broken(event: Event) -> None:
        raise RuntimeError("no")

    async with mini_server() as server, desk(server) as one:
        one.runner.subscribe(broken)
        one.runner.want(streams("HK:700"))
        await one.until(lambda: one.runner.is_confirmed(stream("HK:700")))


def test_it_runs_on_the_desktops_loop(run_qasync):
    async def session() -> None:
        async with mini_server() as server, desk(server, LIMITS) as one:
            one.runner.want(streams("HK:700"))
            await one.until(lambda: one.runner.is_confirmed(stream("HK:700")))
            answer = await one.ask(GetSnapshots((parse_symbol("HK:700"),)))
            assert isinstance(answer, tuple)

    run_qasync(session())
