"""The AllTick wire over real sockets: tokens, calls, subscriptions, plans, faults (AllTick 2 to 7, 10)."""

from __future__ import annotations

import asyncio
import json
from typing import Any

import aiohttp
import pytest

from qosdesk.clock import FakeClock
from tests.integration.demo.alltick import OTHER, STOCK, get, post, socket, symbols
from tests.integration.demo.support import KEY, demo

TRADE, DEPTH = 22998, 22999
ITEM = {"kline_type": 1, "kline_timestamp_end": 0, "query_kline_num": 2, "adjust_type": 0}


# -- tokens and paths -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", ["/quote-b-api/kline", "/quote-stock-b-api/nothing", "/api/suspension/sse"])
async def test_without_a_token_every_path_is_401_with_the_attested_body(path: str):
    async with demo() as client:
        assert await get(client, path, {}, token=None) == (401, {"msg": "token is required", "ret": 401})
        assert await get(client, path, {}, token="wrong") == (401, {"msg": "token invalid", "ret": 401})


async def test_a_handshake_without_a_token_is_refused_and_the_examples_token_is_let_in():
    async with demo() as client:
        for token in (None, "wrong"):
            with pytest.raises(aiohttp.WSServerHandshakeError) as caught:
                async with socket(client, STOCK, token=token):
                    pass
            assert caught.value.status == 401
        async with socket(client, OTHER, token="testtoken") as stream:
            assert (await stream.ask(22000, {}))["ret"] == 200
        keys = (await client.get("/_demo/ledger"))["wires"]["alltick"]
        assert keys["keys"]["testtoken"]["connections"]["total"] == 1
        assert keys["refused"] == {"invalid": 2}


# -- calls ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("path", "code"),
    [
        ("/quote-stock-b-api", "GOLD"),
        ("/quote-b-api", "AAPL.US"),
        ("/quote-b-api", "SILVER"),
        ("/quote-stock-b-api", "00700.HK"),
        ("/quote-stock-b-api", "aapl.us"),
    ],
)
async def test_a_code_of_the_other_family_or_in_another_spelling_is_600_for_the_whole_request(
    path: str, code: str
):
    good = "700.HK" if "stock" in path else "BTCUSDT"
    async with demo() as client:
        answer = (await get(client, f"{path}/trade-tick", symbols(good, code)))[1]
        assert answer == {"ret": 600, "msg": "code invalid", "trace": "t-1", "data": {}}
        await client.post("/_demo/fault", {"on": ["skip-bad@alltick"]})
        answer = (await get(client, f"{path}/trade-tick", symbols(good, code)))[1]
        assert [one["code"] for one in answer["data"]["tick_list"]] == [good]


async def test_books_have_the_documented_levels_and_best_prices_first():
    async with demo() as client:
        stocks = (
            await get(client, "/quote-stock-b-api/depth-tick", symbols("AAPL.US", "700.HK", "000001.SZ"))
        )[1]
        others = (
            await get(client, "/quote-b-api/depth-tick", symbols("BTCUSDT", "EURUSD", "GOLD", "US500"))
        )[1]
    books = {one["code"]: one for one in stocks["data"]["tick_list"] + others["data"]["tick_list"]}
    assert {code: len(book["bids"]) for code, book in books.items()} == {
        "AAPL.US": 1,
        "700.HK": 10,
        "000001.SZ": 5,
        "BTCUSDT": 5,
        "EURUSD": 1,
        "GOLD": 1,
        "US500": 1,
    }
    for book in books.values():
        bids, asks = ([float(level["price"]) for level in book[side]] for side in ("bids", "asks"))
        assert bids == sorted(bids, reverse=True)
        assert asks == sorted(asks)
        assert bids[0] < asks[0]
    assert books["GOLD"]["bids"][0]["volume"] == "0"


async def test_two_hour_bars_exist_in_the_second_family_only():
    async with demo() as client:
        item = ITEM | {"kline_type": 6}
        assert (await get(client, "/quote-b-api/kline", item | {"code": "BTCUSDT"}))[1]["ret"] == 200
        assert (await get(client, "/quote-stock-b-api/kline", item | {"code": "700.HK"}))[1]["ret"] == 400


