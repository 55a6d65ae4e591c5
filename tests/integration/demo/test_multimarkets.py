"""The MultiMarkets wire over real sockets: gateway, quote stream, Markets/HTTP, faults (MultiMarkets 2 to 6, 8)."""

from __future__ import annotations

import asyncio
import base64
import json
import secrets
from itertools import pairwise
from typing import Any
from urllib.parse import quote

import aiohttp
import pytest

from qosdesk.clock import FakeClock
from qosdesk.demo.multimarkets.seal import PUBLIC_KEY, sign
from tests.integration.demo.multimarkets import BTC, HEADERS, LIST, call, market, products, socket, triple
from tests.integration.demo.support import KEY, Client, demo


def fields(push: str) -> list[str]:
    """Of a push of one record."""
    return push[push.index("(") + 1 : push.index(")")].split(",")


# -- the gateway ------------------------------------------------------------------------------------------------------


async def test_guests_get_the_product_list_in_the_documented_envelope():
    async with demo() as client:
        status, answer = await call(client, "api/" + LIST, {"customerGroupId": 2})
    assert status == 200
    assert {name: answer[name] for name in ("bizCode", "code", "trace", "ok", "fail")} == {
        "bizCode": "",
        "code": "0",
        "trace": "t-1",
        "ok": True,
        "fail": False,
    }
    found = {(one["symbolCode"], one["tradeType"]): one for one in answer["data"]}
    btc, hk = found["BTC/USDT", 5], found["700.HK", 6]
    assert (btc["symbolId"], btc["dealMode"], btc["symbolDigits"], btc["baseCurrency"]) == (2101, 3, 2, "BTC")
    assert found["BTC/USDT", 1]["symbolId"] == 2101  # one product appears once per trade type
    assert (hk["profitCurrency"], hk["labels"], hk["symbolName"]) == ("HKD", "stock", "TENCENT")
    assert btc["tradeTimeList"][6] == {"dayOfWeek": 7, "startTime": 0, "endTime": 1440}


async def test_sessions_are_minutes_of_the_day_where_markets_keep_hours():
    async with demo(sessions="real", start_ms=1_763_614_820_000) as client:
        found = await products(client)
    days = [one for one in found["700.HK 6"]["tradeTimeList"] if one["dayOfWeek"] == 1]
    assert days == [
        {"dayOfWeek": 1, "startTime": 570, "endTime": 720},
        {"dayOfWeek": 1, "startTime": 780, "endTime": 960},
    ]
    assert [found[code]["inTradeTime"] for code in ("700.HK 6", "AAPL.US 6")] == [1, 1]


@pytest.mark.parametrize(
    ("path", "body", "headers", "code"),
    [
        (LIST, {"customerGroupId": 2}, {"companyId": ""}, "003"),
        (LIST, {"customerGroupId": 2}, {"trace": ""}, "004"),
        (LIST, {"customerGroupId": 2}, {"token": "wrong"}, "005"),
        (LIST, [], {}, "006"),
        ("global/", {}, {}, "008"),
        ("global/nobody.knows", {}, {}, "010"),
        (LIST, {}, {}, "015"),
        (
            "global/config.app.AppSymbolDubboService.getSymbolDetail",
            {"symbolId": 1, "tradeType": 5},
            {},
            "010",
        ),
    ],
)
async def test_gateway_errors_have_their_documented_codes(
    path: str, body: Any, headers: dict[str, str], code: str
):
    async with demo() as client:
        status, answer = await call(client, "api/" + path, body, **headers)
    assert (status, answer["bizCode"], answer["code"]) == (200, "G", f"GATEWAY_CODE_{code}")
    assert (answer["ok"], answer["fail"], answer["data"]) == (False, True, None)


async def test_search_and_detail():
    service = "api/global/config.app.AppSymbolDubboService."
    async with demo() as client:
        body = {"tradeType": 5, "customerGroupId": 2, "name": "btc"}
        found = (await call(client, service + "getSymbolList", body))[1]["data"]
        assert [(one["id"], one["tradeTypes"]) for one in found] == [(2101, "1,5")]
        body = {"tradeType": 5, "symbolId": 2101}
        said = (await call(client, service + "getSymbolDetail", body, version="0.0.2"))[1]["data"]
    assert (said["symbolCode"], said["numberDigits"], said["volumeStep"]) == ("BTC/USDT", 3, 0.001)


