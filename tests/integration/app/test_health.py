"""Staleness and diagnostics over real sockets, against a demo exchange that falls silent with its socket open."""

from __future__ import annotations

from pathlib import Path

import pytest

from qosdesk.domain.diagnostics import Cause, What
from qosdesk.domain.quotes import Kind, Stream
from qosdesk.domain.symbols import Symbol, parse_symbol
from tests.helpers.children import exchange
from tests.integration.app.support import LONG_S, is_live, open_house, source_of

SYMBOLS = tuple(parse_symbol(code) for code in ("HK:700", "US:AAPL", "CF:BTCUSDT"))
STREAMS = tuple(Stream(symbol, kind) for symbol in SYMBOLS for kind in (Kind.SNAPSHOT, Kind.TRADE))


@pytest.fixture(autouse=True)
def data_dir(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QOSDESK_DATA_DIR", str(tmp_path / "data"))


@pytest.mark.slow
def test_what_falls_silent_turns_stale_within_a_second_of_its_threshold_though_the_link_is_up(run_qasync):
    async def scene() -> None:
        with exchange("--rate", "300", "--seed", "5", "--fault", "stall@14") as demo:
            async with open_house(source_of(demo)) as (house, news):
                for symbol in SYMBOLS:
                    house.desk.settings.set(f"stale.{symbol.market}_s", 2.0)
                late_s: dict[Symbol, float] = {}
                stale = house.staleness

                def note() -> None:
                    for symbol in SYMBOLS:
                        if stale.is_stale(symbol):
                            late_s.setdefault(symbol, stale.age_s(symbol) - stale.threshold_s(symbol))
                    news.tell()

                stale.subscribe(note)
                house.quotes.want("test", STREAMS)
                await news.until(lambda: len(late_s) == len(SYMBOLS))
                assert is_live(house.session)
                assert all(0.0 <= late <= 1.0 for late in late_s.values()), late_s
                assert not house.frames.is_running

    run_qasync(scene(), deadline_s=LONG_S)


@pytest.mark.slow
def test_a_pulled_plug_and_the_return_are_in_the_diagnostics_without_the_key(run_qasync):
    async def scene() -> None:
        with exchange("--rate", "100", "--seed", "5") as first:
            async with open_house(source_of(first)) as (house, news):
                house.quotes.want("test", STREAMS)
                await news.until(lambda: house.store.state(SYMBOLS[0]).print_count)
                read = house.diagnostics.read()
                assert read.reconnects == 0
                assert read.incidents[-1].what is What.CONNECTED
                first.kill()
                await news.until(lambda: not is_live(house.session))
                with exchange("--rate", "100", "--seed", "5", "--port", str(first.port)):
                    await news.until(lambda: is_live(house.session))
                    read = house.diagnostics.read()
        assert read.reconnects == 1
        assert [one.what for one in read.incidents if one.what in (What.CONNECTED, What.LOST)][:2] == [
            What.CONNECTED,
            What.LOST,
        ]
        lost = next(one for one in read.incidents if one.what is What.LOST)
        assert lost.cause is not Cause.NONE
        assert not any(first.key in one.text for one in read.incidents)

    run_qasync(scene(), deadline_s=LONG_S)