async def test_an_end_time_in_seconds_or_milliseconds_pages_back_and_counts_not_for_stocks():
    async with demo() as client:
        newest = (await get(client, "/quote-b-api/kline", ITEM | {"code": "GOLD", "query_kline_num": 4}))[1]
        stamps = [int(bar["timestamp"]) for bar in newest["data"]["kline_list"]]
        assert stamps == sorted(stamps)
        for end in (stamps[1], stamps[1] * 1000, str(stamps[1])):
            item = ITEM | {"code": "GOLD", "kline_timestamp_end": end}
            answer = (await get(client, "/quote-b-api/kline", item))[1]
            assert [int(bar["timestamp"]) for bar in answer["data"]["kline_list"]][-1] == stamps[1]
        item = ITEM | {"code": "700.HK", "kline_timestamp_end": stamps[1] - 86_400}
        answer = (await get(client, "/quote-stock-b-api/kline", item))[1]
        assert int(answer["data"]["kline_list"][-1]["timestamp"]) >= stamps[-1]


async def test_bars_are_cut_to_500_and_to_two_in_a_batch():
    async with demo() as client:
        item = ITEM | {"code": "BTCUSDT", "query_kline_num": 1000}
        assert len((await get(client, "/quote-b-api/kline", item))[1]["data"]["kline_list"]) == 500
        for method in ("POST", "GET"):
            answer = (await post(client, "/quote-b-api/batch-kline", {"data_list": [item]}, method=method))[1]
            assert len(answer["data"]["kline_list"][0]["kline_data"]) == 2


async def test_requests_that_cannot_be_read_have_their_own_codes():
    async with demo() as client:
        url = f"{client.http}/quote-b-api"

        async def ret(path: str, **options: Any) -> int:
            method = options.pop("method", "GET")
            params = {"token": KEY} | options.pop("params", {})
            async with client.session.request(method, url + path, params=params, **options) as answer:
                return (await answer.json(content_type=None))["ret"]

        assert await ret("/kline") == 402
        assert await ret("/kline", params={"query": "%7B%22trace%22%7D"}) == 402  # encoded twice
        assert await ret("/kline", params={"query": '{"trace":"x"}'}) == 400
        assert await ret("/batch-kline", method="POST") == 601
        assert await ret("/batch-kline", method="POST", data=b"{") == 400
        assert await ret("/static_info", params={"query": '{"trace":"x","data":{}}'}) == 404


async def test_static_info_is_of_shares_and_strings_alone():
    async with demo() as client:
        answer = (
            await get(client, "/quote-stock-b-api/static_info", symbols("700.HK", "AAPL.US", "HSI.HK"))
        )[1]
    infos = {one["symbol"]: one for one in answer["data"]["static_info_list"]}
    assert infos["700.HK"]["hk_shares"] == "9143600000"
    assert "hk_shares" not in infos["AAPL.US"]
    assert "total_shares" not in infos["HSI.HK"]
    assert all(isinstance(value, str) for info in infos.values() for value in info.values())


async def test_halts_come_in_pages_of_another_envelope():
    async with demo() as client:
        for exchange in ("sse", "nyse", "nasdaq"):
            url = f"{client.http}/api/suspension/{exchange}"
            async with client.session.get(url, params={"token": KEY, "page": "2", "size": "5"}) as answer:
                said = await answer.json()
            assert (said["success"], len(said["data"]), said["currentPage"]) == (True, 5, 2)
            published = [one["publishDate"] for one in said["data"]]
            assert published == sorted(published, reverse=True)
        async with client.session.get(f"{client.http}/api/suspension/hkex", params={"token": KEY}) as answer:
            assert (answer.status, (await answer.json())["success"]) == (500, False)


# -- the stream -------------------------------------------------------------------------------------------------------