async def test_a_login_gives_a_token_that_opens_the_stream_and_may_be_swapped():
    async with demo() as client:
        body = {"type": 1, "device": 7, "loginName": "a@b.invalid", "loginPwd": "x", "isThird": False}
        login = "api/login/customer.app.CustomerWebApiService.login"
        token = (await call(client, login, body, version="0.0.1"))[1]["data"]["token"]
        final = (await call(client, "api/global/thirdExt/randomKey", {}, token=token))[1]["data"]
        assert token != final
        async with socket(client, "quote", token=final) as stream:
            assert (await stream.ask(14008, {}))["cmd_id"] == 14009


def sealed(parameters: dict[str, Any], timestamp: str) -> dict[str, str]:
    """As a client of an operator with a public key sends it (MultiMarkets 2.4)."""
    der = base64.b64decode(PUBLIC_KEY)
    at = der.index(b"\x02\x81\x81\x00") + 4
    modulus, exponent = int.from_bytes(der[at : at + 128]), 65537
    said = parameters | {"timestamp": int(timestamp)}
    text = quote(json.dumps(said | {"signature": sign(said, timestamp)}))
    blocks = []
    for start in range(0, len(text), 100):
        piece = text[start : start + 100].encode()
        padding = bytes(secrets.choice(range(1, 256)) for _ in range(125 - len(piece)))
        block = int.from_bytes(b"\0\2" + padding + b"\0" + piece)
        blocks.append(base64.b64encode(pow(block, exponent, modulus).to_bytes(128)).decode())
    return {"data": ",".join(blocks)}


async def test_encrypted_bodies_are_opened_and_a_wrong_signature_is_refused():
    stamp = HEADERS["timestamp"]
    async with demo() as client:
        body = sealed({"customerGroupId": 2, "name": "龙 & co"}, stamp)
        assert (await call(client, "api/" + LIST, body, trace="x-1"))[1]["code"] == "0"
        answer = (await call(client, "api/" + LIST, body, trace="x-1", timestamp="1728360000001"))[1]
        assert answer["code"] == "GATEWAY_CODE_104"
        assert (await call(client, "api/" + LIST, {"data": "AAAA"}, trace="x-1"))[1]["ok"] is False


# -- the manager ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("prefix", ["", "auth/"])
async def test_a_manager_needs_a_token_for_the_product_list(prefix: str):
    path = f"openapi-b/{prefix}config.admin.AdminSymbolDubboService.getSymbolByCompanyId"
    async with demo() as client:
        assert (await call(client, path, {"companyId": "1"}))[1]["code"] == "GATEWAY_CODE_001"
        answer = (await call(client, path, {"companyId": "1", "tradeType": 6}, token=KEY))[1]
        assert {one["tradeType"] for one in answer["data"]} == {6}


async def test_the_managers_socket_answers_pings_of_both_forms_and_calls():
    async with demo() as client:
        url = f"{client.http}/mm/openapi-b/ws".replace("http", "ws", 1)
        with pytest.raises(aiohttp.WSServerHandshakeError):
            async with client.session.ws_connect(url):
                pass
        async with client.session.ws_connect(url, headers={"token": KEY, "group": "x"}) as raw:
            await raw.send_str("ping")
            assert await raw.receive_str() == "pong"
            await raw.send_json({"header": {"bizType": "ping", "trace": "t", "sendTime": 5}, "body": {}})
            assert await raw.receive_json() == {
                "trace": "t",
                "token": "",
                "bizType": "pong",
                "sendTime": 5,
                "lang": "",
            }
        url = f"{client.http}/mm/api/ws".replace("http", "ws", 1)
        async with client.session.ws_connect(url) as raw:
            header = {"bizType": LIST.removeprefix("global/"), "trace": "t", "companyId": 1}
            await raw.send_json({"header": header, "body": {"customerGroupId": 2}})
            assert len((await raw.receive_json())["data"]) > 100


