"""One world behind three wires: the same price everywhere, faults and ledger wire by wire, clients of other people."""

from __future__ import annotations

import ast
import asyncio
import json
import urllib.request
from collections.abc import Callable
from typing import Any

import aiohttp
import pytest
import websockets

from qosdesk.clock import FakeClock
from tests.integration.demo import alltick, multimarkets
from tests.integration.demo.multimarkets import BTC, market, products, triple
from tests.integration.demo.support import KEY, Client, demo

ALIKE = (
    ("HK:700", "stock", "700.HK", "700.HK 6"),
    ("US:AAPL", "stock", "AAPL.US", "AAPL.US 6"),
    ("SH:600519", "stock", "600519.SH", "600519.SH 6"),
    ("CF:BTCUSDT", "other", "BTCUSDT", "BTC/USDT 5"),
    ("FX:EURUSD", "other", "EURUSD", "EURUSD 1"),
    ("CM:XAUUSD", "other", "GOLD", "XAUUSD 1"),
    ("CM:XTIUSD", "other", "USOIL", "XTIUSD 1"),
    ("IX:DJI", "stock", ".DJI.US", "DJI 1"),
    ("IX:DJI", "other", "US30", "DJI 1"),
)
BASES = {"stock": "/quote-stock-b-api", "other": "/quote-b-api"}


@pytest.mark.parametrize("alike", ALIKE, ids=[one[2] for one in ALIKE])
async def test_an_instrument_has_the_same_figures_over_all_three_wires_at_one_instant(alike: tuple[str, ...]):
    symbol, family, code, product = alike
    async with demo(clock=FakeClock(1_763_640_033_500)) as client:  # which stands still
        qos = (await client.post("/snapshot", {"codes": [symbol]}))[1]["data"][0]
        qos_book = (await client.post("/depth", {"codes": [symbol]}))[1]["data"][0]
        base, asked = BASES[family], alltick.symbols(code)
        trade = (await alltick.get(client, f"{base}/trade-tick", asked))[1]["data"]["tick_list"][0]
        book = (await alltick.get(client, f"{base}/depth-tick", asked))[1]["data"]["tick_list"][0]
        item = {
            "code": code,
            "kline_type": 1,
            "kline_timestamp_end": 0,
            "query_kline_num": 3,
            "adjust_type": 0,
        }
        bars = (await alltick.get(client, f"{base}/kline", item))[1]["data"]["kline_list"]
        one = triple((await products(client))[product])
        place = "quote_stock" if one["trade_type"] == 6 else "quote"
        async with multimarkets.socket(client, place) as stream:
            tick = (await stream.ask(14022, {"symbol_list": [one]}))["data"]["tick_list"][0]
            mm_bars = (await stream.ask(14012, one | {"kline_type": 1, "query_kline_num": 3}))["data"][
                "kline_list"
            ]
        request = {"kline_reqs": [{"c": symbol, "co": 3, "kt": 1}]}
        qos_bars = (await client.post("/kline", request))[1]["data"][0]["k"]
    assert float(qos["lp"]) == float(trade["price"]) == float(tick["price"])
    assert qos["ts"] == int(trade["tick_time"]) // 1000 == tick["tick_time"] // 1000
    best = [float(qos_book["b"][0]["p"]), float(qos_book["a"][0]["p"])]
    assert best == [float(book["bids"][0]["price"]), float(book["asks"][0]["price"])]
    assert best == [float(tick["tick_deep"][0]["price_bid"]), float(tick["tick_deep"][0]["price_ask"])]
    shapes = [
        [[bar["ts"], *(float(bar[name]) for name in ("o", "h", "l", "cl"))] for bar in qos_bars],
        [[int(bar["timestamp"]), *(float(bar[f"{name}_price"]) for name in _OHLC)] for bar in bars],
        [[bar["timestamp"], *(float(bar[f"{name}_price"]) for name in _OHLC)] for bar in mm_bars],
    ]
    assert shapes[0] == shapes[1] == shapes[2]


_OHLC = ("open", "high", "low", "close")