async def test_trades_and_books_are_pushed_after_their_answers():
    async with demo() as client, socket(client, OTHER) as stream:
        answer = await stream.ask(22004, symbols("BTCUSDT", "GOLD"))
        assert answer == {"ret": 200, "msg": "ok", "cmd_id": 22005, "seq_id": 1, "trace": "t-1", "data": {}}
        assert not stream.pushes
        assert (await stream.ask(22002, symbols("BTCUSDT", depth_level=3)))["cmd_id"] == 22003
        trade = await stream.until(lambda one: one["cmd_id"] == TRADE and one["data"]["code"] == "BTCUSDT")
        book = await stream.until(lambda one: one["cmd_id"] == DEPTH)
        again = await stream.until(lambda one: one["cmd_id"] == TRADE and one["data"]["code"] == "BTCUSDT")
    assert {type(trade[name]) for name in ("seq", "tick_time", "trade_direction")} == {int}
    assert again["seq"] > trade["seq"] > 1_000_000_000_000_000
    assert len(book["bids"]) == len(book["asks"]) == 3


async def test_each_list_replaces_the_one_before_of_its_kind_alone():
    async with demo() as client, socket(client, OTHER) as stream:
        await stream.ask(22004, symbols("BTCUSDT", "ETHUSDT"))
        await stream.ask(22002, symbols("BTCUSDT"))
        await stream.ask(22004, symbols("SOLUSDT"))
        account = (await client.get("/_demo/ledger"))["wires"]["alltick"]["keys"]["demo"]
        assert account["live_by_kind"] == {"T": 1, "D5": 1}
        assert account["live_codes"] == ["CF:BTCUSDT", "CF:SOLUSDT"]
        assert (await stream.ask(22006, {"cancel_type": 2}))["ret"] == 200
        account = (await client.get("/_demo/ledger"))["wires"]["alltick"]["keys"]["demo"]
        assert account["live_by_kind"] == {"D5": 1}
        assert (await stream.ask(22006, {"cancel_type": 0}))["ret"] == 200
        account = (await client.get("/_demo/ledger"))["wires"]["alltick"]["keys"]["demo"]
        assert account["live_pairs"] == 0
        assert account["commands"] == {"trade": 2, "depth": 1, "cancel": 2}


async def test_a_list_with_a_wrong_code_is_refused_whole_and_the_old_one_stays():
    async with demo() as client, socket(client, STOCK) as stream:
        await stream.ask(22004, symbols("700.HK"))
        answer = await stream.ask(22004, symbols("AAPL.US", "GOLD"))
        assert (answer["ret"], answer["cmd_id"], answer["trace"]) == (600, 22005, "t-2")
        account = (await client.get("/_demo/ledger"))["wires"]["alltick"]["keys"]["demo"]
        assert account["live_codes"] == ["HK:700"]


@pytest.mark.parametrize("data", [{}, [], {"symbol_list": None}, None])
async def test_heartbeats_of_every_form_are_answered(data: Any):
    async with demo() as client, socket(client, STOCK) as stream:
        assert (await stream.ask(22000, data))["cmd_id"] == 22001


async def test_binary_frames_and_a_heartbeat_without_data_are_read_and_the_unreadable_is_201():
    async with demo() as client, socket(client, STOCK) as stream:
        await stream.raw.send_bytes(b'{"cmd_id":22000,"seq_id":9,"trace":"x"}')
        assert (await stream.next())["seq_id"] == 9
        await stream.raw.send_str("hello")
        unread = {"ret": 201, "msg": "request header param invalid", "cmd_id": 0, "seq_id": 0, "trace": ""}
        assert await stream.next() == unread | {"data": {}}
        assert (await stream.ask(22777, {}))["ret"] == 400
        assert (await stream.ask(22002, {"symbol_list": "700.HK"}))["ret"] == 400


