"""The program from outside: what it prints, writes, and ends with."""

from __future__ import annotations

import json
import socket
import struct
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.helpers.children import ROOT, environment, exchange, run_program

pytestmark = pytest.mark.slow


def lines_of(out: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in out.splitlines()]


def closed_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port: int = one.getsockname()[1]
        return port


# -- the desktop -------------------------------------------------------------------------------------------------------


def test_a_picture_of_the_living_demo_has_the_size_asked_for_and_a_report(tmp_path: Path) -> None:
    picture = tmp_path / "f.png"
    ended = run_program(
        *("--shot", str(picture), "--after", "3", "--size", "1280x800", "--report"),
        QOSDESK_DATA_DIR=str(tmp_path / "data"),
    )
    assert (ended.returncode, ended.stderr) == (0, "")
    said = dict(line.split(maxsplit=1) for line in ended.stdout.splitlines())
    assert said["source"] == "QOS DEMO (made-up prices), live"
    assert int(said["symbols"].split()[0]) > 20
    assert said["streams"].split()[0] == said["streams"].split()[2]
    assert said["picture"] == str(picture)
    header = picture.read_bytes()[:24]
    assert header[:8] == b"\x89PNG\r\n\x1a\n"
    assert struct.unpack(">II", header[16:24]) == (1280, 800)
    log = (tmp_path / "data" / "default" / "log" / "qosdesk.log").read_text(encoding="utf-8")
    assert not [line for line in log.splitlines() if " ERROR " in line or " WARNING " in line]


def test_a_picture_that_cannot_be_written_is_one_line_and_exit_status_1(tmp_path: Path) -> None:
    ended = run_program(
        *("--shot", str(tmp_path / "none" / "f.png"), "--after", "0", "--size", "1280x800"),
        QOSDESK_DATA_DIR=str(tmp_path / "data"),
    )
    assert ended.returncode == 1
    assert ended.stderr == f"qosdesk: the picture could not be written to {tmp_path / 'none' / 'f.png'}\n"


# -- probe -------------------------------------------------------------------------------------------------------------


def test_probe_without_a_key_prints_quotes_of_each_kind_of_the_demo() -> None:
    symbols = [
        "US:AAPL",
        "HK:700",
        "SH:600519",
        "CF:BTCUSDT",
        "FX:EURUSD",
        "CM:XAUUSD",
        "IX:JPN225",
        "SZ:000001",
    ]
    ended = run_program("probe", *symbols, "--seconds", "3")
    assert ended.returncode == 0, ended.stderr
    quotes = lines_of(ended.stdout)
    assert {quote["symbol"] for quote in quotes} == set(symbols)
    assert {quote["kind"] for quote in quotes} == {"snapshot", "trade", "depth", "bar"}
    assert {quote["source"] for quote in quotes} == {"QOS DEMO"}
    assert all(line.startswith("qosdesk probe: ") for line in ended.stderr.splitlines())


def test_probe_against_a_given_server_says_that_the_key_was_accepted_and_never_prints_it() -> None:
    with exchange() as server:
        ended = run_program(
            *("probe", "HK:00700", "--seconds", "2", "--http-url", server.http, "--ws-url", server.ws),
            QOSDESK_QOS_KEY=server.key,
        )
    assert ended.returncode == 0, ended.stderr
    assert "Connected: the key was accepted." in ended.stderr
    assert {quote["symbol"] for quote in lines_of(ended.stdout)} == {"HK:700"}
    assert server.key not in ended.stdout + ended.stderr


def test_probe_with_a_refused_key_says_so_at_once_and_ends_3() -> None:
    with exchange() as server:
        ended = run_program(
            *("probe", "HK:700", "--seconds", "50", "--http-url", server.http, "--ws-url", server.ws),
            QOSDESK_QOS_KEY="wrong-key-0123456789",
            deadline_s=30.0,
        )
    assert (ended.returncode, ended.stdout) == (3, "")
    assert "key" in ended.stderr.splitlines()[-1]
    assert "wrong-key" not in ended.stderr


def test_probe_of_a_server_that_is_not_there_ends_4_with_a_sentence() -> None:
    port = closed_port()
    ended = run_program(
        *("probe", "HK:700", "--seconds", "1"),
        *("--http-url", f"http://127.0.0.1:{port}", "--ws-url", f"ws://127.0.0.1:{port}/ws"),
        QOSDESK_QOS_KEY="0123456789abcdef",
    )
    assert (ended.returncode, ended.stdout) == (4, "")
    assert "Traceback" not in ended.stderr
    assert "0123456789abcdef" not in ended.stderr


def test_probe_of_an_unknown_symbol_ends_5_and_prints_the_others() -> None:
    ended = run_program("probe", "HK:99999", "US:AAPL", "--seconds", "2")
    assert ended.returncode == 5
    assert {quote["symbol"] for quote in lines_of(ended.stdout)} == {"US:AAPL"}
    assert ended.stderr.splitlines()[-1].startswith("qosdesk probe: No quote of HK:99999")


def test_probe_whose_reader_goes_away_ends_quietly() -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "qosdesk", "probe", "CF:BTCUSDT", "--seconds", "30"],
        cwd=ROOT,
        env=environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as probe:
        assert probe.stdout is not None
        assert probe.stderr is not None
        assert json.loads(probe.stdout.readline())["symbol"] == "CF:BTCUSDT"
        probe.stdout.close()
        said = probe.stderr.read()
        assert probe.wait(20.0) == 0
    assert all(line.startswith("qosdesk probe: ") for line in said.splitlines())


def test_probe_loads_no_qt() -> None:
    code = (
        "import sys\n"
        "from qosdesk.cli import main\n"
        "status = main(['probe', 'HK:700', '--seconds', '0'])\n"
        "print([name for name in sys.modules if 'PySide6' in name or 'qasync' in name], status, file=sys.stderr)\n"
    )
    ended = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, env=environment(), capture_output=True, text=True, check=True
    )
    assert ended.stderr.splitlines()[-1].startswith("[] ")


# -- the demo ----------------------------------------------------------------------------------------------------------


def test_the_demos_key_is_that_of_its_seed() -> None:
    """So that an exchange that is started again lets the same clients in."""
    with exchange("--seed", "7") as one, exchange("--seed", "7") as same, exchange("--seed", "8") as other:
        assert one.key == same.key != other.key
        assert len(one.key) == 32
