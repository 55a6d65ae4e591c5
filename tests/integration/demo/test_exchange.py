"""The exchange over real sockets: keys, limits, streaming, faults, control addresses."""

from __future__ import annotations

import asyncio
import json

import aiohttp
import pytest
import websockets

from tests.integration.demo.support import KEY, demo


async def test_a_bad_key_is_refused_on_both_transports():
    async with demo() as client:
        assert await client.post("/snapshot", {"codes": ["HK:700"]}, key="wrong") == (
            401,
            {"msg": "Invalid key."},
        )
        assert (await client.post("/snapshot", {"codes": ["HK:700"]}, key=None))[0] == 401
        with pytest.raises(aiohttp.WSServerHandshakeError) as caught:
            async with client.socket(key="wrong"):
                pass
        assert caught.value.status == 401
        assert (await client.get("/_demo/ledger"))["refused"] == {"invalid": 3}


async def test_the_header_wins_over_the_query():
    async with demo() as client:
        url = f"{client.http}/depth?key=wrong"
        async with client.session.post(url, json={"codes": ["HK:700"]}, headers={"key": KEY}) as answer:
            assert answer.status == 200


async def test_other_methods_paths_and_bodies_get_a_reason():
    async with demo() as client:
        async with client.session.get(client.http + "/snapshot", headers={"key": KEY}) as answer:
            assert (answer.status, await answer.json()) == (405, {"msg": "Only POST is accepted."})
        assert await client.post("/nothing", {}) == (404, {"msg": "Not found."})
        assert await client.post("/snapshot", [1]) == (400, {"msg": "Invalid JSON."})
        assert await client.post("/snapshot", {}) == (400, {"msg": "Invalid codes."})


async def test_a_post_that_offers_an_upgrade_is_answered_as_usual():
    async with demo() as client:
        headers = {
            "key": KEY,
            "Upgrade": "h2c",
            "Connection": "Upgrade, HTTP2-Settings",
            "HTTP2-Settings": "AAMAAABk",
        }
        async with client.session.post(
            client.http + "/snapshot", data=b'{"codes":["HK:700"]}', headers=headers
        ) as answer:
            assert (await answer.json())["msg"] == "OK"


async def test_an_independent_websocket_client_subscribes_requests_and_receives_every_kind():
    async with demo() as client, websockets.connect(client.ws, additional_headers={"key": KEY}) as socket:
        for number, kind in enumerate("STD"):
            await socket.send(json.dumps({"type": kind, "codes": ["CF:BTCUSDT", "US:NVDA"], "reqid": number}))
        await socket.send(json.dumps({"type": "K", "codes": ["CF:BTCUSDT"], "kt": 1, "reqid": 3}))
        await socket.send(json.dumps({"type": "RS", "codes": ["HK:700"], "reqid": 4}))
        acks, kinds = {}, set()
        while len(acks) < 5 or kinds != {"S", "T", "D", "K"}:
            frame = json.loads(await asyncio.wait_for(socket.recv(), 5))
            if "tp" in frame:
                kinds.add(frame["tp"])
            else:
                acks[frame["reqid"]] = frame
        assert [acks[n]["type"] for n in range(5)] == ["S", "T", "D", "K", "RS"]
        assert "time" not in acks[4]


async def test_pushed_trades_stand_in_the_book_pushed_before_them():
    async with demo(rate=200.0) as client, client.socket() as socket:
        for kind in "DT":
            await socket.ask({"type": kind, "codes": ["CF:BTCUSDT"]})
        book, seen = None, 0
        while seen < 5:
            push = socket.pushes.pop(0) if socket.pushes else await socket.next()
            if push["tp"] == "D":
                book = push
            elif book is not None and push["d"]:
                side = book["a"] if push["d"] == 1 else book["b"]
                assert push["p"] == side[0]["p"]
                seen += 1


async def test_cancelled_subscriptions_fall_silent_and_leave_the_ledger():
    async with demo() as client, client.socket() as socket:
        await socket.ask({"type": "T", "codes": ["CF:BTCUSDT,ETHUSDT"]})
        await socket.ask({"type": "D", "codes": ["CF:BTCUSDT"]})
        demo_key = (await client.get("/_demo/ledger"))["keys"]["demo"]
        assert (demo_key["live_products"], demo_key["live_pairs"]) == (2, 3)
        assert demo_key["commands"] == {"T": 1, "D": 1}
        await socket.ask({"type": "TC", "codes": ["CF:BTCUSDT,ETHUSDT", "HK:1"]})
        await socket.ask({"type": "DC", "codes": ["CF:BTCUSDT"]})
        with pytest.raises(asyncio.TimeoutError):
            await asyncio.wait_for(socket.raw.receive(), 0.3)
        demo_key = (await client.get("/_demo/ledger"))["keys"]["demo"]
        assert (demo_key["live_products"], demo_key["live_pairs"], demo_key["connections"]["now"]) == (
            0,
            0,
            1,
        )


