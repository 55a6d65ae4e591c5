"""Tests that behave badly, each in one way, and tests that look bad and are not (`test_good_...`).

Not collected in the normal run (the name does not match): tests/unit/helpers/test_guards.py runs it in a process of its
own and checks that each guard fails exactly the tests it should.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
import os
import socket
import threading
import warnings
from pathlib import Path

import pytest

log = logging.getLogger("qosdesk.example")
kept: list[object] = []
release = threading.Event()


@pytest.fixture(scope="module")
def background_thread():
    stop = threading.Event()
    thread = threading.Thread(target=stop.wait)
    thread.start()
    yield thread
    stop.set()
    thread.join()


# -- log records ------------------------------------------


def test_bad_unexpected_warning():
    log.warning("the gate is open")


def test_bad_unexpected_error_of_a_logger_that_does_not_propagate():
    quiet = logging.getLogger("quiet.example")
    quiet.propagate = False
    quiet.addHandler(logging.NullHandler())
    quiet.error("nobody hears this")


@pytest.mark.expected_log("qosdesk", "WARNING", "the gate")
def test_bad_announced_record_does_not_come():
    log.info("the gate is open")


@pytest.mark.expected_log("qosdesk.example", "WARNING", "the gate")
def test_bad_another_record_than_the_announced():
    log.warning("the gate is open")
    log.warning("the roof is gone")


@pytest.mark.expected_log("qosdesk.example", "WARNING", r"the gate is \w+")
def test_good_announced_by_mark():
    log.warning("the gate is open")


def test_good_announced_inside(expected_log):
    expected_log("qosdesk", logging.ERROR, "the gate")
    log.error("the gate is open")


@pytest.mark.allow_logs
def test_good_allowed_to_log():
    log.warning("anything")


def test_good_information_is_free():
    log.info("the gate is open")


# -- asyncio, threads, warnings ------------------------------------------


async def test_bad_task_left_running():
    kept.append(asyncio.create_task(asyncio.sleep(60), name="sleeper"))


def test_bad_task_left_running_in_run_async(run_async):
    async def leave_one():
        kept.append(asyncio.ensure_future(asyncio.sleep(60)))

    run_async(leave_one())


def test_bad_deadline_passes(run_async):
    run_async(asyncio.sleep(60), deadline_s=0.02)


def test_bad_loop_left_open():
    kept.append(asyncio.new_event_loop())


async def test_bad_exception_of_a_task_that_nobody_awaits():
    async def fail():
        raise RuntimeError("unheard")

    task = asyncio.create_task(fail())
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    del task


def test_bad_thread_left_running():
    threading.Thread(target=release.wait, name="lingerer").start()


def test_good_thread_of_a_wider_fixture(background_thread):
    assert background_thread.is_alive()


def test_good_thread_of_a_wider_fixture_again(background_thread):
    release.set()


def test_bad_python_warning():
    warnings.warn("old ways", DeprecationWarning, stacklevel=1)


async def test_good_coroutine_with_a_fixture(home_dir):
    task = asyncio.create_task(asyncio.sleep(0))
    await task
    assert home_dir.is_dir()


# -- network and home ------------------------------------------


def test_bad_connection_beyond_loopback():
    with socket.socket() as probe:
        probe.settimeout(0.01)
        probe.connect(("192.0.2.1", 9))


def test_bad_connection_beyond_loopback_swallowed():
    with socket.socket() as probe, contextlib.suppress(Exception):
        probe.settimeout(0.01)
        probe.connect(("192.0.2.1", 9))
    with contextlib.suppress(AssertionError), socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        probe.sendto(b"x", ("192.0.2.1", 9))


def test_bad_name_look_up():
    socket.getaddrinfo("quotes.invalid", 443)


async def test_bad_name_look_up_by_the_loop():
    await asyncio.get_running_loop().getaddrinfo("quotes.invalid", 443)


def test_good_loopback():
    with socket.create_server(("127.0.0.1", 0)) as server:
        for host in ("127.0.0.1", "localhost"):
            with contextlib.suppress(OSError):
                socket.create_connection((host, server.getsockname()[1]), timeout=1).close()


def test_good_home_is_empty_and_temporary(home_dir):
    assert Path.home() == home_dir
    assert not list(home_dir.iterdir())
    assert os.environ["XDG_DATA_HOME"].startswith(str(home_dir))


# -- Qt ------------------------------------------


def test_bad_qt_warning(qapp):
    from PySide6.QtCore import qWarning

    qWarning("QPainter::begin: something is wrong")


def test_bad_timer_left_active(qapp):
    from PySide6.QtCore import QTimer

    timer = QTimer()
    timer.start(1000)
    kept.append(timer)


def test_bad_window_left_open(qapp):
    from PySide6.QtWidgets import QWidget

    window = QWidget()
    window.setWindowTitle("forgotten")
    window.show()
    kept.append(window)


def test_bad_exception_in_a_slot(qapp):
    from PySide6.QtCore import QCoreApplication, QTimer

    def fail():
        raise RuntimeError("in a slot")

    QTimer.singleShot(0, fail)
    for _ in range(3):
        QCoreApplication.processEvents()


def test_good_window_of_qtbot(qtbot):
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QWidget

    window = QWidget()
    timer = QTimer(window)
    timer.start(1000)
    qtbot.addWidget(window)
    window.show()


def test_good_window_that_goes_with_the_test(qapp):
    from PySide6.QtWidgets import QWidget

    QWidget().show()


def test_good_stopped_timer(qapp):
    from PySide6.QtCore import QTimer

    timer = QTimer()
    timer.start(1000)
    timer.stop()
    kept.append(timer)


def test_good_qasync(run_qasync):
    async def answer():
        await asyncio.sleep(0.001)
        return 42

    assert run_qasync(answer()) == 42


def test_bad_qasync_task_left_running(run_qasync):
    async def leave_one():
        kept.append(asyncio.ensure_future(asyncio.sleep(60)))

    run_qasync(leave_one())
