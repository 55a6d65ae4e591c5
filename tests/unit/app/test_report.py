"""What a run says it saw."""

from __future__ import annotations

from qosdesk.app.report import run_report
from qosdesk.clock import FakeClock
from qosdesk.domain.status import Connection, LinkState
from qosdesk.domain.symbols import parse_symbol
from qosdesk.market.store import Store
from qosdesk.ui.bridge import FrameTimer


def test_the_report_counts_symbols_with_a_price_and_says_demo(qapp: object) -> None:
    store = Store()
    frames = FrameTimer(store, FakeClock(monotonic_s=9.0))
    store.state(parse_symbol("HK:700")).on_trade(384.4, 100.0, 1000, 1)
    store.state(parse_symbol("HK:388")).on_depth(None, None, 1000, lambda bids, asks: ((), ()))
    store.drain(9.0)
    connection = Connection(LinkState.LIVE, "QOS", demo=True, streams_confirmed=3, streams_wanted=4)
    lines = run_report(store, frames, connection, 2.0).splitlines()
    frames.stop()
    assert lines[:4] == [
        "source    QOS DEMO (made-up prices), live",
        "symbols   1 live",
        "streams   3 of 4 confirmed",
        "messages  2 in 2.0 s, 1 a second",
    ]


def test_the_report_says_why_there_is_no_link(qapp: object) -> None:
    frames = FrameTimer(Store(), FakeClock())
    connection = Connection(LinkState.REFUSED, "QOS", reason="The key was refused.")
    assert run_report(Store(), frames, connection, 0.0).startswith(
        "source    QOS, refused: The key was refused.\nsymbols   0 live\n"
    )
    frames.stop()
