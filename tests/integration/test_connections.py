"""No network but the chosen provider: every connection of a scripted session is watched, by the system itself.

The desk runs as a process of its own under an audit hook of Python, which hears of every socket that is connected and
every name that is looked up in it, also by libraries, before it happens. What native code does without Python (Qt: its
network parts are not imported; the bundle has none) is watched in /proc, where there is one.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from qosdesk.app.early_demo import WAS_DEMO
from qosdesk.app.keys import ASK_DEMO
from qosdesk.storage.settings import SettingsStore
from qosdesk.ui.welcome.opening import DONE
from tests.helpers.children import ROOT, exchange
from tests.unit.storage.stores import close_store, open_store

pytestmark = pytest.mark.slow
DEADLINE_S = 60.0

WATCHED = """
import json, sys
said = open(sys.argv.pop(1), "a", encoding="utf-8", buffering=1)

def hear(event, arguments):
    if event == "socket.connect":
        address = arguments[1]
        said.write(json.dumps(["connect", str(address[0]) if isinstance(address, tuple) else str(address)]) + "\\n")
    elif event in ("socket.getaddrinfo", "socket.gethostbyname"):
        said.write(json.dumps(["name", str(arguments[0])]) + "\\n")

sys.addaudithook(hear)
from qosdesk.cli import main
sys.exit(main(sys.argv[1:]))
"""


def prepare(data: Path) -> None:
    """As a user who has seen the welcome and wants the demo."""
    database = open_store(data / "default")
    settings = SettingsStore(database)
    for name in (DONE, ASK_DEMO, WAS_DEMO):
        settings.set(name, True)
    close_store(database)


def session(tmp_path: Path, *arguments: str, key: str = "") -> tuple[set[tuple[str, str]], set[str]]:
    """What a desk of some seconds connected to: as Python heard it, and remote addresses of its sockets in /proc."""
    heard, data = tmp_path / "heard.jsonl", tmp_path / "data"
    prepare(data)
    variables = {name: value for name, value in os.environ.items() if not name.lower().endswith("_proxy")}
    variables |= {"QOSDESK_DATA_DIR": str(data), "QT_QPA_PLATFORM": "offscreen", "QOSDESK_QOS_KEY": key}
    command = [sys.executable, "-c", WATCHED, str(heard), *arguments]
    command += ["--shot", str(tmp_path / "desk.png"), "--after", "6", "--size", "1280x800", "--report"]
    remotes: set[str] = set()
    deadline_s = time.monotonic() + DEADLINE_S
    with subprocess.Popen(command, cwd=ROOT, env=variables, stdout=subprocess.PIPE, text=True) as process:
        while process.poll() is None and time.monotonic() < deadline_s:
            remotes |= tcp_remotes(process.pid)
            time.sleep(0.05)  # looks, waits for nothing
        process.kill()
        report = process.communicate()[0]
    assert process.returncode == 0
    assert "live" in report.splitlines()[0], report
    lines = heard.read_text(encoding="utf-8").splitlines()
    return {tuple(json.loads(line)) for line in lines}, remotes


def tcp_remotes(pid: int) -> set[str]:
    """Remote IPv4 addresses of a process's TCP sockets, on Linux."""
    try:
        with os.scandir(f"/proc/{pid}/fd") as open_files:
            inodes = {os.readlink(one.path) for one in open_files}
        rows = Path(f"/proc/{pid}/net/tcp").read_text(encoding="ascii").splitlines()[1:]
    except OSError:
        return set()
    found = set()
    for row in rows:
        parts = row.split()
        if f"socket:[{parts[9]}]" in inodes and parts[3] != "0A":
            number = bytes.fromhex(parts[2].partition(":")[0])[::-1]
            found.add(".".join(map(str, number)))
    return found


def test_a_session_on_the_demo_talks_to_this_computer_only(tmp_path: Path) -> None:
    heard, remotes = session(tmp_path)
    assert heard, "the watch works"
    assert {address for what, address in heard if what == "connect"} <= {"127.0.0.1"}
    assert {name for what, name in heard if what == "name"} <= {"127.0.0.1", "localhost"}
    assert remotes <= {"127.0.0.1"}


def test_a_session_with_a_vendor_talks_to_that_vendor_only(tmp_path: Path) -> None:
    with exchange() as vendor:
        heard, remotes = session(tmp_path, "--http-url", vendor.http, "--ws-url", vendor.ws, key=vendor.key)
    assert {address for _what, address in heard} <= {"127.0.0.1"}
    assert remotes <= {"127.0.0.1"}
