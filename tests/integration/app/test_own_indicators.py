"""The user's own indicators in real processes: what is allowed, and what a bad file can't do."""

from __future__ import annotations

import threading

import numpy as np
import pytest

from qosdesk.app.own_indicators import EXAMPLE, OwnIndicators, child_environment
from qosdesk.indicators.own import Problem
from qosdesk.indicators.own_wire import Request
from qosdesk.indicators.spec import Choice
from tests.ui.fakes import FakeSettings
from tests.unit.indicators.columns import series_of

GARBAGE = """
import contextlib, os
for stream in range(3, 10):
    with contextlib.suppress(OSError):
        os.write(stream, b"x" * 100)
os._exit(0)
"""


class Scene:
    """A folder, settings, and a queue in place of the UI thread."""

    def __init__(self, folder, deadline_s=20.0):
        self.arrived = threading.Event()
        self.actions = []
        self.settings = FakeSettings()
        self.own = OwnIndicators(folder / "indicators", self.settings, self.post, deadline_s=deadline_s)

    def post(self, action):
        self.actions.append(action)
        self.arrived.set()

    def wait(self):
        assert self.arrived.wait(30)
        self.arrived.clear()
        while self.actions:
            self.actions.pop(0)()

    def run(self, source):
        answers = []
        self.own.run(Request("mine.py", source, {}, ("a",), np.ones((5, 4))), answers.append)
        self.wait()
        return answers[0]


@pytest.fixture
def scene(tmp_path):
    made = Scene(tmp_path)
    yield made
    made.own.close()


def test_the_example_is_off_until_it_is_allowed_and_off_again_when_it_changed(scene, tmp_path):
    own, series = scene.own, series_of(100)
    assert own.files() == ()
    folder = own.folder()
    (file,) = own.files()
    assert file.name == EXAMPLE
    assert "may not run yet" in file.problem
    assert "may not run yet" in own.open(file.kind.first_choice, series, lambda: None).message
    own.allow(file)
    (file,) = own.files()
    assert file.problem == ""
    painted = []
    indicator = own.open(file.kind.first_choice, series, lambda: painted.append(1))
    indicator.sync()
    scene.wait()
    assert painted == [1]
    assert indicator.message == ""
    assert indicator.last()[0] == pytest.approx((series.close[98] / series.close[79:99].mean() - 1) * 100)
    with (tmp_path / "indicators" / EXAMPLE).open("a") as changed:
        changed.write("# changed\n")
    (file,) = own.files()
    assert "was changed" in file.problem
    assert own.folder() == folder


def test_a_file_that_is_gone_or_damaged_is_said_to_be(scene, tmp_path):
    scene.own.folder()
    (tmp_path / "indicators" / "bad.py").write_bytes(b"OUTPUTS = ")
    bad = next(file for file in scene.own.files() if file.name == "bad.py")
    assert bad.kind is None
    assert "line 1" in bad.problem
    series = series_of(10)
    assert "line 1" in scene.own.open(Choice("bad.py", (), ()), series, lambda: None).message
    assert "not in the folder" in scene.own.open(Choice("gone.py", (), ()), series, lambda: None).message


def test_prints_are_no_part_of_the_answer_and_reading_gets_nothing(scene):
    source = """
import os, sys
def compute(close, **rest):
    print("noise" * 1000)
    sys.stderr.write("noise")
    os.write(1, b"noise")
    assert sys.stdin.read() == ""
    return {"a": close * 3}
"""
    assert scene.run(source).values.tolist() == [[3.0, 3.0, 3.0, 3.0]]


@pytest.mark.parametrize(
    ("source", "problem"),
    [
        ("def compute(**bars):\n    raise ValueError('no')", Problem.ERROR),
        ("import os\nos._exit(3)", Problem.CRASHED),
        ("import ctypes\nctypes.string_at(0)", Problem.CRASHED),
        (GARBAGE, Problem.CRASHED),
    ],
)
def test_an_error_or_a_crash_is_an_answer(scene, source, problem):
    assert scene.run(source).problem is problem


def test_an_endless_loop_is_stopped_at_the_deadline(tmp_path):
    scene = Scene(tmp_path, deadline_s=1.5)
    answer = scene.run("while True:\n    pass")
    assert (answer.problem, answer.detail) == (Problem.TIMEOUT, "1.5")
    assert not scene.own._running


@pytest.mark.skipif(not hasattr(__import__("os"), "fork"), reason="the system has no such limit")
def test_wanting_all_memory_is_refused(scene):
    answer = scene.run("def compute(**bars):\n    return {'a': bytearray(3 << 30)}")
    assert answer.problem is Problem.MEMORY


def test_the_end_of_the_program_ends_what_runs(tmp_path):
    scene = Scene(tmp_path)
    scene.own.run(
        Request("mine.py", "while True:\n    pass", {}, ("a",), np.ones((5, 4))), lambda answer: None
    )
    processes = set()
    while not processes:
        processes = set(scene.own._running)
    scene.own.close()
    for process in processes:
        assert process.wait(10) != 0
    assert scene.actions == []


def test_no_key_reaches_the_process(monkeypatch):
    monkeypatch.setenv("QOSDESK_QOS_KEY", "secret")
    assert "secret" not in child_environment().values()