async def test_every_trade_is_pushed_over_all_three_wires():
    async with (
        demo(rate=100.0) as client,
        client.socket() as qos,
        alltick.socket(client, alltick.OTHER) as second,
        multimarkets.socket(client) as third,
    ):
        await second.ask(22004, alltick.symbols("BTCUSDT"))
        await third.ask(14010, {"symbol_list": [market(BTC)]})
        await qos.ask({"type": "T", "codes": ["CF:BTCUSDT"]})
        wanted = [qos.pushes.pop(0) if qos.pushes else await qos.next() for _ in range(10)]
        prints = [(float(one["p"]), float(one["v"]), one["ts"]) for one in wanted]

        async def follow(read: Callable[[], Any]) -> list[tuple[float, float, int]]:
            found: list[tuple[float, float, int]] = []
            while not found or found[-1] != prints[-1] or found[-len(prints) :] != prints:
                found.append(await read())
                assert len(found) < 500
            return found

        async def of_alltick() -> tuple[float, float, int]:
            one = await second.until(lambda frame: frame["cmd_id"] == 22998)
            return float(one["price"]), float(one["volume"]), one["tick_time"] // 1000

        async def of_multimarkets() -> tuple[float, float, int]:
            values = (await third.push("pt")).removeprefix("pt(").removesuffix(");").split(",")
            return float(values[5]), float(values[6]), int(values[4]) // 1000

        assert (await follow(of_alltick))[-len(prints) :] == prints
        assert (await follow(of_multimarkets))[-len(prints) :] == prints


# -- faults and ledger ------------------------------------------------------------------------------------------------


async def beats(client: Client) -> dict[str, bool]:
    """Whether a heartbeat is answered, by wire."""

    async def qos() -> bool:
        async with client.socket() as stream:
            return (await stream.ask({"type": "H"}))["msg"] == "OK"

    async def second() -> bool:
        async with alltick.socket(client, alltick.STOCK) as stream:
            return (await stream.ask(22000, {}))["ret"] == 200

    async def third() -> bool:
        async with multimarkets.socket(client) as stream:
            return (await stream.ask(14008, {}))["ret"] == 200

    async def tried(beat: Callable[[], Any]) -> bool:
        try:
            return await beat()
        except (aiohttp.ClientError, AssertionError):
            return False

    return {"qos": await tried(qos), "alltick": await tried(second), "multimarkets": await tried(third)}


@pytest.mark.parametrize("wire", ["qos", "alltick", "multimarkets"])
@pytest.mark.parametrize("fault", ["down", "refuse"])
async def test_a_wire_can_be_dead_while_the_others_live(wire: str, fault: str):
    alive = {"qos": True, "alltick": True, "multimarkets": True}
    async with demo() as client:
        answer = (await client.post("/_demo/fault", {"on": [f"{fault}@{wire}"]}))[1]
        assert answer["data"] == [f"{fault}@{wire}"]
        assert await beats(client) == alive | {wire: False}
        await client.post("/_demo/fault", {"off": [fault], "wire": wire})
        assert await beats(client) == alive


async def test_down_cuts_the_sockets_of_its_wire_and_hangs_up_on_calls():
    async with (
        demo() as client,
        client.socket() as qos,
        alltick.socket(client, alltick.STOCK) as second,
    ):
        await client.post("/_demo/fault", {"on": ["down"], "wire": "qos"})
        assert (await asyncio.wait_for(qos.raw.receive(), 5)).type is not aiohttp.WSMsgType.TEXT
        with pytest.raises(aiohttp.ClientError):
            await client.post("/snapshot", {"codes": ["HK:700"]})
        assert (await second.ask(22000, {}))["ret"] == 200
        assert (await client.get("/_demo/info"))["faults"] == ["down@qos"]


async def test_drop_and_restart_of_one_wire_leave_the_others_alone():
    async with (
        demo() as client,
        client.socket() as qos,
        alltick.socket(client, alltick.STOCK) as second,
        multimarkets.socket(client) as third,
    ):
        await client.post("/_demo/fault", {"on": ["drop@alltick"]})
        assert (await asyncio.wait_for(second.raw.receive(), 5)).type is not aiohttp.WSMsgType.TEXT
        await client.post("/_demo/fault", {"on": ["restart=0.2"], "wire": "multimarkets"})
        assert (await asyncio.wait_for(third.raw.receive(), 5)).type is not aiohttp.WSMsgType.TEXT
        assert (await qos.ask({"type": "H"}))["msg"] == "OK"
        await client.post("/_demo/fault", {"off": ["drop"]})
        await asyncio.wait_for(_until_alive(client), 5)


