"""Each guard fails the test that deserves it, says why, and leaves the others alone."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]
SUITE = ROOT / "tests" / "helpers" / "bad_suite.py"
WORDS = {
    "test_bad_unexpected_warning": "unexpected log record: WARNING qosdesk.example: the gate is open",
    "test_bad_unexpected_error_of_a_logger_that_does_not_propagate": "ERROR quiet.example: nobody hears this",
    "test_bad_announced_record_does_not_come": "announced log record did not come: WARNING qosdesk: /the gate/",
    "test_bad_another_record_than_the_announced": "the roof is gone",
    "test_bad_task_left_running": "tasks still running at the end: sleeper",
    "test_bad_task_left_running_in_run_async": "tasks still running at the end",
    "test_bad_deadline_passes": "not done within its deadline of 0.02 s",
    "test_bad_loop_left_open": "event loop was not closed",
    "test_bad_exception_of_a_task_that_nobody_awaits": "Task exception was never retrieved",
    "test_bad_thread_left_running": "thread 'lingerer' is still running",
    "test_bad_python_warning": "DeprecationWarning: old ways",
    "test_bad_connection_beyond_loopback": "connected to ('192.0.2.1', 9)",
    "test_bad_connection_beyond_loopback_swallowed": "network beyond loopback: connected to",
    "test_bad_name_look_up": "looked up 'quotes.invalid'",
    "test_bad_name_look_up_by_the_loop": "looked up 'quotes.invalid'",
    "test_bad_qt_warning": "QPainter::begin: something is wrong",
    "test_bad_timer_left_active": "timer is still active",
    "test_bad_window_left_open": "top-level widget is still there",
    "test_bad_exception_in_a_slot": "in a slot",
    "test_bad_qasync_task_left_running": "tasks still running at the end",
}


def _names(prefix: str) -> list[str]:
    return re.findall(rf"def ({prefix}\w+)", SUITE.read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def verdicts(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """What the guards said of each test of the bad suite; '' of one that passed."""
    report = tmp_path_factory.mktemp("bad") / "report.xml"
    command = [sys.executable, "-m", "pytest", str(SUITE), "-q", f"--junitxml={report}"]
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    subprocess.run(command, cwd=ROOT, env=environment, check=False, timeout=60, capture_output=True)
    found: dict[str, str] = {}
    for case in ET.parse(report).iter("testcase"):
        said = [
            f"{one.get('message')}\n{one.text}" for one in case if one.tag in ("failure", "error", "skipped")
        ]
        found[case.get("name", "")] = "\n".join(filter(None, [found.get(case.get("name", "")), *said]))
    return found


def test_every_bad_test_has_its_words():
    assert sorted(_names("test_bad_")) == sorted(WORDS)


@pytest.mark.parametrize("name", _names("test_bad_"))
def test_a_bad_test_fails_and_is_told_why(verdicts: dict[str, str], name: str):
    assert WORDS[name] in verdicts[name]


@pytest.mark.parametrize("name", _names("test_good_"))
def test_a_good_test_passes(verdicts: dict[str, str], name: str):
    assert verdicts[name] == ""
