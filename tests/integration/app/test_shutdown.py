"""A polite kill ends the real program within a second, whatever hangs: server, name, keyring, disk, own indicator."""

from __future__ import annotations

import json
import os
import signal
import socket
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from qosdesk.app.instance import NAME
from qosdesk.app.own_indicators import SETTING
from qosdesk.indicators.own import digest_of
from qosdesk.indicators.spec import Choice
from qosdesk.indicators.text import choices_text
from qosdesk.storage.db import DATABASE_NAME
from qosdesk.storage.layouts import LayoutsStore
from qosdesk.storage.settings import SettingsStore
from qosdesk.ui.shell.layout import Layout, PanelRecord
from qosdesk.ui.shell.ready_made import DAY_TRADER
from qosdesk.ui.shell.workspaces import Workspaces
from tests.helpers.children import ROOT, environment, exchange
from tests.integration.app.hung import HUNG_NAME, hung_folder
from tests.unit.storage.stores import close_store, open_store

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(os.name == "nt", reason="Windows has no polite kill"),
]
END_S = 1.0
KEY = "abcd1234abcd1234abcd1234abcd1234"
_DEADLINE_S = 60.0
_LOOK_S = 0.02
OWN = """
TITLE = "Mine"
WHERE = "pane"
PARAMETERS = {{}}
OUTPUTS = {{"a": "line"}}


def compute(close, **rest):
    open({mark!r}, "w").close()
    while True:
        pass
"""


class Desk:
    """The program as a user starts it, over a data folder of the test."""

    def __init__(self, folder: Path) -> None:
        self.data = folder / "data"
        self.home = self.data / "default"
        self.mark = folder / "mark"
        self._hung = hung_folder(folder / "hung")
        self.process: subprocess.Popen[str] | None = None

    @contextmanager
    def running(self, *arguments: str, **variables: str) -> Iterator[None]:
        """Started, and its window open; killed at the end whatever happens."""
        variables = {
            "QOSDESK_DATA_DIR": str(self.data),
            "PYTHONPATH": str(self._hung),
            "HUNG_MARK": str(self.mark),
            **variables,
        }
        self.process = subprocess.Popen(
            [sys.executable, "-m", "qosdesk", *arguments],
            cwd=ROOT,
            env=environment(**variables),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        try:
            self.wait(self.is_open, "the window")
            yield
        finally:
            self.process.kill()
            self.process.wait()
            assert self.process.stdout is not None
            self.process.stdout.close()

    def is_open(self) -> bool:
        """It listens to second starts: the windows are shown by then."""
        try:
            return "port" in json.loads((self.home / NAME).read_text())
        except (OSError, ValueError):
            return False

    def wait(self, condition, what: str) -> None:
        deadline_s = time.monotonic() + _DEADLINE_S
        while not condition():
            assert self.process is not None
            assert self.process.poll() is None, self.process.stdout.read() if self.process.stdout else ""
            assert time.monotonic() < deadline_s, f"not seen: {what}"
            time.sleep(_LOOK_S)

    def ends_in_time(self) -> None:
        """Politely asked, it ends well, and has tidied up."""
        assert self.process is not None
        began_s = time.monotonic()
        self.process.send_signal(signal.SIGTERM)
        assert self.process.wait(20) == 0
        took_s = time.monotonic() - began_s
        assert took_s < END_S, f"{took_s:.2f} s"
        assert (self.home / NAME).read_bytes() == b"", "closed properly"


@pytest.fixture
def desk(tmp_path):
    return Desk(tmp_path)


@pytest.fixture
def silent():
    """A server that takes connections and never says a word; the number of those is its `seen`."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield server


def test_in_the_middle_of_requests_that_are_not_answered(desk):
    with (
        exchange("--fault", "http-hang", "--fault", "slow=30000") as server,
        desk.running("--http", server.http, "--ws", server.ws, QOSDESK_QOS_KEY=server.key),
    ):
        desk.ends_in_time()


def test_while_a_server_takes_the_connection_and_says_nothing(desk, silent):
    port = silent.getsockname()[1]
    address = f"127.0.0.1:{port}"
    with desk.running("--http", f"http://{address}", "--ws", f"ws://{address}/ws", QOSDESK_QOS_KEY=KEY):
        peer, _address = silent.accept()
        with peer:
            desk.ends_in_time()


def test_while_a_name_is_looked_up_for_ever(desk):
    with desk.running("--http", f"http://{HUNG_NAME}", "--ws", f"ws://{HUNG_NAME}/ws", QOSDESK_QOS_KEY=KEY):
        desk.ends_in_time()


def test_while_the_keyring_does_not_answer(desk):
    with desk.running(PYTHON_KEYRING_BACKEND="hung_keyring.Keyring"):
        desk.wait(desk.mark.exists, "the keyring was asked")
        desk.ends_in_time()


def test_while_the_disk_takes_nothing(desk):
    with (
        exchange() as server,
        desk.running("--http", server.http, "--ws", server.ws, QOSDESK_QOS_KEY=server.key),
        closing(sqlite3.connect(desk.home / DATABASE_NAME, isolation_level=None)) as other,
    ):
        other.execute("BEGIN IMMEDIATE")
        desk.ends_in_time()
        other.execute("ROLLBACK")


def test_while_an_own_indicator_computes_for_ever(desk, tmp_path):
    busy = tmp_path / "busy"
    source = OWN.format(mark=str(busy))
    digest = digest_of(source.encode())
    (desk.home / "indicators").mkdir(parents=True)
    (desk.home / "indicators" / "mine.py").write_bytes(source.encode())
    database = open_store(desk.home)
    SettingsStore(database).set(SETTING, json.dumps({"mine.py": digest}))
    state = {"group": 0, "symbol": "HK:700", "indicators": choices_text([Choice("mine.py", (), (1,))])}
    chart = Layout((PanelRecord("chart-1", "chart", state),))
    workspaces = Workspaces(LayoutsStore(database), DAY_TRADER)
    workspaces.open(workspaces.current)
    workspaces.keep((chart,))
    close_store(database)
    with (
        exchange() as server,
        desk.running("--http", server.http, "--ws", server.ws, QOSDESK_QOS_KEY=server.key),
    ):
        desk.wait(busy.exists, "the indicator computes")
        desk.ends_in_time()