async def markets(client: Client, path: str, data: Any, *, body: bool = False) -> tuple[int, Any]:
    said = {"trace": "t-1", "data": data}
    params = {"token": KEY} if body else {"token": KEY, "query": json.dumps(said)}
    url = f"{client.http}/mm/openapi-b/{path}"
    async with client.session.get(url, params=params, json=said if body else None) as answer:
        return answer.status, await answer.json(content_type=None)


async def test_markets_over_http_are_asked_by_code_and_answer_strings():
    item = {
        "code": "GBPJPY",
        "kline_type": 1,
        "kline_timestamp_end": 0,
        "query_kline_num": 3,
        "adjust_type": 0,
    }
    async with demo() as client:
        ticks = (await markets(client, "quote-b-api/trade-tick", {"symbol_list": [{"code": "BTC/USDT"}]}))[1]
        assert isinstance(ticks["data"]["tick_list"][0]["price"], str)
        book = (await markets(client, "quote-stock-b-api/depth-tick", {"symbol_list": [{"code": "700.HK"}]}))[
            1
        ]
        assert len(book["data"]["tick_list"][0]["bids"]) == 10
        bars = (await markets(client, "quote-b-api/kline", item))[1]["data"]
        assert [int(b["timestamp"]) - int(a["timestamp"]) for a, b in pairwise(bars["kline_list"])] == [
            60,
            60,
        ]
        batch = (await markets(client, "quote-b-api/batch-kline", {"data_list": [item]}, body=True))[1][
            "data"
        ]
        assert batch["kline_list"][0]["kline_data"][-1]["timestamp"] == bars["kline_list"][-1]["timestamp"]
        assert (await markets(client, "quote-b-api/kline", item | {"code": "700.HK"}))[1]["ret"] == 600
        async with client.session.get(f"{client.http}/mm/openapi-b/quote-b-api/kline") as answer:
            assert answer.status == 401


# -- the quote stream -------------------------------------------------------------------------------------------------


async def test_guests_see_no_shares_and_the_socket_of_shares_nothing_else():
    async with demo() as client:
        found = await products(client)
        both = {"symbol_list": [triple(found["BTC/USDT 5"]), triple(found["700.HK 6"])]}
        for place, codes in (("quote_guest", [2101]), ("quote", [2101]), ("quote_stock", [7101])):
            async with socket(client, place) as stream:
                answer = await stream.ask(14022, both)
                assert [one["symbol_id"] for one in answer["data"]["tick_list"]] == codes
        for token in ("", "wrong"):
            with pytest.raises(aiohttp.WSServerHandshakeError) as caught:
                async with socket(client, "quote", token=token):
                    pass
            assert caught.value.status == 401


async def test_a_ticker_comes_with_the_answer_and_then_as_push_strings():
    async with demo() as client, socket(client) as stream:
        answer = await stream.ask(14000, {"symbol_list": [BTC]})
        assert (answer["ret"], answer["cmd_id"], answer["seq_id"], answer["ext"]) == (200, 14001, 1, "t-1")
        assert not stream.pushes
        (tick,) = answer["data"]["tick_list"]
        assert float(tick["low_price"]) <= float(tick["price"]) <= float(tick["high_price"])
        assert tick["yesterday_close_price"] != "0.00"
        push = await stream.push("p")
        assert push.endswith(");")
        assert " " not in push
        assert fields(push)[:3] == ["2101", "5", "3"]
        assert len(fields(push)) == 10
        assert int(fields(push)[3]) > tick["seq"]


async def test_a_market_is_its_book_and_its_trades():
    async with demo() as client, socket(client) as stream:
        answer = await stream.ask(14010, {"symbol_list": [market(BTC, levels=3, trades=4)]})
        (said,) = answer["data"]["tick_list"]
        assert (len(said["bid_deep"]), len(said["ask_deep"]), len(said["trade_info"])) == (3, 3, 4)
        times = [one["trade_time"] for one in said["trade_info"]]
        assert times == sorted(times, reverse=True)
        assert len(fields(await stream.push("pt"))) == 8
        header, bids, asks, rest = (await stream.push("pd")).split(";")
        assert len(header.split(",")) == 5
        assert (bids.count("("), asks.count("("), rest) == (3, 3, "")


