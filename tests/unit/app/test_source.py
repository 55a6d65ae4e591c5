"""A server on this computer is asked whether it is a demo exchange; whatever else answers is taken as it is."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from qosdesk.app.source import Source, announce_later, announced, vendor_source
from qosdesk.feed.limits import CountBy
from qosdesk.providers.qos.limits import FREE, UNLIMITED
from qosdesk.providers.registry import provider

KEY = "5f1d0c9b7a1e4d6c8b0f2a3c4d5e6f70"
INFO = {
    "world": "1-3-always",
    "sessions": "always",
    "plan": "none",
    "seed": 3,
    "speed": 1.0,
    "now_ms": 1_763_640_000_000,
}


@contextmanager
def server(body: bytes, status: int = 200) -> Iterator[tuple[str, list[str]]]:
    """A loopback HTTP server that answers everything with this; yields its address and the paths it was asked."""
    paths: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            paths.append(f"{self.path} key={self.headers.get('key')}")
            self.send_response(status)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - its name there
            """Quiet."""

    http = HTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=http.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield f"http://127.0.0.1:{http.server_port}", paths
    finally:
        http.shutdown()
        thread.join()
        http.server_close()


def source_at(http_url: str) -> Source:
    return vendor_source(provider("qos"), KEY, http_url, "ws://127.0.0.1:1/ws")


def test_without_addresses_the_vendors_own_are_used() -> None:
    source = vendor_source(provider("qos"), KEY, None, None)
    assert source.http_url.startswith("https://")
    assert all(url.startswith("wss://") for url in source.ws_urls)
    assert (source.demo, source.world, source.is_loopback) == (False, "qos", False)


def test_the_key_is_not_in_the_repr() -> None:
    assert KEY not in repr(source_at("http://127.0.0.1:1"))


def test_a_demo_exchange_is_followed_as_it_announces_itself() -> None:
    with server(json.dumps(INFO).encode()) as (url, paths):
        source = announced(source_at(url))
    assert paths == ["/_demo/info key=None"]  # what it is may be asked without a key
    assert (source.demo, source.always, source.limits) == (True, True, UNLIMITED)
    assert (source.now_ms, source.speed, source.world) == (1_763_640_000_000, 1.0, "demo-1-3-always")


def test_a_demo_that_enforces_a_plan_is_kept_to_it() -> None:
    said = {**INFO, "plan": "free", "count_by": "kind", "sessions": "real", "world": "1-3-real"}
    with server(json.dumps(said).encode()) as (url, _):
        source = announced(source_at(url))
    assert (source.demo, source.always, source.plan) == (True, False, "free")
    assert source.limits == replace(FREE, count_by=CountBy.KIND)
    assert source.world == "demo-1-3-real"


@pytest.mark.parametrize(
    ("body", "status"),
    [(b"", 404), (b"no json", 200), (b"[]", 200), (b"{}", 200), (b"[" * 60_000, 200), (b"\xff\xfe", 200)],
)
def test_whatever_answers_otherwise_is_no_demo(body: bytes, status: int) -> None:
    with server(body, status) as (url, _):
        source = source_at(url)
        assert announced(source) == source


@pytest.mark.parametrize("wrong", [{"now_ms": "soon"}, {"speed": None}, {"now_ms": 1e999}])
def test_a_clock_that_makes_no_sense_is_not_followed(wrong: dict[str, object]) -> None:
    with server(json.dumps({**INFO, **wrong}).encode()) as (url, _):
        source = announced(source_at(url))
    assert (source.demo, source.now_ms, source.speed) == (True, 0, 1.0)


@pytest.mark.parametrize("speed", [0, -1, float("nan"), 1e300])
def test_a_pace_that_makes_no_sense_is_ours(speed: float) -> None:
    with server(json.dumps({**INFO, "speed": speed}).encode()) as (url, _):
        assert announced(source_at(url)).speed == 1.0


@pytest.mark.parametrize("url", ["http://127.0.0.1:1", "http://127.0.0.1:99999"])
def test_where_nobody_listens_nothing_is_announced(url: str) -> None:
    source = source_at(url)
    assert announced(source) == source


def test_a_server_elsewhere_is_never_asked() -> None:
    # The network guard would fail this test.
    source = source_at("https://api.example.invalid")
    assert announced(source) == source


def test_asking_can_be_left_to_a_thread() -> None:
    told: list[Source] = []
    done = threading.Event()

    def answered(source: Source) -> None:
        told.append(source)
        done.set()

    with server(json.dumps(INFO).encode()) as (url, _):
        announce_later(source_at(url), answered)
        assert done.wait(10.0)
    assert told[0].demo