async def test_the_default_plan_refuses_and_counts_what_is_too_much():
    eleven = ["HK:700,9988,3690,1810,388,1211,981,5,939,1398,3988"]
    async with demo(plan="default") as client, client.socket() as socket:
        assert await client.post("/snapshot", {"codes": eleven}) == (
            429,
            {"msg": "Product count limit exceeded."},
        )
        for _ in range(9):
            assert (await client.post("/snapshot", {"codes": ["HK:700"]}))[0] == 200
        assert (await client.post("/snapshot", {"codes": ["HK:700"]}))[0] == 429
        reply = await socket.ask({"type": "S", "codes": eleven, "reqid": 5})
        assert (reply["msg"], reply["reqid"]) == ("Product count limit exceeded.", 5)
        reply = await socket.ask({"type": "S", "codes": ["HK:700"], "reqid": 6})
        assert reply["msg"] == "Request frequency limit exceeded."
        assert (await socket.ask({"type": "H"}))["msg"] == "OK"  # heartbeats are free
        with pytest.raises(aiohttp.WSServerHandshakeError):
            async with client.socket():
                pass
        assert (await client.get("/_demo/ledger"))["keys"]["demo"]["violations"] == {
            "http_products": 1,
            "http_frequency": 1,
            "ws_products": 1,
            "ws_spacing": 1,
            "ws_connections": 1,
        }


async def test_the_exchange_announces_what_it_is():
    async with demo(sessions="real", seed=9, start_ms=1_795_802_100_000, speed=10.0) as client:
        info = await client.get("/_demo/info")
    assert (info["sessions"], info["seed"], info["speed"], info["plan"]) == ("real", 9, 10.0, "none")
    # What a client may keep of this market's history is valid for this name only.
    assert info["world"].endswith("-9-real")
    assert 0 <= info["now_ms"] - 1_795_802_100_000 < 60_000
    assert info["instruments"] >= 120


async def test_the_clock_runs_from_the_instant_set_at_the_speed_set():
    async with (
        demo(sessions="real", start_ms=1_795_802_385_000, speed=20.0) as client,
        client.socket() as socket,
    ):
        # 12:59:45 in New York on the half day after Thanksgiving: the session ends fifteen seconds later.
        await socket.ask({"type": "S", "codes": ["US:AAPL"]})
        assert (await socket.until(lambda one: one["tp"] == "S"))["tt"] == 3
        assert (await socket.until(lambda one: one["tp"] == "S" and one["tt"] == 4))["c"] == "US:AAPL"


async def test_registering_gives_a_key_that_works():
    async with demo() as client:
        _, answer = await client.post("/register", {"email": "user@example.com"}, key=None)
        assert (await client.post("/depth", {"codes": ["HK:700"]}, key=answer["data"]["key"]))[0] == 200
        assert "registered-1" in (await client.get("/_demo/ledger"))["keys"]


# -- faults -----------------------------------------------------------------------------------------------------------


async def test_drop_cuts_the_sockets_and_lets_clients_come_back():
    async with demo("drop@0.3") as client:
        async with client.socket() as socket:
            await socket.ask({"type": "T", "codes": ["CF:BTCUSDT"]})
            while True:
                message = await asyncio.wait_for(socket.raw.receive(), 5)
                if message.type is not aiohttp.WSMsgType.TEXT:
                    break
        async with client.socket() as socket:
            assert (await socket.ask({"type": "H"}))["msg"] == "OK"


async def test_a_stalled_exchange_sends_nothing_and_keeps_the_socket():
    async with demo("stall") as client, client.socket() as socket:
        await socket.raw.send_str('{"type":"H"}')
        with pytest.raises(asyncio.TimeoutError):
            await asyncio.wait_for(socket.raw.receive(), 0.3)
        assert not socket.raw.closed


@pytest.mark.parametrize(("fault", "text"), [("bad-key", "Invalid key."), ("expired-key", "Key expired.")])
async def test_refused_keys_are_named(fault: str, text: str):
    async with demo(fault) as client:
        assert await client.post("/snapshot", {"codes": ["HK:700"]}) == (401, {"msg": text})
        with pytest.raises(aiohttp.WSServerHandshakeError):
            async with client.socket():
                pass
    async with demo(f"{fault}=200") as client:
        assert await client.post("/snapshot", {"codes": ["HK:700"]}) == (200, {"msg": text})


async def test_refuse_turns_the_handshake_away():
    async with demo("refuse=503") as client:
        with pytest.raises(aiohttp.WSServerHandshakeError) as caught:
            async with client.socket():
                pass
        assert caught.value.status == 503


async def test_a_gateway_page_is_no_json():
    async with (
        demo("http-error=504") as client,
        client.session.post(client.http + "/depth", json={}, headers={"key": KEY}) as answer,
    ):
        assert (answer.status, answer.content_type) == (504, "text/html")


async def test_error_messages_carry_the_request_id():
    async with demo("error-msg=Busy") as client, client.socket() as socket:
        assert await client.post("/snapshot", {"codes": ["HK:700"]}) == (400, {"msg": "Busy"})
        assert await socket.ask({"type": "RS", "codes": ["HK:700"], "reqid": 3}) == {
            "type": "RS",
            "msg": "Busy",
            "reqid": 3,
        }


