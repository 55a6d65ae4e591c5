"""The runner, the QOS provider and the demo exchange together, over real sockets."""

from __future__ import annotations

import asyncio
import random

from qosdesk.clock import SystemClock
from qosdesk.demo.exchange import DemoServer
from qosdesk.demo.options import DemoOptions
from qosdesk.domain.intervals import Interval
from qosdesk.domain.priority import Priority
from qosdesk.domain.quotes import Kind, Stream
from qosdesk.domain.status import Meter
from qosdesk.domain.symbols import parse_symbol
from qosdesk.feed.calls import (
    AnswerValue,
    Failure,
    GetBars,
    GetDepth,
    GetInstruments,
    GetSnapshots,
    GetTrades,
    Question,
)
from qosdesk.feed.messages import Event, FeedState
from qosdesk.net.runner import FeedRunner
from qosdesk.providers.qos.provider import QosProvider
from tests.helpers.mini import Tally

CODES = ("US:AAPL", "HK:700", "SH:600519", "CF:BTCUSDT")


async def test_every_kind_is_live_and_every_question_answered_within_the_documented_plan():
    server = DemoServer(DemoOptions(seed=7, plan="default", rate=200.0))
    ready = await server.start()
    runner = FeedRunner(
        QosProvider(),
        http_url=ready.http,
        ws_urls=[ready.ws],
        key=ready.key,
        sink=Tally(),
        clock=SystemClock(),
        rng=random.Random(1),
    )
    changed = asyncio.Event()
    answers: dict[Question, AnswerValue | Failure] = {}

    def on_event(_event: Event) -> None:
        changed.set()

    runner.subscribe(on_event)
    symbols = tuple(parse_symbol(code) for code in CODES)
    wanted = [Stream(symbol, kind) for kind in (Kind.SNAPSHOT, Kind.TRADE, Kind.DEPTH) for symbol in symbols]
    wanted.append(Stream(symbols[0], Kind.BAR, Interval.M1))
    questions: list[Question] = [
        GetSnapshots(symbols),
        GetTrades(symbols, 5),
        GetDepth(symbols),
        GetInstruments(symbols),
        GetBars(symbols[0], Interval.DAY, 10),
    ]
    try:
        runner.want(wanted)
        for question in questions:
            runner.ask(
                question,
                Priority.VISIBLE,
                lambda answer, question=question: answers.update({question: answer}),
            )
        while not (len(answers) == len(questions) and all(map(runner.is_confirmed, wanted))):
            changed.clear()
            await changed.wait()
        assert runner.state is FeedState.LIVE
        assert not [answer for answer in answers.values() if isinstance(answer, Failure)]
        assert runner.quotes > 0
        assert runner.ledger()[0] == Meter("Live", 4, 10)
        account = server.ledger.account(ready.key)
        assert account is not None
        assert not any(account.violations.values())
    finally:
        await runner.close()
        await server.close()
