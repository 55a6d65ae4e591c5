"""Calls that may hang: their answer or error arrives, and nobody has to wait for them."""

from __future__ import annotations

import asyncio
import threading

import pytest

from qosdesk.net.threads import on_thread


async def test_an_answer_and_an_error_arrive():
    assert await on_thread(lambda: 42, "answer") == 42
    with pytest.raises(ZeroDivisionError):
        await on_thread(lambda: 1 // 0, "error")


async def test_a_call_that_hangs_can_be_left_at_once():
    free = threading.Event()
    with pytest.raises(TimeoutError):
        async with asyncio.timeout(0.02):
            await on_thread(lambda: free.wait(10), "hangs")
    free.set()