async def _until_alive(client: Client) -> None:
    while not all((await beats(client)).values()):
        pass


@pytest.mark.parametrize("fault", ["http-error=502", "bad-key", "expired-key", "http-hang", "slow=80"])
async def test_http_faults_act_on_each_wire(fault: str):
    async def call(client: Client, wire: str) -> Any:
        timeout = aiohttp.ClientTimeout(total=0.3)
        if wire == "alltick":
            url = f"{client.http}/quote-b-api/trade-tick"
            query = json.dumps({"trace": "x", "data": alltick.symbols("GOLD")})
            request = client.session.get(url, params={"token": KEY, "query": query}, timeout=timeout)
        else:
            url = f"{client.http}/mm/openapi-b/quote-b-api/trade-tick"
            query = json.dumps({"trace": "x", "data": alltick.symbols("XAUUSD")})
            request = client.session.get(url, params={"token": KEY, "query": query}, timeout=timeout)
        loop = asyncio.get_running_loop()
        begun = loop.time()
        try:
            async with request as answer:
                return answer.status, loop.time() - begun
        except TimeoutError:
            return 0, 0.3

    expected = {"http-error=502": 502, "bad-key": 401, "expired-key": 401, "http-hang": 0, "slow=80": 200}
    async with demo() as client:
        for wire, other in (("alltick", "multimarkets"), ("multimarkets", "alltick")):
            assert (await call(client, wire))[0] == 200
            await client.post("/_demo/fault", {"on": [fault], "wire": wire})
            status, took_s = await call(client, wire)
            assert status == expected[fault]
            assert took_s >= 0.08 or not fault.startswith("slow")
            assert (await call(client, other))[0] == 200
            await client.post("/_demo/fault", {"off": [fault.partition("=")[0]]})


@pytest.mark.parametrize(
    "fault",
    [
        "garbage=2",
        "truncated=2",
        "dup",
        "trickle=40000",
        "broken-frames=3",
        "huge-frames=100000",
    ],
)
async def test_frame_faults_act_on_each_wire_alone(fault: str):
    """Whatever the fault does to the frames, it does it to this wire's: the other one reads on."""

    async def frames(socket: Any, count: int) -> list[Any]:
        found: list[Any] = []
        while len(found) < count:
            message = await asyncio.wait_for(socket.raw.receive(), 5)
            found.append(message.data)
            if message.type is not aiohttp.WSMsgType.TEXT:
                break
        return found

    def is_plain(texts: list[Any], read: Callable[[str], Any]) -> bool:
        try:
            for text in texts:
                read(text)
        except (ValueError, TypeError, AttributeError):
            return False
        return len(texts) == 30 and len(set(texts)) == 30 and max(map(len, texts)) < 2000

    def read_push(text: str) -> None:
        if not (text.startswith(("p(", "pt(", "pd(")) and text.endswith(";")):
            raise ValueError(text)

    for wire in ("alltick", "multimarkets"):
        name, sign, argument = fault.partition("=")
        async with (
            demo(f"{name}@{wire}{sign}{argument}", rate=300.0) as client,
            alltick.socket(client, alltick.OTHER) as second,
            multimarkets.socket(client) as third,
        ):
            await second.ask(22004, alltick.symbols("BTCUSDT"))
            await third.ask(14010, {"symbol_list": [market(BTC)]})
            plain = {
                "alltick": is_plain(await frames(second, 30), json.loads),
                "multimarkets": is_plain(await frames(third, 30), read_push),
            }
        whole = name == "trickle"  # whose frames only come slowly
        assert plain == {"alltick": True, "multimarkets": True} | {wire: whole}


async def test_the_ledger_keeps_each_wires_calls_and_violations_apart():
    async with demo(plan="default", clock=FakeClock()) as client:
        await client.post("/snapshot", {"codes": ["HK:700"]})
        for _ in range(2):
            await alltick.get(client, "/quote-b-api/trade-tick", alltick.symbols("GOLD"))
        await products(client)
        ledger = await client.get("/_demo/ledger")
    assert (ledger["plan"], ledger["keys"]["demo"]["calls"]) == ("default", {"/snapshot": 1})
    second, third = (ledger["wires"][name] for name in ("alltick", "multimarkets"))
    assert (second["plan"], second["keys"]["demo"]["calls"]) == ("basic", {"trade-tick": 2})
    assert second["keys"]["demo"]["violations"] == {"http_frequency": 1}
    assert third["keys"]["guest"]["calls"] == {"getSymbolBaseList": 1}
    assert KEY not in json.dumps(ledger)