async def test_books_are_merged_downwards_for_bids_and_upwards_for_asks():
    async with demo() as client, socket(client) as stream:
        answer = await stream.ask(14010, {"symbol_list": [market(BTC, levels=5, accuracy="10")]})
        (said,) = answer["data"]["tick_list"]
    bids = [float(one["price_bid"]) for one in said["bid_deep"]]
    asks = [float(one["price_ask"]) for one in said["ask_deep"]]
    assert all(price % 10 == 0 for price in bids + asks)
    assert bids == sorted(set(bids), reverse=True)
    assert asks == sorted(set(asks))
    assert bids[0] < asks[0]


async def test_lists_are_replaced_and_cancelled_kind_by_kind():
    async def live(client: Client) -> tuple[dict[str, int], list[str]]:
        guest = (await client.get("/_demo/ledger"))["wires"]["multimarkets"]["keys"]["guest"]
        return guest["live_by_kind"], guest["live_codes"]

    async with demo() as client, socket(client) as stream:
        eth = BTC | {"symbol_id": 2102}
        await stream.ask(14000, {"symbol_list": [BTC, eth]})
        await stream.ask(14010, {"symbol_list": [market(BTC)]})
        await stream.ask(14016, {"symbol_list": [BTC], "update_speed": 1000})
        assert await live(client) == ({"S": 2, "T": 1, "D": 1, "R": 1}, ["CF:BTCUSDT", "CF:ETHUSDT"])
        await stream.ask(14000, {"symbol_list": [eth]})
        await stream.ask(14006, {"cancel_type": 2})
        assert await live(client) == ({"S": 1, "R": 1}, ["CF:BTCUSDT", "CF:ETHUSDT"])
        await stream.ask(14006, {"cancel_type": 0})
        assert await live(client) == ({}, [])


async def test_the_last_24_hours_have_volume_and_turnover():
    async with demo() as client, socket(client) as stream:
        answer = await stream.ask(14016, {"symbol_list": [BTC], "update_speed": 500})
        (said,) = answer["data"]["tick_list"]
        assert float(said["rolling_amount"]) > float(said["rolling_transactions_number"]) > 0
        assert len(fields(await stream.push("pr"))) == 9
        assert (await stream.ask(14016, {"symbol_list": [BTC]}))["ret"] == 202


async def test_bars_are_compressed_oldest_first_and_page_back():
    async with demo() as client, socket(client) as stream:
        asked = BTC | {"kline_type": 1, "query_kline_num": 5}
        answer = await stream.ask(14012, asked)
        assert stream.binary
        bars = answer["data"]["kline_list"]
        stamps = [bar["timestamp"] for bar in bars]
        assert stamps == list(range(stamps[0], stamps[0] + 300, 60))
        asked |= {
            "kline_type": "1",
            "kline_timestamp_end": str(stamps[0] - 1),
        }  # as the vendor's client sends it
        older = (await stream.ask(14012, asked))["data"]["kline_list"]
        assert older[-1]["timestamp"] == stamps[0] - 60
        batch = await stream.ask(14014, {"data_list": [asked, asked | {"kline_type": 8}]})
        assert [one["kline_type"] for one in batch["data"]["data_list"]] == [1, 8]
        for count in (0, 1001):
            refused = await stream.ask(14012, asked | {"query_kline_num": count})
            assert (refused["ret"], refused["data"], stream.binary) == (202, {}, False)


async def test_the_mode_is_echoed_unknown_products_are_left_out_and_bad_requests_have_codes():
    async with demo() as client, socket(client) as stream:
        answer = await stream.ask(14022, {"symbol_list": [BTC | {"trade_mode": 0}, BTC | {"symbol_id": 9}]})
        assert [one["trade_mode"] for one in answer["data"]["tick_list"]] == [0]
        assert (await stream.ask(14010, {"symbol_list": [BTC]}))["ret"] == 202
        assert (await stream.ask(14099, {}))["ret"] == 201
        await stream.raw.send_str('{"cmd_id":14000,"data":{"symbol_list":[]}}')
        unread = {
            "ret": 201,
            "msg": "request header param invalid",
            "cmd_id": 0,
            "seq_id": 0,
            "ext": "",
            "data": {},
        }
        assert json.loads(await stream.next()) == unread


