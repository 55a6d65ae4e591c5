"""The demo exchange as a child: it says where it is, and is gone when it is stopped or its parent is."""

from __future__ import annotations

import subprocess
import sys
import threading
import urllib.request

import pytest

from qosdesk.app import demo_child
from qosdesk.app.demo_child import DemoAddress, DemoChild, demo_command, start_demo
from tests.helpers.children import ROOT, environment, is_running, kill

DEADLINE_S = 20.0


class Ears:
    """Hears what a child tells, on its thread."""

    def __init__(self) -> None:
        self.addresses: list[DemoAddress] = []
        self.endings: list[str] = []
        self.is_ready = threading.Event()
        self.is_over = threading.Event()

    def ready(self, address: DemoAddress) -> None:
        self.addresses.append(address)
        self.is_ready.set()

    def ended(self, text: str) -> None:
        self.endings.append(text)
        self.is_over.set()


def program(code: str) -> list[str]:
    return [sys.executable, "-c", code]


@pytest.fixture
def ears() -> Ears:
    return Ears()


def test_a_child_says_where_it_is_and_stop_ends_it_without_an_alarm() -> None:
    child, address = start_demo()
    with urllib.request.urlopen(f"{address.http}/_demo/info", timeout=DEADLINE_S) as answer:
        assert answer.status == 200
    assert address.ws.startswith("ws://127.0.0.1:")
    assert address.key not in repr(address)
    shares, others = address.wire("alltick").ws
    assert (shares.endswith("/quote-stock-b-ws-api"), others.endswith("/quote-b-ws-api")) == (True, True)
    assert (address.wire("qos").http, address.wire("qos").ws) == (address.http, (address.ws,))
    stocks, rest = address.wire("multimarkets").ws
    assert (stocks.endswith("/quote_stock"), rest.endswith("/quote")) == (True, True)
    assert address.wire("multimarkets").options == {"company_id": "1", "customer_group_id": "2"}
    assert address.wire("multimarkets").others["manager_http"].endswith("/mm/openapi-b")
    child.stop()
    assert not is_running(child.pid)
    child.stop()  # once more does nothing


def test_the_end_of_a_child_nobody_stopped_is_told_once(ears: Ears) -> None:
    child = DemoChild(ears.ready, ears.ended)
    assert ears.is_ready.wait(DEADLINE_S)
    kill(child.pid)
    assert ears.is_over.wait(DEADLINE_S)
    child.stop()
    assert ears.endings == ["The demo exchange ended (exit status -9)."]
    assert len(ears.addresses) == 1


@pytest.mark.skipif(sys.platform == "win32", reason="kill -9")
def test_a_parent_that_is_killed_leaves_no_child() -> None:
    code = (
        "from qosdesk.app.demo_child import start_demo\n"
        "child, _ = start_demo()\n"
        "print(child.pid, flush=True)\n"
        "input()\n"
    )
    with subprocess.Popen(
        program(code), cwd=ROOT, env=environment(), stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as parent:
        assert parent.stdout is not None
        pid = int(parent.stdout.readline())
        assert is_running(pid)
        kill(parent.pid)
        parent.wait()
    # Its end is an event that only the operating system tells: it is asked until the deadline.
    waits = threading.Event()
    for _ in range(200):
        if not is_running(pid):
            break
        waits.wait(0.05)
    assert not is_running(pid)


def test_a_child_that_says_nothing_sensible_is_an_end_with_a_sentence(
    ears: Ears, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(demo_child, "demo_command", lambda extra=(): program("import sys; sys.exit(3)"))
    child = DemoChild(ears.ready, ears.ended)
    assert ears.is_over.wait(DEADLINE_S)
    child.stop()
    assert ears.endings == ["The demo exchange did not start (exit status 3)."]
    assert not ears.addresses


def test_starting_one_that_does_not_start_is_an_error_with_that_sentence(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(demo_child, "demo_command", lambda extra=(): program("print('{}')"))
    with pytest.raises(RuntimeError, match=r"^The demo exchange did not start \(exit status 0\)\.$"):
        start_demo()


def test_one_that_hangs_is_given_up_and_killed(monkeypatch: pytest.MonkeyPatch) -> None:
    hanging = program("import threading; threading.Event().wait()")
    monkeypatch.setattr(demo_child, "demo_command", lambda extra=(): hanging)
    with pytest.raises(RuntimeError, match="did not start in time"):
        start_demo(deadline_s=0.2)


def test_a_frozen_program_starts_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert demo_command(["--seed", "3"]) == [sys.executable, "demo", "--owned", "--seed", "3"]
    monkeypatch.setattr(sys, "frozen", False)
    assert demo_command() == [sys.executable, "-m", "qosdesk", "demo", "--owned"]