@pytest.mark.parametrize(("fault", "code"), [("", 1000), ("close-code=1011", 1011), ("close-code", 1006)])
async def test_half_a_minute_without_a_heartbeat_ends_the_connection(fault: str, code: int):
    clock = FakeClock()
    async with demo(*([fault] if fault else []), clock=clock) as client, socket(client, STOCK) as stream:
        clock.advance(29.0)
        assert (await stream.ask(22004, symbols("700.HK")))["ret"] == 200  # which is no heartbeat
        clock.advance(2.0)
        assert await stream.ended() == code


# -- plans ------------------------------------------------------------------------------------------------------------


async def test_the_plan_spaces_calls_and_limits_their_codes():
    clock = FakeClock()
    async with demo(plan="free", clock=clock) as client:
        path = "/quote-stock-b-api/trade-tick"
        six = symbols("700.HK", "5.HK", "1.HK", "16.HK", "27.HK", "388.HK")
        assert (await get(client, path, six))[1]["ret"] == 603
        assert (await get(client, path, symbols("700.HK")))[1]["ret"] == 605
        assert (await get(client, "/quote-stock-b-api/depth-tick", symbols("700.HK")))[1]["ret"] == 200
        clock.advance(10.0)
        assert (await get(client, path, symbols("700.HK")))[1]["ret"] == 200
        ledger = (await client.get("/_demo/ledger"))["wires"]["alltick"]
        assert ledger["plan"] == "free"
        assert ledger["keys"]["demo"]["violations"] == {"http_codes": 1, "http_frequency": 1}


async def test_the_list_of_halts_is_told_once_a_minute():
    clock = FakeClock()
    async with demo(plan="default", clock=clock) as client:
        url, params = f"{client.http}/api/suspension/sse", {"token": KEY}

        async def status() -> int:
            async with client.session.get(url, params=params) as answer:
                return answer.status

        assert [await status(), await status()] == [200, 500]
        clock.advance(60.0)
        assert await status() == 200


async def test_the_plan_keeps_the_first_codes_of_a_list_or_refuses_it_by_a_switch():
    clock = FakeClock()
    async with demo(plan="free", clock=clock) as client, socket(client, OTHER) as stream:
        seven = symbols("BTCUSDT", "ETHUSDT", "SOLUSDT", "XRPUSDT", "BNBUSDT", "GOLD", "EURUSD")
        assert (await stream.ask(22004, seven))["ret"] == 200
        account = (await client.get("/_demo/ledger"))["wires"]["alltick"]["keys"]["demo"]
        assert account["live_products"] == 5
        await client.post("/_demo/fault", {"on": ["overflow-603"], "wire": "alltick"})
        clock.advance(1.0)
        assert (await stream.ask(22004, seven))["ret"] == 603


async def test_commands_too_close_are_606_and_the_end_and_the_next_connection_waits():
    clock = FakeClock()
    async with demo(plan="default", clock=clock) as client:
        async with socket(client, OTHER) as stream:
            assert (await stream.ask(22004, symbols("GOLD")))["ret"] == 200
            clock.advance(0.5)
            assert (await stream.ask(22000, {}))["ret"] == 200  # heartbeats are free
            assert (await stream.ask(22002, symbols("GOLD")))["ret"] == 606
            await stream.ended()
        await asyncio.sleep(0)
        with pytest.raises(aiohttp.WSServerHandshakeError) as caught:
            async with socket(client, OTHER):
                pass
        assert caught.value.status == 429
        clock.advance(3.0)
        async with socket(client, OTHER), socket(client, STOCK) as other:  # one of each counts as one
            assert (await other.ask(22000, {}))["ret"] == 200
            with pytest.raises(aiohttp.WSServerHandshakeError):
                async with socket(client, STOCK):
                    pass
        violations = (await client.get("/_demo/ledger"))["wires"]["alltick"]["keys"]["demo"]["violations"]
        assert violations == {"ws_spacing": 1, "ws_reconnect": 1, "ws_connections": 1}