async def test_half_a_minute_without_a_heartbeat_ends_the_stream():
    clock = FakeClock()
    async with demo(clock=clock) as client, socket(client) as stream:
        clock.advance(29.0)
        assert (await stream.ask(14008, {}))["ret"] == 200
        clock.advance(29.0)
        assert (await stream.ask(14022, {"symbol_list": [BTC]}))["ret"] == 200  # which is no heartbeat
        clock.advance(2.0)
        message = await asyncio.wait_for(stream.raw.receive(), 5)
        assert (message.type, message.data) == (aiohttp.WSMsgType.CLOSE, 1000)


async def test_the_documented_limits_are_enforced_where_a_plan_is():
    async with demo(plan="default", clock=FakeClock()) as client:
        found = await products(client)
        async with socket(client, "quote_stock") as stream:
            shares = [triple(one) for one in found.values() if one["tradeType"] == 6]
            assert len(shares) > 100
            assert (await stream.ask(14000, {"symbol_list": shares}))["ret"] == 202
            assert (await stream.ask(14000, {"symbol_list": shares[:100]}))["ret"] == 200
            for _ in range(48):
                assert (await stream.ask(14008, {}))["ret"] == 200
            assert (await stream.ask(14008, {}))["ret"] == 500
        account = (await client.get("/_demo/ledger"))["wires"]["multimarkets"]["keys"]["demo"]
        assert account["violations"] == {"ws_products": 1, "ws_frequency": 1}


# -- faults -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("fault", ["text-kline", "gzip-kline", "percent-kline"])
async def test_bars_in_other_wrappings(fault: str):
    async with demo(f"{fault}@multimarkets") as client, socket(client) as stream:
        answer = await stream.ask(14012, BTC | {"kline_type": 1, "query_kline_num": 2})
        assert len(answer["data"]["kline_list"]) == 2
        assert stream.binary == (fault != "text-kline")


async def test_faults_of_pushes():
    async with (
        demo("many-records", "seconds-time", "spaced-depth", "one-sided") as client,
        socket(client) as stream,
    ):
        await stream.ask(14000, {"symbol_list": [BTC]})
        push = await stream.push("p")
        assert push.count(";") == push.count("(") == 2
        assert len(fields(push)[4]) == 10
        await stream.ask(14010, {"symbol_list": [market(BTC)]})
        push = await stream.push("pd")
        assert ") ;(" in push
        assert push.endswith(";;")


async def test_faults_of_answers():
    async with demo("no-session") as client, socket(client) as stream:
        assert (await stream.ask(14000, {"symbol_list": [BTC]}))["ret"] == 203
    async with demo("push-first") as client, socket(client) as stream:
        assert (await stream.ask(14000, {"symbol_list": [BTC]}))["ret"] == 200
        assert stream.pushes[0].startswith("p(")
    async with demo("string-numbers", "no-yp") as client, socket(client) as stream:
        (tick,) = (await stream.ask(14022, {"symbol_list": [BTC]}))["data"]["tick_list"]
        assert (tick["symbol_id"], tick["price_digits"]) == ("2101", "2")
        assert "yesterday_close_price" not in tick
    async with demo("silent-subs=CF:BTCUSDT") as client, socket(client) as stream:
        assert (await stream.ask(14000, {"symbol_list": [BTC]}))["ret"] == 200
        guest = (await client.get("/_demo/ledger"))["wires"]["multimarkets"]["keys"]["guest"]
        assert guest["live_pairs"] == 0
    async with demo("rate-limit") as client:
        url = f"{client.http}/mm/api/{LIST}"
        async with client.session.post(url, json={"customerGroupId": 2}, headers=HEADERS) as answer:
            assert (answer.status, answer.headers["x-ratelimit-remairing"]) == (429, "0")
    async with demo("error-msg=Busy") as client, socket(client) as stream:
        assert (await stream.ask(14022, {"symbol_list": [BTC]}))["msg"] == "Busy"
        assert (await call(client, "api/" + LIST, {"customerGroupId": 2}))[1]["msg"] == "Busy"
