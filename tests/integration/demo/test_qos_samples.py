"""Every sample request of the wire document is answered in the documented shape, over real sockets (QOS 4, 5)."""

from __future__ import annotations

from typing import Any

import pytest

from tests.integration.demo.support import EXAMPLES, demo, examples

SAMPLES = examples()
OPTIONAL = {"pq", "aq", "nq", "tt"}  # present only for US, each may be absent (QOS 4.3)


def codes_of(groups: list[str]) -> set[str]:
    found = set()
    for group in groups:
        market, _, rest = group.partition(":")
        found |= {f"{market}:{code}" for code in rest.split(",")}
    return found


def same_shape(got: Any, documented: Any, where: str) -> None:
    """The same members with the same JSON types; lists by their first element, since lengths differ."""
    assert type(got) is type(documented), f"{where}: {got!r} against {documented!r}"
    if isinstance(documented, dict):
        assert set(got) - OPTIONAL == set(documented) - OPTIONAL, where
        for name in set(got) & set(documented):
            same_shape(got[name], documented[name], f"{where}.{name}")
    elif isinstance(documented, list) and documented:
        assert got, where
        if isinstance(documented[0], dict) and "c" in documented[0] and "kt" not in documented[0]:
            by_code = {one["c"]: one for one in got}
            for one in documented:
                same_shape(by_code[one["c"]], one, f"{where}[{one['c']}]")
        else:
            same_shape(got[0], documented[0], f"{where}[0]")


HTTP = [(path, one) for path, entries in SAMPLES["http"].items() for one in entries]


@pytest.mark.parametrize("query", [False, True], ids=["key in header", "key in query"])
@pytest.mark.parametrize(("path", "sample"), HTTP, ids=[f"{path} {one['name']}" for path, one in HTTP])
async def test_http_samples(path: str, sample: dict[str, Any], query: bool):
    async with demo() as client:
        status, answer = await client.post(path, sample["request"]["body"], query=query)
    documented = sample["response"]["body"]
    assert (status, answer["msg"]) == (200, "OK")
    if path in ("/market-calendar", "/product-list"):
        assert set(answer["data"]) == set(documented["data"])
        for market, entries in documented["data"].items():
            same_shape(answer["data"][market][0], entries[0], f"{path} {market}")
        return
    same_shape(answer, documented, path)
    if "codes" in sample["request"]["body"]:
        assert {one["c"] for one in answer["data"]} == codes_of(sample["request"]["body"]["codes"])


WS = [(name, one) for name, entries in SAMPLES["ws"].items() for one in entries]


@pytest.mark.parametrize("query", [False, True], ids=["key in header", "key in query"])
@pytest.mark.parametrize(("name", "sample"), WS, ids=[f"{name} {one['name']}" for name, one in WS])
async def test_websocket_samples(name: str, sample: dict[str, Any], query: bool):
    async with demo() as client, client.socket(query=query) as socket:
        reply = await socket.ask(sample["send"])
        same_shape(reply, sample["ack"], name)
        assert reply["msg"] == "OK"
        assert reply.get("reqid") == sample["ack"].get("reqid")
        if sample["push"] is not None:
            documented = sample["push"]
            asked = codes_of(sample["send"]["codes"])
            code = (
                documented["c"] if documented["c"] in asked else "HK:700"
            )  # one sample shows another code's push
            push = await socket.until(lambda one: one["tp"] == documented["tp"] and one["c"] == code)
            same_shape(push, documented, f"{name} push")


async def test_the_seed_editions_requests_are_answered():
    legacy = SAMPLES["legacy"]
    async with demo("numeric-trades") as client, client.socket() as socket:
        _, answer = await client.post("/trade", legacy["http_trade"]["request"])
        wanted = {one["c"] for one in legacy["http_trade"]["response"]["data"]}
        assert wanted <= {one["c"] for one in answer["data"]}
        for one in answer["data"]:
            assert {name: type(value) in (int, float) for name, value in one.items() if name in "pv"} == {
                "p": True,
                "v": True,
            }
        sample = legacy["ws_subscribe_without_reqid"]
        reply = await socket.ask(sample["send"])
        assert set(reply) == set(sample["ack"])


async def test_frames_that_official_clients_really_send_are_survived():
    frames = {one["client"]: one["text"] for one in SAMPLES["client_quirks"]["frames"]}
    async with demo() as client, client.socket() as socket:
        for name, text in frames.items():
            if name.startswith("Postman"):
                continue
            reply = await socket.ask(text)
            if name == "Go example":
                assert reply["msg"] != "OK"  # broken JSON: answered, and the connection lives on
            else:
                assert reply["msg"] == "OK", name
        assert (await socket.ask(frames["Python SDK after 9999 requests"]))["reqid"] == 0
        assert "reqid" not in await socket.ask(frames["PHP example"])
        assert (await socket.ask(frames["Go SDK"]))["reqid"] == 7
        day = await socket.until(lambda one: one["tp"] == "K")
        assert day["kt"] == 1001  # K without kt
        status, answer = await client.post(
            "/kline", {"kline_reqs": [{"c": "HK:700", "e": 0, "co": 1, "a": 0, "kt": 1}]}
        )
        assert (status, len(answer["data"][0]["k"])) == (200, 1)


def test_the_corpus_names_its_source():
    assert "publisher" in EXAMPLES.with_name("SOURCE").read_text("utf-8")
