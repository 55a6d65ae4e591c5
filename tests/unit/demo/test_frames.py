"""Frames as a server writes them (RFC 6455)."""

from __future__ import annotations

import pytest

from qosdesk.demo.frames import binary_frame, close_frame, cut_short, text_frame


@pytest.mark.parametrize(
    ("size", "head"),
    [(5, b"\x81\x05"), (300, b"\x81\x7e\x01\x2c"), (70_000, b"\x81\x7f" + (70_000).to_bytes(8))],
)
def test_a_text_frame_tells_its_length_in_the_shortest_form(size: int, head: bytes):
    assert text_frame("x" * size) == head + b"x" * size
    assert cut_short(text_frame("x" * size)) == text_frame("x" * (size // 2))


def test_binary_and_close_frames():
    assert binary_frame(b"\x78\x9c") == b"\x82\x02\x78\x9c"
    assert close_frame(1000, "bye") == b"\x88\x05\x03\xe8bye"