async def test_garbage_and_duplicates_are_mixed_in():
    async with demo("garbage=3", "dup") as client, client.socket() as socket:
        await socket.raw.send_str('{"type":"D","codes":["CF:BTCUSDT,ETHUSDT,SOLUSDT,XRPUSDT"]}')
        texts = [(await asyncio.wait_for(socket.raw.receive(), 5)).data for _ in range(30)]
    broken = 0
    for text in texts:
        try:
            json.loads(text)
        except ValueError:
            broken += 1
    assert broken
    assert len(set(texts)) < len(texts)


async def test_slow_answers_come_late():
    async with demo("slow=150") as client, client.socket() as socket:
        loop = asyncio.get_running_loop()
        begun = loop.time()
        assert (await socket.ask({"type": "H"}))["msg"] == "OK"
        assert loop.time() - begun >= 0.14


async def test_faults_can_be_switched_while_it_runs():
    async with demo() as client:
        _, answer = await client.post("/_demo/fault", {"on": ["no-yp", "slow@60"]})
        assert answer["data"] == ["no-yp"]
        _, answer = await client.post("/snapshot", {"codes": ["HK:700"]})
        assert "yp" not in answer["data"][0]
        await client.post("/_demo/fault", {"off": ["no-yp"]})
        _, answer = await client.post("/snapshot", {"codes": ["HK:700"]})
        assert "yp" in answer["data"][0]
        assert (await client.post("/_demo/fault", {"on": ["flood"]}))[0] == 400


async def test_a_wanted_rate_is_roughly_met():
    async with demo(rate=1500.0) as client, client.socket() as socket:
        for kind in "STD":
            await socket.ask({"type": kind, "codes": ["CF:BTCUSDT,ETHUSDT,SOLUSDT", "US:NVDA,AAPL,TSLA"]})
        before = (await client.get("/_demo/ledger"))["keys"]["demo"]["pushes"]
        loop = asyncio.get_running_loop()
        begun = loop.time()
        while loop.time() - begun < 1.5:
            await socket.next()
        after = (await client.get("/_demo/ledger"))["keys"]["demo"]["pushes"]
        assert 600 < (after - before) / (loop.time() - begun) < 3500


async def test_a_restarted_exchange_is_away_and_comes_back_on_its_port_knowing_nobody():
    async with demo() as client:
        async with client.socket() as socket:
            await socket.ask({"type": "T", "codes": ["CF:BTCUSDT"]})
            await client.post("/_demo/fault", {"on": ["restart=0.2"]})
            while (await asyncio.wait_for(socket.raw.receive(), 5)).type is aiohttp.WSMsgType.TEXT:
                pass
        with pytest.raises(aiohttp.ClientError):
            await client.get("/_demo/info")
        back = None
        while back is None:
            try:
                back = await client.get("/_demo/ledger")
            except aiohttp.ClientError:
                continue
        assert back["keys"]["demo"]["live_pairs"] == 0


async def test_the_newest_connection_of_a_key_ends_the_older_one_with_a_reason():
    async with (
        demo("newest-wins", plan="default") as client,
        client.socket() as older,
        client.socket() as newer,
    ):
        message = await asyncio.wait_for(older.raw.receive(), 5)
        assert (message.type, message.data) == (aiohttp.WSMsgType.CLOSE, 1008)
        assert message.extra == "Connection count limit exceeded."
        assert (await newer.ask({"type": "H"}))["msg"] == "OK"


async def test_dripping_frames_stay_whole_and_all_come_once_it_is_over():
    async with demo("trickle=2000") as client, client.socket() as socket:
        await socket.raw.send_str('{"type":"D","codes":["CF:BTCUSDT"],"reqid":1}')
        assert (await socket.next())["reqid"] == 1
        assert (await socket.next())["tp"] == "D"
        await client.post("/_demo/fault", {"off": ["trickle"]})
        assert (await socket.ask({"type": "H"}))["msg"] == "OK"


async def test_silently_dropped_subscriptions_are_acknowledged_and_push_nothing():
    async with demo("silent-subs=CF:BTCUSDT") as client, client.socket() as socket:
        assert (await socket.ask({"type": "D", "codes": ["CF:BTCUSDT,ETHUSDT"], "reqid": 1}))["msg"] == "OK"
        assert (await socket.until(lambda one: one["tp"] == "D"))["c"] == "CF:ETHUSDT"
        assert (await client.get("/_demo/ledger"))["keys"]["demo"]["live_pairs"] == 1


async def test_a_wrong_clock_stamps_quotes_and_acks():
    async with demo(start_ms=1_763_640_000_000) as client, client.socket() as socket:
        right = (await socket.ask({"type": "H"}))["time"]
        await client.post("/_demo/fault", {"on": ["clock-jump=-3600"]})
        assert 3590 <= right - (await socket.ask({"type": "H"}))["time"] <= 3600
        _, answer = await client.post("/snapshot", {"codes": ["CF:BTCUSDT"]})
        assert right - answer["data"][0]["ts"] > 3500