async def test_commands_on_the_two_sockets_of_a_token_are_three_seconds_apart():
    clock = FakeClock()
    async with (
        demo(plan="default", clock=clock) as client,
        socket(client, OTHER) as one,
        socket(client, STOCK) as two,
    ):
        assert (await one.ask(22004, symbols("GOLD")))["ret"] == 200
        clock.advance(3.1)
        assert (await two.ask(22004, symbols("700.HK")))["ret"] == 200
        clock.advance(2.0)
        assert (await one.ask(22002, symbols("GOLD")))["ret"] == 606


# -- faults -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("fault", "sees"),
    [
        ("one-sided", lambda _trade, book: book["asks"] == [] and book["bids"]),
        ("zero-levels", lambda _trade, book: book["bids"][-1] == {"price": "0", "volume": "0"}),
        ("no-depth-volume", lambda _trade, book: set(book["bids"][0]) == {"price"}),
        ("no-turnover", lambda trade, _book: "turnover" not in trade),
        (
            "seconds-time",
            lambda trade, book: len(str(trade["tick_time"])) == len(str(book["tick_time"])) == 10,
        ),
        (
            "string-numbers",
            lambda trade, book: isinstance(trade["seq"], str) and isinstance(book["seq"], str),
        ),
        ("zero-prices", lambda trade, book: trade["price"] == book["bids"][0]["price"] == "0"),
        ("unknown-members", lambda trade, book: "x1" in trade and "x1" in book),
    ],
)
async def test_shape_faults_change_what_is_pushed(fault: str, sees: Any):
    async with demo(f"{fault}@alltick") as client, socket(client, OTHER) as stream:
        await stream.ask(22004, symbols("BTCUSDT"))
        await stream.ask(22002, symbols("BTCUSDT"))
        trade = await stream.until(lambda one: one["cmd_id"] == TRADE)
        assert sees(trade, await stream.until(lambda one: one["cmd_id"] == DEPTH))


async def test_faults_of_answers():
    async with demo("newest-first", "dup-bars", "no-trace") as client:
        answer = (await get(client, "/quote-b-api/kline", ITEM | {"code": "GOLD"}))[1]
        assert "trace" not in answer
        stamps = [bar["timestamp"] for bar in answer["data"]["kline_list"]]
        assert stamps == sorted(stamps, reverse=True)
        assert (len(stamps), len(set(stamps))) == (3, 2)
    async with demo("rate-limit=body") as client:
        assert await get(client, "/quote-b-api/kline", {}) == (429, {"error_msg": "Too many requests"})
    async with demo("rate-limit=429") as client:
        assert (await get(client, "/quote-b-api/kline", {}))[1]["ret"] == 429
    async with demo("error-msg=Busy") as client:
        assert (await get(client, "/quote-b-api/kline", {}))[1]["msg"] == "Busy"


async def test_faults_of_commands():
    async with demo("uncorrelated") as client, socket(client, OTHER) as stream:
        assert (await stream.ask(22004, symbols("GOLD")))["cmd_id"] == 0
    async with demo("push-first") as client, socket(client, OTHER) as stream:
        assert (await stream.ask(22002, symbols("BTCUSDT")))["ret"] == 200
        assert stream.pushes[0]["data"]["code"] == "BTCUSDT"
    async with demo("no-ack") as client, socket(client, OTHER) as stream:
        await stream.send(22002, symbols("BTCUSDT"))
        assert (await stream.next())["cmd_id"] == DEPTH
    async with demo("silent-subs=BTCUSDT") as client, socket(client, OTHER) as stream:
        assert (await stream.ask(22002, symbols("BTCUSDT", "ETHUSDT")))["ret"] == 200
        account = (await client.get("/_demo/ledger"))["wires"]["alltick"]["keys"]["demo"]
        assert account["live_codes"] == ["CF:ETHUSDT"]


async def test_no_frame_holds_true_false_or_null():
    async with demo() as client, socket(client, STOCK) as stream:
        await stream.ask(22004, symbols("700.HK", "AAPL.US"))
        await stream.ask(22002, symbols("700.HK", "AAPL.US"))
        for _ in range(40):
            text = json.dumps(await stream.next())
            assert not any(word in text for word in ("true", "false", "null"))