async def test_the_exchange_announces_its_wires_without_a_key():
    async with demo(plan="free") as client:
        info = await client.get("/_demo/info")
    assert {name: wire["plan"] for name, wire in info["wires"].items()} == {
        "qos": "free",
        "alltick": "free",
        "multimarkets": "default",
    }
    assert info["wires"]["multimarkets"]["http"] == f"{client.http}/mm/api"
    assert KEY not in json.dumps(info)


# -- other people's clients -------------------------------------------------------------------------------------------


async def test_a_client_like_the_vendors_python_example_runs_unmodified_but_for_scheme_and_host():
    """Blanks around colons, `%20`, Content-Type on GET; frames read as Python text; `data: {}` as heartbeat."""
    query = (
        "%7B%22trace%22%20%3A%20%22python_http_test1%22%2C%22data%22%20%3A%20%7B%22code%22%20%3A%20%22700.HK%22%2C"
        "%22kline_type%22%20%3A%201%2C%22kline_timestamp_end%22%20%3A%200%2C%22query_kline_num%22%20%3A%202%2C"
        "%22adjust_type%22%3A%200%7D%7D"
    )
    async with demo() as client:
        url = f"{client.http}/quote-stock-b-api/kline?token=testtoken&query={query}"
        request = urllib.request.Request(url, headers={"Content-Type": "application/json"})

        def fetch() -> Any:
            with urllib.request.urlopen(request, timeout=5) as answer:
                return ast.literal_eval(answer.read().decode())

        answer = await asyncio.to_thread(fetch)
        assert (answer["ret"], answer["trace"], len(answer["data"]["kline_list"])) == (
            200,
            "python_http_test1",
            2,
        )

        address = f"{client.http}/quote-stock-b-ws-api?token=testtoken".replace("http", "ws", 1)
        async with websockets.connect(address) as socket:
            for command, code in ((22002, "700.HK"), (22004, "700.HK")):
                wanted = {"symbol_list": [{"code": code, "depth_level": 5}]}
                frame = {"cmd_id": command, "seq_id": 123, "trace": f"python-{command}", "data": wanted}
                await socket.send(json.dumps(frame, separators=(", ", " : ")))
            await socket.send('{"cmd_id" : 22000, "seq_id" : 123, "trace" : "beat", "data" : {}}')
            seen: set[int] = set()
            while seen != {22001, 22003, 22005, 22998, 22999}:
                frame = ast.literal_eval(str(await asyncio.wait_for(socket.recv(), 5)))
                assert frame.get("ret", 200) == 200
                seen.add(frame["cmd_id"])


async def test_a_client_like_the_go_example_may_mix_families_where_the_switch_says_so():
    """`+` for blanks, the token last, `symbol_list: null` as heartbeat, codes of both families on one socket."""
    query = (
        "%7B%22trace%22+%3A+%22go_http_test1%22%2C%22data%22+%3A+%7B%22code%22+%3A+%22GOLD%22%2C%22kline_type%22+%3A+1%2C"
        "%22kline_timestamp_end%22+%3A+0%2C%22query_kline_num%22+%3A+2%2C%22adjust_type%22%3A+0%7D%7D"
    )
    async with demo("skip-bad@alltick") as client:
        url = f"{client.http}/quote-b-api/kline?query={query}&token=testtoken"

        def fetch() -> Any:
            with urllib.request.urlopen(url, timeout=5) as answer:
                return json.load(answer)

        assert (await asyncio.to_thread(fetch))["trace"] == "go_http_test1"
        async with alltick.socket(client, alltick.OTHER, token="testtoken") as stream:
            assert (await stream.ask(22000, {"symbol_list": None}))["ret"] == 200
            mixed = alltick.symbols("GOLD", "AAPL.US", "700.HK", "USDJPY", depth_level=5)
            assert (await stream.ask(22004, mixed))["ret"] == 200
            account = (await client.get("/_demo/ledger"))["wires"]["alltick"]["keys"]["testtoken"]
            assert account["live_codes"] == ["CM:XAUUSD", "FX:USDJPY"]
